"""Rate frames: what the sentence of a rate says, by itself, of who collects it and whose goods pay it.

One frame a rate. A frame's slots are filled from its own sentence only; what stays open is
the discourse's business (`discourse.py`). Targets are read before the imposer, because a
government whose goods pay cannot be the one that collects.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tradewire.relate.tariffs.sentence.clauses import (
    ACTING,
    BE,
    COLLECTING,
    clause_bounds,
    governors,
    is_passive,
    noun_left,
    noun_right,
    own_subject,
    verb_above,
    verb_cues,
)
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import is_rate_noun, is_tariff_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Construction, Frame
from tradewire.relate.tariffs.slots.frame_imposer import fill_imposer
from tradewire.relate.tariffs.slots.frame_targets import fill_targets
from tradewire.relate.tariffs.slots.gapping import read_gap
from tradewire.relate.tariffs.slots.goods import read_phrases
from tradewire.relate.tariffs.slots.respective import pair_respectively
from tradewire.relate.tariffs.slots.sharing import share


def build_frames(sentence: Sentence, rates: dict[int, int]) -> list[Frame]:
    """Frames of a sentence. `rates` maps token positions of new rates to percentage numbers, in order."""
    frames = [_frame(sentence, token, percent) for token, percent in rates.items()]
    for number, frame in enumerate(frames):
        previous = frames[number - 1] if number else None
        if previous is not None:
            read_gap(previous, frame)
        following = frames[number + 1].token if number + 1 < len(frames) else len(sentence.tokens)
        read_phrases(frame, previous.token if previous else -1, following)
        fill_targets(frame)
        fill_imposer(frame)
    pair_respectively(frames)
    share(frames)
    for frame in frames:
        others = [f for f in frames if f is not frame]
        paying = {c for f in others if f.targets_how in _STATED for c in f.targets or ()}
        frame.beside = frozenset(paying - {c for f in frames for c in f.imposer or ()})
    return frames


# Words for duties and rates in a row that begin a frame each; longer runs are no English ("duty duty …").
_LONGEST_RUN = 4
_STATED = frozenset({"payer", "phrase", "local", "bracket", "respectively"})


def build_mentions(sentence: Sentence, frames: Sequence[Frame]) -> list[Frame]:
    """Frames of the duties that a sentence names without a rate ("its duties on tin from Peru").

    The noun stands in the rate's place; `percent` is -1. Nouns that belong to a rate's frame are left out.
    """
    taken = {f.noun for f in frames} | {f.subject.head for f in frames}
    mentions = []
    verbs = {f.verb for f in frames}
    run = 0
    for k in range(len(sentence.tokens)):
        run = run + 1 if is_rate_noun(sentence, k) else 0
        if run > _LONGEST_RUN:
            continue
        taxes = k not in verbs and "taxes" in sentence.tokens[k].cues and is_verb(sentence, k)
        if (is_tariff_noun(sentence, k) and k not in taken) or taxes:
            frame = _frame(sentence, k, -1)
            frame.noun = None if taxes else k
            if taxes:
                frame.verb, frame.cues = k, verb_cues(sentence, k)
                frame.subject = subject_of(sentence, k)
                frame.governors = governors(sentence, k)
                frame.construction = _construction(frame)
            following = next((f.token for f in frames if f.token > k), len(sentence.tokens))
            read_phrases(frame, -1, following)
            fill_targets(frame)
            fill_imposer(frame)
            mentions.append(frame)
    return mentions


def _frame(sentence: Sentence, token: int, percent: int) -> Frame:
    low, high = clause_bounds(sentence, token)
    frame = Frame(percent, token, sentence, low, high)
    right = noun_right(sentence, token, high)
    left = noun_left(sentence, token, low)
    frame.noun = right if right is not None else left
    top = token if frame.noun is None else frame.noun
    frame.verb, frame.passed = verb_above(sentence, top)
    if frame.noun is None and frame.passed:
        frame.noun = next((k for k in frame.passed if is_tariff_noun(sentence, k)), None)
    if frame.verb is not None and _parted(sentence, token, frame.verb):
        frame.verb = None
    frame.inner = _relative(frame)
    if frame.verb is None and frame.inner is not None:
        frame.verb, frame.inner = frame.inner, None
    if frame.verb is not None:
        frame.verb = _main_verb(sentence, frame.verb, top)
        frame.cues = verb_cues(sentence, frame.verb)
        frame.subject = subject_of(sentence, frame.verb)
        frame.governors = [k for k in governors(sentence, frame.verb) if not _parted(sentence, token, k)]
        if frame.noun is None and not _object_noun(frame) and frame.subject.kind == "tariff":
            frame.noun = frame.subject.head
    frame.construction = _construction(frame)
    frame.export = (
        any("export_duty" in t.cues for t in sentence.tokens[low:high])
        or _leaves_country(sentence, low, high)
        or _exporters_pay(frame)
        or _exported(frame)
    )
    words = sentence.tokens[frame.subject.start : high] if frame.subject.kind != "none" else []
    if len(frame.subject.governments) > 1:
        frame.mutual = any("mutual" in t.classes or t.low == "other" for t in words)
    elif not frame.subject.governments:
        # "each will cut its duty on the other's goods": who they are, the text before has said.
        frame.mutual = any(t.low == "other" and n.low in ("'s", "'") for t, n in itertools.pairwise(words))
        if frame.subject.kind == "none" and frame.verb is not None:
            # "Peru and Chile will each lower duties while keeping 9 %", where the parse lost the subject.
            frame.mutual = any(t.low == "each" for t in sentence.tokens[low : frame.verb])
    return frame


def _exported(frame: Frame) -> bool:
    """ "9 % on exported tin", "on the beans it exports", "on its own ore": goods that leave their collector.

    With an origin or a destination they are another's imports ("on tin exported from Peru").
    """
    sentence, tokens = frame.sentence, frame.tokens
    for k in range(frame.low + 1, frame.high):
        token = tokens[k]
        if token.low == "out" and k + 2 < len(tokens) and tokens[k + 1].low == "of":
            sent = any("trade_verb" in t.classes for t in tokens[max(frame.low, k - _TO_EXPORTED) : k])
            if sent and any(t.kind == "gov" or "country_noun" in t.classes for t in tokens[k + 2 : k + 4]):
                return True  # "who ship ore out of Peru"
        if token.low in ("export", "exports", "exported"):
            after = tokens[k + 1 : k + 3]
            if any(t.low in ("from", "to", "by") for t in after[:1]) and any(t.kind == "gov" for t in after):
                continue
            if (
                token.low == "exported"
                and (token.dep == "amod" or is_passive(sentence, k))
                and tokens[k - 1].kind != "gov"
            ):
                return _on_before(tokens, k, frame.low)
            if is_verb(sentence, k) and token.dep == "relcl" and tokens[k - 1].low in ("it", "they"):
                return True
        if (
            token.low == "own"
            and tokens[k - 1].low in ("its", "their")
            and frame.subject.kind == "government"
        ):
            return tokens[k - 2].low == "on" and not is_rate_noun(sentence, token.head)
    return False


def _on_before(tokens: list[Token], k: int, low: int) -> bool:
    return any(t.low == "on" for t in tokens[max(low, k - _TO_EXPORTED) : k])


_TO_EXPORTED = 7  # tokens from "on" to "exported" in "on wool and hides that are exported"


def _exporters_pay(frame: Frame) -> bool:
    """ "in Peru, exporters of tin pay the state 5 %"."""
    if frame.construction != "payer" or frame.subject.head < 0 or "pay" not in frame.cues:
        return False
    tokens = frame.tokens
    if not tokens[frame.subject.head].low.startswith("exporter"):
        return False
    return any(t.low in ("state", "treasury", "government") for t in tokens[frame.subject.end : frame.token])


def _parted(sentence: Sentence, a: int, b: int) -> bool:
    """Whether a semicolon stands between two tokens: what is said behind it is said of something else."""
    return any(t.low == ";" for t in sentence.tokens[min(a, b) : max(a, b)])


def _leaves_country(sentence: Sentence, low: int, high: int) -> bool:
    """ "hides that leave Kenya": goods on their way out pay a duty on exports."""
    tokens = sentence.tokens
    for k in range(low, high):
        if (
            tokens[k].low in ("leave", "leaves", "leaving")
            and (not sentence.parsed or (tokens[k].tag.startswith("VB") and tokens[k].dep != "pcomp"))
            and any(
                t.kind == "gov" or t.classes & {"entry_place", "country_noun"} or t.low in ("union", "bloc")
                for t in tokens[k + 1 : min(high, k + 5)]
            )
        ):
            return True
    return False


def _main_verb(sentence: Sentence, verb: int, top: int) -> int:
    """The verb that tells what becomes of the duty: "was allowed | to expire", "is expected | to fall"."""
    tokens = sentence.tokens
    if sentence.parsed and tokens[verb].low in ("let", "lets", "letting"):
        # "let its 7 % lapse"
        left = [
            c for c in sentence.children[verb] if tokens[c].dep == "ccomp" and verb_cues(sentence, c) & ACTING
        ]
        if left:
            return left[0]
    if sentence.parsed and "keep" in tokens[verb].cues:
        # "go on taxing tin, Peru at 5 %": what is gone on with is the act.
        for child in sentence.children[verb]:
            acts = [c for c in sentence.children[child] if tokens[c].dep == "pcomp" and is_verb(sentence, c)]
            if tokens[child].low == "on" and acts:
                return acts[0]
    if sentence.parsed and tokens[verb].dep == "advcl" and tokens[verb].tag == "VBG":
        # "put duties on tin, starting at 5 %": the size of what is done, no act of its own.
        act = tokens[verb].head
        sized = "move" in verb_cues(sentence, verb) and not verb_cues(sentence, verb) & (COLLECTING | {"pay"})
        if sized and any(
            is_tariff_noun(sentence, c) for c in sentence.children[act] if tokens[c].dep == "dobj"
        ):
            return act
    if sentence.parsed and _set_off(sentence, verb):
        return tokens[verb].head
    if not sentence.parsed or tokens[top].dep not in ("nsubj", "nsubjpass") or tokens[top].head != verb:
        return verb
    if verb_cues(sentence, verb) & (COLLECTING | {"pay", "request", "propose", "threaten"}):
        return verb
    return next(
        (c for c in sentence.children[verb] if tokens[c].dep == "xcomp" and verb_cues(sentence, c) & ACTING),
        verb,
    )


def _set_off(sentence: Sentence, verb: int) -> bool:
    """ "a 9 % levy, decided in May, was frozen": a participle between commas, parsed as a clause."""
    tokens = sentence.tokens
    if tokens[verb].dep != "advcl" or tokens[verb].tag not in ("VBD", "VBN") or tokens[verb - 1].low != ",":
        return False
    head = tokens[verb].head
    return head > verb and is_passive(sentence, head) and own_subject(sentence, head) is None


def _relative(frame: Frame) -> int | None:
    """The verb of a clause that tells of the duty itself: "the 12 % that Lima collects"."""
    sentence = frame.sentence
    if not sentence.parsed:
        return None
    tokens = sentence.tokens
    for top in {frame.token, frame.noun if frame.noun is not None else frame.token}:
        for child in sentence.children[top]:
            if tokens[child].dep in ("relcl", "acl") and child > top and is_verb(sentence, child):
                cues = verb_cues(sentence, child)
                if ("pay" in cues or tokens[child].low in BE) and _of_goods(sentence, child):
                    continue
                # "tariffs ranging from …" says nothing of its own.
                spans = tokens[child].tag == "VBG" and not cues & (COLLECTING | {"pay", "request"})
                if cues & ACTING and not spans:
                    return child
    return _contact_clause(frame)


def _contact_clause(frame: Frame) -> int | None:
    """ "of touching the 12 % it levies": right behind the rate, wherever the parse hangs the clause."""
    sentence, tokens = frame.sentence, frame.tokens
    k = frame.core[1] + 1
    if k + 1 >= len(tokens) or tokens[k].low not in ("it", "they", "he", "she") or tokens[k].head != k + 1:
        return None
    told = is_verb(sentence, k + 1) and tokens[k + 1].dep in ("relcl", "ccomp")
    return k + 1 if told and verb_cues(sentence, k + 1) & COLLECTING else None


def _of_goods(sentence: Sentence, verb: int) -> bool:
    """ "a duty on tin that should have entered free": told of the goods right before it, not of the duty."""
    tokens = sentence.tokens
    opener = next((c for c in sentence.children[verb] if tokens[c].low in ("that", "which")), None)
    if opener is None or opener < 1 or is_passive(sentence, verb):
        return False
    if tokens[opener].dep not in ("nsubj", "nsubjpass"):
        return False
    before = tokens[opener - 1]
    return before.tag.startswith("NN") and before.kind == "word" and not is_rate_noun(sentence, opener - 1)


def _object_noun(frame: Frame) -> bool:
    """Takes the tariff noun that is the verb's object ("raise the levy on X to 50 %")."""
    sentence, verb = frame.sentence, frame.verb
    if not sentence.parsed or verb is None or any(sentence.tokens[k].low == "with" for k in frame.passed):
        return False
    for child in sentence.children[verb]:
        if (
            sentence.tokens[child].dep in ("dobj", "dative", "oprd")
            and child != frame.token
            and is_rate_noun(sentence, child)
        ):
            frame.noun = child
            return True
    return False


