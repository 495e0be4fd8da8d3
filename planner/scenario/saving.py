"""Saving: an edited draft as the file of its scenario, whole or not at all, and readable for certain.

What is written is read again before it touches the disk. Whatever goes wrong, the file from before is untouched, and
the sentence says so.
"""

from __future__ import annotations

from pathlib import Path

from planner.disk_words import why_no_name, why_not_written
from planner.errors import PlannerError
from planner.moments import moment_of, now, words_of_moment
from planner.scenario.draft import Data, draft_of_content
from planner.scenario.findings import ScenarioErrors
from planner.scenario.guards import MOST_BYTES
from planner.scenario.keeping import text_keeping
from planner.scenario.matching import is_same
from planner.scenario.migration import migrate
from planner.whole_file import write_whole

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class NotSavedError(PlannerError):
    """Nothing was written: why, and what is on disk, in whole sentences."""


def save(path: Path, content_before: bytes, data: Data) -> bytes:
    """Write a draft that began from these bytes to a file, and return what stands in it now.

    Raises NotSavedError, and the file is as it was.
    """
    refused = why_no_name(path.name)
    if refused:
        raise _not_saved(refused, path)
    try:
        content = content_keeping(content_before, data)
    except PlannerError as error:
        raise _not_saved(str(error), path) from error
    try:
        write_whole(path, content)
    except OSError as error:
        raise _not_saved(why_not_written(error, path), path) from error
    return content


def content_keeping(content: bytes, data: Data) -> bytes:
    """The bytes of a file, changed to hold a draft, in which everything else is as it was: comments, line ends, mark.

    The very same bytes if they hold the draft already. Raises PlannerError for what no file can hold.
    """
    wanted, _ = migrate(data)
    if is_same(draft_of_content(content), wanted):
        return content
    mark = BYTE_ORDER_MARK if content.startswith(BYTE_ORDER_MARK) else b""
    try:
        made = mark + text_keeping(content.decode("utf-8-sig"), wanted).encode()
    except UnicodeEncodeError:
        raise PlannerError("a text of the scenario holds half a character, which no file can hold") from None
    if len(made) > MOST_BYTES:
        raise PlannerError(f"the scenario takes {len(made):,} bytes, and a file may have {MOST_BYTES:,}")
    _refuse_what_reads_otherwise(made, wanted)
    return made


def _refuse_what_reads_otherwise(made: bytes, wanted: Data) -> None:
    try:
        read = draft_of_content(made)
    except ScenarioErrors as error:
        raise PlannerError(f"the planner could not open the file again: {error}") from error
    if not is_same(read, wanted):
        raise PlannerError(
            "the file would not hold what is on screen, which is a fault of the planner; please report it"
        )


def _not_saved(why: str, path: Path) -> NotSavedError:
    return NotSavedError(f"Not saved: {why}. {_words_of_what_is_there(path)}")


def _words_of_what_is_there(path: Path) -> str:
    """What somebody wants to know first when saving failed."""
    try:
        written = moment_of(path.stat().st_mtime) if path.is_file() else None
    except (OSError, ValueError, OverflowError):
        written = None
    if written is None:
        return "Nothing was written."
    return f"The file from {words_of_moment(written, now().date())} is untouched."
