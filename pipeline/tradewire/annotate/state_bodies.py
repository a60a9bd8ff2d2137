"""Which bodies that no lexicon holds are parts of a government, by the country or organ in their names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from tradewire.annotate.gazetteer import GazetteerMatch
from tradewire.annotate.intervals import NamesByPlace
from tradewire.annotate.names import GAP
from tradewire.annotate.speakers import is_agency, is_place_of
from tradewire.lexicons.blocs import imposes_duties, members_of
from tradewire.lexicons.name_cues import name_cues

_NAMELESS = re.compile(r"\b(?:government|cabinet|parliament|authorities|customs service|senate)\b")


def state_bodies(
    text: str, names: NamesByPlace, bodies: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Bodies of governments among `bodies` as `(start, end, code)`.

    A body is one if its name holds an organ ("Fish Board of the State Council"), or opens with
    a country and has the head of an agency ("Peru Fish Commission", "the Chilean embassy").
    """
    for start, end in bodies:
        inner = [m for m in names.inside(start, end) if m.code is not None]
        organs = (m for m in inner if m.kind == "organ" or (is_agency(m) and not m.ambiguous))
        organ = next(organs, None)
        if organ is not None and organ.code is not None:
            yield start, end, organ.code
            continue
        first = next((m for m in inner if m.start == start and m.kind in ("country", "adjective")), None)
        words = text[start:end].lower().split()
        if first is not None and first.code is not None and not name_cues("state_head").isdisjoint(words):
            yield start, end, first.code


def placed_bodies(text: str, names: NamesByPlace) -> Iterator[tuple[int, int, str]]:
    """Bodies of no name of their own that are told by their place ("in Ankara the government")."""
    for match in _NAMELESS.finditer(text):
        place = names.before(match.start())
        if place is not None and place.code is not None and is_place_of(text, place, match.start()):
            yield match.start(), match.end(), place.code


def counted_unions(text: str, codes: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Customs unions among `codes` that are told by how many members they have ("the 27 agreed").

    The number stands for itself: what follows is no noun that it counts, nor does it belong to a size.
    """
    sizes = {len(members_of(code)): code for code in sorted(codes) if imposes_duties(code)}
    for match in _THE_NUMBER.finditer(text) if sizes else ():
        code = sizes.get(int(match[1]))
        after = _WORD_AFTER.match(text, match.end())
        alone = after is None or after[1] in name_cues("speech", "auxiliary", "deed") | _MEMBERS
        if code is not None and alone:
            yield match.start(), match.end(), code


_THE_NUMBER = re.compile(rf"\b[Tt]he{GAP}(\d\d)(?![\d%-]|[.,]\d|{GAP}?%)")
_WORD_AFTER = re.compile(rf"{GAP}([\w'’-]+)")
_MEMBERS = frozenset(
    {"member", "members", "countries", "states", "nations", "governments", "capitals", "and", "or", "in"}
)


def outside(names: Sequence[GazetteerMatch], bodies: Sequence[tuple[int, int]]) -> list[GazetteerMatch]:
    """`names` that are no part of a longer name among `bodies`, which do not overlap."""
    ordered = sorted(bodies)
    kept: list[GazetteerMatch] = []
    for match in names:
        at = bisect_right(ordered, (match.start, 1 << 60)) - 1
        body = ordered[at] if at >= 0 else None
        if body is None or match.end > body[1] or (match.start, match.end) == body:
            kept.append(match)
    return kept
