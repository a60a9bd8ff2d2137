"""Seeded mutation: of bytes, of text by its lines, blocks, cells and tags, of JSON by its values.

Every function takes the random generator that it draws from, so that a number says all of an input.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any, TypeAlias

from fuzzing import seeds

Mutate: TypeAlias = Callable[[bytes, Random], bytes]

CODECS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1252",
    "latin-1",
    "cp1251",
    "gb18030",
    "utf-7",
)
DONORS: list[str] = [seeds.PROSE, seeds.ALIGNED, seeds.MARKDOWN, seeds.HTML]
"""Texts of which lines and blocks are put into others."""

_BLOCK = re.compile(r"\n*[^\n]+(?:\n[^\n]+)*\n*")
_PIECE = re.compile(r"<[^<>]{0,200}>|\n\n|\n|[|\t]|\s+|[^\s<|]+")

WORDS: tuple[str, ...] = (
    *("10%", "from 5% to 9%", "8-30 percent", "$5 a tonne", "C$56 billion ($40.5 billion)", "12,345.678,9"),
    *(
        "½",
        "one hundred and",
        "5-3/8",
        "1e999",
        "٣",
        "²",
        "-0",
        "0" * 60,
        "9" * 400,
        "1,",
        "5 May 2025",
        "Q3 2025",
    ),
    *(
        "tariff",
        "duty",
        "its",
        "respectively",
        "Chad",
        "Chadian",
        "the EU",
        "Ministry of Trade",
        "Mr.",
        "Jr.",
    ),
    *(
        "on",
        "from",
        "to",
        "between",
        "and",
        "or",
        "of",
        ",",
        ";",
        ":",
        ".",
        "(",
        ")",
        "|",
        "\t",
        "-",
        "“",
        "’s",
    ),
    *(
        "\n",
        "\n\n",
        "# ",
        "- ",
        "> ",
        "```\n",
        "|---|---|\n",
        "| a | b |\n",
        "+---+---+\n",
        "====\n",
        "**",
        "_",
        "\\",
    ),
    *(
        "<table>",
        "<tr>",
        "<td>",
        "<td rowspan=9 colspan=9>",
        "</table>",
        "<p>",
        "</p>",
        "<li>",
        "<pre>",
        "<!--",
    ),
    *(
        "-->",
        "<script>",
        "</script>",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&#0;",
        "&#x110000;",
        "<br>",
        "<div>",
        "</div>",
    ),
    *(
        "\x00",
        "\x0b",
        "\x1f",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u200b",
        "\u202e",
        "\u00ad",
        "İ",
        "ß",
        "ﬁ",
        "e\u0301",
    ),
    *(
        "\U0001f600",
        "\ud7ff",
        "\uffff",
        "\r",
        "\r\n",
        "---\n",
        "+++\n",
        "%PDF-",
        "PK\x03\x04",
        "WARC/1.0\r\n",
        '{"',
    ),
)
_ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    2**31,
    2**63,
    2**64,
    10**400,
    0.1,
    1e308,
    "",
    " ",
    "x",
    [],
    {},
    [[]],
    "e1",
    "\ud800",
)


def mutated(data: bytes, chance: Random) -> bytes:
    """`data` after one to four changes: half of them of its text, half of its bytes."""
    for _ in range(chance.randint(1, 4)):
        data = chance.choice((of_text, of_text, of_bytes, swapped_encoding))(data, chance)
    return data


def of_bytes(data: bytes, chance: Random) -> bytes:
    """A run of bytes changed, cut out, repeated, put elsewhere, or the rest cut off."""
    out = bytearray(data)
    start = chance.randint(0, len(out))
    end = min(len(out), start + chance.choice((1, 1, 2, 4, 16, 128)))
    part = bytes(out[start:end])
    match chance.randint(0, 6):
        case 0:
            out[start:end] = bytes(chance.randrange(256) for _ in part)
        case 1:
            del out[start:end]
        case 2:
            out[start:end] = part * chance.choice((2, 3, 50))
        case 3:
            del out[start:end]
            place = chance.randint(0, len(out))
            out[place:place] = part
        case 4 if start:
            del out[start:]
        case 5 if part:
            out[start] ^= 1 << chance.randrange(8)
        case _:
            out[start:start] = chance.choice(
                (b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x80", b"\n", b"<", b'"')
            )
    return bytes(out)


def of_text(data: bytes, chance: Random) -> bytes:
    """A line, block, cell, tag or word dropped, repeated, nested, moved, or put in from elsewhere."""
    text = data.decode("utf-8", "surrogateescape")
    pieces = text.splitlines(keepends=True) if chance.random() < 0.3 else _PIECE.findall(text)
    if not pieces:
        return chance.choice(WORDS).encode("utf-8", "replace")
    start = chance.randrange(len(pieces))
    end = min(len(pieces), start + chance.choice((1, 1, 1, 2, 5, 20)))
    part = pieces[start:end]
    match chance.randint(0, 7):
        case 0:
            del pieces[start:end]
        case 1:
            pieces[start:end] = part * chance.choice((2, 3, 10, 60))
        case 2:
            pieces[start:end] = _nested(part, chance)
        case 3:
            del pieces[start:end]
            place = chance.randint(0, len(pieces))
            pieces[place:place] = part
        case 4:
            pieces[start:start] = [_table(chance)]
        case 5:
            other = chance.choice(DONORS)
            lines = _BLOCK.findall(other) if chance.random() < 0.3 else other.splitlines(keepends=True)
            first = chance.randrange(len(lines))
            pieces[start:start] = lines[first : first + chance.randint(1, 6)]
        case 6:
            chance.shuffle(part)
            pieces[start:end] = part
        case _:
            pieces[start:start] = [chance.choice(WORDS) for _ in range(chance.choice((1, 1, 3)))]
    return "".join(pieces).encode("utf-8", "surrogateescape" if _escaped(pieces) else "replace")


def _escaped(pieces: Sequence[str]) -> bool:
    return any("\udc80" <= char <= "\udcff" for piece in pieces for char in piece)


_AROUND = (
    ("<div>", "</div>"),
    ("<table><tr><td>", "</td></tr></table>"),
    ("<ul><li>", "</li></ul>"),
    ("<blockquote>", ""),
    ("(", ")"),
    ("“", "”"),
    ("**", "**"),
    ("> ", "\n"),
    ("\n  - ", "\n"),
    ("| ", " |\n"),
    ('{"a": [', "]}"),
)


def _nested(part: list[str], chance: Random) -> list[str]:
    before, after = chance.choice(_AROUND)
    depth = chance.choice((1, 2, 5, 40))
    return [before * depth, *part, after * depth]


def _table(chance: Random) -> str:
    """A table of any form, ragged."""
    cells = [
        [
            chance.choice(("Peru", "5%", "", "12.5", "tin, zinc", "May 2025", "n/a"))
            for _ in range(chance.randint(0, 5))
        ]
        for _ in range(chance.randint(1, 8))
    ]
    match chance.randint(0, 3):
        case 0:
            return "\n" + "\n".join("| " + " | ".join(row) + " |" for row in cells) + "\n"
        case 1:
            return "\n" + "\n".join("\t".join(row) for row in cells) + "\n"
        case 2:
            return "\n" + "\n".join("".join(cell.ljust(12) for cell in row) for row in cells) + "\n"
        case _:
            spans = ("", "", " rowspan=2", " colspan=3", " rowspan=0", " colspan=99999")
            rows = ("".join(f"<td{chance.choice(spans)}>{cell}" for cell in row) for row in cells)
            return "<table>" + "".join(f"<tr>{row}" for row in rows) + chance.choice(("</table>", ""))


def swapped_encoding(data: bytes, chance: Random) -> bytes:
    """The text in another encoding, or some of it."""
    text = data.decode("utf-8", "replace")
    codec = chance.choice(CODECS)
    cut = chance.choice((0, 0, chance.randint(0, len(text))))
    return text[:cut].encode("utf-8") + text[cut:].encode(codec, "replace")


def of_json(data: bytes, chance: Random) -> bytes:
    """A line of JSON with one to three of its values changed, dropped, repeated or nested; else its bytes."""
    lines = data.split(b"\n")
    number = chance.randrange(len(lines))
    try:
        value = json.loads(lines[number])
    except (ValueError, RecursionError):
        return mutated(data, chance)
    if chance.random() < 0.15:
        return of_bytes(data, chance)
    for _ in range(chance.randint(1, 3)):
        value = _changed(value, chance)
    try:
        lines[number] = json.dumps(value, ensure_ascii=chance.random() < 0.7).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):
        return data
    if chance.random() < 0.2:
        lines.insert(chance.randint(0, len(lines)), chance.choice(lines))
    return b"\n".join(lines)


def _changed(value: Any, chance: Random) -> Any:
    """`value` with one change somewhere in it."""
    inner: list[Any] = (
        list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    )
    if inner and chance.random() < 0.85:
        key = chance.choice(inner)
        match chance.randint(0, 11):
            case 0:
                del value[key]
            case 1 if isinstance(value, list):
                value[key:key] = [deepcopy(value[key]) for _ in range(chance.choice((1, 2, 30)))]
            case 1:
                value[f"{key}_"] = deepcopy(value[key])
            case 2:
                value[key] = _odd(chance)
            case _:
                value[key] = _changed(value[key], chance)
        return value
    if isinstance(value, bool) or value is None:
        return _odd(chance)
    if isinstance(value, int):
        return chance.choice(
            (
                value + 1,
                value - 1,
                -value,
                value * 10,
                0,
                value + 0.5 if abs(value) < 2**53 else 0.5,
                str(value)[:30],
                2**63,
            )
        )
    if isinstance(value, str):
        words = of_text(value.encode("utf-8", "surrogatepass"), chance).decode("utf-8", "replace")
        return chance.choice((words, value + "0", value[1:], value[:-1], value.upper(), _odd(chance)))
    return chance.choice((_odd(chance), [value], {"a": value}))


def _odd(chance: Random) -> Any:
    """An odd value of its own: a shared one would carry changes from input to input."""
    return deepcopy(chance.choice(_ODD))


def of_compressed(data: bytes, chance: Random) -> bytes:
    """What is compressed changed and compressed again, perhaps by another program or twice; or the bytes."""
    if chance.random() < 0.5:
        return of_bytes(data, chance)
    text = mutated(seeds.PROSE.encode(), chance)
    packed = chance.choice((lambda raw: gzip.compress(raw, mtime=0), bz2.compress, seeds.zst))
    out: bytes = packed(text)
    match chance.randint(0, 4):
        case 0:
            return packed(out)
        case 1:
            return out + data
        case 2:
            return packed(text * chance.choice((3, 200)))
        case _:
            return out


def of_docx(data: bytes, chance: Random) -> bytes:
    """A part of the archive changed, dropped or doubled; or the bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except Exception:  # it is broken already
        return of_bytes(data, chance)
    if not parts or chance.random() < 0.2:
        return of_bytes(data, chance)
    words = [number for number, (name, _) in enumerate(parts) if name.endswith("document.xml")]
    number = chance.choice(words) if words and chance.random() < 0.8 else chance.randrange(len(parts))
    name, body = parts[number]
    match chance.randint(0, 9):
        case 0:
            del parts[number]
        case 1:
            parts[number] = (chance.choice(("../" + name, "", name.upper(), "word/document.xml")), body)
        case _:
            parts[number] = (name, chance.choice((of_text, of_bytes))(body, chance))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in dict(parts).items():
            archive.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def of_parquet(data: bytes, chance: Random) -> bytes:
    """Columns of other types, names and values; or the bytes."""
    if chance.random() < 0.5:
        return of_bytes(data, chance)
    values: tuple[list[Any], ...] = (
        ["Peru pays 15%.", None],
        [b"Peru \xff", b"\0"],
        [["a", None], []],
        [{"name": "x", "value": 1.5}, None],
        [1, 2**62],
        [float("nan"), 1e308],
        [True, None],
        [None, None],
        [seeds.PROSE, seeds.HTML],
    )
    names = ("text", "title", "date", "authors", "body", "url", "language", "", "Text", "content_html")
    chosen = chance.sample(names, chance.randint(1, 5))
    return seeds.parquet({name: list(chance.choice(values)) for name in chosen})


def of_warc(data: bytes, chance: Random) -> bytes:
    """Text or bytes changed, with the lengths of the records as they were or made right again."""
    data = chance.choice((of_text, of_bytes))(data, chance)
    if chance.random() < 0.5:
        return data
    parts = data.split(b"\r\n\r\n", 1)
    if len(parts) < 2:
        return data
    length = b"Content-Length: %d" % chance.choice((0, len(parts[1]), 10**12, max(0, len(parts[1]) - 7)))
    return re.sub(rb"Content-Length: \d+", length, data, count=chance.randint(0, 2))
