"""What made the record."""

from __future__ import annotations

from tradewire.records.base import Part, Text


class ModelInfo(Part):
    """The spaCy model that found the names."""

    name: Text
    version: Text


class PipelineInfo(Part):
    """The versions that a record depends on: the same three give the same bytes."""

    tradewire: Text
    spacy: Text
    model: ModelInfo
