"""The clause of a rate: its tariff noun, its governing verb, the verbs above that, and the subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tradewire.lexicons.products import hs_of
from tradewire.lexicons.tariff_cues import cue_table
from tradewire.relate.tariffs.noun_phrases import read_goods
from tradewire.relate.tariffs.roles import role_of
from tradewire.relate.tariffs.tokens import Sentence
from tradewire.relate.tariffs.words import (
    HARD_MARKS,
    HYPHENS,
    QUOTES,
    is_rate_noun,
    is_tariff_noun,
    is_verb,
)

COLLECTING = frozenset({"impose", "raise", "lower", "keep", "suspend", "remove"})
ACTING = COLLECTING | {"pay", "move", "request", "propose", "threaten", "agree"}
_CLIMB_LIMIT = 30

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


def clause_bounds(sentence: Sentence, i: int) -> tuple[int, int]:
    """`[low, high)`: the stretch around token `i` between semicolons, colons, dashes and brackets."""
    tokens = sentence.tokens
    low = i
    while low and tokens[low - 1].low not in HARD_MARKS:
        low -= 1
    high = i + 1
    while high < len(tokens) and tokens[high].low not in HARD_MARKS:
        high += 1
    return low, high


def noun_right(sentence: Sentence, i: int, high: int) -> int | None:
    """The tariff noun that the rate at `i` modifies ("25 % anti-dumping duty"), if one does."""
    tokens = sentence.tokens
    for k in range(i + 1, min(high, i + 7)):
        token = tokens[k]
        if is_rate_noun(sentence, k):
            while k + 1 < high and is_rate_noun(sentence, k + 1):
                k += 1
            return k
        if token.kind == "gov":
            if token.value.form != "adjective":
                return None
        elif token.low in HYPHENS or token.low in QUOTES or token.low in ("'s", "and", "or", "ad", "valorem"):
            continue
        elif (
            token.kind != "word"
            or is_verb(sentence, k)
            or token.classes
            & {"preposition", "determiner", "auxiliary", "conjunction", "subordinator", "pronoun"}
        ):
            return None
    return None


def noun_left(sentence: Sentence, i: int, low: int) -> int | None:
    """The tariff noun that the rate at `i` completes ("a duty of up to 25 %"), if one does."""
    tokens = sentence.tokens
    for k in range(i - 1, max(low, i - 9) - 1, -1):
        token = tokens[k]
        if is_rate_noun(sentence, k):
            return k
        if token.classes & {"rate_link", "adverb"} or token.kind in ("rate", "number") or token.low in QUOTES:
            continue
        return None
    return None


def verb_above(sentence: Sentence, i: int) -> tuple[int | None, list[int]]:
    """The first verb on the way up from token `i`, and the tokens passed on that way (`i` left out)."""
    tokens = sentence.tokens
    passed: list[int] = []
    k = i
    for _ in range(_CLIMB_LIMIT):
        head = tokens[k].head
        if head < 0 or head == k:
            return None, passed
        k = head
        if is_verb(sentence, k):
            return k, passed
        passed.append(k)
    return None, passed


def verb_cues(sentence: Sentence, verb: int) -> frozenset[str]:
    """The cues of a verb with its particle, however far that stands ("bring … down", "put … on hold").

    A form of "be" has those of its complement ("is under review", "are gone").
    """
    tokens = sentence.tokens
    token = tokens[verb]
    cues = token.cues
    if not sentence.parsed:
        return cues
    table = cue_table()
    for child in sentence.children[verb]:
        dep = tokens[child].dep
        if dep == "prt":
            cues = table.get((token.low, tokens[child].low), cues)
        elif dep in ("prep", "advmod", "acomp", "oprd", "dobj") and child > verb + 1:
            lows = [t.low for t in tokens[child : child + 2]]
            cues = table.get((token.low, *lows), cues)
            if dep != "prep" or lows[0] in _GOVERNED:
                cues = table.get((token.low, lows[0]), cues)
        if token.low in _BE and dep in ("acomp", "attr", "prep", "advmod", "oprd"):
            cues = cues | {c for c in tokens[child].cues if not c.startswith("verb:")}
            cues = cues | table.get((token.low, tokens[child].low), frozenset())
    if token.low == "gone" and any(tokens[c].low in _BE for c in sentence.children[verb]):
        return frozenset({"remove"})
    return cues


_GOVERNED = frozenset({"of", "for", "about", "to"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re"})


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether the verb is a passive, full ("is charged") or reduced ("goods charged 5 %")."""
    tokens = sentence.tokens
    if not sentence.parsed:
        return False
    if any(tokens[c].dep in ("nsubjpass", "auxpass", "csubjpass") for c in sentence.children[verb]):
        return True
    if tokens[verb].tag != "VBN":
        return False
    if tokens[verb].dep == "acl":
        return True
    if tokens[verb].dep == "conj" and tokens[verb].head < verb:
        return is_passive(sentence, tokens[verb].head) and not _auxiliaries(sentence, verb)
    return not any(
        tokens[c].low in ("have", "has", "had", "having", "'ve") for c in sentence.children[verb]
    ) and any(
        tokens[c].low in ("be", "is", "are", "was", "were", "been", "being", "get", "gets", "got")
        for c in sentence.children[verb]
    )


