"""What else a mention says of its duty: kind, change, name, law, exemptions, dates, size of the move."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, takewhile

from tradewire.relate.tariffs.article.discourse import Told
from tradewire.relate.tariffs.details.exemptions import ExemptionReader
from tradewire.relate.tariffs.details.kinds import change_of, is_ordinary, is_retaliatory, kind_of
from tradewire.relate.tariffs.details.legal import LawReader
from tradewire.relate.tariffs.details.names import Name, name_of, names_in
from tradewire.relate.tariffs.details.places import Places
from tradewire.relate.tariffs.details.timing import days_of
from tradewire.relate.tariffs.model import AdValorem, Change, Exemption, Rate, RateChange, TariffKind
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.clauses import verb_above
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.status.tense import soft_clause
from tradewire.values.model import PercentageValue

_AMOUNTS = frozenset({"by", "points", "tariff-change", "change-of"})
"""Rules of typing under which a percentage beside a rate is the amount by which the rate moves."""
_CARRIED_OVER = 2  # blocks over which a remedy's kind goes on
_RECENT = 50  # remedies told last that a mention may go on about


@dataclass(frozen=True, slots=True)
class Attributes:
    """What a mention says beside who, whom, what, how much and whether. Days are ISO days."""

    kind: TariffKind = "tariff"
    rate_change: RateChange | None = None
    change: Change | None = None
    retaliatory: bool = False
    name: str | None = None
    legal_basis: str | None = None
    exempt: tuple[Exemption, ...] = ()
    announced: str | None = None
    effective: str | None = None
    expires: str | None = None


class AttributeReader:
    """Reads the attributes of an article's mentions, in the order in which they are told."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.article.text
        self.places = Places(reading)
        self._exemptions = ExemptionReader(self._text)
        self._laws = LawReader(self._text)
        self._names: dict[int, list[Name]] = {}
        self._kinds: list[tuple[Told, TariffKind]] = []

    def read(self, told: Told, rate: Rate | None, previous: Rate | None) -> Attributes:
        """The attributes of one mention of a duty of that rate, with the old rate told beside it."""
        frame = told.frame
        place = self.places.of(told)
        days = days_of(told, place, self._reading)
        return Attributes(
            kind=self._kind(told),
            rate_change=None
            if frame is None or place.cell is not None
            else rate_change_of(frame, self._reading),
            change=None if frame is None else change_of(frame, told.status, _rises(rate, previous)),
            retaliatory=frame is not None and is_retaliatory(frame),
            name=None if frame is None else name_of(frame, self._names_in(frame.sentence)),
            legal_basis=self._laws.basis_of(told, place),
            exempt=self._exemptions.exemptions_of(told, place),
            announced=days.announced,
            effective=days.effective,
            expires=days.expires,
        )

    def _names_in(self, sentence: Sentence) -> list[Name]:
        if id(sentence) not in self._names:
            self._names[id(sentence)] = names_in(sentence)
        return self._names[id(sentence)]

    def _kind(self, told: Told) -> TariffKind:
        """The kind by the mention's own words, else that of a trade remedy told of before."""
        kind = kind_of(told.frame, self.places.words_about(self.places.of(told)), export=told.export)
        if kind == "tariff" and (told.frame is None or not is_ordinary(told.frame)):
            recent = takewhile(lambda k: abs(told.block - k[0].block) <= _CARRIED_OVER, reversed(self._kinds))
            before = next((k for t, k in islice(recent, _RECENT) if self._goes_on(t, told)), None)
            kind = before or kind
        if kind in ("anti_dumping", "countervailing", "safeguard"):
            self._kinds.append((told, kind))
        return kind

    def _goes_on(self, before: Told, told: Told) -> bool:
        """Whether a mention may be of the remedy told before: same parties, same goods, close by."""
        return (
            before.imposer == told.imposer
            and bool(set(before.targets) & set(told.targets))
            and self._goods(before) == self._goods(told)
        )

    def _goods(self, told: Told) -> list[str]:
        return sorted(self._text[s:e].lower() for s, e in told.products)


def _rises(rate: Rate | None, previous: Rate | None) -> bool | None:
    if isinstance(rate, AdValorem) and isinstance(previous, AdValorem) and rate.high != previous.high:
        return rate.high > previous.high
    return None


def rate_change_of(frame: Frame, reading: Reading) -> RateChange | None:
    """By how much the clause says that the rate moves ("rose 10 points to 35 %", "cut by half" is none)."""
    start, stop = soft_clause(frame)
    for k in range(start, stop):
        token = frame.tokens[k]
        if token.kind != "rate" or k == frame.token:
            continue
        how = reading.how.get(token.value, "").split("+")[0]
        value = reading.percentages[token.value]
        if not reading.is_tariff.get(token.value) and how in _AMOUNTS and _of_frame(frame, k):
            return _change(value)
    return None


def _of_frame(frame: Frame, k: int) -> bool:
    """Whether the amount at token `k` belongs to the rate's own verb or noun."""
    if not frame.sentence.parsed:
        return True
    verb, passed = verb_above(frame.sentence, k)
    return verb in (frame.verb, frame.inner, *frame.governors) or frame.noun in passed


def _change(value: PercentageValue) -> RateChange:
    low, high = value.value, value.value if value.value_high is None else value.value_high
    if value.unit == "bp":
        low, high = low.scaleb(-2), high.scaleb(-2)
    return RateChange(low, high, "percent" if value.unit == "percent" else "pp")


def old_rate_of(percent: int, reading: Reading) -> Rate | None:
    """The rate that a percentage took the place of: told, or inferred by the text's own numbers."""
    number = reading.previous_of.get(percent)
    value = reading.percentages[percent]
    if number is not None:
        return ad_valorem(reading.percentages[number])
    if value.previous_inferred is not None:
        return AdValorem(value.previous_inferred, value.previous_inferred)
    return None


def ad_valorem(value: PercentageValue) -> AdValorem:
    """A percentage as a rate of duty."""
    high = value.value if value.value_high is None else value.value_high
    return AdValorem(value.value, high, value.qualifier)
