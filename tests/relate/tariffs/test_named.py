"""Duties that are told without a rate: which are kept, and what they say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tradewire import Extractor
from tradewire.lexicons.tariff_names import tariff_names
from tradewire.read import read_text
from tradewire.records import Tariff


def line(tariff: Tariff) -> str:
    """The first mention's words, parties, goods and status of a tariff."""
    goods = "; ".join(p.text.lower() for p in tariff.products) or "-"
    who, whom = ",".join(tariff.imposer), ",".join(tariff.targets)
    return f"{tariff.mentions[0].text}: {who}>{whom} {goods} {tariff.status}"


def rateless(extractor: Extractor, text: str) -> list[Tariff]:
    """The tariffs without a rate of an article."""
    return [t for t in extractor.extract(read_text(text, "story.md")).tariffs if t.rate is None]


NAMED = [
    # text, what is told, name
    (
        "Kenya will keep its “river levy” on boats from Uganda.",
        "river levy: KE>UG boats in_force",
        "river levy",
    ),
    ("Peruvian miners fear the US fentanyl tariff.", "fentanyl tariff: US> - None", "fentanyl tariff"),
    (
        "The Liberation Day tariffs are a year old.",
        "Liberation Day tariffs: US> - in_force",
        "Liberation Day tariffs",
    ),
    (
        "Miners know the Section 232 duties on copper from Fiji.",
        "Section 232 duties: US>FJ copper None",
        "Section 232 duties",
    ),
    (
        "Pickups from Japan still pay the chicken tax, a duty of the sixties.",
        "chicken tax: US>JP pickups in_force",
        "chicken tax",
    ),
    (
        "The US scrapped its reciprocal tariff on Fiji.",
        "reciprocal tariff: US>FJ - removed",
        "reciprocal tariff",
    ),
]


@pytest.mark.parametrize(("text", "told", "name"), NAMED)
def test_a_name_is_a_measure(extractor: Extractor, text: str, told: str, name: str) -> None:
    (tariff,) = rateless(extractor, text)
    assert line(tariff) == told
    assert tariff.name == name


UNNAMED = [
    ("Kenya put duties on tiles from Oman.", "duties: KE>OM tiles in_force"),
    ("Kenya will impose duties on tiles from Oman.", "duties: KE>OM tiles announced"),
    ("Kenya's retaliatory duties on Omani tiles were lifted.", "retaliatory duties: KE>OM tiles removed"),
    ("Traders live with Kenya's duties on tiles from Oman.", "duties: KE>OM tiles None"),
    ("Kenya threatened to raise tariffs on Omani tiles.", "tariffs: KE>OM tiles threatened"),
]


@pytest.mark.parametrize(("text", "told"), UNNAMED)
def test_a_duty_is_told_with_who_and_whom(extractor: Extractor, text: str, told: str) -> None:
    (tariff,) = rateless(extractor, text)
    assert line(tariff) == told
    assert tariff.name is None


SILENT = [
    "Tariffs hurt everyone, and Kenya talks of tariff policy.",
    "Kenya has no duties on tiles from Oman.",
    "Kenya did not put duties on tiles from Oman.",
    "Kenya waived its right to impose duties on tiles from Oman.",
    "Will Kenya put duties on tiles from Oman?",
    "Millers want Kenya to put duties on tiles from Oman.",
    "Duties on tiles worry Oman.",
    "Talk of reciprocal tariffs is common.",
    "Kenya raised its non-tariff barriers to tiles from Oman.",
    "The “open tariff quota” of Kenya takes tiles from Oman.",
]


@pytest.mark.parametrize("text", SILENT)
def test_too_little_is_no_measure(extractor: Extractor, text: str) -> None:
    assert rateless(extractor, text) == []


TOLD_WITH_A_RATE = [
    "Kenya put a duty of 12% on tiles from Oman. Kenya's duties on Omani goods are new.",
    "The US put a fentanyl tariff of 12% on goods from Fiji. The fentanyl tariff is two years old.",
    "The US put 12% on goods from Fiji. The Section 232 tariffs are old.",
    "Kenya put a duty of 12% on tiles from all countries. Kenya's duties on Omani tiles are new.",
]


@pytest.mark.parametrize("text", TOLD_WITH_A_RATE)
def test_a_duty_with_a_rate_is_not_told_again_without(extractor: Extractor, text: str) -> None:
    tariffs = extractor.extract(text).tariffs
    assert len(tariffs) == 1
    assert tariffs[0].rate is not None
    assert all("%" in m.text for m in tariffs[0].mentions)


def test_another_name_is_another_duty(extractor: Extractor) -> None:
    text = "The US put a reciprocal tariff of 12% on goods from Fiji. Its fentanyl tariff on Fiji stays."
    assert [t.name for t in extractor.extract(text).tariffs] == ["reciprocal tariff", "fentanyl tariff"]


def test_mentions_of_a_name_join(extractor: Extractor) -> None:
    text = "Kenya keeps its “river levy” on boats from Oman. Kenya keeps the “river levy” on boats from Oman."
    (tariff,) = rateless(extractor, text)
    assert [m.text for m in tariff.mentions] == ["river levy", "river levy"]


def test_the_size_of_a_move_needs_no_new_rate(extractor: Extractor) -> None:
    (tariff,) = rateless(extractor, "Kenya will cut its duties on tiles by between five and 30 points.")
    assert tariff.imposer == ("KE",)
    assert tariff.rate_change is not None
    assert (tariff.rate_change.low, tariff.rate_change.high) == (Decimal(5), Decimal(30))
    assert tariff.rate_change.unit == "pp"


def test_a_cell_takes_the_collector_from_its_row_and_the_payer_from_its_label(extractor: Extractor) -> None:
    text = (
        "Neighbours met in Nairobi.\n\n| Aspect | Details |\n|---|---|\n"
        "| Kenyan tariffs | Uganda: 12% on eggs. Rwanda: several duties, among them a “bridge levy.” |\n"
    )
    tariffs = extractor.extract(read_text(text, "story.md")).tariffs
    assert [(t.imposer, t.targets, t.mentions[0].text) for t in tariffs] == [
        (("KE",), ("UG",), "12%"),
        (("KE",), ("RW",), "bridge levy"),
    ]
    assert tariffs[1].evidence[0].text.startswith("Uganda: 12%")


def test_names_in_the_lexicon_stand_once_and_in_lower_case() -> None:
    forms = [entry.before or entry.whole or "" for entry in tariff_names()]
    assert len(forms) == len(set(forms))
    assert all(form == form.lower() for form in forms)
