"""Whom an article speaks of as governments, and where: what the tariff rules read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradewire.annotate.extensions import text_of
from tradewire.annotate.mentions import GovernmentForm, GovernmentMention, find_governments

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["GovernmentForm", "GovernmentMention", "governments"]


def governments(doc: Doc) -> list[GovernmentMention]:
    """Every mention of a government in an article, by position; mentions do not overlap.

    A mention is `(start, end, code, form, text)`: `[start, end)` in code points of the
    article's text, `code` the ISO 3166-1 alpha-2 code of the country or the short name of the
    bloc ("EU", "MERCOSUR"), and `form` what stands there:

    - name: the country's name ("Peru", "the US" without the article)
    - adjective: its nationality adjective ("Peruvian"); people: its people ("Peruvians"); a state or a
      province right before goods counts as its country's ("Californian almonds", "Alberta's beef")
    - capital: a capital that stands for the government ("Lima said"), not one that is a place
    - organ: a parliament, palace, ministry, agency or court ("the Commerce Department", "the Diet")
    - leader: somebody whom the lexicon of leaders knows in an office of the government
    - person: somebody whom the article introduces with such an office, everywhere the name stands
    - bloc: a group of states with commitments of its own ("EU", "Mercosur", "the bloc")

    Words that need the discourse ("the ministry", "the president", "it") are no mentions, nor
    are other states and provinces, regions, cities that are places, forums that only meet ("G20") and
    companies.

    Takes what `tradewire_entities` left on the Doc; a Doc without it is read from its text
    alone, which finds the same but for people whom only a model tells.
    """
    found: list[GovernmentMention] | None = doc._.tradewire_mentions
    if found is not None:
        return found
    article = doc._.tradewire_article
    return find_governments(text_of(doc), article)
