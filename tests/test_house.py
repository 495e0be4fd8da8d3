"""The floors and habits of the house, where no linter reaches.

Each rule is a small function from source to its breaches, shown to bite on a made-up example and then held
against every file of ours.
"""

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("simulation", "planner", "ui")
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers"}

STANDARD_LIBRARY_OF_OTHER_FLOORS = {"json", "pathlib", "shelve", "sqlite3", "tkinter", "tomllib", "zoneinfo"}
MAY_BE_IMPORTED = {
    "simulation": (sys.stdlib_module_names - STANDARD_LIBRARY_OF_OTHER_FLOORS)
    | {"numba", "numpy", "simpy", "simulation"},
}
KEEPS_COMPILED_CODE = "simulation/compiled/compiling.py"
"""The one room of the simulation that must know a folder: Numba keeps there what it made of the engine."""
NEVER_IMPORTED = {
    "planner": {"PySide6", "shiboken6", "ui"},
    "ui": set[str](),
}
TOO_HEAVY_FOR_STARTING = ("PySide6", "matplotlib", "numba", "scipy", "simpy")
CALLED_FROM_OUTSIDE = {
    "field_table": "whoever writes a page on the scenario file",
    "neptune_sample": "tests and benchmarks",
    "open_desktop": "the command line, by its decorator",
}
"""Public functions that nobody on our floors calls, and who does."""


def files_of(*folders: str) -> list[Path]:
    """Every Python file of these top-level folders, in a fixed order."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported_packages(source: str) -> set[str]:
    """The outermost names of everything a source imports, at any depth, under TYPE_CHECKING too."""
    names = set[str]()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def foreign_imports(floor: str, source: str) -> set[str]:
    """What a source on this floor imports and must not."""
    imported = imported_packages(source)
    if floor in MAY_BE_IMPORTED:
        return imported - MAY_BE_IMPORTED[floor]
    return imported & NEVER_IMPORTED[floor]


def long_functions(source: str) -> Iterator[str]:
    """Functions that do not fit on a screen; their docstrings are not counted."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            has_docstring = ast.get_docstring(node, clean=False) is not None
            docstring_lines = (first.end_lineno or 0) - first.lineno + 1 if has_docstring else 0
            lines = (node.end_lineno or 0) - node.lineno + 1 - docstring_lines
            if lines > LONGEST_FUNCTION:
                yield f"{node.name}: {lines} lines"


def names_in_the_machines_language(source: str) -> list[str]:
    """Formats of days and months that `strftime` would write in whatever language the machine speaks."""
    return re.findall(r"%[-]?[aAbBcpxX](?![a-z])", source)


def public_functions(source: str) -> set[str]:
    """The functions of a module that others may call."""
    found = {node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)}
    return {name for name in found if not name.startswith("_")}


def words_called(source: str) -> set[str]:
    """Every name that a source uses; what it imports or defines is not used by that."""
    nodes = list(ast.walk(ast.parse(source)))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    return names | {node.attr for node in nodes if isinstance(node, ast.Attribute)}


def says_nothing(path: Path) -> bool:
    """Whether a part of the path is a name for things that have nothing in common."""
    words = {word for part in path.with_suffix("").parts for word in part.lower().split("_")}
    return bool(words & NAMES_THAT_SAY_NOTHING)


def test_the_rules_bite() -> None:
    assert foreign_imports("simulation", "import numpy.random, simpy\nfrom simulation.x import y") == set()
    assert foreign_imports("simulation", "def f():\n    from zoneinfo import ZoneInfo") == {"zoneinfo"}
    assert foreign_imports("simulation", "import pydantic.types, planner.plans") == {"pydantic", "planner"}
    assert foreign_imports("planner", "if TYPE_CHECKING:\n    from PySide6 import QtCore") == {"PySide6"}

    body = "    pass\n" * LONGEST_FUNCTION
    assert list(long_functions("def f():\n" + body)) == [f"f: {LONGEST_FUNCTION + 1} lines"]
    assert not list(long_functions('def f():\n    """One.\n\n    Two.\n    """\n' + body.replace("    pass\n", "", 1)))

    assert names_in_the_machines_language('f"{day:%a %d %b %H:%M}"') == ["%a", "%b"]
    assert not names_in_the_machines_language('f"{share:.0%}", "100 %", f"{at:%Y-%m-%d %H:%M:%S}"')

    assert public_functions("def one(): ...\ndef _two(): ...\nclass Three:\n    def four(self): ...") == {"one"}
    assert words_called("from a import one\ndef two(): return three.four") == {"three", "four"}

    assert says_nothing(Path("planner/time_utils.py"))
    assert says_nothing(Path("planner/common/clock.py"))
    assert not says_nothing(Path("planner/commonwealth.py"))


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_imports_only_what_it_may(floor: str) -> None:
    breaches = {place(p): foreign_imports(floor, p.read_text("utf-8")) for p in files_of(floor)}
    assert breaches, "no files were looked at"
    if floor == "simulation":
        assert breaches[KEEPS_COMPILED_CODE] == {"pathlib"}
        breaches[KEEPS_COMPILED_CODE] = set()
    assert {path: names for path, names in breaches.items() if names} == {}


