"""Titles of people: offices, callings and forms of address.

Source: `titles.yaml`; each entry names where its words are from.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field, StrictBool, StrictStr

from tradewire.lexicons.base import Entry, load_entries

TitleKind = Literal["head", "office", "corporate", "calling", "trade", "honorific"]


class Title(Entry):
    """A group of titles that behave alike.

    Attributes:
        kind: what the titles say of their bearer (see the head of `titles.yaml`).
        bare: whether one capitalised word behind the title is a name already.
        government: whether its bearer speaks for a national government or for the EU.
        holder: whether its bearer does so where the government or a body of it is named with it.
        only: codes of the countries whose officials alone are called so; empty for any.
        never: codes of the countries whose officials are not called so.
        forms: the titles in lower case, singular.
        spelled: those of the forms that are short, with the title that each stands for.
    """

    kind: TitleKind
    bare: StrictBool
    government: StrictBool
    holder: StrictBool = False
    only: tuple[StrictStr, ...] = ()
    never: tuple[StrictStr, ...] = ()
    forms: tuple[StrictStr, ...]
    spelled: dict[StrictStr, StrictStr] = Field(default_factory=dict)

    def fits(self, code: str) -> bool:
        """Whether officials of `code` are called so."""
        return code not in self.never and (not self.only or code in self.only)


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


def spelled_title(title: str) -> str:
    """`title` in full where it is a short form, else as it is.

    >>> spelled_title("PM"), spelled_title("Trade Minister")
    ('Prime Minister', 'Trade Minister')
    """
    entry = titles_by_form().get(title.lower())
    return entry.spelled.get(title.lower(), title) if entry is not None else title
