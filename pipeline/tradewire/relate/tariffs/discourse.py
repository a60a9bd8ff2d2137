"""Fills what a rate's own sentence leaves open, from what the article told before.

The state is small: the government that last acted, the governments of the paragraph, the
measures told so far, the section's heading and the headline's governments. A candidate for
the imposer is never one of the known targets; a stated slot is never overwritten. Each rule
names itself in `*_how`, from which the confidence is computed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tradewire.relate.tariffs.clauses import government_role, subject_of
from tradewire.relate.tariffs.frames import Frame
from tradewire.relate.tariffs.model import Status
from tradewire.relate.tariffs.phrases import DETERMINERS, is_verb
from tradewire.relate.tariffs.tokens import Sentence, Token

WORLD = ("WORLD",)


@dataclass(slots=True)
class Told:
    """A measure as one mention of it tells: all slots filled as far as can be."""

    percent: int
    low: Decimal
    high: Decimal
    imposer: tuple[str, ...]
    imposer_how: str
    targets: tuple[str, ...]
    targets_how: str
    products: tuple[tuple[int, int], ...]  # article offsets
    status: Status | None
    status_how: str
    block: int
    span: tuple[int, int]
    evidence: tuple[tuple[int, int], ...]
    frame: Frame | None = None
    export: bool = False
    table: int | None = None


@dataclass(slots=True)
class State:
    """What is known when a sentence is reached."""

    headline: tuple[str, ...] = ()
    default: str | None = None
    heading: tuple[str, ...] = ()
    acting: str | None = None
    paragraph: int = -1
    paragraph_governments: list[str] = field(default_factory=list)
    previous_sentence: list[str] = field(default_factory=list)
    sentence_governments: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    def enter(self, sentence: Sentence) -> None:
        """Moves on to a sentence; a new paragraph forgets the governments of the last."""
        if sentence.block != self.paragraph:
            self.paragraph = sentence.block
            self.paragraph_governments = []
            self.previous_sentence = []
        self.sentence_governments = []

    def leave(self, sentence: Sentence) -> None:
        """Remembers the governments of a sentence that is done."""
        governments = [t for t in sentence.tokens if t.kind == "gov"]
        codes = list(dict.fromkeys(t.value.code for t in governments))
        actor = acting_government(sentence)
        if actor is not None:
            self.acting = actor
        elif codes:
            self.acting = codes[0]
        self.previous_sentence = codes
        for code in codes:
            if code not in self.paragraph_governments:
                self.paragraph_governments.append(code)


def acting_government(sentence: Sentence) -> str | None:
    """The government that is the subject of the sentence's first verb of action, if any."""
    tokens = sentence.tokens
    for k, token in enumerate(tokens):
        if token.kind == "word" and is_verb(tokens, k) and not token.cues <= {"report"}:
            subject = subject_of(tokens, k, 0)
            if subject.kind == "government":
                code: str = tokens[subject.governments[0]].value.code
                return code
    for k, token in enumerate(tokens):
        if token.kind == "gov" and government_role(tokens, k).name in ("bare", "organ"):
            found: str = token.value.code
            return found
    return None


