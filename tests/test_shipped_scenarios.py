"""The shipped scenarios: each is sound, introduces itself in one sentence, and teaches what its header says it does.

A header's numbers are rounded and stand in the file; what is held here are the verdicts and the sizes that its lesson
rests on, at the file's own replications or fewer.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from planner.attainment.results import CoverageResult, MissedBecause, TargetResult
from planner.command_line.checking import check_files
from planner.estimates.verdicts import Verdict
from planner.plans import SEVERITY_OF_WORD, Metric
from planner.scenario.reading import read_scenario
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers

SCENARIOS = Path(__file__).resolve().parent.parent / "scenarios"
FILES = sorted(SCENARIOS.glob("*.toml"))
LONGEST_LINE = 120
FIRST, UPDATES = Metric.FIRST_RESPONSE, Metric.UPDATES


def test_there_are_files() -> None:
    assert len(FILES) >= 7


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_shipped_file_is_sound(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = check_files([path])
    assert (status, capsys.readouterr().err) == (0, "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_its_first_line_is_one_sentence_for_a_gallery(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith("# ")
    sentence = first.removeprefix("# ")
    assert len(first) <= LONGEST_LINE
    assert sentence[0].isupper()
    assert sentence.count(".") + sentence.count("?") == 1
    assert sentence[-1] in ".?"


@lru_cache(maxsize=16)
def played(file: str, coverage: str, replications: int | None = None) -> CoverageResult:
    """One coverage of a shipped file; every coverage alone faces the same tickets as beside the others."""
    choice = StudyChoice((coverage,), replications, None)
    study = run_study(read_scenario(SCENARIOS / f"{file}.toml"), InlineWorkers(), choice=choice)
    return study.coverages[0]


def target(coverage: CoverageResult, plan: str, severity: str, metric: Metric) -> TargetResult:
    (result,) = (
        result
        for result in coverage.targets
        if (result.target.plan, result.target.severity, result.target.metric)
        == (plan, SEVERITY_OF_WORD[severity], metric)
    )
    return result


def share(result: TargetResult) -> float:
    assert result.attainment is not None
    return result.attainment


def reasons(result: TargetResult) -> MissedBecause:
    assert result.missed_because is not None
    return result.missed_because


def verdicts(coverage: CoverageResult, *, contractual: bool) -> set[Verdict]:
    """The verdicts of all contractual targets, or of the suggested ones, that had tickets."""
    found = {result.verdict for result in coverage.targets if result.target.contractual is contractual}
    return found - {Verdict.NO_TICKETS}


@pytest.mark.slow
def test_the_sample_misses_extended_urgent_on_business_hours_because_no_one_is_on_shift() -> None:
    result = target(played("neptune", "Business hours", 10), "Extended", "urgent", FIRST)
    assert result.verdict is Verdict.MISSED
    assert share(result) < 0.5
    assert reasons(result).no_one_on_shift > 0.9


@pytest.mark.slow
def test_the_sample_meets_every_contractual_target_by_following_the_sun() -> None:
    """53 replications are what the file's precision takes with all coverages; this one alone would stop sooner."""
    assert verdicts(played("neptune", "Follow the sun", 53), contractual=True) == {Verdict.MET}


@pytest.mark.slow
def test_a_first_look_misses_what_happens_while_oslo_sleeps() -> None:
    result = target(played("first-look", "Oslo, business hours", 23), "Extended", "urgent", FIRST)
    assert result.verdict is Verdict.MISSED
    assert reasons(result).no_one_on_shift > 0.9


@pytest.mark.slow
def test_an_outage_takes_ongoing_updates_and_only_more_hands_bring_them_back() -> None:
    plain, interrupting, second_line = (
        played("outage-burst", name) for name in ("No interrupts", "Urgent interrupts", "Second line on call")
    )
    for helpless in (plain, interrupting):
        updates = target(helpless, "Basic", "urgent", UPDATES)
        assert updates.verdict is Verdict.MISSED
        assert updates.months is not None
        assert 0.5 < updates.months.meet_goal < 0.85
        assert share(target(helpless, "Basic", "urgent", FIRST)) > 0.94
    assert verdicts(second_line, contractual=True) == {Verdict.MET}


@pytest.mark.slow
def test_a_holiday_costs_only_where_the_customers_clock_runs_on() -> None:
    seoul, tokyo, stayed = (
        target(played("holiday-week", name), "Extended", "high", FIRST)
        for name in ("Team in Seoul", "Team in Tokyo", "Team in Tokyo, two stay")
    )
    assert (seoul.verdict, tokyo.verdict, stayed.verdict) == (Verdict.MET, Verdict.MISSED, Verdict.MET)
    assert reasons(tokyo).no_one_on_shift > 0.9
    assert tokyo.bound is not None
    assert share(tokyo) <= tokyo.bound < 0.92
    assert tokyo.months is not None
    assert tokyo.months.meet_goal < 0.4


@pytest.mark.slow
def test_growth_breaks_low_first_or_the_contract_if_served_as_it_comes() -> None:
    today, first_come, one_more = (
        played("growth", name) for name in ("As today", "First come, first served", "One more engineer")
    )
    assert verdicts(today, contractual=True) == {Verdict.MET}
    for plan in ("Basic", "Extended"):
        assert target(today, plan, "low", FIRST).verdict is Verdict.MISSED
        assert target(first_come, plan, "low", FIRST).verdict is Verdict.MET
    broken = target(first_come, "Extended", "high", FIRST)
    assert broken.verdict is Verdict.MISSED
    assert reasons(broken).less_important_work > 0.7
    assert verdicts(one_more, contractual=True) | verdicts(one_more, contractual=False) == {Verdict.MET}
    assert "backlog still rises" in today.warnings[0]
    assert today.backlog[-4] > 4 * today.backlog[24]


@pytest.mark.slow
def test_two_tiers_break_where_the_contract_does_not_look() -> None:
    few_generalists, few_specialists, bridge, pool = (
        played("second-tier", name)
        for name in (
            "Three and two specialists",
            "Four and one specialist",
            "One of five does both",
            "Everyone does both",
        )
    )
    for coverage in (few_generalists, few_specialists, bridge, pool):
        assert verdicts(coverage, contractual=True) == {Verdict.MET}
    assert target(few_generalists, "Basic", "low", FIRST).verdict is Verdict.MISSED
    assert target(few_specialists, "Basic", "low", FIRST).verdict is Verdict.MET
    assert "backlog still rises" in few_specialists.warnings[0]
    reports, pooled_reports = (target(each, "Extended", "low", UPDATES).count for each in (few_specialists, pool))
    assert reports > 1.8 * pooled_reports
    for together in (bridge, pool):
        assert verdicts(together, contractual=False) == {Verdict.MET}


@pytest.mark.slow
def test_at_night_a_second_pair_of_hands_is_worth_more_than_being_awake() -> None:
    asleep, awake, two = (
        target(played("night-shift", name), "Extended", "urgent", FIRST)
        for name in ("One on call", "A night shift of one", "Two on call")
    )
    assert (asleep.verdict, awake.verdict, two.verdict) == (Verdict.MISSED, Verdict.MISSED, Verdict.MET)
    assert abs(share(awake) - share(asleep)) < 0.03
    assert reasons(asleep).all_busy > 0.7
