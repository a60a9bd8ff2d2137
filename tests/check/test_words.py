"""Words of hostile articles are bounded, on one line, and harmless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewire.check.words import around, safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n\tb  c", "a b c"),
        ("\x1b[2J\x1b]0;x\x07", "\\x1b[2J\\x1b]0;x\\x07"),
        ("a\u202eb\u200bc", "a\\u202eb\\u200bc"),
        ("\ud800", "\\ud800"),
        ("[red]x[/red] <b>", "[red]x[/red] <b>"),
        ("x" * 500, "x" * 79 + "…"),
        ("", ""),
    ],
)
def test_safe(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(st.text(max_size=400), st.integers(1, 100))
def test_safe_is_bounded_and_printable(text: str, limit: int) -> None:
    shown = safe(text, limit)
    assert len(shown) <= limit
    assert shown.isprintable()


@pytest.mark.parametrize(
    ("text", "quote", "shown"),
    [
        ("Tin pays 5%.", "5%", "Tin pays [5%]."),
        ("One line\nTin pays (5%)\nand more", "5%", "Tin pays ([5%])"),
        ("5%", "5%", "[5%]"),
        (
            "It was said on Monday in the capital that tin pays 5% from May, which was not said before.",
            "5%",
            "… in the capital that tin pays [5%] from May, which was not said …",
        ),
    ],
)
def test_around(text: str, quote: str, shown: str) -> None:
    start = text.index(quote)
    assert around(text, start, start + len(quote)) == shown


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_around_is_bounded_and_printable(text: str, start: int, length: int) -> None:
    shown = around(text, min(start, len(text)), min(start + length, len(text)))
    assert shown.isprintable()
    assert len(shown) <= 240
