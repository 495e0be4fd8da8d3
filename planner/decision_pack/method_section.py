"""The section on method: how the numbers came about, why to believe them, and how to have them again."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from planner import __version__
from planner.decision_pack.case import Case
from planner.decision_pack.contents import Grid, Heading, Points, Section, Topic, Words
from planner.estimates.verdicts import FEWEST_REPLICATIONS, FEWEST_TARGETS
from planner.reporting.result_words import words_of_check
from planner.tables.result_tables import fact_table
from planner.tables.table import Column, Kind, Table

COMPUTES_WITH = ("numpy", "scipy", "simpy", "numba", "holidays", "tzdata", "matplotlib", "typst")

READING = (
    "Every share stands with its 95% interval and the count behind it: 97.2% (96.5–97.9) of 1,840.",
    (
        "✓ met: the whole interval is at or above the goal. ✕ missed: the whole interval is below. ● too close to "
        f"call: neither, or fewer than {FEWEST_REPLICATIONS} replications or {FEWEST_TARGETS} tickets. ○ no tickets: "
        "nothing can be said."
    ),
    "Of differences: ▲ better, ▼ worse, ● cannot be told from chance.",
)
"""What signs and numbers mean."""

METHOD = (
    (
        "Every ticket is simulated: its arrival, its touches, its waits on the customer and on product engineering, "
        "the updates owed in between. Every engineer is simulated: shifts in local time, breaks, holidays, absence, "
        "other duties. Time is counted in whole seconds; business time stops overnight, at weekends and on the "
        "customer's holidays."
    ),
    (
        "One replication is one history of all measured weeks. All coverages face the same tickets in each "
        "replication, so a difference between coverages is a difference between coverages; it is taken within "
        "replications."
    ),
    (
        "An attainment is the share of due first responses, or updates, in time, over all replications. Its 95% "
        "interval comes from the variation between replications, never from taking the tickets of one history for "
        "independent."
    ),
    (
        "Tickets of the warm-up are not counted. Tickets that arrive in the measured weeks are followed to their end, "
        "with arrivals going on behind them, so late tickets are not lost from the count."
    ),
)

VALIDATION = (
    (
        "Exact answers of queueing theory: Erlang's delay system, classes with and without interruption, constant "
        "effort, general effort, rework, closed nights with work handed back or finished. Waits, times to reply and "
        "their quantiles agree within intervals at 99.99%."
    ),
    "Published numbers, which the solvers of those answers must reproduce to every digit given.",
    "The recursion of Kiefer and Wolfowitz for first come, first served: every start of work agrees to the second.",
    "Days worked by hand, every row of every log written out: they agree to the second.",
    (
        "What must hold in every history, under random mixtures of all rules: nobody does two things at once, effort "
        "is conserved, nobody idles beside work they may take, each update owed is closed by the next reply."
    ),
    (
        "Two engines, the definition of the model and a compiled one, which give equal results in every column over "
        "random histories; a study of the compiled one is held against the other on a part of its replications."
    ),
)

SOURCES = (
    "L. Kleinrock: Queueing Systems, volumes I and II (1975, 1976).",
    (
        "A. Cobham: Priority assignment in waiting line problems (1954); O. Kella and U. Yechiali: Waiting times in "
        "the non-preemptive priority M/M/c queue (1985)."
    ),
    "J. Atlason, M. Epelman and S. Henderson: Call center staffing with simulation and cutting plane methods (2004).",
    "M. Cezik and P. L'Ecuyer: Staffing multiskill call centers via linear programming and simulation (2008).",
)


def method_section(case: Case) -> Section:
    """Method, validation, the facts of the run, versions."""
    facts = fact_table(case.scenario, case.study)
    check = words_of_check(case.study)
    rows = tuple((str(name), _shown(value)) for name, value in facts.rows if name != "Assumed" and value is not None)
    versions = versions_used()
    return Section(
        topic=Topic.METHOD,
        title="How this was found, and why to believe it",
        blocks=(
            Words("The answer is simulated, not read off a formula: tickets wait overnight and take days."),
            Points(METHOD),
            Words("The simulation is held against:"),
            Points(VALIDATION),
            Grid(
                "The study",
                (Heading("Fact"), Heading("Value")),
                (*rows, *([("Check", check)] if check else [])),
            ),
            Grid("Versions", (Heading("Of"), Heading("Version")), versions),
            Words("Sources of the methods:"),
            Points(SOURCES),
        ),
        tables=(facts, Table("Versions", (Column("Of", Kind.TEXT), Column("Version", Kind.TEXT)), versions)),
    )


def _shown(value: str | float) -> str:
    """As a person reads it; precisions are shares."""
    if isinstance(value, float):
        return f"{value * 100:.2f} points"
    return str(value)


def versions_used() -> tuple[tuple[str, str], ...]:
    """Of the planner, Python and what it computes with."""
    return (
        ("Neptune SLA planner", __version__),
        ("Python", platform.python_version()),
        *((name, found) for name in COMPUTES_WITH if (found := _version(name))),
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
