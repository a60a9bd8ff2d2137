"""Views for the common questions, over the tables of any SQL store.

`measures`                one row for each payer of each collector of a tariff, with its article
`measures_in_force`       those that are being collected, by imposer and target
`threats_not_in_force`    those that are threatened, or announced and still to come
`implications_by_area`    implications with their article
`amounts_by_currency`     how many amounts of each currency there are, in how many articles, and their sum;
                          an amount that restates another is left out
"""

from __future__ import annotations

from typing import Final

_MEASURES = """
SELECT i.{imposer} AS imposer, g.{target} AS target, t.kind, t.status, t.rate_unit, t.rate_low, t.rate_high,
       t.rate_amount, t.rate_currency, t.rate_per, t.previous_rate_low,
       {products} AS products,
       t.name, t.retaliatory, t.effective, t.expires, a.published, a.title, a.source_uri, t.confidence,
       t.record_id, t.ordinal
FROM tariffs t
JOIN articles a ON a.record_id = t.record_id
LEFT JOIN {imposers} ON {true}
LEFT JOIN {targets} ON {true}
"""

_PRODUCTS = (
    "(SELECT string_agg(p.text, '; ' ORDER BY p.ordinal) FROM tariff_products p"
    " WHERE p.record_id = t.record_id AND p.tariff_ordinal = t.ordinal AND NOT p.exempt)"
)

_ARRAYS = {
    "imposer": "imposer",
    "target": "target",
    "imposers": "LATERAL (SELECT unnest(t.imposer) AS imposer) i",
    "targets": "LATERAL (SELECT unnest(t.targets) AS target) g",
    "products": _PRODUCTS,
    "true": "TRUE",
}

# Lists are JSON there, and its aggregates cannot be told an order before 3.44.
_JSON = {
    "imposer": "value",
    "target": "value",
    "imposers": "json_each(t.imposer) i",
    "targets": "json_each(t.targets) g",
    "products": (
        "(SELECT group_concat(text, '; ') FROM (SELECT p.text FROM tariff_products p"
        " WHERE p.record_id = t.record_id AND p.tariff_ordinal = t.ordinal AND NOT p.exempt"
        " ORDER BY p.ordinal))"
    ),
    "true": "1",
}

_OTHERS = {
    "measures_in_force": "SELECT * FROM measures WHERE status = 'in_force'",
    "threats_not_in_force": "SELECT * FROM measures WHERE status IN ('threatened', 'announced')",
    "implications_by_area": (
        "SELECT i.area, i.impact, i.likelihood, i.actors, i.affected, a.published, a.title, a.source_uri,"
        " i.record_id, i.ordinal FROM implications i JOIN articles a ON a.record_id = i.record_id"
    ),
}

_AMOUNTS = (
    "SELECT currency, count(*) AS amounts, count(DISTINCT record_id) AS articles{total}"
    " FROM money WHERE equivalent_of IS NULL GROUP BY currency"
)


def views(*, lists: bool = True) -> dict[str, str]:
    """The query of each view by name, in an order in which they can be made.

    Without `lists` (SQLite) lists are JSON texts, and amounts, which are texts, have no sum.
    """
    return {
        "measures": " ".join(_MEASURES.format(**(_ARRAYS if lists else _JSON)).split()),
        **_OTHERS,
        "amounts_by_currency": _AMOUNTS.format(total=", sum(amount) AS total" if lists else ""),
    }


VIEWS: Final = tuple(views())
"""The names of the views."""
