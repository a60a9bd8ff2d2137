"""Currencies: every ISO 4217 code and name from Unicode CLDR, and how newsrooms write them.

The short forms are `currencies.yaml`; codes, names, plurals and times of legal tender
are read from Babel's CLDR data when the tables are first asked for, so that they are as
current as the installed Babel.

Source: Unicode CLDR by way of Babel; ISO 4217; `currencies.yaml` names its own.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from pydantic import StrictStr

from tradewire.errors import LexiconError
from tradewire.lexicons.base import Entry, load_entries

# Codes of ISO 4217 that are no currency that prices are told in: metals, tests, bond units.
_NO_MONEY = frozenset(
    {
        *(
            "XAG",
            "XAU",
            "XPD",
            "XPT",
            "XTS",
            "XXX",
            "XBA",
            "XBB",
            "XBC",
            "XBD",
            "XFO",
            "XFU",
            "XRE",
            "XUA",
            "XSU",
        ),
        *("CHE", "CHW", "CLF", "COU", "MXV", "USN", "USS", "UYI", "UYW", "BOV"),
    }
)


class CurrencyEntry(Entry):
    """One line of `currencies.yaml`; its head says what the fields mean."""

    forms: tuple[StrictStr, ...]
    place: Literal["before", "after", "both"]
    codes: tuple[StrictStr, ...] = ()
    family: tuple[StrictStr, ...] = ()
    default: StrictStr | None = None
    factor: StrictStr = "1"
    exact: bool = False
    wary: bool = False
    symbol: bool = False
    own_code: bool = False
    word: bool = False
    touching: bool = False
    weight: bool = False
    points: bool = False


@dataclass(frozen=True, slots=True)
class CurrencyForm:
    """What one form can mean.

    Attributes:
        form: as written, in lower case where case does not matter.
        codes: the currencies it can be, the likeliest first; one code needs no context.
        default: what it is if nothing decides, or None.
        factor: one unit of the form in the currency (0.01 for cents).
        wary: it has everyday meanings too; `word`: so common that a scale does not make it money.
        exact: case matters.
        touching: it must touch its number.
        weight: it is a unit of weight too.
        points: a point may group thousands beside it.
    """

    form: str
    codes: tuple[str, ...]
    default: str | None
    factor: Decimal
    wary: bool = False
    exact: bool = False
    word: bool = False
    touching: bool = False
    weight: bool = False
    points: bool = False

    def among(self, codes: tuple[str, ...]) -> CurrencyForm:
        """The same form where it can mean but one of `codes`, a part of its own."""
        return replace(self, codes=codes, default=self.default if self.default in codes else None)


@dataclass(frozen=True, slots=True)
class Tender:
    """Where a currency is or was money, and in which years (inclusive; None is open)."""

    territories: tuple[str, ...]
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class CurrencyTable:
    """Every form by where it stands.

    Attributes:
        before: exact form before a number -> what it means.
        after: lower-case first word behind a number -> (its further words, meaning), most words first.
        symbols: last characters of the forms that may touch a qualifier ("$").
        codes: every ISO 4217 code that prices are told in -> its own form.
        tender: code -> where and when it is money.
    """

    before: Mapping[str, CurrencyForm]
    after: Mapping[str, tuple[tuple[tuple[str, ...], CurrencyForm], ...]]
    symbols: frozenset[str]
    codes: Mapping[str, CurrencyForm]
    tender: Mapping[str, Tender]


def _fold(name: str) -> str:
    """`name` in lower case, its typographic apostrophes straight, without what brackets say."""
    return name.partition("(")[0].strip().lower().replace("’", "'").replace("ʻ", "'")


def _bare(name: str) -> str:
    """`name` without accents ("bolivars" for "bolívars")."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


