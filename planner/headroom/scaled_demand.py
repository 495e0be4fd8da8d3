"""Scaled demand: more or fewer tickets, or others, from the same customers."""

from __future__ import annotations

from planner.headroom.scaled_work import scaled_distribution
from planner.plans import Severity
from planner.scenario.customers import CustomerGroup
from planner.scenario.scenario import Scenario


def with_demand(scenario: Scenario, factor: float) -> Scenario:
    """With so many more accounts, and the tickets that they send, of incidents too.

    The rate of each account stands for their number, which would have to be a whole one.
    """
    return with_incident_sizes(with_arrivals(scenario, factor), factor)


def with_arrivals(scenario: Scenario, factor: float) -> Scenario:
    """With so many more tickets in the ordinary course."""

    def changed(group: CustomerGroup) -> CustomerGroup:
        rate = group.tickets_per_account_per_month * factor
        return group.model_copy(update={"tickets_per_account_per_month": rate})

    return _with_groups(scenario, [changed(group) for group in scenario.customers])


def with_incident_sizes(scenario: Scenario, factor: float) -> Scenario:
    """With so many more tickets in every incident."""
    if not scenario.incidents:
        return scenario
    incidents = tuple(
        incident.model_copy(update={"tickets": scaled_distribution(incident.tickets, factor)})
        for incident in scenario.incidents
    )
    return scenario.model_copy(update={"incidents": incidents})


def with_incidents(scenario: Scenario, factor: float) -> Scenario:
    """With so many more incidents."""
    if not scenario.incidents:
        return scenario
    incidents = tuple(each.model_copy(update={"per_year": each.per_year * factor}) for each in scenario.incidents)
    return scenario.model_copy(update={"incidents": incidents})


def with_deflection(scenario: Scenario, factor: float) -> Scenario:
    """With so many more questions answered before they are tickets."""

    def changed(group: CustomerGroup) -> CustomerGroup:
        return group.model_copy(update={"deflected": min(1.0, group.deflected * factor)})

    return _with_groups(scenario, [changed(group) for group in scenario.customers])


def with_urgent(scenario: Scenario, factor: float) -> Scenario:
    """With so many more tickets that are Urgent, and as many fewer of the others, in their proportion."""

    def changed(group: CustomerGroup) -> CustomerGroup:
        urgent = group.share_of(Severity.URGENT)
        more = min(1.0, urgent * factor)
        if urgent in (0.0, 1.0):
            return group
        rest = (1 - more) / (1 - urgent)
        shares = {severity: share * rest for severity, share in group.severities.items()}
        return group.model_copy(update={"severities": shares | {Severity.URGENT: more}})

    return _with_groups(scenario, [changed(group) for group in scenario.customers])


def with_daily_variation(scenario: Scenario, factor: float) -> Scenario:
    """With days that differ so much more."""

    def changed(group: CustomerGroup) -> CustomerGroup:
        return group.model_copy(update={"daily_variation": group.daily_variation * factor})

    return _with_groups(scenario, [changed(group) for group in scenario.customers])


def with_guidance(scenario: Scenario, factor: float) -> Scenario:
    """With guidance that takes so much more effort, before the cap."""
    plans = tuple(
        plan
        if plan.guidance is None
        else plan.model_copy(
            update={
                "guidance": plan.guidance.model_copy(update={"hours": scaled_distribution(plan.guidance.hours, factor)})
            }
        )
        for plan in scenario.plans
    )
    return scenario.model_copy(update={"plans": plans})


def _with_groups(scenario: Scenario, groups: list[CustomerGroup]) -> Scenario:
    return scenario.model_copy(update={"customers": tuple(groups)})
