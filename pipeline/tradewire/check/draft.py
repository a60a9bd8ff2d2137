"""A record as gold: the draft that a person corrects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tradewire.check.against_names import FIELDS
from tradewire.check.gold import Gold
from tradewire.check.places import Squeezed, context_of

Json = Mapping[str, Any]


def gold_of(record: Json) -> Gold:
    """The gold by which `record` is right in all its sections; duties by quantity and dates are left out.

    Mentions are in the order of the text, so that those of the same words mean the places they stand at.
    """
    text = record["article"]["text"]
    whole = Squeezed.of(text)

    def place(span: Json) -> dict[str, str]:
        start, end = span["start"], span["end"]
        return {"context": context_of(text, start, end, whole=whole), "quote": text[start:end]}

    mentions = [
        (mention, tariff)
        for tariff in record["tariffs"]
        if (tariff.get("rate") or {}).get("unit") == "percent"
        for mention in tariff["mentions"]
    ]
    data: dict[str, Any] = {
        "tariffs": [
            place(mention) | _tariff(tariff)
            for mention, tariff in sorted(mentions, key=lambda pair: pair[0]["start"])
        ],
        "percentages": [
            place(found)
            | {
                "value": found["value"],
                "value_high": found["value_high"],
                "tariff": found["role"] == "tariff_rate",
            }
            for found in record["percentages"]
        ],
        "money": [
            place(found) | {key: found[key] for key in ("amount", "amount_high", "currency")}
            for found in record["money"]
        ],
        "countries": sorted({e["code"] for e in record["entities"] if e["kind"] == "country" and e["code"]}),
        **{
            field: [_names(entity) for entity in record["entities"] if entity["kind"] in kinds]
            for field, (_, kinds) in FIELDS.items()
        },
        "tables": [
            {
                "kind": table["kind"],
                "header": [cell["text"] for cell in table["header"]],
                "n_rows": len(table["rows"]),
            }
            for table in record["tables"]
            if table["kind"] != "layout"
        ],
        "implications": [
            {"area": item["area"] or "", "impact": item["impact"]} for item in record["implications"]
        ],
    }
    return Gold.model_validate(data)


def _tariff(tariff: Json) -> dict[str, Any]:
    rate, previous = tariff["rate"], tariff["previous_rate"] or {}
    return {
        "low": rate["low"],
        "high": rate["high"],
        "unit": "percent",
        "previous": previous.get("low"),
        "imposer": tariff["imposer"],
        "targets": tariff["targets"],
        "products": [product["text"] for product in tariff["products"]],
        "status": tariff["status"],
    }


def _names(entity: Json) -> list[str]:
    """All forms that the text uses, the entity's own name first."""
    forms = [entity["name"], *(mention["text"] for mention in entity["mentions"])]
    return list(dict.fromkeys(forms))
