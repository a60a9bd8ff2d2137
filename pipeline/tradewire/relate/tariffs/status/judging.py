"""Whether a duty is collected, decided, threatened, paused or gone, at the time the article speaks.

Judged by the innermost clause that governs the rate: its verb and tense first, then the verbs and
nouns above it ("a threat of"), then dates against the day of publication. Reporting verbs never count.
"""

from __future__ import annotations

import itertools

from tradewire.relate.tariffs.sentence.clauses import (
    ACTING,
    BE,
    COLLECTING,
    auxiliaries,
    own_subject,
    verb_above,
    verb_cues,
)
from tradewire.relate.tariffs.sentence.matching import verb_classes
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.words import is_rate_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.status.conditions import has_condition, in_condition
from tradewire.relate.tariffs.status.endings import Verdict, ended_by, ending_of, halted_later, shelved
from tradewire.relate.tariffs.status.tense import (
    FUTURE,
    MODAL,
    clause_cues,
    goes_on,
    is_coming,
    is_dated_step,
    is_definite,
    is_future,
    is_negated,
    is_past,
    is_reported,
    is_scheduled,
    is_told_as_news,
    leads_to_rate,
    modality,
    soft_clause,
    tensed_verb,
)


def judge(frame: Frame, *, start: str, decision_today: bool) -> Verdict:
    """The status by the frame's own clause and the rule that decided; None where it holds no cue.

    Args:
        frame: the rate in its clause.
        start: what a date in the clause says of the day it starts (Reading.start_of).
        decision_today: the article is itself the decision ("today … signed").
    """
    if frame.request:
        if _stands_now(frame) or _set_against(frame):
            return "in_force", "may-end"  # "wants Peru to drop the 9 % it charges"
        return "threatened", "request"
    above = _above(frame)
    ending = ending_of(frame, above)
    if ending is not None:
        return ending
    verb = tensed_verb(frame)
    sentence = frame.sentence
    cues = (
        frame.cues if verb == frame.verb else verb_cues(sentence, verb) if verb is not None else frozenset()
    )
    aux = modality(frame, verb)
    clause = clause_cues(frame)
    if above & {"propose", "threaten"} and _refused(frame):
        return "in_force", "keep"
    if (
        is_definite(frame)
        and cues & {"propose"}
        and frame.subject.kind == "tariff"
        and verb is not None
        and frame.tokens[verb].low in BE
    ):
        return "in_force", "under-review"  # "the present 9 % is under review"
    if "fear" in cues and not is_definite(frame):
        return "threatened", "feared"
    if cues & {"avert"} and not is_negated(frame, verb):
        return "threatened", "averted"
    if above & {"propose", "threaten"}:
        return shelved(frame) or ("threatened", "proposal")
    if cues & {"propose", "threaten"} and not cues & {"impose", "raise", "lower", "agree"}:
        return "threatened", "proposal"
    if _not_yet(frame, verb, aux):
        return "suspended", "not-yet"
    noun = _noun_cue(frame)
    if noun is not None:
        return noun
    if (
        frame.construction == "payer"
        and cues & {"pay", "impose"}
        and is_definite(frame)
        and is_negated(frame, verb)
    ):
        return "in_force", "spared"  # "will not be subject to the 9 % duty": others are
    if in_condition(frame, verb):
        if goes_on(frame, verb):
            return "in_force", "keep"  # "if tin still pays 9 % next year"
        if _as_planned(frame):
            return "announced", "condition"  # "if Peru imposes 9 % as planned"
        known = is_definite(frame) and not leads_to_rate(frame)
        return (None, "condition") if known else ("threatened", "condition")
    if "would" in aux and cues & ACTING and is_reported(frame, verb):
        stays = "keep" in cues and not cues & {"raise", "lower", "impose"}
        return ("in_force", "keep") if stays else ("announced", "reported")
    if aux & {"may", "can", "would"} and ("keep" in above or goes_on(frame, verb)):
        return "in_force", "keep"  # "may go on paying 9 %"
    if "pay" in cues and verb is not None and _is_no_longer_paid(frame, verb):
        return "removed", "no-longer"  # "shall no longer be subject to a duty of 9 %"
    if _by_what_was_signed(frame, verb) or _to_be_collected(frame):
        return "announced", "decided"
    if _by_the_deal(frame, verb):
        return "announced", "decided"
    if _in_own_words(frame, verb):
        return "announced", "decided"
    if _only_named(frame):
        return "in_force", "named"
    permitted = _permitted(frame, verb, aux)
    if permitted is not None:
        return ("announced", "permitted") if start == "later" else permitted
    if aux == {"can"} and frame.subject.kind == "tariff" and not cues & {"raise", "lower", "impose"}:
        return "in_force", "range"  # "duties that can exceed 90 %"
    if aux & MODAL and (cues & ACTING or not is_definite(frame)):
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
    stands = verb is not None and not aux & (MODAL | FUTURE) and (is_past(frame, verb) or "habitual" in cues)
    if has_condition(frame, verb) and not stands:
        return "threatened", "conditional"
    keeps = ("keep" in cues and not cues & {"raise", "lower"}) or "keep" in above
    if not keeps and (aux & FUTURE or is_future(frame, verb)):
        return ("in_force", "keep") if goes_on(frame, verb) else ("announced", "future")
    if not keeps and is_coming(frame, verb):
        return "announced", "infinitive"
    if "ensure" in above and verb is not None and not is_past(frame, verb):
        return "announced", "ensured"
    if is_scheduled(frame) or (start in ("none", "open") and is_dated_step(frame)):
        return "announced", "schedule"
    if is_told_as_news(frame, verb):
        return "announced", "decided"
    past = verb is not None and is_past(frame, verb)
    if keeps and start != "later" and not ended_by(frame, verb, past):
        return "in_force", "keep"
    if start == "later" or (start == "open" and not past and verb is not None):
        return "announced", "later-date"
    promised = cues & {"propose", "threaten", "announce", "agree"}
    acts = "impose" in frame.cues and "taxes_goods" not in frame.cues
    denied = acts and is_negated(frame, frame.verb) and (promised or not is_definite(frame))
    if denied and frame.verb is not None and is_past(frame, frame.verb):
        return "threatened", "not-done"  # "the 12 % it had promised was never imposed"
    if halted_later(frame, verb):
        return "suspended", "suspended-later"
    ended = ended_by(frame, verb, past)
    if ended:
        return "removed", ended
    if _by_earlier_order(frame):
        return "in_force", "earlier"
    if "announce" in cues and (start == "begun" or _took_effect(frame, verb)):
        return "in_force", "begun"  # "announced duties of 12 %, effective today"
    if "announce" in cues or (above | cues) & {"agree"}:
        return "announced", "decided"
    if (
        decision_today
        and verb is not None
        and cues & {"impose", "raise", "lower", "move"}
        and _decides(frame, verb, past)
    ):
        return "announced", "today"
    if past and _to_nothing(frame):
        return "removed", "to-nothing"
    if "now" in clause:
        return "in_force", "now"
    if decision_today and verb is None and frame.noun is None:
        return "announced", "today"
    if verb is not None:
        return "in_force", "tense"
    return None, ""


