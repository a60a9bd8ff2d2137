"""An earlier outcome to compare with: what was right then, and the floors that hold since.

A baseline is a JSON file. `{"sets": {NAME: set, …}}` has one set for each folder of cases, by its name;
what `tradewire check --json` prints is one set. A set holds

- `cases`: by case and section, the keys of the items that were right, those that were not, with the
  measures that were not, and what was spurious;
- `floors`: by section and measure, the least F1, which is only ever raised.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tradewire.check.items import Item, Mark
from tradewire.check.run import Outcome
from tradewire.errors import CaseError

Cases = Mapping[str, Mapping[str, Any]]

_TINY = 1e-9  # below any difference of two shares
DIGITS = 3  # of a floor


@dataclass(frozen=True, slots=True)
class Baseline:
    """What an earlier run had: items by case and section, and floors by section or measure."""

    cases: Cases
    floors: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Change:
    """One item that is not what it was. `how` says what changed, in words."""

    case: str
    section: str
    key: str
    how: str
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different since a baseline; items of cases that it does not know are in none of the lists."""

    lost: tuple[Change, ...]
    gained: tuple[Change, ...]
    spurious: tuple[Change, ...]  # found now without being expected, and not then
    new_cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Floor:
    """A least F1 and what was reached; None where nothing was judged."""

    name: str
    least: float
    reached: float | None

    @property
    def is_met(self) -> bool:
        """Whether it was reached."""
        return self.reached is not None and self.reached >= self.least - _TINY


def cases_json(outcome: Outcome) -> dict[str, dict[str, Any]]:
    """The items of an outcome as a baseline holds them."""
    out: dict[str, dict[str, Any]] = {}
    for result in outcome.results:
        sections: dict[str, Any] = {}
        for item in result.items:
            here = sections.setdefault(item.section, {"right": [], "not_right": {}, "spurious": []})
            if item.mark is Mark.SPURIOUS:
                here["spurious"].append(item.key)
            elif item.faults:
                here["not_right"][item.key] = item.faults
            else:
                here["right"].append(item.key)
        out[result.case.name] = {
            name: {kind: keys for kind, keys in here.items() if keys} for name, here in sections.items()
        }
    return out


def compare(before: Cases, outcome: Outcome, only: str = "") -> Changes:
    """What was lost and gained since `before`, item by item; of cases whose names begin with `only`.

    Lost is what was right by a measure and is not any more: a value, an item that is no longer expected,
    a case that is gone. Gained is what was not right, or was spurious, and is so no more.
    """
    now = cases_json(outcome)
    lost: list[Change] = []
    gained: list[Change] = []
    spurious: list[Change] = []
    items = {
        (result.case.name, item.section, item.key): item
        for result in outcome.results
        for item in result.items
    }
    for case, sections in before.items():
        if not case.startswith(only):
            continue
        for section, then in sections.items():
            here = now.get(case, {}).get(section, {})
            faults_now = _faults(here)
            for key, old in _faults(then).items():
                item = items.get((case, section, key))
                new = faults_now.get(key)
                if new is None:
                    if section not in old:
                        gone = "no longer expected" if case in now else "the case is gone"
                        lost.append(Change(case, section, key, gone))
                    continue
                if set(new) - set(old):
                    lost.append(Change(case, section, key, _how(item, set(new) - set(old)), item))
                if set(old) - set(new):
                    names = ", ".join(sorted(set(old) - set(new) - {section})) if section in new else ""
                    gained.append(Change(case, section, key, names or "right now", item))
            old_keys, new_keys = (side.get("spurious", ()) for side in (then, here))
            gained += [
                Change(case, section, key, "no longer found") for key in old_keys if key not in new_keys
            ]
        for section, here in now.get(case, {}).items():
            known = sections.get(section, {}).get("spurious", ())
            for key in here.get("spurious", ()):
                if key not in known:
                    item = items.get((case, section, key))
                    spurious.append(Change(case, section, key, "not expected", item))
    new_cases = tuple(case for case in now if case not in before)
    return Changes(tuple(lost), tuple(gained), tuple(spurious), new_cases)


