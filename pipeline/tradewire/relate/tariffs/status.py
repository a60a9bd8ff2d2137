"""Whether a duty is collected, decided, threatened, paused or gone, at the time the article speaks.

Judged by the innermost clause that governs the rate: its verb and tense first, then the verbs and
nouns above it ("a threat of"), then dates against the day of publication. Reporting verbs never count.
"""

from __future__ import annotations

from tradewire.relate.tariffs.clauses import auxiliaries, subject_of, verb_cues
from tradewire.relate.tariffs.frame import Frame
from tradewire.relate.tariffs.model import Status
from tradewire.relate.tariffs.words import is_verb

Verdict = tuple[Status | None, str]

_FUTURE = frozenset({"will", "shall", "'ll"})
_MODAL = frozenset({"could", "may", "might", "can", "would", "should"})
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor"})
_CLAUSE_OPENERS = frozenset(
    {"but", "while", "although", "though", "because", "whereas", "which", "who", "unless", "if", "when", "after", "before"}
)
_BEHIND_COMMA = _CLAUSE_OPENERS | {"and", "or", "so", "should"}


def soft_clause(frame: Frame) -> tuple[int, int]:
    """`[start, stop)` of the innermost clause of the rate: between commas or subordinators that part verbs."""
    tokens = frame.tokens
    first, last = frame.core
    if frame.verb is not None:
        first, last = min(first, frame.verb), max(last, frame.verb)
    start = first
    while start > 0 and (start > frame.low or start > first) and not _clause_mark(frame, start - 1):
        start -= 1
    stop = last + 1
    while stop < len(tokens) and (stop < frame.high) and not _clause_mark(frame, stop):
        stop += 1
    return start, stop


def _clause_mark(frame: Frame, k: int) -> bool:
    tokens = frame.tokens
    token = tokens[k]
    if token.low in _CLAUSE_OPENERS:
        return True
    return token.low == "," and k + 1 < len(tokens) and tokens[k + 1].low in _BEHIND_COMMA


def judge(frame: Frame, *, starts_later: bool, decision_today: bool) -> Verdict:
    """The status by the frame's own clause and the rule that decided; None where it holds no cue.

    Args:
        frame: the rate in its clause.
        starts_later: a date in the clause lies after the day the article speaks.
        decision_today: the article is itself the decision ("today … signed").
    """
    if frame.request:
        return "threatened", "request"
    above = _above(frame)
    ending = _ending(frame, above)
    if ending is not None:
        return ending
    verb = _verb(frame)
    cues = frame.cues if verb == frame.verb else verb_cues(frame.sentence, verb) if verb is not None else frozenset()
    aux = auxiliaries(frame.sentence, verb) if verb is not None and frame.sentence.parsed else frozenset()
    if above & {"propose", "threaten"}:
        return "threatened", "proposal"
    if cues & {"propose", "threaten"} and not cues & {"impose", "raise", "lower", "agree"}:
        return "threatened", "proposal"
    noun = _noun_cue(frame)
    if noun is not None:
        return noun
    if aux & _MODAL and cues:
        return "threatened", "modal"
    if _conditional(frame, verb):
        return "threatened", "conditional"
    keeps = "keep" in cues and not cues & {"raise", "lower"}
    if not keeps and (aux & _FUTURE or _future(frame, verb)):
        if _adverb(frame, verb, "now") and "keep" in _clause_cues(frame):
            return "in_force", "keep"
        return "announced", "future"
    if keeps:
        return "in_force", "keep"
    if starts_later:
        return "announced", "later-date"
    if "announce" in cues or (above | cues) & {"agree"}:
        return "announced", "decided"
    if "now" in _clause_cues(frame):
        return "in_force", "now"
    if decision_today and verb is not None and not _past(frame, verb):
        return "announced", "today"
    if verb is not None:
        return "in_force", "tense"
    return None, ""


def _verb(frame: Frame) -> int | None:
    """The verb whose tense counts: that of the duty's own relative clause, else the governing one."""
    if frame.inner is not None and frame.sentence.tokens[frame.inner].tag != "VB":
        return frame.inner
    return frame.verb


def _above(frame: Frame) -> set[str]:
    """Cues of the verbs and nouns that govern the rate's verb, and of the nouns between rate and verb."""
    sentence = frame.sentence
    found: set[str] = set()
    for k in frame.governors:
        found |= verb_cues(sentence, k) if is_verb(sentence, k) else sentence.tokens[k].cues
    for k in frame.passed:
        found |= sentence.tokens[k].cues
    return found


