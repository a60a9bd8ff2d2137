"""The relational view of a record: one Arrow schema a table, the same in every store.

A table's rows are told apart by `record_id` and `ordinal`, the row's number within its record from 0;
`articles` and `records` have one row a record, and `record_id` alone. Offsets are half-open intervals
`[start_offset, end_offset)` of Unicode code points into `articles.text`.

Amounts are `decimal128(38, 8)` and rates `decimal128(38, 18)`. A number that such a decimal does not
hold exactly is null there and stands, as the record writes it, in the column `…_text` beside it, which
is null otherwise. There is no float in any table.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow as pa

STORE_VERSION: Final = 1
"""The version of these tables; a store of a lower one is migrated when it is opened for loading."""

AMOUNT: Final = pa.decimal128(38, 8)
RATE: Final = pa.decimal128(38, 18)
CONFIDENCE: Final = pa.decimal128(9, 8)
DECIMAL_TEXT: Final = "_text"

_text = pa.string()
_number = pa.int64()
_flag = pa.bool_()
_texts = pa.list_(pa.field("item", pa.string()))

Column = tuple[str, pa.DataType, str]


def _exact(name: str, kind: pa.DataType, meaning: str) -> list[Column]:
    return [
        (name, kind, meaning),
        (name + DECIMAL_TEXT, _text, f"the number where `{name}` cannot hold it exactly"),
    ]


def _rate(prefix: str, which: str) -> list[Column]:
    return [
        (f"{prefix}_unit", _text, f"{which}: `percent`, `specific` or `compound`"),
        *_exact(f"{prefix}_low", RATE, "percent of the value, the lower end"),
        *_exact(f"{prefix}_high", RATE, "the upper end; the same as the lower one but for a range"),
        (f"{prefix}_qualifier", _text, "`exact`, `about`, `at_least`, `at_most`, `more_than`, `less_than`"),
        *_exact(f"{prefix}_amount", AMOUNT, "duty by quantity: the amount"),
        *_exact(f"{prefix}_amount_high", AMOUNT, "the upper end of a range of amounts"),
        (f"{prefix}_currency", _text, "ISO 4217 code of the amount"),
        (f"{prefix}_per", _text, "the quantity that pays the amount, such as `100 kg`"),
        (
            f"{prefix}_parts",
            _text,
            "a compound rate as JSON; its first part of each unit is in the columns before",
        ),
    ]


_record = ("record_id", _text, "the record's `id`")
_key: list[Column] = [_record, ("ordinal", _number, "number of the row within its record, from 0")]
_span: list[Column] = [
    ("start_offset", _number, "where the words begin in `articles.text`"),
    ("end_offset", _number, "where they end"),
    ("text", _text, "the words"),
]
_place: list[Column] = _span[:2]

_COLUMNS: dict[str, list[Column]] = {
    "articles": [
        _record,
        ("position", _number, "place in the order of loading, from 0: the order of an export"),
        ("title", _text, "the article's title"),
        ("authors", _texts, "who wrote it"),
        ("published", _text, "when it was published, as the record has it (ISO 8601)"),
        ("published_on", pa.date32(), "the day of publication, where the record has one"),
        ("month", _text, "the month of publication (`2025-03`), where the record has one"),
        ("site", _text, "where it was published"),
        ("url", _text, "its address"),
        ("language", _text, "its language"),
        ("text", _text, "the article's text, to which all offsets refer"),
        ("source_uri", _text, "the input as it was named"),
        ("source_media_type", _text, "what the input was taken for"),
        ("source_sha256", _text, "digest of the input's bytes"),
        ("schema_version", _text, "version of the record's schema"),
        ("tradewire_version", _text, "version of tradewire that made the record"),
        ("spacy_version", _text, "version of spaCy"),
        ("model", _text, "name of the spaCy model"),
        ("model_version", _text, "version of the model"),
        ("record_sha256", _text, "digest of the record's line"),
    ],
    "blocks": [
        *_key,
        ("kind", _text, "`heading`, `paragraph`, `list_item`, `table`, `quote` or `caption`"),
        ("level", _number, "1 to 6 for headings, depth from 1 for list items"),
        *_place,
    ],
    "entities": [
        *_key,
        ("entity_id", _text, "the entity's id within its record, such as `e1`"),
        ("kind", _text, "person, organization, company, country, subdivision, city, region, bloc, …"),
        ("name", _text, "its name"),
        ("code", _text, "ISO 3166, bloc, agreement or HS code"),
    ],
    "entity_roles": [
        *_key,
        ("entity_ordinal", _number, "the entity's row in `entities`"),
        ("entity_id", _text, "the entity's id"),
        ("title", _text, "the office"),
        ("of_party", _text, "whose it is: a code or an entity's id"),
    ],
    "mentions": [
        *_key,
        ("owner", _text, "what is mentioned: `entity` or `tariff`"),
        ("owner_ordinal", _number, "its row in `entities` or `tariffs`"),
        ("kind", _text, "`mention`, or `evidence`: the sentence or cell that a tariff was read from"),
        *_span,
    ],
    "money": [
        *_key,
        *_span,
        *_exact("amount", AMOUNT, "the amount in whole units of the currency"),
        *_exact("amount_high", AMOUNT, "the upper end of a range"),
        ("currency", _text, "ISO 4217 code"),
        ("qualifier", _text, "`exact`, `about`, `at_least`, `at_most`, `more_than`, `less_than`"),
        ("per", _text, "the unit of a price"),
        ("equivalent_of", _number, "ordinal of the amount that this one restates"),
        *_exact("implied_rate", RATE, "units of this currency for one of that amount's"),
        ("subject", _text, "the words that say what the money is"),
        ("period", _text, "the words for the time it is for"),
    ],
    "percentages": [
        *_key,
        *_span,
        *_exact("value", RATE, "the value in `unit`"),
        *_exact("value_high", RATE, "the upper end of a range"),
        ("unit", _text, "`percent`, `pp` (percentage points) or `bp` (basis points)"),
        ("qualifier", _text, "`exact`, `about`, `at_least`, `at_most`, `more_than`, `less_than`"),
        ("role", _text, "`tariff_rate`, `tariff_change`, `share`, `growth`, …"),
        ("previous", _number, "ordinal of the percentage that it replaced"),
        ("subject", _text, "the words that say what it is of"),
    ],
    "dates": [*_key, *_span, ("value", _text, "EDTF (ISO 8601-2)")],
    "tariffs": [
        *_key,
        ("kind", _text, "`tariff`, `anti_dumping`, `countervailing`, `safeguard`, …"),
        *_rate("rate", "the rate"),
        *_rate("previous_rate", "the rate before"),
        *_exact("rate_change_low", RATE, "by how much the rate moved, the lower end"),
        *_exact("rate_change_high", RATE, "the upper end"),
        ("rate_change_unit", _text, "`pp` or `percent`"),
        ("imposer", _texts, "codes of those who collect it"),
        ("targets", _texts, "codes of those whose goods pay it; `WORLD` for all"),
        ("status", _text, "`in_force`, `announced`, `threatened`, `suspended` or `removed`"),
        ("change", _text, "`new`, `increase`, `decrease`, `extension` or `removal`"),
        ("retaliatory", _flag, "whether it answers another's measure"),
        ("name", _text, "what it is called"),
        ("legal_basis", _text, "the law it stands on"),
        ("announced", _text, "ISO day, month or year"),
        ("effective", _text, "ISO day, month or year"),
        ("expires", _text, "ISO day, month or year"),
        ("confidence", CONFIDENCE, "0 to 1, to eight digits"),
    ],
    "tariff_products": [
        *_key,
        ("tariff_ordinal", _number, "the tariff's row in `tariffs`"),
        ("exempt", _flag, "false for goods that pay, true for what is exempt"),
        ("text", _text, "the words of the text"),
        ("hs", _texts, "HS codes of goods that pay"),
        ("code", _text, "the jurisdiction that is exempt"),
    ],
    "tables": [
        *_key,
        ("table_id", _text, "the table's id within its record, such as `t1`"),
        ("caption", _text, "its caption"),
        ("heading", _text, "the heading it stands under"),
        ("kind", _text, "`implications`, `highlights`, `tariff_schedule`, `timeline`, `figures`, …"),
        *_place,
    ],
    "table_cells": [
        *_key,
        ("table_ordinal", _number, "the table's row in `tables`"),
        ("table_id", _text, "the table's id"),
        ("part", _text, "`upper_header`, `header` or `body`"),
        ("row_index", _number, "the cell's row in the grid, header rows counted, from 0"),
        ("column_index", _number, "its column, from 0"),
        ("rowspan", _number, "rows it covers"),
        ("colspan", _number, "columns it covers"),
        ("is_header", _flag, "whether it is a header cell"),
        *_span,
    ],
    "implications": [
        *_key,
        ("area", _text, "what it is about"),
        ("impact", _text, "what may follow"),
        ("likelihood", _text, "`certain`, `likely`, `possible` or `unlikely`"),
        ("actors", _texts, "who acts: codes or entity ids"),
        ("affected", _texts, "who feels it: codes or entity ids"),
        ("entities", _texts, "entity ids"),
        ("attributes", pa.map_(pa.string(), pa.string()), "further columns of its table"),
        ("source_table", _text, "the table it is from"),
        ("source_row", _number, "the row of that table"),
        ("source_block", _number, "the block it is from: ordinal in `blocks`"),
        *_place,
    ],
    "warnings": [
        *_key,
        ("code", _text, "stable, for programs"),
        ("message", _text, "for people"),
        ("start_offset", _number, "where it applies, if somewhere"),
        ("end_offset", _number, "where that ends"),
    ],
    "records": [_record, ("record", _text, "the record's line of JSON, byte for byte as it was loaded")],
}


def _schema(columns: list[Column]) -> pa.Schema:
    return pa.schema([pa.field(name, kind, metadata={"doc": doc}) for name, kind, doc in columns])


TABLES: Final[dict[str, pa.Schema]] = {name: _schema(columns) for name, columns in _COLUMNS.items()}
"""Every table by name, in the order in which they are written. A field's metadata has its `doc`."""

STAMP_COLUMNS: Final = (
    "record_id",
    "position",
    "schema_version",
    "tradewire_version",
    "spacy_version",
    "model",
    "model_version",
    "record_sha256",
)
"""The columns of `articles` that decide whether a record is newer than the stored one."""


def key(table: str) -> tuple[str, ...]:
    """The columns that tell a table's rows apart."""
    names = TABLES[table].names
    return ("record_id", "ordinal") if "ordinal" in names else ("record_id",)


def doc(field: Any) -> str:
    """What a column holds."""
    return str(field.metadata[b"doc"].decode())
