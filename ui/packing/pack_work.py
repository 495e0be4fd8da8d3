"""Pack work: making a decision pack and writing its files, in the thread of a job.

The packs' room draws charts, so it is loaded when a pack is made, and not with the window.
"""

# ruff: noqa: PLC0415  # as said above

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from planner.attainment.results import StudyResult
from planner.disk_words import why_not_written
from planner.errors import PlannerError
from planner.grammar import capitalised
from planner.scenario.scenario import Scenario
from planner.studies.workers import Workers
from ui.packing.pack_wish import Include, PackWish

if TYPE_CHECKING:
    from planner.decision_pack.case import Part


class NotWrittenError(PlannerError):
    """A file of a pack could not be written."""


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """The files of a pack."""

    folder: Path
    paths: tuple[Path, ...]
    lacks: tuple[str, ...] = ()
    """What was wanted and could not be found, or not before it was stopped."""


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
    ) -> Packed | None:
        from planner.decision_pack.html import write_html
        from planner.decision_pack.making import Ask, make_pack
        from planner.decision_pack.pdf import write_pdf
        from planner.decision_pack.xlsx import write_xlsx
        from planner.reporting.progress_words import words_of_progress
        from planner.studies.tally import Progress

        def tell_words(told: object) -> None:
            tell(words_of_progress(told) if isinstance(told, Progress) else str(told))

        wish = self.wish
        _make_sure_of(wish)
        ask = Ask(
            question=wish.question,
            coverage=wish.coverage,
            against=wish.against,
            date=dt.datetime.now().astimezone().date() if wish.has_date else None,
            parts=_parts_of(wish.includes),
        )
        pack = make_pack(
            self.scenario,
            ask,
            workers,
            scenario_text=self.scenario_text,
            study=self.study,
            tell=tell_words,
            is_cancelled=is_cancelled,
        )
        writers = {"pdf": write_pdf, "xlsx": write_xlsx, "html": write_html}
        try:
            for ending, path in wish.paths.items():
                tell(f"writing {path.name}")
                writers[ending](pack, path)
        except OSError as error:
            raise _not_written(error, wish) from error
        wanted = {capitalised(part.value) for part in ask.parts}
        lacks = tuple(left_out.title for left_out in pack.left_out if left_out.title in wanted)
        return Packed(wish.folder, tuple(wish.paths.values()), lacks)


def _make_sure_of(wish: PackWish) -> None:
    """That the folder is there and takes files: nobody waits for minutes to hear that it does not."""
    try:
        wish.folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=wish.folder):
            pass
    except OSError as error:
        raise _not_written(error, wish) from error


def _not_written(error: OSError, wish: PackWish) -> NotWrittenError:
    why = why_not_written(error, wish.folder / wish.stem)
    return NotWrittenError(f"the decision pack was not written: {why}", mend="choose another folder")


def _parts_of(includes: frozenset[Include]) -> frozenset[Part]:
    from planner.decision_pack.case import Part

    parts = {
        Include.STAFFING: (Part.RECOMMENDATION,),
        Include.HEADROOM: (Part.HEADROOM, Part.SENSITIVITY, Part.WORTH),
        Include.REASONS: (Part.REASONS, Part.CHANGES),
        Include.PRICES: (Part.PRICES,),
    }
    return frozenset(part for include in includes for part in parts[include])
