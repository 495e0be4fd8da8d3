"""PDF: a pack as tagged pages with real text and their fonts within, made without a window.

Typst sets them. What a pack says goes to it as data, so no text of a scenario is ever read as markup; it sees no file,
no network and no font but its own, matplotlib's and those few of the machine that help out with other scripts.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final, TypeAlias

import typst
from matplotlib import font_manager, get_data_path

from planner.business_time.calendar_names import MONTH_NAMES
from planner.charts.look import UNKNOWN_SIGN, families, writable
from planner.charts.wording import without_middle
from planner.decision_pack.contents import Block, Command, Drawing, FileText, Grid, Pack, Points, Words
from planner.decision_pack.method_section import READING
from planner.whole_file import write_whole

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

TEXT_FONT, MONO_FONT = "Libertinus Serif", "DejaVu Sans Mono"
"""Both come with Typst."""
STANDARD: Final = "ua-1"
"""Universal accessibility: tags, titles, a language, and words for every picture."""
LONGEST_RUNNING_NAME = 70
TAB = 4
NO_GLYPH = (
    f"Some characters of the scenario are in no font of this machine; in this file {UNKNOWN_SIGN} stands for them. The "
    "workbook, the HTML page and the attached scenario have them."
)


def write_pdf(pack: Pack, path: Path) -> None:
    """Write the whole file or leave what was there; raises OSError."""
    write_whole(path, pdf_bytes(pack))


def pdf_bytes(pack: Pack) -> bytes:
    """The file; the same bytes for the same pack on one machine."""
    template = files("planner.decision_pack").joinpath("pack.typ").read_bytes()
    data = json.dumps(page_data(pack), ensure_ascii=False)
    compiler = typst.Compiler(template, font_paths=_fonts(), sys_inputs={"pack": data})
    made = compiler.compile(format="pdf", pdf_standards=[STANDARD])
    assert isinstance(made, bytes), "a PDF is one file, and given back where no path is named"
    return made


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Reading them takes a tenth of a second."""
    folders = {Path(get_data_path(), "fonts", "ttf")}
    for family in families():
        folders.add(Path(font_manager.findfont(font_manager.FontProperties(family=[family]))).parent)
    return typst.Fonts(include_system_fonts=False, font_paths=sorted(str(each) for each in folders))


def page_data(pack: Pack) -> dict[str, Json]:
    """What the pages say, as the template takes it, with a sign for what no font has."""
    first = pack.first_page
    plain: dict[str, Json] = {
        "title": f"{first.question} Decision pack of {pack.scenario}",
        "scenario": without_middle(pack.scenario, LONGEST_RUNNING_NAME)
        if len(pack.scenario) > LONGEST_RUNNING_NAME
        else pack.scenario,
        "made-by": pack.versions.partition(",")[0],
        "date-words": "" if pack.date is None else date_words(pack),
        "question": first.question,
        "answer": first.answer,
        "more": list(first.more),
        "figures": [{"title": each.title, "value": each.value, "note": each.note} for each in first.figures],
        "conditions": list(first.conditions),
        "reading": list(READING),
        "left-out": [f"{each.title}: {each.why}" for each in pack.left_out],
    }
    shown = {key: _written(value) for key, value in plain.items()}
    sections: list[Json] = [
        {"title": _line(section.title), "blocks": [_block(block) for block in section.blocks]}
        for section in pack.sections
    ]
    notes: list[Json] = [NO_GLYPH] if UNKNOWN_SIGN in json.dumps([shown, sections], ensure_ascii=False) else []
    return {
        **shown,
        "date": None if pack.date is None else {"year": pack.date.year, "month": pack.date.month, "day": pack.date.day},
        "drawing": _block(first.drawing),
        "sections": sections,
        "notes": notes,
        "fonts": [TEXT_FONT, *families()],
        "mono": [MONO_FONT, *families()],
    }


def date_words(pack: Pack) -> str:
    """Such as: 25 November 2026; empty without a date."""
    return "" if pack.date is None else f"{pack.date.day} {MONTH_NAMES[pack.date.month - 1]} {pack.date.year}"


def _written(value: Json) -> Json:
    """With a sign for what no font has."""
    if isinstance(value, str):
        return _line(value)
    if isinstance(value, list):
        return [_written(each) for each in value]
    if isinstance(value, dict):
        return {key: _written(each) for key, each in value.items()}
    return value


def _line(words: str) -> str:
    return writable(words.replace("\t", " ").replace("\n", " "))


def _block(block: Block) -> dict[str, Json]:
    match block:
        case Words():
            return {"kind": "lead" if block.is_lead else "words", "text": _line(block.text)}
        case Points():
            return {"kind": "points", "items": [_line(each) for each in block.items]}
        case Grid():
            return _grid(block)
        case Drawing():
            return {"kind": "drawing", "svg": block.svg, "words": _line(block.words)}
        case Command():
            return {"kind": "command", "text": _line(block.text)}
        case FileText():
            lines: list[Json] = [writable(line.expandtabs(TAB)) for line in block.text.split("\n")]
            return {"kind": "file", "name": block.name, "text": block.text, "lines": lines}


def _grid(grid: Grid) -> dict[str, Json]:
    return {
        "kind": "grid",
        "caption": _line(grid.caption),
        "headings": [
            {"words": _line(each.words), "number": each.is_number, "weight": each.weight} for each in grid.headings
        ],
        "rows": [[_line(cell) for cell in row] for row in grid.rows],
    }
