"""`make bench-decision`: the recommended staffing beside the one that Erlang C per interval with shift covering gives.

All are played on the same fresh seeds, and told side by side.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.erlang_staffing import ANSWERED_WITHIN_MIN, FULLEST, erlang_staffing
from planner.recommending.choices import Headcounts, alone, choices_of, with_seed
from planner.recommending.confirming import CONFIRMING_LOOK
from planner.recommending.evaluating import Evaluated, Evaluator
from planner.recommending.goals import Goal, contractual
from planner.recommending.recommending import FRESH, recommend
from planner.recommending.search import CENT
from planner.reporting.target_words import promise_of, tickets_of
from planner.scenario.reading import read_scenario
from planner.scenario.scenario import Scenario
from planner.shipped import neptune_sample
from planner.studies.trials import Trials
from planner.studies.workers import open_workers
from planner.whole_file import write_whole

COVERAGE = "Follow the sun"
RESULTS = Path(__file__).with_name("decision.json")
ANSWERED = {"Erlang C": 0.95, "Erlang C, leanest": 0.5}
"""The share that Erlang C is asked to see answered within the tightest promise: the plans' goal; and, the leanest that
makes sense, half, where hardly more than a queue that does not grow is asked."""
NOTES = (
    "Erlang C takes the touches of all tickets for calls: it knows neither which may wait nor business hours.",
    f"It is asked for an answer to each within {ANSWERED_WITHIN_MIN:.0f} minutes, the tightest contractual promise, in "
    + " or ".join(f"{share:.0%}" for share in ANSWERED.values())
    + f" of all, with at most {FULLEST:.0%} of the time worked that absence and other duties leave.",
    "In its favour: a mean working day, nothing of what waited for the day to begin, and the recommended rota.",
    "Shifts lie over the hours at the lowest cost, none below the least that the scenario gives it.",
    "All sides meet or miss by the same rule: the whole 95% interval of every contractual target, on fresh seeds.",
)


@dataclass(frozen=True, slots=True)
class Side:
    """One staffing on the fresh seeds."""

    name: str
    engineers: Headcounts
    cost_per_week: float
    attainment: Mapping[str, float]
    verdict: str


def main() -> int:
    """Print them and write them down; returns the exit status: 1 if another that meets is cheaper."""
    scenario = alone(read_scenario(neptune_sample()), COVERAGE)
    with open_workers() as workers:
        found = recommend(scenario, COVERAGE, workers, time_limit_s=600.0)
        if found.headcounts is None:
            raise RuntimeError(f"nothing was recommended: {found.state.value}")
        erlang = [erlang_staffing(scenario, found.headcounts, answered) for answered in ANSWERED.values()]
        fresh = with_seed(scenario, scenario.simulation.seed + FRESH)
        evaluator = Evaluator(fresh, Goal(), Trials(workers), looks=(CONFIRMING_LOOK,))
        ours, *theirs = evaluator.all_played([found.headcounts, *erlang], CONFIRMING_LOOK)
    sides = [side("Recommended", ours), *(side(name, each) for name, each in zip(ANSWERED, theirs, strict=True))]
    show(scenario, sides, Console())
    content = {
        "coverage": COVERAGE,
        "replications": CONFIRMING_LOOK,
        "proven_bound": found.proven_bound,
        "shifts": [choice.words for choice in found.choices],
        "sides": [asdict(each) for each in sides],
        "notes": NOTES,
    }
    write_whole(RESULTS, (json.dumps(content, indent=1) + "\n").encode())
    return int(any(each.meets and each.cost < ours.cost - CENT for each in theirs))


def side(name: str, found: Evaluated) -> Side:
    """What a staffing comes to."""
    attainment = {
        f"{tickets_of(each.target)}, {promise_of(each.target)}": each.attainment or 0.0
        for each in contractual(found.result)
    }
    return Side(name, found.headcounts, found.cost, attainment, found.verdict.value)


def show(scenario: Scenario, sides: Sequence[Side], console: Console) -> None:
    """All side by side, and what is fair to say of it."""
    table = Table(title=f"{COVERAGE}, {CONFIRMING_LOOK} fresh replications", title_justify="left")
    table.add_column("")
    for each in sides:
        table.add_column(each.name, justify="right")
    for number, choice in enumerate(choices_of(scenario.coverage[0])):
        table.add_row(choice.words, *(str(each.engineers[number]) for each in sides))
    table.add_row(f"Cost a week, {scenario.currency}", *(f"{each.cost_per_week:,.0f}" for each in sides))
    for name in sides[0].attainment:
        table.add_row(name, *(f"{each.attainment[name]:.1%}" for each in sides))
    table.add_row("Goals", *(each.verdict for each in sides))
    console.print(table)
    for note in NOTES:
        console.print(note)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.exit(main())