@functools.cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Code -> its folded CLDR names, singular and plural; a name without bracketed years first."""
    from babel import Locale

    locale = Locale("en")
    plurals: Any = locale._data["currency_names_plural"]
    return {
        code: tuple(
            dict.fromkeys(
                _fold(name) for name in (locale.currencies[code], *dict(plurals.get(code, {})).values())
            )
        )
        for code in sorted(locale.currencies)
        if code not in _NO_MONEY
    }


@functools.cache
def _dated() -> frozenset[str]:
    """Codes whose CLDR name says years or a kind in brackets: successors come before them."""
    from babel import Locale

    return frozenset(code for code, name in Locale("en").currencies.items() if "(" in name)


@functools.cache
def _tender() -> Mapping[str, Tender]:
    from babel.core import get_global

    spans: dict[str, list[tuple[str, int | None, int | None]]] = {}
    uses: Any = get_global("territory_currencies")
    for territory, rows in sorted(uses.items()):
        for code, first, last, legal in rows:
            if legal:
                spans.setdefault(code, []).append((territory, first and first[0], last and last[0]))
    tender: dict[str, Tender] = {}
    for code, rows in spans.items():
        home = [row for row in rows if row[0] == code[:2]] or rows
        firsts = [first for _, first, _ in home]
        lasts = [last for _, _, last in home]
        tender[code] = Tender(
            tuple(territory for territory, _, _ in rows),
            None if None in firsts else min(f for f in firsts if f is not None),
            None if None in lasts else max(x for x in lasts if x is not None),
        )
    return tender


def _family(words: tuple[str, ...]) -> tuple[str, ...]:
    """Every code that has one of `words`, or its plural, in its CLDR name; current ones first."""
    wanted = {form for word in words for form in (word, f"{word}s")}
    codes = [
        code for code, names in _names().items() if any(wanted & set(_bare(name).split()) for name in names)
    ]
    return tuple(sorted(codes, key=lambda code: (code in _dated(), code)))


@functools.cache
def currency_table() -> CurrencyTable:
    """The table of every form.

    Raises:
        LexiconError: the lexicon file breaks its shape, or names a currency that ISO 4217 does not know.
    """
    known = _names()
    before: dict[str, CurrencyForm] = {}
    after: dict[str, list[tuple[tuple[str, ...], CurrencyForm]]] = {}
    symbols: set[str] = set()

    def add_after(form: str, meaning: CurrencyForm) -> None:
        first, *rest = form.split()
        rows = after.setdefault(first.lower(), [])
        if all(row[0] != tuple(rest) or row[1].exact != meaning.exact for row in rows):
            rows.append((tuple(rest), meaning))

    for entry in load_entries("currencies", CurrencyEntry):
        family = _family(entry.family) if entry.family else ()
        for form in entry.forms:
            codes = (form.upper(),) if entry.own_code else tuple(dict.fromkeys((*entry.codes, *family)))
            unknown = [code for code in (*codes, *(filter(None, (entry.default,)))) if code not in known]
            if unknown or not codes:
                raise LexiconError("currencies.yaml", f"no currency of ISO 4217: {unknown}", form)
            if entry.default:
                codes = tuple(dict.fromkeys((entry.default, *codes)))
            meaning = CurrencyForm(
                form if entry.exact else form.lower(),
                codes,
                entry.default,
                Decimal(entry.factor),
                wary=entry.wary,
                exact=entry.exact,
                word=entry.word,
                touching=entry.touching,
                weight=entry.weight,
                points=entry.points,
            )
            if entry.place != "after":
                before.setdefault(form, meaning)
                if entry.symbol:
                    symbols.add(form.strip()[-1])
            if entry.place != "before":
                add_after(form, meaning)

    codes_table = {code: CurrencyForm(code, (code,), code, Decimal(1), exact=True) for code in known}
    for code, own in codes_table.items():
        if code not in before:
            before[code] = own
        if all(not row[1].exact for row in after.get(code.lower(), ())):
            add_after(code, own)
    by_name: dict[str, list[str]] = {}
    for code, names in known.items():
        for name in names:
            for spelling in dict.fromkeys((name, _bare(name))):
                if " " in spelling:
                    by_name.setdefault(spelling, []).append(code)
    for name, holders in by_name.items():
        ordered = tuple(sorted(dict.fromkeys(holders), key=lambda code: (code in _dated(), code)))
        add_after(name, CurrencyForm(name, ordered, ordered[0], Decimal(1)))
    return CurrencyTable(
        before,
        {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in after.items()},
        frozenset(symbols),
        codes_table,
        _tender(),
    )


@functools.cache
def plain_forms(code: str) -> tuple[str, ...]:
    """Signs and words that mean `code` and nothing else, as they stand in a text ("£", "sterling", "C$")."""
    table = currency_table()
    signs = [form for form, meaning in table.before.items() if meaning.codes == (code,) and not meaning.wary]
    words = [
        " ".join((first, *further))
        for first, rows in table.after.items()
        for further, meaning in rows
        if meaning.codes == (code,) and not meaning.wary and len(first) > 3
    ]
    return tuple(sorted({*signs, *words}))


def homes(code: str) -> tuple[str, ...]:
    """The ISO 3166 codes of the places whose own money `code` is (Germany and the rest for the euro)."""
    tender = currency_table().tender.get(code)
    if tender is None:
        return (code[:2],)
    if code[:2] in tender.territories and code != "EUR":
        return (code[:2],)
    return tender.territories


def in_use(code: str, year: int | None) -> bool:
    """Whether `code` was legal tender in `year`; None asks about today."""
    tender = currency_table().tender.get(code)
    if tender is None:
        return False
    if year is None:
        return tender.last is None
    return (tender.first is None or tender.first <= year) and (tender.last is None or year <= tender.last)


def money_of(territory: str, codes: tuple[str, ...], year: int | None) -> str | None:
    """Which of `codes` is the money of `territory` in `year` (None: today), or was the last one before."""
    own = [code for code in codes if territory in homes(code)]
    tender = currency_table().tender
    return next((code for code in own if in_use(code, year)), None) or max(
        own, key=lambda code: (tender[code].last or 0) if code in tender else 0, default=None
    )
