"""The clause around a rate: its bounds, its tariff noun, its governing verb and that verb's subject."""

from __future__ import annotations

from dataclasses import dataclass

from tradewire.relate.tariffs.phrases import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    HARD_MARKS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    head_after,
    is_verb,
)
from tradewire.relate.tariffs.tokens import Token

QUOTES = frozenset({"“", "”", '"'})
COLLECTING = frozenset({"impose", "raise", "lower", "keep", "suspend", "remove"})
ACTING = COLLECTING | {"pay", "move", "request", "propose", "threaten", "agree"}
# What may stand between a rate and the tariff noun before it ("a duty of up to 25 %").
_LINKS = frozenset(
    """of at to by from up as high about nearly almost around some a an the additional extra only mere another just over
    no more than between , is was are were be been remains stays stands stood above roughly currently now still low down
    minimum maximum full flat provisional final further new standard basic set fixed equal rate worth""".split()
)
_ORGAN_HEADS = frozenset(
    """government governments officials official ministry ministries ministers minister president premier cabinet
    parliament senate congress customs authorities authority regulator regulators administration commission court
    secretary chancellor negotiators lawmakers legislators leaders leader state treasury department agency council
    tribunal king monarch side team delegation envoy trade-ministry decree order policymakers judges judge bill
    proposal plan threat counterpart counterparts capital""".split()
)


@dataclass(frozen=True, slots=True)
class Role:
    """How a government stands in its phrase: `name` is bare, tariff, organ, goods or prep."""

    name: str
    word: str = ""


def clause_bounds(tokens: list[Token], i: int) -> tuple[int, int]:
    """`[low, high)`: the stretch around token `i` between semicolons, colons, dashes and brackets."""
    low = i
    while low and not (tokens[low - 1].kind == "punct" and tokens[low - 1].low in HARD_MARKS - QUOTES):
        low -= 1
    high = i + 1
    while high < len(tokens) and not (tokens[high].kind == "punct" and tokens[high].low in HARD_MARKS - QUOTES):
        high += 1
    return low, high


def noun_right(tokens: list[Token], i: int, high: int) -> int | None:
    """The tariff noun that the rate at `i` modifies ("25 % anti-dumping duty"), if one does."""
    k, steps = i + 1, 0
    while k < high and steps < 6:
        token = tokens[k]
        if "tariff_noun" in token.cues or ("rate_noun" in token.cues and not is_verb(tokens, k)):
            last = k
            while last + 1 < high and tokens[last + 1].cues & {"tariff_noun", "rate_noun"} and not is_verb(tokens, last + 1):
                last += 1
            return last
        if token.kind == "gov":
            if token.value.form != "adjective":
                return None
        elif token.low in ("-", "‑", "’s", "and", "or") or token.low in ("”", "“"):
            pass
        elif token.kind != "word" or token.low in PREPOSITIONS or token.low in DETERMINERS or token.low in AUXILIARIES:
            return None
        elif token.low in CONJUNCTIONS or token.low in SUBORDINATORS or token.low in PRONOUNS or is_verb(tokens, k):
            return None
        k += 1
        steps += 1
    return None


def noun_left(tokens: list[Token], i: int, low: int) -> int | None:
    """The tariff noun that the rate at `i` completes ("a duty of up to 25 %"), if one does."""
    k = i - 1
    while k >= low and i - k < 9:
        token = tokens[k]
        if token.cues & {"tariff_noun", "rate_noun"} and not is_verb(tokens, k):
            return k
        if token.low in _LINKS or token.kind in ("rate", "number") or token.low in ADVERBS or token.low in QUOTES:
            k -= 1
            continue
        return None
    return None


def noun_in_clause(tokens: list[Token], i: int, low: int) -> int | None:
    """The nearest tariff noun before the rate in its clause ("raise the tariff on X to 50 %")."""
    for k in range(i - 1, low - 1, -1):
        if "tariff_noun" in tokens[k].cues and not is_verb(tokens, k):
            return k
        if "rate_noun" in tokens[k].cues and not is_verb(tokens, k) and k and tokens[k - 1].low in DETERMINERS:
            return k
    return None


def is_acting_verb(tokens: list[Token], k: int) -> bool:
    """Whether token `k` is a verb of one of the classes that say something of a duty."""
    return bool(tokens[k].cues & ACTING) and is_verb(tokens, k)


