"""The words of values: scales, numbers, units of price, bounds, cues. Each has a row in use elsewhere too."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from tradewire.lexicons.figure_words import FigureGroup, figure_words
from tradewire.lexicons.number_words import cardinals, fractions, small_parts
from tradewire.lexicons.per_units import per_adverbs, per_units
from tradewire.lexicons.percent_cues import CueGroup, percent_cues
from tradewire.lexicons.percent_units import percent_units
from tradewire.lexicons.qualifiers import last_words, qualifiers_after, qualifiers_before
from tradewire.lexicons.scales import scales


@pytest.mark.parametrize(
    ("word", "value", "money", "glued"),
    [
        ("million", 10**6, False, False),
        ("bn", 10**9, True, False),
        ("k", 10**3, True, True),
        ("t", 10**12, True, True),
        ("lakh", 10**5, False, False),
        ("crore", 10**7, False, False),
        ("mm", 10**6, True, False),
        ("bilhões", 10**9, False, False),
    ],
)
def test_scales(word: str, value: int, money: bool, glued: bool) -> None:
    (scale,) = scales()[word]
    assert (scale.value, scale.money, scale.glued) == (Decimal(value), money, glued)


def test_numbers() -> None:
    assert (cardinals()["seventeen"], cardinals()["ninety"]) == (Decimal(17), Decimal(90))
    assert (fractions()["quarters"], fractions()["tenth"]) == (Decimal("0.25"), Decimal("0.1"))
    assert "tenth" in small_parts()
    assert "half" not in small_parts()


def test_units_of_price() -> None:
    assert {"barrel", "metric ton", "year", "teu"} <= per_units()
    assert per_adverbs()["apiece"] == "piece"


def test_bounds() -> None:
    assert (qualifiers_before()["up to"], qualifiers_after()["or more"]) == ("at_most", "at_least")
    assert {"to", "than", "about"} <= last_words()


def test_units_of_percentages() -> None:
    forms = {form: entry.unit for entry in percent_units() for form in entry.forms}
    assert (forms["%"], forms["pct"], forms["bps"], forms["percentage points"]) == (
        "percent",
        "percent",
        "bp",
        "pp",
    )
    assert [entry.unit for entry in percent_units() if entry.loose] == ["pp"]


@pytest.mark.parametrize("group", get_args(FigureGroup))
def test_every_group_of_figure_words_has_words(group: FigureGroup) -> None:
    assert figure_words(group)
    assert all(word == word.strip() for word in figure_words(group))


@pytest.mark.parametrize("group", get_args(CueGroup))
def test_every_group_of_cues_has_words(group: CueGroup) -> None:
    assert any(group in groups for groups in percent_cues().values())


def test_verbs_are_inflected() -> None:
    assert {"rise", "rises", "rose", "risen", "rising", "grew", "sold"} <= figure_words(
        "change"
    ) | figure_words("link") | figure_words("payer_verb")
    assert "collect" in percent_cues()["levied"]
    assert "tariff" in percent_cues()["duties"]
