"""The record of the article that the project started from, item by item."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from tradewire import Extractor, Record
from tradewire.records import Entity, Tariff
from tradewire.records.tariff import PercentRate


@pytest.fixture(scope="module")
def record(extractor: Extractor, root: Path) -> Record:
    return extractor.extract(root / "seeds" / "seed-canada-mexico.txt")


def of_kind(record: Record, kind: str) -> list[Entity]:
    return [entity for entity in record.entities if entity.kind == kind]


def test_two_persons_with_their_offices(record: Record) -> None:
    persons = {p.name: [(role.title, role.of) for role in p.roles] for p in of_kind(record, "person")}
    assert persons == {
        "Mark Carney": [("Prime Minister", "CA")],
        "Claudia Sheinbaum": [("President", "MX")],
    }


@pytest.mark.parametrize(
    ("name", "count"), [("Mark Carney", 2), ("Carney", 2), ("Claudia Sheinbaum", 2), ("Sheinbaum", 1)]
)
def test_every_mention_of_the_persons(record: Record, name: str, count: int) -> None:
    words = [mention.text for person in of_kind(record, "person") for mention in person.mentions]
    assert words.count(name) == count


def test_three_countries_once_each(record: Record) -> None:
    countries = [(country.code, country.name) for country in of_kind(record, "country")]
    assert sorted(countries) == [("CA", "Canada"), ("MX", "Mexico"), ("US", "United States")]


def places(text: str, *words: str) -> set[int]:
    """Where `words` stand in `text` as whole words."""
    found: set[int] = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                found.add(at)
            at = text.find(word, end)
    return found


@pytest.mark.parametrize(
    ("code", "words", "not_these"),
    [
        ("CA", ("Canada", "Canadian"), ()),
        ("MX", ("Mexico", "Mexican"), ("Mexico City",)),
        ("US", ("US", "United States"), ()),
    ],
)
def test_every_mention_of_the_countries(
    record: Record, code: str, words: tuple[str, ...], not_these: tuple[str, ...]
) -> None:
    text = record.article.text
    (country,) = (entity for entity in record.entities if entity.code == code)
    labels = {cell.start for table in record.tables for row in table.rows for cell in row if not cell.column}
    headings = [block for block in record.article.blocks if block.kind == "heading"]
    expected = {
        at
        for at in places(text, *words) - places(text, *not_these)
        if at not in labels and not any(block.start <= at < block.end for block in headings)
    }
    assert expected <= {mention.start for mention in country.mentions}
    assert {mention.text for mention in country.mentions} <= set(words)


@pytest.mark.parametrize(
    ("kind", "name", "code"),
    [
        ("city", "Mexico City", None),
        ("agreement", "United States-Mexico-Canada Agreement", "USMCA"),
        ("region", "North America", None),
    ],
)
def test_a_city_an_agreement_and_a_region(record: Record, kind: str, name: str, code: str | None) -> None:
    assert [(entity.name, entity.code) for entity in of_kind(record, kind)] == [(name, code)]


def test_the_rest_are_products(record: Record) -> None:
    known = {"person", "country", "city", "agreement", "region"}
    rest = [entity for entity in record.entities if entity.kind not in known]
    assert {(entity.kind, entity.name) for entity in rest} <= {("product", "steel"), ("product", "fentanyl")}


def test_no_entity_from_a_heading_or_a_label(record: Record) -> None:
    blocks = [block for block in record.article.blocks if block.kind == "heading"]
    assert len(blocks) == 3
    names = {entity.name for entity in record.entities}
    labels = {row[0].text for table in record.tables for row in table.rows}
    headings = {record.article.text[block.start : block.end] for block in blocks}
    assert not names & (labels | headings | {"Key Highlights", "Trade Relations", "Aspect", "Details"})


def test_money_with_its_equivalent(record: Record) -> None:
    first, second = record.money
    assert (first.amount, first.currency, first.period) == (Decimal(56_000_000_000), "CAD", "2024")
    assert (second.amount, second.currency) == (Decimal(40_500_000_000), "USD")
    assert (first.text, second.text) == ("C$56 billion", "$40.5 billion")
    assert second.equivalent_of == 0
    assert second.implied_rate is not None
    assert abs(second.implied_rate - Decimal("40.5") / Decimal(56)) < Decimal("0.000001")
    assert first.subject == "Bilateral trade"


def facts(tariff: Tariff) -> tuple[object, ...]:
    rate = tariff.rate
    assert rate is None or isinstance(rate, PercentRate)
    percent = None if rate is None else (rate.low, rate.high)
    return tariff.imposer, tariff.targets, tuple(p.text for p in tariff.products), percent, tariff.name


def test_three_tariffs(record: Record) -> None:
    assert [facts(tariff) for tariff in record.tariffs] == [
        (("US",), ("CA",), ("steel",), (Decimal(50), Decimal(50)), None),
        (("US",), ("CA",), ("select products",), (Decimal(25), Decimal(25)), None),
        (("US",), ("MX",), (), None, "fentanyl tariff"),
    ]
    assert [tariff.status for tariff in record.tariffs[:2]] == ["in_force", "in_force"]
    assert [mention.text for tariff in record.tariffs for mention in tariff.mentions] == [
        "50%",
        "25%",
        "fentanyl tariff",
    ]


def test_both_rates_are_of_duties(record: Record) -> None:
    assert [(str(p.value), p.unit, p.role) for p in record.percentages] == [
        ("50", "percent", "tariff_rate"),
        ("25", "percent", "tariff_rate"),
    ]


def test_two_tables(record: Record) -> None:
    assert [(t.kind, [cell.text for cell in t.header], len(t.rows)) for t in record.tables] == [
        ("highlights", ["Aspect", "Details"], 8),
        ("implications", ["Area", "Potential Impact"], 7),
    ]
    assert [table.heading for table in record.tables] == [
        "Key Highlights of the Meeting",
        "Implications for US Relations",
    ]


def test_seven_implications(record: Record) -> None:
    rows = record.tables[1].rows
    assert len(record.implications) == 7
    assert [(i.area, i.impact) for i in record.implications] == [tuple(c.text for c in row) for row in rows]
    assert {item.likelihood for item in record.implications} == {"possible"}
    assert all(" may " in i.impact or " could " in i.impact for i in record.implications)
    first = record.implications[0]
    assert (first.actors, first.affected) == (("CA", "MX"), ("US",))


def test_two_years(record: Record) -> None:
    assert {date.value for date in record.dates} == {"2024", "2026"}
    assert [date.text for date in record.dates] == ["2024", "2026", "2026", "2026"]


def test_the_page_around_it_is_gone(record: Record) -> None:
    assert "Leave a comment" not in record.article.text
    assert record.article.text.endswith("in order to maintain influence in the region.")
    assert record.article.title is None


def test_the_committed_schema_takes_it(record: Record, root: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((root / "schemas" / "record.v1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(record.to_json()))
