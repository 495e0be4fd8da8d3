"""Headroom words: how far demand may grow, as a manager could read it out, the same on a page and in a report."""

from __future__ import annotations

from planner.headroom.breaking_points import AS_IT_IS
from planner.headroom.outcome import Breaking, Headroom, Hold
from planner.tickets.behind import target_words


def change_of_demand(demand: float) -> str:
    """Such as: 22% more, 15% less, double, half of today's, today's; "demand" follows."""
    if round(demand, 2) in (0.5, 1.0, 2.0):
        return {0.5: "half of today's", 1.0: "today's", 2.0: "double"}[round(demand, 2)]
    return f"{abs(demand - 1):.0%} {'more' if demand > 1 else 'less'}"


def headroom_sentence(headroom: Headroom) -> str:
    """How much demand may grow before the first contractual target breaks, and engineers no longer keep up."""
    return f"{_answer(headroom)}{_caveat(headroom)}."


def headroom_briefly(headroom: Headroom) -> str:
    """The same in few words, for a title with little room."""
    if headroom.overload is None or not _caveat(headroom):
        return _answer(headroom)
    if headroom.overload[1] <= AS_IT_IS:
        return "Engineers cannot keep up with all of the work even now"
    kept = change_of_demand(headroom.overload[0])
    if headroom.missed:
        return f"Engineers keep up with all of the work only up to {kept} demand"
    first = headroom.first
    hold = headroom.points[-1].demand if first is None or first.demand is None else first.demand
    return f"Contractual targets hold up to {change_of_demand(hold)} demand, all of the work up to {kept}"


def _answer(headroom: Headroom) -> str:
    if not headroom.contractual:
        return f"{headroom.basis.coverage} has no contractual targets with tickets, so nothing can break"
    missed, first = headroom.missed, headroom.first
    most = headroom.points[-1].demand
    if not missed:
        if first is None:
            return f"With this staffing every contractual target still holds at {_as_most(most)} demand"
        return f"With this staffing {_growth(first, 'the first contractual target breaks')}"
    of = len(headroom.contractual)
    if len(missed) == of:
        return "Every contractual target is missed already, so there is no room to grow"
    if len(missed) == 1:
        opening = f"{target_words(missed[0].target)} is missed already"
    else:
        opening = f"{len(missed)} of {of} contractual targets are missed already"
    if first is None:
        return f"{opening}; the others hold at {_as_most(most)} demand"
    return f"{opening}; {_growth(first, 'the next contractual target breaks')}"


def _caveat(headroom: Headroom) -> str:
    """Contractual targets may hold long after all other work is left lying, as they are served first."""
    overload, first = headroom.overload, headroom.first
    is_broken_before = first is not None and first.demand is not None and overload and first.demand <= overload[0]
    if overload is None or is_broken_before or not headroom.contractual:
        return ""
    if overload[1] <= AS_IT_IS:
        return ", but engineers cannot keep up with all of the work even now"
    return f", but engineers keep up with all of the work only up to {change_of_demand(overload[0])} demand"


def _as_most(most: float) -> str:
    return "double" if most == 2.0 else f"{most:.0%} of today's"


def _growth(first: Breaking, what: str) -> str:
    assert first.demand is not None, "what breaks does so somewhere"
    grown = f"{first.demand - 1:.0%}"
    grows = "you cannot grow" if grown == "0%" else f"you can grow {grown}"
    return f"{grows} before {what} ({target_words(first.target)})"


def headroom_sentences(headroom: Headroom) -> tuple[str, ...]:
    """The answer, how sure it is, and what breaks besides."""
    found = [headroom_sentence(headroom)]
    if headroom.first is not None:
        found.append(_uncertainty(headroom.first))
    found += [_recovery(each) for each in headroom.missed if each.demand is not None]
    if headroom.overload is not None:
        found.append(_overload(headroom.overload))
    if headroom.first_suggested is not None and headroom.first_suggested.demand is not None:
        suggested = headroom.first_suggested
        found.append(
            f"The first suggested target to break is {target_words(suggested.target)}, at"
            f" {change_of_demand(suggested.demand or 1.0)} demand."
        )
    if not headroom.is_complete:
        found.append("Stopped before all demands were tried: breaking points are known only roughly.")
    return tuple(found)


def _uncertainty(breaking: Breaking) -> str:
    is_doubtful = breaking.low is None or breaking.low <= 1
    low = "may be missed even now" if is_doubtful else f"may be missed from {(breaking.low or 1) - 1:.0%} more on"
    high = (
        "surely is beyond what was tried"
        if breaking.high is None
        else f"surely is from {breaking.high - 1:.0%} more on"
    )
    return f"As far as these replications can tell, it {low}, and {high}."


def _recovery(breaking: Breaking) -> str:
    assert breaking.demand is not None, "asked only of what is met somewhere"
    return f"{target_words(breaking.target)} would be met with {1 - breaking.demand:.0%} less demand."


def _overload(overload: tuple[float, float]) -> str:
    kept, broken = overload
    if broken <= 1:
        return "Engineers cannot keep up as it is: the backlog rises for as long as this goes on."
    return (
        f"Above {change_of_demand(kept)} demand engineers cannot keep up: the backlog rises for"
        " as long as it lasts, and what is served last waits without end."
    )


def breaking_words(breaking: Breaking) -> str:
    """Such as: breaks at 22% more (15% to 30%); holds at every demand tried; missed already."""
    if breaking.hold is Hold.HOLDS:
        doubt = (
            ""
            if breaking.low is None or breaking.low <= 1
            else f", though not surely from {breaking.low - 1:.0%} more on"
        )
        return f"holds at every demand tried{doubt}"
    if breaking.hold is Hold.MISSED:
        return "missed already" if breaking.demand is None else f"missed already; met at {_less(breaking.demand)}"
    assert breaking.demand is not None, "what breaks does so somewhere"
    low = 0.0 if breaking.low is None else max(breaking.low - 1, 0.0)
    high = "beyond what was tried" if breaking.high is None else f"{breaking.high - 1:.0%}"
    return f"breaks at {breaking.demand - 1:.0%} more ({low:.0%} to {high})"


def _less(demand: float) -> str:
    return f"{1 - demand:.0%} less"
