"""A record made brief for the eye, as cases hold it: YAML without what is null or empty.

Small things stand on one line, texts of several lines as they are. Reading is stricter than YAML 1.1:
`NO` is Norway and no truth value, `2025-03-01` is a text, `0102` keeps its zero.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from tradewire.errors import CaseError

SECTIONS = (
    "id",
    "source",
    "article",
    "entities",
    "money",
    "percentages",
    "dates",
    "tariffs",
    "tables",
    "implications",
    "warnings",
)
"""The parts of a record that a case holds. `pipeline` holds versions, and `schema_version` is in the
schema: neither is a matter of the article."""

MAX_BYTES = 20_000_000  # of one file of a case
_USUAL = {"rowspan": 1, "colspan": 1, "header": False}  # what most cells of tables are
_WIDTH = 110
_ONE_LINE = 96  # characters of a mapping or list that is written on one line


def brief(value: Any) -> Any:
    """`value` without what is null or empty in it, and without what most cells of tables are."""
    if isinstance(value, dict):
        short = {key: brief(item) for key, item in value.items()}
        return {
            key: item
            for key, item in short.items()
            if item not in (None, [], {}) and _USUAL.get(key, ...) != item
        }
    return [brief(item) for item in value] if isinstance(value, list | tuple) else value


def brief_record(record: dict[str, Any]) -> dict[str, Any]:
    """The sections of a record, brief, in their order; empty ones are there."""
    return {name: brief(record[name]) for name in SECTIONS}


def dump(data: dict[str, Any]) -> str:
    """`data` as a file of a case holds it."""
    return yaml.dump(_Whole(data), Dumper=_Dumper, allow_unicode=True, width=_WIDTH)


def load(path: Path) -> dict[str, Any]:
    """The mapping of a YAML (or JSON) file.

    Raises:
        CaseError: the file cannot be read, or holds something else.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise CaseError(str(path), f"larger than {MAX_BYTES:,} bytes")
        data = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Loader)  # noqa: S506  a safe loader
    except OSError as error:
        raise CaseError(str(path), (error.strerror or type(error).__name__).lower()) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise CaseError(str(path), f"is no YAML ({' '.join(str(error).split())[:120]})") from error
    if not isinstance(data, dict):
        raise CaseError(str(path), "holds no mapping")
    return data


class _Whole(dict[str, Any]):
    """A whole document, which is never written on one line."""


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: _Dumper, value: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


def _is_small(value: Any) -> bool:
    text = json.dumps(value, ensure_ascii=False)
    return len(text) <= _ONE_LINE and "\\n" not in text


def _mapping(dumper: _Dumper, value: dict[str, Any]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", list(value.items()), flow_style=_is_small(value))


def _whole(dumper: _Dumper, value: _Whole) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", list(value.items()), flow_style=False)


def _list(dumper: _Dumper, value: list[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=_is_small(value))


_Dumper.add_representer(str, _text)
_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(list, _list)
_Dumper.add_representer(_Whole, _whole)


class _Loader(yaml.SafeLoader):
    """Of the plain scalars only true, false, null and numbers as JSON writes them are no texts.

    Aliases are refused: a few lines of them stand for a billion values.
    """

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  yaml's own attribute

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not taken")
        return super().compose_node(parent, index)


_NUMBER = r"-?(?:0|[1-9][0-9]*)"
for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", _NUMBER, "-0123456789"),
    ("float", _NUMBER + r"\.[0-9]+", "-0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))
