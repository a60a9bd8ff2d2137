"""From what a user names (files, directories, patterns) to files, lazily and in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from tradewire.errors import ReadError

STDIN = "-"
_MAGIC = frozenset("*?[")


def discover(inputs: Iterable[str]) -> Iterator[Path]:
    """The files that `inputs` name, in the order named; a directory's and a pattern's files are sorted.

    A directory is walked to any depth; hidden files and directories are skipped, and a
    symbolic link is followed once, so a loop of links ends. "-" stays "-" (standard input).
    A file that two inputs name is given twice.

    Raises:
        ReadError: a name that is nothing, a directory without files, a pattern that matches nothing.
    """
    for name in inputs:
        if name == STDIN:
            yield Path(STDIN)
        elif os.path.isdir(name):
            yield from _some(_walk(Path(name)), name, "there is no article in this directory")
        elif os.path.lexists(name) or not _MAGIC & set(name):
            yield Path(name)
        else:
            yield from _some(_pattern(name), name, "nothing matches this pattern")


def _pattern(name: str) -> Iterator[Path]:
    for path in sorted(glob.glob(name, recursive=True)):
        if os.path.isdir(path):
            if "**" not in name:
                yield from _walk(Path(path))
        else:
            yield Path(path)


def _walk(root: Path) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()
    todo = [root]
    while todo:
        path = todo.pop()
        if path.is_dir():
            try:
                status = path.stat()
                names = sorted(os.listdir(path), reverse=True)
            except OSError as error:
                raise ReadError(str(path), (error.strerror or "cannot be listed").lower()) from error
            key = (status.st_dev, status.st_ino)
            if key not in seen:
                seen.add(key)
                todo.extend(path / name for name in names if not name.startswith("."))
        elif path.is_file() or path.is_symlink():
            yield path


def _some(paths: Iterator[Path], name: str, reason: str) -> Iterator[Path]:
    empty = True
    for path in paths:
        empty = False
        yield path
    if empty:
        raise ReadError(name, reason)
