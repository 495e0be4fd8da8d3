"""What concerns several tables of a scenario at once: names, who may do what, clocks, and the cost of the
whole.
"""

from planner.scenario.abilities import unable_coverages
from planner.scenario.bounds import too_costly
from planner.scenario.customers import CustomerGroup, Incident
from planner.scenario.findings import Finding
from planner.scenario.opening import closed_clocks
from planner.scenario.parts import Parts
from planner.scenario.references import wrong_names


def inconsistencies(parts: Parts) -> tuple[Finding, ...]:
    """All that is wrong between the parts; the clocks are looked at only if the whole is not too large."""
    costly = tuple(too_costly(parts))
    found = (*wrong_names(parts), *unable_coverages(parts), *_bursts_without_accounts(parts), *costly)
    return found if costly else (*found, *closed_clocks(parts))


def _bursts_without_accounts(parts: Parts) -> tuple[Finding, ...]:
    """Incidents whose tickets, which are split by accounts, could come from nobody."""
    return tuple(
        Finding(
            ("incidents", index),
            "none of the customer groups it hits has accounts, so nobody could open its tickets",
            "give a group accounts, or leave the incident out",
        )
        for index, incident in parts.incidents.items()
        if incident.per_year > 0
        and not any(group.accounts for group in _hit(incident, parts))
        and len(parts.groups) == len(parts.group_names)
    )


def _hit(incident: Incident, parts: Parts) -> tuple[CustomerGroup, ...]:
    groups = parts.groups.values()
    return tuple(group for group in groups if incident.customers is None or group.name in incident.customers)
