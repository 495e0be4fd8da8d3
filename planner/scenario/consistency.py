"""What concerns several tables of a scenario at once: names, who may do what, clocks, and the cost of the whole."""

from collections.abc import Iterator
from itertools import islice

from planner.scenario.abilities import unable_coverages
from planner.scenario.bounds import too_costly
from planner.scenario.customers import CustomerGroup, Incident
from planner.scenario.findings import MOST_WORDED, Finding, Path
from planner.scenario.migration import Data
from planner.scenario.opening import closed_clocks
from planner.scenario.parts import Parts
from planner.scenario.references import wrong_names
from planner.scenario.update_efforts import endless_updates
from planner.scenario.work import work_of


def inconsistencies(data: Data, parts: Parts) -> tuple[tuple[Finding, ...], bool]:
    """All that is wrong between the tables, and whether there are names beyond those that were looked at.

    The clocks are looked at only if the whole is not too large.
    """
    costly = tuple(too_costly(parts))
    names = tuple(islice(wrong_names(data), MOST_WORDED + 1))
    found = (
        *names[:MOST_WORDED],
        *_reopened_at_no_time(parts),
        *_split_among_nobody(parts),
        *endless_updates(parts),
        *costly,
    )
    if not costly:
        found = (*found, *unable_coverages(parts), *closed_clocks(parts))
    return found, len(names) > MOST_WORDED


def _reopened_at_no_time(parts: Parts) -> Iterator[Finding]:
    for severity, table in parts.work.items():
        for plan in ("", *table.plans):
            work = work_of(parts.work, severity, plan)
            if work.reopened > 0 and work.reopened_after is None:
                within: Path = ("plans", plan) if plan else ()
                yield Finding(
                    ("work", severity.word, *within, "reopened"),
                    "tickets are reopened, but it is not said when",
                    'add for example reopened_after = "3 business days"',
                )


def _split_among_nobody(parts: Parts) -> Iterator[Finding]:
    """Incidents whose tickets are split by accounts among groups that have none."""
    for index, incident in parts.incidents.items():
        if parts.is_whole and incident.per_year > 0 and not any(of.accounts for of in _hit(incident, parts)):
            yield Finding(
                ("incidents", index),
                "the customer groups it hits have no accounts, so nobody could open its tickets",
                "give one of them accounts, or leave the incident out",
            )


def _hit(incident: Incident, parts: Parts) -> tuple[CustomerGroup, ...]:
    groups = parts.groups.values()
    return tuple(group for group in groups if incident.customers is None or group.name in incident.customers)
