"""Which of its readings a name has in this article: country or state, city or government, person or place.

Three kinds of evidence, in this order: the words beside the name ("Mr Jordan", "Jordan's
exports", "in Washington"), words anywhere in the article that come with one reading
(lexicon `senses`), and how often the article speaks of each country otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from tradewire.annotate.context import COUNTED, Context, context_of, is_dateline, sense_votes
from tradewire.annotate.gazetteer import GazetteerMatch, find_matches
from tradewire.annotate.languages import is_language
from tradewire.annotate.names import GAP, UPPER, not_name, opens_sentence
from tradewire.annotate.organs import choose_organ
from tradewire.annotate.seats import stands_for_government
from tradewire.annotate.support import unsupported
from tradewire.annotate.usable import is_credit
from tradewire.annotate.zones import Zones
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.senses import senses
from tradewire.lexicons.terms import TermKind
from tradewire.lexicons.titles import titles_by_form

_WORD_BEFORE = re.compile(rf"([\w.'’&-]+){GAP}$")
_WORD_AFTER = re.compile(rf"{GAP}([\w.'’&-]+)")
_STATE_BEFORE = re.compile(r"\b(?:state of|states of|[Gg]ov\.|[Gg]overnor of|[Ss]enator from)\s$")
_STATE_AFTER = re.compile(
    r"\s(?:[Ss]tate\b|state's|[Gg]ov\.|[Gg]overnor|Republican|Democrat|[Ll]egislature|[Ss]en\.)"
)
_PERSON_VERB = re.compile(rf"{GAP}(?:himself|herself)\b")
# Among capitals "OF US" may be the pronoun; elsewhere "perceptions of US power" is the country.
_US_PRONOUN = re.compile(
    r"\b(?:LET|GIVE|TELL|HELP|MAKE|JOIN|FOLLOW|ASK|SHOW|LEAVE|CALL|CONTACT|WITH|ABOUT|OF|ALL|"
    r"[Jj]oin|[Ff]ollow|[Cc]ontact|[Cc]all|About)\s$"
)
_OFFICE_AFTER = re.compile(
    rf"{GAP}(?:[Uu]nder[ -]?)?(?:secretary|minister|commissioner|representative|chief|ministry)\b",
    re.IGNORECASE,
)
_IN_LISTS = frozenset({", ", " and ", ", and ", " or ", " & ", "/", " / "})
_SIDE = 48  # characters of context looked at on each side


def resolve(text: str, matches: Sequence[GazetteerMatch], zones: Zones) -> list[GazetteerMatch]:
    """One reading for each stretch that a lexicon knows; stretches that are something else are left out.

    A capital comes back as "capital" where it stands for its government and as "city"
    where it is a place.
    """
    matches = _without_offices(text, matches)
    groups = [list(group) for _, group in groupby(matches, key=lambda m: (m.start, m.end))]
    context = context_of(text, groups, zones)
    chosen: list[GazetteerMatch] = []
    for group in groups:
        match = _choose(text, group, zones, context, chosen)
        if match is not None:
            chosen.append(match)
    return chosen


def _without_offices(text: str, matches: Sequence[GazetteerMatch]) -> list[GazetteerMatch]:
    """`matches` with bodies that open an office taken apart: "US Treasury Secretary" names the US."""
    kept: list[GazetteerMatch] = []
    for match in matches:
        head, _, last = match.text.rpartition(" ")
        opens = match.kind == "organization" and last.lower() in name_cues("topic")
        if not opens or _OFFICE_AFTER.match(text, match.end) is None:
            kept.append(match)
        elif head:
            inner = find_matches(head)
            kept.extend(
                replace(m, start=m.start + match.start, end=m.end + match.start)
                for m in inner
                if m.kind in ("country", "adjective", "capital", "bloc")
            )
    return kept


# Kinds whose only reading needs no look at the text; "Vietnam War" does.
_PLAIN_KINDS = frozenset({"people", "agreement", "law", "bloc", "leader", "product", "company", "region"})


def _choose(
    text: str, group: list[GazetteerMatch], zones: Zones, context: Context, before: Sequence[GazetteerMatch]
) -> GazetteerMatch | None:
    first = group[0]
    surface = first.text
    if len(group) == 1 and not first.ambiguous and first.kind in _PLAIN_KINDS and not surface.isupper():
        return first
    by_kind = {m.kind: m for m in reversed(group)}
    capitals = zones.in_capitals(first.start)
    if capitals and surface.lower() in name_cues("acronym_word"):
        return None
    if surface == "US" and _US_PRONOUN.search(text, max(0, first.start - 12), first.start):
        return None
    placed = first.kind in ("country", "capital", "city", "subdivision") and surface.isupper()
    if placed and is_dateline(text, first.start, first.end, zones):
        return by_kind.get("city") or _as_city(first)
    if first.kind == "organization" and is_credit(text, first.start, first.end):
        return None
    if first.kind == "adjective" and is_language(text, first.start, first.end):
        return None
    if first.kind in ("country", "adjective") and text[first.end : first.end + 4] == " War":
        return None
    group = [m for m in group if not unsupported(text, m, context)]
    if not group:
        return None
    first = group[0]
    by_kind = {m.kind: m for m in reversed(group)}
    named = [m for m in group if m.kind in ("agreement", "law", "bloc", "organization", "company")]
    if (
        first.kind == "organization"
        and surface.lower() in name_cues("topic")
        and _OFFICE_AFTER.match(text, first.end)
    ):
        return None
    if len(group) == 1 and not first.ambiguous and first.kind not in ("capital", "city", "organ"):
        return first
    if (first.kind == "leader" and surface not in senses()) or (
        named and not first.ambiguous and first.kind in ("agreement", "law")
    ):
        return first
    if "organ" in by_kind and not named:
        return choose_organ(text, by_kind["organ"], context, before)
    could_be_person = first.ambiguous or any(m.ambiguous for m in group)
    if could_be_person and not capitals and _is_person(text, first):
        return by_kind.get("leader")
    state = by_kind.get("subdivision")
    if state is not None and (
        ("country" in by_kind and _told_as_state(text, state)) or _behind_city(text, state, before)
    ):
        return state
    readings = _by_sense(group, context, capitals)
    readings = [m for m in readings if not _everyday(text, m)]
    if not readings:
        return None
    by_kind = {m.kind: m for m in reversed(readings)}
    if "country" in by_kind and "city" in by_kind and "capital" not in by_kind:
        return by_kind["country"]
    if "country" in by_kind and "capital" in by_kind:
        return by_kind["country"]  # city states, and Kuwait, Panama, Luxembourg
    if "capital" in by_kind or ("bloc" in by_kind and "city" in by_kind):
        return _capital(text, by_kind, zones, before)
    if "subdivision" in by_kind:
        return _subdivision(text, by_kind["subdivision"], by_kind.get("city"))
    return _single(readings, context)


def _by_sense(group: list[GazetteerMatch], context: Context, capitals: bool) -> list[GazetteerMatch]:
    """The readings that the article's words leave; all of them where no word speaks."""
    surface = group[0].text.title() if capitals else group[0].text
    known = senses().get(surface)
    if known is None:
        return group
    votes = sense_votes(known, context)
    top = max(votes.values())
    usual = next((s.reading for s in known if s.usual), known[0].reading)
    winner = usual if top == 0 or votes[usual] == top else max(votes, key=lambda r: votes[r])
    fitting = [m for m in group if _reads_as(m, winner)]
    if not fitting and winner.isupper() and "-" not in winner:
        # The form is not in the winner's own entry: "Brussels" is the EU, "Congo" either of two.
        fitting = [replace(m, code=winner) for m in group if m.kind in ("country", "capital")]
        fitting.extend(m for m in group if m.kind == "city")
    rivals = {s.reading for s in known} - {winner}
    return fitting or [m for m in group if not any(_reads_as(m, rival) for rival in rivals)]


