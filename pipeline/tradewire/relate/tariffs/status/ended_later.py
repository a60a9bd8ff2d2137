"""Whether the sentence says that a duty of the past is over, or was halted: by another verb or a day."""

from __future__ import annotations

import itertools

from tradewire.relate.tariffs.sentence.clauses import (
    ACTING,
    auxiliaries,
    verb_above,
    verb_cues,
)
from tradewire.relate.tariffs.sentence.matching import verb_classes
from tradewire.relate.tariffs.sentence.subjects import Subject, subject_of
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import is_rate_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.status.endings import LETS
from tradewire.relate.tariffs.status.tense import (
    FUTURE,
    MODAL,
    NEGATIONS,
    soft_clause,
)
from tradewire.values.dates import DateValue


def ended_by(frame: Frame, verb: int | None, past: bool) -> str:
    """The rule by which the sentence says that a past duty is over, or ""."""
    sentence, tokens = frame.sentence, frame.tokens
    for k in (verb, frame.verb):
        if (
            k is not None
            and sentence.parsed
            and verb_cues(sentence, k) & (ACTING | {"start"})
            and any(tokens[c].low == "longer" for c in sentence.children[k])
        ):
            return "no-longer"
    if not past or verb is None:
        return ""
    if _now_free(frame):
        return "now-free"
    start, stop = soft_clause(frame)
    keeping = any(
        "keep" in verb_cues(sentence, c) for c in sentence.children[verb] if tokens[c].dep == "xcomp"
    )
    if keeping:
        return ""  # "agreed to keep, until 2030, the 9 %"
    if "prolong" not in verb_cues(sentence, verb) and any(
        t.kind == "date"
        and (t.value.cue in ("until", "till") or _closed(t.value))
        and not _puts_off(sentence, k)
        for k, t in enumerate(tokens[start:stop], start)
    ):
        return "until"
    if any(
        t.low in ("until", "till") and n.kind == "number" and len(n.text) == _YEAR_DIGITS
        for t, n in itertools.pairwise(tokens[start : stop + 1])
    ):
        return "until"
    if "span" in verb_cues(sentence, verb):
        return "span"
    for k in range(frame.core[1] + 1, len(tokens)):
        # "levied 9 % until a court annulled it", "9 % until it lapsed"
        ends = is_verb(sentence, k) and tokens[k].tag in ("VBD", "VBN") and "remove" in verb_cues(sentence, k)
        if ends and any(tokens[c].low in ("until", "till") for c in sentence.children[k]):
            return "until"
    for k in range(frame.core[1] + 1, len(tokens)):
        if k == verb or not is_verb(sentence, k):
            continue
        if _lets_end(sentence, k):
            return "ended-later"
        if not verb_cues(sentence, k) & {"remove", "span"}:
            continue
        if tokens[k].tag in ("VBZ", "VBP") and not any(t.low in _NOW for t in tokens[k + 1 : k + 3]):
            continue  # "and expires in January"
        if tokens[k].dep == "pcomp" and tokens[tokens[tokens[k].head].head].tag.startswith("NN"):
            continue  # "any decision on lifting it"
        if auxiliaries(sentence, k) & (MODAL | FUTURE) or any(
            tokens[c].low in NEGATIONS for c in sentence.children[k]
        ):
            continue
        if any(tokens[c].low == "for" and tokens[c].dep in ("prep", "dative") for c in sentence.children[k]):
            continue  # "but is waived for two firms": the others go on paying
        subject = subject_of(sentence, k)
        # "raised its duty on tin to 9 % and scrapped its duty on zinc": that one is another.
        done = [g for c in sentence.children[k] if tokens[c].dep == "xcomp" for g in sentence.children[c]]
        objects = [
            tokens[c]
            for c in (*sentence.children[k], *done)  # "scrapped it", "stopped collecting it"
            if tokens[c].dep == "dobj"
            and not any(
                tokens[g].low in ("on", "for") for g in (*sentence.children[c], c + 1) if g < len(tokens)
            )
        ]
        if subject.head in (frame.noun, frame.token) or (
            subject.kind == "pronoun" and tokens[subject.head].low in ("it", "they", "that", "those", "these")
        ):
            return "ended-later"
        if _is_same(sentence, subject):
            return "ended-later"
        if frame.subject.kind == "tariff" and subject.head == frame.subject.head and tokens[k].dep == "conj":
            return "ended-later"  # "was raised to 9 % in May and then thrown out"
        if any(t.low in ("it", "them") or "tariff_noun" in t.cues for t in objects):
            return "ended-later"
    return ""


