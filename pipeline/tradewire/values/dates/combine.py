"""Joins atoms that make one date: "second half" + "2025", "Thursday" + "August 7", "April 2" to "May 9".

Joining goes by what stands between two neighbours, which is never more than a few characters
and never a line break or a table's bar.
"""

from __future__ import annotations

import itertools
import re

from tradewire.lexicons.calendar import calendar_words
from tradewire.values.dates.model import Atom
from tradewire.values.dates.words import DASH, FLAGS, SPACE, W, word_after, word_before

_OF = re.compile(rf"(?:{W}(?:of|in){W}|,?{W}|{SPACE}?-|{W}of{W}(?:the{W})?(?:calendar{W})?)", FLAGS)
_OWNED = re.compile(rf"(?:['\u2019]s{W}|{W}|-|{W}(?:for|in|,){W}(?:the{W})?)", FLAGS)
_BESIDE = re.compile(rf"(?:,?{W}(?:the{W})?|{W}on{W})", FLAGS)
_IN_BRACKETS = re.compile(rf"(?:,?{SPACE}\(|,{W}(?:a{W})?)", FLAGS)
_TO = re.compile(
    rf"(?:{W}(?:up{W})?(?:to|through|thru|until|till){W}(?:the{W})?|{SPACE}?{DASH}{SPACE}?|/)", FLAGS
)
_AND = re.compile(rf"{W}and{W}(?:the{W})?", FLAGS)
_LIST = re.compile(
    rf"(?:,{W}(?:(?:and|or|in|on|then|again in){W})?"
    rf"|{W}(?:and|or|&|vs\.?|versus|nor){W}(?:in{W}|on{W})?|/)(?:the{W})?",
    FLAGS,
)
_PREFIX = re.compile(
    rf"(?<!\w)(?P<word>end|close|start|beginning|outset|turn|middle|first day|last day|first|early|mid|late)"
    rf"(?P<tie>(?:{W}(?:of|in){W}(?:the{W})?|-(?:to-late[- ])?|{W}))$",
    FLAGS,
)
_VAGUE = {"towards", "toward", "around", "about", "near", "nearing"}
_EDGED = {"month", "year", "quarter", "half", "season", "unit", "decade", "years"}
_YEARED = {"quarter", "half", "months", "season", "unit"}
_POINTS = {"day", "month", "year", "quarter", "season", "weekday", "unit", "fixed", "half", "holiday"}


def combine(text: str, atoms: list[Atom]) -> list[Atom]:
    """The dates that the atoms of a text make up, in order; those that stay unsure are gone."""
    joined = _attach(text, atoms)
    for index, atom in enumerate(joined):
        if atom.kind in _EDGED and not atom.whole:
            _look_back(text, atom, joined[index - 1].end if index else 0)
    _share_years(text, joined)
    return [atom for atom in _ranges(text, joined) if atom.sure]


def _attach(text: str, atoms: list[Atom]) -> list[Atom]:
    out: list[Atom] = []
    for atom in atoms:
        merged = None
        if out and not out[-1].whole and atom.start - out[-1].end <= 16:
            merged = _pair(out[-1], atom, text[out[-1].end : atom.start])
        if merged is None:
            out.append(atom)
        else:
            out[-1] = merged
            # "Monday of the first week of June": the new whole may go on to the left.
            while len(out) > 1 and not out[-2].whole and out[-1].start - out[-2].end <= 16:
                again = _pair(out[-2], out[-1], text[out[-2].end : out[-1].start])
                if again is None:
                    break
                out[-2:] = [again]
    return out


def _is_year(atom: Atom) -> bool:
    if atom.edge is not None:
        return False
    return atom.kind == "year" or (atom.kind == "unit" and atom.unit == "year" and atom.turn is not None)


def _take_year(atom: Atom, year: Atom) -> None:
    atom.year = year.year
    atom.year_turn = year.turn if year.kind == "unit" else None
    atom.start = min(atom.start, year.start)
    atom.end = max(atom.end, year.end)
    atom.sure = True


