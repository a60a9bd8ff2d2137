"""Noun phrases around a rate: where they end, which goods and which origins they name."""

from __future__ import annotations

from dataclasses import dataclass, field

from tradewire.relate.tariffs.tokens import Token

# Closed classes of English; source: any grammar of the language.
DETERMINERS = frozenset(
    """a an the its their his her our my your this that these those any some each every no all both either neither
    another such most many several certain other few""".split()
)
PREPOSITIONS = frozenset(
    """of on in at to from for with by into onto over under above below beyond outside within without through across
    against between among during until till since after before around about near upon per than via despite as like
    toward towards inside off plus versus past along behind except following""".split()
)
AUXILIARIES = frozenset(
    """is are was were be been being am has have had do does did will would shall should can could may might must
    won't wouldn't doesn't didn't isn't aren't wasn't weren't hasn't haven't ll ve""".split()
)
SUBORDINATORS = frozenset(
    """which who whom whose that when where while because if unless although though whereas whether once so lest
    wherever whoever whatever whenever how why what""".split()
)
PRONOUNS = frozenset("it they he she we i you them him us me one ones itself themselves theirs ours".split())
CONJUNCTIONS = frozenset("and or but nor yet &".split())
# Adverbs that stand between an auxiliary and its verb, or before a number.
ADVERBS = frozenset(
    """also still now already not never only just even then again soon later earlier recently currently formally
    immediately previously originally temporarily initially so-called further once ever merely simply likewise together
    instead meanwhile today yesterday tomorrow overnight twice almost nearly about roughly around some up as much high
    many low down least no more less than over under between at well below above far effectively unilaterally alone
    too either yet here there abroad elsewhere thereafter respectively each apiece otherwise rather quite somewhat mostly
    largely mainly partly fully entirely""".split()
)
# Participles that tie goods to a place rather than open a new clause.
ORIGIN_WORDS = frozenset(
    """made produced built imported shipped originating manufactured grown assembled sourced exported bought brought
    coming arriving sold mined smelted milled brewed distilled caught raised sent landed purchased""".split()
)
HARD_MARKS = frozenset({";", ":", "—", "–", "(", ")", "[", "]", "|", "“", "”", '"', "•", "!", "?"})
# Heads of an on- or for-phrase that are no goods.
NO_GOODS = frozenset(
    """top hold ice pause average dumping subsidies subsidy days day week weeks month months year years quarter half
    time times grounds ground reasons reason example instance now example basis board table account behalf
    country countries nation nations partner partners state states origin origins economy economies firms companies company
    producers exporters importers makers suppliers government governments capitals members member world everyone everybody
    anybody anyone them it him her us me each both others rest neighbours neighbors friday monday tuesday wednesday thursday
    saturday sunday violators retaliation failing doing buying list quota quotas part parts-per season seasons
    customers consumers buyers mills rivals allies side sides something nothing everywhere fear hand nearly""".split()
)
# Nouns that stand for goods in general: the phrase names an origin, but no product.
GENERIC_GOODS = frozenset(
    """goods good imports import exports export products product shipments shipment items item merchandise articles
    everything cargo cargoes deliveries consignments commodities wares things anything trade purchases lines stuff
    sales entries""".split()
)
# Measures and shares of goods, dropped with their "of".
_QUANTITY_NOUNS = frozenset(
    """tonnes tons tonne ton kilos kilograms litres liters barrels bushels bales units metres meters head pieces pairs
    imports import exports export shipments sales deliveries purchases types type kinds kind sorts categories category
    range number list groups group varieties forms share consignments lots grades set tranche worth billions millions
    amount""".split()
)
_DROPPED_MODIFIERS = frozenset(
    """imported foreign foreign-made foreign-built domestic various additional extra further new same remaining incoming
    additional-duty inbound overseas targeted covered affected listed which whole entire total selected-from dutiable
    so-called own existing""".split()
)


@dataclass(slots=True)
class GoodsPhrase:
    """What a phrase about goods says. `products` are index ranges of tokens; `origins` and
    `destinations` are government tokens; `generic` tells that a word for goods in general stood there."""

    start: int
    end: int
    products: list[tuple[int, int]] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    destinations: list[int] = field(default_factory=list)
    bare: list[int] = field(default_factory=list)
    generic: bool = False
    world: bool = False

    @property
    def empty(self) -> bool:
        """Whether the phrase names nothing of use."""
        return not (self.products or self.origins or self.bare or self.generic or self.world)


