"""Ctrl-C and SIGTERM: the first asks a run to end in order, the second ends it at once."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopped:
    """Which signal asked for the end; 0 as long as none did."""

    signal = 0

    @property
    def exit_code(self) -> int:
        """What a shell gives a process that the signal ended: 130 for Ctrl-C, 143 for SIGTERM."""
        return 128 + self.signal


@contextlib.contextmanager
def stop_on_signals(stop: Callable[[], None]) -> Iterator[Stopped]:
    """Call `stop` at the first signal and raise KeyboardInterrupt at the second; in the main thread only."""
    stopped = Stopped()
    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return

    def asked(number: int, frame: FrameType | None) -> None:
        if stopped.signal:
            raise KeyboardInterrupt
        stopped.signal = number
        stop()

    before = [(number, signal.signal(number, asked)) for number in SIGNALS]
    try:
        yield stopped
    finally:
        for number, handler in before:
            signal.signal(number, handler)
