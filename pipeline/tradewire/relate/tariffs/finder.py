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
from tradewire.relate.tariffs.rate_types import type_rate
from tradewire.relate.tariffs.reading import Government, Reading
from tradewire.relate.tariffs.tables import read_table
from tradewire.relate.tariffs.tokens import Sentence
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
) -> TariffReading:
    """The tariffs that an article tells of.

    Args:
        article: the laid-out article.
        percentages, money, dates, governments: what was found in `article.text`, sorted by start.
        anchor: the day the article speaks, to tell coming dates from past ones.
    """
    if not percentages:
        return TariffReading((), {})
    reading = Reading(article, percentages, money, dates, governments, anchor)
    told = read_article(reading)
    roles = {}
    for number, value in enumerate(percentages):
        if reading.is_tariff.get(number):
            roles[number] = "tariff_rate"
        elif value.role == "tariff_rate":
            roles[number] = "tariff_change" if reading.how.get(number) in ("by", "tariff-change", "points") else "other"
    return TariffReading(merge(told, reading), roles)


def read_article(reading: Reading) -> list[Told]:
    """Every mention of a rate as it is told, in the article's order."""
    article = reading.article
    prose: dict[int, list[Sentence]] = {
        n: reading.sentences(n) for n, block in enumerate(article.blocks) if block.kind != "table"
    }
    _type_all(reading, prose)
    state = State()
    _headline(article, prose, state)
    told: list[Told] = []
    headline_told: list[Sentence] = []
    tables = {t.start: t for t in article.tables}
    lead: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        if block.kind == "table":
            table = tables.get(block.start)
            if table is not None:
                told += read_table(table, number, reading, state, lead)
            continue
        if block.kind == "heading":
            state.heading = _codes(prose[number])
            if number == 0 and article.title:
                headline_told = prose[number]
                continue
            if not any(reading.inside(s.start, s.end) for s in prose[number]):
                continue
        for sentence in prose[number]:
            told += read_sentence(sentence, reading, state)
        if block.kind in ("paragraph", "list_item"):
            lead = prose[number]
    for sentence in headline_told:
        told += read_sentence(sentence, reading, state)
    return told


def _codes(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.value.code for s in sentences for t in s.tokens if t.kind == "gov"))


def _headline(article: Article, prose: dict[int, list[Sentence]], state: State) -> None:
    """The governments of the title, else of the first paragraph, as the article's standing actors."""
    first = [s for n in sorted(prose)[:2] for s in prose[n]]
    if article.title and 0 in prose:
        state.headline = _codes(prose[0])
    counts: dict[str, int] = {}
    for sentences in prose.values():
        for sentence in sentences:
            for token in sentence.tokens:
                if token.kind == "gov":
                    counts[token.value.code] = counts.get(token.value.code, 0) + 1
    if not state.headline:
        state.headline = _codes(first)
    state.default = max(counts, key=lambda c: (counts[c], c), default=None)


def _type_all(reading: Reading, prose: dict[int, list[Sentence]]) -> None:
    """Decides for each percentage outside tables whether it is a rate of duty."""
    for sentences in prose.values():
        about = False
        for sentence in sentences:
            tokens = sentence.tokens
            about_here = any("tariff_noun" in t.cues for t in tokens)
            positions = [k for k, t in enumerate(tokens) if t.kind == "rate"]
            verdicts = {
                k: type_rate(sentence, k, unit=reading.percentages[tokens[k].value].unit) for k in positions
            }
            for k in positions:
                percent = tokens[k].value
                verdict, how = verdicts[k]
                if verdict is None:
                    verdict, how = _by_context(reading, verdicts, positions, tokens, k, about or about_here, how)
                reading.is_tariff[percent], reading.how[percent] = verdict, how
            about = about or about_here
    for number, value in enumerate(reading.percentages):
        if value.previous is not None and (reading.is_tariff.get(number) or reading.is_tariff.get(value.previous)):
            if reading.how.get(number) in ("points", "by", "part-of", "poll", "other-tax"):
                continue
            reading.is_tariff[number] = reading.is_tariff[value.previous] = True
            reading.previous_of[number] = value.previous


def _by_context(reading, verdicts, positions, tokens, k, about, how):  # type: ignore[no-untyped-def]
    """The verdict of a percentage whose clause does not decide, from its neighbours."""
    siblings = [verdicts[j] for j in positions if j != k]
    if any(v is True for v, _ in siblings):
        return True, f"{how}+sibling"
    if any(v is False for v, _ in siblings) and how == "bare":
        return False, f"{how}+sibling"
    if how in ("rate-noun", "pay-verb"):
        return True, how
    if about and how == "verb":
        return True, f"{how}+about"
    before = tokens[k - 1].low if k else ""
    if before in ("the", "that", "this"):
        text = tokens[k].text
        for number, value in enumerate(reading.percentages):
            if number < tokens[k].value and value.text == text and reading.is_tariff.get(number):
                return True, "number"
    return False, how
