"""The bound on the time of one article."""

from __future__ import annotations

import contextlib
import functools
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tradewire.errors import ExtractError
from tradewire.read.deadline import too_long, watching, within

UP = ExtractError("a.txt", "layout", too_long(0.05))


def spin(seconds: float) -> str:
    """Work that swallows every Exception on its way, as some libraries do."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            sum(range(50))
        except Exception:
            continue
    return "done"


def watchers() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "tradewire-time-limit"]


def test_work_in_time_gives_its_result() -> None:
    assert within(60, UP, lambda: spin(0.01)) == "done"
    assert watchers() == []


def test_work_that_takes_too_long_is_ended() -> None:
    begin = time.monotonic()
    with pytest.raises(ExtractError, match=r"a.txt: layout failed \(took longer than 0.05 seconds; --max-s"):
        within(0.05, UP, lambda: spin(30))
    assert time.monotonic() - begin < 10
    assert watchers() == []


def test_other_threads_are_bounded_too() -> None:
    with ThreadPoolExecutor(1) as pool, pytest.raises(ExtractError):
        pool.submit(within, 0.05, UP, lambda: spin(30)).result()
    assert watchers() == []


def test_an_interruption_that_is_swallowed_comes_again() -> None:
    def stubborn() -> str:
        try:
            return spin(30)
        except BaseException:
            return spin(30)

    with pytest.raises(ExtractError):
        within(0.05, UP, stubborn)
    assert watchers() == []


@pytest.mark.parametrize("context", [contextlib.nullcontext, watching])
def test_time_that_is_up_at_the_very_end_is_never_left_behind(
    context: Callable[[], contextlib.AbstractContextManager[None]],
) -> None:
    """The limit and the work end at about the same moment, many times."""
    ended = {"in time": 0, "too late": 0}
    with context():
        for number in range(300):
            work = functools.partial(spin, 0.0008 + number / 300 * 0.0004)
            try:
                within(0.001, UP, work)
                ended["in time"] += 1
            except ExtractError:
                ended["too late"] += 1
        spin(0.01)
    assert sum(ended.values()) == 300
    assert watchers() == []


def test_one_thread_watches_many_pieces_of_work() -> None:
    def idents() -> set[int | None]:
        return {thread.ident for thread in threading.enumerate() if thread.name == "tradewire-time-limit"}

    seen = set()
    with watching():
        assert watchers() == []  # it is started when there is something to watch
        for _ in range(20):
            seen |= within(60, UP, idents)
        assert idents() == seen
    assert len(seen) == 1
    assert watchers() == []


def test_each_piece_has_a_time_of_its_own() -> None:
    """Short ones after a long one, one in time after one that was too late, and pauses between them."""
    with watching():
        assert within(60, UP, lambda: spin(0.01)) == "done"
        for _ in range(3):
            begin = time.monotonic()
            with pytest.raises(ExtractError):
                within(0.05, UP, lambda: spin(30))
            assert time.monotonic() - begin < 10
            spin(0.08)
            assert within(0.3, UP, lambda: spin(0.01)) == "done"
        for _ in range(10):
            assert within(1.0, UP, lambda: spin(0.15)) == "done"  # 1.5 seconds together
    assert watchers() == []


def test_work_within_work() -> None:
    def inner() -> str:
        with pytest.raises(ExtractError, match="inner"):
            within(0.05, ExtractError("inner", "layout", "x"), lambda: spin(30))
        return spin(30)

    with watching(), pytest.raises(ExtractError, match=r"a\.txt"):
        within(0.3, UP, inner)
    assert watchers() == []


def test_another_thread_is_not_watched_by_it() -> None:
    def there() -> str:
        with pytest.raises(ExtractError):
            within(0.05, UP, lambda: spin(30))
        return "ended there"

    with watching(), ThreadPoolExecutor(1) as pool:
        other = pool.submit(there)
        assert within(60, UP, lambda: spin(0.3)) == "done"
        assert other.result() == "ended there"
    assert watchers() == []


def test_a_context_that_is_left_by_an_error() -> None:
    with pytest.raises(ZeroDivisionError), watching():
        within(60, UP, lambda: 1 // 0)
    assert watchers() == []
    assert within(60, UP, watchers) == ["tradewire-time-limit"]


def test_errors_of_the_work_are_its_own() -> None:
    with pytest.raises(ZeroDivisionError):
        within(60, UP, lambda: 1 // 0)
    assert watchers() == []


def test_for_ever_is_a_limit() -> None:
    assert within(float("inf"), UP, lambda: 1) == 1
