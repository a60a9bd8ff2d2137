"""Where records go: a stream that is written as they come, or a folder that a later run can go on with."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol, TextIO

from tradewire.errors import DuplicateArticle, OutputError, TradewireError

if TYPE_CHECKING:
    from tradewire.batch.reading import Item


class Output(Protocol):
    """What a run writes to. `records` and `failures` count what it was given in this run."""

    records: int
    failures: int

    def made_by(self, versions: Mapping[str, str]) -> None:
        """Told once, before the first record: what makes them.

        Raises:
            ResumeError: an unfinished run was made by something else.
        """

    def add(self, item: Item, outcome: str | TradewireError) -> None:
        """The line of a record, or what failed."""

    def commit(self) -> None:
        """Make sure of what was added so far.

        Raises:
            OutputError: it cannot be written.
        """


class StreamOutput:
    """Records to a text stream, each flushed as it comes."""

    def __init__(self, stream: TextIO) -> None:
        self.records = 0
        self.failures = 0
        self._stream = stream

    def made_by(self, versions: Mapping[str, str]) -> None:
        """Nothing depends on it."""

    def add(self, item: Item, outcome: str | TradewireError) -> None:
        """Write the line; failures and duplicates are for the log alone."""
        if isinstance(outcome, str):
            self.records += 1
            with self._writing():
                self._stream.write(outcome + "\n")
                self._stream.flush()
        elif not isinstance(item.found, DuplicateArticle):
            self.failures += 1

    def commit(self) -> None:
        """All is written."""

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:  # whoever read it has had enough: not an error of the output
            raise
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            raise OutputError(self._stream.name, f"cannot be written any further ({reason})") from error
