"""What the article has told before a sentence is reached: the state of the discourse, and measures as told.

The state is small: the government that last acted, the governments of the paragraph, the
measures told so far, the section's heading and the headline's governments.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tradewire.relate.tariffs.article.groups import listed_groups
from tradewire.relate.tariffs.model import WORLD, Status
from tradewire.relate.tariffs.sentence.clauses import verb_above
from tradewire.relate.tariffs.sentence.roles import role_of
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import codes_of, is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.slots.known_goods import known_goods
from tradewire.values.dates import DateValue

_REMEMBERED = 500  # measures that a text can go back to: endless ones take no square of their length
Found = tuple[tuple[str, ...], str]


@dataclass(slots=True)
class Told:
    """A measure as one mention of it tells: all slots filled as far as can be. Spans are article offsets.

    One that is named without a rate has no `low` and no status, and `percent` -1.
    """

    percent: int
    low: Decimal | None
    high: Decimal | None
    imposer: tuple[str, ...]
    imposer_how: str
    targets: tuple[str, ...]
    targets_how: str
    products: tuple[tuple[int, int], ...]
    status: Status | None
    status_how: str
    block: int
    span: tuple[int, int]
    evidence: tuple[tuple[int, int], ...]
    frame: Frame | None = None
    export: bool = False
    table: int | None = None
    products_how: str = ""


@dataclass(slots=True)
class State:
    """What is known when a sentence is reached.

    Attributes:
        headline: governments of the title, else of the first paragraph; `titled` says that it is a title's.
        home: the government that the article is about, or speaks from.
        issuer: the government whose own release the article is.
        union: the customs union that the article opens with, whose members collect as one.
        collectors, payers: how often the article's sentences say by themselves that a government
            collects a duty, and that its goods pay one; `pairs`: who on whom.
        by_goods: who collects on which goods (their head noun, in the singular), where the article outright
            says so of one collector only.
        heading: governments of the section's heading.
        run_in: governments that stand alone as a paragraph's first sentence ("Peru. The duty is 9 %.").
        acting: the government that acted in the last sentence that had one.
        sentence_before: the last sentence of the same paragraph.
        on_exports: whether the article is about duties on exports.
        intro: the last sentence above the list that the sentence is an item of.
        told: the measures told last.
        lists: the list of governments told last, by the number of its members.
        plans: governments that the article says will collect a duty, without saying which.
        topic: the goods that the article is about, as article offsets; empty where it is about many.
        title_goods, heading_goods, paragraph_goods: the goods that the title, the section's heading and the
            paragraph's last sentence with any name, as article offsets.
        label: the date that stands alone at the paragraph's start ("1 Oct.").
        paragraph_governments, previous_sentence: governments in order of mention, subjects first;
            `*_actors` are those of them that are named as more than the origin of goods.
    """

    headline: tuple[str, ...] = ()
    titled: bool = False
    home: str | None = None
    issuer: str | None = None
    union: str | None = None
    collectors: Mapping[str, int] = field(default_factory=dict)
    payers: Mapping[str, int] = field(default_factory=dict)
    pairs: Mapping[tuple[str, ...], Mapping[tuple[str, ...], int]] = field(default_factory=dict)
    by_goods: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heading: tuple[str, ...] = ()
    run_in: tuple[str, ...] = ()
    acting: str | None = None
    paragraph: int = -1
    paragraph_governments: list[str] = field(default_factory=list)
    previous_sentence: list[str] = field(default_factory=list)
    previous_actors: set[str] = field(default_factory=set)
    paragraph_actors: set[str] = field(default_factory=set)
    told: deque[Told] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    label: DateValue | None = None
    topic: tuple[tuple[int, int], ...] = ()
    title_goods: tuple[tuple[int, int], ...] = ()
    heading_goods: tuple[tuple[int, int], ...] = ()
    paragraph_goods: tuple[tuple[int, int], ...] = ()
    plans: set[str] = field(default_factory=set)
    lists: dict[int, tuple[str, ...]] = field(default_factory=dict)
    sentence_before: Sentence | None = None
    on_exports: bool = False
    intro: Sentence | None = None

    def enter(self, sentence: Sentence) -> None:
        """Moves on to a sentence; a new paragraph forgets the governments of the last."""
        if sentence.block != self.paragraph:
            self.paragraph = sentence.block
            self.label = None
            self.run_in = ()
            self.paragraph_governments = []
            self.previous_sentence = []
            self.previous_actors = set()
            self.paragraph_actors = set()
            self.sentence_before = None
            self.paragraph_goods = ()

    def leave(self, sentence: Sentence) -> None:
        """Remembers the governments of a sentence that is done."""
        self.lists |= listed_groups(sentence.tokens)
        self.sentence_before = sentence
        tokens = sentence.tokens
        known = known_goods(sentence, 0, len(tokens))[-1:]
        if known:
            self.paragraph_goods = tuple((tokens[s].start, tokens[e - 1].end) for s, e in known)
        if sentence.first and all(t.kind in ("date", "punct") for t in sentence.tokens):
            self.label = next((t.value for t in sentence.tokens if t.kind == "date"), None)
            return
        codes = list(dict.fromkeys(t.value.code for t in sentence.tokens if t.kind == "gov"))
        if sentence.first and codes and all(t.kind in ("gov", "punct") for t in sentence.tokens):
            self.run_in = tuple(codes)
        actor = acting_government(sentence)
        if self.acting is not None and _opens_with_pronoun(sentence) and _subject_actor(sentence) is None:
            codes = list(dict.fromkeys((self.acting, *codes)))  # "It sends Peru tin": who acted still does
        elif actor is not None:
            self.acting = actor
            codes.remove(actor)
            codes.insert(0, actor)
        elif codes:
            self.acting = codes[0]
        self.previous_sentence = codes
        self.previous_actors = set(codes) - _only_origins(sentence)
        self.paragraph_actors |= self.previous_actors
        for code in codes:
            if code not in self.paragraph_governments:
                self.paragraph_governments.append(code)

    def partner_of(self, imposer: tuple[str, ...]) -> tuple[str, ...]:
        """Whose goods the article outright says pay that collector's duties, if it says one thing only."""
        said = self.pairs.get(imposer)
        if not said:
            return ()
        best = max(said, key=lambda t: (said[t], t))
        return best if said[best] * 2 > sum(said.values()) and best != WORLD else ()

    @property
    def last(self) -> Told | None:
        """The measure told last."""
        return self.told[-1] if self.told else None


