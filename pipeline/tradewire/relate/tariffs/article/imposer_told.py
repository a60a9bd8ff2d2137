"""Who collects, where the rate's own sentence leaves it open: the discourse's best candidate.

A candidate is never one of the known targets; a stated slot is never overwritten. Each rule
names itself in `*_how`, from which the confidence is computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tradewire.lexicons.blocs import imposes_duties, members_of
from tradewire.relate.tariffs.article.collectors_near import (
    actors_above,
    before_colon,
    deciding_speakers,
    earlier_subjects,
    free_governments,
    granters,
    markets,
    met_before,
    nearest_subject,
    of_union,
    signers,
)
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
from tradewire.relate.tariffs.sentence.words import codes_of, singular
from tradewire.relate.tariffs.slots.frame import Frame


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
        if of_union(frame):
            yield "EU", "asked"
        if last is not None and last.block == frame.sentence.block:
            yield from _offer(last.imposer, "request")
    if any(t.low == "there" for t in frame.tokens[frame.low : frame.high]) and frame.construction in (
        "payer",
        "agentless",
    ):
        yield from _offer(reversed(free_governments(frame)), "there")
        yield from _offer(met_before(frame), "there")
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
        yield from _offer(actors_above(frame), "pronoun")
        if frame.subject.kind == "pronoun":
            yield from _offer(nearest_subject(frame), "pronoun")
        yield from _offer(speakers(frame.sentence), "pronoun")
        yield from _offer(free_governments(frame), "pronoun")
        yield from _offer(earlier_subjects(frame), "pronoun")
        yield from _offer(state.previous_sentence, "pronoun")
        yield state.acting, "pronoun"
    if frame.organ:
        yield from _offer(signers(frame), "organ")
        yield state.issuer, "organ"
        yield from _offer(free_governments(frame), "organ")
        if last is not None and last.block == frame.sentence.block:
            yield from _offer(last.imposer, "organ")
        yield state.home, "organ"
        if state.acting in state.paragraph_governments:
            yield state.acting, "organ"
    if frame.construction in ("nominal", "fragment") and frame.subject.kind == "government":
        yield from _offer(codes_of(frame.tokens, frame.subject.governments), "subject-other")
    if frame.construction in ("active", "nominal", "agentless"):
        yield from _offer(markets(frame), "market")
        yield from _offer(free_governments(frame), "sentence")
        if frame.targets and frame.targets != WORLD:
            yield from _offer(governments_of(frame), "sentence")
    yield from _offer(granters(frame), "sentence")
    if frame.construction == "payer":
        yield from _offer(markets(frame), "market")
        yield from _offer(deciding_speakers(frame.sentence), "sentence")
    if frame.targets and frame.targets != WORLD:
        yield from _offer(_who_taxed_before(frame, state), "same-target")
    yield from _offer(before_colon(frame), "sentence")
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
