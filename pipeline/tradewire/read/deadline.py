"""A bound on the time that one article takes, without a thread that is left behind."""

from __future__ import annotations

import contextlib
import ctypes
import queue
import threading
import time
from collections.abc import Callable, Iterator
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
    returns, or when `watching` is left. A function and not a context manager, because the interruption
    can come while the work is being left: here there is no moment in which it would get past.

    Raises:
        TradewireError: `error`, when time is up.
    """
    watch = getattr(_kept, "watch", None)
    if watch is None or watch.busy:
        with contextlib.closing(_Watch(threading.get_ident())) as watch:
            return _within(watch, seconds, error, work)
    return _within(watch, seconds, error, work)


@contextlib.contextmanager
def watching() -> Iterator[None]:
    """A context in which one thread watches all that the caller's thread does `within` a time.

    To start one for each takes 1 % of an article's processor time, and 3 % of its time where cores are busy.
    """
    watch = _Watch(threading.get_ident())
    before, _kept.watch = getattr(_kept, "watch", None), watch
    try:
        yield
    finally:
        _kept.watch = before
        watch.close()


_kept = threading.local()


def _within(watch: _Watch, seconds: float, error: TradewireError, work: Callable[[], T]) -> T:
    try:
        watch.begin(seconds)
        try:
            return work()
        finally:
            watch.end()
    except _Expired:
        watch.end()
        raise error from None


class _Watch:
    """Watches pieces of work of one thread, one after another, by a thread that starts with the first.

    What is over is only noted: the one that watches wakes when the time of an earlier piece would be
    up, and sees what is due now.
    """

    def __init__(self, watched: int) -> None:
        self._watched = watched
        self._thread: threading.Thread | None = None
        self._bell: queue.SimpleQueue[None] = queue.SimpleQueue()
        # Not a Condition: it is written in Python, and an interruption in the middle would leave it locked.
        self._lock = threading.Lock()
        self._due: float | None = None
        self._wakes = float("inf")
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether there is work that it watches."""
        return self._due is not None

    def begin(self, seconds: float) -> None:
        """Watch from here on."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="tradewire-time-limit", daemon=True)
            self._thread.start()
        with self._lock:
            self._due = time.monotonic() + seconds
            sooner = self._due < self._wakes
        if sooner:
            self._bell.put(None)

    def end(self) -> None:
        """Watch no longer: after this nothing is raised. Can be called again."""
        expired = False
        while True:
            try:
                with self._lock:
                    self._due = None
                _here()
                break
            except _Expired:  # it was on its way: there is no second one once nothing is due
                expired = True
        if expired:
            raise _Expired

    def close(self) -> None:
        """End the thread that watches; it is waited for."""
        self._closed = True
        if self._thread is not None:
            self._bell.put(None)
            self._thread.join()

    def _run(self) -> None:
        while not self._closed:
            with self._lock:
                now = time.monotonic()
                if self._due is not None and self._due <= now:
                    _interrupt(self._watched)
                    self._due = now + _AGAIN
                self._wakes = float("inf") if self._due is None else self._due
                wait = self._wakes - now
            with contextlib.suppress(queue.Empty):
                self._bell.get(timeout=min(wait, threading.TIMEOUT_MAX))


def _here() -> None:
    """A call, at whose beginning the interpreter raises what another thread sent to this one."""


def _interrupt(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(_Expired))
