"""What is asked of a tariff: the rate, who collects it, whose goods pay, the goods, the status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tradewire.check.items import Mark, Slot
from tradewire.check.same import number, same_codes, same_goods
from tradewire.check.words import safe

Json = Mapping[str, Any]

SLOTS = ("rate", "imposer", "targets", "products", "status")
WHO_WHOM = "tariff who-whom (rate+imposer+targets)"
WHOLE = "tariff whole (+products+status)"
MEASURES = (*(f"tariff {slot}" for slot in SLOTS), WHO_WHOM, WHOLE)


def sides(tariff: Json) -> dict[str, Any]:
    """The slots that `tariff` states, as they are compared: codes sorted, goods as their words alone."""
    out = {slot: tariff[slot] for slot in SLOTS if slot in tariff}
    for slot in ("imposer", "targets"):
        if slot in out:
            out[slot] = sorted(out[slot] or ())
    if "products" in out:
        out["products"] = [
            item if isinstance(item, str) else item.get("text", "") for item in out["products"] or ()
        ]
    return out


def tariff_marks(stated: Json, found: Json | None) -> tuple[dict[str, Mark], dict[str, Slot]]:
    """The marks of the measures that what is stated allows, and both sides of each slot.

    Both mappings are those of `sides`; a slot that `stated` lacks is not judged. None is a tariff that
    was not found.
    """
    slots = {
        slot: Slot(
            _said(stated[slot]),
            None if found is None else _said(found.get(slot)),
            found is not None and _same(slot, stated[slot], found.get(slot)),
        )
        for slot in SLOTS
        if slot in stated
    }
    marks = {f"tariff {slot}": mark(found is not None, both.right) for slot, both in slots.items()}
    for measure, needed in ((WHO_WHOM, SLOTS[:3]), (WHOLE, SLOTS)):
        if all(slot in slots for slot in needed):
            marks[measure] = mark(found is not None, all(slots[slot].right for slot in needed))
    return marks, slots


def mark(found: bool, right: bool) -> Mark:
    """The mark of something that is expected."""
    return Mark.MISSED if not found else Mark.RIGHT if right else Mark.WRONG


def rate_covers(stated: Json | None, found: Json | None) -> bool:
    """Whether `found` is the rate that is stated; the high end of a rate is its low end if not told."""
    if stated is None or found is None:
        return stated is found
    if stated.get("unit", "percent") != found.get("unit"):
        return False
    if found.get("unit") == "compound":
        ours, theirs = stated.get("parts") or [], found.get("parts") or []
        return len(ours) == len(theirs) and all(map(rate_covers, ours, theirs))
    if found.get("unit") == "percent":
        low, high = stated.get("low"), found.get("high") or found.get("low")
        return number(low) == number(found.get("low")) and number(stated.get("high") or low) == number(high)
    return all(
        stated[key] == found.get(key) or (number(stated[key]) or key) == number(found.get(key))
        for key in stated
        if key != "unit"
    )


def _same(slot: str, stated: Any, found: Any) -> bool:
    if slot == "rate":
        return rate_covers(stated, found)
    if slot == "status":
        return bool(stated == found)
    return (same_goods if slot == "products" else same_codes)(stated or (), found or ())


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return rate_words(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return safe(", ".join(map(str, value)) or "none", 60)
    return "none" if value is None else safe(str(value), 60)


def rate_words(rate: Json) -> str:
    """A rate in a few characters, as far as it is told: "25%", "10-15%", "90 EUR per 100 kg"."""
    if rate.get("unit") == "compound":
        return " + ".join(map(rate_words, rate.get("parts") or ()))
    specific = rate.get("unit") == "specific"
    low, high = (
        (rate.get("amount"), rate.get("amount_high")) if specific else (rate.get("low"), rate.get("high"))
    )
    text = f"{low}" if high in (None, low) else f"{low}-{high}"
    if not specific:
        return safe(f"{text}%", 60)
    return safe(f"{text} {rate.get('currency') or ''} per {rate.get('per')}", 60)
