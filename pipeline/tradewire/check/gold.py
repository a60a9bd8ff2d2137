"""The gold format: what a person says an article holds, and where; read and written.

One JSON object for a document (docs/quality.md tells the rules). A section that is missing is not
judged. Places are told by words, not offsets: `context` is copied from the article and holds `quote`,
so that gold outlives a change of the layout (`check.places` finds them).

Two shapes of files:

- one document: the object itself, in `GOLD_DIR/annotations/NAME.json` beside `GOLD_DIR/docs/NAME.*`;
- a collection: `{"documents": {URI: object, …}}`, where URI is the `source.uri` of the document's
  record, as a page of `tradewire report` downloads corrections.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, ValidationError

from tradewire.errors import CaseError
from tradewire.records.base import plain
from tradewire.records.tariff import TariffStatus

MAX_BYTES = 50_000_000  # of one file of gold

GoldSection = Literal[
    "tariffs",
    "percentages",
    "money",
    "countries",
    "persons",
    "organizations",
    "agreements",
    "tables",
    "implications",
]


def _number(value: Any) -> Decimal:
    try:
        number = None if isinstance(value, bool) else Decimal(str(value))
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        raise ValueError('a number is a decimal string such as "25" or "40500000000"')
    return number


def _names(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Number = Annotated[Decimal, BeforeValidator(_number), PlainSerializer(plain, return_type=str)]
"""A decimal string; a bare number is taken too."""

Names = Annotated[tuple[str, ...], BeforeValidator(_names), Field(min_length=1)]
"""The accepted names of one thing, fullest first; one name alone may be a string."""


class _GoldPart(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    note: str | None = None
    """For people; never judged."""


class Place(_GoldPart):
    """Where something stands: `quote` is its words, `context` some words around them, quote included.

    The n-th entry of a section with the same context and quote means the n-th such place.
    """

    context: str
    quote: str


class GoldTariff(Place):
    """One mention of a duty's rate. What is None is not judged; an empty tuple is a statement.

    `low` to `high` in `unit` ("percent"; others are kept and not judged), `previous` the rate before
    (kept, not judged); codes and `status` are those of a record's tariff, `products` words of the text.
    """

    low: Number | None = None
    high: Number | None = None
    unit: str = "percent"
    previous: Number | None = None
    imposer: tuple[str, ...] | None = None
    targets: tuple[str, ...] | None = None
    products: tuple[str, ...] | None = None
    status: TariffStatus | None = None


class GoldPercentage(Place):
    """One percentage; `tariff` is whether it is the rate of a duty. What is None is not judged."""

    value: Number | None = None
    value_high: Number | None = None
    tariff: bool | None = None


class GoldMoney(Place):
    """One amount in whole units of `currency` (ISO 4217). What is None is not judged."""

    amount: Number | None = None
    amount_high: Number | None = None
    currency: str | None = None


class GoldTable(_GoldPart):
    """One table by its shape; `n_rows` does not count the header row."""

    kind: str
    header: tuple[str, ...] = ()
    n_rows: int


class GoldImplication(_GoldPart):
    """One implication; `area` is "" where the item names none."""

    area: str = ""
    impact: str


class Spurious(_GoldPart):
    """What a person said is not so: places, codes, names, tables, implications that are no such thing."""

    tariffs: tuple[Place, ...] = ()
    percentages: tuple[Place, ...] = ()
    money: tuple[Place, ...] = ()
    countries: tuple[str, ...] = ()
    persons: tuple[Names, ...] = ()
    organizations: tuple[Names, ...] = ()
    agreements: tuple[Names, ...] = ()
    tables: tuple[GoldTable, ...] = ()
    implications: tuple[GoldImplication, ...] = ()


class Gold(_GoldPart):
    """What one document holds. A section that is None is not judged.

    A section is complete: what is found beyond it is spurious. One that `open` names is not: of it only
    what is stated is judged, and what `spurious` lists.
    """

    tariffs: tuple[GoldTariff, ...] | None = None
    percentages: tuple[GoldPercentage, ...] | None = None
    money: tuple[GoldMoney, ...] | None = None
    countries: tuple[str, ...] | None = None
    persons: tuple[Names, ...] | None = None
    organizations: tuple[Names, ...] | None = None
    agreements: tuple[Names, ...] | None = None
    tables: tuple[GoldTable, ...] | None = None
    implications: tuple[GoldImplication, ...] | None = None
    open: tuple[GoldSection, ...] = ()
    spurious: Spurious = Spurious()


def read_gold(path: Path) -> Gold:
    """The gold of a file that holds one document's.

    Raises:
        CaseError: the file cannot be read, or is no gold; the message names the place in it.
    """
    return _gold(_object(path), str(path))


def read_collection(path: Path) -> dict[str, Gold]:
    """The gold of each document of a file, by URI; a file of one document has it under its own stem.

    Raises:
        CaseError: as in `read_gold`.
    """
    data = _object(path)
    if "documents" not in data:
        return {path.stem: _gold(data, str(path))}
    documents = data["documents"]
    unknown = sorted(set(data) - {"documents", "note"})
    if unknown or not isinstance(documents, dict):
        reason = f"{unknown[0]}: unknown field" if unknown else "documents: is no object"
        raise CaseError(str(path), f"a collection of gold holds documents by URI; {reason}")
    return {uri: _gold(gold, f"{path} [{uri}]") for uri, gold in documents.items()}


def gold_json(gold: Gold) -> str:
    """`gold` as a file holds it: what was set, in the order of the fields."""
    return json.dumps(_dump(gold), ensure_ascii=False, indent=1) + "\n"


def collection_json(documents: Mapping[str, Gold]) -> str:
    """A collection as a file holds it."""
    data = {"documents": {uri: _dump(gold) for uri, gold in documents.items()}}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _dump(gold: Gold) -> dict[str, Any]:
    return gold.model_dump(mode="json", exclude_unset=True)


def _object(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise CaseError(str(path), f"larger than {MAX_BYTES:,} bytes: no file of gold")
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CaseError(str(path), (error.strerror or type(error).__name__).lower()) from error
    except (ValueError, RecursionError) as error:
        raise CaseError(str(path), f"is no JSON ({str(error)[:80]})") from error
    if not isinstance(data, dict):
        raise CaseError(str(path), "is no JSON object of gold")
    return data


def _gold(data: Any, source: str) -> Gold:
    try:
        return Gold.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])[:120] or "gold"
        reason = "unknown field" if first["type"] == "extra_forbidden" else first["msg"]
        raise CaseError(source, f"{place}: {reason.removeprefix('Value error, ')}") from error
