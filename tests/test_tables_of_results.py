"""Tables of results: every number of a study in its place, for every study that is hard to tell."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from planner.estimates.verdicts import Verdict
from planner.tables.csv_text import csv_text
from planner.tables.result_tables import result_tables
from planner.tables.table import Cell, Kind, Table
from planner.tables.workbook import workbook_bytes
from tests.made_studies import CASES, picture_of

HARD = sorted(set(CASES) - {"ten coverages"})


def tables_of(case: str) -> dict[str, Table]:
    picture = picture_of(case)
    return {table.title: table for table in result_tables(picture.scenario, picture.study)}


def records(table: Table) -> list[dict[str, Cell]]:
    headings = table.numbers.header
    assert len(set(headings)) == len(headings)
    return [dict(zip(headings, row, strict=True)) for row in table.rows]


def test_a_verdict_row_counts_its_contractual_targets() -> None:
    study = picture_of("ordinary").study
    for row, coverage in zip(records(tables_of("ordinary")["Verdicts"]), study.coverages, strict=True):
        contractual = [result for result in coverage.targets if result.target.contractual]
        counts = [row[f"Contractual targets, {verdict.value}"] for verdict in Verdict]
        assert counts == [sum(each.verdict is verdict for each in contractual) for verdict in Verdict]
        assert coverage.cost is not None
        assert row["Cost per week (EUR)"] == coverage.cost.total
        assert row["Beware"] == " ".join(coverage.warnings)


def test_a_target_row_has_all_that_is_known_of_a_target() -> None:
    study = picture_of("ordinary").study
    results = [result for coverage in study.coverages for result in coverage.targets]
    for row, result in zip(records(tables_of("ordinary")["Targets"]), results, strict=True):
        assert row["Attainment"] == result.attainment
        assert result.ci95 is not None
        assert (row["Attainment, 95% from"], row["Attainment, 95% to"]) == (result.ci95.low, result.ci95.high)
        assert row["Count"] == result.count
        assert row["Bound"] == result.bound
        assert result.hours is not None
        assert [row[f"Hours, {word}"] for word in ("mean", "99th")] == [result.hours.mean, result.hours.p99]
        because = result.missed_because
        assert row["Missed because of all busy"] == (None if because is None else because.all_busy)


def test_the_parts_of_a_cost_stand_under_their_names() -> None:
    study = picture_of("ordinary").study
    row = records(tables_of("ordinary")["Costs per week"])[2]
    cost = study.coverages[2].cost
    assert cost is not None
    assert row["Work on call (EUR)"] == cost.on_call_work
    assert row["Retainer (EUR)"] == cost.retainer > 0
    assert row["Total (EUR)"] == sum(cost.parts)


def test_differences_are_against_the_first_coverage() -> None:
    tables = tables_of("ordinary")
    by_target, in_cost = records(tables["Differences by target"]), records(tables["Differences in cost"])
    assert {(row["Coverage"], row["Against"]) for row in by_target} == {
        ("Large", "Small"),
        ("Large with on-call", "Small"),
    }
    assert [row["Same tickets"] for row in in_cost] == ["yes", "yes"]
    for row in by_target:
        one, other, difference = (row[name] for name in ("Attainment", "Attainment of the other", "Difference"))
        assert isinstance(one, float)
        assert isinstance(other, float)
        assert difference == pytest.approx(one - other)


def test_one_coverage_has_no_differences() -> None:
    assert list(tables_of("one coverage")) == ["Verdicts", "Targets", "Costs per week", "Facts"]


def test_the_facts_name_nothing_that_two_runs_differ_in() -> None:
    facts = {row[0]: row[1] for row in tables_of("ordinary")["Facts"].rows}
    assert facts["Replications"] == 4
    assert facts["Ending"] == "number given"
    assert not any("elapsed" in str(fact) for fact in facts)


@pytest.mark.parametrize("case", HARD)
def test_every_study_becomes_files(case: str) -> None:
    tables = list(tables_of(case).values())
    assert workbook_bytes(tables)[:2] == b"PK"
    for table in tables:
        read = list(csv.reader(StringIO(csv_text(table.numbers), newline="")))
        assert len(read) == len(table.rows) + 1
        for at, column in enumerate(table.columns):
            cells = [row[at] for row in table.rows if row[at] is not None]
            if column.kind is not Kind.MIXED:
                assert all(isinstance(cell, str) is (column.kind is Kind.TEXT) for cell in cells), column.heading
