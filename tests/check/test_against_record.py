"""Reviewed records, whole and in part: which entry is which, what is asked of it, what follows from it."""

from __future__ import annotations

import copy
from collections import Counter
from typing import Any

import pytest

from tradewire.check.against_record import judge_record
from tradewire.check.items import Item, Mark, figures
from tradewire.check.run import NOTHING

TEXT = """\
Peru puts 30% on fabrics from Pakistan.
Chile puts 5% on tin. It pays 5% too.
A levy of $4 bn and €2 bn."""


def span(words: str, nth: int = 0) -> dict[str, Any]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def tariff(rate: str, imposer: str, mention: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "kind": "tariff",
        "rate": {"unit": "percent", "low": rate, "high": rate, "qualifier": "exact"},
        "imposer": [imposer],
        "targets": [],
        "products": [],
        "status": None,
        "mentions": [mention],
        **more,
    }


FOUND: dict[str, Any] = {
    **NOTHING,
    "id": "sha256:1",
    "source": {"uri": "a.txt", "media_type": "text/plain", "sha256": "2"},
    "article": {"title": None, "text": TEXT, "blocks": [{"kind": "paragraph", "start": 0, "end": 39}]},
    "tariffs": [
        tariff("30", "PE", span("30%"), targets=["PK"], products=[{"text": "fabrics", "hs": ["52"]}]),
        tariff("5", "CL", span("5%"), products=[{"text": "tin", "hs": []}], status="in_force"),
    ],
    "money": [
        {
            **span("$4 bn"),
            "amount": "4000000000",
            "amount_high": None,
            "currency": "USD",
            "equivalent_of": None,
        },
        {**span("€2 bn"), "amount": "2000000000", "currency": "EUR", "equivalent_of": 0},
    ],
    "percentages": [
        {**span("30%"), "value": "30", "role": "tariff_rate"},
        {**span("5%"), "value": "5", "role": "tariff_rate"},
        {**span("5%", 1), "value": "5", "role": "share"},
    ],
    "entities": [
        {
            "id": "e1",
            "kind": "country",
            "name": "Peru",
            "code": "PE",
            "roles": [],
            "mentions": [span("Peru")],
        },
        {"id": "e2", "kind": "product", "name": "tin", "code": "80", "mentions": [span("tin")]},
        {
            "id": "e3",
            "kind": "person",
            "name": "Chile",
            "code": None,
            "roles": [{"title": "Minister", "of": "e1"}],
            "mentions": [span("Chile")],
        },
    ],
    "tables": [
        {
            "kind": "figures",
            "header": [{"text": "Year", "rowspan": 1, "header": True}],
            "rows": [],
        }
    ],
    "implications": [{"area": None, "impact": "It pays", "actors": ["e3"], "entities": ["e3"]}],
}


def judged(stated: dict[str, Any], *, whole: bool = False, **options: Any) -> list[Item]:
    return list(judge_record(stated, FOUND, whole=whole, **options))


def marks(items: list[Item]) -> list[tuple[str, str]]:
    return [(item.mark.value, item.key) for item in items]


def test_a_record_is_right_by_itself() -> None:
    items = judged(FOUND, whole=True)
    assert {item.section for item in items} == {
        "source", "article", "tariffs", "money", "percentages", "entities", "tables", "implications",
    }  # fmt: skip
    assert not [item for item in items if item.faults]


def changed(path: str, value: Any) -> dict[str, Any]:
    record = copy.deepcopy(FOUND)
    *way, last = path.split(".")
    here: Any = record
    for step in way:
        here = here[int(step) if step.isdigit() else step]
    here[last] = value
    return record


@pytest.mark.parametrize(
    ("path", "value", "key", "faults"),
    [
        (
            "tariffs.0.status",
            "announced",
            "30%",
            {"tariffs", "tariff status", "tariff whole (+products+status)"},
        ),
        ("tariffs.0.name", "cloth tariff", "30%", {"tariffs"}),
        ("tariffs.1.products.0.hs", ["80"], "5%", {"tariffs"}),
        ("money.0.amount", "5", "$4 bn", {"money", "money (amount+currency)"}),
        ("percentages.2.role", "tariff_rate", "5% (2)", {"percentages", "percentage is a tariff rate"}),
        ("percentages.2.value", "6", "5% (2)", {"percentages", "percentage (value)"}),
        ("entities.0.code", "PW", "country Peru", {"entities", "entity country"}),
        ("entities.0.kind", "city", "city Peru", {"entities", "entity city", "entity country"}),
        ("article.title", "Levies", "title", {"article"}),
        ("source.sha256", "3", "sha256", {"source"}),
        ("id", "sha256:2", "id", {"source"}),
    ],
)
def test_one_difference_is_one_item(path: str, value: Any, key: str, faults: set[str]) -> None:
    wrong = [item for item in judged(changed(path, value), whole=True) if item.faults]
    assert [item.key for item in wrong] == [key]
    assert set(wrong[0].faults) == faults
    assert wrong[0].mark in (Mark.WRONG, Mark.MISSED)


