"""Where goods come from: the governments of from-phrases, and of clauses that tell where goods are made."""

from __future__ import annotations

from collections.abc import Sequence

from tradewire.relate.tariffs.sentence.goods_phrase import GoodsPhrase
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import is_stop, is_verb

_TO_PLACE = 8  # tokens from "that" to "in Peru" in "that were grown or canned in Peru"


def read_origins(sentence: Sentence, phrase: GoodsPhrase, k: int, limit: int) -> int:
    """The governments of a from-phrase, with its "and"s and commas; where it ends."""
    tokens = sentence.tokens
    while k < limit:
        token = tokens[k]
        if token.kind == "gov":
            phrase.origins.append(k)
            following = tokens[k + 1] if k + 1 < len(tokens) else None
            if following is not None and following.low == "'s":
                k += 1
        elif "world" in token.cues and is_class(tokens, max(k + 1, token.cue_end)):
            phrase.restricted = True
            return limit
        elif "world" in token.cues:
            phrase.world = True
            k = max(k + 1, token.cue_end)
            continue
        elif "determiner" in token.classes or token.low in (
            "nearly",
            "almost",
            "mainland",
            "countries",
            "neighbouring",
        ):
            pass
        elif "conjunction" in token.classes and (after := _next_member(tokens, k)) is not None:
            k = after
            continue
        elif ("conjunction" in token.classes or token.low == ",") and (
            after := _next_listed(tokens, k)
        ) is not None:
            if tokens[after].value.form in ("organ", "person", "leader"):
                break
            if after + 1 < len(tokens) and (
                tokens[after + 1].kind == "rate"
                or is_verb(sentence, after + 1)
                or tokens[after + 1].classes & {"auxiliary"}
                or tokens[after + 1].low == "'s"
            ):
                break
        else:
            break
        k += 1
    return k


def clause_of_origin(sentence: Sentence, k: int, limit: int) -> int | None:
    """The token of the government in a clause at `k` that tells where goods are from ("that are made in")."""
    if sentence.tokens[k].low not in ("that", "which"):
        return None
    product = _product_of(sentence, k, limit)
    return product if product is not None else _made_where(sentence, k, limit)


def _product_of(sentence: Sentence, k: int, limit: int) -> int | None:
    """The government of "that are the product of Peru", where such a clause begins at `k`."""
    words = [t.low for t in sentence.tokens[k + 1 : min(limit, k + _TO_PLACE)]]
    if not words or words[0] not in ("is", "are"):
        return None
    of = next((n for n, w in enumerate(words) if w == "of"), 0)
    if of < 2 or words[of - 1] not in ("product", "products"):
        return None
    return government_at(sentence.tokens, k + of + 2)


def _made_where(sentence: Sentence, k: int, limit: int) -> int | None:
    """The government behind "that were grown or canned in", where such a clause begins at `k`."""
    made = False
    for j in range(k + 1, min(limit, k + _TO_PLACE)):
        token = sentence.tokens[j]
        if token.low in ("in", "by") and made:
            return government_at(sentence.tokens, j + 1)
        made = made or token.tag == "VBN" or "origin_word" in token.classes
        if not (made or token.classes & {"auxiliary", "adverb"} or token.low in ("are", "is", "was", "were")):
            return None
    return None


def modifies(sentence: Sentence, k: int, limit: int) -> bool:
    """Whether a country's name stands before its goods like an adjective ("US goods")."""
    if k + 1 >= limit:
        return False
    following = sentence.tokens[k + 1]
    if following.kind != "word" or is_stop(sentence, k + 1):
        return False
    if following.classes & {"conjunction", "preposition", "adverb", "determiner"}:
        return False
    if sentence.parsed:
        return sentence.tokens[k].dep in ("compound", "amod", "nmod", "poss")
    return True


def is_class(tokens: Sequence[Token], k: int) -> bool:
    """Whether words for any country go on with which countries are meant ("… that buys oil")."""
    if k >= len(tokens) or not any("country_noun" in t.classes for t in tokens[max(0, k - 3) : k]):
        return False
    return tokens[k].low in (
        "that",
        "which",
        "who",
        "whose",
        "not",
        "with",
        "without",
        "found",
        "listed",
        "buying",
        "importing",
    )


def government_at(tokens: Sequence[Token], k: int) -> int | None:
    """The government token at `k`, past one article."""
    if k < len(tokens) and tokens[k].low in ("the", "its"):
        k += 1
    return k if k < len(tokens) and tokens[k].kind == "gov" else None


def _next_listed(tokens: Sequence[Token], k: int) -> int | None:
    """The government behind the comma or "and" at `k`, or behind both."""
    if tokens[k].low == "," and k + 1 < len(tokens) and tokens[k + 1].low in ("and", "or"):
        k += 1
    return government_at(tokens, k + 1)


def _next_member(tokens: Sequence[Token], k: int) -> int | None:
    """The government behind "or of" or "or any other member of" at `k`."""
    words = [t.low for t in tokens[k + 1 : k + 6]]
    for n, word in enumerate(words):
        if word == "of":
            return government_at(tokens, k + n + 2)
        if word not in ("any", "other", "member", "members", "a", "the"):
            return None
    return None
