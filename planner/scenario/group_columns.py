"""Group columns: the customer groups of a scenario as a table, and what a new group is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.business_time.time_zones import is_zone_name
from planner.plans import SEVERITY_OF_WORD
from planner.scenario.customers import BUILT_IN_PROFILES, CustomerGroup, office_windows
from planner.scenario.draft import value_at
from planner.scenario.entered import entered, shown
from planner.scenario.entry_columns import EntryColumn, EntryTable, Names, plain_columns
from planner.scenario.field_kinds import FieldKind
from planner.scenario.field_table import fields_by_key
from planner.scenario.findings import Path, ScenarioError
from planner.scenario.hours_in_words import hours_entered, hours_shown, problem_with_hours
from planner.scenario.migration import Data
from planner.scenario.references import names_of
from planner.scenario.severity_shares import shares_in_full, with_share


@dataclass(frozen=True, slots=True)
class HoursColumn(EntryColumn):
    """Business hours, in words."""

    def shown(self, entry: object, *, decimal: str = ".") -> str:  # noqa: ARG002 - as of every column
        return hours_shown(self.value(entry))

    def left_out(self, _entry: object, *, decimal: str = ".") -> str:  # noqa: ARG002 - as of every column
        return hours_shown([window.model_dump(by_alias=True) for window in office_windows()])

    def entered(self, text: str, data: Data, *, decimal: str = ".") -> object:  # noqa: ARG002 - as of every column
        return hours_entered(text)

    def problem(self, entry: object, error: ScenarioError) -> str:
        return problem_with_hours(self.value(entry)) or EntryColumn.problem(self, entry, error)


@dataclass(frozen=True, slots=True)
class SeverityColumn(EntryColumn):
    """The share of tickets of one severity."""

    severity: str = ""

    @property
    def path(self) -> Path:
        return (self.key, self.severity)

    def left_out(self, entry: object, *, decimal: str = ".") -> str:
        share = shares_in_full(value_at(entry, (self.key,))).get(self.severity, 0.0)
        return shown(FieldKind.SHARE, share, decimal=decimal)

    def entered(self, text: str, data: Data, *, decimal: str = ".") -> object:  # noqa: ARG002 - as of every column
        return entered(FieldKind.SHARE, text, decimal=decimal)

    def put(self, entry: object, value: object) -> Data:
        return EntryColumn.put(self, entry, with_share(value_at(entry, (self.key,)), self.severity, value))


def plan_names(data: Data) -> tuple[str, ...]:
    """The plans a group may have."""
    return names_of(data, "plans")


def profile_names(data: Data) -> tuple[str, ...]:
    """The profiles a group may have: the built-in ones, then the file's."""
    return (*BUILT_IN_PROFILES, *names_of(data, "profiles"))


NAMES_OF_GROUP: Mapping[str, Names] = {"plan": plan_names, "profile": profile_names}


def new_group(data: Data, above: object) -> Data:
    """A sound group without accounts: of the plan and zone of the one above it, if these exist. It has no name yet."""
    plans = plan_names(data)
    plan, zone = value_at(above, ("plan",)), value_at(above, ("time_zone",))
    return {
        "plan": plan if plan in plans else next(iter(plans), "Basic"),
        "time_zone": zone if is_zone_name(zone) else "UTC",
        "accounts": 0,
        "tickets_per_account_per_month": 1,
    }


def _columns() -> tuple[EntryColumn, ...]:
    fields = fields_by_key(CustomerGroup)
    hours, severities = fields["business_hours"], fields["severities"]
    before = {"name": ("customer group", "group"), "plan": (), "time_zone": ("zone",)}
    between: dict[str, tuple[str, ...]] = {
        "holidays": (),
        "accounts": ("customers",),
        "tickets_per_account_per_month": ("tickets per account", "per account"),
    }
    after: dict[str, tuple[str, ...]] = {
        "profile": ("arrival profile",),
        "deflected": (),
        "daily_variation": (),
        "holiday_demand": (),
        "growth_per_month": ("growth",),
    }
    return (
        *plain_columns(CustomerGroup, before, NAMES_OF_GROUP),
        HoursColumn("business_hours", hours.title or "", hours, FieldKind.OTHER, ("hours", "opening hours")),
        *plain_columns(CustomerGroup, between, NAMES_OF_GROUP),
        *(
            SeverityColumn("severities", word.capitalize(), severities, FieldKind.SHARE, severity=word)
            for word in SEVERITY_OF_WORD
        ),
        *plain_columns(CustomerGroup, after, NAMES_OF_GROUP),
    )


GROUP_TABLE = EntryTable(("customers",), "customer group", _columns(), new_group)
