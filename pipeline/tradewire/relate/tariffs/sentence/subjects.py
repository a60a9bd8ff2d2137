"""The subject of a verb: a government, its goods, a duty, or something else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from tradewire.lexicons.products import hs_of
from tradewire.relate.tariffs.sentence.clauses import (
    CLIMB_LIMIT,
    is_passive,
    own_subject,
    verb_above,
    verb_cues,
)
from tradewire.relate.tariffs.sentence.noun_phrases import read_goods
from tradewire.relate.tariffs.sentence.roles import role_of
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import (
    is_rate_noun,
    is_tariff_noun,
    is_verb,
)

SubjectKind = Literal["government", "tariff", "goods", "pronoun", "other", "none"]


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb: `governments` are token indexes, `[start, end)` its words, `head` its noun.

    `kind`: government (it stands for itself or by an organ), tariff (a duty), goods (somebody's
    goods or firms, or goods alone), pronoun, other, none. `passive` says that it is what is acted on.
    """

    kind: SubjectKind
    governments: tuple[int, ...] = ()
    head: int = -1
    start: int = 0
    end: int = 0
    passive: bool = False


NO_SUBJECT = Subject("none")


def subject_of(sentence: Sentence, verb: int) -> Subject:
    """The subject of a verb: its own, its antecedent, or that of the verb it depends on."""
    if not sentence.parsed:
        return NO_SUBJECT
    tokens = sentence.tokens
    k = verb
    for _ in range(CLIMB_LIMIT):
        own = own_subject(sentence, k)
        dep, head = tokens[k].dep, tokens[k].head
        if own is not None:
            if tokens[own].low in ("which", "that", "who", "whose") and tokens[own].tag in (
                "WDT",
                "WP",
                "WP$",
                "DT",
                "IN",
            ):
                antecedent = head if dep in ("relcl", "acl", "ccomp", "advcl") and head != k else None
                if antecedent is not None and not is_verb(sentence, antecedent):
                    return _describe(sentence, antecedent, is_passive(sentence, k), relative=True)
            owner = _whose(sentence, own, k) if tokens[own].kind != "rate" else None
            described = _describe(
                sentence, own, is_passive(sentence, verb if _raised(sentence, verb, k) else k)
            )
            if owner is not None and described.kind in ("goods", "other") and not described.governments:
                return replace(
                    described, kind="goods", governments=(owner,), start=_after_whose(sentence, own)
                )
            return described
        if head < 0 or head == k:
            lost = _before_verb(sentence, k) if k == verb else None
            return NO_SUBJECT if lost is None else _describe(sentence, lost, is_passive(sentence, k))
        if dep == "acl" and tokens[k].tag == "VB" and tokens[head].dep in ("dobj", "attr", "pobj"):
            # "has a plan to charge", "won leave to charge": who has it is who charges.
            above, _ = verb_above(sentence, head)
            if k == verb and "pay" in verb_cues(sentence, k) and above is not None:
                # "will name goods from the list in its order to receive a rate of 5 %"
                given = next((c for c in sentence.children[above] if tokens[c].dep == "dobj" and c < k), None)
                if given is not None and not is_rate_noun(sentence, given):
                    return _describe(sentence, given, False, relative=True)
            if above is not None and above != k:
                k = above
                continue
        if dep == "acl":
            return _describe(sentence, head, is_passive(sentence, k), relative=True)
        if dep in ("xcomp", "ccomp", "advcl", "conj", "pcomp", "prep", "dep", "oprd", "acomp"):
            if (
                (dep in ("xcomp", "ccomp") or (dep == "advcl" and tokens[k].tag == "VB"))
                and is_verb(sentence, head)
                and "request" in verb_cues(sentence, head)
            ):
                controller = next(
                    (c for c in sentence.children[head] if tokens[c].dep in ("dobj", "dative") and c < k),
                    None,
                )
                if controller is None:
                    # "called on Lima to cut", "appealed to Lima to cut"
                    controller = next(
                        (
                            c
                            for p in sentence.children[head]
                            if tokens[p].low in ("on", "upon", "to") and tokens[p].dep == "prep"
                            for c in sentence.children[p]
                            if tokens[c].dep == "pobj" and c < k
                        ),
                        None,
                    )
                if controller is not None:
                    return _describe(sentence, controller, False)
            if (
                dep in ("xcomp", "advcl")
                and k == verb
                and tokens[k].tag == "VB"
                and "pay" in verb_cues(sentence, k)
            ):
                # "will name goods to receive a rate of 5 %": the goods pay, not who names them.
                given = next((c for c in sentence.children[head] if tokens[c].dep == "dobj" and c < k), None)
                goods = NO_SUBJECT if given is None else _describe(sentence, given, False, relative=True)
                if goods.kind == "goods":
                    return goods
            k = head
            continue
        if dep == "relcl":
            return _describe(sentence, head, is_passive(sentence, k), relative=True)
        return NO_SUBJECT
    return NO_SUBJECT


def _raised(sentence: Sentence, verb: int, above: int) -> bool:
    """ "Peru is expected to announce": who is expected is who announces, so the lower verb's voice counts."""
    token = sentence.tokens[verb]
    return (
        token.dep == "xcomp"
        and token.head == above
        and token.tag == "VB"
        and "request" not in verb_cues(sentence, above)
    )


