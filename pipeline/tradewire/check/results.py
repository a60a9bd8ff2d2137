"""An outcome for programs: JSON, and the XML that CI systems read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

from tradewire.check.analysis import analyse
from tradewire.check.baseline import Change, Changes, Floor, cases_json
from tradewire.check.items import Item, Mark
from tradewire.check.run import Outcome

FORMAT = "tradewire check 1"


def to_json(outcome: Outcome, floors: Sequence[Floor], changes: Changes | None) -> str:
    """The outcome as one JSON object; `tradewire check --against` takes it as a baseline.

    `figures` holds the measures, `sections` the sections; `cases` the items. `changes` is null where
    nothing was compared with.
    """
    analysis = analyse(outcome)
    data: dict[str, Any] = {
        "format": FORMAT,
        "set": outcome.name,
        "missing": outcome.missing,
        "ungrounded": sum(result.ungrounded for result in outcome.results),
        "figures": outcome.measures,
        "sections": outcome.sections,
        "floors": {floor.name: floor.least for floor in floors},
        "floors_missed": [floor.name for floor in floors if not floor.is_met],
        "changes": None
        if changes is None
        else {
            "lost": [_change(change) for change in changes.lost],
            "gained": [_change(change) for change in changes.gained],
            "spurious": [_change(change) for change in changes.spurious],
            "new_cases": list(changes.new_cases),
        },
        "errors": {
            "status": [
                {"expected": expected, "found": found, "n": number}
                for (expected, found), number in sorted(analysis.statuses.items())
            ],
            "kinds": {
                section: {mark.value: number for mark, number in sorted(kinds.items(), key=_by_value)}
                for section, kinds in analysis.kinds.items()
            },
            "swaps": [{"case": case, "item": item.key, "words": item.words} for case, item in analysis.swaps],
            "worst": [_case(result.case.name, result.wrong) for result in analysis.worst],
        },
        "cases": cases_json(outcome),
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _by_value(pair: tuple[Mark, int]) -> str:
    return pair[0].value


def _change(change: Change) -> dict[str, str]:
    return {"case": change.case, "section": change.section, "item": change.key, "how": change.how}


def _case(name: str, items: Sequence[Item]) -> dict[str, Any]:
    return {
        "case": name,
        "items": [
            {
                "section": item.section,
                "item": item.key,
                "mark": item.mark.value,
                "words": item.words,
                "differs": {
                    field: {"expected": slot.expected, "found": slot.found}
                    for field, slot in item.slots.items()
                    if not slot.right
                },
            }
            for item in items
        ],
    }


def to_junit(outcome: Outcome, floors: Sequence[Floor], changes: Changes | None) -> str:
    """The outcome as JUnit XML: a test for each section of each case, and one for each floor.

    A test fails where the command does: something was lost, a floor is missed; a case without a record
    is an error. What is not right, and was not, stands in the output of its test.
    """
    lost: dict[tuple[str, str], list[Change]] = {}
    for change in changes.lost if changes else ():
        lost.setdefault((change.case, change.section), []).append(change)
    root = ElementTree.Element("testsuites", name="tradewire check")
    suite = ElementTree.SubElement(root, "testsuite", name=outcome.name)
    for result in outcome.results:
        case = result.case.name
        if result.trouble is not None:
            test = ElementTree.SubElement(suite, "testcase", classname=case, name="record")
            ElementTree.SubElement(test, "error", message=result.trouble)
        for section in dict.fromkeys(item.section for item in result.items):
            test = ElementTree.SubElement(suite, "testcase", classname=case, name=section)
            _failure(test, lost.pop((case, section), []))
            wrong = [item for item in result.wrong if item.section == section]
            if wrong:
                out = ElementTree.SubElement(test, "system-out")
                out.text = "\n".join(f"{item.mark.value}: {item.key}{differing(item)}" for item in wrong)
    for (case, section), gone in lost.items():
        _failure(ElementTree.SubElement(suite, "testcase", classname=case, name=section), gone)
    for floor in floors:
        test = ElementTree.SubElement(suite, "testcase", classname="floors", name=floor.name)
        if not floor.is_met:
            reached = "nothing was judged" if floor.reached is None else f"F1 is {floor.reached:.3f}"
            ElementTree.SubElement(test, "failure", message=f"{reached}, the floor is {floor.least:g}")
    for kind in ("failure", "error"):
        suite.set(f"{kind}s", str(len(suite.findall(f"testcase/{kind}"))))
    suite.set("tests", str(len(suite)))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _failure(test: ElementTree.Element, lost: Sequence[Change]) -> None:
    if lost:
        failure = ElementTree.SubElement(test, "failure", message=f"{len(lost)} lost")
        failure.text = "\n".join(f"{change.key}: {change.how}" for change in lost)


def differing(item: Item) -> str:
    """What differs in an item that was found, in words: ": status threatened, not announced"."""
    if item.mark is not Mark.WRONG:
        return ""
    said = [
        f"{name} {slot.found or 'none'}, not {slot.expected or 'none'}"
        for name, slot in item.slots.items()
        if not slot.right
    ]
    return f": {'; '.join(said)}" if said else ""
