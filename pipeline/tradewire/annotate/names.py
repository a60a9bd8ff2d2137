"""Capitalised names in plain text: where one starts and ends.

A name is a run of capitalised words with initials ("J."), particles ("da", "van der"),
hyphens and apostrophes inside; it never crosses a line, a table cell or a full stop.
"""

from __future__ import annotations

import functools
import re

from tradewire.annotate.positions import places_of
from tradewire.lexicons.given_names import is_given_name
from tradewire.lexicons.name_cues import name_cues

# Latin, Greek and Cyrillic capitals: the scripts in which English news prints names.
_SCRIPTS = ((0x41, 0x250), (0x370, 0x530), (0x1E00, 0x2000))
UPPER = "".join(chr(c) for low, high in _SCRIPTS for c in range(low, high) if chr(c).isupper())
_APOSTROPHES = "'’ʻ"

_INITIAL_END = rf"\.(?:-?[{UPPER}]\.){{0,3}}"
INITIAL = rf"[{UPPER}]{_INITIAL_END}"
# One capitalised word: "Min-su", "O'Brien", "al-Falih", "A.Ş."; a possessive 's is not part of it.
_WORD_END = rf"\w*(?:[-‑{_APOSTROPHES}]\w{{2,}}|[-‑][{UPPER}]\b)*"
WORD = rf"(?:al-|el-|d['’])?[{UPPER}]{_WORD_END}"
PARTICLE = (
    "(?:de la|de los|de las|van der|van den|von der|da|das|de|del|della|der|den|di|do|dos|du|la|le|van|von|"
    "bin|bint|ibn|el|al|y|e|af|ten|ter|zu)"
)
GAP = "[ \u00a0\u202f]"
JUNIOR = rf"(?:,?{GAP}(?:Jr\.?|Sr\.?|III|II)(?!\w))?"
PERSON_NAME = (
    rf"(?:{INITIAL}{GAP}?|{WORD}{GAP})?(?:{INITIAL}|{WORD})"
    rf"(?:{GAP}(?:{PARTICLE}{GAP})?(?:{INITIAL}|{WORD})){{0,4}}{JUNIOR}"
)
_TOKEN = re.compile(rf"(?:{INITIAL}|{WORD})")
_PERSON = re.compile(PERSON_NAME)
_SENTENCE_EDGE = frozenset('.!?:;|\n•*—–-"“”‘([{»«…')


_PART = rf"(?:{INITIAL}|{WORD})(?:['’]s?(?={GAP}[{UPPER}]))?"
_LINK = r"(?:of|for|on|in|to|and|&|de|do|da|dos|del|des|du|d['’]|y|e|und|et|von|van|[–—])"
# `_PART` with its first character told first: a pattern that opens with a set of characters is looked for
# nearly twice as fast, and this one is looked for in all of every text.
_FIRST_PART = (
    rf"[{UPPER}aed](?:(?<=[{UPPER}])(?:{_INITIAL_END}|{_WORD_END})|"
    rf"(?:(?<=[ae])l-|(?<=d)['’])[{UPPER}]{_WORD_END})(?:['’]s?(?={GAP}[{UPPER}]))?"
)
_RUN = re.compile(
    rf"{_FIRST_PART}(?:{GAP}(?:{_LINK}{GAP}(?:the{GAP}|its{GAP})?)?{_PART}|[–/-]{_PART}|"
    rf",{GAP}(?:Inc|Ltd|LLC|PLC|S\.A)\b\.?){{0,14}}"
)


def name_runs(text: str) -> list[tuple[int, int]]:
    """All runs of capitalised words and what links them ("Bank of Peru", "Ruiz and Sons"), by position."""
    return [match.span() for match in _RUN.finditer(text)]


@functools.cache
def not_name() -> frozenset[str]:
    """Words that open a sentence or a heading with a capital and are no part of a name."""
    return name_cues("not_name")


def trim_name(text: str, start: int, end: int) -> tuple[int, int]:
    """`[start, end)` without words at its edges that are no part of a name; empty if none is left.

    A word in the middle that is no part of a name ends it ("Merkel Friday").
    """
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
    stops = not_name()
    while tokens and text[tokens[0][0] : tokens[0][1]].lower() in stops:
        tokens.pop(0)
    kept: list[tuple[int, int]] = []
    for token in tokens:
        if kept and text[token[0] : token[1]].lower() in stops:
            break
        kept.append(token)
    if not kept:
        return start, start
    last = kept[-1][1] if len(kept) < len(tokens) else end
    return kept[0][0], last