def is_verb(tokens: list[Token], i: int) -> bool:
    """Whether token `i` is a verb here: a verb form that no determiner or modifier turns into a noun."""
    token = tokens[i]
    if token.kind != "word" or not any(c.startswith("verb:") for c in token.cues):
        return False
    if "verb:past" in token.cues and "verb:base" not in token.cues:
        return not (i and tokens[i - 1].low in ("a", "an", "its", "their", "his", "this"))
    if "verb:participle" in token.cues and "verb:base" not in token.cues and "verb:past" not in token.cues:
        return True
    previous = tokens[i - 1] if i else None
    if previous is None:
        # An opening "Cuts …", "Raise …" is a verb only before a determiner or a government.
        return "verb:s" in token.cues and len(tokens) > 1 and tokens[1].low in DETERMINERS
    if previous.low in DETERMINERS - {"that", "each", "both", "all", "most", "many", "several", "few"}:
        return False
    if previous.low in ("to", "will", "would", "could", "may", "might", "must", "should", "can", "shall", "n't", "not", "ll"):
        return True
    if "verb:ing" in token.cues:
        return not (previous.kind == "gov" and previous.value.form == "adjective")
    if previous.low in PREPOSITIONS - {"than"} or previous.low == "’s":
        return False
    if previous.kind == "gov":
        return previous.value.form != "adjective" or "verb:s" in token.cues or "verb:past" in token.cues
    if previous.kind in ("rate", "money", "number"):
        return "verb:s" in token.cues or "verb:past" in token.cues
    noun_too = "tariff_noun" in token.cues or "rate_noun" in token.cues or "change_noun" in token.cues
    if noun_too:
        if "tariff_noun" in previous.cues and "verb:s" in token.cues:
            return True
        return previous.low in PRONOUNS | {"which", "who", "that", "also", "now", "still", ",", "and", "already", "then"} or (
            "verb:s" in token.cues and previous.kind == "word" and _object_follows(tokens, i)
        )
    return True


def _object_follows(tokens: list[Token], i: int) -> bool:
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return following is not None and (
        following.low in DETERMINERS or following.kind in ("gov", "rate") or following.low in ("to", "from")
    )


def is_stop(tokens: list[Token], i: int) -> bool:
    """Whether a noun phrase cannot go on at token `i`."""
    token = tokens[i]
    if token.kind in ("rate", "money", "date"):
        return True
    if token.kind == "punct":
        return token.low in HARD_MARKS or token.low in ".…"
    if token.kind != "word":
        return False
    return (
        token.low in AUXILIARIES
        or token.low in SUBORDINATORS
        or token.low in PRONOUNS
        or (token.low in PREPOSITIONS and token.low not in ("of", "from", "with"))
        or (is_verb(tokens, i) and token.low not in ORIGIN_WORDS and "tariff_noun" not in token.cues)
    )


def head_after(tokens: list[Token], i: int) -> int | None:
    """The head noun of the phrase whose modifier is token `i`: the last plain word before it ends."""
    head = None
    k = i + 1
    while k < len(tokens):
        token = tokens[k]
        if token.low in ("-", "‑", "’s") or token.kind == "number" or (token.kind == "rate" and head is None):
            k += 1
            continue
        if token.kind == "punct" or token.kind == "gov" or is_stop(tokens, k):
            break
        if token.low in PREPOSITIONS or token.low in CONJUNCTIONS:
            break
        if token.low in ADVERBS or token.low in DETERMINERS:
            break
        head = k
        k += 1
    return head


def read_goods(tokens: list[Token], start: int, limit: int) -> GoodsPhrase:
    """Reads the noun phrase about goods that begins at token `start`, at most up to `limit`.

    Coordinated items are split; origins ("from X", "X's …", adjectives, "made in X") and
    destinations ("into X") are told apart from the goods themselves.
    """
    phrase = GoodsPhrase(start, start)
    k = start
    item: list[int] = []

    def close() -> None:
        _close_item(tokens, item, phrase)
        item.clear()

    while k < limit:
        token = tokens[k]
        if token.kind == "gov":
            k = _read_government(tokens, k, limit, item, phrase)
            continue
        if token.low in ("from",) or (token.low in ("in", "by", "at") and k and tokens[k - 1].low in ORIGIN_WORDS):
            close()
            k = _read_origin(tokens, k + 1, limit, phrase)
            continue
        if token.low in ("into", "to", "entering") and item and k + 1 < limit and _government_at(tokens, k + 1) is not None:
            close()
            found = _government_at(tokens, k + 1)
            assert found is not None
            phrase.destinations.append(found)
            k = found + 1
            continue
        if "world" in token.cues:
            phrase.world = True
            if token.low not in ("all", "any", "every"):
                close()
            k = max(k + 1, token.cue_end)
            continue
        if token.low in ORIGIN_WORDS and item:
            close()
            k += 1
            continue
        if token.low == "of" and item and tokens[item[-1]].low in _QUANTITY_NOUNS | GENERIC_GOODS:
            if tokens[item[-1]].low in GENERIC_GOODS:
                phrase.generic = True
            item.clear()
            k += 1
            continue
        if token.low == "of":
            if _government_at(tokens, k + 1) is not None or not item:
                close()
                k += 1
                continue
            item.append(k)
            k += 1
            continue
        if token.low == "with":
            break
        if is_stop(tokens, k):
            break
        if token.low in (",",) or token.low in CONJUNCTIONS:
            if not _goes_on(tokens, k + 1, limit):
                break
            close()
            k += 1
            continue
        if token.low in DETERMINERS or token.low in _DROPPED_MODIFIERS:
            if token.low in ("certain", "select", "selected", "specific"):
                item.append(k)
            elif item and token.low in DETERMINERS:
                break
            k += 1
            continue
        if token.low in ("only", "alone", "respectively", "too", "also", "both", "even"):
            k += 1
            continue
        item.append(k)
        k += 1
    close()
    phrase.end = k
    return phrase


