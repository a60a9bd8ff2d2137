"""Time that grows with the length of a text, not with its square, whatever it is made of."""

from __future__ import annotations

import time

import pytest

from tradewire.values.dates import find_dates
from tradewire.values.model import MAX_VALUES
from tradewire.values.money import find_money
from tradewire.values.percentages import find_percentages

PIECES = [
    *(
        "1",
        "1,",
        "1.",
        "1'",
        "123 ",
        "1-",
        "1/",
        "½",
        "-",
        "–",
        "$",
        "$1 ",
        "$.5",
        "(",
        "¥1 ($1 ",
        "R1",
        "Q1 ",
    ),
    *(
        "billion ",
        "billion",
        "1 billion ",
        "one hundred and ",
        "half of a ",
        "a ",
        "1 to ",
        "between 1 and ",
        "1, ",
    ),
    *(
        "from 1% to ",
        "1% ",
        "5 points ",
        "5% of ",
        "5% | ",
        "a | 5% | $5\n",
        "5%\n\n",
        "5%:\n",
        "per ",
        "of one ",
    ),
    *(
        "5 pounds ",
        "5 pesos ",
        "5 cents ",
        "5 dlrs vs 4 ",
        "U.S. ",
        "United States ",
        "A ",
        "AB, ",
        " ",
        "\n",
        "|",
    ),
    *("May ", "2024-", "next ", "Friday ", "first half of "),
]
SHORT, LONG = 8_000, 64_000


def _seconds(text: str) -> float:
    start = time.process_time()
    find_money(text, vague=True)
    find_percentages(text)
    find_dates(text, "2025-09-10")
    return time.process_time() - start


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length(piece: str) -> None:
    def best(chars: int) -> float:
        return min(_seconds((piece * (chars // len(piece) + 1))[:chars]) for _ in range(2))

    # Eight times the length: eight times the time, with room for a busy machine; a square is 64 times.
    assert best(LONG) <= 30 * max(best(SHORT), 0.002)


def test_more_values_than_any_article_has_are_left_out() -> None:
    assert len(find_percentages("5% " * (MAX_VALUES + 10))) == MAX_VALUES
    assert len(find_money("$5 " * (MAX_VALUES + 10))) == MAX_VALUES
    assert len(find_percentages("5% " * (MAX_VALUES + 10), limit=MAX_VALUES + 5)) == MAX_VALUES + 5
