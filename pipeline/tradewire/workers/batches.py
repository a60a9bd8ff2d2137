"""Items put together to batches by their length, so that batches take about the same time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def batches(
    items: Iterable[T], length: Callable[[T], int], *, most_items: int, most_length: int
) -> Iterator[list[T]]:
    """Lists of consecutive items, each closed once it holds `most_items`, or `most_length` in all.

    What is in a batch depends on the items alone.
    """
    batch: list[T] = []
    total = 0
    for item in items:
        batch.append(item)
        total += length(item)
        if len(batch) >= most_items or total >= most_length:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
