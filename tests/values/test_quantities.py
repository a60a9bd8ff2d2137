"""Numbers in digits and words, with the scale behind them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tradewire.values.numbers import plain, read_digits, times
from tradewire.values.quantities import MAX_NUMBERS, find_quantities, has_more_numbers


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5", "5"),
        ("007", "7"),
        ("1,234.5", "1234.5"),
        ("13 009", "13009"),
        ("1\u00a0234\u202f567", "1234567"),
        ("16,18,900", "1618900"),
        ("1,00,00,000", "10000000"),
        ("5,2", "5.2"),
        ("1.234.567,89", "1234567.89"),
        ("1'250'000.5", "1250000.5"),
        ("1’250", "1250"),
        ("0.10", "0.10"),
    ],
)
def test_digits(written: str, value: str) -> None:
    assert read_digits(written) == Decimal(value)


@pytest.mark.parametrize("written", ["1.2.3", "1,2,3", "12,34,5", "1,2345", "1'2", "9" * 31])
def test_no_number(written: str) -> None:
    assert read_digits(written) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5-3/8 5½ ⅞ 7/8 1 1/2", ["5.375", "5.5", "0.875", "0.875", "1.5"]),
        (".75 x.75 3.75", ["0.75", "75", "3.75"]),
        ("2 lakh crore, 3 thousand million, 4 crore", ["2000000000000", "3000000000", "40000000"]),
        ("two and a half, 2 and a half million", ["2.5", "2500000"]),
        ("half a billion, three quarters of a million", ["500000000", "750000"]),
        ("one hundred and five, nineteen hundred, two dozen", ["105", "1900", "24"]),
        ("two million three hundred thousand and five", ["2300005"]),
        ("five million and ten", ["5000000", "10"]),
        ("twenty-one, Twenty One, SEVENTEEN", ["21", "21", "17"]),
        ("a tenth, two fifths, the fifth", ["0.1", "0.4"]),
        ("a hundred, an eighth, a lakh", ["100", "0.125", "100000"]),
        ("33 1/3, 1/3, 2/3, 10/15", ["10", "15"]),
        ("1.2.3 4", ["4"]),
        ("nothing", []),
    ],
)
def test_quantities(text: str, values: list[str]) -> None:
    found = find_quantities(text)
    assert [quantity.value for quantity in found] == [Decimal(value) for value in values]
    assert all(quantity.start < quantity.end <= len(text) for quantity in found)


def test_arithmetic_is_exact() -> None:
    assert times(Decimal("1.000000000000000000000000000001"), Decimal(10) ** 12) == Decimal(
        "1000000000000.000000000000000001"
    )
    assert str(plain(Decimal("5.60E+10"))) == "56000000000"
    assert str(plain(Decimal("-0.50"))) == "-0.5"
    assert str(plain(Decimal("0E+3"))) == "0"


def test_numbers_beyond_the_bound_are_left_unread() -> None:
    assert not has_more_numbers("1 " * (MAX_NUMBERS - 1))
    text = "1 " * (MAX_NUMBERS + 5)
    assert len(find_quantities(text)) == MAX_NUMBERS
    assert has_more_numbers(text)
