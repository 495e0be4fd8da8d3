"""Seeds: the words from which many streams start, worked out together.

NumPy's SeedSequence makes four words of a seed and a key, one key at a time, and takes longer for it than most streams
take to be drawn from. This is its arithmetic over columns: M. E. O'Neill's seed_seq_fe, which NumPy promises not to
change, and which tests/test_streams.py holds this one to.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

WORDS: Final = 4
"""Of 32 bits in the pool that all of a seed and a key is mixed into; of 64 bits in what comes out of it."""

WORD: Final = 2**32
INIT_A, MULT_A = 0x43B0D7E5, 0x931E8875
INIT_B, MULT_B = 0x8B51F9DD, 0x58F38DED
MIX_LEFT, MIX_RIGHT = np.uint32(0xCA01F9DD), np.uint32(0x4973F715)
HALF = np.uint32(16)
CONSTANTS_KEPT: Final = 64

Words = npt.NDArray[np.uint32]


def seeds(
    seed: int, replication: int, purposes: npt.NDArray[np.uint32], names: npt.NDArray[np.uint64]
) -> npt.NDArray[np.uint64]:
    """uint64[names, purposes, 4]: what `SeedSequence(seed, spawn_key=(replication, purpose, name))` says to PCG64."""
    begun = np.random.SeedSequence(seed, spawn_key=(replication,)).pool
    pool = np.broadcast_to(begun[:, None, None], (WORDS, len(names), len(purposes)))
    mixed = _hashes_before(seed, replication)
    low, high = names.astype(np.uint32)[:, None], (names >> np.uint64(32)).astype(np.uint32)[:, None]
    pool = _mixed_in(pool, purposes[None, :], mixed)
    pool = _mixed_in(pool, low, mixed + WORDS)
    # A number is as many words as it needs, and one at least.
    pool = np.where(high == 0, pool, _mixed_in(pool, high, mixed + 2 * WORDS))
    return _state(pool)


def _hashes_before(seed: int, replication: int) -> int:
    """How often SeedSequence has hashed when all of the seed and the replication is in its pool."""
    words = max(_word_count(seed), WORDS) + _word_count(replication)
    return WORDS * words


def _word_count(number: int) -> int:
    return max(1, -(-number.bit_length() // 32))


@lru_cache(maxsize=CONSTANTS_KEPT)
def _constants(first: int, factor: int, start: int, count: int) -> Words:
    """What the hashes from number `start` on are keyed with, each once more than it hashes."""
    powers = [first * pow(factor, start + step, WORD) % WORD for step in range(count + 1)]
    constants = np.array(powers, dtype=np.uint32)[:, None, None]
    constants.flags.writeable = False
    return constants


def _mixed_in(pool: Words, word: Words, hashes_before: int) -> Words:
    """The pool with one more word in all of its words."""
    keys = _constants(INIT_A, MULT_A, hashes_before, WORDS)
    hashed = (word[None] ^ keys[:-1]) * keys[1:]
    hashed ^= hashed >> HALF
    mixed = MIX_LEFT * pool - MIX_RIGHT * hashed
    mixed ^= mixed >> HALF
    return mixed


def _state(pool: Words) -> npt.NDArray[np.uint64]:
    """The pool, hashed twice over, as words of 64 bits along the last axis."""
    keys = _constants(INIT_B, MULT_B, 0, 2 * WORDS)
    hashed = (np.concatenate((pool, pool)) ^ keys[:-1]) * keys[1:]
    hashed ^= hashed >> HALF
    wide = np.moveaxis(hashed, 0, -1).astype(np.uint64)
    return np.ascontiguousarray(wide[..., 0::2] | wide[..., 1::2] << np.uint64(32))
