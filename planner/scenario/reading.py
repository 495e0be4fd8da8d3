"""From a scenario file to a sound Scenario, or to everything that is wrong with it.

The way in: guards on the bytes, TOML, the format and its migration, the models, and what concerns several
tables. Each step only runs on what the one before let through; all that one file's values get wrong is said
at once.
"""

import re
import tomllib
from pathlib import Path

from pydantic import ValidationError

from planner.scenario.consistency import inconsistencies
from planner.scenario.fields import LONGEST_NAME
from planner.scenario.findings import Finding, ScenarioErrors, refusal
from planner.scenario.guards import refuse_hostile_text, text_of_file
from planner.scenario.migration import Data, migrate
from planner.scenario.parts import parts_of_data, parts_of_scenario
from planner.scenario.places import located
from planner.scenario.problems import findings_of
from planner.scenario.scenario import Scenario

_TIME_WITHOUT_SECONDS = re.compile(r"(?<![0-9:])([0-2]?[0-9]:[0-5][0-9])(?![0-9:])")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_AT_LINE = re.compile(r" \(at line ([0-9]+), column [0-9]+\)$| \(at end of document\)$")


def read_scenario(path: Path) -> Scenario:
    """The scenario of a file, which it is called after if it has no name.

    Raises ScenarioErrors with all that is wrong with it.
    """
    scenario = scenario_from_text(text_of_file(path))
    stem = path.stem.strip()[:LONGEST_NAME]
    if "name" in scenario.model_fields_set or not stem.isprintable():
        return scenario
    return scenario.model_copy(update={"name": stem})


def scenario_from_text(text: str) -> Scenario:
    """The scenario of a TOML text; raises ScenarioErrors with all that is wrong with it."""
    return scenario_from_data(data_of_text(text), text.replace("\r\n", "\n"))


def data_of_text(text: str) -> Data:
    """The data of a TOML text as it stands there; raises ScenarioErrors for a text that is none, or a hostile one."""
    text = text.replace("\r\n", "\n")
    refuse_hostile_text(text)
    return _parsed(text)


def scenario_from_data(data: Data, text: str = "") -> Scenario:
    """The scenario of data as TOML gives it; `text`, if there is one, is where lines are looked up.

    Raises ScenarioErrors with all that is wrong.
    """
    newest, of_format = migrate(data)
    findings: list[Finding] = list(of_format)
    scenario, unworded = None, 0
    try:
        scenario = Scenario.model_validate(newest)
        parts = parts_of_scenario(scenario)
    except ValidationError as error:
        worded, unworded = findings_of(error)
        findings += worded
        parts = parts_of_data(newest)
    inconsistent, names_left = inconsistencies(newest, parts)
    findings += inconsistent
    if scenario is None or findings:
        raise ScenarioErrors(located(findings, newest, text), None if names_left else unworded)
    return scenario


def _parsed(text: str) -> Data:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(str(error), text) from None
    except RecursionError:
        raise refusal("the values are nested too deep", "no value of a scenario is") from None
    except ValueError:
        raise refusal("a number has too many digits", "no number of a scenario has more than 18") from None


def _no_toml(message: str, text: str) -> ScenarioErrors:
    match = _AT_LINE.search(message)
    line = int(match[1]) if match and match[1] else text.count("\n") + 1
    reason = _AT_LINE.sub("", message)
    written = text.split("\n")[line - 1] if line <= text.count("\n") + 1 else ""
    value = _QUOTED.sub("", written.partition("=")[2]).partition("#")[0]
    if time := _TIME_WITHOUT_SECONDS.search(value):
        return refusal(f"{time[1]} is no time of day", f"write the seconds too: {time[1]:0>5}:00", line=line)
    return refusal(f"the file is not valid TOML: {reason}", "mend this line, or the one before it", line=line)
