"""Speed of money and percentages, beside other extractors of amounts, and on hostile text.

    python benchmarks/values.py [CORPUS] [--write] [--seconds N]

CORPUS is a folder with `*.jsonl.gz` files, an article a line (`text`); without one, text that is
made up here is read. In one run, one process after the other, the same articles are read by

- `tradewire.money` and `tradewire.percentages`, alone, without any model;
- quantulum3, recognizers-text-number-with-unit (currencies and percentages) and price-parser, which
  this program installs, pinned, into an environment of their own in a temporary folder.

price-parser reads one price a call, so it is called again on the rest of the text behind each
price until it finds none; a further row cuts the articles into sentences for it first, which
tradewire needs not and does not. Times are CPU seconds. A tool that is slow reads as many of the
articles as it can in N seconds (20).

Then a megabyte each of the worst input that we know is read, and compared, per kilobyte, with the
articles: digits, commas, hyphens, signs, scale words, brackets, and figures without anything else.
`--write` puts both tables into benchmarks/values.md, beside this file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
PINNED = (
    "quantulum3==0.10.0",
    "price-parser==0.5.1",
    "recognizers-text-number-with-unit==1.0.2a2",
    "emoji==1.7.0",  # recognizers-text needs a name that emoji 2 has dropped
    "setuptools<81",  # quantulum3 and recognizers-text ask for pkg_resources
)
CHARS = 3_000_000  # of articles that are read
HOSTILE_CHARS = 1_000_000
REPEATS = 3
LEAST_TIMES = 10  # faster than the fastest of the others
LEAST_SPEED = 1_000  # KB/s
MOST_TIMES = 3  # slower on hostile text than on articles

HOSTILE = {
    "digits": "1",
    "digits and commas": "1,",
    "grouped digits": "1,234,",
    "digits and points": "1.",
    "groups of three digits": "123 ",
    "numbers and hyphens": "1-",
    "hyphens": "-",
    "dashes": "–",
    "signs": "$",
    "signs and codes": "$USD€",
    "one sign a number": "$1 ",
    "signs and points": "$.5",
    "scale words": "billion ",
    "scaled numbers": "1 billion ",
    "glued scale words": "billion",
    "numbers in words": "one hundred and ",
    "halves": "half of a ",
    "fractions": "1-1/2 ",
    "money words": "5 pesos ",
    "elided money words": "5 mln dlrs from 4 mln ",
    "ranges": "1 to ",
    "open ranges": "between 1 and ",
    "changes": "from 1% to ",
    "lists": "1, ",
    "listed percentages": "1, 2 and 3% ",
    "percentages": "1% ",
    "points": "5 points ",
    "parts": "5% of ",
    "brackets": "(",
    "bracketed money": "¥1 ($1 ",
    "table cells": "5% | ",
    "table rows": "a | 5% | $5\n",
    "lines": "5%\n\n",
    "leads": "5%:\n",
    "countries": "United States ",
    "capitals": "A ",
    "spaces": " ",
    "line ends": "\n",
}


# --- what is read -------------------------------------------------------------------------------------


def articles(corpus: Path | None) -> list[str]:
    """The texts of the corpus, as many from each file; made up ones without a corpus."""
    if corpus is None or not corpus.is_dir():
        return list(_made_up())
    files = sorted(corpus.glob("*.jsonl.gz"))
    texts: list[str] = []
    for file in files:
        taken = 0
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["text"]
                texts.append(text)
                taken += len(text)
                if taken >= CHARS // len(files):
                    break
    return texts


def _made_up() -> Iterable[str]:
    """Articles that are told by the same few sentences, the same in every run."""
    chance = random.Random(19)
    places = ["Peru", "Kenya", "Norway", "Thailand", "the United States", "Ghana", "Chile"]
    goods = ["tin", "coffee", "steel pipes", "garments", "fish meal", "tyres"]
    told = [
        "The duty on {goods} from {other} goes to {a} percent from {b} percent.",
        "Exports of {goods} were worth ${a}.{c} billion in 2024, up {b}% from a year earlier.",
        "A tonne of {goods} sold for ${b},{n} last week, against €{b},{n} in May.",
        "Traders put the cost at between {a} million and {d} million pesos a month, or about ${a},000.",
    ]
    prose = [
        "Officials in {place} said on Monday that the plan had been drawn up with care over many months.",
        "Growers fear that orders may move to {other}, where land is cheap and the port is close.",
        "Nobody at the ministry would say when talks with {other} are to be taken up again.",
        "The minister, who took office in 2023, has asked {n} mills and {c} ports to send in their books.",
        "It is the third time since 1998 that {place} has gone back on its word about {goods}.",
        "Those who make {goods} by hand, most of them women, have little to do with any of this.",
    ]
    written = 0
    while written < CHARS:
        lines = [
            chance.choice(told if chance.random() < 0.12 else prose).format(
                place=chance.choice(places),
                other=chance.choice(places),
                goods=chance.choice(goods),
                a=chance.randint(2, 40),
                b=chance.randint(1, 60),
                c=chance.randint(1, 9),
                d=chance.randint(41, 99),
                n=chance.randint(100, 999),
            )
            for _ in range(chance.randint(8, 120))
        ]
        text = "\n\n".join(" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3))
        written += len(text)
        yield text


# --- readers ------------------------------------------------------------------------------------------


def _tradewire() -> Callable[[str], int]:
    import tradewire

    return lambda text: len(tradewire.money(text)) + len(tradewire.percentages(text))


def _quantulum() -> Callable[[str], int]:
    from quantulum3 import parser  # type: ignore[import-not-found]

    return lambda text: len(parser.parse(text))


def _recognizers() -> Callable[[str], int]:
    from recognizers_number import recognize_percentage  # type: ignore[import-not-found]
    from recognizers_number_with_unit import recognize_currency  # type: ignore[import-not-found]

    return lambda text: len(recognize_currency(text, "en-us")) + len(recognize_percentage(text, "en-us"))


def _prices(text: str) -> int:
    from price_parser import Price  # type: ignore[import-not-found]

    found = 0
    while True:
        price = Price.fromstring(text)
        at = text.find(price.amount_text) if price.amount_text else -1
        if at < 0:
            return found
        found += 1
        text = text[at + len(price.amount_text) :]


_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")

CUT = "price-parser, sentences"

READERS: dict[str, Callable[[], Callable[[str], int]]] = {
    "tradewire": _tradewire,
    "quantulum3": _quantulum,
    "recognizers-text-number-with-unit": _recognizers,
    "price-parser": lambda: _prices,
    CUT: lambda: lambda text: sum(map(_prices, _SENTENCE.split(text))),
}


def measure(name: str, texts: Sequence[str], seconds: float) -> dict[str, float]:
    """What `name` reads of the texts: characters, CPU seconds (the best of some runs), values, failures."""
    read = READERS[name]()
    read("It paid $5 million, or 3% of 10 billion yen.")  # what is loaded at first use is loaded
    best: dict[str, float] = {}
    for _ in range(REPEATS):
        chars = values = failed = 0
        start = time.process_time()
        for text in texts:
            try:
                values += read(text)
            except Exception:
                failed += 1
            chars += len(text)
            if time.process_time() - start > seconds:
                break
        spent = time.process_time() - start
        if not best or chars / spent > best["chars"] / best["seconds"]:
            best = {"chars": chars, "seconds": spent, "values": values, "failed": failed}
        if spent > seconds / 2:
            break
    return best


def measure_elsewhere(python: Path, name: str, texts: Path, seconds: float) -> dict[str, float]:
    """`measure` in the environment of `python`."""
    options = ["--reader", name, "--texts", str(texts), "--seconds", str(seconds)]
    command = [str(python), "-W", "ignore", __file__, *options]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    row: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return row


def compare(texts: list[str], seconds: float) -> tuple[list[str], float, float]:
    """The table of the tools, tradewire's KB/s, and how many times that is the fastest other one's."""
    rows: dict[str, dict[str, float]] = {"tradewire": measure("tradewire", texts, seconds)}
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        subprocess.run([str(python), "-m", "pip", "install", "-qq", *PINNED], check=True)
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        for name in READERS:
            if name != "tradewire":
                rows[name] = measure_elsewhere(python, name, file, seconds)
    versions = {"tradewire": version("tradewire"), **dict(pin.split("==") for pin in PINNED if "==" in pin)}
    speeds = {name: row["chars"] / row["seconds"] / 1000 for name, row in rows.items()}
    lines = [
        "| tool | version | KB/s | values per KB | KB read | articles that failed |",
        "|---|---|---:|---:|---:|---:|",
    ]
    for name, row in rows.items():
        cells = [
            name,
            versions[name.split(",")[0]],
            f"{speeds[name]:,.0f}",
            f"{row['values'] / row['chars'] * 1000:.2f}",
            f"{row['chars'] / 1000:,.0f}",
            f"{row['failed']:.0f}",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    others = [speed for name, speed in speeds.items() if name not in ("tradewire", CUT)]
    return lines, speeds["tradewire"], speeds["tradewire"] / max(others)


# --- hostile text ---------------------------------------------------------------------------------------


def measure_hostile(texts: list[str]) -> tuple[list[str], float]:
    """The table of hostile texts, slowest first, and the ratio of the slowest; the best of some runs each."""
    read = READERS["tradewire"]()
    news = min(_seconds(read, texts) for _ in range(REPEATS)) / sum(map(len, texts))
    rows = []
    for name, piece in HOSTILE.items():
        text = (piece * (HOSTILE_CHARS // len(piece) + 1))[:HOSTILE_CHARS]
        spent = min(_seconds(read, [text]) for _ in range(REPEATS))
        rows.append((spent / len(text) / news, name, piece, read(text)))
    rows.sort(reverse=True)
    lines = ["| 1 MB of | the piece | times the time of news | values |", "|---|---|---:|---:|"]
    for ratio, name, piece, count in rows:
        shown = json.dumps(piece, ensure_ascii=False)[1:-1].replace("|", "\\|")
        lines.append(f"| {name} | `{shown}` | {ratio:.2f} | {count:,} |")
    return lines, rows[0][0]


def _seconds(read: Callable[[str], int], texts: Sequence[str]) -> float:
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


# --- the run --------------------------------------------------------------------------------------------


def report(corpus: Path | None, seconds: float) -> tuple[str, bool]:
    """The text of values.md, and whether every target is reached."""
    from tradewire.values.model import MAX_VALUES
    from tradewire.values.quantities import MAX_NUMBERS

    texts = articles(corpus)
    table, speed, times = compare(texts, seconds)
    hostile, worst = measure_hostile(texts)
    size = f"{len(texts):,} articles, {sum(map(len, texts)) / 1e6:.1f} MB" + ("" if corpus else ", made up")
    command = f"python benchmarks/values.py {'CORPUS ' if corpus else ''}--write"
    lines = [
        "# Values",
        "",
        f"Made by `{command}` ({size}; CPU time, one process; Python {sys.version.split()[0]}).",
        "",
        *table,
        "",
        f"tradewire reads {times:.1f} times as fast as the fastest of the others that reads the same",
        f"articles (target: {LEAST_TIMES}), at {speed / 1000:.1f} MB/s (target: {LEAST_SPEED / 1000:.0f}).",
        "price-parser reads one price a call and takes any number for one, so that it is called again",
        "behind each. Where somebody has cut the articles into sentences for it (last row), it has less",
        "to look through.",
        "",
        *hostile,
        "",
        f"The slowest takes {worst:.1f} times as long per KB as the articles (target: {MOST_TIMES}).",
        f"The first {MAX_NUMBERS:,} numbers of a text are read and {MAX_VALUES:,} values of a kind, far more",
        "than an article holds; what is left out is a warning in the record.",
        "",
    ]
    return "\n".join(lines), times >= LEAST_TIMES and speed >= LEAST_SPEED and worst <= MOST_TIMES


def main() -> int:
    """Run, print, and write where asked to; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--reader", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--texts", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.reader:
        texts = json.loads(args.texts.read_text(encoding="utf-8"))
        print(json.dumps(measure(args.reader, texts, args.seconds)))
        return 0
    text, reached = report(args.corpus, args.seconds)
    print(text)
    if args.write:
        (HERE / "values.md").write_text(text, encoding="utf-8")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
