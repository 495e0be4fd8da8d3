"""How many tickets the incidents of a replication may bring, beyond what they bring on average.

The mean says little of a size that varies much: one outage may bring ten thousand times as many. So what is bounded is
a number that a replication almost never exceeds.
"""

from collections.abc import Iterator, Mapping
from math import exp, log, log1p, sqrt
from statistics import NormalDist

from planner.scenario.customers import Incident
from planner.scenario.distributions import CountDistribution, DistributionKind
from planner.scenario.findings import Finding

RAREST = 1e-9
"""The chance that some incident of a replication is larger than the size reckoned with."""

SIGMAS = 6.0
"""Standard deviations by which the sum of all the others is reckoned above its mean."""


def mean_size(incident: Incident) -> float:
    """The mean number of tickets of one incident."""
    sizes = incident.tickets
    return sum(sizes.values) / len(sizes.values) if sizes.values else sizes.mean or 0.0


def most_tickets(incident: Incident, incidents: float) -> float:
    """The tickets of so many expected incidents that a replication almost never exceeds.

    Sizes with a long tail exceed their sum's mean by one large incident, the others by chance of ordinary kind.
    """
    if incidents <= 0:
        return 0.0
    mean = mean_size(incident)
    usual = incidents * mean + SIGMAS * sqrt(incidents) * mean * sqrt(1 + _cv(incident.tickets) ** 2)
    return usual + _largest_size(incident.tickets, mean, min(RAREST, RAREST / incidents))


def _cv(sizes: CountDistribution) -> float:
    if sizes.kind is DistributionKind.EXPONENTIAL:
        return 1.0
    if sizes.values:
        mean = sum(sizes.values) / len(sizes.values)
        return sqrt(sum((value - mean) ** 2 for value in sizes.values) / len(sizes.values)) / mean if mean else 0.0
    return sizes.cv or 0.0


def _largest_size(sizes: CountDistribution, mean: float, chance: float) -> float:
    """A size exceeded with that chance at most: exact, or for a gamma distribution the bound of Boucheron, Lugosi and
    Massart (Concentration Inequalities, section 2.4).
    """
    cv = sizes.cv or 0.0
    match sizes.kind:
        case DistributionKind.EMPIRICAL:
            return max(sizes.values or (0.0,))
        case DistributionKind.EXPONENTIAL:
            return -mean * log(chance)
        case DistributionKind.LOGNORMAL:
            variance = log1p(cv * cv)
            return mean * exp(-sqrt(variance) * NormalDist().inv_cdf(chance) - variance / 2)
        case DistributionKind.GAMMA:
            return mean * (1 + cv * sqrt(-2 * log(chance)) - cv * cv * log(chance))
        case DistributionKind.CONSTANT:
            return mean


def too_large(
    incidents: Mapping[int, Incident], expected: Mapping[int, float], others: float, most: int
) -> Iterator[Finding]:
    """Incidents that on rare occasions bring more tickets than can be simulated.

    `expected` is how often each happens in a replication, `others` the expected tickets of customer groups.
    """
    means = {index: expected[index] * mean_size(incident) for index, incident in incidents.items()}
    rest = others + sum(means.values())
    for index, incident in incidents.items():
        possible = rest - means[index] + most_tickets(incident, expected[index])
        if rest <= most < possible:
            yield Finding(
                ("incidents", index, "tickets"),
                f"with sizes that vary so much, a replication may have about {possible:,.0f} tickets, "
                f"more than {most:,}",
                "give it a smaller mean or cv, or let it be rarer",
            )
