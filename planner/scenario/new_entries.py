"""New entries: a plan, an incident and a premium to begin with, each sound as it is and plainly an example."""

from __future__ import annotations

from planner.scenario.copies import free_name
from planner.scenario.migration import Data

WEEKEND_PREMIUM: Data = {"days": "Sat-Sun", "factor": 1.5}


def new_plan(data: Data) -> Data:
    """A plan with one target."""
    return {
        "name": free_name(data, ("plans",), "New plan"),
        "targets": {"urgent": {"first_response": "8 business hours", "updates": "1 business day"}},
    }


def new_incident(data: Data) -> Data:
    """An outage as it might happen."""
    return {
        "name": free_name(data, ("incidents",), "New incident"),
        "per_year": 4,
        "tickets": {"mean": 20, "cv": 0.8},
        "within": "3 hours",
        "severity": "urgent",
    }
