"""Whether an article can tell of a duty at all: looked at before the article is read.

Most articles with percentages tell of shares, growth and prices, and a parse takes ten times as long
as all that is looked at here. So only a sentence in which a rule could find a duty, whatever its parse,
is parsed to see whether one does; an article in which none does is left. What is asked here is less
than what the rules ask (`rate_types`, `typing_pass`, `named`, `specific`), so nothing they find is lost.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence

from tradewire.lexicons.tariff_cues import cue_table
from tradewire.lexicons.tariff_names import tariff_names
from tradewire.relate.tariffs.details.specific import reading_of_sums
from tradewire.relate.tariffs.details.sums import by_quantity, may_be_duties
from tradewire.relate.tariffs.parses import Parses
from tradewire.relate.tariffs.rates.rate_words import (
    collects,
    is_change,
    is_part,
    is_step,
    is_up_or_down,
    is_vote,
    other_tax,
)
from tradewire.relate.tariffs.rates.typing_pass import type_prose
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.clauses import clause_bounds
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import TARIFF_NOUNS

_LETTERS = re.compile(r"[^\W\d_]+")
_BEHIND_RATES = frozenset({"on", "for", "against"})


def may_tell(reading: Reading) -> Parses[bool]:
    """Whether the article can tell of a duty. The reading is split and typed as far as that takes.

    Args:
        reading: the article, not yet split into sentences.
    """
    if reading.article.tables or any(value.role == "tariff_rate" for value in reading.percentages):
        return True
    if _has_words_of_duties(reading.article.text):
        reading.split()
        if _speaks_of_duties(reading):
            return True
    else:
        reading.split(_blocks_of_values(reading))
    if (yield from _has_rate(reading)):
        return True
    sums = may_be_duties(reading, _speaks_of_rates)
    if not sums:
        return False
    second = reading_of_sums(reading, sums)
    second.split(_blocks_of_values(second))
    return (yield from _has_rate(second))


def _blocks_of_values(reading: Reading) -> Collection[int]:
    """The blocks in which a percentage or a sum by quantity stands; all where there is a list.

    A list may be one of rates by the paragraph that leads in to it.
    """
    blocks = reading.article.blocks
    if any(block.kind == "list_item" for block in blocks):
        return range(len(blocks))
    starts = [block.start for block in blocks]
    values = [value.start for value in reading.percentages]
    values += [money.start for money in reading.money if by_quantity(money)]
    return {bisect_right(starts, value) - 1 for value in values}


def _has_words_of_duties(text: str) -> bool:
    """Whether all words of a noun for a duty, or of a name that has none, are in the text somewhere."""
    words = set(_LETTERS.findall(text.lower()))
    singles, phrases = _words_of_duties()
    return not singles.isdisjoint(words) or any(phrase <= words for phrase in phrases)


@functools.cache
def _words_of_duties() -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """What speaks of duties, as words of letters alone: single words, and those of several."""
    nouns = (" ".join(words) for words, cues in cue_table().items() if "tariff_noun" in cues)
    names = (name.whole for name in tariff_names() if name.whole is not None)
    parts = {frozenset(_LETTERS.findall(phrase)) for phrase in (*nouns, *names)}
    singles = frozenset(word for words in parts if len(words) == 1 for word in words)
    return singles, tuple(words for words in parts if words.isdisjoint(singles))


def _speaks_of_duties(reading: Reading) -> bool:
    """Whether there is a noun for a duty, or a word that a name begins with which has none."""
    names = _first_words()
    return any(
        "tariff_noun" in token.cues or token.low in names
        for sentence in reading.all_sentences()
        for token in sentence.tokens
    )


def _speaks_of_rates(sentence: Sentence) -> bool:
    """Whether a sentence can be about a rate, so that the next one may go on about it."""
    return any(t.kind == "rate" or t.cues & TARIFF_NOUNS for t in sentence.tokens)


def _has_rate(reading: Reading) -> Parses[bool]:
    """Whether a percentage is a rate of duty, in an article without a noun for one and without tables."""
    if not reading.percentages:
        return False
    doubtful = [
        sentence
        for sentence in reading.all_sentences()
        if any(
            token.kind == "rate" and may_be_rate(sentence, k, unit=reading.percentages[token.value].unit)
            for k, token in enumerate(sentence.tokens)
        )
    ]
    # A list can be one of rates by the paragraph that leads in to it, whatever its items say.
    listed = any(block.kind == "list_item" for block in reading.article.blocks)
    if not doubtful and not listed:
        return False
    yield doubtful
    type_prose(reading)
    return any(reading.is_tariff.values())


def may_be_rate(sentence: Sentence, i: int, *, unit: str) -> bool:
    """Whether a rule could take the percentage at token `i` for a rate of duty, however it is parsed.

    For a sentence without a noun for a duty. `unit` is that of the percentage.
    """
    tokens = sentence.tokens
    if unit != "percent" or is_part(tokens, i) or is_step(tokens, i):
        return False
    low, high = clause_bounds(sentence, i)
    if is_vote(tokens, i, high):
        return False
    if any(t.cues & TARIFF_NOUNS for t in tokens):
        return True
    if other_tax(tokens, i, low, high, None, None) or is_up_or_down(tokens, i) or is_change(tokens, i, high):
        return False
    if i + 1 < len(tokens) and tokens[i + 1].low in _BEHIND_RATES:
        return True
    if any(t.kind == "rate" for k, t in enumerate(tokens) if k != i):
        return True  # a rate can be the subject of what another does
    return _is_taxed(tokens) or any(t.low in _imposing() for t in tokens[i + 1 :])


def _is_taxed(tokens: Sequence[Token]) -> bool:
    """Whether there is a verb of paying or collecting, its particles anywhere in the sentence."""
    verbs = _taxing()
    words = {t.low for t in tokens}
    return any(collects(low) or any(rest <= words for rest in verbs.get(low, ())) for low in words)


@functools.cache
def _taxing() -> Mapping[str, tuple[frozenset[str], ...]]:
    """First words of what pays or taxes -> the words that belong to them."""
    found: dict[str, list[frozenset[str]]] = {}
    for words, cues in cue_table().items():
        if cues & {"pay", "taxes_goods"}:
            found.setdefault(words[0], []).append(frozenset(words[1:]))
    return {first: tuple(rest) for first, rest in found.items()}


@functools.cache
def _imposing() -> frozenset[str]:
    """First words of what imposes a duty."""
    return frozenset(words[0] for words, cues in cue_table().items() if "impose" in cues)


@functools.cache
def _first_words() -> frozenset[str]:
    """First words of names that name a duty without a noun for one ("chicken tax")."""
    names = [name.whole.split() for name in tariff_names() if name.whole is not None]
    nouns = {words for words, cues in cue_table().items() if "tariff_noun" in cues}
    return frozenset(words[0] for words in names if not any((word,) in nouns for word in words))
