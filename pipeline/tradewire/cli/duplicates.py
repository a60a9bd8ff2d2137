"""`tradewire duplicates`: which records of a file are of the same text, or nearly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tradewire.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tradewire.records import Record

THRESHOLD = 0.8  # that of duplicates.seen, named here so that help needs not import it


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a group: its line, its name, its record's id, how like the first one it is."""

    line: int
    source: str
    id: str
    similarity: float


@dataclass(slots=True)
class Group:
    """Articles of one text, the first one first."""

    members: list[Member] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The group as JSON holds it."""
        return {
            "articles": [
                {"line": m.line, "source": m.source, "id": m.id, "similarity": round(m.similarity, 3)}
                for m in self.members
            ]
        }


def duplicates(
    records: Iterable[Record | RecordError], *, threshold: float = THRESHOLD
) -> Iterator[Group | RecordError]:
    """The groups of two and more articles that have one text or nearly; before them, what is no record.

    Groups are in the order of their first articles, the articles of each in that of the records.
    An article belongs to the earlier one that it is most like, if that is like it by `threshold`
    (0 to 1) or more; two that are both like the first need not be like each other. Memory grows with
    the number of duplicates, not of records.
    """
    from tradewire.duplicates.fingerprint import fingerprint
    from tradewire.duplicates.seen import SeenTexts

    seen = SeenTexts(threshold=threshold)
    groups: dict[str, Group] = {}
    for number, record in enumerate(records, start=1):
        if isinstance(record, RecordError):
            yield record
            continue
        article = record.article
        print_ = fingerprint(article.title, article.text)
        if print_ is None:
            continue
        # The place in the file is the name, so that two versions of one article are a group too.
        name = json.dumps([number, record.source.uri, record.id])
        match = seen.like(print_, name, (0, number))
        if match is not None:
            line, source, identity = json.loads(match.name)
            group = groups.setdefault(match.name, Group([Member(line, source, identity, 1.0)]))
            group.members.append(Member(number, record.source.uri, record.id, match.similarity))
    yield from sorted(groups.values(), key=lambda group: group.members[0].line)


def duplicates_cli(
    path: Annotated[Path, typer.Argument(metavar="RECORDS", help="A JSONL file of records; - is stdin.")],
    threshold: Annotated[
        float,
        typer.Option("--threshold", min=0.1, max=1.0, help="Similarity from which texts are the same."),
    ] = THRESHOLD,
    as_json: Annotated[bool, typer.Option("--json", help="Print groups as JSON, one a line.")] = False,
) -> None:
    """List the articles whose text is the same or nearly: wires that several newspapers ran."""
    from tradewire.cli.records import read_records

    groups = articles = faults = 0
    for item in duplicates(read_records(path), threshold=threshold):
        if isinstance(item, RecordError):
            faults += 1
            typer.echo(f"error: {item}", err=True)
            continue
        groups += 1
        articles += len(item.members) - 1
        if as_json:
            typer.echo(json.dumps(item.as_json(), ensure_ascii=False))
        else:
            typer.echo("\n".join(_lines(item)))
    typer.echo(f"{articles:,} articles have the text of an earlier one, in {groups:,} groups", err=True)
    if faults:
        raise typer.Exit(1)


def _lines(group: Group) -> Iterator[str]:
    from tradewire.errors import shown

    first, *others = group.members
    yield shown(first.source)
    for member in others:
        yield f"  {member.similarity:.2f}  {shown(member.source)}"
