"""The language an article is written in, and whether it is English, which alone is read for values.

Words that only serve English grammar decide first: a text with enough of them is English, whatever it
quotes. Telegraphic wires and tables of figures have none; they, and very short texts, are taken for
another language only where py3langid is sure of one and the text is no list of figures. Measured on
19,108 newswires of 1987, many of them nothing but prices and earnings: none is taken for foreign (tests),
while sentences of 90 letters in nineteen of twenty languages are told from English.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from tradewire.layout.article import Article, Notice
from tradewire.lexicons.function_words import function_words

_CHARS = 4_000  # of running text that are looked at
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d[\d.,/]*")
_MOST_FIGURES = 0.05  # for each letter, in running text: above, it is a list of names and prices
_ENGLISH_SHARE = 0.08  # of an English text's words; news has 0.15 to 0.25, other languages up to 0.03
_SURE, _AGREED = 0.7, 0.4  # probability of a language, and of the one that the source names
_LETTERS = 40  # of a text in which a language is looked for
_SPOKEN = frozenset(("paragraph", "list_item", "quote", "heading"))
# "No language" and Nigerian Pidgin, for which telegraphic English is taken.
_ENGLISH_ENOUGH = frozenset(("en", "pcm", "zxx", "und"))


@dataclass(frozen=True, slots=True)
class Language:
    """A language: `code` is a BCP 47 tag, or None where nothing tells it."""

    code: str | None
    english: bool


def with_language(article: Article) -> Article:
    """`article` with the language it is written in, marked as foreign where that is not English."""
    text = article.text
    spoken = (text[block.start : block.end] for block in article.blocks if block.kind in _SPOKEN)
    found = language_of(spoken, declared=article.language)
    if found.english:
        return replace(article, language=found.code)
    message = f"written in {found.code}, not in English: its text, blocks and tables are all that is read"
    notices = (*article.notices, Notice("not_english", message))
    return replace(article, language=found.code, foreign=True, notices=notices)


def language_of(texts: Iterable[str], *, declared: str | None = None) -> Language:
    """The language of running text; `declared` is what its source names, which the text may contradict.

    A text that does not tell has the declared language, and is English unless another one is
    declared and no word of it is English.
    """
    words, figures = _words(texts)
    letters = sum(map(len, words))
    prose = figures <= _MOST_FIGURES * letters
    english = sum(map(function_words().__contains__, words))
    if english > _ENGLISH_SHARE * len(words):
        return Language(declared if _is_english(declared) else "en", True)
    if prose and (letters >= _LETTERS or (declared and not _is_english(declared))):
        code, probability = _identifier().classify(" ".join(words))
        same = declared is not None and _primary(declared) == code
        if code not in _ENGLISH_ENOUGH and probability >= (_AGREED if same else _SURE):
            return Language(declared if same else code, False)
        if code == "en" and probability >= _SURE:
            return Language(declared if same else code, True)
    other = declared is not None and not _is_english(declared)
    return Language(declared, not (other and words and not english))


def _words(texts: Iterable[str]) -> tuple[list[str], int]:
    """The first words in lower case, and the number of figures among them."""
    words: list[str] = []
    figures = 0
    left = _CHARS
    for text in texts:
        words += _WORD.findall(text[:left].lower())
        figures += len(_FIGURE.findall(text[:left]))
        left -= len(text)
        if left <= 0:
            break
    return words, figures


def _primary(tag: str) -> str:
    return re.split(r"[-_]", tag.lower(), maxsplit=1)[0]


def _is_english(tag: str | None) -> bool:
    return tag is not None and _primary(tag) == "en"


@functools.cache
def _identifier() -> Any:
    """py3langid with its own model, which takes a moment to load: most articles never need it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
