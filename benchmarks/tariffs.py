"""Measure the rules that find who collects a duty and whose goods pay it, and how true their confidence is.

    python benchmarks/tariffs.py GOLD [GOLD …] [--write]

Each GOLD is a folder with `docs/` and `annotations/`; mentions and annotations are paired as `tradewire
check` pairs them. Of every mention of a rate that both sides found it is asked whether the
collector and the payers are the annotated ones, and which rules filled them.

The confidence of a mention is computed twice: by the lexicon as measured on these very documents, and
by folds, where the rules are measured on the documents of the other folds only. `--write` writes the
table to benchmarks/tariffs.md and the counts of the rules to the lexicon `rule_precision.yaml`. A rule that
is new there is a "default" until its `reach` is set by hand.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from tradewire.check.against_gold import locate, pair
from tradewire.check.gold import Gold, read_gold
from tradewire.check.places import Squeezed
from tradewire.check.same import same_codes
from tradewire.lexicons.rule_precision import Reach, RulePrecision, Slot, expected, rule_precisions

HERE = Path(__file__).parent
LEXICON = HERE.parent / "pipeline" / "tradewire" / "lexicons" / "rule_precision.yaml"
FOLDS = 5
BANDS = tuple(Decimal(edge) for edge in ("0", "0.3", "0.5", "0.7", "0.8", "0.9", "1.01"))
SLOTS: tuple[Slot, ...] = ("imposer", "targets")
HEAD = """# How often each rule that fills a slot of a tariff was right; `right` and `seen` are written by
# `benchmarks/tariffs.py --write`, `reach` (clause, sentence, article, default) is set by hand.
sources:
  measured: "Annotated articles, mentions of rates that both sides found; see benchmarks/tariffs.md"
entries:
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One mention: the rules that filled its slots, whether each is right, whether the rate is too."""

    document: str
    rules: dict[Slot, str]
    right: dict[Slot, bool]
    rate: bool


def cases(gold: Path, extractor: Any) -> Iterator[Case]:
    """The mentions of a gold set's documents."""
    from tradewire.layout import lay_out
    from tradewire.link.governments import governments
    from tradewire.read import one, read_path
    from tradewire.relate.tariffs.component import _anchor
    from tradewire.relate.tariffs.finder import read_article
    from tradewire.relate.tariffs.reading import Reading
    from tradewire.relate.tariffs.sentence.syntax import SpacyParser

    parser = SpacyParser(extractor.nlp)
    for path in sorted((gold / "docs").iterdir()):
        annotations = gold / "annotations" / f"{path.stem}.json"
        if not annotations.exists():
            continue
        article = lay_out(one(read_path(path)))
        doc = extractor.nlp.make_doc(article.text)
        doc._.tradewire_article = article
        doc._.tradewire_anchor = (article.published or "")[:10] or None
        for name, component in extractor.nlp.pipeline:
            if name == "tradewire_tariffs":
                break
            doc = component(doc)
        reading = Reading(
            article,
            doc._.tradewire_percentages,
            doc._.tradewire_money or (),
            doc._.tradewire_dates or (),
            governments(doc),
            _anchor(doc),
        )
        reading.prepare(parser)
        yield from _pair(path.stem, read_gold(annotations), article.text, read_article(reading))


def _pair(document: str, gold: Gold, text: str, told: Sequence[Any]) -> Iterator[Case]:
    wanted = [entry for entry in gold.tariffs or () if entry.unit == "percent"]
    places = locate(wanted, Squeezed.of(text))
    for number, found in pair(places, [one.span for one in told]).items():
        one, entry = told[found], wanted[number]
        yield Case(
            document,
            {"imposer": one.imposer_how or "none", "targets": one.targets_how or "none"},
            {
                "imposer": same_codes(entry.imposer or (), one.imposer),
                "targets": same_codes(entry.targets or (), one.targets),
            },
            (one.low, one.high) == (entry.low, entry.low if entry.high is None else entry.high),
        )


def count(found: Iterable[Case]) -> list[RulePrecision]:
    """The rules with their counts, those of the lexicon that never came up included."""
    reach: dict[tuple[Slot, str], Reach] = {(e.slot, e.rule): e.reach for e in rule_precisions()}
    sums: dict[tuple[Slot, str], list[int]] = {key: [0, 0] for key in reach}
    for case in found:
        for slot in SLOTS:
            entry = sums.setdefault((slot, case.rules[slot]), [0, 0])
            entry[0] += case.right[slot]
            entry[1] += 1
    return [
        RulePrecision(
            slot=slot,
            rule=rule,
            reach=reach.get((slot, rule), "default"),
            right=right,
            seen=seen,
            source="measured",
        )
        for (slot, rule), (right, seen) in sorted(
            sums.items(), key=lambda kv: (kv[0][0], -kv[1][1], kv[0][1])
        )
    ]


