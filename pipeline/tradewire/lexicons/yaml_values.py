"""The values of a YAML document, straight from the events of its parser.

PyYAML makes a tree of nodes first and constructors for each of its kinds, which takes four times as
long; with forty lexicons that is a third of a second at each start. What lexicons have no use for
(anchors, tags, several documents) is refused.
"""

from __future__ import annotations

from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C, where PyYAML was built with it

_STR = "tag:yaml.org,2002:str"


def yaml_values(text: str) -> Any:
    """What `yaml.safe_load` gives: dicts, lists, and scalars by YAML's rules.

    Raises:
        yaml.YAMLError: `text` is no YAML, or holds an anchor, a tag or several documents.
    """
    loader = _Loader(text)
    try:
        start = loader.get_event()
        while not isinstance(start, yaml.DocumentStartEvent):
            if isinstance(start, yaml.StreamEndEvent):
                return None
            start = loader.get_event()
        value = _value(loader, loader.get_event())
        loader.get_event()
        end = loader.get_event()
        if not isinstance(end, yaml.StreamEndEvent):
            raise _unexpected(end, "a second document")
        return value
    finally:
        loader.dispose()


def _value(loader: Any, event: Any) -> Any:
    kind = type(event)
    if getattr(event, "anchor", None) is not None:
        raise _unexpected(event, "an anchor")
    if kind is yaml.ScalarEvent:
        return _scalar(loader, event)
    if event.tag is not None:
        raise _unexpected(event, "a tag")
    get = loader.get_event
    if kind is yaml.MappingStartEvent:
        mapping = {}
        while type(event := get()) is not yaml.MappingEndEvent:
            key = _value(loader, event)
            mapping[key] = _value(loader, get())
        return mapping
    items = []
    while type(event := get()) is not yaml.SequenceEndEvent:
        items.append(_value(loader, event))
    return items


def _scalar(loader: Any, event: Any) -> Any:
    plain, quoted = event.implicit
    if not plain and not quoted:
        raise _unexpected(event, "a tag")
    if plain:
        # Written without quotes, it may be a number, a date, a boolean or null.
        tag = loader.resolve(yaml.ScalarNode, event.value, event.implicit)
        if tag != _STR:
            return loader.construct_object(yaml.ScalarNode(tag, event.value, event.start_mark))
    return event.value


def _unexpected(event: Any, what: str) -> yaml.YAMLError:
    return yaml.MarkedYAMLError(problem=f"found {what}", problem_mark=event.start_mark)
