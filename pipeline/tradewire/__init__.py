"""tradewire reads trade-policy news and writes normalized, grounded records.

Importing the package is cheap: models, spaCy and lexicons are loaded at first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tradewire.errors import (
    ExtractError,
    LexiconError,
    ModelError,
    ReadError,
    RecordError,
    TradewireError,
    UsageError,
    WorkerError,
)

# Not lazily: `extract` is a module too, and its first import would put itself in the function's place.
from tradewire.extract import Extractor, extract

if TYPE_CHECKING:
    from tradewire.read import Limits, Source, Url
    from tradewire.records import Record
    from tradewire.values.dates import DateValue
    from tradewire.values.dates import find_dates as dates
    from tradewire.values.model import MoneyValue, PercentageValue
    from tradewire.values.money import find_money as money
    from tradewire.values.percentages import find_percentages as percentages

__all__ = [
    "DateValue",
    "ExtractError",
    "Extractor",
    "LexiconError",
    "Limits",
    "ModelError",
    "MoneyValue",
    "PercentageValue",
    "ReadError",
    "Record",
    "RecordError",
    "Source",
    "TradewireError",
    "Url",
    "UsageError",
    "WorkerError",
    "__version__",
    "dates",
    "extract",
    "money",
    "percentages",
]

# Public name -> the module that has it, and its name there.
_HOMES = {
    "DateValue": ("tradewire.values.dates", "DateValue"),
    "Limits": ("tradewire.read", "Limits"),
    "MoneyValue": ("tradewire.values.model", "MoneyValue"),
    "PercentageValue": ("tradewire.values.model", "PercentageValue"),
    "Record": ("tradewire.records", "Record"),
    "Source": ("tradewire.read", "Source"),
    "Url": ("tradewire.read", "Url"),
    "dates": ("tradewire.values.dates", "find_dates"),
    "money": ("tradewire.values.money", "find_money"),
    "percentages": ("tradewire.values.percentages", "find_percentages"),
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("tradewire")
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = home
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
