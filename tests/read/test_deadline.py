"""The bound on the time of one article."""

from __future__ import annotations

import functools
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tradewire.errors import ExtractError
from tradewire.read.deadline import too_long, within

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


def test_time_that_is_up_at_the_very_end_is_never_left_behind() -> None:
    """The limit and the work end at about the same moment, many times."""
    ended = {"in time": 0, "too late": 0}
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


def test_errors_of_the_work_are_its_own() -> None:
    with pytest.raises(ZeroDivisionError):
        within(60, UP, lambda: 1 // 0)
    assert watchers() == []


def test_for_ever_is_a_limit() -> None:
    assert within(float("inf"), UP, lambda: 1) == 1