def _as_planned(frame: Frame) -> bool:
    """ "as planned", "as announced": what a condition speaks of is decided."""
    window = frame.tokens[frame.low : frame.high]
    return any(a.low == "as" and b.low in _DECIDED for a, b in itertools.pairwise(window))


_DECIDED = frozenset({"planned", "announced", "scheduled", "decided", "intended"})


def _by_what_was_signed(frame: Frame, verb: int | None) -> bool:
    """ "signed a pact that lowers the duty to 9 %": what an instrument says whose making is told."""
    sentence, tokens = frame.sentence, frame.tokens
    if verb is None or tokens[verb].dep != "relcl" or tokens[verb].tag not in ("VBZ", "VBP"):
        return False
    if "instrument" not in tokens[tokens[verb].head].classes:
        return False
    made, _passed = verb_above(sentence, tokens[verb].head)
    return (
        made is not None
        and bool(verb_cues(sentence, made) & {"decide", "agree", "announce"})
        and tokens[made].tag in ("VBD", "VBN", "VBZ")
    )


def _to_be_collected(frame: Frame) -> bool:
    """ "settled on 9 %, to be charged once the order is signed"."""
    tokens, k = frame.tokens, frame.core[1] + 1
    while k < frame.high and tokens[k].low != ",":
        k += 1
    words = tokens[k + 1 : k + 4]
    return [t.low for t in words[:2]] == ["to", "be"] and len(words) > 2 and bool(words[2].cues & COLLECTING)


def _by_the_deal(frame: Frame, verb: int | None) -> bool:
    """ "has agreed to buy grain, while paying 9 %": what goes with what was agreed is agreed."""
    if verb is None or frame.tokens[verb].tag != "VBG" or frame.tokens[verb].dep != "advcl":
        return False
    sentence, k = frame.sentence, frame.tokens[verb].head
    while frame.tokens[k].dep in ("xcomp", "conj", "advcl", "ccomp") and frame.tokens[k].head != k:
        if "agree" in verb_cues(sentence, k):
            break
        k = frame.tokens[k].head
    return "agree" in verb_cues(sentence, k)


