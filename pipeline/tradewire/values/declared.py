"""The currency that a text declares for its bare signs: "All figures are in Canadian dollars"."""

from __future__ import annotations

import re

from tradewire.lexicons.currencies import currency_table, money_of
from tradewire.lexicons.currency_places import qualifier_words

_IN_MONEY = re.compile(
    r" in (?P<words>[A-Z][A-Za-z. ]{1,25}? (?:dollars|pounds|pesos|rupees|francs)\b|[A-Z]{3}\b)"
)
# What ends in front of it: a noun of sums, and perhaps a verb of saying.
_DECLARES = re.compile(
    r"\b(?:figures|amounts?|prices|values|sums|dollars|numbers|references? to dollars?)"
    r"(?: (?:here|below|in this (?:article|story|report|release)))?"
    r"(?:,? (?:are|is|unless otherwise stated,?)"
    r"(?: (?:all|given|stated|expressed|quoted|reported|shown))?)?$",
    re.IGNORECASE,
)
_REACH = 60


def declared_currency(text: str, year: int | None) -> str | None:
    """The ISO 4217 code that `text`, of `year` (None: today), declares, or None."""
    for match in _IN_MONEY.finditer(text):
        start = match.start()
        if _DECLARES.search(text, max(start - _REACH, 0), start):
            return _named(match["words"], year)
    return None


def _named(words: str, year: int | None) -> str | None:
    """The currency that "CAD" or "Canadian dollars" says."""
    table = currency_table()
    if words in table.codes:
        return words
    first, *rest = words.lower().split()
    for further, form in table.after.get(first, ()):
        if further == tuple(rest):
            return form.codes[0]
    country = next(
        (c for further, c in qualifier_words().get(first, ()) if further == tuple(rest[:-1])), None
    )
    nouns = table.after.get(rest[-1] if rest else "", ())
    return money_of(country, nouns[0][1].codes, year) if country and nouns else None
