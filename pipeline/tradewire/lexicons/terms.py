"""Every form of every lexicon as one list of terms, ready for a matcher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from tradewire.lexicons.agreements import agreements
from tradewire.lexicons.blocs import blocs
from tradewire.lexicons.cities import cities
from tradewire.lexicons.companies import companies
from tradewire.lexicons.countries import countries
from tradewire.lexicons.governments import governments
from tradewire.lexicons.laws import laws
from tradewire.lexicons.leaders import leaders
from tradewire.lexicons.named import NamedEntry
from tradewire.lexicons.organizations import organizations
from tradewire.lexicons.products import products
from tradewire.lexicons.regions import regions
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
    return "".join(
        c.lower() if c.isalnum() and len(c.lower()) == 1 else c if c.isalnum() else " " for c in surface
    ).strip()


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

    for region in regions():
        for form in region.forms():
            yield make_term(form, "region", None, region.name, region, ambiguous=bool(region.ambiguous_with))


def _leader_terms() -> Iterator[Term]:
    for leader in leaders():
        codes = [office.code for office in leader.offices if len(office.code) == 2]
        for form in leader.forms():
            yield make_term(form, "leader", codes[-1] if codes else None, leader.name, leader)


def _named_terms(kind: TermKind, entries: Iterable[NamedEntry], code: str) -> Iterator[Term]:
    """Terms of things with a name; `code` is the attribute that holds the code."""
    for entry in entries:
        for form, loose in (*((f, False) for f in entry.forms()), *((f, True) for f in entry.loose)):
            yield make_term(
                form,
                kind,
                getattr(entry, code),
                entry.name,
                entry,
                exact=form in entry.case_sensitive or (form.isupper() and len(form) <= _SHORT),
                ambiguous=loose,
            )


def _product_terms() -> Iterator[Term]:
    for product in products():
        for form in product.words():
            yield make_term(form, "product", None, product.term, product)


# An acronym of so few letters must stand in capitals: "ITA" is no "ita".
_SHORT = 4


def all_terms() -> Iterator[Term]:
    """The terms of every lexicon, file by file in a fixed order."""
    yield from _country_terms()
    yield from _government_terms()
    yield from _place_terms()
    yield from _leader_terms()
    yield from _named_terms("bloc", blocs(), "code")
    yield from _named_terms("agreement", agreements(), "code")
    yield from _named_terms("law", laws(), "country")
    yield from _named_terms("organization", organizations(), "country")
    yield from _named_terms("company", companies(), "country")
    yield from _product_terms()
