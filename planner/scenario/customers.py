"""`[[customers]]`, `[[profiles]]` and `[[incidents]]`: who sends tickets, when in the week, and in which
bursts.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from planner.plans import Severity
from planner.scenario.calendar_fields import Days, HolidaySpec, ZoneName
from planner.scenario.distributions import CountSpread
from planner.scenario.fields import (
    Elapsed,
    Factor,
    Name,
    Number,
    SeverityWord,
    Share,
    Table,
    TimeOfDay,
    Variation,
    Whole,
    refused,
)

BUILT_IN_PROFILES = ("flat", "office hours", "always on")

BUILT_IN_SEVERITIES: dict[Severity, float] = {
    Severity.URGENT: 0.04,
    Severity.HIGH: 0.16,
    Severity.MEDIUM: 0.45,
    Severity.LOW: 0.35,
}

SHARE_TOLERANCE = 1e-6
MOST_ACCOUNTS = 1_000_000_000
MOST_WINDOWS = 100

Weight = Annotated[Number, Field(ge=0, le=1e9)]
DayWeights = Annotated[tuple[Weight, ...], Field(min_length=24, max_length=24)]


class Profile(Table):
    """How tickets spread over the hours of a customer's local week."""

    name: Name = Field(title="Name", description="The name customer groups refer to.", examples=["retail"])
    weights: tuple[DayWeights, ...] = Field(
        min_length=7,
        max_length=7,
        title="Weights",
        description="Seven rows, Monday first, of 24 weights, one for each local hour; only their proportion matters.",
    )

    @model_validator(mode="after")
    def _has_weight(self) -> Self:
        if not any(weight > 0 for day in self.weights for weight in day):
            raise refused("all weights are zero", "give the hours in which tickets arrive a weight")
        return self


class BusinessHours(Table):
    """A weekly window in which customers work."""

    days: Days = Field(
        default=(0, 1, 2, 3, 4),
        title="Days",
        description="The working days, a range or a list.",
        examples=["Mon-Fri"],
        json_schema_extra={"default": "Mon-Fri"},
    )
    start: TimeOfDay = Field(
        alias="from", title="From", description="The local time of opening.", examples=["09:00:00"]
    )
    end: TimeOfDay = Field(
        alias="to",
        title="To",
        description="The local time of closing; before `from`, the next day's; equal, 24 hours later.",
        examples=["17:00:00"],
    )


def _shares_make_one(shares: Mapping[Severity, float]) -> Mapping[Severity, float]:
    total = sum(shares.values())
    if abs(total - 1) > SHARE_TOLERANCE:
        raise refused(f"the shares add up to {total:.6g}", "they have to add up to 1")
    return shares


def _windows(value: object) -> object:
    return [value] if isinstance(value, dict) else value


def office_windows() -> tuple[BusinessHours, ...]:
    """The business hours of customers who state none: Monday to Friday, 09:00 to 17:00."""
    nine_to_five = {"from": dt.time(9), "to": dt.time(17)}
    return (BusinessHours.model_validate(nine_to_five),)


