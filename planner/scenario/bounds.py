"""What a scenario would cost to simulate, and the refusal of one that costs too much.

Nothing is bounded per account; the totals are, each by an estimate that takes no memory and is named in the
refusal. They are checked before anything is allocated in proportion to the numbers of the file.
"""

from collections.abc import Iterator

from planner.plans import Severity
from planner.scenario.coverage import Coverage
from planner.scenario.customers import CustomerGroup, Incident
from planner.scenario.expected_updates import too_many_updates
from planner.scenario.findings import Finding
from planner.scenario.incident_sizes import mean_size, too_large
from planner.scenario.parts import Parts
from planner.scenario.simulation_table import Simulation
from planner.scenario.work import work_of

MOST_TICKETS = 50_000_000
MOST_WORK = 500_000_000
MOST_INCIDENTS = 1_000_000
MOST_ENGINEERS = 10_000
MOST_ENGINEER_SHIFTS = 5_000_000
MOST_OPENINGS = 10_000_000
MOST_GROUP_WEEKS = 100_000

WEEKS_PER_MONTH = 365.25 / 12 / 7
WEEKS_PER_YEAR = 365.25 / 7


def too_costly(parts: Parts) -> Iterator[Finding]:
    """Totals beyond what can be simulated, as far as the sound parts show them."""
    simulation = parts.simulation
    if simulation is None:
        return
    yield from _too_many_tickets(parts, simulation)
    yield from _too_many_weeks_of_groups(parts, simulation)
    for index, coverage in parts.coverages.items():
        yield from _too_many_engineers(index, coverage, simulation)


def expected_tickets(group: CustomerGroup, simulation: Simulation) -> float:
    """The mean number of a group's tickets in a replication, incidents left out."""
    months = simulation.horizon_weeks / WEEKS_PER_MONTH
    per_month = group.accounts * group.tickets_per_account_per_month * (1 - group.deflected)
    total = 0.0
    growth = 1.0
    for month in range(int(months) + 1):
        season = group.seasonality[(simulation.start.month - 1 + month) % 12]
        total += per_month * growth * season * min(1.0, months - month)
        growth *= 1 + group.growth_per_month
    return total


def expected_incident_tickets(incident: Incident, simulation: Simulation) -> float:
    """The mean number of tickets that an incident brings in a replication."""
    return _expected_incidents(incident, simulation) * mean_size(incident)


def _expected_incidents(incident: Incident, simulation: Simulation) -> float:
    return incident.per_year * simulation.horizon_weeks / WEEKS_PER_YEAR


def _too_many_tickets(parts: Parts, simulation: Simulation) -> Iterator[Finding]:
    of_groups = {index: expected_tickets(group, simulation) for index, group in parts.groups.items()}
    of_incidents = {index: expected_incident_tickets(of, simulation) for index, of in parts.incidents.items()}
    tickets = sum(of_groups.values()) + sum(of_incidents.values())
    mend = "simulate fewer weeks, or fewer customers"
    if tickets > MOST_TICKETS:
        problem = f"about {tickets:,.0f} tickets are expected in one replication, more than {MOST_TICKETS:,}"
        yield Finding(_largest(of_groups, of_incidents), problem, mend)
    how_often = {index: _expected_incidents(incident, simulation) for index, incident in parts.incidents.items()}
    yield from too_large(parts.incidents, how_often, sum(of_groups.values()), MOST_TICKETS)
    incidents = sum(how_often.values())
    if incidents > MOST_INCIDENTS:
        problem = f"about {incidents:,.0f} incidents are expected in one replication, more than {MOST_INCIDENTS:,}"
        yield Finding(("incidents",), problem, "let them be rarer")
    touches = _expected_touches(parts, of_groups, of_incidents)
    if touches > MOST_WORK:
        problem = f"about {touches:,.0f} touches are expected in one replication, more than {MOST_WORK:,}"
        yield Finding(("work",), problem, "let tickets take fewer touches")
    yield from too_many_updates(parts, of_groups, of_incidents, simulation.horizon_weeks)


def _largest(of_groups: dict[int, float], of_incidents: dict[int, float]) -> tuple[str | int, ...]:
    """The path of what brings the most tickets."""
    paths: dict[tuple[str | int, ...], float] = {("customers", index): of for index, of in of_groups.items()}
    paths |= {("incidents", index): of for index, of in of_incidents.items()}
    return max(paths, key=lambda path: paths[path])


def _expected_touches(parts: Parts, of_groups: dict[int, float], of_incidents: dict[int, float]) -> float:
    """The mean number of touches in a replication; an incident's tickets take those of the plan with the most."""
    plans = ("", *(plan.name for plan in parts.plans.values()))
    per_ticket = {(plan, of): 1 + work_of(parts.work, of, plan).touches for plan in plans for of in Severity}
    most = {of: max(per_ticket[plan, of] for plan in plans) for of in Severity}
    touches = sum(of * most[parts.incidents[index].severity] for index, of in of_incidents.items())
    for index, tickets in of_groups.items():
        plan = parts.groups[index].plan
        shares = parts.groups[index].severities.items()
        touches += tickets * sum(share * per_ticket.get((plan, of), most[of]) for of, share in shares)
    return touches


def _too_many_weeks_of_groups(parts: Parts, simulation: Simulation) -> Iterator[Finding]:
    weeks = simulation.horizon_weeks
    if len(parts.groups) * weeks > MOST_GROUP_WEEKS:
        yield Finding(
            ("customers",),
            f"{len(parts.groups):,} customer groups over {weeks:,} weeks are more than {MOST_GROUP_WEEKS:,} "
            "group-weeks",
            "put similar groups together, or simulate fewer weeks",
        )
    openings = sum(len(window.days) * weeks for group in parts.groups.values() for window in group.business_hours)
    if openings > MOST_OPENINGS:
        yield Finding(
            ("customers",),
            f"the business hours open {openings:,} times, more than {MOST_OPENINGS:,}",
            "state them in fewer windows, or simulate fewer weeks",
        )


def _too_many_engineers(index: int, coverage: Coverage, simulation: Simulation) -> Iterator[Finding]:
    engineers = sum(shift.engineers for shift in coverage.shifts)
    if engineers > MOST_ENGINEERS:
        yield Finding(
            ("coverage", index),
            f"the coverage has {engineers:,} engineers, more than {MOST_ENGINEERS:,}",
            "split it, or simulate a part of it",
        )
    shifts = sum(shift.engineers * len(shift.days) for shift in coverage.shifts) * simulation.horizon_weeks
    if shifts > MOST_ENGINEER_SHIFTS:
        yield Finding(
            ("coverage", index),
            f"{engineers:,} engineers work about {shifts:,} shifts, more than {MOST_ENGINEER_SHIFTS:,}",
            "simulate fewer weeks or engineers",
        )
