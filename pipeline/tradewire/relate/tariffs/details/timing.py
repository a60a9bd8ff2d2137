"""When a measure was announced, takes effect and ends: whole days only, from the dates of its clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from tradewire.relate.tariffs.article.discourse import Told
from tradewire.relate.tariffs.details.places import CellPlace, Place
from tradewire.relate.tariffs.reading import STARTS, Reading
from tradewire.relate.tariffs.sentence.clauses import verb_above
from tradewire.relate.tariffs.sentence.matching import verb_classes
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import is_tariff_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.status.tense import clause_dates
from tradewire.values.dates import DateValue

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FROM = STARTS | {"since"}
_UNTIL = frozenset({"until", "till", "through", "ending", "expiring", "to"})
_POINTING = frozenset({"it", "they", "these", "this", "those", "both", "that"})
_ON = frozenset({"on", "next", "this", "last"})
_ACTS = frozenset({"impose", "raise", "lower", "move"})
_PLANNED = frozenset({"announced", "threatened"})
# What the header of a column of dates says they are; the first that fits.
_HEADS = (
    (re.compile(r"\b(until|expir\w*|ends?|ending|lapses?|valid (?:to|until))\b", re.I), "expires"),
    (re.compile(r"\b(announced|proposed|decided|notified|published|signed|adopted)\b", re.I), "announced"),
    (
        re.compile(r"\b(effective|in force|from|since|starts?|begins?|applies|applied|dates?|as of)\b", re.I),
        "effective",
    ),
)


@dataclass(slots=True)
class Days:
    """ISO days, None where the text names none; the first one told stays."""

    announced: str | None = None
    effective: str | None = None
    expires: str | None = None

    def note(self, what: str, day: str | None) -> None:
        """Fills a field that is still empty."""
        if day is not None and getattr(self, what) is None:
            setattr(self, what, day)


def days_of(told: Told, place: Place, reading: Reading) -> Days:
    """The days of a mention: from its clause, the next sentence if that goes on, its row and header."""
    days = Days()
    frame = told.frame
    if frame is not None:
        _clause(frame, told, days, reading)
        _announcing(frame, days, reading)
        if place.after is not None:
            _next_sentence(place.after, days)
    if place.cell is not None:
        _row(place.cell, days, reading)
    return days


def _ends(date: DateValue) -> tuple[str | None, str | None]:
    """First and last day of a date of day precision; (None, None) for months, years and open ends."""
    first, _, last = (date.value or "").partition("/")
    return (
        first if _DAY.fullmatch(first) else None,
        (last if _DAY.fullmatch(last) else None) if last else None,
    )


def _clause(frame: Frame, told: Told, days: Days, reading: Reading) -> None:
    sentence, tokens = frame.sentence, frame.tokens
    classes = verb_classes(sentence, frame.verb) if frame.verb is not None else frozenset()
    for k in clause_dates(frame):
        date: DateValue = tokens[k].value
        first, last = _ends(date)
        own = classes | _verb_of(sentence, k)
        if date.cue in _FROM:
            days.note("effective", first)
            days.note("expires", last)
        elif date.cue in _UNTIL or last is not None:
            if told.status == "suspended":
                # What is put off until a day starts then; what is paused may start again, or may not.
                if "put_off" in own:
                    days.note("effective", last or first)
            elif date.cue in _UNTIL:
                days.note("expires", last or first)
        elif told.status == "suspended":
            if "put_off" in own and date.cue in ("to", "by"):
                days.note("effective", first)
        elif date.cue is not None and date.cue not in _ON:
            continue
        elif "end" in own or told.status == "removed":
            days.note("expires", first)
        elif "announce" in classes and not _later(first, reading):
            days.note("announced", first)
        elif _later(first, reading):
            days.note("effective", first if told.status in _PLANNED else None)
        elif told.status == "in_force" and frame.cues & _ACTS and not _owned(sentence, k):
            days.note("effective", first)


def _owned(sentence: Sentence, k: int) -> bool:
    """ "today's prices": the date only describes something."""
    return k + 1 < len(sentence.tokens) and sentence.tokens[k + 1].low == "'s"


def _later(day: str | None, reading: Reading) -> bool:
    return day is not None and reading.anchor is not None and day > reading.anchor.isoformat()


def _verb_of(sentence: Sentence, k: int) -> frozenset[str]:
    """The classes of the verb that a date belongs to."""
    verb = verb_above(sentence, k)[0] if sentence.parsed else None
    return verb_classes(sentence, verb) if verb is not None else frozenset()


def _announcing(frame: Frame, days: Days, reading: Reading) -> None:
    """ "On 2 April the ministry announced that …": the day of the saying, which governs the duty's clause."""
    sentence, tokens = frame.sentence, frame.tokens
    if not sentence.parsed:
        return
    above = set(_verbs_above(frame))
    for k, token in enumerate(tokens):
        if token.kind == "date" and token.value.cue not in _FROM | _UNTIL:
            verb = verb_above(sentence, k)[0]
            if verb in above and "announce" in verb_classes(sentence, verb if verb is not None else k):
                first, last = _ends(token.value)
                if last is None and not _later(first, reading):
                    days.note("announced", first)


