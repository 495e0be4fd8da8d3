"""The compiled engine: plays a history out in machine code, to the outcomes of `simulation.engine` and nothing else.

SimPy defines the model, room by room in `simulation.engine`; the rooms here have the same names and say the same in
arrays of whole numbers (`words`), which Numba compiles. Where the two differ, this one is wrong, and
tests/test_compiled_engine.py says so.

What a history comes to is read off its logs here as well, to what the vectorised functions of the floor read
(`simulation.log_reading`): tests/test_compiled_reading.py.
"""

from simulation.compiled.playing import play
from simulation.compiled.readiness import is_ready, make_ready
from simulation.compiled.reading import READER

__all__ = ["READER", "is_ready", "make_ready", "play"]
