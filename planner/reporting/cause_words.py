"""Cause words: what kept replies from coming, the same in a sentence, on a chart and beside a ticket."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from simulation.causes import Cause

CAUSE_WORDS: Mapping[Cause, str] = MappingProxyType(
    {
        Cause.NO_ONE_ON_SHIFT: "no one on shift",
        Cause.ALL_BUSY: "all busy with equally or more important work",
        Cause.LESS_IMPORTANT_WORK: "busy with less important work",
        Cause.WORK_ITSELF: "the work itself",
    }
)
"""As charts and tables name it."""

REASONS: Mapping[Cause, str] = MappingProxyType(
    {
        Cause.NO_ONE_ON_SHIFT: "no one is on shift",
        Cause.ALL_BUSY: "everyone is busy with equally or more important work",
        Cause.LESS_IMPORTANT_WORK: "everyone is busy, some of them with less important work",
        Cause.WORK_ITSELF: "the work itself takes that long",
    }
)
"""As a sentence ends that begins with what is missed."""
