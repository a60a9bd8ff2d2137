"""Names of duties: words that make a name of a word for a duty, and names that stand alone.

Source: `tariff_names.yaml`, whose `sources` say where each group is from.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from pydantic import StrictStr, model_validator

from tradewire.lexicons.base import Entry, load_entries


class TariffName(Entry):
    """One name, in lower case.

    Attributes:
        before: words that name a duty together with a noun for one ("fentanyl" in "fentanyl tariff").
        whole: words that name a duty by themselves ("chicken tax").
        imposer: code of who collects it, None where more than one has a duty of that name.
    """

    before: StrictStr | None = None
    whole: StrictStr | None = None
    imposer: StrictStr | None = None

    @model_validator(mode="after")
    def _one_form(self) -> TariffName:
        if (self.before is None) == (self.whole is None):
            raise ValueError("an entry has either `before` or `whole`")
        return self


@functools.cache
def tariff_names() -> tuple[TariffName, ...]:
    """All names, in the order of the file.

    Raises:
        LexiconError: the file breaks its shape.
    """
    return load_entries("tariff_names", TariffName)


@functools.cache
def name_table() -> Mapping[tuple[str, ...], TariffName]:
    """The words of a name -> its entry."""
    return {tuple((entry.before or entry.whole or "").split()): entry for entry in tariff_names()}
