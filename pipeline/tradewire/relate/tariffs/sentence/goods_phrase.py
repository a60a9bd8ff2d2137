"""What a noun phrase about goods says: the goods, their origins and where they go."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class GoodsPhrase:
    """What a phrase about goods says. Ranges are half-open indexes of tokens.

    Attributes:
        products: the goods that it names, without origin, quantity and quota.
        origins: government tokens that the goods come from.
        destinations: government tokens that they go to.
        bare: governments that stand for themselves ("on Peru").
        generic: a word for goods in general stood there.
        world: the words say that any origin is meant.
        restricted: the origin is any country of some class ("any country that buys oil from …").
        exported: they are the government's own exports ("its tin exports").
        outflow: they are called exports, whoever's ("on tin exports").
        anaphoric: the goods are only pointed at ("on them", "on that from Peru").
    """

    start: int
    end: int
    products: list[tuple[int, int]] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    destinations: list[int] = field(default_factory=list)
    bare: list[int] = field(default_factory=list)
    generic: bool = False
    world: bool = False
    restricted: bool = False
    exported: bool = False
    outflow: bool = False
    anaphoric: bool = False

    @property
    def empty(self) -> bool:
        """Whether the phrase names nothing of use."""
        return not (
            self.products or self.origins or self.bare or self.generic or self.world or self.restricted
        )

    @property
    def sources(self) -> list[int]:
        """The governments whose goods are meant: origins, else those that stand bare."""
        return self.origins or self.bare
