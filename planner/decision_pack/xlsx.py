"""XLSX: a pack's numbers as a workbook, a sheet per topic, with a summary and charts of its own in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import wrap

from planner.decision_pack.contents import Pack
from planner.decision_pack.headroom_section import CURVE
from planner.decision_pack.method_section import READING
from planner.decision_pack.pdf import date_words
from planner.decision_pack.recommendation_section import FRONTIER
from planner.decision_pack.scenario_section import FILE
from planner.decision_pack.verdict_section import ATTAINMENT_TABLE
from planner.grammar import capitalised
from planner.tables.table import Cell, Column, Kind, Table
from planner.tables.workbook import LINE_PT, WIDEST, Book, Chart, Sheet, workbook_bytes
from planner.whole_file import write_whole

SUMMARY = "Summary"
FACTS = "Facts"
CURRENCY, DIFFERENCE = "Currency", "Difference"
"""How columns are headed that need no currency, and those that are in points."""
POINTS = 100
"""Percentage points in a whole share."""
LONGEST_TITLE = 255
"""Of a file's properties, as Excel keeps them."""
SENTENCE_WIDTH = 90
"""In characters."""
A4 = 9
"""As XlsxWriter numbers paper."""
COLUMNS_PER_PAGE = 14
FILTERED_FROM = 3
"""So many rows make a filter worth its arrows."""
SIZE_PX = {"width": 860, "height": 400}
ROWS_PER_CHART = 22
ROOM = 0.95
"""Of the least value, below which an axis begins."""

Written = Mapping[str, tuple[Sheet, Table]]
"""Sheets with their tables, by title."""


def write_xlsx(pack: Pack, path: Path) -> None:
    """Write the whole file or leave what was there; raises OSError."""
    write_whole(path, xlsx_bytes(pack))


def xlsx_bytes(pack: Pack) -> bytes:
    """The file; the same bytes for the same pack."""
    tables = [_summary(pack), *(_shown(table, pack.currency) for section in pack.sections for table in section.tables)]

    def finish(book: Book, sheets: Sequence[tuple[Sheet, Table]]) -> None:
        wrapping = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet, table in sheets:
            _set_up(sheet, table, pack)
            _wrap(sheet, table, wrapping)
        _add_charts(book, {table.title: (sheet, table) for sheet, table in sheets})

    title = f"{pack.first_page.question} Decision pack of {pack.scenario}"[:LONGEST_TITLE]
    return workbook_bytes([table for table in tables if table.rows], finish, title=title)


def _shown(table: Table, currency: str) -> Table:
    """As on the pages: capitals, every unit, differences in points; names of coverages stay as they are."""
    if table.title == ATTAINMENT_TABLE:
        return table
    pointed = _in_points(table)
    return replace(pointed, columns=tuple(_headed(each, pointed.columns, currency) for each in pointed.columns))


def _headed(column: Column, beside: tuple[Column, ...], currency: str) -> Column:
    """With its currency, unless that stands in the heading or in a column of its own."""
    is_named = currency in column.heading or any(each.heading == CURRENCY for each in beside)
    unit = f" ({currency})" if column.kind is Kind.MONEY and not is_named else ""
    return replace(column, heading=capitalised(column.heading) + unit)


def _in_points(table: Table) -> Table:
    """Differences of shares, and half-widths of shares among the facts, as percentage points."""
    if table.title == FACTS:
        return replace(table, rows=tuple(_fact_in_points(*row) for row in table.rows))
    of_shares = [each.kind is Kind.SHARE and each.heading.startswith(DIFFERENCE) for each in table.columns]
    columns = tuple(
        Column(each.heading.replace(DIFFERENCE, f"{DIFFERENCE}, points"), Kind.NUMBER) if is_one else each
        for each, is_one in zip(table.columns, of_shares, strict=True)
    )
    rows = tuple(
        tuple(_points(cell) if is_one else cell for cell, is_one in zip(row, of_shares, strict=True))
        for row in table.rows
    )
    return replace(table, columns=columns, rows=rows)


def _fact_in_points(fact: Cell, value: Cell) -> tuple[Cell, Cell]:
    """Of the facts, only precisions are fractions."""
    return (f"{fact}, points", round(value * POINTS, 2)) if isinstance(value, float) else (fact, value)


def _points(share: Cell) -> Cell:
    return share * POINTS if isinstance(share, float) else share


def _summary(pack: Pack) -> Table:
    first = pack.first_page
    rows: list[tuple[Cell, Cell]] = [("Question", first.question), ("Answer", first.answer)]
    rows += [("", sentence) for sentence in first.more]
    rows += [(each.title, f"{each.value} ({each.note})") for each in first.figures]
    rows += [("What must be true", sentence) for sentence in first.conditions]
    rows += [("How to read it", sentence) for sentence in READING]
    rows += [(f"Left out: {each.title}", each.why) for each in pack.left_out]
    rows += [("Scenario", pack.scenario), *([("Date", date_words(pack))] if pack.date else [])]
    rows += [("Made by", pack.versions)]
    return Table(SUMMARY, (Column("Decision pack"), Column("Says", Kind.MIXED)), tuple(rows))


