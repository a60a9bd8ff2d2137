"""Numbers in digits: "1,234.5", "13 009", "16,18,900", "5,2", "5-3/8", "2½", ".75"."""

from __future__ import annotations

import re
from decimal import Decimal

from tradewire.lexicons.number_words import cardinals
from tradewire.lexicons.scales import scale_initials, scales
from tradewire.values.numbers import AND_PART, Quantity, find_scale, part_named, read_digits
from tradewire.values.patterns import SPACES

_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875"}
# Parts that are exact in decimals: prices and interest rates use halves to sixty-fourths.
_EXACT_PARTS = frozenset({2, 4, 5, 8, 10, 16, 20, 32, 50, 64})
_INEXACT_PARTS = frozenset({3, 6, 7, 9, 12})
_SIGNS = "".join(_VULGAR)
# One class in front, so that the regex engine skips to it fast.
_RUN = re.compile(rf"[0-9{_SIGNS}](?:(?<=[0-9])[0-9]*(?:[.,'’][0-9]+)*)?")
_SPACED = re.compile(rf"[0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?")
_FRACTION = re.compile(
    rf"[ -]?(?P<sign>[{_SIGNS}])|[ -](?P<over>[0-9]{{1,2}})/(?P<under>[0-9]{{1,2}})(?![0-9/])"
)
# "2 crore 50 lakh": the smaller scale of the Indian system is added.
_FURTHER = re.compile(r" ([0-9]{1,2})(?= )")
_LAKH, _CRORE = Decimal(100_000), Decimal(10_000_000)
_UNDER = re.compile(r"/([0-9]{1,2})(?![0-9/])")
# "153.40/50 yen": the bid and the last digits of the offer.
_OFFER = re.compile(r"/[0-9]{2}(?![0-9/.%])")


def digit_quantities(text: str, start: int, end: int, limit: int) -> list[Quantity]:
    """The first `limit` numbers in digits of `text[start:end]`, in order, each with the scale behind it."""
    found: list[Quantity] = []
    past = start
    for match in _RUN.finditer(text, start, end):
        begin = match.start()
        if begin < past:
            continue
        quantity = _read(text, begin, match.end(), match[0])
        if isinstance(quantity, int):
            past = quantity
        else:
            if found and found[-1].glued and found[-1].end == begin - 1 and text[begin - 1] == "-":
                quantity.glued = True  # "revision-3-8": the name goes on
            found.append(quantity)
            past = quantity.end
            if len(found) == limit:
                break
    return found


def _read(text: str, begin: int, stop: int, written: str) -> Quantity | int:
    """The number at `[begin, stop)` with what belongs to it; where it ends if it is none."""
    before = text[begin - 1 : begin]
    following = text[stop : stop + 1]
    read: Decimal | None
    if written in _VULGAR:
        read = Decimal(_VULGAR[written])
    else:
        ahead = text[stop + 1 : stop + 2]
        if following in SPACES and ahead.isdigit() and len(written) <= 3:
            spaced = _SPACED.match(text, begin)
            if spaced is not None:
                written, stop = spaced[0], spaced.end()
                following, ahead = text[stop : stop + 1], text[stop + 1 : stop + 2]
        read = read_digits(written)
        if read is None:
            return stop
        if following in _VULGAR or (following in (" ", "-") and (ahead.isdigit() or ahead in _VULGAR)):
            read, stop = _with_fraction(text, stop, read, written)
        elif following == "/":
            read, stop = _ratio(text, stop, read, written)
        if read is None:
            return stop
        if before == "." and written.isdigit() and stop == begin + len(written):
            # ".75 percent": the point is the number's own, unless it ends a word or a sign.
            holder = text[begin - 2 : begin - 1]
            if holder not in _HOLDS_POINT and not holder.isalnum():
                read, begin, before = Decimal(f"0.{written}"), begin - 1, holder
    number, number_end, scale, money = read, stop, None, False
    following = text[stop : stop + 1]
    if following in (" ", "-", "\n") or following.isalpha() or following in SPACES:
        half = AND_PART.match(text, stop) if text.startswith("and", stop + 1) else None
        if half is not None:
            number += part_named(half[1])
            number_end = stop = half.end()
        initial = text[stop + 1 : stop + 2] if not following.isalpha() else following
        scaled = find_scale(text, stop) if initial in scale_initials() else None
        if scaled is not None:
            scale, stop, money = scaled
            further = _FURTHER.match(text, stop) if scale in (_CRORE, _LAKH) else None
            smaller = find_scale(text, further.end()) if further is not None else None
            if further is not None and smaller is not None and smaller[0] < scale:
                number += Decimal(further[1]) * smaller[0] / scale
                stop = smaller[1]
    glued = before.isalnum() or before == "%" or (before == "-" and _is_name_part(text, begin - 1))
    return Quantity(begin, stop, number, number_end, scale, money, glued, False, written)


# What may stand before a hyphen and a number that is none of a name: "10-to-15", "sub-5 percent".
_PREFIXES = frozenset(
    {"to", "and", "or", "sub", "mid", "under", "over", "near", "plus", "minus", "up", "about"}
)
_LONGEST_PREFIX = 6


def _is_name_part(text: str, hyphen: int) -> bool:
    """Whether the number behind `hyphen` ends a name ("COVID-19", "revision-3-8-percent" of an address)."""
    start = hyphen
    while start and hyphen - start <= _LONGEST_PREFIX and text[start - 1].isalpha():
        start -= 1
    word = text[start:hyphen].lower()
    return bool(word) and word not in _PREFIXES and word not in scales() and word not in cardinals()


# What a point in front of a number belongs to: another number's end, a sign such as "S/.".
_HOLDS_POINT = frozenset({"/", ".", ")"})


def _with_fraction(text: str, stop: int, number: Decimal, written: str) -> tuple[Decimal | None, int]:
    """ "5-3/8", "2½"; behind cents a part is one of a cent: "2.87-1/2 dlrs" is 2.875."""
    match = _FRACTION.match(text, stop)
    if match is None:
        return number, stop
    place = -len(written.partition(".")[2])
    if match["sign"]:
        return number + Decimal(_VULGAR[match["sign"]]).scaleb(place), match.end()
    part = _part(match["over"], match["under"])
    # "33 1/3" has no exact decimal: it is read as no number, and its parts as none either.
    return (None, match.end()) if part is None else (number + part.scaleb(place), match.end())


def _ratio(text: str, stop: int, number: Decimal, written: str) -> tuple[Decimal | None, int]:
    """ "7/8", or the offer behind a bid ("153.40/50"), which is left out of the value."""
    if "." in written:
        offer = _OFFER.match(text, stop)
        return number, offer.end() if offer else stop
    match = _UNDER.match(text, stop)
    if match is None:
        return number, stop
    if int(match[1]) in _INEXACT_PARTS and number < int(match[1]):
        return None, match.end()
    part = _part(written, match[1])
    return (number, stop) if part is None else (part, match.end())


def _part(over: str, under: str) -> Decimal | None:
    if not over.isdigit() or len(over) > 2 or int(under) not in _EXACT_PARTS or int(over) >= int(under):
        return None
    return Decimal(over) / Decimal(under)