def _in_own_words(frame: Frame, verb: int | None) -> bool:
    """ "We are putting 12 % on tin": who decides says so."""
    if verb is None or frame.tokens[verb].tag != "VBG" or not frame.cues & {"impose", "raise", "lower"}:
        return False
    subject = frame.subject
    speaks = subject.kind == "pronoun" and "speaker" in frame.tokens[subject.head].classes
    return speaks and bool(auxiliaries(frame.sentence, verb) & {"am", "are", "'m", "'re", "’m", "’re"})


def _permitted(frame: Frame, verb: int | None, aux: frozenset[str]) -> Verdict | None:
    """ "tin may enter at 9 %": what is allowed, since the clause above is in force or to come with it."""
    if (
        verb is None
        or frame.construction != "payer"
        or not aux & {"may", "can"}
        or aux & {"could", "might", "would"}
    ):
        return None
    sentence = frame.sentence
    if "admitted" not in verb_cues(sentence, verb) or in_condition(frame, verb) or has_condition(frame, verb):
        return None
    coming = any(
        is_verb(sentence, k) and (auxiliaries(sentence, k) & FUTURE or "agree" in verb_cues(sentence, k))
        for k in range(verb)
    )
    return ("announced", "permitted") if coming else ("in_force", "permitted")


def _only_named(frame: Frame) -> bool:
    """Whether the clause is about something that concerns a duty: "talks on Peru's 9 % duty would resume"."""
    subject, tokens = frame.subject, frame.tokens
    if subject.kind != "other" or not subject.head < frame.token < subject.end or frame.inner is not None:
        return False
    about = any(tokens[k].low in ("on", "about", "over", "against") for k in frame.passed)
    return about and (is_definite(frame) or frame.imposer_how == "owner")


def _stands_now(frame: Frame) -> bool:
    """Whether a wish is about a duty that is collected: "asked Peru to lower its 9 % duty", not "to 9 %"."""
    sentence = frame.sentence
    asked = [*frame.passed, *([frame.inner] if frame.inner is not None else [])]
    if leads_to_rate(frame) or any("request" in verb_cues(sentence, k) for k in asked):
        return False  # "dropped its demand for 9 %", "the 9 % that growers ask for"
    if frame.verb is not None and "put_off" in verb_classes(sentence, frame.verb):
        return False  # "wants Peru to hold off on the 9 %", which is still to come
    acts = frame.cues & {"remove", "lower", "suspend", "raise", "keep"}
    return bool(acts) and "impose" not in frame.cues and (is_definite(frame) or not acts <= {"raise", "keep"})


def _set_against(frame: Frame) -> bool:
    """ "wants 9 % on top of the 5 % that tin pays", "asks for relief from the 5 %": that one is collected."""
    first = frame.core[0]
    if first == 0 or frame.tokens[first - 1].low not in ("the", "that", "this", "its", "their"):
        return False
    return any("standing_opener" in t.classes for t in frame.tokens[max(frame.low, first - 4) : first])


def _took_effect(frame: Frame, verb: int | None) -> bool:
    """ "was announced in May and took effect in June"."""
    sentence, tokens = frame.sentence, frame.tokens
    return verb is not None and any(
        tokens[c].dep == "conj"
        and tokens[c].tag in ("VBD", "VBN")
        and "start" in verb_classes(sentence, c)
        and not auxiliaries(sentence, c) & (MODAL | FUTURE)
        for c in sentence.children[verb]
    )


def _refused(frame: Frame) -> bool:
    """ "has no plans to change the 3 % levy"."""
    sentence = frame.sentence
    return sentence.parsed and any(
        sentence.tokens[c].low in ("no", "not", "n't", "never")
        for k in frame.governors
        for c in sentence.children[k]
    )


def _not_yet(frame: Frame, verb: int | None, aux: frozenset[str]) -> bool:
    """ "will not collect the 9 % until March", "said it would not charge a planned 9 % before June"."""
    if (
        verb is None
        or "impose" not in frame.cues
        or not is_negated(frame, verb)
        or not aux & (FUTURE | {"would"})
    ):
        return False
    tokens = frame.tokens
    return any(
        tokens[c].low in ("until", "till", "before")
        and any(tokens[g].kind == "date" for g in frame.sentence.children[c])
        for c in frame.sentence.children[verb]
    )


def _proposed_phrase(frame: Frame) -> bool:
    """ "put 12 % on the table", "named 12 % as one option"."""
    start, stop = soft_clause(frame)
    return any(
        "propose" in t.cues and t.cue_end > k + 1 and not is_verb(frame.sentence, k)
        for k, t in enumerate(frame.tokens[start:stop], start)
    )


