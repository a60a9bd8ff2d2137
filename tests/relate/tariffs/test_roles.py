"""How a government stands in its phrase: for itself, as owner, as an organ, as an origin of goods."""

from __future__ import annotations

import pytest

from tradewire import Extractor
from tradewire.annotate.mentions import find_governments
from tradewire.layout import lay_out
from tradewire.read import read_text
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.roles import role_of
from tradewire.relate.tariffs.sentence.syntax import SpacyParser
from tradewire.values.percentages import find_percentages

# The sentence, a word of the government, its role, its phrase's head and the preposition before it.
ROWS = [
    ("Haiti put a duty of 5% on rum.", "Haiti", "bare", "Haiti", ""),
    ("A duty of 5% was imposed by Haiti.", "Haiti", "bare", "Haiti", "by"),
    ("Haiti's 5% duty on rum is old.", "Haiti", "tariff", "duty", ""),
    ("A Haitian duty of 5% is old.", "Haitian", "tariff", "duty", ""),
    ("Growers fear the Haitian levy of 5%.", "Haitian", "tariff", "levy", ""),
    ("Haitian rum pays 5%.", "Haitian", "goods", "rum", ""),
    ("Cuba puts 5% on Haitian rum.", "Haitian", "goods", "rum", "on"),
    ("Cuba puts 5% on Haiti's rum.", "Haiti", "goods", "rum", "on"),
    ("Cuba puts 5% on rum from Haiti.", "Haiti", "bare", "Haiti", "from"),
    ("Haitian officials put a duty of 5% on rum.", "Haitian", "organ", "officials", ""),
    ("The government of Haiti put a duty of 5% on rum.", "Haiti", "organ", "government", ""),
    ("Cuba taxes Haiti-made rum at 5%.", "Haiti", "goods", "made", ""),
]


def reading_of(text: str) -> Reading:
    article = lay_out(read_text(text, "a.txt"))
    return Reading(article, find_percentages(text), (), (), find_governments(article.text, article))


@pytest.mark.parametrize("parsed", [True, False], ids=["parsed", "unparsed"])
@pytest.mark.parametrize(("text", "word", "name", "head", "preposition"), ROWS)
def test_roles(
    text: str, word: str, name: str, head: str, preposition: str, parsed: bool, extractor: Extractor
) -> None:
    reading = reading_of(text)
    reading.prepare(SpacyParser(extractor.nlp) if parsed else None)
    (sentence,) = reading.all_sentences()
    (at,) = (k for k, t in enumerate(sentence.tokens) if t.kind == "gov" and t.text == word)
    role = role_of(sentence, at)
    assert (role.name, sentence.tokens[role.head].text, role.preposition) == (name, head, preposition)
