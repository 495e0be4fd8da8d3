"""Tooltips: what something is called and what there is to say of it, safe to show whatever its words hold."""

from __future__ import annotations

import html
from collections.abc import Iterable

from ui.terms import definitions_in


def tooltip_of(title: str, sentences: Iterable[str]) -> str:
    """A paragraph each, and one for every word of the planner that the title uses."""
    return "".join(f"<p>{html.escape(sentence)}</p>" for sentence in (title, *sentences, *definitions_in(title)))
