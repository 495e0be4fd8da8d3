"""Keeping the text of a file: edits of the shipped scenarios, each changing the lines it is about and no other."""

import copy
import datetime as dt
import difflib
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.scenario.keeping import text_keeping
from planner.scenario.reading import scenario_from_text

SCENARIOS = sorted((Path(__file__).parent.parent / "scenarios").glob("*.toml"))
NEPTUNE = (Path(__file__).parent.parent / "scenarios" / "neptune.toml").read_text(encoding="utf-8")
FIRST_LOOK = (Path(__file__).parent.parent / "scenarios" / "first-look.toml").read_text(encoding="utf-8")

Draft = dict[str, Any]


def kept(text: str, edit: Callable[[Draft], object]) -> str:
    """The text after an edit of its data, which it is shown to hold."""
    data = copy.deepcopy(tomllib.loads(text))
    edit(data)
    result = text_keeping(text, data)
    assert tomllib.loads(result) == data
    return result


def lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that are gone, and those that came."""
    difference = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [line[2:] for line in difference if line[0] == "-"], [line[2:] for line in difference if line[0] == "+"]


def changes(edit: Callable[[Draft], object], text: str = NEPTUNE) -> tuple[list[str], list[str]]:
    """The lines of a text that an edit takes, and those it gives."""
    return lines_changed(text, kept(text, edit))


@pytest.fixture(params=SCENARIOS, ids=lambda path: path.stem)
def shipped(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_text(encoding="utf-8")


def test_there_are_shipped_scenarios() -> None:
    assert len(SCENARIOS) >= 7


def test_a_draft_that_was_not_edited_is_the_file(shipped: str) -> None:
    assert text_keeping(shipped, tomllib.loads(shipped)) == shipped


def test_the_file_comes_back_when_all_is_undone() -> None:
    data = tomllib.loads(NEPTUNE)
    edited = kept(NEPTUNE, lambda draft: draft["customers"].pop(0))
    assert edited != NEPTUNE
    assert text_keeping(NEPTUNE, data) == NEPTUNE


def every_number(draft: Draft) -> list[tuple[Any, Any]]:
    """Every table or list with the key or index of a number in it."""
    found: list[tuple[Any, Any]] = []
    waiting: list[Any] = [draft]
    while waiting:
        holder = waiting.pop()
        steps = holder.items() if isinstance(holder, dict) else enumerate(holder)
        for step, value in steps:
            if isinstance(value, dict | list):
                waiting.append(value)
            elif isinstance(value, int | float) and not isinstance(value, bool):
                found.append((holder, step))
    return found


def test_an_edit_of_one_value_changes_one_line(shipped: str) -> None:
    draft = copy.deepcopy(tomllib.loads(shipped))
    numbers = every_number(draft)
    assert len(numbers) > 5
    for holder, step in numbers:
        before = holder[step]
        holder[step] = 123456
        gone, came = lines_changed(shipped, text_keeping(shipped, draft))
        assert (len(gone), len(came)) == (1, 1)
        assert "123456" in came[0]
        holder[step] = before


def test_a_comment_beside_a_changed_value_stays_in_its_column() -> None:
    assert changes(lambda draft: draft["simulation"].update(weeks=8)) == (
        ["weeks = 26                  # half a year is measured: enough months to speak of months"],
        ["weeks = 8                   # half a year is measured: enough months to speak of months"],
    )
    assert changes(lambda draft: draft["plans"][0].update(name="The cheapest of all our plans")) == (
        ['name = "Basic"              # 8/5: every target counts the customer\'s business hours'],
        ['name = "The cheapest of all our plans" # 8/5: every target counts the customer\'s business hours'],
    )


def test_an_aligned_table_stays_aligned() -> None:
    gone, came = changes(lambda draft: draft["plans"][0]["targets"]["high"].update(first_response="2 business days"))
    assert gone == ['high   = { first_response = "3 business days", updates = "2 business days" }']
    assert came == ['high   = { first_response = "2 business days", updates = "2 business days" }']
    removed = kept(NEPTUNE, lambda draft: draft["plans"][0]["targets"].pop("low"))
    low = {"first_response": "9 business days"}
    _, came = changes(lambda draft: draft["plans"][0]["targets"].update(low=low), removed)
    assert came == ['low    = { first_response = "9 business days" }']


def test_a_new_group_is_written_like_its_siblings_before_the_next_heading() -> None:
    group = {"accounts": 5, "plan": "Basic", "name": "Nordics", "severities": {"urgent": 1}}
    after = kept(NEPTUNE, lambda draft: draft["customers"].append(group))
    assert lines_changed(NEPTUNE, after)[0] == []
    assert (
        "holiday_demand = 0.4\n\n"
        '[[customers]]\nname = "Nordics"\nplan = "Basic"\naccounts = 5\nseverities = { urgent = 1 }\n\n\n'
        "# --- What goes wrong for many at once ---"
    ) in after


def test_a_new_first_entry_stands_below_the_heading() -> None:
    after = kept(NEPTUNE, lambda draft: draft["incidents"].insert(0, {"name": "Flood"}))
    assert '---\n\n[[incidents]]\nname = "Flood"\n\n[[incidents]]\nname = "Cloud outage"' in after


@pytest.mark.parametrize("index", range(6))
def test_deleting_a_group_takes_its_own_lines_only(index: int) -> None:
    text = NEPTUNE
    start, end = text.index("[[customers]]"), text.index("\n\n# --- What goes wrong")
    entries = [f"[[customers]]{entry}" for entry in text[start:end].split("[[customers]]")[1:]]
    left = [entry.strip("\n") for position, entry in enumerate(entries) if position != index]
    after = kept(text, lambda draft: draft["customers"].pop(index))
    assert after == text[:start] + "\n\n".join(left) + "\n" + text[end:]


def test_deleting_a_coverage_takes_its_teams_and_leaves_the_heading() -> None:
    after = kept(NEPTUNE, lambda draft: draft["coverage"].pop(0))
    start, end = NEPTUNE.index("[[coverage]]"), NEPTUNE.index('[[coverage]]\nname = "Business hours with on-call"')
    assert after == NEPTUNE[:start] + NEPTUNE[end:]


def test_moving_a_coverage_takes_its_teams_and_comments_along() -> None:
    after = kept(NEPTUNE, lambda draft: draft["coverage"].insert(2, draft["coverage"].pop(0)))
    start, end = NEPTUNE.index("[[coverage]]"), NEPTUNE.index('[[coverage]]\nname = "Business hours with on-call"')
    moved = NEPTUNE[start:end].rstrip("\n")
    assert after == NEPTUNE[:start] + NEPTUNE[end:] + "\n\n" + moved + "\n"
    back = kept(after, lambda draft: draft["coverage"].insert(0, draft["coverage"].pop(2)))
    assert back == NEPTUNE


def test_a_duplicate_has_everything_but_the_comments() -> None:
    def duplicate(draft: Draft) -> None:
        draft["coverage"].insert(1, {**copy.deepcopy(draft["coverage"][0]), "name": "Business hours 2"})

    after = kept(NEPTUNE, duplicate)
    gone, came = lines_changed(NEPTUNE, after)
    assert gone == []
    assert "#" not in "".join(came)
    assert '\n\n\n[[coverage]]\nname = "Business hours 2"\ndispatch = "severity"\n' in after


def test_a_renamed_plan_keeps_its_comment() -> None:
    gone, came = changes(lambda draft: draft["plans"][1].update(name="Enterprise"))
    assert gone == [
        'name = "Extended"           # 24/7: Urgent counts around the clock, the rest the customer\'s business hours'
    ]
    assert came == [
        'name = "Enterprise"         # 24/7: Urgent counts around the clock, the rest the customer\'s business hours'
    ]


def test_a_removed_key_takes_its_line_and_the_comment_right_above() -> None:
    assert changes(lambda draft: draft["coverage"][0]["teams"][0].pop("absence")) == (["absence = 0.11"], [])
    gone, came = changes(lambda draft: draft["plans"][1].pop("guidance"))
    assert [line.partition(" ")[0] for line in gone] == ["#", "guidance"]
    assert came == []


def test_a_new_key_stands_where_the_models_have_it() -> None:
    rest = {"after": "4 hours", "for": "30 minutes"}
    after = kept(NEPTUNE, lambda draft: draft["coverage"][1]["teams"][0]["shifts"][1].update({"break": rest}))
    assert 'to = 00:00:00\nbreak = { after = "4 hours", for = "30 minutes" }\nengineers = 1\nat_most = 2' in after
    work = {"Extended": {"touches": 6}}
    after = kept(NEPTUNE, lambda draft: draft["work"]["urgent"].update(plans=work))
    assert "\n\n[work.urgent.plans.Extended]\ntouches = 6\n\n[work.high]                 # production impaired" in after


def test_a_table_becomes_a_list_and_a_list_a_table() -> None:
    def two_windows(draft: Draft) -> None:
        group = draft["customers"][1]
        saturday = {"days": "Sat", "from": dt.time(9), "to": dt.time(12)}
        group["business_hours"] = [group["business_hours"], saturday]

    def one_window(draft: Draft) -> None:
        group = draft["customers"][1]
        group["business_hours"] = group["business_hours"][0]

    after = kept(NEPTUNE, two_windows)
    assert lines_changed(NEPTUNE, after)[1] == [
        "business_hours = [",
        '    { days = "Mon-Fri", from = 08:00:00, to = 18:00:00 },',
        '    { days = "Sat", from = 09:00:00, to = 12:00:00 },',
        "]",
    ]
    assert kept(after, one_window) == NEPTUNE


def test_a_list_under_headers_may_end_and_begin_again() -> None:
    after = kept(NEPTUNE, lambda draft: draft.update(incidents=[]))
    assert "[[incidents]]" not in after
    assert 'currency = "EUR"\nincidents = []\n' in after
    again = kept(after, lambda draft: draft.update(incidents=[{"name": "Flood"}]))
    assert '[[incidents]]\nname = "Flood"\n' in again
    assert "incidents = []" not in again


def test_wrong_values_are_kept_too() -> None:
    gone, came = changes(lambda draft: draft["coverage"][2].update(teams="Oslo"))
    assert len(gone) > 50
    assert came == ['teams = "Oslo"']
    after = kept(NEPTUNE, lambda draft: draft.update(customers="all"))
    assert 'currency = "EUR"\ncustomers = "all"\n' in after


def test_inline_entries_stay_inline() -> None:
    group = {"name": "Asia", "plan": "Basic"}
    _, came = changes(lambda draft: draft["customers"].append(group), FIRST_LOOK)
    assert came == ['    { name = "Asia", plan = "Basic" },']
    gone, came = changes(lambda draft: draft["customers"].pop(0), FIRST_LOOK)
    assert (len(gone), came) == (1, [])
    night = {"name": "Night", "engineers": 1}
    _, came = changes(lambda draft: draft["coverage"][0]["teams"][0]["shifts"].append(night), FIRST_LOOK)
    assert came == ['    { name = "Night", engineers = 1 },']
    gone, came = changes(lambda draft: draft["plans"].pop(0), FIRST_LOOK)
    assert came == ['plans = [{ name = "Extended" }]   # Neptune\'s plans are known by name, with their targets']


def test_a_new_file_has_the_look_of_the_samples() -> None:
    text = text_keeping("", tomllib.loads(NEPTUNE))
    assert tomllib.loads(text) == tomllib.loads(NEPTUNE)
    assert scenario_from_text(text) == scenario_from_text(NEPTUNE)
    headers = [line.partition(" ")[0] for line in NEPTUNE.splitlines() if line.startswith("[")]
    assert [line for line in text.splitlines() if line.startswith("[")] == headers
    assert text.startswith(
        'format = 1\nname = "Neptune Support"\ncurrency = "EUR"\n\n[simulation]\nstart = 2026-01-05\n'
    )
    assert '[[plans]]\nname = "Basic"\ngoal = 0.95\n' in text
    assert '[plans.targets]\nurgent = { first_response = "8 business hours", updates = "ongoing" }\n' in text
    assert "\n\n\n" not in text
    assert text.endswith("}\n")


def test_an_empty_draft_is_an_empty_file() -> None:
    assert text_keeping("", {}) == ""
    assert text_keeping("a = 1\n", {}) == ""


def test_what_is_no_toml_is_written_anew() -> None:
    assert text_keeping("a = = 1\n", {"a": 2}) == "a = 2\n"


def test_a_file_ten_times_the_sample_is_edited_in_one_line() -> None:
    customers, coverage = NEPTUNE.index("[[customers]]"), NEPTUNE.index("[[coverage]]")
    groups = NEPTUNE[customers : NEPTUNE.index("\n\n# --- What goes wrong")]
    ten = "\n".join(groups.replace('name = "', f'name = "{number} ') for number in range(46))
    text = NEPTUNE[:customers] + ten + NEPTUNE[coverage - 1 :]
    assert len(text) > 10 * len(NEPTUNE)
    gone, came = changes(lambda draft: draft["customers"][150].update(accounts=7), text)
    assert (len(gone), came) == (1, ["accounts = 7"])
