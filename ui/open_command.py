"""The command `open`: the desktop among the commands of the planner, which themselves never know of a window.

Other commands start from here too: nothing heavy is imported before a window is really wanted.
"""

# ruff: noqa: PLC0415  # Qt is imported when a window is wanted, as said above

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.command_line.commands import app
from planner.command_line.endings import COULD_NOT_BE_DONE, complain
from ui.display import why_no_window


@app.command(name="open")
def open_desktop(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="A scenario file (TOML); left out, the last one, at first the sample."),
    ] = None,
) -> None:
    """Open the desktop; this is also what happens without a command."""
    reason = why_no_window()
    if reason is not None:
        complain(reason)
        raise typer.Exit(COULD_NOT_BE_DONE)
    from ui.application import open_window

    raise typer.Exit(open_window(file))
