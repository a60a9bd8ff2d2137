"""Score what tradewire extracts from a set of annotated documents, by kind of document.

    python benchmarks/quality.py GOLD [--write] [--errors N] [--only PREFIX]

GOLD is a folder with `docs/`, `annotations/` and `score.py`. The kind of a document is its
name up to the first hyphen. `--write` puts the table into benchmarks/quality.md, beside this file.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def extract(docs: list[Path], out: Path) -> tuple[int, str]:
    """Write the records of `docs` to `out`; how many documents failed, and what made the records."""
    from tradewire import Extractor, TradewireError

    failed: list[TradewireError] = []
    versions = ""
    with out.open("w", encoding="utf-8") as stream:
        for record in Extractor().extract_many(docs, on_error=failed.append):
            stream.write(record.to_json() + "\n")
            made = record.pipeline
            versions = (
                f"tradewire {made.tradewire}, spaCy {made.spacy}, {made.model.name} {made.model.version}"
            )
    for error in failed:
        print(f"error: {error}", file=sys.stderr)
    return len(failed), versions


def score(gold: Path, records: Path, *options: str) -> str:
    """What `score.py` of the gold set prints."""
    command = [sys.executable, str(gold / "score.py"), str(gold / "annotations"), str(records), *options]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def table(gold: Path, records: Path, kinds: dict[str, int]) -> str:
    """The Markdown table: precision, recall and F1 over all documents, then F1 by kind."""
    total = json.loads(score(gold, records, "--json"))["figures"]
    by_kind: dict[str, dict[str, Any]] = {
        kind: json.loads(score(gold, records, "--json", "--only", f"{kind}-"))["figures"] for kind in kinds
    }
    head = ["measure", "P", "R", "F1", *(f"{kind} ({number})" for kind, number in kinds.items())]
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    for measure, row in total.items():
        cells = [measure, *(f"{row[name]:.3f}" for name in ("precision", "recall", "f1"))]
        for kind in kinds:
            found = by_kind[kind].get(measure)
            has_any = found and found["tp"] + found["fp"] + found["fn"]
            cells.append(f"{found['f1']:.3f}" if found and has_any else "")
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> int:
    """Extract, score, print or write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true", help="write benchmarks/quality.md")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors of each measure")
    parser.add_argument("--only", default="", metavar="PREFIX", help="only documents whose name begins so")
    args = parser.parse_args()
    docs = sorted(path for path in (args.gold / "docs").iterdir() if path.name.startswith(args.only))
    kinds: dict[str, int] = {}
    for path in docs:
        kind = path.stem.partition("-")[0]
        kinds[kind] = kinds.get(kind, 0) + 1
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records.jsonl"
        failed, versions = extract(docs, records)
        if args.errors or args.only:
            print(score(args.gold, records, "--only", args.only, "--errors", str(args.errors)))
            return 1 if failed else 0
        text = (
            "# Quality\n\n"
            f"{len(docs)} annotated documents of {len(kinds)} kinds, {failed} without a record. "
            "Precision, recall and F1 over\nall documents, then F1 for each kind (number of documents).\n\n"
            f"{table(args.gold, records, kinds)}\n\n"
            f"Made with {versions} by `python benchmarks/quality.py GOLD --write`.\n"
        )
    print(text)
    if args.write:
        (HERE / "quality.md").write_text(text, encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
