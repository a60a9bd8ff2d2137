"""Companies by what is said beside their names: "shares of Norrmalm", "Norrmalm, the largest miller,"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from tradewire.annotate.anchors import Anchors
from tradewire.annotate.built_name import FIRM, LIKELY, NameHit
from tradewire.annotate.gazetteer import GazetteerMatch
from tradewire.annotate.names import GAP, UPPER, like_person, not_name, words_of
from tradewire.annotate.usable import Words
from tradewire.annotate.zones import Zones
from tradewire.lexicons.given_names import is_given_name
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.titles import titles_by_form

_SHARES = re.compile(rf"(?:Shares|Stock){GAP}(?:of|in){GAP}(?:the{GAP})?")  # as they open a sentence
_AMOUNT = re.compile(rf"{GAP}?\d")
_SIDE = 60  # characters of context looked at on each side
_BUSINESS = "|".join(sorted(map(re.escape, name_cues("business")), key=lambda w: (-len(w), w)))
_BEFORE = re.compile(
    r"\b(?:"
    r"(?:[Ee]conomists?|[Aa]nalysts?|[Ss]trategists?|[Tt]raders?|[Ww]orkers?|employees) at|"
    rf"(?:[Pp]oll|[Ss]urvey|[Rr]eport|[Ss]tudy) (?:by|from|of)|(?:{_BUSINESS})s?,?|"
    r"(?:polled|surveyed|questioned) by|"
    r"\bwho (?:runs|ran|owns|owned|founded|co-founded|heads|manages|leads|chairs|works (?:for|at))|"
    r"(?:owner|executive|founder|head|chairman|president|manager|director|spokes(?:wo)?man|unit|subsidiary) "
    rf"(?:of|at|for)){GAP}(?:the{GAP})?$"
)
_AFTER = re.compile(
    rf"(?:['’]s?)?{GAP}(?:dealers|sales|profits?|poll|survey|executives)\b"
    rf"|{GAP}(?:employs?|employed|ships?|shipped|bottles|brews|posted|reported{GAP}(?:a|net))\b"
    rf"|,{GAP}which{GAP}(?:employs|makes|mines|assembles|packs|presses|weaves|ships|sells|owns|operates|represents|speaks{GAP}for|produces|exports|"
    rf"imports|runs|supplies|buys|builds|brews|bottles|mills|refines|lost|earned|earns)\b"
    rf"|,{GAP}(?:a|an|the|our|its|one of the|which){GAP}(?:[\w'’-]+{GAP}){{0,6}}?(?:{_BUSINESS})s?\b"
)
_TAIL = re.compile(rf"{GAP}(?:of|at|from|in){GAP}")
_OF = re.compile(rf"{GAP}of{GAP}(?:the{GAP})?")


_LAST_WORD = re.compile(rf"([\w-]+),?{GAP}$")
_NEXT_WORD = re.compile(rf"(?:['’]s?)?{GAP}(\w+)")
_WORDS_BEFORE = frozenset(
    ["of", "in", "at", "by", "from", "for", "the", "runs", "ran", "owns", "owned", "founded", "told"]
) | {w.split()[-1] + plural for w in name_cues("business") for plural in ("", "s")}
# What `_BEFORE` ends in: a link behind one of the words that it links, or a word by itself.
_LINKS = frozenset({"of", "in", "at", "by", "from", "for"})
_LINKED = frozenset(
    [
        "shares",
        "stock",
        "economist",
        "economists",
        "analyst",
        "analysts",
        "strategist",
        "strategists",
        "trader",
        "traders",
        "worker",
        "workers",
        "employees",
        "poll",
        "survey",
        "report",
        "study",
        "polled",
        "surveyed",
        "questioned",
        "works",
        "owner",
        "executive",
        "founder",
        "head",
        "chairman",
        "president",
        "manager",
        "director",
        "spokesman",
        "spokeswoman",
        "unit",
        "subsidiary",
    ]
)
_LAST_BEFORE = frozenset(
    ["runs", "ran", "owns", "owned", "founded", "heads", "manages", "leads", "chairs"]
) | {w.split()[-1] + plural for w in name_cues("business") for plural in ("", "s")}
_GAPS = frozenset(" \u00a0\u202f")  # names.GAP
_OPENS_AFTER = _GAPS | {",", "'", "’"}
_WORDS_AFTER = frozenset(
    {
        "shares",
        "stock",
        "shareholders",
        "dealers",
        "sales",
        "profit",
        "profits",
        "poll",
        "survey",
        "executives",
        "employ",
        "employs",
        "employed",
        "ship",
        "ships",
        "shipped",
        "bottles",
        "brews",
        "posted",
        "reported",
    }
)


def _may_be_business(text: str, start: int, end: int) -> bool:
    """A quick look at the words beside a name, before the slow one."""
    if text[end : end + 1] == ",":
        return True
    if text[start - 1 : start] in _GAPS:
        word = text[max(0, start - 20) : start - 1].rpartition(" ")[2]
        if word.isalpha():  # the plain case, without a pattern
            if word in _WORDS_BEFORE:
                return True
        else:
            before = _LAST_WORD.search(text, max(0, start - 20), start)
            if before is not None and before[1] in _WORDS_BEFORE:
                return True
    after = _NEXT_WORD.match(text, end)
    return after is not None and after[1] in _WORDS_AFTER


_FIRM_BEFORE = re.compile(
    r"\b[Ss](?:hares|tock) (?:of|in) (?:the )?$|"
    rf"\b(?:only|main|leading|largest|biggest|smallest|oldest){GAP}(?:[\w-]+{GAP}){{0,3}}?(?:{_BUSINESS})"
    rf"(?:{GAP}of(?:{GAP}[\w-]+){{1,3}})?,{GAP}$"
)
_FIRM_AFTER = re.compile(
    rf"(?:['’]s?)?{GAP}(?:shares|stock|shareholders)\b|,{GAP}whose{GAP}(?:shares|stock|sales|plants?|mills?|ships)\b"
    rf"|,{GAP}the{GAP}(?:[\w’'-]+{GAP}){{0,3}}?(?:[a-z]+-)?(?:largest|biggest|smallest|oldest)\b"
    rf"(?!{GAP}(?:[\w-]+{GAP})?(?:shareholder|owner|landowner|investor|creditor|donor))"
    rf"|,{GAP}the{GAP}(?:[\w-]+{GAP})?(?:industry|market){GAP}leader\b"
)


def is_firm(text: str, start: int, end: int) -> bool:
    """Whether what stands beside `[start, end)` is said of firms, never of persons: its shares, its rank."""
    if text[end : end + 1] in _OPENS_AFTER and _FIRM_AFTER.match(text, end) is not None:
        return True
    if text[start - 1 : start] not in _GAPS or text[start - 2 : start - 1] not in ",fne":
        return False  # a quick look: it ends in a comma, "of", "in" or "the"
    return _FIRM_BEFORE.search(text, max(0, start - _SIDE), start) is not None


def in_business(text: str, start: int, end: int) -> bool:
    """Whether what stands beside `[start, end)` is said of companies and other bodies."""
    if _may_stand_before(text, start) and _BEFORE.search(text, max(0, start - _SIDE), start) is not None:
        return True
    if text[end : end + 1] in _OPENS_AFTER and _AFTER.match(text, end) is not None:
        return True
    return is_firm(text, start, end)


def _may_stand_before(text: str, start: int) -> bool:
    """Whether the last words before `start` can be those that `_BEFORE` ends in: a look before a slow one."""
    if text[start - 1 : start] not in _GAPS:
        return False
    words = text[max(0, start - _SIDE) : start].split()
    if words and words[-1] == "the":
        words.pop()
    last = words[-1].rstrip(",") if words else ""
    if last in _LINKS:
        other = words[-2] if len(words) > 1 else ""
        return not other.isalpha() or other.lower() in _LINKED
    return not last.isalpha() or last in _LAST_BEFORE


_TOLD = re.compile(rf"\btold{GAP}(?:the{GAP})?$")


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether people tell it things as they tell media, and it is built like nobody: "told Norrmalm Now"."""
    name = text[start:end]
    return " " in name and not like_person(name) and _TOLD.search(text, max(0, start - 12), start) is not None


