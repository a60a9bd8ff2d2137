"""Numbers as English news writes them, read exactly.

Digits with any usual grouping and decimal style ("1,234.5", "13 009", "16,18,900", "5,2",
"5-3/8", "2½", ".75"), words ("two and a half", "one hundred and five"), and the scale
behind them ("million", "bn", "lakh crore"). Every value is a `Decimal` without rounding.
Nothing here knows what is counted: `values.money` and `values.percentages` do.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

from tradewire.lexicons.number_words import cardinals, fractions
from tradewire.lexicons.scales import Scale, scales

# A number longer than this is no amount that anybody wrote; it bounds the work on hostile text.
MAX_DIGITS = 30
# Wide enough for the longest number times the two largest scales, so that no product is rounded.
_EXACT = Context(prec=MAX_DIGITS * 4)
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875"}
# Parts that are exact in decimals: prices and interest rates use halves to sixty-fourths.
_EXACT_PARTS = frozenset({2, 4, 5, 8, 10, 16, 20, 32, 50, 64})
_SPACES = " \u00a0\u202f\u2009"
_DIGITS = re.compile(
    rf"(?P<whole>[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,'’][0-9]+)*)"
    r"(?:[ -]?(?P<vulgar>[½¼¾⅛⅜⅝⅞])|[ -](?P<over>[0-9]{1,2})/(?P<under>[0-9]{1,2})(?![0-9/]))?"
    r"|(?P<alone>[½¼¾⅛⅜⅝⅞])"
)
_ONLY_PART = re.compile(r"/([0-9]{1,2})(?![0-9/])")
_AND_PART = re.compile(r"[ -]and[ -](?:a[ -])?(half|quarter|three[ -]quarters)\b")
_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")
_POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_APOSTROPHES = re.compile(r"[0-9]{1,3}(?:['’][0-9]{3})+(?:\.[0-9]+)?")
_WORD = re.compile(rf"[{_SPACES}]{{0,2}}-?([A-Za-zãõóñ]+)")


@dataclass(slots=True)
class Quantity:
    """One number in a text: `text[start:end]`, its scale included.

    `number` is what stands before the scale, `number_end` where it ends; `scale` is what
    it is multiplied by, None without one. `money_scale`: the scale counts only beside a
    currency. `glued`: a letter or digit stands right before, so that it is part of a name
    ("A350") unless a currency claims that letter. `written` is the number as written.
    """

    start: int
    end: int
    number: Decimal
    number_end: int
    scale: Decimal | None
    money_scale: bool
    glued: bool
    in_words: bool
    written: str

    @property
    def value(self) -> Decimal:
        """The number times its scale."""
        return self.number if self.scale is None else times(self.number, self.scale)


def times(number: Decimal, scale: Decimal) -> Decimal:
    """The exact product."""
    return _EXACT.multiply(number, scale)


def plain(value: Decimal) -> Decimal:
    """The same value without trailing zeros and without an exponent: equal values print equally."""
    if not value:
        return Decimal(0)
    if value == value.to_integral_value(context=_EXACT):
        return value.quantize(Decimal(1), context=_EXACT)
    return value.normalize(_EXACT)


def read_digits(written: str) -> Decimal | None:
    """The value of digits with grouping and decimal marks, or None if it is no number ("1.2.3").

    >>> read_digits("16,18,900.50")
    Decimal('1618900.50')
    """
    if len(written) > MAX_DIGITS:
        return None
    if written.isdigit():
        return Decimal(written)
    bare = written.replace(" ", "") if " " in written else written
    for space in _SPACES[1:]:
        bare = bare.replace(space, "")
    point = bare.find(".")
    if "," not in bare and "'" not in bare and "’" not in bare:
        if bare.count(".") <= 1:
            return Decimal(bare)
        return Decimal(bare.replace(".", "")) if _POINTS.fullmatch(bare) else None
    if _COMMAS.fullmatch(bare):
        return Decimal(bare.replace(",", ""))
    if _DECIMAL_COMMA.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    if point >= 0 and _POINTS.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if _APOSTROPHES.fullmatch(bare):
        return Decimal(bare.replace("'", "").replace("’", ""))
    return None


def find_scale(text: str, end: int) -> tuple[Decimal, int, bool] | None:
    """The scale word or words that stand behind a number which ends at `end`.

    Returns the factor, where it ends, and whether it counts only beside a currency;
    None if the next word is no scale. Two words multiply ("lakh crore", "thousand million").
    """
    table = scales()
    factor, at, money = None, end, False
    for _ in range(2):
        match = _WORD.match(text, at)
        if match is None:
            break
        word = match[1]
        readings = table.get(word if word.islower() else word.lower())
        if readings is None:
            break
        scale = _fitting(readings, touching=match.start(1) == at, tail=text[match.end() : match.end() + 1])
        if scale is None or (factor is not None and (scale.money or money)):
            break
        factor = scale.value if factor is None else times(factor, scale.value)
        at, money = match.end(), scale.money
    return None if factor is None else (factor, at, money)


def _fitting(readings: tuple[Scale, ...], *, touching: bool, tail: str) -> Scale | None:
    if tail.isdigit() or tail == "²" or tail == "³":
        return None
    return next((scale for scale in readings if touching or not scale.glued), None)


def _digit_quantities(text: str, start: int, end: int) -> list[Quantity]:
    found: list[Quantity] = []
    past = start
    for match in _DIGITS.finditer(text, start, end):
        begin = match.start()
        if begin < past:
            continue
        stop = match.end()
        written = match["whole"] or ""
        if match["alone"]:
            number = Decimal(_VULGAR[match["alone"]])
        else:
            read = read_digits(written)
            if read is None:
                continue
            number = read
            if match["vulgar"]:
                number += Decimal(_VULGAR[match["vulgar"]])
            elif match["over"]:
                part = _part(match["over"], match["under"])
                if part is None:
                    stop = match.end("whole")
                else:
                    number += part
            elif text[stop : stop + 1] == "/":
                ratio = _ONLY_PART.match(text, stop)
                part = _part(written, ratio[1]) if ratio else None
                if ratio and part is not None:
                    number, stop = part, ratio.end()
        before = text[begin - 1 : begin] if begin else ""
        if (
            before == "."
            and not match["alone"]
            and not text[max(begin - 2, 0) : begin - 1].isalnum()
            and number == int(number)
        ):
            # ".75 percent": the point is the number's own, unless it ends a word or a number.
            fraction = read_digits("0." + written) if written.isdigit() else None
            if fraction is not None:
                number, begin = fraction, begin - 1
                before = text[begin - 1 : begin] if begin else ""
        number_end, scale, scale_end, money = stop, None, stop, False
        following = text[stop : stop + 1]
        if following == " " or following == "-" or following.isalpha() or following in "\u00a0\u202f\u2009":
            if text.startswith(("and", "-and"), stop + 1) or following == "-":
                half = _AND_PART.match(text, stop)
                if half:
                    number += _part_named(half[1])
                    number_end = scale_end = half.end()
            scaled = find_scale(text, number_end)
            if scaled is not None:
                scale, scale_end, money = scaled
        found.append(
            Quantity(begin, scale_end, number, number_end, scale, money, before.isalnum(), False, written)
        )
        past = scale_end
    return found


def _part(over: str, under: str) -> Decimal | None:
    if not over.isdigit() or len(over) > 2 or int(under) not in _EXACT_PARTS or int(over) >= int(under):
        return None
    return Decimal(over) / Decimal(under)


def _part_named(words: str) -> Decimal:
    """The value of "half", "quarter" or "three quarters"."""
    if words.startswith("three"):
        return fractions()["quarter"] * 3
    return fractions()[words]


@functools.cache
def _word_start() -> re.Pattern[str]:
    """Where a number in words can begin; "a" begins one only before a scale or a part."""
    large = [form for form, readings in scales().items() if not readings[0].money and form.isascii()]
    words = sorted([*cardinals(), *fractions()], key=lambda word: (-len(word), word))
    after_a = "|".join(sorted([*large, *fractions()], key=lambda word: (-len(word), word)))
    forms = [form for word in words for form in (word, word.capitalize(), word.upper())]
    return re.compile(rf"\b(?:[Aa]n?[ -](?:{after_a})|{'|'.join(forms)})\b")


_TOKEN = re.compile(r"[ -]?([A-Za-z]+)")
_OF_A = re.compile(r"[ -](?:of[ -])?an?(?=[ -])")


class _Words:
    """A cursor over the words of one number; each `read_*` leaves `end` behind what it took."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.end = start
        self.limit = end

    def peek(self, at: int | None = None) -> tuple[str, int]:
        match = _TOKEN.match(self.text, self.end if at is None else at, self.limit)
        return (match[1].lower(), match.end()) if match else ("", self.end)

    def below_hundred(self) -> Decimal | None:
        word, after = self.peek()
        value = cardinals().get(word)
        if value is None:
            return None
        self.end = after
        if value >= 20:
            unit, after = self.peek()
            more = cardinals().get(unit)
            if more is not None and 0 < more < 10:
                self.end = after
                return value + more
        return value

    def group(self) -> Decimal | None:
        """A number below a thousand, with its "and a half" if it has one."""
        word, after = self.peek()
        if word in ("a", "an"):
            nxt, _ = self.peek(after)
            if nxt in ("half", "quarter", "hundred", "dozen") or nxt in scales():
                self.end = after
                value: Decimal | None = Decimal(1)
            else:
                return None
        else:
            value = self.below_hundred()
        word, after = self.peek()
        if word in fractions() and value is not None:
            part = fractions()[word] * value
            self.end = after
            self._of_a()
            return part
        if value is None:
            if word not in fractions():
                return None
            self.end = after
            self._of_a()
            return fractions()[word]
        if word in ("hundred", "dozen"):
            value *= scales()[word][0].value
            self.end = after
            self._and_rest_below_hundred(value)
            value += self._rest
        half = _AND_PART.match(self.text, self.end, self.limit)
        if half:
            value += _part_named(half[1])
            self.end = half.end()
        return value

    _rest = Decimal(0)

    def _and_rest_below_hundred(self, hundreds: Decimal) -> None:
        self._rest = Decimal(0)
        word, after = self.peek()
        if hundreds % 100 or (word != "and" and word not in cardinals()):
            return
        mark = self.end
        if word == "and":
            self.end = after
        rest = self.below_hundred()
        if rest is None:
            self.end = mark
        else:
            self._rest = rest

    def _of_a(self) -> None:
        """Take the "of a" of "three quarters of a million"; what it is of must follow."""
        match = _OF_A.match(self.text, self.end, self.limit)
        if match:
            self.end = match.end()

    def scale(self) -> Decimal | None:
        scaled = find_scale(self.text, self.end)
        if scaled is None or (scaled[2] and self.text[self.end : self.end + 1].isalpha()):
            return None
        self.end = scaled[1]
        return scaled[0]


