"""The clause of a rate: its tariff noun, its governing verb, and the verbs above that."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tradewire.lexicons.tariff_cues import cue_table
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import (
    HARD_MARKS,
    HYPHENS,
    QUOTES,
    is_rate_noun,
    is_verb,
)

COLLECTING = frozenset({"impose", "raise", "lower", "keep", "suspend", "remove"})


ACTING = COLLECTING | {"pay", "move", "request", "propose", "threaten", "agree"}


CLIMB_LIMIT = 30


def clause_bounds(sentence: Sentence, i: int) -> tuple[int, int]:
    """`[low, high)`: the stretch around token `i` between semicolons, colons, dashes and brackets."""
    marks = sentence.places(_is_hard_mark)
    before, behind = bisect_left(marks, i), bisect_left(marks, i + 1)
    low = marks[before - 1] + 1 if before else 0
    return low, marks[behind] if behind < len(marks) else len(sentence.tokens)


def _is_hard_mark(tokens: Sequence[Token], k: int) -> bool:
    return tokens[k].low in HARD_MARKS and tokens[k].dep != "skip"


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
    for _ in range(CLIMB_LIMIT):
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
        if tokens[child].low == "away" and child > verb:
            cues = _with(cues, table.get((token.low, "away", "with")))  # "did away last month with"
        elif dep == "prt":
            cues = table.get((token.low, tokens[child].low), cues)
        elif dep in ("prep", "advmod", "acomp", "oprd", "dobj") and child > verb + 1:
            lows = [t.low for t in tokens[child : child + 2]]
            cues = _with(cues, table.get((token.low, *lows)))
            if lows == ["down", "from"] or lows == ["up", "from"]:
                continue  # "takes 9 %, down from 12 %"
            if dep != "prep" or lows[0] in _GOVERNED:
                cues = _with(cues, table.get((token.low, lows[0])))
        if (token.low in BE or token.low in _STAYING) and dep in ("acomp", "attr", "prep", "advmod", "oprd"):
            cues = cues | {c for c in tokens[child].cues if not c.startswith("verb:")}
            cues = cues | table.get((token.low, tokens[child].low), frozenset())
    if (
        token.low in _GOING
        and not any(
            tokens[c].dep in _PLACED for c in sentence.children[verb] if c > verb and not _dates(sentence, c)
        )
        and (
            verb + 1 == len(tokens)
            or tokens[verb + 1].kind in ("punct", "date")
            or _dates(sentence, verb + 1)
        )
    ):
        return cues | {"remove"}  # "the levy will go", with no word of where to
    if token.low == "gone" and any(tokens[c].low in BE for c in sentence.children[verb]):
        return frozenset({"remove"})
    if (
        token.low == "gone"
        and any(tokens[c].low in ("has", "have", "had") for c in sentence.children[verb])
        and not any(tokens[c].dep in _PLACED for c in sentence.children[verb] if c > verb)
    ):
        return cues | {"remove"}  # "the old 9 % has gone"
    if token.low in BE and any(tokens[c].low == "gone" for c in sentence.children[verb]):
        return cues | {"remove"}  # "Gone, from today, are the 9 % …"
    return cues


def _dates(sentence: Sentence, k: int) -> bool:
    """Whether a preposition only leads to a date: "went in 2022", not "must go by 2028"."""
    if sentence.tokens[k].head < 0 or sentence.tokens[sentence.tokens[k].head].low != "went":
        return False
    children = sentence.children[k]
    return (
        sentence.tokens[k].dep == "prep"
        and bool(children)
        and all(sentence.tokens[c].kind == "date" for c in children)
    )


def _with(cues: frozenset[str], phrase: frozenset[str] | None) -> frozenset[str]:
    """A verb's cues with those of a longer phrase: another verb takes the place of the first."""
    if not phrase:
        return cues
    return phrase if any(c.startswith("verb:") for c in phrase) else cues | phrase