def told_with_country(
    text: str,
    start: int,
    end: int,
    starts: Mapping[int, GazetteerMatch],
    ends: Mapping[int, GazetteerMatch],
) -> bool:
    """Whether the name is told with its country as companies are: "Siam Cane of Thailand"."""
    match = _OF.match(text, end)
    known = starts.get(match.end()) if match is not None else None
    single = " " not in text[start:end]
    if known is not None and known.kind in ("country", "city", "subdivision"):
        return not (single and is_given_name(text[start:end]))
    if single:
        return False
    owner = ends.get(start - 3)
    return owner is not None and owner.kind == "country" and text[start - 3 : start] in ("'s ", "’s ")


def _parts(text: str, start: int, end: int, anchors: Anchors) -> tuple[int, int]:
    """Of "Norrmalm of Lund" the company, of "Ana Ruiz of Norrmalm" hers: what a word behind it is said of."""
    of = _TAIL.search(text, start, end)
    if of is None or text[start : of.start()].split()[-1].lower() in name_cues("body_of"):
        return start, end
    placed = anchors.names_at(of.end()) or " " not in text[of.end() : end]
    if placed and not (" " in text[start : of.start()] and like_person(text[start : of.start()])):
        return start, of.start()
    return of.end(), end


def business_names(
    text: str, zones: Zones, anchors: Anchors, runs: Sequence[tuple[int, int]], language: Words
) -> Iterator[NameHit]:
    """Names that nothing but their company shows: "shares of Norrmalm", "Norrmalm, the largest miller,"."""
    stops = not_name()
    for start, end in runs:
        shares = _SHARES.match(text, start, end)
        if shares is not None:
            start = shares.end()
        follower = text[end : end + 1]
        if follower not in ",'’ ." or _is_known(text, anchors, start, end) or zones.is_silent(start):
            continue
        firm = is_firm(text, start, end)
        if not firm and not (
            _may_be_business(text, start, end)
            and (in_business(text, start, end) or _is_told(text, start, end))
        ):
            continue
        amount = _AMOUNT.match(text, end) is not None
        start, end = _parts(text, start, end, anchors)
        start += len("the ") * text.startswith("the ", start)
        name = text[start:end]
        lowered = [w.lower() for w in words_of(name)]
        if _is_known(text, anchors, start, end) or (amount and name.isupper()):
            continue  # "the firm CHF 38m"
        if (
            not lowered
            or len(lowered) > 4
            or not stops.isdisjoint(lowered[:-1] or lowered)
            or " and " in name
        ):
            continue
        if lowered[0] in name_cues("opener"):
            continue
        if len(lowered) == 1 and (language.stands_small(lowered[0]) or language.is_word(lowered[0])):
            continue
        if lowered[-1] in name_cues("no_body") or any(w in titles_by_form() for w in lowered):
            continue
        weight = LIKELY - (len(lowered) > 1 and like_person(name))
        yield NameHit(start, end, "company", FIRM if firm else weight)


