"""Articles of many kinds, whole: how much of what they name is found, and how much else."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tradewire import Extractor
from tradewire.layout import lay_out
from tradewire.link.entities import EntityLinker
from tradewire.link.model import LinkedEntity
from tradewire.read import one, read_path

ARTICLES = Path(__file__).parent / "articles.yaml"
KINDS = {
    "persons": {"person"},
    "organizations": {"organization", "company", "bloc"},
    "agreements": {"agreement"},
}


@cache
def articles() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load(ARTICLES.read_text(encoding="utf-8"))
    return loaded


def key(name: str) -> str:
    """A name as names are compared: no article, letters and digits only."""
    return re.sub(r"[^a-z0-9]+", "", name.strip().lower().removeprefix("the "))


@dataclass
class Tally:
    """Right, spurious and missed names of one kind."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def f1(self) -> float:
        right = self.counts["right"]
        return 2 * right / (2 * right + self.counts["spurious"] + self.counts["missed"])

    def add(self, wanted: list[set[str]], found: dict[str, str], optional: set[str], where: str) -> None:
        """Compares sets of accepted names with `found`, which maps each key of a thing to its name."""
        hit: set[str] = set()
        for names in wanted:
            match = names & set(found)
            hit |= {found[k] for k in match}
            self.counts["right" if match else "missed"] += 1
            if not match:
                self.errors.append(f"{where}: missed {sorted(names)}")
        for name in sorted(set(found.values()) - hit):
            if not {k for k, shown in found.items() if shown == name} & optional:
                self.counts["spurious"] += 1
                self.errors.append(f"{where}: spurious {name!r}")


def tally_of(linked: list[list[LinkedEntity]], kind: str) -> Tally:
    tally = Tally()
    for article, entities in zip(articles(), linked, strict=True):
        optional = {key(name) for name in article.get("optional", [])}
        found: dict[str, str] = {}
        if kind == "countries":
            wanted = [{code.lower()} for code in article["countries"]]
            found = {e.code.lower(): e.code for e in entities if e.kind == "country" and e.code}
        else:
            wanted = [{key(name) for name in names} for names in article[kind]]
            for entity in entities:
                if entity.kind in KINDS[kind]:
                    found[key(entity.name)] = entity.name
                    if entity.code:
                        found.setdefault(key(entity.code), entity.name)
        tally.add(wanted, found, optional, article["name"])
    return tally


@pytest.fixture(scope="module")
def linked(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> list[list[LinkedEntity]]:
    folder = tmp_path_factory.mktemp("articles")
    linker, ner = EntityLinker(), extractor.nlp.get_pipe("ner")
    found = []
    for article in articles():
        path = folder / f"{article['name']}.{article.get('ext', 'txt')}"
        path.write_text(article["text"], encoding="utf-8")
        laid_out = lay_out(one(read_path(path)))
        doc = ner(extractor.nlp.make_doc(laid_out.text))
        doc._.tradewire_article = laid_out
        found.append(linker(doc)._.tradewire_entities)
    return found


@pytest.mark.parametrize(
    ("kind", "least"),
    [("countries", 0.99), ("persons", 0.98), ("organizations", 0.95), ("agreements", 0.97)],
)
def test_what_articles_name(linked: list[list[LinkedEntity]], kind: str, least: float) -> None:
    tally = tally_of(linked, kind)
    assert tally.f1() >= least, "\n".join(tally.errors)


def test_there_are_articles_of_every_format_and_many_countries() -> None:
    assert {article.get("ext", "txt") for article in articles()} == {"txt", "md", "html"}
    assert len({code for article in articles() for code in article["countries"]}) > 90
