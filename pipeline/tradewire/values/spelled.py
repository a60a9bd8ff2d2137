"""Numbers in words: "two and a half", "one hundred and five", "a quarter of a million"."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from tradewire.lexicons.number_words import cardinals, fractions, small_parts
from tradewire.lexicons.scales import scales
from tradewire.values.numbers import AND_PART, Quantity, find_scale, part_named, times
from tradewire.values.patterns import prefix_tree

_TOKEN = re.compile(r"[ -]?([A-Za-z]+)")
_OF_A = re.compile(r"[ -](?:of[ -])?an?(?=[ -])")
_GROUPS = 3  # "one million two hundred thousand and five" has two more behind the first


@functools.cache
def _word_start() -> re.Pattern[str]:
    """Where a number in words can begin; "a" begins one only before a scale or a part."""
    plain = [*cardinals(), *(word for word in fractions() if word not in small_parts())]
    large = [form for form, readings in scales().items() if not readings[0].money and form.isascii()]
    behind_a = [*large, *fractions()]
    forms = [form for word in plain for form in (word, word.capitalize(), word.upper())]
    forms += [f"{a}{gap}{word}" for a in ("a", "A", "an", "An") for gap in " -" for word in behind_a]
    first = "".join(sorted({form[0] for form in forms}))
    return re.compile(rf"\b(?=[{first}]){prefix_tree(forms)}\b")


class _Words:
    """A cursor over the words of one number; each `read_*` leaves `end` behind what it took."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.end = start
        self.limit = end

    def peek(self, at: int | None = None) -> tuple[str, int]:
        """The next word, in lower case, and where it ends."""
        match = _TOKEN.match(self.text, self.end if at is None else at, self.limit)
        return (match[1].lower(), match.end()) if match else ("", self.end)

    def below_hundred(self) -> Decimal | None:
        """ "seventeen", "twenty-five"."""
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
        value: Decimal | None
        if word in ("a", "an"):
            following, _ = self.peek(after)
            if following not in fractions() and following not in scales():
                return None
            self.end = after
            value = Decimal(1)
        else:
            value = self.below_hundred()
        word, after = self.peek()
        if word in fractions() and (value is None or value < 100):
            self.end = after
            self._of_a()
            return fractions()[word] * (Decimal(1) if value is None else value)
        if value is None:
            return None
        if word in ("hundred", "dozen"):
            value *= scales()[word][0].value
            self.end = after
            value += self._below_the_hundred(value)
        half = AND_PART.match(self.text, self.end, self.limit)
        if half:
            value += part_named(half[1])
            self.end = half.end()
        return value

    def _below_the_hundred(self, hundreds: Decimal) -> Decimal:
        """The "and five" of "one hundred and five"; zero where none follows."""
        word, after = self.peek()
        if hundreds % 100 or (word != "and" and word not in cardinals()):
            return Decimal(0)
        mark = self.end
        if word == "and":
            self.end = after
        rest = self.below_hundred()
        if rest is None:
            self.end = mark
            return Decimal(0)
        return rest

    def _of_a(self) -> None:
        """Take the "of a" of "three quarters of a million"; what it is of must follow."""
        match = _OF_A.match(self.text, self.end, self.limit)
        if match:
            self.end = match.end()

    def more_groups(self, number: Decimal, scale: Decimal) -> tuple[Decimal, Decimal | None]:
        """ "one million two hundred thousand": add the smaller groups that follow a scale."""
        total, least, grown = times(number, scale), scale, False
        for _ in range(_GROUPS):
            mark = self.end
            word, after = self.peek()
            linked = word == "and"
            if linked:
                self.end = after
            elif word not in cardinals():
                break
            value = self.group()
            smaller = find_scale(self.text, self.end) if value is not None else None
            factor = smaller[0] if smaller else Decimal(1)
            # "five million and ten percent" is two numbers, "a thousand and ten" is one.
            apart = linked and smaller is None and (least > 1000 or (value or 0) >= 100)
            if value is None or value != int(value) or apart or times(value, factor) >= least:
                self.end = mark
                break
            if smaller:
                self.end = smaller[1]
            total, least, grown = total + times(value, factor), factor, True
        return (total, None) if grown else (number, scale)


def word_quantities(text: str, start: int, end: int, limit: int) -> list[Quantity]:
    """The first `limit` numbers in words of `text[start:end]`, in order, each with the scale behind it."""
    found: list[Quantity] = []
    pattern = _word_start()
    match = pattern.search(text, start, end)
    while match is not None and len(found) < limit:
        begin = match.start()
        cursor = _Words(text, begin, end)
        number = cursor.group()
        if number is None:
            match = pattern.search(text, match.end(), end)
            continue
        number_end = cursor.end
        scaled = find_scale(text, cursor.end)
        scale, money = None, False
        if scaled is not None:
            scale, cursor.end, money = scaled
            half = AND_PART.match(text, cursor.end, end)
            if half:
                number, cursor.end = number + part_named(half[1]), half.end()
            else:
                number, scale = cursor.more_groups(number, scale)
        before = text[begin - 1 : begin]
        if before != "-" or not text[max(begin - 2, 0) : begin - 1].isalpha():
            stop = cursor.end
            found.append(
                Quantity(
                    begin, stop, number, number_end, scale, money, before.isalnum(), True, text[begin:stop]
                )
            )
        match = pattern.search(text, max(cursor.end, match.end()), end)
    return found
