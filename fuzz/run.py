"""Fuzzes one target after the other.

    python fuzz/run.py [TARGET …] [--minutes N] [--engine atheris|random] [--from NUMBER] [--articles FILE …]

Without TARGET all of them, each in a process of its own. `atheris` (pip install '.[fuzz]') is led by
coverage, `random` goes by numbers. Minutes are of processor time. `--articles` (any file that tradewire
reads) gives real articles to begin with, where a target reads articles. What breaks a target is written to
fuzz/found/ with its traceback: make it small, put it into fuzz/corpus/TARGET/ in words of your own, where the
tests replay it, and mend what broke.
Ends with 1 if anything broke.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--minutes", type=float, default=30.0, help="of processor time, for each target")
    parser.add_argument("--engine", choices=("atheris", "random"), default="atheris")
    parser.add_argument(
        "--from", dest="first", type=int, default=1_000_000, help="the first number of random inputs"
    )
    parser.add_argument("--articles", nargs="+", type=Path, default=[], metavar="FILE")
    given = parser.parse_args()
    if given.engine == "atheris" and len(given.targets) == 1:
        _instrument()
    from fuzzing import mutate
    from fuzzing.articles import as_starts, read_articles
    from fuzzing.engine import Session
    from fuzzing.targets import TARGETS

    unknown = [name for name in given.targets if name not in TARGETS]
    if unknown:
        parser.error(f"no target {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    if len(given.targets) != 1:
        return _each(given.targets or list(TARGETS), given)
    (name,) = given.targets
    known = [path.read_bytes() for path in sorted((HERE / "corpus" / name).glob("*"))]
    articles = read_articles(given.articles, TARGETS[name].most)
    mutate.DONORS.extend(article.text for article in articles)
    session = Session(TARGETS[name], HERE / "found", [*as_starts(name, articles), *known])
    if given.engine == "atheris":
        session.guided(given.minutes * 60)
    session.random(given.minutes * 60, given.first)
    print(session.summary())
    return bool(session.kept)


def _instrument() -> None:
    """Counts branches in every module of the package, which is imported here."""
    import atheris

    with atheris.instrument_imports(include=["tradewire"], enable_loader_override=False):
        import importlib
        import pkgutil

        import tradewire

        for module in pkgutil.walk_packages(tradewire.__path__, "tradewire."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


def _each(names: list[str], given: argparse.Namespace) -> int:
    options = ["--minutes", str(given.minutes), "--engine", given.engine, "--from", str(given.first)]
    if given.articles:
        options += ["--articles", *map(str, given.articles)]
    return max(subprocess.call([sys.executable, __file__, name, *options]) for name in names)


if __name__ == "__main__":
    sys.exit(main())