def _pair(left: Atom, right: Atom, gap: str) -> Atom | None:
    """The one atom that two neighbours make, None if they are two."""
    if left.kind == "weekday" and right.kind == "day" and left.turn is None and _BESIDE.fullmatch(gap):
        right.weekday, right.start = left.weekday, left.start
        return right
    if left.kind == "weekday" and right.kind == "day" and left.turn is None and gap == " (":
        right.weekday, right.start = left.weekday, left.start
        return right
    if left.kind == "season" and right.kind == "years" and left.turn is None and _OF.fullmatch(gap):
        return Atom("season", left.start, right.end, year=right.year, number=left.number)
    if left.kind == "weekday" and right.kind == "fixed" and right.value and _BESIDE.fullmatch(gap):
        right.start = left.start
        return right
    if left.kind == "day" and left.weekday is None and right.kind == "weekday" and right.turn is None:
        if _IN_BRACKETS.fullmatch(gap) and "(" in gap:
            left.weekday = right.weekday
            return left
        return None
    if left.kind == "weekday" and right.kind == "unit" and right.unit == "week" and left.turn is None:
        if _OF.fullmatch(gap) and right.turn is not None and right.edge is None:
            left.unit, left.year_turn, left.end = "week", right.turn, right.end
            return left
        return None
    if left.kind == "unit" and left.unit == "week" and left.turn is not None and right.kind == "weekday":
        if right.turn is None and gap in (" ", "'s ", "\u2019s ") and right.sure:
            right.unit, right.year_turn, right.start = "week", left.turn, left.start
            return right
        return None
    if (
        left.kind in ("week_of", "half")
        and left.year is None
        and left.year_turn is None
        and right.kind == "month"
    ):
        if re.fullmatch(rf"{W}of{W}", gap, FLAGS):
            kind = "week_of" if left.kind == "week_of" else "month_half"
            return Atom(
                kind,  # type: ignore[arg-type]
                left.start,
                right.end,
                year=right.year,
                month=right.month,
                number=left.number,
                turn=right.turn,
            )
        return None
    lacks_year = left.year is None and left.year_turn is None
    if _is_year(right) and lacks_year and _OF.fullmatch(gap):
        edged = left.kind == "unit" and left.unit == "year" and left.edge is not None and left.turn is None
        if edged:
            if "," in gap:
                return None
            whole = Atom("year", left.start, right.end, year=right.year, year_turn=right.turn, edge=left.edge)
            return whole if right.kind == "unit" or right.year is not None else None
        if left.kind in _YEARED - {"unit"} and left.turn is None:
            _take_year(left, right)
            if right.unit == "fiscal":
                # Which months a fiscal year has, its label does not say.
                left.kind = "unknown"
            return left
        if (
            left.kind in ("month", "day", "week_of", "month_half")
            and right.kind == "unit"
            and left.turn is None
        ):
            _take_year(left, right)
            return left
        if left.kind == "month" and left.turn is None and right.kind == "year" and gap.strip() in ("of", ""):
            _take_year(left, right)
            return left
        return None
    if _is_year(left) and right.kind in ("quarter", "half", "months", "season") and _OWNED.fullmatch(gap):
        if right.year is None and right.turn is None and right.year_turn is None:
            _take_year(right, left)
            return right
        return None
    if (
        _is_year(left)
        and right.kind == "month"
        and right.year is None
        and right.turn is None
        and left.kind == "unit"
        and gap in ("'s ", "\u2019s ")
    ):
        _take_year(right, left)
        return right
    return None


def _look_back(text: str, atom: Atom, floor: int) -> None:
    """Takes in "early", "mid-", "the end of" before an atom; sets its edge where there is one."""
    before, _ = word_before(text, atom.start)
    if not before or before.rstrip("-").lower() not in (
        *("of", "in", "the", "end", "early", "mid", "late", "mid-to-late"),
    ):
        return
    low = max(floor, atom.start - 32)
    match = _PREFIX.search(text[low : atom.start])
    if match is None:
        return
    word = match["word"].lower()
    tied = "of" in match["tie"].lower() or "in" in match["tie"].lower()
    if tied and ("in" in match["tie"].lower()) != (word in ("early", "late")):
        return
    if word in ("early", "mid", "late"):
        if atom.kind == "unit" and atom.turn is None:
            return
        atom.start, atom.sure = low + match.start("word"), True
        return
    if not tied and (word != "end" or not _is_edge(text, low + match.start("word"))):
        return
    if word == "first" and atom.kind != "month":
        return
    if atom.kind == "decade" or (word in ("turn", "outset", "first") and " in" in match["tie"]):
        return
    start = low + match.start("word")
    vague = word_before(text, start)
    cue = word_before(text, vague[1])[0] if vague[0].lower() == "the" else vague[0]
    atom.start, atom.sure = start, True
    if word == "middle" or cue.lower() in _VAGUE:
        return
    atom.edge = "end" if word in ("end", "close", "last day") else "start"


