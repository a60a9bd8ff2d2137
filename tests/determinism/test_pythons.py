"""Every Python that is supported gives the same records: those whose digests stand in records.yaml.

What is compared are the bytes of a record without the version of tradewire and of spaCy, which its
`pipeline` holds: spaCy is another one on Python 3.11 than on 3.12 and later. After a change of the
fixtures' records that is meant:

    pytest tests/determinism/test_pythons.py --force-regen
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from tradewire import Extractor

_VERSIONS = re.compile(r'"pipeline":\{"tradewire":"[^"]+","spacy":"[^"]+",')


def test_the_digests_of_the_records(
    root: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch, file_regression: FileRegressionFixture
) -> None:
    monkeypatch.chdir(root / "fixtures")  # a record holds the name of its input
    cases = sorted(path.parent.name for path in Path.cwd().glob("*/record.yaml"))
    inputs = [next(Path(case).glob("article.*")) for case in cases]
    digests = []
    for path, record in zip(inputs, extractor.extract_many(inputs), strict=True):
        assert record.source.uri == path.as_posix()
        line, found = _VERSIONS.subn('"pipeline":{', record.to_json())
        assert found == 1
        digests.append(f"{path.parent.name}: {hashlib.sha256(line.encode()).hexdigest()}\n")
    assert len(digests) > 10
    file_regression.check("".join(digests), fullpath=Path(__file__).with_name("records.yaml"))
