"""Keeping the text of a file in every way that TOML may be written, and each comment with what it is about."""

import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from planner.scenario import keeping
from planner.scenario.keeping import edited_in_place, text_keeping

Draft = dict[str, Any]


def kept(text: str, edit: Callable[[Draft], object]) -> str:
    """The text after an edit of its data, made in place and shown to hold it."""
    data = tomllib.loads(text)
    edit(data)
    lines = text.replace("\r\n", "\n")
    assert (
        tomllib.loads(edited_in_place(lines if lines.endswith("\n") else f"{lines}\n", tomllib.loads(text), data))
        == data
    )
    return text_keeping(text, data)


COMMENTED = """\
# The file.

format = 1

# --- Customers ---

# They are many.

# Ours from the start.
[[customers]]   # the first
name = "A"      # once Alpha
accounts = 1
# accounts = 2 from May on

# Came in March.
# They pay well.
[[customers]]
name = "B"
accounts = 2

# Not signed yet.
[[customers]]
name = "C"
accounts = 3

# --- Incidents ---

[[incidents]]
name = "Flood"
"""


def entry(name: str) -> str:
    """The lines of an entry with the comments that are its own."""
    starts = {"A": "# Ours", "B": "# Came", "C": "# Not"}
    start = COMMENTED.index(starts[name])
    return COMMENTED[start : COMMENTED.index("\n\n", start)] + "\n"


HEAD = COMMENTED[: COMMENTED.index("# Ours")]
TAIL = COMMENTED[COMMENTED.index("\n# --- Incidents") :]


@pytest.mark.parametrize("order", ["ABC", "BC", "AC", "AB", "A", "C", "CAB", "CBA", "BAC", "BCA", "CB"])
def test_entries_go_and_move_with_their_own_comments(order: str) -> None:
    def reorder(draft: Draft) -> None:
        draft["customers"] = ["ABC".index(name) for name in order]
        draft["customers"] = [tomllib.loads(entry(name))["customers"][0] for name in order]

    assert kept(COMMENTED, reorder) == HEAD + "\n".join(entry(name) for name in order) + TAIL


def test_a_new_entry_leaves_all_comments_where_they_are() -> None:
    new = '[[customers]]\nname = "N"\n'
    after = kept(COMMENTED, lambda draft: draft["customers"].insert(0, {"name": "N"}))
    assert after == HEAD + "\n".join((new, entry("A"), entry("B"), entry("C"))) + TAIL
    after = kept(COMMENTED, lambda draft: draft["customers"].insert(2, {"name": "N"}))
    assert after == HEAD + "\n".join((entry("A"), entry("B"), new, entry("C"))) + TAIL
    after = kept(COMMENTED, lambda draft: draft["customers"].append({"name": "N"}))
    assert after == HEAD + "\n".join((entry("A"), entry("B"), entry("C"), new)) + TAIL


def test_an_entry_is_followed_by_its_name_or_by_what_it_holds() -> None:
    def rename_and_delete(draft: Draft) -> None:
        draft["customers"].pop(0)
        draft["customers"][1]["name"] = "Gamma"
        draft["customers"][0]["accounts"] = 20

    after = kept(COMMENTED, rename_and_delete)
    b, c = entry("B").replace("accounts = 2\n", "accounts = 20\n"), entry("C").replace('"C"', '"Gamma"')
    assert after == HEAD + b + "\n" + c + TAIL


def test_another_entry_in_the_place_of_one_does_not_get_its_comments() -> None:
    after = kept(COMMENTED, lambda draft: draft["customers"].__setitem__(0, {"name": "Z", "accounts": 9}))
    assert "Ours" not in after
    assert "once Alpha" not in after


LINES = """\
# About the file.
format = 1
name = "Lines"

# About both.
low = 1
high = 2

# About weeks.
weeks = 3
# About seed.
seed = 4

# Stands alone.

last = 5
# The end.
"""


@pytest.mark.parametrize(
    ("keys", "gone"),
    [
        (["format"], "format = 1\n"),
        (["low"], "low = 1\n"),
        (["high"], "high = 2\n"),
        (["low", "high"], "\n# About both.\nlow = 1\nhigh = 2\n"),
        (["weeks"], "# About weeks.\nweeks = 3\n"),
        (["seed"], "# About seed.\nseed = 4\n"),
        (["weeks", "seed"], "\n# About weeks.\nweeks = 3\n# About seed.\nseed = 4\n"),
        (["last"], "last = 5\n"),
    ],
)
def test_a_key_that_goes_takes_the_comments_that_are_only_about_it(keys: list[str], gone: str) -> None:
    def remove(draft: Draft) -> None:
        for key in keys:
            del draft[key]

    after = kept(LINES, remove)
    assert gone in LINES
    assert after == LINES.replace(gone, "")


