"""Bytes to text: byte order marks, UTF-8, declared charsets, and detection as the last resort."""

from __future__ import annotations

import codecs
import re

from tradewire.errors import UnsupportedFormat
from tradewire.read.source import Notice, plain_newlines

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Files that are often found under a wrong name. Source: the signatures the formats' own
# specifications give (PNG, JPEG/JFIF, GIF89a, PDF 32000, PKWARE APPNOTE, RFC 1952, ELF).
SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)

# Codecs that Python has and no charset declaration means: escapes, names of domains, one of quadratic time.
_NO_CHARSETS = frozenset((
    "idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7",
))  # fmt: skip

# Control characters that no text holds: C0 without tab, line feed, form feed, carriage return.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY_SHARE = 0.02  # above it a file is taken for binary; text hit by stray bytes stays far below
_SAMPLE = 200_000  # bytes the detector looks at: more costs seconds and changes nothing
# What Windows-1252 adds to Latin-1 that English news is full of: quotes, dashes, euro, bullets.
_WESTERN = frozenset(
    b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xae\xb0\xb4\xb7\xbd\xc9"
    b"\xe0\xe1\xe2\xe3\xe4\xe7\xe8\xe9\xea\xeb\xed\xee\xef\xf1\xf3\xf4\xf6\xfa\xfc"
)


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[Notice, ...]]:
    """The text of `data` with plain newlines, and notices on how it was decoded.

    A byte order mark decides; else valid UTF-8 is UTF-8, whatever was declared; else the
    declared charset where it fits; else UTF-8 with some stray bytes, or a detected charset.

    Raises:
        UnsupportedFormat: the bytes are no text in any charset.
    """
    for mark, kind in SIGNATURES:
        if data.startswith(mark):
            raise UnsupportedFormat(name, f"this is {kind}, not text")
    if data[257:262] == b"ustar":  # POSIX.1-1988: behind the name and the numbers of the first member
        raise UnsupportedFormat(name, "this is a tar archive: unpack it, and name its folder")
    text, notice = _decode(data, declared)
    text, notices = clean_text(text.removeprefix("\ufeff"), name)
    return text, ((notice,) if notice else ()) + notices


def clean_text(text: str, name: str) -> tuple[str, tuple[Notice, ...]]:
    """`text` with plain newlines and without control characters, and a notice where there were some.

    Raises:
        UnsupportedFormat: so many that it is no text.
    """
    text = plain_newlines(text)
    control = sum(1 for _ in _CONTROL.finditer(text))
    if not control:
        return text, ()
    if control > max(8, len(text) * _BINARY_SHARE):
        raise UnsupportedFormat(name, "this is binary data, not text")
    notice = Notice("control_characters", f"{control} control characters were left out")
    return _CONTROL.sub("", text), (notice,)


def wide_encoding(head: bytes) -> str | None:
    """The encoding of bytes that are UTF-16 or UTF-32, by their mark or their zeros; None for others."""
    for mark, encoding in _BOMS[1:]:
        if head.startswith(mark):
            return encoding
    return _unmarked(head)


def narrow(head: bytes) -> bytes:
    """The first bytes of an input as UTF-8, for a look at what they say."""
    encoding = wide_encoding(head)
    text = head.decode(encoding, "ignore").encode() if encoding else head
    return text.removeprefix(codecs.BOM_UTF8)


def _decode(data: bytes, declared: str | None) -> tuple[str, Notice | None]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            body = data[len(mark) :]
            try:
                return body.decode(encoding), None
            except UnicodeDecodeError:
                notice = Notice("invalid_bytes", f"bytes that are no {encoding} were replaced")
                return body.decode(encoding, "replace"), notice
    wide = _unmarked(data)
    if wide:
        return data.decode(wide, "replace"), Notice(
            "encoding_detected", f"read as {wide}: there is no byte order mark"
        )
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        notice = Notice("mixed_encoding", "bytes that are no UTF-8 were read as Windows-1252")
        return _utf8_with_strays(data), notice
    if declared:
        try:
            codec = codecs.lookup(declared).name
            # A page that says Latin-1 means Windows-1252. Source: WHATWG Encoding Standard, section 4.2.
            codec = "cp1252" if codec in ("iso8859-1", "ascii") else codec
            if codec not in _NO_CHARSETS:
                return data.decode(codec), None
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    encoding = _detect(data)
    return data.decode(encoding, "replace"), Notice(
        "encoding_detected", f"read as {encoding}: it is no valid UTF-8"
    )


def _unmarked(data: bytes) -> str | None:
    """UTF-16 without a mark: in mostly Latin text every second byte is zero."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return None


_MULTIBYTE = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|\xc2[\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")


def _mostly_utf8(data: bytes) -> bool:
    """Whether most bytes above ASCII stand in UTF-8 sequences: then the others are strays."""
    sample = data[:_SAMPLE]
    inside = sum(len(match.group()) for match in _MULTIBYTE.finditer(sample))
    high = sum(1 for _ in _HIGH.finditer(sample))
    return high > 0 and inside >= 0.5 * high


def _western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("tradewire_western", _western)


def _utf8_with_strays(data: bytes) -> str:
    return data.decode("utf-8", "tradewire_western")


def _detect(data: bytes) -> str:
    """The likely charset of `data`: Windows-1252 where its high bytes are those of English news."""
    sample = data[:_SAMPLE]
    high = [byte for byte in sample if byte > 0x7F]
    if sum(byte in _WESTERN for byte in high) >= 0.9 * len(high) and len(high) < 0.1 * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"
