"""The page around the data: one document with a Content-Security-Policy that allows its own parts alone.

Scripts and styles are inlined and allowed by their hashes, so that nothing else runs, whatever
a text holds; `default-src 'none'` leaves no request that the page could make; Trusted Types
without a policy forbid every sink that would turn a string into markup or code.
"""

from __future__ import annotations

import re
from importlib.resources import files

from tradewire.report.embed import escaped, source_hash

STYLES = ("theme.css", "layout.css", "marks.css", "panel.css", "views.css", "review.css")
SCRIPTS = (
    "dom.js",
    "offsets.js",
    "format.js",
    "data.js",
    "marks.js",
    "text.js",
    "hover.js",
    "panel.js",
    "panel-values.js",
    "goldtext.js",
    "goldfile.js",
    "review.js",
    "review-forms.js",
    "review-add.js",
    "fulltext.js",
    "filters.js",
    "list.js",
    "matrix.js",
    "timeline.js",
    "amounts.js",
    "article.js",
    "app.js",
)

_PLACE = re.compile(r"\{\{(\w+)\}\}")


def _asset(name: str) -> str:
    return files("tradewire.report").joinpath("assets", name).read_text(encoding="utf-8")


def style() -> str:
    """The style sheet of the page."""
    return "\n".join(_asset(name) for name in STYLES)


def script() -> str:
    """The script of the page: its files share one scope, and leave nothing in that of the window."""
    return '(() => {\n"use strict";\n' + "\n".join(_asset(name) for name in SCRIPTS) + "\n})();"


def policy(styles: str, scripts: str) -> str:
    """The Content-Security-Policy of a page with these inline parts."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {source_hash(scripts)}",
            f"style-src {source_hash(styles)}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def head_and_tail(title: str) -> tuple[str, str, str]:
    """The page in three parts: before the index, between the index and the articles, and after them.

    The script stands before the articles: the list is there while they are still being read.
    """
    styles, scripts = style(), script()
    parts = {
        "policy": policy(styles, scripts),
        "title": escaped(title),
        "style": styles,
        "script": scripts,
    }
    before, between, after = (
        _PLACE.sub(lambda found: parts[found[1]], part)
        for part in re.split(r"\{\{(?:index|articles)\}\}", _asset("page.html"))
    )
    return before, between, after
