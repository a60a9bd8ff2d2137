"""What the columns of a table hold, read from their headers and from their cells."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tradewire.layout.article import Cell, Table
from tradewire.lexicons.blocs import blocs
from tradewire.lexicons.countries import countries
from tradewire.lexicons.likelihood import first_cue
from tradewire.lexicons.products import product_of
from tradewire.lexicons.table_headers import HeaderRead, HeaderRole, header_heads, header_phrases
from tradewire.lexicons.tariff_cues import cue_table

_MOST_COLUMNS = 200  # of a table that is read; no print holds more
_MOST_ROWS = 300  # that are looked at to tell what a column holds
_CELL_CHARS = 2_000

_TOKEN = re.compile(r"[^\W_]+(?:['./-][^\W_]+)*|[%#№]")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# A noun phrase ends before these: "Rate above the quota" is a rate.
_CLOSERS = frozenset((
    "of", "in", "on", "to", "for", "from", "by", "per", "since", "until", "till", "before", "after", "above",
    "below", "under", "over", "at", "with", "as", "vs", "versus", "against", "between", "within", "into",
    "than", "during", "through", "that", "which", "who", "if", "and", "or",
))  # fmt: skip

_PERCENT = re.compile(r"\d\s*(?:%|per ?cent\b|pct\b|pc\b|p\.c\.)", re.IGNORECASE)
# A cell that is a rate and not an account of one begins with it: "25% from 1 July", "up to 10 per cent".
_RATE_FIRST = re.compile(
    r"(?:(?:up to|about|around|at least|at most|over|under|below|above|from|between|plus|"
    r"an? extra|an? additional)\s)?"
    r"\W{0,2}\d[\d.,–-]*\s*(?:%|per ?cent\b|pct\b|pc\b|p\.c\.)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_TARIFF_LINE = re.compile(
    r"\W?\d{4}\.\d{2}\.\d{2}(?:\.?\d{2})?\W?"
)  # a code of eight or ten digits is no figure
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# A cell is a date if all its words are such as dates are made of, and one of them is of the calendar.
_DATE_WORD = re.compile(
    rf"{_MONTHS}|{_DAYS}|spring|summer|autumn|winter|fall|[qh][1-4]|mid|early|late|end|start|today|yesterday|"
    r"tomorrow|now|next|last|week|month|year|since|from|until|by|in|on|to|of|and|the|\d{1,4}(?:st|nd|rd|th)?|force|"
    r"[ap]m?|m|gmt|utc|est|edt|cet|noon",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    rf"\b(?:{_MONTHS}|{_DAYS}|(?:19|20)\d\d)\b|(?<![\d.])\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}(?![\d.])|\d{{4}}-\d\d|"
    r"\b\d{1,2}:\d\d\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_PROSE_WORDS = 4

RATE_ROLES = frozenset(("rate", "old_rate", "new_rate"))


@dataclass(slots=True)
class Column:
    """One column of the grid.

    `filled` counts its body cells that hold text, and the others how many of them are of a
    kind: `percents` a percentage, not an account with one; `figures` short with a digit;
    `dates`; `prose` four words and more that are no date and no rate; `modal` prose with a word
    of likelihood; `names` countries or blocs; `goods` words for goods.
    """

    header: str
    said: HeaderRead | None
    filled: int = 0
    percents: int = 0
    figures: int = 0
    dates: int = 0
    prose: int = 0
    modal: int = 0
    names: int = 0
    goods: int = 0

    def mostly(self, count: int) -> bool:
        """Whether `count` is at least half of the cells that hold text."""
        return self.filled > 0 and 2 * count >= self.filled


def read_columns(table: Table) -> tuple[Column, ...]:
    """The columns of a table, left to right (200 at most)."""
    heads = [*table.upper_headers, table.header]
    width = max((c.column + c.colspan for row in (*heads, *table.rows[:_MOST_ROWS]) for c in row), default=0)
    columns = [_column(heads, at) for at in range(min(width, _MOST_COLUMNS))]
    for row in table.rows[:_MOST_ROWS]:
        for cell in row:
            if cell.text:
                _count(cell, columns[cell.column : cell.column + cell.colspan])
    return tuple(columns)


def read_header(header: str) -> HeaderRead | None:
    """What the words of a header say of its column; None where they say nothing.

    The longest phrase decides; a noun counts as the last words of the first noun phrase.

    >>> read_header("Yearly quota (tonnes)").role, read_header("Rate above the quota").role
    ('quota', 'rate')
    >>> read_header("Walnuts") is None
    True
    """
    words = tuple(_TOKEN.findall(_BRACKETS.sub(" ", header).lower().replace("’", "'")))[:16]
    if not words:
        return None
    heads, phrases = header_heads(), header_phrases()
    whole = heads.get(words) or phrases.get(words)
    if whole is not None:
        return whole
    best: HeaderRead | None = None
    length = 0
    for start in range(len(words)):
        for end in range(len(words), start + length, -1):
            found = phrases.get(words[start:end])
            if found is not None:
                best, length = found, end - start
                break
    noun = _first_noun_phrase(words)
    for end in range(len(noun), 0, -1):
        for start in range(end):
            found = heads.get(noun[start:end])
            if found is not None:
                return found if end - start > length else best
    return best


_NAMES_OF_DUTY = frozenset(("tariff_noun", "anti_dumping", "countervailing", "safeguard"))
_TALK_OF_RATES = frozenset(("rate_noun", "impose", "pay"))


def says_duty(texts: Iterable[str | None]) -> bool:
    """Whether one of the texts speaks of duties by name ("tariff", "levy", "import tax")."""
    return _holds_cue(texts, _NAMES_OF_DUTY)


def says_rate(texts: Iterable[str | None]) -> bool:
    """Whether one of the texts speaks of charging or paying, which about duties is about rates."""
    return _holds_cue(texts, _TALK_OF_RATES)


def _holds_cue(texts: Iterable[str | None], wanted: frozenset[str]) -> bool:
    return any(_cell_holds_cue(text[:_CELL_CHARS], wanted) for text in texts if text)


@functools.lru_cache(maxsize=1024)  # the paragraph above a table is asked for each of its columns
def _cell_holds_cue(text: str, wanted: frozenset[str]) -> bool:
    table = _cue_words(wanted)
    words = tuple(_TOKEN.findall(text.lower()))
    return any(words[at : at + size] in table for at in range(len(words)) for size in (1, 2))


@functools.cache
def _cue_words(wanted: frozenset[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(words for words, cues in cue_table().items() if cues & wanted)


@functools.cache
def _place_names() -> frozenset[str]:
    names = {form for c in countries() for form in (c.name, *c.names, *c.former)}
    names.update(form for bloc in blocs() for form in (bloc.code, *bloc.forms()))
    return frozenset(name.lower() for name in names)


def _first_noun_phrase(words: tuple[str, ...]) -> tuple[str, ...]:
    for at, word in enumerate(words):
        if word in _CLOSERS:
            return words[:at]
    return words


def is_date(text: str) -> bool:
    """Whether `text` is a date, a period or a time of day, and nothing else.

    >>> is_date("Mid-May 2027"), is_date("In force since 3 May"), is_date("Talks in May")
    (True, True, False)
    """
    return _CALENDAR.search(text) is not None and all(map(_DATE_WORD.fullmatch, _WORD.findall(text)))


def _column(heads: list[tuple[Cell, ...]], at: int) -> Column:
    texts = [c.text for row in heads for c in row if c.column <= at < c.column + c.colspan and c.text]
    said = next((found for text in reversed(texts) if (found := read_header(text)) is not None), None)
    return Column(" ".join(texts), said)


def _count(cell: Cell, columns: list[Column]) -> None:
    text = cell.text[:_CELL_CHARS]
    words = text.split()
    rate_first = _RATE_FIRST.match(text) is not None
    date = is_date(text)
    short = len(words) <= _PROSE_WORDS and not date and not _TARIFF_LINE.fullmatch(text)
    figure = short and _FIGURE.search(text) is not None
    letters = sum(word[:1].isalpha() for word in words)
    prose = len(words) >= _PROSE_WORDS and not (date or rate_first) and letters * 2 > len(words)
    percent = rate_first or (not prose and _PERCENT.search(text) is not None)
    modal = prose and _tells_possible(text)
    bare = _BRACKETS.sub("", text).strip().lower().removeprefix("the ")
    name = bare in _place_names()
    goods = not name and len(words) <= _PROSE_WORDS and product_of(bare) is not None
    for column in columns:
        column.filled += 1
        column.percents += percent
        column.figures += figure
        column.dates += date
        column.prose += prose
        column.modal += modal
        column.names += name
        column.goods += goods


def _tells_possible(text: str) -> bool:
    """Whether `text` has a word of likelihood; in capitals "MAY" is a month more often than not."""
    cue = first_cue(text)
    return cue is not None and not (text.isupper() and text.startswith("MAY", cue.start))


def role_of(column: Column, first: bool, duty: bool) -> HeaderRole:
    """The role of a column by its header, checked against its cells.

    Args:
        first: it is the leftmost, whose cells are labels.
        duty: the table speaks of duties.
    """
    said = column.said
    if said is not None and said.sure:
        return said.role
    if said is not None and said.role in RATE_ROLES and not column.mostly(column.modal):
        named = says_duty((column.header,)) or "%" in column.header
        return said.role if duty or named else ("value" if column.mostly(column.figures) else "other")
    if not first and duty and column.mostly(column.percents):
        return "rate"
    if said is not None and said.role not in RATE_ROLES:
        return said.role
    if column.mostly(column.names):
        return "country"
    if column.mostly(column.dates):
        return "date"
    if column.mostly(column.goods):
        return "product"
    return "other"
