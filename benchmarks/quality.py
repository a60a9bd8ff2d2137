"""Score what tradewire extracts from a set of annotated documents, by kind of document.

    python benchmarks/quality.py GOLD [--write]

GOLD is a folder with `docs/` and `annotations/`, as `tradewire check GOLD --measures` judges it, which
shows the errors too (`--errors`). The kind of a document is its name up to the first hyphen. `--write`
puts the table into benchmarks/quality.md, beside this file.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tradewire.check.cases import load_cases
from tradewire.check.run import Outcome, extracted, judge

HERE = Path(__file__).parent


def kind_of(name: str) -> str:
    """The kind of a document: its name up to the first hyphen."""
    return name.partition("-")[0]


def table(outcome: Outcome) -> str:
    """The Markdown table: precision, recall and F1 over all documents, then F1 by kind."""
    numbers = Counter(kind_of(result.case.name) for result in outcome.results)
    kinds = {
        kind: Outcome(kind, tuple(r for r in outcome.results if kind_of(r.case.name) == kind)).measures
        for kind in numbers
    }
    head = ["measure", "P", "R", "F1", *(f"{kind} ({number})" for kind, number in numbers.items())]
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    for measure, figures in outcome.measures.items():
        cells = [f"{share:.3f}" for share in (figures["precision"], figures["recall"], figures["f1"])]
        cells += [f"{kinds[kind][measure]['f1']:.3f}" if measure in kinds[kind] else "" for kind in kinds]
        lines.append("| " + " | ".join([measure, *cells]) + " |")
    return "\n".join(lines)


def versions(outcome: Outcome) -> str:
    """What made the records."""
    made: Any = next((r.found.record["pipeline"] for r in outcome.results if r.found.record), None)
    if made is None:
        return "nothing"
    model = made["model"]
    return f"tradewire {made['tradewire']}, spaCy {made['spacy']}, {model['name']} {model['version']}"


def main() -> int:
    """Extract, score, print or write."""
    from tradewire import Extractor

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true", help="write benchmarks/quality.md")
    args = parser.parse_args()
    cases = load_cases(args.gold)
    outcome = judge("gold", cases, extracted(cases, Extractor()))
    for result in outcome.results:
        if result.trouble is not None:
            print(f"error: {result.case.name}: {result.trouble}", file=sys.stderr)
    kinds = {kind_of(case.name) for case in cases}
    text = (
        "# Quality\n\n"
        f"{len(cases)} annotated documents of {len(kinds)} kinds, {len(outcome.missing)} without a record. "
        "Precision, recall and F1 over\nall documents, then F1 for each kind (number of documents). "
        "[docs/quality.md](../docs/quality.md) has the rules.\n\n"
        f"{table(outcome)}\n\n"
        f"Made with {versions(outcome)} by `python benchmarks/quality.py GOLD --write`.\n"
    )
    print(text)
    if args.write:
        (HERE / "quality.md").write_text(text, encoding="utf-8")
    return 1 if outcome.missing else 0


if __name__ == "__main__":
    sys.exit(main())
