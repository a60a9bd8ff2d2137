"""What holds of every record, whatever the article: articles are made of parts that know what they say."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tradewire import Extractor, Record
from tradewire.read import Source, read_text
from tradewire.records.checks import faults
from tradewire.records.implication import TableSource
from tradewire.records.schema import record_schema

# --- articles ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Article:
    """A text, how it is written, and the numbers that must be found in it, exactly."""

    text: str
    name: str
    money: tuple[tuple[Decimal, str], ...]
    percentages: tuple[Decimal, ...]

    def source(self) -> Source:
        """The article as it is read."""
        return read_text(self.text, self.name)


@dataclass(frozen=True)
class Part:
    """A paragraph or table, with the numbers in it."""

    text: str
    money: tuple[tuple[Decimal, str], ...] = ()
    percentages: tuple[Decimal, ...] = ()


_PLACES = ("Chad", "Peru", "Norway", "Viet Nam", "the European Union", "Kenya", "the United States", "Japan")
_GOODS = ("gum", "tin", "frozen shrimp", "cotton yarn", "steel pipes", "raw sugar", "tyres", "wine")
_VERBS = ("puts", "raised", "will put", "threatened", "suspended", "has ended")
_PEOPLE = (
    "Trade Minister Ana Diallo",
    "Jo Lindqvist, an analyst at Herald Bank,",
    "the Finance Ministry",
    "A. McBride",
)
_DAYS = (
    "on 4 May 2025",
    "next month",
    "since March",
    "from April 2 to 9",
    "in the first half of 2026",
    "on Tuesday",
)
_MONEY = (
    ("${} million", "USD", 10**6),
    ("€{}", "EUR", 1),
    ("{} billion yen", "JPY", 10**9),
    ("C${}", "CAD", 1),
)

_rates = st.decimals(min_value=Decimal("0.1"), max_value=Decimal(400), places=1)
_sums = st.integers(min_value=1, max_value=9_999)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


@st.composite
def _duty(draw: st.DrawFn) -> Part:
    rate, who, whom = draw(_rates), draw(st.sampled_from(_PLACES)), draw(st.sampled_from(_PLACES))
    verb, goods, day = (draw(st.sampled_from(words)) for words in (_VERBS, _GOODS, _DAYS))
    who = who[0].upper() + who[1:]
    return Part(f"{who} {verb} a duty of {_plain(rate)}% on {goods} from {whom} {day}.", percentages=(rate,))


@st.composite
def _change(draw: st.DrawFn) -> Part:
    old, new = draw(_rates), draw(_rates)
    goods, who = draw(st.sampled_from(_GOODS)), draw(st.sampled_from(_PEOPLE))
    text = f"The tariff on {goods} went from {_plain(old)} percent to {_plain(new)} percent, {who} said."
    return Part(text, percentages=(old, new))


@st.composite
def _trade(draw: st.DrawFn) -> Part:
    amount, (form, code, factor) = draw(_sums), draw(st.sampled_from(_MONEY))
    words = form.format(f"{amount:,}" if draw(st.booleans()) else amount)
    one, other = draw(st.sampled_from(_PLACES)), draw(st.sampled_from(_PLACES))
    return Part(
        f"Trade between {one} and {other} was worth {words} a year.", ((Decimal(amount * factor), code),)
    )


@st.composite
def _table(draw: st.DrawFn) -> Part:
    rows = draw(
        st.lists(st.tuples(st.sampled_from(_PLACES), _rates, st.sampled_from(_GOODS)), min_size=1, max_size=6)
    )
    lines = [f"| {place} | {_plain(rate)}% | {goods} |" for place, rate, goods in rows]
    text = "\n".join(["| Country | New rate | Goods |", "|---|---|---|", *lines])
    return Part(text, percentages=tuple(rate for _, rate, _ in rows))


@st.composite
def _implications(draw: st.DrawFn) -> Part:
    places = draw(st.lists(st.sampled_from(_PLACES), min_size=1, max_size=4))
    rows = [
        f"| Trade of {place} | Exports of {draw(st.sampled_from(_GOODS))} could fall |" for place in places
    ]
    return Part("\n".join(["## Implications", "", "| Area | Impact |", "|---|---|", *rows]))


@st.composite
def _noise(draw: st.DrawFn) -> Part:
    # No digits: a number beside another changes what both are.
    text = draw(st.text(st.characters(exclude_categories=("Nd", "No", "Nl", "Cs")), max_size=60))
    return Part(f"It “{text}” so.")


@st.composite
def articles(draw: st.DrawFn, *, noise: bool = True) -> Article:
    """A headline and one to six parts; `noise` is text that may hide what they say."""
    kinds = [_duty(), _duty(), _change(), _trade(), _table(), _implications()] + ([_noise()] if noise else [])
    parts = draw(st.lists(st.one_of(kinds), min_size=1, max_size=6))
    head = f"# {draw(st.sampled_from(_PLACES))} and its duties on {draw(st.sampled_from(_GOODS))}"
    return Article(
        "\n\n".join([head, *(part.text for part in parts)]) + "\n",
        "article.md",
        tuple(amount for part in parts for amount in part.money),
        tuple(rate for part in parts for rate in part.percentages),
    )


# --- properties ---------------------------------------------------------------------------------------------

few = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@cache
def _schema() -> Any:
    return jsonschema.Draft202012Validator(record_schema())


def _span_faults(record: Record) -> list[str]:
    """Told again, without the code that a record is checked with when it is made."""
    text = record.article.text
    spans: list[Any] = [*record.money, *record.percentages, *record.dates]
    spans += [mention for entity in record.entities for mention in entity.mentions]
    spans += [span for tariff in record.tariffs for span in (*tariff.mentions, *tariff.evidence)]
    spans += [
        cell
        for table in record.tables
        for row in (*table.upper_headers, table.header, *table.rows)
        for cell in row
    ]
    return [span.text for span in spans if text[span.start : span.end] != span.text]


@few
@given(articles())
def test_every_record_holds_together(extractor: Extractor, article: Article) -> None:
    record = extractor.extract(article.source())
    assert not list(_schema().iter_errors(json.loads(record.to_json())))
    assert not list(faults(record))
    assert not _span_faults(record)
    assert Record.model_validate_json(record.to_json()) == record
    assert all(entity.mentions for entity in record.entities)
    _links_lead_somewhere(record)
    _tariffs_are_grounded(record)


def _links_lead_somewhere(record: Record) -> None:
    ids = {entity.id for entity in record.entities}
    assert len(ids) == len(record.entities)
    for entity in record.entities:
        assert all(role.of is None or role.of[0] != "e" or role.of in ids for role in entity.roles)
    for index, amount in enumerate(record.money):
        assert amount.equivalent_of is None or amount.equivalent_of < index
    for index, value in enumerate(record.percentages):
        assert value.previous is None or value.previous != index < len(record.percentages)
    tables = {table.id: table for table in record.tables}
    for item in record.implications:
        assert set(item.entities) <= ids
        source = item.source
        if isinstance(source, TableSource):
            assert any(cell.row == source.row for row in tables[source.table].rows for cell in row)
        else:
            block = record.article.blocks[source.block]
            assert block.start <= item.start < item.end


def _tariffs_are_grounded(record: Record) -> None:
    found = {(value.start, value.end) for value in (*record.percentages, *record.money)}
    countries = {entity.code for entity in record.entities if entity.code}
    for tariff in record.tariffs:
        assert tariff.mentions
        assert tariff.evidence
        if tariff.rate is not None:
            # A rate is one of the values of the record, or reaches over two of them ("5% to 9%").
            assert any(
                start <= mention.start < end or mention.start <= start < mention.end
                for mention in tariff.mentions
                for start, end in found
            ), tariff
        assert {code for code in (*tariff.imposer, *tariff.targets) if code != "WORLD"} <= countries
        assert all(product.text in record.article.text for product in tariff.products)


@few
@given(articles(noise=False))
def test_numbers_are_exact(extractor: Extractor, article: Article) -> None:
    record = extractor.extract(article.source())
    found = [
        value for part in record.percentages for value in (part.value, part.value_high) if value is not None
    ]
    assert sorted(found) == sorted(article.percentages)
    assert sorted((m.amount, m.currency) for m in record.money if m.amount is not None) == sorted(
        article.money
    )


@settings(few, max_examples=8)
@given(st.lists(articles(), min_size=2, max_size=8), st.integers(1, 7), st.randoms(use_true_random=False))
def test_what_was_extracted_before_changes_nothing(
    extractor: Extractor, made: list[Article], batch_size: int, chance: random.Random
) -> None:
    sources = [article.source() for article in made]
    alone = [extractor.extract(source).to_json() for source in sources]
    order = list(range(len(sources)))
    chance.shuffle(order)
    usual = extractor.batch_size
    try:
        extractor.batch_size = batch_size
        together = [
            outcome.to_json()
            for outcome in extractor.outcomes(sources[n] for n in order)
            if isinstance(outcome, Record)
        ]
    finally:
        extractor.batch_size = usual
    assert together == [alone[n] for n in order]
