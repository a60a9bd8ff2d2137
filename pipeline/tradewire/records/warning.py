"""Warnings: what a reader of the record should know about how it came to be."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from tradewire.records.base import Offset, Part, Text


class RecordWarning(Part):
    """A warning. `code` is stable and made for programs, `message` is for people."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    message: Text
    start: Offset | None = None
    end: Offset | None = None
