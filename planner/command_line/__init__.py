"""The command line: `sla-planner`, a thin surface over the planner.

Every command reads words, calls one function of the planner and prints what it returns. Exit status 0: done; 1: could
not be done, said in one sentence; 2: the input is wrong. No traceback reaches a user.
"""

from planner.command_line.entry import main

__all__ = ["main"]
