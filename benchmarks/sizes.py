"""Sizes: how much each benchmark does, for numbers to rely on or for a quick look at whether everything runs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is played, and how often."""

    queue_tickets: int
    """Of the queue that is raced; a slow program plays its share of them."""
    queue_rounds: int
    engine_rounds: int
    """Of the sample, one replication, on both of our engines."""
    study_replications: int
    study_rounds: int
    growth_tickets: tuple[int, ...]
    growth_rounds: int
    worker_replications: int
    worker_rounds: int
    memory_replications: tuple[int, ...]
    memory_tickets: int
    what_if_rounds: int
    desktop_sessions: int


FULL = Sizes(
    queue_tickets=1_000_000,
    queue_rounds=3,
    engine_rounds=7,
    study_replications=60,
    study_rounds=3,
    growth_tickets=(10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000),
    growth_rounds=3,
    worker_replications=320,
    worker_rounds=3,
    memory_replications=(8, 64, 512),
    memory_tickets=1_000_000,
    what_if_rounds=7,
    desktop_sessions=5,
)

QUICK = Sizes(
    queue_tickets=20_000,
    queue_rounds=3,
    engine_rounds=2,
    study_replications=6,
    study_rounds=1,
    growth_tickets=(10_000, 30_000, 100_000),
    growth_rounds=3,
    worker_replications=12,
    worker_rounds=1,
    memory_replications=(4, 16),
    memory_tickets=100_000,
    what_if_rounds=2,
    desktop_sessions=1,
)
