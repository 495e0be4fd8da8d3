"""First come, first served, ticket by ticket: what each start must be, to the second.

Closed forms see an error of a percent; against these recursions, on the same arrivals and efforts, one of a second is
seen, at any load.
"""

from __future__ import annotations

from heapq import heapify, heapreplace

from simulation.columns import IntArray, int_column


def starts_of(arrival_s: IntArray, effort_s: IntArray, servers: int) -> IntArray:
    """When each ticket starts at c engineers who are always there (Kiefer and Wolfowitz 1955)."""
    free_s = [0] * servers
    heapify(free_s)
    starts = []
    for arrives_s, lasts_s in zip(arrival_s.tolist(), effort_s.tolist(), strict=True):
        start_s = max(arrives_s, free_s[0])
        heapreplace(free_s, start_s + lasts_s)
        starts.append(start_s)
    return int_column(starts)


def open_time_of(at_s: IntArray, opens_s: int, closes_s: int, day_s: int) -> IntArray:
    """The open seconds before each instant, of hours that are the same every day."""
    day, second = at_s // day_s, at_s % day_s
    today_s: IntArray = second.clip(opens_s, closes_s) - opens_s
    return day * (closes_s - opens_s) + today_s
