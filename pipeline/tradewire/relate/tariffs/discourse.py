"""Fills what a rate's own sentence leaves open, from what the article told before.

The state is small: the government that last acted, the governments of the paragraph, the
measures told so far, the section's heading and the headline's governments. A candidate for
the imposer is never one of the known targets; a stated slot is never overwritten. Each rule
names itself in `*_how`, from which the confidence is computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tradewire.lexicons.blocs import members_of
from tradewire.relate.tariffs.clauses import subject_of, verb_above
from tradewire.relate.tariffs.frame import Frame
from tradewire.relate.tariffs.groups import counted_group, listed_groups
from tradewire.relate.tariffs.model import Status
from tradewire.relate.tariffs.roles import role_of
from tradewire.relate.tariffs.slots import WORLD
from tradewire.relate.tariffs.tokens import Sentence
from tradewire.relate.tariffs.words import HYPHENS, codes_of, is_verb
from tradewire.values.dates import DateValue

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
        headline: governments of the title, else of the first paragraph.
        home: the government that the article is about, or speaks from.
        issuer: the government whose own release the article is.
        collectors, payers: how often the article's sentences say by themselves that a government
            collects a duty, and that its goods pay one; `pairs`: who on whom.
        heading: governments of the section's heading.
        acting: the government that acted in the last sentence that had one.
        sentence_before: the last sentence of the same paragraph.
        lists: the lists of governments told so far.
        plans: governments that the article says will collect a duty, without saying which.
        topic: the goods that the article is about, as article offsets; empty where it is about many.
        label: the date that stands alone at the paragraph's start ("1 Oct.").
        paragraph_governments, previous_sentence: governments in order of mention, subjects first.
    """

    headline: tuple[str, ...] = ()
    home: str | None = None
    issuer: str | None = None
    collectors: Mapping[str, int] = field(default_factory=dict)
    payers: Mapping[str, int] = field(default_factory=dict)
    pairs: Mapping[tuple[str, ...], Mapping[tuple[str, ...], int]] = field(default_factory=dict)
    heading: tuple[str, ...] = ()
    acting: str | None = None
    paragraph: int = -1
    paragraph_governments: list[str] = field(default_factory=list)
    previous_sentence: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    label: DateValue | None = None
    topic: tuple[tuple[int, int], ...] = ()
    plans: set[str] = field(default_factory=set)
    lists: list[tuple[str, ...]] = field(default_factory=list)
    sentence_before: Sentence | None = None

    def enter(self, sentence: Sentence) -> None:
        """Moves on to a sentence; a new paragraph forgets the governments of the last."""
        if sentence.block != self.paragraph:
            self.paragraph = sentence.block
            self.label = None
            self.paragraph_governments = []
            self.previous_sentence = []
            self.sentence_before = None

    def leave(self, sentence: Sentence) -> None:
        """Remembers the governments of a sentence that is done."""
        self.lists.extend(listed_groups(sentence.tokens))
        self.sentence_before = sentence
        if sentence.first and all(t.kind in ("date", "punct") for t in sentence.tokens):
            self.label = next((t.value for t in sentence.tokens if t.kind == "date"), None)
            return
        codes = list(dict.fromkeys(t.value.code for t in sentence.tokens if t.kind == "gov"))
        actor = acting_government(sentence)
        if actor is not None:
            self.acting = actor
            codes.remove(actor)
            codes.insert(0, actor)
        elif codes:
            self.acting = codes[0]
        self.previous_sentence = codes
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


def acting_government(sentence: Sentence) -> str | None:
    """The government that is the subject of a verb in the sentence, else the first that stands for itself."""
    tokens = sentence.tokens
    if sentence.parsed:
        for k in range(len(tokens)):
            if is_verb(sentence, k) and tokens[k].dep in ("ROOT", "ccomp", "conj"):
                subject = subject_of(sentence, k)
                if subject.kind == "government" and not subject.passive:
                    code: str = tokens[subject.governments[0]].value.code
                    return code
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


def read_owned_payer(frame: Frame, state: State) -> None:
    """ "its own tin pays 5 %": goods of a pronoun are those of the government that acts before it."""
    subject, tokens = frame.subject, frame.tokens
    if frame.construction != "payer" or frame.targets is not None or subject.kind not in ("goods", "other"):
        return
    if "possessive" not in tokens[subject.start].classes or "speaker" in tokens[subject.start].classes:
        return
    before = [
        tokens[k].value.code
        for k in range(subject.start)
        if tokens[k].kind == "gov" and role_of(frame.sentence, k).name in ("bare", "organ")
    ]
    code = next(
        (c for c in (*reversed(before), *state.previous_sentence) if c not in (frame.imposer or ())), None
    )
    if code is not None:
        frame.targets, frame.targets_how = (code,), "pronoun"