def governing_verb(tokens: list[Token], i: int, start: int, low: int, high: int, end: int) -> int | None:
    """The verb that governs the rate's phrase `[start, end)`: the nearest before it, else behind it."""
    for k in range(start - 1, low - 1, -1):
        if is_acting_verb(tokens, k) and not _is_reduced(tokens, k, start):
            return k
        if tokens[k].low in AUXILIARIES and tokens[k].low in ("is", "are", "was", "were", "be"):
            return k
    for k in range(end, high):
        if tokens[k].kind == "rate":
            break
        if is_acting_verb(tokens, k):
            return k
    return None


def _is_reduced(tokens: list[Token], k: int, start: int) -> bool:
    """Whether a participle only modifies a noun ("the duty imposed last year is 25 %")."""
    return False


def passive(tokens: list[Token], k: int) -> bool:
    """Whether the verb at `k` is a passive: a participle behind a form of "be" or "get"."""
    if "verb:participle" not in tokens[k].cues:
        return False
    j = k - 1
    while j >= 0 and (tokens[j].low in ADVERBS or tokens[j].low in ("not", "n't")):
        j -= 1
    return j >= 0 and tokens[j].low in ("is", "are", "was", "were", "be", "been", "being", "am", "get", "gets", "got")


def verb_group_start(tokens: list[Token], k: int) -> int:
    """The first token of the verb group that ends in `k`: auxiliaries, adverbs, "begin to", "agree to"."""
    j = k
    while j:
        previous = tokens[j - 1]
        if previous.low in AUXILIARIES or previous.low in ADVERBS or previous.low in ("not", "n't", "to", "'", "’"):
            j -= 1
        elif tokens[j].low == "to" and is_verb(tokens, j - 1) and not (previous.cues & {"pay"} and not previous.cues & {"agree"}):
            j -= 1
        elif tokens[j].low == "to" and previous.low in ("due", "set", "about", "ready", "likely", "free", "poised", "expected"):
            j -= 1
        elif previous.kind == "date":
            j -= 1
        elif previous.low == "on" and tokens[j].kind == "date":
            j -= 1
        else:
            break
    return j


def government_role(tokens: list[Token], k: int) -> Role:
    """How the government at token `k` stands in its phrase."""
    token = tokens[k]
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    owner = following is not None and following.low in ("’s", "’", "'")
    modifier = token.value.form in ("adjective", "capital", "name", "bloc", "organ", "person", "leader", "people")
    if owner or modifier:
        head = head_after(tokens, k + 1 if owner else k)
        if head is not None:
            word = tokens[head]
            if any("tariff_noun" in t.cues or ("rate_noun" in t.cues) for t in tokens[k + 1 : head + 1]) and (
                word.cues & {"tariff_noun", "rate_noun", "change_noun"}
            ):
                return Role("tariff", word.low)
            if any(t.low in _ORGAN_HEADS for t in tokens[k + 1 : head + 1]):
                return _prepositional(tokens, k) or Role("organ", word.low)
            if owner or token.value.form in ("adjective", "people") or _is_compound(tokens, k, head):
                return Role("goods", word.low)
        elif owner or (following is not None and following.low in ("-", "‑") and k + 2 < len(tokens)
                       and tokens[k + 2].low in ("made", "built", "grown", "produced", "brewed")):
            j = k + 1
            while j < len(tokens) and tokens[j].kind in ("punct",) or (j < len(tokens) and tokens[j].low in ("’s", "own")):
                j += 1
            if owner and j < len(tokens) and tokens[j].kind == "rate":
                return Role("tariff", "rate")
            return Role("goods", "")
        if owner and following is not None:
            j = k + 2
            while j < len(tokens) and (tokens[j].low in DETERMINERS or tokens[j].low in ADVERBS or tokens[j].low == "own"):
                j += 1
            if j < len(tokens) and tokens[j].kind == "rate":
                return Role("tariff", "rate")
    return _prepositional(tokens, k) or Role("goods" if token.value.form == "people" and False else "bare")


def _is_compound(tokens: list[Token], k: int, head: int) -> bool:
    """Whether a bare name stands before a noun as its modifier ("US goods", "EU brandy")."""
    following = tokens[k + 1]
    if following.kind != "word" or is_verb(tokens, k + 1) or following.low in ("and", "or"):
        return False
    return tokens[k].value.form in ("name", "bloc") and not any(c.startswith("verb:") for c in following.cues)


