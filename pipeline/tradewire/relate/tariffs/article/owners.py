"""Whose goods "its tin" and "their tin" are: payers that a clause names by a pronoun alone."""

from __future__ import annotations

from tradewire.relate.tariffs.article.discourse import State, acting_above, speakers
from tradewire.relate.tariffs.sentence.roles import role_of
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.words import codes_of
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.slots.frame_imposer import owns_goods


def read_owned_payer(frame: Frame, state: State) -> None:
    """ "its own tin pays 5 %": goods of a pronoun are those of the government that acts before it."""
    subject, tokens = frame.subject, frame.tokens
    if frame.construction != "payer" or frame.targets is not None or subject.kind not in ("goods", "other"):
        return
    owned = next(
        (
            k
            for k in range(subject.start, subject.end)
            if "possessive" in tokens[k].classes
            and "speaker" not in tokens[k].classes
            and not any(t.low in ("for", "in", "to", "with", "by") for t in tokens[subject.start : k])
        ),
        None,
    )
    if owned is None:
        return
    before = [
        tokens[k].value.code
        for k in range(owned)
        if tokens[k].kind == "gov"
        and (role_of(frame.sentence, k).name in ("bare", "organ") or "firm_noun" in tokens[k + 1].classes)
    ]
    spoken_of = (*_who_agreed(frame), *reversed(before), *state.previous_sentence)
    code = next((c for c in spoken_of if c not in (frame.imposer or ())), None)
    if code is not None:
        frame.targets, frame.targets_how = (code,), "pronoun"


def _who_agreed(frame: Frame) -> tuple[str, ...]:
    """ "Chile agreed with Peru that its goods would pay 9 %": the subject of the clause above."""
    sentence, verb = frame.sentence, frame.verb
    if verb is None or not sentence.parsed or frame.tokens[verb].dep != "ccomp":
        return ()
    subject = subject_of(sentence, frame.tokens[verb].head)
    if subject.kind != "government" or subject.passive:
        return ()
    return codes_of(frame.tokens, subject.governments)


def read_owned_goods(frame: Frame, state: State) -> None:
    """ "put duties of 9 % on their tin", "the tariff on its tin is 9 %": of whom the text spoke before."""
    if frame.targets is not None or not frame.sentence.parsed:
        return
    tokens = frame.tokens
    ours = any(tokens[k].low == "our" and _is_object(frame, k) for k in range(frame.low, frame.high))
    speaker = next((c for c in (*speakers(frame.sentence), state.issuer, state.home) if c is not None), None)
    if ours and frame.imposer is not None and speaker is not None and speaker not in frame.imposer:
        frame.targets, frame.targets_how = (speaker,), "pronoun"
        return
    owned = next(
        (
            k
            for k in range(frame.low, frame.high)
            if tokens[k].low in ("its", "their") and owns_goods(frame, k)
        ),
        None,
    )
    if owned is None or (tokens[owned].low == "its" and frame.imposer is not None):
        return  # "Peru put a duty on its tin": its own exports, or another's
    here = [
        tokens[k].value.code
        for k in range(owned)
        if tokens[k].kind == "gov"
        and (
            role_of(frame.sentence, k).name in ("bare", "organ")
            or any("firm_noun" in t.classes for t in tokens[k + 1 : k + 3])
        )
    ]
    taken = set(frame.imposer or ())
    if frame.subject.kind == "pronoun" and tokens[frame.subject.head].low == "it":
        taken.update(speakers(frame.sentence))  # "Peru said it would put 9 % on their tin"
    # "growers heard of a tariff on their fruit": those of the article's own country
    own = (state.home,) if any("firm_noun" in t.classes for t in tokens[:owned]) else ()
    spoken_of = (*own, *acting_above(frame), *reversed(here), *state.previous_sentence)
    code = next((c for c in spoken_of if c and c not in taken), None)
    if code is not None:
        frame.targets, frame.targets_how = (code,), "pronoun"


def _is_object(frame: Frame, k: int) -> bool:
    """Whether the possessive at `k` owns the goods that the verb is about ("hit our tin with 9 %")."""
    token = frame.tokens[k]
    return owns_goods(frame, k) or (
        token.head > k
        and frame.tokens[token.head].dep == "dobj"
        and frame.tokens[token.head].head == frame.verb
    )
