"""A pool of worker processes: batches in, results out, whatever becomes of a worker.

Three kinds of threads, joined by two queues: one takes batches from the caller's iterable, one a
worker waits for that worker's answers, and the caller's own gives the results out. What is on its
way is bounded, so that a slow reader of the results slows the reading of the batches.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from tradewire.errors import WorkerError
from tradewire.workers.worker import Factory, Worker, WorkerDied

T = TypeVar("T")

# Batches that may be on their way, a worker: one in its hands, one that waits for it, and results
# that wait for an earlier batch's because they are given in order.
_WINDOW = 8

_STARTS = 3  # a worker that dies this many times in a row before it is ready will not get ready


@dataclass(frozen=True, slots=True)
class Death:
    """In place of a result: the item whose worker died, and died again when it was alone. `how` says how."""

    how: str


@dataclass(frozen=True, slots=True)
class _Result(Generic[T]):
    number: int
    batch: Sequence[T]
    results: Sequence[Any] | None  # None: left undone, because the pool was asked to stop


@dataclass(frozen=True, slots=True)
class _End:
    total: int


class Pool(Generic[T]):
    """`size` worker processes, each started when there is a batch for it.

    Args:
        factory: makes a worker's job.
        size: how many processes, at least 1.
        payload: what of an item a worker is sent; all of it by default.

    A context manager: at its end no process is left.
    """

    def __init__(
        self,
        factory: Factory,
        size: int,
        *,
        payload: Callable[[T], Any] | None = None,
    ) -> None:
        self._payload = payload or _itself
        self._factory = factory
        self._size = max(1, size)
        self._tasks: queue.SimpleQueue[tuple[int, Sequence[T]] | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[_Result[T] | _End | BaseException] = queue.SimpleQueue()
        self._window = threading.Semaphore(self._size * _WINDOW)
        self._lock = threading.RLock()
        self.about: Any = None
        """What the job of a worker says about itself; all say the same. None until the first is ready."""
        self._fed = 0
        self._stopping = False
        self._closed = False
        self._workers: set[Worker] = set()
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close(kill=kind is not None)

    def map(
        self, batches: Iterable[Sequence[T]], *, ordered: bool = True
    ) -> Iterator[tuple[Sequence[T], Sequence[Any]]]:
        """Each batch with its results (one an item: the job's, or a Death), as a stream; to be called once.

        Ordered, they come in the order of `batches`, else as they are done.

        Raises:
            WorkerError: workers die before they are ready.
            Exception: what the factory or the iterable raised.
        """
        self._start(self._feed, batches)  # not waited for at the end: its input may never come
        self._threads = [self._start(self._serve) for _ in range(self._size)]
        waiting: dict[int, _Result[T]] = {}
        given, total = 0, None
        while total is None or given < total:
            message = self._results.get()
            if isinstance(message, BaseException):
                raise message
            if isinstance(message, _End):
                total = message.total if total is None else min(total, message.total)
                continue
            waiting[message.number if ordered else given] = message
            while given in waiting:
                result = waiting.pop(given)
                given += 1
                self._window.release()
                if result.results is not None:
                    yield result.batch, result.results

    def stop(self) -> None:
        """Take no further batch; those in a worker's hands are finished. A signal handler may call this."""
        with self._lock:
            if not self._stopping:
                self._stopping = True
                self._results.put(_End(self._fed))
                self._window.release()

    def close(self, *, kill: bool = True) -> None:
        """End all processes: at once, or (not `kill`) each when it has nothing in hand."""
        self.stop()
        with self._lock:
            self._closed = True
            if kill:
                for worker in self._workers:
                    worker.kill()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()

    def _start(self, function: Callable[..., None], *args: object) -> threading.Thread:
        def guard() -> None:
            try:
                function(*args)
            except BaseException as error:
                self._results.put(error)

        thread = threading.Thread(target=guard, daemon=True)
        thread.start()
        return thread

    def _feed(self, batches: Iterable[Sequence[T]]) -> None:
        for batch in batches:
            self._window.acquire()
            with self._lock:
                if self._stopping:
                    return
                self._tasks.put((self._fed, batch))
                self._fed += 1
        with self._lock:
            if not self._stopping:
                self._results.put(_End(self._fed))

    def _serve(self) -> None:
        worker: Worker | None = None
        try:
            while (task := self._tasks.get()) is not None:
                number, batch = task
                if self._stopping:
                    self._results.put(_Result(number, batch, None))
                    continue
                results: list[Any] = []
                # The batch as a whole; if its worker dies, each of its items alone, to find which one it was.
                todo: list[Sequence[T]] = [batch]
                while todo:
                    part = todo.pop(0)
                    try:
                        worker = worker or self._worker()
                        results.extend(worker([self._payload(item) for item in part]))
                    except WorkerDied as death:
                        self._dismiss(worker)
                        worker = None
                        if part is batch:
                            todo = [[item] for item in batch]
                        else:
                            results.append(Death(str(death)))
                self._results.put(_Result(number, batch, results))
        finally:
            self._dismiss(worker)

    def _worker(self) -> Worker:
        """A new worker that is ready."""
        how = ""
        for _ in range(_STARTS):
            with self._lock:
                if self._closed:
                    raise WorkerError("the pool is closed")
                worker = Worker(self._factory)
                self._workers.add(worker)
            try:
                about = worker.start()
                with self._lock:
                    self.about = about if self.about is None else self.about
                if about != self.about:
                    raise WorkerError(f"the workers were changed as they ran: {self.about}, now {about}")
                return worker
            except WorkerDied as death:
                self._dismiss(worker)
                how = str(death)
            except BaseException:
                self._dismiss(worker)
                raise
        raise WorkerError(
            f"a worker process {how} before it was ready, {_STARTS} times in a row; "
            "fewer workers (--workers) may have the memory they need"
        )

    def _dismiss(self, worker: Worker | None) -> None:
        if worker is not None:
            worker.close()
            with self._lock:
                self._workers.discard(worker)


def _itself(item: T) -> T:
    return item
