"""Quitting at every awkward moment, as processes: no word, no process and no thread is left.

A process of Python's waits for its threads, and its output is read until every process that holds it is gone; so these
tests end only if nothing stays behind.
"""

from __future__ import annotations

import pytest

from tests.ui.scenario_files import LONG
from tests.ui.test_command import started

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from planner.scenario.reading import scenario_from_text
from planner.studies.study_choice import StudyChoice
from ui.running.background import Background
from ui.running.run_bar import RunBar
from ui.running.study_queue import StudyQueue
from ui.running.study_request import StudyRequest

when, text = sys.argv[1:]
application = QApplication([])
background = Background()
queue = StudyQueue(background, background)
bar = RunBar()
bar.follow(queue)
bar.show()

def quit_now():
    queue.ended.disconnect(hear_end)
    queue.close()
    ended = background.join(0.9)
    application.exit(0 if ended else 3)

def hear(request, progress):
    if progress.done and when == "running":
        quit_now()
    if progress.done and when == "cancelling":
        queue.cancel_current()
        quit_now()

def hear_end(request):
    if when == "between" or (when == "idle" and not queue.waiting):
        QTimer.singleShot(0, quit_now)

queue.progressed.connect(hear)
queue.ended.connect(hear_end)
for words in "AB":
    choice = StudyChoice(replications=2) if when in ("between", "idle") else StudyChoice()
    queue.add(StudyRequest(scenario_from_text(text), choice, words))
if when.isdigit():
    QTimer.singleShot(int(when), quit_now)
sys.exit(application.exec())
"""


def quit_when(moment: str) -> None:
    done = started(PROGRAM, moment, LONG, QT_QPA_PLATFORM="offscreen")
    said = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (done.returncode, done.stdout, said) == (0, "", [])


@pytest.mark.parametrize("moment", ["running", "cancelling", "between", "idle"])
def test_quitting_with_a_queue_leaves_nothing_and_says_nothing(moment: str) -> None:
    quit_when(moment)


@pytest.mark.slow
def test_five_starts_and_quits_in_a_row_leave_nothing_however_far_the_workers_have_come() -> None:
    for milliseconds in (0, 30, 100, 250, 500):
        quit_when(str(milliseconds))
