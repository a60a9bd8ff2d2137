"""Who collects, where the rate's own sentence leaves it open: the discourse's best candidate.

A candidate is never one of the known targets; a stated slot is never overwritten. Each rule
names itself in `*_how`, from which the confidence is computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tradewire.lexicons.blocs import imposes_duties, members_of
from tradewire.relate.tariffs.article.discourse import (
    Found,
    State,
    Told,
    governments_of,
    linked_measure,
    named_measure,
    speakers,
)
from tradewire.relate.tariffs.article.targets_told import anaphoric
from tradewire.relate.tariffs.model import WORLD
from tradewire.relate.tariffs.sentence.clauses import verb_above
from tradewire.relate.tariffs.sentence.roles import role_of
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import codes_of, singular
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.status.conditions import condition_of


def resolve_imposer(frame: Frame, state: State) -> Found:
    """The imposer of a frame: its own, or the discourse's best candidate that is no target."""
    if frame.imposer is not None:
        return frame.imposer, frame.imposer_how
    named = any("export_duty" in t.cues for t in frame.tokens[frame.low : frame.high])
    if frame.targets and named and frame.export and frame.targets_how in ("phrase", "payer"):
        return frame.targets, "export"  # an export duty is collected where the goods come from
    if frame.mutual and frame.construction == "active":
        both = _pair(frame, state)
        if both:
            frame.targets, frame.targets_how = both, "mutual"
            return both, "mutual"
    taken = set(frame.targets or ())
    if frame.export:  # where the goods go
        taken.update(frame.bound, *(codes_of(frame.tokens, p.destinations) for p in frame.goods))
    second: Found = ((), "none")
    for code, how in _imposer_candidates(frame, state):
        if code is None or code in taken or (how in _SAYING and code in frame.beside):
            continue
        if len(code) > _COUNTRY and not imposes_duties(code):
            continue  # a group of states that has no tariff of its own
        if how not in _TELLING and (
            code in members_of("EU") or (how not in _SAYING and _only_pays(code, state))
        ):
            # A member of the European Union collects no duty of its own.
            second = second if second[0] else ((code,), how)
            continue
        if how in _GUESSING and _acts_as_one(code, frame, state):
            return (state.union or code,), "union"
        return (code,), how
    return second


_COUNTRY = 2  # letters of a country's code


_TELLING = frozenset({"number", "asked", "speaker"})
"""Rules that name the collector itself; the others only guess from what stands near."""


_SAYING = frozenset({"pronoun", "organ", "sentence", "subject-other", "there"})
"""Rules that go by words of the rate's own sentence."""


_GUESSING = frozenset(
    {"home", "sentence-before", "paragraph", "headline", "acting", "collector", "request", "organ"}
)
"""Rules under which a member stands for the customs union that the article is about."""


