"""The title of an article, and its place at the head of the drafts."""

from __future__ import annotations

import re

from tradewire.layout.draft import Draft, clean

_LOOK = 6  # blocks among which a heading that repeats the title stands
_BETWEEN = re.compile(r"[\W_]+")


def same_words(one: str, other: str) -> bool:
    """Whether two titles are the same but for case, white space and punctuation."""
    return squeeze(one) == squeeze(other)


def squeeze(text: str) -> str:
    """The letters and digits of `text` in lower case."""
    return _BETWEEN.sub("", text.casefold())


def settle_title(drafts: list[Draft], given: str | None) -> tuple[str | None, list[Draft]]:
    """The title, and the drafts with it as their first heading.

    `given` is what front matter or the page's metadata says. Without it the title is the
    heading the drafts begin with, or their only level 1 heading where little stands before it.
    """
    title = clean(given) if given else None
    if title:
        rest = [
            draft
            for at, draft in enumerate(drafts)
            if not (at < _LOOK and _may_repeat(draft) and same_words(draft.text, title))
        ]
        return title, [Draft("heading", title, 1), *rest]
    at = _own_heading(drafts)
    if at is None:
        return None, drafts
    title = drafts[at].text
    return title, [Draft("heading", title, 1), *drafts[:at], *drafts[at + 1 :]]


def _may_repeat(draft: Draft) -> bool:
    return draft.kind == "heading" or (draft.kind == "paragraph" and len(draft.text) < 250)


def _own_heading(drafts: list[Draft]) -> int | None:
    if drafts and drafts[0].kind == "heading":
        return 0
    tops = [at for at, draft in enumerate(drafts) if draft.kind == "heading" and draft.level == 1]
    if len(tops) == 1 and tops[0] < _LOOK and all(len(draft.text) < 200 for draft in drafts[: tops[0]]):
        return tops[0]
    return None
