"""What a measure spares: goods in the text's words, and countries by code."""

from __future__ import annotations

from collections.abc import Iterator

from tradewire.lexicons.measure_cues import measure_words
from tradewire.relate.tariffs.article.discourse import Told
from tradewire.relate.tariffs.details.places import Place
from tradewire.relate.tariffs.model import Exemption
from tradewire.relate.tariffs.sentence.matching import phrase_at, verb_classes
from tradewire.relate.tariffs.sentence.noun_phrases import read_goods
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import HARD_MARKS, is_tariff_noun, is_verb

_LINKS = frozenset({"for", "from", "to", "the", "of", "those", "goods", "it", "its", ","})
_LONGEST = 14  # tokens of an exemption that is told by a clause of its own ("goods that meet the rules …")


class ExemptionReader:
    """Reads what the mentions of one article spare; each sentence is read once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read: dict[int, list[tuple[int, list[Exemption]]]] = {}

    def exemptions_of(self, told: Told, place: Place) -> tuple[Exemption, ...]:
        """What the mention's sentence spares, and the next sentence where it tells of no rate of its own.

        Where a sentence holds several rates, what is spared goes with the last rate before it.
        """
        frame = told.frame
        if frame is None:
            return ()
        spared = [e for e in self._spared(frame.sentence) if _is_own(frame.sentence, frame.token, e[0])]
        after = place.after
        if after is not None and not any(t.kind == "rate" for t in after.tokens):
            spared += self._spared(after)
        parties = {*told.targets, *told.imposer}
        found = (e for _, exemptions in spared for e in exemptions)
        return tuple(dict.fromkeys(e for e in found if e.code is None or e.code not in parties))

    def _spared(self, sentence: Sentence) -> list[tuple[int, list[Exemption]]]:
        if id(sentence) not in self._read:
            self._read[id(sentence)] = list(_spared(sentence, self._text))
        return self._read[id(sentence)]


def _is_own(sentence: Sentence, rate: int, k: int) -> bool:
    rates = [j for j, t in enumerate(sentence.tokens) if t.kind == "rate"]
    before = [j for j in rates if j < k]
    return rate not in rates or rate == (before[-1] if before else rates[0])


def _spared(sentence: Sentence, text: str) -> Iterator[tuple[int, list[Exemption]]]:
    """Each word that spares something with what it spares."""
    tokens = sentence.tokens
    k = 0
    while k < len(tokens):
        cues, end = phrase_at(tokens, k, measure_words())
        if _negated(sentence, k) or _duty_object(sentence, k):
            pass
        elif cues and "is_spared" in cues and _predicate(sentence, k):
            start, stop = _subject(sentence, k)
            yield k, _read(sentence, start, text, stop)
        elif "spares" in (cues or ()) or "spares" in verb_classes(sentence, k):
            yield k, _read(sentence, _past_links(sentence, end), text)
        k = end


def _negated(sentence: Sentence, k: int) -> bool:
    return any(t.low in ("not", "n't", "never", "no") for t in sentence.tokens[max(0, k - 2) : k])


def _duty_object(sentence: Sentence, verb: int) -> bool:
    """Whether the verb's object is the duty ("has spared tin a duty of 5 %", "to be spared the 5 %")."""
    children = sentence.children[verb] if sentence.parsed else []
    return any(
        sentence.tokens[c].dep in ("dobj", "dative")
        and (is_tariff_noun(sentence, c) or sentence.tokens[c].kind == "rate")
        for c in children
    )


def _predicate(sentence: Sentence, k: int) -> bool:
    """Whether the word is said of a subject ("tin is exempt", "tin will be spared")."""
    return any(
        t.low in ("is", "are", "was", "were", "be", "been", "stay", "stays", "remain", "remains", "left")
        for t in sentence.tokens[max(0, k - 3) : k]
    )


def _subject(sentence: Sentence, k: int) -> tuple[int, int]:
    """`[start, stop)` of the subject of the predicate at `k`."""
    tokens = sentence.tokens
    verb = (
        k
        if is_verb(sentence, k)
        else next(
            (
                j
                for j in range(k - 1, max(-1, k - 4), -1)
                if tokens[j].classes & {"auxiliary"} or is_verb(sentence, j)
            ),
            k,
        )
    )
    subject = subject_of(sentence, verb)
    if subject.head >= 0 and subject.start < k:
        return subject.start, min(subject.end, k)
    stop = verb
    while stop > 0 and tokens[stop - 1].classes & {"auxiliary"}:
        stop -= 1
    start = stop
    while (
        start > 0
        and tokens[start - 1].low not in HARD_MARKS
        and tokens[start - 1].low not in (".", ",", "but", "while")
    ):
        start -= 1
    return start, stop


def _past_links(sentence: Sentence, k: int) -> int:
    while k < len(sentence.tokens) and sentence.tokens[k].low in _LINKS:
        k += 1
    # "goods from Peru", "goods that meet the rules": the word for goods is part of what is spared.
    while k > 0 and sentence.tokens[k - 1].low in ("goods", "those"):
        k -= 1
    return k


def _read(sentence: Sentence, start: int, text: str, stop: int | None = None) -> list[Exemption]:
    tokens = sentence.tokens
    phrase = read_goods(sentence, start, len(tokens) if stop is None else stop)
    codes = [tokens[k].value.code for k in phrase.sources]
    ranges = list(phrase.products)
    if not ranges and not codes and start < len(tokens):
        ranges = list(_clause_of_goods(sentence, start, stop))
    words = [" ".join(text[tokens[s].start : tokens[e - 1].end].split()) for s, e in ranges]
    if phrase.origins and words:
        # "cars from Peru": goods and origin are one exemption.
        found = [Exemption(word, code) for word in words for code in codes]
    else:
        found = [*(Exemption(code=code) for code in codes), *(Exemption(text=word) for word in words)]
    return list(dict.fromkeys(found))


def _clause_of_goods(sentence: Sentence, start: int, stop: int | None) -> Iterator[tuple[int, int]]:
    """Goods by a clause of their own: "goods that meet the rules of the pact"."""
    tokens = sentence.tokens
    if "generic_goods" not in tokens[start].classes:
        return
    end = start + 1
    limit = min(len(tokens) if stop is None else stop, start + _LONGEST)
    while end < limit and tokens[end].low not in HARD_MARKS and tokens[end].low not in (",", "."):
        end += 1
    if end > start + 1:
        yield start, end
