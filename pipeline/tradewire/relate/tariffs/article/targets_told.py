"""Whose goods pay, where the rate's own sentence leaves it open: carried from what was told before, or any.

Each rule names itself in `*_how`, from which the confidence is computed.
"""

from __future__ import annotations

from tradewire.lexicons.blocs import imposes_duties, members_of
from tradewire.relate.tariffs.article.discourse import (
    Found,
    State,
    Told,
    governments_of,
    linked_measure,
    named_measure,
)
from tradewire.relate.tariffs.article.groups import counted, listed_groups
from tradewire.relate.tariffs.model import WORLD
from tradewire.relate.tariffs.sentence.clauses import is_by_the_way
from tradewire.relate.tariffs.sentence.roles import role_of
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.words import HYPHENS, codes_of, is_verb
from tradewire.relate.tariffs.slots.frame import Frame


def resolve_targets(frame: Frame, imposer: tuple[str, ...], state: State) -> Found:
    """The targets of a frame: its own, or carried from the last measure, or WORLD."""
    if frame.targets is not None and not frame.export:
        return frame.targets, frame.targets_how
    last = state.last
    carried = last is not None and last.imposer == imposer
    before = last if carried else _last_of(imposer, state)
    # An article about what countries take on their own ores goes on with the next country's.
    goes_on = before is None and _goes_on_about_exports(frame, imposer, state)
    follows = last if goes_on else before
    opens = goes_on and last is None and not _on_imports(frame)
    if (
        frame.export
        or opens
        or _on_own_exports(frame, imposer, state)
        or (follows is not None and follows.export and not _on_imports(frame))
    ):
        return imposer, "export"
    linked = linked_measure(frame, state)
    if linked is not None:
        return linked.targets, "number"
    named = named_measure(frame, state)
    if named is not None and named.imposer == imposer and named.targets:
        return named.targets, "named"
    own = goods_government(frame, imposer)
    if own is not None:
        return _coordinated(frame, own, imposer), "clause"
    size = counted(frame.sentence, frame.low, frame.high)
    group = (state.lists | listed_groups(frame.tokens)).get(size, ()) if size else ()
    if group and not set(group) & set(imposer):
        return group, "group"
    partner = _agreement_partner(frame, imposer)
    if partner is not None:
        return (partner,), "agreement"
    if frame.imposer_how == "asked" and frame.pronoun:
        asker = next((c for c in governments_of(frame) if c not in imposer), None)
        if asker is not None:
            return (asker,), "asker"
    if _strikes_back(frame):
        struck = next(
            (t for t in reversed(state.told) if set(imposer) & set(t.targets) and t.imposer != imposer), None
        )
        if struck is not None:
            return struck.imposer, "retaliation"
    if _is_average(frame):
        return WORLD, "average"
    if frame.products and (frame.cues | _above_cues(frame)) & {"propose", "threaten"}:
        taxing = _who_taxes(imposer, state)
        if taxing:
            return taxing, "retaliation"
    if frame.request and frame.subject.kind == "government" and not frame.products:
        wishing = codes_of(frame.tokens, frame.subject.governments)
        if wishing and not any(set(wishing) & set(members_of(code)) for code in imposer):
            return wishing, "asker"  # "Peru is asking for 9 %": for itself
    elsewhere = last is not None and last.block != frame.sentence.block
    if (
        frame.request
        and last is not None
        and not set(last.targets) & set(imposer)
        and not (frame.products and elsewhere)
    ):
        return last.targets, "request"
    if (
        not frame.products
        or _from_neighbour(frame)
        or (carried and last is not None and last.block == frame.sentence.block)
    ):
        other = _other_government(frame, imposer)
        if other is not None:
            return (other,), "sentence"
    if carried and last is not None:
        if last.block == frame.sentence.block and not _opens_new(frame, last):
            return last.targets, "last-here"
        if not frame.products and anaphoric(frame) and last.targets != WORLD:
            return last.targets, "last"
        if not frame.products and _points_back(frame) and last.products:
            return last.targets, "last"
    if frame.products:
        blamed = _blamed(frame, imposer)
        return ((blamed,), "blamed") if blamed is not None else _of_goods(frame, imposer, state)
    return _standing_target(frame, imposer, state)


