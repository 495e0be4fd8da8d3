"""New shifts: what a shift, a team or a coverage is when it is added: sound, and where one would look for it."""

from __future__ import annotations

from datetime import time

from planner.business_time.time_zones import is_zone_name
from planner.scenario.copies import free_name
from planner.scenario.draft import Data, Path, entries_at, table_at, value_at
from planner.shift_weeks.shift_edits import copied, has_hours

NEW_SHIFT, NEW_TEAM, NEW_COVERAGE = "New shift", "New team", "New coverage"
OFFICE_HOURS: Data = {"days": "Mon-Fri", "from": time(9), "to": time(17), "engineers": 1}


def new_shift(draft: Data, team: Path) -> Data:
    """A shift of one engineer for a team, in the hours after its last one that is not on call."""
    shifts = (*team, "shifts")
    name = free_name(draft, shifts, NEW_SHIFT)
    standing = [table for each in entries_at(draft, shifts) if has_hours(table := table_at(each, ()))]
    ordinary = [table for table in standing if "on_call" not in table]
    if not ordinary:
        return {"name": name, **OFFICE_HOURS}
    return {**copied({key: ordinary[-1][key] for key in ("days", "from", "to")}, name), "engineers": 1}


def copied_shift(draft: Data, shift: Path) -> Data:
    """A copy of a shift to lie beside it, under a name of its own."""
    entry = table_at(draft, shift)
    name = free_name(draft, shift[:-1], str(entry.get("name") or NEW_SHIFT))
    return copied(entry, name)


def new_team(draft: Data, coverage: Path) -> Data:
    """A team with a day shift, in the zone of the coverage's last team or of the first customers."""
    teams = (*coverage, "teams")
    name = free_name(draft, teams, NEW_TEAM)
    zones = [value_at(each, ("time_zone",)) for each in reversed(entries_at(draft, teams))]
    zones += [value_at(each, ("time_zone",)) for each in entries_at(draft, ("customers",))]
    known = next((zone for zone in zones if is_zone_name(zone)), "UTC")
    return {"name": name, "time_zone": known, "shifts": [{"name": "Day", **OFFICE_HOURS}]}


def new_coverage(draft: Data) -> Data:
    """A coverage with one team."""
    name = free_name(draft, ("coverage",), NEW_COVERAGE)
    return {"name": name, "teams": [new_team(draft, ())]}
