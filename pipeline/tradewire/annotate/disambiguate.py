"""Which of its readings a name has in this article: country or state, city or government, person or place.

Three kinds of evidence, in this order: the words beside the name ("Mr Jordan", "Jordan's
exports", "in Washington"), words anywhere in the article that come with one reading
(lexicon `senses`), and how often the article speaks of each country otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from tradewire.annotate.gazetteer import GazetteerMatch, fold
from tradewire.annotate.names import GAP, UPPER, not_name, opens_sentence
from tradewire.annotate.zones import Zones
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.senses import senses
from tradewire.lexicons.titles import titles_by_form

_WORD_BEFORE = re.compile(rf"([\w.'’&-]+){GAP}$")
_WORD_AFTER = re.compile(rf"{GAP}([\w.'’&-]+)")
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|around|across|through|via|inside|within|throughout|over|into|downtown|central|"
    r"(?:visit|visits|visited|visiting|trip|trips|journey|tour|fly|flies|flew|flying|flight|flights|fled|travel|travels|travelled|"
    r"traveled|travelling|traveling|shuttle|shuttled|shuttling|return|returned|returning|came|come|comes|went|go|goes|going|drive|"
    r"drove|moved|move|moving|relocated|back|way|road|embassy|summoned|headed|ships?|shipped) (?:back |home )?to|"
    r"(?:visit|visits|visited|visiting|leave|leaves|left|leaving|reached|toured|(?:departed|departure|departs|bound|headed|left|leave|leaving) for)|"
    r"(?:speaking|reporting|reported|spoke|live|writes|based|flew|flown|flight|flights|hours|miles|kilometres|kilometers|km) (?:away )?from|"
    r"[Nn]orth of|[Ss]outh of|[Ee]ast of|[Ww]est of|city of|streets of|port of|[Uu]niversity of|born in)"
    rf"{GAP}(?:the{GAP})?$",
    re.IGNORECASE,
)
_PLACE_AFTER = re.compile(
    r"(?:[-‑](?:based|area|born)\b|,? D\.? ?C\b|'s (?:streets|airport|suburbs|outskirts|port|markets?|stock exchange|bourse)\b|"
    rf"{GAP}(?:[Ss]tate\b|state's|[Aa]irport|[Ss]tock|stocks|market|markets|bourse|exchange|interbank|office|offices|bureau|suburbs?|"
    r"conference|summit|meeting|meetings|accord|round|declaration|embassy|branch|newsroom|[Uu]niversity|Post\b|Times\b|"
    r"trading|copper|gold|metals|interbank|fixing|session|area|region|residents?|hotel|Hotel|park|"
    r"lawyer|lawyers|lobbyist|lobbyists|law firm|think[- ]tank|correspondent|visit|trip|talks\b))"
)
_DATELINE = re.compile(
    rf"[*_(]*(?:[{UPPER}][{UPPER}.'’-]+[/, ]{{0,2}}){{1,5}}"
    rf"(?:,?{GAP}?(?:[{UPPER}][a-z]+\.?{GAP}?\d{{0,2}},?{GAP}?(?:\d{{4}})?|\d{{1,2}}{GAP}[{UPPER}][a-z]+|\([^)\n]{{1,30}}\)|[{UPPER}][a-z]+\.?,?))*"
    rf"[*_)]*{GAP}?(?:[-–—:]|$)"
)
_STATE_BEFORE = re.compile(r"\b(?:state of|states of|[Gg]ov\.|[Gg]overnor of|[Ss]enator from)\s$")
_STATE_AFTER = re.compile(r"\s(?:[Ss]tate\b|state's|[Gg]ov\.|[Gg]overnor|Republican|Democrat|[Ll]egislature|[Ss]en\.)")
_PERSON_VERB = re.compile(rf"{GAP}(?:himself|herself)\b")
_US_PRONOUN = re.compile(r"\b(?:LET|GIVE|TELL|HELP|MAKE|JOIN|FOLLOW|ASK|SHOW|LEAVE|CALL|CONTACT|WITH|ABOUT|OF|ALL)\s$", re.IGNORECASE)
_OFFICE_AFTER = re.compile(
    rf"{GAP}(?:[Uu]nder[ -]?)?(?:[Ss]ecretary|[Mm]inister|[Cc]ommissioner|[Rr]epresentative|[Cc]hief|[Mm]inistry)\b"
)
_COUNTED = frozenset({"country", "adjective", "people"})
_SIDE = 48  # characters of context looked at on each side


@dataclass(frozen=True, slots=True)
class Context:
    """What the article speaks of besides: unambiguous country mentions, and where it was written."""

    countries: Counter[str]
    home: str | None
    folded: str


def resolve(text: str, matches: Sequence[GazetteerMatch], zones: Zones) -> list[GazetteerMatch]:
    """One reading for each stretch that a lexicon knows; stretches that are something else are left out.

    A capital comes back as "capital" where it stands for its government and as "city"
    where it is a place.
    """
    groups = [list(group) for _, group in groupby(matches, key=lambda m: (m.start, m.end))]
    context = context_of(text, groups, zones)
    chosen: list[GazetteerMatch] = []
    for group in groups:
        match = _choose(text, group, zones, context, chosen)
        if match is not None:
            chosen.append(match)
    return chosen


def context_of(text: str, groups: Sequence[Sequence[GazetteerMatch]], zones: Zones) -> Context:
    """What the readings that leave no doubt say about the article."""
    countries: Counter[str] = Counter()
    home: str | None = None
    for group in groups:
        first = group[0]
        if len({m.code for m in group}) == 1 and first.code and not first.ambiguous and first.kind in _COUNTED:
            countries[first.code] += 1
        if home is None:
            place = next((m for m in group if m.kind in ("city", "capital") and m.code), None)
            if place is not None and is_dateline(text, place.start, place.end, zones):
                home = place.code
    if home is None and countries:
        home = _first_country(text, groups, zones)
    return Context(countries, home, fold(text))


def _first_country(text: str, groups: Sequence[Sequence[GazetteerMatch]], zones: Zones) -> str | None:
    for group in groups:
        first = group[0]
        if first.kind in _COUNTED and not first.ambiguous and not zones.in_title(first.start):
            return first.code
    return None


def is_dateline(text: str, start: int, end: int, zones: Zones) -> bool:
    """Whether the place at `[start, end)` opens a block as "PARIS, May 3 -" or "*Lagos, 4 June*" does."""
    block = zones.block_of(start)
    if start - block[0] > _SIDE or not text[start:end].isupper():
        return False
    match = _DATELINE.match(text, block[0], min(block[1], block[0] + 120))
    return match is not None and match.end() >= end and not text[block[0] : block[1]].isupper()


def _choose(
    text: str, group: list[GazetteerMatch], zones: Zones, context: Context, before: Sequence[GazetteerMatch]
) -> GazetteerMatch | None:
    by_kind = {m.kind: m for m in reversed(group)}
    first = group[0]
    surface = first.text
    capitals = zones.in_capitals(first.start)
    if surface == "US" and _US_PRONOUN.search(text, max(0, first.start - 12), first.start):
        return None
    if first.kind in ("country", "capital", "city", "subdivision") and surface.isupper():
        if is_dateline(text, first.start, first.end, zones):
            return by_kind.get("city") or _as_city(first)
    if first.kind in ("country", "adjective") and text[first.end : first.end + 4] == " War":
        return None
    group = [m for m in group if not _unsupported(m, context)]
    if not group:
        return None
    first = group[0]
    by_kind = {m.kind: m for m in reversed(group)}
    named = [m for m in group if m.kind in ("agreement", "law", "bloc", "organization", "company")]
    if first.kind == "organization" and surface.lower() in name_cues("topic") and _OFFICE_AFTER.match(text, first.end):
        return None
    if len(group) == 1 and not first.ambiguous and first.kind not in ("capital", "city", "organ"):
        return first
    if first.kind == "leader" or (named and not first.ambiguous and first.kind in ("agreement", "law")):
        return first
    if "organ" in by_kind and not named:
        return _choose_organ(text, by_kind["organ"], context, before)
    could_be_person = first.ambiguous or any(m.ambiguous for m in group)
    if could_be_person and not capitals and _is_person(text, first):
        return by_kind.get("leader")
    readings = _by_sense(group, context, capitals)
    if not readings:
        return None
    by_kind = {m.kind: m for m in reversed(readings)}
    if "country" in by_kind and "subdivision" in by_kind:
        readings = [_country_or_state(text, by_kind["country"], by_kind["subdivision"], context)]
        by_kind = {readings[0].kind: readings[0]}
    if "country" in by_kind and "city" in by_kind and "capital" not in by_kind:
        return by_kind["country"]
    if "country" in by_kind and "capital" in by_kind:
        return by_kind["country"]  # city states, and Kuwait, Panama, Luxembourg
    if "capital" in by_kind or ("bloc" in by_kind and "city" in by_kind):
        return _capital(text, by_kind, zones, context)
    if "subdivision" in by_kind:
        return _subdivision(text, by_kind["subdivision"], by_kind.get("city"))
    return _single(readings, context)


def _unsupported(match: GazetteerMatch, context: Context) -> bool:
    """Whether a loose form ("the bloc", "European") stands in an article that never names the thing itself."""
    loose = getattr(match.entry, "loose", ())
    if not match.ambiguous or match.text not in loose and match.text.title() not in loose:
        return False
    return not any(f" {fold(form).strip()} " in context.folded for form in match.entry.forms())


def _by_sense(group: list[GazetteerMatch], context: Context, capitals: bool) -> list[GazetteerMatch]:
    """The readings that the article's words leave; all of them where no word speaks."""
    surface = group[0].text.title() if capitals else group[0].text
    known = senses().get(surface)
    if known is None:
        return group
    votes = {s.reading: sum(f" {fold(w).strip()} " in context.folded for w in s.words) for s in known}
    top = max(votes.values())
    usual = next((s.reading for s in known if s.usual), known[0].reading)
    winner = usual if top == 0 or votes[usual] == top else max(votes, key=lambda r: votes[r])
    fitting = [m for m in group if _reads_as(m, winner)]
    rivals = {s.reading for s in known} - {winner}
    return fitting or [m for m in group if not any(_reads_as(m, rival) for rival in rivals)]


