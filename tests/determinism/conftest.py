"""The articles of fixtures/, and their records by one worker in the surroundings of the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Extract = Callable[..., list[bytes]]

# Said by Debian's package `locales`; they are compiled for the tests alone.
SOURCES = Path("/usr/share/i18n/locales")


def lines(*arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> list[bytes]:
    """What `tradewire extract` writes, line by line."""
    command = [sys.executable, "-m", "tradewire", "extract", "--quiet", *map(str, arguments)]
    # Nothing of the surroundings but what is said.
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    done = subprocess.run(command, cwd=cwd, env={**kept, **(env or {})}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.splitlines(keepends=True)


@pytest.fixture(scope="session")
def extract() -> Extract:
    """`lines`."""
    return lines


@pytest.fixture(scope="session")
def articles(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every article of fixtures/ that gives a record, and nothing else."""
    folder = tmp_path_factory.mktemp("articles")
    for case in sorted((root / "fixtures").iterdir()):
        if (case / "record.yaml").is_file():
            (article,) = case.glob("article.*")
            shutil.copy(article, folder / f"{case.name}{article.suffix}")
    return folder


@pytest.fixture(scope="session")
def records(articles: Path, root: Path) -> list[bytes]:
    """The articles' records by one worker."""
    found = lines(articles, "--workers", "1", cwd=root)
    assert len(found) == len(list(articles.iterdir())) > 10
    assert any(b'"tariff_rate"' in line for line in found)
    return found


@pytest.fixture(scope="session")
def many(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles eight times, which are more batches than four workers."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(8):
        for path in articles.iterdir():
            shutil.copy(path, folder / f"{number}-{path.name}")
    return folder


@pytest.fixture(scope="session")
def many_records(many: Path, root: Path) -> list[bytes]:
    """Their records by one worker."""
    return lines(many, "--workers", "1", cwd=root)


@pytest.fixture(scope="session")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with de_DE and tr_TR; where they cannot be made the test is skipped, but not in CI."""
    localedef = shutil.which("localedef")
    if localedef is None or not (SOURCES / "tr_TR").is_file():
        reason = "needs localedef and the Debian package locales"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("locales")
    for name in ("de_DE", "tr_TR"):
        command = [localedef, "-i", name, "-f", "UTF-8", "--no-archive", str(folder / f"{name}.UTF-8")]
        subprocess.run(command, check=True, capture_output=True)
    return folder
