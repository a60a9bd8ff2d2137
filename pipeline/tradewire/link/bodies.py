"""Joins what names organisations, agreements and laws: acronyms in brackets, short forms, heads.

"World Harvest Council (WHC)" makes "WHC" a name of it; "Nordhafen AG" takes up "Nordhafen";
"the Council" takes up the last "… Council" named.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tradewire.annotate.names import GAP, UPPER, in_capitals
from tradewire.annotate.positions import each_place
from tradewire.lexicons.name_cues import name_cues
from tradewire.link.draft import Draft
from tradewire.link.model import EntityKind

_BRACKET = re.compile(rf"['’]?s?{GAP}?[(](?:the{GAP})?[\"“‘]?([\w{UPPER}][\w&.-]{{1,11}})[\"”’]?[,)]")
_COMMA = re.compile(rf",{GAP}(?:or{GAP}(?:the{GAP})?)?([{UPPER}][{UPPER}.&]{{1,9}}),")
_POSSESSIVE = re.compile(r"['’]s?\b")
_NO_WORD = re.compile(r"[\W_]+")
_MINISTRY_OF = re.compile(r"(?:ministry|department|secretariat) (?:of|for) (?:the )?(.+)")
_MINISTRY = re.compile(r"(.+) (?:ministry|department)")
_SMALL = frozenset({"the", "of", "for", "and", "on", "in", "a", "an", "&", "de", "la", "to"})
_LONGEST_PART = 12  # words of a name that stand for a longer one
_GENERIC = frozenset(
    {
        "the",
        "group",
        "holdings",
        "company",
        "co",
        "corp",
        "inc",
        "ltd",
        "plc",
        "ag",
        "sa",
        "limited",
        "corporation",
    }
)


@dataclass(frozen=True, slots=True)
class BodyName:
    """One place where an organisation, company, bloc, agreement or law is named."""

    start: int
    end: int
    text: str
    kind: EntityKind
    key: str | None = None
    canonical: str | None = None
    code: str | None = None
    country: str | None = None


@functools.lru_cache(maxsize=16_384)
def normalise(name: str) -> str:
    """A name as it is compared: lower case, no article, no possessive, no punctuation."""
    plain = _NO_WORD.sub(" ", _POSSESSIVE.sub("", name.lower())).strip()
    return plain.removeprefix("the ")


@functools.lru_cache(maxsize=16_384)
def ministry_topic(name: str) -> str | None:
    """What a ministry is for: "finance" of "Finance Ministry" and of "Ministry of Finance", else None."""
    plain = normalise(name)
    match = _MINISTRY_OF.fullmatch(plain) or _MINISTRY.fullmatch(plain)
    return match[1] if match else None


def join_bodies(text: str, names: Iterable[BodyName]) -> list[Draft]:
    """One draft a thing; places are tried from the longest name to the shortest."""
    drafts: list[Draft] = []
    aliases: dict[tuple[str, str], Draft] = {}
    told: dict[int, str] = {}  # the fullest form that the text uses of what a lexicon knows
    heads = name_cues("common_head", "body") - name_cues("lone_body")
    ordered = sorted(names, key=lambda n: (-(n.key is not None), -len(n.text), n.start))
    parts = _Parts()
    for name in ordered:
        group = "paper" if name.kind in ("agreement", "law") else "body"
        keys = _keys(name)
        draft = next((aliases[group, key] for key in keys if (group, key) in aliases), None)
        if draft is None and name.key is None and name.text.isupper():
            other = "body" if group == "paper" else "paper"
            draft = next((aliases[other, key] for key in keys if (other, key) in aliases), None)
        if draft is None and name.key is None:
            draft = _by_part(name, parts, group)
        if draft is None and name.key is None and normalise(name.text) in heads:
            continue  # "the Commission" of nobody knows what
        if draft is None and name.key is None and _explains_nothing(text, name):
            continue
        if draft is None:
            draft = Draft(name.kind, name.text, name.code, name.country)
            if name.canonical is not None:
                draft.name = name.canonical
                told[id(draft)] = ""
            drafts.append(draft)
            parts.add(draft)
        elif draft.code is None:
            draft.code = name.code
        if id(draft) in told and _shows(name) and len(name.text) > len(told[id(draft)]):
            told[id(draft)] = draft.name = name.text
            parts.add(draft)
        draft.add(name.start, name.end)
        for key in (*keys, *_brackets(text, name)):
            aliases.setdefault((group, key), draft)
    for draft in drafts:
        # An agreement that the text names by letters other than its code is shown by them.
        if draft.kind == "agreement" and told.get(id(draft)) == "":
            forms = sorted({text[start:end] for start, end in draft.spans}, key=lambda f: (-len(f), f))
            if draft.code is not None and draft.code not in {form.upper() for form in forms}:
                draft.name = next(filter(_titled, forms), forms[0])
    return drafts


def _titled(form: str) -> bool:
    """Whether the last word of a form has a capital."""
    return form.rpartition(" ")[2][:1].isupper()


def _shows(name: BodyName) -> bool:
    """Whether the text's form is shown rather than the lexicon's name: it says more than letters.

    Blocs keep their names; of agreements only forms of several words are shown.
    """
    if name.kind == "bloc" or in_capitals(name.text):
        return False
    if name.kind == "agreement" and not _titled(name.text):
        return False  # "North American trade pact" tells it, but is not its name
    return " " in name.text or (name.kind in ("organization", "company") and not name.text.isupper())


_ACRONYM = re.compile(rf"[{UPPER}][{UPPER}\d&.]{{1,7}}s?$")


def _explains_nothing(text: str, name: BodyName) -> bool:
    """Whether a name is an acronym first told in brackets behind what is no body ("… nation (MFN)")."""
    if _ACRONYM.match(name.text) is None:
        return False
    first = next(each_place(text, name.text), None)
    return first is not None and text[first[0] - 1 : first[0]] == "(" and text[first[1] : first[1] + 1] == ")"


def _keys(name: BodyName) -> list[str]:
    keys = [normalise(name.text)]
    if name.key is not None:
        keys.insert(0, f"#{name.key}")
    topic = ministry_topic(name.text) or (ministry_topic(name.canonical) if name.canonical else None)
    if topic is None and keys[-1] in name_cues("lone_body"):
        topic = keys[-1]  # "the Treasury" is the Treasury Department
    if topic is not None:
        own = f"{name.country or ''}:{topic}"
        return [own] if name.key is None else [*keys, own]
    return keys


def _brackets(text: str, name: BodyName) -> list[str]:
    """Acronyms that stand behind the name in brackets, or between commas with fitting initials."""
    match = _BRACKET.match(text, name.end)
    if match is not None:
        acronym = match[1]
        if sum(c.isupper() for c in acronym) >= 2 or _initials_fit(acronym, name.text):
            return [normalise(acronym)]
    match = _COMMA.match(text, name.end)
    if match is not None and _initials_fit(match[1], name.text):
        return [normalise(match[1])]
    return []


def _initials_fit(acronym: str, name: str) -> bool:
    letters = [c for c in acronym.lower() if c.isalnum()]
    words = [w for w in re.findall(r"\w+", name.lower()) if w not in _SMALL]
    initials = "".join(w[0] for w in words)
    position = 0
    for letter in letters:
        position = initials.find(letter, position) + 1
        if position == 0:
            return False
    return len(letters) >= 2


class _Parts:
    """The drafts by what may stand for them: the first words of the name, the last, each word alone."""

    def __init__(self) -> None:
        self._drafts: dict[int, Draft] = {}
        self._numbers: dict[int, int] = {}
        self._by: dict[tuple[str, ...], dict[int, None]] = {}

    def add(self, draft: Draft) -> None:
        """A draft that is new, or has a new name."""
        number = self._numbers.setdefault(id(draft), len(self._numbers))
        self._drafts[number] = draft
        words = normalise(draft.name).split()
        sizes = range(1, min(len(words), _LONGEST_PART + 1))
        for part in (
            *((word,) for word in words),
            *(tuple(words[:size]) for size in sizes),
            *(tuple(words[-size:]) for size in sizes),
        ):
            self._by.setdefault(part, {})[number] = None

    def of(self, words: Sequence[str]) -> list[Draft]:
        """The drafts that these words may stand for, in the order in which they came."""
        return [self._drafts[number] for number in sorted(self._by.get(tuple(words), ()))]


def _by_part(name: BodyName, parts: _Parts, group: str) -> Draft | None:
    """A longer name told elsewhere that this one takes up: its first words, its last, its head."""
    words = normalise(name.text).split()
    if not words:
        return None
    papers = group == "paper"
    pool = [d for d in parts.of(words) if (d.kind in ("agreement", "law")) == papers]
    heads = name_cues("common_head")
    fitting: list[Draft] = []
    for draft in pool:
        full = normalise(draft.name).split()
        if len(full) <= len(words):
            continue
        if len(words) == 1 and words[0] in name_cues("lone_body") and words[0] in full:
            if name.country == draft.country:
                fitting.append(draft)
            continue
        starts = full[: len(words)] == words
        ends = full[-len(words) :] == words
        generic = len(words) == 1 and words[0] in heads
        if (
            (starts or ends)
            and (not generic or ends or starts)
            and not (len(words) == 1 and words[0] in _GENERIC)
        ):
            if starts and not generic and len(words) == 1 and draft.kind not in ("company", "organization"):
                continue
            fitting.append(draft)
    if not fitting:
        return None
    before = [d for d in fitting if d.first < name.start]
    return max(before or fitting, key=lambda d: d.first)
