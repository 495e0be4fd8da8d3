"""`[work.*]`: what a ticket of a severity takes, in the file's words and resolved for one plan.

In the file every key may be left out, and a plan may override some of a severity's. What the simulation
wants is a `Work` in which each is decided; `work_of` makes it, from the override, else the severity, else
the built-in efforts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pydantic import Field

from planner.business_time.durations import Duration, Unit
from planner.plans import Severity
from planner.scenario.distributions import (
    DistributionKind,
    EffortDistribution,
    EffortSpread,
    WaitDistribution,
    WaitSpread,
)
from planner.scenario.fields import Effort, Lead, Name, Number, Share, Table

MOST_TOUCHES = 1_000


class Engineering(Table):
    """Waits on product engineering."""

    share: Share = Field(
        title="Share",
        description="The share of waits that are on product engineering rather than on the customer.",
        examples=[0.2],
    )
    wait: WaitSpread = Field(
        title="Wait",
        description="How long product engineering takes, on the clock its words name.",
        examples=[{"mean": "6 hours", "cv": 1.0}],
    )


class RootCauseAnalysis(Table):
    """The analysis after a ticket is solved: normal-hours work that is no longer urgent."""

    share: Share = Field(title="Share", description="The share of tickets that get one.", examples=[0.8])
    effort: EffortSpread = Field(
        title="Effort",
        description="How much work an analysis is.",
        examples=[{"mean": "2 hours", "cv": 0.5}],
    )


class WorkOverride(Table):
    """What a ticket takes, as far as the file says it."""

    first_response: EffortSpread | None = Field(
        default=None,
        title="First response",
        description="The effort of the first touch.",
        examples=[{"mean": "20 minutes", "cv": 0.7}],
    )
    touches: Number | None = Field(
        default=None,
        ge=0,
        le=MOST_TOUCHES,
        title="Touches",
        description="The mean number of touches after the first response (geometric).",
        examples=[4],
    )
    touch: EffortSpread | None = Field(
        default=None,
        title="Touch",
        description="The effort of each further touch.",
        examples=[{"mean": "40 minutes", "cv": 1.0}],
    )
    customer_wait: WaitSpread | None = Field(
        default=None,
        title="Customer wait",
        description="The wait on the customer before a further touch, on the clock of the first response; "
        "left out, there is none.",
        examples=[{"mean": "90 minutes", "cv": 1.2}],
    )
    engineering: Engineering | None = Field(
        default=None,
        title="Engineering",
        description="Waits on product engineering; left out, there are none.",
        examples=[{"share": 0.2, "wait": {"mean": "6 hours", "cv": 1.0}}],
    )
    second_tier: Share | None = Field(
        default=None,
        title="Second tier",
        description="The share of tickets whose later touches need the second tier; left out, none do.",
        examples=[0.3],
    )
    update: Effort | None = Field(
        default=None,
        title="Update",
        description="The effort of an update that only reports progress.",
        examples=["10 minutes"],
    )
    update_ahead: Lead | None = Field(
        default=None,
        title="Update ahead",
        description="How long before it is due an update becomes work; left out, a quarter of the interval.",
        examples=["30 minutes"],
    )
    root_cause_analysis: RootCauseAnalysis | None = Field(
        default=None,
        title="Root-cause analysis",
        description="The analysis afterwards; left out, there is none.",
        examples=[{"share": 0.8, "effort": {"mean": "2 hours", "cv": 0.5}}],
    )
    reopened: Share | None = Field(
        default=None,
        title="Reopened",
        description="The share of tickets reopened once after they were solved; left out, none are.",
        examples=[0.05],
    )
    reopened_after: WaitSpread | None = Field(
        default=None,
        title="Reopened after",
        description="The time from solved to reopened.",
        examples=[{"mean": "3 business days", "cv": 1.0}],
    )


class WorkTable(WorkOverride):
    """What a ticket of one severity takes, and how some plans differ."""

    plans: Mapping[Name, WorkOverride] = Field(
        default_factory=dict,
        title="Plans",
        description="What is different for one plan's tickets, by the plan's name.",
    )


@dataclass(frozen=True, slots=True)
class Work:
    """What a plan's ticket of a severity takes, with everything decided.

    `touches` is the mean number after the first response. None: no such wait, analysis or reopening; for
    `update_ahead`, a quarter of the interval.
    """

    first_response: EffortDistribution
    touches: float
    touch: EffortDistribution
    customer_wait: WaitDistribution | None
    engineering: Engineering | None
    second_tier: float
    update: Duration
    update_ahead: Duration | None
    root_cause_analysis: RootCauseAnalysis | None
    reopened: float
    reopened_after: WaitDistribution | None


def _minutes(mean: float, cv: float) -> EffortDistribution:
    return EffortDistribution(distribution=DistributionKind.LOGNORMAL, mean=Duration(mean, Unit.MINUTE), cv=cv)


BUILT_IN_UPDATE = Duration(10.0, Unit.MINUTE)

BUILT_IN_TOUCHES: Mapping[Severity, float] = MappingProxyType(
    {Severity.URGENT: 4.0, Severity.HIGH: 3.0, Severity.MEDIUM: 2.0, Severity.LOW: 1.0}
)

BUILT_IN_FIRST_RESPONSE: Mapping[Severity, EffortDistribution] = MappingProxyType(
    {
        Severity.URGENT: _minutes(20, 0.7),
        Severity.HIGH: _minutes(20, 0.7),
        Severity.MEDIUM: _minutes(15, 0.7),
        Severity.LOW: _minutes(10, 0.7),
    }
)

BUILT_IN_TOUCH: Mapping[Severity, EffortDistribution] = MappingProxyType(
    {
        Severity.URGENT: _minutes(40, 1.0),
        Severity.HIGH: _minutes(35, 1.0),
        Severity.MEDIUM: _minutes(30, 1.0),
        Severity.LOW: _minutes(20, 1.0),
    }
)


def work_of(work: Mapping[Severity, WorkTable], severity: Severity, plan: str) -> Work:
    """What a plan's ticket of a severity takes: the plan's override, else the severity's, else the built-in
    efforts.
    """
    of_severity = work.get(severity, WorkTable())
    override = of_severity.plans.get(plan, WorkOverride())
    said = of_severity.model_copy(update={key: getattr(override, key) for key in override.model_fields_set})
    return Work(
        first_response=said.first_response or BUILT_IN_FIRST_RESPONSE[severity],
        touches=BUILT_IN_TOUCHES[severity] if said.touches is None else said.touches,
        touch=said.touch or BUILT_IN_TOUCH[severity],
        customer_wait=said.customer_wait,
        engineering=said.engineering,
        second_tier=said.second_tier or 0.0,
        update=said.update or BUILT_IN_UPDATE,
        update_ahead=said.update_ahead,
        root_cause_analysis=said.root_cause_analysis,
        reopened=said.reopened or 0.0,
        reopened_after=said.reopened_after,
    )
