"""Which record of an article stays: what "newer" means.

Two records are of the same article when they have the same id. Of two, the newer one is the one whose
`schema_version` is higher; where that is the same, the one with the higher version of tradewire; then,
of the same model, the higher version of the model, then of spaCy. Versions are compared as PEP 440 has
it (`0.10.0` is above `0.9.2`, `1.0rc1` below `1.0`); what is no such version is below all that are.
Records of the same tradewire and of different models are neither newer nor older.
"""

from __future__ import annotations

import functools
import re
from enum import StrEnum
from typing import Any, NamedTuple


class Verdict(StrEnum):
    """What happens to a record that is loaded."""

    added = "added"  # its article was not there
    replaced = "replaced"  # it is newer than the stored one
    unchanged = "unchanged"  # it is the stored one
    older = "older"  # the stored one is newer, and stays
    differing = "differing"  # same versions, other bytes: the stored one stays unless asked


class Stamp(NamedTuple):
    """What made a record, and the digest of its line."""

    schema_version: str
    tradewire: str
    spacy: str
    model: str
    model_version: str
    sha256: str

    def is_newer_than(self, other: Stamp) -> bool:
        """Whether this record takes the other's place."""
        for one, two in ((self.schema_version, other.schema_version), (self.tradewire, other.tradewire)):
            if version_key(one) != version_key(two):
                return bool(version_key(one) > version_key(two))
        if self.model != other.model:
            return False
        mine = (version_key(self.model_version), version_key(self.spacy))
        return bool(mine > (version_key(other.model_version), version_key(other.spacy)))


def judge(record: Stamp, stored: Stamp | None, *, replace: bool = False) -> Verdict:
    """What to do with `record` where the store has `stored`.

    With `replace`, a record of the same versions and other bytes replaces the stored one too.
    """
    if stored is None:
        return Verdict.added
    if record.sha256 == stored.sha256:
        return Verdict.unchanged
    if record.is_newer_than(stored):
        return Verdict.replaced
    if stored.is_newer_than(record):
        return Verdict.older
    return Verdict.replaced if replace else Verdict.differing


@functools.lru_cache(maxsize=4096)
def version_key(version: str) -> tuple[Any, ...]:
    """A key that sorts versions: PEP 440 ones by its rules, others below them by their numbers and words."""
    from packaging.version import InvalidVersion, Version

    try:
        return (1, Version(version))
    except InvalidVersion:
        parts = re.findall(r"[0-9]{1,18}|[^0-9]+", version)
        return (0, tuple((1, int(p), "") if p.isdigit() else (0, 0, p) for p in parts))
