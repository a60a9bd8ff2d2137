"""A long run: does memory stay flat, is anything left open, is the last tenth as fast as the first?

    python benchmarks/soak.py [ARTICLES] [--articles 50000] [--workers 0,2] [--write]

ARTICLES is a JSONL file of articles (gzip too), begun again as often as it takes; without one, stories
are made up here. `--workers 0` extracts in this program's own process, any other number in so many
workers. Each is a process of its own, and looks at itself after every tenth.

The last tenth reads the same articles as the first, so that their times can be compared; the eight
between them go on through the file. Time is CPU time, of the workers too, because a shared machine's
wall clock says little about a program. `--write` writes benchmarks/soak.md beside this file.

Ends with 1 where something was left (a file handle, a process, a thread), where the last tenth took more
than 5 % longer than the first, or where memory grew by more than 5 % after the second tenth.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TENTHS = 10
WARM_UP = 100  # articles before the first tenth: what is loaded on demand is loaded then
ON_THE_WAY = 256  # articles that a worker may be ahead of what is given out (workers/pool.py)
GROWN = 0.05  # of memory since the end of the second tenth, when the vocabulary is full
SLOWER = 0.05  # of the last tenth against the first

COUNTRIES = ("Ghana", "Peru", "Kenya", "Vietnam", "Chile", "Norway", "Jordan")
GOODS = ("tomato paste", "steel pipes", "cotton yarn", "tyres", "copper wire")


@dataclass(frozen=True)
class Look:
    """What a tenth took, and how the process stood at its end."""

    articles: int
    cpu: float
    """Seconds, of the process and its workers."""
    memory: int
    """Bytes resident, of the process and its workers."""
    handles: int
    """File handles of the process itself."""
    threads: int
    processes: int
    """Child processes of any depth."""


@dataclass(frozen=True)
class Soaked:
    """A whole run."""

    before: Look
    """Before the first article; where there are workers, before they are started."""
    tenths: list[Look]
    after: Look
    """When the run is over and its workers are gone."""
    records: int
    failures: int

    def slower(self) -> float:
        """CPU time of the last tenth against the first, which read the same: 0.01 is 1 % more."""
        return self.tenths[-1].cpu / self.tenths[0].cpu - 1

    def grown(self) -> float:
        """Memory at the end of the last tenth against the second."""
        return self.tenths[-1].memory / self.tenths[1].memory - 1

    def faults(self) -> list[str]:
        """What a long run must not do, and this one did."""
        found = []
        for name, unit in (("handles", "file handles"), ("processes", "processes"), ("threads", "threads")):
            left = getattr(self.after, name) - getattr(self.before, name)
            if left > 0:
                found.append(f"{left} {unit} left")
        if self.slower() > SLOWER:
            found.append(f"the last tenth took {self.slower():+.1%} CPU time")
        if self.grown() > GROWN:
            found.append(f"memory grew by {self.grown():+.1%} since the second tenth")
        return found


def story(number: int) -> str:
    """A short article, another for each number."""
    one, other = COUNTRIES[number % 7], COUNTRIES[(number + 3) % 7]
    goods = GOODS[number % 5]
    return (
        f"{one} put a {number % 40 + 1}% duty on {goods} from {other} on {number % 27 + 1} May 2025. "
        f"The {goods} of order {number} were worth ${number + 1} million, said Q{number}x Holdings.\n"
    )


def endless(path: Path | None) -> Iterator[Any]:
    """The articles of the file, over and over; without a file, ever new ones."""
    from tradewire.read import read_path

    if path is None:
        yield from map(story, itertools.count())
    while path is not None:
        yield from read_path(path)


def margin(workers: int) -> int:
    """Articles before the first tenth and after the last, so that both stand in the midst of a run."""
    return WARM_UP + ON_THE_WAY * workers


def planned(path: Path | None, articles: int, around: int) -> Iterator[Any]:
    """Nine tenths, and then the first again, each with so many others `around` it."""
    tenth = articles // TENTHS
    yield from itertools.islice(endless(path), around + tenth * (TENTHS - 1))
    yield from itertools.islice(endless(path), around, around + tenth + around)


def look(articles: int, since: float = 0.0) -> Look:
    """How this process and its children stand now; `cpu` is what they took less `since`."""
    import psutil

    gc.collect()
    this = psutil.Process()
    children = this.children(recursive=True)
    every = [this, *children]
    times = [process.cpu_times() for process in every]
    return Look(
        articles=articles,
        cpu=sum(took.user + took.system for took in times) - since,
        memory=sum(process.memory_info().rss for process in every),
        handles=this.num_fds(),
        threads=this.num_threads(),
        processes=len(children),
    )


def soak(path: Path | None, articles: int, workers: int) -> Soaked:
    """Extract them all in this process (0 workers) or in workers, and look after every tenth."""
    from tradewire import Extractor

    failures: list[str] = []
    extractor = Extractor()
    around = margin(workers)
    if not workers:
        extractor.extract("Rain.")
    before = look(0)
    stream = extractor.extract_many(
        planned(path, articles, around),
        on_error=lambda error: failures.append(str(error)),
        workers=workers or None,
    )
    for _ in itertools.islice(stream, around):
        pass
    tenths, records = [], 0
    since = look(0).cpu
    for _ in range(TENTHS):
        records += sum(1 for record in itertools.islice(stream, articles // TENTHS) if record.to_json())
        tenths.append(look(records, since))
        since += tenths[-1].cpu
        print(f"{records} records, {tenths[-1].cpu:.1f} s of CPU", file=sys.stderr, flush=True)
    for _ in stream:
        pass
    return Soaked(before, tenths, settled(before), records, len(failures))


def settled(before: Look, seconds: float = 5.0) -> Look:
    """How it stands when what ends by itself has ended."""
    limit = time.monotonic() + seconds
    now = look(0)
    while (now.threads > before.threads or now.processes > before.processes) and time.monotonic() < limit:
        time.sleep(0.1)
        now = look(0)
    return now


def in_a_process(path: Path | None, articles: int, workers: int) -> Soaked:
    """`soak` in a process of its own."""
    command = [sys.executable, "-W", "ignore", __file__, "--child", str(workers), "--articles", str(articles)]
    if path is not None:
        command.append(str(path))
    # One thread each, as in a worker.
    env = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=env)
    return given(json.loads(done.stdout))


def given(data: dict[str, Any]) -> Soaked:
    """A run, from its JSON."""
    tenths = [Look(**one) for one in data["tenths"]]
    before, after = Look(**data["before"]), Look(**data["after"])
    return Soaked(before, tenths, after, data["records"], data["failures"])


def table(run: Soaked) -> str:
    """A row for each tenth."""
    lines = [
        "| tenth | articles | CPU s | articles/s of CPU | MB | file handles | threads | processes |",
        "|---|" + "---:|" * 7,
        _row("before", run.before),
    ]
    done = 0
    for number, tenth in enumerate(run.tenths, start=1):
        lines.append(_row(str(number), tenth, tenth.articles - done))
        done = tenth.articles
    return "\n".join([*lines, _row("after", run.after)])


def _row(name: str, tenth: Look, articles: int = 0) -> str:
    took = [f"{tenth.cpu:.1f}", f"{articles / tenth.cpu:.1f}"] if articles else ["", ""]
    now = [f"{tenth.memory / 2**20:.0f}", str(tenth.handles), str(tenth.threads), str(tenth.processes)]
    return f"| {name} | {f'{articles:,}' if articles else ''} | {' | '.join([*took, *now])} |"


def report(runs: dict[int, Soaked]) -> str:
    """What was run and what it showed."""
    import platform
    from importlib.metadata import version

    lines = [
        "# A long run",
        "",
        f"Made with Python {platform.python_version()}, spaCy {version('spacy')}.",
        "The last tenth reads the articles of the first again; the eight between them are others.",
        "CPU time and memory are those of the process with its workers.",
    ]
    for workers, run in runs.items():
        name = "One process" if not workers else f"{workers} workers"
        faults = "; ".join(run.faults()) or "nothing that a long run must not do"
        lines += [
            "",
            f"## {name}",
            "",
            f"`python benchmarks/soak.py ARTICLES --articles {run.records} --workers {workers} --write`",
            "",
            table(run),
            "",
            f"{run.records:,} records; {run.failures:,} articles could not be read.",
            f"CPU time of the last tenth against the first: {run.slower():+.1%}.",
            f"Memory at the end against the second tenth: {run.grown():+.1%}.",
            f"Found: {faults}.",
        ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path, nargs="?", metavar="ARTICLES")
    parser.add_argument("--articles", type=int, default=50_000, help="how many, without the warm-up")
    parser.add_argument("--workers", default="0,2", help="numbers, with commas; 0: this process alone")
    parser.add_argument("--write", action="store_true", help="write benchmarks/soak.md")
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child is not None:
        print(json.dumps(asdict(soak(args.path, args.articles, args.child))))
        return 0
    runs = {n: in_a_process(args.path, args.articles, n) for n in map(int, args.workers.split(","))}
    text = report(runs)
    print(text)
    if args.write:
        (HERE / "soak.md").write_text(text, encoding="utf-8")
    return 1 if any(run.faults() for run in runs.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