def _reads_as(match: GazetteerMatch, reading: str) -> bool:
    return match.kind == reading if reading.islower() else match.code == reading


def _is_person(text: str, match: GazetteerMatch) -> bool:
    """Whether the words around say that this is (part of) somebody's name."""
    forms = titles_by_form()
    before = _WORD_BEFORE.search(text, max(0, match.start - _SIDE), match.start)
    if before is not None:
        word = before[1]
        title = forms.get(word.lower())
        if title is not None and title.kind != "calling" and not (title.kind == "corporate" and word[0].islower()):
            return True
        initial = len(word) == 2 and word[1] == "." and word[0] in UPPER
        if initial:
            return True
        given = word[0] in UPPER and word.isalpha() and word[1:].islower() and word.lower() not in not_name()
        if given and match.kind in ("country", "city", "capital", "subdivision") and " " not in match.text:
            opening = opens_sentence(text, before.start(1))
            return not opening and word.lower() not in _NOT_GIVEN or opening and word.lower() in _GIVEN
    after = _WORD_AFTER.match(text, match.end)
    if after is not None and match.kind in ("country", "city", "subdivision") and match.text.lower() in _GIVEN:
        word = after[1]
        return word[0] in UPPER and word[1:2].islower() and word.lower() not in not_name() | _NOT_SURNAME
    return _PERSON_VERB.match(text, match.end) is not None


