"""The JSON contract."""

import json
from collections.abc import Iterator

from planner.reporting.results_json import results_json, results_text
from planner.studies.engine_choice import Engine
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from tests.small_scenarios import group, scenario, shift, team

TOP = {"format", "scenario", "seed", "replications", "engine", "elapsed_s", "coverage"}
COVERAGE = {"name", "cost_per_week", "utilisation", "month_meets_all", "targets"}
ADDED = {"hand_overs_per_ticket", "interruptions_per_ticket"}
TARGET = {
    "plan",
    "severity",
    "metric",
    "target",
    "contractual",
    "goal",
    "count",
    "attainment",
    "ci95",
    "verdict",
    "bound",
    "month_meets_goal",
    "hours",
    "missed_because",
}


def study_text(replications: int = 2) -> str:
    asked = scenario(
        groups=[group(severities={"urgent": 0.5, "high": 0.5})],
        simulation={"weeks": 5, "follow_weeks": 1},
        name="Neptune – straße",
        coverage=[{"name": "A", "teams": [team()]}, {"name": "B", "teams": [team(shift(engineers=1))]}],
    )
    choice = StudyChoice(replications=replications, engine=Engine.SIMPY)
    return results_text(run_study(asked, InlineWorkers(), choice=choice))


def floats(value: object) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from floats(child)


def test_every_key_of_the_contract_is_there() -> None:
    results = json.loads(study_text())
    assert results.keys() >= TOP
    assert (results["format"], results["engine"], results["scenario"]) == (1, "simpy", "Neptune – straße")
    for coverage in results["coverage"]:
        assert coverage.keys() >= COVERAGE | ADDED
        assert coverage["hand_overs_per_ticket"] >= 0
        assert coverage["interruptions_per_ticket"] == 0, "nothing may interrupt"
        for target in coverage["targets"]:
            assert target.keys() >= TARGET
            assert target["metric"] in {"first_response", "updates"}
            assert target["severity"] in {"urgent", "high", "medium", "low"}
            assert target["verdict"] in {"met", "missed", "too close to call", "no tickets"}


def test_no_tickets_are_null_and_never_a_share() -> None:
    results = json.loads(study_text())
    nothing = [target for target in results["coverage"][0]["targets"] if target["count"] == 0]
    assert nothing
    for target in nothing:
        assert target["verdict"] == "no tickets"
        assert {target[key] for key in ("attainment", "bound", "month_meets_goal", "hours", "missed_because")} == {None}
        assert target["ci95"] is None


def test_a_single_replication_has_estimates_and_no_interval() -> None:
    results = json.loads(study_text(1))
    some = [target for target in results["coverage"][0]["targets"] if target["count"]]
    assert some
    assert all(target["attainment"] is not None and target["ci95"] is None for target in some)


def test_numbers_are_plain_and_rounded() -> None:
    text = study_text()
    assert "NaN" not in text
    assert "Infinity" not in text
    assert all(value == round(value, 6) for value in floats(json.loads(text)))
    assert "-0.0" not in text.replace(" ", "\n").splitlines()


def test_coverages_are_compared_with_the_first() -> None:
    results = json.loads(study_text())
    assert {(each["coverage"], each["against"]) for each in results["differences"]} == {("B", "A")}
    assert len(results["differences"]) == len(results["coverage"][0]["targets"])
    assert {each["finding"] for each in results["differences"]} == {"cannot tell"}, "two replications are too few"


def test_text_and_values_are_the_same() -> None:
    asked = scenario(simulation={"replications": 1})
    study = run_study(asked, InlineWorkers())
    assert json.loads(results_text(study)) == results_json(study)
