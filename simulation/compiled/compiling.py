"""Compiling: how functions of this package become machine code, and where that is kept.

Numba keeps the code of a function beside its file and looks at that file alone to see whether it is still the code of
what is written there. A whole engine is compiled into its entry, so what is kept is filed under a digest of all that
it was made of: an engine that was mended is never served from what was kept of the one before.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import numba
from numba.core.registry import cpu_target

Function = TypeVar("Function", bound=Callable[..., object])

FLOOR: Final = Path(__file__).resolve().parent.parent
"""All that may be compiled into an entry: enums of the floor are, too."""

_NJIT: Final[Callable[..., Any]] = numba.njit
"""Numba's decorator; its types leave out some of what it takes."""

_WITHIN: Final = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True, "error_model": "numpy"}
"""Python calls the entries alone: ways in from outside would double what is compiled. Nothing
is divided by nothing, and is not asked about it."""

_NUMBA: Final[dict[str, object]] = vars(numba.config)
"""Numba's settings, which are attributes that it makes when it is imported."""


def compiled(function: Function) -> Function:
    """Part of the engine, compiled into each place that calls it.

    Each function that stays one of its own has a page of memory of its own, and a processor keeps few of them at hand.
    """
    decorated: Function = _NJIT(forceinline=True, **_WITHIN)(function)
    return decorated


def compiled_apart(function: Function) -> Function:
    """Part of the engine that stays one function, because it is large and called in many places, or seldom."""
    decorated: Function = _NJIT(**_WITHIN)(function)
    return decorated


def entry(function: Function) -> Function:
    """What Python calls: compiled at the first call, and kept on disk for every process after."""
    before, _NUMBA["CACHE_DIR"] = _NUMBA["CACHE_DIR"], str(kept_code())
    try:
        decorated: Function = _NJIT(nogil=True, cache=True, no_cfunc_wrapper=True, error_model="numpy")(function)
    finally:
        _NUMBA["CACHE_DIR"] = before
    return decorated


def kept_code() -> Path:
    """The folder of compiled code: where Numba is told to keep it, else beside the package, else the user's own."""
    digest = _digest()
    if _NUMBA["CACHE_DIR"]:
        return Path(str(_NUMBA["CACHE_DIR"])) / digest
    beside = Path(__file__).resolve().parent / "__pycache__"
    if _is_writable(beside):
        return beside / digest
    return _caches() / "neptune-sla-planner" / digest


def mark_of(file: str) -> Path:
    """What says that the code of the entries in a file is kept, whole: a file named after all that Numba asks of it.

    That is the processor, and when the file was written.
    """
    written = Path(file).stat()
    asked = (cpu_target.target_context.codegen().magic_tuple(), written.st_mtime, written.st_size)
    return kept_code() / f"ready-{_word(repr(asked))}"


def _digest() -> str:
    """One word for all sources of the floor, the compiler and Python."""
    parts = [numba.__version__, sys.version, *(path.read_text("utf-8") for path in sorted(FLOOR.rglob("*.py")))]
    return _word("\0".join(parts))


def _word(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _caches() -> Path:
    """Where this system keeps what programs can make again."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
