"""Which goods a rate is on: those its frame names, those beside its origin, those told of before."""

from __future__ import annotations

from collections.abc import Sequence

from tradewire.lexicons.products import hs_of
from tradewire.relate.tariffs.article.discourse import State, Told, acting_above, linked_measure
from tradewire.relate.tariffs.article.targets_told import anaphoric, goods_government
from tradewire.relate.tariffs.sentence.clauses import verb_cues
from tradewire.relate.tariffs.sentence.noun_phrases import read_goods
from tradewire.relate.tariffs.sentence.subjects import NO_SUBJECT, subject_of
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import codes_of, is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.slots.known_goods import known_goods, text_of

Goods = tuple[tuple[tuple[int, int], ...], str]
"""Article offsets of the goods, and the rule that found them."""

_CARRYING = frozenset({"last", "last-here", "number", "request", "asker", "affected"})
_SILENT = frozenset(
    {"clause", "sentence", "default", "headline", "paragraph", "world", "export", "last-here", "request"}
)
"""Rules for targets under which the goods may stand anywhere in the clause."""
_OPEN = frozenset(
    {
        "product",
        "default",
        "last",
        "last-here",
        "number",
        "request",
        "world",
        "same-target",
        "sentence",
        "clause",
        "warned",
        "headline",
        "paragraph",
        "antecedent",
        "shared",
        "asker",
        "retaliation",
        "export",
        "article",
    }
)


def read_antecedent(frame: Frame, state: State) -> None:
    """ "Tin is not so lucky. It still pays 5 %.": the payer is the subject of the clause before."""
    if frame.construction != "payer" or frame.subject.kind != "pronoun":
        return
    if frame.tokens[frame.subject.head].low not in ("it", "they", "these", "those", "both"):
        return
    above = acting_above(frame)
    if above and not frame.targets:
        frame.targets, frame.targets_how = above, "antecedent"
        return
    if _take_subject(frame, frame.sentence, frame.low) or state.sentence_before is None:
        return
    _take_subject(frame, state.sentence_before, len(state.sentence_before.tokens))


def _take_subject(frame: Frame, before: Sentence, stop: int) -> bool:
    """Takes goods and payers from the subject of the last clause before token `stop`, if it is either."""
    root = _root(before, stop)
    subject = subject_of(before, root) if root is not None else NO_SUBJECT
    if subject.kind not in ("goods", "government", "other") or _is_body(before.tokens[subject.head]):
        return False
    phrase = read_goods(before, subject.start, subject.end)
    known = [(s, e) for s, e in phrase.products if hs_of(text_of(before.tokens, s, e)) or subject.governments]
    payers = [g for g in subject.governments if before.tokens[g].value.form not in _BODIES]
    if payers and not frame.targets:
        frame.targets, frame.targets_how = codes_of(before.tokens, payers), "antecedent"
    if known and not frame.products:
        frame.antecedent = list(_offsets(before, known))
    return bool(payers or known)


def read_pointed(frame: Frame, state: State) -> None:
    """ "Cod is another matter: the 9 % on it stays", "has taxed them at 9 %": goods named just before."""
    if frame.products or frame.antecedent:
        return
    k = _pronoun_for_goods(frame)
    if k is None or (frame.generic and frame.tokens[k].low != "such"):
        return
    places = [(frame.sentence, k)]
    if state.sentence_before is not None:
        places.append((state.sentence_before, len(state.sentence_before.tokens)))
    for where, stop in places:
        known = known_goods(where, 0, stop)
        if not known:
            continue
        root = _root(where, stop)
        subject = subject_of(where, root) if root is not None and where is not frame.sentence else NO_SUBJECT
        named = [g for g in known if subject.start <= g[0] < subject.end] or known[-1:]
        if where.tokens[named[-1][0] - 1].low in ("and", "or", ",") and subject.kind == "none":
            named = known[-2:]  # "eggs and ham"
        frame.antecedent = list(_offsets(where, named))
        phrase = read_goods(where, max(0, named[0][0] - 1), named[-1][1])
        if frame.targets is None and phrase.sources:
            frame.targets, frame.targets_how = codes_of(where.tokens, phrase.sources), "antecedent"
        return


