from __future__ import annotations

import json
from typing import Any

import pytest

from tradewire.records.schema import record_schema, schema_text


def _objects(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    found = [("Record", schema), *schema["$defs"].items()]
    return [(name, part) for name, part in found if part.get("type") == "object"]


def test_it_is_a_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(record_schema())


def test_no_object_takes_unknown_fields_and_all_fields_are_written() -> None:
    for name, part in _objects(json.loads(schema_text())):
        assert part["additionalProperties"] is False, name
        assert sorted(part["required"]) == sorted(part["properties"]), name


def test_amounts_are_strings() -> None:
    money = json.loads(schema_text())["$defs"]["Money"]["properties"]
    kinds = [option.get("type") for option in money["amount"]["anyOf"]]
    assert kinds == ["string", "null"]
