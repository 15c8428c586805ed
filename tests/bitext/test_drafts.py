"""Two long files: their first rows come soon, by words alone, until all rows replace them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.bitext import aligned
from reader.bitext.aligned import SURE, BeadFinder
from reader.bitext.bead_list import FixedBead
from reader.bitext.kept_pairs import KeptPairs
from reader.bitext.opening import BitextReader
from reader.bitext.pair_cache import PairCache
from reader.bitext.repair_anchors import anchored
from reader.bitext.repair_store import Repairs, RepairStore
from reader.documents.errors import Cancelled
from tests.bitext.shapes import blocks, shape
from tests.bitext.test_aligned import EN, STORY, ZH, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from reader.bitext.bead_list import PairBead

COUNT = 60


def story() -> tuple[list[str], list[str]]:
    """Sixty paragraphs a side, the fourth of which is in English only."""
    en = [STORY[at % 5][0].format(at + 100) for at in range(COUNT)]
    zh = [STORY[at % 5][1].format(at + 100) for at in range(COUNT)]
    del zh[3]
    return en, zh


def pair(folder: Path) -> tuple[Path, Path]:
    en, zh = story()
    return write(folder / "story.en.md", en), write(folder / "story.zh.md", zh)


def opened(folder: Path, kept: Path, *, drafts: bool = True) -> BitextReader:
    en, zh = pair(folder)
    pairs = KeptPairs(kept / "found", kept / "said")
    return BitextReader(en, companion=zh, pairs=pairs, drafts=drafts)


def test_a_draft_is_the_beginning_in_order() -> None:
    en, zh = (blocks(*side) for side in story())
    draft = BeadFinder(en, zh).draft(20)
    assert len(draft) == 20
    assert [at for bead in draft for at in bead.en] == list(range(sum(len(b.en) for b in draft)))
    assert [at for bead in draft for at in bead.zh] == list(range(sum(len(b.zh) for b in draft)))
    assert [tuple(bead.zh) for bead in draft[:6]] == [(0,), (1,), (2,), (), (3,), (4,)]


def test_what_is_known_or_short_needs_no_draft(tmp_path: Path) -> None:
    cache = PairCache(tmp_path, 9)
    short = BeadFinder(blocks(*EN), blocks(*ZH), cache=cache)
    assert short.draft(20) == []
    en, zh = (blocks(*side) for side in story())
    list(BeadFinder(en, zh, cache=cache).beads())
    assert BeadFinder(en, zh, cache=cache).draft(20) == []
    edited = blocks(*story()[0][:-1], "The teacher sold his bicycle.")
    assert BeadFinder(edited, zh, cache=cache).draft(20) == []


SPEECH_EN = (
    "I am glad to be with you today, at the end of your years in one of the finest schools of the "
    "world. I never finished school myself, and this is the closest I have ever come to it. Today "
    "I want to tell you three stories from my life.",
    "Just three stories.",
    "The first one is about joining the dots. I left school after the first six months, but stayed "
    "around for another eighteen months before I really went. So why did I leave?",
    "It began before I was born. My mother was a young student, and she wished to give me away.",
)
SPEECH_ZH = (
    "今天很荣幸来到世界上最好的学校之一的毕业典礼。我从来没有从学校毕业，说实话，这是我离毕业最近的一刻。"
    "今天我只讲三个故事，三个故事就好。",
    "第一个故事，是关于人生中的点点滴滴如何串连在一起。",
    "我念了六个月就休学了，前后又待了十八个月。那么，我为什么休学？",
    "这得从我出生之前讲起。我的母亲当时是个年轻的学生，她决定让别人收养我。",
)


def test_a_short_pair_that_words_leave_in_doubt_is_read_by_the_model(tmp_path: Path) -> None:
    en, zh = blocks(*SPEECH_EN), blocks(*SPEECH_ZH)
    by_words = list(BeadFinder(en, zh).beads())
    assert min(bead.confidence for bead in by_words) < SURE
    cache = PairCache(tmp_path, 9)
    finder = BeadFinder(en, zh, cache=cache, thorough=True)
    assert finder.draft(20) == by_words, "there is something to read meanwhile"
    found = list(finder.beads())
    assert [(tuple(bead.en), tuple(bead.zh)) for bead in found] == [
        ((0, 1), (0,)), ((2,), (1, 2)), ((3,), (3,))
    ]  # fmt: skip
    again = BeadFinder(en, zh, cache=cache, thorough=True)
    assert again.draft(20) == []
    assert list(again.beads()) == found


@pytest.mark.expects_log("a short pair is aligned without")
def test_a_short_pair_without_a_model_is_paired_by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    en, zh = blocks(*SPEECH_EN), blocks(*SPEECH_ZH)
    by_words, align = list(BeadFinder(en, zh).beads()), aligned._align

    def without(*texts: Any, **how: Any) -> Iterator[PairBead]:
        if "semantic" in texts:
            raise FileNotFoundError("model")
        return align(*texts, **how)

    monkeypatch.setattr(aligned, "_align", without)
    assert list(BeadFinder(en, zh, thorough=True).beads()) == by_words


def test_rows_come_soon_and_then_anew(tmp_path: Path) -> None:
    reader = opened(tmp_path, tmp_path)
    batches = reader.batches()
    draft = next(batches)
    assert reader.is_draft
    assert 16 < len(draft) <= 24
    assert reader.bitext.rows == draft
    handed = [*draft]
    rest = next(batches)
    assert not reader.is_draft
    assert len(rest) >= len(draft), "what replaces it reaches at least as far"
    assert draft == handed, "whoever shows the draft still has it"
    rows = [*rest, *(row for batch in batches for row in batch)]
    assert list(reader.bitext.rows) == rows
    plain = opened(tmp_path, tmp_path / "elsewhere", drafts=False)
    assert [row for batch in plain.batches() for row in batch] == rows
    again = opened(tmp_path, tmp_path)
    first = next(again.batches())
    assert not again.is_draft, "what was found is kept"
    assert first == rows[: len(first)]


def test_a_repaired_pair_has_no_draft(tmp_path: Path) -> None:
    kept = KeptPairs(tmp_path / "found", tmp_path / "said")
    reader = opened(tmp_path, tmp_path)
    en, zh = reader.bitext.documents
    list(reader.batches())
    repair = FixedBead(range(en.blocks[2].start), range(zh.blocks[2].start))
    beads = (anchored(repair, en.blocks, zh.blocks),)
    RepairStore(kept.repairs).save(en.head, zh.head, Repairs(beads))
    for file in kept.found.iterdir():
        file.unlink()
    again = opened(tmp_path, tmp_path)
    first = next(again.batches())
    assert not again.is_draft
    assert shape(first)[:2] == ["0+1-0+1", "2-2"]


def test_a_draft_can_be_given_up(tmp_path: Path) -> None:
    en, zh = pair(tmp_path)
    pairs = KeptPairs(tmp_path / "found", tmp_path / "said")
    asked = iter(range(1000))
    reader = BitextReader(
        en, companion=zh, pairs=pairs, drafts=True, cancelled=lambda: next(asked) > 3
    )
    with pytest.raises(Cancelled):
        list(reader.batches())


def test_without_a_dictionary_there_is_no_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    en, zh = (blocks(*side) for side in story())

    def broken(*_: Any, **__: Any) -> Iterator[PairBead]:
        raise FileNotFoundError("cc-cedict")

    monkeypatch.setattr(aligned, "_align", broken)
    assert BeadFinder(en, zh).draft(20) == []
