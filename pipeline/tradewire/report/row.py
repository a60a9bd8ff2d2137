"""The index row of an article: what the list, the filters and the views across articles need.

The page parses all rows at its start and nothing else, so a row holds no more than that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypedDict

from tradewire.records.base import plain

if TYPE_CHECKING:
    from decimal import Decimal

    from tradewire.records import Record, Tariff

TITLE = 120  # characters of a title in the list, and of the first line where there is no title
WORDS = 600  # characters of names and goods that a search of the list looks through


class Row(TypedDict, total=False):
    """One article of the index. Empty members are left out.

    `tariffs` are `[imposer, targets, low, high, status, date, name]`, in the order of the record:
    rates are percentages as decimal strings, null where the duty has none; `date` is the day it
    takes effect, was announced, or was told of. `money` are `[currency, amount]`.
    """

    title: str
    uri: str
    published: str
    tariffs: list[list[object]]
    money: list[list[str]]
    words: str
    warnings: int
    gold: list[int]


def row(record: Record) -> Row:
    """The row of `record`."""
    article = record.article
    told = (article.published or "")[:10]
    title = article.title or article.text[: 4 * TITLE].partition("\n")[0]
    made: Row = {"title": _short(title), "uri": record.source.uri}
    if told:
        made["published"] = told
    if record.tariffs:
        made["tariffs"] = [_tariff(tariff, told) for tariff in record.tariffs]
    money = [[m.currency, plain(m.amount)] for m in record.money if m.currency and m.amount is not None]
    if money:
        made["money"] = money
    words = _words(record)
    if words:
        made["words"] = words
    if record.warnings:
        made["warnings"] = len(record.warnings)
    return made


def _short(title: str) -> str:
    """A title that fits the list; textwrap would take a line of a megabyte apart word by word."""
    line = " ".join(title[: 4 * TITLE].split())
    if len(line) <= TITLE:
        return line
    cut = line[: TITLE - 2]
    return f"{cut.rpartition(' ')[0] or cut} …"


def _tariff(tariff: Tariff, told: str) -> list[object]:
    low, high = percent(tariff)
    return [
        list(tariff.imposer),
        list(tariff.targets),
        None if low is None else plain(low),
        None if high is None else plain(high),
        tariff.status,
        tariff.effective or tariff.announced or told or None,
        tariff.name,
    ]


def percent(tariff: Tariff) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and highest ad valorem rate of a measure, also of a part of a compound one."""
    rate = tariff.rate
    if rate is None:
        return None, None
    parts = rate.parts if rate.unit == "compound" else (rate,)
    percents = [part for part in parts if part.unit == "percent"]
    if not percents:
        return None, None
    return min(part.low for part in percents), max(part.high for part in percents)


def _words(record: Record) -> str:
    """Names and goods of the record, once each, as far as they fit."""
    found: list[str] = []
    room = WORDS
    for word in dict.fromkeys(_names(record)):
        room -= len(word) + 1
        if room < 0:
            break
        found.append(word)
    return "\n".join(found)


def _names(record: Record) -> Iterator[str]:
    for tariff in record.tariffs:
        yield from (product.text for product in tariff.products)
        yield from filter(None, (tariff.name, tariff.legal_basis))
    for entity in record.entities:
        yield entity.name
        if entity.kind in ("agreement", "bloc") and entity.code:
            yield entity.code


def places(codes: Iterable[str]) -> dict[str, str]:
    """Names of jurisdictions by their code, for those of `codes` that have one."""
    from tradewire.lexicons.blocs import blocs
    from tradewire.lexicons.countries import countries

    names = {"WORLD": "all countries"}
    names.update((bloc.code, bloc.name) for bloc in blocs())
    names.update((country.code, country.name) for country in countries())
    return {code: names[code] for code in sorted(set(codes)) if code in names}
