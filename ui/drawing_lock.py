"""Drawing lock: lets charts for the screen and charts for files be drawn one after the other.

matplotlib shares its settings and font caches between threads. Separate from both rooms that draw, and light, so that
neither needs the other.
"""

from __future__ import annotations

import threading

DRAWING = threading.Lock()
"""Held while anything is drawn."""
