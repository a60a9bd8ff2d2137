"""Whether a duty is collected, decided, threatened, paused or gone, at the time the article speaks.

Judged by the innermost clause that governs the rate: its verb and tense first, then the verbs and
nouns above it ("a threat of"), then dates against the day of publication. Reporting verbs never count.
"""

from __future__ import annotations

from tradewire.relate.tariffs.clauses import ACTING, auxiliaries, subject_of, verb_above, verb_cues
from tradewire.relate.tariffs.frame import Frame
from tradewire.relate.tariffs.model import Status
from tradewire.relate.tariffs.words import is_verb

Verdict = tuple[Status | None, str]

_FUTURE = frozenset({"will", "shall", "'ll"})
_MODAL = frozenset({"could", "may", "might", "can", "would", "should"})
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor"})
_CLAUSE_OPENERS = frozenset(
    {
        "but",
        "while",
        "although",
        "though",
        "because",
        "whereas",
        "which",
        "who",
        "unless",
        "if",
        "when",
        "after",
        "before",
    }
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


def clause_dates(frame: Frame) -> list[int]:
    """The dates that belong to the rate's own clause, and one that labels it ("1 April: …")."""
    sentence, tokens = frame.sentence, frame.tokens
    start, stop = soft_clause(frame)
    found = []
    if (
        start == frame.low
        and start >= 2
        and tokens[start - 1].low == ":"
        and tokens[start - 2].kind == "date"
    ):
        found.append(start - 2)
    own = {frame.verb, frame.inner, *frame.governors, None}
    if sentence.parsed and frame.verb is not None:
        # "was assigned 5 %, to be collected from …": the purpose's date is the measure's.
        own |= {
            c
            for c in sentence.children[frame.verb]
            if tokens[c].dep in ("xcomp", "advcl") and tokens[c].tag in ("VB", "VBN")
        }
    for k in range(start, stop):
        if tokens[k].kind == "date" and (not sentence.parsed or verb_above(sentence, k)[0] in own):
            found.append(k)
    return found


def judge(frame: Frame, *, start: str, decision_today: bool) -> Verdict:
    """The status by the frame's own clause and the rule that decided; None where it holds no cue.

    Args:
        frame: the rate in its clause.
        start: what a date in the clause says of the day it starts: "later" than the day the article
            speaks, "open" where the article's day is unknown, else "none".
        decision_today: the article is itself the decision ("today … signed").
    """
    if frame.request:
        if "remove" in frame.cues and not _to_rate(frame) and _definite(frame):
            return "in_force", "may-end"  # "wants Peru to drop the 9 % it charges"
        return "threatened", "request"
    above = _above(frame)
    ending = _ending(frame, above)
    if ending is not None:
        return ending
    verb = _verb(frame)
    sentence = frame.sentence
    cues = (
        frame.cues if verb == frame.verb else verb_cues(sentence, verb) if verb is not None else frozenset()
    )
    aux = _modality(frame, verb)
    clause = _clause_cues(frame)
    if above & {"propose", "threaten"}:
        return _shelved(frame) or ("threatened", "proposal")
    if cues & {"propose", "threaten"} and not cues & {"impose", "raise", "lower", "agree"}:
        return "threatened", "proposal"
    noun = _noun_cue(frame)
    if noun is not None:
        return noun
    if _in_condition(frame, verb):
        return (None, "condition") if _definite(frame) else ("threatened", "condition")
    if "would" in aux and cues & ACTING and _reported(frame, verb):
        return "announced", "reported"
    if aux & {"may", "can"} and ("keep" in above or _still(frame, verb)):
        return "in_force", "keep"  # "may go on paying 9 %"
    if aux & _MODAL and (cues & ACTING or not _definite(frame)):
        return "threatened", "modal"
    if (
        aux == {"to"}
        and verb is not None
        and frame.tokens[verb].dep == "ROOT"
        and frame.subject.kind == "government"
    ):
        return "announced", "headline-future"  # "Peru to levy 12 % on tin"
    if _proposed_phrase(frame):
        return "threatened", "proposal-phrase"
    if _has_condition(frame, verb):
        return "threatened", "conditional"
    keeps = ("keep" in cues and not cues & {"raise", "lower"}) or "keep" in above
    if not keeps and (aux & _FUTURE or _future(frame, verb)):
        return ("in_force", "keep") if _still(frame, verb) else ("announced", "future")
    if keeps and start != "later":
        return "in_force", "keep"
    past = verb is not None and _past(frame, verb)
    if start == "later" or (start == "open" and not past and verb is not None):
        return "announced", "later-date"
    ended = _ended(frame, verb, past)
    if ended:
        return "removed", ended
    if "announce" in cues or (above | cues) & {"agree"}:
        return "announced", "decided"
    if (
        decision_today
        and verb is not None
        and cues & {"impose", "raise", "lower", "move"}
        and _decides(frame, verb, past)
    ):
        return "announced", "today"
    if "now" in clause:
        return "in_force", "now"
    if decision_today and verb is None and frame.noun is None:
        return "announced", "today"
    if verb is not None:
        return "in_force", "tense"
    return None, ""


def _modality(frame: Frame, verb: int | None) -> frozenset[str]:
    """The auxiliaries of the verb; one without a tense of its own has those of the verb above it."""
    sentence = frame.sentence
    if verb is None or not sentence.parsed:
        return frozenset()
    own = auxiliaries(sentence, verb)
    if own - {"to"} or verb != frame.verb or frame.tokens[verb].tag not in ("VB", "VBG", "VBN"):
        return own
    above = next((k for k in frame.governors if is_verb(sentence, k)), None)
    return own if above is None else own | auxiliaries(sentence, above)


def _proposed_phrase(frame: Frame) -> bool:
    """ "put 12 % on the table", "named 12 % as one option"."""
    start, stop = soft_clause(frame)
    return any(
        "propose" in t.cues and t.cue_end > k + 1 and not is_verb(frame.sentence, k)
        for k, t in enumerate(frame.tokens)
        if start <= k < stop
    )


def _decides(frame: Frame, verb: int, past: bool) -> bool:
    """Whether the clause states the decision of the day: said "today", by the order itself, or in its own words."""
    sentence, tokens = frame.sentence, frame.tokens
    if any(t.low == "today" for t in tokens):
        return True
    if past:
        return False
    subject = subject_of(sentence, verb)
    if subject.head >= 0 and "instrument" in tokens[subject.head].classes:
        return True
    if subject.kind == "none":
        return verb <= _VERB_FIRST
    return (
        tokens[verb].tag == "VBG"
        and subject.kind == "government"
        and bool(auxiliaries(sentence, verb) & {"is", "are"})
    )


_VERB_FIRST = 4  # tokens before the verb of a numbered instruction ("(a) increase the rate …")


def _shelved(frame: Frame) -> Verdict | None:
    """A plan or proposal that was itself put off: "a plan to collect 5 % was postponed"."""
    sentence = frame.sentence
    for k in (*frame.governors, *frame.passed):
        if not is_verb(sentence, k):
            verb, _ = verb_above(sentence, k)
            if verb is not None and "suspend" in verb_cues(sentence, verb):
                return "suspended", "suspend"
    return None


def _definite(frame: Frame) -> bool:
    """Whether the rate points to one told of before ("the 12 %")."""
    tokens = frame.tokens
    k = frame.core[0] - 1
    while k >= 0 and (tokens[k].classes & {"adverb", "duty_modifier"} or tokens[k].tag.startswith("JJ")):
        k -= 1
    return k >= 0 and tokens[k].low in ("the", "that", "this", "these", "those", "its", "their", "'s", "'")


def _reported(frame: Frame, verb: int | None) -> bool:
    """Whether "would" is the "will" of reported speech: "said that it would charge"."""
    tokens = frame.tokens
    if verb is None:
        return False
    k = verb
    while tokens[k].dep == "conj" and tokens[k].head >= 0 and tokens[k].head != k:
        k = tokens[k].head
    head = tokens[k].head
    return (
        tokens[k].dep == "ccomp"
        and head >= 0
        and tokens[head].cues & {"report", "announce"}
        and tokens[head].tag in ("VBD", "VBN")
    )


def _still(frame: Frame, verb: int | None) -> bool:
    """ "will still pay", "will go on paying"."""
    if verb is None or not frame.sentence.parsed:
        return False
    return any(frame.tokens[c].low in ("still", "continue") for c in frame.sentence.children[verb])


def _ended(frame: Frame, verb: int | None, past: bool) -> str:
    """The rule by which the sentence says that a past duty is over, or ""."""
    sentence, tokens = frame.sentence, frame.tokens
    for k in (verb, frame.verb):
        if k is not None and sentence.parsed and any(tokens[c].low == "longer" for c in sentence.children[k]):
            return "no-longer"
    if not past or verb is None:
        return ""
    start, stop = soft_clause(frame)
    if any(t.kind == "date" and t.value.cue in ("until", "till") for t in tokens[start:stop]):
        return "until"
    if "span" in verb_cues(sentence, verb):
        return "span"
    for k in range(frame.core[1] + 1, len(tokens)):
        # "levied 9 % until a court annulled it", "9 % until it lapsed"
        if is_verb(sentence, k) and tokens[k].tag in ("VBD", "VBN") and "remove" in verb_cues(sentence, k):
            if any(tokens[c].low in ("until", "till") for c in sentence.children[k]):
                return "until"
    for k in range(frame.core[1] + 1, len(tokens)):
        if k == verb or not is_verb(sentence, k) or not verb_cues(sentence, k) & {"remove", "span"}:
            continue
        if auxiliaries(sentence, k) & (_MODAL | _FUTURE) or any(
            tokens[c].low in _NEGATIONS for c in sentence.children[k]
        ):
            continue
        subject = subject_of(sentence, k)
        objects = [tokens[c] for c in sentence.children[k] if tokens[c].dep == "dobj"]
        if subject.head in (frame.noun, frame.token) or (
            subject.kind == "pronoun" and tokens[subject.head].low in ("it", "they", "that")
        ):
            return "ended-later"
        if any(t.low in ("it", "them") or "tariff_noun" in t.cues for t in objects):
            return "ended-later"
    return ""


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
    moves = bool(cues & {"raise", "lower", "move"}) and _to_rate(frame)
    suspends = "suspend" in cues or "suspend" in above or "suspend" in clause
    removes = ("remove" in cues and not moves and not _results(frame)) or "remove" in above
    if not suspends and not removes:
        return None
    aux = auxiliaries(sentence, frame.verb) if frame.verb is not None and sentence.parsed else frozenset()
    modal = aux & _MODAL and not ("would" in aux and _reported(frame, frame.verb))
    open_question = (
        bool(modal)
        or bool(above & {"propose", "threaten", "request"})
        or _in_condition(frame, frame.verb)
        or _has_condition(frame, frame.verb)
    )
    if removes and not (suspends and "suspend" in cues):
        if _negated(frame):
            return "in_force", "not-removed"
        return ("in_force", "may-end") if open_question else ("removed", "remove")
    if _negated(frame) and "suspend" in cues:
        return "in_force", "not-suspended"
    return ("in_force", "may-end") if open_question and "suspend" in cues else ("suspended", "suspend")


def _results(frame: Frame) -> bool:
    """ "may end in a duty of 12 %": what an inquiry leads to, no end of a duty."""
    sentence, tokens, verb = frame.sentence, frame.tokens, frame.verb
    if verb is None or not sentence.parsed or not tokens[verb].low.startswith(("end", "conclud")):
        return False
    core = {frame.noun, frame.token}
    return any(
        tokens[c].low in ("in", "with")
        and any(g in core or "tariff_noun" in tokens[g].cues for g in sentence.children[c])
        for c in sentence.children[verb]
    )


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
        if not token.cues or token.dep == "skip":
            continue
        if any(c.startswith("verb:") for c in token.cues):
            if (
                k == frame.verb
                or (token.tag == "VBN" and token.dep == "amod" and abs(k - frame.core[0]) <= 5)
                or (
                    is_verb(frame.sentence, k)
                    and k > frame.token
                    and subject_of(frame.sentence, k).head in (frame.noun, frame.token)
                )
            ):
                found |= token.cues
        else:
            found |= token.cues
    return found


def _negated(frame: Frame) -> bool:
    if frame.verb is None or not frame.sentence.parsed:
        return False
    tokens = frame.tokens
    if any("refusal" in tokens[k].cues for k in frame.governors):
        return True
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


def _in_condition(frame: Frame, verb: int | None) -> bool:
    """Whether the verb stands in an if-clause."""
    sentence = frame.sentence
    if verb is None or not sentence.parsed:
        return False
    return any(
        sentence.tokens[c].dep == "mark" and sentence.tokens[c].low in ("if", "unless")
        for c in sentence.children[verb]
    )


def _has_condition(frame: Frame, verb: int | None) -> bool:
    """Whether the verb is the consequence of an if-clause."""
    sentence = frame.sentence
    if verb is None or not sentence.parsed:
        return False
    tokens = sentence.tokens
    return any(
        tokens[child].dep == "advcl"
        and any(
            tokens[c].low in ("if", "unless", "should") and tokens[c].dep in ("mark", "aux")
            for c in sentence.children[child]
        )
        for child in sentence.children[verb]
    )


def _future(frame: Frame, verb: int | None) -> bool:
    """ "is to pay", "due to start", "set to rise", "planned for"."""
    sentence = frame.sentence
    tokens = sentence.tokens
    if verb is None:
        return any("future" in t.cues and t.kind == "word" for t in tokens[frame.low : frame.token])
    group = {verb, *frame.governors}
    if sentence.parsed:
        group |= {
            c
            for g in list(group)
            for c in sentence.children[g]
            if tokens[c].dep in ("aux", "acomp", "advmod", "amod", "xcomp", "prep")
        }
    return any(
        "future" in tokens[k].cues or "future" in verb_cues(sentence, k)
        for k in sorted(group)
        if tokens[k].low not in ("effective",)
    )


def is_present(frame: Frame) -> bool:
    """Whether the verb whose tense counts stands in the simple present."""
    verb = _verb(frame)
    return (
        verb is not None
        and frame.tokens[verb].tag in ("VBZ", "VBP")
        and not auxiliaries(frame.sentence, verb)
    )


def _past(frame: Frame, verb: int) -> bool:
    tokens = frame.tokens
    if tokens[verb].tag == "VBD":
        return True
    return (
        frame.sentence.parsed
        and tokens[verb].tag == "VBN"
        and bool(auxiliaries(frame.sentence, verb) & {"has", "have", "had", "was", "were", "been", "'ve"})
    )
