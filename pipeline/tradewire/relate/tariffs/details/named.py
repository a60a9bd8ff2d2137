"""Duties that an article names without a rate ("the river levy", "its duties on tin from Peru").

One that has a name of its own needs a collector or a payer beside it, in its sentence, its row or the
lexicon of names; one without a name needs both in its own sentence, said outright. A duty whose rate the
article tells is no case for this module: its name goes with its rate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tradewire.relate.tariffs.article.discourse import State, Told
from tradewire.relate.tariffs.details.attributes import rate_change_of
from tradewire.relate.tariffs.details.names import Name, chain_end, is_own_noun, names_in, text_of_name
from tradewire.relate.tariffs.details.places import CellPlace, Places
from tradewire.relate.tariffs.measures import Mention, folded_name
from tradewire.relate.tariffs.model import WORLD, Status
from tradewire.relate.tariffs.rates.rate_words import is_taxed_at_home
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.clauses import ACTING, COLLECTING, verb_above
from tradewire.relate.tariffs.sentence.matching import verb_classes
from tradewire.relate.tariffs.sentence.roles import role_of
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import is_tariff_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.slots.frames import build_frames, build_mentions
from tradewire.relate.tariffs.status.judging import judge
from tradewire.relate.tariffs.status.tense import clause_dates
from tradewire.relate.tariffs.tables.context import context_of

_ON = frozenset({"on", "upon", "against"})
_OUTRIGHT_TARGETS = frozenset({"phrase", "payer", "clause", "local"})
_NOUN_CUES = frozenset({"proposal-noun", "future-noun"})
_LONGEST_PHRASE = 4  # words before the word for a duty that belong to it


def read_named(reading: Reading, rated: Sequence[Mention], places: Places) -> list[tuple[Told, str | None]]:
    """Mentions of duties without a rate, with their names, in the order of the text.

    Args:
        reading: the article, with its percentages typed.
        rated: the mentions of duties with a rate.
        places: where the article's cells are.
    """
    frames: dict[int, list[Frame]] = {}
    for mention in rated:
        if mention.told.frame is not None:
            frames.setdefault(id(mention.told.frame.sentence), []).append(mention.told.frame)
    names = {folded_name(m.attributes.name) for m in rated} - {None}
    # Of endless texts few pairs of parties remain.
    parties = {(m.told.imposer, m.told.targets) for m in rated if m.attributes.name is None}
    found = []
    for sentence, cell in _sentences(reading, places):
        for frame, name in _duties(sentence, frames.get(id(sentence), ())):
            words = text_of_name(name, sentence.tokens) if name is not None else None
            if words is not None and folded_name(words) in names:
                continue
            told = _told(frame, name, cell, reading, places)
            if told is not None and not _is_rated(told, parties):
                found.append((told, words))
    return found


def _sentences(reading: Reading, places: Places) -> Iterator[tuple[Sentence, CellPlace | None]]:
    for sentences in reading.sentences.values():
        for sentence in sentences:
            yield sentence, None
    for cell in places.cells():
        for sentence in reading.cells.get(cell.cell.start, ()):
            yield sentence, cell


def _duties(sentence: Sentence, rated: Sequence[Frame]) -> Iterator[tuple[Frame, Name | None]]:
    """The duties of a sentence that have no rate, each with its name if it has one."""
    if any(t.low == "?" for t in sentence.tokens[-2:]):
        return
    names = names_in(sentence)
    nouns = {name.noun: name for name in names if name.noun is not None}
    taken = {f.noun for f in rated} | {f.token for f in rated} | {f.subject.head for f in rated}
    if nouns or any("tariff_noun" in t.cues for t in sentence.tokens):
        for frame in build_mentions(sentence, rated):
            last = chain_end(sentence, frame.token)
            if last in taken or is_taxed_at_home(sentence.tokens, last):
                continue
            if is_own_noun(sentence, last) and not _negated(frame):
                yield frame, nouns.pop(frame.token, None)
    for noun, name in nouns.items():
        # A name whose noun alone is no word for a duty ("chicken tax").
        if name.entry is not None and noun not in taken and not is_tariff_noun(sentence, noun):
            yield from ((frame, name) for frame in build_frames(sentence, {noun: -1}))


def _negated(frame: Frame) -> bool:
    """Whether there is no such duty: "no duty on tin", "ruled out duties on tin"."""
    tokens = frame.tokens
    if any(
        t.low in ("no", "without", "zero", "non-tariff", "nontariff")
        for t in tokens[max(0, frame.token - _LONGEST_PHRASE) : frame.token]
    ):
        return True
    verbs = [v for v in (frame.verb, *frame.governors, *_above(frame)) if v is not None]
    if any("negation" in tokens[v].cues or "forgoes" in verb_classes(frame.sentence, v) for v in verbs):
        return True
    children = frame.sentence.children if frame.sentence.parsed else []
    return any(tokens[c].dep == "neg" for v in verbs for c in (children[v] if children else ()))


def _above(frame: Frame) -> list[int]:
    """The verb above the nouns that govern the duty's verb: "waived its right to impose duties"."""
    sentence = frame.sentence
    nouns = [k for k in frame.governors if not is_verb(sentence, k)]
    return [v for v in (verb_above(sentence, k)[0] for k in nouns) if v is not None]


