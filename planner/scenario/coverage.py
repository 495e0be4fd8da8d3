"""`[[coverage]]`: one way to staff, with its rules, teams and shifts."""

import datetime as dt
from enum import Enum
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from planner.business_time.durations import Duration, Unit
from planner.plans import Severity
from planner.scenario.calendar_fields import Days, HolidaySpec, ZoneName
from planner.scenario.fields import (
    Effort,
    Elapsed,
    Factor,
    Money,
    Name,
    Number,
    Share,
    Switch,
    Table,
    TimeOfDay,
    Whole,
    refused,
)
from planner.scenario.selection import EVERYTHING, NOTHING, Handled, Selected

MOST_ENGINEERS_OF_A_SHIFT = 10_000
DAY_SECONDS = 86_400
NO_TIME = Duration(0.0, Unit.MINUTE)
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


class Dispatch(Enum):
    """The order in which waiting work is taken."""

    SEVERITY = "severity"
    PLAN = "plan"
    DEADLINE = "deadline"
    FIRST_COME = "first come"


class Ownership(Enum):
    """Who may take a ticket's touches while on shift."""

    ANYONE = "anyone"
    TEAM = "team"
    ENGINEER = "engineer"


class ShiftEnd(Enum):
    """What becomes of work in hand when a shift ends."""

    HOLD = "hold"
    HAND_OVER = "hand over"
    FINISH = "finish"


class Break(Table):
    """A pause in every shift."""

    after: Elapsed = Field(
        title="After", description="How long after the shift's start the break is due.", examples=["4 hours"]
    )
    lasts: Elapsed = Field(alias="for", title="For", description="How long the break is.", examples=["30 minutes"])


class OnCall(Table):
    """The terms of engineers who are called only when needed."""

    response: Elapsed = Field(
        default=NO_TIME,
        title="Response",
        description="The delay between a call-out and the start of work.",
        examples=["15 minutes"],
        json_schema_extra={"default": "0 minutes"},
    )
    retainer_per_hour: Money = Field(
        default=0.0,
        title="Retainer per hour",
        description="What an hour on call costs, worked or not.",
        examples=[8.0],
    )
    call_out: Money = Field(default=0.0, title="Call-out", description="The fee for each call-out.", examples=[60.0])


def _tiers(value: object) -> object:
    return [value] if isinstance(value, int) and not isinstance(value, bool) else value


class Shift(Table):
    """A weekly pattern with a number of engineers."""

    name: Name = Field(title="Name", description="The shift's name, unique in its team.", examples=["Day"])
    days: Days = Field(
        title="Days", description="The days on which it starts, a range or a list.", examples=["Mon-Fri"]
    )
    start: TimeOfDay = Field(
        alias="from", title="From", description="The team's local time of its start.", examples=["08:00:00"]
    )
    end: TimeOfDay = Field(
        alias="to",
        title="To",
        description="The team's local time of its end; before `from`, the next day's; equal, 24 hours later.",
        examples=["16:00:00"],
    )
    break_: Break | None = Field(
        default=None,
        alias="break",
        title="Break",
        description="A pause in every shift; left out, there is none.",
        examples=[{"after": "4 hours", "for": "30 minutes"}],
    )
    engineers: Whole = Field(
        ge=0,
        le=MOST_ENGINEERS_OF_A_SHIFT,
        title="Engineers",
        description="How many engineers work this shift.",
        examples=[6],
        json_schema_extra={"unit": "engineers"},
    )
    at_least: Whole = Field(
        default=0,
        ge=0,
        le=MOST_ENGINEERS_OF_A_SHIFT,
        title="At least",
        description="The fewest engineers a recommendation may choose.",
        examples=[1],
        json_schema_extra={"unit": "engineers"},
    )
    at_most: Whole | None = Field(
        default=None,
        ge=0,
        le=MOST_ENGINEERS_OF_A_SHIFT,
        title="At most",
        description="The most engineers a recommendation may choose; left out, the larger of twice and two "
        "more than now.",
        examples=[12],
        json_schema_extra={"unit": "engineers"},
    )
    candidate: Switch = Field(
        default=False,
        title="Candidate",
        description="Whether this is a shift that may be opened.",
        examples=[True],
    )
    works_holidays: Switch = Field(
        default=False,
        title="Works holidays",
        description="Whether the shift works the team's holidays; on call always does.",
        examples=[True],
    )
    tier: Annotated[
        tuple[Annotated[Whole, Field(ge=1, le=2)], ...],
        Field(min_length=1, max_length=2),
        BeforeValidator(_tiers, json_schema_input_type=int | tuple[int, ...]),
    ] = Field(
        default=(1, 2),
        title="Tier",
        description="The tiers of work its engineers can do: 1, 2, or both.",
        examples=[[1, 2]],
    )
    handles: Handled = Field(
        default=EVERYTHING,
        title="Handles",
        description='What its engineers take: plans, severities, or "Extended urgent"; left out, everything.',
        examples=[["Basic", "Extended"]],
        json_schema_extra={"default": None},
    )
    on_call: OnCall | None = Field(
        default=None,
        title="On call",
        description="The terms of an on-call shift; left out, it is an ordinary one.",
        examples=[{"response": "15 minutes", "retainer_per_hour": 8.0, "call_out": 60.0}],
    )

    @model_validator(mode="after")
    def _is_possible(self) -> Self:
        if self.at_most is not None and self.at_least > self.at_most:
            raise refused(f"at_least, {self.at_least}, is more than at_most, {self.at_most}", "swap or widen them")
        if self.break_ is not None and self.break_.after.seconds + self.break_.lasts.seconds > self.length_s:
            raise refused(
                f"the break does not fit into a shift of {self.length_s / 3600:.4g} hours",
                "shorten it or move it",
            )
        return self

    @property
    def length_s(self) -> int:
        """How long the shift is on an ordinary day, in seconds; from and to the same is 24 hours."""
        return (_second_of_day(self.end) - _second_of_day(self.start) - 1) % DAY_SECONDS + 1

    @property
    def most(self) -> int:
        """The most engineers a recommendation may choose."""
        return max(2 * self.engineers, self.engineers + 2) if self.at_most is None else self.at_most

    def handles_tier(self, tier: int, plan: str, severity: Severity) -> bool:
        """Whether its engineers can do a plan's work of a severity in a tier."""
        return tier in self.tier and self.handles.covers(plan, severity)


