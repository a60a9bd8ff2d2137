"""Whose money an ambiguous sign means: what the article says about it.

"$", "¥", "Rs", "pesos", "pounds" belong to several countries. What decides, in this order:
a declaration ("all figures are in Canadian dollars"), the dateline, the edition, the one candidate country
of the headline, the country named nearest in the same sentence, an unambiguous amount of one
of the candidates told before, the candidate country that the article names most: what is not
the article's own money is told by its country ("Indian rupees"). "$" alone is a US dollar
unless the article makes another plain.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass

from tradewire.lexicons.countries import countries
from tradewire.lexicons.currencies import CurrencyForm, currency_table, homes, in_use, money_of, plain_forms
from tradewire.values.declared import declared_currency
from tradewire.values.patterns import prefix_tree
from tradewire.values.places import find_dateline, find_places


@dataclass(frozen=True, slots=True)
class MoneyContext:
    """What is known of an article beside its text.

    Attributes:
        countries: ISO 3166-1 alpha-2 codes of the countries it is about, the weightiest first.
        dateline: the country it was written in.
        year: the year it was published, for currencies that have been replaced.
        declared: the ISO 4217 code that it says its bare "$" (or other sign) stands for.
        edition: the country whose readers it is for, as its page's language tag says ("en-NZ").
    """

    countries: tuple[str, ...] = ()
    dateline: str | None = None
    year: int | None = None
    declared: str | None = None
    edition: str | None = None


# A class in front, so that the regex engine skips to it fast.
_YEAR = re.compile(r"[12](?<!\w.)(?:(?<=1)9|(?<=2)0)[0-9]{2}\b")
# Spellings of the Reuters wire before its style changed; they date an article that names no year.
_ARCHIVE = ("dlrs", " mln", " pct")
_ARCHIVE_YEAR = 1987
_LATEST_ARCHIVE = 2000
_SENTENCE_BREAK = re.compile(r"; |[.!?][\"”’)]? +(?=[\"“(]?[A-Z])|\n| \| ")
_REACH = 300
_US_DOLLAR = re.compile(r"U\.?S\.? ?\$|USD|U\.?S\.? (?:dollars|dlrs)")
_UNITED_STATES = re.compile(r"U(?<!\w.)(?:nited States|\. ?S\.|SA?\b)")
_SIGNS = frozenset({"$", "＄", "﹩"})
_ALWAYS_MARKED = frozenset({"HK", "TW"})  # their own papers write "HK$", "NT$": a bare "$" is American


class _Unset:
    """Stands for what has not been looked up yet; None is a result."""


_UNSET = _Unset()


class Evidence:
    """The evidence of one text; each part is gathered when it is first asked for."""

    def __init__(self, text: str, context: MoneyContext | None = None) -> None:
        self._text = text
        self._given = context or MoneyContext()
        self._places: tuple[list[int], list[str]] | None = None
        self._counts: Counter[str] | None = None
        self._dateline: str | _Unset | None = _UNSET
        self._declared: str | _Unset | None = _UNSET
        self._year: int | _Unset | None = _UNSET
        self._told: dict[str, int] = {}  # code -> where it was told last
        self._foreign: dict[str, int] = {}
        self._spoken_of: dict[tuple[str, ...], bool] = {}
        self._local_dollar: tuple[str, str | None] | _Unset | None = _UNSET
        self._us_plain: bool | None = None
        self._headline: frozenset[str] | None = None

    def tell(self, position: int, code: str, *, foreign: bool = False) -> None:
        """Remember an unambiguous amount of `code` at `position` (called in text order).

        `foreign`: its words name the country ("Chilean pesos"), which an article's own money needs not.
        """
        (self._foreign if foreign else self._told)[code] = position

    @property
    def places(self) -> tuple[list[int], list[str]]:
        """Where countries are named: positions, and their codes."""
        if self._places is None:
            self._places = find_places(self._text)
        return self._places

    @property
    def counts(self) -> Counter[str]:
        """How often each country is named; those given from outside count most."""
        if self._counts is None:
            self._counts = Counter(self.places[1])
            for rank, code in enumerate(self._given.countries):
                self._counts[code] += max(3 - rank, 1)
        return self._counts

    @property
    def dateline(self) -> str | None:
        """The country of the dateline."""
        if isinstance(self._dateline, _Unset):
            self._dateline = self._given.dateline or find_dateline(self._text)
        return self._dateline

    @property
    def declared(self) -> str | None:
        """The currency that the text says its bare signs are in."""
        if isinstance(self._declared, _Unset):
            self._declared = self._given.declared or declared_currency(self._text, self.year)
        return self._declared

    @property
    def year(self) -> int | None:
        """The year that currencies are told in; None is today."""
        if isinstance(self._year, _Unset):
            if self._given.year is not None:
                self._year = self._given.year
            else:
                latest = max((int(match[0]) for match in _YEAR.finditer(self._text)), default=None)
                old = latest is None or latest <= _LATEST_ARCHIVE
                archive = old and any(word in self._text for word in _ARCHIVE)
                self._year = (latest or _ARCHIVE_YEAR) if archive else None
        return self._year

    def speaks_of(self, codes: tuple[str, ...]) -> bool:
        """Whether the article names a country whose money is one of `codes`, or told such an amount."""
        if any(code in self._told or code in self._foreign for code in codes):
            return True
        known = self._spoken_of.get(codes)
        if known is None:
            known = self._spoken_of[codes] = self._names_or_writes(codes)
        return known

    def _names_or_writes(self, codes: tuple[str, ...]) -> bool:
        """Whether a country of `codes`, or a sign or word of one of them alone, stands in the text."""
        places = {place for code in codes for place in homes(code)}
        if self.dateline in places or any(self.counts[place] for place in places):
            return True
        return any(form in self._text for code in codes[:4] for form in plain_forms(code))

    def resolve(self, form: CurrencyForm, position: int) -> tuple[str | None, str | None]:
        """The currency of `form` at `position`, and why it is a guess (None if it is none)."""
        codes = form.codes
        if len(codes) == 1:
            return codes[0], None
        if self.declared in codes:
            return self.declared, None
        if form.form in _SIGNS or (form.default == "USD" and form.factor == 1):
            return self._dollar(form)
        if form.default == "USD":
            return self._cents(form, position)
        owners = {place for code in codes for place in homes(code)}
        if len(owners) == 1:
            return money_of(next(iter(owners)), codes, self.year), None
        for place in (self._home(owners), self._near(position, owners)):
            if place is not None:
                return money_of(place, codes, self.year), None
        told = _latest(self._told, codes)
        if told is not None:
            return told, None
        counts = self.counts
        most = max(
            ((counts[place], place) for place in sorted(owners)), key=lambda row: row[0], default=(0, "")
        )
        if most[0]:
            return money_of(most[1], codes, self.year), None
        if form.default is None:
            return None, f'"{form.form}" may be {", ".join(codes[:4])}: nothing in the text decides'
        current = [code for code in codes if code[:2] == form.default[:2] and in_use(code, self.year)]
        default = (current or [form.default])[0]
        return default, f'"{form.form}" read as {form.default}: nothing in the text decides'

    def _home(self, owners: Set[str]) -> str | None:
        """The owner that the article is written in or for, or the only one that its headline names."""
        for place in (self.dateline, self._given.edition):
            if place in owners:
                return place
        if self._headline is None:
            at, codes = self.places
            self._headline = frozenset(codes[: bisect_left(at, self._text.find("\n"))])
        named = self._headline & owners
        return next(iter(named)) if len(named) == 1 else None

    def _near(self, position: int, owners: set[str]) -> str | None:
        """The owner named nearest to `position` in its sentence."""
        at, codes = self.places
        start = max(position - _REACH, 0)
        breaks = [match.end() for match in _SENTENCE_BREAK.finditer(self._text, start, position)]
        after = _SENTENCE_BREAK.search(self._text, position, position + _REACH)
        last = after.start() if after else position + _REACH
        first = breaks[-1] if breaks else start
        inside = range(bisect_left(at, first), bisect_left(at, last))
        best = min(
            (i for i in inside if codes[i] in owners), key=lambda i: abs(at[i] - position), default=None
        )
        return None if best is None else codes[best]

    def _dollar(self, form: CurrencyForm) -> tuple[str, str | None]:
        local = self._local()
        # The wire of 1987 spells every other dollar out ("Canadian dlrs").
        if local is not None and (
            form.form in _SIGNS or (local[1] is None and not form.form.startswith("dlr"))
        ):
            return local
        if self._us_is_plain():
            return "USD", None
        return "USD", f'"{form.form}" read as US dollars: the text does not say whose'

    def _local(self) -> tuple[str, str | None] | None:
        """The dollar of the article's own country, where its bare "$" means that one."""
        if isinstance(self._local_dollar, _Unset):
            self._local_dollar = self._find_local()
        return self._local_dollar

    def _find_local(self) -> tuple[str, str | None] | None:
        home = self.dateline or self._given.edition
        marked = _US_DOLLAR.search(self._text) is not None
        if home is None and self.counts:
            most = min(self.counts, key=lambda code: (-self.counts[code], code))
            home = most if marked or most == self._home(_dollar_countries() | {"US"}) else None
        if home is None or home not in _dollar_countries():
            return None
        code = money_of(home, currency_table().before["$"].codes, self.year)
        if code is None:
            return None
        own = (form for form, meaning in currency_table().before.items() if code in meaning.codes)
        if any(form in self._text for form in own if form not in _SIGNS and ("$" in form or len(form) == 3)):
            return None
        if marked:
            return code, None
        if home in _ALWAYS_MARKED:
            return None
        return code, f'"$" read as {code}: the article is of {home}'

    def _us_is_plain(self) -> bool:
        """Whether the article is of the United States: by its dateline, or by the countries that it names."""
        if self._us_plain is None:
            self._us_plain = self.dateline == "US" or self._names_no_other_dollar()
        return self._us_plain

    def _names_no_other_dollar(self) -> bool:
        """Whether it names the United States, and no other country with a dollar.

        It looks for their names as they stand, which takes a tenth of the time of `places`.
        """
        given = self._given.countries
        if not given and self._counts is None:
            if _UNITED_STATES.search(self._text) is None:
                return False
            return _other_dollars().search(self._text) is None
        return self.counts["US"] > 0 and not any(self.counts[place] for place in _dollar_countries())

    def _cents(self, form: CurrencyForm, position: int) -> tuple[str, str | None]:
        recent = _latest(self._told, form.codes)
        if recent is not None and position - self._told[recent] < _REACH:
            return recent, None
        local = self._local()
        if local is not None and local[0] in form.codes:
            return local
        if self.dateline is not None and self.dateline != "US":
            code = money_of(self.dateline, form.codes, self.year)
            if code is not None:
                return code, f'"{form.form}" read as of {code}: the article is written in {self.dateline}'
        if self._us_is_plain():
            return "USD", None
        return "USD", f'"{form.form}" read as US cents: the text does not say whose'


def _latest(told: Mapping[str, int], codes: tuple[str, ...]) -> str | None:
    """The one of `codes` that was told last."""
    return max((code for code in codes if code in told), key=told.__getitem__, default=None)


@functools.cache
def _dollar_countries() -> frozenset[str]:
    """The countries with a dollar of their own, the United States left out."""
    dollars = currency_table().before["$"].codes
    return frozenset(
        place
        for code in dollars
        if code != "USD" and in_use(code, None)
        for place in homes(code)
        if place != "US"
    )


def context_of(text: str) -> MoneyContext:
    """What `text` alone says: the countries it names, by weight, its dateline and its declaration."""
    evidence = Evidence(text)
    ranked = sorted(evidence.counts.items(), key=lambda row: (-row[1], row[0]))
    return MoneyContext(
        tuple(code for code, _ in ranked), evidence.dateline, evidence.year, evidence.declared
    )


@functools.cache
def _other_dollars() -> re.Pattern[str]:
    """Names and adjectives of the countries with a dollar of their own, the United States left out."""
    names = [
        word
        for country in countries()
        if country.code in _dollar_countries()
        for word in (country.name, *country.names, *country.adjectives)
        if len(word) > 3
    ]
    return re.compile(prefix_tree(names))
