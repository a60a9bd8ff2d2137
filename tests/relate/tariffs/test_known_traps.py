"""Known traps of status and of old rates, as rows."""

from __future__ import annotations

from collections.abc import Callable

TOLD: dict[str, list[tuple[str, ...]]] = {
    "suspended on a day": [
        ("The U.S. tariff of 15% on Malian goods has been paused since Feb. 3.", "15 US>ML - suspended"),
        ("Senegal's 15% duty on Malian onions was frozen last week.", "15 SN>ML onions suspended"),
        ("A 15% duty on Malian onions was lifted by Senegal on Feb. 3.", "15 SN>ML onions removed"),
        ("The 15% duty on Malian onions was scrapped on Monday, Senegal said.", "15 SN>ML onions removed"),
    ],
}


def test_told(row: tuple[str, ...], told: Callable[[str, tuple[str, ...]], list[str]]) -> None:
    text, *expected = row
    assert told(text, tuple(expected)) == expected
