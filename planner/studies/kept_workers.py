"""Kept workers: one study after another runs on the same, until they are let go.

Worker processes take a second or two to begin, so whoever runs studies again and again keeps them. Nobody need know who
has them when they are no longer wanted: whoever has them last ends them. Safe to use from several threads.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from planner.studies.workers import Workers

OpenWorkers = Callable[[], Workers]


class KeptWorkers:
    """Workers that are opened when first lent, and kept until they are let go for good."""

    def __init__(self, open_workers: OpenWorkers) -> None:
        self._open = open_workers
        self._lock = threading.Lock()
        self._kept: Workers | None = None
        self._is_lent = False
        self._is_let_go = False

    @contextmanager
    def lent(self) -> Iterator[Workers]:
        """The workers, to one study at a time; ended after it if they were let go meanwhile, or before."""
        with self._lock:
            assert not self._is_lent, "two studies at a time"
            workers, self._kept = self._kept or self._open(), None
            self._is_lent = True
        try:
            yield workers
        finally:
            with self._lock:
                self._is_lent = False
                is_let_go = self._is_let_go
                self._kept = None if is_let_go else workers
            if is_let_go:
                workers.abandon()

    def let_go(self) -> None:
        """End them: now, which may take a moment, or as soon as the study that has them is through."""
        with self._lock:
            self._is_let_go = True
            kept, self._kept = self._kept, None
        if kept is not None:
            kept.abandon()