def _faults(section: Mapping[str, Any]) -> dict[str, list[str]]:
    """The measures by which each expected item of a section was not right."""
    return {**{key: [] for key in section.get("right", ())}, **section.get("not_right", {})}


def _how(item: Item | None, measures: set[str]) -> str:
    """What is wrong with an item now, as far as these measures ask for it."""
    if item is None or item.mark is Mark.MISSED:
        return "missed"
    wrong = [
        f"{name} {slot.found or 'none'}, not {slot.expected or 'none'}"
        for name, slot in item.slots.items()
        if not slot.right
    ]
    return "; ".join(wrong) or ", ".join(sorted(measures))


def floors_of(outcome: Outcome, floors: Mapping[str, float]) -> list[Floor]:
    """The floors with what was reached. `all` is a floor of every section without one of its own."""
    least = dict.fromkeys(outcome.sections, floors["all"]) if "all" in floors else {}
    least |= {name: value for name, value in floors.items() if name != "all"}
    figures = outcome.figures
    return [
        Floor(name, value, figures[name]["f1"] if name in figures else None) for name, value in least.items()
    ]


def read_baseline(path: Path, name: str) -> Baseline | None:
    """The set `name` of a baseline file, or the one that it is; None if it has no set of that name.

    Raises:
        CaseError: the file cannot be read, or is no baseline.
    """
    data = _read(path)
    if "sets" in data:
        if name not in data["sets"]:
            return None
        data = data["sets"][name]
    cases: Any = data.get("cases")
    floors: Any = data.get("floors", {})
    try:
        _check(cases, floors)
    except (TypeError, ValueError, AttributeError) as error:
        raise CaseError(
            str(path), "is no baseline of `tradewire check`: it holds cases and floors"
        ) from error
    return Baseline(cases, {str(key): float(value) for key, value in floors.items()})


def _check(cases: Any, floors: Any) -> None:
    for sections in cases.values():
        for section in sections.values():
            if not all(isinstance(measures, list) for measures in section.get("not_right", {}).values()):
                raise ValueError
            for kind in ("right", "spurious"):
                if not isinstance(section.get(kind, []), list):
                    raise TypeError
    for value in floors.values():
        if isinstance(value, bool) or not 0 <= value <= 1:
            raise ValueError


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CaseError(str(path), (error.strerror or type(error).__name__).lower()) from error
    except (ValueError, RecursionError) as error:
        raise CaseError(str(path), "is neither a baseline nor a file of records") from error
    if not isinstance(data, dict) or not isinstance(data.get("sets", {}), dict):
        raise CaseError(str(path), "is no baseline")
    return data


def raised(outcome: Outcome, before: Mapping[str, float]) -> dict[str, float]:
    """The floors after this outcome: what was reached, or the floor before where that is higher.

    What was judged then and is not now keeps its floor.
    """
    reached = {
        name: math.floor(figure["f1"] * 10**DIGITS + _TINY) / 10**DIGITS
        for name, figure in outcome.figures.items()
    }
    return {name: max(reached.get(name, 0.0), before.get(name, 0.0)) for name in {**before, **reached}}


def with_set(path: Path, name: str, outcome: Outcome, *, items: bool = True) -> str:
    """The text of the baseline file with this outcome as the set `name`; its other sets stay.

    `items` is whether the cases' items are kept, words of the articles among them, or the floors alone.

    Raises:
        CaseError: the file that is there is no baseline; a floor is not reached, so that it would fall.
    """
    data = _read(path) if path.exists() else {"sets": {}}
    if "sets" not in data:
        raise CaseError(str(path), "holds one set, as --json prints it; --save writes a file of sets")
    before = read_baseline(path, name) if path.exists() else None
    floors = before.floors if before else {}
    missed = [floor for floor in floors_of(outcome, floors) if not floor.is_met]
    if missed:
        reached = 0.0 if missed[0].reached is None else missed[0].reached
        reason = f"the floor of {missed[0].name} is {missed[0].least:.3f}, reached is {reached:.3f}"
        raise CaseError(str(path), f"is not written, since floors only rise: {reason}")
    cases = cases_json(outcome) if items else {}
    data["sets"][name] = {"floors": raised(outcome, floors), "cases": cases}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