def confidence(entries: Sequence[RulePrecision], case: Case) -> Decimal:
    """The confidence of a mention by such measurements, as tradewire computes it."""
    imposer, targets = (expected(entries, slot, case.rules[slot]) for slot in SLOTS)
    return (imposer * targets).quantize(Decimal("0.01"))


def by_folds(found: Sequence[Case]) -> list[Decimal]:
    """The confidence of each mention by rules measured on the documents of the other folds."""
    documents = sorted({case.document for case in found})
    fold = {document: number % FOLDS for number, document in enumerate(documents)}
    entries = [count(c for c in found if fold[c.document] != number) for number in range(FOLDS)]
    return [confidence(entries[fold[case.document]], case) for case in found]


def bands(found: Sequence[Case], values: Sequence[Decimal]) -> list[str]:
    """A line a band: cases, mean confidence, share with collector, payers and rate right."""
    lines = []
    for low, high in pairwise(BANDS):
        chosen = [(c, v) for c, v in zip(found, values, strict=True) if low <= v < high]
        if chosen:
            right = sum(c.rate and all(c.right.values()) for c, _ in chosen)
            mean = sum(v for _, v in chosen) / len(chosen)
            top, share = min(high, Decimal(1)), right / len(chosen)
            lines.append(f"| {low} to {top} | {len(chosen)} | {mean:.2f} | {share:.2f} |")
    return lines


def report(found: Sequence[Case], documents: int) -> str:
    """The Markdown of benchmarks/tariffs.md."""
    entries = count(found)
    head = ["| confidence | mentions | mean | who-whom right |", "|---|---:|---:|---:|"]
    lines = [
        "# Confidence of tariffs",
        "",
        f"{len(found)} mentions of rates in {documents} annotated documents. `who-whom right` is the share",
        "of mentions whose rate, collector and payers are as annotated; a true confidence is equal to it.",
        "",
        f"Rules measured on the documents of the other {FOLDS - 1} of {FOLDS} folds:",
        "",
        *head,
        *bands(found, by_folds(found)),
        "",
        "Rules measured on all the documents, as they are in the lexicon:",
        "",
        *head,
        *bands(found, [confidence(entries, case) for case in found]),
        "",
        "The rules, by how far from the rate the words are that they read:",
        "",
        "| slot | reach | rules | right | seen | precision |",
        "|---|---|---|---:|---:|---:|",
    ]
    for slot in SLOTS:
        for reach in ("clause", "sentence", "article", "default"):
            mine = [e for e in entries if (e.slot, e.reach) == (slot, reach) and e.seen]
            right, seen = sum(e.right for e in mine), sum(e.seen for e in mine)
            rules = ", ".join(f"{e.rule} {e.right}/{e.seen}" for e in mine)
            if seen:
                lines.append(f"| {slot} | {reach} | {rules} | {right} | {seen} | {right / seen:.2f} |")
    lines += ["", "Made by `python benchmarks/tariffs.py GOLD … --write`.", ""]
    return "\n".join(lines)


def lexicon(found: Sequence[Case]) -> str:
    """The text of rule_precision.yaml."""
    return HEAD + "".join(
        f'  - {{slot: "{e.slot}", rule: "{e.rule}", reach: "{e.reach}", right: {e.right}, seen: {e.seen}, '
        'source: "measured"}\n'
        for e in count(found)
    )


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true", help="write benchmarks/tariffs.md and the lexicon")
    args = parser.parse_args()
    from tradewire import Extractor

    extractor = Extractor()
    found = [case for gold in args.gold for case in cases(gold, extractor)]
    if not found:
        print("no mention of a rate was found", file=sys.stderr)
        return 1
    known = {(e.slot, e.rule) for e in rule_precisions()}
    for entry in count(found):
        if (entry.slot, entry.rule) not in known:
            print(f"new rule: {entry.slot} {entry.rule}: set its reach", file=sys.stderr)
    text = report(found, sum(len(list((gold / "annotations").glob("*.json"))) for gold in args.gold))
    sys.stdout.write(text)
    if args.write:
        (HERE / "tariffs.md").write_text(text, encoding="utf-8")
        LEXICON.write_text(lexicon(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