def resolve_imposer(frame: Frame, state: State) -> tuple[tuple[str, ...], str]:
    """The imposer of a frame: its own, or the discourse's best candidate that is no target."""
    if frame.imposer is not None:
        return frame.imposer, frame.imposer_how
    taken = set(frame.targets or ())
    tokens = frame.tokens

    def free(codes: Sequence[str | None]) -> str | None:
        return next((c for c in codes if c is not None and c not in taken), None)

    linked = _linked(frame, state)
    if linked is not None and not (set(linked.imposer) & taken):
        return linked.imposer, "number"
    if frame.pronoun:
        own = [t.value.code for k, t in enumerate(tokens[: frame.token]) if t.kind == "gov"
               and government_role(tokens, k).name in ("bare", "organ")]
        code = free([*own, state.acting, *state.previous_sentence])
        if code:
            return (code,), "pronoun"
    if frame.request:
        if state.told and not (set(state.told[-1].imposer) & taken):
            return state.told[-1].imposer, "request"
    own = _own_sentence(frame, taken)
    if own is not None:
        return (own,), "sentence"
    last = state.told[-1] if state.told else None
    if state.paragraph_governments:
        if last is not None and last.block == frame.sentence.block and not (set(last.imposer) & taken):
            return last.imposer, "last-here"
        code = free(state.paragraph_governments)
        if code:
            return (code,), "paragraph"
    if last is not None and last.imposer and not (set(last.imposer) & taken):
        return last.imposer, "last"
    code = free([*state.heading, *state.headline, state.acting, state.default])
    if code:
        return (code,), "headline"
    return (), "none"


def _own_sentence(frame: Frame, taken: set[str]) -> str | None:
    """A government of the rate's sentence that stands free: subject of another verb, or in a place phrase."""
    tokens = frame.tokens
    for k, token in enumerate(tokens):
        if token.kind != "gov" or token.value.code in taken:
            continue
        role = government_role(tokens, k)
        if role.name in ("bare", "organ", "tariff"):
            code: str = token.value.code
            return code
    for k, token in enumerate(tokens):
        if token.kind == "gov" and token.value.code not in taken:
            role = government_role(tokens, k)
            if role.name == "prep" and role.word in ("in", "at", "into", "to"):
                found: str = token.value.code
                return found
    return None


def _linked(frame: Frame, state: State) -> Told | None:
    """The last measure of the same number that "the 15 %" points back to."""
    tokens = frame.tokens
    if frame.targets is not None or frame.products:
        return None
    before: Token | None = tokens[frame.token - 1] if frame.token else None
    if before is None or before.low not in ("the", "that", "this", "same"):
        return None
    return next((t for t in reversed(state.told) if t.percent != frame.percent and _same_number(t, frame)), None)


def _same_number(told: Told, frame: Frame) -> bool:
    text = frame.tokens[frame.token].text
    return told.frame is not None and told.frame.tokens[told.frame.token].text == text


def resolve_targets(frame: Frame, imposer: tuple[str, ...], state: State) -> tuple[tuple[str, ...], str]:
    """The targets of a frame: its own, or carried from the last measure, or WORLD."""
    if frame.targets is not None:
        return frame.targets, frame.targets_how
    if frame.export:
        return imposer, "export"
    linked = _linked(frame, state)
    if linked is not None:
        return linked.targets, "number"
    last = state.told[-1] if state.told else None
    carried = last is not None and last.imposer == imposer and not last.export
    if frame.request and last is not None:
        return last.targets, "request"
    if carried and last is not None:
        same_paragraph = last.block == frame.sentence.block
        if same_paragraph and not _opens_new(frame):
            return last.targets, "last-here"
        if not frame.products and _anaphoric(frame):
            return last.targets, "last"
    if frame.products:
        return WORLD, "product"
    if carried and last is not None:
        return last.targets, "last"
    return WORLD, "default"


def _opens_new(frame: Frame) -> bool:
    """Whether the clause names a new product with an indefinite duty ("a duty of 8 % on tin")."""
    if not frame.products or frame.noun is None:
        return False
    k = min(frame.noun, frame.token)
    while k > frame.low and frame.tokens[k - 1].low not in DETERMINERS and frame.noun - k < 5:
        k -= 1
    return k > 0 and frame.tokens[k - 1].low in ("a", "an", "any", "another")


def _anaphoric(frame: Frame) -> bool:
    tokens = frame.tokens
    k = frame.noun if frame.noun is not None else frame.token
    window = tokens[max(frame.low, min(k, frame.token) - 4) : max(k, frame.token)]
    return any(t.low in ("the", "that", "this", "it", "its", "same") for t in window)
