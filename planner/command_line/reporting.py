"""`sla-planner report`: the decision pack of a scenario file, as PDF, workbook and HTML page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from planner.command_line.endings import COULD_NOT_BE_DONE, INPUT_IS_WRONG, complain, naming, say
from planner.command_line.interrupts import not_interrupted, stop_on_interrupt
from planner.command_line.result_file import NoDestinationError, result_file
from planner.decision_pack.contents import Pack
from planner.decision_pack.html import write_html
from planner.decision_pack.making import STOPPED, Ask, make_pack
from planner.decision_pack.pdf import write_pdf
from planner.decision_pack.xlsx import write_xlsx
from planner.reporting.progress_words import words_of_progress
from planner.scenario.guards import text_of_file
from planner.scenario.reading import read_scenario
from planner.studies.checking import EnginesDifferError
from planner.studies.study_choice import ChoiceError
from planner.studies.tally import Progress as StudyProgress
from planner.studies.workers import open_workers


@dataclass(frozen=True, slots=True)
class Destinations:
    """The files that a pack is written to, those that are wanted."""

    pdf: Path | None
    xlsx: Path | None
    html: Path | None

    def writers(self) -> Iterator[tuple[Path, Callable[[Pack, Path], None]]]:
        """Each file with what writes it."""
        for path, write in ((self.pdf, write_pdf), (self.xlsx, write_xlsx), (self.html, write_html)):
            if path is not None:
                yield path, write


def report_file(path: Path, ask: Ask, destinations: Destinations, workers: int | None) -> int:
    """Make the pack of a scenario file and write it; returns the exit status.

    Ctrl+C ends the searches: what was found is written, and the status is 1.
    """
    try:
        scenario = read_scenario(path)
        _refuse_bad(destinations, path)
        with stop_on_interrupt() as stopped, open_workers(workers) as hands, _progress() as tell:
            pack = make_pack(
                scenario,
                ask,
                hands,
                scenario_text=text_of_file(path),
                tell=tell,
                is_cancelled=stopped.is_set,
            )
    except (ChoiceError, NoDestinationError) as error:
        complain(str(error))
        return INPUT_IS_WRONG
    except KeyboardInterrupt:
        complain("stopped")
        return COULD_NOT_BE_DONE
    except EnginesDifferError as error:
        complain(str(error))
        return COULD_NOT_BE_DONE
    _write(pack, destinations)
    if any(each.why == STOPPED for each in pack.left_out):
        complain("stopped before everything was found: the pack says what it lacks")
        return COULD_NOT_BE_DONE
    return 0


def _refuse_bad(destinations: Destinations, scenario: Path) -> None:
    """Before minutes of searching: files that cannot be written."""
    paths = [path for path, _ in destinations.writers()]
    if not paths:
        raise NoDestinationError("no file is named", mend="give at least one of --pdf, --xlsx and --html")
    if len({path.resolve() for path in paths}) < len(paths):
        raise NoDestinationError("two of the files are the same", mend="name another one")
    for path in paths:
        if result_file(str(path), scenario) is None:
            raise NoDestinationError(f"{path} is standard output", mend="name a file")


def _write(pack: Pack, destinations: Destinations) -> None:
    for path, write in destinations.writers():
        with naming(path), not_interrupted():
            write(pack, path)
        say(str(path))


@contextmanager
def _progress() -> Iterator[Callable[[object], None]]:
    """A line on standard error with what is being found; silent where that is no terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status("starting") as status:

        def tell(what: object) -> None:
            words = f"the study: {words_of_progress(what)}" if isinstance(what, StudyProgress) else str(what)
            status.update(escape(words))

        yield tell
