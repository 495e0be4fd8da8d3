"""Keeping the text of a file, whatever it holds and however it is written."""

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.scenario.draft import Data, value_at, with_value
from planner.scenario.keeping import edited_in_place, new_text, text_keeping
from planner.scenario.layout import text_of_blocks
from planner.scenario.layout_reading import blocks_of
from planner.scenario.matching import is_same
from tests.strategies_scenario import scenario_data, toml_of
from tests.strategies_toml import any_data, edited, paths_in, written_by_hand

COMMENTS = ("# why", "# a heading", "# above\n", "# and more", "# below", "# beside", "# so")


def with_line_end(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


@settings(max_examples=30)
@given(st.data(), st.one_of(any_data, scenario_data()))
def test_a_text_put_together_again_is_the_text(choice: st.DataObject, data: Data) -> None:
    text = with_line_end(choice.draw(written_by_hand(data)))
    assert is_same(tomllib.loads(text), data)
    assert text_of_blocks(blocks_of(text)) == text
    assert text_keeping(text, data) == text


@settings(max_examples=30)
@given(st.data(), st.one_of(any_data, scenario_data()))
def test_an_edited_text_holds_the_edited_data(choice: st.DataObject, data: Data) -> None:
    text = choice.draw(written_by_hand(data))
    new = choice.draw(edited(data))
    assert is_same(tomllib.loads(edited_in_place(with_line_end(text), data, new)), new)
    assert is_same(tomllib.loads(text_keeping(text, new)), new)


@settings(max_examples=20)
@given(scenario_data(), st.one_of(scenario_data(), any_data))
def test_a_file_can_become_any_other(data: Data, new: Data) -> None:
    text = toml_of(data)
    assert is_same(tomllib.loads(edited_in_place(text, data, new)), new)
    assert text_keeping(text, data) == text


@settings(max_examples=30)
@given(st.data(), any_data)
def test_another_value_costs_no_comment(choice: st.DataObject, data: Data) -> None:
    text = choice.draw(written_by_hand(data))
    values = [path for path in paths_in(data) if not isinstance(value_at(data, path), dict | list)]
    new = with_value(data, choice.draw(st.sampled_from(values)), "another") if values else data
    kept = text_keeping(text, new)
    assert [kept.count(comment) for comment in COMMENTS] == [text.count(comment) for comment in COMMENTS]
    assert kept.count("\n") >= text.count("\n") - 1


@settings(max_examples=30)
@given(any_data)
def test_any_data_can_be_written_as_a_new_file(data: Data) -> None:
    assert is_same(tomllib.loads(new_text(data)), data)
    assert text_keeping("", data) == new_text(data)
