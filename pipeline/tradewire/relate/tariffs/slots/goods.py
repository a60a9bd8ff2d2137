"""Which phrases about goods belong to a rate: behind it, on its noun, as object or as subject."""

from __future__ import annotations

from tradewire.lexicons.products import hs_of
from tradewire.relate.tariffs.sentence.goods_phrase import GoodsPhrase
from tradewire.relate.tariffs.sentence.noun_phrases import read_goods
from tradewire.relate.tariffs.sentence.syntax import is_set_off
from tradewire.relate.tariffs.sentence.tokens import Token
from tradewire.relate.tariffs.sentence.words import HYPHENS, is_rate_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.slots.known_goods import text_of

_OPENERS = frozenset({"on", "upon", "against", "for", "from", "onto"})
# So that a sentence of hundreds of duties does not cost their square:
_MOST_BEHIND = 8  # phrases read behind a rate
_FARTHEST = 100  # tokens behind it


def read_phrases(frame: Frame, previous: int, following: int) -> None:
    """Reads the goods phrases of a rate into `frame.goods`, the most telling first.

    Args:
        previous: the token of the rate before, -1 if none.
        following: the token of the next rate, or the sentence's length: a rate claims what follows it
            up to there.
    """
    if _led_by_phrases(frame) or is_set_off(frame.tokens, frame.token):
        _before(frame, previous)
    if not frame.goods and not _led_by_phrases(frame):
        _behind(frame, handed_over(frame.tokens, frame.token, following))
    given = handed_over(frame.tokens, previous, frame.token) if previous >= 0 else frame.token
    if given < frame.token:
        _before(frame, given)
    _pointed(frame, previous)
    _labelled(frame)
    _on_noun(frame, previous)
    _object(frame, previous)
    _fronted(frame, previous)


def _add(frame: Frame, start: int, limit: int, *, first: bool = False) -> None:
    if start >= limit or any(p.start <= start < p.end for p in frame.goods):
        return
    tokens = frame.tokens
    if tokens[start].kind == "money" and start + 2 < limit and tokens[start + 1].low == "worth":
        start += 3  # "300 million dollars worth of tin"
    if tokens[start].kind in ("date", "rate", "money") or (
        tokens[start].kind == "number" and (start + 1 >= limit or tokens[start + 1].kind != "word")
    ):
        return
    if start >= 2 and tokens[start - 1].low in _OPENERS and "exempt" in tokens[start - 2].cues:
        return  # "except for countries with a pact": who does not pay
    if "no_goods" in tokens[start].classes and "any_payer" not in tokens[start].classes:
        return  # "on top of", "on behalf of"
    phrase: GoodsPhrase = read_goods(frame.sentence, start, limit)
    frame.anaphoric = frame.anaphoric or phrase.anaphoric
    if not phrase.empty:
        frame.goods.insert(0 if first else len(frame.goods), phrase)


def _is_opener(frame: Frame, k: int) -> bool:
    token = frame.tokens[k]
    if token.low not in _OPENERS or token.cues & {"suspend", "future", "once"}:
        return False
    if token.low in ("on", "upon") and k and "on_idiom" in frame.tokens[k - 1].classes:
        return False
    # "from a mere 12 %" is an old rate, "freed from a Peruvian duty" a duty.
    for j in range(k + 1, min(k + 5, len(frame.tokens))):
        following = frame.tokens[j]
        if following.kind == "rate" or (token.low == "from" and _ends_in_duty(frame, j)):
            return False
        if (following.kind == "gov" and following.value.form != "adjective") or following.tag.startswith(
            "NN"
        ):
            break
    return True


def _ends_in_duty(frame: Frame, k: int) -> bool:
    """Whether the noun at `k` is a duty, and no part of goods ("floor tiles")."""
    following = frame.tokens[k + 1] if k + 1 < len(frame.tokens) else None
    return is_rate_noun(frame.sentence, k) and (following is None or not following.tag.startswith("NN"))


def handed_over(tokens: list[Token], rate: int, following: int) -> int:
    """Where the text between two rates begins to be the second one's; `following` if it all is the first's.

    "to 7 % on tin and on zinc to 9 %": what "to" leads on to the next rate is that rate's.
    """
    if following >= len(tokens):
        return following
    k = following - 1
    while k > rate and tokens[k].classes & {"adverb", "determiner"}:
        k -= 1
    if k <= rate or tokens[k].low not in ("to", "at"):
        return following
    for j in range(rate + 1, k):
        if "conjunction" in tokens[j].classes or tokens[j].low == ",":
            opener = j + 1
            while opener < k and tokens[opener].low in ("that", "those", "the", "one", "ones"):
                opener += 1
            if tokens[opener].low in _OPENERS:
                return j
    return following


