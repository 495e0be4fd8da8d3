"""Headroom: how much more a staffing bears, what matters most to it, and what an engineer on each shift is worth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.headroom.engineer_worth import find_engineer_worth
from planner.headroom.growth import find_headroom
from planner.headroom.headroom_tables import breaking_table, price_table, shift_table, tornado_table
from planner.headroom.headroom_words import headroom_sentences
from planner.headroom.outcome import EngineerWorth, Headroom, PromisePrices, Sensitivity
from planner.headroom.price_words import price_sentences
from planner.headroom.promise_prices import find_clause_prices
from planner.headroom.sensitivity import find_sensitivity
from planner.headroom.worth_words import sensitivity_sentences, worth_sentences
from planner.scenario.scenario import Scenario
from planner.studies.workers import Workers
from ui.answers.paintings import headroom_painting, price_painting, tornado_painting, worth_painting
from ui.answers.question import Question
from ui.answers.section import Section
from ui.jobs.job import JobWork

EXPLANATION = (
    "How much growth this staffing survives, which of the scenario's assumptions matter most, and what one engineer "
    "more or fewer on each shift is worth. Each is simulated many times, which takes a minute or two."
)
PRICE_EXPLANATION = (
    "What each clause of the plans costs: it is dropped, or made a step looser or tighter, and the coverage is staffed "
    "again as cheaply as it can be. A search for every clause takes many minutes."
)


@dataclass(frozen=True, slots=True, eq=False)
class HeadroomFound:
    """What is known so far."""

    headroom: Headroom | None = None
    sensitivity: Sensitivity | None = None
    worth: EngineerWorth | None = None


def headroom_work(scenario: Scenario, coverage: str) -> JobWork:
    """All three, the first told before the next is begun."""

    def work(
        workers: Workers, tell: Callable[[object], None], is_cancelled: Callable[[], bool]
    ) -> HeadroomFound | None:
        found = HeadroomFound()

        def tell_words(told: object) -> None:
            if isinstance(told, str):
                tell(told)

        for name, find in (
            ("headroom", find_headroom),
            ("sensitivity", find_sensitivity),
            ("worth", find_engineer_worth),
        ):
            if is_cancelled():
                break
            outcome = find(scenario, coverage, workers, tell_words, is_cancelled)
            if outcome is not None:
                found = replace(found, **{name: outcome})  # type: ignore[arg-type]  # each in its own field
                tell(found)
        return found if found.headroom is not None else None

    return work


def headroom_sections(scenario: Scenario, _coverage: str, found: object) -> Sequence[Section]:
    """The answer first, then what it rests on."""
    return tuple(_sections(scenario, found)) if isinstance(found, HeadroomFound) else ()


def _sections(scenario: Scenario, found: HeadroomFound) -> Iterator[Section]:
    if found.headroom is not None:
        answer, *rest = headroom_sentences(found.headroom)
        table = breaking_table(found.headroom)
        yield Section(answer, tuple(rest), table, headroom_painting(scenario, found.headroom, answer))
    if found.sensitivity is not None:
        answer, *rest = sensitivity_sentences(found.sensitivity)
        table = tornado_table(found.sensitivity)
        yield Section(answer, tuple(rest), table, tornado_painting(scenario, found.sensitivity, answer))
    if found.worth is not None:
        answer, *rest = worth_sentences(found.worth)
        yield Section(answer, tuple(rest), shift_table(found.worth), worth_painting(scenario, found.worth, answer))


def price_work(scenario: Scenario, coverage: str) -> JobWork:
    """A search for each clause, told one by one."""

    def work(
        workers: Workers, tell: Callable[[object], None], is_cancelled: Callable[[], bool]
    ) -> PromisePrices | None:
        return find_clause_prices(scenario, coverage, workers, tell, is_cancelled)

    return work


def price_sections(scenario: Scenario, _coverage: str, found: object) -> Sequence[Section]:
    """What clauses cost, as far as that is known."""
    if not isinstance(found, PromisePrices):
        return ()
    answer, *rest = price_sentences(found, scenario.currency)
    return (Section(answer, tuple(rest), price_table(found), price_painting(scenario, found, answer)),)


HEADROOM = Question(
    key="headroom",
    title="Headroom",
    explanation=EXPLANATION,
    ask="Find the headroom",
    doing="Finding the headroom of",
    work=headroom_work,
    sections=headroom_sections,
)
PRICES = Question(
    key="prices",
    title="The price of a promise",
    explanation=PRICE_EXPLANATION,
    ask="Find the prices",
    doing="Finding what clauses cost in",
    work=price_work,
    sections=price_sections,
)
