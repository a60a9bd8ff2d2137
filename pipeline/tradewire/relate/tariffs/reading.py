"""Everything of an article that the tariff rules read, prepared once: sentences, rates, dates, governments."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tradewire.layout.article import Article, Table
from tradewire.layout.sentences import split_sentences
from tradewire.relate.tariffs.tokens import Sentence, Special, tokenize
from tradewire.values.dates import DateValue, to_day
from tradewire.values.model import MoneyValue, PercentageValue


class Government(Protocol):
    """A mention of a government: `form` is name, adjective, people, capital, organ, leader, person or bloc."""

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
    """An article with the values found in it. Offsets are those of `article.text`."""

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
    _specials: list[Special] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        specials = [Special(p.start, p.end, "rate", n) for n, p in enumerate(self.percentages)]
        specials += [Special(m.start, m.end, "money", m) for m in self.money]
        specials += [Special(g.start, g.end, "gov", g) for g in self.governments]
        specials += [Special(d.start, d.end, "date", d) for d in self.dates]
        rank = {"rate": 0, "money": 1, "date": 2, "gov": 3}
        specials.sort(key=lambda s: (s.start, rank[s.kind], -s.end))
        self._specials = specials
        self._starts = [s.start for s in specials]

    def sentence(self, start: int, end: int, block: int, *, first: bool = True) -> Sentence:
        """The tokens of `[start, end)`."""
        inside = [s for s in self._specials[bisect_left(self._starts, start) :][: end - start] if s.start < end and s.end <= end]
        return Sentence(start, end, block, first, tokenize(self.article.text, start, end, inside))

    def sentences(self, block_number: int) -> list[Sentence]:
        """The sentences of a block that is no table."""
        block = self.article.blocks[block_number]
        spans = split_sentences(self.article.text, block.start, block.end)
        return [self.sentence(s, e, block_number, first=n == 0) for n, (s, e) in enumerate(spans)]

    def inside(self, start: int, end: int) -> list[int]:
        """Numbers of the percentages that lie in `[start, end)`."""
        return [n for n, p in enumerate(self.percentages) if p.start >= start and p.end <= end]

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
        for number in range(block - 1, 0, -1):
            if self.article.blocks[number].kind == "heading":
                return self.article.blocks[number].start, self.article.blocks[number].end
        return None

    def is_product(self, text: str) -> bool:
        """Whether the product lexicon knows a phrase, or the article uses it as goods elsewhere."""
        return bool(text)

    def is_own_rate(self, percent: int) -> bool:
        """Whether a percentage is a rate of duty that is told for itself, not as the old rate of another."""
        return self.is_tariff.get(percent, False) and percent not in self.previous_of.values()

    def later_date(self, start: int, end: int) -> bool:
        """Whether a date in `[start, end)` lies after the day the article speaks."""
        if self.anchor is None:
            return False
        for date in self.dates:
            if date.start >= end:
                break
            if date.start >= start and date.value is not None and date.cue not in ("until", "to", "through", "till"):
                day = to_day(date.value)
                if day is not None and day > self.anchor:
                    return True
        return False
