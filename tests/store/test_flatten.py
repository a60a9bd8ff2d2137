"""The tables of any record, against a second way to make them: row by row, from the models."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tradewire.errors import TradewireError
from tradewire.records import Record
from tradewire.store.flatten import flatten
from tradewire.store.parse import Batch, as_lines, parse
from tradewire.store.plainly import plain_values
from tradewire.store.tables import AMOUNT, CONFIDENCE, RATE, TABLES, key

Row = dict[str, Any]

characters = st.characters(codec="utf-8")
words = st.text(characters, min_size=1, max_size=8)
plain_decimals = st.from_regex(r"-?[0-9]{1,45}(\.[0-9]{1,25})?", fullmatch=True).filter(str.isascii)
codes = st.sampled_from(["CA", "US", "US-CA", "MERCOSUR", "WORLD"])
qualifiers = st.sampled_from(["exact", "about", "at_least"])
days = st.sampled_from([None, "2025", "2025-03", "2025-03-04"])


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def several(strategy: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, min_size=least, max_size=3)


percent_rates = st.fixed_dictionaries(
    {"unit": st.just("percent"), "low": plain_decimals, "high": plain_decimals, "qualifier": qualifiers}
)
specific_rates = st.fixed_dictionaries(
    {
        "unit": st.just("specific"),
        "amount": plain_decimals,
        "amount_high": maybe(plain_decimals),
        "currency": maybe(st.just("EUR")),
        "per": words,
    }
)
simple_rates = percent_rates | specific_rates
rates = maybe(
    simple_rates
    | st.fixed_dictionaries(
        {"unit": st.just("compound"), "parts": st.lists(simple_rates, min_size=2, max_size=3)}
    )
)


@st.composite
def raw_records(draw: st.DrawFn) -> Row:
    """A sound record with anything that the schema allows in it."""
    text = draw(st.text(characters, min_size=1, max_size=40))

    def spans(**more: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        @st.composite
        def span(draw: st.DrawFn) -> Row:
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            given = {name: draw(strategy) for name, strategy in more.items()}
            return {"start": start, "end": end, "text": text[start:end], **given}

        return span()

    def place(item: Row) -> Row:
        return {"start": item["start"], "end": item["end"]}

    entities = draw(
        several(
            st.fixed_dictionaries(
                {
                    "kind": st.sampled_from(["person", "company", "law"]),
                    "name": words,
                    "code": maybe(words),
                    "roles": several(st.fixed_dictionaries({"title": words, "of": maybe(codes)})),
                    "mentions": several(spans(), 1),
                }
            )
        )
    )
    for number, entity in enumerate(entities, start=1):
        entity["id"] = f"e{number}"
    parties = several(codes | st.sampled_from([e["id"] for e in entities]) if entities else codes)
    cells = spans(
        row=st.integers(0, 9),
        column=st.integers(0, 9),
        rowspan=st.integers(1, 3),
        colspan=st.integers(1, 3),
        header=st.booleans(),
    )
    tables = []
    for number in range(1, draw(st.integers(0, 2)) + 1):
        table = {
            "id": f"t{number}",
            "caption": draw(maybe(words)),
            "heading": draw(maybe(words)),
            "kind": draw(st.sampled_from(["figures", "layout"])),
            "upper_headers": draw(several(several(cells))),
            "header": draw(several(cells)),
            "rows": draw(several(several(cells, 1))),
        }
        tables.append(table | place(draw(spans())))
    sources: list[Row] = [
        {"table": t["id"], "row": cell["row"]} for t in tables for row in t["rows"] for cell in row
    ]
    blocks = [{"kind": "paragraph", "level": None, "start": 0, "end": len(text)}]
    sources.append({"block": 0})
    implications = []
    for _ in range(draw(st.integers(0, 3))):
        item = {
            "area": draw(maybe(words)),
            "impact": draw(words),
            "likelihood": draw(st.sampled_from([None, "likely"])),
            "actors": draw(parties),
            "affected": draw(parties),
            "entities": draw(several(st.sampled_from([e["id"] for e in entities]))) if entities else [],
            "attributes": draw(st.dictionaries(words, st.text(characters, max_size=5), max_size=2)),
            "source": draw(st.sampled_from(sources)),
        }
        implications.append(item | place(draw(spans())))
    money = draw(
        several(
            spans(
                amount=maybe(plain_decimals),
                amount_high=maybe(plain_decimals),
                currency=maybe(st.just("CAD")),
                qualifier=qualifiers,
                per=maybe(words),
                implied_rate=maybe(plain_decimals),
                subject=maybe(words),
                period=maybe(words),
            )
        )
    )
    if len(money) > 1:
        money[0]["equivalent_of"] = 1
    tariffs = several(
        st.fixed_dictionaries(
            {
                "kind": st.sampled_from(["tariff", "safeguard"]),
                "rate": rates,
                "previous_rate": rates,
                "rate_change": maybe(
                    st.fixed_dictionaries(
                        {"low": plain_decimals, "high": plain_decimals, "unit": st.just("pp")}
                    )
                ),
                "imposer": several(codes),
                "targets": several(codes),
                "products": several(
                    st.fixed_dictionaries({"text": words, "hs": several(st.sampled_from(["72", "7208"]))})
                ),
                "exempt": several(
                    st.fixed_dictionaries({"text": words, "code": maybe(codes)})
                    | st.fixed_dictionaries({"text": st.none(), "code": codes})
                ),
                "status": st.sampled_from([None, "in_force", "threatened"]),
                "change": st.sampled_from([None, "new"]),
                "retaliatory": st.booleans(),
                "name": maybe(words),
                "legal_basis": maybe(words),
                "announced": days,
                "effective": days,
                "expires": days,
                "mentions": several(spans(), 1),
                "evidence": several(spans()),
                "confidence": st.floats(0, 1),
            }
        )
    )
    published = [None, "2025", "2025-03", "2025-03-04", "2024-02-31", "2025-13", "2025-03-04T10:00:00Z"]
    return {
        "id": "sha256:" + hashlib.sha256(repr(draw(st.integers(0, 2**64))).encode()).hexdigest(),
        "source": {"uri": draw(words), "media_type": "text/plain", "sha256": "0" * 64},
        "article": {
            "title": draw(maybe(words)),
            "authors": draw(several(words)),
            "published": draw(st.sampled_from(published)),
            "url": draw(maybe(words)),
            "text": text,
            "blocks": blocks,
        },
        "entities": entities,
        "money": money,
        "percentages": draw(
            several(
                spans(value=maybe(plain_decimals), value_high=maybe(plain_decimals), subject=maybe(words))
            )
        ),
        "dates": draw(several(spans(value=maybe(st.just("2025-03/.."))))),
        "tariffs": draw(tariffs),
        "tables": tables,
        "implications": implications,
        "warnings": draw(several(st.fixed_dictionaries({"code": st.just("odd"), "message": words}))),
        "pipeline": {
            "tradewire": draw(st.sampled_from(["0.1.0", "0.2.0"])),
            "spacy": "3.8.7",
            "model": {"name": "en_x", "version": "1"},
        },
    }


records = raw_records().map(Record.model_validate)


def fits(value: Decimal, kind: pa.DataType) -> bool:
    whole, _, places = format(value.copy_abs(), "f").partition(".")
    enough = len(whole.lstrip("0")) <= kind.precision - kind.scale
    return bool(enough and len(places.rstrip("0")) <= kind.scale)


def exact(name: str, value: Decimal | None, kind: pa.DataType) -> Row:
    held = value is not None and fits(value, kind)
    return {
        name: value if held else None,
        f"{name}_text": None if held or value is None else format(value, "f"),
    }


def place(item: Any) -> Row:
    return {"start_offset": item.start, "end_offset": item.end}


def span(item: Any) -> Row:
    return {**place(item), "text": item.text}


def rate(prefix: str, value: Any) -> Row:
    parts = getattr(value, "parts", (value,) if value else ())
    percent: Any = next((part for part in parts if part.unit == "percent"), None)
    specific: Any = next((part for part in parts if part.unit == "specific"), None)
    compound = value is not None and value.unit == "compound"
    return {
        f"{prefix}_unit": value.unit if value else None,
        **exact(f"{prefix}_low", percent.low if percent else None, RATE),
        **exact(f"{prefix}_high", percent.high if percent else None, RATE),
        f"{prefix}_qualifier": percent.qualifier if percent else None,
        **exact(f"{prefix}_amount", specific.amount if specific else None, AMOUNT),
        **exact(f"{prefix}_amount_high", specific.amount_high if specific else None, AMOUNT),
        f"{prefix}_currency": specific.currency if specific else None,
        f"{prefix}_per": specific.per if specific else None,
        f"{prefix}_parts": [
            {k: v for k, v in part.model_dump(mode="json").items() if v is not None} for part in parts
        ]
        if compound
        else None,
    }


def expected(record: Record, position: int, line: bytes) -> dict[str, list[Row]]:
    """The rows of a record, without its id, numbered as the tables number them."""
    article, made_by = record.article, record.pipeline
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    published = article.published or ""
    try:
        day = datetime.date.fromisoformat(published[:10]) if len(published) >= 10 else None
    except ValueError:
        day = None
    month = published[:7] if re.match(r"[0-9]{4}-(0[1-9]|1[0-2])", published) else None
    rows["articles"] = [
        {
            "position": position,
            **{
                name: getattr(article, name)
                for name in ("title", "published", "site", "url", "language", "text")
            },
            "authors": list(article.authors),
            "published_on": day,
            "month": month,
            "source_uri": record.source.uri,
            "source_media_type": record.source.media_type,
            "source_sha256": record.source.sha256,
            "schema_version": record.schema_version,
            "tradewire_version": made_by.tradewire,
            "spacy_version": made_by.spacy,
            "model": made_by.model.name,
            "model_version": made_by.model.version,
            "record_sha256": hashlib.sha256(line).hexdigest(),
        }
    ]
    rows["records"] = [{"record": line.decode()}]
    rows["blocks"] = [{"kind": b.kind, "level": b.level, **place(b)} for b in article.blocks]
    for n, entity in enumerate(record.entities):
        rows["entities"].append(
            {"entity_id": entity.id, "kind": entity.kind, "name": entity.name, "code": entity.code}
        )
        rows["entity_roles"] += [
            {"entity_ordinal": n, "entity_id": entity.id, "title": role.title, "of_party": role.of}
            for role in entity.roles
        ]

    def mentions(owner: str, kind: str, lists: Iterable[Any]) -> list[Row]:
        return [
            {"owner": owner, "owner_ordinal": n, "kind": kind, **span(one)}
            for n, several in enumerate(lists)
            for one in several
        ]

    rows["mentions"] = mentions("entity", "mention", [e.mentions for e in record.entities])
    rows["mentions"] += mentions("tariff", "mention", [t.mentions for t in record.tariffs])
    rows["mentions"] += mentions("tariff", "evidence", [t.evidence for t in record.tariffs])
    rows["money"] = [
        {
            **span(m),
            **exact("amount", m.amount, AMOUNT),
            **exact("amount_high", m.amount_high, AMOUNT),
            **exact("implied_rate", m.implied_rate, RATE),
            **{
                k: getattr(m, k)
                for k in ("currency", "qualifier", "per", "equivalent_of", "subject", "period")
            },
        }
        for m in record.money
    ]
    rows["percentages"] = [
        {
            **span(p),
            **exact("value", p.value, RATE),
            **exact("value_high", p.value_high, RATE),
            **{k: getattr(p, k) for k in ("unit", "qualifier", "role", "previous", "subject")},
        }
        for p in record.percentages
    ]
    rows["dates"] = [{**span(d), "value": d.value} for d in record.dates]
    for n, t in enumerate(record.tariffs):
        change = t.rate_change
        same = ["kind", "status", "change", "retaliatory", "name", "legal_basis"]
        same += ["announced", "effective", "expires"]
        rows["tariffs"].append(
            {
                **{name: getattr(t, name) for name in same},
                **rate("rate", t.rate),
                **rate("previous_rate", t.previous_rate),
                **exact("rate_change_low", change.low if change else None, RATE),
                **exact("rate_change_high", change.high if change else None, RATE),
                "rate_change_unit": change.unit if change else None,
                "imposer": list(t.imposer),
                "targets": list(t.targets),
                "confidence": t.confidence,
            }
        )
        none = {"text": None, "hs": None, "code": None}
        rows["tariff_products"] += [
            {**none, "tariff_ordinal": n, "exempt": False, "text": p.text, "hs": list(p.hs)}
            for p in t.products
        ]
        # Within a record, goods that pay stand before what is exempt.
    for n, t in enumerate(record.tariffs):
        rows["tariff_products"] += [
            {"tariff_ordinal": n, "exempt": True, "text": e.text, "hs": None, "code": e.code}
            for e in t.exempt
        ]
    parts: list[tuple[str, Any]] = [
        ("upper_header", lambda t: [c for row in t.upper_headers for c in row]),
        ("header", lambda t: t.header),
        ("body", lambda t: [c for row in t.rows for c in row]),
    ]
    for table in record.tables:
        rows["tables"].append(
            {
                "table_id": table.id,
                "caption": table.caption,
                "heading": table.heading,
                "kind": table.kind,
                **place(table),
            }
        )
    for part, cells_of in parts:
        for n, table in enumerate(record.tables):
            rows["table_cells"] += [
                {
                    "table_ordinal": n,
                    "table_id": table.id,
                    "part": part,
                    "row_index": c.row,
                    "column_index": c.column,
                    "rowspan": c.rowspan,
                    "colspan": c.colspan,
                    "is_header": c.header,
                    **span(c),
                }
                for c in cells_of(table)
            ]
    rows["implications"] = [
        {
            **{k: getattr(i, k) for k in ("area", "impact", "likelihood")},
            **{k: list(getattr(i, k)) for k in ("actors", "affected", "entities")},
            "attributes": list(i.attributes.items()),
            "source_table": getattr(i.source, "table", None),
            "source_row": getattr(i.source, "row", None),
            "source_block": getattr(i.source, "block", None),
            **place(i),
        }
        for i in record.implications
    ]
    rows["warnings"] = [
        {"code": w.code, "message": w.message, "start_offset": w.start, "end_offset": w.end}
        for w in record.warnings
    ]
    for name, found in rows.items():
        for ordinal, row in enumerate(found):
            row["record_id"] = record.id
            if name not in ("articles", "records"):
                row["ordinal"] = ordinal
    return rows


def parsed(lines: list[bytes]) -> Batch:
    errors: list[TradewireError] = []
    batch = parse(list(as_lines(lines)), errors.append)
    assert errors == []
    return batch


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(records, max_size=3))
def test_every_table_of_any_records(several: list[Record]) -> None:
    lines = [record.to_json().encode() for record in several]
    positions = [7 + n for n in range(len(lines))]
    tables = flatten(parsed(lines), positions)
    wanted = [expected(*args) for args in zip(several, positions, lines, strict=True)]
    assert list(tables) == list(TABLES)
    for name, table in tables.items():
        assert table.schema == TABLES[name]
        found = table.to_pylist()
        for row in found:
            for column in ("rate_parts", "previous_rate_parts"):
                if row.get(column) is not None:
                    row[column] = json.loads(row[column])
            if "confidence" in row:
                row["confidence"] = float(row["confidence"])
        rows = [row for one in wanted for row in one[name]]
        for row in rows:
            if "confidence" in row:
                row["confidence"] = pytest.approx(row["confidence"], abs=10**-CONFIDENCE.scale)
        assert found == rows, name


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(records, min_size=1, max_size=3, unique_by=lambda record: record.id), st.data())
def test_any_records_through_every_file_store(several: list[Record], data: st.DataObject) -> None:
    """Lines come back byte for byte, and rows as flatten makes them, from stores on disk."""
    import tempfile

    import tradewire.store

    lines = [record.to_json().encode() for record in several]
    tables = flatten(parsed(lines), list(range(len(lines))))
    kind = data.draw(st.sampled_from(["duckdb", "parquet", "sqlite"]))
    with tempfile.TemporaryDirectory() as folder, tradewire.store.open(f"{kind}:{folder}/store") as store:
        assert store.load(lines).added == len(lines)
        assert store.load(lines).unchanged == len(lines)
        assert list(store.records()) == lines
        for name, table in tables.items():
            order = ", ".join(key(name))
            found = store.query(f"SELECT * FROM {name} ORDER BY {order}")
            wanted = table.sort_by([(column, "ascending") for column in key(name)])
            if kind == "sqlite":
                columns = [plain_values(column) for column in wanted.columns]
                assert [column.to_pylist() for column in found.columns] == columns, name
            else:
                assert found.to_pylist() == wanted.to_pylist(), name
