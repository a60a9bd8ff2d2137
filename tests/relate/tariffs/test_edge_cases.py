"""Strings that trip well-known extractors, as duties and tables of them must come out."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from tradewire.records import PercentRate, Record
from tradewire.records.tariff import CompoundRate, SpecificRate, Tariff

Reader = Callable[[str], Record]
Teller = Callable[[str, tuple[str, ...]], list[str]]


def only(record: Record) -> Tariff:
    (tariff,) = record.tariffs
    return tariff


def test_per_cent_is_no_money(record_of: Reader) -> None:
    record = record_of("Senegal put a duty of 25 per cent on onions from Mali.")
    assert [t.rate for t in record.tariffs] == [PercentRate(low=Decimal(25), high=Decimal(25))]
    assert record.money == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Senegal puts a duty of 10-15% on onions from Mali.", 10, 15),
        ("Senegal puts duties of 10% to 15% on onions from Mali.", 10, 15),
        ("Senegal charges between 10% and 41% on onions from Mali.", 10, 41),
        ("Senegal will charge onions from Mali from 10 to 41 percent, depending on the season.", 10, 41),
    ],
)
def test_a_range_has_two_ends(text: str, low: int, high: int, record_of: Reader) -> None:
    assert only(record_of(text)).rate == PercentRate(low=Decimal(low), high=Decimal(high))


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("Senegal raised its duty on Malian onions from 25% to 50%.", 50, 25),
        ("Senegal charges a 145 percent tariff, up from 34%, on Malian onions.", 145, 34),
        ("Senegal's tariff on Malian onions is now 30 percent, up from 25 percent.", 30, 25),
    ],
)
def test_an_old_rate_is_no_range_and_no_measure(text: str, new: int, old: int, record_of: Reader) -> None:
    tariff = only(record_of(text))
    assert tariff.rate == PercentRate(low=Decimal(new), high=Decimal(new))
    assert tariff.previous_rate == PercentRate(low=Decimal(old), high=Decimal(old))


def test_a_rise_in_points_is_no_rate(record_of: Reader) -> None:
    record = record_of("The Senegalese tariff on Malian onions rose 10 points to 35%.")
    assert only(record).rate == PercentRate(low=Decimal(35), high=Decimal(35))
    assert [p.unit for p in record.percentages] == ["pp", "percent"]


@pytest.mark.parametrize("change", ["2.5 percentage points", "50 basis points"])
def test_points_alone_make_no_duty(change: str, record_of: Reader) -> None:
    record = record_of(f"Senegal raised its duty on Malian onions by {change}.")
    assert all(tariff.rate is None for tariff in record.tariffs)
    assert [p.role for p in record.percentages] == ["tariff_change"]


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("at least 10%", "at_least"),
        ("up to 25%", "at_most"),
        ("no more than 25%", "at_most"),
        ("more than 25%", "more_than"),
        ("about 25%", "about"),
        ("25%", "exact"),
    ],
)
def test_bounds_are_kept(words: str, qualifier: str, record_of: Reader) -> None:
    rate = only(record_of(f"Senegal will charge {words} on onions from Mali.")).rate
    assert isinstance(rate, PercentRate)
    assert rate.qualifier == qualifier


@pytest.mark.parametrize(
    "text",
    [
        "The tariff reaches 100% of Malian goods sold in Senegal.",
        "Cars with 95% qualifying content escape the Senegalese duty.",
        "Malian duties are worth 4% of GDP.",
        "Electricity tariffs in Senegal went up 250%.",
        "Telecom tariffs in Senegal were cut by 30%.",
        "Data tariffs in Mali are 40% higher than in Senegal.",
    ],
)
def test_shares_and_prices_are_no_duty(text: str, record_of: Reader) -> None:
    record = record_of(text)
    assert [tariff.rate for tariff in record.tariffs if tariff.rate] == []
    assert len(record.percentages) == 1
    assert record.percentages[0].role != "tariff_rate"


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("The United States put Section 301 tariffs of 25% on toys from Mali.", "Section 301"),
        ("Under Section 232 Washington charges 40% on aluminum from Senegal.", "Section 232"),
    ],
)
def test_a_section_is_a_law_and_no_rate(text: str, basis: str, record_of: Reader) -> None:
    tariff = only(record_of(text))
    assert tariff.legal_basis == basis
    assert isinstance(tariff.rate, PercentRate)
    assert tariff.rate.low in (Decimal(25), Decimal(40))


@pytest.mark.parametrize("period", ["2012-13", "2013–14"])
def test_periods_are_no_rates(period: str, told: Teller) -> None:
    text = f"In {period} Senegal charged a duty of 12% on Malian onions."
    assert told(text, ()) == ["12 SN>ML onions in_force"]


def test_each_rate_has_its_record(told: Teller) -> None:
    text = "Senegal imposed 25% on steel and 10% on aluminum from Mali."
    assert told(text, ()) == ["25 SN>ML steel in_force", "10 SN>ML aluminum in_force"]


def test_a_threat_against_all_is_one_against_all(told: Teller) -> None:
    text = (
        "Senegal, after a quarrel with Mali, threatened to impose 25% tariffs on goods from all countries. "
        "Mali protested."
    )
    assert told(text, ()) == ["25 SN>WORLD - threatened"]


def test_what_comes_on_top_is_not_added_up(told: Teller) -> None:
    text = "Senegal will levy an additional 10% on Malian onions, on top of the existing 25%."
    assert told(text, ("10 SN>ML * *", "25 SN>ML * *")) == ["10 SN>ML * *", "25 SN>ML * *"]


def test_next_tuesday_is_a_day(record_of: Reader) -> None:
    text = "---\ndate: 2025-07-31\n---\nSenegal will impose a 15% duty on Malian onions next Tuesday."
    assert only(record_of(text)).effective == "2025-08-05"


def test_the_verb_may_is_no_month(record_of: Reader) -> None:
    text = "---\ndate: 2025-07-31\n---\nA 15% duty on Malian onions may be imposed by Senegal."
    tariff = only(record_of(text))
    assert (tariff.effective, tariff.status) == (None, "threatened")


def test_a_duty_of_a_sum_and_a_percentage(record_of: Reader) -> None:
    text = "The EU charges a duty of 90.045 EUR / 100 kg plus 30.00% on garlic from Mali."
    (rate,) = [t.rate for t in record_of(text).tariffs if isinstance(t.rate, CompoundRate)]
    specific = next(part for part in rate.parts if isinstance(part, SpecificRate))
    percent = next(part for part in rate.parts if isinstance(part, PercentRate))
    assert (specific.amount, specific.currency, specific.per) == (Decimal("90.045"), "EUR", "100 kg")
    assert percent.low == Decimal("30.00")


@pytest.mark.parametrize(
    ("government", "code"),
    [
        ("The UK", "GB"),
        ("Ottawa", "CA"),
        ("Brussels", "EU"),
        ("Washington", "US"),
        ("South Korea", "KR"),
        ("Dakar", "SN"),
    ],
)
def test_who_stands_for_a_government(government: str, code: str, told: Teller) -> None:
    text = f"{government} imposed a 15% duty on onions from Mali."
    assert told(text, ()) == [f"15 {code}>ML onions in_force"]


def test_a_header_over_two_rows_holds_for_both(told: Teller) -> None:
    text = (
        "<p>Duties.</p><table><caption>Senegalese duties</caption><tr><th>Country</th><th>Goods</th>"
        "<th>Rate</th></tr><tr><th rowspan=2>Mali</th><td>Onions</td><td>15%</td></tr>"
        "<tr><td>Mangoes</td><td>4%</td></tr></table>"
    )
    assert told(text, ()) == ["15 SN>ML onions in_force", "4 SN>ML mangoes in_force"]


def test_a_list_in_a_cell_keeps_its_items(told: Teller) -> None:
    text = (
        "<p>Duties.</p><table><caption>Senegalese duties</caption><tr><th>Country</th><th>Duties</th></tr>"
        "<tr><td>Mali</td><td><ul><li>15% on onions</li><li>4% on mangoes</li></ul></td></tr></table>"
    )
    assert told(text, ()) == ["15 SN>ML onions in_force", "4 SN>ML mangoes in_force"]


def test_a_bar_in_a_cell_is_text(told: Teller) -> None:
    text = (
        "<p>Tax</p><table><caption>Senegalese duties on Mali</caption><tr><th>Goods</th><th>Rate</th></tr>"
        "<tr><td>Onions | red</td><td>15%</td></tr></table>"
    )
    assert told(text, ("15 SN>ML * in_force",)) == ["15 SN>ML * in_force"]


def test_a_caption_is_no_header(record_of: Reader) -> None:
    text = (
        "<p>Duties.</p><table><caption>Senegalese duties of 2019 on Mali</caption>"
        "<tr><th>Goods</th><th>Rate</th></tr><tr><td>Onions</td><td>15%</td></tr></table>"
    )
    record = record_of(text)
    assert [cell.text for cell in record.tables[0].header] == ["Goods", "Rate"]
    assert record.tables[0].caption == "Senegalese duties of 2019 on Mali"
    assert only(record).targets == ("ML",)
