"""The program of a worker process, started by the pool.

It reads a factory from its stdin and makes its job of it; then it answers each batch with what the
job makes of it, until stdin ends, which it also does when the parent is gone.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
from pathlib import Path

from tradewire.workers.frames import receive, send

# How much rather than others the kernel should end this process when memory runs out, 0 to 1000:
# a worker is replaced, its parent is not.
_OOM_SCORE = "500"


def main() -> None:
    """Serve until the parent closes stdin."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not stand between the messages.
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    # Ctrl-C and a service manager signal the whole group: the parent decides what that means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_OOM_SCORE, encoding="ascii")
    with contextlib.suppress(EOFError, BrokenPipeError):
        factory = receive(requests)
        try:
            job = factory()
        except Exception as error:
            send(replies, error)
            return
        send(replies, job.about)
        while True:
            batch = receive(requests)
            send(replies, job(batch))
            if not gc.get_freeze_count():
                # What is there after the first batch stays: model and lexicons, which each full
                # collection would go through again, for 2 % of the time.
                gc.freeze()