def _government_at(tokens: list[Token], k: int) -> int | None:
    """The government token at `k`, past one article."""
    if k < len(tokens) and tokens[k].low in ("the", "its"):
        k += 1
    return k if k < len(tokens) and tokens[k].kind == "gov" else None


def _read_government(tokens: list[Token], k: int, limit: int, item: list[int], phrase: GoodsPhrase) -> int:
    """A government inside a goods phrase: an origin where goods follow, else a bare target."""
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    if item and tokens[k - 1].low not in ("of", "-"):
        _close_item(tokens, item, phrase)
        item.clear()
    if following is not None and following.low in ("-", "‑") and k + 2 < len(tokens):
        phrase.origins.append(k)
        return k + 3  # "Chinese-made"
    if following is not None and following.low == "’s":
        phrase.origins.append(k)
        return k + 2
    if tokens[k].value.form in ("adjective", "people"):
        phrase.origins.append(k)
    else:
        phrase.bare.append(k)
    return k + 1


def _read_origin(tokens: list[Token], k: int, limit: int, phrase: GoodsPhrase) -> int:
    """The governments of a from-phrase, with its "and"s and commas."""
    while k < limit:
        token = tokens[k]
        if token.kind == "gov":
            phrase.origins.append(k)
        elif "world" in token.cues:
            phrase.world = True
            k = max(k + 1, token.cue_end)
            continue
        elif token.low in DETERMINERS or token.low in ("nearly", "almost", "mainland", "countries", "’s"):
            pass
        elif (token.low in CONJUNCTIONS or token.low == ",") and _government_at(tokens, k + 1) is not None:
            after = _government_at(tokens, k + 1)
            assert after is not None
            if after + 1 < len(tokens) and (
                tokens[after + 1].kind == "rate" or is_verb(tokens, after + 1) or tokens[after + 1].low in AUXILIARIES
            ):
                break
        elif token.low in ("outside", "inside", "within"):
            break
        else:
            break
        k += 1
    return k


def _goes_on(tokens: list[Token], k: int, limit: int) -> bool:
    """Whether the phrase continues behind a comma or "and" at `k - 1`."""
    while k < limit and (tokens[k].low in CONJUNCTIONS or tokens[k].low in DETERMINERS or tokens[k].low in ADVERBS):
        k += 1
    if k >= limit:
        return False
    token = tokens[k]
    if token.kind in ("rate", "money", "date", "punct") or is_stop(tokens, k) or token.low in PREPOSITIONS:
        return token.low == "from"
    j = k
    while j < limit and j < k + 6:
        if tokens[j].kind == "rate" or tokens[j].low in AUXILIARIES or (is_verb(tokens, j) and tokens[j].low not in ORIGIN_WORDS):
            return False
        if tokens[j].kind in ("punct", "date") or tokens[j].low in CONJUNCTIONS or tokens[j].low in PREPOSITIONS:
            break
        j += 1
    return True


def _close_item(tokens: list[Token], item: list[int], phrase: GoodsPhrase) -> None:
    """Ends one coordinated item: a product, a word for goods in general, or nothing."""
    while item and (tokens[item[0]].kind == "number" or tokens[item[0]].low in ADVERBS | _DROPPED_MODIFIERS | {"’s"}):
        item.pop(0)
    while item and (tokens[item[-1]].low in ADVERBS or tokens[item[-1]].low in PREPOSITIONS or tokens[item[-1]].kind == "punct"):
        item.pop()
    if not item:
        return
    head = tokens[item[-1]]
    if head.low in GENERIC_GOODS:
        phrase.generic = True
        rest = item[:-1]
        if rest and not all(tokens[r].low in GENERIC_GOODS | DETERMINERS for r in rest):
            phrase.products.append((item[0], item[-1] + 1))
        return
    if head.low in NO_GOODS or "tariff_noun" in head.cues:
        return
    phrase.products.append((item[0], item[-1] + 1))
