"""Joins what names people into persons: full names, surnames, titles.

Two names are one person if one is part of the other, allowing for initials ("Ana B. Ruiz",
"Ana Ruiz", "Ruiz"). Two full names with different given names are two persons, also if
they share a surname; the surname alone then goes to the one named last before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tradewire.annotate.names import in_capitals, surname_places, words_of
from tradewire.lexicons.titles import spelled_title
from tradewire.link.draft import Draft, DraftRole

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
_PARTICLES = frozenset(["van", "von", "der", "den", "de", "del", "la", "le", "da", "dos", "das", "al", "el"])


@dataclass(frozen=True, slots=True)
class PersonName:
    """One place where a person is named, with what the place says of them."""

    start: int
    end: int
    text: str
    canonical: str | None = None
    title: str | None = None
    kind: str | None = None
    code: str | None = None
    holder: tuple[int, int] | None = None


def join_people(names: Iterable[PersonName]) -> list[Draft]:
    """One draft a person. Names of one word join a fuller one, or stand alone if none fits."""
    drafts: list[Draft] = []
    known = _Known()
    told: set[int] = set()  # whose name is a full one of the text
    for name in sorted(names, key=lambda n: (-len(_tokens(n.canonical or n.text)), n.start)):
        tokens = _tokens(name.canonical or name.text)
        if not tokens:
            continue
        draft = known.find(tokens, name.start)
        if draft is None:
            draft = Draft("person", name.canonical or name.text)
            drafts.append(draft)
            known.add(draft, tokens)
        elif _fuller(name.text, draft.name):
            draft.name = name.text
        if (
            len(words_of(name.text)) > 1
            and not in_capitals(name.text)
            and (id(draft) not in told or _fuller(name.text, draft.name))
        ):
            told.add(id(draft))
            draft.name = name.text
        draft.add(name.start, name.end)
        known.named(draft, name.start)
    return drafts


def _tokens(name: str) -> list[str]:
    words = [w.lower().rstrip(".") for w in words_of(name)]
    return [w for w in words if w not in _SUFFIXES and (w not in _PARTICLES or len(words) == 1)]


class _Known:
    """The persons by the words of their names, and where those of a word are named."""

    def __init__(self) -> None:
        self._drafts: list[Draft] = []
        self._tokens: list[list[str]] = []
        self._numbers: dict[int, int] = {}
        self._of_word: dict[str, list[int]] = {}
        self._places: dict[str, list[tuple[int, int]]] = {}  # (start, number of the person), in order

    def add(self, draft: Draft, tokens: list[str]) -> None:
        """A person of that name."""
        number = self._numbers[id(draft)] = len(self._drafts)
        self._drafts.append(draft)
        self._tokens.append(tokens)
        for word in dict.fromkeys(tokens):
            self._of_word.setdefault(word, []).append(number)

    def named(self, draft: Draft, start: int) -> None:
        """The person is named at `start`."""
        number = self._numbers[id(draft)]
        for word in dict.fromkeys(self._tokens[number]):
            insort(self._places.setdefault(word, []), (start, number))

    def find(self, tokens: list[str], start: int) -> Draft | None:
        """The person of that name who is named last before `start`, else the first of them."""
        words = [word for word in tokens if len(word) > 1]
        fewest = min((self._of_word.get(word, []) for word in words), key=len, default=[])
        if len(tokens) == 1 and len(fewest) > 1:
            places = self._places[tokens[0]]
            before = bisect_left(places, (start,))
            return self._drafts[places[before - 1][1] if before else fewest[0]]
        fitting = [self._drafts[n] for n in fewest[:_COMPARED] if _same(tokens, self._tokens[n])]
        if len(fitting) <= 1:
            return fitting[0] if fitting else None
        told = [d for d in fitting if d.first < start]
        return max(told, key=lambda d: d.last_before(start)) if told else fitting[0]


_COMPARED = 200  # persons who share a word; further ones need a word of their own in a part of their name


def _same(short: list[str], full: list[str]) -> bool:
    """Whether `short` can be the person `full`: its words come in `full` in order, initials apart."""
    if len(short) == 1:
        return len(short[0]) > 1 and short[0] in full
    given = [w for w in short if len(w) > 1]
    whole = [w for w in full if len(w) > 1]
    if not given or not whole:
        return False
    position = 0
    for word in given:
        try:
            position = whole.index(word, position) + 1
        except ValueError:
            return False
    return True


def _fuller(candidate: str, current: str) -> bool:
    """Whether `candidate` says more of the same name, without capitals throughout."""
    if in_capitals(candidate) and not in_capitals(current):
        return False
    return len(words_of(candidate)) > len(words_of(current))


def later_mentions(text: str, drafts: Sequence[Draft], taken: Sequence[tuple[int, int]]) -> list[PersonName]:
    """Places where a known person comes back by one part of the name, outside `taken`."""
    forms: dict[str, str] = {}
    for draft in drafts:
        words = [w for w in words_of(draft.name) if len(w) > 1 and not w.endswith(".")]
        for word in words:
            forms.setdefault(word, draft.name)
        if words:
            forms.setdefault(draft.name, draft.name)
    busy = sorted(taken)
    found: dict[int, PersonName] = {}
    for form in sorted(forms, key=len):
        for start, end in surname_places(text, form):
            index = bisect_right(busy, (start, 1 << 60)) - 1
            after = busy[index + 1] if index + 1 < len(busy) else None
            if (index >= 0 and busy[index][1] > start) or (after is not None and after[0] < end):
                continue
            found[start] = PersonName(start, end, form)
    kept: list[PersonName] = []
    for name in sorted(found.values(), key=lambda n: n.start):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def add_roles(
    drafts: Sequence[Draft], names: Iterable[PersonName], holders: dict[tuple[int, int], Draft]
) -> None:
    """Gives each person the offices that stand beside the name, each once."""
    by_span = {span: draft for draft in drafts for span in draft.spans}
    for name in names:
        draft = by_span.get((name.start, name.end))
        if draft is None or name.title is None or name.kind == "honorific":
            continue
        holder = holders.get(name.holder) if name.holder is not None else None
        title = spelled_title(name.title)
        known = next((r for r in draft.roles if r.title.lower() == title.lower()), None)
        if known is None:
            draft.roles.append(DraftRole(title, name.code, holder))
        elif known.code is None and known.holder is None:
            known.code, known.holder = name.code, holder
