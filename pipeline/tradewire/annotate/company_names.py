"""Companies by the look of their names: in a column of companies, with a head in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tradewire.annotate.anchors import Anchors
from tradewire.annotate.built_name import LIKELY, SURE, NameHit
from tradewire.annotate.names import GAP, UPPER, WORD, not_name, opens_sentence
from tradewire.annotate.zones import Zones
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.titles import titles_by_form


def find_company_names(
    text: str, zones: Zones, anchors: Anchors, runs: Sequence[tuple[int, int]]
) -> Iterator[NameHit]:
    """Companies that neither an English head nor a suffix tells."""
    yield from _company_cells(text, zones)
    yield from _polish(text)
    yield from _foreign_heads(text, zones, anchors, runs)


_NO_COMPANY = re.compile(
    r"(?:[Aa]ll|[Oo]thers?|[Rr]est|[Rr]emaining|[Nn]one|[Nn]obody|[Aa]ny(?:one|body)?|[Tt]otal|"
    r"[Ee]very(?:one|body)?)\b|\W*$|.*[%$€£¥]"
)


def _company_cells(text: str, zones: Zones) -> Iterator[NameHit]:
    """What stands in a column of companies, up to a bracket."""
    for start, end in zones.companies:
        bracket = text.find("(", start, end)
        end = end if bracket < 0 else bracket
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start and text[start] in UPPER and not _NO_COMPANY.match(text, start, end):
            yield NameHit(start, end, "company", SURE + 1)


_POLISH = re.compile(rf"((?:{WORD}{GAP}){{1,5}})Sp\.{GAP}?z{GAP}?o\.{GAP}?o\.")


def _polish(text: str) -> Iterator[NameHit]:
    """The one legal form with small words in it: "Zelnik Sp. z o.o."."""
    if "o.o." in text:
        for match in _POLISH.finditer(text):
            yield NameHit(match.start(), match.end(), "company", SURE)


# "KazWheatOil", "FloraHolland": small letters before a capital, but not of a person ("McKay", "DeWitt").
_JOINED = re.compile(
    rf"(?<!\w)(?!(?:Mc|Mac|De|Di|Da|Du|La|Le|Lo|Van|Von|Fitz|St|Ben|Ab|Al|El|O)[{UPPER}])"
    rf"[{UPPER}]\w*[a-z][{UPPER}]\w*"
)
_LONGEST = 5  # words of a name that a head in another language opens or ends
_SPLIT = re.compile(rf"{GAP}(?:and|in|on|to|of|for){GAP}")


def _foreign_heads(
    text: str, zones: Zones, anchors: Anchors, runs: Sequence[tuple[int, int]]
) -> Iterator[NameHit]:
    """Names such as "Cementos del Valle", "Elkem Ísland", "KazWheatOil"."""
    first, last = name_cues("company_first"), name_cues("company_last")
    cues = first | last
    for start, end in runs:
        if (
            cues.isdisjoint(text[start:end].lower().replace(",", "").split())
            and end not in anchors.by_end
            and not _JOINED.search(text, start, end)
        ):
            continue
        for lower, upper in _pieces(text, start, end):
            known = anchors.by_start.get(lower)
            if known is not None and text[known.end : known.end + 2] in ("'s", "’s"):
                lower = known.end + 3  # "Peru's Cementos del Valle"
            words = text[lower:upper].split()
            if zones.is_silent(lower) or zones.is_label(lower) or anchors.names_at(lower):
                continue
            if not words or len(words) > _LONGEST or words[0].lower() in not_name():
                continue
            plain = [word.lower().rstrip(",") for word in words]
            if any(word in titles_by_form() for word in plain):
                continue
            headed = len(words) > 1 and (plain[0] in first or plain[-1] in last)
            headed = headed or _is_branch(text, lower, upper, anchors)
            if headed or (len(words) < 3 and any(map(_JOINED.fullmatch, words))):
                yield NameHit(lower, upper, "company", LIKELY)


def _is_branch(text: str, start: int, end: int, anchors: Anchors) -> bool:
    """Whether a word and a country are a firm's branch there: "Norrmalm Kenya", not "Upper Egypt"."""
    known = anchors.by_end.get(end)
    if known is None or known.kind != "country" or known.start - start < 4 or opens_sentence(text, start):
        return False
    word = text[start : known.start - 1]
    return word.isalpha() and not word.isupper() and word.lower() not in name_cues("before_place", "not_name")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run of capitals cut at what links two names, without a possessive at its end."""
    at = start
    for link in _SPLIT.finditer(text, start, end):
        yield at, link.start()
        at = link.end()
    yield at, end
