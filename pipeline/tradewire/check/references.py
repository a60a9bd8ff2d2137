"""A record without numbers of its own: what refers to an entity or an entry by number says its words.

So one entity more at the beginning of an article does not make all those behind it other ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]

_LINKS = {"money": "equivalent_of", "percentages": "previous"}
_PARTIES = ("actors", "affected", "entities")


def by_words(record: Json) -> dict[str, Any]:
    """`record`, or a part of one, with ids of entities and indexes as words, and entities without ids.

    What leads nowhere, as in a part that states implications and no entities, stays as it is.
    """
    out = dict(record)
    entities = record.get("entities") or ()
    names = {e["id"]: str(e.get("name")) for e in entities if isinstance(e.get("id"), str)}
    if entities:
        out["entities"] = [_entity(entity, names) for entity in entities]
    for section, field in _LINKS.items():
        if record.get(section):
            out[section] = [_linked(entry, field, record[section]) for entry in record[section]]
    if record.get("implications"):
        out["implications"] = [_implication(item, names) for item in record["implications"]]
    return out


def _entity(entity: Json, names: Mapping[str, str]) -> dict[str, Any]:
    out = {key: value for key, value in entity.items() if key != "id"}
    if entity.get("roles"):
        out["roles"] = [
            {**role, "of": names.get(role["of"], role["of"])} if role.get("of") else role
            for role in entity["roles"]
        ]
    return out


def _linked(entry: Json, field: str, entries: Sequence[Json]) -> Json:
    other = entry.get(field)
    if not isinstance(other, int) or isinstance(other, bool) or not 0 <= other < len(entries):
        return entry
    return {**entry, field: entries[other].get("text", other)}


def _implication(item: Json, names: Mapping[str, str]) -> dict[str, Any]:
    resolved = {key: [names.get(p, p) for p in item[key]] for key in _PARTIES if item.get(key)}
    return {**item, **resolved}
