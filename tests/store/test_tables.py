"""The tables: documented, exact, and with a place for everything that a record says."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from tradewire.store.shape import Shape, record_shape
from tradewire.store.tables import STORE_VERSION, TABLES, doc, key

NAMES = {pa.string(): "text", pa.int64(): "integer", pa.bool_(): "boolean", pa.date32(): "date"}


def name_of(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"list<{name_of(kind.value_type)}>"
    if pa.types.is_map(kind):
        return f"map<{name_of(kind.key_type)}, {name_of(kind.item_type)}>"
    if pa.types.is_decimal(kind):
        return f"decimal({kind.precision}, {kind.scale})"
    return NAMES[kind]


def documented() -> str:
    """The part of docs/stores.md that shows each table and column."""
    parts = []
    for table, schema in TABLES.items():
        rows = [f"| `{field.name}` | {name_of(field.type)} | {doc(field)} |" for field in schema]
        parts.append("\n".join([f"### {table}", "", "| Column | Type | |", "|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def test_every_table_and_column_is_documented(root: Path, request: pytest.FixtureRequest) -> None:
    """`--force-regen` writes them."""
    file = root / "docs" / "stores.md"
    head, _, shown = file.read_text(encoding="utf-8").partition("\n### ")
    if "### " + shown != documented() and request.config.getoption("force_regen"):
        file.write_text(head + "\n" + documented(), encoding="utf-8")
    assert "### " + shown == documented()


def test_no_table_has_a_float() -> None:
    for table, schema in TABLES.items():
        for field in schema:
            assert not pa.types.is_floating(field.type), f"{table}.{field.name}"


def test_every_decimal_has_a_text_beside_it() -> None:
    for schema in TABLES.values():
        for field in schema:
            if pa.types.is_decimal(field.type) and field.name != "confidence":
                assert schema.field(f"{field.name}_text").type == pa.string()


def test_keys_begin_the_tables() -> None:
    for table, schema in TABLES.items():
        assert tuple(schema.names[: len(key(table))]) == key(table)


# Where each field of a record stands: its path, and the table and column that have it.
SPAN = {"start": "start_offset", "end": "end_offset", "text": "text"}
RENAMED = {
    "id": "articles.record_id",
    "schema_version": "articles.schema_version",
    "source.uri": "articles.source_uri",
    "source.media_type": "articles.source_media_type",
    "source.sha256": "articles.source_sha256",
    "article.blocks": "blocks",
    "article": "articles",
    "entities.roles.of": "entity_roles.of_party",
    "entities.roles": "entity_roles",
    "entities.mentions": "mentions",
    "entities.id": "entities.entity_id",
    "tariffs.mentions": "mentions",
    "tariffs.evidence": "mentions",
    "tariffs.products": "tariff_products",
    "tariffs.exempt": "tariff_products",
    "tariffs.rate.parts": "tariffs.rate_parts",
    "tariffs.previous_rate.parts": "tariffs.previous_rate_parts",
    "tables.id": "tables.table_id",
    "tables.upper_headers": "table_cells",
    "tables.header": "table_cells",
    "tables.rows": "table_cells",
    "implications.source.table": "implications.source_table",
    "implications.source.row": "implications.source_row",
    "implications.source.block": "implications.source_block",
    "pipeline.tradewire": "articles.tradewire_version",
    "pipeline.spacy": "articles.spacy_version",
    "pipeline.model.name": "articles.model",
    "pipeline.model.version": "articles.model_version",
}
CELL = {"row": "row_index", "column": "column_index", "header": "is_header"}


def leaves(shape: Shape, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    if shape.item is not None:
        return leaves(shape.item, path)
    if not shape.fields:
        return [path]
    return [leaf for name, child in shape.fields.items() for leaf in leaves(child, (*path, name))]


def column_of(path: tuple[str, ...]) -> tuple[str, str]:
    for length in range(len(path), 0, -1):
        found = RENAMED.get(".".join(path[:length]))
        if found is not None and "." in found:
            table, _, column = found.partition(".")
            return table, column
        if found is not None:
            return found, "_".join(path[length:])
    return path[0], "_".join(path[1:])


@pytest.mark.parametrize("path", leaves(record_shape()), ids=".".join)
def test_every_field_of_a_record_has_a_column(path: tuple[str, ...]) -> None:
    """A field that is new in the models fails here until a table has it."""
    table, column = column_of(path)
    if table == "table_cells":
        column = CELL.get(column, column)
    assert SPAN.get(column, column) in TABLES[table].names


def test_the_version_of_the_tables(root: Path) -> None:
    """Whoever changes a table raises STORE_VERSION, so that stores of before are migrated."""
    layout = {
        table: [f"{field.name} {name_of(field.type)}" for field in schema] for table, schema in TABLES.items()
    }
    file = root / "tests" / "store" / f"layout-{STORE_VERSION}.txt"
    text = "".join(f"{table}: {column}\n" for table, columns in layout.items() for column in columns)
    if not file.exists():
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text