def _led_by_phrases(frame: Frame) -> bool:
    """ "For tin the rate is 5 %, for zinc 7 %": each rate has its phrase before it."""
    tokens = frame.tokens
    first = next((k for k, t in enumerate(tokens) if t.kind != "punct"), 0)
    return (
        first + 1 < len(tokens)
        and tokens[first].low in ("for", "on")
        and tokens[first + 1].kind not in ("date", "rate", "money", "number")
    )


def _before(frame: Frame, previous: int) -> None:
    tokens = frame.tokens
    for k in range(frame.token - 1, previous, -1):
        if tokens[k].low in _OPENERS and _is_opener(frame, k):
            k = _outer_opener(frame, k, previous)
            _add(frame, k if tokens[k].low == "from" else k + 1, frame.token, first=True)
            return


def _outer_opener(frame: Frame, k: int, previous: int) -> int:
    """The opener of the phrase that a "from" at `k` only completes: "for tin from Peru"."""
    tokens = frame.tokens
    if tokens[k].low != "from" or not frame.sentence.parsed:
        return k
    head = tokens[k].head
    opener = tokens[head].head if head >= 0 and tokens[head].dep == "pobj" else -1
    outer = previous < opener < head < k and tokens[opener].low in _OPENERS and _is_opener(frame, opener)
    return opener if outer else k


def _pointed(frame: Frame, previous: int) -> None:
    """ "… and that on glass from 20 % to 5 %": the duty is told by a pronoun with its phrase."""
    tokens = frame.tokens
    for k in range(frame.token - 1, previous + 1, -1):
        if tokens[k].low in ("on", "for", "from") and tokens[k - 1].low in ("that", "those", "one", "the"):
            _add(frame, k if tokens[k].low == "from" else k + 1, frame.token, first=True)
            return


def _labelled(frame: Frame) -> None:
    """ "Steel: 45 % since June", "Peruvian tin: 5 %": a label with a colon."""
    tokens = frame.tokens
    if frame.low < 2 or tokens[frame.low - 1].low != ":" or frame.low > _LONGEST_LABEL:
        return
    if frame.token - frame.low > _FROM_LABEL or any(
        is_verb(frame.sentence, k) or tokens[k].kind in ("rate", "date") for k in range(frame.low - 1)
    ):
        return
    _add(frame, 0, frame.low - 1)


_FROM_LABEL = 6  # tokens between the colon and the rate
_LONGEST_LABEL = 9  # tokens before the colon


def _attached(frame: Frame, k: int) -> bool:
    """Whether the preposition at `k` completes the rate, its noun, its verb, or goods already read."""
    sentence = frame.sentence
    head = frame.tokens[k].head
    if not sentence.parsed or head < 0:
        return True
    if head in (frame.token, frame.noun, frame.verb, frame.inner):
        return True
    if any(p.start <= head < p.end for p in frame.goods):
        return True
    if frame.tokens[k].low == "from" and frame.tokens[head].dep == "advcl":
        # "is charged 9 % if it comes from Peru"
        return frame.tokens[head].head in (frame.token, frame.noun, frame.verb)
    first, last = frame.core
    return first <= head <= last


def _behind(frame: Frame, following: int) -> None:
    tokens = frame.tokens
    after = frame.core[1] + 1
    limit = min(following, frame.high, after + _FARTHEST)
    k, left = after, _MOST_BEHIND
    while k < limit and left:
        inside = next((p for p in frame.goods if p.start <= k < p.end), None)
        if inside is not None:
            k = inside.end
            continue
        if _is_opener(frame, k) and (k <= after + 1 or _attached(frame, k)):
            _add(frame, k if tokens[k].low == "from" else k + 1, limit)
            left -= 1
        k += 1


