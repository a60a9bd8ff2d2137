"""What the user named, as inputs that are found and opened one by one, as they are needed."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tradewire.batch.ledger import UNKNOWN, Status
from tradewire.errors import ReadError, UsageError
from tradewire.read import Options, Url, discover, read_path, read_stream, read_url
from tradewire.read.inputs import STDIN
from tradewire.read.source import plain_name

if TYPE_CHECKING:
    from tradewire.read import Found
    from tradewire.read.inputs import Named

# Of a larger file it is told how much of it was read, because one such file may be the whole run.
_LARGE = 1_000_000


@dataclass(frozen=True, slots=True)
class Input:
    """A file, a URL, stdin, or what is wrong with a name.

    `status` is empty for what is no regular file of this machine.
    """

    name: str
    what: Named
    options: Options
    status: Status = UNKNOWN

    def articles(self) -> Iterator[tuple[Found, int]]:
        """Each article, or the failure in its place, with the bytes of this input that were read so far."""
        if isinstance(self.what, ReadError):
            yield self.what, 0
        elif self.name == STDIN:
            with opened(STDIN) as stream:
                yield from self._told(stream)
        elif (self.status.size or 0) > _LARGE:
            try:
                stream = open(self.name, "rb")  # noqa: SIM115
            except OSError:
                yield from self._whole()  # says what is wrong
                return
            with stream:
                yield from self._told(stream)
        else:
            yield from self._whole()

    def _whole(self) -> Iterator[tuple[Found, int]]:
        read = read_url if isinstance(self.what, Url) else read_path
        for found in read(self.name, limits=self.options.limits, fields=dict(self.options.fields)):
            yield found, self.status.size or 0

    def _told(self, stream: BinaryIO) -> Iterator[tuple[Found, int]]:
        name = plain_name(self.name)
        tells = stream.seekable()
        for found in read_stream(stream, name, limits=self.options.limits, fields=dict(self.options.fields)):
            yield found, stream.tell() if tells else 0


def named_inputs(
    names: Iterable[str], *, options: Options | None = None, outputs: Iterable[Path] = ()
) -> Iterator[Input]:
    """The inputs that `names` (files, directories, patterns, URLs, "-" for stdin) stand for, in order.

    `outputs` are files and directories that are no input although an input directory holds them.
    """
    options = options or Options()
    own = [os.path.abspath(path) for path in outputs]
    within = tuple(path + os.sep for path in own)
    for what in discover(names):
        if isinstance(what, ReadError):
            yield Input(what.source, what, options)
        elif not isinstance(what, Path) or str(what) == STDIN:
            yield Input(str(what), what, options)
        elif not own or not _is_own(what, own, within):
            yield Input(str(what), what, options, status_of(what))


@contextlib.contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of stdin.

    Raises:
        UsageError: it cannot be opened.
    """
    try:
        # Not sys.stdin itself: a thread that waits for it would hold its lock when the process ends.
        stream = open(os.dup(sys.stdin.fileno()) if name == STDIN else name, "rb")  # noqa: SIM115
    except OSError as error:
        raise UsageError(f"{name}: {(error.strerror or type(error).__name__).lower()}") from error
    with stream:
        yield stream


def listed_names(stream: BinaryIO, *, separator: bytes = b"\n") -> Iterator[str]:
    """The names in a list, one a line (or between `separator`s); empty ones are skipped."""
    rest = b""
    while block := stream.read1(65_536):  # type: ignore[attr-defined]
        *whole, rest = (rest + block).split(separator)
        yield from (os.fsdecode(name) for name in whole if name)
    if rest:
        yield os.fsdecode(rest)


def total_size(names: Iterable[str], outputs: Iterable[Path] = ()) -> int | None:
    """Bytes of all the inputs that `names` stand for; None if that cannot be told (stdin, URLs)."""
    total = 0
    for given in named_inputs(names, outputs=outputs):
        if isinstance(given.what, Url) or given.name == STDIN:
            return None
        total += given.status.size or 0
    return total


def status_of(path: Path) -> Status:
    """Size and time of a regular file; nothing of what is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return UNKNOWN
    return Status(status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else UNKNOWN


def _is_own(path: Path, own: list[str], within: tuple[str, ...]) -> bool:
    name = os.path.abspath(path)
    if name in own or name.startswith(within):
        return True
    # The same file by another way: a link to it.
    return any(os.path.basename(name) == os.path.basename(one) and _same(name, one) for one in own)


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False
