"""One worker process as its parent sees it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO, Protocol, cast

from tradewire.workers.frames import receive, send

# Not `-m`: that would look for modules in the working directory first.
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from tradewire.workers.process import main; main()"

# A worker is one core's worth of work: libraries that start threads of their own would take others' cores.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")

_LAST_SECONDS = 5.0  # that an idle worker has to end by itself once its stdin is closed


class Job(Protocol):
    """What a worker holds: made once by a factory, then called with each batch.

    `about` is a picklable value that says what it is: versions, a model's name.
    """

    about: Any

    def __call__(self, batch: Sequence[Any], /) -> Sequence[Any]:
        """One result for each item of the batch, in order."""


Factory = Callable[[], Job]
"""Makes the job within the worker; it is pickled: a module's function or class, or a partial of one."""


class WorkerDied(Exception):
    """A worker process ended before it answered; the message says how."""


class Worker:
    """A process that makes its job of `factory` and then answers batches."""

    def __init__(self, factory: Factory) -> None:
        self._factory = factory
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-c", _PROGRAM, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**dict.fromkeys(_ONE_THREAD, "1"), **os.environ},
        )
        self._requests = cast(BinaryIO, self._process.stdin)
        self._replies = cast(BinaryIO, self._process.stdout)

    def start(self) -> Any:
        """Wait until the job is made; what it says about itself.

        Raises:
            WorkerDied: the process ended before.
            Exception: what the factory raised.
        """
        about = self._ask(self._factory)
        if isinstance(about, Exception):
            raise about
        return about

    def __call__(self, batch: Sequence[Any]) -> Sequence[Any]:
        """The results of one batch.

        Raises:
            WorkerDied: the process ended on it.
        """
        results: Sequence[Any] = self._ask(list(batch))
        return results

    def _ask(self, message: object) -> Any:
        try:
            send(self._requests, message)
            return receive(self._replies)
        except (OSError, EOFError) as error:
            raise WorkerDied(_how(self._ended())) from error

    def close(self) -> None:
        """Let the process end; it is waited for."""
        with contextlib.suppress(OSError):
            self._requests.close()
        self._ended()
        self._replies.close()

    def _ended(self) -> int:
        """The exit code, once it has ended; a process that does not end by itself is ended."""
        try:
            return self._process.wait(_LAST_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def kill(self) -> None:
        """End the process at once; what it works on is lost. `close` is still to be called."""
        self._process.kill()


def _how(code: int) -> str:
    """ "ended by SIGKILL", "ended with exit code 1"."""
    if code >= 0:
        return f"ended with exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"ended by {name}" + (", as when memory runs out" if name == "SIGKILL" else "")