def _pronoun_for_goods(frame: Frame) -> int | None:
    """The pronoun on which the duty is: "on it", "on all of them", "for those two", "taxed them"."""
    sentence, tokens = frame.sentence, frame.tokens
    for k in range(frame.low, frame.high):
        token = tokens[k]
        such = token.low == "such" and k and tokens[k - 1].low == "on"
        if such and k + 1 < len(tokens) and "generic_goods" in tokens[k + 1].classes:
            return k  # "on such articles"
        if token.low not in ("it", "them", "these", "those", "both") or k == 0:
            continue
        following = tokens[k + 1] if k + 1 < len(tokens) else None
        if following is not None and following.tag.startswith(("NN", "JJ")):
            continue
        opener = k - 1
        while opener > 0 and tokens[opener].low in ("of", "all", "each", "both", "most"):
            opener -= 1
        if tokens[opener].low == "on" or (
            tokens[opener].low == "for" and token.low in ("these", "those", "both")
        ):
            return k
        verb = token.head
        if (
            sentence.parsed
            and token.dep == "dobj"
            and verb == frame.verb
            and verb_cues(sentence, verb) & {"taxes_goods", "threaten"}
        ):
            return k
    return None


def _is_body(token: Token) -> bool:
    return "organ_noun" in token.classes or (token.kind == "gov" and token.value.form in _BODIES)


_BODIES = frozenset({"organ", "person", "leader"})
"""Who speaks or decides for a government, and is no payer of duties."""


def _root(sentence: Sentence, stop: int) -> int | None:
    """The last main verb before token `stop`: of the clause before a semicolon, or of a whole sentence."""
    roots = [k for k in range(stop) if sentence.tokens[k].dep == "ROOT" and is_verb(sentence, k)]
    return roots[-1] if roots else None


def goods_of(frame: Frame, imposer: tuple[str, ...], targets_how: str, state: State) -> Goods:
    """The goods of a frame: its own, those beside its origin, else those of the measure before."""
    if frame.products:
        return _offsets(frame.sentence, frame.products), "clause"
    if frame.antecedent:
        return tuple(frame.antecedent), "antecedent"
    made = _made_by(frame)
    if made is not None:
        return _offsets(frame.sentence, [made]), "maker"
    if frame.generic:
        return (), "generic"
    ones = _ones(frame)
    if ones is not None and frame.tokens[ones].low not in ("those", "that"):
        return _goods_before(frame, ones, state), "ones"
    named = known_goods(frame.sentence, 0, ones)[-1:] if ones is not None else []
    if named:
        return _offsets(frame.sentence, named), "ones"  # "while those of Peru pay 9 %"
    linked = linked_measure(frame, state)
    if linked is not None:
        return linked.products, "number"
    if targets_how == "clause":
        at = goods_government(frame, imposer)
        phrase = read_goods(frame.sentence, at, len(frame.tokens)) if at is not None else None
        if phrase is not None and at is not None:
            owned = at + 1 < len(frame.tokens) and frame.tokens[at + 1].low in ("'s", "’s", "'")
            # "China's acts" are no goods, though they are China's
            known = [p for p in phrase.products if not owned or hs_of(text_of(frame.tokens, *p))]
            if known or phrase.generic:
                return _offsets(frame.sentence, known), "origin"
    if (
        frame.construction in ("agentless", "payer")
        and frame.subject.kind in ("goods", "other")
        and frame.inner is None
    ):
        known = known_goods(frame.sentence, frame.subject.start, frame.subject.end)
        if known:
            return _offsets(frame.sentence, known), "subject"
    last = state.last
    here = last is not None and last.block == frame.sentence.block
    if last is not None and last.products and targets_how == "shared" and _of_sentence(last, frame):
        return last.products, "shared"
    if last is not None and last.products and (targets_how in _CARRYING or (targets_how == "world" and here)):
        beside = _goods_beside(frame)
        return (beside, "named") if beside else (last.products, "last")
    if is_firm(frame):
        told = next((t for t in reversed(state.told) if t.products and t.imposer == imposer), None)
        if told is not None and (told.block == frame.sentence.block or told is last):
            return told.products, "firm"
        return state.topic or _goods_around(frame, targets_how, state), "topic"
    if here and last is not None and last.imposer == imposer and targets_how in ("payer", "local", "bracket"):
        return last.products, "same-paragraph"
    if targets_how in _SILENT:
        known = known_goods(frame.sentence, frame.low, frame.high)
        if not known and frame.low > 1 and frame.tokens[frame.low - 1].low == ":":
            # "what it takes on tin: 12 % in all, made up of …"
            known = known_goods(frame.sentence, 0, frame.low - 1)
            known = known if len(known) == 1 else []
        if known:
            return _offsets(frame.sentence, known), "known"
        if anaphoric(frame) and frame.noun is not None:
            return state.topic or _goods_around(frame, targets_how, state), "topic"
    if targets_how in _OPEN:
        if frame.request and not state.topic and here and last is not None and last.imposer == imposer:
            return last.products, "last"
        beside = _goods_beside(frame)
        if beside:
            return beside, "named"
        spoken_of = () if targets_how == "average" else _goods_spoken_of(frame, state)
        near = _goods_nearby(frame, state) or _goods_above(frame, state) or state.topic or spoken_of
        if not near and targets_how != "average":
            near = _goods_around(frame, targets_how, state)
        return near, "topic-open"
    before = _goods_beside(frame, behind=False) if _may_be_of_goods_before(frame, targets_how) else ()
    return before, "named" if before else "none"


