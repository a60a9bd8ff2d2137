"""Kinds of errors: statuses, directions, the worst cases; JSON and JUnit of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tradewire.check.analysis import analyse
from tradewire.check.baseline import cases_json, compare, floors_of
from tradewire.check.cases import load_cases
from tradewire.check.items import Mark
from tradewire.check.results import to_json, to_junit
from tradewire.check.run import Outcome, given, judge

GOLD = Path(__file__).parent / "gold"


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    cases = load_cases(GOLD)
    return judge("gold", cases, given(GOLD / "records.jsonl", cases))


def test_statuses(outcome: Outcome) -> None:
    statuses = analyse(outcome).statuses
    assert statuses["announced", "in_force"] == 1
    assert statuses["in_force", "in_force"] == 4
    assert sum(statuses.values()) == 6  # of tariffs that were found, not of those that were missed


def test_swaps(outcome: Outcome) -> None:
    ((case, item),) = analyse(outcome).swaps
    assert case == "wire-zinc"
    assert "threatened to put [9 percent] on Ecuadorean shrimp" in item.words
    assert (item.slots["imposer"].expected, item.slots["imposer"].found) == ("VN", "EC")


def test_kinds_and_the_worst_cases(outcome: Outcome) -> None:
    analysis = analyse(outcome)
    assert analysis.kinds["tariffs"] == {Mark.WRONG: 4, Mark.MISSED: 1, Mark.SPURIOUS: 1}
    worst = [result.case.name for result in analysis.worst]
    assert (worst[0], worst[-1]) == ("note-glass", "wire-nothing")
    numbers = [len(result.wrong) for result in analysis.worst]
    assert numbers == sorted(numbers, reverse=True)


def test_json(outcome: Outcome) -> None:
    floors = floors_of(outcome, {"tariffs": 0.9, "money": 0.1})
    data: dict[str, Any] = json.loads(to_json(outcome, floors, None))
    assert data["missing"] == ["note-gone"]
    assert data["figures"]["tariff status"]["tp"] == 5
    assert set(data["sections"]) == {"tariffs", "money", "percentages", "entities", "tables", "implications"}
    assert data["floors_missed"] == ["tariffs"]
    assert data["changes"] is None
    assert data["errors"]["swaps"][0]["case"] == "wire-zinc"
    assert {"expected": "announced", "found": "in_force", "n": 1} in data["errors"]["status"]
    assert data["errors"]["kinds"]["tariffs"] == {"missed": 1, "spurious": 1, "wrong": 4}
    worst = data["errors"]["worst"][0]["items"]
    assert {"section", "item", "mark", "words", "differs"} == set(worst[0])


def test_junit(outcome: Outcome) -> None:
    before = cases_json(outcome)
    before["wire-zinc"]["money"] = {"right": list(before["wire-zinc"]["money"]["not_right"])}
    before["gone"] = {"money": {"right": ["$1"]}}
    changes = compare(before, outcome)
    text = to_junit(outcome, floors_of(outcome, {"tariffs": 0.9, "money": 0.1}), changes)
    suite = ElementTree.fromstring(text)[0]
    tests = {(test.get("classname"), test.get("name")): test for test in suite}
    failed = {key for key, test in tests.items() if test.find("failure") is not None}
    assert failed == {("wire-zinc", "money"), ("gone", "money"), ("floors", "tariffs")}
    assert tests["note-gone", "record"].find("error") is not None
    assert suite.get("tests") == str(len(tests))
    assert (suite.get("failures"), suite.get("errors")) == ("3", "1")
    out = tests["note-glass", "tables"].find("system-out")
    assert out is not None
    assert "missed: tariff_schedule: Importer | Duty on glass (2 rows)" in (out.text or "")
