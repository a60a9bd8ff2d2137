"""What a run says on stderr while it goes."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import pytest

from tradewire.cli.progress import Reporter
from tradewire.errors import ReadError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("stream", [Terminal, io.StringIO])
def test_every_failure_is_named_and_every_item_given(
    stream: type[io.StringIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stderr = stream()
    monkeypatch.setattr(sys, "stderr", stderr)
    with Reporter() as reporter:
        taken = list(reporter.track(["a", "b", "c"]))
        reporter.failed(ReadError("b [x]", "no such\nfile"))
    assert taken == ["a", "b", "c"]
    assert reporter.failures == 1
    assert "error: b [x]: no such file" in stderr.getvalue()
    assert ("3/3" in stderr.getvalue()) == stderr.isatty()


def test_without_a_terminal_items_are_a_stream() -> None:
    given: list[int] = []

    def items() -> Iterator[int]:
        for number in range(3):
            given.append(number)
            yield number

    with Reporter() as reporter:
        next(iter(reporter.track(items())))
    assert given == [0]
