"""What to judge against: a user's cases, a folder each, or a folder or a file of gold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from tradewire.check.brief import SECTIONS, load
from tradewire.check.gold import Gold, read_collection, read_gold
from tradewire.errors import CaseError, UsageError

Expect = Literal["record", "part", "error", "gold"]
Where = Literal["case", "gold"]

CASE = "case.yaml"
_FIELDS = {"purpose", "origin", "expect", "open", "article"}
_EXPECTED: dict[Expect, tuple[str, ...]] = {
    "record": ("record.yaml", "record.json"),
    "part": ("record.yaml", "record.json"),
    "error": ("error.yaml",),
    "gold": ("gold.json",),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One article and what is expected of it.

    Attributes:
        name: what it is called in all that is printed.
        article: the file to extract; None where there is none (gold alone, for records that are given).
        expect: whole record, part of one, an error, or gold.
        expected: a mapping of sections, of an error's `type` and `message`, or gold.
        open: sections of which the expectation states some entries only.
        file: where the expectation of a folder of its own stands; None in a folder or a file of gold.
    """

    name: str
    article: Path | None
    expect: Expect
    expected: dict[str, Any] | Gold
    open: tuple[str, ...] = ()
    file: Path | None = None

    @property
    def gold(self) -> Gold | None:
        """The expectation, if it is gold."""
        return self.expected if isinstance(self.expected, Gold) else None


OnError = Callable[[CaseError], None]


def load_cases(path: Path, only: str = "", on_error: OnError | None = None) -> list[Case]:
    """The cases of `path` whose names begin with `only`, sorted by name.

    `path` is a folder of cases (folders with a case.yaml, at any depth), a folder of gold (docs/ and
    annotations/ below it), or a file of gold. A case that is malformed is given to `on_error`; without it
    its error is raised.

    Raises:
        UsageError: there is no case.
        CaseError: `path` is a file that is no gold.
    """
    report = on_error or _raise
    if path.is_file():
        found = _of_collection(path)
    elif (path / "annotations").is_dir():
        found = _of_annotations(path, report)
    elif path.is_dir():
        found = _of_folders(path, report)
    else:
        raise UsageError(f"{path}: no such folder of cases")
    cases = [case for case in found if case.name.startswith(only)]
    if not cases:
        begins = f" whose name begins with {only!r}" if only else ""
        raise UsageError(f"{path}: holds no case{begins} (a folder with {CASE}, or docs/ and annotations/)")
    return sorted(cases, key=lambda case: case.name)


def read_case(folder: Path, name: str) -> Case:
    """The case of one folder.

    Raises:
        CaseError: a file of it is missing or malformed.
    """
    about = load(folder / CASE)
    where = str(folder / CASE)
    unknown = sorted(str(field) for field in set(about) - _FIELDS)
    if unknown:
        raise CaseError(where, f"{unknown[0]}: unknown field; it takes {', '.join(sorted(_FIELDS))}")
    expect = about.get("expect", "record")
    if expect not in _EXPECTED:
        raise CaseError(where, f"expect: is one of {', '.join(_EXPECTED)}")
    found = [folder / file for file in _EXPECTED[expect] if (folder / file).is_file()]
    if len(found) != 1:
        wanted = " or ".join(_EXPECTED[expect])
        raise CaseError(where, f"expects {expect}: {'two files' if found else 'no file'} {wanted} beside it")
    article = _article(folder, about.get("article"))
    if expect in ("gold", "error") and "open" in about:
        raise CaseError(where, "open: is for records (gold.json has an `open` of its own)")
    if expect == "gold":
        return Case(name, article, expect, read_gold(found[0]), file=found[0])
    expected = load(found[0])
    known = ("type", "message") if expect == "error" else SECTIONS
    ignored = () if expect == "error" else ("schema_version", "pipeline")
    expected = {key: value for key, value in expected.items() if key not in ignored}
    for key, value in expected.items():
        if key not in known:
            raise CaseError(str(found[0]), f"{str(key)[:60]}: unknown section; it takes {', '.join(known)}")
        _shape(key, value, str(found[0]))
    return Case(name, article, expect, expected, _open(about.get("open", []), where), found[0])


def _shape(section: str, value: Any, where: str) -> None:
    """Sections are lists of mappings, but for three that are a mapping or a text."""
    if section in ("id", "type", "message"):
        fits = isinstance(value, str)
    elif section in ("source", "article"):
        fits = isinstance(value, dict)
    else:
        fits = isinstance(value, list) and all(isinstance(entry, dict) for entry in value)
    if not fits:
        raise CaseError(where, f"{section}: has not the shape of that section in a record")


def _open(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not set(map(str, value)) <= set(SECTIONS):
        raise CaseError(where, f"open: is a list of sections ({', '.join(SECTIONS)})")
    return tuple(value)


def _article(folder: Path, name: Any) -> Path:
    where = str(folder / CASE)
    if name is not None:
        if not isinstance(name, str) or "/" in name or "\\" in name or not (folder / name).is_file():
            raise CaseError(where, f"article: {str(name)[:60]!r} is no file beside it")
        return folder / name
    found = sorted(folder.glob("article.*"))
    if len(found) != 1:
        raise CaseError(where, f"{len(found)} files article.* beside it; `article:` names another file")
    return found[0]


def _raise(error: CaseError) -> None:
    raise error


def _of_folders(path: Path, on_error: OnError) -> Iterator[Case]:
    for file in sorted(path.rglob(CASE)):
        name = file.parent.relative_to(path).as_posix()
        try:
            yield read_case(file.parent, path.resolve().name if name == "." else name)
        except CaseError as error:
            on_error(error)


def _of_annotations(path: Path, on_error: OnError) -> Iterator[Case]:
    docs = {doc.stem: doc for doc in sorted((path / "docs").glob("*")) if doc.is_file()}
    for file in sorted((path / "annotations").glob("*.json")):
        try:
            yield Case(file.stem, docs.get(file.stem), "gold", read_gold(file))
        except CaseError as error:
            on_error(error)


def _of_collection(path: Path) -> Iterator[Case]:
    for uri, gold in read_collection(path).items():
        article = Path(uri)
        try:
            there = article.is_file()
        except (OSError, ValueError):  # an address, or a text that is no path
            there = False
        yield Case(uri, article if there else None, "gold", gold)


def names_of(uri: str) -> Iterator[str]:
    """The names of the cases that a record with this `source.uri` may belong to, the surest first.

    The URI itself; the stem of its last part; the folder that it stands in, with those around it.

    >>> list(names_of("cases/tin/article.txt#2"))
    ['cases/tin/article.txt#2', 'article', 'tin', 'cases/tin']
    """
    yield uri
    path = PurePosixPath(uri.partition("#")[0])
    yield path.stem
    folders = path.parent.parts
    for number in range(1, len(folders) + 1):
        yield "/".join(folders[-number:])
