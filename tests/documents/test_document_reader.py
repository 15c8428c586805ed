"""Opening files: the head first, blocks streaming, clear refusals, bounded work."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from reader.documents.errors import Cancelled, CannotRead, Reason
from reader.documents.model import NoticeCode, Script
from reader.documents.reading import MAX_BYTES, DocumentReader, open_document, parse_text

if TYPE_CHECKING:
    from pathlib import Path

PAIR = "The river rose in the night.\n\n河水在夜里涨了起来。\n\n"


def test_the_head_is_known_before_the_blocks(tmp_path: Path) -> None:
    path = tmp_path / "river.md"
    path.write_text("# The River 河\n\n" + PAIR * 300, encoding="utf-8")
    reader = DocumentReader(path)
    assert reader.head.title == "The River 河"
    assert reader.head.script is Script.SIMPLIFIED
    assert reader.head.path == path
    assert 0.3 < reader.head.english_share < 0.7
    assert reader.head.english_share + reader.head.chinese_share == pytest.approx(1)
    assert reader.progress == 0
    blocks = reader.blocks()
    assert next(blocks).text == "The River 河"
    assert len(list(blocks)) == 600
    assert reader.progress == 1


def test_the_same_text_has_the_same_fingerprint_anywhere(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAIR, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(PAIR.encode("utf-16"))
    one, two = (open_document(tmp_path / name) for name in ("a.md", "b.txt"))
    assert one.head.fingerprint == two.head.fingerprint
    assert two.head.encoding == "UTF-16 LE"
    assert [b.text for b in one.blocks] == [b.text for b in two.blocks]


def test_refusals(tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    for name, reason in (
        ("missing.md", Reason.MISSING),
        ("", Reason.IS_FOLDER),
        ("binary.txt", Reason.BINARY),
        ("huge.txt", Reason.TOO_LARGE),
    ):
        begun = time.perf_counter()
        with pytest.raises(CannotRead) as refused:
            DocumentReader(tmp_path / name)
        assert refused.value.reason is reason
        assert refused.value.message.endswith(".")
        assert time.perf_counter() - begun < 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files on this system")
def test_a_pipe_or_a_device_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "endless.md").symlink_to("/dev/zero")
    for name in ("pipe.md", "endless.md"):
        with pytest.raises(CannotRead) as refused:
            DocumentReader(tmp_path / name)
        assert refused.value.reason is Reason.NO_FILE


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read it all")
def test_a_forbidden_file(tmp_path: Path) -> None:
    path = tmp_path / "secret.md"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(CannotRead) as refused:
        DocumentReader(path)
    assert refused.value.reason is Reason.NOT_PERMITTED


def test_an_empty_file_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "empty.md"
    path.write_bytes(b"")
    document = open_document(path)
    assert document.blocks == ()
    assert document.head.title == "empty"


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    path.write_text(PAIR * 3000, encoding="utf-8")
    seen = 0

    def enough() -> bool:
        return seen >= 5

    blocks = DocumentReader(path, cancelled=enough).blocks()
    for _ in range(5):
        next(blocks)
        seen += 1
    with pytest.raises(Cancelled):
        next(blocks)


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("# x\n\n**b** " + "[" * 100_000, NoticeCode.MARKUP_TOO_DENSE),
        ("# x\n\n" + "[a](" * 25_000, NoticeCode.MARKUP_TOO_DENSE),
        ("# x\n\n" + "*a " * 50_000, None),
        ("# x\n\n" + "<b>" * 20_000 + "word", NoticeCode.MARKUP_TOO_DENSE),
        (">" * 10_000 + " word", NoticeCode.DEEP_NESTING),
        ("- " * 10_000 + "word", NoticeCode.DEEP_NESTING),
        ("\n".join(" " * (2 * n) + "- word" for n in range(500)), NoticeCode.DEEP_NESTING),
        ("汉字 word " * 200_000, None),
        ("```\n" + "x = 1\n" * 50_000, None),
        ("|a" * 10_000 + "\n" + "|-" * 10_000 + "\n" + "|b|c|\n" * 500, None),
        ("# x\n\n" + "\t" * 100_000 + "word", None),
        ("# x\n\n" + "<!--\n" * 20_000, None),
        ("---\na: &a [x]\n" + "".join(f"b{n}: [*a, *a]\n" for n in range(500)) + "---\n", None),
    ],
)
def test_hostile_text_takes_bounded_time(text: str, notice: NoticeCode | None) -> None:
    begun = time.perf_counter()
    document = parse_text(text)
    # Far above what it takes (0.01 to 0.3 s), far below what going quadratic would.
    assert time.perf_counter() - begun < 5
    if notice is not None:
        assert [n.code for n in document.head.notices] == [notice]
    assert all(len(block.text) < 20_000 for block in document.blocks)


def test_a_huge_paragraph_is_cut_and_nothing_is_added() -> None:
    text = "一句话说完了。Another sentence ends here. " * 2000
    blocks = parse_text(text).blocks
    assert len(blocks) > 10
    assert [block.continues for block in blocks] == [False] + [True] * (len(blocks) - 1)
    assert all(block.text.endswith(("。", ".")) for block in blocks)
    shown = "".join(block.text for block in blocks)
    assert shown.replace(" ", "") == text.replace(" ", "")


def test_a_cut_never_parts_a_character() -> None:
    text = "e\u0301👩\u200d👩\u200d👧" * 3000
    for block in parse_text(text).blocks:
        assert not block.text.startswith(("\u0301", "\u200d"))
        assert not block.text.endswith("\u200d")


def test_code_is_cut_every_hundred_lines() -> None:
    source = [f"line {n}" for n in range(250)]
    blocks = parse_text("```py\n" + "\n".join(source) + "\n```\n").blocks
    assert [len(block.text.split("\n")) for block in blocks] == [100, 100, 50]
    assert [block.continues for block in blocks] == [False, True, True]
    assert "\n".join(block.text for block in blocks) == "\n".join(source)
