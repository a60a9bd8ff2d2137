"""A pool of processes: what it gives, and what it makes of processes that die."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import pytest

from tradewire.errors import WorkerError
from tradewire.workers.pool import Death, Pool

JOBS = '''
import os, signal, sys, time
from pathlib import Path


class Doubles:
    """Twice each item. Strings tell it what to do."""

    def __init__(self, folder):
        self.about = {"name": "doubles"}
        self.folder = Path(folder)
        print("a library that prints")

    def __call__(self, batch):
        return [self.one(item) for item in batch]

    def one(self, item):
        if item == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if item == "die once" and not (self.folder / "died").exists():
            (self.folder / "died").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if item == "leave":
            sys.exit(3)
        if item == "slowly":
            time.sleep(0.5)
        if item == "for ever":
            time.sleep(600)
        return item * 2


class Differs:
    """Another each time."""

    def __init__(self, folder):
        self.about = os.getpid()

    def __call__(self, batch):
        time.sleep(0.3)
        return batch


def refuses(folder):
    raise ValueError("no model")


def dies(folder):
    os.kill(os.getpid(), signal.SIGKILL)
'''


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Any]:
    """The factory of that name, which worker processes can import."""
    (tmp_path / "jobs_of_this_test.py").write_text(JOBS, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(__import__("sys").modules, "jobs_of_this_test", raising=False)
    import jobs_of_this_test  # type: ignore[import-not-found]

    return lambda name: partial(getattr(jobs_of_this_test, name), str(tmp_path))


def given(pool: Pool[Any], *batches: list[Any], ordered: bool = True) -> list[Any]:
    return [
        pair
        for batch, results in pool.map(batches, ordered=ordered)
        for pair in zip(batch, results, strict=True)
    ]


def children() -> set[int]:
    return {process.pid for process in psutil.Process().children()}


@pytest.mark.parametrize("size", [1, 3])
def test_results_come_in_order(job: Callable[[str], Any], size: int) -> None:
    batches = [["slowly" if n == 0 else str(n), "x"] for n in range(20)]
    before = children()
    with Pool[str](job("Doubles"), size) as pool:
        assert given(pool, *batches) == [(item, item * 2) for batch in batches for item in batch]
        assert pool.about == {"name": "doubles"}
    assert children() == before


def test_or_as_they_are_done(job: Callable[[str], Any]) -> None:
    batches = [["slowly"]] + [[str(n)] for n in range(6)]
    with Pool[str](job("Doubles"), 2) as pool:
        results = given(pool, *batches, ordered=False)
    assert sorted(results) == sorted((item, item * 2) for batch in batches for item in batch)
    assert results[0] != ("slowly", "slowlyslowly")


def test_a_worker_is_started_when_there_is_something_for_it(job: Callable[[str], Any]) -> None:
    before = children()
    with Pool[str](job("Doubles"), 5) as pool:
        assert children() == before
        assert given(pool, ["a"]) == [("a", "aa")]
        assert len(children() - before) == 1


def test_an_item_that_kills_its_worker_is_found(job: Callable[[str], Any]) -> None:
    with Pool[str](job("Doubles"), 2) as pool:
        results = given(pool, ["a", "die", "b"], ["c"], ["leave"], ["d"])
    assert results == [
        ("a", "aa"),
        ("die", Death("ended by SIGKILL, as when memory runs out")),
        ("b", "bb"),
        ("c", "cc"),
        ("leave", Death("ended with exit code 3")),
        ("d", "dd"),
    ]


def test_an_item_is_tried_again(job: Callable[[str], Any]) -> None:
    with Pool[str](job("Doubles"), 1) as pool:
        assert given(pool, ["a", "die once", "b"]) == [("a", "aa"), ("die once", "die once" * 2), ("b", "bb")]


def test_what_the_factory_raises(job: Callable[[str], Any]) -> None:
    with pytest.raises(ValueError, match="no model"), Pool[str](job("refuses"), 2) as pool:
        given(pool, ["a"])


def test_workers_that_die_as_they_start(job: Callable[[str], Any]) -> None:
    with (
        pytest.raises(WorkerError, match=r"ended by SIGKILL.*3 times in a row.*--workers"),
        Pool[str](job("dies"), 1) as pool,
    ):
        given(pool, ["a"])


def test_workers_that_are_not_the_same(job: Callable[[str], Any]) -> None:
    with pytest.raises(WorkerError, match="changed as they ran"), Pool[str](job("Differs"), 2) as pool:
        given(pool, ["a"], ["b"], ["c"])


def test_what_the_batches_raise(job: Callable[[str], Any]) -> None:
    def batches() -> Iterator[list[str]]:
        yield ["a"]
        raise LookupError("no more")

    with pytest.raises(LookupError, match="no more"), Pool[str](job("Doubles"), 1) as pool:
        for _ in pool.map(batches()):
            pass


def test_no_more_is_taken_than_is_given(job: Callable[[str], Any]) -> None:
    taken = []

    def batches() -> Iterator[list[str]]:
        for number in range(1000):
            taken.append(number)
            yield [str(number)]

    with Pool[str](job("Doubles"), 2) as pool:
        results = pool.map(batches())
        next(results)
        time.sleep(0.5)
        assert len(taken) < 30
        pool.close()


def test_stopped_it_finishes_what_is_in_hand(job: Callable[[str], Any]) -> None:
    def batches() -> Iterator[list[str]]:
        yield from (["slowly"] for _ in range(50))
        threading.Event().wait()  # input that never comes

    with Pool[str](job("Doubles"), 2) as pool:
        results = []
        for _, result in pool.map(batches()):
            results.append(result)
            pool.stop()
    assert 1 <= len(results) <= 4


def test_closed_it_ends_what_is_in_hand(job: Callable[[str], Any]) -> None:
    before = children()

    def interrupted() -> None:
        with Pool[str](job("Doubles"), 1) as pool:
            for _ in pool.map([["a"], ["for ever"]]):
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert children() == before
