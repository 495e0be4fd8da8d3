"""The engine: plays a history out in SimPy. It is the definition of the model (in words: docs/model.md).

`play` wires the rooms of this package together: the `timeline` orders what happens, `path` moves tickets, `updates`
holds what is owed, `waiting` is the queue, `dispatch` assigns, `hands` holds work in hand, `shifts` and `crew` say who
is there. Only `live` values change; `records` become the outcomes.
"""

from simulation.engine.playing import play

__all__ = ["play"]