def _prepositional(tokens: list[Token], k: int) -> Role | None:
    j = k - 1
    while j >= 0 and (tokens[j].low in DETERMINERS or tokens[j].low in ("mainland", "the", "neighbouring", "nearby")):
        j -= 1
    if j >= 0 and tokens[j].low in PREPOSITIONS:
        return Role("prep", tokens[j].low)
    # A list shares the preposition of its first member.
    if j >= 1 and (tokens[j].low in CONJUNCTIONS or tokens[j].low == ","):
        i = j - 1
        while i >= 0 and (tokens[i].low in CONJUNCTIONS or tokens[i].low == "," or tokens[i].low in DETERMINERS):
            i -= 1
        if i >= 0 and tokens[i].kind == "gov":
            return _prepositional(tokens, i)
    return None


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb: `governments` are token indexes; `kind` says what it is.

    kind: government, goods (somebody's goods or firms), tariff (a duty), pronoun, request (the
    verb is somebody's wish), other.
    """

    kind: str
    governments: tuple[int, ...] = ()
    start: int = 0
    end: int = 0


def subject_of(tokens: list[Token], verb: int, low: int, depth: int = 0) -> Subject:
    """The subject of the verb at `verb`, looked for to the left, not before `low`."""
    end = verb_group_start(tokens, verb)
    if end > low and tokens[end - 1].low in CONJUNCTIONS and depth < 3:
        # Two verbs with one subject: "X cut … and raised …".
        for k in range(end - 2, low - 1, -1):
            if is_verb(tokens, k) and tokens[k].cues & (ACTING | {"report"}):
                return subject_of(tokens, k, low, depth + 1)
    start = end
    k = end - 1
    commas = 0
    while k >= low:
        token = tokens[k]
        if token.low in SUBORDINATORS or (token.low == "that" and k + 1 < end):
            if k == end - 1:
                if token.low in ("which", "who", "that"):
                    return _antecedent(tokens, k, low)
                break
            break
        if is_verb(tokens, k) and tokens[k].cues & (ACTING | {"report"}) and not (
            k + 1 < len(tokens) and tokens[k].cues & {"tariff_noun"}
        ):
            if commas < 2 or tokens[k].cues & {"report"}:
                break
        if token.low in AUXILIARIES and k < end - 1:
            break
        if token.low == ",":
            commas += 1
            if tokens[k + 1].low in CONJUNCTIONS and k + 2 < end:
                break
        start = k
        k -= 1
    return _read_subject(tokens, start, end)


def _antecedent(tokens: list[Token], k: int, low: int) -> Subject:
    for j in range(k - 1, max(low, k - 8) - 1, -1):
        if tokens[j].kind == "gov":
            role = government_role(tokens, j)
            if role.name == "goods":
                return Subject("goods", (j,), j, k)
            return Subject("government", (j,), j, k)
        if "tariff_noun" in tokens[j].cues or tokens[j].kind == "rate":
            return Subject("tariff", (), j, k)
    return Subject("other", (), k, k)


def _read_subject(tokens: list[Token], start: int, end: int) -> Subject:
    governments: list[int] = []
    kind = "other"
    for j in range(start, end):
        token = tokens[j]
        if token.low in ("it", "they", "he", "she", "we", "i") and not governments:
            kind = "pronoun"
        if "tariff_noun" in token.cues or (
            "rate_noun" in token.cues and j and (tokens[j - 1].low in DETERMINERS or tokens[j - 1].cues)
        ):
            if kind in ("other", "pronoun"):
                kind = "tariff"
        if token.kind != "gov":
            continue
        role = government_role(tokens, j)
        if role.name == "tariff":
            kind = "tariff"
            governments.append(j)
        elif role.name == "goods":
            if kind in ("other", "pronoun"):
                kind = "goods"
            if kind == "goods":
                governments.append(j)
        elif role.name == "organ" or role.name == "bare":
            if kind in ("other", "pronoun", "government"):
                kind = "government"
                governments.append(j)
        elif role.name == "prep" and role.word in ("from", "of") and kind in ("other", "goods"):
            if role.word == "from" or kind == "goods":
                kind = "goods"
                governments.append(j)
    if kind == "government" and len(governments) > 1:
        governments = [g for g in governments if _coordinated(tokens, governments[0], g)]
    return Subject(kind, tuple(governments), start, end)


def _coordinated(tokens: list[Token], first: int, other: int) -> bool:
    """Whether all that stands between two governments is a list ("A, B and C")."""
    return all(
        t.kind == "gov" or t.low in CONJUNCTIONS or t.low in (",", "the", "’s") or t.low in DETERMINERS
        for t in tokens[first + 1 : other]
    )
