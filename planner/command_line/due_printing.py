"""`sla-planner due`: one due instant and how it was counted."""

from __future__ import annotations

from planner.business_time.due import answer, read_question
from planner.command_line.endings import INPUT_IS_WRONG, complain, say
from planner.errors import PlannerError


def print_due(arrived: str, promise: str, *, time_zone: str, hours: str, holidays: str, business_days: str) -> int:
    """Print the answer; everything that can be wrong here is what was typed. Returns the exit status."""
    try:
        question = read_question(
            arrived, promise, time_zone=time_zone, hours=hours, holidays=holidays, business_days=business_days
        )
        lines = answer(question).lines
    except PlannerError as error:
        complain(str(error))
        return INPUT_IS_WRONG
    for line in lines:
        say(line)
    return 0
