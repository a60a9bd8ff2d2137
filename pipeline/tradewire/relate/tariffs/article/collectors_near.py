"""Who may collect by the words of the rate's own sentence, where it names no collector outright."""

from __future__ import annotations

from tradewire.lexicons.blocs import members_of
from tradewire.relate.tariffs.article.discourse import speakers
from tradewire.relate.tariffs.sentence.clauses import verb_above
from tradewire.relate.tariffs.sentence.roles import role_of
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import codes_of
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.status.conditions import condition_of


def signers(frame: Frame) -> list[str]:
    """Whose instrument acts: "Peru signed the order that ends it", "a bill before Peru's senate would …"."""
    sentence, tokens, subject = frame.sentence, frame.tokens, frame.subject
    if subject.head < 0 or "instrument" not in tokens[subject.head].classes:
        return []
    found = [t.value.code for t in tokens[subject.start : subject.end] if t.kind == "gov"]
    verb, _passed = verb_above(sentence, subject.head)
    if not found and verb is not None and verb != frame.verb and tokens[subject.head].dep == "dobj":
        above = subject_of(sentence, verb)
        if above.kind == "government" and not above.passive:
            found += codes_of(tokens, above.governments)
    return found


def granters(frame: Frame) -> list[str]:
    """Who acts in the clauses above one of payers: "Peru will name goods to receive 5 %"."""
    return _actors(frame, past_reports=True) if frame.construction == "payer" else []


def actors_above(frame: Frame) -> list[str]:
    """Who acts in the clauses above a pronoun's: "if Peru opened up to tin, on which it levies 9 %"."""
    return _actors(frame, past_reports=False)


def _actors(frame: Frame, *, past_reports: bool) -> list[str]:
    """Governments that act in the clauses above the rate's, nearest first; who only reports does not act.

    Args:
        past_reports: clauses above one that reports count too.
    """
    sentence, verb = frame.sentence, frame.verb
    found: list[str] = []
    if verb is None or not sentence.parsed:
        return found
    for _ in range(_CLIMB):
        verb, _passed = verb_above(sentence, verb)
        if verb is None:
            break
        if "report" in sentence.tokens[verb].cues:
            if past_reports:
                continue
            break
        subject = subject_of(sentence, verb)
        if subject.kind == "government" and not subject.passive:
            found.extend(codes_of(sentence.tokens, subject.governments))
    return found


_CLIMB = 3  # clauses above the rate's


def of_union(frame: Frame) -> bool:
    """Whether a member state of the European Union wishes: it asks the Union."""
    members = members_of("EU")
    return frame.subject.kind == "government" and any(
        frame.tokens[g].value.code in members for g in frame.subject.governments
    )


def deciding_speakers(sentence: Sentence) -> list[str]:
    """Bodies of a government that say what goods will pay: "tin would pay 5 %, the ministry of Peru said"."""
    said = speakers(sentence)
    return [
        t.value.code
        for t in sentence.tokens
        if t.kind == "gov" and t.value.form == "organ" and t.value.code in said
    ]


def before_colon(frame: Frame) -> list[str]:
    """The only government before the colon that opens the rate's stretch: "Peru is hard: 9 % on tin"."""
    low, tokens = frame.low, frame.tokens
    if not low or tokens[low - 1].low != ":" or frame.subject.kind == "pronoun":
        return []
    named = [k for k in range(low - 1) if tokens[k].kind == "gov"]
    codes = list(dict.fromkeys(tokens[k].value.code for k in named))
    owner = named and (role_of(frame.sentence, named[0]).name != "goods" or tokens[named[0] + 1].low == "'s")
    return codes if len(codes) == 1 and owner else []


def met_before(frame: Frame) -> list[str]:
    """What "there" may point back to: "a year after the pact with Peru, tin pays 9 % there"."""
    tokens = frame.tokens
    return [
        tokens[k].value.code
        for k in range(frame.token - 1, -1, -1)
        if tokens[k].kind == "gov" and role_of(frame.sentence, k).preposition in ("with", "to", "in", "into")
    ]


def nearest_subject(frame: Frame) -> list[str]:
    """The last subject before a pronoun that acts: "if Peru opened …, on which it levies"."""
    tokens = frame.tokens
    return [
        tokens[k].value.code
        for k in range(frame.subject.start - 1, -1, -1)
        if tokens[k].kind == "gov" and tokens[k].dep in ("nsubj", "nsubjpass")
    ][:1]


def earlier_subjects(frame: Frame) -> list[str]:
    """Governments that stand for themselves before the rate in its sentence."""
    tokens = frame.tokens
    found = []
    for k in range(frame.core[0]):
        if tokens[k].kind == "gov" and role_of(frame.sentence, k).name in ("bare", "organ"):
            found.append(tokens[k].value.code)
    return found


def markets(frame: Frame) -> list[str]:
    """Where the sentence says that goods go: "a 9 % duty will halve exports to Peru"."""
    if frame.export or not frame.sentence.parsed:
        return []
    tokens = frame.tokens
    found: list[str] = []
    for k, token in enumerate(tokens):
        if token.kind == "gov" and role_of(frame.sentence, k).preposition == "to":
            opener = token.head
            flow = tokens[opener].head if opener >= 0 else -1
            if flow >= 0 and tokens[flow].classes & {"trade_flow", "trade_verb"}:
                # the nearest before the rate: "American exports to Peru face 9 %"
                found.insert(0 if k < frame.token else len(found), token.value.code)
    return found


def free_governments(frame: Frame) -> list[str]:
    """Governments of the rate's sentence that own a duty, act, or are the place of the clause."""
    sentence, tokens = frame.sentence, frame.tokens
    saying = set(speakers(sentence))
    condition = condition_of(frame, frame.verb)
    warned = (
        range(0)
        if condition is None
        else range(sentence.left_edge(condition), sentence.right_edge(condition) + 1)
    )
    found = []
    for k, token in enumerate(tokens):
        if token.kind != "gov" or token.value.code in saying or k in warned:
            continue
        role = role_of(sentence, k)
        if role.name == "tariff":
            found.append(token.value.code)
        elif role.name in ("bare", "organ"):
            subject = (
                tokens[role.head].dep in ("nsubj", "conj", "ROOT", "appos", "dep", "poss")
                or not sentence.parsed
            )
            if (subject and role.preposition == "") or role.preposition in ("in", "at", "by"):
                found.append(token.value.code)
    return found
