"""What every lexicon has in common: the YAML shape, its checks, and the loader.

A lexicon is one YAML file in this folder beside one module of the same name that
holds its pydantic shape and a cached accessor::

    sources:
      cldr: "Unicode CLDR 46, territory names, by way of Babel"
    entries:
      - {code: "CA", name: "Canada", source: "cldr"}

Every entry names one of the file's sources. Codes and anything YAML could read as
another type ("NO", "0102", "12:30") must be quoted: a str field takes strings only, so an
unquoted one fails the load instead of becoming a boolean or a number.
"""

from __future__ import annotations

from importlib import resources
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, StrictStr, ValidationError

from tradewire.errors import LexiconError
from tradewire.lexicons.yaml_values import yaml_values


class Entry(BaseModel):
    """One entry of a lexicon. `source` is a key of the file's `sources`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: StrictStr


EntryT = TypeVar("EntryT", bound=Entry)


class Lexicon(BaseModel, Generic[EntryT]):
    """A whole file: `sources` says where its words come from, `entries` holds them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sources: dict[StrictStr, StrictStr] = Field(min_length=1)
    entries: tuple[EntryT, ...] = Field(min_length=1)


def read_yaml(name: str) -> Any:
    """The parsed content of the lexicon file `name` (without ".yaml").

    Raises:
        LexiconError: the file is missing or is no YAML.
    """
    file = f"{name}.yaml"
    try:
        text = resources.files("tradewire.lexicons").joinpath(file).read_text(encoding="utf-8")
        return yaml_values(text)
    except OSError as error:
        raise LexiconError(file, f"cannot be read ({error})") from error
    except yaml.YAMLError as error:
        raise LexiconError(file, f"is no YAML: {error}") from error


def load_entries(name: str, entry_type: type[EntryT]) -> tuple[EntryT, ...]:
    """The entries of the lexicon file `name`, checked against `entry_type`.

    Callers cache the result; nothing is read at import.

    Raises:
        LexiconError: the file breaks its shape, or an entry names an unknown source.
    """
    file = f"{name}.yaml"
    try:
        shape: type[Lexicon[EntryT]] = Lexicon.__class_getitem__(entry_type)  # type: ignore[assignment]
        lexicon = shape.model_validate(read_yaml(name))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise LexiconError(file, first["msg"], place) from error
    for number, entry in enumerate(lexicon.entries):
        if entry.source not in lexicon.sources:
            raise LexiconError(file, f"unknown source {entry.source!r}", f"entries.{number}")
    return lexicon.entries
