"""Files that grow by whole lines and go back to a known length, and the lock of who writes them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from tradewire.errors import ResumeError


class GrowingFile:
    """A file of lines, `size` bytes of which are kept from an earlier run; it is made with its first line.

    Args:
        path: the file.
        size: its committed length in bytes; what stands behind was not committed and is cut off.
        lines: how many lines that is.

    Raises:
        ResumeError: the file is shorter than that.
        OSError: it cannot be written.
    """

    def __init__(self, path: Path, *, size: int = 0, lines: int = 0) -> None:
        self.path = path
        self.size = size
        self.lines = lines
        self._digest = hashlib.sha256()
        self._stream: int | None = None
        if path.exists():
            self._go_on()
        elif size:
            raise _changed(path)

    def _go_on(self) -> None:
        with self.path.open("r+b") as stream:
            left = self.size
            while left > 0:
                block = stream.read(min(left, 1 << 20))
                if not block:
                    raise _changed(self.path)
                self._digest.update(block)
                left -= len(block)
            stream.truncate(self.size)

    @property
    def sha256(self) -> str:
        """The hexadecimal digest of what was written."""
        return self._digest.hexdigest()

    def write(self, lines: list[str]) -> None:
        """Add lines, each without its line break.

        Raises:
            OSError: not all of it could be written; what is committed is untouched.
        """
        data = "".join(f"{line}\n" for line in lines).encode("utf-8")
        if self._stream is None:
            self._stream = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o666)
        view = memoryview(data)
        while view:
            view = view[os.write(self._stream, view) :]
        self._digest.update(data)
        self.size += len(data)
        self.lines += len(lines)

    def sync(self) -> None:
        """Have all of it on the disk."""
        if self._stream is not None:
            os.fsync(self._stream)

    def close(self) -> None:
        """Close the file."""
        if self._stream is not None:
            os.close(self._stream)
            self._stream = None


def sync_directory(path: Path) -> None:
    """Have the names in a directory on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def locked(path: Path, output: str) -> int:
    """A handle that holds the lock of the folder until it is closed, also by the end of the process."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        import fcntl
    except ImportError:  # no such locks on this system
        return handle
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise ResumeError(output, "another run is writing there") from error
    return handle


def _changed(path: Path) -> ResumeError:
    return ResumeError(str(path), "is shorter than it was left; it was changed since, start again elsewhere")
