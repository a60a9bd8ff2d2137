"""Percentages and points: units, words, ranges, lists, and which value took the place of which."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tradewire.values.percentages import find_percentages

Rows = Callable[[Any], list[str]]

UNITS = [
    ("25%, 25 %, 25 percent, 25 per cent, 25-percent, 25-per-cent", ["25%"] * 6),
    ("8 pct, 8 Pct, 8pct, 15pc, 12.5 p.c., 7 PER CENT", ["8%", "8%", "8%", "15%", "12.5%", "7%"]),
    ("200 per centum, 40％", ["200%", "40%"]),
    ("ten\npercent, 10\nper cent, 10 per\ncent", ["10%"] * 3),
    (
        "2.5 percentage points, 3.5pp, 3.5 ppt, 2 pct points, 4 % points",
        ["2.5pp", "3.5pp", "3.5pp", "2pp", "4pp"],
    ),
    ("50 basis points, 75bps, 40 bp, a 25-basis-point cut", ["50bp", "75bp", "40bp", "25bp"]),
    ("a 10-percentage-point cut, another full percentage point", ["10pp", "1pp"]),
    ("The levy was cut by between five and 30 points", ["5..30pp"]),
    ("The central bank cut its rate by a quarter point", ["0.25pp"]),
]

NO_POINTS = [
    "The index fell 412.35 points to 28,900",
    "France won by 12 points",
    "three points on the agenda",
    "Nikkei futures lost 35 points on higher rates",
]

NUMBERS = [
    ("ten percent, TEN PERCENT, twenty-five per cent, a hundred per cent", ["10%", "10%", "25%", "100%"]),
    ("two and a half per cent, three and three-quarters percent", ["2.5%", "3.75%"]),
    ("a quarter of a per cent, half a percent, one-half of one percent", ["0.25%", "0.5%", "0.5%"]),
    ("a tenth of a percentage point, two-fifths of a percent", ["0.1pp", "0.4%"]),
    ("three quarters of a percentage point, half of 1 percent", ["0.75pp", "0.5%"]),
    ("8-1/4 pct, 3-1/2 pct, 7/8 pct, 5½%, .75 percent", ["8.25%", "3.5%", "0.875%", "5.5%", "0.75%"]),
    ("1,000%, 0.005 percent, 5,000 percent", ["1000%", "0.005%", "5000%"]),
    ("-5%, −0.7%, minus 2.3 per cent, +4.1%", ["-5%", "-0.7%", "-2.3%", "4.1%"]),
    ("a change of (0.5%), Margin | (0.5%)", ["0.5%", "-0.5%"]),
    ("fifteen (15) per cent, 10 (ten) percent", ["15%", "10%"]),
    ("zero percent, nil per cent", ["0%", "0%"]),
    ("33 1/3 percent, two-thirds of a percent", []),
    ("up about a percent", ["1% about"]),
]

RANGES = [
    ("between 8 and 30 percent", ["8..30%"]),
    (
        "5 to 10 per cent, 10-to-15-percent, 5—7%, 5%–7%, 20% ~ 30%",
        ["5..10%", "10..15%", "5..7%", "5..7%", "20..30%"],
    ),
    ("3-1/2 to four pct", ["3.5..4%"]),
    ("10 percent to as much as 25 percent", ["10..25%"]),
    ("Tariffs from 10 to 25 percent await", ["10..25%"]),
    ("Duties range from 12.5 per cent to 42 per cent", ["12.5..42%"]),
    ("goods pay from 12 per cent to 45 per cent according to origin", ["12..45%"]),
    ("Unemployment rose 0.2 percent to 5.3 percent", ["0.2%", "5.3%"]),
]

LISTS = [
    ("tariffs of 12, 15 and 20 percent", ["12%", "15%", "20%"]),
    ("rates of 0, 5 or 10%", ["0%", "5%", "10%"]),
    ("duties of 5, 10, 20%", ["5%", "10%", "20%"]),
    ("10%/20%", ["10%", "20%"]),
    ("In 1986 and 5 percent of cars", ["5%"]),
    ("from July 1, 10% on May 5 and 20 percent", ["10%", "20%"]),
    ("Section 201 and 30 percent, Chapter 87, 10 percent, Boeing 737 and 5 percent", ["30%", "10%", "5%"]),
    ("by 2030 and 40 percent", ["40%"]),
    ("$12 and 5 percent", ["5%"]),
    ("a quarter, or 5 percent", ["5%"]),
    ("A350 and 5%", ["5%"]),
]

LINKS = [
    ("from 8.2 to 6 percent", ["8.2%", "6% <0"]),
    ("cut from 15% to 6%", ["15%", "6% <0"]),
    ("to 8-1/4 pct from 8-3/4 pct", ["8.25% <1", "8.75%"]),
    ("to 15 percent from 27.5.", ["15% <1", "27.5%"]),
    ("unemployment fell to 9.8 pct of the workforce from 10.1", ["9.8% <1", "10.1%"]),
    ("The rate went from 8% to 6.", ["8%", "6% <0"]),
    ("a 35% levy, up from 10%", ["35% <1", "10%"]),
    ("12% (previously 15%)", ["12% <1", "15%"]),
    ("It doubled its 25% tariff on tin to 50%", ["25%", "50% <0"]),
    ("A 35% duty replaced the usual 20% one", ["35% <1", "20%"]),
    ("The 60% duty gives way to 45%", ["60%", "45% <0"]),
    ("inflation of 3.1 percent against 2.8 percent a year ago", ["3.1% <1", "2.8%"]),
    ("Tin pays 5%, copper 10%", ["5%", "10%"]),
    ("25% on tin from Peru and 10% on zinc from Chile", ["25%", "10%"]),
    ("20 percent from 12 countries", ["20%"]),
    ("15% from 1 July", ["15%"]),
    ("to 15 percent from 2024", ["15%"]),
    ("Sales rose 10 percent to 5 percent of the market", ["10%", "5%"]),
]

BOUNDS = [
    ("up to 25%, at least 10%, 30% or more", ["25% at_most", "10% at_least", "30% at_least"]),
    ("more than 5 percent, under 3%, nearly 7%", ["5% more_than", "3% less_than", "7% about"]),
    ("no more than 10%, as low as 2%", ["10% at_most", "2% at_least"]),
    ("goes up to 84% from 34%", ["84% <1", "34%"]),
    ("10%+", ["10% more_than"]),
    ("25% + 50%", ["25%", "50%"]),
]


@pytest.mark.parametrize(("text", "expected"), [*UNITS, *NUMBERS, *RANGES, *LISTS, *LINKS, *BOUNDS])
def test_percentages(text: str, expected: list[str], percentage_rows: Rows) -> None:
    values = find_percentages(text)
    assert percentage_rows(values) == expected
    assert all(text[value.start : value.end] == value.text for value in values)
    assert values == sorted(values, key=lambda value: value.start)


@pytest.mark.parametrize("text", NO_POINTS)
def test_points_that_are_no_percentage_points(text: str) -> None:
    assert find_percentages(text) == []


@pytest.mark.parametrize(
    "text",
    ["5 pc of steel pipe", "the percentage", "per cent", "10 pcs", "16 pints", "PCT", "percent of 5", ""],
)
def test_few_or_none(text: str) -> None:
    assert len(find_percentages(text)) == (1 if text == "5 pc of steel pipe" else 0)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("The levy rose 10 points to 35%", 25),
        ("The share fell by 2 percentage points to 8 percent", 10),
        ("The bank raised its rate by 75bps to 18.5pct", Decimal("17.75")),
        ("The levy rose 10 points, and 35% of firms left", None),
    ],
)
def test_level_before_a_change_in_points(text: str, before: Decimal | int | None) -> None:
    assert find_percentages(text)[1].previous_inferred == before


def test_spans_of_a_change_that_says_its_unit_once() -> None:
    assert [value.text for value in find_percentages("from 8.2 to 6 percent")] == ["8.2", "6 percent"]


def test_regions_and_limit() -> None:
    text = "5% then 6% then 7%"
    assert [v.text for v in find_percentages(text, regions=[(0, 5), (11, len(text))])] == ["5%", "7%"]
    assert [v.text for v in find_percentages(text, limit=2)] == ["5%", "6%"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("duties not\nto exceed 50\npercent", ["50% at_most"]),
        ("a duty of\n25 percent", ["25%"]),
        ("tariffs of 18\nto 22 per\ncent", ["18..22%"]),
        ("Tin | 5\nper cent of copper | 3", ["5%"]),
        ("to 19\n    percent on originating goods", ["19%"]),
        ("growth-revision-3-8-percent-growth", []),
        ("COVID-19 percent, 10-to-15-percent, sub-5 percent", ["10..15%", "5%"]),
        ("its taxes will fall by five pct to 31 pct", ["5%", "31%"]),
    ],
)
def test_broken_lines_and_names_with_numbers(text: str, expected: list[str], percentage_rows: Rows) -> None:
    values = find_percentages(text)
    assert percentage_rows(values) == expected
    assert all(text[value.start : value.end] == value.text for value in values)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5-, 10- and 15-percent levies", ["5%", "10%", "15%"]),
        ("a 10- or 20-percent duty", ["10%", "20%"]),
        ("15 or so percent, 30-odd percent, 20-plus per cent", ["15% about", "30% about", "20% more_than"]),
        ("from the current 10% to between 15% and 20%", ["10%", "15..20% <0"]),
        ("from 5-10% to 15-20%", ["5..10%", "15..20% <0"]),
        ("Good | Rate (%) | Tonnes\nTin | 12.5 | 400\nZinc | 3-5 | 12\nIron | none | 9", ["12.5%", "3..5%"]),
        ("Good | Rate | Change on 2024, per cent\nTin | 12.5 | -400", ["-400%"]),
        ("Good | Rate\nTin | 12.5\n\nA 5% levy", ["5%"]),
        ("Good | 5% | 7\nTin | 12 | 8", ["5%"]),
    ],
)
def test_hung_units_and_columns(text: str, expected: list[str], percentage_rows: Rows) -> None:
    assert percentage_rows(find_percentages(text)) == expected
