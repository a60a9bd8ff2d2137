"""What is counted: an item of a section, judged by several measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypedDict


class Mark(Enum):
    """How one measure judges one item."""

    RIGHT = "right"
    WRONG = "wrong"  # found, with another value: missed and spurious at once
    MISSED = "missed"  # expected and not found
    SPURIOUS = "spurious"  # found and not expected


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of an item on both sides, as words; None is a side that says nothing of it."""

    expected: str | None
    found: str | None
    right: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was expected, or found without being so.

    Attributes:
        section: the section it is counted in; `marks` has an entry of that name.
        key: what it is called, the same in every run: words of the expectation, or of what is spurious.
        marks: a mark for each measure that judges it.
        slots: the fields that were compared.
        words: it in its context, safe to print.
    """

    section: str
    key: str
    marks: Mapping[str, Mark]
    slots: Mapping[str, Slot] = field(default_factory=dict)
    words: str = ""

    @property
    def mark(self) -> Mark:
        """The mark of the section: right if all that is stated of the item is."""
        return self.marks[self.section]

    @property
    def faults(self) -> list[str]:
        """The measures by which it is not right; empty for a right one."""
        return [measure for measure, mark in self.marks.items() if mark is not Mark.RIGHT]


class Figures(TypedDict):
    """A measure over many items. What was found or expected nowhere has a share of 0."""

    precision: float
    recall: float
    f1: float
    tp: int
    fp: int
    fn: int


def figures(items: Iterable[Item]) -> dict[str, Figures]:
    """Precision, recall and F1 of every measure that judged something, sections among them."""
    sums: dict[str, Counter[Mark]] = {}
    for item in items:
        for measure, mark in item.marks.items():
            sums.setdefault(measure, Counter())[mark] += 1
    return {measure: _figures(marks) for measure, marks in sums.items()}


def _figures(marks: Counter[Mark]) -> Figures:
    right = marks[Mark.RIGHT]
    spurious = marks[Mark.WRONG] + marks[Mark.SPURIOUS]
    missed = marks[Mark.WRONG] + marks[Mark.MISSED]
    precision = right / (right + spurious) if right + spurious else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": precision, "recall": recall, "f1": f1, "tp": right, "fp": spurious, "fn": missed}


def numbered(keys: Iterable[str]) -> list[str]:
    """Keys made different: the second "25%" is "25% (2)"."""
    seen: Counter[str] = Counter()
    out = []
    for key in keys:
        seen[key] += 1
        out.append(key if seen[key] == 1 else f"{key} ({seen[key]})")
    return out
