"""Dates and periods as EDTF values, with an article's day to count from and without."""

from __future__ import annotations

import pytest

from tradewire.values.dates import dateline_anchor, find_dateline, find_dates

# A Wednesday.
ANCHOR = "2025-09-10"

FIXED = [
    ("on March 4, 2025", {"March 4, 2025": "2025-03-04"}),
    ("the 4th of March, 2025", {"4th of March, 2025": "2025-03-04"}),
    (
        "2025-03-04, 10.09.2025, 10-Sep-2025",
        {"2025-03-04": "2025-03-04", "10.09.2025": "2025-09-10", "10-Sep-2025": "2025-09-10"},
    ),
    ("in March 2027", {"March 2027": "2027-03"}),
    ("in 1987", {"1987": "1987"}),
    ("the 1990s and the late 1980s", {"1990s": "199X", "late 1980s": "198X"}),
    ("Q3 2023, 2Q25, H1 2024", {"Q3 2023": "2023-35", "2Q25": "2025-34", "H1 2024": "2024-40"}),
    ("the second half of 2025", {"second half of 2025": "2025-41"}),
    ("the last three months of 2024", {"last three months of 2024": "2024-10/2024-12"}),
    ("FY 1987/88 and 2012-13", {"FY 1987/88": "1987/1988", "2012-13": "2012/2013"}),
    ("crop year 2025-26", {"crop year 2025-26": "2025/2026"}),
    ("March 4-5, 2025", {"March 4-5, 2025": "2025-03-04/2025-03-05"}),
    ("January-March 2024", {"January-March 2024": "2024-01/2024-03"}),
    ("2020-2024", {"2020-2024": "2020/2024"}),
    ("by the end of 2027", {"end of 2027": "2027-12-31"}),
    ("spring 2026", {"spring 2026": "2026-21"}),
]

ANCHORED = [
    ("last Friday", {"last Friday": "2025-09-05"}),
    ("next Tuesday", {"next Tuesday": "2025-09-16"}),
    ("Officials met on Thursday; talks resume on Monday", {"Thursday": "2025-09-04", "Monday": "2025-09-15"}),
    (
        "yesterday, tomorrow, tonight",
        {"yesterday": "2025-09-09", "tomorrow": "2025-09-11", "tonight": "2025-09-10"},
    ),
    ("two days ago", {"two days ago": "2025-09-08"}),
    ("next month, last week", {"next month": "2025-10", "last week": "2025-09-01/2025-09-07"}),
    ("It took effect on March 4", {"March 4": "2025-03-04"}),
    ("It will take effect on March 4", {"March 4": "2026-03-04"}),
    ("from April 2 to 9 it was low", {"April 2 to 9": "2025-04-02/2025-04-09"}),
    ("Exports fell in February", {"February": "2025-02"}),
    ("A rise is expected in November", {"November": "2025-11"}),
    ("this quarter", {"this quarter": "2025-35"}),
    ("the second quarter of last year", {"second quarter of last year": "2024-34"}),
    (
        "It was signed on Feb. 1, 2024 and applies from 1 a.m. on Feb. 4",
        {"Feb. 1, 2024": "2024-02-01", "Feb. 4": "2024-02-04"},
    ),
    ("the tax would end next year", {"next year": "2026"}),
    ("by end 2026", {"end 2026": "2026-12-31"}),
    ("Boxing Day", {"Boxing Day": "2025-12-26"}),
    ("the third week of June", {"third week of June": "2025-06-15/2025-06-21"}),
]

NO_DATES = [
    "The levy may be imposed",
    "Drivers march through the sun",
    "1,500 workers, 2025 workers, 32 ships",
    "Theresa May said so",
    "Section 301, HS 7208, paragraph 4",
    "1987 dollars, $2025, 12 percent",
    "Guatemala pays Q1,200 and Q3.50",
    "24/7 service",
    "Black Friday, the Sunday Times",
    "33 1/3 percent, 153.40/50 yen",
]


