"""Rate frames: what the sentence of a rate says, by itself, of who collects it and whose goods pay it.

One frame a rate. A frame's slots are filled from its own clause only; what stays open is
the discourse's business (`discourse.py`). Targets are read before the imposer, because a
government whose goods pay cannot be the one that collects.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tradewire.relate.tariffs.clauses import (
    COLLECTING,
    Subject,
    clause_bounds,
    government_role,
    governing_verb,
    noun_in_clause,
    noun_left,
    noun_right,
    passive,
    subject_of,
)
from tradewire.relate.tariffs.phrases import (
    ADVERBS,
    DETERMINERS,
    NO_GOODS,
    GoodsPhrase,
    is_verb,
    read_goods,
)
from tradewire.relate.tariffs.tokens import Sentence, Token

Construction = Literal["active", "payer", "agentless", "nominal", "request", "fragment"]
_PLACES = frozenset({"in", "at"})


@dataclass(slots=True)
class Frame:
    """One rate in its clause. Indexes are token positions in `sentence`.

    `imposer` and `targets` are codes, None while open; `*_how` name the rule that filled them.
    """

    percent: int
    token: int
    sentence: Sentence
    low: int
    high: int
    noun: int | None = None
    verb: int | None = None
    construction: Construction = "fragment"
    subject: Subject = field(default_factory=lambda: Subject("other"))
    goods: list[GoodsPhrase] = field(default_factory=list)
    imposer: tuple[str, ...] | None = None
    imposer_how: str = ""
    targets: tuple[str, ...] | None = None
    targets_how: str = ""
    products: list[tuple[int, int]] = field(default_factory=list)
    generic: bool = False
    world: bool = False
    request: bool = False
    export: bool = False
    pronoun: bool = False
    definite: bool = False

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the frame's sentence."""
        return self.sentence.tokens


def build_frames(sentence: Sentence, rates: dict[int, int]) -> list[Frame]:
    """Frames of a sentence. `rates` maps token positions of new rates to percentage numbers, in order."""
    frames = [_frame(sentence, token, percent) for token, percent in rates.items()]
    for number, frame in enumerate(frames):
        following = frames[number + 1].token if number + 1 < len(frames) else len(sentence.tokens)
        previous = frames[number - 1].token if number else -1
        _read_phrases(frame, previous, following)
    for frame in frames:
        _fill_targets(frame)
        _fill_imposer(frame)
    _share(frames)
    return frames


def _frame(sentence: Sentence, token: int, percent: int) -> Frame:
    tokens = sentence.tokens
    low, high = clause_bounds(tokens, token)
    frame = Frame(percent, token, sentence, low, high)
    right = noun_right(tokens, token, high)
    left = noun_left(tokens, token, low)
    frame.noun = right if right is not None else left
    start = left if right is None and left is not None else token
    while start > low and (
        tokens[start - 1].low in DETERMINERS or tokens[start - 1].low in ADVERBS or tokens[start - 1].low in ("’s", "own", "of")
        or tokens[start - 1].kind == "gov"
    ):
        start -= 1
    end = (right if right is not None else token) + 1
    frame.verb = governing_verb(tokens, token, start, low, high, end)
    if frame.noun is None:
        frame.noun = noun_in_clause(tokens, token, low)
    if frame.verb is not None:
        frame.subject = subject_of(tokens, frame.verb, low)
    frame.construction = _construction(frame)
    frame.export = any("export_duty" in t.cues for t in tokens[low:high])
    frame.request = frame.construction == "request"
    return frame


def _construction(frame: Frame) -> Construction:
    tokens, verb = frame.tokens, frame.verb
    if verb is None:
        return "nominal" if frame.noun is not None else "fragment"
    cues = tokens[verb].cues
    if _wished(frame):
        return "request"
    if passive(tokens, verb):
        if frame.subject.kind in ("goods", "other", "government") and cues & {"impose", "pay"}:
            return "payer"
        return "agentless"
    if frame.subject.kind == "tariff":
        return "agentless"
    if frame.subject.kind == "goods" and cues & {"pay", "move", "keep"}:
        return "payer"
    if cues & COLLECTING and not (cues & {"move"} and frame.subject.kind == "other"):
        if cues & {"pay"} and frame.subject.kind != "government":
            return "payer"
        return "active"
    if "pay" in cues:
        return "payer"
    if "move" in cues:
        return "payer" if frame.subject.kind == "goods" else "agentless"
    if cues & {"propose", "threaten", "agree"}:
        return "active"
    return "nominal" if frame.noun is not None else "fragment"


