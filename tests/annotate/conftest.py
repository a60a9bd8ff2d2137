"""Articles to run many of: real ones where the corpus stands beside the project, else made ones."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "reuters-21578.jsonl.gz"

_WHO = (
    "Kenya",
    "the EU",
    "Chile",
    "Prime Minister Ana Ruiz",
    "the Finance Ministry",
    "Tokyo",
    "Ghana's cabinet",
)
_DOES = ("raised", "will cut", "threatened to double", "suspended", "may lift", "has not changed", "denied")
_WHAT = ("tyres", "raw sugar", "cotton yarn", "steel pipes", "frozen shrimp", "U.S.-made engines", "soybeans")
_FROM = ("Japan", "Brazil", "South Korea", "the United States", "Viet Nam", "Jamaica", "Norway")
_TAIL = (
    ", officials told the Herald on {day} May",
    " from {rate}%, Mr. {name} said",
    ", worth ${rate} billion in {year}",
    "; {name} & Sons Ltd. of {place} said it'd appeal",
    " (the agency's {year} report has the figures)",
    "",
)
_NAMES = ("Okafor", "Lindqvist", "Tanaka", "de la Cruz", "McBride", "Haddad", "Nowak")


@pytest.fixture(scope="session")
def articles() -> Callable[[int], list[str]]:
    """The first so many of the corpus; made ones if it is not there."""
    return _articles


@pytest.fixture(scope="session")
def made() -> Callable[[int], list[str]]:
    """So many articles of 1 to 60 sentences, the same at each call."""
    return _made


def _articles(count: int) -> list[str]:
    if not CORPUS.is_file():
        return _made(count)
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for _, line in zip(range(count), lines, strict=False)]
    return [f"{article['title']}\n\n{article['text']}" for article in found]


def _made(count: int) -> list[str]:
    chance = random.Random(5)
    return [" ".join(_sentence(chance) for _ in range(chance.randint(1, 60))) for _ in range(count)]


def _sentence(chance: random.Random) -> str:
    tail = chance.choice(_TAIL).format(
        day=chance.randint(1, 31),
        rate=chance.randint(1, 90),
        year=chance.randint(1985, 2026),
        name=chance.choice(_NAMES),
        place=chance.choice(_FROM),
    )
    who, does, what = chance.choice(_WHO), chance.choice(_DOES), chance.choice(_WHAT)
    rate = chance.choice((f"{chance.randint(2, 60)}%", f"{chance.randint(2, 9)}.5 percent", "25 pct"))
    sentence = f"{who} {does} its {rate} duty on {what} from {chance.choice(_FROM)}{tail}."
    return sentence[0].upper() + sentence[1:]
