from __future__ import annotations

import copy
import json
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from tradewire.records import Record
from tradewire.records.base import canonical, plain

TEXT = (
    "Kenya doubles duty\n\nKenya put a 50% duty on tyres from Japan worth 12 bn shillings ($93 mln) in 2024."
)


def span(text: str, after: int = 0) -> dict[str, Any]:
    start = TEXT.index(text, after)
    return {"start": start, "end": start + len(text), "text": text}


def raw_record() -> dict[str, Any]:
    """A sound record with something in every section, as plain data."""
    return {
        "id": "sha256:" + "0" * 64,
        "source": {"uri": "kenya.txt", "media_type": "text/plain", "sha256": "f" * 64},
        "article": {
            "title": "Kenya doubles duty",
            "published": "2025-02-03",
            "text": TEXT,
            "blocks": [
                {"kind": "heading", "level": 1, "start": 0, "end": 18},
                {"kind": "paragraph", "start": 20, "end": len(TEXT)},
            ],
        },
        "entities": [
            {"id": "e1", "kind": "country", "name": "Kenya", "code": "KE", "mentions": [span("Kenya")]},
            {"id": "e2", "kind": "country", "name": "Japan", "code": "JP", "mentions": [span("Japan")]},
        ],
        "money": [
            {**span("12 bn shillings"), "amount": "12000000000", "currency": "KES"},
            {**span("$93 mln"), "amount": "93000000", "currency": "USD", "equivalent_of": 0},
        ],
        "percentages": [{**span("50%"), "value": "50", "role": "tariff_rate"}],
        "dates": [{**span("2024"), "value": "2024"}],
        "tariffs": [
            {
                "rate": {"unit": "percent", "low": "50", "high": "50"},
                "imposer": ["KE"],
                "targets": ["JP"],
                "products": [{"text": "tyres", "hs": ["40"]}],
                "status": "in_force",
                "mentions": [span("50%")],
                "evidence": [span("Kenya put a 50% duty on tyres from Japan")],
            }
        ],
        "tables": [
            {
                "id": "t1",
                "kind": "other",
                "header": [{**span("Kenya"), "row": 0, "column": 0, "header": True}],
                "rows": [[{**span("Japan"), "row": 1, "column": 0}]],
                "start": 20,
                "end": 90,
            }
        ],
        "implications": [
            {
                "impact": "tyres from Japan",
                "likelihood": "possible",
                "actors": ["KE", "e1"],
                "entities": ["e2"],
                "source": {"table": "t1", "row": 1},
                **{k: v for k, v in span("tyres from Japan").items() if k != "text"},
            }
        ],
        "warnings": [{"code": "guessed_currency", "message": "taken for KES", "start": 76, "end": 91}],
        "pipeline": {"tradewire": "1", "spacy": "3", "model": {"name": "en_x", "version": "1"}},
    }


def change(path: str, value: Any) -> dict[str, Any]:
    raw = copy.deepcopy(raw_record())
    *parents, last = (int(part) if part.isdigit() else part for part in path.split("."))
    place: Any = raw
    for part in parents:
        place = place[part]
    place[last] = value
    return raw


def test_a_sound_record_survives_json() -> None:
    record = Record.model_validate(raw_record())
    line = record.to_json()
    assert "\n" not in line
    assert Record.model_validate_json(line) == record
    assert Record.model_validate_json(line).to_json() == line


def test_amounts_are_exact_and_written_as_plain_strings() -> None:
    record = Record.model_validate(change("money.0.amount", Decimal("1.2E+10")))
    assert record.money[0].amount == Decimal("12000000000")
    assert json.loads(record.to_json())["money"][0]["amount"] == "12000000000"


def test_nothing_is_left_out_of_the_json() -> None:
    data = json.loads(Record.model_validate(raw_record()).to_json())
    assert data["article"]["url"] is None
    assert data["tariffs"][0]["previous_rate"] is None
    assert data["tariffs"][0]["exempt"] == []
    assert data["schema_version"] == "1.0"


def test_records_are_frozen() -> None:
    record = Record.model_validate(raw_record())
    with pytest.raises(ValidationError, match="frozen"):
        record.article.title = "Another"


