"""The command `sla-planner` with the desktop in it: what the distribution's script starts.

The top floor adds `open` to the planner's own commands, and makes it what happens without one. Worker processes import
this module again, and an interrupt while it loads is a traceback: it imports next to nothing.
"""

# ruff: noqa: PLC0415  # what takes long to load is loaded where an interrupt already ends in a sentence

from __future__ import annotations

import sys

from planner.command_line.entry import main as run_command


def main() -> int:
    """Run the command that the arguments name, or open the desktop; returns the exit status."""
    if len(sys.argv) == 1:
        sys.argv.append("open")
    return run_command(_add_open)


def _add_open() -> None:
    import ui.open_command  # noqa: F401  # importing it adds the command
