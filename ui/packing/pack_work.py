"""Pack work: making a decision pack and writing its files, in the thread of a job.

The packs' room draws charts, so it is loaded when a pack is made, and not with the window.
"""

# ruff: noqa: PLC0415  # as said above

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.attainment.results import StudyResult
from planner.disk_words import why_not_written
from planner.errors import PlannerError
from planner.grammar import capitalised
from planner.scenario.scenario import Scenario
from planner.studies.ordered_tasks import TasksCancelledError
from planner.studies.study import StudyCancelledError
from planner.studies.workers import Workers
from planner.whole_file import write_whole
from ui.packing.pack_wish import Include, PackWish
from ui.packing.place import why_not_there

if TYPE_CHECKING:
    from planner.decision_pack.case import Part
    from planner.decision_pack.contents import Pack
    from planner.decision_pack.making import Ask


class NotWrittenError(PlannerError):
    """A file of a pack could not be written."""


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """The files of a pack."""

    folder: Path
    paths: tuple[Path, ...]
    lacks: tuple[str, ...] = ()
    """What was wanted and could not be found."""


@dataclass(frozen=True, slots=True, eq=False)
class Stopped:
    """Its user stopped it, so no file was written: half a pack must not take the place of a whole one."""


@dataclass(frozen=True, slots=True, eq=False)
class PackWork:
    """What a job does for one wish."""

    scenario: Scenario
    scenario_text: str
    """The file's own, or empty where it says something else."""
    study: StudyResult | None
    """Of this very scenario; None: it is simulated first."""
    wish: PackWish

    def __call__(
        self, workers: Workers, tell: Callable[[object], None], is_cancelled: Callable[[], bool], /
    ) -> Packed | Stopped:
        wish = self.wish
        _make_sure_of(wish)
        ask = _ask_of(wish)
        try:
            pack = self._pack(ask, workers, tell, is_cancelled)
        except (StudyCancelledError, TasksCancelledError):
            return Stopped()
        # A pack that was stopped is made all the same, of what was found by then.
        contents = {} if is_cancelled() else _contents_of(pack, wish, tell)
        if is_cancelled():
            return Stopped()
        _write(contents)
        wanted = {capitalised(part.value) for part in ask.parts}
        lacks = tuple(left_out.title for left_out in pack.left_out if left_out.title in wanted)
        return Packed(wish.folder, tuple(contents), lacks)

    def _pack(
        self, ask: Ask, workers: Workers, tell: Callable[[object], None], is_cancelled: Callable[[], bool]
    ) -> Pack:
        from planner.decision_pack.making import make_pack
        from planner.reporting.progress_words import words_of_progress
        from planner.studies.tally import Progress

        def tell_words(told: object) -> None:
            tell(words_of_progress(told) if isinstance(told, Progress) else str(told))

        return make_pack(
            self.scenario,
            ask,
            workers,
            scenario_text=self.scenario_text,
            study=self.study,
            tell=tell_words,
            is_cancelled=is_cancelled,
        )


def _make_sure_of(wish: PackWish) -> None:
    """That the folder still takes files: nobody waits for minutes to hear that it does not."""
    why_not = why_not_there(wish)
    if why_not:
        raise _not_written(why_not)


def _contents_of(pack: Pack, wish: PackWish, tell: Callable[[object], None]) -> Mapping[Path, bytes]:
    """What stands in the files, by their paths."""
    from planner.decision_pack.html import html_text
    from planner.decision_pack.pdf import pdf_bytes
    from planner.decision_pack.xlsx import xlsx_bytes

    makers: Mapping[str, Callable[[Pack], bytes]] = {
        "pdf": pdf_bytes,
        "xlsx": xlsx_bytes,
        "html": lambda made: html_text(made).encode("utf-8"),
    }
    contents = dict[Path, bytes]()
    for ending, path in wish.paths.items():
        tell(f"writing {path.name}")
        contents[path] = makers[ending](pack)
    return contents


def _write(contents: Mapping[Path, bytes]) -> None:
    """All files in one go, so that whoever stops it finds none of them or all."""
    for path, content in contents.items():
        try:
            write_whole(path, content)
        except OSError as error:
            raise _not_written(why_not_written(error, path)) from error


def _not_written(why: str) -> NotWrittenError:
    return NotWrittenError(f"the decision pack was not written: {why}", mend="choose another folder")


def _ask_of(wish: PackWish) -> Ask:
    from planner.decision_pack.making import Ask

    return Ask(
        question=wish.question,
        coverage=wish.coverage,
        against=wish.against,
        date=dt.datetime.now().astimezone().date() if wish.has_date else None,
        parts=_parts_of(wish.includes),
    )


def _parts_of(includes: frozenset[Include]) -> frozenset[Part]:
    from planner.decision_pack.case import Part

    parts = {
        Include.STAFFING: (Part.RECOMMENDATION,),
        Include.HEADROOM: (Part.HEADROOM, Part.SENSITIVITY, Part.WORTH),
        Include.REASONS: (Part.REASONS, Part.CHANGES),
        Include.PRICES: (Part.PRICES,),
    }
    return frozenset(part for include in includes for part in parts[include])