class CustomerGroup(Table):
    """Customers who share a plan, a time zone, a calendar and an arrival rate."""

    name: Name = Field(
        title="Name",
        description="The group's name, as incidents and results refer to it.",
        examples=["Nordics, Basic"],
    )
    plan: Name = Field(title="Plan", description="The plan they have.", examples=["Basic"])
    time_zone: ZoneName = Field(
        title="Time zone",
        description="The customers' time zone, in which business hours and holidays are counted.",
        examples=["Europe/Oslo"],
    )
    business_hours: Annotated[
        tuple[BusinessHours, ...],
        Field(min_length=1, max_length=MOST_WINDOWS),
        BeforeValidator(_windows, json_schema_input_type=BusinessHours | tuple[BusinessHours, ...]),
    ] = Field(
        default_factory=office_windows,
        title="Business hours",
        description="When the customers work: one table or a list of them; left out, Mon-Fri 9 to 17.",
        examples=[{"days": "Mon-Fri", "from": "09:00:00", "to": "17:00:00"}],
    )
    holidays: HolidaySpec = Field(
        default=None,
        title="Holidays",
        description="The customers' public holidays: a country, a part of one, or a list of dates.",
        examples=["NO"],
    )
    accounts: Whole = Field(
        ge=0,
        le=MOST_ACCOUNTS,
        title="Accounts",
        description="How many customers the group has.",
        examples=[140],
        json_schema_extra={"unit": "accounts"},
    )
    tickets_per_account_per_month: Number = Field(
        ge=0,
        le=1e9,
        title="Tickets per account and month",
        description="The mean number of tickets one account opens in a month, before deflection.",
        examples=[1.2],
        json_schema_extra={"unit": "tickets per account and month"},
    )
    severities: Annotated[Mapping[SeverityWord, Share], AfterValidator(_shares_make_one)] = Field(
        default_factory=lambda: dict(BUILT_IN_SEVERITIES),
        title="Severities",
        description="The share of tickets of each severity; together 1.",
        examples=[{"urgent": 0.04, "high": 0.16, "medium": 0.45, "low": 0.35}],
    )
    profile: Name = Field(
        default="office hours",
        title="Profile",
        description="How tickets spread over the week: a profile of the file, or "
        '"flat", "office hours" (the business hours), "always on".',
        examples=["office hours"],
    )
    deflected: Share = Field(
        default=0.0,
        title="Deflected",
        description="The share of questions answered by community and self-guided resources, never tickets.",
        examples=[0.2],
    )
    daily_variation: Variation = Field(
        default=0.0,
        title="Daily variation",
        description="Variation of demand from day to day beyond chance: that of a daily factor.",
        examples=[0.3],
    )
    holiday_demand: Factor = Field(
        default=1.0,
        title="Holiday demand",
        description="Tickets on a holiday, as a multiple of an ordinary day's; left out, as many.",
        examples=[0.2],
    )
    growth_per_month: Number = Field(
        default=0.0,
        gt=-1,
        le=1,
        title="Growth per month",
        description="The growth of demand per month, compounded from the start.",
        examples=[0.01],
        json_schema_extra={"unit": "share per month"},
    )
    seasonality: tuple[Factor, ...] = Field(
        default=(1.0,) * 12,
        min_length=12,
        max_length=12,
        title="Seasonality",
        description="Twelve factors of demand, January first.",
        examples=[[1, 1, 1, 1, 1, 1, 0.8, 0.9, 1, 1, 1, 0.9]],
    )

    def share_of(self, severity: Severity) -> float:
        """The share of the group's tickets of a severity, 0 if it is left out."""
        return self.severities.get(severity, 0.0)


class Incident(Table):
    """Bursts of tickets from an event that hits many customers at once."""

    name: Name = Field(title="Name", description="What the incident is called.", examples=["Cloud outage"])
    per_year: Number = Field(
        ge=0,
        le=1e6,
        title="Per year",
        description="How often it happens, on average.",
        examples=[4],
        json_schema_extra={"unit": "per year"},
    )
    tickets: CountSpread = Field(
        title="Tickets",
        description="How many tickets one incident brings in all.",
        examples=[{"mean": 20, "cv": 0.8}],
    )
    within: Elapsed = Field(
        title="Within",
        description="The time over which its tickets arrive, evenly.",
        examples=["3 hours"],
    )
    severity: SeverityWord = Field(title="Severity", description="The severity of its tickets.", examples=["urgent"])
    customers: Annotated[tuple[Name, ...], Field(min_length=1)] | None = Field(
        default=None,
        title="Customers",
        description="The customer groups it hits, in proportion to their accounts; left out, all.",
        examples=[["Nordics, Basic"]],
    )
