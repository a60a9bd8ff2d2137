"""What a table says of all its rates by its caption, its heading, the paragraph above and the note below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tradewire.layout.article import Table
from tradewire.relate.tariffs.article.discourse import State, Told
from tradewire.relate.tariffs.article.groups import counted
from tradewire.relate.tariffs.model import WORLD, Status
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.noun_phrases import read_goods
from tradewire.relate.tariffs.sentence.roles import role_of
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token, tokenize
from tradewire.relate.tariffs.sentence.words import codes_of
from tradewire.relate.tariffs.slots.known_goods import goods_in_title, known_goods

_ENTRY = frozenset({"in", "at", "into", "to", "by"})


@dataclass(slots=True)
class Context:
    """The slots that hold for a whole table; `*_how` name the place they were read from.

    `apart` says that a heading parts the table from the paragraph above.
    `duty` says that the table speaks of duties at all, `export` that of duties on exports;
    `products` are article offsets.
    """

    imposer: tuple[str, ...] = ()
    imposer_how: str = ""
    targets: tuple[str, ...] = ()
    targets_how: str = ""
    products: tuple[tuple[int, int], ...] = ()
    status: Status | None = None
    duty: bool = False
    export: bool = False
    apart: bool = False


def context_of(
    table: Table, block: int, reading: Reading, state: State, lead: Sequence[Sentence], *, apart: bool = False
) -> Context:
    """Reads caption, heading, paragraph above and note below, in that order.

    A paragraph that is `apart`, above the table's own heading, tells only where the article's own
    government acts in it.
    """
    context = Context(apart=apart)
    header = " ".join(c.text for cells in (*table.upper_headers, table.header) for c in cells)
    words = tokenize(header, 0, len(header), ())
    context.duty = any("tariff_noun" in t.cues or "rate_noun" in t.cues for t in words)
    context.export = any("export_duty" in t.cues for t in words)
    spans = [("caption", reading.caption_of(table)), ("heading", reading.heading_of(block))]
    for how, span in spans:
        if span is not None:
            title = reading.sentence(*span, block)
            _read_title(title, how, context)
            group = state.lists.get(counted(title, 0, len(title.tokens)), ())
            if group and not context.targets and not set(group) & set(context.imposer):
                context.targets, context.targets_how = group, how
            if how == "caption" and reading.later_date(*span):
                context.status = "announced"
    for sentence in reversed(lead):
        _read_lead(sentence, context)
    told = Context()
    _from_lead_measures(context if not apart else told, state, lead)
    if apart and not context.imposer and told.imposer == (state.home,):
        context.imposer, context.imposer_how = told.imposer, told.imposer_how
        context.products = context.products or told.products
    _read_note(block, reading, context)
    return context


def _read_title(sentence: Sentence, how: str, context: Context) -> None:
    """A caption or heading: "US tariffs on Peruvian goods", "Duties on tiles in Chile"."""
    tokens = sentence.tokens
    duty = any(t.cues & {"tariff_noun"} for t in tokens)
    context.duty = context.duty or duty
    context.export = context.export or any("export_duty" in t.cues for t in tokens)
    payer = _who_pays(tokens)
    if payer is not None and not context.targets:
        context.targets, context.targets_how = (tokens[payer].value.code,), how
        context.duty = duty = True
    phrases = [
        read_goods(sentence, k if t.low == "from" else k + 1, len(tokens))
        for k, t in enumerate(tokens)
        if t.low in ("on", "from", "for", "against") and k + 1 < len(tokens)
    ]
    for phrase in phrases:
        if not context.targets:
            if phrase.sources:
                context.targets, context.targets_how = codes_of(tokens, phrase.sources), how
            elif phrase.world:
                context.targets, context.targets_how = WORLD, how
        if not context.products:
            context.products = tuple((tokens[s].start, tokens[e - 1].end) for s, e in phrase.products)
    if not context.products and (how == "caption" or duty):
        context.products = goods_in_title(tokens)
    if context.imposer:
        return
    for k, token in enumerate(tokens):
        if token.kind != "gov" or token.value.code in context.targets:
            continue
        role = role_of(sentence, k)
        if role.name in ("tariff", "organ") or (
            role.name == "bare" and (role.preposition == "" or (role.preposition in _ENTRY and duty))
        ):
            context.imposer, context.imposer_how = (token.value.code,), how
            return


def _who_pays(tokens: Sequence[Token]) -> int | None:
    """The government of "What Peruvian tin pays abroad", "Where Peru's tin pays"."""
    pays = next((k for k, t in enumerate(tokens) if "pay" in t.cues), 0)
    for k in range(pays - 1):
        if tokens[k].kind == "gov" and (
            tokens[k].value.form == "adjective" or tokens[k + 1].low in ("'s", "'", "’s", "’")
        ):
            return k
    return None


def _read_lead(sentence: Sentence, context: Context) -> None:
    """The paragraph above: words for all origins, and whether it speaks of duties."""
    if any("tariff_noun" in t.cues for t in sentence.tokens):
        context.duty = True
    if any("export_duty" in t.cues for t in sentence.tokens):
        context.export = True
    if not context.products and any("tariff_noun" in t.cues for t in sentence.tokens):
        tokens = sentence.tokens
        known = [g for g in known_goods(sentence, 0, len(tokens)) if g[0] and tokens[g[0] - 1].low == "on"]
        if len(known) == 1:  # "set anti-dumping duties on wire:"
            context.products = tuple((sentence.tokens[s].start, sentence.tokens[e - 1].end) for s, e in known)
    if not context.targets and any("world" in t.cues for t in sentence.tokens):
        context.targets, context.targets_how = WORLD, "lead"


def _from_lead_measures(context: Context, state: State, lead: Sequence[Sentence]) -> None:
    """The measures told in the paragraph above give what the caption leaves open."""
    blocks = {s.block for s in lead}
    here: list[Told] = [t for t in state.told if t.block in blocks]
    if here:
        if not context.imposer:
            context.imposer, context.imposer_how = here[-1].imposer, "lead"
        if not context.products:
            context.products = here[-1].products
        if here[-1].status in ("in_force", "announced"):
            context.status = context.status or here[-1].status
        return
    if not context.imposer:
        for sentence in reversed(lead):
            for k, token in enumerate(sentence.tokens):
                known = token.kind == "gov" and (
                    not state.collectors
                    or token.value.code in state.collectors
                    or token.value.code == state.home
                )
                if known and token.value.code not in context.targets:
                    role = role_of(sentence, k)
                    opener = sentence.tokens[max(0, k - 3) : k]
                    made = any("origin_word" in t.classes or t.low.startswith("originat") for t in opener)
                    if (
                        role.name in ("bare", "organ", "tariff")
                        and not made
                        and role.preposition
                        not in (
                            "from",
                            "on",
                            "against",
                            "of",
                        )
                    ):
                        context.imposer, context.imposer_how = (token.value.code,), "lead"
                        return


def _read_note(block: int, reading: Reading, context: Context) -> None:
    """The paragraph below, as far as it says that any origin is meant."""
    if context.targets:
        return
    for sentence in reading.sentences.get(block + 1, ()):
        if any("world" in t.cues for t in sentence.tokens):
            context.targets, context.targets_how = WORLD, "note"
            return