def resolve_imposer(frame: Frame, state: State) -> Found:
    """The imposer of a frame: its own, or the discourse's best candidate that is no target."""
    if frame.imposer is not None:
        return frame.imposer, frame.imposer_how
    if frame.mutual and frame.construction == "active":
        both = _pair(frame, state)
        if both:
            frame.targets, frame.targets_how = both, "mutual"
            return both, "mutual"
    taken = set(frame.targets or ())
    second: Found = ((), "none")
    for code, how in _imposer_candidates(frame, state):
        if code is None or code in taken or (how in _SAYING and code in frame.beside):
            continue
        if how not in _TELLING and (
            code in members_of("EU") or (how not in _SAYING and _only_pays(code, state))
        ):
            # A member of the European Union collects no duty of its own.
            second = second if second[0] else ((code,), how)
            continue
        return (code,), how
    return second


_TELLING = frozenset({"number", "asked", "speaker"})
"""Rules that name the collector itself; the others only guess from what stands near."""
_SAYING = frozenset({"pronoun", "organ", "sentence", "subject-other", "there"})
"""Rules that go by words of the rate's own sentence."""


def _only_pays(code: str, state: State) -> bool:
    """Whether the article shows a government paying and never collecting, while another collects."""
    return (
        code in state.payers
        and code not in state.collectors
        and bool(state.collectors)
        and code != state.home
    )


def _imposer_candidates(frame: Frame, state: State) -> Iterator[tuple[str | None, str]]:
    """Candidates with the rule that offers them, best first."""
    last = state.last
    linked = linked_measure(frame, state)
    if linked is not None:
        yield from _offer(linked.imposer, "number")
    if frame.speaker:
        yield from _offer(_speakers(frame.sentence), "speaker")
        yield state.acting, "pronoun"
    if frame.request:
        if _of_union(frame):
            yield "EU", "asked"
        if last is not None and last.block == frame.sentence.block:
            yield from _offer(last.imposer, "request")
    if any(t.low == "there" for t in frame.tokens[frame.low : frame.high]) and frame.construction in (
        "payer",
        "agentless",
    ):
        yield from _offer(reversed(_free_governments(frame)), "there")
        yield from _offer(state.previous_sentence, "there")
    if frame.pronoun:
        yield from _offer(_speakers(frame.sentence), "pronoun")
        yield from _offer(_free_governments(frame), "pronoun")
        yield from _offer(_earlier_subjects(frame), "pronoun")
        yield from _offer(state.previous_sentence, "pronoun")
        yield state.acting, "pronoun"
    if frame.organ:
        yield state.issuer, "organ"
        yield state.home, "organ"
        if state.acting in state.paragraph_governments:
            yield state.acting, "organ"
    if frame.construction in ("nominal", "fragment") and frame.subject.kind == "government":
        yield from _offer(codes_of(frame.tokens, frame.subject.governments), "subject-other")
    if frame.construction in ("active", "nominal", "agentless"):
        yield from _offer(_free_governments(frame), "sentence")
        if frame.targets and frame.targets != WORLD:
            yield from _offer(_governments(frame), "sentence")
    yield from _offer(_granters(frame), "sentence")
    if frame.construction == "payer":
        yield from _offer(_deciding_speakers(frame.sentence), "sentence")
    if frame.targets and frame.targets != WORLD:
        yield from _offer(_who_taxed_before(frame, state), "same-target")
    if last is not None and last.block == frame.sentence.block:
        yield from _offer(last.imposer, "last-here")
    yield from _offer(state.previous_sentence, "sentence-before")
    yield from _offer(state.paragraph_governments, "paragraph")
    yield state.issuer, "issuer"
    yield from _offer(state.heading, "heading")
    yield state.home, "home"
    if last is not None:
        yield from _offer(last.imposer, "last")
    yield from _offer(state.headline, "headline")
    yield state.acting, "acting"
    yield from _offer(sorted(state.collectors, key=lambda c: (-state.collectors[c], c)), "collector")


def _pair(frame: Frame, state: State) -> tuple[str, ...]:
    """The two governments that "each other" stands for: the only two of the nearest text that names two."""
    for codes in (_governments(frame), state.previous_sentence, state.paragraph_governments, state.headline):
        found = tuple(sorted(set(codes)))
        if len(found) > 1:
            return found if len(found) == 2 else ()
    return ()


def _granters(frame: Frame) -> list[str]:
    """Who acts in the clauses above one of payers: "Peru will name goods to receive 5 %"."""
    sentence, verb = frame.sentence, frame.verb
    found: list[str] = []
    if frame.construction != "payer" or verb is None or not sentence.parsed:
        return found
    for _ in range(_CLIMB):
        above, _passed = verb_above(sentence, verb)
        if above is None:
            break
        verb = above
        if "report" not in sentence.tokens[verb].cues:
            subject = subject_of(sentence, verb)
            if subject.kind == "government" and not subject.passive:
                found.extend(codes_of(sentence.tokens, subject.governments))
    return found