LIST = """\
shifts = [   # all of them
    # by day
    { name = "Day", engineers = 1 },   # eight to four

    # by night
    { name = "Night", engineers = 2 },
    { name = "Late", engineers = 3 }   # never alone
    # more to come
]   # that is all
"""


def test_a_list_over_lines_keeps_the_comments_of_its_items() -> None:
    after = kept(LIST, lambda draft: draft["shifts"].pop(0))
    assert "by day" not in after
    assert "eight to four" not in after
    assert after.replace("\n\n", "\n") == LIST.replace(
        LIST[LIST.index("    # by day") : LIST.index("    # by night")], ""
    )
    after = kept(LIST, lambda draft: draft["shifts"].append(draft["shifts"].pop(0)))
    assert after.index("# never alone") < after.index(
        '# by day\n    { name = "Day", engineers = 1 }   # eight to four\n'
    )
    assert after.endswith("    # more to come\n]   # that is all\n")
    after = kept(LIST, lambda draft: draft["shifts"][2].update(engineers=4))
    assert after == LIST.replace("engineers = 3", "engineers = 4")
    after = kept(LIST, lambda draft: draft["shifts"].insert(1, {"name": "Noon", "engineers": 9}))
    assert '# eight to four\n    { name = "Noon", engineers = 9 },\n' in after


@pytest.mark.parametrize(
    ("text", "edit", "after"),
    [
        ("a = [1,2, 3]\n", lambda draft: draft["a"].pop(0), "a = [2, 3]\n"),
        ("a = [ 1, 2 ]\n", lambda draft: draft["a"].pop(0), "a = [ 2 ]\n"),
        ("a = [ 1, 2 ]\n", lambda draft: draft["a"].append(3), "a = [ 1, 2, 3 ]\n"),
        ("a = [1,2]\n", lambda draft: draft["a"].insert(0, 3), "a = [3,1,2]\n"),
        ("a = [1, 2,]\n", lambda draft: draft["a"].pop(), "a = [1,]\n"),
        ("a = [\n  1,\n  2\n]\n", lambda draft: draft["a"].append(3), "a = [\n  1,\n  2,\n  3\n]\n"),
        ("a = [\n  1,\n  2,\n]\n", lambda draft: draft["a"].append(3), "a = [\n  1,\n  2,\n  3,\n]\n"),
        ("a = [1, # one\n     2] # two\n", lambda draft: draft["a"].append(3), "a = [1, # one\n     2,     3] # two\n"),
        ("a = [0x10, 1_000]\n", lambda draft: draft["a"].append(3), "a = [0x10, 1_000, 3]\n"),
        ("a = { b = 1, c = 2 }\n", lambda draft: draft["a"].pop("b"), "a = { c = 2 }\n"),
        ("a = {b=1}\n", lambda draft: draft["a"].update(c=2), "a = {b=1, c=2}\n"),
        ("a = { b.c = 1 }\n", lambda draft: draft["a"]["b"].update(d=2), "a = { b.c = 1, b.d = 2 }\n"),
        ("a = {}\n", lambda draft: draft["a"].update(c=2), "a = { c = 2 }\n"),
        ("a.b = 1\nc = 2\n", lambda draft: draft["a"].update(d=3), "a.b = 1\na.d = 3\nc = 2\n"),
        ("a.b = 1\nc = 2\n", lambda draft: draft.update(a=3), "c = 2\na = 3\n"),
        ("a.b = 1   # why\nc = 2\n", lambda draft: draft["a"].update(b=5), "a.b = 5   # why\nc = 2\n"),
        ("'a b' = 1\n\"c.d\" = 2\n", lambda draft: draft.update({"c.d": 3}), "'a b' = 1\n\"c.d\" = 3\n"),
        ("a = 1\n", lambda draft: draft.update({"é\n": 'x"\x7f'}), 'a = 1\n"é\\n" = "x\\"\\u007f"\n'),
        ("[a]\n", lambda draft: draft["a"].update(b=1), "[a]\nb = 1\n"),
        ("[a.b]\nc = 1\n", lambda draft: draft["a"].update(d=2), "[a]\nd = 2\n\n[a.b]\nc = 1\n"),
        ("[a.b]\nc = 1\n", lambda draft: draft["a"].pop("b"), "[a]\n"),
        ("[[a.b]]\nc = 1\n", lambda draft: draft["a"]["b"].append({"c": 2}), "[[a.b]]\nc = 1\n\n[[a.b]]\nc = 2\n"),
        ("  [a]\n    b = 1\n", lambda draft: draft["a"].update(c=2), "  [a]\n    b = 1\n    c = 2\n"),
        ("a = '''\nx'''   # why\n", lambda draft: draft.update(a="y"), 'a = "y"   # why\n'),
        ("# only this\n", lambda draft: draft.update(a=1), "# only this\na = 1\n"),
        ("# only this\n\n# and that\n", lambda draft: draft.update(a=1), "# only this\n\n# and that\na = 1\n"),
        ("[b] # why\nc = 1\n", lambda draft: draft.update(a=1), "a = 1\n\n[b] # why\nc = 1\n"),
    ],
)  # fmt: skip
def test_an_edit_keeps_the_way_it_is_written(text: str, edit: Callable[[Draft], object], after: str) -> None:
    assert kept(text, edit) == after


