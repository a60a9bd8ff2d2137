"""How fast articles become records, and what it takes: time, memory, start.

    python benchmarks/batch.py ARTICLES [--articles 1000] [--repeats 5] [--only speed,...] [--write]

ARTICLES is a JSONL file of articles (gzip too). `--write` puts the tables of the parts that were run
into benchmarks/batch.md, beside this file, and leaves its other parts as they are. The parts:

- speed: a whole record by one worker against bare NER: `nlp.pipe` of the same model with spaCy's own
  settings and nothing but its NER, each in its own process, in turn
- workers: `tradewire extract` with two workers against one, in turn
- memory: of a worker after 2,000 articles and at the end, of the parent, and of the process of bare NER
- start: `tradewire --help`, and the first record
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
WARM_UP = 100  # articles before time is taken
EARLY = 2_000  # articles after which memory is looked at first
COMMANDS = {"bare": "bare NER", "record": "whole record", "stock": "whole record, `--stock-ner`"}


def sources(path: Path, first: int, last: int) -> Iterator[Any]:
    """Articles number `first` to `last` of the file."""
    from itertools import islice

    from tradewire.read import read_path

    return islice(read_path(path), first, last)


def child(what: str, path: Path, last: int) -> None:
    """Work on the articles in this process and print what it took as JSON."""
    import psutil

    run = _bare() if what == "bare" else _records(fast_ner=what == "record")
    for _ in run(sources(path, 0, WARM_UP)):
        pass
    texts = list(sources(path, WARM_UP, last)) if last <= EARLY else sources(path, WARM_UP, last)
    before, wall = os.times(), time.monotonic()
    early = 0
    for number, _ in enumerate(run(texts), start=WARM_UP + 1):
        if number == EARLY:
            early = psutil.Process().memory_info().rss
    after = os.times()
    result = {
        "user": after.user - before.user,
        "system": after.system - before.system,
        "wall": time.monotonic() - wall,
        "early": early,
        "late": psutil.Process().memory_info().rss,
    }
    print(json.dumps(result))


def _bare() -> Callable[[Any], Iterator[Any]]:
    import spacy

    from tradewire.annotate.model import CARRIER

    others = ["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]
    nlp = spacy.load(CARRIER, exclude=others)
    return lambda articles: nlp.pipe((article.text for article in articles), batch_size=32)


def _records(*, fast_ner: bool) -> Callable[[Any], Iterator[Any]]:
    from tradewire import Extractor

    extractor = Extractor(fast_ner=fast_ner)
    return lambda articles: (record.to_json() for record in extractor.extract_many(articles))


def measured(what: str, path: Path, last: int) -> dict[str, float]:
    """What a process of its own took."""
    command = [sys.executable, "-W", "ignore", __file__, str(path), "--child", what, "--articles", str(last)]
    # One thread each, as in a worker; BLIS, which spaCy itself computes with, has one anyway.
    env = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def speed(path: Path, articles: int, repeats: int) -> str:
    """A row for each way, and the ratio to bare NER, repetition by repetition."""
    last = WARM_UP + articles
    rounds = [{what: measured(what, path, last) for what in COMMANDS} for _ in range(repeats)]
    lines = [
        "| | articles/s of CPU | user s | system s | wall s | of bare NER: CPU | wall |",
        "|---|" + "---:|" * 6,
    ]
    for what, name in COMMANDS.items():
        mine = [one[what] for one in rounds]
        cpu = [_cpu(one["bare"]) / _cpu(one[what]) for one in rounds]
        wall = [one["bare"]["wall"] / one[what]["wall"] for one in rounds]
        figures = [_median(mine, key) for key in ("user", "system", "wall")]
        rate = articles / statistics.median(map(_cpu, mine))
        cells = [f"{rate:.0f}", *(f"{figure:.2f}" for figure in figures), _spread(cpu), _spread(wall)]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(
        [*lines, "", f"{articles:,} articles, {repeats} repetitions in turn; medians, and (from–to)."]
    )


def workers(path: Path, articles: int, repeats: int) -> str:
    """Wall clock and CPU of the command with one and two workers."""
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder, "articles.jsonl")
        _cut(path, part, articles)
        few = Path(folder, "few.jsonl")
        _cut(path, few, 1)
        rounds = []
        for _ in range(repeats):
            # Less what the start takes, which is paid once for a batch of any length.
            rounds.append({n: _command(part, n) - _command(few, n) for n in (1, 2)})
    lines = ["| workers | wall s | of one worker |", "|---:|---:|---:|"]
    for n in (1, 2):
        wall = statistics.median(one[n] for one in rounds)
        lines.append(f"| {n} | {wall:.2f} | {_spread([one[1] / one[n] for one in rounds])} |")
    machine = f"{os.cpu_count()} cores and a load of {os.getloadavg()[0]:.1f} at the end"
    return "\n".join(
        [*lines, "", f"{articles:,} articles, {repeats} repetitions in turn, starts taken off; {machine}."]
    )


def _command(path: Path, number: int) -> float:
    start = time.monotonic()
    command = [sys.executable, "-m", "tradewire", "extract", str(path), "-q", "--workers", str(number)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - start


def _cut(path: Path, part: Path, articles: int) -> None:
    import gzip
    from itertools import islice

    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        part.write_text("".join(islice(lines, articles)), encoding="utf-8")


def memory(path: Path, articles: int, _: int) -> str:
    """Resident memory: of the two processes in the course of a run, and of the command's parent."""
    lines = ["| process | MB after 2,000 articles | MB at the end | grown |", "|---|---:|---:|---:|"]
    for what in ("bare", "record"):
        took = measured(what, path, articles)
        early, late = took["early"] / 2**20, took["late"] / 2**20
        name = "bare NER" if what == "bare" else "worker"
        lines.append(f"| {name} | {early:.0f} | {late:.0f} | {late / early - 1:+.1%} |")
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder, "articles.jsonl")
        _cut(path, part, min(articles, 2 * EARLY))
        parent, worker = _watched(part)
    lines.append(f"| parent of the command | | {parent / 2**20:.0f} | |")
    lines.append(f"| its worker | | {worker / 2**20:.0f} | |")
    return "\n".join(
        [*lines, "", f"{articles:,} articles; the last two are the most of {min(articles, 2 * EARLY):,}."]
    )


