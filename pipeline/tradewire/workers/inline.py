"""What stands in for a pool where one process does all: nothing is sent, nothing is replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from tradewire.workers.worker import Factory

T = TypeVar("T")


class Inline(Generic[T]):
    """`pool.Pool` in the caller's own process.

    Args:
        factory: makes the job.
        payload: what of an item the job is given.
    """

    def __init__(self, factory: Factory, *, payload: Callable[[T], Any]) -> None:
        self._factory = factory
        self._payload = payload
        self._stopping = False
        self.about: Any = None
        """What the job says about itself; None until there is a batch."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def map(
        self, batches: Iterable[Sequence[T]], *, ordered: bool = True
    ) -> Iterator[tuple[Sequence[T], Sequence[Any]]]:
        """Each batch with its results, one an item, in order."""
        job = self._factory()
        self.about = job.about
        for batch in batches:
            if self._stopping:
                return
            yield batch, job([self._payload(item) for item in batch])

    def stop(self) -> None:
        """Take no further batch. A signal handler may call this."""
        self._stopping = True
