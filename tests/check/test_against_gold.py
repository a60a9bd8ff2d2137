"""Gold in part: open sections, what is known to be spurious, fields that are not stated."""

from __future__ import annotations

from typing import Any

import pytest

from tradewire.check.against_gold import judge_gold
from tradewire.check.gold import Gold
from tradewire.check.items import figures
from tradewire.check.run import NOTHING

TEXT = "Peru puts 30% on tin from Chile, and output grew by 4% in May. Lima gets $5 million."


def span(words: str) -> dict[str, Any]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words}


def tariff(rate: str, words: str, imposer: str, target: str) -> dict[str, Any]:
    return {
        "rate": {"unit": "percent", "low": rate, "high": rate},
        "imposer": [imposer],
        "targets": [target],
        "products": [{"text": "tin"}],
        "status": "in_force",
        "mentions": [span(words)],
    }


RECORD: dict[str, Any] = {
    **NOTHING,
    "article": {"text": TEXT},
    "tariffs": [tariff("30", "30%", "PE", "CL"), tariff("4", "4%", "PE", "CL")],
    "money": [{**span("$5 million"), "amount": "5000000", "amount_high": None, "currency": "USD"}],
    "percentages": [
        {**span("30%"), "value": "30", "value_high": None, "role": "tariff_rate"},
        {**span("4%"), "value": "4", "value_high": None, "role": "tariff_rate"},
    ],
    "entities": [
        {"kind": "country", "name": "Peru", "code": "PE"},
        {"kind": "city", "name": "Lima", "code": None},
        {"kind": "organization", "name": "The Tin Board", "code": None},
    ],
}
PLACE = {"context": "Peru puts 30% on tin from Chile", "quote": "30%"}
GETS = {"context": "gets $5 million", "quote": "$5 million"}
GREW = {"context": "output grew by 4% in May", "quote": "4%"}


def marks(gold: dict[str, Any]) -> list[tuple[str, str]]:
    items = list(judge_gold(Gold.model_validate(gold), RECORD))
    return [(item.section, item.mark.value) for item in items]


@pytest.mark.parametrize(
    ("gold", "wanted"),
    [
        ({}, []),
        ({"tariffs": []}, [("tariffs", "spurious")] * 2),
        ({"tariffs": [{**PLACE, "low": "30"}]}, [("tariffs", "right"), ("tariffs", "spurious")]),
        ({"tariffs": [{**PLACE, "low": "30"}], "open": ["tariffs"]}, [("tariffs", "right")]),
        ({"tariffs": [{**PLACE, "high": "30"}], "open": ["tariffs"]}, [("tariffs", "right")]),
        ({"tariffs": [{**PLACE, "status": "threatened"}], "open": ["tariffs"]}, [("tariffs", "wrong")]),
        ({"tariffs": [{**PLACE, "unit": "EUR per kg", "low": "3"}], "open": ["tariffs"]}, []),
        ({"tariffs": [], "open": ["tariffs"], "spurious": {"tariffs": [GREW]}}, [("tariffs", "spurious")]),
        ({"tariffs": [{**PLACE, "context": "on zinc 30%"}], "open": ["tariffs"]}, [("tariffs", "missed")]),
        ({"percentages": [{**GREW, "tariff": False}], "open": ["percentages"]}, [("percentages", "wrong")]),
        ({"percentages": [{**GREW, "value": 4}], "open": ["percentages"]}, [("percentages", "right")]),
        (
            {"percentages": [{**GREW, "value": 4, "value_high": 5}], "open": ["percentages"]},
            [("percentages", "wrong")],
        ),
        ({"countries": ["CL"]}, [("entities", "missed"), ("entities", "spurious")]),
        ({"countries": [], "open": ["countries"]}, []),
        (
            {"countries": [], "open": ["countries"], "spurious": {"countries": ["PE", "CL"]}},
            [("entities", "spurious")],
        ),
        ({"organizations": ["tin board"]}, [("entities", "right")]),
        ({"organizations": [["Board of Tin", "Tin Board"]]}, [("entities", "right")]),
        (
            {"organizations": [], "open": ["organizations"], "spurious": {"organizations": ["Tin Board"]}},
            [("entities", "spurious")],
        ),
        (
            {"money": [{"context": "gets $5 million", "quote": "$5 million", "currency": "USD"}]},
            [("money", "right")],
        ),
        (
            {"money": [{"context": "gets $5 million", "quote": "$5 million", "amount": 6}]},
            [("money", "wrong")],
        ),
        ({"tables": [], "implications": []}, []),
        ({"tables": [{"kind": "other", "n_rows": 1}]}, [("tables", "missed")]),
        ({"implications": [{"impact": "more"}]}, [("implications", "missed")]),
    ],
)
def test_a_part(gold: dict[str, Any], wanted: list[tuple[str, str]]) -> None:
    assert marks(gold) == wanted


def test_only_stated_fields_are_measured() -> None:
    gold = Gold.model_validate({"tariffs": [{**PLACE, "status": "in_force"}]})
    assert set(figures(judge_gold(gold, RECORD))) == {"tariffs", "tariff status"}


def test_the_same_words_twice_are_two_places() -> None:
    text = "Tin pays 5% here.\nTin pays 5% here."
    record = {**NOTHING, "article": {"text": text}}
    record["money"] = [
        {"start": i, "end": i + 2, "text": "5%", "amount": n, "amount_high": None, "currency": "USD"}
        for i, n in ((9, "1"), (27, "2"))
    ]
    entry = {"context": "Tin pays 5% here", "quote": "5%"}
    gold = Gold.model_validate({"money": [{**entry, "amount": "1"}, {**entry, "amount": "2"}]})
    items = list(judge_gold(gold, record))
    assert [item.mark.value for item in items] == ["right", "right"]
    assert items[1].key == "5% in “Tin pays 5% here” (2)"
