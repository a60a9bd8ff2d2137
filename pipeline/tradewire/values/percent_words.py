"""The words around a percentage, by the groups of the lexicon, for the rules that give it a role."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tradewire.lexicons.percent_cues import CueGroup, pair_heads, percent_cues
from tradewire.values.model import PercentageValue
from tradewire.values.surroundings import qualifier_before

_REACH_BEFORE = 140
_REACH_AFTER = 80
_STRETCH = 160  # characters behind a percentage that are read with it
_WORDS_BEFORE = 18
_WORDS_AFTER = 10
_TABLE_REACH = 20_000
_LINE_REACH = 1_000
_LEAD_REACH = 800
_WORD = re.compile(r"[A-Za-z][\w&.'’/-]*|[,;:()—–]|-(?<= -)(?= )|[0-9][0-9.,]*%?")
_SENTENCE = re.compile(
    r"[.!?;\n|](?:(?<=[\n|])|(?<!\bU\.S\.)(?<!\bNo\.)(?<![\n|])[\"”’)]? +(?=[\"“(]?[A-Z0-9]))"
)
# Substrings, so that one look over the text is quick.
_DUTIES = ("tariff", "duty", "duties", "levy", "levies", "surcharge", "surtax", "customs", "countermeasure")
Groups: TypeAlias = Sequence[frozenset[CueGroup]]
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
        "average",
    }
)
_NO_CUES: frozenset[CueGroup] = frozenset()
_TOPICS: tuple[CueGroup, ...] = (
    "tariff",
    "inflation",
    "interest_rate",
    "growth",
    "share",
    "poll",
    "other_measure",
)
_TOPIC_SET = frozenset(_TOPICS)


def topic_of(groups: frozenset[CueGroup], *, duties: bool = True) -> CueGroup | None:
    """The measure that a word of `groups` names; the one of duties is left out without `duties`."""
    if not groups or groups.isdisjoint(_TOPIC_SET):
        return None
    return next((topic for topic in _TOPICS if topic in groups and (duties or topic != "tariff")), None)


@dataclass(slots=True)
class Around:
    """The words around one percentage, in lower case; those before it with the nearest last.

    `cell` holds the groups of the words of a table that belong to it: those of its column's
    header, of its row's label and of the headers at large. `lead` are those of the line that a
    list it is in stands under. `about_duties`: the text has a noun of duties somewhere.
    """

    value: PercentageValue
    before: list[str]
    after: list[str]
    groups_before: list[frozenset[CueGroup]]
    groups_after: list[frozenset[CueGroup]]
    cell: tuple[Groups, Groups, Groups] | None = None
    fills_cell: bool = False
    lead: Groups = ()
    about_duties: bool = False

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

    @property
    def says_nothing(self) -> bool:
        """Whether no word around it is of any group, so that no rule of words can apply."""
        if (
            self.cell is not None
            or self.lead
            or self.next() in ("of", "on", "for", ")")
            or self.last() == "by"
        ):
            return False
        return not any(self.groups_before) and not any(self.groups_after)


def word_groups(words: list[str]) -> list[frozenset[CueGroup]]:
    """The groups of each word; two words that are one entry both have its groups."""
    cues, heads = percent_cues(), pair_heads()
    found: list[frozenset[CueGroup]] = []
    pairs: list[int] = []
    for index, word in enumerate(words):
        groups = cues.get(word)
        if groups is None:
            groups = _of_part(word) if "-" in word or word[-2:] in _POSSESSIVE else _NO_CUES
        found.append(groups)
        if word in heads:
            pairs.append(index)
    for index in pairs:
        pair = cues.get(" ".join(words[index : index + 2]))
        if pair is not None and index + 1 < len(words):
            found[index] = found[index] | pair
            found[index + 1] = found[index + 1] | pair
    return found


_POSSESSIVE = ("'s", "’s")


def _of_part(word: str) -> frozenset[CueGroup]:
    """The groups of "levy's" and of "counter-levy"."""
    if word[-2:] in _POSSESSIVE:
        return percent_cues().get(word[:-2], _NO_CUES)
    return percent_cues().get(word.rsplit("-", 1)[1], _NO_CUES)


class Surroundings:
    """Finds the words around the percentages of one text; asked in text order, it reads each word once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._about_duties: bool | None = None
        self._span = (0, 0)  # the stretch whose words are held
        self._whole = True  # whether it goes to the end of its sentence
        self._starts: list[int] = []
        self._words: list[str] = []
        self._groups: list[frozenset[CueGroup]] = []
        self._line = (-1, -1)
        self._lead: Groups = ()
        self._lead_at = (0, 0)  # where the line of `_lead` ends, and up to where lines have been looked at
        self._label: Groups | None = None
        self._table = (0, 0)
        self._header: list[Groups] = []
        self._heads: Groups = ()

    @property
    def about_duties(self) -> bool:
        """Whether the text has a noun of duties at all; looked up once."""
        if self._about_duties is None:
            lower = self._text.lower()
            self._about_duties = any(noun in lower for noun in _DUTIES)
        return self._about_duties

    def of(self, value: PercentageValue) -> Around:
        """The words around `value`."""
        begin = qualifier_before(self._text, value.start)[1]
        self._read_stretch(begin, value.end)
        index = bisect_left(self._starts, begin)
        while index and self._words[index - 1] in _SKIPPED:
            index -= 1
        low, high = max(index - _WORDS_BEFORE, 0), bisect_left(self._starts, value.end)
        before, after = self._words[low:index], self._words[high : high + _WORDS_AFTER]
        groups_before = self._groups[low:index]
        groups_after = self._groups[high : high + _WORDS_AFTER]
        cell, fills = self._cell_of(value)
        lead: Groups = ()
        if cell is None and not any("tariff" in groups for groups in groups_before):
            lead = self._lead
        duties = self.about_duties
        return Around(value, before, after, groups_before, groups_after, cell, fills, lead, duties)

    def _read_stretch(self, begin: int, end: int) -> None:
        """Hold the words of the sentence around `[begin, end)`."""
        low, high = self._span
        if low <= begin and end <= high and (self._whole or end + _REACH_AFTER <= high):
            return
        text = self._text
        low = max(begin - _REACH_BEFORE, 0)
        if low <= high <= begin:
            low = high  # what ends the stretch before
        whole = low == 0 or not (text[low - 1].isalnum() and text[low].isalnum())
        for match in _SENTENCE.finditer(text, low, begin):
            low, whole = match.end(), True
        stop = _SENTENCE.search(text, end, end + _STRETCH)
        self._whole = stop is not None or end + _STRETCH >= len(text)
        high = min(end + _STRETCH, len(text)) if stop is None else stop.start()
        starts, words = [], []
        for match in _WORD.finditer(text, low, high):
            starts.append(match.start())
            words.append(match[0].rstrip(".'’").lower())
        if not whole and starts:
            del starts[0], words[0]  # the stretch cuts a word in two
        self._span, self._starts, self._words = (low, high), starts, words
        self._groups = word_groups(self._words)

    def _cell_of(self, value: PercentageValue) -> tuple[tuple[Groups, Groups, Groups] | None, bool]:
        """The words of the table that belong to a value in a cell; whether it fills the cell."""
        text = self._text
        low, high = self._line
        if not low <= value.start < high:
            low = text.rfind("\n", max(value.start - _LINE_REACH, 0), value.start) + 1
            low = low or max(value.start - _LINE_REACH, 0)
            end = text.find("\n", value.end, value.end + _LINE_REACH)
            high = min(value.end + _LINE_REACH, len(text)) if end < 0 else end
            self._line = (low, high)
            cells = text[low:high].split(" | ", 1)
            self._label = _groups_in(cells[0]) if len(cells) > 1 else None
            self._read_lead(low)
        if self._label is None:
            return None, False
        left, right = text[max(value.start - 2, 0) : value.start], text[value.end : value.end + 2]
        fills = (left in ("| ", "") or value.start == low) and (right in (" |", "") or right[0] == "\n")
        self._read_table(value)
        column = text.count(" | ", low, value.start)
        own = self._header[column] if column < len(self._header) else ()
        return (own, self._label, self._heads), fills

    def _read_table(self, value: PercentageValue) -> None:
        """Hold the headers of the table around `value`, and the words of the paragraph above it."""
        text = self._text
        start, end = self._table
        if start <= value.start < end:
            return
        start = text.rfind("\n\n", max(value.start - _TABLE_REACH, 0), value.start)
        start = max(value.start - _TABLE_REACH, 0) if start < 0 else start + 2
        end = text.find("\n\n", value.end, value.end + _TABLE_REACH)
        self._table = (start, value.end + _TABLE_REACH if end < 0 else end)
        header = text[start : start + _LINE_REACH].split("\n", 1)[0]
        self._header = [() if "%" in cell else _groups_in(cell) for cell in header.split(" | ")]
        above = text[max(start - 200, 0) : start].rstrip("\n").rsplit("\n\n", 1)[-1]
        self._heads = _groups_in(f"{header} {above}")

    def _read_lead(self, low: int) -> None:
        """Hold the nearest line above `low` that ends in a colon, if only lines of a list stand between."""
        at, past = self._lead_at
        past = max(past, low - _LEAD_REACH, 0)
        for line in self._text[past:low].split("\n"):
            past += len(line) + 1
            if line.endswith(":"):
                self._lead, at = _groups_in(line[-_REACH_BEFORE:]), past
            elif len(line) > _REACH_BEFORE or line.endswith("."):
                self._lead = ()
        if low - at > _LEAD_REACH:
            self._lead = ()
        self._lead_at = (at, max(low, past - 1))


def _groups_in(text: str) -> Groups:
    """The groups of the words of `text` that are of any."""
    groups = word_groups([word.rstrip(".'’").lower() for word in _WORD.findall(text)])
    return [group for group in groups if group]