def _before_verb(sentence: Sentence, verb: int) -> int | None:
    """The government right before a main verb that the parse left without a subject."""
    tokens, k = sentence.tokens, verb - 1
    while k >= 0 and tokens[k].classes & {"adverb", "auxiliary"}:
        k -= 1
    if k < 0 or tokens[k].kind != "gov" or tokens[k].dep in ("pobj", "dobj"):
        return None
    return k if tokens[verb].tag in ("VBZ", "VBP", "VBD") or k < verb - 1 else None


def _whose(sentence: Sentence, subject: int, verb: int) -> int | None:
    """The government whose goods a clause tells of: "Peru, whose tin pays", "Peruvian mills whose"."""
    tokens = sentence.tokens
    opener = _after_whose(sentence, subject) - 1
    if tokens[verb].dep != "relcl" or tokens[opener].low != "whose":
        return None
    near = opener - 1
    while near > 0 and tokens[near].low == ",":
        near -= 1
    if tokens[near].kind == "gov":
        return near  # wherever the parse hangs the clause
    antecedent = tokens[verb].head
    inside = [g for g in range(sentence.left_edge(antecedent), antecedent + 1) if tokens[g].kind == "gov"]
    return inside[-1] if inside else None


def _after_whose(sentence: Sentence, subject: int) -> int:
    """The token behind the "whose" that belongs to a subject; the subject's own where none does."""
    return next((c + 1 for c in sentence.children[subject] if sentence.tokens[c].low == "whose"), subject + 1)


_OWNING = frozenset({"poss", "amod"})


def _describe(sentence: Sentence, head: int, passive: bool, *, relative: bool = False) -> Subject:
    """What the noun phrase with that head is. A relative clause's antecedent ends before the clause."""
    tokens = sentence.tokens
    start = sentence.left_edge(head)
    end = head + 1
    for child in sentence.children[head]:
        made = tokens[child].dep == "acl" and "origin_word" in tokens[child].classes
        if child == head + 1 and tokens[child].low.startswith(("transship", "tranship")):
            end = max(end, child + 1)  # "goods transshipped to escape it"
            if end + 1 < len(tokens) and tokens[end].low in ("through", "via"):
                end = sentence.right_edge(end) + 1
        if (
            child > head
            and (made or tokens[child].dep not in ("relcl", "acl", "punct", "appos"))
            and not (relative and child > head + 12)
        ):
            end = max(end, sentence.right_edge(child) + 1)
    if (
        "organ_noun" in tokens[head].classes
        and end == head + 1
        and end + 1 < len(tokens)
        and tokens[end].low in ("in", "of")
    ):
        # "officials in Washington", wherever the parse hangs the place.
        end += 3 if tokens[end + 1].low == "the" else 2
        end = min(end, len(tokens))
    token = tokens[head]
    if (token.kind == "word" and "pronoun" in token.classes) or token.tag in ("PRP", "EX"):
        return Subject("pronoun", (), head, start, end, passive)
    if token.cues & {"propose", "threaten", "request"} or ("duty_list" in token.classes and not relative):
        owner = next(
            (c for c in sentence.children[head] if tokens[c].kind == "gov" and tokens[c].dep in _OWNING), None
        )
        if owner is not None:
            return Subject("government", (owner,), owner, start, end, passive)  # "Lima's offer is to drop"
    governments: list[int] = []
    kind: SubjectKind = "other"
    if token.kind == "rate" or is_rate_noun(sentence, head) or _of_tariffs(sentence, head):
        kind = "tariff"
    for g in range(start, end):
        if tokens[g].kind != "gov":
            continue
        role = role_of(sentence, g)
        if kind == "tariff":
            continue
        same = role.head == head or _coordinated(sentence, role.head, head)
        if role.name in ("bare", "organ") and same:
            if kind != "goods":
                kind = "government"
                governments.append(g)
        elif (role.name == "goods" and same and kind != "government") or (
            role.preposition in ("from", "of", "in") and kind in ("other", "goods") and role.name == "bare"
        ):
            kind = "goods"
            governments.append(g)
    if kind == "other":
        phrase = read_goods(sentence, start, end)
        if phrase.generic or (
            phrase.products and "market_subject" not in token.cues and _is_goods(sentence, head)
        ):
            kind = "goods"
    return Subject(kind, tuple(governments), head, start, end, passive)


def _of_tariffs(sentence: Sentence, head: int) -> bool:
    """ "a package of duties", "the size of the levy"."""
    tokens = sentence.tokens
    for child in sentence.children[head]:
        if tokens[child].low == "of":
            return any(is_tariff_noun(sentence, c) for c in sentence.children[child])
    return False


def _is_goods(sentence: Sentence, head: int) -> bool:
    token = sentence.tokens[head]
    return (
        token.tag in ("NN", "NNS")
        and not token.classes & {"instrument", "organ_noun"}
        and not token.cues & {"propose", "threaten", "request"}
        and bool(hs_of(token.low))
    )


def _coordinated(sentence: Sentence, a: int, b: int) -> bool:
    """Whether `a` is a member of the list that `b` heads."""
    tokens = sentence.tokens
    k = a
    for _ in range(CLIMB_LIMIT):
        if k == b:
            return True
        if tokens[k].dep not in ("conj", "appos") or tokens[k].head < 0 or tokens[k].head == k:
            return False
        k = tokens[k].head
    return False
