"""Distributions as the file writes them: `{ mean, cv }`, or another one by name.

Only what is written is here; drawing from them belongs to the workload. One shape serves efforts, waits and
counts, which differ in what their mean is.
"""

from enum import Enum
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from planner.business_time.durations import Duration
from planner.scenario.fields import Effort, Number, Table, Variation, Wait, refused

MOST_VALUES = 10_000
LARGEST_COUNT = 1e9


class DistributionKind(Enum):
    """The distributions that can be named."""

    LOGNORMAL = "lognormal"
    EXPONENTIAL = "exponential"
    CONSTANT = "constant"
    GAMMA = "gamma"
    EMPIRICAL = "empirical"


class Distribution(Table):
    """A distribution by its mean and coefficient of variation, or the values seen (empirical, equally
    likely).

    A sound one has `mean` unless it is empirical, and `values` only if it is. `cv` 0 makes any of them
    constant, an exponential one ignores it; a mean of 0 is always 0.
    """

    kind: DistributionKind = Field(
        default=DistributionKind.LOGNORMAL,
        alias="distribution",
        title="Distribution",
        description="Which distribution the values are drawn from.",
        examples=["exponential"],
    )
    mean: Duration | float | None = None
    cv: Variation | None = Field(
        default=None,
        title="Coefficient of variation",
        description="Standard deviation over mean; left out, there is no variation.",
        examples=[0.8],
    )
    values: tuple[Duration, ...] | tuple[float, ...] | None = None

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if self.kind is DistributionKind.EMPIRICAL:
            self._is_sound_list()
        elif self.values is not None:
            raise refused("only an empirical distribution has values", 'add distribution = "empirical" or give a mean')
        elif self.mean is None:
            raise refused("the mean is missing", 'add mean, for example mean = "20 minutes"')
        elif self.kind is DistributionKind.CONSTANT and self.cv:
            raise refused("a constant has no variation", "leave cv out, or choose another distribution")
        elif self.kind is DistributionKind.EXPONENTIAL and self.cv not in (None, 1):
            raise refused("an exponential distribution has a cv of 1", "leave cv out, or choose another distribution")
        return self

    def _is_sound_list(self) -> None:
        if not self.values:
            raise refused("an empirical distribution needs values", "add the list of values")
        if self.mean is not None or self.cv is not None:
            raise refused("an empirical distribution has its mean and cv from its values", "leave mean and cv out")
        if len({value.counting for value in self.values if isinstance(value, Duration)}) > 1:
            raise refused("the values are counted on different clocks", "give all of them in one kind of unit")


class EffortDistribution(Distribution):
    """How engineer's working time is distributed."""

    mean: Effort | None = Field(default=None, title="Mean", description="The mean effort.", examples=["20 minutes"])
    values: tuple[Effort, ...] | None = Field(
        default=None,
        title="Values",
        description="The efforts seen, each equally likely; for an empirical distribution.",
        max_length=MOST_VALUES,
        examples=[["10 minutes", "45 minutes"]],
    )


class WaitDistribution(Distribution):
    """How elapsed time on a clock is distributed."""

    mean: Wait | None = Field(default=None, title="Mean", description="The mean wait.", examples=["90 minutes"])
    values: tuple[Wait, ...] | None = Field(
        default=None,
        title="Values",
        description="The waits seen, each equally likely; for an empirical distribution.",
        max_length=MOST_VALUES,
        examples=[["1 hour", "6 hours"]],
    )


Count = Annotated[Number, Field(ge=0, le=LARGEST_COUNT)]


class CountDistribution(Distribution):
    """How a number of tickets is distributed."""

    mean: Count | None = Field(default=None, title="Mean", description="The mean number.", examples=[20])
    values: tuple[Count, ...] | None = Field(
        default=None,
        title="Values",
        description="The numbers seen, each equally likely; for an empirical distribution.",
        max_length=MOST_VALUES,
        examples=[[5, 12, 40]],
    )


def _constant(value: object) -> object:
    return value if isinstance(value, dict | Distribution) else {"distribution": "constant", "mean": value}


EffortSpread = Annotated[
    EffortDistribution, BeforeValidator(_constant, json_schema_input_type=EffortDistribution | Effort)
]
"""A distribution of effort; a plain duration is constant."""

WaitSpread = Annotated[WaitDistribution, BeforeValidator(_constant, json_schema_input_type=WaitDistribution | Wait)]
"""A distribution of waits; a plain duration is constant."""

CountSpread = Annotated[CountDistribution, BeforeValidator(_constant, json_schema_input_type=CountDistribution | Count)]
"""A distribution of counts; a plain number is constant."""
