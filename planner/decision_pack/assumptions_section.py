"""The section on assumptions: what the answer rests on, as the scenario states it and as the planner reads it."""

from __future__ import annotations

from collections.abc import Iterator

from planner.business_time.weekdays import words_of_days
from planner.decision_pack.case import Case
from planner.decision_pack.contents import Grid, Heading, Points, Section, Topic, Words
from planner.demand.arrivals import tickets_per_week
from planner.demand.promises import TargetRow
from planner.grammar import joined
from planner.plans import NEPTUNE_TARGETS, Metric
from planner.reporting.demand_words import demand_in_words
from planner.reporting.result_words import NOTHING, assumed_readings
from planner.reporting.target_words import goal_of
from planner.scenario.bounds import WEEKS_PER_MONTH
from planner.scenario.coverage import Coverage, Shift, Team
from planner.scenario.customers import CustomerGroup, Incident
from planner.scenario.incident_sizes import mean_size
from planner.scenario.plain import plain_data
from planner.scenario.plan import ONGOING, Plan
from planner.tables.table import Column, Kind, Table

OURS = "Our reading: "
"""Before what the published plans leave open, and we decided."""


def assumptions_section(case: Case) -> Section:
    """Readings, demand, plans and staffing."""
    names = (case.chosen, *([] if case.against is None else [case.against]))
    staffed = [each for name in names for each in case.scenario.coverage if each.name == name]
    points = tuple(assumption_points(case))
    return Section(
        topic=Topic.ASSUMPTIONS,
        title="What is assumed",
        blocks=(
            Words(demand_in_words(plain_data(case.scenario)), is_lead=True),
            Points(points),
            _plans(case),
            _customers(case),
            *([_incidents(case)] if case.scenario.incidents else []),
            *(_staffing(each) for each in staffed),
        ),
        tables=(Table("Assumptions", (Column("Assumption", Kind.TEXT),), tuple((each,) for each in points)),),
    )


def assumption_points(case: Case) -> Iterator[str]:
    """A sentence each, our readings of the published plans first."""
    yield from (f"{OURS}{reading}" for reading in assumed_readings(case.result.targets))
    if ours := _goals_are_ours(case):
        yield ours
    yield "Every business hour and business day is the customer's own: their zone, working days, hours and holidays."
    for plan in case.scenario.plans:
        yield f'A number of business days of {plan.name} is read as "{plan.business_days.value}".'
        if plan.guidance is not None and plan.guidance.cap is not None:
            yield f"{plan.name} customers may ask for guidance, at most {plan.guidance.cap} per ticket."
    yield from _presence(case.staffing)
    yield "Effort, waits, arrivals and absence are as the scenario states them; the last section has all its values."


def _goals_are_ours(case: Case) -> str:
    """What share must meet a promise is no part of Neptune's plans; empty where none of them is asked about."""
    goal_of_plan = {
        each.target.plan: goal_of(each.target) for each in case.result.targets if each.target.plan in NEPTUNE_TARGETS
    }
    if not goal_of_plan:
        return ""
    goals = set(goal_of_plan.values())
    named = joined([f"{goal} of {plan}" for plan, goal in goal_of_plan.items()])
    are = f"the goal of {goals.pop()} is ours" if len(goals) == 1 else f"the goals, {named}, are ours"
    return f"Neptune's plans promise a time, and name no share of tickets that must meet it; {are}."


def _presence(coverage: Coverage) -> Iterator[str]:
    for team in coverage.teams:
        parts = []
        if team.absence:
            parts.append(f"engineers are absent on {team.absence:.0%} of their shifts")
        if team.other_duties:
            parts.append(f"spend {team.other_duties:.0%} of their time on other duties")
        if parts:
            yield f"In {team.name} {' and '.join(parts)}."


def _plans(case: Case) -> Grid:
    plans = {plan.name: plan for plan in case.scenario.plans}
    rows = []
    for result in case.result.targets:
        target = result.target
        rows.append(
            (
                target.plan,
                target.severity.word,
                *_promise(target, plans[target.plan]),
                "yes" if target.contractual else "suggested",
                goal_of(target),
            )
        )
    headings = (
        Heading("Plan"),
        Heading("Severity", weight=0.8),
        Heading("Promise", weight=1.5),
        Heading("Time", weight=1.3),
        Heading("Contractual", weight=0.9),
        Heading("Goal", is_number=True, weight=0.6),
    )
    return Grid("What the plans promise", headings, tuple(rows))


def _promise(target: TargetRow, plan: Plan) -> tuple[str, str]:
    """What is promised, and the time; "ongoing" is none, so what it is taken to mean stands in its place."""
    if target.metric is Metric.FIRST_RESPONSE:
        return "first response within", target.words
    if target.words == ONGOING:
        return "ongoing", f"never unattended for more than {plan.ongoing_within}"
    return "an update at least", f"every {target.words.removeprefix('1 ')}"


def _customers(case: Case) -> Grid:
    headings = (
        Heading("Customer group", weight=2.0),
        Heading("Plan"),
        Heading("Time zone", weight=1.6),
        Heading("Accounts", is_number=True, weight=0.8),
        Heading("Tickets a month", is_number=True, weight=0.9),
        Heading("Growth a month", is_number=True, weight=0.8),
    )
    return Grid("Who sends tickets", headings, tuple(_customer_row(each) for each in case.scenario.customers))


def _customer_row(group: CustomerGroup) -> tuple[str, ...]:
    return (
        group.name,
        group.plan,
        group.time_zone,
        f"{group.accounts:,}",
        f"{tickets_per_week(group) * WEEKS_PER_MONTH:,.0f}",
        f"{group.growth_per_month:.1%}" if group.growth_per_month else NOTHING,
    )


def _incidents(case: Case) -> Grid:
    headings = (
        Heading("Incident", weight=2.0),
        Heading("A year", is_number=True, weight=0.7),
        Heading("Tickets each, on average", is_number=True),
        Heading("Within", weight=1.0),
        Heading("Customers", weight=2.0),
    )
    return Grid("What comes in bursts", headings, tuple(_incident_row(each) for each in case.scenario.incidents))


def _incident_row(incident: Incident) -> tuple[str, ...]:
    return (
        incident.name,
        f"{incident.per_year:g}",
        f"{mean_size(incident):,.0f}",
        str(incident.within),
        "; ".join(incident.customers) if incident.customers else "all",
    )


def _staffing(coverage: Coverage) -> Grid:
    headings = (
        Heading("Team", weight=1.3),
        Heading("Shift", weight=1.3),
        Heading("Days", weight=1.0),
        Heading("Local hours", weight=1.2),
        Heading("Time zone", weight=1.6),
        Heading("Engineers", is_number=True, weight=0.8),
        Heading("Handles", weight=1.6),
    )
    rows = tuple(_shift_row(team, shift) for team in coverage.teams for shift in team.shifts)
    return Grid(f"{coverage.name}: who works when", headings, rows)


def _shift_row(team: Team, shift: Shift) -> tuple[str, ...]:
    until = "24:00" if (shift.end.hour, shift.end.minute) == (0, 0) else f"{shift.end:%H:%M}"
    on_call = " (on call)" if shift.on_call is not None and "on call" not in shift.name.casefold() else ""
    return (
        team.name,
        f"{shift.name}{on_call}",
        words_of_days(shift.days),
        f"{shift.start:%H:%M}-{until}",
        team.time_zone,
        f"{shift.engineers:,}{' (candidate)' if shift.candidate else ''}",
        str(shift.handles) or "everything",
    )
