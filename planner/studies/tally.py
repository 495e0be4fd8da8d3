"""Tally: what a running study knows so far, and whether that is enough.

It grows by the measures of each replication, never by tickets, and takes replications in their order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf

import numpy as np

from planner.attainment.estimating import coverage_result
from planner.attainment.result_warnings import open_warning, study_warnings
from planner.attainment.results import CoverageResult, StudyResult
from planner.attainment.running_counts import RunningCounts
from planner.demand.promises import TargetRow, target_rows
from planner.estimates.spreads import RunningSpreads
from planner.estimates.stopping import Ending, Stopping
from planner.measurement.backlog import rising_backlog
from planner.measurement.measures import Measures
from planner.measurement.week_patterns import WeekPattern, empty_pattern
from planner.scenario.scenario import Scenario
from planner.studies.engine_choice import Engine
from planner.studies.replication import Replicated

FIRST_GUESS = 5
"""From so many replications on, their intervals say something about how many it will take."""
GUESS_NOISE = 0.05
"""So much of a half-width may be chance: less moves no guess, or it would go from one look to the next and back."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a study is."""

    done: int
    expected: int
    """About how many replications it will be in all; before there is a guess, the fewest it can be."""
    seconds_left: float | None
    """About how long; None while there is nothing to guess from."""
    widest_half_width: float | None
    """Of the contractual attainments so far; None while too little is known of them, or where there is none."""
    precision_asked: float | None
    """None where the number of replications is given."""


class Tally:
    """What has been measured so far, of every coverage of a scenario."""

    def __init__(self, scenario: Scenario) -> None:
        asked = scenario.simulation.replications
        self.scenario = scenario
        self.seed = scenario.simulation.seed
        self.targets: tuple[TargetRow, ...] = target_rows(scenario)
        self._contractual = np.array([target.contractual for target in self.targets], dtype=np.bool_)
        self.stopping = Stopping(asked.at_least, asked.at_most, asked.precision)
        self.done = 0
        self.engine = Engine.SIMPY
        """Who played: the compiled engine as soon as it played anything."""
        self._looks = frozenset(self.stopping.looks())
        self._widest: float | None = None
        self._expected = self.stopping.expected(0, inf)
        self._has_guess = self.stopping.is_fixed
        self._ending: Ending | None = None
        self._measures: list[list[Measures]] = [[] for _ in scenario.coverage]
        self._counts = RunningCounts(len(scenario.coverage) * len(self.targets))
        self._spreads = [RunningSpreads(len(self.targets)) for _ in scenario.coverage]
        self._patterns: list[WeekPattern] = [empty_pattern(len(self.targets)) for _ in scenario.coverage]

    def add(self, played: Replicated) -> None:
        """Take in the next replication."""
        if played.engine is Engine.COMPILED:
            self.engine = Engine.COMPILED
        for index, each in enumerate(played.measured):
            self._measures[index].append(each.measures)
            self._spreads[index].add(each.spreads)
            self._patterns[index] = self._patterns[index] + each.pattern
        self._counts.add([each.measures.targets for each in played.measured])
        self.done += 1

    @property
    def is_look(self) -> bool:
        """Whether this is one of the few numbers of replications at which a study may end."""
        return self.done in self._looks

    def look(self) -> Ending | None:
        """Whether to end now. Every replication betters the guess at how many it will be; only a look ends them."""
        if self.is_look or self.done >= FIRST_GUESS:
            self._widest = self._widest_now()
            self.guess(self._widest or 0.0)
        if self.is_look:
            self._ending = self.stopping.ending_at(self.done, self._widest or 0.0)
        return self._ending

    def guess(self, widest: float) -> None:
        """How many it will be in all, by the widest half-width now; the guess before stays while it may be right."""
        least, likely, most = (
            self.stopping.expected(self.done, widest * noise) for noise in (1 - GUESS_NOISE, 1.0, 1 + GUESS_NOISE)
        )
        self._expected = min(max(self._expected, least), most) if self._has_guess else likely
        self._has_guess = True

    @property
    def wanted(self) -> int:
        """More replications than that are likely to be made in vain."""
        return self._expected if self._has_guess else self.stopping.at_most

    def _widest_now(self) -> float | None:
        """The widest half-width of a contractual attainment; those without tickets block nothing."""
        widths = self._counts.half_widths().reshape(-1, len(self.targets))[:, self._contractual]
        known = widths[~np.isnan(widths)]
        return float(known.max()) if len(known) else None

    def progress(self, elapsed_s: float) -> Progress:
        expected = self._expected if self._ending is None else self.done
        left_s = (expected - self.done) * elapsed_s / self.done if self._has_guess and self.done else None
        return Progress(self.done, expected, left_s, _known(self._widest), self._precision)

    @property
    def _precision(self) -> float | None:
        return None if self.stopping.is_fixed else self.stopping.precision

    def result(self, ending: Ending, elapsed_s: float, *, is_checked: bool) -> StudyResult:
        return StudyResult(
            scenario=self.scenario.name,
            seed=self.seed,
            replications=self.done,
            ending=ending,
            precision_asked=self._precision,
            widest_half_width=_known(self._widest_now()),
            engine=self.engine.value,
            coverages=tuple(self._coverage_result(index, ending) for index in range(len(self._measures))),
            elapsed_s=elapsed_s,
            checked_against_simpy=is_checked or self.engine is Engine.SIMPY,
        )

    def _coverage_result(self, index: int, ending: Ending) -> CoverageResult:
        measures, simulation = self._measures[index], self.scenario.simulation
        spreads = self._spreads[index].spreads
        result = coverage_result(
            self.scenario.coverage[index].name,
            self.targets,
            measures,
            [spreads.of(target) for target in range(len(self.targets))],
            weeks=simulation.weeks,
            pattern=self._patterns[index],
        )
        found = (
            *study_warnings(result, ending, self.done, self._precision),
            rising_backlog(measures, from_week=simulation.warm_up_weeks),
            open_warning(result),
        )
        return replace(result, warnings=tuple(warning for warning in found if warning is not None))


def _known(width: float | None) -> float | None:
    return None if width is None or width == inf else width
