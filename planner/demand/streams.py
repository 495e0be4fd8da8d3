"""Streams: where every random number comes from.

Streams are keyed, never ordered: a stream is named by the seed, the replication, its purpose and the name of whom it is
for. Adding a customer group, a team or an engineer, or drawing more for one of them, leaves every other stream where
it was, so two scenarios that differ in one thing differ in the draws of that thing only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntEnum, unique
from functools import lru_cache
from hashlib import blake2b
from typing import Final

import numpy as np
import numpy.typing as npt
from numpy.random.bit_generator import ISeedSequence

from planner.demand.seeds import seeds


@unique
class Purpose(IntEnum):
    """What a stream decides. The numbers are part of the key: append, never renumber."""

    ARRIVALS = 1
    DAILY_FACTOR = 2
    SEVERITY = 3
    INCIDENT_COUNT = 4
    INCIDENT_START = 5
    INCIDENT_SIZE = 6
    INCIDENT_SPREAD = 7
    INCIDENT_SPLIT = 8
    FIRST_RESPONSE = 9
    TOUCHES = 10
    TOUCH = 11
    WAIT_KIND = 12
    CUSTOMER_WAIT = 13
    ENGINEERING_WAIT = 14
    SECOND_TIER = 15
    ANALYSIS = 16
    ANALYSIS_EFFORT = 17
    GUIDANCE = 18
    GUIDANCE_HOURS = 19
    REOPENED = 20
    REOPENED_AFTER = 21
    REOPENED_EFFORT = 22
    ABSENCE = 23
    DUTIES = 24


FIRST: Final = min(Purpose)

NAMES_REMEMBERED: Final = 1 << 14
"""Every replication asks for the same names again."""


@lru_cache(maxsize=NAMES_REMEMBERED)
def stable_hash(*names: str) -> int:
    """A 64-bit number that is the same on every machine and in every run; the boundaries between names count."""
    digest = blake2b(digest_size=8)
    for name in names:
        encoded = name.encode()
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return int.from_bytes(digest.digest(), "big")


def stream(seed: int, replication: int, purpose: Purpose, *names: str) -> np.random.Generator:
    """The stream of one purpose in one replication, for whomever `names` name."""
    key = (replication, int(purpose), stable_hash(*names))
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=key)))


class StreamTable:
    """Streams of one replication for names that are known beforehand: those of `stream`, and seeded all together."""

    def __init__(self, seed: int, replication: int, names: Iterable[tuple[str, ...]]) -> None:
        self._row = {name: row for row, name in enumerate(dict.fromkeys(names))}
        numbers = np.array([stable_hash(*name) for name in self._row], dtype=np.uint64)
        self._seeds = seeds(seed, replication, np.arange(FIRST, 1 + max(Purpose), dtype=np.uint32), numbers)

    def of(self, *names: str) -> Callable[[Purpose], np.random.Generator]:
        """The stream for each purpose of whomever `names` name, for whom the table was made (KeyError)."""
        seeds_of = self._seeds[self._row[names]]

        def stream_for(purpose: Purpose) -> np.random.Generator:
            known: ISeedSequence = _Known(seeds_of[purpose - FIRST])
            return np.random.Generator(np.random.PCG64(known))  # type: ignore[arg-type]  # what it takes; the stub lags

        return stream_for


class _Known(ISeedSequence):
    """A seed whose words are worked out already, as a generator asks for them."""

    def __init__(self, words: npt.NDArray[np.uint64]) -> None:
        self._words = words

    def generate_state(self, n_words: int, dtype: npt.DTypeLike = np.uint32) -> npt.NDArray[np.uint32 | np.uint64]:
        """All of the words, which is what PCG64 asks for."""
        assert n_words == len(self._words)
        assert dtype is np.uint64
        return self._words
