"""Time on the worst input of each module: it grows with the length alone.

    python benchmarks/worst_case.py [--write] [--only PREFIX] [--most SECONDS]

For each module of read/, layout/, annotate/, values/, link/ and relate/, inputs are made that are bad for its
own regular expressions: each pattern is taken apart, and what it repeats is repeated without end, alone,
behind what the pattern begins with, and as whole matches. To these come pieces that are bad for loops, of
which some hold another word each time, because what is known by its name is found at once.
The step that runs the module (all of reading, laying out, and so on, as an article meets it) is timed on
1.5 KB and 12 KB of each; the piece that takes the longest, and the one that grows the most, are then read
at 10 KB, 100 KB and 1 MB.

Names of the model are stood in for: every other run of words with capitals is a person or an organization.
Times are CPU seconds. For ten times the length ten times is linear; more than MOST_GROWTH ends it with 1,
and so does what takes more than `--most` seconds, which is stopped.
`--write` puts the table into benchmarks/worst_case.md.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from math import inf
from pathlib import Path
from random import Random
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

from tradewire.annotate.candidates import read_article
from tradewire.annotate.mentions import find_governments
from tradewire.annotate.model_names import ModelName
from tradewire.errors import ReadError
from tradewire.layout import lay_out
from tradewire.layout.article import Article, Block
from tradewire.link.join import link
from tradewire.read import Limits, Source, read_bytes
from tradewire.read.dates import iso_date
from tradewire.relate.implications.finder import find_implications
from tradewire.relate.tariffs.finder import find_tariffs
from tradewire.values.dates import find_dates
from tradewire.values.money import find_money
from tradewire.values.percentages import find_percentages

HERE = Path(__file__).parent
FOLDERS = ("read", "layout", "values", "annotate", "link", "relate")
SHORT, LONG = 1_500, 12_000
SIZES = (10_000, 100_000, 1_000_000)
MOST_GROWTH = 20.0  # for ten times the length
SURE = 0.5  # seconds: what takes less is mostly noise
MOST_SECONDS = 200.0  # of CPU, for one measurement
VARIANTS = 1  # of a pattern's sample: which branch of an alternative, how often what is optional

OTHER = "¤"  # in a piece: another word each time

# Bad for loops: values, names, cells, tags, quotes. A stroke stands between two of them.
_PIECES = {
    "read": ('a,¦"¦{"a":¦[¦<¦<!--¦<item>¦<a ¦&¦---\n¦=?u?q?a?=¦\r\n¦a: b\n¦5 May '),
    "layout": (
        "<div>¦<td>¦<tr><td>a¦<table>¦<td rowspan=9>¦<td colspan=99>¦</p>¦<li>¦<b>¦<!--¦| a ¦|¦"
        "| a | b |\n¦- ¦  - a\n¦> ¦*¦_¦[¦](¦`¦\\¦# a\n¦a\n\n¦  a  1\n¦a\tb\n¦+--¦+--+--+\n¦"
        "a   5   6\n¦    a    5.0   \n¦=== ¦By A ¦© ¦(¦Share ¦\xa0¦<dl><dt>a<dd>b¦<pre>a  1\n¦"
        '&amp;¦&#1;¦<p>A: b. ¦<p class="a">b¦<br>¦&nbsp;'
    ),
    "values": (
        "1¦1,¦5% ¦$¦from 5% to ¦5 million ¦one hundred and ¦5 May ¦2024-¦per ¦$5 a ¦"
        "between 1 and ¦half of ¦5 pesos ¦the first half of ¦5, 6 and 7% ¦next ¦up to ¦(¦"
        "C$1 ($1) ¦9 rupees ($0.1) ¦9 pesos in Manila or $0.1, "
    ),
    "annotate": (
        "Chad ¦Ana Diallo ¦Mr. ¦A. ¦Ministry of Trade ¦the ¦Chad's ¦A, ¦of ¦(¦U.S. ¦AB ¦"
        "Chad and Mali, ¦minister Ana Diallo said ¦Diallo Inc. ¦PARIS - ¦Chad-Mali ¦Bank of ¦"
        "Sen. A B (R-SC) ¦Washington ¦Georgia ¦Jordan ¦Trump ¦Chadian ¦Council for ¦A & B ¦“¦"
        "Director of the ¦President Q¤ Z¤ said. ¦President Q¤ Diallo met Diallo. ¦Q¤ Corp. rose. ¦"
        "the Q¤ Z¤ Association (X¤) ¦Q¤, ¦rules of nations (XQ¤) ¦Bank of Q¤ met Q¤ Bank. ¦"
        "Q¤ Diallo packs pears. Diallo is late. ¦Ana Q¤ has pears. Q¤ is late. ¦"
        "Q¤ Z¤, who left, ¦Q¤, the largest miller, "
    ),
    "relate": (
        "10% ¦a tariff of 10% on ¦from 10% to 25% ¦Chad puts 5% on gum from Mali. ¦"
        "and 5% respectively ¦its ¦tin, ¦tin and zinc and ¦a duty on tin of 5%, ¦Chad, Mali, ¦"
        "excluding ¦on 5 May ¦which pays 5% ¦$5 a tonne ¦Chad puts 5% on gum.\n\n¦- Mali: 5%\n¦"
        "| Mali | 5% |\n¦| Trade | may fall |\n¦- Trade: may fall\n¦Section 301 ¦"
        "will be suspended ¦did not ¦A B Act ¦more than ¦and Chad and 5% ¦(5%) ¦; ¦it ¦"
        "Chad puts 5% on ¤ steel. ¦Chad hits back with 5% on ¤. ¦The Q¤ levy hits Mali. ¦| Mali | 5% | ¤ |\n¦"
        "Chad puts 5% on gum. Tin waits until its 5% is halved. "
    ),
}
PIECES = {folder: tuple(pieces.split("¦")) for folder, pieces in _PIECES.items()}
PIECES["link"] = PIECES["annotate"]
HEADS = {"| M": "| Country | Rate |\n|---|---|\n", "| T": "# Implications\n\n| Area | Impact |\n|---|---|\n"}


# --- bad inputs of a pattern ----------------------------------------------------------------------------


def _char(kind: Any, value: Any, chance: Random) -> str:
    if kind is code.LITERAL:
        return chr(value)
    if kind is code.RANGE:
        return chr(value[0])
    if kind is code.CATEGORY:
        names = {code.CATEGORY_DIGIT: "1", code.CATEGORY_SPACE: " ", code.CATEGORY_NOT_DIGIT: "a"}
        return names.get(value, "a" if value is not code.CATEGORY_NOT_WORD else "-")
    return "a"


def _one_of(choices: Any, chance: Random) -> str:
    kind, value = chance.choice(choices)
    return _char(kind, value, chance)


def _sample(parts: Any, chance: Random, repeats: list[tuple[str, str]], before: str = "") -> str:
    """A string that the parsed pattern (nearly) matches; each repeat in it goes to `repeats` as
    (what stands before it, what is repeated)."""
    out = ""
    for kind, value in parts:
        if kind in (code.LITERAL, code.RANGE, code.CATEGORY):
            out += _char(kind, value, chance)
        elif kind is code.NOT_LITERAL or kind is code.ANY:
            out += "a"
        elif kind is code.IN:
            out += "a" if value[0][0] is code.NEGATE else _one_of(value, chance)
        elif kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            low, high, body = value
            one = _sample(body, chance, repeats, before + out)
            if high > 1:
                repeats.append((before + out, one))
            out += one * max(low, chance.randint(0, min(1, high)))
        elif kind is code.BRANCH:
            out += _sample(chance.choice(value[1]), chance, repeats, before + out)
        elif kind is code.SUBPATTERN:
            out += _sample(value[3], chance, repeats, before + out)
        elif kind is code.ATOMIC_GROUP:
            out += _sample(value, chance, repeats, before + out)
        elif kind is code.ASSERT:
            out += _sample(value[1], chance, repeats, before + out) if value[0] < 0 and not out else ""
        elif kind is code.GROUPREF_EXISTS:
            out += _sample(value[1], chance, repeats, before + out)
    return out


def pieces_of(pattern: re.Pattern[Any]) -> set[tuple[str, str]]:
    """(head, piece): inputs that begin with the head and go on with the piece."""
    source = pattern.pattern
    text = source.decode("latin-1") if isinstance(source, bytes) else source
    parsed = parser.parse(text, pattern.flags & ~(re.UNICODE if isinstance(source, bytes) else 0))
    found = set()
    for seed in range(VARIANTS):
        repeats: list[tuple[str, str]] = []
        whole = _sample(parsed, Random(seed), repeats)
        found.add(("", whole))
        found.add(("", whole + " "))
        for before, body in repeats:
            found.add((before, body))
            found.add(("", before + body))
    return {(head, piece) for head, piece in found if piece.strip("\x00")}


def patterns_of(module: Any) -> Iterator[re.Pattern[Any]]:
    """The patterns of the module: those it makes as it is imported, or in a function without arguments."""
    for value in list(vars(module).values()):
        if callable(value) and hasattr(value, "cache_info") and value.__module__ == module.__name__:
            try:
                value = value()
            except TypeError:  # it takes arguments
                continue
        yield from _patterns_in(value)


def _patterns_in(value: Any) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for item in list(value.values())[:50]:
            yield from _patterns_in(item)
    elif isinstance(value, (tuple, list)):
        for item in value[:50]:
            yield from _patterns_in(item)


def modules(folder: str) -> list[Any]:
    """The modules of a folder, imported."""
    package = importlib.import_module(f"tradewire.{folder}")
    names = [found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    return [package, *map(importlib.import_module, names)]


# --- the steps -------------------------------------------------------------------------------------------

MAIL = "From: a@b.example\nTo: c@d.example\nSubject: a\nDate: "
FEED = '<rss version="2.0"><channel><item><title>a</title><description>'
NAMES = {
    "a.txt": "",
    "a.md": "",
    "a.html": "<html><head>",
    "a.eml": MAIL,
    "a.xml": FEED,
    "a.csv": "title,text\na,",
}
NAMES |= {"a.json": '[{"text": "', "b.md": "---\ntitle: ", "a.jsonl": '{"text": "a", "date": "'}
LIMITS = Limits(max_seconds=3_600)


def _read(text: str) -> None:
    for name, head in NAMES.items():
        for found in read_bytes((head + text).encode("utf-8", "replace"), name, limits=LIMITS):
            assert isinstance(found, (Source, ReadError))
    iso_date(text)


def _lay_out(text: str) -> None:
    for media_type in ("text/plain", "text/markdown", "text/html"):
        lay_out(Source("a", media_type, text, "0" * 64), limits=LIMITS)


def _values(text: str) -> None:
    find_money(text, vague=True)
    find_percentages(text)
    find_dates(text, "2025-09-10")


_NAMED = re.compile(r"[A-Z][\w.&'’-]{0,40}(?: [A-Z][\w.&'’-]{0,40}){0,5}")


def _names(text: str) -> Any:
    labels = ("PERSON", "ORG", "GPE")
    model = [
        ModelName(match.start(), match.end(), labels[number % 3])
        for number, match in enumerate(_NAMED.finditer(text))
        if number % 2
    ]
    article = Article(None, text, (Block("paragraph", None, 0, len(text)),), published="2025-03-04")
    return link(read_article(text, article, model))


def _relate(text: str) -> None:
    article = lay_out(Source("a", "text/markdown", text, "0" * 64), limits=LIMITS)
    found = find_tariffs(
        article,
        percentages=find_percentages(article.text),
        money=find_money(article.text),
        dates=find_dates(article.text, anchor="2025-03-01"),
        governments=find_governments(article.text, article),
    )
    assert found is not None
    find_implications(article, _names(article.text).entities)


STEPS: dict[str, Callable[[str], object]] = {
    "read": _read,
    "layout": _lay_out,
    "values": _values,
    "annotate": _names,
    "link": _names,
    "relate": _relate,
}


def made(head: str, piece: str, size: int) -> str:
    """`size` characters of the input."""
    head = HEADS.get(piece[:3], head)
    count = size // len(piece) + 1
    if OTHER in piece:
        return (head + "".join(piece.replace(OTHER, _word(number)) for number in range(count)))[:size]
    return (head + piece * count)[:size]


def _word(number: int) -> str:
    """Another word for each number."""
    return "".join("abcdefghij"[int(digit)] for digit in str(10_000 + number)[::-1])


def seconds(folder: str, text: str) -> float:
    """CPU time of the folder's step."""
    start = time.process_time()
    STEPS[folder](text)
    return time.process_time() - start


