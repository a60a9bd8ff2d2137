"""From an article's values to its tariffs: types the rates, reads prose and tables, merges what is one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from tradewire.layout.article import Article
from tradewire.relate.tariffs.discourse import State, Told
from tradewire.relate.tariffs.measures import merge
from tradewire.relate.tariffs.model import Tariff
from tradewire.relate.tariffs.prose import read_sentence
from tradewire.relate.tariffs.reading import Government, Parser, Reading
from tradewire.relate.tariffs.tables import read_table
from tradewire.relate.tariffs.tokens import Sentence
from tradewire.relate.tariffs.typing_pass import link_previous, roles_of, type_prose
from tradewire.values.dates import DateValue
from tradewire.values.model import MoneyValue, PercentageValue


@dataclass(frozen=True, slots=True)
class TariffReading:
    """What the tariff step found: the measures, and for each percentage whether it is a rate of duty.

    `roles` maps the number of a percentage to its role where this step knows it better
    than the words around it do.
    """

    tariffs: tuple[Tariff, ...]
    roles: dict[int, str]


def find_tariffs(
    article: Article,
    *,
    percentages: Sequence[PercentageValue],
    money: Sequence[MoneyValue] = (),
    dates: Sequence[DateValue] = (),
    governments: Sequence[Government] = (),
    anchor: datetime.date | None = None,
    parser: Parser | None = None,
) -> TariffReading:
    """The tariffs that an article tells of.

    Args:
        article: the laid-out article.
        percentages, money, dates, governments: what was found in `article.text`, sorted by start.
        anchor: the day the article speaks, to tell coming dates from past ones.
        parser: gives heads to sentences; without one the surface alone is read.
    """
    if not percentages:
        return TariffReading((), {})
    reading = Reading(article, percentages, money, dates, governments, anchor)
    reading.prepare(parser)
    told = read_article(reading)
    return TariffReading(merge(told, reading), roles_of(reading))


def read_article(reading: Reading) -> list[Told]:
    """Every mention of a rate as it is told, in the article's order, the headline's last."""
    article = reading.article
    type_prose(reading)
    state = State()
    _headline(reading, state)
    told: list[Told] = []
    tables = {t.start: t for t in article.tables}
    lead: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        if block.kind == "table":
            table = tables.get(block.start)
            if table is not None:
                told += read_table(table, number, reading, state, lead)
            continue
        sentences = reading.sentences[number]
        if block.kind == "heading":
            if number == 0 and article.title:
                continue
            state.heading = _codes(sentences)
            if not any(t.kind == "rate" for s in sentences for t in s.tokens):
                continue
        for sentence in sentences:
            told += read_sentence(sentence, reading, state)
        if block.kind in ("paragraph", "list_item"):
            lead = sentences
    if article.title:
        for sentence in reading.sentences.get(0, ()):
            told += read_sentence(sentence, reading, state)
    link_previous(reading)
    return told


def _codes(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.value.code for s in sentences for t in s.tokens if t.kind == "gov"))


def _headline(reading: Reading, state: State) -> None:
    """The governments of the title, else of the first paragraph, as the article's standing actors."""
    if reading.article.title:
        state.headline = _codes(reading.sentences.get(0, ()))
    counts: dict[str, int] = {}
    for sentence in reading.all_sentences():
        for token in sentence.tokens:
            if token.kind == "gov":
                counts[token.value.code] = counts.get(token.value.code, 0) + 1
    if not state.headline:
        state.headline = _codes([s for n in sorted(reading.sentences)[:2] for s in reading.sentences[n]])
    state.default = max(counts, key=lambda c: (counts[c], c), default=None)