def person_name_at(text: str, position: int) -> tuple[int, int] | None:
    """The name that starts at `position`, as `[start, end)`, or None."""
    match = _PERSON.match(text, position)
    if match is None:
        return None
    start, end = trim_name(text, match.start(), match.end())
    return (start, end) if end > start == position else None


@functools.lru_cache(maxsize=65_536)
def words_of(name: str) -> tuple[str, ...]:
    """The capitalised words and initials of a name."""
    return tuple(_TOKEN.findall(name))


def like_person(name: str) -> bool:
    """Whether a name of several words has a given name or an initial at an end; one word may be anybody."""
    words = words_of(name)
    if len(words) < 2:
        return True
    first, last = words[0], words[-1]
    return first.endswith(".") or len(first) == 1 or is_given_name(first) or is_given_name(last)


_LOCATED = re.compile(
    rf"(?<!stake )(?<!shares )(?<!invest )(?<!invested )(?<!confidence )"
    rf"\b(?:in|near|outside|(?:north|south|east|west|outskirts|suburbs|upstream|downstream){GAP}of){GAP}"
    rf"(?:the{GAP}(?:port|town|city|village|district|province){GAP}of{GAP})?$"
)
_LONGEST_NOUN = 24  # characters of "the village of", and of a noun of places


@functools.cache
def _place_nouns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(sorted(map(re.escape, name_cues("place_noun")), key=lambda w: (-len(w), w)))
    people = "|".join(sorted(name_cues("place_people")))
    return (
        re.compile(rf"\b(?:(?:{nouns}){GAP}(?:of|at)|(?:{people}){GAP}of){GAP}$"),
        re.compile(rf"(?:['’]s)?{GAP}(?:{nouns})\b"),
    )


def used_as_place(text: str, word: str) -> bool:
    """Whether the text uses a name as a place: "in Kasumba", "west of Kasumba", "the port of Kasumba"."""
    behind, before = _place_nouns()
    for start, end in places_of(text, word):
        if text[end + 1 : end + 2] in UPPER and text[end : end + 1].isspace():
            continue  # part of a longer name
        floor = max(0, start - _LONGEST_NOUN)
        if _LOCATED.search(text, floor, start) or behind.search(text, floor, start):
            return True
        if before.match(text, end):
            return True
    return False


def opens_sentence(text: str, start: int) -> bool:
    """Whether the word at `start` has a capital for where it stands: behind a stop, a colon, a cell edge."""
    at = start - 1
    while at >= 0 and text[at] in " \u00a0\u202f\"“”‘’'(":
        at -= 1
    return at < 0 or text[at] in _SENTENCE_EDGE


_VERB_AFTER = re.compile(rf"(?:['’]s?)?{GAP}([a-z]+)")


def surname_places(text: str, form: str) -> list[tuple[int, int]]:
    """Every place where `form` can be the name told before: not "May" of a date, not "Rice" of a crop.

    A name that is a month or another word of its own counts before a verb of saying or an
    auxiliary; one that the text has in small letters too does not count where a sentence opens.
    """
    places = places_of(text, form)
    lower = form.lower()
    if " " in form or not places:
        return places
    if lower in not_name():
        return [(start, end) for start, end in places if acts(text, end)]
    if any(opens_sentence(text, start) for start, _ in places) and places_of(text, lower):
        return [(s, e) for s, e in places if not opens_sentence(text, s) or acts(text, e)]
    return places


def acts(text: str, end: int) -> bool:
    """Whether a verb that persons are the subject of follows."""
    after = _VERB_AFTER.match(text, end)
    return after is not None and after[1] in name_cues("speech", "auxiliary", "deed")


def owns(between: str) -> bool:
    """Whether what stands between two names makes the first the owner of the second ("China's", "Dutch")."""
    return between.strip() in _OWNING


_OWNING = frozenset({"", "'s", "’s", "'", "’"})


def in_capitals(name: str) -> bool:
    """Whether a name of several words is printed in capitals ("JO B. PARK Jr."), not made of acronyms."""
    words = [word for word in _LETTERS.findall(name) if len(word) > 2]
    shouted = [word for word in words if word.isupper()]
    return len(words) > 1 and len(shouted) * 2 > len(words) and any(len(w) > 4 for w in shouted)


_LETTERS = re.compile(r"[^\W\d_]+")
