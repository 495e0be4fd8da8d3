"""The entry point: nothing but Ctrl+C is seen to before everything else is loaded."""

# ruff: noqa: PLC0415  # what takes long to load is loaded where an interrupt already ends in a sentence

from __future__ import annotations

from collections.abc import Callable

from planner.command_line.interrupts import stopped_at_once


def main(add_commands: Callable[[], object] = lambda: None) -> int:
    """Run the command that the arguments name and return its exit status.

    `add_commands` is called first: a floor above adds its own there, and loads what they need.
    """
    with stopped_at_once():
        from planner.command_line.program import run_command

        add_commands()
        return run_command()