def _is_known(text: str, anchors: Anchors, start: int, end: int) -> bool:
    """Whether lexicons hold the name at `[start, end)`, or what owns it: "Lima's", not "Lima Power"."""
    known = anchors.by_start.get(start)
    if known is None or known.kind == "product":
        return False
    return (
        known.end >= end
        or text[known.end] != " "
        or text[known.end + 1] not in UPPER
        or known.kind not in ("city", "capital", "country", "subdivision", "region")
    )


_LIST_LINK = re.compile(rf",{GAP}(?:and{GAP})?|{GAP}(?:and|or|&){GAP}")
_AND = re.compile(rf"{GAP}and{GAP}")


def listed_names(
    text: str,
    zones: Zones,
    anchors: Anchors,
    runs: Sequence[tuple[int, int]],
    companies: Collection[tuple[int, int]],
    language: Words,
) -> Iterator[NameHit]:
    """Names that stand in one list with a company: "Norrmalm, Lund Foods Ltd and Ystad pay more"."""
    chain: list[tuple[int, int]] = []
    for piece in (*_pieces(text, runs), (len(text) + 2, len(text) + 2)):
        if chain and _LIST_LINK.fullmatch(text, chain[-1][1], piece[0]):
            chain.append(piece)
            continue
        if len(chain) > 1 and any(span in companies for span in chain):
            for start, end in chain:
                tail = _TAIL.search(text, start, end)
                end = tail.start() if tail is not None else end
                if (start, end) not in companies and _listable(text, start, end, zones, anchors, language):
                    yield NameHit(start, end, "company", LIKELY)
        chain = [piece]


def _pieces(text: str, runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in runs:
        at = start
        for link in _AND.finditer(text, start, end):
            yield at, link.start()
            at = link.end()
        yield at, end


def _listable(text: str, start: int, end: int, zones: Zones, anchors: Anchors, language: Words) -> bool:
    """Whether `[start, end)` can be a company that nothing but its neighbours in a list tells."""
    lowered = [w.lower() for w in words_of(text[start:end])]
    if not lowered or lowered[0] in name_cues("opener"):
        return False
    if len(lowered) > 3 or zones.is_silent(start) or anchors.names_at(start):
        return False
    last = anchors.by_end.get(end)
    if last is not None and (last.kind != "product" or last.start == start):
        return False  # "Norrmalm Copper" may be one, "Copper" is none
    if not name_cues("not_name", "no_body", "topic").isdisjoint(lowered):
        return False
    if len(lowered) > 1:
        return not like_person(text[start:end])
    return not language.stands_small(lowered[0]) and lowered[0] not in titles_by_form()