# Given names among the ambiguous places, and given names met before a surname that is a place.
_GIVEN = frozenset(
    "georgia jordan chad israel paris sydney austin charlotte florence victoria savannah regina kara santiago shannon adelaide "
    "george michael denzel vernon jim doug henry kerry barbara hillary craig steve stephen alexander lewis kevin jack john jane "
    "james robert mary david mark paul peter richard thomas william".split()
)
# Capitalised words before a place that make no person of it.
_NOT_GIVEN = frozenset(
    "north south east west northern southern eastern western central upper lower new old greater royal republic kingdom mainland "
    "hashemite neighbouring neighboring eu us uk frozen fresh whole bone fine team bank port lake mount saint st".split()
)
_NOT_SURNAME = frozenset("river valley valleys bank state tech power ports university government administration street inc".split())


def _country_or_state(
    text: str, country: GazetteerMatch, state: GazetteerMatch, context: Context
) -> GazetteerMatch:
    if _STATE_BEFORE.search(text, max(0, country.start - 24), country.start) or _STATE_AFTER.match(text, country.end):
        return state
    return country


def _subdivision(text: str, match: GazetteerMatch, city: GazetteerMatch | None) -> GazetteerMatch | None:
    """A state, unless its name is an abbreviation that stands alone or also a city that opens a list."""
    entry = match.entry
    if match.text in getattr(entry, "abbreviations", ()):
        before = text[max(0, match.start - 3) : match.start]
        return match if re.search(r"[\w.)],? $|\(R-|\(D-", before) and "," in before else None
    if city is not None and not _STATE_AFTER.match(text, match.end):
        return city
    return match


