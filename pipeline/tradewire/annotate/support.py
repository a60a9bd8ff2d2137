"""Whether an article supports a loose form: "the bloc", "Commerce", a company's short name."""

from __future__ import annotations

import functools
import re

from tradewire.annotate.business import in_business
from tradewire.annotate.context import Context
from tradewire.annotate.gazetteer import GazetteerMatch
from tradewire.annotate.names import GAP, UPPER, not_name, opens_sentence
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.regions import regions
from tradewire.lexicons.senses import senses

_WORD_BEFORE = re.compile(rf"([\w.'’&-]+){GAP}$")
_WORD_AFTER = re.compile(rf"{GAP}([\w.'’&-]+)")
_SIDE = 48  # characters looked at before the form
_NUMBERS = frozenset({"Six", "Nine", "Ten", "Twelve", "Fifteen"})  # what the Community was called by
_HOME = 2  # how often an article speaks of a country whose bodies it may call by their letters


def unsupported(text: str, match: GazetteerMatch, context: Context) -> bool:
    """Whether a loose form ("the bloc", "Commerce") stands where nothing supports this reading.

    The full name supports it; an acronym also has the support of the country whose body it
    is, a company's short name that of what is said of companies beside it.
    """
    if not match.ambiguous:
        return False
    entry = match.entry
    loose = getattr(entry, "loose", ())
    if match.text not in loose and match.text.title() not in loose:
        return False
    if match.kind == "bloc" and opens_sentence(text, match.start) and match.text[0] in UPPER:
        # "Twelve years", "Community groups": at a sentence's start the word is what it is elsewhere.
        after = _WORD_AFTER.match(text, match.end)
        everyday = match.text.lower() in name_cues("common_head") or match.text in _NUMBERS
        if everyday and (after is None or after[1] not in name_cues("body_staff", "speech", "auxiliary")):
            return True
    if any(context.says(form) for form in (entry.name, *entry.forms())):
        return False
    if match.kind == "bloc" and match.text in _region_adjectives() and context.bodies[match.code or ""]:
        return False  # "Brussels … European cheese"
    if match.kind == "company":
        told = any(sense.reading == "company" for sense in senses().get(match.text, ()))
        return not told and not in_business(text, match.start, match.end)
    if match.kind == "organization" and match.text.isupper():
        return match.code is None or _foreign(match.code, context)
    if match.kind == "organization" and match.code is not None and " " not in match.text:
        # "Commerce said", "at Commerce", but "Commerce and industry": a body, where its country is told of
        return _foreign(match.code, context) or not _stands_alone(text, match)
    return True


@functools.cache
def _region_adjectives() -> frozenset[str]:
    return frozenset(adjective for region in regions() for adjective in region.adjectives)


def _foreign(code: str, context: Context) -> bool:
    """Whether the article speaks too little of a country to call its bodies by their letters."""
    return context.countries[code] + context.bodies[code] < _HOME


def _stands_alone(text: str, match: GazetteerMatch) -> bool:
    """Whether a capitalised word is a name by itself: no part of a longer one, no sentence's first word."""
    after = _WORD_AFTER.match(text, match.end)
    if after is not None and (after[1][0] in UPPER or after[1] == "and"):
        return False
    before = _WORD_BEFORE.search(text, max(0, match.start - _SIDE), match.start)
    if before is not None and before[1][0] in UPPER and before[1].lower() not in not_name():
        return False
    spoken = after is not None and after[1] in name_cues("speech", "auxiliary")
    return spoken or not opens_sentence(text, match.start)