_STAYING = frozenset({"stay", "stays", "stayed", "remain", "remains", "remained"})
_GOING = frozenset({"go", "goes", "went"})
_PLACED = frozenset({"prep", "prt", "advmod", "acomp", "xcomp", "dobj", "attr", "oprd", "ccomp", "conj"})
_WISHED = frozenset({"request", "propose", "threaten"})


_GOVERNED = frozenset({"of", "for", "about", "to"})


BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re"})


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
    for _ in range(CLIMB_LIMIT):
        own = _auxiliaries(sentence, verb)
        if own or tokens[verb].dep != "conj" or own_subject(sentence, verb) is not None:
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
    for _ in range(CLIMB_LIMIT):
        token = tokens[k]
        head = token.head
        if head < 0 or head == k:
            break
        if token.dep == "conj":
            k = head
            continue
        if token.dep in ("xcomp", "pcomp", "prep", "oprd"):
            told = token.dep != "prep" or is_verb(sentence, head) or tokens[head].cues
            if told and tokens[head].low not in ("of", "to", "for", "on", "about"):
                found.append(head)
            k = head
            continue
        if token.dep == "advcl" and token.tag == "VB" and _wishes(sentence, head):
            found.append(head)  # "appealed to Peru to lower"
            break
        if token.dep == "ccomp" and is_verb(sentence, head):
            if not _finite(sentence, k) or "ensure" in verb_cues(sentence, head):
                found.append(head)  # "intends to ensure that the rate does not exceed 12 %" acts itself
                k = head
                continue
            if verb_cues(sentence, head) & {"request", "propose", "threaten"} and not auxiliaries(
                sentence, k
            ):
                # "recommends that the government charge 5 %": the subjunctive of a wish.
                found.append(head)
            break
        if token.dep in ("acl", "relcl"):
            asked = any(tokens[c].low == "that" and tokens[c].dep == "mark" for c in sentence.children[k])
            if token.dep == "acl" and (
                token.tag == "VB"
                or (asked and tokens[head].cues & _WISHED and not auxiliaries(sentence, k) - {"be"})
            ):
                found.append(head)  # "a plan to raise", "a request that Peru charge"
            elif token.dep == "acl" and tokens[head].dep == "dobj" and _wishes(sentence, tokens[head].head):
                # "wants it tripled": the participle belongs to the object of the wish.
                found.append(tokens[head].head)
            elif (
                token.dep == "acl" and tokens[head].dep == "dobj" and tokens[tokens[head].head].low == "have"
            ):
                k = tokens[head].head  # "to have tin taxed"
                continue
            break
        break
    return found


def _wishes(sentence: Sentence, k: int) -> bool:
    return is_verb(sentence, k) and "request" in sentence.tokens[k].cues


def _finite(sentence: Sentence, verb: int) -> bool:
    tokens = sentence.tokens
    if tokens[verb].tag in ("VBD", "VBP", "VBZ"):
        return True
    return any(tokens[c].dep == "aux" and tokens[c].low != "to" for c in sentence.children[verb])


def is_by_the_way(sentence: Sentence, k: int) -> bool:
    """Whether `k` is in what an act brings with it: "put 9 % on tin, giving | Peruvian | mills hope".

    Participles that tell of whom the duty hits, or of rates ("…, raising it to 9 %"), are no such thing.
    """
    tokens = sentence.tokens
    for _ in range(CLIMB_LIMIT):
        token = tokens[k]
        if token.tag == "VBG" and token.dep == "advcl":
            hits = "harming" in token.classes or "taxes_goods" in verb_cues(sentence, k)
            told = any(t.kind == "rate" for t in tokens[k : sentence.right_edge(k) + 1])
            return k > 0 and tokens[k - 1].low == "," and not hits and not told
        if is_verb(sentence, k) and token.dep != "conj" and _finite(sentence, k):
            return False
        if token.head < 0 or token.head == k:
            return False
        k = token.head
    return False


def own_subject(sentence: Sentence, verb: int) -> int | None:
    tokens = sentence.tokens
    return next(
        (c for c in sentence.children[verb] if tokens[c].dep in ("nsubj", "nsubjpass", "csubj", "csubjpass")),
        None,
    )