def _opens_with_pronoun(sentence: Sentence) -> bool:
    """Whether "it", "he", "she" or "they" is the subject that the sentence opens with."""
    first = next((t for t in sentence.tokens if t.kind != "punct"), None)
    return (
        first is not None and first.low in ("it", "he", "she", "they") and first.dep in ("nsubj", "nsubjpass")
    )


def _only_origins(sentence: Sentence) -> set[str]:
    """Governments that a sentence names as the origin of goods alone."""
    tokens = sentence.tokens
    places = [k for k, t in enumerate(tokens) if t.kind == "gov"]
    goods: set[str] = set()
    other: set[str] = set()
    for k in places:
        role = role_of(sentence, k)
        origin = role.name in ("goods", "bare") and role.preposition in ("on", "for", "of", "from", "against")
        (goods if origin else other).add(tokens[k].value.code)
    return goods - other


def acting_government(sentence: Sentence) -> str | None:
    """The government that is the subject of a verb in the sentence, else the first that stands for itself."""
    tokens = sentence.tokens
    actor = _subject_actor(sentence)
    if actor is not None:
        return actor
    for k, token in enumerate(tokens):
        if token.kind == "gov":
            role = role_of(sentence, k)
            if role.name in ("bare", "organ") and role.preposition not in (
                "from",
                "on",
                "against",
                "to",
                "of",
            ):
                found: str = token.value.code
                return found
    return None


def acting_above(frame: Frame) -> tuple[str, ...]:
    """Who acts in the clause above a relative one of the rate: "Peru signed a pact that lowers …"."""
    sentence, k = frame.sentence, frame.verb
    if k is None or not sentence.parsed or sentence.tokens[k].dep != "relcl":
        return ()
    above, _passed = verb_above(sentence, k)
    if above is None or "report" in sentence.tokens[above].cues:
        return ()
    subject = subject_of(sentence, above)
    if subject.kind != "government" or subject.passive:
        return ()
    return codes_of(sentence.tokens, subject.governments)


def _subject_actor(sentence: Sentence) -> str | None:
    """The government that is the subject of one of the sentence's own verbs."""
    tokens = sentence.tokens
    if sentence.parsed:
        for k in range(len(tokens)):
            if is_verb(sentence, k) and tokens[k].dep in ("ROOT", "ccomp", "conj"):
                subject = subject_of(sentence, k)
                if subject.kind == "government" and not subject.passive:
                    code: str = tokens[subject.governments[0]].value.code
                    return code
    return None


def governments_of(frame: Frame) -> list[str]:
    """Every government of the rate's sentence but those that only speak there, in order."""
    saying = set(speakers(frame.sentence))
    return [t.value.code for t in frame.tokens if t.kind == "gov" and t.value.code not in saying]


def speakers(sentence: Sentence) -> list[str]:
    """The governments that say what the sentence quotes: "we will …," the minister said."""
    found = []
    if sentence.parsed:
        for k in range(len(sentence.tokens)):
            if is_verb(sentence, k) and "report" in sentence.tokens[k].cues:
                subject = subject_of(sentence, k)
                if subject.kind == "government":
                    found.append(sentence.tokens[subject.governments[0]].value.code)
    return found


def linked_measure(frame: Frame, state: State) -> Told | None:
    """The last measure of the same number, where the rate only points back ("the 15 %")."""
    tokens = frame.tokens
    if frame.targets is not None or frame.products or frame.goods or frame.imposer is not None:
        return None
    k = frame.token - 1
    while k >= 0 and "adverb" in tokens[k].classes:
        k -= 1
    if k < 0 or tokens[k].low not in ("the", "that", "this", "same"):
        return None
    text = tokens[frame.token].text
    return next(
        (
            t
            for t in reversed(state.told)
            if t.frame is not None and t.frame.tokens[t.frame.token].text == text
        ),
        None,
    )


def named_measure(frame: Frame, state: State) -> Told | None:
    """The last measure on the goods that a definite duty is called by ("the steel tariff")."""
    tokens, noun = frame.tokens, frame.noun
    if frame.targets is not None or noun is None or len(frame.products) != 1:
        return None
    start, end = frame.products[0]
    if start < 1 or tokens[start - 1].low not in ("the", "that", "this") or not end <= noun <= end + 1:
        return None
    goods = tokens[end - 1].low.removesuffix("s")
    for told in reversed(state.told):
        if told.frame is None or (frame.imposer is not None and told.imposer != frame.imposer):
            continue
        if any(told.frame.tokens[e - 1].low.removesuffix("s") == goods for _, e in told.frame.products):
            return told
    return None
