"""Words of articles on their way to a terminal, a log or a file for CI: bounded, on one line, harmless."""

from __future__ import annotations

# Control and format characters (a terminal's escapes, text that runs backwards, zero width), surrogates,
# private and unassigned ones are shown by number.
_LIMIT = 80


def safe(text: str, limit: int = _LIMIT) -> str:
    """`text` on one line of at most `limit` characters: `safe("a\\x1b[2J\\n b")` is "a\\\\x1b[2J b"."""
    # Twice the limit is enough to fill it, whatever white space falls away; the rest is not looked at.
    line = " ".join(text[: 4 * limit].split())
    line = "".join(c if c.isprintable() else _number(c) for c in line)
    if len(line) > limit or len(text) > 4 * limit:
        return line[: max(0, limit - 1)].rstrip() + "…"
    return line


def _number(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def around(text: str, start: int, end: int, width: int = 36) -> str:
    """`text[start:end]` in square brackets with some words of its line on each side, on one line.

    >>> around("Peru will put 12% on tin from Chile.", 14, 17, 12)
    '… will put [12%] on tin …'
    """
    low = text.rfind("\n", max(0, start - width), start) + 1 or max(0, start - width)
    high = text.find("\n", end, end + width)
    high = min(len(text), end + width) if high < 0 else high
    before, after = text[low:start], text[end:high]
    if low > 0 and text[low - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if high < len(text) and text[high] != "\n":
        after = after.rpartition(" ")[0] + " …"
    # White space falls away at the ends of what is made safe: those beside the brackets are put back.
    left = " " if before[-1:].isspace() else ""
    right = " " if after[:1].isspace() else ""
    limit = 2 * width
    return f"{safe(before, limit)}{left}[{safe(text[start:end])}]{right}{safe(after, limit)}"