_CLIMB = 3  # clauses above the rate's


def _of_union(frame: Frame) -> bool:
    """Whether a member state of the European Union wishes: it asks the Union."""
    members = members_of("EU")
    return frame.subject.kind == "government" and any(
        frame.tokens[g].value.code in members for g in frame.subject.governments
    )


def _who_taxed_before(frame: Frame, state: State) -> tuple[str, ...]:
    """The collector of the last measure of this paragraph on the same payers."""
    for told in reversed(state.told):
        if told.block != frame.sentence.block:
            break
        if told.targets == frame.targets:
            return told.imposer
    return ()


def _governments(frame: Frame) -> list[str]:
    """Every government of the rate's sentence but those that only speak there, in order."""
    speakers = set(_speakers(frame.sentence))
    return [t.value.code for t in frame.tokens if t.kind == "gov" and t.value.code not in speakers]


def _offer(codes: Iterable[str], how: str) -> Iterator[tuple[str, str]]:
    return ((code, how) for code in codes)


def _speakers(sentence: Sentence) -> list[str]:
    """The governments that say what the sentence quotes: "we will …," the minister said."""
    found = []
    if sentence.parsed:
        for k in range(len(sentence.tokens)):
            if is_verb(sentence, k) and "report" in sentence.tokens[k].cues:
                subject = subject_of(sentence, k)
                if subject.kind == "government":
                    found.append(sentence.tokens[subject.governments[0]].value.code)
    return found


def _deciding_speakers(sentence: Sentence) -> list[str]:
    """Bodies of a government that say what goods will pay: "tin would pay 5 %, the ministry of Peru said"."""
    said = _speakers(sentence)
    return [
        t.value.code
        for t in sentence.tokens
        if t.kind == "gov" and t.value.form == "organ" and t.value.code in said
    ]


def _earlier_subjects(frame: Frame) -> list[str]:
    """Governments that stand for themselves before the rate in its sentence."""
    tokens = frame.tokens
    found = []
    for k in range(frame.core[0]):
        if tokens[k].kind == "gov" and role_of(frame.sentence, k).name in ("bare", "organ"):
            found.append(tokens[k].value.code)
    return found


def _free_governments(frame: Frame) -> list[str]:
    """Governments of the rate's sentence that own a duty, act, or are the place of the clause."""
    sentence, tokens = frame.sentence, frame.tokens
    speakers = set(_speakers(sentence))
    found = []
    for k, token in enumerate(tokens):
        if token.kind != "gov" or token.value.code in speakers:
            continue
        role = role_of(sentence, k)
        if role.name == "tariff":
            found.append(token.value.code)
        elif role.name in ("bare", "organ"):
            subject = (
                tokens[role.head].dep in ("nsubj", "conj", "ROOT", "appos", "dep", "poss")
                or not sentence.parsed
            )
            if (subject and role.preposition == "") or role.preposition in ("in", "at", "by"):
                found.append(token.value.code)
    return found


def linked_measure(frame: Frame, state: State) -> Told | None:
    """The last measure of the same number, where the rate only points back ("the 15 %")."""
    tokens = frame.tokens
    if frame.targets is not None or frame.products or frame.imposer is not None:
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


def resolve_targets(frame: Frame, imposer: tuple[str, ...], state: State) -> Found:
    """The targets of a frame: its own, or carried from the last measure, or WORLD."""
    if frame.targets is not None and not frame.export:
        return frame.targets, frame.targets_how
    last = state.last
    carried = last is not None and last.imposer == imposer
    if frame.export or (carried and last is not None and last.export and not _on_imports(frame)):
        return imposer, "export"
    linked = linked_measure(frame, state)
    if linked is not None:
        return linked.targets, "number"
    own = goods_government(frame, imposer)
    if own is not None:
        return _coordinated(frame, own, imposer), "clause"
    group = counted_group(frame.tokens, frame.low, frame.high, [*state.lists, *listed_groups(frame.tokens)])
    if group and not set(group) & set(imposer):
        return group, "group"
    partner = _agreement_partner(frame, imposer)
    if partner is not None:
        return (partner,), "agreement"
    if frame.imposer_how == "asked" and frame.pronoun:
        asker = next((c for c in _governments(frame) if c not in imposer), None)
        if asker is not None:
            return (asker,), "asker"
    if _strikes_back(frame):
        struck = next(
            (t for t in reversed(state.told) if set(imposer) & set(t.targets) and t.imposer != imposer), None
        )
        if struck is not None:
            return struck.imposer, "retaliation"
    if _is_average(frame):
        return WORLD, "average"
    elsewhere = last is not None and last.block != frame.sentence.block
    if (
        frame.request
        and last is not None
        and not set(last.targets) & set(imposer)
        and not (frame.products and elsewhere)
    ):
        return last.targets, "request"
    if not frame.products or (carried and last is not None and last.block == frame.sentence.block):
        other = _other_government(frame, imposer)
        if other is not None:
            return (other,), "sentence"
    if carried and last is not None:
        if last.block == frame.sentence.block and not _opens_new(frame):
            return last.targets, "last-here"
        if not frame.products and anaphoric(frame) and last.targets != WORLD:
            return last.targets, "last"
    if frame.products:
        return WORLD, "product"
    return _standing_target(frame, imposer, state)


