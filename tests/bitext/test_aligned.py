"""Two files as rows, by the aligner: nothing dropped, order and kinds kept; results kept."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bitext import aligned
from reader.bitext.aligned import BY_ORDER, RELATED, aligned_rows, belong_together, found_beads
from reader.bitext.bead_list import PairBead, shared
from reader.bitext.kept_pairs import KeptPairs
from reader.bitext.opening import BitextReader
from reader.bitext.pair_cache import PairCache, marks
from reader.documents.errors import Cancelled
from reader.documents.model import Block, BlockKind, Language
from reader.documents.reading import open_document
from tests.bitext.shapes import blocks, chinese, document, english, shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.bitext.model import Row

SAMPLES = Path(__file__).parent.parent.parent / "samples"
EN = (
    "# The Ferry",
    "The ferry left at seven, and my grandmother was on it with two suitcases.",
    "She never told us why she had come back from Canton.",
    "``` timetable = [7, 9]",
    "---",
    "In 1931 the river rose so high that the post office closed.",
    "## Chapter 2",
    "The postman, Mr Wellington, swam home with the letters in his hat.",
)
ZH = (
    "# 渡船",
    "渡船七点开，外婆带着两只箱子上了船。",
    "她从来没有告诉我们，她为什么从广州回来。",
    "``` timetable = [7, 9]",
    "---",
    "1931年河水涨得很高，邮局关了门。",
    "## 第二章",
    "邮递员威灵顿先生把信放在帽子里，游泳回家。",
)


def rows_of(en: Sequence[Block], zh: Sequence[Block]) -> list[Row]:
    return list(aligned_rows(document(en), document(zh), found_beads(en, zh)))


def in_order(rows: Sequence[Row], en: Sequence[Block], zh: Sequence[Block]) -> None:
    """Every block of both sides once, whole, in order."""
    assert [piece.block for row in rows for piece in row.en] == list(range(len(en)))
    assert [piece.block for row in rows for piece in row.zh] == list(range(len(zh)))
    for row in rows:
        assert row.en or row.zh
        assert {piece.document for piece in row.en} <= {0}
        assert {piece.document for piece in row.zh} <= {1}
        for side, pieces in ((en, row.en), (zh, row.zh)):
            assert all((p.start, p.end) == (0, len(side[p.block].text)) for p in pieces)


def test_a_pair_is_found_by_what_it_says() -> None:
    en, zh = blocks(*EN), blocks(*ZH)
    rows = rows_of(en, zh)
    assert shape(rows) == [f"{n}-{n}" for n in range(8)]
    assert [row.kind for row in rows] == [block.kind for block in en]
    assert min(row.confidence for row in rows) > 0.8


def test_what_one_side_lacks_stands_alone_and_what_follows_keeps_its_partner() -> None:
    rows = rows_of(blocks(*EN), blocks(*(ZH[at] for at in (0, 2, 3, 5, 6, 7))))
    assert shape(rows) == ["0-0", "1-", "2-1", "3-2", "4-", "5-3", "6-4", "7-5"]


def test_several_paragraphs_make_one_row() -> None:
    zh = [*ZH[:5], "1931年河水涨得很高。", "邮局关了门。", *ZH[6:]]
    assert "5-5+6" in shape(rows_of(blocks(*EN), blocks(*zh)))


_items = st.lists(
    st.one_of(
        st.sampled_from((*EN, *ZH)),
        st.integers(1, 200).map(lambda n: english(n, n)),
        st.integers(1, 200).map(lambda n: chinese(n, n)),
        st.sampled_from(("## " + english(20), "- " + chinese(30), "``` x = 1", "", "> 引文")),
    ),
    max_size=9,
)


@settings(max_examples=25, deadline=None)
@given(_items, _items)
def test_nothing_is_dropped_whatever_the_two_files_say(en: list[str], zh: list[str]) -> None:
    ours, theirs = blocks(*en), blocks(*zh)
    in_order(rows_of(ours, theirs), ours, theirs)


_steps = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(lambda step: step != (0, 0)), max_size=8
)


@given(_steps, st.randoms(use_true_random=False))
def test_nothing_is_dropped_whatever_beads_are_given(
    steps: list[tuple[int, int]], choose: object
) -> None:
    pick = getattr(choose, "choice")  # noqa: B009 - hypothesis gives no type
    beads = beads_of(steps)
    en = blocks(*(pick(EN) for _ in range(sum(a for a, _ in steps))))
    zh = blocks(*(pick(ZH) for _ in range(sum(b for _, b in steps))))
    rows = list(aligned_rows(document(en), document(zh), beads))
    in_order(rows, en, zh)
    for row in rows:
        kinds = {en[p.block].kind for p in row.en} | {zh[p.block].kind for p in row.zh}
        assert kinds <= _FLOWING or len(kinds) == 1


_FLOWING = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE}


def beads_of(steps: Sequence[tuple[int, int]], confidence: float = 0.9) -> list[PairBead]:
    ours = list(itertools.accumulate((a for a, _ in steps), initial=0))
    theirs = list(itertools.accumulate((b for _, b in steps), initial=0))
    return [
        PairBead(range(i, k), range(j, m), confidence)
        for (i, k), (j, m) in zip(itertools.pairwise(ours), itertools.pairwise(theirs), strict=True)
    ]


def test_without_the_aligner_headings_and_order_pair_the_two(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise ImportError("numpy is not installed")

    monkeypatch.setattr(aligned, "_align", broken)
    cache = PairCache(tmp_path, 9)
    en, zh = blocks(*EN), blocks(*ZH)
    with caplog.at_level("CRITICAL"):
        beads = list(found_beads(en, zh, cache=cache))
    assert [(len(bead.en), len(bead.zh)) for bead in beads] == [(1, 1)] * 8
    assert {bead.confidence for bead in beads} == {BY_ORDER}
    assert not list(tmp_path.iterdir()), "what is second best is not kept"


def test_an_aligner_that_breaks_down_leaves_no_gap(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def half(*_: object) -> object:
        yield PairBead(range(1), range(1), 1.0)
        yield PairBead(range(1, 2), range(1, 3), 1.0)
        raise MemoryError

    monkeypatch.setattr(aligned, "_align", half)
    en, zh = blocks(*EN), blocks(*ZH)
    with caplog.at_level("CRITICAL"):
        rows = rows_of(en, zh)
    in_order(rows, en, zh)
    assert shape(rows)[:2] == ["0-0", "1-1+2"]


def test_giving_up_is_passed_on() -> None:
    long = [english(200, n) for n in range(60)], [chinese(200, n) for n in range(60)]
    with pytest.raises(Cancelled):
        list(found_beads(blocks(*long[0]), blocks(*long[1]), cancelled=lambda: True))


def test_the_first_rows_do_not_wait_for_the_last_and_the_rest_can_be_given_up(
    tmp_path: Path,
) -> None:
    years = range(1500, 1900)
    en = blocks(*(f"In {year} the river rose and {year % 97} letters were lost." for year in years))
    zh = blocks(*(f"{year}年河水上涨，丢了{year % 97}封信。" for year in years))
    enough = False
    kept = KeptPairs(tmp_path / "found", tmp_path / "repairs")
    rows = kept.rows(document(en), document(zh), lambda: enough)
    first = next(rows)
    assert (first.en[0].block, first.zh[0].block) == (0, 0)
    enough = True
    given: list[Row] = []
    with pytest.raises(Cancelled):
        given.extend(iter(lambda: next(rows), None))
    assert len(given) < 300
    assert not (tmp_path / "found").exists(), "a part is not kept as the whole"


# what is kept


def no_aligner(*_: object) -> None:
    raise AssertionError("aligned again")


def test_what_was_found_is_there_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    cache = PairCache(tmp_path, 9)
    en, zh = blocks(*EN), blocks(*ZH)
    found = list(found_beads(en, zh, cache=cache))
    monkeypatch.setattr(aligned, "_align", no_aligner)
    again = list(found_beads(en, zh, cache=cache))
    assert again == found


def test_another_text_is_another_pair(tmp_path: Path) -> None:
    cache = PairCache(tmp_path, 9)
    en, zh = blocks(*EN), blocks(*ZH)
    list(found_beads(en, zh, cache=cache))
    assert cache.find(en, zh, "lexical") is not None
    assert cache.find(en, zh, "semantic") is None
    assert cache.find(blocks(*EN[:-1], "Something else."), zh, "lexical") is None
    assert cache.find(zh, en, "lexical") is None


_damages: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: data[: len(data) // 2],
    lambda _: b"",
    lambda _: b"\xff\xfe",
    lambda data: data + b"\n{}",
    lambda _: b"null\nnull\nnull",
    lambda data: _with_line(data, 1, b"[]"),
    lambda data: _with_line(data, 1, b'{"en": "12345678", "zh": ""}'),
    lambda data: _with_line(data, 2, b"[]"),
    lambda data: _with_line(data, 2, b'[["a", 1, 1]]'),
    lambda data: _with_line(data, 2, b"[[8, 8]]"),
    lambda data: _with_line(data, 2, b"[[9, 8, 1.0]]"),
    lambda data: _with_line(data, 2, b"[[-1, 0, 1.0], [9, 8, 1.0]]"),
)


def _with_line(data: bytes, number: int, line: bytes) -> bytes:
    lines = data.splitlines()
    lines[number] = line
    return b"\n".join(lines)


@pytest.mark.parametrize("damage", _damages)
def test_a_damaged_file_is_made_anew(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    cache = PairCache(tmp_path, 9)
    en, zh = blocks(*EN), blocks(*ZH)
    found = list(found_beads(en, zh, cache=cache))
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert cache.find(en, zh, "lexical") is None
    assert list(found_beads(en, zh, cache=cache)) == found
    assert file.read_bytes() == whole


STORY = [
    ("The old fisherman rowed out to island {}.", "老渔夫划船去了{}号岛。"),
    ("The doctor closed the book and opened window {}.", "医生合上书，打开了第{}扇窗户。"),
    ("It rained for {} days and nobody came.", "雨下了{}天，没有人来。"),
    ("His wife cooked rice and fish for {} guests.", "他的妻子为{}位客人做了米饭和鱼。"),
    ("In the year {} a storm destroyed the harbour.", "在{}年，一场暴风雨摧毁了港口。"),
]


def test_an_edited_text_is_aligned_around_the_edit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cache = PairCache(tmp_path, 9)
    en_texts = [STORY[at % 5][0].format(at + 100) for at in range(300)]
    zh_texts = [STORY[at % 5][1].format(at + 100) for at in range(300)]
    en, zh = blocks(*en_texts), blocks(*zh_texts)
    cache.keep(en, zh, "semantic", beads_of([(1, 1)] * 300))
    # a paragraph is rewritten, one is parted in two, one is gone on one side
    en_texts[50] = "The teacher sold his bicycle."
    zh_texts[120:121] = ["老渔夫划船去了。", "那是220号岛。"]
    del zh_texts[200]
    asked: list[int] = []
    whole = aligned._align

    def watched(*parts: Any) -> Iterator[PairBead]:
        asked.append(len(parts[0]))
        return whole(*parts)

    monkeypatch.setattr(aligned, "_align", watched)
    en, zh = blocks(*en_texts), blocks(*zh_texts)
    found = list(found_beads(en, zh, cache=cache))
    assert [at for bead in found for at in bead.en] == list(range(300))
    assert [at for bead in found for at in bead.zh] == list(range(300))
    assert len(asked) == 3
    assert sum(asked) < 90
    shapes = {(bead.en.start, tuple(bead.zh)) for bead in found}
    away = {(at, (at,)) for at in (*range(48), *range(53, 118))}
    assert away | {(at, (at + 1,)) for at in range(123, 198)} <= shapes
    assert away | {(at, (at,)) for at in range(203, 300)} <= shapes
    assert (120, (120, 121)) in shapes
    asked.clear()
    assert list(found_beads(en, zh, cache=cache)) == found
    assert asked == [], "it is kept as if it had been found in the whole"


def test_another_text_is_not_taken_for_an_edited_one(tmp_path: Path) -> None:
    cache = PairCache(tmp_path, 9)
    en = blocks(*(f"Sentence number {at}." for at in range(60)))
    zh = blocks(*(f"第{at}句。" for at in range(60)))
    cache.keep(en, zh, "semantic", beads_of([(1, 1)] * 60))
    assert cache.nearest(marks(en[:59]), marks(zh), "semantic") is not None
    assert cache.nearest(marks(en), marks(zh), "lexical") is None
    assert cache.nearest(marks(en[:20]), marks(zh), "semantic") is None
    others = blocks(*(f"Something else, {at}." for at in range(60)))
    assert cache.nearest(marks(others), marks(zh), "semantic") is None


def test_the_oldest_make_room(tmp_path: Path) -> None:
    cache = PairCache(tmp_path, most=3)
    for number in range(5):
        en = blocks(f"{number}")
        cache.keep(en, [], "lexical", beads_of([(1, 0)]))
    assert len(list(tmp_path.iterdir())) == 3


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    en, zh = blocks(*EN), blocks(*ZH)
    assert len(list(found_beads(en, zh, cache=PairCache(blocked, 9)))) == 9, "each rule alone"


# two files


def write(path: Path, texts: Sequence[str]) -> Path:
    parts = (f"```\n{text[4:]}\n```" if text.startswith("```") else text for text in texts)
    path.write_text("\n\n".join(parts), encoding="utf-8")
    return path


def test_two_files_are_opened_in_either_order(tmp_path: Path) -> None:
    en, zh = write(tmp_path / "ferry.md", EN), write(tmp_path / "渡船.md", ZH)
    kept = KeptPairs(tmp_path / "found", tmp_path / "repairs")
    for path, companion in ((en, zh), (zh, en)):
        reader = BitextReader(path, companion=companion, pairs=kept)
        rows = [row for batch in reader.batches() for row in batch]
        assert shape(rows) == [f"{n}-{n}" for n in range(8)]
        assert reader.progress == pytest.approx(1.0)
    assert len(list((tmp_path / "found").iterdir())) == 1


# whether they belong together


def test_texts_that_say_the_same_belong_together() -> None:
    en, zh = blocks(*EN), blocks(*ZH)
    assert belong_together(list(found_beads(en, zh)), len(en), len(zh))


def test_a_translation_of_a_small_part_of_a_text_belongs_to_it() -> None:
    """Of the README of a large project often only the beginning is translated."""
    en = [
        *blocks(*EN),
        *blocks(*(f"Step {n} of the works at the lock is done." for n in range(90))),
    ]
    zh = blocks(*ZH)
    beads = [PairBead(range(n, n + 1), range(n, n + 1), 0.9) for n in range(len(zh))]
    beads += [PairBead(range(n, n + 1), range(0), 0.9) for n in range(len(zh), len(en))]
    assert shared(beads, len(en), len(zh)) < RELATED
    assert belong_together(beads, len(en), len(zh))
    mirrored = [PairBead(bead.zh, bead.en, bead.confidence) for bead in beads]
    assert belong_together(mirrored, len(zh), len(en))
    doubtful = [PairBead(bead.en, bead.zh, 0.4) for bead in beads]
    assert not belong_together(doubtful, len(en), len(zh))


def test_texts_that_say_something_else_do_not() -> None:
    en = open_document(SAMPLES / "the-village-against-the-bell.en.md").blocks
    both = open_document(SAMPLES / "essay-waiting-for-the-kettle.md").blocks
    zh = [block for block in both if block.language is Language.CHINESE]
    beads = list(found_beads(en, zh))
    assert shared(beads, len(en), len(zh)) < 0.25
    assert not belong_together(beads, len(en), len(zh))
