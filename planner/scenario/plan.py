"""`[[plans]]`: what is promised to a plan's customers, and how its promises are counted."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, PlainSerializer, PlainValidator, WithJsonSchema, model_validator

from planner.business_time.durations import Duration, Reading, Unit
from planner.plans import NEPTUNE_RANKS, NEPTUNE_TARGETS, SEVERITY_OF_WORD, Severity
from planner.scenario.distributions import EffortSpread
from planner.scenario.fields import (
    BusinessHours,
    Effort,
    Name,
    Promise,
    SeverityWord,
    Share,
    Switch,
    Table,
    Whole,
    read_promise,
    refused,
)

Ongoing = Literal["ongoing"]
ONGOING: Ongoing = "ongoing"


def _read_updates(value: object) -> Duration | Ongoing | None:
    if value is None or value == ONGOING:
        return ONGOING if value is not None else None
    return read_promise(value)


Updates = Annotated[
    Duration | Ongoing | None,
    PlainValidator(_read_updates),
    PlainSerializer(lambda updates: None if updates is None else str(updates)),
    WithJsonSchema({"type": "string", "examples": ["2 business days", "1 week", ONGOING]}),
]
"""A promised interval of updates, or "ongoing"; None where none are promised."""


class Target(Table):
    """The promises to one plan's tickets of one severity."""

    first_response: Promise = Field(
        title="First response",
        description="The time within which the first touch ends.",
        examples=["8 business hours"],
    )
    updates: Updates = Field(
        default=None,
        title="Updates",
        description='The longest time between replies, or "ongoing"; left out, none are promised.',
        examples=["2 business days"],
    )
    contractual: Switch = Field(
        default=True,
        title="Contractual",
        description="Whether the targets are promised by contract, or only suggested.",
        examples=[False],
    )


class Guidance(Table):
    """Technical guidance on demand, made after a ticket is solved."""

    share: Share = Field(
        title="Share", description="The share of tickets whose customer asks for guidance.", examples=[0.25]
    )
    hours: EffortSpread = Field(
        title="Hours",
        description="The effort asked for, before the cap.",
        examples=[{"mean": "2 hours", "cv": 0.8}],
    )
    cap: Effort | None = Field(
        default=None,
        title="Cap",
        description="The most guidance a ticket gets; left out, there is no limit.",
        examples=["4 hours"],
    )


def _published_rank(known: dict[str, object]) -> int:
    return NEPTUNE_RANKS.get(str(known["name"]), 1)


def _published_targets(known: dict[str, object]) -> dict[Severity, Target]:
    targets = NEPTUNE_TARGETS.get(str(known["name"]), {})
    return {SEVERITY_OF_WORD[word]: Target.model_validate(target) for word, target in targets.items()}


class Plan(Table):
    """A support plan: its targets by severity, its goal and how its days are counted."""

    name: Name = Field(title="Name", description="The plan's name, as customers refer to it.", examples=["Basic"])
    goal: Share = Field(
        default=0.95,
        title="Goal",
        description="The share of tickets that must meet each target.",
        examples=[0.95],
    )
    rank: Whole = Field(
        default_factory=_published_rank,
        ge=1,
        le=1_000,
        title="Rank",
        description="The order of plans: 1 is served first; left out, 1, and 2 for Basic.",
        examples=[2],
    )
    ongoing_within: BusinessHours = Field(
        default=Duration(1.0, Unit.BUSINESS_HOUR),
        title="Ongoing within",
        description='How long a ticket with "ongoing" updates may be left unattended.',
        examples=["1 business hour"],
        json_schema_extra={"default": "1 business hour"},
    )
    updates_pause: Switch = Field(
        default=True,
        title="Updates pause",
        description="Whether no update is owed while a ticket waits on the customer.",
        examples=[True],
    )
    business_days: Reading = Field(
        default=Reading.END_OF_DAY,
        title="Business days",
        description="How a number of business days is read.",
        examples=["end of day"],
    )
    observe_holidays: Switch = Field(
        default=True,
        title="Observe holidays",
        description="Whether the clock stops on the customer's holidays; if not, they are ordinary days.",
        examples=[True],
    )
    guidance: Guidance | None = Field(
        default=None,
        title="Guidance",
        description="Technical guidance on demand; left out, there is none.",
        examples=[{"share": 0.25, "hours": {"mean": "2 hours", "cv": 0.8}, "cap": "4 hours"}],
    )
    targets: Mapping[SeverityWord, Target] = Field(
        default_factory=_published_targets,
        min_length=1,
        title="Targets",
        description="The promises, by severity; left out for Basic and Extended, they are Neptune's.",
    )

    @model_validator(mode="after")
    def _has_targets(self) -> Self:
        if not self.targets:
            known = " and ".join(NEPTUNE_TARGETS)
            raise refused("the plan has no targets", f"add [plans.targets]; only {known} are known without")
        return self
