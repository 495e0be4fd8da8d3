"""Assumptions: what a scenario takes for granted, each as a thing that could be a fifth more or less."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.headroom.scaled_demand import (
    with_arrivals,
    with_daily_variation,
    with_deflection,
    with_guidance,
    with_incident_sizes,
    with_incidents,
    with_urgent,
)
from planner.headroom.scaled_staffing import (
    with_absence,
    with_hand_overs,
    with_interruptions,
    with_other_duties,
    with_responses,
)
from planner.headroom.scaled_work import (
    with_analyses,
    with_customer_waits,
    with_engineering_waits,
    with_first_responses,
    with_reopened,
    with_second_tier,
    with_touch_efforts,
    with_touches,
    with_updates,
)
from planner.scenario.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Assumption:
    """One assumption."""

    name: str
    scaled: Callable[[Scenario, float], Scenario]
    """The scenario with it scaled by a factor; the same where it has no part in the scenario."""


ASSUMPTIONS = (
    Assumption("arrivals", with_arrivals),
    Assumption("Urgent share of tickets", with_urgent),
    Assumption("deflected share", with_deflection),
    Assumption("daily variation", with_daily_variation),
    Assumption("incidents a year", with_incidents),
    Assumption("tickets per incident", with_incident_sizes),
    Assumption("effort of first responses", with_first_responses),
    Assumption("effort per touch", with_touch_efforts),
    Assumption("touches per ticket", with_touches),
    Assumption("effort of updates", with_updates),
    Assumption("effort of root-cause analyses", with_analyses),
    Assumption("guidance asked for", with_guidance),
    Assumption("second-tier share", with_second_tier),
    Assumption("reopened share", with_reopened),
    Assumption("customer wait", with_customer_waits),
    Assumption("engineering wait", with_engineering_waits),
    Assumption("absence", with_absence),
    Assumption("other duties", with_other_duties),
    Assumption("cost of a hand-over", with_hand_overs),
    Assumption("cost of an interruption", with_interruptions),
    Assumption("response delay on call", with_responses),
)
"""Demand, work, waits, then engineers."""
