"""Price words: what each clause of the plans costs, as a manager could read it out."""

from __future__ import annotations

from planner.headroom.outcome import ClausePrice, PromisePrices, Staffed, Step
from planner.reporting.target_words import tickets_of
from planner.tickets.behind import target_words

FEW = 3
"""So many clauses are told; the table has them all."""


def price_sentences(prices: PromisePrices, currency: str) -> tuple[str, ...]:
    """What keeping every promise costs, and the clauses that cost most."""
    if prices.as_promised.cost_per_week is None:
        return (f"No staffing was found that keeps every promise ({prices.as_promised.state}), so none has a price.",)
    found = [f"Keeping every promise costs {_staffed_words(prices.as_promised, currency)}."]
    if not prices.as_promised.is_near_cheapest:
        found.append("That is not known well enough for any clause to have a price; a longer search may mend it.")
    known = [each for each in prices.prices if each.price is not None]
    told = [each for each in known if round(abs(each.price or 0.0)) > 0]
    found += [price_sentence(each, currency) for each in told[:FEW]]
    if known and not told:
        found.append("No clause that was priced costs anything: the cheapest staffing is the same without it.")
    if len(known) < len(prices.prices):
        found.append(_unpriced(len(prices.prices) - len(known), len(prices.prices)))
    if not prices.is_complete:
        found.append("Stopped before all clauses were tried.")
    return tuple(found)


def _unpriced(unpriced: int, clauses: int) -> str:
    return f"{unpriced} of {clauses} clauses have no price: the search was cut short too far from what is proven."


def price_sentence(price: ClausePrice, currency: str) -> str:
    """Such as: Extended urgent, update every 2 hours instead of 4 hours costs 1,900 EUR a week."""
    assert price.price is not None, "asked only of what has a price"
    what = clause_words(price)
    money = f"{abs(price.price):,.0f} {currency} a week"
    if price.step is Step.TIGHTER:
        return f"{what} would {'cost' if price.price <= 0 else 'save'} {money}."
    return f"{what} would {'save' if price.price >= 0 else 'cost'} {money}."


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