def _set_up(sheet: Sheet, table: Table, pack: Pack) -> None:
    """Filters, and how it prints."""
    if len(table.rows) >= FILTERED_FROM and table.title != SUMMARY:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_paper(A4)
    if table.title == SUMMARY:
        sheet.fit_to_pages(1, 1)
    else:
        sheet.set_landscape()
        sheet.fit_to_pages(1 + len(table.columns) // COLUMNS_PER_PAGE, 0)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0)
    name = pack.scenario[:80].replace("&", "&&")
    sheet.set_header(f"&L{name}&R&A")
    sheet.set_footer("&LDecision pack&RPage &P of &N")


def _wrap(sheet: Sheet, table: Table, wrapping: object) -> None:
    """Columns of sentences, which would else run out of the page or be cut."""
    if table.title == FILE:
        return
    long = [at for at in range(len(table.columns)) if max(len(str(row[at])) for row in table.rows) > WIDEST]
    for at in long:
        sheet.set_column(at, at, SENTENCE_WIDTH, wrapping)
    for down, row in enumerate(table.rows, start=1):
        lines = max((len(wrap(str(row[at]), SENTENCE_WIDTH - 10)) for at in long), default=1)
        if lines > 1:
            sheet.set_row(down, lines * LINE_PT)


def _add_charts(book: Book, written: Written) -> None:
    """Under the summary, one below the other."""
    summary, table = written[SUMMARY]
    row = len(table.rows) + 2
    charts = (_attainment(book, written), _curve(book, written), _frontier(book, written))
    for chart, words in charts:
        if chart is not None:
            chart.set_size(dict(SIZE_PX))
            summary.insert_chart(row, 0, chart, {"description": words})
            row += ROWS_PER_CHART


def _attainment(book: Book, written: Written) -> tuple[Chart | None, str]:
    """Attainment of the contractual targets under every coverage, against the goal; of all if none is contractual."""
    sheet, table = written[ATTAINMENT_TABLE]
    name = sheet.get_name()
    at = {column.heading: number for number, column in enumerate(table.columns)}
    last = sum(row[at["Contractual"]] == "yes" for row in table.rows) or len(table.rows)
    targets = [name, 1, at["Target"], last, at["Target"]]
    chart, goal = book.add_chart({"type": "column"}), book.add_chart({"type": "line"})
    for column in range(at["Goal"] + 1, len(table.columns)):
        chart.add_series({"name": [name, 0, column], "categories": targets, "values": [name, 1, column, last, column]})
    goal.add_series(
        {
            "name": [name, 0, at["Goal"]],
            "categories": targets,
            "values": [name, 1, at["Goal"], last, at["Goal"]],
            "line": {"color": "#1A1A1A", "dash_type": "dash"},
        }
    )
    chart.combine(goal)
    chart.set_title({"name": "Attainment against the goal"})
    chart.set_y_axis({"num_format": "0%", "min": 0, "max": 1})
    chart.set_legend({"position": "bottom"})
    return chart, f"Attainment under every coverage, beside the goal; the numbers are on the sheet {ATTAINMENT_TABLE}."


def _curve(book: Book, written: Written) -> tuple[Chart | None, str]:
    """Attainment against demand, a line for each contractual target."""
    if CURVE not in written:
        return None, ""
    sheet, table = written[CURVE]
    name, last = sheet.get_name(), len(table.rows)
    chart = book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    for at in range(1, len(table.columns)):
        chart.add_series(
            {"name": [name, 0, at], "categories": [name, 1, 0, last, 0], "values": [name, 1, at, last, at]}
        )
    chart.set_title({"name": "Attainment against demand"})
    chart.set_x_axis({"num_format": "0%", "name": "demand, as a share of today's", "min": 0.5, "max": 2})
    chart.set_y_axis({"num_format": "0%", "max": 1})
    chart.set_legend({"position": "bottom"})
    return chart, f"Attainment of each contractual target as demand grows; the numbers are on the sheet {CURVE}."


def _frontier(book: Book, written: Written) -> tuple[Chart | None, str]:
    """Cost a week against the margin of the tightest goal."""
    if FRONTIER not in written:
        return None, ""
    sheet, table = written[FRONTIER]
    name, last = sheet.get_name(), len(table.rows)
    at = {column.kind: number for number, column in enumerate(table.columns)}
    cost, margin = at[Kind.MONEY], at[Kind.NUMBER]
    chart = book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    chart.add_series(
        {
            "name": "staffings that none beats in both",
            "categories": [name, 1, cost, last, cost],
            "values": [name, 1, margin, last, margin],
        }
    )
    chart.set_title({"name": "What more money buys"})
    least = _round_below(min(float(row[cost] or 0) for row in table.rows))
    axis = {"num_format": "#,##0", "name": "cost a week", "min": least, "label_position": "low"}
    chart.set_x_axis(axis)
    chart.set_y_axis({"num_format": "0.0", "name": "tightest goal exceeded by, points"})
    chart.set_legend({"none": True})
    return chart, f"Cost a week against how far the tightest goal is exceeded; the numbers are on the sheet {FRONTIER}."


def _round_below(cost: float) -> float:
    """A little less, of two digits: where an axis may begin."""
    step = 10.0 ** (len(f"{cost * ROOM:.0f}") - 2)
    return cost * ROOM // step * step
