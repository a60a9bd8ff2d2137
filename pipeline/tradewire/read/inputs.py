"""From what a user names (files, directories, patterns, URLs) to files, lazily and in a fixed order."""

from __future__ import annotations

import fnmatch
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
    before, deep, after = _at_any_depth(name)
    if deep:
        for root in sorted(glob.iglob(before)) if _MAGIC & set(before) else [before]:
            yield from _matching(root, after)
        return
    seen: set[tuple[int, int]] = set()
    for path in sorted(glob.iglob(name)):
        if os.path.isdir(path):
            # What the pattern itself goes through is not entered again by a link further down.
            above = os.stat(os.path.dirname(path) or ".")
            seen.add((above.st_dev, above.st_ino))
            yield from _walk(path, seen)
        else:
            yield Path(path)


def _at_any_depth(name: str) -> tuple[str, bool, list[str]]:
    """The folders before the first "**" of a pattern, whether there is one, and its parts from there on."""
    parts = name.replace(os.sep, "/").split("/")
    if "**" not in parts:
        return name, False, []
    place = parts.index("**")
    return "/".join(parts[:place]) or ("/" if place else "."), True, parts[place:]


def _matching(root: str, pattern: list[str]) -> Iterator[Named]:
    """The files under `root` that fit; walked, because glob goes through links in circles again and again."""
    skip = 0 if root == "." else len(root.rstrip("/")) + 1
    for path in _walk(root, set()):
        if not isinstance(path, Path) or _fits(str(path)[skip:].replace(os.sep, "/").split("/"), pattern):
            yield path


def _fits(parts: list[str], pattern: list[str]) -> bool:
    """Whether a path, part by part, fits a pattern; "**" stands for any number of parts."""
    ends = {0}  # how many parts the pattern so far can have taken
    for piece in pattern:
        if piece == "**":
            ends = set(range(min(ends), len(parts) + 1)) if ends else set()
        else:
            ends = {end + 1 for end in ends if end < len(parts) and fnmatch.fnmatchcase(parts[end], piece)}
    return len(parts) in ends


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