def _second_of_day(time: dt.time) -> int:
    return time.hour * 3600 + time.minute * 60 + time.second


class Team(Table):
    """Engineers of one office and time zone, and their shifts."""

    name: Name = Field(title="Name", description="The team's name, unique in its coverage.", examples=["Oslo"])
    time_zone: ZoneName = Field(
        title="Time zone", description="The time zone its shifts are stated in.", examples=["Europe/Oslo"]
    )
    holidays: HolidaySpec = Field(
        default=None,
        title="Holidays",
        description="The team's public holidays: a country, a part of one, or a list of dates.",
        examples=["NO"],
    )
    cost_per_hour: Money = Field(
        default=0.0, title="Cost per hour", description="What an engineer's paid hour costs.", examples=[62.0]
    )
    absence: Share = Field(
        default=0.0,
        title="Absence",
        description="The share of shifts an engineer is absent from.",
        examples=[0.06],
    )
    other_duties: Number = Field(
        default=0.0,
        ge=0,
        lt=1,
        title="Other duties",
        description="The share of attended time that goes to meetings, training and the like.",
        examples=[0.15],
        json_schema_extra={"unit": "share"},
    )
    shifts: tuple[Shift, ...] = Field(min_length=1, max_length=500, title="Shifts", description="The team's shifts.")


class Premium(Table):
    """Hours that cost more; without days, every day, without times, all day."""

    days: Days = Field(
        default=EVERY_DAY,
        title="Days",
        description="The days it applies to, a range or a list; left out, every day.",
        examples=["Sat-Sun"],
        json_schema_extra={"default": "Mon-Sun"},
    )
    start: TimeOfDay | None = Field(
        default=None,
        alias="from",
        title="From",
        description="The local time it begins.",
        examples=["22:00:00"],
    )
    end: TimeOfDay | None = Field(
        default=None,
        alias="to",
        title="To",
        description="The local time it ends; before `from`, it is the next day's.",
        examples=["06:00:00"],
    )
    factor: Factor = Field(
        title="Factor", description="What an hour costs, as a multiple of an ordinary one.", examples=[1.5]
    )

    @model_validator(mode="after")
    def _has_both_times(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise refused("one of `from` and `to` is missing", "give both, or neither for the whole day")
        return self


class HandOver(Table):
    """What it takes an engineer to continue another's ticket."""

    same_team: Effort = Field(
        default=NO_TIME,
        title="Same team",
        description="The effort added when another engineer of the team takes over.",
        examples=["5 minutes"],
        json_schema_extra={"default": "0 minutes"},
    )
    other_team: Effort = Field(
        default=NO_TIME,
        title="Other team",
        description="The effort added when another team takes over.",
        examples=["15 minutes"],
        json_schema_extra={"default": "0 minutes"},
    )


class Coverage(Table):
    """One way to staff: teams, their shifts and rules."""

    name: Name = Field(
        title="Name", description="The coverage's name, as results refer to it.", examples=["Business hours"]
    )
    dispatch: Dispatch = Field(
        default=Dispatch.SEVERITY,
        title="Dispatch",
        description="The order in which waiting work is taken.",
        examples=["severity"],
    )
    ownership: Ownership = Field(
        default=Ownership.ANYONE,
        title="Ownership",
        description="Who may take a ticket's touches while on shift.",
        examples=["anyone"],
    )
    interrupts: Selected = Field(
        default=NOTHING,
        title="Interrupts",
        description="The tickets that may interrupt less important work; left out, none.",
        examples=[["Extended urgent"]],
        json_schema_extra={"default": []},
    )
    interrupt_cost: Effort = Field(
        default=NO_TIME,
        title="Interrupt cost",
        description="The effort added to work that was interrupted.",
        examples=["5 minutes"],
        json_schema_extra={"default": "0 minutes"},
    )
    overtime_factor: Factor = Field(
        default=1.0,
        title="Overtime factor",
        description="What an hour of overtime costs, as a multiple of an ordinary one.",
        examples=[1.5],
    )
    premiums: tuple[Premium, ...] = Field(
        default=(), max_length=100, title="Premiums", description="Hours that cost more; left out, none do."
    )
    shift_end: ShiftEnd = Field(
        default=ShiftEnd.HOLD,
        title="Shift end",
        description="What becomes of work in hand when a shift ends.",
        examples=["hold"],
    )
    finish_within: Effort = Field(
        default=NO_TIME,
        title="Finish within",
        description="Work with at most this left is finished in overtime rather than held or handed over.",
        examples=["20 minutes"],
        json_schema_extra={"default": "0 minutes"},
    )
    hand_over: HandOver = Field(
        default_factory=HandOver,
        title="Hand-over",
        description="What a hand-over costs; left out, nothing.",
        examples=[{"same_team": "5 minutes", "other_team": "15 minutes"}],
    )
    teams: tuple[Team, ...] = Field(min_length=1, max_length=200, title="Teams", description="The teams.")

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """All shifts of all teams, in the order of the file."""
        return tuple(shift for team in self.teams for shift in team.shifts)
