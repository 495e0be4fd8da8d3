"""Settings: what the desktop remembers from one start to the next, in one INI file that a person can read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ui.palette import Colours

MOST_RECENT = 15


class Settings:
    """Typed access to the settings file of this user."""

    def __init__(self) -> None:
        self._stored = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "sla-planner", "desktop")

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """The files that were open, the last one first; some may have vanished."""
        stored = self._stored.value("recent_files", [])
        words = [stored] if isinstance(stored, str) else stored
        return tuple(Path(word) for word in words if word) if isinstance(words, list) else ()

    def remember_file(self, path: Path) -> None:
        whole = path.absolute()
        others = [recent for recent in self.recent_files if recent != whole]
        self._stored.setValue("recent_files", [str(recent) for recent in [whole, *others][:MOST_RECENT]])

    def forget_file(self, path: Path) -> None:
        """Take a file off the list of those that were open."""
        self._stored.setValue("recent_files", [str(recent) for recent in self.recent_files if recent != path])

    @property
    def colours(self) -> Colours:
        """The system's where nothing, or nothing known, is stored."""
        stored = str(self._stored.value("colours", Colours.SYSTEM.value))
        return next((colours for colours in Colours if colours.value == stored), Colours.SYSTEM)

    @colours.setter
    def colours(self, colours: Colours) -> None:
        self._stored.setValue("colours", colours.value)

    @property
    def text_percent(self) -> int:
        """The size of all text, in per cent of the system's."""
        stored = str(self._stored.value("text_percent", "100"))
        return int(stored) if stored.isdecimal() else 100

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._stored.setValue("text_percent", percent)

    @property
    def export_folder(self) -> Path:
        """Where a chart was last written, at first the user's own folder."""
        return Path(str(self._stored.value("export_folder", str(Path.home()))))

    @export_folder.setter
    def export_folder(self, folder: Path) -> None:
        self._stored.setValue("export_folder", str(folder))

    @property
    def cluster(self) -> str:
        """The address of the cluster that replications run on; empty where they run on this machine."""
        return str(self._stored.value("cluster", ""))

    @cluster.setter
    def cluster(self, address: str) -> None:
        self._stored.setValue("cluster", address)
        if address:
            self._stored.setValue("last_cluster", address)

    @property
    def is_live(self) -> bool:
        """Whether edits are simulated at once."""
        return str(self._stored.value("live", "true")) != "false"

    @is_live.setter
    def is_live(self, is_live: bool) -> None:
        self._stored.setValue("live", "true" if is_live else "false")

    @property
    def last_cluster(self) -> str:
        """The cluster that was used last, for whoever goes back to it."""
        return str(self._stored.value("last_cluster", ""))

    def layout(self, name: str) -> QByteArray:
        """Where a window, a splitter or a table's columns were; empty the first time."""
        stored = self._stored.value(f"layout/{name}")
        return stored if isinstance(stored, QByteArray) else QByteArray()

    def keep_layout(self, name: str, layout: QByteArray) -> None:
        self._stored.setValue(f"layout/{name}", layout)
