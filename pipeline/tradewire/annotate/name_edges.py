"""Where the name of an organisation starts and ends around its head, word by word."""

from __future__ import annotations

import functools
from collections.abc import Container

from tradewire.annotate.anchors import Anchors
from tradewire.annotate.built_name import NameKind
from tradewire.annotate.names import UPPER, not_name
from tradewire.lexicons.company_suffixes import legal_forms
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.titles import titles_by_form

Token = tuple[int, int, str]
"""A word of a run of capitals with its place: `(start, end, word)`."""

_INSIDE = frozenset({"&", "and", "de", "do", "da", "dos", "des", "del", "du", "y", "e", "und", "et"})


@functools.cache
def head_kinds() -> dict[str, NameKind]:
    """What each head word, in small letters, makes of a name."""
    kinds: dict[str, NameKind] = {}
    for word in name_cues("company", "media"):
        kinds[word] = "company"
    for word in name_cues("body"):
        kinds[word] = "organization"
    for word in name_cues("agreement"):
        kinds[word] = "agreement"
    for word in name_cues("law"):
        kinds[word] = "law"
    return kinds


def opens_name(tokens: list[Token], at: int, stops: Container[str]) -> bool:
    """Whether what follows "of" or "on" goes on with the name: "Commission on Fish", not "… on Monday"."""
    while at < len(tokens) - 1 and tokens[at][2] in ("the", "its"):
        at += 1
    return tokens[at][2].lower() not in stops


def told_with_place(tokens: list[Token], index: int, last: int, anchors: Anchors) -> bool:
    """Whether a city or state behind "of" says where the body is, as in "Growers Alliance of Santa Fe"."""
    if tokens[index][2].lower() in name_cues("placed_body"):
        return False
    known = anchors.by_start.get(tokens[index + 2][0])
    return (
        known is not None
        and known.kind in ("city", "capital", "subdivision")
        and known.end >= tokens[last][1]
    )


def belongs(tokens: list[Token], first: int, bodies_of: Container[str]) -> bool:
    """Whether "of" and a body's head stand before the name that starts at `first`."""
    at = first - 1
    if at >= 1 and tokens[at][2] == "the":
        at -= 1
    return at >= 1 and tokens[at][2] == "of" and tokens[at - 1][2].lower() in bodies_of


def last_of(tokens: list[Token], index: int, last: int, anchors: Anchors) -> int:
    """The last word of a name with its head at `index` and "of" behind it."""
    ends = (at for at in range(index + 2, last + 1) if _ends_before(tokens, at, index, last, anchors))
    last = next(ends, last + 1) - 1
    while tokens[last][2][0] not in UPPER:
        last -= 1  # "Ministry of Commerce on Thursday"
    return last


def _ends_before(tokens: list[Token], at: int, index: int, last: int, anchors: Anchors) -> bool:
    """Whether something else starts at a word: "Council of Ministers in Geneva", "… and Norrmalm Motor"."""
    word = tokens[at][2]
    if word == "and" and _another(tokens, at + 1, last, anchors):
        return True  # "Department of Trade and Bank of Peru"
    title = titles_by_form().get(word.lower())
    if word[0] in UPPER and (
        word.lower() in not_name()
        or (title and (title.kind in ("head", "corporate") or (title.kind == "office" and at > index + 2)))
    ):
        return True  # "Council of Textile Makers President Ana Ruiz"
    return word in ("in", "to") and at > index + 2


def _branch(tokens: list[Token], first: int, index: int) -> bool:
    """Whether "of" before `first` is inside a firm's name: "Norrmalm Motor of Peru Inc", "Bank of Lund Ltd".

    "Ana Mills of Lund Steel Inc" is a person and her firm.
    """
    head = tokens[first - 2][2].lower() if first > 1 else ""
    return head in name_cues("body_of") or (first == index - 1 and head in head_kinds())


def _another(tokens: list[Token], at: int, last: int, anchors: Anchors) -> bool:
    """Whether another name starts at a token: one that a lexicon knows as a body, or a head of one."""
    if at > last:
        return False
    known = anchors.by_start.get(tokens[at][0])
    if known is not None and known.kind in ("organization", "company", "bloc"):
        return True
    headed = at < last and tokens[at + 1][2] in ("of", "for")
    return headed and tokens[at][2].lower() in name_cues("body_of")


OWN_OFFICES = frozenset(
    {"ministry", "department", "commission", "parliament", "bank", "council", "government"}
)


def first_of(
    tokens: list[Token],
    index: int,
    places: Container[int],
    *,
    heading: bool = False,
    legal: bool = False,
    listed: bool = False,
) -> int:
    """Where the name that has its head at `index` starts: back over capitals and what links them.

    `heading` says that "of" follows the head, `legal` that the head is a legal form, `listed`
    that the run goes on a list ("Norrmalm, Lund and Ystad Holdings").
    """
    first = index
    stops = not_name()
    office = tokens[index][2].lower() == "office"
    while first > 0:
        word = tokens[first - 1][2]
        if word.endswith(("'s", "’s")) and not office:
            # "the Finance Ministry's Customs Bureau", "Ana Ruiz's Alpstahl AG", but "Moody's Service"
            owned = word[:-2].lower() in OWN_OFFICES or (first > 1 and tokens[first - 2][2][0] in UPPER)
            owned = owned or tokens[first - 1][0] in places
            if owned:
                break
        if word[0] in UPPER and word.lower() not in stops:
            first -= 1
        elif legal and word == "of" and _branch(tokens, first, index):
            first -= 2
        elif (
            word in _INSIDE
            and not (heading and word == "and")
            and first > 1
            and tokens[first - 2][2][0] in UPPER
        ):
            if word == "and" and (tokens[first][0] in places or tokens[first - 2][1] in places):
                break  # "U.S. Congress and Canadian Parliament"
            if word == "and" and (listed or _two_names(tokens, first)):
                break
            first -= 2
        else:
            break
    return first


_WHOLE = frozenset({"department", "ministry", "committee", "commission", "council", "parliament", "agency"})


def _two_names(tokens: list[Token], first: int) -> bool:
    """Whether "and" before `first` links two names, as in "Norrmalm Metals and Lund Stainless".

    The first has a head and a word before it; the second opens with no head, as the second
    field of one name does ("Peru Oil and Gas Institute").
    """
    heads = head_kinds()
    if tokens[first - 2][2].lower().replace(".", "") in legal_forms():
        return True
    if tokens[first - 2][2].lower() in _WHOLE and first > 2:
        return True  # "Commerce Department and Defense Department"
    if first < 3 or tokens[first - 2][2].lower() not in heads or tokens[first - 3][2][0] not in UPPER:
        return False
    word = tokens[first][2].lower()
    return word not in heads and word not in name_cues("topic", "business")
