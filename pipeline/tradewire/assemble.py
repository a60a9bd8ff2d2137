"""Puts a record together from what the steps left on a Doc; the only module that sees both sides."""

from __future__ import annotations

import functools
import hashlib
import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from tradewire.errors import RecordError
from tradewire.layout.table_kinds import table_kind
from tradewire.records import Record
from tradewire.records.base import canonical
from tradewire.relate.tariffs.model import Compound, Specific
from tradewire.values.model import MAX_VALUES
from tradewire.values.quantities import has_more_numbers

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tradewire.layout.article import Article, Cell, Table
    from tradewire.link.model import LinkedEntity
    from tradewire.read import Source
    from tradewire.relate.tariffs.model import Rate, Tariff


@dataclass(frozen=True, slots=True)
class Versions:
    """What a record depends on beside its input."""

    tradewire: str
    spacy: str
    model_name: str
    model_version: str


def record_id(title: str | None, text: str) -> str:
    """ "sha256:" and the digest of the article's text and title, as UTF-8 with a NUL between them."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
    digest.update(b"\0")
    digest.update((title or "").encode("utf-8", "surrogatepass"))
    return f"sha256:{digest.hexdigest()}"


def assemble(doc: Doc, source: Source, versions: Versions) -> Record:
    """The checked record of one annotated Doc, whose `tradewire_article` is laid out from `source`.

    Raises:
        RecordError: the parts do not hold together; a fault of a step, not of the input.
    """
    article: Article = doc._.tradewire_article
    text = article.text
    raw = {
        "id": record_id(article.title, text),
        "source": {"uri": source.uri, "media_type": source.media_type, "sha256": source.sha256},
        "article": _article(article),
        "entities": [_entity(e) for e in doc._.tradewire_entities or ()],
        "money": [_fields(m, _MONEY) for m in doc._.tradewire_money or ()],
        "percentages": [_fields(p, _PERCENTAGE) for p in doc._.tradewire_percentages or ()],
        "dates": [_told(d, _DATE) for d in doc._.tradewire_dates or ()],
        "tariffs": [_tariff(t, text) for t in doc._.tradewire_tariffs or ()],
        "tables": _tables(article),
        "implications": [_implication(i) for i in doc._.tradewire_implications or ()],
        "warnings": [
            *(_told(n, _NOTICE) for n in article.notices),
            *_guesses(doc),
            *_left_unread(doc, text),
        ],
        "pipeline": {
            "tradewire": versions.tradewire,
            "spacy": versions.spacy,
            "model": {"name": versions.model_name, "version": versions.model_version},
        },
    }
    try:
        return Record.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise RecordError(source.uri, f"{place}: {first['msg']}".removeprefix(": ")) from error


_SPAN = ("start", "end", "text")
_MONEY = (
    *_SPAN,
    "amount",
    "amount_high",
    "currency",
    "qualifier",
    "per",
    "equivalent_of",
    "implied_rate",
    "subject",
    "period",
)
_PERCENTAGE = (*_SPAN, "value", "value_high", "unit", "qualifier", "role", "previous", "subject")
_DATE = (*_SPAN, "value")
_NOTICE = ("code", "message", "start", "end")
_BLOCK = ("kind", "level", "start", "end")
_CELL = (*_SPAN, "row", "column", "rowspan", "colspan", "header")
_ARTICLE = ("title", "authors", "published", "site", "url", "language", "text")


def _fields(value: object, names: tuple[str, ...]) -> dict[str, Any]:
    """The attributes of those names, amounts without zeros that say nothing."""
    fields = _told(value, names)
    for name, told in fields.items():
        if type(told) is Decimal:
            fields[name] = canonical(told)
    return fields


def _told(value: object, names: tuple[str, ...]) -> dict[str, Any]:
    """The attributes of those names, none of which is an amount."""
    return dict(zip(names, _getter(names)(value), strict=True))


@functools.cache
def _getter(names: tuple[str, ...]) -> Callable[[object], tuple[Any, ...]]:
    return operator.attrgetter(*names)


def _span(text: str, span: tuple[int, int]) -> dict[str, Any]:
    start, end = span
    return {"start": start, "end": end, "text": text[start:end]}


def _article(article: Article) -> dict[str, Any]:
    return {
        **_told(article, _ARTICLE),
        "blocks": [_told(block, _BLOCK) for block in article.blocks],
    }


def _guesses(doc: Doc) -> Iterator[dict[str, Any]]:
    for amount in doc._.tradewire_money or ():
        if amount.guess is not None:
            message = f"{amount.currency} is a guess: {amount.guess}" if amount.currency else amount.guess
            yield {"code": "guessed_currency", "message": message, "start": amount.start, "end": amount.end}


def _left_unread(doc: Doc, text: str) -> Iterator[dict[str, Any]]:
    """A warning for each kind of value that the article has more of than are read."""
    for kind, values in (("money", doc._.tradewire_money), ("percentages", doc._.tradewire_percentages)):
        if len(values or ()) >= MAX_VALUES or has_more_numbers(text):
            message = f"the article has more {kind} than are read: those further on in it are left out"
            yield {"code": "values_left_out", "message": message}


def _row(cells: Sequence[Cell]) -> list[dict[str, Any]]:
    return [_told(cell, _CELL) for cell in cells]


def _table(table: Table, number: int, kind: str) -> dict[str, Any]:
    return {
        "id": f"t{number}",
        "caption": table.caption,
        "heading": table.heading,
        "kind": kind,
        "upper_headers": [_row(row) for row in table.upper_headers],
        "header": _row(table.header),
        "rows": [_row(row) for row in table.rows],
        "start": table.start,
        "end": table.end,
    }


def _tables(article: Article) -> list[dict[str, Any]]:
    return [
        _table(table, number, table_kind(table, article))
        for number, table in enumerate(article.tables, start=1)
    ]


def _rate(rate: Rate | None) -> dict[str, Any] | None:
    if rate is None:
        return None
    if isinstance(rate, Compound):
        return {"unit": "compound", "parts": [_rate(part) for part in rate.parts]}
    if isinstance(rate, Specific):
        return {"unit": "specific", **_fields(rate, ("amount", "amount_high", "currency", "per"))}
    return {"unit": "percent", **_fields(rate, ("low", "high", "qualifier"))}


_TARIFF = (
    "kind",
    "imposer",
    "targets",
    "status",
    "change",
    "retaliatory",
    "name",
    "legal_basis",
    "announced",
    "effective",
    "expires",
)


def _tariff(tariff: Tariff, text: str) -> dict[str, Any]:
    change = tariff.rate_change
    return {
        **_told(tariff, _TARIFF),
        "rate": _rate(tariff.rate),
        "previous_rate": _rate(tariff.previous_rate),
        "rate_change": None if change is None else _fields(change, ("low", "high", "unit")),
        "products": [_told(product, ("text", "hs")) for product in tariff.products],
        "exempt": [_told(exemption, ("text", "code")) for exemption in tariff.exempt],
        "mentions": [_span(text, span) for span in tariff.mentions],
        "evidence": [_span(text, span) for span in tariff.evidence],
        "confidence": float(tariff.confidence),
    }


_ENTITY = ("id", "kind", "name", "code")


def _entity(entity: LinkedEntity) -> dict[str, Any]:
    return {
        **_told(entity, _ENTITY),
        "roles": [_told(role, ("title", "of")) for role in entity.roles],
        "mentions": [{"start": start, "end": end, "text": words} for start, end, words in entity.mentions],
    }


_IMPLICATION = ("area", "impact", "likelihood", "actors", "affected", "entities", "start", "end")


def _implication(implication: Any) -> dict[str, Any]:
    return {
        **_told(implication, _IMPLICATION),
        "attributes": dict(implication.attributes),
        "source": dict(implication.source),
    }
