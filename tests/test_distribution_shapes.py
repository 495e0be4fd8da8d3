"""The shape that is shown is that of the distribution that is drawn from."""

from __future__ import annotations

import numpy as np
import pytest

from planner.demand.distribution_shapes import shape_of
from planner.demand.sampling import draw, effort_law
from planner.scenario.distributions import CountDistribution, EffortDistribution, WaitDistribution

DRAWS = 40_000


@pytest.mark.parametrize(
    "raw",
    [
        {"mean": "20 minutes", "cv": 0.7},
        {"distribution": "gamma", "mean": "2 hours", "cv": 0.6},
        {"distribution": "exponential", "mean": "90 minutes"},
        {"distribution": "empirical", "values": ["10 minutes", "45 minutes", "3 hours", "4 hours", "5 hours"]},
    ],
)
def test_the_quantiles_are_those_of_draws(raw: dict[str, object]) -> None:
    """Each share is within 5 standard errors of its level: a false alarm about once in a hundred thousand runs."""
    distribution = EffortDistribution.model_validate(raw)
    shape = shape_of(distribution)
    unit_s = 3600 if shape.unit == "hours" else 60
    drawn = draw(effort_law(distribution), DRAWS, np.random.default_rng(1), least=1) / unit_s
    for level, value in ((0.25, shape.quarter), (0.75, shape.three_quarters), (0.99, shape.rare)):
        if shape.is_listed:
            assert np.mean(drawn < value) <= level <= np.mean(drawn <= value) + 0.25
        else:
            assert abs(np.mean(drawn <= value) - level) < 5 * np.sqrt(level * (1 - level) / DRAWS)


def test_what_it_amounts_to_is_said_in_its_own_unit() -> None:
    shape = shape_of(WaitDistribution.model_validate({"mean": "3 business days", "cv": 1.0}))
    assert shape.words == "half lie between 1.2 and 3.7 business days; 1 in 100 is over 15"


def test_what_does_not_vary_is_said_to_be_the_same() -> None:
    assert shape_of(CountDistribution.model_validate({"mean": 20})).words == "always the same"


def test_values_in_several_units_are_shown_in_one() -> None:
    values = {"distribution": "empirical", "values": ["30 minutes", "2 hours"]}
    assert shape_of(EffortDistribution.model_validate(values)).at.tolist() == [30, 120]


@pytest.mark.parametrize("kind", ["gamma", "lognormal"])
@pytest.mark.parametrize("cv", [1e-5, 1.5, 10])
@pytest.mark.parametrize("mean", [5e-324, 1e-300, 10, 1e9])
def test_whatever_can_be_typed_has_a_shape(kind: str, cv: float, mean: float) -> None:
    shape = shape_of(CountDistribution.model_validate({"distribution": kind, "mean": mean, "cv": cv}))
    assert np.all(np.isfinite(shape.height))
    assert shape.height.max() == 1
    assert np.all(np.diff(shape.at) >= 0)


def test_what_is_next_to_nothing_is_said_in_words() -> None:
    shape = shape_of(CountDistribution.model_validate({"distribution": "gamma", "mean": 10, "cv": 10}))
    assert shape.words.startswith("half lie between nearly 0 and nearly 0 tickets; 1 in 100 is over ")
