"""Recommending: from a scenario and one of its coverages to a recommendation.

What is known from calendars alone is said before any search; then the search, and what it found played on fresh seeds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

from planner.demand.frame import Frame, build_frame
from planner.estimates.verdicts import Verdict
from planner.foresight.foreseen import foreseen
from planner.foresight.gap_sentences import zone_to_tell
from planner.plans import Metric
from planner.recommending.calendar_reach import Reach, calendar_reach
from planner.recommending.choices import alone, are_within_bounds, choices_of, with_headcounts, with_seed
from planner.recommending.confirming import CONFIRMING_LOOK, Confirmation, confirm
from planner.recommending.earlier import Earlier, Measured
from planner.recommending.evaluating import Evaluated, Evaluator
from planner.recommending.goals import Goal
from planner.recommending.hours_for_costs import with_hours_for_costs
from planner.recommending.program import Problem
from planner.recommending.recommendation import Progress, Recommendation, State, TriedStaffing
from planner.recommending.search import Search
from planner.recommending.sentences import assumptions_of, binding_sentences, closest_sentence
from planner.recommending.workload_needs import workload_needs
from planner.reporting.outlook_words import outlook_sentences
from planner.reporting.target_words import goal_of
from planner.scenario.scenario import Scenario
from planner.scenario.simulation_table import LARGEST_SEED
from planner.staffing.costs import prepare_costs
from planner.staffing.roster import prepare_roster
from planner.studies.ordered_tasks import TasksCancelledError
from planner.studies.trials import Trials, await_engine
from planner.studies.workers import Workers

FRESH = 1_000_003
"""Added to the seed for confirming."""

SEARCHING_SHARE = 0.8
"""Of a time limit; the rest is left for confirming."""


def recommend(
    scenario: Scenario,
    coverage: str,
    workers: Workers,
    tell: Callable[[object], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    *,
    goal: Goal = Goal(),  # noqa: B008  # a value, and frozen
    time_limit_s: float | None = None,
) -> Recommendation:
    """The cheapest headcounts for a coverage that meet the goal, within the bounds of its shifts.

    Tells `Progress`. Stopped or out of time, it returns the best so far, and says so. Without a time limit, equal calls
    find equal recommendations. Raises ChoiceError if there is no such coverage, TasksCancelledError when cancelled
    before it began.
    """
    await_engine(is_cancelled)
    return _Recommending(alone(scenario, coverage), workers, tell, is_cancelled, goal, time_limit_s).run()


def recommend_again(
    scenario: Scenario,
    coverage: str,
    workers: Workers,
    earlier: Earlier,
    is_cancelled: Callable[[], bool] = lambda: False,
    *,
    time_limit_s: float | None = None,
) -> Recommendation:
    """As `recommend`, beginning with what earlier searches of the same shifts know; every contractual goal is asked."""
    await_engine(is_cancelled)
    of_coverage = alone(scenario, coverage)
    return _Recommending(of_coverage, workers, lambda _: None, is_cancelled, Goal(), time_limit_s, earlier).run()


class _Recommending:
    """One call, and what its steps share."""

    def __init__(  # the arguments of the call
        self,
        scenario: Scenario,
        workers: Workers,
        tell: Callable[[object], None],
        is_cancelled: Callable[[], bool],
        goal: Goal,
        time_limit_s: float | None,
        earlier: Earlier | None = None,
    ) -> None:
        self._scenario = scenario = with_hours_for_costs(scenario)
        self._tell = tell
        self._is_cancelled = is_cancelled
        self._goal = goal
        self._begun_s, self._limit_s = monotonic(), time_limit_s
        self._earlier = earlier
        self._part = SEARCHING_SHARE
        self._choices = choices_of(scenario.coverage[0])
        self._now = tuple(choice.now for choice in self._choices)
        self._frame = build_frame(scenario)
        trials = Trials(workers, is_cancelled=self._is_over)
        self._trials = trials
        self._evaluator = Evaluator(scenario, goal, trials, measured=self._measured(scenario))
        reaches = calendar_reach(scenario, self._frame)
        self._problem = Problem(
            choices=self._choices,
            costs=costs_of_one(scenario, self._frame),
            reaches=reaches,
            least_reach=tuple(goal.part_of(reach.target.goal) for reach in reaches),
            needs=workload_needs(scenario, self._frame),
        )
        self._search = Search(self._problem, self._evaluator, self._tell_progress)
        self._state = State.SEARCHING

    def run(self) -> Recommendation:
        lacking = self._lacking()
        if lacking:
            return self._recommendation(State.INFEASIBLE, None, lacking=lacking)
        now, confirmation = None, None
        try:
            if self._earlier is not None and self._earlier.first:
                self._search.run_from(self._earlier.first, self._earlier.others)
            else:
                now = self._judged_now()
                self._search.run()
            state = State.NOT_FOUND if self._search.best is None else State.NOT_CONFIRMED
        except TasksCancelledError:
            state = State.STOPPED
        best = self._search.best
        if best is not None:
            self._state, self._part = State.CONFIRMING, 1.0
            fresh = self._fresh()
            confirmation = confirm(fresh, self._search, self._tell_progress)
            now = self._now_as(confirmation, fresh) or now
            if confirmation is None or confirmation.is_stopped:
                state = State.STOPPED
            elif confirmation.is_confirmed:
                state = State.CONFIRMED
            elif state is not State.STOPPED:
                state = State.NOT_CONFIRMED
        return self._recommendation(state, confirmation, now=now)

    def _judged_now(self) -> Evaluated:
        """The headcounts as they are; where they may be chosen and meet, nothing dearer is ever the best so far."""
        judge = self._search.judge if are_within_bounds(self._now, self._choices) else self._evaluator.judged
        return judge(self._now)

    def _now_as(self, confirmation: Confirmation | None, fresh: Evaluator) -> Evaluated | None:
        """The headcounts as they are on the seeds that the recommended ones are shown on, for what is saved."""
        if confirmation is None:
            return None
        try:
            return fresh.played(self._now, confirmation.shown.replications)
        except TasksCancelledError:
            return None

    def _fresh(self) -> Evaluator:
        fresh = with_seed(self._scenario, self._confirming_seed)
        measured = self._measured(fresh)
        return Evaluator(fresh, self._goal, self._trials, looks=(CONFIRMING_LOOK,), measured=measured)

    def _measured(self, scenario: Scenario) -> Measured | None:
        return None if self._earlier is None else self._earlier.played.of(scenario)

    @property
    def _confirming_seed(self) -> int:
        return (self._scenario.simulation.seed + FRESH) % (LARGEST_SEED + 1)

    def _is_over(self) -> bool:
        limit_s = self._limit_s
        return self._is_cancelled() or (limit_s is not None and monotonic() - self._begun_s > limit_s * self._part)

    def _tell_progress(self) -> None:
        best = self._search.best
        self._tell(
            Progress(
                state=self._state,
                tried=len(self._evaluator.known),
                best_cost=None if best is None else best.cost,
                proven_bound=None if self._search.bound is None else self._search.bound.cost,
                currency=self._scenario.currency,
            )
        )

    # --- before any search ---

    def _lacking(self) -> tuple[str, ...]:
        """What no headcount within the bounds can reach, and the hours that lack cover; empty where all is in reach."""
        open_shifts = frozenset(shift for shift, choice in enumerate(self._choices) if choice.most > 0)
        short = [
            (reach, bound)
            for reach, least in zip(self._problem.reaches, self._problem.least_reach, strict=True)
            if (bound := reach.bound(open_shifts)) < least
        ]
        if not short:
            return ()
        return (*(_out_of_reach(reach, bound) for reach, bound in short), *self._gaps())

    def _gaps(self) -> Iterator[str]:
        most = with_headcounts(self._scenario, tuple(choice.most for choice in self._choices))
        (seen,) = foreseen(most, zone_to_tell(most))
        yield from (
            sentence
            for sentence in outlook_sentences(seen, self._frame, most.currency)
            if sentence.startswith("No one who may answer")
        )

    # --- at the end ---

    def _recommendation(
        self,
        state: State,
        confirmation: Confirmation | None,
        *,
        now: Evaluated | None = None,
        lacking: tuple[str, ...] = (),
    ) -> Recommendation:
        search = self._search
        best = search.best if confirmation is None else confirmation.chosen
        shown = best if confirmation is None else confirmation.shown
        return Recommendation(
            coverage=self._scenario.coverage[0].name,
            goal=self._goal,
            currency=self._scenario.currency,
            state=state,
            choices=self._choices,
            headcounts=None if best is None else best.headcounts,
            cost_per_week=None if shown is None else shown.cost,
            cost_now=None if now is None else now.cost,
            proven_bound=None if lacking else self._proven(shown),
            result=None if shown is None else shown.result,
            tried=_tried(self._evaluator.known),
            binding=() if best is None else tuple(binding_sentences(best, self._choices, self._evaluator)),
            lacking=tuple(closest_sentence(self._choices, self._evaluator))
            if best is None and not lacking
            else lacking,
            assumptions=tuple(assumptions_of(self._goal, self._scenario, search)),
            seed=self._scenario.simulation.seed,
            confirming_seed=None if confirmation is None else self._confirming_seed,
            ruled_out=tuple(search.missed),
        )

    def _proven(self, shown: Evaluated | None) -> float | None:
        """The bound; on fresh seeds the cheapest itself may cost a little less than it did in the search."""
        bound = self._search.bound
        if bound is None or shown is None:
            return None if bound is None else bound.cost
        return min(bound.cost, shown.cost)


def costs_of_one(scenario: Scenario, frame: Frame) -> tuple[float, ...]:
    """What an engineer of each shift costs a week, whatever happens; on call, with the fewest hours it may be left."""
    coverage = scenario.coverage[0]
    all_open = with_headcounts(scenario, tuple(max(1, shift.most) for shift in coverage.shifts))
    plan = prepare_roster(all_open, frame, all_open.coverage[0])
    costs = prepare_costs(all_open, frame, all_open.coverage[0], plan)
    return tuple(each.total for each in costs.of_one_engineer)


def _out_of_reach(reach: Reach, bound: float) -> str:
    """Of arrivals as they are expected: those drawn in a study may lie a little differently, on either side."""
    target = reach.target
    assert target.metric is Metric.FIRST_RESPONSE, "updates have no bound"
    return (
        f"At most about {bound:.1%} of {target.plan} {target.severity.word} is expected to get a first response within "
        f"{target.words}, however many engineers work these shifts; the goal is {goal_of(target)}."
    )


def _tried(known: tuple[Evaluated, ...]) -> tuple[TriedStaffing, ...]:
    rows = [
        TriedStaffing(each.headcounts, each.cost, each.margin, each.replications, each.verdict is Verdict.MET)
        for each in known
    ]
    return tuple(sorted(rows, key=lambda each: (each.cost_per_week, each.headcounts)))
