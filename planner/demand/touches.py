"""Touches: what tickets take, drawn column by column.

A batch is tickets that share everything but chance: group, severity, and whether an incident brought them. Every column
of a batch has a stream of its own, so that another mean of one leaves the other columns as they were. What is made of
the drawn numbers is made for all batches together: a batch is a few tickets, and batches are many.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from planner.demand.batch_terms import BatchTerms, WaitTerms
from planner.demand.sampling import Law, geometric, scaled, standard_draws
from planner.demand.streams import Purpose
from simulation.columns import BoolArray, IntArray, int_column
from simulation.inputs import Wait

LEAST_EFFORT_S = 1
"""Work lasts a second at least; a wait may be nothing."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some tickets to be drawn."""

    terms: BatchTerms
    count: int
    streams: Callable[[Purpose], np.random.Generator]
    """The batch's stream for each purpose."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The columns of all batches' n tickets, one batch after the other, and of their touches in one flat table."""

    second_tier: BoolArray
    analysis_s: IntArray
    guidance_asked_s: IntArray
    guidance_s: IntArray
    """What the plan's cap leaves of the guidance asked for."""
    touches: IntArray
    """int64[n]: how many each ticket has."""
    effort_s: IntArray
    wait: IntArray
    wait_s: IntArray
    wait_clock: IntArray


