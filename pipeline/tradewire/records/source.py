"""What was read."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from tradewire.records.base import Part, Text


class SourceInfo(Part):
    """The input as it was named, what it was taken for, and the digest of its bytes."""

    uri: Text
    media_type: Text
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
