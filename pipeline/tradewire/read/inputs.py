"""From what a user names (files, directories, patterns, URLs) to files, lazily and in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from tradewire.errors import ReadError
from tradewire.read.remote import Url, expand, is_url

STDIN = "-"
_MAGIC = frozenset("*?[")

Named: TypeAlias = Path | Url | ReadError
"""A file, or what is wrong with a name."""


def discover(inputs: Iterable[str]) -> Iterator[Named]:
    """The files that `inputs` name, in the order named; a directory's and a pattern's files are sorted.

    A directory is walked to any depth; hidden files and directories are skipped, and a
    symbolic link is followed once, so a loop of links ends. "-" stays "-" (standard input).
    A file that two inputs name is given twice. Of a directory no more is held than the names
    in it and in those above it. A URL stays a URL; its patterns and folders are expanded.

    A name that is nothing, a directory without files or one that cannot be listed, and a pattern
    that matches nothing are a `ReadError` in their place, and the others follow.
    """
    for name in inputs:
        if name == STDIN:
            yield Path(STDIN)
        elif is_url(name):
            yield from _remote(name)
        elif os.path.isdir(name):
            yield from _some(_walk(name, set()), name, "there is no article in this directory")
        elif os.path.lexists(name) or not _MAGIC & set(name):
            yield Path(name)
        else:
            yield from _some(_pattern(name), name, "nothing matches this pattern")


def _remote(name: str) -> Iterator[Named]:
    try:
        yield from expand(Url(name))
    except ReadError as error:
        yield error


def _pattern(name: str) -> Iterator[Named]:
    paths = glob.iglob(name, recursive=True)
    for path in sorted(_without_loops(paths) if "**" in name else paths):
        if os.path.isdir(path):
            if "**" not in name:
                yield from _walk(path, set())
        else:
            yield Path(path)


def _without_loops(paths: Iterable[str]) -> Iterable[str]:
    """Of the names that links give one file, the one that goes through the fewest folders."""
    shortest: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: (path.count(os.sep), path)):
        shortest.setdefault(os.path.realpath(path), path)
    return shortest.values()


def _walk(root: str, seen: set[tuple[int, int]]) -> Iterator[Named]:
    """The files under `root`, by name, directories where their name stands; without recursion."""
    todo = [_listing(root, seen)]
    while todo:
        entry = next(todo[-1], None)
        if entry is None:
            todo.pop()
        elif isinstance(entry, ReadError):
            yield entry
        elif entry[1]:
            todo.append(_listing(entry[0], seen))
        else:
            yield Path(entry[0])


def _listing(folder: str, seen: set[tuple[int, int]]) -> Iterator[tuple[str, bool] | ReadError]:
    """What is in a folder that was not seen before: each path, and whether it is a directory."""
    try:
        status = os.stat(folder)
        key = (status.st_dev, status.st_ino)
        if key in seen:
            return
        seen.add(key)
        # Names alone: a folder of a million files is a list of a million short strings.
        names: list[str] = []
        folders: set[str] = set()
        with os.scandir(folder) as entries:
            for entry in entries:
                kind = _kind(entry)
                if kind:
                    names.append(entry.name)
                if kind == "folder":
                    folders.add(entry.name)
        names.sort()
    except OSError as error:
        yield ReadError(folder, (error.strerror or "cannot be listed").lower())
        return
    for name in names:
        yield os.path.join(folder, name), name in folders


def _kind(entry: os.DirEntry[str]) -> str | None:
    """ "folder", "file", or None for what is hidden and for what is no article: pipes, sockets, devices."""
    if entry.name.startswith("."):
        return None
    try:
        if entry.is_dir():
            return "folder"
        return "file" if entry.is_file() or entry.is_symlink() else None
    except OSError:  # a link to itself: it is named when it cannot be opened
        return "file"


def _some(paths: Iterator[Named], name: str, reason: str) -> Iterator[Named]:
    empty = True
    for path in paths:
        empty = False
        yield path
    if empty:
        yield ReadError(name, reason)