def _word_quantities(text: str, start: int, end: int) -> list[Quantity]:
    found: list[Quantity] = []
    pattern = _word_start()
    match = pattern.search(text, start, end)
    while match is not None:
        begin = match.start()
        cursor = _Words(text, begin, end)
        number = cursor.group()
        if number is None:
            match = pattern.search(text, match.end(), end)
            continue
        number_end = cursor.end
        mark = cursor.end
        scaled = find_scale(text, cursor.end)
        scale = money = None
        if scaled is not None:
            scale, cursor.end, money = scaled
            half = _AND_PART.match(text, cursor.end, end)
            if half:
                number, cursor.end = number + _part_named(half[1]), half.end()
            else:
                number, scale = _more_groups(cursor, number, scale)
            mark = cursor.end
        before = text[begin - 1 : begin] if begin else ""
        if before != "-" or not text[max(begin - 2, 0) : begin - 1].isalpha():
            found.append(
                Quantity(
                    begin,
                    mark,
                    number,
                    number_end,
                    scale,
                    bool(money),
                    before.isalnum(),
                    True,
                    text[begin:mark],
                )
            )
        match = pattern.search(text, max(mark, match.end()), end)
    return found


def _more_groups(cursor: _Words, number: Decimal, scale: Decimal) -> tuple[Decimal, Decimal | None]:
    """ "one million two hundred thousand": add the smaller groups that follow a scale."""
    total, least, grown = times(number, scale), scale, False
    for _ in range(3):
        mark = cursor.end
        word, after = cursor.peek()
        if word == "and":
            cursor.end = after
        elif word not in cardinals():
            break
        value = cursor.group()
        smaller = find_scale(cursor.text, cursor.end) if value is not None else None
        factor = smaller[0] if smaller else Decimal(1)
        if (
            value is None
            or value != int(value)
            or factor >= least
            or times(value, factor) >= least
            or (word == "and" and smaller is None and value >= 100)
        ):
            cursor.end = mark
            break
        if word == "and" and smaller is None and least > 1000:
            # "five million and ten percent": two numbers; "a thousand and ten" is one.
            cursor.end = mark
            break
        if smaller:
            cursor.end = smaller[1]
        total, least, grown = total + times(value, factor), factor, True
    return (total, None) if grown else (number, scale)


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Every number in `text[start:end]`, in order, in time linear in its length.

    A number in words that continues digits ("2 million") is part of the digits.
    """
    stop = len(text) if end is None else end
    in_digits = _digit_quantities(text, start, stop)
    in_words = _word_quantities(text, start, stop)
    if not in_words:
        return in_digits
    merged: list[Quantity] = []
    past = start
    for quantity in sorted((*in_digits, *in_words), key=lambda q: (q.start, -q.end)):
        if quantity.start >= past:
            merged.append(quantity)
            past = quantity.end
    return merged


def quantities_in(text: str, regions: Sequence[tuple[int, int]] | None) -> list[Quantity]:
    """The numbers of the regions of `text`, in order; of the whole text if `regions` is None.

    The numbers of the last text are kept, because money and percentages are read from the same one.
    """
    if regions is None:
        return list(_all_quantities(text))
    return [quantity for low, high in regions for quantity in find_quantities(text, low, high)]


@functools.lru_cache(maxsize=1)
def _all_quantities(text: str) -> tuple[Quantity, ...]:
    return tuple(find_quantities(text))
