"""A scenario as the plain data of its file, the way back from models to what TOML can write."""

from collections.abc import Mapping
from enum import Enum

from planner.scenario.scenario import Scenario


def plain_data(scenario: Scenario) -> dict[str, object]:
    """The data of a file that reads back to the same scenario; what was left out stays left out."""
    dumped = scenario.model_dump(by_alias=True, exclude_unset=True, exclude_none=True)
    return {str(key): _plain(value) for key, value in dumped.items()}


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value