def _watched(path: Path) -> tuple[int, int]:
    """The most that the command and its one worker held, looked at ten times a second."""
    import psutil

    command = [sys.executable, "-m", "tradewire", "extract", str(path), "-q", "--workers", "1"]
    most = [0, 0]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        parent = psutil.Process(running.pid)
        while running.poll() is None:
            try:
                sizes = [
                    parent.memory_info().rss,
                    max((c.memory_info().rss for c in parent.children()), default=0),
                ]
            except psutil.NoSuchProcess:
                break
            most = [max(pair) for pair in zip(most, sizes, strict=True)]
            time.sleep(0.1)
    return most[0], most[1]


def start(path: Path, _: int, repeats: int) -> str:
    """CPU and wall clock of `--help`, and of a run of one article."""
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder, "article.jsonl")
        _cut(path, one, 1)
        rows = {
            "`tradewire --help`": ["--help"],
            "`tradewire extract`, one article": ["extract", str(one), "-q"],
        }
        lines = ["| command | CPU s | wall s |", "|---|---:|---:|"]
        for name, arguments in rows.items():
            took = [_timed([sys.executable, "-m", "tradewire", *arguments]) for _ in range(repeats + 1)][1:]
            cpu, wall = (statistics.median(figures) for figures in zip(*took, strict=True))
            lines.append(f"| {name} | {cpu:.2f} | {wall:.2f} |")
    return "\n".join([*lines, "", f"Medians of {repeats}, with compiled Python files and a warm disk cache."])


def _timed(command: Sequence[str]) -> tuple[float, float]:
    before, wall = os.times(), time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return cpu, time.monotonic() - wall


def _cpu(took: dict[str, float]) -> float:
    return took["user"] + took["system"]


def _median(rounds: Sequence[dict[str, float]], key: str) -> float:
    return statistics.median(one[key] for one in rounds)


def _spread(ratios: Sequence[float]) -> str:
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"


PARTS: dict[str, Callable[[Path, int, int], str]] = {
    "speed": speed,
    "workers": workers,
    "memory": memory,
    "start": start,
}

TITLES = {
    "speed": "A whole record against bare NER",
    "workers": "Two workers against one",
    "memory": "Memory",
    "start": "Start",
}


def write(report: Path, name: str, text: str) -> None:
    """Put one part into the report, in the place of what it said before."""
    old = report.read_text(encoding="utf-8") if report.is_file() else "# Batches: time, memory, start\n"
    parts = dict(re.findall(r"(?ms)^## (.+?)\n\n(.*?)(?=^## |\Z)", old))
    head = old.partition("\n## ")[0].rstrip()
    parts[TITLES[name]] = text
    body = [f"## {title}\n\n{parts[title].strip()}\n" for title in TITLES.values() if title in parts]
    report.write_text(head + "\n\n" + "\n".join(body), encoding="utf-8")


def versions() -> str:
    """What was measured."""
    import platform
    from importlib.metadata import version

    import numpy

    python = platform.python_version()
    return f"Python {python}, spaCy {version('spacy')}, NumPy {numpy.__version__}, en_core_web_md 3.7.1"


def main() -> int:
    """Run the parts that are asked for, print them, write them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path, metavar="ARTICLES")
    parser.add_argument("--articles", type=int, default=1000, help="how many of them")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--only", default=",".join(PARTS), help="parts, with commas")
    parser.add_argument("--write", action="store_true", help="write benchmarks/batch.md")
    parser.add_argument("--child", choices=COMMANDS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        child(args.child, args.path, args.articles)
        return 0
    for name in args.only.split(","):
        made = f"--only {name} --articles {args.articles} --repeats {args.repeats} --write"
        text = PARTS[name](args.path, args.articles, args.repeats)
        text += f"\n\nMade with {versions()} by `python benchmarks/batch.py ARTICLES {made}`.\n"
        print(f"## {TITLES[name]}\n\n{text}")
        if args.write:
            write(HERE / "batch.md", name, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