def _of_goods(frame: Frame, imposer: tuple[str, ...], state: State) -> Found:
    """Whose goods pay a duty that names the goods alone: any origin's, unless the article is about one.

    A government's release speaks of what others promise as of what its own exporters will meet, but of the
    duties that they charge as of those on all ("Peru charges 9 % on tin").
    """
    if (
        state.issuer is not None
        and state.issuer not in imposer
        and not _on_imports(frame)
        and "habitual" not in frame.cues
    ):
        return (state.issuer,), "issuer"
    outside = {c for c in state.headline if _is_outside(c, imposer)}
    others = {c for c in governments_of(frame) if _is_outside(c, imposer)}
    another = any(s and frame.tokens[s - 1].low == "other" for s, _ in frame.products)  # "on other carpets"
    if len(outside) == 1 and others <= outside and not another:
        partner = tuple(outside)
        by_origin = any("by_origin" in t.cues for t in frame.tokens)
        told = [t.targets for t in state.told if t.imposer == imposer and not t.export]
        only = state.titled and (
            state.partner_of(imposer) == partner or (bool(told) and all(t == partner for t in told))
        )
        if by_origin or (only and not _on_imports(frame)):
            return partner, "headline"
    return WORLD, "product"


def _goes_on_about_exports(frame: Frame, imposer: tuple[str, ...], state: State) -> bool:
    """Whether the next country's duty is one on its exports too: nothing in the clause speaks of imports."""
    if frame.construction == "payer" or any("by_origin" in t.cues for t in frame.tokens):
        return False
    most = sum(t.export for t in state.told) * 2 > len(state.told)
    return (most or state.on_exports) and not set(governments_of(frame)) - set(imposer)


def _on_own_exports(frame: Frame, imposer: tuple[str, ...], state: State) -> bool:
    """ "scrapped its levy on rice exports": those of who collects, where none other's are spoken of."""
    own = frame.pronoun or imposer == (state.home,)
    told_of = any(p.outflow and not p.sources for p in frame.goods)
    return told_of and own and frame.targets is None and not set(governments_of(frame)) - set(imposer)


def _above_cues(frame: Frame) -> frozenset[str]:
    return frozenset().union(*(frame.tokens[k].cues for k in frame.governors))


def _who_taxes(imposer: tuple[str, ...], state: State) -> tuple[str, ...]:
    """The collector of the last measure on a government that collects none itself, as far as told."""
    if any(t.imposer == imposer and t.status != "threatened" for t in state.told):
        return ()
    return next((t.imposer for t in reversed(state.told) if set(imposer) & set(t.targets)), ())


def _last_of(imposer: tuple[str, ...], state: State) -> Told | None:
    """The measure that a collector was last told of."""
    return next((t for t in reversed(state.told) if t.imposer == imposer), None)


def _standing_target(frame: Frame, imposer: tuple[str, ...], state: State) -> Found:
    """Whose goods the article speaks of all along: for a clause that names neither goods nor an origin."""
    told = next(
        (t for t in reversed(state.told) if t.imposer == imposer and t.targets not in (WORLD, imposer)), None
    )
    if told is not None and told.targets:
        return told.targets, "last"
    spared = spared_governments(frame)
    for codes, how in ((state.headline, "headline"), (tuple(state.paragraph_governments), "paragraph")):
        code = next((c for c in codes if _is_outside(c, imposer) and c not in spared), None)
        if code is not None:
            return (code,), how
    return WORLD, "default"


def _is_outside(code: str, imposer: tuple[str, ...]) -> bool:
    """Whether a government is neither the collector nor of one union with it."""
    return code not in imposer and not any(
        code in members_of(one) or (imposes_duties(code) and one in members_of(code)) for one in imposer
    )


def _from_neighbour(frame: Frame) -> bool:
    """ "on oil from its southern neighbour": an origin that the sentence names elsewhere."""
    tokens = frame.tokens
    return any(
        tokens[k].low in ("neighbour", "neighbor") and any(t.low == "from" for t in tokens[max(0, k - 3) : k])
        for k in range(frame.low, frame.high)
    )


def _other_government(frame: Frame, imposer: tuple[str, ...]) -> str | None:
    """The only other government of the rate's sentence, unless it only speaks there."""
    spared = spared_governments(frame)
    codes = dict.fromkeys(c for c in governments_of(frame) if _is_outside(c, imposer) and c not in spared)
    return next(iter(codes)) if len(codes) == 1 else None


def spared_governments(frame: Frame) -> set[str]:
    """Governments behind "except for", up to the next comma: whose goods do not pay."""
    found: set[str] = set()
    excepted = False
    for token in frame.tokens:
        excepted = (excepted or bool("exempt" in token.cues)) and token.low != ","
        if excepted and token.kind == "gov":
            found.add(token.value.code)
    return found


