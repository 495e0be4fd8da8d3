"""Collecting: keeps Python's search for garbage from holding up the window.

A full search walks every object there is while no other thread may run: with everything imported, a fifth of a second,
and charts leave enough behind to cause one every few seconds. What is imported stays until the end, so it is set aside,
and searches then walk only what came after.
"""

from __future__ import annotations

import gc


def pause_collecting() -> None:
    """Search for no garbage while imports make hundreds of thousands of objects that are none."""
    gc.disable()


def set_imports_aside() -> None:
    """From now on search again, but never among the objects that exist already.

    After the charts' libraries, and after the engine: what else exists at that moment is kept until the end too.
    """
    gc.freeze()
    gc.enable()
