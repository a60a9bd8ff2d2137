"""What tests share: where the repository is, and one loaded extractor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tradewire import Extractor

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository: seeds/, fixtures/, schemas/ and README.md are read from there."""
    return ROOT


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The default extractor, loaded once a session."""
    return Extractor()
