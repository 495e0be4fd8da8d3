"""The shipped scenarios are found, and each of them is sound."""

from planner.scenario.reading import read_scenario
from planner.shipped import neptune_sample, shipped_scenarios


def test_the_sample_is_among_the_shipped_scenarios() -> None:
    assert neptune_sample().parent == shipped_scenarios()
    assert read_scenario(neptune_sample()).name == "Neptune Support"
