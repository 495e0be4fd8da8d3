"""Touches: what the tickets of one group and severity take, drawn column by column.

A batch is tickets that share everything but chance: group, severity, and whether an incident brought them. Every column
has a stream of its own, so that another mean of one leaves the other columns as they were.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from planner.business_time.durations import Counting
from planner.demand.promises import AROUND_THE_CLOCK
from planner.demand.sampling import clock_counting, draw_efforts_s, draw_geometric, draw_waits_s
from planner.demand.streams import Purpose
from planner.scenario.distributions import WaitDistribution
from planner.scenario.plan import Guidance
from planner.scenario.work import Work
from simulation.clocks import Clock
from simulation.columns import BoolArray, IntArray
from simulation.inputs import Wait

Streams = Callable[[Purpose], np.random.Generator]
"""A batch's stream for each purpose."""


@dataclass(frozen=True, slots=True)
class BatchTerms:
    """What the tickets of a batch share."""

    work: Work
    guidance: Guidance | None
    business_clock: int
    business: Clock
    first_clock: int
    """The clock of the first response, on which the customer's waits run."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The columns of n tickets of a batch, and of their touches in one flat table."""

    second_tier: BoolArray
    analysis_s: IntArray
    guidance_asked_s: IntArray
    guidance_s: IntArray
    touch_from: IntArray
    """int64[n + 1]."""
    effort_s: IntArray
    wait: IntArray
    wait_s: IntArray
    wait_clock: IntArray


def draw_batch(terms: BatchTerms, n: int, streams: Streams) -> Batch:
    """The columns of a batch of n tickets."""
    further = draw_geometric(terms.work.touches, n, streams(Purpose.TOUCHES))
    reopened = _chance(terms.work.reopened, n, streams, Purpose.REOPENED)
    touch_from = np.concatenate(([0], np.cumsum(1 + further + reopened)))
    first, last = touch_from[:-1], touch_from[1:][reopened] - 1
    is_further = np.ones(int(touch_from[-1]), dtype=np.bool_)
    is_further[first] = False
    is_further[last] = False
    rows = _Rows(first, np.flatnonzero(is_further), last)
    wait, wait_s, wait_clock = _waits(terms, rows, streams)
    asked_s, guidance_s = _guidance(terms.guidance, n, streams)
    return Batch(
        second_tier=_chance(terms.work.second_tier, n, streams, Purpose.SECOND_TIER),
        analysis_s=_analysis_s(terms.work, n, streams),
        guidance_asked_s=asked_s,
        guidance_s=guidance_s,
        touch_from=touch_from,
        effort_s=_efforts_s(terms.work, rows, streams),
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

    @property
    def count(self) -> int:
        return len(self.first) + len(self.further) + len(self.reopened)


def _efforts_s(work: Work, rows: _Rows, streams: Streams) -> IntArray:
    effort_s = np.empty(rows.count, dtype=np.int64)
    effort_s[rows.first] = draw_efforts_s(work.first_response, len(rows.first), streams(Purpose.FIRST_RESPONSE))
    if len(rows.further):
        effort_s[rows.further] = draw_efforts_s(work.touch, len(rows.further), streams(Purpose.TOUCH))
    if len(rows.reopened):
        effort_s[rows.reopened] = draw_efforts_s(work.touch, len(rows.reopened), streams(Purpose.REOPENED_EFFORT))
    return effort_s


def _waits(terms: BatchTerms, rows: _Rows, streams: Streams) -> tuple[IntArray, IntArray, IntArray]:
    """Kind, open seconds and clock of the wait before each touch; none before a first one.

    Streams are keyed, so what nobody waits for need not be drawn.
    """
    work, n = terms.work, len(rows.further)
    wait, wait_s, wait_clock = (np.zeros(rows.count, dtype=np.int64) for _ in range(3))
    wait[rows.further] = Wait.CUSTOMER
    wait_clock[rows.further] = terms.first_clock
    if work.customer_wait is not None and n:
        draws = streams(Purpose.CUSTOMER_WAIT)
        wait_s[rows.further] = draw_waits_s(work.customer_wait, terms.business, n, draws)
    if work.engineering is not None and n:
        chosen = _chance(work.engineering.share, n, streams, Purpose.WAIT_KIND)
        drawn = draw_waits_s(work.engineering.wait, terms.business, n, streams(Purpose.ENGINEERING_WAIT))
        wait[rows.further[chosen]] = Wait.ENGINEERING
        wait_s[rows.further[chosen]] = drawn[chosen]
        wait_clock[rows.further[chosen]] = _clock_of(work.engineering.wait, terms)
    wait[rows.reopened] = Wait.REOPENED
    if work.reopened_after is not None and len(rows.reopened):
        draws = streams(Purpose.REOPENED_AFTER)
        wait_s[rows.reopened] = draw_waits_s(work.reopened_after, terms.business, len(rows.reopened), draws)
        wait_clock[rows.reopened] = _clock_of(work.reopened_after, terms)
    return wait, wait_s, wait_clock


def _clock_of(wait: WaitDistribution, terms: BatchTerms) -> int:
    """The clock that the words of a wait name: around the clock, or the group's business hours."""
    return AROUND_THE_CLOCK if clock_counting(wait) is Counting.AROUND_THE_CLOCK else terms.business_clock


def _analysis_s(work: Work, n: int, streams: Streams) -> IntArray:
    analysis = work.root_cause_analysis
    if analysis is None:
        return np.zeros(n, dtype=np.int64)
    chosen = _chance(analysis.share, n, streams, Purpose.ANALYSIS)
    return np.where(chosen, draw_efforts_s(analysis.effort, n, streams(Purpose.ANALYSIS_EFFORT)), 0)


def _guidance(guidance: Guidance | None, n: int, streams: Streams) -> tuple[IntArray, IntArray]:
    """Guidance asked for, and what the plan's cap leaves of it."""
    if guidance is None:
        return np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    chosen = _chance(guidance.share, n, streams, Purpose.GUIDANCE)
    asked_s = np.where(chosen, draw_efforts_s(guidance.hours, n, streams(Purpose.GUIDANCE_HOURS)), 0)
    return asked_s, asked_s if guidance.cap is None else np.minimum(asked_s, guidance.cap.seconds)


def _chance(share: float, n: int, streams: Streams, purpose: Purpose) -> BoolArray:
    """bool[n], each true with that probability."""
    if share <= 0.0:
        return np.zeros(n, dtype=np.bool_)
    return streams(purpose).random(n) < share