def _wished(frame: Frame) -> bool:
    """Whether the rate is somebody's wish: a request verb governs it, directly or through an infinitive."""
    tokens, verb = frame.tokens, frame.verb
    assert verb is not None
    for k in range(max(frame.low, verb - 7), verb + 1):
        if "request" in tokens[k].cues and is_verb(tokens, k):
            between = tokens[k + 1 : verb]
            if k == verb or any(t.low == "to" for t in between) or not any(is_verb(tokens, j) for j in range(k + 1, verb)):
                return True
    return False


def _read_phrases(frame: Frame, previous: int, following: int) -> None:
    """The goods phrases that belong to the rate, nearest first."""
    tokens = frame.tokens
    limit = min(following, frame.high)
    starts: list[int] = []
    after = frame.token + 1
    if frame.noun is not None and frame.noun > frame.token:
        after = frame.noun + 1
    for k in range(after, min(limit, after + 4)):
        if tokens[k].low in ("on", "for", "against", "upon", "onto") or (tokens[k].low == "from" and k == after):
            starts.append(k if tokens[k].low == "from" else k + 1)
            break
        if tokens[k].kind in ("money",) or is_verb(tokens, k):
            break
    if frame.noun is not None and frame.noun < frame.token:
        for k in range(frame.noun + 1, min(frame.token, frame.noun + 4)):
            if tokens[k].low in ("on", "for", "against", "upon") and k > previous:
                starts.append(k + 1)
                break
    # The rest of the claim: further on/for/from phrases up to the next rate.
    for k in range(after, limit):
        if tokens[k].low in ("on", "against", "for", "from") and (k + 1 not in starts) and k not in starts:
            starts.append(k if tokens[k].low == "from" else k + 1)
    seen: set[int] = set()
    for start in starts:
        if start >= len(tokens) or start in seen:
            continue
        seen.add(start)
        if any(p.start <= start < p.end for p in frame.goods):
            continue
        if tokens[start].kind in ("date", "rate", "money"):
            continue
        phrase = read_goods(tokens, start, frame.token if start < frame.token else limit)
        if not phrase.empty:
            frame.goods.append(phrase)
    # The object between verb and rate: "charges Peruvian goods 12 %", "put on Peruvian tin 12 %".
    if frame.verb is not None and frame.verb < frame.token:
        start = max(frame.verb + 1, frame.tokens[frame.verb].cue_end, previous + 1)
        if start < frame.token and tokens[start].low in ("on", "for", "against", "from"):
            start += tokens[start].low != "from"
        if start < frame.token and (frame.noun is None or frame.noun > frame.token or frame.noun < start):
            if not any(p.start <= start < p.end for p in frame.goods):
                phrase = read_goods(tokens, start, frame.token)
                if not phrase.empty:
                    frame.goods.insert(0 if phrase.origins or phrase.products else len(frame.goods), phrase)


def _codes(frame: Frame, positions: list[int] | tuple[int, ...]) -> tuple[str, ...]:
    out: list[str] = []
    for k in positions:
        code = frame.tokens[k].value.code
        if code not in out:
            out.append(code)
    return tuple(out)


def _fill_targets(frame: Frame) -> None:
    tokens = frame.tokens
    if frame.construction == "payer" and frame.subject.kind in ("goods", "government") and frame.subject.governments:
        frame.targets = _codes(frame, frame.subject.governments)
        frame.targets_how = "payer"
    if frame.construction == "payer" and frame.subject.end:
        phrase = read_goods(tokens, frame.subject.start, frame.subject.end)
        _take_products(frame, phrase)
        if phrase.world and frame.targets is None:
            frame.targets, frame.targets_how = ("WORLD",), "world"
        if frame.targets is None and phrase.origins:
            frame.targets, frame.targets_how = _codes(frame, phrase.origins), "payer"
    for phrase in frame.goods:
        _take_products(frame, phrase)
        if frame.targets is None and (phrase.origins or phrase.bare):
            positions = phrase.origins or [b for b in phrase.bare]
            if phrase.origins and phrase.bare:
                positions = phrase.origins
            frame.targets, frame.targets_how = _codes(frame, positions), "phrase"
        elif frame.targets is None and phrase.world:
            frame.targets, frame.targets_how = ("WORLD",), "world"
    if frame.targets is None:
        for k in range(frame.low, frame.high):
            if "world" in tokens[k].cues and abs(k - frame.token) < 25:
                frame.targets, frame.targets_how = ("WORLD",), "world"
                break
    if frame.noun is not None and not frame.products:
        # "the steel tariff", "a tile duty": goods before the tariff noun.
        _noun_modifiers(frame)