def _everyday(text: str, match: GazetteerMatch) -> bool:
    """Whether a city's name that is an everyday word opens a sentence: "Nice weather", "Reading is fun"."""
    words = getattr(match.entry, "ambiguous_with", ())
    return match.kind == "city" and "word" in words and opens_sentence(text, match.start)


def _reads_as(match: GazetteerMatch, reading: str) -> bool:
    return match.kind == reading if reading.islower() else match.code == reading


def _is_person(text: str, match: GazetteerMatch) -> bool:
    """Whether the words around say that this is (part of) somebody's name."""
    forms = titles_by_form()
    before = _WORD_BEFORE.search(text, max(0, match.start - _SIDE), match.start)
    if before is not None:
        word = before[1]
        title = forms.get(word.lower())
        if (
            title is not None
            and title.kind != "calling"
            and not (title.kind == "corporate" and word[0].islower())
        ):
            return True
        initial = len(word) == 2 and word[1] == "." and word[0] in UPPER
        if initial:
            return True
        given = word[0] in UPPER and word.isalpha() and word[1:].islower() and word.lower() not in not_name()
        if given and match.kind in ("country", "city", "capital", "subdivision") and " " not in match.text:
            opening = opens_sentence(text, before.start(1))
            return (not opening and word.lower() not in name_cues("before_place")) or (
                opening and word.lower() in name_cues("given_name")
            )
    after = _WORD_AFTER.match(text, match.end)
    if (
        after is not None
        and match.kind in ("country", "city", "subdivision")
        and match.text.lower() in name_cues("given_name")
    ):
        word = after[1]
        stops = name_cues("not_name", "not_surname", "topic", "body")
        named = word[0] in UPPER and word[1:2].islower()
        title = forms.get(word.lower())
        return named and word.lower() not in stops and (title is None or title.kind in _CALLINGS)
    return _PERSON_VERB.match(text, match.end) is not None


