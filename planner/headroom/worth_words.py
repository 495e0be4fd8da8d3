"""Worth words: which assumptions matter and what an engineer is worth, as a manager could read it out."""

from __future__ import annotations

from planner.attainment.comparison import Finding
from planner.demand.promises import TargetRow
from planner.estimates.intervals import Difference
from planner.estimates.verdicts import Verdict
from planner.grammar import capitalised, joined
from planner.headroom.outcome import EngineerWorth, Sensitivity, ShiftWorth, Swing
from planner.headroom.tried import Tried, contractual_of
from planner.reporting.difference_words import amount_in, points, with_interval
from planner.tickets.behind import target_words

FEW = 3
"""So many names in a sentence."""

MANY = 8
"""So many in a sentence that lists them."""


def sensitivity_sentences(sensitivity: Sensitivity) -> tuple[str, ...]:
    """What matters most to the tightest target, or that nothing does."""
    tightest = sensitivity.basis.tightest
    if tightest is None:
        return ("There is no contractual target with tickets that anything could move.",)
    told = [swing for swing in sensitivity.swings if swing.is_told(tightest)]
    about = f"for {target_words(tightest)}, the tightest contractual target"
    if not told:
        found = [f"No assumption matters {about}: a fifth more or less of any moves it no more than chance does."]
    else:
        found = [f"What matters most {about}: {joined([swing.name for swing in told[:FEW]])}."]
        found.append(swing_sentence(told[0], tightest))
        untold = len(sensitivity.swings) - len(told)
        if untold:
            found.append(f"What {untold} of {len(sensitivity.swings)} assumptions do cannot be told from chance.")
    if not sensitivity.is_complete:
        found.append("Stopped before all assumptions were tried.")
    return tuple(found)


def swing_sentence(swing: Swing, target: TargetRow) -> str:
    """Such as: 20% less effort per touch: +0.2 points (0.0 to +0.4); 20% more: −0.3 (−0.5 to −0.1)."""
    less, more = (with_interval(each.change_of(target).difference, points) for each in (swing.less, swing.more))
    return f"{capitalised(swing.name)}: a fifth less makes it {less} points, a fifth more {more}."


def worth_sentences(worth: EngineerWorth) -> tuple[str, ...]:
    """On which shift one engineer more does most, and from which ones one could be taken."""
    tightest = worth.basis.tightest
    if tightest is None:
        return ("There is no contractual target with tickets for an engineer to be worth anything to.",)
    found = [_most_worth(worth, tightest), *_spare(worth)]
    if not worth.is_complete:
        found.append("Stopped before all shifts were tried.")
    return tuple(found)


def shift_name(shift: ShiftWorth) -> str:
    """Such as: Oslo, Day."""
    return f"{shift.team}, {shift.shift}"


def _most_worth(worth: EngineerWorth, tightest: TargetRow) -> str:
    better = [each for each in worth.shifts if each.more.change_of(tightest).finding is Finding.BETTER]
    name = target_words(tightest)
    if not better:
        return f"One engineer more on any one shift does nothing for {name} that could be told from chance."
    best = max(better, key=lambda each: _value(each.more.change_of(tightest).difference))
    currency = worth.basis.currency
    gain = with_interval(best.more.change_of(tightest).difference, points)
    return f"One engineer more does most on {shift_name(best)}: {gain} points for {name}{_cost(best.more, currency)}."


def _spare(worth: EngineerWorth) -> list[str]:
    """From which shifts one engineer can be taken, by the trials' own verdicts; what saves most comes first.

    What makes a target worse may still leave it above its goal, so differences do not decide it.
    """
    trials = [(each, each.fewer) for each in worth.shifts if each.fewer is not None]
    if not trials:
        return []
    spare = sorted(
        ((shift, fewer) for shift, fewer in trials if _meets_every_goal(fewer)),
        key=lambda each: _value(each[1].against.cost),
    )
    if not spare:
        shifts = "any shift" if worth.is_complete else "any shift that was tried"
        rises = any(fewer.result.warnings for _, fewer in trials)
        backlog = ", or the backlog rises" if rises else ""
        return [f"With one engineer fewer on {shifts}, a contractual goal is missed or too close to call{backlog}."]
    names = [f"{shift_name(shift)}{_saving(fewer, worth.basis.currency)}" for shift, fewer in spare]
    if len(names) == 1:
        return [f"With one engineer fewer on {names[0]}, every contractual goal is still met."]
    more = f"; and {len(names) - MANY} more" if len(names) > MANY else ""
    told = "; ".join(names[:MANY])
    return [f"With one engineer fewer on any one of these, every contractual goal is still met: {told}{more}."]


def _meets_every_goal(tried: Tried) -> bool:
    """Whether engineers keep up, and every contractual target that had tickets is met beyond doubt."""
    judged = contractual_of(tried.result)
    return bool(judged) and not tried.result.warnings and all(each.verdict is Verdict.MET for each in judged)


def _saving(tried: Tried, currency: str) -> str:
    cost = tried.against.cost
    return "" if cost is None or not cost.value else f" ({amount_in(cost.value, currency)} a week)"


def _cost(tried: Tried, currency: str) -> str:
    cost = tried.against.cost
    return "" if cost is None or not cost.value else f", {amount_in(cost.value, currency)} a week"


def _value(difference: Difference | None) -> float:
    return 0.0 if difference is None else difference.value