def _blamed(frame: Frame, imposer: tuple[str, ...]) -> str | None:
    """Whom the sentence blames for the duty ("saying that Peru had broken the pact"), or who contests it."""
    sentence, tokens = frame.sentence, frame.tokens
    if not sentence.parsed:
        return None
    for k, token in enumerate(tokens):
        contests = "contest" in token.cues and any(
            tokens[c].low in ("which", "that") for c in sentence.children[k]
        )
        if ("wrong" in token.cues or contests) and is_verb(sentence, k) and k != frame.verb:
            subject = subject_of(sentence, k)
            codes = codes_of(tokens, subject.governments) if subject.kind == "government" else ()
            if len(codes) == 1 and codes[0] not in imposer:
                return codes[0]
    return None


def _on_imports(frame: Frame) -> bool:
    """Whether the clause speaks of goods as imports, whatever their origin."""
    window = frame.tokens[frame.low : frame.high]
    return any(t.low.startswith("import") or t.low in ("abroad", "foreign") for t in window)


def _strikes_back(frame: Frame) -> bool:
    window = frame.tokens[frame.low : frame.high]
    return any("retaliate" in t.cues for t in window) and not any(
        t.low in ("not", "n't", "n’t", "never") for t in window
    )


def _is_average(frame: Frame) -> bool:
    first, last = frame.core
    return any("average" in t.cues for t in frame.tokens[max(frame.low, first - 6) : last + 1])


def goods_government(frame: Frame, imposer: tuple[str, ...]) -> int | None:
    """The token of a government whose goods the clause speaks of, though no phrase of the rate does."""
    tokens = frame.tokens
    for k in range(frame.low, frame.high):
        if tokens[k].kind == "gov" and tokens[k].value.code not in imposer:
            role = role_of(frame.sentence, k)
            if frame.request and frame.subject.start <= k < frame.subject.end:
                continue  # whose people wish, not whose goods pay
            if frame.products and k > frame.core[1] and is_by_the_way(frame.sentence, k):
                continue
            if role.name == "goods" or (
                role.name == "bare" and role.preposition in ("on", "from", "against")
            ):
                return k
    return None


def _coordinated(frame: Frame, first: int, imposer: tuple[str, ...]) -> tuple[str, ...]:
    """The governments of a list that `first` opens: "Peruvian and Chilean roses"."""
    tokens = frame.tokens
    found = [first]
    for k in range(first + 1, frame.high):
        if tokens[k].kind == "gov":
            found.append(k)
        elif tokens[k].low not in (",", "and", "or", "the"):
            break
    codes = codes_of(tokens, found)
    return codes if not set(codes) & set(imposer) else codes[:1]


def _agreement_partner(frame: Frame, imposer: tuple[str, ...]) -> str | None:
    """The other party of an agreement that the sentence names by both ("under the Peru-Chile pact")."""
    tokens = frame.tokens
    for k in range(1, len(tokens) - 1):
        if tokens[k].low not in HYPHENS or tokens[k - 1].kind != "gov" or tokens[k + 1].kind != "gov":
            continue
        if not any("agreement" in t.classes for t in tokens[k + 2 : k + 9]):
            continue
        parties: list[str] = [tokens[k - 1].value.code, tokens[k + 1].value.code]
        if len(imposer) == 1 and imposer[0] in parties:
            parties.remove(imposer[0])
            return parties[0]
    return None


def _opens_new(frame: Frame, last: Told) -> bool:
    """Whether the clause names a new product with an indefinite duty ("a duty of 8 % on tin").

    Any product is new behind a measure of another sentence whose own words left open who pays.
    """
    if not frame.products or frame.noun is None:
        return False
    if last.frame is not None and last.frame.targets is None and last.frame.sentence is not frame.sentence:
        return True
    tokens = frame.tokens
    k = frame.core[0]
    while k > frame.low and "determiner" not in tokens[k - 1].classes and frame.core[0] - k < 5:
        k -= 1
    return k > 0 and tokens[k - 1].low in ("a", "an", "any", "another")


def _points_back(frame: Frame) -> bool:
    """Whether the duty itself is the subject, and only points back: "it falls to 9 %", "the duty is"."""
    subject, tokens = frame.subject, frame.tokens
    if frame.construction != "agentless" or subject.head < 0 or frame.generic:
        return False
    if subject.kind == "pronoun":
        return tokens[subject.head].low in ("it", "that", "this")
    return (
        subject.kind == "tariff"
        and subject.end - subject.start == _BARE
        and tokens[subject.start].low in ("the", "that", "this")
    )


_BARE = 2  # tokens of "the duty"


def anaphoric(frame: Frame) -> bool:
    """Whether the clause points back to a measure or goods told of ("the duty", "its rate", "it")."""
    tokens = frame.tokens
    first, last = frame.core
    window = tokens[max(frame.low, first - 4) : last]
    return frame.anaphoric or any(t.low in ("the", "that", "this", "it", "its", "same") for t in window)