def _verbs_above(frame: Frame) -> Iterator[int]:
    """The verbs on the way up from the rate's own verb, that one left out."""
    k = frame.verb
    for _ in range(len(frame.tokens)):
        if k is None:
            return
        k = verb_above(frame.sentence, k)[0]
        if k is not None:
            yield k


def _next_sentence(sentence: Sentence, days: Days) -> None:
    """ "They take effect on 1 July", "The duty lapses on 3 May": a sentence about the measure told before."""
    tokens = sentence.tokens
    if any(t.kind == "rate" for t in tokens):
        return
    for verb in range(len(tokens)):
        classes = verb_classes(sentence, verb) if is_verb(sentence, verb) else frozenset()
        if not classes & {"start", "end"}:
            continue
        if not _about_measure(sentence, verb):
            return
        for k in range(verb + 1, len(tokens)):
            if tokens[k].kind == "date":
                first, last = _ends(tokens[k].value)
                until = tokens[k].value.cue in _UNTIL or "start" not in classes
                days.note("expires" if until else "effective", first)
                days.note("expires", last)
        return


def _about_measure(sentence: Sentence, verb: int) -> bool:
    """Whether the verb's subject is the duty told before: a pronoun, or a definite word for a duty."""
    tokens = sentence.tokens
    subject = subject_of(sentence, verb)
    if subject.head >= 0:
        head = tokens[subject.head]
        if head.low in _POINTING:
            return True
        definite = tokens[subject.start].low in ("the", "this", "these", "both", "its", "their")
        return definite and subject.kind == "tariff"
    words = [t for t in tokens[:verb] if t.kind != "punct"]
    if not words or len(words) > 4:
        return False
    return words[0].low in _POINTING or (
        words[0].low == "the" and any(is_tariff_noun(sentence, k) for k in range(verb))
    )


def _row(place: CellPlace, days: Days, reading: Reading) -> None:
    """The dates of a cell's header and of the other cells of its row, by what the headers call them."""
    for cells in (place.table.header, *place.table.upper_headers):
        for cell in cells:
            if cell.column <= place.column < cell.column + cell.colspan:
                for date in _dates_in(cell.start, cell.end, reading):
                    days.note("effective", _ends(date)[0] if date.cue in _FROM else None)
    for column, cell in place.slots.items():
        if cell is place.cell or not cell.text or reading.inside(cell.start, cell.end):
            continue
        dates = list(_dates_in(cell.start, cell.end, reading))
        if len(dates) != 1:
            continue
        header = CellPlace(place.table, cell, column, place.slots).header
        first, last = _ends(dates[0])
        what = next((name for pattern, name in _HEADS if pattern.search(header)), None)
        if dates[0].cue in _UNTIL:
            what = "expires"
        if what is not None:
            days.note(what, first)
            if what == "effective":
                days.note("expires", last)


def _dates_in(start: int, end: int, reading: Reading) -> Iterator[DateValue]:
    at = bisect_left(reading.dates, start, key=lambda d: d.start)
    return (
        d for d in reading.dates[at : bisect_left(reading.dates, end, key=lambda d: d.start)] if d.end <= end
    )
