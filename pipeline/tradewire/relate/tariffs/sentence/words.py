"""What a token is in its sentence: verb, tariff noun, goods in general, end of a noun phrase."""

from __future__ import annotations

from tradewire.lexicons.products import product_of
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token

HARD_MARKS = frozenset({";", ":", "—", "–", "(", ")", "[", "]", "|", "•", "!", "?"})
QUOTES = frozenset({"“", "”", '"', "‘", "„"})
HYPHENS = frozenset({"-", "‑"})
_MODIFYING = frozenset({"amod", "compound", "nmod"})
TARIFF_NOUNS = frozenset({"tariff_noun", "rate_noun"})


def is_verb(sentence: Sentence, i: int) -> bool:
    """Whether token `i` is a verb here; by the parse, else by the verb forms of the lexicon."""
    token = sentence.tokens[i]
    if token.kind != "word":
        return False
    if sentence.parsed:
        if not token.tag.startswith("VB") or token.dep in _MODIFYING or _names_goods(sentence, i):
            return False
        return "tariff_noun" not in token.cues or not _is_noun_here(sentence, i)
    if not any(c.startswith("verb:") for c in token.cues) or "tariff_noun" in token.cues:
        return False
    before = sentence.tokens[i - 1] if i else None
    return before is not None and not (before.classes & {"determiner", "preposition"})


def _names_goods(sentence: Sentence, i: int) -> bool:
    """ "rice, cooking oil and shirts": a participle that names goods with the noun behind it."""
    tokens = sentence.tokens
    if tokens[i].tag != "VBG" or i + 1 == len(tokens) or not tokens[i + 1].tag.startswith("NN"):
        return False
    return product_of(f"{tokens[i].low} {tokens[i + 1].low}") is not None


def _is_noun_here(sentence: Sentence, i: int) -> bool:
    """Whether a word for a duty that is tagged as a verb must be the noun: nothing else can stand there."""
    if not any(c.startswith("verb:") for c in sentence.tokens[i].cues):
        return True
    before = sentence.tokens[i - 1] if i else None
    return before is not None and (
        bool(before.classes & {"possessive", "duty_modifier"})
        or ("determiner" in before.classes and before.low not in ("that", "both", "all", "each", "some"))
        or before.kind == "rate"
        or before.low == "'s"
    )


def is_tariff_noun(sentence: Sentence, i: int) -> bool:
    """Whether token `i` is a noun for a duty ("levy")."""
    return "tariff_noun" in sentence.tokens[i].cues and not is_verb(sentence, i)


def is_rate_noun(sentence: Sentence, i: int) -> bool:
    """Whether token `i` is a noun for a duty, or one that may stand for one ("rate", "charge")."""
    return bool(sentence.tokens[i].cues & TARIFF_NOUNS) and not is_verb(sentence, i)


def is_stop(sentence: Sentence, i: int) -> bool:
    """Whether a noun phrase about goods cannot go on at token `i`."""
    token = sentence.tokens[i]
    if token.kind in ("rate", "money", "date"):
        return True
    if token.kind == "punct":
        return token.low in HARD_MARKS or token.low in ".…"
    if token.kind != "word":
        return False
    classes = token.classes
    if classes & {"auxiliary", "pronoun"}:
        return True
    if "subordinator" in classes and token.low not in ("that",):
        return True
    if token.low == "that" and not sentence.parsed:
        return True
    if "preposition" in classes and token.low not in ("of", "from", "with"):
        return True
    return is_verb(sentence, i) and "origin_word" not in classes and "tariff_noun" not in token.cues


def codes_of(tokens: list[Token], positions: list[int] | tuple[int, ...]) -> tuple[str, ...]:
    """The codes of government tokens, each once, in order."""
    return tuple(dict.fromkeys(tokens[k].value.code for k in positions))


def singular(word: str) -> str:
    """A noun without its plural ending, to compare nouns by; no word of its own."""
    return word.removesuffix("s")