def _ending(frame: Frame, above: set[str]) -> Verdict | None:
    """Suspended, removed, or neither though a verb of ending governs the rate."""
    sentence = frame.sentence
    clause = _clause_cues(frame)
    cues = frame.cues
    raises = "raise" in cues and _to_rate(frame)
    suspends = "suspend" in cues or "suspend" in above or "suspend" in clause
    removes = ("remove" in cues and not raises) or "remove" in above
    if not suspends and not removes:
        return None
    aux = auxiliaries(sentence, frame.verb) if frame.verb is not None and sentence.parsed else frozenset()
    open_question = bool(aux & _MODAL) or bool(above & {"propose", "threaten", "request"}) or _conditional(frame, frame.verb)
    if removes and not (suspends and "suspend" in cues):
        if _negated(frame):
            return "in_force", "not-removed"
        return ("in_force", "may-end") if open_question else ("removed", "remove")
    if _negated(frame) and "suspend" in cues:
        return "in_force", "not-suspended"
    return ("in_force", "may-end") if open_question and "suspend" in cues else ("suspended", "suspend")


def _to_rate(frame: Frame) -> bool:
    tokens = frame.tokens
    k = frame.token - 1
    while k >= 0 and tokens[k].classes & {"adverb", "determiner"}:
        k -= 1
    return k >= 0 and tokens[k].low in ("to", "from", "at")


def _clause_cues(frame: Frame) -> set[str]:
    """The cues of the innermost clause that are no verbs of another clause."""
    start, stop = soft_clause(frame)
    found: set[str] = set()
    for k in range(start, stop):
        token = frame.tokens[k]
        if not token.cues:
            continue
        if any(c.startswith("verb:") for c in token.cues):
            if k == frame.verb or (token.tag == "VBN" and token.dep == "amod" and abs(k - frame.core[0]) <= 5):
                found |= token.cues
            elif is_verb(frame.sentence, k) and k > frame.token and subject_of(frame.sentence, k).head in (frame.noun, frame.token):
                found |= token.cues
        else:
            found |= token.cues
    return found


def _negated(frame: Frame) -> bool:
    if frame.verb is None or not frame.sentence.parsed:
        return False
    tokens = frame.tokens
    return any(tokens[c].low in _NEGATIONS for c in frame.sentence.children[frame.verb])


def _noun_cue(frame: Frame) -> Verdict | None:
    """Whether the rate's own phrase is called a threat, a proposal or a plan ("a threatened 12 % levy")."""
    tokens = frame.tokens
    first, last = frame.core
    for k in range(max(frame.low, first - 5), min(frame.high, last + 1)):
        token = tokens[k]
        if is_verb(frame.sentence, k) and not token.dep == "amod":
            continue
        if token.cues & {"propose", "threaten"}:
            return "threatened", "proposal-noun"
        if token.low in ("planned", "upcoming", "coming", "impending", "looming", "scheduled"):
            return "announced", "future-noun"
    return None


def _conditional(frame: Frame, verb: int | None) -> bool:
    """Whether the verb stands in an if-clause, or in the consequence of one."""
    sentence = frame.sentence
    if verb is None or not sentence.parsed:
        return False
    tokens = sentence.tokens
    if any(tokens[c].dep == "mark" and tokens[c].low in ("if", "unless") for c in sentence.children[verb]):
        return True
    if not auxiliaries(sentence, verb) & (_FUTURE | _MODAL | {"going"}):
        return False
    for child in sentence.children[verb]:
        if tokens[child].dep == "advcl" and any(
            tokens[c].low in ("if", "unless", "should") and tokens[c].dep in ("mark", "aux") for c in sentence.children[child]
        ):
            return True
    return False


def _future(frame: Frame, verb: int | None) -> bool:
    """ "is to pay", "due to start", "set to rise", "planned for"."""
    sentence = frame.sentence
    tokens = sentence.tokens
    if verb is None:
        return any("future" in t.cues and t.kind == "word" for t in tokens[frame.low : frame.token])
    group = {verb, *frame.governors}
    if sentence.parsed:
        group |= {c for g in list(group) for c in sentence.children[g] if tokens[c].dep in ("aux", "acomp", "advmod", "amod", "xcomp", "prep")}
    return any("future" in tokens[k].cues or "future" in verb_cues(sentence, k) for k in sorted(group) if tokens[k].low not in ("effective",))


def _adverb(frame: Frame, verb: int | None, cue: str) -> bool:
    if verb is None or not frame.sentence.parsed:
        return False
    return any(cue in frame.tokens[c].cues for c in frame.sentence.children[verb])


def _past(frame: Frame, verb: int) -> bool:
    tokens = frame.tokens
    if tokens[verb].tag == "VBD":
        return True
    return frame.sentence.parsed and tokens[verb].tag == "VBN" and bool(
        auxiliaries(frame.sentence, verb) & {"has", "have", "had", "was", "were", "been", "'ve"}
    )