def _on_noun(frame: Frame, previous: int) -> None:
    """ "the duty on tin … to 5 %", "the levy that tin from Peru pays"."""
    noun = frame.noun
    tokens = frame.tokens
    nouns = [
        n for n in (noun, frame.subject.head if frame.subject.kind == "tariff" else None) if n is not None
    ]
    for n in dict.fromkeys(nouns):
        if n > frame.token:
            continue
        for k in range(n + 1, frame.token):
            if tokens[k].low not in _OPENERS:
                continue
            if (
                (frame.sentence.parsed and tokens[k].head == n)
                or k <= n + 2
                or any(p.start <= tokens[k].head < p.end for p in frame.goods)
            ):
                _add(frame, k if tokens[k].low == "from" else k + 1, frame.token)


def _object(frame: Frame, previous: int) -> None:
    """The object that is no duty: "charges Peruvian goods 12 %", "hit tin from Peru with 12 %"."""
    sentence, tokens, verb = frame.sentence, frame.tokens, frame.verb
    if verb is None or not sentence.parsed or frame.construction not in ("active", "request"):
        return
    if frame.request and not frame.cues & {"impose", "raise", "lower", "keep", "remove", "suspend"}:
        return
    objects = [c for c in sentence.children[verb] if tokens[c].dep in ("dobj", "dative", "iobj")]
    if tokens[verb].low in ("let", "lets", "letting"):
        # "let in 40 tonnes of tin", whose particle may be read as a preposition
        objects += [c for p in sentence.children[verb] if tokens[p].low == "in" for c in sentence.children[p]]
    if any(tokens[verb].low.startswith(stem) for stem in ("appl", "extend")):
        # "applied a 9 % duty to tin", wherever the parse hangs the preposition
        objects += [
            c
            for k in range(frame.token + 1, frame.high)
            if tokens[k].low == "to" and tokens[k].head in (verb, frame.noun, frame.token)
            for c in sentence.children[k]
            if tokens[c].dep == "pobj"
        ]
    for child in objects:
        if child in (
            frame.token,
            frame.noun,
            *frame.passed,
        ):
            continue
        if frame.request and tokens[child].kind == "gov" and "request" in frame.cues:
            continue  # who is asked
        if tokens[child].classes & {"instrument"} or tokens[child].cues & {"propose", "request", "threaten"}:
            continue
        if is_rate_noun(sentence, child) or tokens[child].kind in ("rate", "date", "money"):
            continue
        _add(
            frame,
            sentence.left_edge(child),
            min(sentence.right_edge(child) + 1, frame.token if child < frame.token else len(tokens)),
            first=True,
        )


def _fronted(frame: Frame, previous: int) -> None:
    """ "On Peruvian tin it takes 12 %", "For tin from Peru the rate is 12 %"."""
    tokens, sentence = frame.tokens, frame.sentence
    if any(p.sources or p.world for p in frame.goods) or frame.verb is None or not sentence.parsed:
        return
    for child in sentence.children[frame.verb]:
        if (
            previous < child < frame.token
            and tokens[child].low in ("on", "for", "from")
            and _is_opener(frame, child)
        ):
            _add(frame, child if tokens[child].low == "from" else child + 1, frame.token)


def noun_modifiers(frame: Frame) -> tuple[int, int] | None:
    """Goods before the tariff noun: "the steel tariff", "a 5 % wine duty"; a token range."""
    sentence, tokens, noun = frame.sentence, frame.tokens, frame.noun
    if noun is None:
        return None
    k = noun
    while k - 1 >= 0 and is_rate_noun(sentence, k - 1):
        k -= 1
    end = k
    while k - 1 >= 0:
        token = tokens[k - 1]
        if token.kind != "word" or token.classes & {
            "determiner",
            "preposition",
            "adverb",
            "auxiliary",
            "conjunction",
            "subordinator",
            "pronoun",
            "generic_goods",
            "dropped_modifier",
            "duty_modifier",
        }:
            if token.low in HYPHENS and k - 2 >= 0 and tokens[k - 2].kind == "word":
                k -= 1
                continue
            break
        if token.cues & {
            "tariff_noun",
            "average",
            "now",
            "threaten",
            "propose",
            "retaliate",
            "anti_dumping",
            "countervailing",
            "safeguard",
            "quota",
            "world",
            "general_rate",
            "future",
            "once",
            "change_noun",
        } or is_verb(sentence, k - 1):
            break
        if token.low == "'s" or (
            token.tag and not token.tag.startswith("N") and "goods_adjective" not in token.classes
        ):
            break
        k -= 1
    while k < end and tokens[k].kind == "punct":
        k += 1
    if k < end and ("goods_adjective" in tokens[end - 1].classes or hs_of(text_of(tokens, k, end))):
        return k, end
    return None
