"""The committed schema is the one that the models give."""

from __future__ import annotations

from pathlib import Path

from tradewire.records.schema import SCHEMA_FILE, schema_text


def test_the_committed_schema_is_current(root: Path) -> None:
    committed = (root / "schemas" / SCHEMA_FILE).read_text(encoding="utf-8")
    assert committed == schema_text(), "run: tradewire schema --write"


def test_there_is_one_file_a_major_version(root: Path) -> None:
    assert [path.name for path in sorted((root / "schemas").iterdir())] == ["record.v1.schema.json"]