def _may_be_of_goods_before(frame: Frame, targets_how: str) -> bool:
    """ "Cod is spared; Peruvian cuts pay 9 %", not "Peru buys grain, while paying 9 %"."""
    tokens, verb = frame.tokens, frame.verb
    if targets_how == "payer":
        return verb is None or tokens[verb].tag != "VBG" or tokens[verb].dep != "advcl"
    if targets_how != "phrase" or frame.construction != "agentless":
        return False
    return not any(t.low in ("whatever", "everything", "anything") for t in tokens[frame.low : frame.high])


_BESIDE = 80  # tokens: a sentence of hundreds of duties must not cost their square


def _goods_beside(frame: Frame, *, behind: bool = True) -> tuple[tuple[int, int], ...]:
    """The goods named last before a rate in its sentence, else first behind it in its clause.

    "Dried figs wait until May, when their 20 % is halved", "the 40 % it takes when mutton is brought in".
    """
    tokens = frame.tokens
    first = max(0, frame.token - _BESIDE)
    last = min(frame.high, frame.token + _BESIDE) if behind else 0
    for start, stop, at in ((first, frame.token, -1), (frame.token, last, 0)):
        known = known_goods(frame.sentence, start, stop)
        known = [g for g in known if "seldom_goods" not in tokens[g[1] - 1].classes]
        if known:
            return _offsets(frame.sentence, [known[at]])
    return ()


def _goods_around(frame: Frame, targets_how: str, state: State) -> tuple[tuple[int, int], ...]:
    """What a clause without goods is about: the paragraph's last goods, the heading's, the title's.

    A release names goods of many kinds around its duties on all goods; a title tells of a duty whose payers
    the article told of.
    """
    block = frame.sentence.block
    told = next((t.products for t in reversed(state.told) if t.block == block and t.products), ())
    if told or state.issuer is not None:
        return told
    around = state.paragraph_goods or state.heading_goods
    return around or (state.title_goods if targets_how in _OF_TITLE else ())


_OF_TITLE = frozenset({"export", "headline", "article", "sentence", "paragraph", "request"})


def _goods_spoken_of(frame: Frame, state: State) -> tuple[tuple[int, int], ...]:
    """The only goods that are named before the clause, in its sentence or the one before it."""
    before = state.sentence_before
    places = [(frame.sentence, frame.low)]
    if before is not None:
        places.append((before, len(before.tokens)))
    for where, stop in places:
        known = known_goods(where, 0, stop)
        if len(known) == 1:
            return _offsets(where, known)
    return ()


