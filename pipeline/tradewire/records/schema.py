"""The JSON Schema of a record, generated from the models."""

from __future__ import annotations

import json

from tradewire.records.record import SCHEMA_VERSION, Record

SCHEMA_FILE = f"record.v{SCHEMA_VERSION.partition('.')[0]}.schema.json"
"""The committed copy, in the repository's `schemas/`: one file for each major version."""


def record_schema() -> dict[str, object]:
    """JSON Schema (draft 2020-12) of a record as it is written."""
    schema = Record.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:tradewire:record:{SCHEMA_VERSION}",
        **schema,
    }


def schema_text() -> str:
    """The schema as the committed file holds it: indented, with a final line break."""
    return json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n"
