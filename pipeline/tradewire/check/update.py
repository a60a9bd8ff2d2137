"""New expectations out of what is found now, as the files of cases hold them."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from tradewire.check.align import align
from tradewire.check.brief import SECTIONS, brief, brief_record, dump
from tradewire.check.gold import Gold
from tradewire.check.run import Result
from tradewire.check.words import safe
from tradewire.errors import CaseError

Json = Mapping[str, Any]

MAX_LINE = 160  # characters of a line of a diff that is shown


def expectation(result: Result) -> str | None:
    """The text that the case's file would hold if what is found now were right; None if it is as it is.

    A part stays a part: its sections, and of entries that it has the fields it states; an entry that it
    lacks comes with the fields that others of its section state.

    Raises:
        CaseError: the case is gold, which people make; or its article is a record now and was an error,
            or the reverse, which `expect` in its case.yaml has to say first.
    """
    case, found = result.case, result.found
    where = str(case.file or case.name)
    expected = case.expected
    if isinstance(expected, Gold):
        raise CaseError(where, "is gold, which is corrected by hand; --update and --accept are for records")
    if case.expect == "error":
        if found.error is None:
            raise CaseError(where, "there is no error now; `expect: record` in case.yaml makes it a record")
        return None if expected == found.error else dump(found.error)
    if found.record is None:
        reason = result.trouble or "no record"
        raise CaseError(where, f"{reason}; `expect: error` in case.yaml makes that the expectation")
    new = brief_record(found.record)
    if case.expect == "record":
        if brief(expected) == brief(new):
            return None
    elif not result.wrong:
        return None
    else:
        new = {name: _part(name, expected[name], new[name], case.open) for name in expected}
    if case.file is not None and case.file.suffix == ".json":
        return json.dumps(new, ensure_ascii=False, indent=1) + "\n"
    return dump({name: new[name] for name in SECTIONS if name in new})


def difference(result: Result, new: str) -> list[str]:
    """A unified diff of the case's file and `new`, safe to print; empty if they are the same."""
    file = result.case.file
    old = file.read_text(encoding="utf-8") if file is not None else ""
    lines = difflib.unified_diff(
        old.splitlines(), new.splitlines(), str(file), f"{file} (new)", lineterm="", n=2
    )
    return [line[0] + _indented(line[1:]) if line else "" for line in lines]


def _indented(line: str) -> str:
    bare = line.lstrip(" ")
    return " " * (len(line) - len(bare)) + safe(bare, MAX_LINE)


def _part(section: str, stated: Any, found: Any, open_sections: tuple[str, ...]) -> Any:
    if not isinstance(stated, list):
        return _like(stated, found)
    pairs = {there: here for here, there in align(stated, found).items()}
    usual = list(dict.fromkeys(key for entry in stated for key in entry))
    return list(_entries(stated, found, pairs, usual, section in open_sections))


def _entries(
    stated: list[Json], found: list[Json], pairs: Mapping[int, int], usual: list[str], is_open: bool
) -> Iterator[Any]:
    for index, entry in enumerate(found):
        if index in pairs:
            yield _like(stated[pairs[index]], entry)
        elif not is_open:
            yield {key: entry[key] for key in usual if key in entry} or brief(entry)


def _like(stated: Any, found: Any) -> Any:
    """`found` with the fields alone that `stated` has, all the way down."""
    if isinstance(stated, Mapping) and isinstance(found, Mapping):
        return {key: _like(value, found.get(key)) for key, value in stated.items()}
    if isinstance(stated, list) and isinstance(found, list) and stated:
        if isinstance(stated[0], str) and any(isinstance(entry, Mapping) for entry in found):
            return [entry.get("text") for entry in found]  # goods by their words
        if all(isinstance(entry, Mapping) for entry in (*stated, *found)):
            pairs = {there: here for here, there in align(stated, found).items()}
            return [_like(stated[pairs.get(index, 0)], entry) for index, entry in enumerate(found)]
    return found
