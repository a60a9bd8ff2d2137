"""Blocs of states and forums of governments, with their members.

Source: `blocs.yaml`; charters and member lists as its sources say.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import StrictBool, StrictStr

from tradewire.lexicons.base import load_entries
from tradewire.lexicons.named import NamedEntry

BlocKind = Literal["bloc", "forum"]


class Bloc(NamedEntry):
    """One group of states.

    Attributes:
        code: the short name that a record gives as code ("EU", "MERCOSUR").
        kind: bloc (a treaty with commitments among its members) or forum (a body that meets).
        members: ISO 3166-1 alpha-2 codes in alphabetical order; empty where the file keeps none.
        customs_union: whether it has a common external tariff, so that it imposes duties as one.
    """

    code: StrictStr
    kind: BlocKind
    members: tuple[StrictStr, ...] = ()
    customs_union: StrictBool = False


@cache
def blocs() -> tuple[Bloc, ...]:
    """All blocs and forums, in the order of the file.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return load_entries("blocs", Bloc)


@cache
def blocs_by_code() -> dict[str, Bloc]:
    """Each bloc by its code."""
    return {bloc.code: bloc for bloc in blocs()}


def members_of(code: str) -> tuple[str, ...]:
    """The members of the bloc `code` as ISO codes, or `code` itself where it is no bloc.

    >>> members_of("SACU")
    ('BW', 'LS', 'NA', 'SZ', 'ZA')
    >>> members_of("CL")
    ('CL',)
    """
    bloc = blocs_by_code().get(code)
    return (code,) if bloc is None else bloc.members


def imposes_duties(code: str) -> bool:
    """Whether `code` is a bloc that imposes duties as one.

    >>> imposes_duties("EU"), imposes_duties("ASEAN")
    (True, False)
    """
    bloc = blocs_by_code().get(code)
    return bloc is not None and bloc.customs_union
