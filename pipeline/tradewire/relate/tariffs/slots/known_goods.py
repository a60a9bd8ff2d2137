"""Goods that the product lexicon knows, wherever they stand in a sentence or a title."""

from __future__ import annotations

from collections.abc import Sequence

from tradewire.lexicons.products import hs_of
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import HYPHENS, is_rate_noun, is_verb


def known_goods(sentence: Sentence, start: int, stop: int) -> list[tuple[int, int]]:
    """Goods that the product lexicon knows among the nouns of `[start, stop)`, with their modifiers."""
    tokens = sentence.tokens
    found: list[tuple[int, int]] = []
    k = start
    while k < stop:
        if not _is_nominal(sentence, k):
            k += 1
            continue
        end = k
        while end < stop and _is_nominal(sentence, end):
            end += 1
        first = k
        while first < end and (
            tokens[first].classes & {"dropped_modifier", "determiner"} or tokens[first].kind != "word"
        ):
            first += 1
        head = tokens[end - 1] if end > first else None
        if (
            head is not None
            and head.tag.startswith("NN")
            and not is_rate_noun(sentence, end - 1)
            and not head.classes & {"no_goods", "organ_noun"}
            and hs_of(text_of(tokens, first, end))
            and not _is_name(sentence, first, end)
        ):
            found.append((first, end))
        k = end + 1
    return found


def _is_name(sentence: Sentence, first: int, end: int) -> bool:
    """Whether the words are somebody's name ("Andes Foods"), and the sentence is no headline in capitals."""
    tokens = sentence.tokens
    if end - first < 2 or any(
        t.tag not in ("NNP", "NNPS") or not t.text[:1].isupper() for t in tokens[first:end]
    ):
        return False
    return any(t.tag == "NN" and t.text[:1].islower() for t in tokens)


def goods_in_title(tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """The goods that the lexicon knows in a title, which is not parsed: the longest run of words with one.

    As article offsets.
    """
    for length in (3, 2, 1):
        for start in range(len(tokens) - length + 1):
            words = tokens[start : start + length]
            if all(t.kind == "word" and not t.classes & _FUNCTION and not t.cues for t in words) and hs_of(
                " ".join(t.text for t in words)
            ):
                return ((words[0].start, words[-1].end),)
    return ()


_FUNCTION = frozenset(
    {"determiner", "preposition", "conjunction", "pronoun", "auxiliary", "adverb", "no_goods"}
)


def _is_nominal(sentence: Sentence, k: int) -> bool:
    token = sentence.tokens[k]
    if token.low in HYPHENS:
        return True
    return (
        token.kind == "word"
        and token.tag[:2] in ("NN", "JJ", "VB")
        and not is_verb(sentence, k)
        and not token.classes & {"preposition", "determiner", "pronoun", "conjunction", "adverb"}
    )


def text_of(tokens: list[Token], start: int, end: int) -> str:
    """The words of a token range."""
    return " ".join(t.text for t in tokens[start:end])
