"""Known traps of status and of old rates, as rows."""

from __future__ import annotations

from collections.abc import Callable

TOLD: dict[str, list[tuple[str, ...]]] = {
    "old rate behind a date": [
        (
            "Senegal's tariff on Malian onions is 30 percent, starting Aug. 1, up from 25 percent.",
            "30<25 SN>ML onions *",
        ),
        ("Malian onions will pay 30% from May, up from 25%, in Senegal.", "30<25 SN>ML onions announced"),
    ],
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
