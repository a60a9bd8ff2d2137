"""Bylines: lines near the top that hold nothing but names, dates and desk words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tradewire.layout.phrases import phrase_at, words_of
from tradewire.read.dates import iso_date, month_number

_SPLIT = re.compile(r"\s+[|·•/—–-]\s+|\s*[|·•]\s*|,\s+|;\s+|:\s+|\s{2,}")
_BY = re.compile(r"(?:^|\s)by:?\s+", re.I)
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ap]\.?m\.?)?|\d{1,4}(?:st|nd|rd|th)?|[ap]\.?m\.?|at|on|of|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}",
    re.I,
)
_ZONE = re.compile(r"[A-Z]{1,5}|[+-]\d{2}:?\d{2}")
_WEEKDAYS = frozenset((
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday",
))  # fmt: skip
_PARTICLES = frozenset((
    "and", "in", "for", "the", "of", "de", "del", "della", "di", "da", "dos", "van", "von", "der",
    "den", "la", "le", "el", "al", "bin", "ibn", "ben", "te", "ten", "y", "e", "&", "with",
))  # fmt: skip
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_DIGIT = re.compile(r"[0-9]")
_MOST_WORDS = 30
_NAME_WORDS = 7


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says: names as written, and the day or time as ISO 8601."""

    authors: tuple[str, ...]
    published: str | None


def read_byline(text: str) -> Byline | None:
    """The byline that `text` is; None where it is none.

    Every part between commas, bars and dots is a date, a name or a desk word, and at least
    one is a desk word ("By", "Updated", "min read") or a date with its year.
    """
    if len(text) > 300:
        return None
    bare = text.strip(" *_()[]–—-")
    words = bare.split()
    if not words or len(words) > _MOST_WORDS or bare.endswith(("?", "!")) or words_of(bare)[:1] == ():
        return None
    before, by, after = _around_by(bare)
    parts = [part for part in map(_strip, _SPLIT.split(before)) if part]
    first_name = len(parts)
    parts += [part for part in map(_strip, _SPLIT.split(after)) if part]
    proofs = by
    names: list[str] = []
    for number, part in enumerate(parts):
        rest, had_desk = _without_desk(part)
        if not rest:
            proofs = proofs or had_desk
        elif _is_date(rest):
            proofs = proofs or had_desk or bool(_YEAR.search(bare))
        elif _is_name(rest):
            if number >= first_name:
                names.append(rest)
        else:
            return None
    if not proofs:
        return None
    authors = (
        tuple(name for whole in names[:1] for name in re.split(r",| and | & ", whole) if name) if by else ()
    )
    return Byline(tuple(a.strip() for a in authors), iso_date(bare) if _YEAR.search(bare) else None)


def names_of(text: str) -> tuple[str, ...]:
    """The names in a list of authors; "and" parts two names, not the words of one.

    >>> names_of("By Rosa Quispe, John Doe and Jane Roe"), names_of("Board of Trade and Industry")
    (('Rosa Quispe', 'John Doe', 'Jane Roe'), ('Board of Trade and Industry',))
    """
    bare = re.sub(r"^by:?\s+", "", text.strip(), flags=re.I)
    names: list[str] = []
    for part in re.split(r"[,;]", bare):
        pair = [name.strip() for name in re.split(r"(?:^|\s)and\s|\s&\s", part)]
        names += pair if all(len(name.split()) > 1 or not name for name in pair) else [part.strip()]
    return tuple(name for name in names if name)


def _around_by(text: str) -> tuple[str, bool, str]:
    """What stands before "by", whether it is there, and what follows."""
    found = _BY.search(text)
    return (text[: found.start()], True, text[found.end() :]) if found else (text, False, "")


def _strip(part: str | None) -> str:
    return (part or "").strip(" .()")


def _without_desk(part: str) -> tuple[str, bool]:
    """`part` without the desk words around it ("Updated", "min read"), and whether there were any."""
    tokens = part.split()
    had = False
    while tokens:
        words = words_of(" ".join(tokens))
        phrase = phrase_at(words, 0, "desk") if words else None
        if phrase is None or len(words) != len(tokens):
            break
        tokens = tokens[len(phrase) :]
        had = True
    words = words_of(" ".join(tokens))
    if len(words) == len(tokens):
        for size in (3, 2, 1):
            tail = words[-size:]
            if len(words) > size - 1 and tail and phrase_at(tail, 0, "desk") == tail:
                remaining = tokens[:-size]
                if not remaining or all(token.isdigit() for token in remaining):
                    return "", True
                return " ".join(remaining), True
    return " ".join(tokens), had


def _is_date(part: str) -> bool:
    if not _has_digit(part):
        return False
    tokens = [token.strip(",.") for token in part.split()]
    return all(
        _CLOCK.fullmatch(token) or month_number(token) or token.lower() in _WEEKDAYS or _ZONE.fullmatch(token)
        for token in tokens
        if token
    )


def _has_digit(part: str) -> bool:
    if part.isascii():
        return _DIGIT.search(part) is not None
    return any(char.isdigit() for char in part)


def _is_name(part: str) -> bool:
    tokens = part.split()
    if len(tokens) > _NAME_WORDS or _has_digit(part):
        return False
    capital = [token for token in tokens if token.lower() not in _PARTICLES]
    return bool(capital) and all(
        token[:1].isupper() or token[:2].lower() in ("d'", "o'", "al") for token in capital
    )
