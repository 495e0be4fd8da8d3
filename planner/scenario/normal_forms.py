"""Normal forms: the file's short ways of writing a table, in full, so that a form has something to show.

A file may say `replications = 20`, `touch = "40 minutes"` or one table of business hours where several are possible.
The short way stays in the draft until somebody changes a part of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.plans import NEPTUNE_TARGETS
from planner.scenario.distributions import Distribution
from planner.scenario.draft import Data
from planner.scenario.fields import Table
from planner.scenario.simulation_table import Replications

NOTHING: Data = {}


def table_in_full(table: type[Table], raw: object) -> Data:
    """The raw value of a table as a table; nothing for what can be none."""
    if isinstance(raw, Mapping):
        return raw
    if raw is None or isinstance(raw, list):
        return NOTHING
    if issubclass(table, Replications) and isinstance(raw, int) and not isinstance(raw, bool):
        return {"at_least": raw, "at_most": raw}
    if issubclass(table, Distribution):
        return {"distribution": "constant", "mean": raw}
    return NOTHING


def entries_in_full(raw: object) -> list[object]:
    """The raw value of a list of tables that may be a single one."""
    if isinstance(raw, list):
        return raw
    return [raw] if isinstance(raw, Mapping) else []


def targets_in_full(plan: Data) -> Data:
    """The raw targets of a plan, by severity; those that Neptune publishes where the plan leaves them out."""
    targets = plan.get("targets", NEPTUNE_TARGETS.get(str(plan.get("name")), NOTHING))
    return targets if isinstance(targets, Mapping) else NOTHING