@pytest.mark.parametrize(
    "text",
    [
        "[work.high.plans.X]   # why\nc = 1\n",
        "[work.high]\n[work.high.plans.X.touch]\n# why\nmean = 1\n",
        "work.high.plans = { X = { c = 1 } }   # so\n",
    ],
)
def test_a_table_under_another_name_keeps_its_comments(text: str) -> None:
    def rename(draft: Draft) -> None:
        plans = draft["work"]["high"]["plans"]
        plans["Y"] = plans.pop("X")

    assert kept(text, rename) == text.replace("X", "Y")


MIXED = """\
format = 1

[[coverage]]
name = "One"

[[customers]]
name = "A"

[coverage.hand_over]   # of One, though far away
same_team = "5 minutes"

# The second.
[[coverage]]
name = "Two"

[[coverage.teams]]
name = "Oslo"

[[customers]]
name = "B"

[[coverage.teams]]
name = "Pune"
"""


def test_tables_far_from_each_other_stay_with_their_entry() -> None:
    after = kept(MIXED, lambda draft: draft["coverage"].pop(0))
    assert "One" not in after
    assert '# The second.\n[[coverage]]\nname = "Two"\n\n[[coverage.teams]]\nname = "Oslo"\n\n[[customers]]' in after
    after = kept(MIXED, lambda draft: draft["coverage"].reverse())
    assert [coverage["name"] for coverage in tomllib.loads(after)["coverage"]] == ["Two", "One"]
    assert '[coverage.hand_over]   # of One, though far away\nsame_team = "5 minutes"\n' in after
    after = kept(MIXED, lambda draft: draft["coverage"].insert(1, {"name": "Between", "teams": [{"name": "X"}]}))
    assert (
        '[coverage.hand_over]   # of One, though far away\nsame_team = "5 minutes"\n\n[[coverage]]\nname = "Between"'
        in after
    )
    after = kept(MIXED, lambda draft: draft["customers"].pop(1))
    assert after == MIXED.replace('[[customers]]\nname = "B"\n\n', "")


def test_what_is_new_in_one_entry_stays_before_the_next() -> None:
    def grow(draft: Draft) -> None:
        draft["coverage"][1]["teams"].append({"name": "Bonn", "shifts": [{"name": "Day"}]})
        draft["coverage"].append({"name": "Three"})

    team = '[[coverage.teams]]\nname = "Bonn"\n\n[[coverage.teams.shifts]]\nname = "Day"\n'
    assert kept(MIXED, grow) == f'{MIXED}\n{team}\n[[coverage]]\nname = "Three"\n'


WITHIN = """\
[[coverage]]
name = "One"

# Its only team.

[[coverage.teams]]
name = "Oslo"

# The better one.

[[coverage]]
name = "Two"
"""


def test_a_comment_within_an_entry_goes_with_it_and_one_between_two_stays() -> None:
    after = kept(WITHIN, lambda draft: draft["coverage"].pop(0))
    assert after == '# The better one.\n\n[[coverage]]\nname = "Two"\n'
    three = WITHIN + '\n[[coverage]]\nname = "Three"\n'
    after = kept(three, lambda draft: draft["coverage"].append(draft["coverage"].pop(0)))
    one = WITHIN[: WITHIN.index("\n# The better")]
    assert after == '# The better one.\n\n[[coverage]]\nname = "Two"\n\n[[coverage]]\nname = "Three"\n\n' + one