@pytest.mark.parametrize(
    ("number", "text"),
    [("5.6E+10", "56000000000"), ("40.50", "40.5"), ("100", "100"), ("0.00", "0"), ("1E-7", "0.0000001")],
)
def test_decimals_have_one_form(number: str, text: str) -> None:
    assert plain(canonical(Decimal(number))) == text


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        ("money.0.amount", 12.5, "plain decimal string"),
        ("money.0.amount", 12, "plain decimal string"),
        ("money.0.amount", "1e9", "plain decimal string"),
        ("money.0.amount", "NaN", "plain decimal string"),
        ("money.0.amount", Decimal("Infinity"), "plain decimal string"),
        ("money.0.currency", "dollars", "pattern"),
        ("money.0.text", "12 bn shilling", r"money\.0: article\.text"),
        ("money.0.start", "76", "valid integer"),
        ("money.0.start", -1, "greater than or equal"),
        ("money.1.equivalent_of", 2, "no other amount"),
        ("money.1.equivalent_of", 1, "no other amount"),
        ("percentages.0.previous", 0, "no other percentage"),
        ("percentages.0.unit", "per mille", "percent"),
        ("dates.0.text", "2025", r"dates\.0"),
        ("dates.0.value", "last year", "pattern"),
        ("entities.1.id", "e1", "given twice"),
        ("entities.1.code", "JPN", "no code of a country"),
        ("entities.0.mentions", [], "at least 1"),
        ("entities.0.mentions.0.end", 4, r"entities\.0\.mentions\.0"),
        ("tariffs.0.rate", {"unit": "percent", "low": "5"}, "high"),
        ("tariffs.0.rate", {"unit": "share", "low": "5", "high": "5"}, "unit"),
        ("tariffs.0.imposer", ["Kenya"], "pattern"),
        ("tariffs.0.products", [{"text": "tyres", "hs": ["4"]}], "pattern"),
        ("tariffs.0.exempt", [{}], "a text or a code"),
        ("tariffs.0.effective", "March", "pattern"),
        ("tariffs.0.confidence", 1.5, "less than or equal"),
        ("tariffs.0.evidence.0.start", 21, r"tariffs\.0\.evidence\.0"),
        ("tariffs.0.mentions", [], "at least 1"),
        ("tables.0.rows.0.0.start", 21, "cell 1,0"),
        ("tables.0.end", 9000, "no interval"),
        ("implications.0.source", {"table": "t2", "row": 1}, "no body row"),
        ("implications.0.source", {"table": "t1", "row": 0}, "no body row"),
        ("implications.0.source", {"block": 2}, "not in the article"),
        ("implications.0.entities", ["e9"], "no entity"),
        ("implications.0.actors", ["e9"], "no entity"),
        ("entities.0.roles", [{"title": "Premier", "of": "e9"}], "no entity"),
        ("implications.0.actors", ["the Kenyans"], "pattern"),
        ("article.blocks.1.start", 10, "overlaps"),
        ("article.blocks.1.end", 9000, "leaves"),
        ("article.published", "3 February 2025", "pattern"),
        ("warnings.0.end", None, "both"),
        ("warnings.0.code", "Guessed currency", "pattern"),
        ("id", "sha256:0", "pattern"),
        ("schema_version", "2.0", "1.0"),
        ("notes", [], "Extra inputs"),
        ("article.summary", "x", "Extra inputs"),
    ],
)
def test_what_a_record_cannot_say(path: str, value: Any, complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        Record.model_validate(change(path, value))


@pytest.mark.parametrize("code", ["40", "4011", "40,73"])
def test_a_product_has_chapters(code: str) -> None:
    product = {**raw_record()["entities"][0], "kind": "product", "code": code}
    assert Record.model_validate(change("entities.0", product)).entities[0].code == code
    with pytest.raises(ValidationError, match="no code of a product"):
        Record.model_validate(change("entities.0", {**product, "code": code + ","}))


def test_an_implication_can_come_from_a_block() -> None:
    record = Record.model_validate(change("implications.0.source", {"block": 1}))
    assert json.loads(record.to_json())["implications"][0]["source"] == {"block": 1}


def test_rates_of_every_unit() -> None:
    specific = {"unit": "specific", "amount": "90.045", "currency": "EUR", "per": "100 kg"}
    percent = {"unit": "percent", "low": "10", "high": "15", "qualifier": "about"}
    compound = {"unit": "compound", "parts": [percent, specific]}
    for rate in (specific, percent, compound):
        record = Record.model_validate(change("tariffs.0.rate", rate))
        assert Record.model_validate_json(record.to_json()) == record
        written = json.loads(record.to_json())["tariffs"][0]["rate"]
        assert written["unit"] == rate["unit"]
    with pytest.raises(ValidationError):
        Record.model_validate(change("tariffs.0.rate", {"unit": "compound", "parts": [compound, percent]}))


def test_offsets_count_code_points() -> None:
    text = "🇰🇪 Kenya"
    raw = raw_record()
    for section in (
        "entities",
        "money",
        "percentages",
        "dates",
        "tariffs",
        "tables",
        "implications",
        "warnings",
    ):
        raw[section] = []
    raw["article"] = {"text": text}
    raw["entities"] = [
        {
            "id": "e1",
            "kind": "country",
            "name": "Kenya",
            "mentions": [{"start": 3, "end": 8, "text": "Kenya"}],
        }
    ]
    assert Record.model_validate(raw).entities[0].mentions[0].start == 3
