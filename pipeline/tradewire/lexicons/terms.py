"""Every form of every lexicon as one list of terms, ready for a matcher."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

TermKind = Literal[
    "country",
    "adjective",
    "people",
    "capital",
    "organ",
    "leader",
    "bloc",
    "agreement",
    "law",
    "organization",
    "company",
    "subdivision",
    "city",
    "region",
    "product",
]


@dataclass(frozen=True, slots=True)
class Term:
    """One form (`surface`) of one lexicon entry.

    `folded` is the form as it is compared; `exact` says that the text must have the
    very capitals of the form ("US" is no "us"); `ambiguous` that the form alone does
    not decide ("Georgia").
    """

    surface: str
    folded: str
    kind: TermKind
    code: str | None
    name: str
    entry: Any
    exact: bool = False
    ambiguous: bool = False