def _told(
    frame: Frame, name: Name | None, cell: CellPlace | None, reading: Reading, places: Places
) -> Told | None:
    """The mention with its slots, None where too little is said of it."""
    imposer, imposer_how = frame.imposer or (), frame.imposer_how or "none"
    targets, targets_how = frame.targets or (), frame.targets_how or "none"
    if name is None:
        whom = targets_how in _OUTRIGHT_TARGETS and bool(targets)
        if frame.request or not _says_who(frame) or not (whom or rate_change_of(frame, reading) is not None):
            return None
    else:
        if name.entry is not None and name.entry.imposer is not None:
            imposer, imposer_how = (name.entry.imposer,), "name"
        elif not imposer:
            imposer, imposer_how = _collector(cell, reading, places)
        if not targets:
            targets, targets_how = _payer(frame)
        # "a reciprocal duty" is anybody's: the name alone does not tell one from another.
        if not (imposer if name.entry is not None else imposer or targets):
            return None
    if set(imposer) & set(targets):
        targets, targets_how = (), "none"
    tokens = frame.tokens
    start, end = (name.start, name.end) if name is not None else _phrase(frame)
    status, status_how = _status(frame, reading)
    own = cell.cell if cell is not None else frame.sentence
    return Told(
        percent=-1,
        low=None,
        high=None,
        imposer=imposer,
        imposer_how=imposer_how,
        targets=targets,
        targets_how=targets_how,
        products=tuple((tokens[s].start, tokens[e - 1].end) for s, e in frame.products),
        status=status,
        status_how=status_how,
        block=places.block_of(cell.table) if cell is not None else frame.sentence.block,
        span=(tokens[start].start, tokens[end - 1].end),
        evidence=((own.start, own.end),),
        frame=frame,
        export=frame.export,
        table=cell.table.start if cell is not None else None,
    )


def _says_who(frame: Frame) -> bool:
    """Whether the clause says outright who collects: "Peru's duties on …", "Peru put duties on …"."""
    if not frame.imposer:
        return False
    if frame.imposer_how == "owner":
        following = frame.tokens[frame.token + 1 : frame.token + 2]
        return bool(frame.cues & ACTING) or any(t.low in _ON for t in following)
    if frame.imposer_how == "relative":
        return frame.inner is not None and "new" in verb_classes(frame.sentence, frame.inner)
    if frame.verb is None or frame.imposer_how not in ("subject", "agent"):
        return False
    # "impose" has verbs that collect only beside a rate ("have", "set", "run").
    classes = verb_classes(frame.sentence, frame.verb)
    return bool(frame.cues & (COLLECTING - {"impose"}) or classes & {"new", "owes"})


def _collector(cell: CellPlace | None, reading: Reading, places: Places) -> tuple[tuple[str, ...], str]:
    """Who collects a duty that a cell names: the owner in the row's label, else in the table's titles."""
    if cell is not None:
        label = cell.slots.get(0)
        if label is not None and label is not cell.cell:
            sentence = reading.cell_sentence(label, 0)
            for k, token in enumerate(sentence.tokens):
                if token.kind == "gov" and role_of(sentence, k).name == "tariff":
                    return (token.value.code,), "row"
        context = context_of(cell.table, places.block_of(cell.table), reading, State(), ())
        if context.imposer:
            return context.imposer, context.imposer_how
    return (), "none"


def _payer(frame: Frame) -> tuple[tuple[str, ...], str]:
    """Whose goods pay: the government that opens the sentence with a colon ("Peru: the river levy")."""
    tokens = frame.tokens
    for k in range(frame.token, 0, -1):
        if tokens[k].low == ":" and tokens[k - 1].kind == "gov":
            return (tokens[k - 1].value.code,), "label"
    return (), "none"


def _phrase(frame: Frame) -> tuple[int, int]:
    """`[start, end)` of the word for a duty with the words that describe it, articles and owners left out."""
    tokens = frame.tokens
    start = frame.token
    while start > 0 and frame.token - start < _LONGEST_PHRASE:
        token = tokens[start - 1]
        described = token.tag.startswith(("JJ", "NN", "VBN")) or "duty_modifier" in token.classes
        if (
            token.kind != "word"
            or not described
            or is_verb(frame.sentence, start - 1)
            or "determiner" in token.classes
        ):
            break
        start -= 1
    return start, frame.token + 1


def _status(frame: Frame, reading: Reading) -> tuple[Status | None, str]:
    """The status where the clause tells what becomes of the duty; None where it only names it."""
    dates = [frame.tokens[k].value for k in clause_dates(frame)]
    status, how = judge(frame, start=reading.start_of(dates), decision_today=reading.decision_today)
    if frame.cues & ACTING or frame.inner is not None or how in _NOUN_CUES:
        return status, how
    return None, ""


def _is_rated(told: Told, parties: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> bool:
    """Whether the article tells a rate of that collector's on one of those payers, perhaps of this duty.

    Args:
        parties: collectors and payers of each rated duty that has no name of its own.

    Where no payer is told, any payer fits.
    """
    for imposer, targets in parties:
        if not set(imposer) & set(told.imposer):
            continue
        payers = set(targets)
        if not told.targets or payers & {*told.targets, *WORLD} or told.targets == WORLD:
            return True
    return False
