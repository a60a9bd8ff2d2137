"""A bound on the time that one article takes, without a thread that is left behind."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import TypeVar

from tradewire.errors import TradewireError

T = TypeVar("T")

_AGAIN = 1.0  # seconds after which an interruption that was swallowed (in a destructor) is repeated


class _Expired(BaseException):
    """Raised inside the work; no `except Exception` on the way may take it for a fault of its own."""


def too_long(seconds: float) -> str:
    """What went wrong with an article that took longer than `seconds`, and what to do."""
    return f"took longer than {seconds:g} seconds; --max-seconds (limits.max_seconds) raises that"


def within(seconds: float, error: TradewireError, work: Callable[[], T]) -> T:
    """What `work()` gives, if it is done within `seconds` of wall clock time.

    The work runs in the caller's thread, main or other, and is interrupted between two steps of the
    interpreter: one call into a C library is waited for. The thread that watches has ended when this
    returns. A function and not a context manager, because the interruption can come while the
    work is being left: here there is no moment in which it would get past.

    Raises:
        TradewireError: `error`, when time is up.
    """
    watch = _Watch(threading.get_ident(), min(seconds, threading.TIMEOUT_MAX))
    try:
        watch.start()
        try:
            return work()
        finally:
            watch.end()
    except _Expired:
        watch.end()
        raise error from None


class _Watch(threading.Thread):
    def __init__(self, watched: int, seconds: float) -> None:
        super().__init__(name="tradewire-time-limit", daemon=True)
        self._watched = watched
        self._seconds = seconds
        self._done = threading.Event()
        self._lock = threading.Lock()
        self._over = False

    def run(self) -> None:
        wait = self._seconds
        while not self._done.wait(wait):
            with self._lock:
                if self._over:
                    return
                _interrupt(self._watched)
            wait = _AGAIN

    def end(self) -> None:
        """Stop watching: after this nothing is raised, and the thread has ended. Can be called again."""
        expired = False
        while True:
            try:
                with self._lock:
                    self._over = True
                self._done.set()
                self.join()
                break
            except _Expired:  # it was on its way: there is no second one once `_over` is set
                expired = True
        if expired:
            raise _Expired


def _interrupt(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(_Expired))
