"""Stepping: the items of a time line one after the other, for those who read it by keys."""

from __future__ import annotations

from planner.tickets.lanes import Item, Lane

Place = tuple[int, Item]
"""A lane's number, and one of its items."""


def step_from(lanes: tuple[Lane, ...], place: Place | None, by: int) -> Place | None:
    """The item so many steps on in the order of time; from nowhere the first, and at the ends the last."""
    order = sorted(
        ((at, item) for at, lane in enumerate(lanes) for item in lane.items),
        key=lambda each: (each[1].start_s, each[0], each[1].end_s),
    )
    if not order:
        return None
    if place not in order:
        return order[0]
    return order[min(max(order.index(place) + by, 0), len(order) - 1)]
