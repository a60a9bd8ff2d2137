"""Bounds and hedges around numbers, from `qualifiers.yaml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Literal

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries

QualifierName = Literal["about", "at_least", "at_most", "more_than", "less_than"]


class QualifierEntry(Entry):
    """One bound and the words that set it, in front of or behind the number."""

    qualifier: QualifierName
    before: tuple[StrictStr, ...] = ()
    after: tuple[StrictStr, ...] = ()


@functools.cache
def qualifiers_before() -> Mapping[str, QualifierName]:
    """Lower-case words in front of a number -> the bound they set."""
    return {form: e.qualifier for e in load_entries("qualifiers", QualifierEntry) for form in e.before}


@functools.cache
def last_words() -> frozenset[str]:
    """The words that end a form of `qualifiers_before`, for a quick look."""
    return frozenset(form.split()[-1] for form in qualifiers_before())


@functools.cache
def qualifiers_after() -> Mapping[str, QualifierName]:
    """Lower-case words behind a number -> the bound they set."""
    return {form: e.qualifier for e in load_entries("qualifiers", QualifierEntry) for form in e.after}
