"""What a scenario takes from the program because the file leaves it out, in sentences for `check`."""

from collections.abc import Iterator

from planner.business_time.durations import words_of_number
from planner.plans import NEPTUNE_TARGETS, Severity
from planner.scenario.distributions import EffortDistribution
from planner.scenario.scenario import Scenario
from planner.scenario.work import (
    BUILT_IN_FIRST_RESPONSE,
    BUILT_IN_TOUCH,
    BUILT_IN_TOUCHES,
    BUILT_IN_UPDATE,
    WorkTable,
)

MOST_NAMED = 3


def defaults_used(scenario: Scenario) -> tuple[str, ...]:
    """A sentence for everything that the file left out and that has a built-in value other than nothing."""
    return (*_built_in_work(scenario), *_built_in_targets(scenario), *_built_in_severities(scenario))


def _built_in_work(scenario: Scenario) -> Iterator[str]:
    for severity in Severity:
        if not _can_arrive(scenario, severity):
            continue
        table = scenario.work.get(severity, WorkTable())
        left_out = [words for key, words in _built_in_words(severity).items() if getattr(table, key) is None]
        if left_out:
            yield f"For {severity.word} tickets the file leaves out, and takes as built in: {', '.join(left_out)}."


def _can_arrive(scenario: Scenario, severity: Severity) -> bool:
    of_groups = any(group.share_of(severity) > 0 for group in scenario.customers)
    return of_groups or any(incident.severity is severity for incident in scenario.incidents)


def _built_in_words(severity: Severity) -> dict[str, str]:
    return {
        "first_response": f"a first response of {_words(BUILT_IN_FIRST_RESPONSE[severity])}",
        "touches": f"a mean of {_touches(BUILT_IN_TOUCHES[severity])} after the first",
        "touch": f"a touch of {_words(BUILT_IN_TOUCH[severity])}",
        "update": f"an update of {BUILT_IN_UPDATE}",
    }


def _touches(mean: float) -> str:
    return f"{words_of_number(mean)} touch{'' if mean == 1 else 'es'}"


def _words(effort: EffortDistribution) -> str:
    return f"{effort.mean} (cv {effort.cv})"


def _built_in_targets(scenario: Scenario) -> Iterator[str]:
    for plan in scenario.plans:
        published = NEPTUNE_TARGETS.get(plan.name)
        if published is not None and "targets" not in plan.model_fields_set:
            yield f'The targets of "{plan.name}" are left out and are those Neptune Software publishes.'


def _built_in_severities(scenario: Scenario) -> Iterator[str]:
    groups = [group for group in scenario.customers if "severities" not in group.model_fields_set]
    if groups:
        mix = ", ".join(f"{share:.0%} {severity.word}" for severity, share in groups[0].severities.items())
        names = ", ".join(f'"{group.name}"' for group in groups)
        if len(groups) > MOST_NAMED:
            names = f"{len(groups):,} customer groups"
        yield f"The severities of {names} are left out and are built in: {mix}."
