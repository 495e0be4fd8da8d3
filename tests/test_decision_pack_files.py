"""The files of a decision pack: hostile names print as they are, the scenario is within, nothing is fetched or runs."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from planner.decision_pack.contents import FileText, Pack, Section, Topic
from planner.decision_pack.html import html_text, write_html
from planner.decision_pack.method_section import READING
from planner.decision_pack.pdf import NO_GLYPH, page_data, pdf_bytes, write_pdf
from planner.decision_pack.xlsx import write_xlsx, xlsx_bytes
from planner.tables.table import Column, Kind, Table
from tests.made_packs import HOSTILE_QUESTION, made_pack
from tests.made_studies import CASES
from tests.test_workbook import parts, rows, strings

SCRIPTS = "Москва, Ελλάδα, عربي, 東京"


class Read(HTMLParser):
    """What a page holds, as a browser sees it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open[-1]] = self.texts.get(self._open[-1], "") + data


def attached(pdf: bytes) -> list[str]:
    """The text of every compressed stream that is one."""
    texts = []
    for found in re.finditer(rb"stream\r?\n", pdf):
        try:
            texts.append(zlib.decompressobj().decompress(pdf[found.end() :]).decode("utf-8"))
        except (zlib.error, UnicodeDecodeError):
            continue
    return texts


def title_of(pdf: bytes) -> str:
    found = re.search(rb'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">(.*?)</rdf:li>', pdf, re.DOTALL)
    assert found is not None
    return found[1].decode("utf-8")


def with_file(pack: Pack, text: str) -> Pack:
    """The pack with another scenario file."""
    sections = tuple(_with_file(each, text) if each.topic is Topic.SCENARIO else each for each in pack.sections)
    return replace(pack, sections=sections)


def _with_file(section: Section, text: str) -> Section:
    blocks = tuple(replace(each, text=text) if isinstance(each, FileText) else each for each in section.blocks)
    return replace(section, blocks=blocks)


@pytest.mark.parametrize("name", [name for name in CASES if name not in {"ten coverages", "one replication"}])
def test_every_study_makes_all_three_files(name: str, tmp_path: Path) -> None:
    pack = made_pack(name, HOSTILE_QUESTION)
    for write, ending, magic in (
        (write_pdf, "pdf", b"%PDF-"),
        (write_xlsx, "xlsx", b"PK"),
        (write_html, "html", b"<!"),
    ):
        write(pack, tmp_path / f"pack.{ending}")
        assert (tmp_path / f"pack.{ending}").read_bytes().startswith(magic)


def test_the_same_pack_is_the_same_files() -> None:
    pack = made_pack("no whole month")
    assert pdf_bytes(pack) == pdf_bytes(pack)
    assert xlsx_bytes(pack) == xlsx_bytes(pack)
    assert html_text(pack) == html_text(pack)


def test_a_date_stands_in_the_files_only_if_it_was_asked_for() -> None:
    pack = made_pack("no whole month")
    assert b"ModifyDate" not in pdf_bytes(pack)
    dated = replace(pack, date=dt.date(2026, 11, 25))
    assert "25 Nov 2026" in html_text(dated)
    assert "25 Nov 2026" in strings(xlsx_bytes(dated))
    assert b"2026-11-25" in pdf_bytes(dated)


def test_a_pdf_has_tags_fonts_within_and_the_standard_of_accessibility() -> None:
    pdf = pdf_bytes(made_pack("ordinary"))
    assert b"/StructTreeRoot" in pdf
    assert b"pdfuaid" in pdf
    assert pdf.count(b"/FontFile") >= 2
    assert b"/Figure" in pdf or any("/Figure" in text for text in attached(pdf))


def test_a_pdf_carries_the_scenario_to_the_letter() -> None:
    text = f'format = 1\n# {SCRIPTS}\t"tab" \\ #panic() \U0001f680\n' + "x" * 5000 + "\n"
    assert text in attached(pdf_bytes(with_file(made_pack("no whole month"), text)))


def test_text_that_looks_like_markup_is_set_as_text() -> None:
    pack = made_pack("no whole month", HOSTILE_QUESTION)
    title = title_of(pdf_bytes(pack)).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    assert title.replace("&amp;", "&").startswith(HOSTILE_QUESTION)
    page = html_text(pack)
    assert "<script" not in page
    read = Read(page)
    assert read.texts["h1"] == HOSTILE_QUESTION


def test_other_scripts_print_and_what_no_font_has_is_said() -> None:
    pack = made_pack("no whole month")
    lone = with_file(replace(pack, scenario="Москва, Ελλάδα, عربي"), "format = 1\n")
    assert page_data(lone)["notes"] == []
    assert page_data(lone)["scenario"] == "Москва, Ελλάδα, عربي"
    unknown = with_file(replace(pack, scenario="ሀሁ"), "format = 1\n")
    assert page_data(unknown)["notes"] == [NO_GLYPH]
    assert page_data(unknown)["scenario"] == "\ufffd\ufffd"
    assert pdf_bytes(unknown).startswith(b"%PDF-")


def test_the_page_is_one_file_that_runs_and_fetches_nothing() -> None:
    read = Read(html_text(made_pack("hostile names", HOSTILE_QUESTION)))
    names = {tag for tag, _ in read.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "form"}
    for tag, attributes in read.tags:
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            if name in {"src", "href", "xlink:href"}:
                assert str(value).startswith("#"), (tag, value)


