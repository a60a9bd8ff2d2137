"""Real articles as further starts, in the form that a target reads. They are no part of the project."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from tradewire.read import Source, read_path

MOST = 150  # articles of a file, evenly spread over it


def read_articles(paths: Sequence[Path], most_bytes: int) -> list[Source]:
    """Articles of at most so many bytes, of every file that tradewire reads."""
    chosen = []
    for path in paths:
        found = [one for one in read_path(path) if isinstance(one, Source) and _size(one) <= most_bytes]
        chosen += found[:: len(found) // MOST + 1]
    return chosen


def _size(source: Source) -> int:
    return len(source.text.encode())


def _text(source: Source) -> bytes:
    return source.text.encode()


def _title(source: Source) -> str:
    return source.metadata.title or ""


def _markdown(source: Source) -> bytes:
    if source.text.startswith(("---", "#")) or not _title(source):
        return _text(source)
    return f"# {_title(source)}\n\n{source.text}".encode()


def _html(source: Source) -> bytes:
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark").enable("table").render(source.text.removeprefix("---\n"))
    head = f"<!DOCTYPE html><html><head><title>{escape(_title(source))}</title></head><body><article>"
    return f"{head}<h1>{escape(_title(source))}</h1>\n{body}</article></body></html>".encode()


def _line(source: Source) -> bytes:
    return json.dumps({"title": _title(source), "text": source.text}).encode() + b"\n"


_Forms = tuple[Callable[[Source], bytes], ...]
_FORMS: dict[str, _Forms] = {
    "text": (_text,),
    "markdown": (_markdown,),
    "html": (_html,),
    "jsonl": (_line,),
    "article": (_markdown,),
    "layout": (_text, _markdown, _html),
    "money": (_text,),
    "percentages": (_text,),
    "dates": (_text,),
}


def as_starts(target: str, articles: Sequence[Source]) -> list[bytes]:
    """The articles as that target reads them; none where it reads no articles."""
    return [form(article) for article in articles for form in _FORMS.get(target, ())]
