"""Whether a clause is the condition of another, or depends on one."""

from __future__ import annotations

import itertools

from tradewire.relate.tariffs.sentence.clauses import BE
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.slots.frame import Frame


def in_condition(frame: Frame, verb: int | None) -> bool:
    """Whether the verb stands in an if-clause."""
    sentence = frame.sentence
    if verb is None or not sentence.parsed:
        return False
    return any(
        sentence.tokens[c].dep == "mark" and sentence.tokens[c].low in ("if", "unless", "whether")
        for c in sentence.children[verb]
    )


def has_condition(frame: Frame, verb: int | None) -> bool:
    """Whether the verb is the consequence of an if-clause."""
    return condition_of(frame, verb) is not None


def condition_of(frame: Frame, verb: int | None) -> int | None:
    """The verb of the if-clause whose consequence `verb` is, or the one it completes ("is going | to be")."""
    sentence = frame.sentence
    if verb is None or not sentence.parsed:
        return None
    tokens = sentence.tokens
    above = tokens[verb].head if tokens[verb].dep == "xcomp" else verb
    return next(
        (
            child
            for k in sorted({verb, above})
            for child in sentence.children[k]
            if tokens[child].dep == "advcl"
            and not (child > frame.token and _of_nothing(frame, child))
            and not _of_kind(frame, child)
            and any(
                tokens[c].low in ("if", "unless", "should") and tokens[c].dep in ("mark", "aux")
                for c in sentence.children[child]
            )
        ),
        None,
    )


def _of_kind(frame: Frame, condition: int) -> bool:
    """ "if a wine is from Peru, 9 % will apply": it says which goods are meant, not what must happen."""
    token = frame.tokens[condition]
    if token.low not in BE and token.tag != "VBN":
        return False
    return subject_of(frame.sentence, condition).kind == "goods"


def _of_nothing(frame: Frame, condition: int) -> bool:
    """ "pays 9 %, or nothing if …", "or 40 euros a tonne if …": the condition is that of the other case."""
    between = frame.tokens[frame.token + 1 : condition]
    return any(
        a.low == "or" and (b.low in ("nothing", "none", "zero", "no") or b.kind in ("money", "rate"))
        for a, b in itertools.pairwise(between)
    )