def test_a_long_list_has_an_item_on_each_line_below_its_key() -> None:
    long = "x" * 80
    after = kept("[a]\n  b = 1\n", lambda draft: draft["a"].update(b=[[long], {"c": long}]))
    assert after == f'[a]\n  b = [\n      ["{long}"],\n      {{ c = "{long}" }},\n  ]\n'


def test_the_first_key_of_a_file_stands_below_its_title() -> None:
    after = kept("# A title.\nname = 1\n", lambda draft: draft.update(format=1))
    assert after == "# A title.\nformat = 1\nname = 1\n"


def test_a_table_torn_into_lines_and_headers_is_left_alone_or_written_anew() -> None:
    torn = "x = 1\na.b = 1\n\n[a.c]   # why\nd = 2\n"
    assert kept(torn, lambda draft: draft.update(x=2)) == torn.replace("x = 1", "x = 2")
    assert tomllib.loads(kept(torn, lambda draft: draft["a"].update(b=2))) == {"x": 1, "a": {"b": 2, "c": {"d": 2}}}


def test_line_ends_stay_what_they_are() -> None:
    crlf = COMMENTED.replace("\n", "\r\n")
    after = kept(crlf, lambda draft: draft["customers"].append({"name": "N", "accounts": 9}))
    assert after.replace("\r\n", "\n") == kept(
        COMMENTED, lambda draft: draft["customers"].append({"name": "N", "accounts": 9})
    )
    assert "\n" not in after.replace("\r\n", "")
    mixed = "a = 1\r\n# so\nb = 2\r\nc = 3\n"
    assert kept(mixed, lambda draft: draft.update(b=5)) == "a = 1\r\n# so\nb = 5\r\nc = 3\n"


def test_a_file_without_a_last_line_end_is_edited_like_any_other() -> None:
    text = COMMENTED.removesuffix("\n")
    assert kept(text, lambda draft: draft["incidents"][0].update(name="Fire")) == text.replace("Flood", "Fire")
    after = kept(text, lambda draft: draft["incidents"].append({"name": "Fire"}))
    assert after.endswith('[[incidents]]\nname = "Flood"\n\n[[incidents]]\nname = "Fire"')
    assert kept("a = 1 # one", lambda draft: draft.update(b=2)) == "a = 1 # one\nb = 2"


def test_a_byte_order_mark_does_not_cost_the_comments() -> None:
    assert text_keeping("\ufeff# why\na = 1\n", {"a": 2}) == "# why\na = 2\n"


def test_types_are_kept_apart() -> None:
    assert text_keeping("a = 1\n", {"a": 1.0}) == "a = 1.0\n"
    assert text_keeping("a = 1\n", {"a": True}) == "a = true\n"
    assert text_keeping("a = 1.50\nb = 1e3\n", {"a": 1.5, "b": 1000}) == "a = 1.50\nb = 1000\n"
    assert text_keeping("a = [1]\n", {"a": [1.0]}) == "a = [1.0]\n"


def test_a_number_with_more_digits_than_python_writes_is_kept() -> None:
    data = {"a": 16**5000, "b": 1}
    assert tomllib.loads(text_keeping("b = 2\n", data)) == data


def test_what_cannot_be_edited_is_written_anew_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails_on_customers(text: str, old: Draft, data: Draft, anew: frozenset[str] = frozenset()) -> str:
        if old["customers"] != data["customers"] and "customers" not in anew:
            return text
        return edited_in_place(text, old, data, anew)

    data = tomllib.loads(COMMENTED)
    data["customers"][0]["accounts"] = 7
    monkeypatch.setattr(keeping, "edited_in_place", fails_on_customers)
    after = text_keeping(COMMENTED, data)
    assert tomllib.loads(after) == data
    assert "# --- Incidents ---" in after
    assert "once Alpha" not in after


@pytest.mark.parametrize("result", ["no toml", "a = 1\n"])
def test_in_the_end_the_whole_file_is_written_anew(monkeypatch: pytest.MonkeyPatch, result: str) -> None:
    monkeypatch.setattr(keeping, "edited_in_place", lambda *_: result)
    data = tomllib.loads(COMMENTED) | {"format": 2}
    assert tomllib.loads(text_keeping(COMMENTED, data)) == data


def test_a_fault_in_keeping_comments_does_not_cost_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> str:
        raise KeyError

    monkeypatch.setattr(keeping, "edited_in_place", fails)
    data = tomllib.loads(COMMENTED) | {"format": 2}
    assert tomllib.loads(text_keeping(COMMENTED, data)) == data
