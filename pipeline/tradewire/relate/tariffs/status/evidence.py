"""What the clause of a rate shows of its status: verb, tense, cues, and what stands above it."""

from __future__ import annotations

from dataclasses import dataclass

from tradewire.relate.tariffs.sentence.clauses import BE, own_subject, verb_above, verb_cues
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.status.tense import (
    FUTURE,
    MODAL,
    clause_cues,
    is_past,
    modality,
    tensed_verb,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One clause, read once for every rule about its status.

    Attributes:
        frame: the rate in its clause.
        verb: the verb whose tense counts, the frame's own or one that it depends on; None without one.
        cues: of that verb.
        aux: the words for its mood and tense ("will", "may", "to").
        above: cues of the verbs and nouns that govern the rate's verb, and of the nouns between both.
        start: what a date in the clause says of the day it starts (Reading.start_of).
        decision_today: the article is itself the decision ("today … signed").
        past: the verb tells of what was done.
    """

    frame: Frame
    verb: int | None
    cues: frozenset[str]
    aux: frozenset[str]
    above: frozenset[str]
    start: str
    decision_today: bool
    past: bool

    @property
    def stands(self) -> bool:
        """Whether the verb tells what is so already, by tense or by habit."""
        return (
            self.verb is not None
            and not self.aux & (MODAL | FUTURE)
            and (self.past or "habitual" in self.cues)
        )

    @property
    def keeps(self) -> bool:
        """Whether the duty goes on as it is."""
        if ("keep" in self.cues and not self.cues & {"raise", "lower"}) or "keep" in self.above:
            return True
        return self.verb is not None and keeps_on(self.frame.sentence, self.verb)

    @property
    def clause(self) -> set[str]:
        """Cues of all words of the innermost clause."""
        return clause_cues(self.frame)


def keeps_on(sentence: Sentence, verb: int) -> bool:
    """ "agreed to keep the 9 %"."""
    return sentence.parsed and any(
        sentence.tokens[c].dep == "xcomp" and "keep" in verb_cues(sentence, c)
        for c in sentence.children[verb]
    )


def read_evidence(frame: Frame, *, start: str, decision_today: bool) -> Evidence:
    """The evidence of a frame's clause; the arguments are those of Evidence."""
    verb = tensed_verb(frame)
    cues = frame.cues
    if verb != frame.verb:
        cues = verb_cues(frame.sentence, verb) if verb is not None else frozenset()
    past = verb is not None and is_past(frame, verb)
    above = frozenset(_above(frame))
    return Evidence(frame, verb, cues, modality(frame, verb), above, start, decision_today, past)


_SPOKEN = frozenset({"spoke", "spoken", "speaks", "talked", "talks", "talking", "speaking"})


def _above(frame: Frame) -> set[str]:
    """Cues of the verbs and nouns that govern the rate's verb, and of the nouns between rate and verb."""
    sentence = frame.sentence
    found: set[str] = set()
    for k in frame.governors:
        found |= verb_cues(sentence, k) if is_verb(sentence, k) else sentence.tokens[k].cues
        if sentence.tokens[k].low in BE:
            # "its offer is to drop the 9 % levy"
            head = own_subject(sentence, k)
            if head is not None:
                found |= sentence.tokens[head].cues & {"propose", "threaten", "request"}
    spoken = frame.verb is not None and frame.tokens[frame.verb].low in _SPOKEN
    if spoken and any(frame.tokens[k].low == "of" for k in frame.passed):
        found.add("propose")  # "has spoken at various times of 9 %"
    if frame.verb is not None and frame.tokens[frame.verb].low == "including":
        # "recommended steps, including a duty of 9 %"
        above, _passed = verb_above(sentence, frame.verb)
        if above is not None and verb_cues(sentence, above) & {"request", "propose", "threaten"}:
            found.add("propose")
    for k in frame.passed:
        if any(
            sentence.tokens[c].dep == "acl" and "propose" in verb_cues(sentence, c)
            for c in sentence.children[k]
        ):
            found.add("propose")  # "a list drawn up in May, with 9 % on tin"
        if not sentence.tokens[k].tag.startswith("JJ"):
            found |= sentence.tokens[k].cues
            found |= {"suspend"} if "suspension" in sentence.tokens[k].cues else set()
    return found