def _is_edge(text: str, start: int) -> bool:
    """Whether a bare "end" is the end of what follows ("by end 2026"), no verb ("would end next year")."""
    before = word_before(text, start)[0].lower()
    return not before or before in ("by", "at", "until", "till", "from", "before", "after", "since", "the")


def _share_years(text: str, atoms: list[Atom]) -> None:
    """Gives the year of a list's last member to those before: "June and July 2018".

    And lets a list or a range of years vouch for its members: "in 2023, 2024 and 2025".
    """
    for left, right in zip(reversed(atoms[:-1]), reversed(atoms[1:]), strict=True):
        gap = text[left.end : right.start]
        if len(gap) > 16 or not (_LIST.fullmatch(gap) or _TO.fullmatch(gap)):
            continue
        if left.kind == right.kind == "year" and right.sure and _is_listed(gap):
            left.sure = left.sure or word_before(text, left.start)[0].lower() in (
                "both",
                "in",
                "between",
                "from",
            )
        same = left.kind == right.kind and left.kind in ("day", "month", "quarter", "half", "season")
        if not same or left.year is not None or left.turn is not None or left.year_turn is not None:
            continue
        left.sure = left.sure or right.sure
        if right.year is None:
            left.year_turn = right.year_turn
            continue
        left.year = right.year - 1 if _order(left) > _order(right) else right.year
    for left, right in itertools.pairwise(atoms):
        gap = text[left.end : right.start]
        if len(gap) > 16 or not (_LIST.fullmatch(gap) or _TO.fullmatch(gap)):
            continue
        company = left.sure and not right.sure and left.kind == right.kind
        if company and left.kind == "year" and left.year is not None and right.year is not None:
            right.sure = abs(right.year - left.year) <= 120 and not _counted(text, right.end)
        elif company and left.kind in ("month", "season", "half"):
            right.sure = True


def _counted(text: str, end: int) -> bool:
    after = word_after(text, end)
    return after in calendar_words("count_noun")


def _is_listed(gap: str) -> bool:
    return bool(gap.strip())


def _order(atom: Atom) -> tuple[int, int]:
    return (atom.month or 0) * 100 + (atom.day or 0), atom.number or 0


def _ranges(text: str, atoms: list[Atom]) -> list[Atom]:
    out: list[Atom] = []
    for atom in atoms:
        if out and _is_range(text, out[-1], atom):
            left = out[-1]
            out[-1] = Atom("range", left.start, atom.end, parts=(left, atom), whole=True)
        else:
            out.append(atom)
    return out


def _is_range(text: str, left: Atom, right: Atom) -> bool:
    gap = text[left.end : right.start]
    if len(gap) > 16 or left.whole or right.whole or left.edge or right.edge:
        return False
    if left.kind not in _POINTS or right.kind not in _POINTS or not (left.sure or right.sure):
        # "Jan-Mar": two abbreviations vouch for each other.
        return left.kind == right.kind == "month" and len(gap) == 1 and gap != "/"
    alike = left.kind == right.kind or {left.kind, right.kind} <= {"day", "month", "fixed", "weekday"}
    if not alike and not (_is_year(left) and _is_year(right)):
        return False
    if left.year is not None and right.year is not None and left.year > right.year:
        return False
    if right.kind == "year" and " the " in gap:
        # "from last year to the 1986 level"
        return False
    if _AND.fullmatch(gap):
        before, at = word_before(text, left.start)
        if before.lower() == "the":
            before = word_before(text, at)[0]
        return before.lower() == "between"
    if not _TO.fullmatch(gap):
        return False
    if gap == "/" and left.kind not in ("month", "season", "day"):
        return False
    if left.kind == "weekday" and gap.strip() in ("to", "-") and left.turn is not None:
        return False
    return not _moved(text, left.start, gap)


def _moved(text: str, start: int, gap: str) -> bool:
    """Whether "from A to B" tells of a date that was moved."""
    if not gap.strip().lower().endswith(("to", "until", "till")):
        return False
    window = text[max(0, start - 60) : start].lower()
    window = window[max(window.rfind(". "), window.rfind("\n")) + 1 :]
    return (
        any(word in calendar_words("move") for word in re.findall(r"[a-z]{3,}", window)) and "from" in window
    )
