"""The decision pack: what its first page says, what it lacks and why, and that it can be run again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from planner.charts.miss_causes import all_misses
from planner.decision_pack.case import NOT_ASKED, Case, Part, best_of, other_than
from planner.decision_pack.contents import Command, Drawing, FileText, Grid, Heading, LeftOut, Points, Topic, Words
from planner.decision_pack.drawings import with_own_identifiers
from planner.decision_pack.first_page import OF_NOW, answer, first_page
from planner.decision_pack.headroom_section import headroom_section
from planner.decision_pack.making import STOPPED, USUAL, Ask, make_pack
from planner.decision_pack.packing import pack_of
from planner.decision_pack.pdf import pdf_bytes
from planner.decision_pack.risks_section import all_risks
from planner.decision_pack.scenario_section import text_to_embed
from planner.decision_pack.xlsx import xlsx_bytes
from planner.estimates.verdicts import Verdict
from planner.headroom.outcome import Sensitivity, Swing
from planner.recommending.recommendation import State
from planner.reporting.results_json import results_json
from planner.scenario.reading import scenario_from_text
from planner.studies.study import StudyCancelledError, run_study
from planner.studies.study_choice import ChoiceError, StudyChoice
from planner.studies.workers import InlineWorkers
from tests.made_packs import case_of, made_pack, recommendation_of
from tests.made_studies import CASES, picture_of
from tests.made_trials import basis_of, tried_of
from tests.test_workbook import parts

SOUGHT = {Part.REASONS, Part.HEADROOM}


@pytest.mark.parametrize("name", [name for name in CASES if name != "ten coverages"])
def test_a_pack_of_every_study(name: str) -> None:
    pack = made_pack(name)
    assert {each.topic for each in pack.sections} >= {Topic.VERDICT, Topic.RISKS, Topic.METHOD, Topic.SCENARIO}
    assert pack.first_page.answer.endswith(".")
    assert len(pack.first_page.figures) == 3
    assert pack.first_page.conditions
    assert all(drawing.svg.startswith("<svg ") and drawing.words for drawing in pack.drawings)
    assert (pack.section(Topic.COMPARISON) is None) == (name == "one coverage")


def with_verdicts(case: Case, *verdicts: Verdict) -> Case:
    """The chosen coverage with these verdicts on its first contractual targets, all others met."""
    result = case.result
    left = iter(verdicts)
    targets = tuple(
        replace(each, verdict=next(left, Verdict.MET) if each.target.contractual else each.verdict)
        for each in result.targets
    )
    changed = replace(result, targets=targets)
    coverages = tuple(changed if each.name == result.name else each for each in case.study.coverages)
    return replace(case, study=replace(case.study, coverages=coverages))


def test_the_answer_is_one_sentence_with_cost_and_what_the_other_does() -> None:
    case = case_of("ordinary", coverage="Large")
    yes = answer(with_verdicts(case))
    assert yes.startswith("Yes: Large meets all 8 contractual targets, at ")
    assert "EUR a week, " in yes
    assert "more than Small, which meets 0 of 8." in yes
    unsure = answer(with_verdicts(case, Verdict.TOO_CLOSE))
    assert unsure.startswith("It cannot be told yet: Large meets 7 of 8 contractual targets, 1 too close to call, at ")
    no = answer(with_verdicts(case, Verdict.MISSED, Verdict.MISSED))
    assert no.startswith("Not as it is: Large misses 2 of 8 contractual targets, at ")
    nothing = answer(case_of("no tickets", coverage="Large"))
    assert nothing == "Nothing can be said of Large: there were no tickets with a contractual target."


def test_the_user_s_own_question_stands_on_the_first_page() -> None:
    assert first_page(case_of("ordinary", question=" Go to nights? ")).question == "Go to nights?"
    assert first_page(case_of("one coverage")).question == "Is Only this the staffing that keeps our promises?"


def test_it_argues_for_the_cheapest_that_meets_most_unless_told() -> None:
    study = picture_of("everything met").study
    costs = {each.name: each.cost.total for each in study.coverages if each.cost is not None}
    assert best_of(study) == min(costs, key=lambda name: costs[name])
    assert other_than(study, best_of(study)) not in {None, best_of(study)}
    assert other_than(picture_of("one coverage").study, "Only this") is None


def test_what_is_missing_is_left_out_and_said() -> None:
    case = replace(case_of("one coverage"), why_not={Part.HEADROOM: STOPPED})
    pack = pack_of(case)
    assert pack.section(Topic.HEADROOM) is None
    assert pack.section(Topic.RECOMMENDATION) is None
    assert [each.title for each in pack.left_out] == ["The comparison", "Headroom"]
    assert pack.left_out[1] == LeftOut("Headroom", STOPPED)
    assert next(each for each in pack.first_page.figures if each.title == "Headroom").note == STOPPED


def test_risks_are_read_off_the_results() -> None:
    case = with_verdicts(case_of("ordinary", coverage="Large with on-call"), Verdict.MISSED, Verdict.TOO_CLOSE)
    risks = list(all_risks(case))
    kinds = [kind for kind, _ in risks]
    assert kinds[:2] == ["A contractual target is missed", "Too close to call"]
    assert any(kind == "Hours without cover" and "hours a week" in size for kind, size in risks)
    assert not any("at every hour" in size for _, size in risks)


def test_the_two_readings_are_among_the_assumptions() -> None:
    section = made_pack("ordinary").section(Topic.ASSUMPTIONS)
    assert section is not None
    told = [item for block in section.blocks if isinstance(block, Points) for item in block.items]
    assert sum(item.startswith("Our reading: ") for item in told) == 2


def test_goals_are_ours_and_ongoing_is_said_in_hours() -> None:
    section = made_pack("ordinary").section(Topic.ASSUMPTIONS)
    assert section is not None
    told = [item for block in section.blocks if isinstance(block, Points) for item in block.items]
    assert any(item.endswith("name no share of tickets that must meet it; the goal of 95% is ours.") for item in told)
    promised = next(block for block in section.blocks if isinstance(block, Grid))
    rows = [row[:4] for row in promised.rows]
    assert ("Basic", "urgent", "ongoing", "never unattended for more than 1 business hour") in rows
    assert ("Extended", "high", "an update at least", "every business day") in rows
    assert ("Basic", "low", "an update at least", "every 2 weeks") in rows


def test_what_the_chart_of_causes_has_no_room_for_is_in_the_table_under_it() -> None:
    section = made_pack("ordinary").section(Topic.REASONS)
    assert section is not None
    drawing, table = section.blocks[:2]
    assert isinstance(drawing, Drawing)
    assert isinstance(table, Grid)
    missed = {row[1] for row in table.rows}
    assert len(missed) == len({each.target for each in all_misses(picture_of("ordinary"))})


def test_the_embedded_scenario_gives_the_same_numbers_again() -> None:
    pack, picture = made_pack("ordinary"), picture_of("ordinary")
    again = scenario_from_text(pack.scenario_file.text)
    choice = StudyChoice(replications=picture.study.replications)
    found = results_json(run_study(again, InlineWorkers(), choice=choice))
    assert found | {"elapsed_s": 0} == results_json(picture.study) | {"elapsed_s": 0}


def test_a_file_is_embedded_as_it_is_and_another_seed_is_written_into_it() -> None:
    asked = picture_of("ordinary").scenario
    text = "# a comment\n" + made_pack("ordinary").scenario_file.text
    assert text_to_embed(asked, text.replace("\n", "\r\n")) == text
    other = asked.model_copy(update={"simulation": asked.simulation.model_copy(update={"seed": 77})})
    written = text_to_embed(other, text)
    assert "# a comment" not in written
    assert scenario_from_text(written).simulation.seed == 77


def test_a_pack_is_made_part_by_part() -> None:
    told: list[str] = []
    ask = Ask(choice=StudyChoice(replications=2), parts=frozenset(SOUGHT), date=dt.date(2026, 11, 25))
    asked = picture_of("no whole month").scenario
    pack = make_pack(asked, ask, InlineWorkers(), tell=lambda what: told.append(str(what)))
    assert pack.date == dt.date(2026, 11, 25)
    assert {each.title for each in pack.left_out} == {
        part.value[:1].upper() + part.value[1:] for part in Part if part not in SOUGHT
    }
    headroom, reasons = pack.section(Topic.HEADROOM), pack.section(Topic.REASONS)
    assert headroom is not None
    assert reasons is not None
    assert {"headroom", "misses-0"} & {block.key for block in headroom.blocks if isinstance(block, Drawing)}
    assert any(line.startswith("headroom: ") and "demands tried" in line for line in told)
    assert told[-1] == "setting the pages"


def test_stopped_after_the_study_it_has_the_study() -> None:
    picture = picture_of("no whole month")
    pack = make_pack(picture.scenario, Ask(), InlineWorkers(), study=picture.study, is_cancelled=lambda: True)
    why = {each.title: each.why for each in pack.left_out}
    assert why.pop("The price of a promise") == NOT_ASKED
    assert set(why.values()) == {STOPPED}
    assert len(why) == len(USUAL)


def test_stopped_before_the_study_there_is_no_pack() -> None:
    with pytest.raises(StudyCancelledError):
        make_pack(picture_of("no whole month").scenario, Ask(), InlineWorkers(), is_cancelled=lambda: True)


@pytest.mark.parametrize(
    "ask", [Ask(coverage="Nowhere"), Ask(against="Nowhere"), Ask(coverage="Small", against="Small")]
)
def test_a_coverage_that_is_not_there_or_its_own_rival_is_refused(ask: Ask) -> None:
    with pytest.raises(ChoiceError):
        make_pack(picture_of("no whole month").scenario, ask, InlineWorkers())


def test_drawings_on_one_page_share_no_identifier() -> None:
    svg = '<svg ><clipPath id="a"/><use xlink:href="#a" clip-path="url(#a)"/></svg>'
    assert with_own_identifiers(svg, "x") == (
        '<svg ><clipPath id="x-a"/><use xlink:href="#x-a" clip-path="url(#x-a)"/></svg>'
    )


def test_a_grid_that_is_not_one_is_refused() -> None:
    with pytest.raises(ValueError, match="2 cells under 1 headings"):
        Grid("Odd", (Heading("One"),), (("a", "b"),))


def test_every_block_is_one_of_the_few_kinds_that_writers_know() -> None:
    for section in made_pack("ordinary").sections:
        assert all(isinstance(block, Words | Points | Grid | Drawing | Command | FileText) for block in section.blocks)


def test_a_recommendation_says_what_is_proven_and_what_is_not() -> None:
    case = case_of("no whole month", coverage="Large")
    case = replace(case, recommendation=recommendation_of(case, State.CONFIRMED, (2, 2)))
    pack = pack_of(case)
    section = pack.section(Topic.RECOMMENDATION)
    assert section is not None
    told = [item for block in section.blocks if isinstance(block, Points) for item in block.items]
    assert any(item.startswith("Proven: nothing below 4,500 EUR a week meets the goals") for item in told)
    assert "Not proven: that no cheaper staffing does." in told
    assert any("confirmed with seed 1000004" in item for item in told)
    assert [table.title for table in section.tables] == [
        "Recommendation",
        "Recommended staffing",
        "Frontier",
        "Staffings tried",
    ]
    assert section.tables[0].rows[0][2:5] == (4, 2, -2)
    assert any(isinstance(block, Drawing) and "5,000: +1.0 points" in block.words for block in section.blocks)
    assert any(isinstance(block, Grid) and block.rows[0][1:] == ("6,000", "5,000") for block in section.blocks)
    assert OF_NOW in pack.first_page.more
    assert "xl/charts/chart2.xml" in parts(xlsx_bytes(pack))


def test_what_is_proven_but_for_the_difference_between_seeds_is_not_doubted_too() -> None:
    case = case_of("no whole month", coverage="Large")
    found = replace(recommendation_of(case, State.CONFIRMED, (2, 2)), proven_bound=4_999.0)
    section = pack_of(replace(case, recommendation=found)).section(Topic.RECOMMENDATION)
    assert section is not None
    told = [item for block in section.blocks if isinstance(block, Points) for item in block.items]
    assert [item for item in told if "roven" in item] == [
        "Proven: no staffing that meets the goals costs less, under the assumptions named."
    ]


def test_where_no_headcount_will_do_the_hours_that_lack_cover_are_named() -> None:
    case = case_of("no whole month", coverage="Large")
    case = replace(case, recommendation=recommendation_of(case, State.INFEASIBLE, None))
    pack = pack_of(case)
    section = pack.section(Topic.RECOMMENDATION)
    assert section is not None
    told = [item for block in section.blocks if isinstance(block, Points) for item in block.items]
    assert "No one who may answer is rostered on Sundays." in told
    assert not any(isinstance(block, Drawing) for block in section.blocks)
    assert pdf_bytes(pack).startswith(b"%PDF-")


@pytest.mark.parametrize(("met_with_less", "pictures"), [(90, []), (94, ["tornado"])])
def test_where_no_assumption_moves_anything_there_is_no_picture_of_it(met_with_less: int, pictures: list[str]) -> None:
    basis = basis_of(90)
    swing = Swing("absence", tried_of(basis, met_with_less), tried_of(basis, 90))
    found = Sensitivity(basis, (swing,), is_complete=True)
    section = headroom_section(replace(case_of("ordinary"), sensitivity=found))
    assert section is not None
    assert [block.key for block in section.blocks if isinstance(block, Drawing)] == pictures
