"""The records of a web archive by fastwarc, which stops at the first thing that is none: here it goes on."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from tradewire.errors import ReadError
from tradewire.read.streams import some

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_RECORD = re.compile(rb"(?:\A|(?<=[\n\x00]))WARC/\d\.\d{1,2}\r?\n")
_PIECE = 65_536  # bytes that fastwarc asks for at a time
_KEPT = 3  # such pieces that are kept: a header is at most 32 KiB long, and a piece is read ahead


class Archive:
    """A stream for fastwarc that can be taken up again behind what is no record.

    Attributes:
        error: what ended the stream, where that was no end.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.error: ReadError | None = None
        self._stream = stream
        self._ahead = b""
        self._kept: deque[bytes] = deque(maxlen=_KEPT)
        self._position = 0  # of the next byte that is given

    def records(self) -> Iterator[WarcRecord | int]:
        """The records; where there is something else, the offset of the record before it."""
        from fastwarc.warc import ArchiveIterator

        begin = 0
        while True:
            last = begin
            try:
                for record in ArchiveIterator(self, parse_http=False, stream_detect=False):
                    last = record.stream_pos
                    yield record
                return
            except GeneratorExit:
                raise
            except BaseException as error:
                # A panic of the library is no Exception, and as little a reason to stop.
                if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                    raise
            yield last
            found = self._next_record(max(last, begin) + 1)
            if found is None:
                return
            begin = found

    def _next_record(self, start: int) -> int | None:
        """Go to the first record at or behind `start` that can still be found; its offset."""
        window = b"".join(self._kept) + self._ahead
        base = self._position + len(self._ahead) - len(window)
        while True:
            found = _RECORD.search(window, max(0, start - base))
            if found:
                self._kept.clear()
                self._ahead, self._position = window[found.start() :], base + found.start()
                return self._position
            piece = self._read(_PIECE)
            if not piece:
                return None
            keep = window[-16:]
            base += len(window) - len(keep)
            window = keep + piece

    def _read(self, size: int) -> bytes:
        try:
            return some(self._stream, size)
        except ReadError as error:
            self.error = error
            return b""

    # What fastwarc calls. Nothing may be raised here: it would abort.

    def read(self, size: int = _PIECE) -> bytes:
        """The next bytes; none at the end, and none after an error."""
        if self._ahead:
            data, self._ahead = self._ahead[:size], self._ahead[size:]
        else:
            data = self._read(size)
        self._kept.append(data)
        self._position += len(data)
        return data

    def tell(self) -> int:
        """The offset of the next byte."""
        return self._position

    def seek(self, offset: int, whence: int = 0) -> int:
        """Nothing: an archive is read from its start to its end."""
        return self._position

    def close(self) -> None:
        """Nothing: the stream is the caller's."""
