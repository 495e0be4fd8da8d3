"""The compiled engine: plays a history out in machine code, to the outcomes of `simulation.engine` and nothing else.

SimPy defines the model, room by room in `simulation.engine`; the rooms here have the same names and say the same in
arrays of whole numbers (`words`), which Numba compiles. Where the two differ, this one is wrong, and
tests/test_compiled_engine.py says so.
"""

from simulation.compiled.playing import play
from simulation.compiled.readiness import is_ready, make_ready

__all__ = ["is_ready", "make_ready", "play"]
