"""Strings that trip well-known extractors of money, percentages and dates, and what they should give."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

import tradewire
from tradewire.values.context import MoneyContext
from tradewire.values.money import find_money

Rows = Callable[[Any], list[str]]

MONEY = [
    ("C$56 billion ($40.5 billion)", ["CAD 56000000000", "USD 40500000000 =0"]),
    ("150 billion yuan ($20.6 billion)", ["CNY 150000000000", "USD 20600000000 =0"]),
    ("€20bn", ["EUR 20000000000"]),
    ("£1.5tn", ["GBP 1500000000000"]),
    ("A$300m", ["AUD 300000000"]),
    (
        "EUR5bn, USD34.6 million, CNY 150 billion, RM10 million",
        ["EUR 5000000000", "USD 34600000", "CNY 150000000000", "MYR 10000000"],
    ),
    ("VND4,927 billion", ["VND 4927000000000"]),
    ("Rs16,189-crore ($2.5 billion)", ["INR 161890000000", "USD 2500000000 =0"]),
    ("Rs 2 lakh crore", ["INR 2000000000000"]),
    ("$10-15 billion", ["USD 10000000000..15000000000"]),
    ("between $10 billion and $15 billion", ["USD 10000000000..15000000000"]),
    ("15-20 usd", ["USD 15..20"]),
    ("$5-8,000", ["USD 5000..8000"]),
    (
        "decreased $1.2 million to $23.5 million, from $24.7 million",
        ["USD 1200000", "USD 23500000", "USD 24700000"],
    ),
    ("$40.5-billion, a $100-billion fund", ["USD 40500000000", "USD 100000000000"]),
    ("$1 billion-a-year", ["USD 1000000000 /year"]),
    ("$13 009 million", ["USD 13009000000"]),
    ("half a billion dollars, half million usd", ["USD 500000000", "USD 500000"]),
    ("hundreds of billions of dollars", []),
    (
        "NT$1 trillion, HK$7.8 billion, R$ 5,2 bilhões",
        ["TWD 1000000000000", "HKD 7800000000", "BRL 5200000000"],
    ),
    ("Japan will put up ¥5 trillion", ["JPY 5000000000000"]),
    ("China will put up ¥5 trillion", ["CNY 5000000000000"]),
    ("The fund holds ¥5 trillion", ["? 5000000000000"]),
    ("-$2.4 billion", ["USD -2400000000"]),
    ("They settled the bill ($99.99) in full", ["USD 99.99"]),
    ("Balance | ($99.99)", ["USD -99.99"]),
    (
        "50 MUSD, $1MM, $54K, 75 USD million",
        ["USD 50000000", "USD 1000000", "USD 54000", "USD 75000000"],
    ),
    (
        "€1000, USD$ 115, MXN$ 15, CDN$ 5.00",
        ["EUR 1000", "USD 115", "MXN 15", "CAD 5"],
    ),
    ("2 pairs from $349", ["USD 349"]),
    ("$4.25 and 32 is the quantity", ["USD 4.25"]),
    ("25 per cent", []),
    ("Section 232 and Section 301 tariffs of 25%", []),
    ("90.045 EUR / 100 kg - 30.00 %", ["EUR 90.045 /100 kg"]),
    ("electricity tariffs up 250%, telecom tariffs, data tariffs", []),
]

PERCENTAGES = [
    ("25 per cent", ["25%"]),
    ("10-15%, 10% to 15%, between 10% and 41%", ["10..15%", "10..15%", "10..41%"]),
    ("raised from 25% to 50%", ["25%", "50% <0"]),
    ("a 145 percent tariff, up from 34%", ["145% <1", "34%"]),
    ("The tariff rose 10 points to 35%", ["10pp", "35%"]),
    ("2.5 percentage points, 50 basis points", ["2.5pp", "50bp"]),
    (
        "percentage higher than 32.5%, 30% or more, at least 10%, up to 25%",
        ["32.5% more_than", "30% at_least", "10% at_least", "25% at_most"],
    ),
    ("100% of Canadian goods, 95% qualifying content, 4% of GDP", ["100%", "95%", "4%"]),
    ("Section 232 and Section 301 tariffs of 25%", ["25%"]),
    ("starting Aug. 1, up from 25 percent", ["25%"]),
    ("2012-13 and 2013–14", []),
    ("25% on steel and 10% on aluminum", ["25%", "10%"]),
    ("threatened to impose 25% tariffs on goods from all countries", ["25%"]),
    ("electricity tariffs up 250%", ["250%"]),
    ("an additional 10%, on top of the existing 25%", ["10%", "25%"]),
    ("25% + 50% + 2.9% = 77.9%", ["25%", "50%", "2.9%", "77.9%"]),
    ("90.045 EUR / 100 kg - 30.00 %", ["-30%"]),
]

ROLES = [
    ("100% of Canadian goods", "share"),
    ("95% qualifying content", "share"),
    ("4% of GDP", "share"),
    ("Section 301 tariffs of 25%", "tariff_rate"),
    ("threatened to impose 25% tariffs on goods from all countries", "tariff_rate"),
    ("electricity tariffs up 250%", "change"),
    ("telecom tariffs of 5%", "other"),
]

# (text, anchor, dates)
DATES = [
    ("starting Aug. 1, up from 25 percent", "2025-07-10", {"Aug. 1": "2025-08-01"}),
    ("2012-13", None, {"2012-13": "2012/2013"}),
    ("2013–14", None, {"2013–14": "2013/2014"}),
    ("effective 12:01 a.m. ET Aug. 7", "2025-07-31", {"Aug. 7": "2025-08-07"}),
    ("suspended Feb. 3, reimposed", "2025-03-06", {"Feb. 3": "2025-02-03"}),
    ("next Tuesday", "2025-09-10", {"next Tuesday": "2025-09-16"}),
    ("from next week", "2025-09-10", {"next week": "2025-09-15/2025-09-21"}),
    ("next Tuesday", None, {"next Tuesday": None}),
    ("may be imposed", "2025-09-10", {}),
    ("25 per cent, $4.25 and 32 is the quantity", "2025-09-10", {}),
    ("Section 232", "2025-09-10", {}),
]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money(text: str, expected: list[str], money_rows: Rows) -> None:
    assert money_rows(tradewire.money(text)) == expected


@pytest.mark.parametrize(("text", "expected"), PERCENTAGES)
def test_percentages(text: str, expected: list[str], percentage_rows: Rows) -> None:
    assert percentage_rows(tradewire.percentages(text)) == expected


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_roles(text: str, role: str) -> None:
    assert [value.role for value in tradewire.percentages(text)] == [role]


@pytest.mark.parametrize(("text", "anchor", "expected"), DATES)
def test_dates(text: str, anchor: str | None, expected: dict[str, str | None]) -> None:
    assert {date.text: date.value for date in tradewire.dates(text, anchor=anchor)} == expected


def test_vague_amount_has_a_floor_and_no_number() -> None:
    (value,) = find_money("hundreds of billions of dollars", vague=True)
    assert (value.amount, value.floor, value.qualifier) == (None, Decimal("200000000000"), "about")


def test_a_conversion_has_its_rate() -> None:
    first, second = tradewire.money("C$56 billion ($40.5 billion)")
    assert (first.implied_rate, second.implied_rate) == (None, Decimal("0.723214"))


def test_an_open_sign_names_its_candidates() -> None:
    (value,) = tradewire.money("The fund holds ¥5 trillion")
    assert value.currency is None
    assert value.guess is not None
    assert "JPY" in value.guess
    assert "CNY" in value.guess


def test_what_is_known_beside_the_text_decides() -> None:
    (value,) = find_money("The fund holds ¥5 trillion", MoneyContext(countries=("JP",)))
    assert (value.currency, value.guess) == ("JPY", None)


def test_the_level_before_a_change_in_points_is_inferred_and_marked() -> None:
    change, level = tradewire.percentages("The tariff rose 10 points to 35%")
    assert (change.points, level.previous, level.previous_inferred) == (Decimal(10), None, Decimal(25))


def test_points_of_both_kinds_in_percentage_points() -> None:
    assert [value.points for value in tradewire.percentages("2.5 percentage points, 50 basis points")] == [
        Decimal("2.5"),
        Decimal("0.5"),
    ]