def _goods_above(frame: Frame, state: State) -> tuple[tuple[int, int], ...]:
    """The only goods of the line above a list of bare rates ("The levy on tyres comes down in steps:").

    Where it names none ("It comes down in steps:"), those of the measure told before it.
    """
    if state.intro is None or frame.verb is not None or state.intro.tokens[-1].low != ":":
        return ()
    known = known_goods(state.intro, 0, len(state.intro.tokens))
    if len(known) == 1:
        return _offsets(state.intro, known)
    last = state.last
    return last.products if last is not None and not known else ()


def _goods_nearby(frame: Frame, state: State) -> tuple[tuple[int, int], ...]:
    """The goods of the sentence before, where it speaks of a duty and this one adds to it: "It is 9 %"."""
    before, subject = state.sentence_before, frame.subject
    if subject.kind != "pronoun" or not frame.cues & {"move", "keep"}:
        return ()
    if (
        before is None
        or frame.tokens[subject.head].low not in ("it", "they")
        or not any("tariff_noun" in t.cues for t in before.tokens)
    ):
        return ()
    return _offsets(before, known_goods(before, 0, len(before.tokens))[:1])


def _ones(frame: Frame) -> int | None:
    """Where goods are only called by where they are from: "9 % on Peruvian ones", "British ones pay 9 %"."""
    tokens = frame.tokens
    subject = frame.subject
    opening = [t.low for t in tokens[subject.start : subject.start + 2]]
    those = subject.head >= 0 and opening[0] in ("those", "that") and opening[-1] in ("of", "from")
    if frame.construction == "payer" and those:
        return subject.start  # "while those of Peru pay 9 %"
    spans = [(p.start, p.end + 1) for p in frame.goods]
    if frame.construction == "payer":
        spans.append((frame.subject.start, frame.subject.end))
    return next(
        (
            k
            for start, end in spans
            for k in range(max(start, 1), min(end, len(tokens)))
            if tokens[k].low in ("one", "ones") and tokens[k - 1].kind == "gov"
        ),
        None,
    )


def _goods_before(frame: Frame, stop: int, state: State) -> tuple[tuple[int, int], ...]:
    """The goods named last before token `stop`: in this sentence or the one before, else those told of."""
    places = [(frame.sentence, stop)]
    if state.sentence_before is not None:
        places.append((state.sentence_before, len(state.sentence_before.tokens)))
    for where, end in places:
        known = known_goods(where, 0, end)
        if known:
            return _offsets(where, known[-1:])
    last = state.last
    here = last is not None and last.block >= frame.sentence.block - 1
    return last.products if last is not None and here and last.products else state.topic


def _made_by(frame: Frame) -> tuple[int, int] | None:
    """The goods by which a payer is called ("car makers", "rice mills"), a token range."""
    if frame.construction != "payer" or frame.subject.head < 0:
        return None
    tokens, end = frame.tokens, frame.subject.head
    if "firm_noun" not in tokens[end].classes:
        return None
    start = end
    while (
        start > frame.subject.start
        and tokens[start - 1].kind == "word"
        and tokens[start - 1].tag in ("NN", "NNS")
    ):
        start -= 1
    return (start, end) if start < end and hs_of(text_of(tokens, start, end)) else None


def _offsets(sentence: Sentence, ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((sentence.tokens[s].start, sentence.tokens[e - 1].end) for s, e in ranges)


def _of_sentence(told: Told, frame: Frame) -> bool:
    return told.frame is not None and told.frame.sentence is frame.sentence


def is_firm(frame: Frame) -> bool:
    """Whether a firm pays, whose goods are those told of before ("Andes Foods pays 8 %", "other makers")."""
    if frame.construction != "payer" or frame.subject.head < 0:
        return False
    head = frame.tokens[frame.subject.head]
    return "firm_noun" in head.classes or (head.kind == "word" and head.tag.startswith("NNP"))
