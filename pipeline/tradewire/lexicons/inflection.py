"""Forms of English verbs, as far as the cue lexicons need them.

Source: the regular spelling rules of English (any school grammar) and the irregular
verbs among the lexicons' own lemmas.
"""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["base", "s", "past", "participle", "ing"]

# lemma: (past, participle); third person and -ing follow the rules.
_IRREGULAR = {
    "be": ("was", "been"),
    "bear": ("bore", "borne"),
    "become": ("became", "become"),
    "begin": ("began", "begun"),
    "break": ("broke", "broken"),
    "bring": ("brought", "brought"),
    "buy": ("bought", "bought"),
    "come": ("came", "come"),
    "cost": ("cost", "cost"),
    "creep": ("crept", "crept"),
    "cut": ("cut", "cut"),
    "do": ("did", "done"),
    "draw": ("drew", "drawn"),
    "fall": ("fell", "fallen"),
    "feel": ("felt", "felt"),
    "fight": ("fought", "fought"),
    "find": ("found", "found"),
    "freeze": ("froze", "frozen"),
    "get": ("got", "got"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "grow": ("grew", "grown"),
    "have": ("had", "had"),
    "hit": ("hit", "hit"),
    "hold": ("held", "held"),
    "keep": ("kept", "kept"),
    "know": ("knew", "known"),
    "leave": ("left", "left"),
    "lend": ("lent", "lent"),
    "let": ("let", "let"),
    "lose": ("lost", "lost"),
    "make": ("made", "made"),
    "meet": ("met", "met"),
    "overturn": ("overturned", "overturned"),
    "pay": ("paid", "paid"),
    "put": ("put", "put"),
    "repay": ("repaid", "repaid"),
    "rise": ("rose", "risen"),
    "run": ("ran", "run"),
    "say": ("said", "said"),
    "see": ("saw", "seen"),
    "seek": ("sought", "sought"),
    "sell": ("sold", "sold"),
    "set": ("set", "set"),
    "shed": ("shed", "shed"),
    "shrink": ("shrank", "shrunk"),
    "sink": ("sank", "sunk"),
    "slide": ("slid", "slid"),
    "speak": ("spoke", "spoken"),
    "spend": ("spent", "spent"),
    "stand": ("stood", "stood"),
    "stick": ("stuck", "stuck"),
    "strike": ("struck", "struck"),
    "swell": ("swelled", "swollen"),
    "swing": ("swung", "swung"),
    "take": ("took", "taken"),
    "tear": ("tore", "torn"),
    "tell": ("told", "told"),
    "think": ("thought", "thought"),
    "throw": ("threw", "thrown"),
    "uphold": ("upheld", "upheld"),
    "undercut": ("undercut", "undercut"),
    "win": ("won", "won"),
    "withdraw": ("withdrew", "withdrawn"),
    "write": ("wrote", "written"),
}
_BE = (("am", "s"), ("is", "s"), ("are", "s"), ("were", "past"), ("being", "ing"))
# The final consonant is doubled before -ed and -ing behind one short vowel: in words of one syllable,
# and in those stressed on the last.
_ONE_SYLLABLE = re.compile(r"(?:qu|[^aeiou])*[aeiou][bdgklmnprtz]")
_STRESSED_LAST = frozenset(
    {"admit", "annul", "begin", "commit", "defer", "incur", "permit", "rebut", "refer", "regret", "transfer"}
)
# British English doubles an unstressed final l ("cancelled"), American does not.
_UNSTRESSED_L = frozenset({"cancel", "level", "pencil", "signal", "total", "travel"})


def _third_person(lemma: str) -> str:
    if lemma == "have":
        return "has"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


def _stem(lemma: str) -> str:
    doubled = lemma in _STRESSED_LAST or _ONE_SYLLABLE.fullmatch(lemma)
    return lemma + lemma[-1] if doubled else lemma


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ied"
    return f"{_stem(lemma)}ed"


def _ing(lemma: str) -> str:
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) and lemma != "be":
        return f"{lemma[:-1]}ing"
    return f"{_stem(lemma)}ing"


def verb_forms(lemma: str) -> list[tuple[str, Tense]]:
    """All forms of a verb with their tense; a form that serves twice ("cut") comes twice."""
    past, participle = _IRREGULAR.get(lemma, (_past(lemma),) * 2)
    forms: list[tuple[str, Tense]] = [
        (lemma, "base"),
        (_third_person(lemma), "s"),
        (past, "past"),
        (participle, "participle"),
        (_ing(lemma), "ing"),
    ]
    if lemma in _UNSTRESSED_L:
        forms += [(f"{lemma}led", "past"), (f"{lemma}led", "participle"), (f"{lemma}ling", "ing")]
    if lemma == "be":
        forms = [f for f in forms if f[0] != "bes"] + [(form, tense) for form, tense in _BE]  # type: ignore[misc]
    return forms
