"""Is a process that has read many articles as fast as one that has just begun?

    python benchmarks/aging.py ARTICLES [--age 10000] [--write]

Two processes, of which one has read `--age` articles, are given the same 20 lots of 100 articles in turn, so
that what else the machine does slows both: benchmarks/soak.py cannot tell that from growing old. Times are
CPU time. `--write` writes benchmarks/aging.md. Ends with 1 where the old one takes more than 5 % longer.
"""

from __future__ import annotations

import argparse
import itertools
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
LOTS, LOT = 20, 100
YOUNG = 300  # articles that the young one has read: what is loaded on demand is loaded
SLOWER = 0.05


def child(path: Path, age: int) -> None:
    """Read `age` articles, which are none of the lots; then each lot whose number comes, and say its time."""
    from tradewire import Extractor
    from tradewire.read import read_path

    extractor = Extractor()
    lots = list(itertools.islice(read_path(path), LOTS * LOT))
    others = itertools.chain.from_iterable(
        itertools.islice(read_path(path), LOTS * LOT, None) for _ in itertools.count()
    )
    _read(extractor.outcomes(itertools.islice(others, age)))
    print("ready", flush=True)
    for line in sys.stdin:
        first = int(line) * LOT
        before = os.times()
        _read(extractor.outcomes(lots[first : first + LOT]))
        after = os.times()
        print(after.user + after.system - before.user - before.system, flush=True)


def _read(outcomes: Iterable[object]) -> None:
    for outcome in outcomes:
        if hasattr(outcome, "to_json"):
            outcome.to_json()


def started(path: Path, age: int) -> subprocess.Popen[str]:
    """A process of that age, once it is ready."""
    command = [sys.executable, "-W", "ignore", __file__, str(path), "--age", str(age), "--child"]
    env = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env)


def ask(process: subprocess.Popen[str], lot: int | None = None) -> float:
    """Seconds of CPU time for a lot; without one, wait until the process is ready."""
    assert process.stdin is not None
    assert process.stdout is not None
    if lot is None:
        process.stdout.readline()
        return 0.0
    process.stdin.write(f"{lot}\n")
    process.stdin.flush()
    return float(process.stdout.readline())


def main() -> int:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path, metavar="ARTICLES")
    parser.add_argument("--age", type=int, default=10_000, help="articles that the old one has read")
    parser.add_argument("--write", action="store_true", help="write benchmarks/aging.md")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        child(args.path, args.age)
        return 0
    with started(args.path, args.age) as old, started(args.path, YOUNG) as young:
        for process in (old, young):
            ask(process)
        took: list[tuple[float, float]] = []
        for lot in range(LOTS):
            if lot % 2:  # who goes first changes
                mine = ask(old, lot)
                took.append((mine, ask(young, lot)))
            else:
                theirs = ask(young, lot)
                took.append((ask(old, lot), theirs))
        for process in (old, young):
            assert process.stdin is not None
            process.stdin.close()
    ratios = [mine / theirs for mine, theirs in took]
    olds, youngs = (sum(times) for times in zip(*took, strict=True))
    text = (
        "# A process that has read much against one that has just begun\n\n"
        f"Made with Python {platform.python_version()}, spaCy {version('spacy')} by\n"
        f"`python benchmarks/aging.py ARTICLES --age {args.age} --write`.\n\n"
        "| articles read before | CPU s for the same 2,000 articles |\n|---:|---:|\n"
        f"| {args.age:,} | {olds:.2f} |\n| {YOUNG} | {youngs:.2f} |\n\n"
        f"The old one takes {olds / youngs - 1:+.1%}; lot by lot the median is "
        f"{statistics.median(ratios) - 1:+.1%} ({min(ratios) - 1:+.0%} to {max(ratios) - 1:+.0%}).\n"
    )
    print(text)
    if args.write:
        (HERE / "aging.md").write_text(text, encoding="utf-8")
    return 1 if olds / youngs - 1 > SLOWER else 0


if __name__ == "__main__":
    sys.exit(main())
