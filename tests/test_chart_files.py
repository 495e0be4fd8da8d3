"""Chart files: which there are, that they are the same every time, and that no spreadsheet runs anything in them."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.charts.catalogue import CHARTS, Look
from planner.charts.files import LONGEST_SLUG, chart_files, distinct_slugs, slug_of, write_chart, write_charts
from planner.tables.csv_text import csv_text, safe_cell
from planner.tables.table import Numbers
from tests.made_studies import picture_of

BY_KEY = {chart.key: chart for chart in CHARTS}
SVG = "{http://www.w3.org/2000/svg}"


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_every_chart_is_written_once_for_each_thing_it_is_about(tmp_path: Path) -> None:
    written = write_charts(picture_of("no whole month"), tmp_path / "new" / "folder")
    stems = {path.stem for path in written}
    assert len(written) == 3 * len(stems)
    assert all(path.stat().st_size > 0 for path in written)
    expected = {
        f"{number}-{chart.key}{ending}"
        for number, chart in enumerate(CHARTS, start=1)
        for ending in (("-small", "-large") if chart.needs_coverage else ("",))
    }
    assert stems == expected


@pytest.mark.parametrize("key", ["attainment", "hours-of-the-week", "causes-of-misses"])
def test_files_are_the_same_every_time(key: str, tmp_path: Path) -> None:
    picture = picture_of("ordinary")
    first = write_chart(BY_KEY[key], picture, tmp_path / "first", Look())
    again = write_chart(BY_KEY[key], picture, tmp_path / "again", Look())
    assert [path.suffix for path in first] == [".png", ".svg", ".csv"]
    for one, other in zip(first, again, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.suffix


def test_an_svg_holds_its_text_as_text_and_no_moment(tmp_path: Path) -> None:
    _, svg, _ = write_chart(BY_KEY["attainment"], picture_of("hostile names"), tmp_path / "chart", Look())
    written = svg.read_text("utf-8")
    texts = ["".join(text.itertext()) for text in ET.fromstring(written).iter(f"{SVG}text")]  # noqa: S314  # our own
    assert "Basic urgent" in " ".join(texts)
    assert "$x^2$ \\frac{1}{0}" in texts
    assert "<dc:date>" not in written


def test_a_png_has_200_dots_per_inch(tmp_path: Path) -> None:
    chart = BY_KEY["attainment"]
    png, _, _ = write_chart(chart, picture_of("ordinary"), tmp_path / "chart", Look())
    header = png.read_bytes()[16:24]
    size = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:], "big")
    assert size == tuple(round(side * 200) for side in chart.size_in)


def test_the_csv_is_the_numbers(tmp_path: Path) -> None:
    picture = picture_of("ordinary")
    for chart in CHARTS:
        _, _, path = write_chart(chart, picture, tmp_path / chart.key, Look())
        header, *rows = read_csv(path)
        numbers = chart.numbers(picture)
        assert header == list(numbers.header)
        assert rows == [["" if cell is None else str(cell) for cell in row] for row in numbers.rows]


def test_names_of_a_file_run_nothing(tmp_path: Path) -> None:
    _, _, path = write_chart(BY_KEY["attainment"], picture_of("hostile names"), tmp_path / "chart", Look())
    cells = {cell for row in read_csv(path) for cell in row}
    assert '\'=HYPERLINK("x")' in cells
    assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in cells)


@given(st.text(max_size=20))
def test_a_text_never_begins_like_a_formula(text: str) -> None:
    cell = safe_cell(text)
    assert isinstance(cell, str)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\0"))
    assert cell in (text, f"'{text}".replace("\0", ""))


def test_numbers_stay_numbers() -> None:
    numbers = Numbers(("text", "number"), (("-1", -1.5), ("+1", -2), ("1", None)))
    assert csv_text(numbers) == "text,number\r\n'-1,-1.5\r\n'+1,-2\r\n1,\r\n"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Follow the sun", "follow-the-sun"),
        ("../../etc/passwd", "etc-passwd"),
        ("Zürich & Oslo: 24/7", "zurich-oslo-24-7"),
        ("東京", "東京"),
        ("***", "coverage"),
        ("CON", "con"),
        ("x" * 300, "x" * LONGEST_SLUG),
    ],
)
def test_slugs_are_safe(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@given(st.lists(st.text(max_size=8), max_size=8))
def test_slugs_stay_apart_and_have_no_separators(names: list[str]) -> None:
    slugs = distinct_slugs(names)
    assert len({slug.casefold() for slug in slugs}) == len(names)
    assert not any(set(slug) & set('/\\:*?"<>|. \0') for slug in slugs)


def test_names_that_slug_alike_get_files_of_their_own() -> None:
    assert distinct_slugs(["On call!", "on-call", "On Call"]) == ["on-call", "on-call-2", "on-call-3"]
    stems = [stem for _, _, stem in chart_files(picture_of("ten coverages"))]
    assert len(stems) == len(set(stems))


def test_the_command_writes_charts_and_loads_matplotlib_only_then(tmp_path: Path) -> None:
    scenario = Path(__file__).resolve().parent.parent / "scenarios" / "first-look.toml"
    folder = tmp_path / "charts"
    script = (
        "import sys\nfrom planner.command_line import main\n"
        "status = main()\nprint('matplotlib' in sys.modules, 'matplotlib.pyplot' in sys.modules)\nsys.exit(status)"
    )
    command = [sys.executable, "-c", script, "run", str(scenario), "--replications", "1", "--workers", "1"]
    without = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert without.stdout.splitlines()[-1] == "False False", without.stderr
    drawn = subprocess.run(
        [*command, "--charts", str(folder)], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert (drawn.returncode, drawn.stderr) == (0, "")
    assert drawn.stdout.splitlines()[-1] == "True False"
    assert f"files of charts in {folder}" in drawn.stdout
    assert len(list(folder.glob("*.png"))) == len(list(folder.glob("*.svg"))) == len(list(folder.glob("*.csv"))) > 8


def test_a_folder_that_cannot_be_is_refused_before_the_run(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")
    scenario = Path(__file__).resolve().parent.parent / "scenarios" / "first-look.toml"
    command = [sys.executable, "-m", "planner", "run", str(scenario), "--charts", str(taken)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert ran.returncode == 1
    assert len(ran.stderr.splitlines()) == 1
    assert str(taken) in ran.stderr
