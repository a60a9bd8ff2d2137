"""Time is added to the stage that it was spent in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tradewire.stages import Stages, stage


class Clock:
    """A clock that goes as the test says."""

    now = 0.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds


def test_a_stage_within_another_keeps_its_own() -> None:
    clock = Clock()
    stages = Stages(clock=clock)
    with stages.stage("outer"):
        clock.wait(1)
        with stages.stage("inner"):
            clock.wait(5)
        clock.wait(2)
        with stages.stage("inner"):
            clock.wait(3)
    assert stages.seconds == {"outer": 3, "inner": 8}


def test_a_stage_that_fails_counts() -> None:
    clock = Clock()
    stages = Stages(clock=clock)

    def work() -> None:
        with stages.stage("outer"), stages.stage("inner"):
            clock.wait(4)
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - any
        work()
    with stages.stage("next"):
        clock.wait(1)
    assert stages.seconds == {"outer": 0, "inner": 4, "next": 1}


def test_the_time_to_get_items_is_told_from_what_is_done_with_them() -> None:
    clock = Clock()
    stages = Stages(clock=clock)

    def read() -> Iterator[int]:
        for number in range(3):
            clock.wait(2)
            yield number

    for _ in stages.each("read", read()):
        clock.wait(10)
    assert stages.seconds == {"read": 6}


def test_the_table() -> None:
    clock = Clock()
    stages = Stages(clock=clock)
    with stages.stage("read"):
        clock.wait(1)
    with stages.stage("layout"):
        clock.wait(3)
    assert stages.table(8).splitlines() == [
        "stage          CPU s   share  ms an article",
        "read            1.00   25.0%         125.00",
        "layout          3.00   75.0%         375.00",
        "all stages      4.00  100.0%         500.00",
    ]
    assert Stages().table(0).splitlines()[-1].split() == ["all", "stages", "0.00", "0.0%", "0.00"]


def test_without_stages_nothing_is_counted() -> None:
    with stage(None, "read"):
        pass
