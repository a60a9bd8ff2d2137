"""A run over many articles: read here, worked on by processes, written as they come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from tradewire.batch.reading import Item
from tradewire.errors import DuplicateArticle, ReadError, TradewireError
from tradewire.extract import Extractor
from tradewire.stages import Stages, stage
from tradewire.workers.inline import Inline
from tradewire.workers.lines import LineJob, lines
from tradewire.workers.pool import Pool

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradewire.batch.outputs import Output
    from tradewire.read import Found


class Listener(Protocol):
    """Is told how a run goes."""

    def done(self, item: Item) -> None:
        """A record is written."""

    def failed(self, item: Item, error: TradewireError) -> None:
        """An article failed."""

    def skipped(self, item: Item, duplicate: DuplicateArticle) -> None:
        """An article was left out because its text was read before."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How a run is carried out.

    Attributes:
        workers: processes that work at the same time.
        ordered: write in the order of the inputs; else as articles are done.
        max_failures: end the run at the first failure beyond so many; None: never.
        stages: what the time of each step is added to; then this process does all the work itself.
    """

    workers: int = 1
    ordered: bool = True
    max_failures: int | None = None
    stages: Stages | None = None


class Run:
    """One run.

    Args:
        settings: of the extractor (`Extractor.settings`), for the workers to make theirs.
        policy: how it is carried out.
        listener: is told of every article.
    """

    def __init__(self, settings: Mapping[str, Any], policy: Policy, listener: Listener) -> None:
        self._settings = settings
        self._policy = policy
        self._listener = listener
        self._pool: Pool[Item] | Inline[Item] | None = None
        self.stopped = False
        """Whether it was ended before the last article."""

    def __call__(self, items: Iterable[Item], output: Output) -> None:
        """Work on `items` and write to `output`, and commit that; finishing it is for the caller.

        Raises:
            ModelError: the model cannot be loaded.
            OutputError: the output cannot be written; nothing is committed after that.
            ResumeError: what is read or what makes records is not what it was.
            WorkerError: worker processes die as they start.
        """
        told = False
        stages = self._policy.stages
        if stages is not None:
            items = stages.each("read", items)
        with self._new_pool() as self._pool:
            if self.stopped:  # before there was a pool to stop
                self._pool.stop()
            for item, outcome in lines(self._pool, items, _found, ordered=self._policy.ordered):
                if not told:
                    output.made_by(self._pool.about)
                    told = True
                with stage(stages, "write"):
                    output.add(item, outcome)
                if isinstance(outcome, str):
                    self._listener.done(item)
                    continue
                if isinstance(item.found, DuplicateArticle):
                    self._listener.skipped(item, item.found)
                    continue
                self._listener.failed(item, item.found if isinstance(item.found, ReadError) else outcome)
                if self._policy.max_failures is not None and output.failures > self._policy.max_failures:
                    self.stopped = True
                    break
            output.commit()

    def _new_pool(self) -> Pool[Item] | Inline[Item]:
        job = partial(LineJob, partial(Extractor, **self._settings))
        if self._policy.stages is not None:
            return Inline(partial(job, stages=self._policy.stages), payload=_found)
        return Pool(job, self._policy.workers, payload=_found)

    def stop(self) -> None:
        """Finish what is in hand and end. A signal handler may call this."""
        self.stopped = True
        if self._pool is not None:
            self._pool.stop()


def _found(item: Item) -> Found:
    return item.found