_CALLINGS = frozenset({"calling", "trade"})  # surnames too: "Chad Miller"


def _told_as_state(text: str, match: GazetteerMatch) -> bool:
    """Whether the words beside say that this is a state: "the state of …", "… Governor"."""
    before = _STATE_BEFORE.search(text, max(0, match.start - 24), match.start)
    return before is not None or _STATE_AFTER.match(text, match.end) is not None


def _behind_city(text: str, match: GazetteerMatch, before: Sequence[GazetteerMatch]) -> bool:
    """Whether a city of the same country and a comma stand before the state: "Macon, Georgia"."""
    last = before[-1] if before else None
    if last is None or text[last.end : match.start] != ", ":
        return False
    return last.kind == "city" and match.code is not None and last.code == match.code[:2]


def _subdivision(text: str, match: GazetteerMatch, city: GazetteerMatch | None) -> GazetteerMatch | None:
    """A state, unless its name is an abbreviation that stands alone or also a city that opens a list."""
    entry = match.entry
    if any(form.rstrip(".") == match.text.rstrip(".") for form in getattr(entry, "abbreviations", ())):
        before = text[max(0, match.start - 3) : match.start]
        return match if re.search(r"[\w.)],? $|\(R-|\(D-", before) and "," in before else None
    if city is not None and not _STATE_AFTER.match(text, match.end):
        return city
    return match


def _capital(
    text: str,
    by_kind: Mapping[TermKind, GazetteerMatch],
    zones: Zones,
    before: Sequence[GazetteerMatch],
) -> GazetteerMatch | None:
    capital = by_kind.get("bloc") or by_kind["capital"]
    place = by_kind.get("city") or _as_city(capital)
    state = by_kind.get("subdivision")
    if state is not None:
        if _told_as_state(text, state):
            return state
        if "capital" not in by_kind:
            return state
    # "in Lagos, Karachi and Cairo": what makes the first a place makes all of them places.
    last = before[-1] if before else None
    listed = last is not None and last.kind == "city" and text[last.end : capital.start] in _IN_LISTS
    return place if listed or not stands_for_government(text, capital, zones) else capital


def _as_city(match: GazetteerMatch) -> GazetteerMatch:
    return replace(match, kind="city", name=match.text)


_PREFERENCE: tuple[TermKind, ...] = (
    "country",
    "adjective",
    "people",
    "bloc",
    "agreement",
    "law",
    "organization",
    "company",
    "leader",
    "city",
    "region",
    "product",
)


def _single(readings: list[GazetteerMatch], context: Context) -> GazetteerMatch | None:
    """The reading that stands when none of the special rules speaks."""
    countries = [m for m in readings if m.kind in COUNTED]
    if len({m.code for m in countries}) > 1:
        counted = max(countries, key=lambda m: context.countries[m.code or ""])
        if context.countries[counted.code or ""]:
            return counted
    for kind in _PREFERENCE:
        # Of two bodies with the same letters the one of the country that the article is about.
        same = [match for match in readings if match.kind == kind]
        if same:
            return max(same, key=lambda m: (context.countries[m.code or ""], not m.ambiguous))
    return readings[0]