def _puts_off(sentence: Sentence, k: int) -> bool:
    """Whether the date at `k` is that of a delay: "left a 9 % levy unchanged and put off until May any …"."""
    verb, _passed = verb_above(sentence, k)
    return verb is not None and "put_off" in verb_classes(sentence, verb)


def _is_same(sentence: Sentence, subject: Subject) -> bool:
    """ "taxed tin at 9 % in 2018; the duty was withdrawn": the one told of last, without a name."""
    tokens = sentence.tokens
    bare = subject.end - subject.start == _BARE and tokens[subject.start].low in ("the", "that", "this")
    return bare and (subject.kind == "tariff" or tokens[subject.head].low in ("protection", "barrier"))


def _now_free(frame: Frame) -> bool:
    """ "tin, which paid 9 %, now enters duty-free": by the verb that those goods are subject of."""
    sentence, tokens = frame.sentence, frame.tokens
    later = range(frame.core[1] + 1, len(tokens))
    if not sentence.parsed or any(tokens[k].low in _NOT_FREE for k in later):
        return False
    for k in later:
        duty_free = tokens[k].low in ("duty-free", "tariff-free")
        if not duty_free and not (tokens[k].low == "free" and tokens[k - 1].low in _BEFORE_FREE):
            continue
        verb, _passed = verb_above(sentence, k)
        goods = subject_of(sentence, verb).head if verb is not None else -1
        if (
            goods >= 0
            and tokens[goods].kind != "gov"
            and sentence.left_edge(goods) <= frame.token <= sentence.right_edge(goods)
        ):
            return True
    return False


_BEFORE_FREE = frozenset({"duty", "enter", "enters", "in", "entered"})


_NOT_FREE = frozenset({"if", "unless", "or", "while", "but", "should", "would"})


_NOW = frozenset({"today", "now", "tonight"})


_YEAR_DIGITS = 4


def _lets_end(sentence: Sentence, k: int) -> bool:
    """ "and let the measure lapse"."""
    tokens = sentence.tokens
    return tokens[k].low in LETS and any(
        tokens[c].dep == "ccomp"
        and "remove" in tokens[c].cues
        and any(
            tokens[g].dep == "nsubj" and (is_rate_noun(sentence, g) or tokens[g].low in ("it", "them"))
            for g in sentence.children[c]
        )
        for c in sentence.children[k]
    )


def halted_later(frame: Frame, verb: int | None) -> bool:
    """ "announced a duty of 9 %; it was suspended before it began"."""
    sentence, tokens = frame.sentence, frame.tokens
    for k in range(frame.core[1] + 1, len(tokens)):
        if k == verb or not is_verb(sentence, k):
            continue
        only = tokens[k].tag == "VB" and any(tokens[c].low == "only" for c in sentence.children[k])
        # "announced and then put off", which is tagged as an infinitive
        then = tokens[k].dep == "conj" and tokens[tokens[k].head].tag in ("VBD", "VBN")
        if not only and not then and tokens[k].tag not in ("VBD", "VBN"):
            continue
        if auxiliaries(sentence, k) & (MODAL | FUTURE):
            continue
        subject = subject_of(sentence, k)
        if subject.head >= 0 and "start_noun" in tokens[subject.head].classes:
            if "put_off" in verb_classes(sentence, k):
                return True  # "but its start has slipped twice"
            continue
        if "suspend" not in verb_cues(sentence, k):
            continue
        told_of = tokens[k].dep == "conj" and tokens[k].head in (verb, frame.verb, frame.inner)
        if told_of and not any(tokens[c].dep == "dobj" for c in sentence.children[k]):
            return True  # "the 9 % that Peru announced in May and then put off"
        pointing = subject.kind == "pronoun" and tokens[subject.head].low in ("it", "they", "that")
        if pointing or _is_same(sentence, subject) or subject.head in (frame.noun, frame.token):
            return True
        # "until Peru suspended it", "but Lima suspended the duty"
        if any(
            tokens[c].dep == "dobj"
            and (
                tokens[c].low in ("it", "them", "that", "this")
                or (is_rate_noun(sentence, c) and tokens[c - 1].low in ("the", "that"))
            )
            and not any(tokens[g].low in ("on", "for") for g in sentence.children[c])
            for c in sentence.children[k]
        ):
            return True
    return False


_BARE = 2  # tokens of "that rate"


def _closed(date: DateValue) -> bool:
    """ "from 2019 until 2021"."""
    return date.cue == "from" and "/" in (date.value or "") and ".." not in (date.value or "")
