"""Lines to a batch: the quick way and the models agree on what is a record's shape."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tradewire.errors import TradewireError
from tradewire.records import Record
from tradewire.store.parse import Batch, as_lines, parse

MakeLine = Callable[..., bytes]


def parsed(*lines: bytes | str) -> tuple[Batch, list[str]]:
    errors: list[TradewireError] = []
    batch = parse(list(as_lines(lines)), errors.append)
    return batch, [str(error) for error in errors]


def change(line: bytes, path: str, value: Any) -> bytes:
    raw = json.loads(line)
    *parents, last = (int(part) if part.isdigit() else part for part in path.split("."))
    place: Any = raw
    for part in parents:
        place = place[part]
    place[last] = value
    return json.dumps(raw).encode()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("money.0.amount", 12.5),
        ("money.0.amount", "1e9"),
        ("money.0.amount", "١٢"),
        ("money.0.currency", "dollars"),
        ("money.0.start", -1),
        ("money.0.start", "76"),
        ("money.0.text", ""),
        ("money.0.qualifier", "roughly"),
        ("money.0.qualifier", None),
        ("percentages.0.unit", "per mille"),
        ("entities.0.id", "x1"),
        ("entities.0.mentions", []),
        ("entities.0.mentions", None),
        ("tariffs.0.rate", {"unit": "percent", "low": "5"}),
        ("tariffs.0.rate", {"unit": "percent", "low": "5", "high": "5", "per": "kg"}),
        ("tariffs.0.rate", {"unit": "specific", "low": "5", "high": "5"}),
        ("tariffs.0.rate", {"unit": "share", "low": "5", "high": "5"}),
        ("tariffs.0.rate", {"unit": "compound", "parts": []}),
        ("tariffs.0.imposer", ["Kenya"]),
        ("tariffs.0.imposer", [None]),
        ("tariffs.0.products", [{"text": "tyres", "hs": ["4"]}]),
        ("tariffs.0.confidence", 1.5),
        ("tariffs.0.confidence", float("nan")),
        ("article.published", "../../etc"),
        ("article.published", "3 February 2025"),
        ("article.blocks.0.level", 0),
        ("article.text", None),
        ("article.text", "\ud800 alone"),
        ("article.title", "\udfff"),
        ("money.0.text", "\ud83d 5"),
        ("source.uri", "a\udc00"),
        ("id", "sha256:0"),
        ("schema_version", "2.0"),
        ("notes", []),
        ("article.summary", "x"),
        ("warnings.0.code", "Guessed currency"),
        ("pipeline.model", None),
        ("money.0.equivalent_of", 2**70),
    ],
)
def test_what_is_no_record(path: str, value: Any, make_line: MakeLine) -> None:
    bad, good = change(make_line(1), path, value), make_line(2)
    batch, errors = parsed(bad, good)
    assert [line.body for line in batch.lines] == [good]
    assert len(errors) == 1
    assert errors[0].startswith("record 1: ")
    assert len(errors[0]) < 500


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b"null",
        b"[]",
        b'"a"',
        b"{",
        b"\xff\xfe{}",
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b'{"id": "' + b"x" * 3_000_000,
        b"\x00",
    ],
    ids=range(10),
)
def test_lines_of_something_else(line: bytes, make_line: MakeLine) -> None:
    batch, errors = parsed(make_line(1), line, make_line(2))
    assert len(batch.lines) == 2
    assert len(errors) == 1
    assert len(errors[0]) < 500


def test_two_records_in_a_line_are_none(make_line: MakeLine) -> None:
    two = make_line(1) + make_line(2)
    batch, errors = parsed(two, make_line(3))
    assert [line.body for line in batch.lines] == [make_line(3)]
    assert len(errors) == 1


def test_a_record_over_two_lines_does_not_shift_the_others(make_line: MakeLine) -> None:
    one = make_line(1)
    cut = one.index(b',"article"') + 1
    batch, errors = parsed(one[:cut], one[cut:], make_line(2) + make_line(3), make_line(4))
    assert [line.body for line in batch.lines] == [make_line(4)]
    assert batch.ids == [json.loads(make_line(4))["id"]]
    assert len(errors) == 3


def test_blank_lines_are_nothing(make_line: MakeLine) -> None:
    batch, errors = parsed(b"", b"  \t\r", make_line(1), "\n")
    assert len(batch.lines) == 1
    assert errors == []


def test_a_whole_pair_in_escapes_is_text(make_line: MakeLine) -> None:
    line = change(make_line(1), "article.title", "ship \U0001f6a2")
    assert b"\\ud83d\\udea2" in json.dumps(json.loads(line)).encode()
    batch, errors = parsed(json.dumps(json.loads(line)).encode(), make_line(2))
    assert errors == []
    assert batch.nested.column("article").to_pylist()[0]["title"] == "ship \U0001f6a2"


def test_half_a_pair_in_bytes_is_named(make_line: MakeLine) -> None:
    broken = make_line(1).replace(b'"text":"', b'"text":"\xed\xa0\x80', 1)
    batch, errors = parsed(broken, make_line(2))
    assert [line.body for line in batch.lines] == [make_line(2)]
    assert len(errors) == 1


def test_fields_that_are_left_out_have_their_defaults(make_line: MakeLine) -> None:
    raw = json.loads(make_line(1))
    for name in ("dates", "tables", "implications", "schema_version"):
        del raw[name]
    del raw["money"][0]["amount_high"]
    short = json.dumps(raw).encode()
    batch, errors = parsed(short, make_line(2))
    assert errors == []
    assert [line.body for line in batch.lines] == [short, make_line(2)]
    assert batch.nested.column("schema_version").to_pylist() == ["1.0", "1.0"]


def test_keys_that_are_given_twice(make_line: MakeLine) -> None:
    line = make_line(1).replace(b'"dates":[]', b'"dates":[{}],"dates":[]')
    batch, errors = parsed(line)
    assert errors == []
    assert Record.model_validate_json(line).dates == ()
    assert batch.nested.column("dates").to_pylist() == [[]]


def test_attributes_of_implications(make_line: MakeLine) -> None:
    item: dict[str, Any] = {
        "area": None,
        "impact": "higher prices",
        "likelihood": None,
        "actors": [],
        "affected": [],
        "entities": [],
        "attributes": {"Timeframe": "2025-01-01", "id": "x", "": "\0"},
        "source": {"block": 0},
        "start": 0,
        "end": 5,
    }
    none = {**item, "attributes": {}}
    batch, errors = parsed(make_line(1, implications=[none]), make_line(2, implications=[none, item]))
    assert errors == []
    assert batch.attributes == {(1, 1): item["attributes"]}
    bad: list[Any] = [{"a": 1}, {"a": None}, [], {"a": "\ud800"}]
    for value in bad:
        _, errors = parsed(change(make_line(1, implications=[item]), "implications.0.attributes", value))
        assert len(errors) == 1, value


def test_many_bad_lines_take_no_longer_than_few(make_line: MakeLine) -> None:
    lines = [change(make_line(n), "money.0.start", "no") for n in range(300)]
    batch, errors = parsed(*lines)
    assert len(batch.lines) == 0
    assert len(errors) == 300
