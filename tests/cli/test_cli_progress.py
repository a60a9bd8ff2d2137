"""What a run says on stderr while it goes."""

from __future__ import annotations

import io
import json
import sys
import time

import pytest

from tradewire.batch.reading import Item
from tradewire.cli.progress import Reporter, Voice, duration
from tradewire.errors import ReadError

MEGABYTE = 1_000_000


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Ten seconds later at each look."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 10.0
        return self.now


def an_item(position: int = 0) -> Item:
    return Item(0, 1, ReadError("b [x]", "no such\nfile"), position)


def stderr_is(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setattr(sys, "stderr", stream)
    return stream


@pytest.mark.parametrize("stream", [Terminal, io.StringIO])
def test_every_failure_is_named(stream: type[io.StringIO], monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = stderr_is(stream(), monkeypatch)
    with Reporter(Voice(), clock=Clock()) as reporter:
        for _ in range(9):
            reporter.done(an_item())
        reporter.failed(an_item(), ReadError("b [x]", "no such\nfile"))
    assert (reporter.articles, reporter.failures) == (10, 1)
    assert r"error: b [x]: no such\nfile" in stderr.getvalue()


def test_lines_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = stderr_is(io.StringIO(), monkeypatch)
    with Reporter(Voice(), clock=Clock()) as reporter:
        reporter.measure(lambda: 100 * MEGABYTE)
        time.sleep(0.1)
        for number in range(1, 21):
            reporter.done(an_item(number * MEGABYTE))
    lines = stderr.getvalue().splitlines()
    # A look at the clock each article and two more for a line: some lines, not one an article.
    assert 2 <= len(lines) <= 8
    assert "articles, 0.1 a second, " in lines[-1]
    assert " MB, about " in lines[-1]
    assert lines[-1].endswith(" min left")


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = stderr_is(Terminal(), monkeypatch)
    with Reporter(Voice(), clock=Clock()) as reporter:
        reporter.measure(lambda: 10 * MEGABYTE)
        time.sleep(0.1)
        for number in range(1, 6):
            reporter.done(an_item(number * MEGABYTE))
    assert "5 articles" in stderr.getvalue()
    assert " left" in stderr.getvalue()


def test_json(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = stderr_is(io.StringIO(), monkeypatch)
    with Reporter(Voice(as_json=True), clock=Clock()) as reporter:
        for number in range(1, 11):
            reporter.done(an_item(number))
        reporter.failed(an_item(), ReadError("b [x]", "no such\nfile"))
        reporter.note("wrote", "end", out="x")
    events = [json.loads(line) for line in stderr.getvalue().splitlines()]
    assert {event["event"] for event in events} == {"progress", "failed", "end"}
    (failed,) = [event for event in events if event["event"] == "failed"]
    assert failed == {"event": "failed", "source": "b [x]", "stage": "read", "reason": "no such file"}
    progress = next(event for event in events if event["event"] == "progress")
    assert set(progress) == {"event", "articles", "failures", "per_second", "memory_mb", "seconds_left"}
    assert progress["memory_mb"] > 10


def test_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = stderr_is(io.StringIO(), monkeypatch)
    with Reporter(Voice(quiet=True), clock=Clock()) as reporter:
        for number in range(1, 11):
            reporter.failed(an_item(number), ReadError("b", "no such file"))
        reporter.note("wrote", "end")
    assert reporter.failures == 10
    assert stderr.getvalue() == ""


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (40, "40 s"), (180, "3 min"), (7500, "2 h 5 min"), (400_000, "111 h 7 min")],
)
def test_durations(seconds: float, text: str) -> None:
    assert duration(seconds) == text
