"""Reloading: back to what stands in the file, as one step that can be undone."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.scenario.draft import Data, draft_of_content
from planner.scenario.guards import content_of_file
from ui import edits
from ui.document import Document, Source
from ui.files.refusals import reason_of
from ui.files.watching import Watching
from ui.running.background import Background


class Reloading(QObject):
    """Reads the file of the document again, in a thread."""

    reloaded = Signal()
    refused = Signal(str)
    """Why what stands there cannot be had; the document is as it was."""

    def __init__(self, background: Background, document: Document, watching: Watching) -> None:
        super().__init__(document)
        self._background = background
        self._document = document
        self._watching = watching

    def reload(self, words: str) -> None:
        """Make what stands in the file the draft; `words` name the step."""
        source = self._document.source
        if source is not None and source.path is not None:
            self._background.start("reloading", partial(self._read, source, source.path, words))

    def _read(self, before: Source, path: Path, words: str) -> None:
        """In a thread."""
        try:
            content = content_of_file(path)
            data = draft_of_content(content)
        except PlannerError as error:
            self._background.deliver(partial(self.refused.emit, f"{path.name} cannot be loaded: {reason_of(error)}."))
        else:
            self._background.deliver(partial(self._take, before, Source(content, path), data, words))

    def _take(self, before: Source, source: Source, data: Data, words: str) -> None:
        if self._document.source is before:  # Or it was saved meanwhile, or is another one.
            edits.replace_draft(self._document, data=data, words=words)
            self._document.saved(source)
            self._watching.follow(source.path, source.content)
            self.reloaded.emit()
