"""Decimal strings to Arrow decimals, without a float on the way and without losing a digit."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc


def split(numbers: pa.Array, kind: pa.DataType) -> tuple[pa.Array, pa.Array]:
    """Plain decimal strings as decimals of `kind`, and those that `kind` cannot hold, as they are.

    In each row one of the two is null, or both where there is no number.
    """
    whole, places = kind.precision - kind.scale, kind.scale
    pattern = rf"^-?0*[0-9]{{1,{whole}}}(\.[0-9]{{1,{places}}}0*)?$"
    fits = pc.match_substring_regex(numbers, pattern)
    held = pc.if_else(fits, numbers, None)
    if places:
        # Zeros after the last place say nothing and are in the way of an exact cast.
        held = pc.replace_substring_regex(held, rf"(\.[0-9]{{{places}}})0+$", r"\1")
    return held.cast(kind), pc.if_else(fits, None, numbers)


def rounded(numbers: pa.Array, kind: pa.DataType) -> pa.Array:
    """JSON numbers from 0 to 1 (a measure, no amount) to the places that `kind` has."""
    return pc.round(numbers, ndigits=kind.scale).cast(kind, safe=False)
