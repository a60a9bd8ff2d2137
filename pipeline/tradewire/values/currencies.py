"""Finds the words or signs beside a number that make it money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from tradewire.lexicons.currencies import CurrencyForm, currency_table, money_of
from tradewire.lexicons.currency_places import qualifier_words
from tradewire.values.numbers import find_scale
from tradewire.values.patterns import GAP, SPACES

_LETTERS = "A-Za-zÀ-žƀ-ɏ"
_AFTER = re.compile(rf"{GAP}-?([{_LETTERS}][{_LETTERS}.]*(?:-[mM]arks?\b)?|[^\w\s.,;:!?()|%'\"/-])")
_NEXT_WORD = re.compile(rf"[{SPACES}-]([A-Za-zÀ-ž.&'’ʻ]+)")
# "Bosnia-Herzegovina convertible marks": a first word with a hyphen.
_HYPHENED = re.compile(rf"[{_LETTERS}]+-[{_LETTERS}]+")
_STRAIGHT = str.maketrans("’ʻ", "''")
# "50 MUSD": a thousand, a million or a billion in front of the code, as Nordic companies write it.
_SCALED_CODE = {"K": Decimal(1000), "M": Decimal(1_000_000), "B": Decimal(1_000_000_000)}
_LONGEST_FORM = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A currency mark at `[start, end)`.

    `form` says what it can be, `code` what it is if its own words say so.
    `factor` multiplies what the form's own factor does ("MUSD", "75 USD million").
    """

    start: int
    end: int
    form: CurrencyForm
    code: str | None = None
    factor: Decimal | None = None


def mark_before(text: str, start: int) -> Mark | None:
    """The currency sign or letters that stand right before a number at `start` (one space apart at most)."""
    if not start:
        return None
    table = currency_table()
    stop = start
    last = text[stop - 1]
    if last in SPACES:
        stop -= 1
        if not stop:
            return None
        last = text[stop - 1]
    if last in table.symbols:
        for length in range(min(_LONGEST_FORM, stop), 0, -1):
            begin = stop - length
            form = table.before.get(text[begin:stop])
            if form is None and length == 4:
                form = table.codes.get(text[begin : begin + 3])
                form = None if form is None or last == "." else form
            if form is not None and (length == 1 or not _joined(text, begin)):
                return Mark(begin, stop, form)
        if last != ".":
            return None
        end = stop - 1  # "Kshs. 7,000": any letters may have a point
    else:
        end = stop
    if not end or not text[end - 1].isalpha():
        return None
    begin = end - 1
    while begin and end - begin <= _LONGEST_FORM + 2 and text[begin - 1].isalpha():
        begin -= 1
    if end - begin > _LONGEST_FORM + 2 or _joined(text, begin):
        return None
    form = table.before.get(text[begin:end])
    if end != stop and (form is None or form.wary or end - begin < 2):
        return None
    if form is None and text[begin - 1 : begin] == "$":
        # "$US5 million", "$A300m": the letters behind the sign
        form = table.before.get(text[begin - 1 : stop])
        begin -= 1
    return None if form is None else Mark(begin, stop, form)


def _joined(text: str, begin: int) -> bool:
    """Whether the character before `begin` makes what starts there part of a longer word."""
    if not begin:
        return False
    before = text[begin - 1]
    return (
        before.isalnum() or before in "_&@#" or (before in ".'’" and begin > 1 and text[begin - 2].isalnum())
    )


def mark_after(text: str, end: int, year: int | None = None) -> Mark | None:
    """The currency word, code or sign behind a number that ends at `end`."""
    match = _AFTER.match(text, end)
    if match is None:
        return None
    word = match[1]
    table = currency_table()
    lower = word.lower()
    start, stop = match.start(1), match.end(1)
    found = _named(text, word, lower, start, stop)
    if found is None and text[stop : stop + 1] == "-":
        whole = _HYPHENED.match(text, start)
        if whole is not None:
            found = _named(text, whole[0], whole[0].lower(), start, whole.end())
    if found is None and word[-1] == "." and len(word) > 1:
        found = _named(text, word.rstrip("."), lower.rstrip("."), start, start + len(word.rstrip(".")))
    if found is not None:
        if found.form.form.upper() in table.codes:
            # "75 USD million"
            scaled = find_scale(text, found.end)
            if scaled is not None:
                return Mark(found.start, scaled[1], found.form, found.code, scaled[0])
        return found
    if lower in qualifier_words():
        return _qualified(text, lower, start, stop, year)
    if lower[-1] == "." and lower[:-1] in qualifier_words():
        return _qualified(text, lower[:-1], start, stop, year)
    if len(word) == 4 and word.isupper() and word[0] in _SCALED_CODE and word[1:] in table.codes:
        return Mark(start, stop, table.codes[word[1:]], word[1:], _SCALED_CODE[word[0]])
    return None


def _named(text: str, word: str, lower: str, start: int, stop: int) -> Mark | None:
    for further, form in currency_table().after.get(lower, ()):
        at = stop
        for piece in further:
            match = _NEXT_WORD.match(text, at)
            if match is None or match[1].rstrip(".").lower().translate(_STRAIGHT) != piece:
                break
            at = match.start(1) + len(piece)
        else:
            if form.exact and text[start:at] != form.form:
                continue
            tail = text[at : at + 1]
            if tail.isalnum() or (tail in ("'", "’") and text[at + 1 : at + 2] == "s" and len(lower) < 3):
                continue
            return Mark(start, at, form)
    return None


def _qualified(text: str, first: str, start: int, stop: int, year: int | None) -> Mark | None:
    """ "Canadian dollars", "U.S. dlrs", "Hong Kong cents": a country, then a money word."""
    for further, country in qualifier_words()[first]:
        at = stop
        for piece in further:
            match = _NEXT_WORD.match(text, at)
            if match is None or match[1].lower() != piece:
                break
            at = match.end()
        else:
            match = _NEXT_WORD.match(text, at)
            if match is None:
                continue
            noun = _named(
                text,
                match[1].rstrip("."),
                match[1].rstrip(".").lower(),
                match.start(1),
                match.start(1) + len(match[1].rstrip(".")),
            )
            if noun is None or noun.form.exact:
                continue
            code = money_of(country, noun.form.codes, year)
            if code is not None:
                return Mark(start, noun.end, noun.form, code)
    return None


_CLARIFYING = re.compile(
    rf"[{SPACES}](?:([A-Z][A-Za-zÀ-ž.]*)|\((?:in )?([A-Z][A-Za-zÀ-ž.]*)(?: dollars| dlrs)?\))"
)


def clarified(text: str, end: int, form: CurrencyForm, year: int | None = None) -> tuple[str, int] | None:
    """The currency that a code or country behind an amount gives its ambiguous sign, and where its words end.

    "$5 million Canadian", "$30 USD", "$2bn (US)".
    """
    match = _CLARIFYING.match(text, end)
    if match is None:
        return None
    bracketed = match[1] is None
    word = match[2] if bracketed else match[1]
    stop = match.end()
    if not bracketed and word[-1] == "." and word.count(".") < 2:
        word, stop = word[:-1], stop - 1
    if word in currency_table().codes and word in form.codes:
        return word, stop
    tail = text[match.end() : match.end() + 1]
    if not bracketed and (tail in ("-", " ") or tail.isalnum()):
        return None
    for further, country in qualifier_words().get(word.lower(), ()):
        if not further:
            code = money_of(country, form.codes, year)
            return None if code is None else (code, stop)
    return None
