"""What finding entities costs, and what it is worth beside the bare model.

    python benchmarks/entities.py CORPUS.jsonl.gz GOLD [--limit N] [--write]

CORPUS holds one article a line (`title`, `text`); every article goes through the model's NER
and through tradewire's entities (lexicons, grammar, linking) in one run, and the share of
the second in the first is printed (the limit is 15 %). Times are CPU seconds of this thread.

GOLD is a folder with `docs/`, `annotations/` and `score.py`; the table compares tradewire with
the bare model, its PERSON, ORG and GPE/NORP taken as they are and countries looked up with
pycountry alone. `--write` puts both into benchmarks/entities.md, beside this file.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from tradewire.layout.article import Article

HERE = Path(__file__).parent
BATCH = 32
LIMIT = 0.15
MEASURES = ("entity country", "entity person", "entity organization", "entity agreement")


def articles(corpus: Path, limit: int) -> Iterator[Article]:
    """The articles of the corpus, laid out as a title and one paragraph a source paragraph."""
    from tradewire.layout import lay_out
    from tradewire.read import read_text

    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit and number >= limit:
                return
            item = json.loads(line)
            text = f"{item['title']}\n\n{item['text']}".strip()
            if text:
                yield lay_out(read_text(text, f"corpus#{number}"))


def measure_time(nlp: Language, corpus: Path, limit: int) -> str:
    """One line: CPU seconds of NER and of entities over the corpus, and their ratio."""
    from tradewire.link.entities import EntityLinker

    ner: Any = nlp.get_pipe("ner")
    linker = EntityLinker()
    seconds = {"ner": 0.0, "entities": 0.0}
    batch: list[Doc] = []
    count = words = 0

    def run() -> None:
        start = time.thread_time()
        done = list(ner.pipe(batch, batch_size=BATCH))
        middle = time.thread_time()
        for doc in done:
            linker(doc)
        seconds["ner"] += middle - start
        seconds["entities"] += time.thread_time() - middle
        batch.clear()

    for article in articles(corpus, limit):
        doc = nlp.make_doc(article.text)
        doc._.tradewire_article = article
        batch.append(doc)
        count += 1
        words += len(doc)
        if len(batch) == BATCH:
            if count == BATCH:
                linker(batch[0])  # loads the lexicons, once a process
            run()
    run()
    share = seconds["entities"] / seconds["ner"]
    return (
        f"{count:,} articles, {words:,} tokens: NER {seconds['ner']:.1f} s, "
        f"entities {seconds['entities']:.1f} s, share {share:.1%} (limit {LIMIT:.0%})"
    )


def bare_entities(doc: Doc) -> list[dict[str, str | None]]:
    """What the model alone gives, in the form that score.py reads."""
    import pycountry

    found: list[dict[str, str | None]] = []
    for ent in doc.ents:
        if ent.label_ in ("PERSON", "ORG"):
            kind = "person" if ent.label_ == "PERSON" else "organization"
            found.append({"kind": kind, "name": ent.text, "code": None})
        elif ent.label_ in ("GPE", "NORP"):
            try:
                country = pycountry.countries.lookup(ent.text.removeprefix("the ").removeprefix("The "))
            except LookupError:
                continue
            found.append({"kind": "country", "name": country.name, "code": country.alpha_2})
        elif ent.label_ == "LAW":
            found.append({"kind": "agreement", "name": ent.text, "code": None})
    return found


def load_score(gold: Path) -> Any:
    """The gold set's own `score.py` as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{gold}: no score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure_quality(nlp: Language, gold: Path) -> str:
    """A Markdown table: P, R and F1 of the bare model and of tradewire."""
    from tradewire.layout import lay_out
    from tradewire.link.entities import EntityLinker
    from tradewire.read import one, read_path

    score, linker = load_score(gold), EntityLinker()
    bare, ours = score.Tally(), score.Tally()
    for path in sorted((gold / "docs").iterdir()):
        annotation = gold / "annotations" / f"{path.stem}.json"
        wanted = json.loads(annotation.read_text(encoding="utf-8"))
        article = lay_out(one(read_path(path)))
        doc = nlp.get_pipe("ner")(nlp.make_doc(article.text))
        doc._.tradewire_article = article
        score.score_sets(path.stem, wanted, {"entities": bare_entities(doc)}, bare)
        linker(doc)
        entities = [{"kind": e.kind, "name": e.name, "code": e.code} for e in doc._.tradewire_entities]
        score.score_sets(path.stem, wanted, {"entities": entities}, ours)
    lines = ["| measure | bare P | bare R | bare F1 | P | R | F1 |", "|---|---:|---:|---:|---:|---:|---:|"]
    for measure in MEASURES:
        cells = [
            f"{row[name]:.3f}"
            for row in (bare.row(measure), ours.row(measure))
            for name in ("precision", "recall", "f1")
        ]
        lines.append(f"| {measure} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="only the first N articles of the corpus")
    parser.add_argument("--write", action="store_true", help="write benchmarks/entities.md")
    args = parser.parse_args()
    from tradewire.annotate.extensions import register
    from tradewire.annotate.model import load_model

    register()
    nlp = load_model()
    quality = measure_quality(nlp, args.gold)
    cost = measure_time(nlp, args.corpus, args.limit)
    report = f"# Entities\n\n{quality}\n\n{cost}\n"
    sys.stdout.write(report)
    if args.write:
        (HERE / "entities.md").write_text(report, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
