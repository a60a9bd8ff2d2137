"""The words around a percentage, by the groups of the lexicon, for the rules that give it a role."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tradewire.lexicons.percent_cues import CueGroup, percent_cues
from tradewire.values.model import PercentageValue
from tradewire.values.surroundings import qualifier_before

_REACH_BEFORE = 140
_REACH_AFTER = 90
_TABLE_REACH = 20_000
_LINE_REACH = 1_000
_LEAD_REACH = 800
_WORD = re.compile(r"[A-Za-z][\w&.'’/-]*|[,;:()—–]|(?<= )-(?= )|[0-9][0-9.,]*%?")
_SENTENCE = re.compile(r"(?<!\bU\.S)(?<!\bNo)[.!?;][\"”’)]? +(?=[\"“(]?[A-Z0-9])|\n|\|")
_DUTY = re.compile(
    r"\b(?:tariff|dut(?:y|ies)\b|lev(?:y|ies)\b|surcharge|surtax|customs|countermeasure)", re.IGNORECASE
)
STOPS = frozenset(",;:()—–-")
"""Marks that end a clause."""
_SKIPPED = frozenset(
    {
        *("a", "an", "the", "this", "that", "its", "their", "his", "her", "our", "and", "or", "even", "only"),
        *(
            "just",
            "still",
            "now",
            "also",
            "again",
            "both",
            "all",
            "another",
            "extra",
            "additional",
            "further",
        ),
    }
)
_NO_CUES: frozenset[CueGroup] = frozenset()


@dataclass(slots=True)
class Around:
    """The words around one percentage, in lower case; those before it with the nearest last.

    `cell` holds the words of a table that belong to it: those of its column's header, of its
    row's label and of the headers at large. `lead` are the words of the line that a list it is
    in stands under. `about_duties`: the text has a noun of duties somewhere.
    """

    value: PercentageValue
    before: list[str]
    after: list[str]
    cell: tuple[list[str], list[str], list[str]] | None = None
    fills_cell: bool = False
    lead: list[str] = field(default_factory=list)
    about_duties: bool = False
    groups_before: list[frozenset[CueGroup]] = field(init=False)
    groups_after: list[frozenset[CueGroup]] = field(init=False)

    def __post_init__(self) -> None:
        self.groups_before = word_groups(self.before)
        self.groups_after = word_groups(self.after)

    def last(self, back: int = 1) -> str:
        """The word `back` places before the figure, or ""."""
        return self.before[-back] if len(self.before) >= back else ""

    def next(self, ahead: int = 0) -> str:
        """The word `ahead` places behind the figure, or ""."""
        return self.after[ahead] if len(self.after) > ahead else ""

    def is_last(self, group: CueGroup, back: int = 1) -> bool:
        """Whether the word `back` places before the figure is of `group`."""
        return len(self.before) >= back and group in self.groups_before[-back]

    def is_next(self, group: CueGroup, ahead: int = 0) -> bool:
        """Whether the word `ahead` places behind the figure is of `group`."""
        return len(self.after) > ahead and group in self.groups_after[ahead]


def word_groups(words: list[str]) -> list[frozenset[CueGroup]]:
    """The groups of each word; two words that are one entry both have its groups."""
    cues = percent_cues()
    found = [_own(word) for word in words]
    for index in range(len(words) - 1):
        pair = cues.get(f"{words[index]} {words[index + 1]}")
        if pair is not None:
            found[index] = found[index] | pair
            found[index + 1] = found[index + 1] | pair
    return found


def _own(word: str) -> frozenset[CueGroup]:
    cues = percent_cues()
    groups = cues.get(word)
    if groups is not None:
        return groups
    if word[-2:] in ("'s", "’s"):
        return cues.get(word[:-2], _NO_CUES)
    if "-" in word:
        return cues.get(word.rsplit("-", 1)[1], _NO_CUES)
    return _NO_CUES


class Surroundings:
    """Finds the words around the percentages of one text; asked in text order, each look is bounded."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._about_duties: bool | None = None
        self._table = (0, 0)

    @property
    def about_duties(self) -> bool:
        """Whether the text has a noun of duties at all; looked up once."""
        if self._about_duties is None:
            self._about_duties = _DUTY.search(self._text) is not None
        return self._about_duties

    def of(self, value: PercentageValue) -> Around:
        """The words around `value`."""
        text = self._text
        begin = qualifier_before(text, value.start)[1]
        window = text[max(begin - _REACH_BEFORE, 0) : begin]
        cut = 0
        for match in _SENTENCE.finditer(window):
            cut = match.end()
        before = _words(window[cut:])
        if cut == 0 and begin > _REACH_BEFORE and before:
            before = before[1:]
        while before and before[-1] in _SKIPPED:
            before.pop()
        window = text[value.end : value.end + _REACH_AFTER]
        stop = _SENTENCE.search(window)
        after = _words(window if stop is None else window[: stop.start()])
        low = max(text.rfind("\n", max(value.start - _LINE_REACH, 0), value.start), 0)
        high = text.find("\n", value.end, value.end + _LINE_REACH)
        line = text[low : high if high >= 0 else value.end + _LINE_REACH]
        cell, fills = None, False
        if " | " in line:
            cell = self._cell(value, line, value.start - low)
            left, right = text[max(value.start - 2, 0) : value.start], text[value.end : value.end + 2]
            fills = left in ("| ", "") and (right in (" |", "") or right[0] == "\n")
        lead = self._lead(low) if cell is None and not before_has_topic(before) else []
        return Around(value, before, after, cell, fills, lead, self.about_duties)

    def _cell(self, value: PercentageValue, line: str, offset: int) -> tuple[list[str], list[str], list[str]]:
        text = self._text
        start, end = self._table
        if not start <= value.start < end:
            start = text.rfind("\n\n", max(value.start - _TABLE_REACH, 0), value.start) + 2
            start = max(start, 0) if start >= 2 else max(value.start - _TABLE_REACH, 0)
            end = text.find("\n\n", value.end, value.end + _TABLE_REACH)
            end = value.end + _TABLE_REACH if end < 0 else end
            self._table = (start, end)
        header = text[start : start + _LINE_REACH].split("\n", 1)[0]
        cells = header.split(" | ")
        column = line.count(" | ", 0, offset)
        own = cells[column] if column < len(cells) and "%" not in cells[column] else ""
        above = text[max(start - 200, 0) : start].rstrip("\n").rsplit("\n\n", 1)[-1]
        return _words(own), _words(line.split(" | ", 1)[0]), _words(f"{header} {above}")

    def _lead(self, low: int) -> list[str]:
        """The words of the nearest line above that ends in a colon, where only list lines stand between."""
        window = self._text[max(low - _LEAD_REACH, 0) : low].rstrip("\n")
        for line in reversed(window.split("\n")):
            if line.endswith(":"):
                return _words(line[-_REACH_BEFORE:])
            if line and (len(line) > _REACH_BEFORE or line.endswith(".")):
                break
        return []


def before_has_topic(words: list[str]) -> bool:
    """Whether one of `words` is a noun of duties."""
    return any("tariff" in groups for groups in word_groups(words))


def _words(text: str) -> list[str]:
    return [word.rstrip(".'’").lower() for word in _WORD.findall(text)]
