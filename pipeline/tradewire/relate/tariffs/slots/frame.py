"""The frame of one rate: its clause and the slots that the clause fills."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tradewire.relate.tariffs.sentence.goods_phrase import GoodsPhrase
from tradewire.relate.tariffs.sentence.subjects import NO_SUBJECT, Subject
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token

Construction = Literal["active", "payer", "agentless", "nominal", "request", "fragment"]
"""How the rate is told: "Chile taxes …", "wine pays …", "the duty rises to …", "Chile's 9 % duty",
"millers want …", or none of these."""


@dataclass(slots=True)
class Frame:
    """One rate in its clause. Indexes are token positions in `sentence`; `[low, high)` bounds the clause.

    Attributes:
        percent: the number of the percentage in the article.
        noun: the tariff noun of the rate, if one is near.
        verb: the governing verb; `cues` are its cues, `governors` the verbs and nouns above it,
            `passed` the nouns between rate and verb, `inner` the verb of the duty's own relative clause.
        local: a government right before the rate ("Kenya at 35 %"); `local_pays` says that the words
            between make it the one that pays ("… and Kenya with one of 35 %").
        imposer, targets: codes, None while open; `*_how` name the rule that filled them.
        products: token ranges; `generic` says that the clause speaks of goods in general,
            `any_goods` that the duty is one on all goods.
        pronoun: a pronoun stands where the imposer would ("it put", "its duty"); `speaker`: that
            of a speaker ("we will put"); `organ`: the words for a government without its name
            ("the ministry will put").
        antecedent: article offsets of the goods that the subject's pronoun stands for.
        bound: codes of where the payer's goods go ("tin shipped to Peru pays").
        beside: governments whose goods pay another rate of the sentence, and that collect none of them.
        mutual: two governments act on each other's goods ("each will lower its tariffs").
    """

    percent: int
    token: int
    sentence: Sentence
    low: int
    high: int
    noun: int | None = None
    verb: int | None = None
    cues: frozenset[str] = frozenset()
    governors: list[int] = field(default_factory=list)
    passed: list[int] = field(default_factory=list)
    inner: int | None = None
    local: int | None = None
    local_pays: bool = False
    construction: Construction = "fragment"
    subject: Subject = NO_SUBJECT
    goods: list[GoodsPhrase] = field(default_factory=list)
    imposer: tuple[str, ...] | None = None
    imposer_how: str = ""
    targets: tuple[str, ...] | None = None
    targets_how: str = ""
    products: list[tuple[int, int]] = field(default_factory=list)
    generic: bool = False
    any_goods: bool = False
    anaphoric: bool = False
    world: bool = False
    export: bool = False
    pronoun: bool = False
    speaker: bool = False
    organ: bool = False
    mutual: bool = False
    bound: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()
    antecedent: list[tuple[int, int]] = field(default_factory=list)

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the frame's sentence."""
        return self.sentence.tokens

    @property
    def request(self) -> bool:
        """Whether the rate is somebody's wish."""
        return self.construction == "request"

    @property
    def core(self) -> tuple[int, int]:
        """`[first, last]` of rate and tariff noun, where the noun is in the clause."""
        if self.noun is None or not self.low <= self.noun < self.high:
            return self.token, self.token
        return min(self.noun, self.token), max(self.noun, self.token)
