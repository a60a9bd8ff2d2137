"""From names to files."""

from __future__ import annotations

import os
import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tradewire.errors import ReadError
from tradewire.read import Source, discover, one, read_path


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "deep/er/c.html", ".hidden/d.txt", ".e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    (tmp_path / "deep" / "loop").symlink_to(tmp_path)
    return tmp_path


def test_a_directory_is_walked_once_in_order(tree: Path) -> None:
    found = [Path(str(path)).relative_to(tree).as_posix() for path in discover([str(tree)])]
    assert found == ["a.md", "b.txt", "deep/er/c.html"]


def test_patterns_are_sorted_and_names_kept_in_order(tree: Path) -> None:
    found = [Path(str(path)).name for path in discover([str(tree / "*.txt"), "-", str(tree / "a.md")])]
    assert found == ["b.txt", "-", "a.md"]
    assert [str(path) for path in discover([str(tree / "**" / "*.html")])] == [str(tree / "deep/er/c.html")]


def test_a_name_with_brackets_is_a_name_where_it_exists(tree: Path) -> None:
    (tree / "[1].txt").write_text("x", encoding="utf-8")
    assert list(discover([str(tree / "[1].txt")])) == [tree / "[1].txt"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("**/*.html", ["deep/er/c.html"]),
        ("**", ["a.md", "b.txt", "deep/er/c.html"]),
        ("**/er/*", ["deep/er/c.html"]),
        ("deep/**/c.*", ["deep/er/c.html"]),
        ("d*p/**/*.html", ["deep/er/c.html"]),
        ("**/**/[ab].*", ["a.md", "b.txt"]),
        ("*", ["a.md", "b.txt", "deep/er/c.html"]),
    ],
)
def test_patterns(tree: Path, pattern: str, expected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Path(str(path)).relative_to(tree).as_posix() for path in discover([f"{tree}/{pattern}"])]
    assert found == expected
    monkeypatch.chdir(tree)
    assert [Path(str(path)).as_posix() for path in discover([pattern])] == expected


@pytest.mark.parametrize("name", ["none/*.txt", "empty"])
def test_nothing_found_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (error,) = discover([str(tmp_path / name)])
    assert re.search(r"there is no article|nothing matches", str(error))


def test_what_is_wrong_stands_in_its_place(tree: Path) -> None:
    found = list(discover([str(tree / "none*.txt"), str(tree / "a.md"), str(tree / "none*.md")]))
    assert [isinstance(item, ReadError) for item in found] == [True, False, True]


def test_a_directory_that_cannot_be_listed(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuses(path: str) -> Any:
        if path.endswith("deep"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuses)
    found = [str(item) for item in discover([str(tree)])]
    assert found == [
        str(tree / "a.md"),
        str(tree / "b.txt"),
        f"{tree / 'deep'}: permission denied",
    ]


def test_links_in_circles_end(tmp_path: Path) -> None:
    for name in ("a", "a/b"):
        (tmp_path / name).mkdir()
    (tmp_path / "a" / "story.txt").write_text("Gum.", encoding="utf-8")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "b" / "top").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "one").symlink_to(tmp_path / "other")
    (tmp_path / "other").symlink_to(tmp_path / "one")
    named = [Path(str(path)).relative_to(tmp_path).as_posix() for path in discover([str(tmp_path)])]
    assert named == ["a/story.txt", "one", "other", "self"]
    for name in ("one", "self"):
        with pytest.raises(ReadError, match="symbolic links"):
            one(read_path(tmp_path / name))
    (found,) = discover([str(tmp_path / "**" / "*.txt")])
    assert found == tmp_path / "a" / "story.txt"


def test_pipes_and_devices_in_a_directory_are_no_articles(tree: Path) -> None:
    os.mkfifo(tree / "pipe.txt")
    assert "pipe.txt" not in [Path(str(path)).name for path in discover([str(tree)])]


NAMES = [
    ("rates\n2025.txt", "rates\\n2025.txt"),
    ("rates\x1b[31m.txt", "rates\\x1b[31m.txt"),
    ("Zölle ’25.txt", "Zölle ’25.txt"),
    ("caf\udce9.txt", "caf\\xe9.txt"),  # a byte that is no UTF-8
]


@pytest.mark.parametrize(("name", "shown"), NAMES)
def test_names_of_any_bytes(tmp_path: Path, name: str, shown: str) -> None:
    path = tmp_path / name
    path.write_text("Chad taxed gum.", encoding="utf-8")
    (found,) = discover([str(tmp_path)])
    assert found == path
    (source,) = read_path(path)
    assert isinstance(source, Source)
    source.uri.encode()
    path.write_bytes(b"")
    (error,) = read_path(path)
    assert str(error) == f"{tmp_path}/{shown}: there is nothing in it"


class Entry:
    """An entry of a directory that is not there."""

    def __init__(self, name: str) -> None:
        self.name = name

    def is_dir(self) -> bool:
        return False

    def is_file(self) -> bool:
        return True


class Listing:
    def __enter__(self) -> Iterator[Entry]:
        return (Entry(f"{number:07}.txt") for number in reversed(range(1_000_000)))

    def __exit__(self, *_: object) -> None:
        pass


def test_a_million_files_are_not_a_million_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", lambda path: Listing())
    tracemalloc.start()
    try:
        found = discover([str(tmp_path)])
        assert [str(next(found)) for _ in range(3)] == [
            str(tmp_path / name) for name in ("0000000.txt", "0000001.txt", "0000002.txt")
        ]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # A name and its place in a list: paths would take four times that.
    assert peak < 90_000_000


def test_directories_are_listed_when_their_turn_comes(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[str] = []
    scandir = os.scandir

    def lists(path: str) -> Any:
        listed.append(Path(path).name)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", lists)
    found = discover([str(tree)])
    next(found)
    next(found)
    assert listed == [tree.name]
    next(found)
    assert listed == [tree.name, "deep", "er"]
