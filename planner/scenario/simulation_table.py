"""`[simulation]`: which weeks are simulated, how often, and from which seed."""

import datetime as dt
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from planner.scenario.fields import Date, Number, Table, Whole, refused

MOST_WEEKS = 1_040
MOST_REPLICATIONS = 10_000
EARLIEST_YEAR = 1970
LATEST_YEAR = 2100
LARGEST_SEED = 2**63 - 1


def _in_range(start: dt.date) -> dt.date:
    if not EARLIEST_YEAR <= start.year <= LATEST_YEAR:
        raise refused(f"the year {start.year} is out of range", f"start between {EARLIEST_YEAR} and {LATEST_YEAR}")
    return start


class Replications(Table):
    """How many replications: from `at_least` on, until as precise as asked or `at_most` are made."""

    at_least: Whole = Field(
        default=10,
        ge=1,
        le=MOST_REPLICATIONS,
        title="At least",
        description="Replications made in any case.",
        examples=[10],
    )
    at_most: Whole = Field(
        default=200,
        ge=1,
        le=MOST_REPLICATIONS,
        title="At most",
        description="Replications after which the study stops, precise or not.",
        examples=[200],
    )
    precision: Number = Field(
        default=0.02,
        ge=0,
        le=0.5,
        title="Precision",
        description="Half-width of the 95% confidence interval wanted for every contractual attainment.",
        examples=[0.02],
        json_schema_extra={"unit": "share"},
    )

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        if self.at_least > self.at_most and "at_least" in self.model_fields_set:
            raise refused(f"at_least, {self.at_least}, is more than at_most, {self.at_most}", "swap or widen them")
        return self

    @property
    def is_fixed(self) -> bool:
        """Whether the number of replications is given, whatever the precision."""
        return self.at_least >= self.at_most


def _exactly(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return {"at_least": value, "at_most": value}
    return value


class Simulation(Table):
    """Which weeks are simulated, how often, and from which seed."""

    start: Annotated[Date, AfterValidator(_in_range)] = Field(
        default=dt.date(2026, 1, 5),
        title="Start",
        description="The first day of the warm-up, from which weeks are counted.",
        examples=[dt.date(2026, 1, 5)],
    )
    weeks: Whole = Field(
        default=26,
        ge=1,
        le=MOST_WEEKS,
        title="Measured weeks",
        description="The weeks whose tickets are measured, after the warm-up.",
        examples=[26],
        json_schema_extra={"unit": "weeks"},
    )
    warm_up_weeks: Whole = Field(
        default=6,
        ge=0,
        le=MOST_WEEKS,
        title="Warm-up",
        description="The weeks simulated before measuring, so that a backlog can build up.",
        examples=[6],
        json_schema_extra={"unit": "weeks"},
    )
    follow_weeks: Whole = Field(
        default=8,
        ge=0,
        le=MOST_WEEKS,
        title="Follow-up",
        description="How long arrivals go on behind the measured weeks, so that late tickets still count.",
        examples=[8],
        json_schema_extra={"unit": "weeks"},
    )
    seed: Whole = Field(
        default=1,
        ge=0,
        le=LARGEST_SEED,
        title="Seed",
        description="The number all chance derives from: the same seed, the same results.",
        examples=[1],
    )
    replications: Annotated[Replications, BeforeValidator(_exactly, json_schema_input_type=int | Replications)] = Field(
        default_factory=Replications,
        title="Replications",
        description="How many histories are simulated: a number, or a range and the precision wanted.",
        examples=[{"at_least": 10, "at_most": 200, "precision": 0.02}],
    )

    @property
    def horizon_weeks(self) -> int:
        """All simulated weeks: warm-up, measured and follow-up."""
        return self.warm_up_weeks + self.weeks + self.follow_weeks

    @property
    def first_measured(self) -> dt.date:
        """The first day of the measured weeks."""
        return self.start + dt.timedelta(weeks=self.warm_up_weeks)

    @property
    def last_measured(self) -> dt.date:
        """The last day of the measured weeks."""
        return self.first_measured + dt.timedelta(weeks=self.weeks, days=-1)

    @property
    def end(self) -> dt.date:
        """The first day after the horizon."""
        return self.start + dt.timedelta(weeks=self.horizon_weeks)
