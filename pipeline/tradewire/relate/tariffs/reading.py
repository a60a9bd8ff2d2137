"""All of an article that the tariff rules read, prepared once: sentences, rates, dates, governments."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tradewire.layout.article import Article, Cell, Table
from tradewire.layout.sentences import split_sentences
from tradewire.relate.tariffs.parses import Parser
from tradewire.relate.tariffs.sentence.asides import skip_asides
from tradewire.relate.tariffs.sentence.tokens import Sentence, Special, Token, tokenize
from tradewire.values.dates import DateValue, to_day
from tradewire.values.model import MoneyValue, PercentageValue
from tradewire.values.places import dateline_end

_COMPARED = re.compile(r"(?:more|less) than\b")  # "12 % more than a year ago" is no date but a change
_LONGEST_SENTENCE = 400  # tokens
_RANK = {"rate": 0, "money": 1, "date": 2, "gov": 3}
STARTS = frozenset(
    {
        "from",
        "as from",
        "as of",
        "effective",
        "effective from",
        "with effect from",
        "starting",
        "starting from",
        "beginning",
        "commencing",
    }
)
"""What stands before a date from which something holds."""

_AT = frozenset({"in", "on", "last", None})
_YEAR = re.compile(r"[0-9]{4}")
_STARTING = STARTS | {"on", "next"}
_BEGUN = STARTS | {"since"}
_UNTIL = frozenset({"until", "to", "through", "till", "before", "by"})


class Government(Protocol):
    """A mention of a government. `form`: name, adjective, people, capital, organ, leader, person or bloc."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def form(self) -> str: ...


