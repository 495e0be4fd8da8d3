"""Batch terms: what the tickets of one customer group and severity take, in plain numbers.

Kept apart from drawing because every replication draws from the same terms: they are made once, with the frame.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.business_time.durations import Counting
from planner.demand.promises import AROUND_THE_CLOCK
from planner.demand.sampling import LARGEST, NOTHING, Law, clock_counting, effort_law, wait_law
from planner.plans import Severity
from planner.scenario.distributions import WaitDistribution
from planner.scenario.plan import Plan
from planner.scenario.scenario import Scenario
from simulation.clocks import Clock
from simulation.inputs import SEVERITIES, Promises


@dataclass(frozen=True, slots=True)
class WaitTerms:
    """A wait before a touch."""

    law: Law
    clock: int
    """Index into `Frame.clocks`."""


@dataclass(frozen=True, slots=True)
class Chance:
    """Work that some tickets bring."""

    share: float
    effort: Law


NO_WAIT = WaitTerms(NOTHING, AROUND_THE_CLOCK)
NO_CHANCE = Chance(0.0, NOTHING)


@dataclass(frozen=True, slots=True)
class BatchTerms:
    """What the tickets of a batch share."""

    touches: float
    """Touches after the first, on average."""
    first_response: Law
    touch: Law
    customer_wait: WaitTerms
    """On the clock of the first response."""
    engineering_share: float
    engineering_wait: WaitTerms
    second_tier: float
    analysis: Chance
    reopened: float
    reopened_after: WaitTerms
    guidance: Chance
    guidance_cap_s: int


def batch_terms(scenario: Scenario, clocks: tuple[Clock, ...], promises: Promises) -> tuple[BatchTerms, ...]:
    """The terms of each promise row."""
    return tuple(
        _terms(
            scenario,
            scenario.plans[int(promises.plan[row])],
            Severity(row % SEVERITIES),
            _Clocks(clocks[int(promises.business_clock[row])], int(promises.business_clock[row])),
            int(promises.first_clock[row]),
        )
        for row in range(len(promises.plan))
    )


@dataclass(frozen=True, slots=True)
class _Clocks:
    """On which clock the words of a wait are counted."""

    business: Clock
    number: int

    def terms(self, wait: WaitDistribution | None) -> WaitTerms:
        """The wait on the clock that its words name: around the clock, or the group's business hours."""
        if wait is None:
            return NO_WAIT
        is_around = clock_counting(wait) is Counting.AROUND_THE_CLOCK
        return WaitTerms(wait_law(wait, self.business), AROUND_THE_CLOCK if is_around else self.number)


def _terms(scenario: Scenario, plan: Plan, severity: Severity, clocks: _Clocks, first_clock: int) -> BatchTerms:
    work, guidance = scenario.work_for(severity, plan.name), plan.guidance
    engineering, analysis = work.engineering, work.root_cause_analysis
    return BatchTerms(
        touches=work.touches,
        first_response=effort_law(work.first_response),
        touch=effort_law(work.touch),
        customer_wait=WaitTerms(clocks.terms(work.customer_wait).law, first_clock),
        engineering_share=engineering.share if engineering else 0.0,
        engineering_wait=clocks.terms(engineering.wait if engineering else None),
        second_tier=work.second_tier,
        analysis=Chance(analysis.share, effort_law(analysis.effort)) if analysis else NO_CHANCE,
        reopened=work.reopened,
        reopened_after=clocks.terms(work.reopened_after),
        guidance=Chance(guidance.share, effort_law(guidance.hours)) if guidance else NO_CHANCE,
        guidance_cap_s=guidance.cap.seconds if guidance and guidance.cap else int(LARGEST),
    )
