"""Page keys: what the keys do on each page, while the list, table or picture that they belong to has the focus.

The overview of keys shows it, so that keys need not be found by chance; a test holds it against the pages themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from ui.page_list import (
    COMPARE,
    COVERAGE,
    CUSTOMERS,
    HEADROOM,
    INCIDENTS,
    PLANS,
    STAFFING,
    TICKETS,
    VERDICT,
    WHY,
)

CHARTS = "charts"
"""Stands for the page of every chart."""

Row = tuple[tuple[str, ...], str]
"""Keys, and what each of them does."""


@dataclass(frozen=True, slots=True)
class KeysOf:
    """The keys of one place."""

    place: str
    pages: tuple[str, ...]
    """The keys of the pages that have such a place; none for everywhere."""
    rows: tuple[Row, ...]


EVERYWHERE = KeysOf(
    "Everywhere",
    (),
    (
        (("Tab", "Shift+Tab"), "Go to the next thing that can be used, or back to the one before"),
        (("Alt with an underlined letter",), "Open that menu, or go to what the letter belongs to"),
        (("Space",), "Press the button, or tick the box"),
        (("Shift+F10", "the menu key"), "Open the menu of what is chosen"),
    ),
)
TIMELINE = KeysOf(
    "Coverage: the week of shifts",
    (COVERAGE.key,),
    (
        (("Left", "Right", "Up", "Down"), "Go from bar to bar"),
        (("Home", "End"), "Go to the first bar of the row, or the last"),
        (("Alt+Left", "Alt+Right"), "Move the shift by 15 minutes"),
        (("Alt+Shift+Left", "Alt+Shift+Right"), "Move the shift by a day"),
        (("Shift+Left", "Shift+Right"), "Move the end of the shift by 15 minutes"),
        (("Ctrl+Shift+Left", "Ctrl+Shift+Right"), "Move the start of the shift by 15 minutes"),
        (("+", "-"), "One engineer more, or one fewer"),
        (("Return", "F2"), "Edit the shift"),
        (("Ctrl+D",), "Copy the shift beside it"),
        (("Del",), "Delete the shift; Undo brings it back"),
        (("PgUp", "PgDown"), "Go to the week before, or after"),
    ),
)
PAGE_KEYS = (
    KeysOf(
        "Verdict, Compare, Why missed, Tickets, Headroom, Cheapest staffing, numbers of a chart: the table",
        (VERDICT.key, COMPARE.key, WHY.key, TICKETS.key, HEADROOM.key, STAFFING.key, CHARTS),
        ((("Ctrl+C",), "Copy the chosen cells, for a spreadsheet"),),
    ),
    KeysOf(
        "Verdict, Tickets: the table",
        (VERDICT.key, TICKETS.key),
        ((("Ctrl+L",), "Sort by the column of the chosen cell; again for the other way round"),),
    ),
    KeysOf("Verdict: the table", (VERDICT.key,), ((("Return",), "Show the tickets behind the chosen target"),)),
    KeysOf("Compare: the coverages", (COMPARE.key,), ((("Space",), "Compare the chosen coverage, or do not"),)),
    KeysOf(
        "Tickets: the time line",
        (TICKETS.key,),
        (
            (("Up", "Down"), "Go to what happened before, or after"),
            (("Left", "Right"), "Look at earlier, or later"),
            (("+", "-"), "Look closer, or from farther away"),
            (("Home", "0"), "Show the whole life"),
        ),
    ),
    KeysOf(
        "Charts: the chart",
        (CHARTS,),
        (
            (("Left", "Right", "Up", "Down", "Home", "End"), "Go over the parts of the chart, and hear their numbers"),
            (("Return", "Space"), "Show the tickets behind the part"),
            (("Esc",), "Leave the part"),
        ),
    ),
    KeysOf(
        "Plans, Incidents, profiles of Customers: the list",
        (PLANS.key, INCIDENTS.key, CUSTOMERS.key),
        (
            (("Ctrl+D",), "Put a copy after the chosen one"),
            (("Del",), "Delete the chosen one; Undo brings it back"),
            (("Alt+Up", "Alt+Down"), "Move the chosen one"),
        ),
    ),
    KeysOf(
        "Customers: the table",
        (CUSTOMERS.key,),
        (
            (("F2",), "Edit the cell; typing does it, too"),
            (("Ins",), "Add a customer group"),
            (("Ctrl+D",), "Put copies of the chosen rows below"),
            (("Alt+Up", "Alt+Down"), "Move the chosen rows"),
            (("Shift+Space",), "Choose whole rows"),
            (("Ctrl+X", "Ctrl+C"), "Cut or copy the chosen cells, for a spreadsheet"),
            (("Ctrl+V",), "Paste cells of a spreadsheet from here on"),
            (("Ctrl+Shift+V",), "Paste rows of a spreadsheet as new customer groups"),
            (("Del",), "Clear the chosen cells, or delete the chosen rows"),
        ),
    ),
    KeysOf(
        "Customers: arrivals by hour of the week",
        (CUSTOMERS.key,),
        (
            (("Left", "Right", "Up", "Down", "Home", "End"), "Go from hour to hour; with Shift, choose several"),
            (("Ctrl+A",), "Choose the whole week"),
            (("0 to 9",), "Paint the chosen hours with that weight"),
            (("+", "-"), "Paint them a little more, or less"),
            (("Ctrl+C", "Ctrl+V"), "Copy the week, or paste one"),
        ),
    ),
    KeysOf(
        "Coverage: the tabs",
        (COVERAGE.key,),
        (
            (("Ctrl+D",), "Put a copy of the coverage after it"),
            (("Alt+Left", "Alt+Right"), "Move the coverage"),
        ),
    ),
    TIMELINE,
    KeysOf(
        "Coverage: the shifts as a table",
        (COVERAGE.key,),
        (
            (("F2",), "Edit the cell; typing does it, too"),
            (("Ctrl+C", "Ctrl+V"), "Copy to a spreadsheet, or paste from one"),
            (("Del",), "Delete the shifts whose rows are chosen whole"),
        ),
    ),
)
"""In the order of the pages."""
