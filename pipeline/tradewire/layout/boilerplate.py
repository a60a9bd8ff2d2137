"""Dropping what stands among the blocks but is no part of the article.

The words are in the lexicon `boilerplate`; the rules here say where in a block and where
in the article they must stand. A sentence that only mentions such words stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tradewire.layout.bylines import Byline, read_byline
from tradewire.layout.credits import REPORTING, is_bio, is_credit, is_picture_credit
from tradewire.layout.draft import Draft
from tradewire.layout.phrases import (
    end_of_words,
    interface_words,
    is_call,
    is_phrase,
    may_be_furniture,
    phrase_at,
    words_of,
)

# "(c)" without a year is the third clause of something.
_YEAR = r"\s{0,2}(?:19|20)\d\d\b"
_COPYRIGHT = re.compile(
    rf"\W{{0,3}}(?:copyright(?:\s{{0,2}}(?:©|\(c\))|\s{{1,2}}by\b|{_YEAR})|©|\(c\){_YEAR})", re.I
)
_OWNED = re.compile(r"Copyright(?: (?:[A-ZÀ-Þ0-9&][^\s]{0,30}|the|of|and)){1,7}$")
_READER = frozenset({"you", "your", "our", "us", "we", "my", "me"})
_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*$")
_TRAILING_CREDIT = re.compile(r"\s*[(\[]([^()\[\]]{8,300})[)\]]\.?$")
_TRAILING_SIGNOFF = re.compile(r"(?<=[.!?\"”)])\s+(?:REUTER|Reuter|ENDS|Ends)\.?$")
_COUNTED = re.compile(r"list \d{1,3} of \d{1,3}", re.I)  # what a screen reader says of a list of links
_CRUMBS = re.compile(r"home(?:\s*[>»›/]\s*[^>»›/]{1,40}){1,6}$", re.I)  # the path to a page on its site
_CREDIT_CHARS = 120
_AFTER_LABEL = (":", "|", "»", "›", "→", ">")
_CALL_WORDS, _LINE_WORDS, _LABEL_WORDS = 45, 40, 70
_BODY_WORDS = 25  # a paragraph of so many words is running text
_HEAD_BLOCKS = 8
_POINTER_WORDS = 25
_ALL_LINK = 0.9
_LEAST_TEASERS, _TEASER_BLOCKS = 3, 2


def drop_boilerplate(drafts: Sequence[Draft], *, links_known: bool) -> tuple[list[Draft], Byline | None]:
    """The drafts that belong to the article, and its byline where one was among the rest.

    `links_known` says that `Draft.linked` was filled in (Markdown, HTML), so that a list
    under "Related" is told from one of the article by its links.
    """
    kept, byline = _without_bylines(drafts)
    kept = _without_lines(kept)
    kept = _without_sections(kept, links_known)
    kept = _without_teasers(kept)
    _trim_end(kept)
    return [draft for draft in kept if draft.text or draft.table is not None], byline


def _without_bylines(drafts: Sequence[Draft]) -> tuple[list[Draft], Byline | None]:
    """Bylines stand before the first running text, or just after it begins in pages with a standfirst."""
    kept: list[Draft] = []
    byline: Byline | None = None
    bodies = 0
    for at, draft in enumerate(drafts):
        if (draft.signature or (bodies < 2 and at < _HEAD_BLOCKS)) and draft.kind in (
            "paragraph",
            "list_item",
        ):
            found = read_byline(draft.text)
            if draft.signature and not found:
                continue
            if found and (draft.signature or found.authors or not draft.text.endswith(".")):
                byline = Byline(
                    (byline.authors if byline else ()) or found.authors,
                    (byline.published if byline else None) or found.published,
                )
                continue
            bodies += len(draft.text.split()) >= _BODY_WORDS
        elif draft.kind == "table":
            bodies += 2
        kept.append(draft)
    return kept, byline


def _without_lines(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    at = 0
    while at < len(drafts):
        if drafts[at].kind == "list_item":
            end = at
            while end < len(drafts) and drafts[end].kind == "list_item":
                end += 1
            run = drafts[at:end]
            if not all(_is_control(draft) for draft in run):
                kept += [draft for draft in run if not is_furniture(draft)]
            at = end
            continue
        if not is_furniture(drafts[at]):
            kept.append(drafts[at])
        at += 1
    return kept


def _is_control(draft: Draft) -> bool:
    words = words_of(draft.text)
    return len(words) <= _LINE_WORDS and (
        interface_words(words) > 0 or is_phrase(words, "word") or is_phrase(words, "line")
    )


def is_furniture(draft: Draft) -> bool:
    """Whether one block by itself is a page control, a pointer elsewhere, a notice or a credit."""
    text = draft.text
    if draft.table is not None or not text:
        return False
    if len(text) > 600:
        return False
    if draft.kind != "heading" and len(text) < _CREDIT_CHARS and is_picture_credit(text):
        return True
    if draft.kind == "list_item" and draft.linked > 0.4 and _COUNTED.match(text):
        return True
    first = words_of(text[:40])[:1]
    if not first and not words_of(text):
        return draft.kind != "heading"  # a row of dashes, stars or arrows
    owned = _COPYRIGHT.match(text) or _OWNED.match(text.rstrip("."))
    if not (may_be_furniture(first) or owned or " contributed " in text):
        return False
    words = words_of(text)
    if draft.kind == "heading":
        return len(words) > 1 and not _opens_section(words) and interface_words(words) > 0
    if _CRUMBS.match(text):
        return True
    if len(words) <= _LINE_WORDS and interface_words(words) > (0 if draft.kind == "paragraph" else 1):
        return True
    if owned and len(words) <= _LINE_WORDS and not REPORTING & set(words):
        return True
    return _is_label(draft, words) or _is_notice(draft, words) or is_credit(text)


def _is_label(draft: Draft, words: tuple[str, ...]) -> bool:
    """ "Read next: …", "Photo: …", and a block that is wholly a link and opens with such words."""
    caption = phrase_at(words, 0, "caption")
    if caption is not None:
        return draft.text[end_of_words(draft.text, len(caption)) :].lstrip()[:1] in (",", ":")
    if len(words) > _LABEL_WORDS or (draft.kind == "list_item" and draft.linked < 0.4):
        return False
    tag = phrase_at(words, 0, "tag")
    label = tag or phrase_at(words, 0, "label")
    if label is None:
        return False
    if draft.linked > 0.8 and tag:
        return True
    rest = draft.text[end_of_words(draft.text, len(label)) :].lstrip(" *_)]")
    if not rest.startswith(_AFTER_LABEL):
        return False
    sentence = len(words) - len(label) > 7 and bool(_SENTENCE.search(draft.text))
    return tag is not None or not sentence or draft.linked > 0.4


def _is_notice(draft: Draft, words: tuple[str, ...]) -> bool:
    """A call to readers. Reported speech and quotations are none, and "To …" needs a "you" or "our"."""
    if len(words) > _CALL_WORDS or draft.text[:1] in "\"“'‘«" or REPORTING & set(words):
        return False
    if words[0] == "to" and not _READER & set(words):
        return False
    return is_call(words)


def _without_sections(drafts: list[Draft], links_known: bool) -> list[Draft]:
    """Without headings like "Related articles" and the pointers under them, and all after "Comments"."""
    kept: list[Draft] = []
    at = 0
    while at < len(drafts):
        draft = drafts[at]
        words = words_of(draft.text) if _may_head(draft) else ()
        if words and is_phrase(tuple(w for w in words if not w.isdigit()), "end") and at > len(drafts) // 3:
            return kept
        if words and _opens_section(words):
            end = at + 1
            exact = is_phrase(words, "section")
            while end < len(drafts) and _is_pointer(drafts[end], exact and not links_known):
                end += 1
            nothing_else = end == len(drafts) or drafts[end].kind == "heading"
            if end > at + 1 or (nothing_else and draft.kind == "heading"):
                at = end
                continue
        kept.append(draft)
        at += 1
    return kept


def _without_teasers(drafts: list[Draft]) -> list[Draft]:
    """Without the teasers of other stories at the end: headings that are links, with a few lines each.

    A page that is made of such items (a newsletter) keeps them: an article of some paragraphs must
    stand above.
    """
    start, teasers, lines = len(drafts), 0, 0
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        if draft.kind == "heading" and draft.linked >= _ALL_LINK:
            start, teasers, lines = at, teasers + 1, 0
        elif draft.kind != "paragraph" or lines == _TEASER_BLOCKS:
            break
        else:
            lines += 1
    if teasers < _LEAST_TEASERS:
        return drafts
    bodies = sum(
        draft.kind == "paragraph" and len(draft.text.split()) >= _BODY_WORDS for draft in drafts[:start]
    )
    return drafts[:start] if bodies >= _LEAST_TEASERS else drafts


def _may_head(draft: Draft) -> bool:
    return (
        draft.table is None
        and len(draft.text) <= 80
        and (draft.kind == "heading" or draft.kind == "paragraph")
    )


def _opens_section(words: tuple[str, ...]) -> bool:
    if len(words) > 6:
        return False
    phrase = phrase_at(words, 0, "section")
    return phrase is not None and (
        phrase == words or (phrase[0] in ("more", "most", "related") and len(phrase) > 1)
    )


def _is_pointer(draft: Draft, unlinked: bool) -> bool:
    """Whether a block only points elsewhere: mostly a link, or, if `unlinked`, a line without a stop."""
    if draft.kind not in ("list_item", "paragraph") or len(draft.text) > 400:
        return False
    if draft.linked >= 0.5:
        return True
    count = len(draft.text.split())
    return unlinked and count <= _POINTER_WORDS and not _SENTENCE.search(draft.text)


def _trim_end(drafts: list[Draft]) -> None:
    """Cut sign-offs, credits, bylines and headings without a text from the end."""
    while drafts:
        last = drafts[-1]
        if last.table is not None:
            return
        words = words_of(last.text)
        if (
            (last.kind == "heading" and len(drafts) > 1)
            or not words
            or is_phrase(words, "signoff")
            or _is_initialled(last.text, words)
            or (len(drafts) > 2 and last.kind == "paragraph" and is_bio(last.text))
            or (last.kind == "paragraph" and words[0] == "by" and read_byline(last.text))
            or (last.kind == "paragraph" and _opens_section(words) and not _SENTENCE.search(last.text))
        ):
            drafts.pop()
            continue
        credit = _TRAILING_CREDIT.search(last.text)
        if credit and is_credit(credit[1]):
            last.text = last.text[: credit.start()]
        last.text = _TRAILING_SIGNOFF.sub("", last.text)
        return


def _is_initialled(text: str, words: tuple[str, ...]) -> bool:
    """An agency with the initials of its editors: "PTI SKL MR"."""
    few = 1 < len(words) <= 4 and all(len(word) <= 4 for word in words)
    return few and text.isupper() and is_phrase(words[:1], "signoff")
