"""Words that stand for a national government: seats, parliaments, organs, house words.

Source: `governments.yaml`; general knowledge, as its sources say.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import StrictBool, StrictStr

from tradewire.lexicons.base import Entry, load_entries

GovernmentKind = Literal["palace", "parliament", "organ", "house_word", "nickname"]


class Government(Entry):
    """One word for a government.

    Attributes:
        text: the word, without a leading article ("Kremlin").
        code: ISO 3166-1 alpha-2 of the country, "EU" for the Union, a code of
            `tradewire.lexicons.countries` for a state that is no more.
        kind: palace (a building or its street), parliament (a chamber or all of it), organ,
            house_word (a common noun used as a name, "the Centre") or nickname.
        variants: other spellings and longer forms, without a leading article.
        other_codes: other countries that use the same word.
        article: whether the word counts only with "the" before it ("the Hill", "the bloc").
        context: whether the word counts only where the article is about this country anyhow;
            always so if there are other countries.
        case_sensitive: whether it must be written as here ("Diet", "Congress").
    """

    text: StrictStr
    code: StrictStr
    kind: GovernmentKind
    variants: tuple[StrictStr, ...] = ()
    other_codes: tuple[StrictStr, ...] = ()
    article: StrictBool = False
    context: StrictBool = False
    case_sensitive: StrictBool = False

    def forms(self) -> tuple[str, ...]:
        """Every form, the main one first."""
        return (self.text, *self.variants)


@cache
def governments() -> tuple[Government, ...]:
    """All government words, sorted by code, kind and text.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return load_entries("governments", Government)
