"""Price words: what each clause of the plans costs, as a manager could read it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.grammar import counted
from planner.headroom.outcome import ClausePrice, PromisePrices, Staffed, Step
from planner.reporting.target_words import tickets_of
from planner.tickets.behind import target_words

FEW = 3
"""So many clauses are told; the table has them all."""


def price_sentences(prices: PromisePrices, currency: str) -> tuple[str, ...]:
    """What keeping every promise costs, the clauses that cost most, and what is not known of the others."""
    if prices.as_promised.cost_per_week is None:
        return (f"No staffing was found that keeps every promise ({prices.as_promised.state}), so none has a price.",)
    found = [f"Keeping every promise costs {_staffed_words(prices.as_promised, currency)}."]
    if not prices.as_promised.is_confirmed:
        found.append("Without a confirmed staffing no clause has a price; a longer search may find one.")
    told = [each for each in prices.prices if _is_told(each)]
    found += [price_sentence(each, currency) for each in told[:FEW]]
    if prices.prices and not told:
        found.append("No change of one clause was found that saves or costs anything.")
    found += _others(prices, told, currency)
    if not prices.is_complete:
        # True of a search that still goes on as well as of one that was stopped.
        found.append("Not all clauses have been tried yet.")
    return tuple(found)


def _is_told(price: ClausePrice) -> bool:
    return price.price is not None and round(abs(price.price)) > 0


def _is_nothing(price: ClausePrice) -> bool:
    return price.price is not None and not _is_told(price)


def _others(prices: PromisePrices, told: Sequence[ClausePrice], currency: str) -> Iterator[str]:
    """The clauses that make no difference that was found, those that are not known, and those that nothing keeps."""
    easier = [each for each in prices.prices if each.step is not Step.TIGHTER and _is_nothing(each)]
    if told and easier:
        most = max(each.most or 0.0 for each in easier)
        limit = f", and none could save more than {most:,.0f} {currency} a week" if round(most) > 0 else ""
        number = counted(len(easier), "easier clause")
        yield f"{number} {'saves' if len(easier) == 1 else 'save'} nothing that was found{limit}."
    unknown = [each for each in prices.prices if each.price is None and each.step is not Step.TIGHTER]
    if unknown:
        yield f"What {counted(len(unknown), 'easier clause')} would save is not known: nothing was confirmed in time."
    unkept = [each for each in prices.prices if each.price is None and each.step is Step.TIGHTER]
    if unkept:
        yield f"No staffing was found that keeps {counted(len(unkept), 'tighter clause')}: the table says which."


def price_sentence(price: ClausePrice, currency: str) -> str:
    """Such as: Extended urgent, update every 2 hours, 4 hours instead would save 1,900 EUR a week, at most 2,300."""
    return f"{clause_words(price)} {saving_words(price, currency)}."


def saving_words(price: ClausePrice, currency: str) -> str:
    """Such as: would save 1,900 EUR a week, at most 2,300."""
    if price.step is Step.TIGHTER:
        return _cost_words(price, currency)
    most = round(price.most or 0.0)
    if price.price is None:
        return f"would save an amount that is not known{f', at most {most:,} {currency} a week' if most else ''}"
    found = round(price.price)
    if not found:
        limit = f" that was found, at most {most:,} {currency} a week" if most else ""
        return f"would save nothing{limit}"
    limit = f", at most {most:,}" if most > found else ""
    return f"would save {found:,} {currency} a week{limit}"


def _cost_words(price: ClausePrice, currency: str) -> str:
    least = round(price.least)
    if price.price is None:
        bound = f": it would add at least {least:,} {currency} a week" if least else ""
        return f"is kept by no staffing that was found{bound}"
    found = round(abs(price.price))
    if not found:
        return "would add nothing"
    limit = f", at least {least:,}" if 0 < least < found else ""
    return f"would add {found:,} {currency} a week{limit}"


def clause_words(price: ClausePrice) -> str:
    """Such as: Extended urgent, response in 2 hours: 4 hours instead; dropped."""
    if price.is_goal:
        return f"{price.clause.plan}, a goal of {price.after} instead of {price.before}"
    if price.step is Step.DROPPED:
        return f"{target_words(price.clause)}, dropped"
    if price.step is Step.SUGGESTED:
        return f"{tickets_of(price.clause)}, response and updates only suggested"
    return f"{target_words(price.clause)}, {price.after} instead"


def _staffed_words(staffed: Staffed, currency: str) -> str:
    assert staffed.cost_per_week is not None, "asked only of what was staffed"
    sure = "confirmed on fresh seeds" if staffed.is_confirmed else "not confirmed"
    gap = ""
    if staffed.proven_bound is not None and staffed.cost_per_week > staffed.proven_bound:
        gap = f"; nothing below {staffed.proven_bound:,.0f} works, as far as was proven"
    return f"{staffed.cost_per_week:,.0f} {currency} a week ({sure}{gap})"
