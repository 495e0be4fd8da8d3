"""`python -m simulation.compiled`: compile the engine, so that whoever comes next finds it ready."""

import sys

from simulation.compiled.keeping import BESIDE, compiling_alone, give_way, is_kept
from simulation.compiled.readiness import make_ready


def _compile_beside() -> None:
    give_way()
    with compiling_alone() as is_ours:
        if is_ours and not is_kept():
            make_ready()


if __name__ == "__main__":
    if BESIDE in sys.argv:
        _compile_beside()
    else:
        make_ready()
