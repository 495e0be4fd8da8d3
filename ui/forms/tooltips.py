"""Tooltips: what something is called and what there is to say of it, safe to show whatever its words hold."""

from __future__ import annotations

import html
from collections.abc import Iterable


def tooltip_of(title: str, sentences: Iterable[str]) -> str:
    """A paragraph each."""
    return "".join(f"<p>{html.escape(sentence)}</p>" for sentence in (title, *sentences))
