"""Gained and lost item by item; floors that only rise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tradewire.check.baseline import (
    Changes,
    cases_json,
    compare,
    floors_of,
    raised,
    read_baseline,
    with_set,
)
from tradewire.check.cases import Case
from tradewire.check.items import Item, Mark, Slot
from tradewire.check.results import to_json
from tradewire.check.run import Found, Outcome, Result
from tradewire.errors import CaseError

Marks = Mapping[str, Mapping[str, str]]
LETTERS = {"r": Mark.RIGHT, "w": Mark.WRONG, "m": Mark.MISSED, "s": Mark.SPURIOUS}


def outcome(cases: Mapping[str, Marks]) -> Outcome:
    """Cases of items of money: the letters are the marks of the section and of two measures."""
    results = []
    for name, items in cases.items():
        built = [
            Item(
                "money",
                key,
                {measure: LETTERS[letter] for measure, letter in marks.items()},
                {"currency": Slot("USD", "AUD", False)} if "w" in marks.values() else {},
                f"an amount of [{key}]",
            )
            for key, marks in items.items()
        ]
        results.append(Result(Case(name, None, "part", {}), Found({}), tuple(built)))
    return Outcome("set", tuple(results))


def all_of(letter: str) -> dict[str, str]:
    return {"money": letter, "amount": letter}


def changes(before: Mapping[str, Marks], after: Mapping[str, Marks]) -> dict[str, list[tuple[str, str, str]]]:
    found: Changes = compare(cases_json(outcome(before)), outcome(after))
    return {
        name: [(change.case, change.key, change.how) for change in getattr(found, name)]
        for name in ("lost", "gained", "spurious")
        if getattr(found, name)
    }


RIGHT, WRONG, MISSED, SPURIOUS = all_of("r"), all_of("w"), all_of("m"), all_of("s")
HALF = {"money": "w", "amount": "r"}


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ({"$1": RIGHT}, {"$1": RIGHT}, {}),
        ({"$1": MISSED}, {"$1": MISSED}, {}),
        ({"$1": RIGHT}, {"$1": MISSED}, {"lost": [("a", "$1", "missed")]}),
        ({"$1": RIGHT}, {"$1": WRONG}, {"lost": [("a", "$1", "currency AUD, not USD")]}),
        ({"$1": RIGHT}, {}, {"lost": [("a", "$1", "no longer expected")]}),
        ({"$1": MISSED}, {}, {}),
        ({"$1": WRONG}, {"$1": RIGHT}, {"gained": [("a", "$1", "right now")]}),
        ({"$1": WRONG}, {"$1": HALF}, {"gained": [("a", "$1", "amount")]}),
        ({"$1": HALF}, {"$1": WRONG}, {"lost": [("a", "$1", "currency AUD, not USD")]}),
        ({"$1": SPURIOUS}, {}, {"gained": [("a", "$1", "no longer found")]}),
        ({}, {"$1": SPURIOUS}, {"spurious": [("a", "$1", "not expected")]}),
        ({"$1": SPURIOUS}, {"$1": SPURIOUS}, {}),
        ({}, {"$1": RIGHT}, {}),
        (
            {"$1": RIGHT, "$2": MISSED},
            {"$1": MISSED, "$2": RIGHT},
            {"lost": [("a", "$1", "missed")], "gained": [("a", "$2", "right now")]},
        ),
    ],
)
def test_item_by_item(before: Marks, after: Marks, wanted: dict[str, list[tuple[str, str, str]]]) -> None:
    assert changes({"a": before}, {"a": after}) == wanted


def test_cases_that_come_and_go() -> None:
    assert changes({"a": {"$1": RIGHT}}, {"b": {"$1": MISSED}}) == {"lost": [("a", "$1", "the case is gone")]}
    found = compare(cases_json(outcome({"a": {}})), outcome({"a": {}, "b": {"$1": SPURIOUS}}))
    assert found.new_cases == ("b",)
    assert found.spurious == ()
    # Of the cases that are asked for alone.
    before = cases_json(outcome({"a": {"$1": RIGHT}, "b": {"$1": RIGHT}}))
    assert compare(before, outcome({"a": {"$1": RIGHT}}), "a").lost == ()


def test_what_json_prints_is_a_baseline(tmp_path: Path) -> None:
    before = outcome({"a": {"$1": RIGHT, "$2": HALF, "$3": SPURIOUS}})
    path = tmp_path / "b.json"
    path.write_text(to_json(before, floors_of(before, {"money": 0.5}), None), encoding="utf-8")
    read = read_baseline(path, "whatever")
    assert read is not None
    assert read.floors == {"money": 0.5}
    assert read.cases == cases_json(before)
    assert compare(read.cases, before) == Changes((), (), (), ())


def test_sets_of_several_folders_in_one_file(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(with_set(path, "one", outcome({"a": {"$1": RIGHT}})), encoding="utf-8")
    path.write_text(with_set(path, "two", outcome({"b": {"$1": MISSED}}), items=False), encoding="utf-8")
    one, two = read_baseline(path, "one"), read_baseline(path, "two")
    assert one is not None
    assert two is not None
    assert (list(one.cases), one.floors) == (["a"], {"money": 1.0, "amount": 1.0})
    assert (two.cases, two.floors) == ({}, {"money": 0.0, "amount": 0.0})
    assert read_baseline(path, "three") is None


def test_floors_only_rise(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    two_of_three = outcome({"a": {"$1": RIGHT, "$2": RIGHT, "$3": MISSED}})
    path.write_text(with_set(path, "one", two_of_three), encoding="utf-8")
    baseline = read_baseline(path, "one")
    assert baseline is not None
    assert baseline.floors == {"money": 0.8, "amount": 0.8}
    worse = outcome({"a": {"$1": RIGHT, "$2": MISSED, "$3": MISSED}})
    with pytest.raises(CaseError, match=r"floors only rise: the floor of money is 0\.800, reached is 0\.500"):
        with_set(path, "one", worse)
    better = outcome({"a": {"$1": RIGHT, "$2": RIGHT, "$3": RIGHT}})
    assert json.loads(with_set(path, "one", better))["sets"]["one"]["floors"] == {"money": 1.0, "amount": 1.0}
    with pytest.raises(CaseError, match="floors only rise"):  # nothing is judged any more
        with_set(path, "one", outcome({"a": {}}))


def test_a_floor_is_cut_and_so_is_reached_by_what_made_it() -> None:
    third = outcome({"a": {"$1": RIGHT, "$2": MISSED}})  # an F1 of two thirds
    floors = raised(third, {})
    assert floors["money"] == 0.666
    assert all(floor.is_met for floor in floors_of(third, floors))
    assert raised(third, {"money": 0.7, "dates": 0.5}) == {"money": 0.7, "amount": 0.666, "dates": 0.5}


def test_floors() -> None:
    half = outcome({"a": {"$1": RIGHT, "$2": MISSED}})
    assert [floor.is_met for floor in floors_of(half, {"money": 0.6, "amount": 0.7})] == [True, False]
    assert [(f.name, f.least) for f in floors_of(half, {"all": 0.5})] == [("money", 0.5)]
    (nothing,) = floors_of(half, {"dates": 0.0})
    assert (nothing.reached, nothing.is_met) == (None, False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is neither a baseline nor a file of records"),
        ("[]", "is no baseline"),
        ("{}", "is no baseline"),
        ('{"sets": []}', "is no baseline"),
        ('{"cases": []}', "is no baseline"),
        ('{"cases": {"a": []}}', "is no baseline"),
        ('{"cases": {"a": {"money": []}}}', "is no baseline"),
        ('{"cases": {"a": {"money": {"not_right": {"x": 1}}}}}', "is no baseline"),
        ('{"cases": {}, "floors": {"money": "high"}}', "is no baseline"),
        ('{"cases": {}, "floors": {"money": 2}}', "is no baseline"),
        ('{"sets": {"set": {}}}', "is no baseline"),
    ],
)
def test_what_is_no_baseline_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=said) as caught:
        read_baseline(path, "set")
    assert str(path) in str(caught.value)


def test_a_single_set_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text('{"cases": {}}', encoding="utf-8")
    with pytest.raises(CaseError, match="holds one set"):
        with_set(path, "one", outcome({}))