@cache
def tried(folder: str, head: str, piece: str) -> tuple[float, float]:
    """Time on `LONG` characters, and how many times that on `SHORT`; measured again where it looks steep."""
    few, many = (seconds(folder, made(head, piece, size)) for size in (SHORT, LONG))
    if many > 2 * LONG / SHORT * max(few, 0.001):
        few = min(few, seconds(folder, made(head, piece, SHORT)))
        many = min(many, seconds(folder, made(head, piece, LONG)))
    return many, many / max(few, 0.001)


def worst(folder: str, inputs: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """The input that takes longest, and the one that grows most where that is another."""
    results = {pair: tried(folder, *pair) for pair in sorted(inputs)}
    longest = max(results, key=lambda pair: results[pair][0])
    steepest = max(results, key=lambda pair: results[pair][1])
    return (
        [longest] if steepest == longest or results[steepest][1] < LONG / SHORT * 1.5 else [longest, steepest]
    )


@dataclass(frozen=True)
class Row:
    """A module, how many inputs were made for it, the worst of them, and its times by size."""

    module: str
    inputs: int
    head: str
    piece: str
    times: tuple[float, ...]

    @property
    def growth(self) -> float:
        """How many times longer ten times the length takes: the most of it, of times that are long enough."""
        steps = [(after, after / max(before, 0.01)) for before, after in pairwise((0.0, *self.times))]
        return max((growth for after, growth in steps[1:] if after > SURE), default=steps[-1][1])

    def fails(self) -> bool:
        """Whether it grows faster than its length, or was stopped."""
        return self.times[-1] == inf or (self.growth > MOST_GROWTH and max(self.times) > SURE)

    def __str__(self) -> str:
        words = repr(f"{self.head}…{self.piece}" if self.head else self.piece)[1:-1][:60]
        words = words.replace("|", "\\|").replace("`", "'")
        cells = [f"{seconds:.3f}" if seconds < inf else "stopped" for seconds in self.times]
        cells += [""] * (len(SIZES) - len(self.times))
        return f"| {self.module} | {self.inputs} | `{words}` | {' | '.join(cells)} | {self.growth:.1f} |"


class _Stopped(BaseException):
    """A measurement takes too long."""


@contextmanager
def at_most(limit: float) -> Iterator[None]:
    """Ends what is within after so many seconds of CPU with `_Stopped`, patterns too."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise _Stopped

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def measured(folder: str, name: str, inputs: int, pair: tuple[str, str], most: float) -> Row:
    """The row of one input, up to the size that takes more than `most` seconds."""
    times: list[float] = []
    for size in SIZES:
        try:
            with at_most(most):
                times.append(seconds(folder, made(*pair, size)))
        except _Stopped:
            times.append(inf)
            break
    row = Row(name, inputs, *pair, tuple(times))
    print(row, flush=True)
    return row


def rows_of(folder: str, only: str, most: float) -> Iterator[Row]:
    """The modules of a folder."""
    common = {("", piece) for piece in PIECES[folder]}
    for module in modules(folder):
        name = module.__name__.removeprefix("tradewire.")
        own = {pair for pattern in patterns_of(module) for pair in pieces_of(pattern)}
        inputs = own | common if name == folder else own
        if name.startswith(only) and inputs:
            for pair in worst(folder, inputs):
                yield measured(folder, name, len(inputs), pair, most)


def table(rows: Sequence[Row]) -> str:
    """The document."""
    sizes = " | ".join(f"{size // 1000:,} KB" for size in SIZES)
    return (
        "# Worst case\n\n"
        "CPU seconds of the step that runs the module, on the worst input found for it, and how many times\n"
        "longer ten times the length takes at most; times under half a second, which say little, count only\n"
        "where there are no others. Some texts are beyond a bound at a megabyte (Markdown that is one long\n"
        "line is taken as plain text), and take less time there.\n\n"
        f"| module | inputs | worst | {sizes} | growth |\n|---|---:|---|---:|---:|---:|---:|\n"
        + "".join(f"{row}\n" for row in rows)
        + f"\nMade with tradewire {version('tradewire')} by `python benchmarks/worst_case.py --write`.\n"
    )


def main() -> int:
    """The command."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--only", default="", help="modules whose names begin so, as annotate.persons")
    arguments.add_argument(
        "--most", type=float, default=MOST_SECONDS, metavar="SECONDS", help="of CPU, for one measurement"
    )
    given = arguments.parse_args()
    rows = [row for folder in FOLDERS for row in rows_of(folder, given.only, given.most)]
    if given.write:
        (HERE / "worst_case.md").write_text(table(rows), encoding="utf-8")
    return any(row.fails() for row in rows)


if __name__ == "__main__":
    sys.exit(main())