def _acts_as_one(code: str, frame: Frame, state: State) -> bool:
    """Whether a member's duties are its customs union's: on imports, unless it is said to have its own."""
    return (
        state.union is not None
        and code in members_of(state.union)
        and code not in state.collectors
        and not frame.export
    )


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
    named = named_measure(frame, state)
    if named is not None:
        yield from _offer(named.imposer, "named")
    if frame.speaker:
        yield from _offer(speakers(frame.sentence), "speaker")
        yield state.issuer, "issuer"
        yield state.acting, "pronoun"
    if frame.targets_how == "warned":
        yield from _offer(speakers(frame.sentence), "speaker")
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
        yield from _offer(_met_before(frame), "there")
        paying = set(last.targets) if last is not None and last.block >= frame.sentence.block - 1 else set()
        yield from _offer((c for c in state.previous_sentence if c not in paying), "there")
        if paying and last is not None:
            yield from _offer(last.imposer, "there")
        yield from _offer(state.previous_sentence, "there")
        yield from _offer(state.heading, "there")
    if (
        frame.pronoun
        and frame.subject.kind == "pronoun"
        and frame.tokens[frame.subject.head].low in ("he", "she")
    ):
        yield state.issuer, "pronoun"  # a government's release calls its own head so
    if frame.pronoun:
        yield from _offer(_acting_above(frame), "pronoun")
        if frame.subject.kind == "pronoun":
            yield from _offer(_nearest_subject(frame), "pronoun")
        yield from _offer(speakers(frame.sentence), "pronoun")
        yield from _offer(_free_governments(frame), "pronoun")
        yield from _offer(_earlier_subjects(frame), "pronoun")
        yield from _offer(state.previous_sentence, "pronoun")
        yield state.acting, "pronoun"
    if frame.organ:
        yield from _offer(_signers(frame), "organ")
        yield state.issuer, "organ"
        yield state.home, "organ"
        if state.acting in state.paragraph_governments:
            yield state.acting, "organ"
    if frame.construction in ("nominal", "fragment") and frame.subject.kind == "government":
        yield from _offer(codes_of(frame.tokens, frame.subject.governments), "subject-other")
    if frame.construction in ("active", "nominal", "agentless"):
        yield from _offer(_markets(frame), "market")
        yield from _offer(_free_governments(frame), "sentence")
        if frame.targets and frame.targets != WORLD:
            yield from _offer(governments_of(frame), "sentence")
    yield from _offer(_granters(frame), "sentence")
    if frame.construction == "payer":
        yield from _offer(_markets(frame), "market")
        yield from _offer(_deciding_speakers(frame.sentence), "sentence")
    if frame.targets and frame.targets != WORLD:
        yield from _offer(_who_taxed_before(frame, state), "same-target")
    yield from _offer(_before_colon(frame), "sentence")
    yield from _offer(state.run_in, "heading")
    if last is not None and last.block == frame.sentence.block:
        yield from _offer(last.imposer, "last-here")
    if not state.heading and any(
        state.by_goods.get(singular(frame.tokens[end - 1].low)) == (state.home,) for _, end in frame.products
    ):
        yield state.home, "goods"
    yield from _offer((c for c in state.previous_sentence if c in state.previous_actors), "sentence-before")
    yield from _offer((c for c in state.paragraph_governments if c in state.paragraph_actors), "paragraph")
    yield state.issuer, "issuer"
    yield from _offer(state.heading, "heading")
    if last is not None and last.block == frame.sentence.block - 1 and _goes_on(frame, last, state):
        yield from _offer(last.imposer, "last")
    yield state.home, "home"
    if last is not None:
        yield from _offer(last.imposer, "last")
    yield from _offer(state.headline, "headline")
    yield state.acting, "acting"
    yield from _offer(sorted(state.collectors, key=lambda c: (-state.collectors[c], c)), "collector")


def _goes_on(frame: Frame, last: Told, state: State) -> bool:
    """Whether a paragraph goes on about the duties its article's country pays ("The charge on it falls")."""
    return (
        state.home in last.targets
        and state.home not in last.imposer
        and (bool(frame.antecedent) or anaphoric(frame))
    )


def _signers(frame: Frame) -> list[str]:
    """Whose instrument acts: "Peru signed the order that ends it", "a bill before Peru's senate would …"."""
    sentence, tokens, subject = frame.sentence, frame.tokens, frame.subject
    if subject.head < 0 or "instrument" not in tokens[subject.head].classes:
        return []
    found = [t.value.code for t in tokens[subject.start : subject.end] if t.kind == "gov"]
    verb, _passed = verb_above(sentence, subject.head)
    if not found and verb is not None and verb != frame.verb and tokens[subject.head].dep == "dobj":
        above = subject_of(sentence, verb)
        if above.kind == "government" and not above.passive:
            found += codes_of(tokens, above.governments)
    return found


def _pair(frame: Frame, state: State) -> tuple[str, ...]:
    """The two governments that "each other" stands for: the only two of the nearest text that names two."""
    for codes in (
        governments_of(frame),
        state.previous_sentence,
        state.paragraph_governments,
        state.headline,
    ):
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


def _offer(codes: Iterable[str], how: str) -> Iterator[tuple[str, str]]:
    return ((code, how) for code in codes)


