"""Inputs at a URL."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from tradewire import Extractor
from tradewire.errors import ReadError, TradewireError
from tradewire.read import Source, Url, discover, read_url


@pytest.fixture
def memory(samples: Any) -> Iterator[MemoryFileSystem]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    with system.open("/news/b.txt", "wb") as file:
        file.write(b"Chad taxed gum.")
    with system.open("/news/a.jsonl.gz", "wb") as file:
        file.write(gzip.compress(json.dumps({"text": "Norway taxed cod."}).encode()))
    with system.open("/news/c.parquet", "wb") as file:
        file.write(samples.parquet({"text": ["Peru taxed tin."]}))
    yield system
    system.store.clear()


def test_files_at_a_url(memory: MemoryFileSystem) -> None:
    for name, uri in (("b.txt", ""), ("a.jsonl.gz", "#1"), ("c.parquet", "#1")):
        (source,) = read_url(f"memory://news/{name}")
        assert isinstance(source, Source)
        assert source.uri == f"memory://news/{name}{uri}"


def test_folders_and_patterns(memory: MemoryFileSystem) -> None:
    assert [str(url) for url in discover(["memory://news"])] == [
        "memory:///news/a.jsonl.gz",
        "memory:///news/b.txt",
        "memory:///news/c.parquet",
    ]
    assert list(discover(["memory://news/*.txt"])) == [Url("memory:///news/b.txt")]
    assert list(discover(["memory://news/b.txt"])) == [Url("memory://news/b.txt")]
    (error,) = discover(["memory://news/*.pdf"])
    assert str(error) == "memory://news/*.pdf: there is no article there"


def test_the_extractor_takes_urls(memory: MemoryFileSystem, extractor: Extractor) -> None:
    errors: list[TradewireError] = []
    inputs = [Url("memory://news/b.txt"), Url("memory://news/none.txt"), Url("memory://news/c.parquet")]
    records = list(extractor.extract_many(inputs, on_error=errors.append))
    assert [record.article.text for record in records] == ["Chad taxed gum.", "Peru taxed tin."]
    assert [str(error) for error in errors] == ["memory://news/none.txt: no such file or directory"]


def test_files_of_this_machine_by_url(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Chad taxed gum.", encoding="utf-8")
    (source,) = read_url((tmp_path / "a.txt").as_uri())
    assert isinstance(source, Source)
    assert source.text == "Chad taxed gum."


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("s3://bucket/a.txt", "its driver is not installed: "),
        ("nosuch://bucket/a.txt", "cannot be opened ("),
        ("memory://news/none.txt", "no such file or directory"),
    ],
)
def test_what_is_missing_is_named(url: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if url.startswith("s3:"):
        monkeypatch.setitem(__import__("sys").modules, "s3fs", None)
    (error,) = read_url(url)
    assert isinstance(error, ReadError)
    assert str(error).startswith(f"{url}: ")
    assert reason in str(error)
    assert "\n" not in str(error)


def test_a_missing_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "s3fs", None)
    (error,) = discover(["s3://bucket/*.txt"])
    assert "Install s3fs" in str(error)


def test_a_connection_that_breaks(memory: MemoryFileSystem, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def __enter__(self) -> Broken:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def seekable(self) -> bool:
            return False

        def read(self, size: int = -1) -> bytes:
            raise TimeoutError("the server went away")

    monkeypatch.setattr(fsspec, "open", lambda *_: Broken())
    (error,) = read_url("memory://news/b.txt")
    assert str(error) == "memory://news/b.txt: cannot be read (TimeoutError: the server went away)"


@pytest.mark.parametrize("name", ["c:/news/a.txt", "a.txt", "http:", "news://"])
def test_names_that_are_no_urls_or_hardly(name: str) -> None:
    (found,) = discover([name])
    assert isinstance(found, ReadError if name == "news://" else Path)
