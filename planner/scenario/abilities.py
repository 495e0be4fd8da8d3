"""Work that nobody may take: a coverage with such work would leave tickets waiting for ever.

Only rules are looked at (tiers, what a shift handles, on call), not hours: that nobody is there in time is
a result, that nobody may ever take it is an error.
"""

from collections.abc import Callable, Iterator

from planner.plans import Severity
from planner.scenario.coverage import Shift
from planner.scenario.findings import Finding
from planner.scenario.parts import Parts
from planner.scenario.work import Work, work_of

MOST_LISTED = 4

TicketClass = tuple[str, Severity]


def unable_coverages(parts: Parts) -> Iterator[Finding]:
    """Coverages in which some work that arrives may be taken by nobody."""
    arriving = _arriving(parts)
    guided = {plan.name for plan in parts.plans.values() if plan.guidance and plan.guidance.share > 0}
    works = {of: work_of(parts.work, of[1], of[0]) for of in arriving}
    for index, coverage in parts.coverages.items():
        shifts = [shift for shift in coverage.shifts if shift.engineers > 0]
        if not shifts:
            yield Finding(("coverage", index), "no shift has an engineer", "give a shift at least one")
            continue
        for what, of, mend in _lacking(shifts, works, guided):
            listed = ", ".join(f'"{plan} {severity.word}"' for plan, severity in of[:MOST_LISTED])
            more = f" and {len(of) - MOST_LISTED} more" if len(of) > MOST_LISTED else ""
            yield Finding(("coverage", index), f"nobody may take {what} of {listed}{more}", mend)


def _lacking(
    shifts: list[Shift], works: dict[TicketClass, Work], guided: set[str]
) -> Iterator[tuple[str, list[TicketClass], str]]:
    ordinary = [shift for shift in shifts if shift.on_call is None]

    def lack(among: list[Shift], tier: int, asked: Callable[[TicketClass, Work], bool]) -> list[TicketClass]:
        return [of for of, work in works.items() if asked(of, work) and not _able(among, tier, of)]

    def has_extra(of: TicketClass, work: Work) -> bool:
        analysis = work.root_cause_analysis
        return of[0] in guided or (analysis is not None and analysis.share > 0)

    first = lack(shifts, 1, lambda _of, _work: True)
    if first:
        yield "first responses", first, "let a shift with engineers of tier 1 handle them"
    second = lack(shifts, 2, lambda _of, work: work.second_tier > 0 and (work.touches > 0 or work.reopened > 0))
    if second:
        yield "second-tier touches", second, "let a shift with engineers of tier 2 handle them"
    extra = lack(ordinary, 1, lambda of, work: has_extra(of, work) and work.second_tier < 1)
    extra += lack(ordinary, 2, lambda of, work: has_extra(of, work) and work.second_tier > 0)
    extra = [of for of in dict.fromkeys(extra) if of not in first and of not in second]
    if extra:
        mend = "let a shift that is not on call handle them, with the tiers they need"
        yield "root-cause analysis or guidance", extra, mend


def _able(shifts: list[Shift], tier: int, of: TicketClass) -> bool:
    return any(shift.handles_tier(tier, *of) for shift in shifts)


def _arriving(parts: Parts) -> tuple[TicketClass, ...]:
    """The sound plans, and their severities, of which tickets can arrive; in order."""
    known = {plan.name for plan in parts.plans.values()}
    found: set[TicketClass] = set()
    for group in parts.groups.values():
        if group.accounts > 0 and group.tickets_per_account_per_month > 0 and group.deflected < 1:
            found.update((group.plan, severity) for severity, share in group.severities.items() if share > 0)
    for incident in parts.incidents.values():
        hit = [g for g in parts.groups.values() if incident.customers is None or g.name in incident.customers]
        if incident.per_year > 0:
            found.update((group.plan, incident.severity) for group in hit if group.accounts > 0)
    return tuple(sorted(of for of in found if of[0] in known))
