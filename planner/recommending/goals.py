"""Goals of a recommendation: what a staffing must reach, and what a result says about that."""

from __future__ import annotations

from dataclasses import dataclass

from planner.attainment.results import CoverageResult, TargetResult
from planner.estimates.verdicts import Verdict, verdict_of


@dataclass(frozen=True, slots=True)
class Goal:
    """Every contractual target at its goal; or, with a chance, months that meet all of these goals at once."""

    month_chance: float | None = None
    """The chance that a month meets every contractual goal, above 0 and below 1; None asks for the attainments."""

    def __post_init__(self) -> None:
        if self.month_chance is not None and not 0.0 < self.month_chance < 1.0:
            raise ValueError(f"a chance lies between 0 and 1, not at {self.month_chance}")

    @property
    def words(self) -> str:
        if self.month_chance is None:
            return "every contractual target at its goal"
        return f"a month meets every contractual goal with a chance of {self.month_chance:.0%}"

    def part_of(self, goal: float) -> float:
        """What a target's long-run attainment must reach at least for this: the target's own goal, or less for months.

        If a share c of months reach a goal g, then the mean over months is at least c times g.
        """
        return goal if self.month_chance is None else self.month_chance * goal


def contractual(result: CoverageResult) -> tuple[TargetResult, ...]:
    """The contractual targets that had tickets, in their order."""
    return tuple(each for each in result.targets if each.target.contractual and each.attainment is not None)


def margin(result: CoverageResult, goal: Goal) -> float:
    """How far the tightest target, or the months, lie above what is asked, in shares; below zero, how far below.

    Without contractual targets nothing can be missed, and the margin is 1.
    """
    if goal.month_chance is not None:
        months = result.months_meet_all
        return 1.0 if months is None else months.meet_goal - goal.month_chance
    margins = [each.attainment - each.target.goal for each in contractual(result) if each.attainment is not None]
    return min(margins, default=1.0)


def verdict(result: CoverageResult, goal: Goal, replications: int) -> Verdict:
    """Met if all of it is, missed if any of it is, else too close to call."""
    if goal.month_chance is not None:
        months = result.months_meet_all
        if months is None:
            return Verdict.NO_TICKETS
        return verdict_of(months.ci95, goal.month_chance, int(result.month_count.any(axis=1).sum()), replications)
    verdicts = {each.verdict for each in contractual(result)}
    for one in (Verdict.MISSED, Verdict.TOO_CLOSE):
        if one in verdicts:
            return one
    return Verdict.MET


def values_asked(result: CoverageResult, goal: Goal) -> dict[str, float]:
    """How far each thing asked lies above what is asked of it, by a name of its own; below zero, how far below."""
    if goal.month_chance is not None:
        months = result.months_meet_all
        return {} if months is None else {"months": months.meet_goal - goal.month_chance}
    return {
        f"{each.target.plan} {each.target.severity.word} {each.target.metric.value}": each.attainment - each.target.goal
        for each in contractual(result)
        if each.attainment is not None
    }