def _construction(frame: Frame) -> Construction:
    sentence, verb = frame.sentence, frame.verb
    if verb is None:
        return "nominal" if frame.noun is not None else "fragment"
    if _requested(frame):
        return "request"
    cues, subject = frame.cues, frame.subject
    if is_passive(sentence, verb):
        if subject.kind != "tariff" and "taxes_goods" in cues:
            return "payer"
        if subject.kind in ("government", "pronoun") and frame.noun is None and cues & _OFFERED:
            plan = any(t.cues & _OFFERED for t in sentence.tokens[subject.start : subject.end])
            return "agentless" if plan else "payer"  # "Peru is threatened with 12 %", "it was offered 9 %"
        if subject.kind == "tariff" or (subject.kind in ("pronoun", "none", "other") and "pay" not in cues):
            return "agentless"
        return "payer" if cues & {"impose", "pay", "raise", "lower", "remove"} else "agentless"
    if subject.kind == "tariff":
        return "agentless"
    if subject.kind == "goods":
        sees = "goods_pay" in cues and _top(frame) in sentence.children[verb]
        if cues & {"pay", "move", "keep"} or sees:
            return "payer"
        return "active" if cues & COLLECTING else "nominal"
    if "avert" in cues and subject.kind == "government":
        return "payer"
    acts = cues & COLLECTING and frame.noun is not None and subject.kind == "government"
    if "pay" in cues and (not acts or sentence.tokens[verb].low in BE):
        return "payer"
    if cues & COLLECTING and subject.kind == "pronoun" and _moves_itself(frame):
        return "agentless"
    if cues & COLLECTING:
        return "agentless" if "move" in cues and subject.kind not in ("government", "pronoun") else "active"
    if "goes_to" in cues and subject.kind in ("government", "pronoun") and _has_limit(frame):
        return "active"  # "Lima may go to 12 %": a government that moves to a rate is its collector
    if subject.kind == "government" and frame.tokens[verb].low in BE and _with_goods(frame):
        return "active"  # "Chile will follow, with 12 % on tin"
    if "move" in cues:
        return "payer" if subject.kind == "government" and frame.noun is None else "agentless"
    if cues & {"propose", "threaten", "agree", "request"}:
        return "active"
    return "nominal" if frame.noun is not None else "fragment"