def _noun_modifiers(frame: Frame) -> None:
    """Left to the product step: see `products.modifiers`."""


def _take_products(frame: Frame, phrase: GoodsPhrase) -> None:
    if phrase.generic:
        frame.generic = True
    if not frame.products:
        frame.products = [
            (s, e) for s, e in phrase.products if frame.tokens[e - 1].low not in NO_GOODS
        ]


def _fill_imposer(frame: Frame) -> None:
    tokens = frame.tokens
    taken = set(frame.targets or ())
    # Possessor or adjective on the tariff noun or on the rate itself.
    anchor = frame.noun if frame.noun is not None else frame.token
    first, last = min(anchor, frame.token), max(anchor, frame.token)
    for k in range(max(frame.low, first - 7), last + 1):
        if tokens[k].kind != "gov":
            continue
        role = government_role(tokens, k)
        if role.name == "tariff" and tokens[k].value.code not in taken:
            frame.imposer, frame.imposer_how = (tokens[k].value.code,), "possessor"
            return
    if frame.construction in ("active", "request", "agentless", "nominal") and frame.subject.kind == "government":
        if not frame.request and frame.construction == "active":
            codes = _codes(frame, frame.subject.governments)
            free = tuple(c for c in codes if c not in taken) if len(codes) > 1 else codes
            if free and not (frame.targets == free and frame.targets_how != "world"):
                frame.imposer, frame.imposer_how = free[:1] if len(free) > 1 and not taken else free, "subject"
                return
    # "imposed by X", "in X" behind a paying or agentless verb, goods brought into X.
    for k in range(frame.low, frame.high):
        if tokens[k].kind != "gov" or tokens[k].value.code in taken:
            continue
        role = government_role(tokens, k)
        if role.name == "prep" and role.word == "by" and frame.construction in ("agentless", "payer", "nominal"):
            frame.imposer, frame.imposer_how = (tokens[k].value.code,), "agent"
            return
        if role.name == "prep" and role.word in _PLACES | {"into", "to"} and frame.construction in ("payer", "agentless", "fragment"):
            frame.imposer, frame.imposer_how = (tokens[k].value.code,), "place"
            return
    for phrase in frame.goods:
        codes = tuple(c for c in _codes(frame, phrase.destinations) if c not in taken)
        if codes:
            frame.imposer, frame.imposer_how = codes[:1], "destination"
            return
    # "the 12 % that X collects".
    for k in range(frame.token + 1, min(frame.high, frame.token + 4)):
        if tokens[k].low in ("that", "which") and k + 1 < frame.high:
            for j in range(k + 1, min(frame.high, k + 4)):
                if tokens[j].kind == "gov" and tokens[j].value.code not in taken:
                    verbs = [v for v in range(j + 1, min(frame.high, j + 6)) if is_verb(tokens, v)]
                    if verbs and tokens[verbs[0]].cues & COLLECTING:
                        frame.imposer, frame.imposer_how = (tokens[j].value.code,), "relative"
                        return
            break
    if frame.subject.kind == "pronoun" and frame.construction == "active":
        frame.pronoun = True
    for k in range(max(frame.low, first - 5), last):
        if tokens[k].low in ("its", "their", "his", "our") and not any(is_verb(tokens, j) for j in range(k + 1, first)):
            frame.pronoun = True


def _share(frames: list[Frame]) -> None:
    """Rates of one sentence share what only one of them says (the product apart)."""
    for previous, frame in zip(frames, frames[1:], strict=False):
        if frame.construction == "request" or previous.construction == "request":
            continue
        if previous.high < frame.low and frame.construction not in ("fragment",):
            continue
        if frame.targets is None and previous.targets is not None and frame.construction in ("fragment", "nominal"):
            frame.targets, frame.targets_how = previous.targets, "shared"
        if frame.imposer is None and previous.imposer is not None and previous.imposer != frame.targets:
            frame.imposer, frame.imposer_how = previous.imposer, "shared"
    for frame, following in reversed(list(zip(frames, frames[1:], strict=False))):
        if following.construction == "request" or frame.construction == "request":
            continue
        if frame.targets is None and following.targets is not None and following.targets_how == "phrase":
            frame.targets, frame.targets_how = following.targets, "shared"
