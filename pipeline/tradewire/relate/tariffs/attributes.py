"""What else a clause says of a duty: its kind, name, law, change, exemptions and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tradewire.relate.tariffs.clauses import COLLECTING
from tradewire.relate.tariffs.frames import Frame
from tradewire.relate.tariffs.model import Change, Exemption, Status, TariffKind
from tradewire.relate.tariffs.phrases import is_verb, read_goods
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.status import soft_clause
from tradewire.relate.tariffs.tokens import Token
from tradewire.values.dates import to_day

# Source: section numbers of US trade statutes and named acts as news cites them.
_SECTION = re.compile(r"\b[Ss]ections?\s(\d{2,4}[A-Z]?)(?=\b)")
_ACT = re.compile(r"\b(IEEPA|International Emergency Economic Powers Act|(?:[A-Z][\w’'-]+\s){1,4}Act(?:\sof\s\d{4})?)")
_QUOTED_NAME = re.compile(
    r"[“\"‘']([^”\"’'\n]{3,40}?)(?:,)?[”\"’']\s+(?:(?:import|export)\s+)?(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?)\b"
    r"|[“\"‘']([^”\"’'\n]{3,40}?\s(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?)),?\.?[”\"’']",
    re.I,
)
# Adjectives that name a measure rather than describe it.
_NAMING = frozenset({"fentanyl", "reciprocal", "liberation", "baseline", "transshipment", "retaliatory", "secondary", "emergency"})


def kind_of(frame: Frame | None, context: Sequence[Token] = ()) -> TariffKind:
    """The kind of duty, by the words of the rate's clause (else of `context`: caption or header words)."""
    tokens: list[Token] = list(context)
    if frame is not None:
        start, stop = soft_clause(frame)
        tokens = frame.tokens[start:stop] + tokens
    cues = set().union(*(t.cues for t in tokens)) if tokens else set()
    for cue, kind in _KINDS:
        if cue in cues:
            return kind
    return "tariff"


_KINDS: tuple[tuple[str, TariffKind], ...] = (
    ("anti_dumping", "anti_dumping"),
    ("countervailing", "countervailing"),
    ("export_duty", "export_duty"),
    ("safeguard", "safeguard"),
    ("digital_tax", "digital_tax"),
    ("quota", "tariff_rate_quota"),
)


def name_of(frame: Frame) -> str | None:
    """The measure's own name ("fentanyl tariff"), or None. An average is "average effective rate"."""
    tokens = frame.tokens
    first = min(frame.token, frame.noun if frame.noun is not None and frame.noun >= frame.low else frame.token)
    last = max(frame.token, frame.noun if frame.noun is not None else frame.token)
    window = tokens[max(frame.low, first - 6) : last + 1]
    if any("average" in t.cues for t in window):
        return "average effective rate"
    for k, token in enumerate(window):
        if token.low in _NAMING and k + 1 < len(window):
            for follower in window[k + 1 : k + 4]:
                if "tariff_noun" in follower.cues:
                    if token.low == "retaliatory":
                        break
                    return f"{token.low} {follower.low}"
    return None


def legal_basis_of(text: str) -> str | None:
    """The law that a sentence names as the measure's ground: "Section 232", "IEEPA", an act's name."""
    section = _SECTION.search(text)
    if section:
        return f"Section {section[1]}"
    act = _ACT.search(text)
    if act is None:
        return None
    return "IEEPA" if act[1].startswith("International Emergency") else act[1].removeprefix("The ")


def quoted_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of duties named in quotation marks (“river levy”) within `[start, end)`, quotes left out."""
    found = []
    for match in _QUOTED_NAME.finditer(text, start, end):
        group = 1 if match[1] is not None else 2
        found.append(match.span(group))
    return found


def is_retaliatory(frame: Frame) -> bool:
    """Whether the rate's sentence calls the measure an answer to another's."""
    start, stop = soft_clause(frame)
    return any("retaliate" in t.cues for t in frame.tokens[start:stop])


def change_of(frame: Frame, status: Status | None, has_previous: bool, rises: bool | None) -> Change | None:
    """Whether the measure is new, a rise, a cut, an extension or an end, by its verb."""
    cues = frame.tokens[frame.verb].cues if frame.verb is not None else frozenset()
    if status == "removed" or ("remove" in cues and not cues & {"raise", "move"}):
        return "removal"
    if has_previous and rises is not None:
        return "increase" if rises else "decrease"
    if "raise" in cues and not cues & {"lower"}:
        return "increase"
    if "lower" in cues and not cues & {"raise"}:
        return "decrease"
    if frame.verb is not None and frame.tokens[frame.verb].low.startswith(("extend", "prolong", "renew")):
        return "extension"
    if cues & {"impose"} and frame.construction in ("active", "agentless") and frame.tokens[frame.verb or 0].low.startswith(
        ("impos", "introduc", "slap", "put", "levi", "levy", "announc", "bring", "enact")
    ):
        return "new"
    return None


def exemptions_of(frame: Frame) -> tuple[Exemption, ...]:
    """What the rate's sentence spares: goods in its words, or countries by code."""
    tokens = frame.tokens
    found: list[Exemption] = []
    for k, token in enumerate(tokens):
        if "exempt" not in token.cues:
            continue
        if token.low in ("excluding", "except", "but", "exempting", "spares", "excludes", "exempts", "excepting") or token.low in ("apart", "other", "with"):
            phrase = read_goods(tokens, _behind(tokens, k), len(tokens))
        elif token.low in ("exempt", "exempted", "spared", "excluded", "free", "are", "is"):
            begin = k
            while begin and tokens[begin - 1].kind != "punct" and not is_verb(tokens, begin - 1):
                begin -= 1
            phrase = read_goods(tokens, begin, k)
        else:
            continue
        for position in phrase.bare or phrase.origins:
            found.append(Exemption(code=tokens[position].value.code))
        for start, end in phrase.products:
            words = _text(tokens, start, end)
            if words:
                found.append(Exemption(text=words))
        break
    return tuple(dict.fromkeys(found))


def _behind(tokens: list[Token], k: int) -> int:
    k = max(k + 1, tokens[k].cue_end)
    while k < len(tokens) and tokens[k].low in ("for", "from", "goods", "the", "of", "than"):
        k += 1
    return k


def _text(tokens: list[Token], start: int, end: int) -> str:
    return " ".join(t.text for t in tokens[start:end])


def dates_of(frame: Frame, reading: Reading, status: Status | None) -> tuple[str | None, str | None, str | None]:
    """(announced, effective, expires) as ISO days, from the dates of the rate's clause and their prepositions."""
    start, stop = soft_clause(frame)
    tokens = frame.tokens[start:stop]
    announced = effective = expires = None
    collecting = frame.verb is not None and bool(frame.tokens[frame.verb].cues & COLLECTING)
    for token in tokens:
        if token.kind != "date":
            continue
        value = token.value
        day = to_day(value.value) if value.value is not None else None
        if day is None or value.value is None or len(value.value.split("/")[0]) < 10:
            continue
        iso = day.isoformat()
        if value.cue in ("until", "till", "through", "expires", "expiring"):
            expires = expires or iso
        elif value.cue in ("from", "since", "effective", "starting", "beginning", "start", "as of"):
            effective = effective or iso
        elif status == "announced" and reading.anchor is not None and day > reading.anchor:
            effective = effective or iso
        elif collecting and reading.anchor is not None and day <= reading.anchor:
            if status == "in_force":
                effective = effective or iso
            else:
                announced = announced or iso
    return announced, effective, expires