def _capital(
    text: str, by_kind: dict[str, GazetteerMatch], zones: Zones, context: Context
) -> GazetteerMatch | None:
    capital = by_kind.get("bloc") or by_kind["capital"]
    place = by_kind.get("city") or _as_city(capital)
    state = by_kind.get("subdivision")
    if state is not None:
        if _STATE_BEFORE.search(text, max(0, capital.start - 24), capital.start) or _STATE_AFTER.match(
            text, capital.end
        ):
            return state
        if "capital" not in by_kind:
            return state
    return capital if stands_for_government(text, capital, zones) else place


def _as_city(match: GazetteerMatch) -> GazetteerMatch:
    return GazetteerMatch(
        match.start, match.end, match.text, "city", match.code, match.text, match.entry, match.ambiguous
    )


def stands_for_government(text: str, match: GazetteerMatch, zones: Zones) -> bool:
    """Whether the capital at `match` is its government ("Tokyo agreed") and not a place ("in Tokyo")."""
    if is_dateline(text, match.start, match.end, zones):
        return False
    if _PLACE_BEFORE.search(text, max(0, match.start - _SIDE), match.start):
        return False
    return not _PLACE_AFTER.match(text, match.end)


def _choose_organ(
    text: str, match: GazetteerMatch, context: Context, before: Sequence[GazetteerMatch]
) -> GazetteerMatch | None:
    """The government that an organ belongs to: its possessor, the nearest before it, the article's."""
    entry = match.entry
    options = (match.code, *getattr(entry, "other_codes", ()))
    if getattr(entry, "article", False) and not re.search(
        r"\b[Tt]he\s$", text[max(0, match.start - 5) : match.start]
    ):
        return None
    if not getattr(entry, "context", False) and len(options) == 1:
        return match
    owner = _owner(text, match.start, before)
    if owner is not None:
        return _with_code(match, owner)
    known = senses().get(match.text)
    if known is not None:
        votes = {s.reading: sum(f" {fold(w).strip()} " in context.folded for w in s.words) for s in known}
        best = max(votes.values())
        leading = [r for r, n in votes.items() if n == best]
        if best and len(leading) == 1 and leading[0] in options:
            return _with_code(match, leading[0])
    for earlier in reversed(before):
        if earlier.start < zones_floor(text, match.start):
            break
        if earlier.code in options:
            return _with_code(match, earlier.code)
    if context.home in options:
        return _with_code(match, context.home)
    counted = [code for code, _ in context.countries.most_common() if code in options]
    if counted:
        return _with_code(match, counted[0])
    if getattr(entry, "context", False) and "EU" not in options:
        return None if getattr(entry, "article", False) else match
    return match if " eu " in context.folded or " european " in context.folded else None


def zones_floor(text: str, position: int) -> int:
    """Where the paragraph that holds `position` starts."""
    return text.rfind("\n\n", 0, position) + 1


def _owner(text: str, start: int, before: Sequence[GazetteerMatch]) -> str | None:
    """The code of the country whose name, possessive or adjective stands right before `start`."""
    if not before:
        return None
    last = before[-1]
    between = text[last.end : start]
    if last.kind in ("country", "adjective", "capital", "bloc") and between.strip() in ("", "'s", "’s", "'", "’"):
        return last.code
    return None


def _with_code(match: GazetteerMatch, code: str) -> GazetteerMatch:
    if code == match.code:
        return match
    return GazetteerMatch(
        match.start, match.end, match.text, match.kind, code, match.name, match.entry, match.ambiguous
    )


_PREFERENCE = (
    "country", "adjective", "people", "bloc", "agreement", "law", "organization", "company", "leader", "city", "region",
    "product",
)  # fmt: skip


def _single(readings: list[GazetteerMatch], context: Context) -> GazetteerMatch | None:
    """The reading that stands when none of the special rules speaks."""
    countries = [m for m in readings if m.kind in _COUNTED]
    if len({m.code for m in countries}) > 1:
        counted = max(countries, key=lambda m: context.countries[m.code or ""])
        if context.countries[counted.code or ""]:
            return counted
    for kind in _PREFERENCE:
        for match in readings:
            if match.kind == kind:
                return match
    return readings[0]
