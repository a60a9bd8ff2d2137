"""What gold says of one record, as the page takes it."""

from __future__ import annotations

from dataclasses import dataclass, field

VERDICTS = ("right", "wrong", "missed", "spurious")
"""Of a value: as gold has it, found with another value, not found, found where gold has none."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One place of the text: `item` is the entry of the record's `section`, None where it was missed."""

    section: str
    item: int | None
    start: int
    end: int
    verdict: str
    note: str


@dataclass(slots=True)
class Judgement:
    """What gold says of one record.

    Attributes:
        spans: values with a place.
        items: verdicts of entries as a whole, by `section:number`.
        lost: what was missed and has no place in the text: section and words.
    """

    spans: list[Judged] = field(default_factory=list)
    items: dict[str, str] = field(default_factory=dict)
    lost: list[tuple[str, str]] = field(default_factory=list)

    def counts(self) -> list[int]:
        """How many values are right, wrong, missed and spurious."""
        said = [span.verdict for span in self.spans] + list(self.items.values())
        lost = (0, 0, len(self.lost), 0)
        return [said.count(verdict) + more for verdict, more in zip(VERDICTS, lost, strict=True)]

    def to_json(self) -> dict[str, object]:
        """As the page takes it."""
        names = ("section", "item", "start", "end", "verdict", "note")
        return {
            "spans": [{name: getattr(span, name) for name in names} for span in self.spans],
            "items": self.items,
            "lost": self.lost,
        }
