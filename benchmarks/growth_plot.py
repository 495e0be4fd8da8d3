"""The plot of growth: time against tickets, with the line that tickets × log(waiting) would make of it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from benchmarks.growth import Growth
from planner.charts.look import Look, colours, coverage_style, painted, text_size_pt
from planner.whole_file import write_whole

SIZE_IN = (9.0, 5.6)
NOTHING_OF_THE_MOMENT = {"Date": None, "Creator": None}
LINES_ABOVE = 3.6
"""The answer stands above the two lines that say what is drawn."""

LARGE = ((1_000_000, "million"), (1_000, "thousand"))
MANY = 10.0
"""The waiting line of the last step over that of the first, from which on it is said to grow."""


def write_plot(growths: Sequence[Growth], path: Path, look: Look | None = None) -> None:
    """Write the plot, whole or not at all, as what the ending of `path` says: .svg or .png."""
    look = look or Look()
    content = BytesIO()
    with painted(look):
        figure = Figure(figsize=SIZE_IN, layout="constrained")
        _draw(figure, growths, look)
        ending = path.suffix.lstrip(".")
        metadata = NOTHING_OF_THE_MOMENT if ending == "svg" else None
        figure.savefig(content, format=ending, metadata=metadata)
    write_whole(path, content.getvalue())


def _draw(figure: Figure, growths: Sequence[Growth], look: Look) -> None:
    size_pt, ink = text_size_pt(figure, look), colours(look)
    axes = figure.add_subplot()
    axes.annotate(
        _answer(growths),
        (0, 1),
        xytext=(0, LINES_ABOVE * size_pt),
        xycoords="axes fraction",
        textcoords="offset points",
        fontsize=size_pt * 1.3,
        fontweight="bold",
    )
    axes.set_title(
        "The compiled engine, ten engineers, eight priorities: processor time by tickets played.\n"
        "Shapes are medians; each line is tickets × log(waiting), laid through them.",
        loc="left",
        fontsize=size_pt,
        color=ink.quiet,
    )
    axes.set_xscale("log")
    axes.set_yscale("log")
    for index, growth in enumerate(growths):
        _draw_growth(axes, growth, index, look)
    axes.margins(x=0.06, y=0.1)
    axes.xaxis.set_major_formatter(FuncFormatter(_count_words))
    axes.yaxis.set_major_formatter(FuncFormatter(_time_words))
    axes.minorticks_off()
    axes.tick_params(labelsize=size_pt)
    axes.grid(visible=True)
    axes.set_xlabel("tickets", fontsize=size_pt)
    axes.legend(loc="upper left", fontsize=size_pt, frameon=False)


def _draw_growth(axes: Axes, growth: Growth, index: int, look: Look) -> None:
    style = coverage_style(index, look)
    tickets = [step.tickets for step in growth.steps]
    line_s = [growth.ns_of_work * step.work / 1e9 for step in growth.steps]
    axes.plot(tickets, line_s, color=style.line, linewidth=1.5)
    median_s = [step.median_s for step in growth.steps]
    marks = axes.plot(tickets, median_s, style.shape, color=style.colour, markeredgecolor=style.line, markersize=8)
    marks[0].set_label(f"load {growth.load:g}: {_waiting_words(growth)}")


def _waiting_words(growth: Growth) -> str:
    first, last = growth.steps[0].waiting, growth.steps[-1].waiting
    if last > MANY * first:
        return f"more and more tickets wait, up to {_count_words(float(format(last, '.2g')))} on average"
    return f"about {last:.0f} tickets wait, however many come"


def _answer(growths: Sequence[Growth]) -> str:
    last = growths[0].steps[-1]
    return f"{_count_words(last.tickets).capitalize()} tickets take {_time_words(last.median_s)}"


def _count_words(count: float, _place: object = None) -> str:
    for size, name in LARGE:
        if count >= size:
            return f"{count / size:g} {name}"
    return f"{count:g}"


def _time_words(seconds: float, _place: object = None) -> str:
    return f"{seconds:.3g} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"
