"""Heads for sentences: what the parser sees, what comes back, and that no heads run in a circle."""

from __future__ import annotations

import spacy

from tradewire import Extractor
from tradewire.relate.tariffs.sentence import syntax
from tradewire.relate.tariffs.sentence.syntax import SpacyParser
from tradewire.relate.tariffs.sentence.tokens import Sentence, Special, Token, tokenize


def sentence(text: str, *rates: str) -> Sentence:
    specials = []
    at = 0
    for number, rate in enumerate(rates):
        at = text.index(rate, at)
        specials.append(Special(at, at + len(rate), "rate", number))
        at += len(rate)
    return Sentence(0, len(text), 0, True, tokenize(text, 0, len(text), specials))


def token(head: int) -> Token:
    return Token(0, 1, "x", "x", "word", head=head, dep="nmod")


def test_circles_are_broken() -> None:
    tokens = [token(1), token(2), token(0), token(3), token(2)]
    syntax._break_cycles(tokens)
    for start in range(len(tokens)):
        k, steps = start, 0
        while tokens[k].head != k:
            k, steps = tokens[k].head, steps + 1
            assert steps <= len(tokens)
    assert [t.dep for t in tokens].count("ROOT") == 1
    assert tokens[4].head == 2


def test_a_tree_stays_as_it_is() -> None:
    heads = [1, 1, 1, 2, -1]
    tokens = [token(head) for head in heads]
    syntax._break_cycles(tokens)
    assert [t.head for t in tokens] == heads
    assert [t.dep for t in tokens] == ["nmod"] * 5


def test_sentences_get_heads(extractor: Extractor) -> None:
    one = sentence("Peru put a duty of 12% on tin.", "12%")
    SpacyParser(extractor.nlp)([one])
    assert one.parsed
    put = next(k for k, t in enumerate(one.tokens) if t.low == "put")
    assert one.tokens[put].head == put
    assert one.tokens[put].tag.startswith("VB")
    assert 0 in one.children[put]
    assert all(k in one.children[t.head] for k, t in enumerate(one.tokens) if t.head not in (-1, k))


def test_what_is_passed_over_has_no_head(extractor: Extractor) -> None:
    one = sentence("Peru raised the duty from 8% to 12% on “tin”.", "8%", "12%")
    skipped = [k for k, t in enumerate(one.tokens) if t.low in ("from", "8%")]
    for k in skipped:
        one.tokens[k].dep = "skip"
    SpacyParser(extractor.nlp)([one])
    assert one.parsed
    quotes = [k for k, t in enumerate(one.tokens) if t.low in "“”"]
    assert len(quotes) == 2
    assert [one.tokens[k].head for k in (*skipped, *quotes)] == [-1] * 4


def test_a_pipeline_without_a_parser_leaves_sentences_unparsed() -> None:
    one = sentence("Peru put a duty of 12% on tin.", "12%")
    SpacyParser(spacy.blank("en"))([one])
    assert not one.parsed


def test_one_word_and_endless_lists_are_not_parsed(extractor: Extractor) -> None:
    word, endless = sentence("Tin"), sentence("tin, " * 500)
    SpacyParser(extractor.nlp)([word, endless])
    assert (word.parsed, endless.parsed) == (False, False)
