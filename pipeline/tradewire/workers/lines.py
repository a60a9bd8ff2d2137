"""Articles sent through a pool: each with its record as a line of JSON, or what failed."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from tradewire.errors import ExtractError, ReadError, TradewireError
from tradewire.stages import Stages, stage
from tradewire.workers.batches import batches
from tradewire.workers.inline import Inline
from tradewire.workers.pool import Death, Pool

if TYPE_CHECKING:
    from tradewire.read import Found
    from tradewire.records import Record

T = TypeVar("T")

# A batch is half a second of work: small enough that a core waits little at the end and Ctrl-C is
# answered soon, large enough that sending it costs nothing beside.
WORK_ARTICLES = 32
WORK_CHARS = 100_000


class OutcomeMaker(Protocol):
    """An extractor, as far as a worker needs it."""

    stages: Stages | None

    @property
    def versions(self) -> Any:
        """A dataclass that says what makes the records."""

    def outcomes(self, found: Iterable[Found]) -> Iterator[Record | TradewireError]:
        """For each article its record, or what failed."""


class LineJob:
    """What a worker process holds (`worker.Job`): an extractor that gives records as lines of JSON.

    Args:
        make: makes the extractor; picklable.
        stages: the time of each step is added to; not for another process.
    """

    def __init__(self, make: Callable[[], OutcomeMaker], stages: Stages | None = None) -> None:
        self._stages = stages
        with stage(stages, "start"):
            self._extractor = make()
        self._extractor.stages = stages
        self.about = asdict(self._extractor.versions)  # plain: its parent needs none of what made it

    def __call__(self, found: Sequence[Found]) -> list[str | TradewireError]:
        """For each article its record as one line of JSON, without the line break, or what failed."""
        return [
            _portable(outcome) if isinstance(outcome, TradewireError) else self._line(outcome)
            for outcome in self._extractor.outcomes(found)
        ]

    def _line(self, record: Record) -> str:
        with stage(self._stages, "serialize"):
            return record.to_json()


def lines(
    pool: Pool[T] | Inline[T], items: Iterable[T], found: Callable[[T], Found], *, ordered: bool = True
) -> Iterator[tuple[T, str | TradewireError]]:
    """Each item with the line of the record of what was `found` in it, or with what failed.

    Args:
        pool: of `LineJob`s, with `found` as its payload.
        items: what holds the articles.
        found: the article of an item, or the error in its place.
        ordered: in the order of `items`, else as they are done.
    """

    def length(item: T) -> int:
        one = found(item)
        return 0 if isinstance(one, TradewireError) else len(one.text)

    groups = batches(items, length, most_items=WORK_ARTICLES, most_length=WORK_CHARS)
    for batch, results in pool.map(groups, ordered=ordered):
        for item, result in zip(batch, results, strict=True):
            yield item, _died(found(item), result) if isinstance(result, Death) else result


def _portable(error: TradewireError) -> TradewireError:
    """The error with its traceback as a note: its cause does not travel to another process."""
    if error.__cause__ is not None:
        error.add_note("".join(traceback.format_exception(error.__cause__)).rstrip())
    return error


def _died(found: Found, death: Death) -> ExtractError:
    uri = found.source if isinstance(found, ReadError) else found.uri
    return ExtractError(uri, "worker", f"its process {death.how}, and so did a second one")