def test_what_one_entry_more_moves_is_not_wrong() -> None:
    """Ids and indexes are compared by what they stand for."""
    record = copy.deepcopy(FOUND)
    del record["entities"][0], record["money"][0]
    record["entities"][0]["id"], record["entities"][1]["id"] = "e1", "e2"
    record["entities"][1]["roles"] = [{"title": "Minister", "of": "Peru"}]
    record["money"][0]["equivalent_of"] = "$4 bn"
    record["implications"][0] |= {"actors": ["e2"], "entities": ["e2"]}
    wrong = [item for item in judged(record, whole=True) if item.faults]
    assert marks(wrong) == [("spurious", "country Peru"), ("spurious", "$4 bn")]


def test_text_that_moved_does_not_make_all_of_it_wrong() -> None:
    record = copy.deepcopy(FOUND)
    added = "A new first line.\n"
    record["article"]["text"] = added + TEXT

    def move(value: Any) -> None:
        if isinstance(value, dict):
            if "start" in value:
                value["start"] += len(added)
                value["end"] += len(added)
            for item in value.values():
                move(item)
        elif isinstance(value, list):
            for item in value:
                move(item)

    move(record)
    wrong = [item for item in judge_record(FOUND, record, whole=True) if item.faults]
    assert marks(wrong) == [("wrong", "text")]
    back = [item for item in judge_record(record, FOUND, whole=True) if item.faults]
    assert marks(back) == [("wrong", "text")]


PARTS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "one section": ({"tariffs": FOUND["tariffs"]}, ["right", "right"]),
    "short": (
        {
            "tariffs": [
                {"rate": {"low": 30}, "imposer": ["PE"], "targets": ["PK"], "products": ["fabrics"]},
                {"rate": {"low": "5.0"}, "imposer": ["CL"], "status": "in_force"},
            ]
        },
        ["right", "right"],
    ),
    "another status": (
        {"tariffs": [{"rate": {"low": 30}, "status": "announced"}, {"imposer": ["CL"]}]},
        ["wrong", "right"],
    ),
    "null is none": (
        {"tariffs": [{"imposer": ["PE"], "status": None}, {"imposer": ["CL"]}]},
        ["right", "right"],
    ),
    "null is not some": (
        {"tariffs": [{"imposer": ["PE"]}, {"imposer": ["CL"], "status": None}]},
        ["right", "wrong"],
    ),
    "one too few": ({"tariffs": [{"imposer": ["PE"]}]}, ["right", "spurious"]),
    "one too many": (
        {"tariffs": [{"imposer": ["PE"]}, {"imposer": ["CL"]}, {"imposer": ["BO"], "targets": ["PE"]}]},
        ["right", "right", "missed"],
    ),
    "in another order": (
        {"tariffs": [{"imposer": ["CL"], "status": "in_force"}, {"imposer": ["PE"]}]},
        ["right", "right"],
    ),
    "by its mention": (
        {"tariffs": [{"mentions": [{"text": "30%"}], "targets": ["PK"]}, {"mentions": [{"text": "5%"}]}]},
        ["right", "right"],
    ),
    "what most cells of tables are": (
        {"tables": [{"kind": "figures", "header": [{"text": "Year", "rowspan": 1, "header": True}]}]},
        ["right"],
    ),
    "nothing": ({"dates": []}, []),
    "nothing, and there is": ({"money": []}, ["spurious", "spurious"]),
    "a range": (
        {"tariffs": [{"imposer": ["PE"], "rate": {"low": 30, "high": 40}}, {"imposer": ["CL"]}]},
        ["wrong", "right"],
    ),
    "fields of the article": ({"article": {"title": None, "text": TEXT}}, ["right", "right"]),
    "amounts": (
        {"money": [{"amount": 4000000000, "currency": "USD"}, {"text": "€2 bn", "currency": "CHF"}]},
        ["right", "wrong"],
    ),
}


@pytest.mark.parametrize(("stated", "wanted"), PARTS.values(), ids=PARTS)
def test_a_part(stated: dict[str, Any], wanted: list[str]) -> None:
    assert [item.mark.value for item in judged(stated)] == wanted


def test_an_open_section_has_nothing_spurious() -> None:
    assert marks(judged({"money": [{"text": "€2 bn"}]}, open_sections=("money",))) == [("right", "€2 bn")]


def test_measures_that_a_part_does_not_state_are_not_there() -> None:
    stated = {"tariffs": [{"imposer": ["PE"], "rate": {"low": 30}}]}
    assert set(figures(judged(stated))) == {"tariffs", "tariff rate", "tariff imposer"}


def test_both_sides_are_told_in_words() -> None:
    item = judged(changed("tariffs.0.imposer", ["CO"]), whole=True)
    (wrong,) = [one for one in item if one.faults]
    assert (wrong.slots["imposer"].expected, wrong.slots["imposer"].found) == ("CO", "PE")
    assert wrong.words == "Peru puts [30%] on fabrics from Pakistan."


def test_many_entries_are_compared_in_bounded_time() -> None:
    many = [{"start": i, "end": i + 1, "text": "x", "value": str(i)} for i in range(3000)]
    record = {**FOUND, "percentages": [{**one, "role": "share"} for one in many]}
    items = list(judge_record({"percentages": many[::-1]}, record, whole=True))
    assert Counter(item.mark for item in items) == {Mark.WRONG: 3000}