def draw_touches(batches: Sequence[Batch]) -> Drawn:
    """What the tickets of these batches take."""
    counts = int_column([batch.count for batch in batches])
    cap_s = int_column([batch.terms.guidance_cap_s for batch in batches])
    further = geometric(
        np.repeat([batch.terms.touches for batch in batches], counts),
        np.concatenate([np.empty(0), *(batch.streams(Purpose.TOUCHES).random(batch.count) for batch in batches)]),
    )
    reopened = _chosen(batches, counts, Purpose.REOPENED, lambda terms: terms.reopened)
    rows = _rows(counts, further, reopened)
    wait, wait_s, wait_clock = _waits(batches, rows)
    asked_s = _guidance_s(batches, counts)
    return Drawn(
        second_tier=_chosen(batches, counts, Purpose.SECOND_TIER, lambda terms: terms.second_tier),
        analysis_s=_analysis_s(batches, counts),
        guidance_asked_s=asked_s,
        guidance_s=np.minimum(asked_s, np.repeat(cap_s, counts)),
        touches=1 + further + reopened,
        effort_s=_efforts_s(batches, counts, rows),
        wait=wait,
        wait_s=wait_s,
        wait_clock=wait_clock,
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """Which rows of the flat table are first touches, further ones, and those of reopened tickets."""

    first: IntArray
    further: IntArray
    reopened: IntArray
    further_counts: IntArray
    """int64[batches]: how many of them each batch has."""
    reopened_counts: IntArray

    @property
    def count(self) -> int:
        return len(self.first) + len(self.further) + len(self.reopened)


def _rows(counts: IntArray, further: IntArray, reopened: BoolArray) -> _Rows:
    behind = np.cumsum(1 + further + reopened)
    first, last = behind - 1 - further - reopened, behind[reopened] - 1
    is_further = np.ones(int(behind[-1]) if len(behind) else 0, dtype=np.bool_)
    is_further[first] = False
    is_further[last] = False
    batch = np.repeat(np.arange(len(counts)), counts)
    further_counts = np.bincount(batch, weights=further, minlength=len(counts)).astype(np.int64)
    reopened_counts = np.bincount(batch[reopened], minlength=len(counts)).astype(np.int64)
    return _Rows(first, np.flatnonzero(is_further), last, further_counts, reopened_counts)


def _efforts_s(batches: Sequence[Batch], counts: IntArray, rows: _Rows) -> IntArray:
    effort_s = np.empty(rows.count, dtype=np.int64)
    for row, count, purpose in (
        (rows.further, rows.further_counts, Purpose.TOUCH),
        (rows.reopened, rows.reopened_counts, Purpose.REOPENED_EFFORT),
    ):
        effort_s[row] = _numbers(batches, count, purpose, lambda terms: terms.touch, LEAST_EFFORT_S)
    effort_s[rows.first] = _numbers(
        batches, counts, Purpose.FIRST_RESPONSE, lambda terms: terms.first_response, LEAST_EFFORT_S
    )
    return effort_s


def _waits(batches: Sequence[Batch], rows: _Rows) -> tuple[IntArray, IntArray, IntArray]:
    """Kind, open seconds and clock of the wait before each touch; none before a first one."""
    wait, wait_s, wait_clock = (np.zeros(rows.count, dtype=np.int64) for _ in range(3))
    further, reopened = rows.further_counts, rows.reopened_counts
    chosen = _chosen(batches, further, Purpose.WAIT_KIND, lambda terms: terms.engineering_share)
    customer = _of_waits(batches, further, Purpose.CUSTOMER_WAIT, lambda terms: terms.customer_wait)
    engineering = _of_waits(batches, further, Purpose.ENGINEERING_WAIT, lambda terms: terms.engineering_wait)
    wait[rows.further] = np.where(chosen, Wait.ENGINEERING, Wait.CUSTOMER)
    wait_s[rows.further], wait_clock[rows.further] = np.where(chosen, engineering, customer)
    wait[rows.reopened] = Wait.REOPENED
    wait_s[rows.reopened], wait_clock[rows.reopened] = _of_waits(
        batches, reopened, Purpose.REOPENED_AFTER, lambda terms: terms.reopened_after
    )
    return wait, wait_s, wait_clock


def _of_waits(
    batches: Sequence[Batch], counts: IntArray, purpose: Purpose, of: Callable[[BatchTerms], WaitTerms]
) -> IntArray:
    """int64[2, rows]: the open seconds of waits, and their clocks."""
    clocks = np.repeat(int_column([of(batch.terms).clock for batch in batches]), counts)
    return np.stack((_numbers(batches, counts, purpose, lambda terms: of(terms).law, least=0), clocks))


def _analysis_s(batches: Sequence[Batch], counts: IntArray) -> IntArray:
    chosen = _chosen(batches, counts, Purpose.ANALYSIS, lambda terms: terms.analysis.share)
    asked_s = _numbers(batches, counts, Purpose.ANALYSIS_EFFORT, lambda terms: terms.analysis.effort, LEAST_EFFORT_S)
    return np.where(chosen, asked_s, 0)


def _guidance_s(batches: Sequence[Batch], counts: IntArray) -> IntArray:
    """Guidance asked for."""
    chosen = _chosen(batches, counts, Purpose.GUIDANCE, lambda terms: terms.guidance.share)
    asked_s = _numbers(batches, counts, Purpose.GUIDANCE_HOURS, lambda terms: terms.guidance.effort, LEAST_EFFORT_S)
    return np.where(chosen, asked_s, 0)


def _chosen(
    batches: Sequence[Batch], counts: IntArray, purpose: Purpose, share_of: Callable[[BatchTerms], float]
) -> BoolArray:
    """bool[rows], so many of each batch, each true with the batch's probability."""
    chosen = np.zeros(int(counts.sum()), dtype=np.bool_)
    begin = 0
    for batch, count in zip(batches, counts.tolist(), strict=True):
        share = share_of(batch.terms)
        if share > 0.0 and count:
            chosen[begin : begin + count] = batch.streams(purpose).random(count) < share
        begin += count
    return chosen


def _numbers(
    batches: Sequence[Batch], counts: IntArray, purpose: Purpose, law_of: Callable[[BatchTerms], Law], least: int
) -> IntArray:
    """int64[rows], so many of each batch, from the batch's law."""
    laws = [law_of(batch.terms) for batch in batches]
    standard = np.ones(int(counts.sum()))
    begin = 0
    for batch, law, count in zip(batches, laws, counts.tolist(), strict=True):
        if law.varies and count:
            standard[begin : begin + count] = standard_draws(law, count, batch.streams(purpose))
        begin += count
    return scaled(laws, counts, standard, least=least)
