"""Detail: all that is known of one target under one coverage, in sentences, for the row that is looked at."""

from __future__ import annotations

from planner.attainment.results import Hours, MissedBecause, TargetResult
from planner.reporting.cause_words import CAUSE_WORDS
from planner.reporting.result_words import attainment_in_words, chance_in_words
from planner.reporting.verdict_sentences import promise_in_words


def sentences_on(result: TargetResult) -> str:
    """What was promised and kept, how long it takes, why it is missed, and what was left open."""
    if result.attainment is None:
        return f"{promise_in_words(result)}: there were no such tickets, so nothing can be said."
    sentences = [f"{promise_in_words(result)} in {attainment_in_words(result)} of {result.count:,} cases."]
    if result.hours is not None:
        sentences.append(_times(result.hours))
    if result.bound is not None and result.bound < 1:
        sentences.append(f"With these shifts at most {result.bound:.1%} can be kept, however many engineers.")
    if result.months is not None:
        sentences.append(f"A month meets the goal with a chance of {chance_in_words(result.months)}.")
    if result.missed_because is not None:
        sentences.append(_reasons(result.missed_because))
    if result.past_due or result.not_due:
        sentences.append(
            f"When following ended, {result.past_due} were open and past due (counted as missed), {result.not_due} "
            "open and not yet due (left out)."
        )
    return " ".join(sentences)


def _times(hours: Hours) -> str:
    return (
        f"On its clock that takes {hours.mean:.1f} hours on average; half take up to {hours.p50:.1f}, 90 of 100 up to "
        f"{hours.p90:.1f}, 95 up to {hours.p95:.1f}, 99 up to {hours.p99:.1f}."
    )


def _reasons(because: MissedBecause) -> str:
    shares = [(because.share(cause), words) for cause, words in CAUSE_WORDS.items()]
    told = [f"{share:.0%} {words}" for share, words in sorted(shares, reverse=True) if share >= 0.005]
    return f"Missed because of: {', '.join(told)}."
