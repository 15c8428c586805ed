"""What a PDF says to those who search and copy: its characters, contents and links."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.chinese.reading_kinds import ReadingKind
from reader.ui.printing.supplement import Bookmark, Link, Spot, meant, supplemented
from tests.ui.marking_driver import Marking, begin

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SAMPLES = Path(__file__).parents[2] / "samples"
TEXT = """\
---
author: [Ruth Calder, 柏青]
---

# The Office — 办公室

See [the second part](#files--文件) and <https://example.org/a_(b)>. In 2025 he
“took 36” files… don’t, 4 to 78 or 9[^1].

在2025年，工人用马车和长门运走了龙骨、黄鱼、麦子——共36件。见文件。

## Files · 文件

“Difficult” affairs — 5 of them, in 2026.

“难”事——五件，在二〇二六年。

[^1]: A note of 1999.
"""


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Marking:
    made = begin(qtbot)
    path = tmp_path / "office.md"
    path.write_text(TEXT, encoding="utf-8")
    made.open(path)
    return made


def pdf_of(reader: Marking, target: Path) -> bytes:
    """The open text as a file, as the command makes it."""
    reader.program.interior.commands["print"].trigger()
    paper = reader.program.interior.outlets.paper
    heard: list[str] = []
    paper.said.connect(heard.append)
    paper.write_pdf(target)
    reader.program.bot.waitUntil(lambda: bool(heard), timeout=20_000)
    assert heard[0].startswith("Exported")
    return target.read_bytes()


def newest(data: bytes) -> dict[int, bytes]:
    """The objects of a file by number, each where the tables say that its last version is."""
    found: dict[int, bytes] = {}
    at = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    while at:
        end = data.index(b"trailer", at)
        number = 0
        for line in data[at:end].splitlines()[1:]:
            if entry := re.match(rb"(\d{10}) \d{5} (n|f)", line):
                start = int(entry[1])
                if entry[2] == b"n" and number not in found:
                    head = b"%d 0 obj" % number
                    assert data.startswith(head, start), number
                    found[number] = data[start + len(head) : data.index(b"endobj", start)]
                number += 1
            else:
                number = int(line.split()[0])
        before = re.search(rb"/Prev (\d+)", data[end : data.index(b"startxref", end)])
        at = int(before[1]) if before else 0
    return found


def characters(data: bytes) -> list[dict[int, str]]:
    """For each font of a file, which characters its glyphs are copied as."""
    fonts: list[dict[int, str]] = []
    for content in newest(data).values():
        if b"begincmap" not in content:
            continue
        glyphs: dict[int, str] = {}
        for first, codes in re.findall(rb"<(\w{4})> <\w{4}> \[(.*?)\]", content):
            for step, code in enumerate(re.findall(rb"<(\w+)>", codes)):
                glyphs[int(first, 16) + step] = bytes.fromhex(code.decode()).decode("utf-16-be")
        fonts.append(glyphs)
    return fonts


def test_every_glyph_is_copied_as_the_character_that_was_meant(
    reader: Marking, tmp_path: Path
) -> None:
    fonts = characters(pdf_of(reader, tmp_path / "office.pdf"))
    assert fonts
    for glyphs in fonts:
        assert sorted(glyphs) == list(range(1, len(glyphs) + 1)), "a glyph without a character"
    said = "".join(character for glyphs in fonts for character in glyphs.values())
    for character in "0123456789工用马车长门龙骨黄鱼麦“”’…":
        assert character in said
    assert not re.search("[\t\u2e80-\u2fdf\ufb00-\ufb06]", said)


def test_characters_that_share_a_glyph() -> None:
    assert [meant(one) for one in "⼯⻋⻓ﬃ⸺\t工a"] == [
        "工",
        "车",
        "长",
        "ffi",
        "——",
        " ",
        "工",
        "a",
    ]


def test_headings_are_the_contents_and_links_lead(reader: Marking, tmp_path: Path) -> None:
    data = pdf_of(reader, tmp_path / "office.pdf")
    objects = newest(data)
    titles = [
        bytes.fromhex(found[1].decode()).decode("utf-16-be")
        for content in objects.values()
        if (found := re.search(rb"/Title <FEFF(\w+)> /Parent", content))
    ]
    assert titles == ["The Office · 办公室", "Files · 文件"]
    links = [content for content in objects.values() if b"/Subtype /Link" in content]
    assert any(rb"/URI (https://example.org/a_\(b\))" in link for link in links)
    assert sum(b"/Dest [" in link for link in links) >= 2, "the part, the footnote"
    root = re.search(rb"/Root\s+(\d+) 0 R", data)
    assert root is not None
    assert b"/Outlines" in objects[int(root[1])]
    assert b"Ruth Calder" in data or "Ruth Calder".encode("utf-16-be") in data


def test_readings_are_not_copied(reader: Marking, tmp_path: Path) -> None:
    plain = drawings(pdf_of(reader, tmp_path / "plain.pdf"))
    assert b"ActualText" not in plain
    reader.program.view.set_readings(ReadingKind.PINYIN, in_row=False)
    spoken = drawings(pdf_of(reader, tmp_path / "spoken.pdf"))
    assert spoken.count(b"/ActualText <FEFF>") == spoken.count(b"EMC") > 2
    assert spoken.count(b"BT\n") > spoken.count(b"EMC")


def drawings(data: bytes) -> bytes:
    """What is drawn on all pages."""
    objects = newest(data)
    found: list[bytes] = []
    for content in objects.values():
        if page := re.search(rb"/Type /Page\n.*?/Contents (\d+) 0 R", content, re.S):
            stream = objects[int(page[1])].partition(b"stream\n")[2]
            found.append(zlib.decompressobj().decompress(stream))
    return b"".join(found)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not there")
@pytest.mark.parametrize(
    "name",
    ["technical-note-old-dough.md", "captions-the-night-train.txt", "how-to-read-a-tide-table.md"],
)
def test_nothing_of_a_sample_is_lost(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    reader = begin(qtbot)
    reader.open(SAMPLES / name)
    target = tmp_path / "sample.pdf"
    pdf_of(reader, target)
    made = subprocess.run(
        ["pdftotext", "-raw", str(target), "-"], capture_output=True, check=True
    ).stdout.decode()
    view = reader.program.view
    shown = [
        placed.box.shown_text(placed.box.start, placed.box.end)
        for unit in range(1, len(view.bitext.rows) + 1)
        for placed in view.page.unit(unit).boxes
    ]
    wanted, copied = (Counter("".join("".join(text).split())) for text in (shown, made))
    assert wanted - copied == Counter()


def test_a_file_of_another_kind_comes_back_as_it_is() -> None:
    for data in (b"", b"%PDF-1.4\nnonsense", b"trailer << /Size 1 >> startxref 0 %%EOF"):
        marks = [Bookmark("A", 1, Spot(0, 0, 0))]
        assert supplemented(data, marks, [Link(0, (0, 0, 1, 1), "https://example.org")]) == data
