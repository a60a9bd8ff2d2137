"""Where output goes: stdout, or a file that appears only when it is whole."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import TextIO

from tradewire.errors import UsageError


@contextlib.contextmanager
def open_output(out: Path | None) -> Iterator[TextIO]:
    """A text stream for `out`; None and "-" are stdout.

    A file is written beside its place under a name of its own and renamed at the end:
    an interrupted run (an error, Ctrl-C, SIGTERM) leaves what was there before, or nothing.

    Raises:
        UsageError: the file cannot be written there.
    """
    if out is None or str(out) == "-":
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    if out.exists() and not out.is_file():
        # /dev/null, a pipe: nothing to rename over.
        if out.is_dir():
            raise UsageError(f"{out}: is a directory; --out names a file")
        with out.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise UsageError(f"{out}: cannot be written ({reason})") from error
    try:
        with _ended_by_sigterm(), open(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, out)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


@contextlib.contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """SIGTERM as SystemExit, so that what stands around is left in order; in the main thread only."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
