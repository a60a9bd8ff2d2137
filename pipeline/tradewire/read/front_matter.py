"""Front matter: the YAML ("---") or TOML ("+++") mapping that a Markdown file may begin with."""

from __future__ import annotations

import re
from typing import Any

from tradewire.read.fields import Row
from tradewire.read.source import NO_METADATA, Metadata, Notice

_MAX_CHARS = 65_536
_MAX_DEPTH = 20
_MAX_ALIASES = 50
_CLOSED = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_CLOSED_TOML = re.compile(r"^\+\+\+[ \t]*$", re.M)
_LINE = re.compile(r"^([A-Za-z_][\w-]{0,40}):[ \t]+(\S.*)$", re.M)


class _Refused(Exception):
    """Front matter that is not read; the message is for the user."""


def split_front_matter(text: str) -> tuple[str, Metadata, tuple[Notice, ...]]:
    """The body of `text`, what its front matter says, and notices.

    Front matter that cannot be trusted (tags, deep nesting, many aliases) is left out
    with a notice and the body is read all the same. Text without front matter comes back whole.
    """
    start = len(text) - len(text.lstrip(" \t\n"))
    opening = text[start : start + 3]
    if opening not in ("---", "+++"):
        return text, NO_METADATA, ()
    line_end = text.find("\n", start)
    if line_end < 0 or text[start + 3 : line_end].strip():
        return text, NO_METADATA, ()
    closing = _CLOSED if opening == "---" else _CLOSED_TOML
    close = closing.search(text, line_end + 1, line_end + 1 + _MAX_CHARS)
    if close is None:
        return text, NO_METADATA, ()
    head, body = text[line_end + 1 : close.start()], text[close.end() :].lstrip("\n")
    try:
        fields = _yaml_fields(head) if opening == "---" else _toml_fields(head)
    except _Refused as refusal:
        return body, NO_METADATA, (Notice("front_matter", str(refusal)),)
    except ValueError as error:
        fields = _line_fields(head)
        if not fields:
            return text, NO_METADATA, ()
        return body, Row(fields).metadata(), (Notice("front_matter", f"read line by line: {error}"),)
    if fields is None:  # a rule, some words and a rule: no front matter
        return text, NO_METADATA, ()
    return body, Row(fields).metadata(), ()


def _yaml_fields(head: str) -> dict[str, Any] | None:
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _check_events(yaml.parse(head, Loader=loader))
        # The base loader makes strings of all scalars: dates and numbers stay as written.
        value = yaml.load(head, Loader=loader)  # noqa: S506 - it builds no objects but str, list and dict
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError("it is no valid YAML") from error
    if value is None or value == "":
        return {}
    if isinstance(value, str):
        return None
    if not isinstance(value, dict):
        raise _Refused("left out: it is no mapping")
    return {str(key).lower(): item for key, item in value.items()}


def _check_events(events: Any) -> None:
    import yaml

    depth = aliases = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
        tag = getattr(event, "tag", None)
        if tag not in (None, "!") and not str(tag).startswith("tag:yaml.org,2002:"):
            raise _Refused(f"left out: the tag {tag} is not allowed")
        if tag is not None and ":python/" in str(tag):
            raise _Refused(f"left out: the tag {tag} is not allowed")
        if depth > _MAX_DEPTH:
            raise _Refused(f"left out: it is nested more than {_MAX_DEPTH} deep")
        if aliases > _MAX_ALIASES:
            raise _Refused(f"left out: it has more than {_MAX_ALIASES} aliases")


def _toml_fields(head: str) -> dict[str, Any]:
    import tomllib

    try:
        return {key.lower(): value for key, value in tomllib.loads(head).items()}
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ValueError("it is no valid TOML") from error


def _line_fields(head: str) -> dict[str, Any]:
    """`key: value` lines, for heads that are almost YAML ("title: Steel: what now")."""
    return {key.lower(): value.strip().strip("\"'") for key, value in _LINE.findall(head)}
