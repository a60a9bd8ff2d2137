"""What the rates of one sentence share with each other."""

from __future__ import annotations

import itertools

from tradewire.relate.tariffs.slots.brackets import collects_in_bracket
from tradewire.relate.tariffs.slots.frame import Frame


def _explains(previous: Frame, frame: Frame) -> bool:
    """ "10 % (7.5 % plus an ordinary 2.5 %)": rates in brackets behind a rate, with no name of their own."""
    tokens = frame.tokens
    opening = frame.low - 1
    if (
        opening < 1
        or tokens[opening].low != "("
        or any(t.kind == "gov" for t in tokens[frame.low : frame.high])
    ):
        return False
    return opening - previous.token in (1, 2) or previous.low == frame.low


def share(frames: list[Frame]) -> None:
    """Rates of one sentence share what only one of them says (the product apart)."""
    for previous, frame in itertools.pairwise(frames):
        if collects_in_bracket(frame):
            if not frame.products and not frame.generic:
                frame.products = list(previous.products)
            continue
        if _explains(previous, frame) and previous.targets is not None:
            frame.targets, frame.targets_how = previous.targets, "shared"
            frame.imposer, frame.imposer_how = previous.imposer, "shared" if previous.imposer else ""
            frame.products = frame.products or list(previous.products)
            continue
        if frame.request != previous.request:
            continue
        joined = frame.verb == previous.verb or frame.construction in ("fragment", "nominal")
        if not joined:
            continue
        if frame.targets is None and previous.targets is not None and frame.local is None:
            frame.targets, frame.targets_how = previous.targets, "shared"
        if (
            frame.imposer is None
            and previous.imposer is not None
            and not set(previous.imposer) & set(frame.targets or ())
        ):
            frame.imposer, frame.imposer_how = previous.imposer, "shared"
        if not frame.products and not frame.generic and frame.targets_how in ("local", "bracket", "phrase"):
            frame.products = list(previous.products)
    for frame, following in reversed(list(itertools.pairwise(frames))):
        if frame.request != following.request:
            continue
        if frame.verb != following.verb and following.construction not in ("fragment", "nominal"):
            continue
        if frame.targets is None and following.targets is not None and following.targets_how == "phrase":
            frame.targets, frame.targets_how = following.targets, "shared"
        if (
            not frame.products
            and not frame.generic
            and following.products
            and following.targets_how == "phrase"
        ):
            frame.products = list(following.products)
