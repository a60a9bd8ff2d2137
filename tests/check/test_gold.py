"""The gold format: what it takes, what it refuses by name, and that what is written is read."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tradewire.check.gold import (
    Gold,
    GoldMoney,
    GoldTariff,
    collection_json,
    gold_json,
    read_collection,
    read_gold,
)
from tradewire.errors import CaseError

TARIFF = {
    "context": "Peru will put 12% on tin from Chile",
    "quote": "12%",
    "low": "12",
    "high": "12",
    "unit": "percent",
    "previous": None,
    "imposer": ["PE"],
    "targets": ["CL"],
    "products": ["tin"],
    "status": "announced",
}


def put(folder: Path, data: Any) -> Path:
    path = folder / "gold.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def test_a_document(tmp_path: Path) -> None:
    gold = read_gold(put(tmp_path, {"tariffs": [TARIFF], "persons": [["Ana Ruiz", "Ruiz"], "Jo Tan"]}))
    assert gold.tariffs is not None
    assert (gold.tariffs[0].low, gold.tariffs[0].imposer) == (Decimal(12), ("PE",))
    assert gold.persons == (("Ana Ruiz", "Ruiz"), ("Jo Tan",))
    assert gold.money is None  # not stated is not judged
    assert gold.tables is None


def test_numbers_may_be_bare() -> None:
    money = GoldMoney.model_validate({"context": "of 3.5 yen", "quote": "3.5 yen", "amount": 3.5})
    assert money.amount == Decimal("3.5")


def test_what_is_written_is_read(tmp_path: Path) -> None:
    data = {
        "tariffs": [TARIFF],
        "countries": ["CL", "PE"],
        "open": ["tariffs"],
        "spurious": {"tariffs": [{"context": "grew by 4% in May", "quote": "4%"}]},
    }
    gold = Gold.model_validate(data)
    assert json.loads(gold_json(gold)) == data
    assert read_gold(put(tmp_path, gold_json(gold))) == gold
    both = {"news/a.txt": gold, "b.html#2": Gold(countries=())}
    assert read_collection(put(tmp_path, collection_json(both))) == both


def test_one_document_is_a_collection_under_its_stem(tmp_path: Path) -> None:
    assert read_collection(put(tmp_path, {"countries": ["PE"]})) == {"gold": Gold(countries=("PE",))}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("{", "is no JSON"),
        ("[]", "is no JSON object"),
        ({"tarifs": []}, "tarifs: unknown field"),
        ({"tariffs": [{**TARIFF, "low": "twelve"}]}, "tariffs.0.low: a number is a decimal string"),
        ({"tariffs": [{**TARIFF, "low": True}]}, "tariffs.0.low: a number"),
        ({"tariffs": [{**TARIFF, "low": "NaN"}]}, "tariffs.0.low: a number"),
        ({"tariffs": [{**TARIFF, "status": "likely"}]}, "tariffs.0.status: "),
        ({"tariffs": [{"quote": "12%"}]}, "tariffs.0.context: "),
        ({"persons": [[]]}, "persons.0: "),
        ({"open": ["dates"]}, "open.0: "),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_what_is_no_gold_is_named(tmp_path: Path, data: Any, said: str) -> None:
    with pytest.raises(CaseError) as caught:
        read_gold(put(tmp_path, data))
    assert str(caught.value).startswith(f"{tmp_path / 'gold.json'}: ")
    assert said in str(caught.value)
    assert len(str(caught.value)) < 400


def test_a_fault_in_a_collection_names_its_document(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"\[a\.txt\]: countries: "):
        read_collection(put(tmp_path, {"documents": {"a.txt": {"countries": 1}}}))
    with pytest.raises(CaseError, match="extra: unknown field"):
        read_collection(put(tmp_path, {"documents": {}, "extra": 1}))
    with pytest.raises(CaseError, match="documents: is no object"):
        read_collection(put(tmp_path, {"documents": []}))


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no such file"):
        read_gold(tmp_path / "none.json")


def test_a_tariff_says_what_it_says() -> None:
    partial = GoldTariff(context="a 12% duty on tin", quote="12%", status="announced")
    assert partial.imposer is None
    assert json.loads(gold_json(Gold(tariffs=(partial,)))) == {
        "tariffs": [{"context": "a 12% duty on tin", "quote": "12%", "status": "announced"}]
    }
