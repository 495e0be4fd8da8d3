"""The scenario file: what it means, and what may be left out."""

import datetime as dt
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings

from planner.business_time.durations import Duration, Reading, Unit
from planner.plans import NEPTUNE_TARGETS, Severity
from planner.scenario.coverage import Dispatch, Ownership, ShiftEnd
from planner.scenario.defaults import defaults_used
from planner.scenario.distributions import DistributionKind
from planner.scenario.plain import plain_data
from planner.scenario.plan import ONGOING
from planner.scenario.reading import read_scenario, scenario_from_data, scenario_from_text
from planner.scenario.selection import EVERYTHING, Selection, parse_item
from tests.scenario_texts import CONTRACT, with_line
from tests.strategies_scenario import scenario_data, toml_of

SCENARIOS = Path(__file__).parent.parent / "scenarios"


def test_the_file_of_the_contract_means_what_it_says() -> None:
    scenario = scenario_from_text(CONTRACT)
    assert scenario.simulation.start == dt.date(2026, 1, 5)
    assert scenario.simulation.horizon_weeks == 40
    assert scenario.simulation.first_measured == dt.date(2026, 2, 16)
    assert scenario.simulation.last_measured == dt.date(2026, 8, 16)
    basic = scenario.plan_named("Basic")
    assert basic.business_days is Reading.END_OF_DAY
    assert basic.targets[Severity.URGENT].updates == ONGOING
    assert basic.targets[Severity.LOW].first_response == Duration(9, Unit.BUSINESS_DAY)
    assert not basic.targets[Severity.LOW].contractual
    nordics = scenario.customers[0]
    assert nordics.business_hours[0].days == (0, 1, 2, 3, 4)
    assert (nordics.business_hours[0].start, nordics.business_hours[0].end) == (dt.time(9), dt.time(17))
    coverage = scenario.coverage[0]
    assert coverage.dispatch is Dispatch.SEVERITY
    assert coverage.ownership is Ownership.ANYONE
    assert coverage.shift_end is ShiftEnd.HOLD
    day, on_call = coverage.shifts
    assert day.break_ is not None
    assert day.break_.lasts.seconds == 1800
    assert day.length_s == 8 * 3600
    assert on_call.length_s == 24 * 3600
    assert on_call.handles.covers("Extended", Severity.URGENT)
    assert not on_call.handles.covers("Extended", Severity.HIGH)
    assert not on_call.handles.covers("Basic", Severity.URGENT)


def test_a_plan_overrides_what_it_names_of_a_severitys_work() -> None:
    scenario = scenario_from_text(CONTRACT)
    basic = scenario.work_for(Severity.URGENT, "Basic")
    extended = scenario.work_for(Severity.URGENT, "Extended")
    assert (basic.touches, basic.second_tier) == (4, 0.3)
    assert (extended.touches, extended.second_tier) == (6, 0.0)
    assert extended.first_response == basic.first_response
    assert basic.first_response.kind is DistributionKind.LOGNORMAL


def test_work_left_out_has_efforts_but_no_waits() -> None:
    work = scenario_from_text(CONTRACT).work_for(Severity.LOW, "Basic")
    assert work.first_response.mean is not None
    assert work.touches > 0
    assert (work.customer_wait, work.engineering, work.root_cause_analysis) == (None, None, None)
    assert (work.second_tier, work.reopened) == (0, 0)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ('"40 minutes"', DistributionKind.CONSTANT),
        ('{ mean = "40 minutes" }', DistributionKind.LOGNORMAL),
        ('{ distribution = "exponential", mean = "40 minutes" }', DistributionKind.EXPONENTIAL),
        ('{ distribution = "constant", mean = "40 minutes" }', DistributionKind.CONSTANT),
        ('{ distribution = "gamma", mean = "40 minutes", cv = 0.5 }', DistributionKind.GAMMA),
        ('{ distribution = "empirical", values = ["5 minutes", "1 hour"] }', DistributionKind.EMPIRICAL),
    ],
)
def test_every_distribution_can_be_named(written: str, kind: DistributionKind) -> None:
    scenario = scenario_from_text(with_line('touch = { mean = "40 minutes", cv = 1.0 }', f"touch = {written}"))
    assert scenario.work_for(Severity.URGENT, "Basic").touch.kind is kind


def test_a_plain_number_of_replications_is_exact() -> None:
    scenario = scenario_from_text(with_line("{ at_least = 10, at_most = 200, precision = 0.02 }", "7"))
    replications = scenario.simulation.replications
    assert (replications.at_least, replications.at_most) == (7, 7)
    assert replications.is_fixed


