"""Streams: where every random number comes from.

Streams are keyed, never ordered: a stream is named by the seed, the replication, its purpose and the name of whom it is
for. Adding a customer group, a team or an engineer, or drawing more for one of them, leaves every other stream where
it was, so two scenarios that differ in one thing differ in the draws of that thing only.
"""

from __future__ import annotations

from enum import IntEnum, unique
from hashlib import blake2b

import numpy as np


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
