"""Reasons of a miss in words: from when to when what kept the reply, and how much of the wait that was.

The shares are the study's own split; the instants are where its parts lie.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.tickets.life import Owed, Standing, TicketLife
from planner.tickets.moments import Moments, length_words
from simulation.cause_spans import CauseSpan
from simulation.causes import Cause

LEAST_SHARE = 0.005
"""What would be rounded to nothing is not said."""


def reasons_of(life: TicketLife, owed: Owed, moments: Moments) -> tuple[str, ...]:
    """A sentence for each cause that had a part in a miss, the largest first."""
    if owed.standing is not Standing.MISSED:
        return ()
    by_share = sorted((cause for cause in Cause), key=lambda cause: -owed.split[cause])
    return tuple(
        sentence
        for cause in by_share
        if owed.split[cause] >= LEAST_SHARE
        for sentence in _sentences(life, owed, cause, moments)
    )


def _sentences(life: TicketLife, owed: Owed, cause: Cause, moments: Moments) -> list[str]:
    spans = [span for span in owed.spans if span.cause is cause]
    share = owed.split[cause]
    if cause is Cause.NO_ONE_ON_SHIFT:
        return _nobody(life, owed, spans, share, moments)
    words = length_words(_counted_s(life, owed, spans))
    if cause is Cause.ALL_BUSY:
        reason = "All who may answer were busy with equally or more important work, on a break or on another duty for"
        return [f"{reason} {words} {_share_of(owed, share)}."]
    if cause is Cause.LESS_IMPORTANT_WORK:
        return [f"For {words} somebody who may answer was busy with less important work {_share_of(owed, share)}."]
    return [f"The work itself took {words} {_share_of(owed, share)}."]


def _nobody(life: TicketLife, owed: Owed, spans: Sequence[CauseSpan], share: float, moments: Moments) -> list[str]:
    """Nobody there at all, and somebody who has it and is not at it, are one cause and two stories."""
    away = [span for span in spans if not span.is_kept]
    kept = [span for span in spans if span.is_kept]
    away_s, kept_s = _counted_s(life, owed, away), _counted_s(life, owed, kept)
    all_s = max(away_s + kept_s, 1)
    sentences = []
    if away_s:
        sentences.append(
            f"No one who may answer was on shift {_when(away, moments)} {_share_of(owed, share * away_s / all_s)}."
        )
    if kept_s:
        part = _share_of(owed, share * kept_s / all_s)
        sentences.append(f"{_keeper(life, kept[0])}, {_when(kept, moments)} {part}.")
    return sentences


def _keeper(life: TicketLife, span: CauseSpan) -> str:
    """Whose hands it was in: held between shifts, or on the way to a call-out."""
    held = [each.engineer for each in life.kept if each.start_s < span.end_s and span.start_s < each.end_s]
    if held:
        return f"{held[0].name} had begun it and kept it for the next shift"
    called = [each.engineer for each in life.work if each.taken_s <= span.start_s < each.start_s]
    return f"{called[0].name if called else 'Someone on call'} was called and had yet to respond"


def _when(spans: Sequence[CauseSpan], moments: Moments) -> str:
    longest = max(spans, key=lambda span: span.end_s - span.start_s)
    words = moments.between(longest.start_s, longest.end_s)
    return words if len(spans) == 1 else f"{len(spans)} times, the longest {words},"


def _share_of(owed: Owed, share: float) -> str:
    """Of the time that a study splits: a first response's whole wait, an update's from when it became work."""
    whole = "the wait"
    if owed.update is not None:
        whole = "the time since the reply before" if owed.released_s is None else "the time since it became work"
    return f"({share * 100:.0f}% of {whole})"


def _counted_s(life: TicketLife, owed: Owed, spans: Sequence[CauseSpan]) -> int:
    """How much of the spans counted on the clock; all of it if none of the whole wait did."""
    hours = life.first_hours if owed.update is None else life.update_hours
    counting = () if hours is None else hours.open

    def on_clock_s(span: CauseSpan) -> int:
        return sum(max(min(span.end_s, each.end_s) - max(span.start_s, each.start_s), 0) for each in counting)

    if any(on_clock_s(span) for span in owed.spans):
        return sum(on_clock_s(span) for span in spans)
    return sum(span.end_s - span.start_s for span in spans)
