"""The verb that tells what becomes of a duty, and the clause that tells of the duty itself."""

from __future__ import annotations

from tradewire.relate.tariffs.sentence.clauses import (
    ACTING,
    BE,
    COLLECTING,
    is_passive,
    own_subject,
    verb_cues,
)
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import is_rate_noun, is_tariff_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Frame


def main_verb(sentence: Sentence, verb: int, top: int) -> int:
    """The verb that tells what becomes of the duty: "was allowed | to expire", "is expected | to fall"."""
    tokens = sentence.tokens
    if sentence.parsed and tokens[verb].low in ("let", "lets", "letting"):
        # "let its 7 % lapse"
        left = [
            c for c in sentence.children[verb] if tokens[c].dep == "ccomp" and verb_cues(sentence, c) & ACTING
        ]
        if left:
            return left[0]
    if sentence.parsed and "keep" in tokens[verb].cues:
        # "go on taxing tin, Peru at 5 %": what is gone on with is the act.
        for child in sentence.children[verb]:
            acts = [c for c in sentence.children[child] if tokens[c].dep == "pcomp" and is_verb(sentence, c)]
            if tokens[child].low == "on" and acts:
                return acts[0]
    if sentence.parsed and tokens[verb].dep == "advcl" and tokens[verb].tag == "VBG":
        # "put duties on tin, starting at 5 %": the size of what is done, no act of its own.
        act = tokens[verb].head
        sized = "move" in verb_cues(sentence, verb) and not verb_cues(sentence, verb) & (COLLECTING | {"pay"})
        if sized and any(
            is_tariff_noun(sentence, c) for c in sentence.children[act] if tokens[c].dep == "dobj"
        ):
            return act
    if sentence.parsed and _set_off(sentence, verb):
        return tokens[verb].head
    if not sentence.parsed or tokens[top].dep not in ("nsubj", "nsubjpass") or tokens[top].head != verb:
        return verb
    if verb_cues(sentence, verb) & (COLLECTING | {"pay", "request", "propose", "threaten"}):
        return verb
    return next(
        (c for c in sentence.children[verb] if tokens[c].dep == "xcomp" and verb_cues(sentence, c) & ACTING),
        verb,
    )


def _set_off(sentence: Sentence, verb: int) -> bool:
    """ "a 9 % levy, decided in May, was frozen": a participle between commas, parsed as a clause."""
    tokens = sentence.tokens
    if tokens[verb].dep != "advcl" or tokens[verb].tag not in ("VBD", "VBN") or tokens[verb - 1].low != ",":
        return False
    head = tokens[verb].head
    return head > verb and is_passive(sentence, head) and own_subject(sentence, head) is None


def relative_verb(frame: Frame) -> int | None:
    """The verb of a clause that tells of the duty itself: "the 12 % that Lima collects"."""
    sentence = frame.sentence
    if not sentence.parsed:
        return None
    tokens = sentence.tokens
    for top in {frame.token, frame.noun if frame.noun is not None else frame.token}:
        for child in sentence.children[top]:
            if tokens[child].dep in ("relcl", "acl") and child > top and is_verb(sentence, child):
                cues = verb_cues(sentence, child)
                if ("pay" in cues or tokens[child].low in BE) and _of_goods(sentence, child):
                    continue
                if "pay" in cues and _which_pays(sentence, child):
                    continue  # "a duty on tin, which enters free": no duty pays
                # "tariffs ranging from …" says nothing of its own.
                spans = tokens[child].tag == "VBG" and not cues & (COLLECTING | {"pay", "request"})
                if cues & ACTING and not spans:
                    return child
    return _contact_clause(frame)


def _contact_clause(frame: Frame) -> int | None:
    """ "of touching the 12 % it levies": right behind the rate, wherever the parse hangs the clause."""
    sentence, tokens = frame.sentence, frame.tokens
    k = frame.core[1] + 1
    if k + 1 >= len(tokens) or tokens[k].low not in ("it", "they", "he", "she") or tokens[k].head != k + 1:
        return None
    told = is_verb(sentence, k + 1) and tokens[k + 1].dep in ("relcl", "ccomp")
    return k + 1 if told and verb_cues(sentence, k + 1) & COLLECTING else None


def _which_pays(sentence: Sentence, verb: int) -> bool:
    tokens = sentence.tokens
    subject = own_subject(sentence, verb)
    return subject is not None and tokens[subject].low == "which" and not is_passive(sentence, verb)


def _of_goods(sentence: Sentence, verb: int) -> bool:
    """ "a duty on tin that should have entered free": told of the goods right before it, not of the duty."""
    tokens = sentence.tokens
    opener = next((c for c in sentence.children[verb] if tokens[c].low in ("that", "which")), None)
    if opener is None or opener < 1 or is_passive(sentence, verb):
        return False
    if tokens[opener].dep not in ("nsubj", "nsubjpass"):
        return False
    before = tokens[opener - 1]
    return before.tag.startswith("NN") and before.kind == "word" and not is_rate_noun(sentence, opener - 1)


def take_object_noun(frame: Frame) -> bool:
    """Takes the tariff noun that is the verb's object ("raise the levy on X to 50 %")."""
    sentence, verb = frame.sentence, frame.verb
    if not sentence.parsed or verb is None or any(sentence.tokens[k].low == "with" for k in frame.passed):
        return False
    for child in sentence.children[verb]:
        if (
            sentence.tokens[child].dep in ("dobj", "dative", "oprd")
            and child != frame.token
            and is_rate_noun(sentence, child)
        ):
            frame.noun = child
            return True
    return False


def parted(sentence: Sentence, a: int, b: int) -> bool:
    """Whether a semicolon stands between two tokens: what is said behind it is said of something else."""
    return any(t.low == ";" for t in sentence.tokens[min(a, b) : max(a, b)])
