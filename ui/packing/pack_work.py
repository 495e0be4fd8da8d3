"""Pack work: making a decision pack and writing its files, in the thread of a job.

The packs' room draws charts, so it is loaded when a pack is made, and not with the window.
"""

# ruff: noqa: PLC0415  # as said above

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from planner.attainment.results import StudyResult
from planner.disk_words import why_not_written
from planner.errors import PlannerError
from planner.scenario.scenario import Scenario
from planner.studies.workers import Workers
from ui.packing.pack_wish import PackWish


class NotWrittenError(PlannerError):
    """A file of a pack could not be written."""


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """The files of a pack."""

    folder: Path
    paths: tuple[Path, ...]


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
        from planner.decision_pack.case import Part
        from planner.decision_pack.html import write_html
        from planner.decision_pack.making import USUAL, Ask, make_pack
        from planner.decision_pack.pdf import write_pdf
        from planner.decision_pack.xlsx import write_xlsx
        from planner.reporting.progress_words import words_of_progress
        from planner.studies.tally import Progress

        def tell_words(told: object) -> None:
            tell(words_of_progress(told) if isinstance(told, Progress) else str(told))

        wish = self.wish
        ask = Ask(
            question=wish.question,
            coverage=wish.coverage,
            against=wish.against,
            date=dt.datetime.now().astimezone().date() if wish.has_date else None,
            parts=USUAL | {Part.PRICES} if wish.has_prices else USUAL,
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
            wish.folder.mkdir(parents=True, exist_ok=True)
            for ending, path in wish.paths.items():
                writers[ending](pack, path)
        except OSError as error:
            why = why_not_written(error, wish.folder / wish.stem)
            raise NotWrittenError(f"the decision pack was not written: {why}", mend="choose another folder") from error
        return Packed(wish.folder, tuple(wish.paths.values()))
