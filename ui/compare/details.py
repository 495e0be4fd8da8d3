"""Details: what is to be known of one comparison, in sentences, with what differs in the staffing."""

from __future__ import annotations

from collections.abc import Iterator

from planner.comparing.sentences import on_promises, on_replications, on_tickets
from planner.comparing.staffing_differences import staffing_differences
from planner.errors import PlannerError
from ui.compare.candidates import Pair

SAME_STAFFING = "Nothing differs in the staffing."


def details_of(pair: Pair) -> str:
    """Lines of plain text."""
    return "\n".join(_lines(pair))


def _lines(pair: Pair) -> Iterator[str]:
    found = pair.compared
    yield f"{pair.candidate.name} against {pair.baseline.name}"
    yield from filter(None, (on_tickets(found), on_replications(found), *on_promises(found)))
    try:
        differences = staffing_differences(found.side.staffing, found.baseline.staffing)
    except PlannerError as error:
        yield f"What differs in the staffing is not known: {error}."
        return
    yield "What differs in the staffing:" if differences else SAME_STAFFING
    yield from (f"    {difference}" for difference in differences)
