"""Week copying: the weights of a week as a spreadsheet's cells, and back."""

from __future__ import annotations

from collections.abc import Sequence

from planner.business_time.calendar_names import DAY_NAMES
from planner.demand.arrival_week import HOURS_PER_DAY, Weights
from planner.demand.week_painting import LARGEST_WEIGHT, Hour, rows_of
from planner.scenario.entered import entered, shown
from planner.scenario.field_kinds import FieldKind
from planner.scenario.pasted_block import PasteError, cells_of

MEND = "copy seven rows of 24 numbers, Monday first, or a smaller block of numbers"


def week_text(weights: Weights, *, decimal: str = ".") -> str:
    """Seven rows of 24 numbers with tabs between them."""
    lines = ("\t".join(shown(FieldKind.NUMBER, weight, decimal=decimal) for weight in row) for row in rows_of(weights))
    return "".join(f"{line}\n" for line in lines)


def week_pasted(text: str, at: Hour, *, decimal: str = ".") -> dict[Hour, float]:
    """The hours that a block of numbers goes to: a whole week as it is, a smaller one from an hour of the week on.

    Headings beside and above a whole week are passed over. Raises PasteError.
    """
    rows = _without_headings(cells_of(text))
    first_day, first_hour = (0, 0) if _is_week(rows) else at
    if not rows or not any(rows):
        raise PasteError("there is nothing to paste", mend=MEND)
    if first_day + len(rows) > len(DAY_NAMES) or first_hour + max(map(len, rows)) > HOURS_PER_DAY:
        raise PasteError("the block reaches beyond the end of the week", mend=MEND)
    return {
        (first_day + row, first_hour + column): _weight(text, row, column, decimal)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    }


def _without_headings(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """A week without the hours above it and the days beside it."""
    body = rows[1:] if len(rows) == len(DAY_NAMES) + 1 else rows
    beside = {len(row) for row in body} == {HOURS_PER_DAY + 1}
    return [row[1:] for row in body] if beside else body


def _is_week(rows: Sequence[Sequence[str]]) -> bool:
    return len(rows) == len(DAY_NAMES) and {len(row) for row in rows} == {HOURS_PER_DAY}


def _weight(text: str, row: int, column: int, decimal: str) -> float:
    number = entered(FieldKind.NUMBER, text, decimal=decimal)
    if not text.strip():
        return 0.0
    if not isinstance(number, int | float) or not 0 <= number <= LARGEST_WEIGHT:
        place = f"row {row + 1}, column {column + 1}"
        raise PasteError(f"“{text.strip()[:40]}” in {place} is no weight", mend="a weight is a number from 0 on")
    return float(number)
