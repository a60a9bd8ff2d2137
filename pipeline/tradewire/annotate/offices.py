"""The office beside a name: its words, its kind, and whose it is as far as the words beside it say."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from tradewire.annotate.anchors import Anchors
from tradewire.annotate.names import GAP, PERSON_NAME, UPPER, opens_sentence
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.titles import Title

_NAME = re.compile(PERSON_NAME)
_MODIFIER = re.compile(rf"([\w.'’&-]+|[,]){GAP}$")
_AMERICAN = re.compile(rf"(?:U\.S\.|US|United States){GAP}", re.IGNORECASE)
_LEADING_LINKS = re.compile(rf"(?:(?:and|of|&|,){GAP}?){{1,4}}")
_OWN = re.compile(rf"\b(?:its|their|his|her){GAP}$", re.IGNORECASE)
_OF = re.compile(rf"{GAP}(?:of|for|at|in|to|with){GAP}(?:the{GAP})?")
_LONGEST = 8  # words of an office before its title


@dataclass(frozen=True, slots=True)
class PersonHit:
    """One place where the text says that `text[start:end]` is a person.

    `weight` is the construction's; `title` is the office in the text's words, with its
    modifiers, which stand at `title_at`; `code` is the country, bloc or subdivision that the
    office is of, and `holder` where the name of the organisation it is of stands.
    `title_span` is set where the title stands right before the name, `office` where the lexicon
    has the title, and `pronoun` where a pronoun says whose it is ("its trade minister").
    """

    start: int
    end: int
    weight: int
    title: str | None = None
    kind: str | None = None
    government: bool = False
    code: str | None = None
    holder: tuple[int, int] | None = None
    title_span: tuple[int, int] | None = None
    title_at: tuple[int, int] | None = None
    office: Title | None = None
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class _Holder:
    """Where an office starts with its modifiers, and whose it is by what stands there."""

    start: int
    code: str | None = None
    body: tuple[int, int] | None = None
    named: bool = False  # a capitalised word that is no field of policy opens it ("Norrmalm president")


@functools.cache
def _bearers() -> frozenset[str]:
    return name_cues("body", "company", "business") - name_cues("topic", "ministry")


def person_hit(
    text: str, name: tuple[int, int], weight: int, span: tuple[int, int], title: Title, anchors: Anchors
) -> PersonHit:
    """The person at `name` with the office that the title at `span` says."""
    if title.kind == "honorific":
        return PersonHit(*name, weight, kind=title.kind)
    before = _holder_before(text, span[0], anchors)
    code, holder = before.code, before.body
    words = text[before.start : span[1]]
    if code is None and holder is None:
        code, holder, end = _holder_after(text, span[1], anchors)
        if end > span[1] and name[0] >= end and holder is None and code is None:
            words = text[before.start : end]
    american = _AMERICAN.match(words)
    if american is not None:
        words, code, holder = words[american.end() :], "US", None
    # "Council president", "the union's president", "Norrmalm president": a body's own, not a country's.
    last = _MODIFIER.search(text, max(0, span[0] - 40), span[0])
    word = last[1].removesuffix("'s").removesuffix("’s") if last is not None else ""
    organ = anchors.by_end.get(span[0] - 1)
    bears = word.lower() in _bearers() and (organ is None or organ.kind != "organ")
    own = bears or (title.kind == "head" and before.named and code is None)
    told = code is not None or holder is not None
    government = (title.government or (title.holder and told)) and not own
    beside = (before.start, span[1]) if name[0] - span[1] == 1 else None
    pronoun = _OWN.search(text, max(0, before.start - 8), before.start) is not None
    if pronoun and title.kind == "head" and span[1] - span[0] < len("prime minister"):
        government = False  # "its president" is a firm's or a union's more often than a country's
    return PersonHit(
        *name,
        weight,
        words,
        title.kind,
        government,
        code,
        holder,
        beside,
        (before.start, span[1]),
        title,
        pronoun,
    )


def _holder_before(text: str, start: int, anchors: Anchors) -> _Holder:
    at = start
    topics = name_cues("topic")
    stops = name_cues("not_name")
    named = linked = False
    for _ in range(_LONGEST):
        stem = at - 1
        for cut in (0, 2):
            body = anchors.bodies_by_end.get(stem - cut)
            if body is not None and (cut == 0 or text[stem - cut] in "'’"):
                return _Holder(at, body=body)
        for cut in (0, 2, 1):  # "Turkey", "Turkey's", "the Emirates'"
            known = anchors.by_end.get(stem - cut)
            if known is None or (cut and text[stem - cut] not in "'’"):
                continue
            if known.kind in ("organization", "company") and known.text.lower() not in topics:
                return _Holder(at, body=(known.start, known.end))
            if known.code is not None and known.kind not in _NO_HOLDERS:
                return _Holder(at, code=known.code)
        match = _MODIFIER.search(text, max(0, at - 40), at)
        if match is None:
            break
        word = match[1]
        lower = word.lower()
        modifies = lower in topics or lower in name_cues("office_modifier")
        if linked and not modifies and lower not in _topic_words():
            break  # "President Reed and Finance Minister Ruiz": two offices
        if (lower in stops and lower not in _LINKS) or (word[0].islower() and not modifies):
            break
        if word == "," or word.endswith(("'s", "’s", ".")) or word[0].isdigit():
            break
        if word[0] in UPPER and not modifies and opens_sentence(text, match.start(1)):
            named = named or text[start].islower()
            break
        named = named or (word[0] in UPPER and not modifies)
        linked = lower in _LINKS
        at = match.start(1)
    # Connectors at the front are no part of the title.
    lead = _LEADING_LINKS.match(text, at)
    return _Holder(lead.end() if lead else at, named=named)


_NO_HOLDERS = frozenset({"organization", "company", "leader", "product", "law", "agreement"})
_LINKS = frozenset({"and", "&"})


@functools.cache
def _topic_words() -> frozenset[str]:
    return frozenset(word for topic in name_cues("topic") for word in topic.split())


def _holder_after(text: str, end: int, anchors: Anchors) -> tuple[str | None, tuple[int, int] | None, int]:
    """Whose title it is by what follows: "president of Brazil", "head of the WTO"."""
    match = _OF.match(text, end)
    if match is None:
        return None, None, end
    body = anchors.bodies_by_start.get(match.end())
    if body is not None:
        return None, body, body[1]
    known = anchors.by_start.get(match.end())
    if known is not None:
        if known.kind in ("organization", "company"):
            return None, (known.start, known.end), known.end
        if known.code is not None and known.kind in ("country", "bloc", "subdivision", "organ"):
            return known.code, None, known.end
    name = _NAME.match(text, match.end())
    if name is not None:
        return None, None, name.end()
    return None, None, end
