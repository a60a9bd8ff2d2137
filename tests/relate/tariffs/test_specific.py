"""Duties by quantity, compound rates, and the prices that are neither."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tradewire import Extractor
from tradewire.read import read_text
from tradewire.records import Tariff
from tradewire.records.tariff import CompoundRate, PercentRate, Rate, SpecificRate


def written(rate: Rate | None) -> str:
    """A rate in one line: "12%", "30 KES/kg", parts joined by " + "."""
    if isinstance(rate, CompoundRate):
        return " + ".join(written(part) for part in rate.parts)
    if isinstance(rate, SpecificRate):
        high = f"-{rate.amount_high}" if rate.amount_high is not None else ""
        return f"{rate.amount.normalize():f}{high} {rate.currency}/{rate.per}"
    return f"{rate.low}%" if isinstance(rate, PercentRate) else "-"


def line(tariff: Tariff) -> str:
    """Rate, parties, goods and status of a tariff."""
    goods = "; ".join(p.text.lower() for p in tariff.products) or "-"
    who, whom = ",".join(tariff.imposer), ",".join(tariff.targets)
    return f"{written(tariff.rate)} {who}>{whom} {goods} {tariff.status}"


SPECIFIC = [
    ("The EU charges a duty of €90 per 100 kg on sugar from Fiji.", ["90 EUR/100 kg EU>FJ sugar in_force"]),
    ("Kenya put a levy of 4.29 dlrs a barrel on oil from Oman.", ["4.29 USD/barrel KE>OM oil in_force"]),
    ("Norway's duty on lamb from Chile is 27.50 kroner a kilo.", ["27.5 NOK/kilo NO>CL lamb in_force"]),
    (
        "Ghana will levy a 35-cent per gallon tariff on juice from Peru.",
        ["0.35 USD/gallon GH>PE juice announced"],
    ),
    (
        "Norway has duties. Lamb from Chile pays 27 kroner a kilo in Norway.",
        ["27 NOK/kilo NO>CL lamb in_force"],
    ),
    (
        "Kenya has duties. It will charge $30 a tonne on rice from Oman.",
        ["30 USD/tonne KE>OM rice announced"],
    ),
    ("Kenya scrapped its duty of $30 a tonne on rice from Oman.", ["30 USD/tonne KE>OM rice removed"]),
    (
        "Kenya collects duties of $30 to $40 a tonne on rice from Oman.",
        ["30-40 USD/tonne KE>OM rice in_force"],
    ),
    (
        "Kenya charges a duty of 12%, or $2 a kilo, whichever is higher, on shirts from Oman.",
        ["12% KE>OM shirts in_force", "2 USD/kilo KE>OM shirts in_force"],
    ),
]


@pytest.mark.parametrize(("text", "lines"), SPECIFIC)
def test_duty_by_quantity(extractor: Extractor, text: str, lines: list[str]) -> None:
    assert [line(t) for t in extractor.extract(text).tariffs] == lines


COMPOUND = [
    ("Kenya puts 12% plus $30 a tonne on rice from Oman.", "12% + 30 USD/tonne", "12% plus $30 a tonne"),
    ("Kenya's duty on rice from Oman is 12% and $30 a tonne.", "12% + 30 USD/tonne", "12% and $30 a tonne"),
    (
        "Kenya's duty on rice from Oman is 90.045 EUR / 100 kg - 30.00 %.",
        "90.045 EUR/100 kg + -30%",
        "90.045 EUR / 100 kg - 30.00 %",
    ),
]


@pytest.mark.parametrize(("text", "rate", "words"), COMPOUND)
def test_compound(extractor: Extractor, text: str, rate: str, words: str) -> None:
    (tariff,) = (t for t in extractor.extract(text).tariffs if isinstance(t.rate, CompoundRate))
    assert written(tariff.rate) == rate
    assert [m.text for m in tariff.mentions] == [words]
    assert (tariff.imposer, tariff.targets) == (("KE",), ("OM",))


def test_the_percentage_of_a_compound_rate_is_a_rate_of_its_own_unless_it_is_taken_off(
    extractor: Extractor,
) -> None:
    plus = extractor.extract("Kenya puts 12% plus $30 a tonne on rice from Oman.")
    assert [written(t.rate) for t in plus.tariffs] == ["12%", "12% + 30 USD/tonne"]
    assert [p.role for p in plus.percentages] == ["tariff_rate"]
    minus = extractor.extract("Kenya's duty on rice from Oman is 90.045 EUR / 100 kg - 30.00 %.")
    assert [written(t.rate) for t in minus.tariffs] == ["90.045 EUR/100 kg + -30%"]


PRICES = [
    "Kenya taxes imports of rice. Rice from Oman fetched $300 a tonne in Mombasa.",
    "Kenya put 12% on rice from Oman, and prices rose to $300 a tonne.",
    "Shoppers pay $3 a kilo for lamb in Norway, which puts a duty on lamb from Chile.",
    "Kenya's import duty brings in $30 million a year.",
    "Ships from Oman will pay a port fee of $18 per tonne in Kenya.",
    "The household tariff is $5 per unit in Kenya.",
    "Kenya's duty on rice lifts its threshold price to $300 a tonne.",
    "Rice from Oman pays 12% in Kenya, or about $30 a tonne.",
    "The levy is popular. Millers sold rice at $300 a tonne.",
]


@pytest.mark.parametrize("text", PRICES)
def test_a_price_is_no_duty(extractor: Extractor, text: str) -> None:
    assert not [t for t in extractor.extract(text).tariffs if isinstance(t.rate, SpecificRate | CompoundRate)]


def test_a_column_of_duties_holds_sums_too(extractor: Extractor) -> None:
    text = (
        "Kenya's customs duties on goods of every origin\n\n"
        "| Product | Now | From 1 July 2026 |\n|---|---|---|\n"
        "| Rice | $30 a tonne | $40 a tonne |\n| Tiles | 12% | 14% |\n"
    )
    source = read_text(f"---\ndate: 2026-06-10\n---\n{text}", "story.md")
    rice, tiles = extractor.extract(source).tariffs
    assert line(rice) == "40 USD/tonne KE>WORLD rice announced"
    assert isinstance(rice.previous_rate, SpecificRate)
    assert rice.previous_rate.amount == Decimal(30)
    assert line(tiles).startswith("14% KE>WORLD tiles")


def test_a_column_of_prices_holds_none(extractor: Extractor) -> None:
    text = (
        "Kenya put a duty of 12% on steel from Oman.\n\n"
        "| Product | Price | Change |\n|---|---|---|\n| Coil | $900 a tonne | up 2% |\n"
    )
    found = extractor.extract(read_text(text, "story.md")).tariffs
    assert [written(t.rate) for t in found] == ["12%"]


def test_the_old_sum_is_the_previous_rate(extractor: Extractor) -> None:
    text = "Kenya's duty on rice from Oman will be $40 a tonne, up from $30 a tonne."
    (tariff,) = extractor.extract(text).tariffs
    assert written(tariff.rate) == "40 USD/tonne"
    assert written(tariff.previous_rate) == "30 USD/tonne"


def test_it_is_the_duty_of_the_sentence_before(extractor: Extractor) -> None:
    text = "Kenya keeps its duty on raw wool from Oman. From next year it will be $40 a tonne."
    assert [line(t) for t in extractor.extract(text).tariffs] == ["40 USD/tonne KE>OM raw wool announced"]


def test_percentages_stay_as_they_are_beside_sums(extractor: Extractor) -> None:
    alone = extractor.extract("Kenya put 12% on tiles from Oman. It pays nothing more.")
    beside = extractor.extract(
        "Kenya put 12% on tiles from Oman. It put a duty of $4 a tonne on sand from Fiji."
    )
    assert line(alone.tariffs[0]) == line(beside.tariffs[0])
    assert written(beside.tariffs[1].rate) == "4 USD/tonne"