@dataclass(slots=True)
class Reading:
    """An article with the values found in it. Offsets are those of `article.text`.

    Attributes:
        anchor: the day the article speaks, to tell coming dates from past ones.
        decision_today: the article itself announces the decision ("Today, … signed").
        is_tariff, how: for each percentage whether it is a rate of duty, and the rule that decided.
        previous_of: number of a percentage -> number of the old rate that it takes the place of.
        standing: old rates that are collected until a coming one takes their place.
        sentences: the sentences of every block that is no table, by block number.
        cells: the sentences of every table cell, by the cell's start.
    """

    article: Article
    percentages: Sequence[PercentageValue]
    money: Sequence[MoneyValue]
    dates: Sequence[DateValue]
    governments: Sequence[Government]
    anchor: datetime.date | None = None
    decision_today: bool = False
    is_tariff: dict[int, bool] = field(default_factory=dict)
    how: dict[int, str] = field(default_factory=dict)
    previous_of: dict[int, int] = field(default_factory=dict)
    standing: set[int] = field(default_factory=set)
    sentences: dict[int, list[Sentence]] = field(default_factory=dict)
    cells: dict[int, list[Sentence]] = field(default_factory=dict)
    _old: set[int] = field(default_factory=set)
    _paired: frozenset[int] = frozenset()
    _specials: list[Special] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _headings: list[int] = field(default_factory=list)
    _percents: list[tuple[int, int]] = field(default_factory=list)
    _cells: dict[tuple[int, int, int], Sentence] = field(default_factory=dict)

    def __post_init__(self) -> None:
        specials = [Special(p.start, p.end, "rate", n) for n, p in enumerate(self.percentages)]
        specials += [Special(m.start, m.end, "money", m) for m in self.money]
        specials += [Special(g.start, g.end, "gov", g) for g in self.governments]
        specials += [Special(d.start, d.end, "date", d) for d in self.dates if not _COMPARED.match(d.text)]
        specials.sort(key=lambda s: (s.start, _RANK[s.kind], -s.end))
        self._specials = specials
        self._headings = [n for n, b in enumerate(self.article.blocks) if n and b.kind == "heading"]
        self._starts = [s.start for s in specials]
        self._paired = frozenset(p.previous for p in self.percentages if p.previous is not None)
        self._percents = sorted((p.start, n) for n, p in enumerate(self.percentages))

    def prepare(self, parser: Parser | None) -> None:
        """Splits the article into sentences and parses those that rates are read from."""
        self.split()
        if parser is not None:
            parser(self.worth_parsing())

    def split(self, blocks: Container[int] | None = None) -> None:
        """Splits the article into sentences; with `blocks` only those, and the others are left without."""
        article = self.article
        lead = None  # the paragraph that announces a list, whose items belong to it
        for number, block in enumerate(article.blocks):
            if block.kind == "table":
                continue
            if blocks is not None and number not in blocks:
                self.sentences[number] = []
                continue
            own = number if block.kind != "list_item" or lead is None else lead
            self.sentences[number] = self._split(block.start, block.end, own)
            if block.kind != "list_item":
                lead = number if article.text[block.start : block.end].rstrip().endswith(":") else None
        blocks = {b.start: n for n, b in enumerate(article.blocks) if b.kind == "table"}
        for table in article.tables:
            for row in table.rows:
                for cell in row:
                    if cell.text:
                        self.cells[cell.start] = self._split(cell.start, cell.end, blocks.get(table.start, 0))

    def worth_parsing(self) -> list[Sentence]:
        """The sentences that hold a percentage or a word for a duty, and the one before a percentage's."""
        wanted: list[Sentence] = []
        for sentences in (*self.sentences.values(), *self.cells.values()):
            rated = [any(t.kind == "rate" for t in s.tokens) for s in sentences]
            for n, sentence in enumerate(sentences):
                before = n + 1 < len(rated) and rated[n + 1]
                if rated[n] or before or any("tariff_noun" in t.cues for t in sentence.tokens):
                    wanted.append(sentence)
        return wanted

    def all_sentences(self) -> Iterator[Sentence]:
        """Every prepared sentence: of blocks, then of cells."""
        for sentences in (*self.sentences.values(), *self.cells.values()):
            yield from sentences

    def _split(self, start: int, end: int, block: int) -> list[Sentence]:
        spans = split_sentences(self.article.text, start, end)
        found: list[Sentence] = []
        for s, e in spans:
            sentence = self.sentence(s, e, block, first=not found)
            if len(sentence.tokens) <= _LONGEST_SENTENCE:
                found.append(sentence)
                continue
            # The work on a sentence grows with the square of its length: endless ones are cut.
            starts = [t.start for t in sentence.tokens[::_LONGEST_SENTENCE]]
            for low, high in zip(starts, [*starts[1:], e], strict=True):
                found.append(self.sentence(low, high, block, first=not found))
        return found

    def sentence(self, start: int, end: int, block: int, *, first: bool = True) -> Sentence:
        """The tokens of `[start, end)`, unparsed."""
        inside = []
        for k in range(bisect_left(self._starts, start), len(self._specials)):
            special = self._specials[k]
            if special.start >= end:
                break
            if special.end <= end:
                inside.append(special)
        tokens = tokenize(self.article.text, start, end, inside)
        if first:
            self._skip_dateline(tokens, start, end)
        self._skip_old_rates(tokens)
        skip_asides(tokens)
        return Sentence(start, end, block, first, tokens)

    def _skip_dateline(self, tokens: list[Token], start: int, end: int) -> None:
        """Marks "OSLO, May 3 -" for the parser to pass over, which takes it for a part of the subject."""
        stop = dateline_end(self.article.text, start, end)
        for token in tokens:
            if stop is None or token.end > stop:
                break
            token.dep = "skip"

    def _skip_old_rates(self, tokens: list[Token]) -> None:
        """Marks the old rate of a pair and its preposition, for the parser to pass over."""
        old = self._paired
        for k, token in enumerate(tokens):
            if token.kind == "rate" and token.value in old and k and tokens[k - 1].low == "from":
                token.dep = tokens[k - 1].dep = "skip"
                if k > 1 and tokens[k - 2].low in ("up", "down"):
                    tokens[k - 2].dep = "skip"
                if k + 1 < len(tokens) and tokens[k + 1].low in ("now", "today", "currently"):
                    tokens[k + 1].dep = "skip"  # the time of the old rate

    def inside(self, start: int, end: int) -> list[int]:
        """Numbers of the percentages that lie in `[start, end)`."""
        found = self._percents[
            bisect_left(self._percents, (start, -1)) : bisect_left(self._percents, (end, -1))
        ]
        return [n for _, n in found if self.percentages[n].end <= end]

    def cell_sentence(self, cell: Cell, block: int) -> Sentence:
        """A cell's text as one sentence, the same for all who ask."""
        key = (cell.start, cell.end, block)
        if key not in self._cells:
            self._cells[key] = self.sentence(cell.start, cell.end, block)
        return self._cells[key]

    def caption_of(self, table: Table) -> tuple[int, int] | None:
        """Where the caption of a table stands in the text: the caption block before it."""
        if table.caption is None:
            return None
        blocks = self.article.blocks
        for number, block in enumerate(blocks):
            if block.start == table.start and number and blocks[number - 1].kind == "caption":
                return blocks[number - 1].start, blocks[number - 1].end
        return None

    def heading_of(self, block: int) -> tuple[int, int] | None:
        """The nearest heading before a block, unless it is the title."""
        before = bisect_left(self._headings, block)
        if not before:
            return None
        heading = self.article.blocks[self._headings[before - 1]]
        return heading.start, heading.end

    def replace(self, new: int, old: int) -> None:
        """Takes percentage `old` for the rate whose place `new` takes, unless `new` has one already."""
        if new not in self.previous_of:
            self.previous_of[new] = old
            self._old.add(old)

    def drop(self, percent: int) -> None:
        """Takes a percentage for an old rate whose successor is not told."""
        self._old.add(percent)

    def is_own_rate(self, percent: int) -> bool:
        """Whether a percentage is a rate of duty that is told for itself, not as the old rate of another."""
        old = percent in self._old and percent not in self.standing
        return self.is_tariff.get(percent, False) and not old

    def start_of(self, dates: Sequence[DateValue], label: DateValue | None = None) -> str:
        """What dates say of a start. `label` is one that stands before a paragraph, as in a calendar.

        "later" than the article's day, "open" (no day known), "begun" (from a day that has come),
        "gone" (a day that has come), "none".
        """
        found = "open" if label is not None and self.anchor is None else "none"
        for date in (*dates, *([label] if label is not None else [])):
            if date.cue in _UNTIL:
                continue
            day = to_day(date.value) if date.value is not None else None
            if self.anchor is not None and day is not None:
                if day > self.anchor:
                    return "later"
                if found in ("none", "gone"):
                    found = "begun" if date.cue in _BEGUN else "gone"
            elif date.cue in _STARTING:
                found = "open"
        return found

    def is_past_month(self, date: DateValue) -> bool:
        """Whether a day without its year can be meant of the past: "followed in January", read in October."""
        day = to_day(date.value) if date.value is not None else None
        coming = self.anchor is not None and day is not None and day > self.anchor
        return coming and date.cue in _AT and not _YEAR.search(date.text)

    def years_ago(self, dates: Sequence[DateValue]) -> bool:
        """Whether one of the dates is of a year before the article's."""
        days = [to_day(d.value) for d in dates if d.value is not None and d.cue not in _UNTIL]
        return self.anchor is not None and any(d is not None and d.year < self.anchor.year for d in days)

    def later_than_told(self, start: int, end: int) -> bool:
        """Whether a date in `[start, end)` lies behind every day that the article tells of with "since"."""
        days = [to_day(d.value) for d in self.dates if d.cue == "since" and d.value is not None]
        past = max((d for d in days if d is not None), default=None)
        if past is None:
            return False
        inside = [
            to_day(d.value)
            for d in self.dates
            if start <= d.start < end and d.value is not None and d.cue != "since"
        ]
        return any(d is not None and d > past for d in inside)

    def begun(self, start: int, end: int) -> bool:
        """Whether a date in `[start, end)` is a day from which something holds, and that has come."""
        first = bisect_left(self.dates, start, key=lambda d: d.start)
        last = bisect_left(self.dates, end, key=lambda d: d.start)
        return self.start_of(self.dates[first:last]) == "begun"

    def later_date(self, start: int, end: int) -> bool:
        """Whether a date in `[start, end)` lies after the day the article speaks."""
        if self.anchor is None:
            return False
        for date in self.dates:
            if date.start >= end:
                break
            if date.start >= start and date.value is not None and date.cue not in _UNTIL:
                day = to_day(date.value)
                if day is not None and day > self.anchor:
                    return True
        return False
