"""`duidu align` from the shell."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.bitext.opening import BitextReader
from reader.chinese.engine import convert
from tests.bitext.exchange.test_tmx import read
from tests.bitext.subtitles.test_pairing import EN as FILM_EN
from tests.bitext.subtitles.test_pairing import ZH as FILM_ZH
from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

EN = """\
# The Ferry

The old ferryman, Li Wenjie, has crossed this river for 28 years. He knows every stone in it.

He does not sell tickets. Whoever wants to cross pays what he can.

## Chapter 3: Winter

```python
print("ice")
```

In winter the river freezes, and the ferry lies on the bank. Then he repairs his nets.
"""
ZH = """\
# 渡船

老人李文洁在这条河上摆渡二十八年了。他认识河里的每一块石头。

他不卖票。谁想过河，有多少钱就付多少钱。

译者注：本书根据第二版译出。

## 第三章 冬天

```python
print("ice")
```

冬天河水结冰，渡船停在岸上。这时他就修补渔网。
"""
LINES = "He has 28 boats.\n\nThe doctor closed the book.\nHe opened the window.\nIt rained.\n"
ZEILEN = "他有二十八条船。\n医生合上书，打开了窗户。\n下雨了。\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    en, zh = tmp_path / "ferry.en.md", tmp_path / "ferry.zh.md"
    en.write_text(EN, encoding="utf-8")
    zh.write_text(ZH, encoding="utf-8")
    return en, zh


@pytest.fixture
def lists(tmp_path: Path) -> tuple[Path, Path]:
    en, zh = tmp_path / "en.txt", tmp_path / "zh.txt"
    en.write_text(LINES, encoding="utf-8")
    zh.write_text(ZEILEN, encoding="utf-8")
    return en, zh


def duidu(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reader", "align", *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def done(*arguments: str | Path) -> str:
    ended = duidu(*arguments)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    return ended.stdout


@pytest.mark.parametrize("engine", ["lexical", "semantic"])
def test_lines_by_number(lists: tuple[Path, Path], engine: str) -> None:
    found = json.loads(done(*lists, "--one-per-line", "--json", "--engine", engine))
    assert list(found) == ["beads"]
    assert [(bead["en"], bead["zh"]) for bead in found["beads"]] == [
        ([0], [0]), ([1], []), ([2, 3], [1]), ([4], [2]),
    ]  # fmt: skip
    for bead in found["beads"]:
        assert set(bead) == {"en", "zh", "confidence"}
        assert 0 <= bead["confidence"] <= 1


def test_lines_are_told_by_number_unless_something_else_is_asked_for(
    lists: tuple[Path, Path], tmp_path: Path
) -> None:
    told = done(*lists, "--one-per-line", "--engine", "lexical")
    assert told == done(*lists, "--one-per-line", "--json", "--engine", "lexical")
    out = tmp_path / "beads.out"
    assert done(*lists, "--one-per-line", "--engine", "lexical", "-o", out) == ""
    assert out.read_text("utf-8") == told
    text = done(*lists, "--one-per-line", "--engine", "lexical", "--format", "text")
    assert "beads" not in text
    assert "The doctor closed the book." in text


def test_an_ending_that_tells_no_format(pair: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "both.pdf"
    ended = duidu(*pair, "--engine", "lexical", "-o", out)
    assert ended.returncode == 2
    assert "both.pdf tells no format; name one with --format" in ended.stderr
    assert not out.exists()
    assert done(*pair, "--engine", "lexical", "-o", out, "--format", "text") == ""
    assert out.exists()


def test_line_ends_and_form_feeds_do_not_change_the_count(tmp_path: Path) -> None:
    en, zh = tmp_path / "en.txt", tmp_path / "zh.txt"
    en.write_bytes(b"One \x0c river.\r\nTwo boats \xe2\x80\xa8 and 28 men.\r\n")
    zh.write_bytes(b"\xef\xbb\xbf" + "一条河。\n两条船，二十八个人。".encode())
    beads = json.loads(done(en, zh, "--one-per-line", "--json", "--engine", "lexical"))["beads"]
    assert sorted(i for bead in beads for i in bead["en"]) == [0, 1]
    assert sorted(j for bead in beads for j in bead["zh"]) == [0, 1]


@pytest.mark.parametrize("engine", ["lexical", "semantic"])
def test_documents_by_paragraph_and_sentence(pair: tuple[Path, Path], engine: str) -> None:
    beads = json.loads(done(*pair, "--sentences", "--format", "json", "--engine", engine))["beads"]
    by_english = {bead["en_text"]: bead for bead in beads}
    assert by_english["Chapter 3: Winter"]["zh_text"] == "第三章 冬天"
    assert by_english['print("ice")']["zh_text"] == 'print("ice")'
    assert by_english[""]["zh_text"] == "译者注：本书根据第二版译出。"
    ferryman = next(bead for text, bead in by_english.items() if "Wenjie" in text)
    assert [(one["en_text"], one["zh_text"]) for one in ferryman["sentences"]] == [
        (
            "The old ferryman, Li Wenjie, has crossed this river for 28 years.",
            "老人李文洁在这条河上摆渡二十八年了。",
        ),
        ("He knows every stone in it.", "他认识河里的每一块石头。"),
    ]
    assert [i for bead in beads for i in bead["en"]] == list(range(6))


@pytest.mark.parametrize("engine", ["lexical", "semantic"])
def test_a_memory_has_the_sentences_that_the_table_has(engine: str, tmp_path: Path) -> None:
    """It guessed them by their lengths, and those of these sentences mislead."""
    en, zh = tmp_path / "late.en.md", tmp_path / "late.zh.md"
    en.write_text(
        "# Late\n\nNo. It was late, and the ferry had been lying on the other bank since noon. "
        "The doctor closed his book.\n",
        encoding="utf-8",
    )
    zh.write_text(
        "# 晚了\n\n不行，她说，今天说什么也不行，明天也不行。"
        "天晚了，渡船停在对岸。医生合上了书。\n",
        encoding="utf-8",
    )
    table = done(en, zh, "--sentences", "--format", "tsv", "--engine", engine)
    memory = tmp_path / "late.tmx"
    done(en, zh, "--sentences", "-o", memory, "--engine", engine)
    rows = [tuple(line.split("\t")[:2]) for line in table.splitlines()]
    assert [tuple(map(_bare, unit)) for unit in read(memory.read_bytes())] == [
        tuple(map(_bare, row)) for row in rows if all(row)
    ]
    assert rows[-1] == ("The doctor closed his book.", "医生合上了书。")


def _bare(text: str) -> str:
    return "".join(text.split())


def test_without_sentences_there_are_none(pair: tuple[Path, Path]) -> None:
    beads = json.loads(done(*pair, "--json", "--engine", "lexical"))["beads"]
    assert all("sentences" not in bead for bead in beads)


def test_a_table_of_sentences(pair: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "ferry.tsv"
    assert done(*pair, "--sentences", "--format", "tsv", "-o", out, "--engine", "lexical") == ""
    rows = [line.split("\t") for line in out.read_text(encoding="utf-8").splitlines()]
    assert all(len(row) == 3 for row in rows)
    assert ["He does not sell tickets.", "他不卖票。"] in [row[:2] for row in rows]


def test_subtitles_by_time(tmp_path: Path) -> None:
    en, zh = tmp_path / "film.srt", tmp_path / "film.zh.vtt"
    en.write_text(FILM_EN, encoding="utf-8")
    zh.write_text(FILM_ZH, encoding="utf-8")
    beads = json.loads(done(en, zh, "--json"))["beads"]
    assert [(bead["en"], bead["zh"]) for bead in beads] == [
        ([0], [0]), ([1], []), ([2], [1]), ([3], [2])
    ]  # fmt: skip
    assert beads[2]["zh_text"] == "她为什么走？\u2009没有人知道"


def test_text_to_read(pair: tuple[Path, Path]) -> None:
    shown = done(*pair, "--engine", "lexical")
    assert "The Ferry\n渡船\n\nThe old ferryman" in shown


def test_traditional_chinese(pair: tuple[Path, Path]) -> None:
    en, zh = pair
    simplified = done(en, zh, "--sentences", "--format", "tsv", "--engine", "lexical")
    zh.write_text(convert("s2t", ZH), encoding="utf-8")
    traditional = done(en, zh, "--sentences", "--format", "tsv", "--engine", "lexical")
    assert traditional != simplified
    assert convert("t2s", traditional) == simplified


@pytest.mark.parametrize("name", ["out.tmx", "out.html", "out.epub"])
def test_files_for_other_programs(pair: tuple[Path, Path], tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    assert done(*pair, "--engine", "lexical", "-o", out) == ""
    if name == "out.epub":
        assert out.read_bytes()[:2] == b"PK"
        return
    text = out.read_text("utf-8")
    assert "He does not sell tickets." in text
    assert "他不卖票。" in text


def test_the_interleaved_file_reads_back_to_the_same_beads(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    out = tmp_path / "both.md"
    out.write_text(done(*pair, "--engine", "lexical", "--format", "markdown"), encoding="utf-8")
    reader = BitextReader(out)
    for _ in reader.batches():
        pass
    read = [
        ("".join(map(reader.bitext.text, row.en)), "".join(map(reader.bitext.text, row.zh)))
        for row in reader.bitext.rows
    ]
    told = json.loads(done(*pair, "--engine", "lexical", "--json"))["beads"]
    assert read == [(bead["en_text"], bead["zh_text"]) for bead in told]


def test_lines_as_a_translation_memory(lists: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "lines.tmx"
    assert done(*lists, "--one-per-line", "--engine", "lexical", "-o", out) == ""
    text = out.read_text("utf-8")
    assert text.count("<tu>") + text.count("<tu ") == 3
    assert "The doctor closed the book." in text


def test_what_cannot_be_read(pair: tuple[Path, Path], tmp_path: Path) -> None:
    ended = duidu(pair[0], tmp_path / "absent.md", "--engine", "lexical")
    assert ended.returncode == 1
    assert "absent.md" in ended.stderr
    assert ended.stdout == ""


def test_what_cannot_be_written(pair: tuple[Path, Path], tmp_path: Path) -> None:
    ended = duidu(*pair, "--engine", "lexical", "-o", tmp_path / "ferry.en.md" / "out.txt")
    assert ended.returncode == 1
    assert "cannot be written" in ended.stderr


def test_wrong_usage(pair: tuple[Path, Path]) -> None:
    assert duidu(pair[0]).returncode == 2
    assert duidu(*pair, "--engine", "psychic").returncode == 2
    assert duidu("--help").returncode == 0


@pytest.mark.parametrize("side", [0, 1])
def test_its_own_files_are_not_written_over(pair: tuple[Path, Path], side: int) -> None:
    before = pair[side].read_bytes()
    ended = duidu(*pair, "--engine", "lexical", "-o", pair[side])
    assert ended.returncode == 2
    assert "would be written over" in ended.stderr
    assert pair[side].read_bytes() == before


def test_doubts_are_told(pair: tuple[Path, Path], tmp_path: Path) -> None:
    """Of two files that hardly answer each other; they are aligned all the same."""
    en, zh = pair
    empty = tmp_path / "empty.md"
    empty.write_text("\n", encoding="utf-8")
    for sides, words in (
        ((en, en), "are both in English"),
        ((zh, zh), "are both in Chinese"),
        ((zh, en), "name the English file first"),
        ((en, empty), f"there is no text in {empty}"),
    ):
        ended = duidu(*sides, "--engine", "lexical", "--json")
        assert words in ended.stderr
        assert "beads" in json.loads(ended.stdout)
