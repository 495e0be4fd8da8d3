"""Place: whether the files of a decision pack can go where they are wanted, and what they would replace there."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryFile

from planner.disk_words import is_folder, is_there, why_not_written
from ui.packing.pack_wish import PackWish


def why_not_there(wish: PackWish) -> str:
    """Why the folder takes no such files, without a full stop; empty if it does. Nothing is left in it."""
    try:
        with TemporaryFile(dir=wish.folder):
            pass
    except OSError as error:
        return why_not_written(error, wish.folder / wish.stem)
    return next((f"{path} is a folder" for path in wish.paths.values() if is_folder(path)), "")


def files_to_replace(wish: PackWish) -> tuple[Path, ...]:
    """The files that are there already."""
    return tuple(path for path in wish.paths.values() if is_there(path))
