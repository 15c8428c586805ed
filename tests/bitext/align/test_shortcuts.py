"""Quick ways to count and to look up, each against the plain way to do the same."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bitext.align import numerals
from reader.bitext.align.dictionary import LONGEST, Dictionary, cc_cedict
from reader.bitext.align.english import placed_terms, terms
from reader.bitext.align.learning import unknown_words
from reader.bitext.align.similarity import Parts, Table, by_parts
from reader.bitext.align.words import Names, names_in, pieces_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHINESE = st.text("一二三四万王明宝大小的了中国人民共和国万岁事如意", max_size=30)


@given(
    st.lists(st.lists(st.sampled_from(["韦", "小", "宝", "天下", "的"]), max_size=9), max_size=9)
)
def test_unknown_words_are_pieces_that_keep_together(runs: list[list[str]]) -> None:
    assert unknown_words(runs) == _kept_together(runs)


def _kept_together(runs: Sequence[Sequence[str]]) -> set[str]:
    alone = Counter(piece for run in runs for piece in run)
    joined = Counter(
        tuple(run[at : at + size])
        for run in runs
        for size in (2, 3)
        for at in range(len(run) - size + 1)
    )
    return {
        "".join(parts)
        for parts, count in joined.items()
        if count >= 4
        and len("".join(parts)) <= 4
        and any(len(part) == 1 for part in parts)
        and count >= 0.6 * min(alone[part] for part in parts)
    }


@given(_CHINESE, st.frozensets(st.sampled_from(["王明宝", "国人", "事如"])))
def test_a_run_is_cut_into_the_longest_words(text: str, others: frozenset[str]) -> None:
    dictionary = cc_cedict()
    found = dictionary.words(text, others)
    assert "".join(found) == text
    at = 0
    for word in found:
        fits = [
            length
            for length in range(2, LONGEST + 1)
            if at + length <= len(text)
            and (text[at : at + length] in dictionary or text[at : at + length] in others)
        ]
        assert len(word) == max(fits, default=1)
        at += len(word)


def test_long_headwords_are_found() -> None:
    some = Dictionary(dict.fromkeys(("甲乙丙丁", "甲乙丙丁戊己庚辛", "丙丁戊"), ""), {})
    assert some.words("甲乙丙丁戊己庚辛壬甲乙丙丁戊己庚") == [
        "甲乙丙丁戊己庚辛", "壬", "甲乙丙丁", "戊", "己", "庚",
    ]  # fmt: skip


@given(
    st.lists(
        st.sampled_from(
            ["One", "two", "hundred", "and", "Twenty-first", "the", "it's", "Men", "1,200", "I"]
        )
    )
)
def test_terms_are_those_that_have_a_place(words: list[str]) -> None:
    text = " ".join(words)
    assert terms(text) == [term for _, _, term in placed_terms(text)]


@given(_CHINESE)
def test_names_and_numbers_are_found_at_every_place(text: str) -> None:
    names = names_in(["Wang Ming met Mingbao, Xiaobao and Daren."])
    dictionary = cc_cedict()
    found = [
        (piece.start, piece.word) for piece in pieces_of(text, names, dictionary) if piece.word
    ]
    assert found == _named(text, names, dictionary)


def _named(text: str, names: Names, dictionary: Dictionary) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(text):
        number = numerals.CHINESE_NUMBER.match(text, at)
        pieces = [text[at : at + size] for size in (4, 3, 2) if at + size <= len(text)]
        named = [piece for piece in pieces if dictionary.pinyin(piece) in names.all]
        if number and numerals.chinese_value(number.group()) >= numerals.LEAST:
            found.append((at, f"#{numerals.chinese_value(number.group())}"))
            at = number.end()
        elif named:
            found.append((at, named[0]))
            at += len(named[0])
        else:
            at += 1
    return found


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=5), max_size=6))
def test_rare_words_weigh_more(segments: list[list[str]]) -> None:
    words = words_of(segments)
    assert [[words.vocabulary[at] for at in of] for of in words.of] == segments
    assert list(words.vocabulary) == list(dict.fromkeys(itertools.chain(*segments)))
    for word, weight in zip(words.vocabulary, words.weight, strict=True):
        having = sum(word in segment for segment in segments)
        np.testing.assert_allclose(weight, np.log1p(len(segments) / having), rtol=1e-6)


@pytest.mark.usefixtures("way")
@settings(max_examples=40, deadline=None)
@given(st.integers(1, 7), st.integers(1, 7), st.integers(1, 3), st.integers(0, 2**31))
def test_what_is_found_in_runs(rows: int, columns: int, longest: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    en, zh = _some_parts(chance, rows, columns), _some_parts(chance, columns, rows)
    here, there = np.arange(-1, rows + 2), np.arange(-1, columns + 2)
    found = by_parts(en, zh, here, there, longest)
    share = found.share()
    for a, b, at, place in itertools.product(
        range(longest + 1), range(longest), range(rows), range(columns)
    ):
        ours, theirs = range(at, min(rows, at + a)), range(place, min(columns, place + b + 1))
        expected = _weight_found(en, ours, theirs)
        np.testing.assert_allclose(found.en[a, b, at + 1, place + 1], expected, atol=1e-4)
        if a:
            both = expected + _weight_found(zh, theirs, ours)
            mass = sum(
                one.weight[one.of[s]].sum() for one, of in ((en, ours), (zh, theirs)) for s in of
            )
            np.testing.assert_allclose(share[a - 1, b, at + 1, place + 1], both / mass, atol=1e-4)


def _some_parts(chance: np.random.Generator, segments: int, others: int) -> Parts:
    of = tuple(chance.integers(0, 9, size=chance.integers(1, 4)) for _ in range(segments))
    weight, matches = chance.random(9) + 0.1, chance.random((9, others))
    return Parts(of, weight.astype(np.float32), Table(matches.astype(np.float32)))


def _weight_found(parts: Parts, segments: range, others: range) -> float:
    return sum(
        float(parts.weight[part] * parts.matches.within(np.array([part]), np.array(others)).max())
        for segment in segments
        for part in parts.of[segment]
    )
