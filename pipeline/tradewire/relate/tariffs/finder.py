"""From an article's values to its tariffs: types the rates, reads prose and tables, merges what is one."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tradewire.layout.article import Article
from tradewire.lexicons.blocs import imposes_duties
from tradewire.relate.tariffs.article.discourse import State, Told
from tradewire.relate.tariffs.article.issuer import is_decision, issuer_of
from tradewire.relate.tariffs.article.prose import link_headline, read_sentence
from tradewire.relate.tariffs.collect import collect, speaks_of_duties
from tradewire.relate.tariffs.model import Tariff
from tradewire.relate.tariffs.parses import Parser, Parses, run
from tradewire.relate.tariffs.rates.typing_pass import link_previous, rates_of, roles_of, type_prose
from tradewire.relate.tariffs.reading import Government, Reading
from tradewire.relate.tariffs.screening import may_tell
from tradewire.relate.tariffs.sentence.roles import role_of
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import singular
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.slots.frames import build_frames, build_mentions
from tradewire.relate.tariffs.slots.known_goods import goods_in_title
from tradewire.relate.tariffs.tables.schedules import read_table
from tradewire.values.dates import DateValue
from tradewire.values.model import MoneyValue, PercentageValue

_PLAIN = frozenset({"owner", "subject", "relative", "agent"})
"""Rules by which a sentence says outright who collects."""


_ACTING_FORMS = frozenset({"organ", "person", "leader", "capital"})
# Mentions that a place in the title or the first sentence is worth when the article's own country is chosen.
_TITLE_WEIGHT = 6
_OPENING_WEIGHT = 3
_COLLECTOR_WEIGHT = 3
_IN_TITLE = 3  # mentions that goods in the title are worth


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
    return run(finding_tariffs(article, percentages, money, dates, governments, anchor), parser)


def finding_tariffs(
    article: Article,
    percentages: Sequence[PercentageValue],
    money: Sequence[MoneyValue],
    dates: Sequence[DateValue],
    governments: Sequence[Government],
    anchor: datetime.date | None,
) -> Parses[TariffReading]:
    """`find_tariffs` as a step that yields the sentences to be parsed."""
    if not percentages and not speaks_of_duties(article.text):
        return TariffReading((), {})
    if not (yield from may_tell(Reading(article, percentages, money, dates, governments, anchor))):
        return TariffReading((), {})
    reading = Reading(article, percentages, money, dates, governments, anchor)
    reading.split()
    yield reading.worth_parsing()
    told = read_article(reading)
    tariffs = yield from collect(told, reading, read_article)
    return TariffReading(tariffs, roles_of(reading))


def read_article(reading: Reading) -> list[Told]:
    """Every mention of a rate as it is told, in the article's order, the headline's last."""
    article = reading.article
    type_prose(reading)
    reading.decision_today = is_decision(reading)
    frames = {
        id(sentence): build_frames(sentence, rates_of(sentence, reading))
        for sentences in reading.sentences.values()
        for sentence in sentences
    }
    mentions = {
        id(sentence): build_mentions(sentence, frames[id(sentence)])
        for sentences in reading.sentences.values()
        for sentence in sentences
    }
    state = _opening_state(reading, [*frames.values(), *mentions.values()])
    told: list[Told] = []
    tables = {t.start: t for t in article.tables}
    lead: list[Sentence] = []
    intro: Sentence | None = None
    apart = False  # whether a heading stands between the lead and what follows
    for number, block in enumerate(article.blocks):
        if block.kind == "table":
            table = tables.get(block.start)
            if table is not None:
                told += read_table(table, number, reading, state, lead, apart=apart)
            continue
        sentences = reading.sentences[number]
        if block.kind == "heading":
            if number == 0 and article.title:
                continue
            state.heading = _codes(sentences)
            state.heading_goods = goods_in_title([t for s in sentences for t in s.tokens])
            apart, intro = True, None
            if not any(t.kind == "rate" for s in sentences for t in s.tokens):
                continue
        if block.kind == "paragraph" and sentences:
            intro = sentences[-1]
        state.intro = intro if block.kind == "list_item" else None
        for sentence in sentences:
            told += read_sentence(sentence, frames[id(sentence)], reading, state, mentions[id(sentence)])
        if block.kind in ("paragraph", "list_item"):
            lead, apart = sentences, False
    if article.title:
        body = tuple(told)
        for sentence in reading.sentences.get(0, ()):
            told += [
                link_headline(one, body)
                for one in read_sentence(sentence, frames[id(sentence)], reading, state)
            ]
    link_previous(reading)
    return told


def _opening_state(reading: Reading, groups: Sequence[Sequence[Frame]]) -> State:
    """What the article as a whole says before its first sentence is resolved."""
    state = State()
    _headline(reading, state)
    if reading.article.title:
        state.title_goods = goods_in_title([t for s in reading.sentences.get(0, ()) for t in s.tokens])
    collectors: Counter[str] = Counter()
    payers: Counter[str] = Counter()
    for group in groups:
        for frame in group:
            if frame.imposer is not None and frame.imposer_how in _PLAIN:
                collectors.update(frame.imposer)
            if frame.targets is not None and frame.targets_how in ("phrase", "payer"):
                payers.update(c for c in frame.targets if c != "WORLD")
    state.collectors, state.payers = collectors, payers
    state.issuer = issuer_of(reading.article)
    state.union = _union(reading)
    state.home = _home(reading, collectors)
    state.topic = _topic(reading, groups)
    speaker = state.issuer or state.home
    pairs: dict[tuple[str, ...], Counter[tuple[str, ...]]] = {}
    for group in groups:
        for frame in group:
            if frame.targets and frame.targets_how in ("phrase", "payer", "world") and not frame.export:
                imposer = frame.imposer or ((speaker,) if speaker else ())
                if not set(imposer) & set(frame.targets):
                    pairs.setdefault(imposer, Counter())[frame.targets] += 1
    state.pairs = pairs
    state.by_goods = _collectors_by_goods(groups)
    state.on_exports = _on_exports(reading, groups)
    return state


def _on_exports(reading: Reading, groups: Sequence[Sequence[Frame]]) -> bool:
    """Whether the article is about duties on exports: the opening speaks of one, or most duties are."""
    opening = [s for n in sorted(reading.sentences)[:_OPENING_BLOCKS] for s in reading.sentences[n]]
    tokens = [t for s in opening for t in s.tokens]
    if any("export_duty" in t.cues for t in tokens) and not any(t.low.startswith("import") for t in tokens):
        return True
    if any(_exporters_pay(s) for s in opening):
        return True
    frames = [f for group in groups for f in group if f.percent >= 0]
    return sum(f.export for f in frames) * 2 > len(frames)


def _exporters_pay(sentence: Sentence) -> bool:
    """ "a rise in what exporters of tin must pay at the border": a duty on exports, told without its name."""
    tokens = sentence.tokens
    for k, token in enumerate(tokens):
        if token.low == "exporters" and any(t.low == "what" for t in tokens[max(0, k - 2) : k]):
            return any("pay" in t.cues for t in tokens[k + 1 : k + 1 + _TO_PAY])
    return False


_TO_PAY = 6  # tokens from "exporters" to "pay"


def _collectors_by_goods(groups: Sequence[Sequence[Frame]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for group in groups:
        for frame in group:
            if frame.imposer and frame.imposer_how in _PLAIN:
                for _, end in frame.products:
                    found.setdefault(singular(frame.tokens[end - 1].low), set()).add(frame.imposer)
    return {head: next(iter(codes)) for head, codes in found.items() if len(codes) == 1}


def _codes(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.value.code for s in sentences for t in s.tokens if t.kind == "gov"))


def _headline(reading: Reading, state: State) -> None:
    """The governments of the title, else of the first paragraph."""
    title = _codes(reading.sentences.get(0, ())) if reading.article.title else ()
    opening = _codes(
        [s for n in sorted(reading.sentences)[: 2 if title else 1] for s in reading.sentences[n]]
    )
    state.headline, state.titled = title or opening, bool(title)


def _union(reading: Reading) -> str | None:
    """The customs union that acts in the title or the opening; the European Union needs none of it."""
    opening = [s for n in sorted(reading.sentences)[:_OPENING_BLOCKS] for s in reading.sentences[n]]
    for sentence in opening:
        for k, token in enumerate(sentence.tokens):
            if token.kind == "gov" and token.value.code != "EU" and imposes_duties(token.value.code):
                role = role_of(sentence, k)
                if role.name in ("bare", "organ") and role.preposition in ("", "of", "by"):
                    return str(token.value.code)
    return None


_OPENING_BLOCKS = 3  # the title and two paragraphs


def _home(reading: Reading, collectors: Counter[str]) -> str | None:
    """The government that the article is about, or speaks from: the most named one, acts doubled."""
    title = _codes(reading.sentences.get(0, ())) if reading.article.title else ()
    weight: Counter[str] = Counter(g.code for g in reading.governments)
    weight.update(g.code for g in reading.governments if g.form in _ACTING_FORMS)
    weight.update({code: _COLLECTOR_WEIGHT * n for code, n in collectors.items()})
    if title:
        weight[title[0]] += _TITLE_WEIGHT
    body = [g.code for g in reading.governments if not title or g.start >= reading.article.blocks[0].end]
    if body:
        weight[body[0]] += _OPENING_WEIGHT
    return max(weight, key=lambda c: (weight[c], c), default=None)


def _topic(reading: Reading, groups: Sequence[Sequence[Frame]]) -> tuple[tuple[int, int], ...]:
    """The goods that most duties of the article are on, by their head noun, if one kind of goods leads."""
    heads: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    title_end = reading.article.blocks[0].end if reading.article.title and reading.article.blocks else -1
    for group in groups:
        for frame in group:
            for start, end in frame.products:
                tokens = frame.tokens
                head = tokens[end - 1].low
                heads[head] += _IN_TITLE if tokens[start].start < title_end else 1
                first.setdefault(head, (tokens[start].start, tokens[end - 1].end))
    if not heads:
        return ()
    best = max(heads, key=lambda h: (heads[h], h))
    leads = heads[best] * 2 >= sum(heads.values()) and heads[best] > 1
    return (first[best],) if leads else ()