def test_neptunes_plans_are_known_by_name() -> None:
    scenario = read_scenario(SCENARIOS / "first-look.toml")
    extended = scenario.plan_named("Extended")
    assert extended.rank < scenario.plan_named("Basic").rank
    assert extended.guidance is None
    for plan in scenario.plans:
        for word, target in NEPTUNE_TARGETS[plan.name].items():
            read = plan.targets[Severity[word.upper()]]
            assert str(read.first_response) == target["first_response"]
            assert str(read.updates) == target["updates"]
            assert read.contractual == target.get("contractual", True)


def test_what_is_built_in_is_named() -> None:
    sentences = defaults_used(read_scenario(SCENARIOS / "first-look.toml"))
    for severity in Severity:
        assert any(severity.word in sentence and "touch" in sentence for sentence in sentences)
    assert any('"Basic"' in sentence and "targets" in sentence for sentence in sentences)
    assert any('"Nordics"' in sentence and "severities" in sentence for sentence in sentences)


def test_what_the_file_says_is_not_named_as_built_in() -> None:
    sentences = defaults_used(scenario_from_text(CONTRACT))
    assert not any("urgent tickets" in sentence for sentence in sentences)
    assert not any("targets" in sentence or "severities of" in sentence for sentence in sentences)


def test_left_out_means_absent_or_zero() -> None:
    scenario = read_scenario(SCENARIOS / "first-look.toml")
    coverage, shift, group = scenario.coverage[0], scenario.coverage[0].shifts[0], scenario.customers[0]
    assert shift.handles == EVERYTHING
    assert (shift.break_, shift.on_call, shift.at_least) == (None, None, 0)
    assert shift.most == max(2 * shift.engineers, shift.engineers + 2)
    assert coverage.interrupts == Selection()
    assert (coverage.interrupt_cost.seconds, coverage.hand_over.other_team.seconds) == (0, 0)
    assert (group.deflected, group.daily_variation, group.holidays) == (0, 0, None)


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Extended", {("Extended", severity) for severity in Severity}),
        ("urgent", {("Basic", Severity.URGENT), ("Extended", Severity.URGENT)}),
        ("Extended urgent", {("Extended", Severity.URGENT)}),
        ("  Extended   Urgent ", {("Extended", Severity.URGENT)}),
    ],
)
def test_a_selection_covers_what_it_names(text: str, covered: set[tuple[str, Severity]]) -> None:
    selection = Selection((parse_item(text),))
    pairs = {(plan, severity) for plan in ("Basic", "Extended") for severity in Severity}
    assert {pair for pair in pairs if selection.covers(*pair)} == covered


@pytest.mark.parametrize("name", ["first-look.toml", "neptune.toml"])
def test_the_shipped_scenarios_are_sound(name: str) -> None:
    assert read_scenario(SCENARIOS / name).coverage


@settings(max_examples=50)
@given(scenario_data())
def test_a_scenario_survives_data_text_and_processes(data: dict[str, object]) -> None:
    scenario = scenario_from_text(toml_of(data))
    assert scenario_from_data(plain_data(scenario)) == scenario
    assert pickle.loads(pickle.dumps(scenario)) == scenario  # noqa: S301 - our own bytes


def test_a_scenario_cannot_be_changed() -> None:
    scenario = scenario_from_text(CONTRACT)
    with pytest.raises(ValueError, match="frozen"):
        scenario.name = "another"


def test_a_scenario_without_a_name_is_called_after_its_file(tmp_path: Path) -> None:
    path = tmp_path / "Night shift.toml"
    path.write_text(with_line('name = "Neptune Support"\n', ""), encoding="utf-8")
    assert read_scenario(path).name == "Night shift"
    path.write_text(CONTRACT, encoding="utf-8")
    assert read_scenario(path).name == "Neptune Support"


def test_many_groups_without_severities_are_counted() -> None:
    data = plain_data(read_scenario(SCENARIOS / "first-look.toml"))
    groups = data["customers"]
    assert isinstance(groups, list)
    data["customers"] = [{**groups[0], "name": f"Group {number}"} for number in range(1_100)]
    sentences = defaults_used(scenario_from_data(data))
    assert any(sentence.startswith("The severities of 1,100 customer groups are") for sentence in sentences)
    assert any("a mean of 1 touch after" in sentence for sentence in sentences)