def _auxiliaries(sentence: Sentence, verb: int) -> list[int]:
    return [c for c in sentence.children[verb] if sentence.tokens[c].dep in ("aux", "auxpass")]


def auxiliaries(sentence: Sentence, verb: int) -> frozenset[str]:
    """The auxiliaries of a verb, lower-case; a coordinated verb without own ones has its partner's."""
    tokens = sentence.tokens
    for _ in range(_CLIMB_LIMIT):
        own = _auxiliaries(sentence, verb)
        if own or tokens[verb].dep != "conj" or _own_subject(sentence, verb) is not None:
            return frozenset(tokens[c].low for c in own)
        head = tokens[verb].head
        if not is_verb(sentence, head) or tokens[head].tag != tokens[verb].tag:
            return frozenset()
        verb = head
    return frozenset()


def governors(sentence: Sentence, verb: int) -> list[int]:
    """Verbs and nouns above `verb` that it completes, nearest first: "agreed | to consider | raising".

    A coordinated verb has the governors of its partner. A finite clause ends the chain, so that what
    is merely said or told does not count; the verb of a noun's own clause ("a plan to raise") is
    not passed.
    """
    tokens = sentence.tokens
    found: list[int] = []
    k = verb
    for _ in range(_CLIMB_LIMIT):
        token = tokens[k]
        head = token.head
        if head < 0 or head == k:
            break
        if token.dep == "conj":
            k = head
            continue
        if token.dep in ("xcomp", "pcomp", "prep", "oprd"):
            if token.dep != "prep" or is_verb(sentence, head) or tokens[head].cues:
                if tokens[head].low not in ("of", "to", "for", "on", "about"):
                    found.append(head)
            k = head
            continue
        if token.dep == "ccomp" and is_verb(sentence, head):
            if not _finite(sentence, k):
                found.append(head)
                k = head
                continue
            if verb_cues(sentence, head) & {"request", "propose", "threaten"} and not auxiliaries(
                sentence, k
            ):
                # "recommends that the government charge 5 %": the subjunctive of a wish.
                found.append(head)
            break
        if token.dep in ("acl", "relcl"):
            if token.dep == "acl" and token.tag == "VB":
                found.append(head)
            elif token.dep == "acl" and tokens[head].dep == "dobj" and is_verb(sentence, tokens[head].head):
                # "wants it tripled": the participle belongs to the object of the wish.
                if "request" in tokens[tokens[head].head].cues:
                    found.append(tokens[head].head)
            break
        break
    return found


def _finite(sentence: Sentence, verb: int) -> bool:
    tokens = sentence.tokens
    if tokens[verb].tag in ("VBD", "VBP", "VBZ"):
        return True
    return any(tokens[c].dep == "aux" and tokens[c].low != "to" for c in sentence.children[verb])


def _own_subject(sentence: Sentence, verb: int) -> int | None:
    tokens = sentence.tokens
    return next(
        (c for c in sentence.children[verb] if tokens[c].dep in ("nsubj", "nsubjpass", "csubj", "csubjpass")),
        None,
    )


def subject_of(sentence: Sentence, verb: int) -> Subject:
    """The subject of a verb: its own, its antecedent, or that of the verb it depends on."""
    if not sentence.parsed:
        return NO_SUBJECT
    tokens = sentence.tokens
    k = verb
    for _ in range(_CLIMB_LIMIT):
        own = _own_subject(sentence, k)
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
            return _describe(sentence, own, is_passive(sentence, k))
        if head < 0 or head == k:
            return NO_SUBJECT
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
        if dep in ("xcomp", "ccomp", "advcl", "conj", "pcomp", "prep", "dep", "oprd"):
            if (
                dep in ("xcomp", "ccomp")
                and is_verb(sentence, head)
                and "request" in verb_cues(sentence, head)
            ):
                controller = next(
                    (c for c in sentence.children[head] if tokens[c].dep in ("dobj", "dative") and c < k),
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
                described = None if given is None else _describe(sentence, given, False, relative=True)
                if described is not None and described.kind == "goods":
                    return described
            k = head
            continue
        if dep == "relcl":
            return _describe(sentence, head, is_passive(sentence, k), relative=True)
        return NO_SUBJECT
    return NO_SUBJECT


def _describe(sentence: Sentence, head: int, passive: bool, *, relative: bool = False) -> Subject:
    """What the noun phrase with that head is. A relative clause's antecedent ends before the clause."""
    tokens = sentence.tokens
    start = sentence.left_edge(head)
    end = head + 1
    for child in sentence.children[head]:
        made = tokens[child].dep == "acl" and "origin_word" in tokens[child].classes
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
        and bool(hs_of(token.low))
    )


def _coordinated(sentence: Sentence, a: int, b: int) -> bool:
    """Whether `a` is a member of the list that `b` heads."""
    tokens = sentence.tokens
    k = a
    for _ in range(_CLIMB_LIMIT):
        if k == b:
            return True
        if tokens[k].dep not in ("conj", "appos") or tokens[k].head < 0 or tokens[k].head == k:
            return False
        k = tokens[k].head
    return False