def test_every_module_says_what_it_is() -> None:
    silent = [place(p) for p in files_of(*FLOORS) if not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
    assert silent == []


def test_every_folder_is_a_package() -> None:
    """Without an `__init__.py`, import-linter would not see what is in it."""
    folders = {path.parent for path in files_of(*FLOORS)}
    assert [place(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_names_say_something() -> None:
    folders = (*FLOORS, "tests")
    assert [place(p) for p in files_of(*folders) if says_nothing(p.relative_to(ROOT))] == []


def test_names_of_days_and_months_are_the_same_on_every_machine() -> None:
    found = {place(p): names_in_the_machines_language(p.read_text("utf-8")) for p in files_of(*FLOORS)}
    own = "planner/business_time/calendar_names.py"
    assert {path: formats for path, formats in found.items() if formats and path != own} == {}


def test_every_function_has_somebody_who_calls_it() -> None:
    """What tests alone call is not part of the product."""
    sources = [p.read_text("utf-8") for p in files_of(*FLOORS)]
    uncalled = set[str]().union(*map(public_functions, sources)) - set[str]().union(*map(words_called, sources))
    assert uncalled == set(CALLED_FROM_OUTSIDE)


def test_functions_fit_on_a_screen() -> None:
    long = {place(p): list(long_functions(p.read_text("utf-8"))) for p in files_of(*FLOORS)}
    assert {path: functions for path, functions in long.items() if functions} == {}


def test_files_hold_one_idea() -> None:
    lines = {place(p): len(p.read_text("utf-8").splitlines()) for p in files_of(*FLOORS)}
    assert {path: count for path, count in lines.items() if count > LONGEST_FILE} == {}


def test_starting_the_command_loads_nothing_heavy() -> None:
    """`--help` and `due` answer at once, so what draws, fits or simulates is imported when it is used."""
    program = (
        f"import sys\nfrom ui.command import main\nprint(*sorted(set(sys.modules) & set({TOO_HEAVY_FOR_STARTING!r})))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr, done.stdout.split()) == (0, "", [])


def locked_requirements() -> dict[str, list[str]]:
    """From requirements.lock: each `name==version ; marker` with the hashes below it."""
    requirements: dict[str, list[str]] = {}
    for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines():
        text = line.strip().removesuffix("\\").strip()
        if line.startswith(" "):
            requirements[next(reversed(requirements))].append(text)
        elif not line.startswith("#"):
            requirements[text] = []
    return requirements


def test_the_lock_pins_and_hashes_everything_and_names_no_place() -> None:
    for requirement, hashes in locked_requirements().items():
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][^ ]*( ; .+)?", requirement)
        assert hashes, requirement
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", text) for text in hashes), requirement


def test_the_lock_holds_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[^A-Za-z0-9_.-]", requirement)[0].lower() for requirement in asked}
    assert names <= {requirement.partition("==")[0] for requirement in locked_requirements()}


def test_the_wheel_holds_every_module_and_the_shipped_scenarios(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (entry_points,) = (archive.read(name).decode() for name in names if name.endswith("entry_points.txt"))

    assert {place(path) for path in files_of(*FLOORS)} <= names
    scenarios = {f"planner/shipped_scenarios/{path.name}" for path in (ROOT / "scenarios").glob("*.toml")}
    assert scenarios
    assert scenarios <= names
    assert "sla-planner = ui.command:main" in entry_points


@pytest.mark.skipif(os.name == "nt", reason="files carry no executable mark there")
@pytest.mark.parametrize("script", [".ci/run", ".ci/set-up"])
def test_scripts_can_be_started(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
