"""The same bytes give the same records, wherever, by whomever and beside whatever they are read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Extract  # type: ignore[import-not-found]

# Of Python's two ways to be kind to the C locale, none: files are ASCII for whom says no encoding.
BARE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"PYTHONHASHSEED": "1"}, id="a hash seed"),
        pytest.param(BARE, id="the C locale"),
        pytest.param({"TZ": "Pacific/Kiritimati"}, id="a time zone"),
        pytest.param({}, id="a directory", marks=pytest.mark.heavy),
    ],
)
def test_surroundings(
    env: dict[str, str], articles: Path, records: list[bytes], extract: Extract, tmp_path: Path
) -> None:
    """In another directory than the reference, too."""
    assert extract(articles, "--workers", "1", cwd=tmp_path, env=env) == records


@pytest.mark.heavy
@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "4294967295"},
        {"TZ": "America/St_Johns"},
        {"TZ": "<+14>-14"},
        {"PYTHONUTF8": "1", "LANG": "C.UTF-8"},
        {"PYTHONOPTIMIZE": "2"},
    ],
    ids=lambda env: " ".join(f"{name}={value}" for name, value in env.items()),
)
def test_other_surroundings(
    env: dict[str, str], articles: Path, records: list[bytes], extract: Extract
) -> None:
    assert extract(articles, "--workers", "1", cwd=articles.parent, env=env) == records


@pytest.mark.heavy
@pytest.mark.parametrize(("name", "number"), [("de_DE.UTF-8", "1.234,5"), ("tr_TR.UTF-8", "1.234,5")])
def test_locales(
    name: str, number: str, articles: Path, records: list[bytes], locales: Path, extract: Extract
) -> None:
    """A decimal comma, and a language whose small letter of `I` is another one."""
    env = {"LOCPATH": str(locales), "LC_ALL": name, "LANGUAGE": name[:2]}
    program = "import locale; locale.setlocale(locale.LC_ALL, ''); print(f'{1234.5:n}')"
    done = subprocess.run([sys.executable, "-c", program], env={**os.environ, **env}, capture_output=True)
    assert done.stdout.decode().strip() == number, "the locale is not there"
    assert extract(articles, "--workers", "1", cwd=articles.parent, env=env) == records


def test_a_program_that_has_set_its_locale(
    records: list[bytes], articles: Path, locales: Path, tmp_path: Path
) -> None:
    """`setlocale` changes what `strftime` and `:n` print; the command never calls it, a caller may."""
    program = (
        "import locale, sys, pathlib, tradewire\n"
        "locale.setlocale(locale.LC_ALL, '')\n"
        "for record in tradewire.Extractor().extract_many(map(pathlib.Path, sys.argv[1:])):\n"
        "    sys.stdout.buffer.write(record.to_json().encode() + b'\\n')\n"
    )
    paths = sorted(map(str, articles.iterdir()))
    env = {**os.environ, "LOCPATH": str(locales), "LC_ALL": "tr_TR.UTF-8"}
    command = [sys.executable, "-c", program, *paths]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=True)
    assert done.stdout.splitlines(keepends=True) == records


@pytest.mark.heavy
def test_the_order_of_articles(records: list[bytes], articles: Path, root: Path, extract: Extract) -> None:
    paths = sorted(articles.iterdir(), reverse=True)
    assert extract(*paths, "--workers", "1", cwd=root) == records[::-1]


@pytest.mark.heavy
def test_four_workers(many_records: list[bytes], many: Path, root: Path, extract: Extract) -> None:
    assert extract(many, "--workers", "4", cwd=root) == many_records


@pytest.mark.heavy
def test_four_workers_in_any_order(
    many_records: list[bytes], many: Path, root: Path, extract: Extract
) -> None:
    assert sorted(extract(many, "--workers", "4", "--unordered", cwd=root)) == sorted(many_records)


@pytest.mark.heavy
def test_ray(many_records: list[bytes], many: Path, root: Path, tmp_path: Path, extract: Extract) -> None:
    """Its parts come in any order; what stands in them is the same."""
    pytest.importorskip("ray")
    out = tmp_path / "records"
    extract(many, "--engine", "ray", "--workers", "2", "--out", f"{out}{os.sep}", cwd=root)
    found = b"".join(path.read_bytes() for path in sorted(out.glob("part-*.jsonl")))
    assert sorted(found.splitlines(keepends=True)) == sorted(many_records)