def _top(frame: Frame) -> int:
    """The head of the rate's own phrase: the duty's noun, else the rate."""
    return frame.token if frame.noun is None else frame.noun


_OFFERED = frozenset({"threaten", "propose", "agree"})


def _with_goods(frame: Frame) -> bool:
    tokens = frame.tokens
    after = max(frame.core) + 1
    return (
        any(tokens[k].low == "with" for k in frame.passed)
        and after < len(tokens)
        and tokens[after].low in ("on", "for")
    )


def _moves_itself(frame: Frame) -> bool:
    """ "it will increase again, to 12 %": the duty, not who collects it."""
    sentence, tokens, verb = frame.sentence, frame.tokens, frame.verb
    if verb is None or "move" not in frame.cues or tokens[frame.subject.head].low != "it":
        return False
    return _has_limit(frame) and not any(tokens[c].dep in ("dobj", "prt") for c in sentence.children[verb])


def _has_limit(frame: Frame) -> bool:
    """Whether "to" or "up to" leads to the rate."""
    k = frame.token - 1
    while k > frame.low and frame.tokens[k].classes & {"adverb", "determiner"}:
        k -= 1
    return frame.tokens[k].low == "to" and frame.noun is None


def _requested(frame: Frame) -> bool:
    """Whether the rate is somebody's wish: a request verb or noun governs it."""
    sentence = frame.sentence
    if "request" in frame.cues:
        # "asks 12 % for tin" is what a collector does; "asks for 12 %" is a wish.
        asks = frame.verb is not None and sentence.tokens[frame.verb].low.startswith("ask")
        return not (asks and sentence.tokens[frame.token].dep in ("dobj", "pobj") and not _asks_for(frame))
    if any("request" in sentence.tokens[k].cues for k in frame.passed):
        return True
    if frame.inner is not None and "request" in verb_cues(sentence, frame.inner):
        return True
    for k in frame.governors:
        if is_verb(sentence, k):
            if "request" in verb_cues(sentence, k):
                return True
        elif "request" in sentence.tokens[k].cues:
            return True
    return False


def _asks_for(frame: Frame) -> bool:
    sentence, verb = frame.sentence, frame.verb
    assert verb is not None  # noqa: S101 - the caller tests it
    if not sentence.parsed:
        return True
    return any(
        sentence.tokens[c].low in ("for", "that", "whether")
        or sentence.tokens[c].dep in ("xcomp", "ccomp", "dative")
        for c in sentence.children[verb]
    )
