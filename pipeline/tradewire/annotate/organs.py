"""Whose government a parliament, palace or other organ is ("Congress", "the Senate", "the Centre")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from tradewire.annotate.context import Context, sense_votes
from tradewire.annotate.gazetteer import GazetteerMatch
from tradewire.annotate.names import GAP, owns
from tradewire.annotate.positions import paragraph_start
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.senses import senses

_NEXT = re.compile(rf"{GAP}([a-z-]+)")
_FARTHEST = 200  # names looked at in a paragraph without end
_ARTICLE = re.compile(rf"\b[Tt]he{GAP}$")


def choose_organ(
    text: str, match: GazetteerMatch, context: Context, before: Sequence[GazetteerMatch]
) -> GazetteerMatch | None:
    """The government that an organ belongs to: its possessor, the nearest before it, the article's."""
    entry = match.entry
    options = (entry.code, *entry.other_codes)
    if entry.article and not _ARTICLE.search(text, max(0, match.start - 5), match.start):
        staff = _NEXT.match(text, match.end)
        if staff is None or staff[1] not in name_cues("body_staff") or not match.text[0].isupper():
            return None
    if not entry.context and len(options) == 1:
        return match
    owner = _owner(text, match.start, before)
    if owner is not None:
        return _with_code(match, owner)
    known = senses().get(match.text)
    if known is not None:
        votes = sense_votes(known, context)
        best = max(votes.values())
        leading = [reading for reading, count in votes.items() if count == best]
        if best and len(leading) == 1 and leading[0] in options:
            return _with_code(match, leading[0])
    start = paragraph_start(text, match.start)
    for earlier in islice(reversed(before), _FARTHEST):
        if earlier.start < start:
            break
        if earlier.code in options and earlier.kind != "city":
            return _with_code(match, earlier.code)
    if context.home in options:
        return _with_code(match, context.home)
    counted = [code for code, _ in context.countries.most_common() if code in options]
    if counted:
        return _with_code(match, counted[0])
    if entry.context and "EU" not in options:
        return None if entry.article else match
    return match if context.says("EU") or context.says("European") else None


def _owner(text: str, start: int, before: Sequence[GazetteerMatch]) -> str | None:
    """The code of the country whose name, possessive or adjective stands right before `start`."""
    if not before:
        return None
    last = before[-1]
    if last.kind in ("country", "adjective", "capital", "bloc") and owns(text[last.end : start]):
        return last.code
    return None


def _with_code(match: GazetteerMatch, code: str | None) -> GazetteerMatch:
    if code == match.code:
        return match
    return replace(match, code=code)