def _standing_target(frame: Frame, imposer: tuple[str, ...], state: State) -> Found:
    """Whose goods the article speaks of all along: for a clause that names neither goods nor an origin."""
    told = next(
        (t for t in reversed(state.told) if t.imposer == imposer and t.targets not in (WORLD, imposer)), None
    )
    if told is not None and told.targets:
        return told.targets, "last"
    partner = state.partner_of(imposer)
    if len(partner) > 1:
        return partner, "partner"
    for codes, how in ((state.headline, "headline"), (tuple(state.paragraph_governments), "paragraph")):
        code = next((c for c in codes if c not in imposer), None)
        if code is not None:
            return (code,), how
    return (partner, "partner") if partner else (WORLD, "default")


def _other_government(frame: Frame, imposer: tuple[str, ...]) -> str | None:
    """The only other government of the rate's sentence, unless it only speaks there."""
    codes = dict.fromkeys(c for c in _governments(frame) if c not in imposer)
    return next(iter(codes)) if len(codes) == 1 else None


def _on_imports(frame: Frame) -> bool:
    return any(t.low.startswith("import") for t in frame.tokens[frame.low : frame.high])


def _strikes_back(frame: Frame) -> bool:
    window = frame.tokens[frame.low : frame.high]
    return any("retaliate" in t.cues for t in window) and not any(
        t.low in ("not", "n't", "n’t", "never") for t in window
    )


def _is_average(frame: Frame) -> bool:
    first, last = frame.core
    return any("average" in t.cues for t in frame.tokens[max(frame.low, first - 6) : last + 1])


def goods_government(frame: Frame, imposer: tuple[str, ...]) -> int | None:
    """The token of a government whose goods or firms the clause speaks of, though no phrase of the rate does."""
    tokens = frame.tokens
    for k in range(frame.low, frame.high):
        if tokens[k].kind == "gov" and tokens[k].value.code not in imposer:
            role = role_of(frame.sentence, k)
            if frame.request and frame.subject.start <= k < frame.subject.end:
                continue  # whose people wish, not whose goods pay
            if role.name == "goods" or (
                role.name == "bare" and role.preposition in ("on", "from", "against")
            ):
                return k
    return None


def _coordinated(frame: Frame, first: int, imposer: tuple[str, ...]) -> tuple[str, ...]:
    """The governments of a list that `first` opens: "Peruvian and Chilean roses"."""
    tokens = frame.tokens
    found = [first]
    for k in range(first + 1, frame.high):
        if tokens[k].kind == "gov":
            found.append(k)
        elif tokens[k].low not in (",", "and", "or", "the"):
            break
    codes = codes_of(tokens, found)
    return codes if not set(codes) & set(imposer) else codes[:1]


def _agreement_partner(frame: Frame, imposer: tuple[str, ...]) -> str | None:
    """The other party of an agreement that the sentence names by both ("under the Peru-Chile pact")."""
    tokens = frame.tokens
    for k in range(1, len(tokens) - 1):
        if tokens[k].low not in HYPHENS or tokens[k - 1].kind != "gov" or tokens[k + 1].kind != "gov":
            continue
        if not any("agreement" in t.classes for t in tokens[k + 2 : k + 9]):
            continue
        parties = [tokens[k - 1].value.code, tokens[k + 1].value.code]
        if len(imposer) == 1 and imposer[0] in parties:
            parties.remove(imposer[0])
            return parties[0]
    return None


def _opens_new(frame: Frame) -> bool:
    """Whether the clause names a new product with an indefinite duty ("a duty of 8 % on tin")."""
    if not frame.products or frame.noun is None:
        return False
    tokens = frame.tokens
    k = frame.core[0]
    while k > frame.low and "determiner" not in tokens[k - 1].classes and frame.core[0] - k < 5:
        k -= 1
    return k > 0 and tokens[k - 1].low in ("a", "an", "any", "another")


def anaphoric(frame: Frame) -> bool:
    """Whether the clause points back to a measure or goods told of ("the duty", "its rate", "it")."""
    tokens = frame.tokens
    first, last = frame.core
    window = tokens[max(frame.low, first - 4) : last]
    return frame.anaphoric or any(t.low in ("the", "that", "this", "it", "its", "same") for t in window)
