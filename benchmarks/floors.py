"""Check that the floors of benchmarks/baseline.json have only risen, commit by commit.

    python benchmarks/floors.py [ROOT]

`tradewire check --save` refuses to lower one; this finds one that was lowered by hand. ROOT is a checkout
with its history (default: the one of this file); without git there is nothing to compare, and all is well.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

FILE = "benchmarks/baseline.json"
COMMITS = 50  # of the file's history, from the last one back


def fallen(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    """The floors that are lower in `after`, or gone."""
    for name, old in before["sets"].items():
        new = after["sets"].get(name, {}).get("floors", {})
        for measure, floor in old["floors"].items():
            if new.get(measure, 0.0) < floor:
                yield f"{name}: the floor of {measure} fell from {floor} to {new.get(measure, 'none')}"


def history(root: Path) -> list[tuple[str, dict[str, Any]]]:
    """The versions of the file, the oldest first, with the one on disk at the end; each with its name."""
    git = ("git", "-C", str(root))
    log = (*git, "log", "--format=%h", f"--max-count={COMMITS}", "--", FILE)
    done = subprocess.run(log, capture_output=True, text=True, check=False)
    commits = reversed(done.stdout.split()) if done.returncode == 0 else ()
    versions = []
    for commit in commits:
        shown = subprocess.run(
            (*git, "show", f"{commit}:{FILE}"), capture_output=True, text=True, check=False
        )
        if shown.returncode == 0:  # not a commit that removed the file
            versions.append((commit, json.loads(shown.stdout)))
    return [*versions, ("on disk", json.loads((root / FILE).read_text(encoding="utf-8")))]


def main(root: str = str(Path(__file__).parent.parent)) -> int:
    """Print what fell; 1 if anything did."""
    versions = history(Path(root))
    faults = [
        f"{name}: {fault}"
        for (_, before), (name, after) in pairwise(versions)
        for fault in fallen(before, after)
    ]
    print("\n".join(faults) or f"floors only rose in {len(versions)} versions of {FILE}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
