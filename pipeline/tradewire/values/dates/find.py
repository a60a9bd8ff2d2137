"""`find_dates`: from text to values. See the package's docstring for what is read."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable

from tradewire.lexicons.calendar import cue_directions
from tradewire.values.dates.combine import combine
from tradewire.values.dates.model import Atom, Context, DateValue
from tradewire.values.dates.resolve import Resolver, needs_anchor, yearless
from tradewire.values.dates.scan import atoms
from tradewire.values.dates.tense import Lean, lean
from tradewire.values.dates.words import FLAGS, SPACE, W, alternatives

_ISO_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?!\d)", re.ASCII)
_CENTURIES = range(1500, 2500)
"""Years that an anchor may have: far from the ends of `datetime.date`, so that no step leaves it."""
_OPEN = re.compile(rf"{W}(?:onwards?\b|on(?=[,.;)]|{SPACE}?$|\n))", FLAGS)
_STARTS = ("from", "as from", "with effect from", "effective from", "starting from")
_SENTENCE = re.compile(r"[!?;\n|]|\.(?=\s+[A-Z\"\u201c])")


def parse_anchor(anchor: str | datetime.date | None) -> datetime.date | None:
    """The day of an ISO date or time, as written in its own zone; None for anything else."""
    if isinstance(anchor, datetime.datetime):
        anchor = anchor.date()
    if isinstance(anchor, str):
        match = _ISO_DAY.match(anchor)
        try:
            anchor = datetime.date.fromisoformat(match[1]) if match else None
        except ValueError:
            anchor = None
    return anchor if anchor is not None and anchor.year in _CENTURIES else None


def find_dates(
    text: str, anchor: str | datetime.date | None = None, regions: Iterable[str] | None = None
) -> list[DateValue]:
    """All dates and periods that a text names, in order, without overlaps.

    Args:
        text: blocks separated by blank lines, table rows by line breaks, cells by " | "; no date
            goes over any of these.
        anchor: the day that the text was published, an ISO day or time; anything else counts
            as None, and dates that need it have no value then.
        regions: ISO 3166-1 alpha-2 codes of the countries that the text is of, which settle
            "04/07/2025", movable holidays, and the seasons of the south.

    Returns:
        The dates; offsets are code points, `[start, end)`.

    >>> [(date.text, date.value) for date in find_dates("from April 2 to 9", "2025-03-30")]
    [('April 2 to 9', '2025-04-02/2025-04-09')]
    """
    # `regions` is a set only to be asked whether it holds a code: its order never shows.
    places = frozenset(regions or ())
    context = Context(parse_anchor(anchor), places)
    out: list[DateValue] = []
    told: tuple[int, int] | None = None
    for atom in combine(text, atoms(text, places)):
        told = _inherit(text, atom, told)
        member = atom.whole and atom.kind == "day" and out and len(out[-1].value or "") == 10
        out.append(_date(text, atom, context, out[-1].value if member else None))
    return out


def _date(text: str, atom: Atom, context: Context, listed: str | None) -> DateValue:
    """The date that an atom is; `listed` is the value of the member before it in a list of days."""
    start, end = atom.start, atom.end
    cue = cue_before(text, start)
    way = Lean(None, 0)
    anchored = needs_anchor(atom)
    if listed is not None and atom.year is None:
        atom.year = int(listed[:4])
    if context.anchor is not None and (yearless(atom) or _floats(atom)):
        way = lean(text, start, end, cue)
    value = Resolver(context, way).value(atom)
    if value is not None and cue in _STARTS:
        follows = _OPEN.match(text, end)
        if follows is not None and "/" not in value and len(value) in (4, 7, 10) and value[5:7] <= "12":
            end, value = follows.end(), f"{value}/.."
    return DateValue(start, end, text[start:end], value, anchored and value is not None, cue)


def _floats(atom: Atom) -> bool:
    """Whether the direction matters though the atom has a turn: "this Friday", "the end of the year"."""
    return (atom.kind == "unit" and atom.turn is None) or (atom.kind == "weekday" and atom.turn == 0)


def _inherit(text: str, atom: Atom, told: tuple[int, int] | None) -> tuple[int, int] | None:
    """Lets a year said earlier in the sentence stand for a month or day after it.

    "raised in March 2018 and again in June": the June of 2018. Not over a sentence's end, and
    not for a month that comes before the one that was told. Returns the end and year of the
    last date that names one.
    """
    if atom.kind == "range":
        last = atom.parts[1] if atom.parts else atom
        year = last.year if last.kind in ("day", "month") else None
        return (atom.end, year) if year is not None else None
    if atom.kind in ("day", "month") and atom.year is not None:
        return atom.end, atom.year * 100 + (atom.month or 0)
    if told is None or atom.kind not in ("day", "month") or not yearless(atom) or atom.weekday is not None:
        return told
    end, stamp = told
    year, month = divmod(stamp, 100) if stamp > 9999 else (stamp, 0)
    gap = text[end : atom.start]
    if len(gap) > 80 or _SENTENCE.search(gap) or (atom.month or 0) < month:
        return told
    if re.search(r"\b(?:will|now|until|expires?|would|next|last|this)\b", gap):
        return told
    atom.year = year
    return atom.end, stamp


@functools.cache
def _cue() -> re.Pattern[str]:
    """Cues, an optional time of day and article, to the end; for lower-cased text."""
    clock = (
        rf"(?:,?{W}(?:at{W})?(?:\d{{1,2}}(?::\d\d)?{SPACE}?(?:[ap]\.?m\.?)?|midnight|noon)"
        rf"(?:,?{W}(?:\(?[a-z]{{2,4}}\)?|eastern|local|central)(?:{W}(?:standard|daylight))?(?:{W}time)?)?)"
    )
    return re.compile(
        rf"(?<![\w-])(?P<cue>{alternatives(cue_directions())})"
        rf"(?:,?{W}(?:on|from|in|as{W}of|at))?{clock}?(?:,?{W}(?:on|of))?(?:{W}the)?(?:{W}(?:{'|'.join(_LOOSE)}))?"
        rf"(?:{W}|{SPACE}?[(\"\u201c])$"
    )


_LOOSE = ("early", "late", "mid", "about", "around", "as", "later", "earlier")
_TIME_WORDS = (
    "am",
    "pm",
    "a.m.",
    "p.m.",
    "a.m",
    "p.m",
    "time",
    "midnight",
    "noon",
    "the",
    "et",
    "est",
    "edt",
    "gmt",
    "utc",
)


@functools.cache
def _last_words() -> frozenset[str]:
    """Words that can stand right before a date that has a cue."""
    ends = {cue.split()[-1] for cue in cue_directions()}
    return frozenset({*ends, *_LOOSE, *_TIME_WORDS, "bst", "cet", "pt", "pst", "pdt"})


def cue_before(text: str, position: int) -> str | None:
    """The preposition or participle right before a date, over a time of day and an article."""
    if position == 0 or text[position - 1] not in ' \u00a0\u2009\u202f("\u201c':
        return None
    low = max(0, position - 64)
    before = text[low:position].lower()
    words = before[-20:].rstrip(' \u00a0\u2009\u202f("\u201c,').rsplit(None, 1)
    if not words or words[-1].strip("(") not in _last_words():
        return None
    match = _cue().search(before)
    return " ".join(match["cue"].split()) if match else None
