"""Every form of every lexicon as one list of terms, ready for a matcher."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from tradewire.lexicons.cities import cities
from tradewire.lexicons.countries import countries
from tradewire.lexicons.governments import governments
from tradewire.lexicons.subdivisions import subdivisions

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


def _fold(surface: str) -> str:
    """`surface` as terms are compared: lower case, everything but letters and digits a space."""
    return "".join(c.lower() if c.isalnum() and len(c.lower()) == 1 else c if c.isalnum() else " " for c in surface).strip()


def make_term(
    surface: str,
    kind: TermKind,
    code: str | None,
    name: str,
    entry: Any,
    *,
    exact: bool = False,
    ambiguous: bool = False,
) -> Term:
    """A term with its folded form filled in."""
    return Term(surface, _fold(surface), kind, code, name, entry, exact, ambiguous)


def _country_terms() -> Iterator[Term]:
    for country in countries():
        kinds: tuple[tuple[TermKind, tuple[str, ...]], ...] = (
            ("country", (country.name, *country.names, *country.former)),
            ("adjective", (*country.adjectives, *country.adjectives_loose, *country.combining)),
            ("people", country.people),
            ("capital", country.capitals),
        )
        for kind, forms in kinds:
            for form in forms:
                yield make_term(
                    form,
                    kind,
                    country.code,
                    country.name,
                    country,
                    exact=form in country.case_sensitive and form.isupper(),
                    ambiguous=form in country.ambiguous,
                )


def _government_terms() -> Iterator[Term]:
    for government in governments():
        for form in government.forms():
            yield make_term(
                form,
                "organ",
                government.code,
                government.text,
                government,
                exact=government.case_sensitive and form.isupper(),
                ambiguous=government.context or government.article or bool(government.other_codes),
            )


def _place_terms() -> Iterator[Term]:
    for subdivision in subdivisions():
        for form in (*subdivision.forms(), *subdivision.abbreviations):
            yield make_term(
                form,
                "subdivision",
                subdivision.code,
                subdivision.name,
                subdivision,
                ambiguous=bool(subdivision.ambiguous_with) or form in subdivision.abbreviations,
            )
    for city in cities():
        for form in city.forms():
            yield make_term(form, "city", city.country, city.name, city, ambiguous=bool(city.ambiguous_with))


def all_terms() -> Iterator[Term]:
    """The terms of every lexicon, file by file in a fixed order."""
    yield from _country_terms()
    yield from _government_terms()
    yield from _place_terms()
