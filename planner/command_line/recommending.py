"""`sla-planner recommend`: the cheapest staffing of a coverage, or of them all, and what of it is proven."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from planner.command_line.endings import COULD_NOT_BE_DONE, INPUT_IS_WRONG, STANDARD_OUTPUT, complain, naming
from planner.command_line.interrupts import stop_on_interrupt
from planner.command_line.result_file import NoDestinationError, result_file, write_result
from planner.command_line.result_tables import print_coverage
from planner.command_line.running import OpenHands, plain_console
from planner.recommending.goals import Goal
from planner.recommending.hours_for_costs import ROSTERED_HOURS
from planner.recommending.recommendation import Recommendation, State
from planner.recommending.recommendation_json import recommendation_text
from planner.recommending.recommending import recommend
from planner.recommending.sentences import proof_sentence, recommendation_sentence
from planner.scenario.reading import read_scenario
from planner.scenario.scenario import Scenario
from planner.studies.study_choice import ChoiceError, StudyChoice, chosen_scenario


def recommend_for_file(
    path: Path,
    coverage: str | None,
    *,
    hands: OpenHands,
    goal: Goal,
    seed: int | None,
    time_limit_s: float | None,
    json_path: str | None,
) -> int:
    """Search, print what was found or write it as JSON; returns the exit status.

    Without a coverage every one is searched, and the cheapest of them is what is recommended.
    0 with a staffing that meets the goals, also one that is not confirmed and says so; 1 without. Ctrl+C stops the
    search; the best so far is shown.
    """
    try:
        choice = StudyChoice(coverages=None if coverage is None else (coverage,), seed=seed)
        scenario = chosen_scenario(read_scenario(path), choice)
        json_file = None if json_path is None else result_file(json_path, path)
    except (ChoiceError, NoDestinationError) as error:
        complain(str(error))
        return INPUT_IS_WRONG
    every = _searched(scenario, hands, goal, time_limit_s)
    found = min(every, key=_rank)
    if json_file is not None:
        write_result(json_file, recommendation_text(found))
    with naming(STANDARD_OUTPUT):
        if json_path is not None and json_file is None:
            sys.stdout.write(recommendation_text(found))
        else:
            _print_others([each for each in every if each is not found], plain_console())
            _print(found, plain_console())
        sys.stdout.flush()
    return 0 if found.is_feasible else COULD_NOT_BE_DONE


def _searched(
    scenario: Scenario, hands: OpenHands, goal: Goal, time_limit_s: float | None
) -> tuple[Recommendation, ...]:
    """A recommendation for each coverage in turn, the time shared between those that are left."""
    names, found = [each.name for each in scenario.coverage], list[Recommendation]()
    begun_s = monotonic()
    with stop_on_interrupt() as stopped, hands() as workers:
        for number, name in enumerate(names):
            share_s = None
            if time_limit_s is not None:
                share_s = max(0.0, time_limit_s - (monotonic() - begun_s)) / (len(names) - number)
            with _status(name) as show:
                found.append(recommend(scenario, name, workers, show, stopped.is_set, goal=goal, time_limit_s=share_s))
    return tuple(found)


def _rank(found: Recommendation) -> tuple[bool, bool, bool, float]:
    """What is confirmed before what is not, what has a price before what has none, and then the cheapest."""
    has_price = found.currency != ROSTERED_HOURS
    return not found.is_feasible, not found.is_confirmed, not has_price, found.cost_per_week or 0.0


@contextmanager
def _status(name: str) -> Iterator[Callable[[object], None]]:
    """Shows how far the search is, on a terminal only."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status(escape(f"{name}: searching")) as status:
        yield lambda told: status.update(escape(f"{name}: {told}"))


def _print_others(others: list[Recommendation], console: Console) -> None:
    for each in others:
        console.print(recommendation_sentence(each), markup=False)
    if others:
        console.print()


def _print(found: Recommendation, console: Console) -> None:
    console.print(recommendation_sentence(found), markup=False)
    for sentence in (proof_sentence(found), *found.lacking):
        if sentence:
            console.print(sentence, markup=False)
    if found.headcounts is not None:
        console.print(_staffing_table(found))
        if found.result is not None:
            where = "fresh seeds" if found.confirming_seed is not None else "the replications of the search"
            console.print(f"\nOn {where}:", markup=False)
            print_coverage(found.result, found.currency, console)
    _print_list(console, "What binds:", found.binding)
    _print_list(console, "Runners-up:", _runners_up(found))
    if found.state is not State.INFEASIBLE:
        _print_list(console, "What this rests on:", found.assumptions)


def _print_list(console: Console, title: str, sentences: tuple[str, ...]) -> None:
    if sentences:
        console.print(f"\n{title}", markup=False)
        for sentence in sentences:
            console.print(f"  {sentence}", markup=False)


def _staffing_table(found: Recommendation) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading, side in (("Team", "left"), ("Shift", "left"), ("now", "right"), ("recommended", "right")):
        table.add_column(heading, justify="left" if side == "left" else "right")
    for choice, engineers in zip(found.choices, found.headcounts or (), strict=True):
        table.add_row(escape(choice.team_name), escape(choice.shift_name), str(choice.now), str(engineers))
    return table


def _runners_up(found: Recommendation) -> tuple[str, ...]:
    names = [choice.words for choice in found.choices]
    return tuple(
        f"{each.cost_per_week:,.0f} {found.currency} a week: "
        + ", ".join(f"{name} {engineers}" for name, engineers in zip(names, each.headcounts, strict=True))
        for each in found.runners_up
    )
