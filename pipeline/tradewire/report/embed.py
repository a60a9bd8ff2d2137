"""Data inside HTML: escaped so that no text in it can end its element, or packed."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import zlib

# Within JSON these characters stand in strings alone, where an escape means the same: no
# "</script>", no "<!--", and no line separator that an older parser of JavaScript ends a line at.
_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)

# Controls that turn the direction of what stands after them: in a title of a window, which has
# no element to hold them in, they are left out.
_DIRECTION = {
    ord(c): None for c in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
}


def json_for_html(value: object) -> str:
    """`value` as JSON that can stand in a `<script type="application/json">` whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def packed(text: str) -> str:
    """`text` as UTF-8, deflated (RFC 1950, "deflate" of DecompressionStream), in base64."""
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 6)).decode("ascii")


def source_hash(text: str) -> str:
    """The source expression by which a Content-Security-Policy allows exactly this inline text."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def escaped(text: str) -> str:
    """`text` as the content of an element or attribute, on one line and in one direction."""
    return html.escape(" ".join(text.translate(_DIRECTION).split()))