def _acting_above(frame: Frame) -> list[str]:
    """Who acts in the clauses above a pronoun's: "if Peru opened up to tin, on which it levies 9 %"."""
    sentence, tokens, k = frame.sentence, frame.tokens, frame.verb
    found: list[str] = []
    if k is None or not sentence.parsed:
        return found
    for _ in range(_CLIMB):
        above, _passed = verb_above(sentence, k)
        if above is None or "report" in tokens[above].cues:
            break
        k = above
        subject = subject_of(sentence, k)
        if subject.kind == "government" and not subject.passive:
            found.extend(codes_of(tokens, subject.governments))
    return found


def _before_colon(frame: Frame) -> list[str]:
    """The only government before the colon that opens the rate's stretch: "Peru is hard: 9 % on tin"."""
    low, tokens = frame.low, frame.tokens
    if not low or tokens[low - 1].low != ":" or frame.subject.kind == "pronoun":
        return []
    named = [k for k in range(low - 1) if tokens[k].kind == "gov"]
    codes = list(dict.fromkeys(tokens[k].value.code for k in named))
    owner = named and (role_of(frame.sentence, named[0]).name != "goods" or tokens[named[0] + 1].low == "'s")
    return codes if len(codes) == 1 and owner else []


def _met_before(frame: Frame) -> list[str]:
    """What "there" may point back to: "a year after the pact with Peru, tin pays 9 % there"."""
    tokens = frame.tokens
    return [
        tokens[k].value.code
        for k in range(frame.token - 1, -1, -1)
        if tokens[k].kind == "gov" and role_of(frame.sentence, k).preposition in ("with", "to", "in", "into")
    ]


def _deciding_speakers(sentence: Sentence) -> list[str]:
    """Bodies of a government that say what goods will pay: "tin would pay 5 %, the ministry of Peru said"."""
    said = speakers(sentence)
    return [
        t.value.code
        for t in sentence.tokens
        if t.kind == "gov" and t.value.form == "organ" and t.value.code in said
    ]


def _nearest_subject(frame: Frame) -> list[str]:
    """The last subject before a pronoun that acts: "if Peru opened …, on which it levies"."""
    tokens = frame.tokens
    return [
        tokens[k].value.code
        for k in range(frame.subject.start - 1, -1, -1)
        if tokens[k].kind == "gov" and tokens[k].dep in ("nsubj", "nsubjpass")
    ][:1]


def _earlier_subjects(frame: Frame) -> list[str]:
    """Governments that stand for themselves before the rate in its sentence."""
    tokens = frame.tokens
    found = []
    for k in range(frame.core[0]):
        if tokens[k].kind == "gov" and role_of(frame.sentence, k).name in ("bare", "organ"):
            found.append(tokens[k].value.code)
    return found


def _markets(frame: Frame) -> list[str]:
    """Where the sentence says that goods go: "a 9 % duty will halve exports to Peru"."""
    if frame.export or not frame.sentence.parsed:
        return []
    tokens = frame.tokens
    found: list[str] = []
    for k, token in enumerate(tokens):
        if token.kind == "gov" and role_of(frame.sentence, k).preposition == "to":
            opener = token.head
            flow = tokens[opener].head if opener >= 0 else -1
            if flow >= 0 and tokens[flow].classes & {"trade_flow", "trade_verb"}:
                # the nearest before the rate: "American exports to Peru face 9 %"
                found.insert(0 if k < frame.token else len(found), token.value.code)
    return found


def _free_governments(frame: Frame) -> list[str]:
    """Governments of the rate's sentence that own a duty, act, or are the place of the clause."""
    sentence, tokens = frame.sentence, frame.tokens
    saying = set(speakers(sentence))
    condition = condition_of(frame, frame.verb)
    warned = (
        range(0)
        if condition is None
        else range(sentence.left_edge(condition), sentence.right_edge(condition) + 1)
    )
    found = []
    for k, token in enumerate(tokens):
        if token.kind != "gov" or token.value.code in saying or k in warned:
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
