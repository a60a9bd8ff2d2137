"""The only place that registers spaCy extensions.

Components read the laid-out article from `doc._.tradewire_article` and leave their
results on the attributes below; each is None until its component has run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

EXTENSIONS = (
    "tradewire_article",  # layout.article.Article: what the Doc's text is laid out as
    "tradewire_anchor",  # the day that relative dates are told from, an ISO date
    "tradewire_money",
    "tradewire_percentages",
    "tradewire_dates",
    "tradewire_mentions",
    "tradewire_entities",
    "tradewire_tariffs",
    "tradewire_implications",
)


def register() -> None:
    """Register every extension on `spacy.tokens.Doc`; a second call changes nothing."""
    from spacy.tokens import Doc

    for name in EXTENSIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


def text_of(doc: Doc) -> str:
    """The text of `doc`: that of its article, where it has one, which is the same.

    `doc.text` is put together of all tokens each time it is asked for.
    """
    article = doc._.tradewire_article
    text: str = doc.text if article is None else article.text
    return text