@pytest.mark.parametrize(("text", "expected"), FIXED)
def test_dates_that_need_no_anchor(text: str, expected: dict[str, str]) -> None:
    dates = find_dates(text)
    assert {date.text: date.value for date in dates} == expected
    assert all(text[date.start : date.end] == date.text for date in dates)
    assert {date.text: date.value for date in find_dates(text, ANCHOR)} == expected


@pytest.mark.parametrize(("text", "expected"), ANCHORED)
def test_dates_that_count_from_the_anchor(text: str, expected: dict[str, str]) -> None:
    assert {date.text: date.value for date in find_dates(text, ANCHOR)} == expected


@pytest.mark.parametrize("text", ["last Friday", "March 4", "next month", "yesterday", "the first quarter"])
def test_without_an_anchor_the_words_stay_and_the_value_is_open(text: str) -> None:
    (date,) = find_dates(text)
    assert date.value is None
    assert date.text in text


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    assert find_dates(text, ANCHOR) == []


@pytest.mark.parametrize(
    ("regions", "value"), [(("US",), "2025-04-03"), (("GB",), "2025-03-04"), ((), None), (("US", "GB"), None)]
)
def test_the_order_of_figures_is_that_of_the_country(regions: tuple[str, ...], value: str | None) -> None:
    (date,) = find_dates("signed 04/03/2025", regions=regions)
    assert date.value == value


@pytest.mark.parametrize("anchor", ["2025-09-10", "2025-09-10T23:59:00-08:00"])
def test_an_anchor_counts_in_its_own_zone(anchor: str) -> None:
    assert find_dates("yesterday", anchor)[0].value == "2025-09-09"


@pytest.mark.parametrize("anchor", ["", "soon", "2025-13-40", "0001-01-01", None])
def test_an_anchor_that_is_no_day_counts_as_none(anchor: str | None) -> None:
    assert find_dates("yesterday", anchor)[0].value is None


def test_what_hangs_on_the_anchor_is_marked() -> None:
    dates = find_dates("It was effective March 4, 2025. It was frozen until last Friday.", ANCHOR)
    assert [(date.anchored, date.cue) for date in dates] == [(False, "effective"), (True, "until")]


@pytest.mark.parametrize(
    ("text", "place", "date", "agency"),
    [
        ("OSLO, May 14 - Norway said it would act.", "OSLO", "May 14", None),
        ("OSLO, May 14, 2026 - Norway said it would act.", "OSLO", "May 14, 2026", None),
        ("LIMA, Peru, May 14 - Growers said it was late.", "LIMA", "May 14", None),
        ("OSLO (Reuters) - Norway said it would act.", "OSLO", None, "Reuters"),
    ],
)
def test_datelines(text: str, place: str, date: str | None, agency: str | None) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (found.place, found.date, found.agency) == (place, date, agency)


@pytest.mark.parametrize("text", ["Norway said on May 14 that it would act.", "", "NOTE: see below"])
def test_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_the_anchor_of_a_dateline_needs_its_year() -> None:
    assert str(dateline_anchor("OSLO, May 14, 2026 - Norway said it would act.")) == "2026-05-14"
    assert dateline_anchor("OSLO, May 14 - Norway said it would act.") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Border letter\n\n11 August 2027 — for members only\n\nText.", "2027-08-11"),
        ("Timeline\n\nCompiled by the library. Last revised 20 February 2026.\n\nText.", "2026-02-20"),
        ("Cars\n\nHarbour Research | retail desk | 19 November 2026\n\nText.", "2026-11-19"),
        ("Steppe note\n\nIssue 88 | 20 October 2025\n\nText.", "2025-10-20"),
        ("A weekend essay, 3 October 2026\n\nText.", "2026-10-03"),
        ("First printed in Leith on 13 March 1999\n\nText.", "1999-03-13"),
        ("Updated 27 August 2026. Extra duties only; others come on top.\n\nText.", "2026-08-27"),
        ("Norway will raise its duty on tin on 3 October 2026.", None),
        ("Norway raised the duty, as of 3 October 2026, to a new height.", None),
        ("Tin | 5% | 1 July 2026\nLead | 9% | 1 July 2026\n", None),
    ],
)
def test_the_anchor_of_a_byline(text: str, day: str | None) -> None:
    assert dateline_anchor(text) == day