def _decides(frame: Frame, verb: int, past: bool) -> bool:
    """Whether the clause states the decision of the day: "today", by the order, or in its own words."""
    sentence, tokens = frame.sentence, frame.tokens
    if any(t.low == "today" for t in tokens) or _under_decision(frame, verb):
        return True
    if "being" in {tokens[c].low for c in sentence.children[verb]}:
        return True  # "the duty on tin is being raised to 9 %"
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


def _is_no_longer_paid(frame: Frame, verb: int) -> bool:
    """Whether "longer" stands with the verb, and no freedom from duty ends ("no longer free, but at 9 %")."""
    tokens = frame.tokens
    said = next((c for c in frame.sentence.children[verb] if tokens[c].low == "longer"), None)
    if said is None or said > frame.token:
        return False
    return not any(t.low in ("but", "free", "duty-free") for t in tokens[said : frame.token])


def _under_decision(frame: Frame, verb: int) -> bool:
    """ "has determined that it is necessary to impose 9 %", "signed orders to restore 9 %", "by …"."""
    sentence, tokens, k = frame.sentence, frame.tokens, verb
    if tokens[verb].tag not in ("VB", "VBG") or auxiliaries(sentence, verb) - {"to"}:
        return False
    if own_subject(sentence, verb) is not None:
        return False
    of_the_day = any(t.low == "yesterday" for t in tokens)
    if not of_the_day and any(t.kind == "date" and t.value.cue in _OF_PAST for t in tokens[:verb]):
        return False  # "In March, the President signed an order to impose 9 %"
    if (
        tokens[verb].tag == "VBG"
        and tokens[verb - 1].low == "by"
        and tokens[tokens[verb - 1].head].tag != "VBD"
    ):
        return True
    for _ in range(_CHAIN):
        head = tokens[k].head
        if head < 0 or head == k:
            return False
        needed = any(t.low == "necessary" for t in tokens[head:verb])  # "I find that it is necessary to"
        if is_verb(sentence, head) and (
            verb_cues(sentence, head) & {"decide"} or (needed and tokens[head].low not in BE)
        ):
            return of_the_day or tokens[head].tag != "VBD"
        if tokens[k].dep not in (
            "xcomp",
            "ccomp",
            "advcl",
            "acl",
            "acomp",
            "relcl",
            "pcomp",
            "prep",
            "dobj",
            "pobj",
        ):
            return False
        k = head
    return False


_OF_PAST = frozenset({"in", "on", None})
_CHAIN = 5  # steps from the act up to the decision


def _to_nothing(frame: Frame) -> bool:
    """ "cut its duty on butter from 9 % to nothing"."""
    tokens, k = frame.tokens, frame.token
    return (
        tokens[k - 1].low == "from"
        and k + 2 < len(tokens)
        and tokens[k + 1].low == "to"
        and tokens[k + 2].low in ("nothing", "nil", "zero", "none")
    )


def _by_earlier_order(frame: Frame) -> bool:
    """ "In Order 14 of May 2, I decided to put 9 % on tin": what an instrument named by its number did."""
    words = frame.tokens[:_TO_NUMBER]
    if not words or words[0].low not in ("in", "under", "by"):
        return False
    named = next((k for k, t in enumerate(words) if "instrument" in t.classes), None)
    return named is not None and any(
        t.kind in ("number", "date") for t in frame.tokens[named + 1 : named + 3]
    )


_TO_NUMBER = 5  # tokens to the number in "In Executive Order 14"


_VERB_FIRST = 4  # tokens before the verb of a numbered instruction ("(a) increase the rate …")


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
    for k in frame.passed:
        if not sentence.tokens[k].tag.startswith("JJ"):
            found |= sentence.tokens[k].cues
            found |= {"suspend"} if "suspension" in sentence.tokens[k].cues else set()
    return found


_NOUN_REACH = 5  # tokens from "proposed" to the duty


def _of_core(frame: Frame, k: int) -> bool:
    first, last = frame.core
    return first <= k <= last or is_rate_noun(frame.sentence, k)


def _noun_cue(frame: Frame) -> Verdict | None:
    """Whether the rate's own phrase is called a threat, a proposal or a plan ("a threatened 12 % levy")."""
    tokens = frame.tokens
    first, last = frame.core
    start = first
    while start > max(frame.low, first - _NOUN_REACH) and tokens[start - 1].low != ",":
        start -= 1
    for k in range(start, min(frame.high, last + 1)):
        token = tokens[k]
        if is_verb(frame.sentence, k) and token.dep != "amod":
            continue
        if token.dep in ("amod", "compound") and not _of_core(frame, token.head):
            continue  # "a duty on float glass"
        if token.cues & {"propose", "threaten"}:
            return "threatened", "proposal-noun"
        if token.low in ("planned", "upcoming", "coming", "impending", "looming", "scheduled"):
            return "announced", "future-noun"
    return None
