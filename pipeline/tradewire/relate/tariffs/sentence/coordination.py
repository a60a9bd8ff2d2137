"""Whether a noun phrase about goods goes on behind a comma or an "and"."""

from __future__ import annotations

from collections.abc import Sequence

from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import HYPHENS, is_stop, is_verb

_TO_VERB = 8  # tokens to the verb of a clause behind "and"
_SUBJECT_REACH = 14  # tokens of a subject with its phrases


def goes_on(sentence: Sentence, k: int, limit: int) -> bool:
    """Whether the phrase continues behind a comma or "and" at `k - 1`."""
    tokens = sentence.tokens
    if tokens[k - 1].low == "," and not _is_list(sentence, k, limit):
        return False
    while k < limit and tokens[k].classes & {"conjunction", "determiner", "adverb"}:
        k += 1
    if k >= limit:
        return False
    token = tokens[k]
    if token.kind in ("rate", "money", "date", "punct") or is_stop(sentence, k):
        return False
    if "preposition" in token.classes:
        return token.low == "from"
    for j in range(k, min(limit, k + _TO_VERB)):
        after = tokens[j]
        if after.low == "of" and j > k:
            continue  # "and a committee of the Senate will hear them"
        if after.kind == "rate" or "auxiliary" in after.classes:
            return False
        if is_verb(sentence, j) and "origin_word" not in after.classes:
            return False
        if after.kind in ("punct", "date") or after.classes & {"conjunction", "preposition"}:
            break
    return not _opens_clause(tokens, k, limit)


def _opens_clause(tokens: Sequence[Token], k: int, limit: int) -> bool:
    """Whether what stands at `k` is the subject of a clause of its own, with a verb of paying."""
    for j in range(k, min(limit, k + _SUBJECT_REACH)):
        token = tokens[j]
        if token.low in (",", ";", ":", "that", "which", "who", "whose") or token.kind == "rate":
            return False
        if token.tag in ("VBZ", "VBP", "VBD", "MD") and token.cues & {"pay", "move"}:
            return True
    return False


def _is_list(sentence: Sentence, k: int, limit: int) -> bool:
    """Whether a comma at `k - 1` parts the members of a list: "and" or "or" follows in the clause."""
    for j in range(k, limit):
        token = sentence.tokens[j]
        if "conjunction" in token.classes and token.low in ("and", "or", "&"):
            return not (j + 1 < limit and is_stop(sentence, j + 1))
        if token.kind in ("rate", "date") or (
            token.kind == "punct" and token.low != "," and token.low not in HYPHENS
        ):
            return False
        if is_verb(sentence, j) and "origin_word" not in token.classes:
            return False
    return False
