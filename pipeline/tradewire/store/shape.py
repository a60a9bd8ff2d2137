"""The shape of a record as Arrow sees it, derived from the record's JSON Schema.

The schema is generated from the models, so that the models stay the one place that says what a record
is. `arrow_schema()` is what a batch of lines is parsed into; `sound()` checks a parsed batch against
everything that the JSON Schema says (required, patterns, enumerations, bounds), a column at a time.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

JsonSchema = dict[str, Any]

_SCALARS = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}


@dataclass(frozen=True)
class Variant:
    """One of the objects that may stand in a place: the names it must have, and those it may not."""

    required: frozenset[str]
    absent: frozenset[str]
    constants: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Shape:
    """A node of the schema. An object that may be one of several has the fields of them all."""

    kind: str
    nullable: bool = False
    fields: dict[str, Shape] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()
    item: Shape | None = None
    rules: JsonSchema = field(default_factory=dict)

    def arrow(self) -> pa.DataType:
        """The Arrow type that a value of this shape is parsed into."""
        if self.kind == "object":
            return pa.struct([(name, child.arrow()) for name, child in self.fields.items()])
        if self.item is not None:
            return pa.list_(self.item.arrow())
        return _SCALARS[self.kind]


@functools.cache
def record_shape() -> Shape:
    """The shape of a whole record."""
    from tradewire.records.schema import record_schema

    schema: JsonSchema = record_schema()
    return _shape(schema, schema["$defs"])


@functools.cache
def arrow_schema() -> pa.Schema:
    """The columns of a parsed batch: the record's fields, nested, numbers that are exact as strings.

    An object whose keys are free is a struct without fields: its contents are taken out before.
    """
    return pa.schema([(name, child.arrow()) for name, child in record_shape().fields.items()])


def sound(batch: pa.Table) -> bool:
    """Whether every row of a parsed batch is what the JSON Schema of the record says."""
    fields = record_shape().fields
    return all(_holds(batch.column(name).combine_chunks(), shape, 0) for name, shape in fields.items())


def _shape(node: JsonSchema, defs: dict[str, JsonSchema]) -> Shape:
    if "$ref" in node:
        return _shape(defs[node["$ref"].rpartition("/")[2]], defs)
    choices = node.get("anyOf") or node.get("oneOf")
    if choices:
        nullable = any(choice.get("type") == "null" for choice in choices)
        shapes = [_shape(choice, defs) for choice in choices if choice.get("type") != "null"]
        one = shapes[0] if len(shapes) == 1 else _merged(shapes)
        return Shape(one.kind, nullable, one.fields, one.variants, one.item, one.rules)
    kind = node["type"]
    if kind == "array":
        return Shape("array", item=_shape(node["items"], defs), rules=node)
    if kind == "object":
        fields = {name: _shape(child, defs) for name, child in node.get("properties", {}).items()}
        return Shape("object", fields=fields, rules=node)
    return Shape(kind, rules=node)


def _merged(shapes: list[Shape]) -> Shape:
    names = {name: shape for one in shapes for name, shape in one.fields.items()}
    fields, variants = {}, []
    for name in names:
        having = [one.fields[name] for one in shapes if name in one.fields]
        shared = having[0] if len(having) == 1 else _widest(having)
        always = len(having) == len(shapes) and not any(one.nullable for one in having)
        fields[name] = Shape(
            shared.kind, not always, shared.fields, shared.variants, shared.item, shared.rules
        )
    for one in shapes:
        required = frozenset(name for name, child in one.fields.items() if not child.nullable)
        constants = tuple(
            (name, child.rules["const"]) for name, child in one.fields.items() if "const" in child.rules
        )
        variants.append(Variant(required, frozenset(names) - frozenset(one.fields), constants))
    return Shape("object", fields=fields, variants=tuple(variants))


def _widest(shapes: list[Shape]) -> Shape:
    # Constants that tell objects apart are checked by variant; other rules have to agree.
    rules = [shape.rules for shape in shapes if "const" not in shape.rules]
    return Shape(
        shapes[0].kind, False, shapes[0].fields, shapes[0].variants, shapes[0].item, rules[0] if rules else {}
    )


def _holds(values: pa.Array, shape: Shape, nulls: int) -> bool:
    """Whether `values` are of the shape; `nulls` of them belong to parents that are null themselves."""
    if not shape.nullable and values.null_count != nulls:
        return False
    if shape.kind == "object":
        # `flatten` hands a null struct's nulls down to its fields.
        children = dict(zip(shape.fields, values.flatten(), strict=True))
        if shape.variants and not _is_one_of(values, children, shape.variants):
            return False
        return all(_holds(children[name], child, values.null_count) for name, child in shape.fields.items())
    if shape.item is not None:
        least = shape.rules.get("minItems", 0)
        if least and not _at_least(pc.list_value_length(values), least):
            return False
        return _holds(pc.list_flatten(values), shape.item, 0)
    return _follows(values, shape.rules)


def _is_one_of(values: pa.Array, children: dict[str, pa.Array], variants: tuple[Variant, ...]) -> bool:
    fits = pc.is_null(values)
    for variant in variants:
        this = pa.array([True] * len(values), pa.bool_())
        for name in variant.required:
            this = pc.and_(this, pc.is_valid(children[name]))
        for name in variant.absent:
            this = pc.and_(this, pc.is_null(children[name]))
        for name, constant in variant.constants:
            this = pc.and_(this, pc.fill_null(pc.equal(children[name], constant), False))
        fits = pc.or_(fits, this)
    return _all(fits)


def _follows(values: pa.Array, rules: JsonSchema) -> bool:
    if "const" in rules and not _all(pc.equal(values, rules["const"])):
        return False
    if "enum" in rules:
        known = pa.array(rules["enum"], pa.string())
        if not _all(pc.is_in(pc.drop_null(values), value_set=known)):
            return False
    if "pattern" in rules and not _all(pc.match_substring_regex(values, rules["pattern"])):
        return False
    if "minLength" in rules and not _at_least(pc.binary_length(values), rules["minLength"]):
        return False
    if "minimum" in rules and not _all(pc.greater_equal(values, rules["minimum"])):
        return False
    return "maximum" not in rules or _all(pc.less_equal(values, rules["maximum"]))


def _all(mask: pa.Array) -> bool:
    """Whether no value is false; nulls were judged before."""
    return bool(pc.all(mask, min_count=0).as_py())


def _at_least(lengths: pa.Array, least: int) -> bool:
    shortest = pc.min(lengths).as_py()
    return shortest is None or bool(shortest >= least)
