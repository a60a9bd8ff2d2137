"""Titles of people: offices, callings and forms of address.

Source: `titles.yaml`; each entry names where its words are from.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import StrictBool, StrictStr

from tradewire.lexicons.base import Entry, load_entries

TitleKind = Literal["head", "office", "corporate", "calling", "trade", "honorific"]


class Title(Entry):
    """A group of titles that behave alike.

    Attributes:
        kind: what the titles say of their bearer (see the head of `titles.yaml`).
        bare: whether one capitalised word behind the title is a name already.
        government: whether its bearer speaks for a national government or for the EU.
        forms: the titles in lower case, singular.
    """

    kind: TitleKind
    bare: StrictBool
    government: StrictBool
    forms: tuple[StrictStr, ...]


@cache
def titles() -> tuple[Title, ...]:
    """All groups of titles, in the order of the file.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return load_entries("titles", Title)


@cache
def titles_by_form() -> dict[str, Title]:
    """Each title in lower case with the group it is in; the first group wins."""
    forms: dict[str, Title] = {}
    for title in titles():
        for form in title.forms:
            forms.setdefault(form, title)
    return forms
