"""The own name of a duty: in quotation marks, by the lexicon of names, or as an average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tradewire.lexicons.tariff_names import TariffName, name_table
from tradewire.relate.tariffs.sentence.matching import phrase_at
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import is_rate_noun, is_tariff_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Frame

AVERAGE = "average effective rate"
_OPENING = frozenset({"“", '"', "„", "«", "‘", "'"})
_CLOSING = {"“": "”", '"': '"', "„": "“", "«": "»", "‘": "’", "'": "'"}
_QUOTAS = frozenset({"quota", "quotas"})
_LONGEST = 6  # tokens of a name in quotation marks
_GAP = 2  # tokens between the words of a name and the word for a duty ("reciprocal import tariff")
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens `[start, end)`, quotation marks left out; `noun` is its word for a duty, if any."""

    start: int
    end: int
    noun: int | None
    entry: TariffName | None = None


def names_in(sentence: Sentence) -> list[Name]:
    """Every name of a duty in the sentence, in order."""
    found = [*_quoted(sentence), *_listed(sentence)]
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _listed(sentence: Sentence) -> list[Name]:
    tokens = sentence.tokens
    found = []
    for k in range(len(tokens)):
        entry, end = phrase_at(tokens, k, name_table())
        if entry is None:
            continue
        if entry.whole is not None:
            found.append(Name(k, end, end - 1, entry))
            continue
        noun = _noun_behind(sentence, end)
        if noun is not None:
            found.append(Name(k, noun + 1, noun, entry))
    return found


def _noun_behind(sentence: Sentence, end: int) -> int | None:
    """The word for a duty that ends the phrase, with at most a modifier or two before it."""
    tokens = sentence.tokens
    for k in range(end, min(len(tokens), end + _GAP + 1)):
        if is_tariff_noun(sentence, k):
            return k
        if "duty_modifier" not in tokens[k].classes:
            return None
    return None


def chain_end(sentence: Sentence, k: int) -> int:
    """The last of the words for duties and rates that begin with the one at `k` ("tariff rate")."""
    while k + 1 < len(sentence.tokens) and is_rate_noun(sentence, k + 1):
        k += 1
    return k


def _quoted(sentence: Sentence) -> list[Name]:
    """“river levy”, and “river” levies: a short phrase in quotation marks with its word for a duty."""
    tokens = sentence.tokens
    found = []
    k = 0
    while k < len(tokens):
        close = _close_of(tokens, k) if tokens[k].low in _OPENING else None
        if close is None:
            k += 1
            continue
        inner = range(k + 1, close)
        end = close
        while end - 1 > k and tokens[end - 1].kind == "punct":
            end -= 1
        nouns = [j for j in inner if is_tariff_noun(sentence, j) and tokens[j].low not in _QUOTAS]
        plain = not any(
            is_verb(sentence, j)
            or tokens[j].kind in ("rate", "money", "date")
            or tokens[j].classes & {"pronoun", "auxiliary"}
            for j in inner
        )
        if plain and nouns and nouns[-1] == end - 1 and end - k > 2:
            found.append(Name(k + 1, end, nouns[-1]))
        elif plain and end > k + 1 and close + 1 < len(tokens) and is_tariff_noun(sentence, close + 1):
            found.append(Name(k + 1, close + 2, close + 1))
        k = close + 1
    return found


def _close_of(tokens: Sequence[Token], k: int) -> int | None:
    mark = _CLOSING[tokens[k].low]
    return next((j for j in range(k + 2, min(len(tokens), k + _LONGEST + 2)) if tokens[j].low == mark), None)


def text_of_name(name: Name, tokens: Sequence[Token]) -> str:
    """The words of a name, without the quotation marks inside it."""
    words = [
        t for t in tokens[name.start : name.end] if t.low not in _OPENING and t.low not in _CLOSING.values()
    ]
    out = ""
    for before, token in zip([None, *words], words, strict=False):
        out += (" " if before is not None and before.end < token.start else "") + token.text
    return " ".join(out.split())


def name_of(frame: Frame, names: Sequence[Name]) -> str | None:
    """The name that a rate's own phrase gives to the duty; "average effective rate" for an average.

    `names` are those of the frame's sentence.
    """
    first, last = frame.core
    tokens = frame.tokens
    at = max(frame.low, first - _NEAR)
    subject = tokens[frame.subject.start : frame.subject.head + 1] if frame.subject.kind == "tariff" else []
    window = tokens[at : last + 1]
    if any("average" in t.cues for t in subject):
        return AVERAGE
    for n, token in enumerate(window):
        if "average" in token.cues and not any(t.kind == "rate" for t in window[n : frame.token - at]):
            return AVERAGE
    own = {frame.noun, frame.subject.head if frame.subject.kind == "tariff" else None}
    for name in names:
        if name.noun is not None and own & {name.noun, chain_end(frame.sentence, name.noun)}:
            return text_of_name(name, tokens)
    return None


def is_own_noun(sentence: Sentence, k: int) -> bool:
    """Whether the word for a duty at `k` heads its phrase, and is no modifier ("tariff policy")."""
    tokens = sentence.tokens
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    if following is not None and following.low in _QUOTAS:
        return False
    return (
        following is None
        or following.kind != "word"
        or is_rate_noun(sentence, k + 1)
        or not following.tag.startswith("NN")
    )