def test_the_page_is_read_out_in_order() -> None:
    read = Read(html_text(made_pack("ordinary")))
    headings = [tag for tag, _ in read.tags if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == "h1"
    assert headings.count("h1") == 1
    assert "h2" in headings
    assert all(int(later[1]) <= int(earlier[1]) + 1 for earlier, later in pairwise(headings))
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [str(attributes.get("href", ""))[1:] for tag, attributes in read.tags if tag == "a"]
    assert links
    assert set(links) <= set(ids)
    figures = [attributes for tag, attributes in read.tags if tag == "figure"]
    assert all(attributes["role"] == "img" and attributes["aria-label"] for attributes in figures)
    assert all(attributes.get("scope") in {"col", "row"} for tag, attributes in read.tags if tag == "th")


def test_the_page_carries_the_scenario_to_the_letter() -> None:
    text = f'format = 1\n\n# {SCRIPTS} </pre><script>alert(1)</script> & "quoted"\n'
    read = Read(html_text(with_file(made_pack("no whole month"), text)))
    assert read.texts["pre"].removeprefix("\n") == text


def test_a_workbook_has_a_sheet_per_topic_and_the_scenario_line_by_line() -> None:
    pack = made_pack("ordinary", "=1+1")
    book = parts(xlsx_bytes(pack))
    sheets = re.findall(r'<sheet name="([^"]*)"', book["xl/workbook.xml"])
    assert {"Summary", "Verdicts", "Targets", "Differences by target", "Risks", "Facts", "Scenario file"} <= set(sheets)
    assert not any("<f>" in text for name, text in book.items() if name.startswith("xl/worksheets/"))
    found, known = rows(xlsx_bytes(pack), sheets.index("Scenario file") + 1), strings(xlsx_bytes(pack))
    lines = [known[int(row[1][1])] if len(row) > 1 and row[1][1] else "" for row in found[1:]]
    assert "\n".join(lines) == pack.scenario_file.text


def test_a_page_and_a_workbook_say_how_to_read_them() -> None:
    pack = made_pack("ordinary")
    page, known = html_text(pack), strings(xlsx_bytes(pack))
    for sentence in READING:
        assert sentence in page
        assert sentence in known


def test_no_line_of_a_page_ends_within_an_interval() -> None:
    cells = re.findall(r'<td class="number[^>]*>(.*?)</td>', html_text(made_pack("ordinary")))
    with_interval = [cell for cell in cells if re.search(r"\([^)]*\d(–| to )", cell)]
    assert with_interval
    assert all('<span class="whole">' in cell for cell in with_interval)


def test_the_command_stands_on_a_line_of_its_own() -> None:
    pack = made_pack("ordinary")
    assert "<p><code>sla-planner run scenario.toml --replications 4</code></p>" in html_text(pack)


def test_a_workbook_names_itself_and_every_unit() -> None:
    pack = made_pack("ordinary")
    content = xlsx_bytes(pack)
    properties = parts(content)["docProps/core.xml"]
    assert "<dc:creator>Neptune SLA planner</dc:creator>" in properties
    assert f"<dc:title>{pack.first_page.question} Decision pack of {pack.scenario}</dc:title>" in properties
    known = strings(content)
    assert "Difference, points, 95% from" in known
    assert "Precision reached: the widest of these half-widths, points" in known
    priced = Table("Priced", (Column("cost a week", Kind.MONEY), Column("low (EUR)", Kind.MONEY)), ((1.0, 2.0),))
    sections = (replace(pack.sections[0], tables=(*pack.sections[0].tables, priced)), *pack.sections[1:])
    headings = strings(xlsx_bytes(replace(pack, sections=sections)))
    assert {"Cost a week (EUR)", "Low (EUR)"} <= set(headings)


def test_differences_are_points_in_a_workbook() -> None:
    pack = made_pack("ordinary")
    table = next(each for section in pack.sections for each in section.tables if each.title == "Differences by target")
    at = [column.heading for column in table.columns].index("Difference")
    sheets = re.findall(r'<sheet name="([^"]*)"', parts(xlsx_bytes(pack))["xl/workbook.xml"])
    written = rows(xlsx_bytes(pack), sheets.index(table.title) + 1)[1][at]
    assert float(written[1]) == pytest.approx(100 * float(table.rows[0][at] or 0))


def test_names_stay_in_sight_on_wide_sheets() -> None:
    book = parts(xlsx_bytes(made_pack("ordinary")))
    sheets = re.findall(r'<sheet name="([^"]*)"', book["xl/workbook.xml"])
    targets = book[f"xl/worksheets/sheet{sheets.index('Targets') + 1}.xml"]
    assert re.search(r'<pane xSplit="[45]" ySplit="1"', targets)
    summary = book["xl/worksheets/sheet1.xml"]
    assert '<pane ySplit="1"' in summary


def test_sheets_are_filtered_frozen_and_print_on_pages_with_their_name() -> None:
    book = parts(xlsx_bytes(made_pack("ordinary")))
    sheets = re.findall(r'<sheet name="([^"]*)"', book["xl/workbook.xml"])
    targets = book[f"xl/worksheets/sheet{sheets.index('Targets') + 1}.xml"]
    for what in ("<autoFilter", 'state="frozen"', 'orientation="landscape"', "<headerFooter"):
        assert what in targets
    assert "'Targets'!$1:$1" in book["xl/workbook.xml"] or "Targets!$1:$1" in book["xl/workbook.xml"]


def test_a_workbook_draws_attainment_from_its_own_cells() -> None:
    book = parts(xlsx_bytes(made_pack("ordinary")))
    chart = book["xl/charts/chart1.xml"]
    coverages, ranges_of_each = 3, 3
    assert chart.count("<c:f>Attainment!") == (coverages + 1) * ranges_of_each
    assert "Attainment under every coverage" in book["xl/drawings/drawing1.xml"]
