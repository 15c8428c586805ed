from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.bitext.opening import BitextReader
from reader.bitext.pairing import pair_document
from reader.documents.errors import Cancelled, CannotRead
from reader.documents.model import BlockKind
from reader.documents.reading import open_document
from tests.bitext.shapes import chinese, english
from tests.shared_inputs import needs_seeds, seed

if TYPE_CHECKING:
    from pathlib import Path

    from reader.bitext.model import Row


def write(path: Path, *parts: str) -> Path:
    path.write_text("\n\n".join(parts), encoding="utf-8")
    return path


def alternating(count: int) -> list[str]:
    return [
        text for n in range(count) for text in (english(150 + n % 90, n), chinese(150 + n % 90))
    ]


def all_rows(reader: BitextReader) -> list[Row]:
    return [row for batch in reader.batches() for row in batch]


def test_the_first_batch_comes_early_and_the_rest_in_larger_ones(tmp_path: Path) -> None:
    reader = BitextReader(write(tmp_path / "a.md", "# Title", *alternating(1000)))
    batches = reader.batches(first=40, size=400)
    first = next(batches)
    assert len(first) == 40
    assert reader.progress < 0.3
    assert len(reader.bitext.documents[0].blocks) < 200
    assert [len(batch) for batch in batches] == [400, 400, 161]
    assert reader.progress == 1.0
    assert len(reader.bitext.rows) == 1001
    assert reader.columns == 2


def test_streaming_gives_the_same_as_the_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", "# Title", *alternating(300), "## Two", *alternating(5))
    assert all_rows(BitextReader(path)) == list(pair_document(open_document(path)).rows)


def test_rows_refer_to_blocks_that_are_there(tmp_path: Path) -> None:
    reader = BitextReader(write(tmp_path / "a.md", *alternating(500)))
    for batch in reader.batches():
        bitext = reader.bitext
        for row in batch:
            assert all(bitext.text(piece) for piece in (*row.en, *row.zh, *row.both))


def test_one_language_is_one_column(tmp_path: Path) -> None:
    reader = BitextReader(write(tmp_path / "a.md", "# 标题", *(chinese(300, n) for n in range(90))))
    rows = all_rows(reader)
    assert reader.columns == 1
    assert all(row.zh and not row.en for row in rows[1:])


def test_a_late_second_language_corrects_the_columns(tmp_path: Path) -> None:
    parts = [chinese(300, n) for n in range(400)]
    reader = BitextReader(write(tmp_path / "a.md", *parts, *alternating(200)))
    batches = reader.batches()
    first = list(next(batches))
    guess = reader.columns
    for _batch in batches:
        pass
    assert (guess, reader.columns) == (1, 2)
    assert list(reader.bitext.rows[: len(first)]) == first


def test_a_companion_pair_is_put_in_order(tmp_path: Path) -> None:
    english_file = write(tmp_path / "a.en.md", "# Why", english(300), english(200))
    chinese_file = write(tmp_path / "a.zh.md", "# 为什么", chinese(300), chinese(200))
    for path, companion in ((english_file, chinese_file), (chinese_file, english_file)):
        reader = BitextReader(path, companion=companion)
        rows = all_rows(reader)
        assert [head.path for head in reader.heads] == [english_file, chinese_file]
        assert [(len(row.en), len(row.zh)) for row in rows] == [(1, 1)] * 3
        assert reader.columns == 2
        assert reader.progress == pytest.approx(1.0)


def test_cancelling(tmp_path: Path) -> None:
    stop = False
    path = write(tmp_path / "a.md", *alternating(400))
    reader = BitextReader(path, cancelled=lambda: stop)
    batches = reader.batches()
    next(batches)
    stop = True
    with pytest.raises(Cancelled):
        next(batches)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CannotRead):
        BitextReader(tmp_path / "missing.md")


def test_an_empty_file(tmp_path: Path) -> None:
    reader = BitextReader(write(tmp_path / "a.md"))
    assert all_rows(reader) == []
    assert reader.columns == 1


@needs_seeds
def test_the_interview_reads_pair_by_pair() -> None:
    reader = BitextReader(seed("000"))
    rows = all_rows(reader)
    pairs = [row for row in rows if row.kind is BlockKind.PARAGRAPH]
    assert len(pairs) == 63
    for row in pairs:
        assert (len(row.en), len(row.zh)) == (1, 1)
        assert row.zh[0].block == row.en[0].block + 1
    headings = [row for row in rows if row.kind is BlockKind.HEADING]
    assert len(headings) == 22
    assert all(len(row.both) == 1 for row in headings)
    assert reader.columns == 2


@needs_seeds
@pytest.mark.parametrize("number", ["001", "002", "003", "004"])
def test_chinese_documents_take_one_column(number: str) -> None:
    reader = BitextReader(seed(number))
    rows = all_rows(reader)
    assert reader.columns == 1
    assert [row for row in rows if row.en and row.zh] == (rows[-1:] if number == "004" else [])


@needs_seeds
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_character_of_a_document_is_in_one_row(number: str) -> None:
    reader = BitextReader(seed(number))
    rows = all_rows(reader)
    shown = sorted(
        (piece.block, piece.start, piece.end)
        for row in rows
        for piece in (*row.en, *row.zh, *row.both)
    )
    blocks = reader.bitext.documents[0].blocks
    assert shown == [(number, 0, len(block.text)) for number, block in enumerate(blocks)]
