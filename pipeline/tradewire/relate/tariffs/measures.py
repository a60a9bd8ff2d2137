"""One tariff a measure: which mentions tell of the same one, and what each slot then says.

Two mentions are the same measure when all of this holds:

- the rate is the same, number for number (or both have none, and the same name if they have one);
- collectors and payers are the same sets;
- the status is the same: a record says what is told of a measure, and "threatened" and "in force" are
  two things told, even of one duty;
- the goods are the same: the last words of both are (singular or plural), the words of one are all among
  those of the other, and are at least half of them ("foil" and "aluminium foil", not "hot-rolled" and
  "cold-rolled steel"). Lists of goods are the same when each item has its partner. No goods and some
  goods are two measures.

What is not compared joins: a date, a law, an old rate that only one mention tells holds for the measure.
The first mention that fills a field gives its value; goods are given in the longest words, the kind is
the most specific one, exemptions and evidence are those of all mentions. So a mention never gets another
collector, payer, status or rate by joining.

An old rate also goes to measures that differ in their status only. The confidence is that of the surest
mention.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from tradewire.lexicons.products import hs_of
from tradewire.relate.tariffs.article.discourse import Told
from tradewire.relate.tariffs.details.attributes import Attributes
from tradewire.relate.tariffs.model import Product, Rate, Span, Tariff

_WORD = re.compile(r"[^\W_]+")
_EMPTY_WORDS = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "and",
        "all",
        "some",
        "certain",
        "other",
        "imported",
        "import",
        "good",
        "product",
    }
)
_AT_LEAST = Decimal("0.5")  # of the longer product's words
_COMPARED = 100  # measures that differ in their goods alone; further ones are joined by the same words only
ValueT = TypeVar("ValueT")
Goods = tuple[tuple[str, ...], ...]
"""The words of each product of a list."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention with its rate (None where only a name is told), its old rate and all it says beside."""

    told: Told
    rate: Rate | None
    previous: Rate | None
    attributes: Attributes
    confidence: Decimal


def merge(mentions: Sequence[Mention], text: str) -> tuple[Tariff, ...]:
    """The measures in order of their first mention. `text` is the article's."""
    groups: list[list[Mention]] = []
    placed: dict[tuple[object, ...], list[Mention]] = {}
    open_groups: dict[tuple[object, ...], list[tuple[list[Mention], list[Goods]]]] = {}
    for mention in mentions:
        goods = _goods(mention, text)
        key = (*_key(mention), _heads(mention, text))
        group = placed.get((*key, goods))
        if group is None:
            candidates = open_groups.setdefault(key, [])
            fitting = (one for one in candidates if all(_same_goods(goods, other) for other in one[1]))
            group, known = next(fitting, ([], []))
            if not group:
                groups.append(group)
                if len(candidates) < _COMPARED:
                    candidates.append((group, known))
            if len(known) < _COMPARED:
                known.append(goods)
            placed[*key, goods] = group
        group.append(mention)
    previous = _previous(groups, text)
    tariffs = [_tariff(group, old, text) for group, old in zip(groups, previous, strict=True)]
    return tuple(sorted(tariffs, key=lambda t: t.mentions[0]))


def _key(mention: Mention) -> tuple[object, ...]:
    told = mention.told
    name = None if mention.rate is not None else folded_name(mention.attributes.name)
    return (mention.rate, name, frozenset(told.imposer), frozenset(told.targets), told.status)


def _heads(mention: Mention, text: str) -> frozenset[str]:
    """The last words of the goods: what two lists of the same goods have in common."""
    return frozenset(words[-1] for words in _goods(mention, text) if words)


def folded_name(name: str | None) -> str | None:
    """A name as names are compared: lower case, in the singular."""
    return None if name is None else name.lower().rstrip("s")


def _goods(mention: Mention, text: str) -> Goods:
    return tuple(_words(text[s:e]) for s, e in mention.told.products)


def _words(product: str) -> tuple[str, ...]:
    """The words that tell one product from another, in the singular, in order; all if none of them does."""
    words = tuple(w.lower().rstrip("s") or w.lower() for w in _WORD.findall(product))
    return tuple(w for w in words if w not in _EMPTY_WORDS) or words


def _same_goods(a: Goods, b: Goods) -> bool:
    """Whether two lists of goods are the same, item by item in any order."""
    if len(a) != len(b):
        return False
    left = list(b)
    for one in a:
        partner = next((other for other in left if _same_product(one, other)), None)
        if partner is None:
            return False
        left.remove(partner)
    return True


def _same_product(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if a == b:
        return True
    if not a or not b or a[-1] != b[-1]:
        return False
    short, long = sorted((set(a), set(b)), key=len)
    return short <= long and Decimal(len(short)) >= _AT_LEAST * len(long)


def _previous(groups: Sequence[Sequence[Mention]], text: str) -> list[Rate | None]:
    """The old rate of each group: told by a mention, else by a measure that differs in status only."""
    own = [next((m.previous for m in group if m.previous is not None), None) for group in groups]
    known: dict[tuple[object, ...], list[tuple[Mention, Rate]]] = {}
    for group, old in zip(groups, own, strict=True):
        if old is not None:
            others = known.setdefault(_but_status(group[0], text), [])
            if len(others) < _COMPARED:
                others.append((group[0], old))
    for number, group in enumerate(groups):
        if own[number] is None and group[0].rate is not None:
            goods = _goods(group[0], text)
            others = known.get(_but_status(group[0], text), [])
            own[number] = next((old for m, old in others if _same_goods(goods, _goods(m, text))), None)
    return own


def _but_status(mention: Mention, text: str) -> tuple[object, ...]:
    return (*_key(mention)[:-1], _heads(mention, text))


def _tariff(group: Sequence[Mention], previous: Rate | None, text: str) -> Tariff:
    first = group[0].told
    attributes = [m.attributes for m in group]

    def told_first(get: Callable[[Attributes], ValueT | None]) -> ValueT | None:
        return next((value for value in map(get, attributes) if value is not None), None)

    return Tariff(
        kind=next((a.kind for a in attributes if a.kind != "tariff"), "tariff"),
        rate=group[0].rate,
        previous_rate=previous,
        rate_change=told_first(lambda a: a.rate_change),
        imposer=first.imposer,
        targets=first.targets,
        products=_products(group, text),
        exempt=_unique(e for a in attributes for e in a.exempt),
        status=first.status,
        change=told_first(lambda a: a.change),
        retaliatory=any(a.retaliatory for a in attributes),
        name=told_first(lambda a: a.name),
        legal_basis=told_first(lambda a: a.legal_basis),
        announced=told_first(lambda a: a.announced),
        effective=told_first(lambda a: a.effective),
        expires=told_first(lambda a: a.expires),
        mentions=_sorted_spans(m.told.span for m in group),
        evidence=_sorted_spans(e for m in group for e in m.told.evidence),
        confidence=max(m.confidence for m in group),
    )


def _products(group: Sequence[Mention], text: str) -> tuple[Product, ...]:
    """The goods in the words of the mention that has most of them."""
    fullest = max(group, key=lambda m: sum(len(words) for words in _goods(m, text))).told
    names = [" ".join(text[s:e].split()) for s, e in fullest.products]
    return tuple(Product(name, hs_of(name)) for name in dict.fromkeys(names))


def _sorted_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans)))


def _unique(values: Iterable[ValueT]) -> tuple[ValueT, ...]:
    return tuple(dict.fromkeys(values))
