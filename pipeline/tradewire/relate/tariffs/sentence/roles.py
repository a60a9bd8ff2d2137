"""How a government stands in its phrase: for itself, as the owner of a duty, or as the origin of goods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import HYPHENS, is_rate_noun, is_stop

RoleName = Literal["bare", "tariff", "organ", "goods"]

_MODIFIER_DEPS = frozenset({"amod", "compound", "nmod", "poss", "det", "nummod"})
_MADE = frozenset(
    {"made", "built", "grown", "produced", "brewed", "owned", "bound", "assembled", "based", "backed"}
)


@dataclass(frozen=True, slots=True)
class Role:
    """`head` is the token of the whole phrase's head noun; `preposition` is "" where none governs it."""

    name: RoleName
    head: int
    preposition: str = ""


def role_of(sentence: Sentence, g: int) -> Role:
    """The role of the government at token `g`.

    "bare" stands for the government itself ("Peru", "Lima"), "organ" for a body or person of it
    ("Peruvian officials"), "tariff" owns a duty ("Peru's levy", "a Peruvian duty"), "goods" is where
    goods, firms or other things are from ("Peruvian tin", "Peru's mills").
    """
    tokens = sentence.tokens
    following = tokens[g + 1] if g + 1 < len(tokens) else None
    if (
        following is not None
        and following.low in HYPHENS
        and g + 2 < len(tokens)
        and tokens[g + 2].low in _MADE
    ):
        return Role("goods", g + 2, _preposition(sentence, g))
    owner = following is not None and following.low in ("'s", "'")
    duty = _owned_duty(sentence, g)
    if duty is not None:
        return Role("tariff", duty, _preposition(sentence, duty, g))
    head = _head(sentence, g, owner)
    if head == g:
        outer = _of_organ(sentence, g)
        if outer is not None:
            return Role("organ", outer, _preposition(sentence, outer))
        return Role("bare", g, _preposition(sentence, g))
    between = range(g + 1, head + 1)
    preposition = _preposition(sentence, head, g)
    if tokens[head].kind == "rate" or is_rate_noun(sentence, head):
        return Role("tariff", head, preposition)
    if any(
        "organ_noun" in tokens[k].classes or (tokens[k].kind == "gov" and tokens[k].value.form == "organ")
        for k in between
    ):
        return Role("organ", head, preposition)
    if any(is_rate_noun(sentence, k) for k in between) and tokens[head].classes & {"generic_goods"} == set():
        return Role("tariff", head, preposition)
    return Role("goods", head, preposition)


def _owned_duty(sentence: Sentence, g: int) -> int | None:
    """The tariff noun or rate that follows behind mere modifiers: "Peru's average applied duty"."""
    tokens = sentence.tokens
    rate = None
    for k in range(g + 1, min(len(tokens), g + 9)):
        token = tokens[k]
        if is_rate_noun(sentence, k):
            following = tokens[k + 1] if k + 1 < len(tokens) else None
            if following is not None and following.kind == "word" and following.tag.startswith("NN"):
                continue
            return k
        if token.kind == "rate":
            rate = k
        elif token.low in ("'s", "'", ",", "and", "own") or token.low in HYPHENS or token.kind == "number":
            continue
        elif (
            token.kind != "word"
            or token.classes & _CLOSED
            or not (
                "duty_modifier" in token.classes
                or (token.tag.startswith(("JJ", "NN", "VBN", "RB")) and "generic_goods" not in token.classes)
            )
            or (
                token.tag.startswith("NN")
                and "duty_modifier" not in token.classes
                and not _before_duty(sentence, k)
            )
        ):
            break
    return rate if tokens[g].value.form not in ("people",) and _is_owner(sentence, g) else None


_CLOSED = frozenset({"preposition", "determiner", "auxiliary", "conjunction", "subordinator", "pronoun"})


def _before_duty(sentence: Sentence, k: int) -> bool:
    """Whether a noun modifies a tariff noun that stands right behind it ("wine duty")."""
    tokens = sentence.tokens
    return any(is_rate_noun(sentence, j) for j in range(k + 1, min(len(tokens), k + 3)))


def _is_owner(sentence: Sentence, g: int) -> bool:
    following = sentence.tokens[g + 1] if g + 1 < len(sentence.tokens) else None
    return (following is not None and following.low in ("'s", "'")) or sentence.tokens[
        g
    ].value.form == "adjective"


def _head(sentence: Sentence, g: int, owner: bool) -> int:
    """The head noun of the phrase that the government modifies, or `g` itself."""
    tokens = sentence.tokens
    if sentence.parsed and tokens[g].head >= 0:
        k = g
        while tokens[k].dep in _MODIFIER_DEPS and tokens[k].head > k:
            k = tokens[k].head
        if k != g or not (owner or tokens[g].value.form in ("adjective", "people")):
            return k
    if not owner and tokens[g].value.form not in ("adjective", "people"):
        return g
    head = g
    k = g + 1
    while k < len(tokens):
        token = tokens[k]
        if token.low in ("'s", "'") or token.low in HYPHENS or token.kind == "number":
            k += 1
            continue
        if token.kind == "rate":
            # "Peru's 12 % (levy)": the rate is the head unless a noun follows it.
            head = k
            k += 1
            continue
        if token.kind in ("punct", "gov") or is_stop(sentence, k):
            break
        if token.classes & {"preposition", "conjunction", "determiner"}:
            break
        if "adverb" not in token.classes:
            head = k
        k += 1
    if tokens[g].value.form == "people" and not owner:
        return g
    return head


def _of_organ(sentence: Sentence, g: int) -> int | None:
    """The organ noun that a bare government completes: "the government of Peru", "officials in Lima"."""
    tokens = sentence.tokens
    k = g - 1
    while k >= 0 and "determiner" in tokens[k].classes:
        k -= 1
    if k >= 1 and tokens[k].low in ("of", "in", "from") and "organ_noun" in tokens[k - 1].classes:
        return k - 1
    return None


def _preposition(sentence: Sentence, head: int, first: int | None = None) -> str:
    """The preposition that governs the phrase with that head, "" where it is a subject or object."""
    tokens = sentence.tokens
    if sentence.parsed and tokens[head].head >= 0:
        k = head
        while tokens[k].dep in ("conj", "appos") and tokens[k].head < k:
            k = tokens[k].head
        if tokens[k].dep == "pobj" and tokens[k].head < k:
            opener = tokens[k].head
            aimed = opener > 0 and "aimed" in tokens[opener - 1].classes
            return "against" if aimed and tokens[opener].low == "at" else tokens[opener].low
        if tokens[k].dep != "dep":
            return ""
    k = (first if first is not None else head) - 1
    while k >= 0 and (
        "determiner" in tokens[k].classes or tokens[k].low in ("mainland", "neighbouring", "nearby")
    ):
        k -= 1
    return tokens[k].low if k >= 0 and "preposition" in tokens[k].classes else ""
