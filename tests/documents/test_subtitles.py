"""Subtitle files: what is said is shown, cue numbers and time codes are not."""

from __future__ import annotations

import pytest

from reader.bitext.pairing import pair_document
from reader.documents.model import THIN_SPACE
from reader.documents.reading import parse_text

BILINGUAL = """1
00:00:01,000 --> 00:00:03,500
<i>The tide comes in without a word</i>
潮水无言地涌来

2
00:00:04,000 --> 00:00:06,000
and takes the footprints
from the sand.
带走沙上的脚印。

3
00:00:07,000 --> 00:00:09,000
{\\an8}It was 1908.
那是1908年。
"""


def rows(source: str) -> list[tuple[str, str, tuple[int, int]]]:
    made = pair_document(parse_text(source))
    return [
        (
            " + ".join(made.text(piece) for piece in row.en),
            " + ".join(made.text(piece) for piece in row.zh),
            made.block((*row.en, *row.zh, *row.both)[0]).lines,
        )
        for row in made.rows
    ]


def test_cues_in_two_languages_are_pairs() -> None:
    assert rows(BILINGUAL) == [
        ("The tide comes in without a word", "潮水无言地涌来", (3, 3)),
        (f"and takes the footprints{THIN_SPACE}from the sand.", "带走沙上的脚印。", (8, 9)),
        ("It was 1908.", "那是1908年。", (14, 14)),
    ]


def test_the_title_is_what_is_said_first() -> None:
    assert parse_text(BILINGUAL).head.title == "The tide comes in without a word"


def test_web_captions_flow_without_their_header_and_settings() -> None:
    lines = [f"第{n}句话说的是海边的事情" for n in range(30)]
    cues = "\n\n".join(
        f"cue-{n}\n00:{n:02}.000 --> 00:{n:02}.900 align:start position:0%\n<v 林小满>{line}</v>"
        for n, line in enumerate(lines)
    )
    source = f"WEBVTT\nKind: captions\n\nNOTE not said\n\nSTYLE\n::cue {{ color: red }}\n\n{cues}\n"
    blocks = parse_text(source).blocks
    said = THIN_SPACE.join(block.text for block in blocks).split(THIN_SPACE)
    assert said == [f"林小满: {line}" for line in lines]
    assert 1 < len(blocks) < 10
    assert blocks[0].lines[0] == 11
    assert blocks[-1].lines[1] == 11 + 29 * 4


def test_text_in_odd_places_is_kept() -> None:
    source = (
        "Made by hand.\n\n" + BILINGUAL.replace("a word</i>\n", "a word</i>\n\n") + "\nThe end.\n"
    )
    shown = "\n".join(block.text for block in parse_text(source).blocks)
    for text in ("Made by hand.", "without a word", "潮水无言地涌来", "The end."):
        assert text in shown
    assert "-->" not in shown


def test_lyrics_and_dialogue() -> None:
    lyrics = "[ti:潮]\n[offset:500]\n" + "".join(
        f"[00:{n}.00][01:{n}.00]Line number {n} of the song\n[00:{n}.00][01:{n}.00]歌的第{n}行\n"
        for n in (11, 12, 13)
    )
    assert [row[:2] for row in rows(lyrics)] == [
        ("", "潮"),
        ("Line number 11 of the song", "歌的第11行"),
        ("Line number 12 of the song", "歌的第12行"),
        ("Line number 13 of the song", "歌的第13行"),
    ]
    dialogue = "[Script Info]\nTitle: x\n\n[Events]\n" + "".join(
        f"Dialogue: 0,0:00:0{n}.00,0:00:0{n}.90,D,,0,0,0,,我们讲，第{n}天\\NWe talk, day {n}\n"
        for n in (1, 2, 3)
    )
    assert [row[:2] for row in rows(dialogue)] == [
        (f"We talk, day {n}", f"我们讲，第{n}天") for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    "source",
    [
        "An arrow --> here\n\nand --> there\n\nmore --> text\n",
        "[00:12] is a time\n\nOther text, and\n\nmore text,\n\nand a lot more of it.\n",
        "The file looked so:\n\n```\n1\n00:00:01,000 --> 00:00:02,000\nHello\n```\n",
    ],
)
def test_other_texts_with_times_are_no_subtitles(source: str) -> None:
    shown = "\n".join(block.text for block in parse_text(source).blocks)
    assert "-->" in shown or "[00:12]" in shown


def transcript(
    times: list[str], said: str = "and then the bell number {n} rang over the water"
) -> str:
    return "\n".join(f"{time}\n{said.format(n=n)}" for n, time in enumerate(times))


def test_a_copied_transcript_shows_what_is_said() -> None:
    """As pages of videos show it: a line with the time, then what is said."""
    times = [f"{n * 7 // 60}:{n * 7 % 60:02}" for n in range(40)]
    made = parse_text(transcript(times))
    assert made.head.title.startswith("and then the bell number 0")
    text = made.source_text()
    assert all(f"number {n} rang" in text for n in range(40))
    assert ":" not in text
    first = made.blocks[0]
    assert first.lines[0] == 2
    assert first.times[1] == (7_000, 14_000)


def test_a_transcript_of_hours_in_two_languages_is_paired() -> None:
    times = [f"0:{n // 2:02}:{n % 2 * 30:02}" for n in range(12)]
    source = transcript(times, "The bell rang {n} times.\n钟响了{n}次。")
    assert rows(source)[3][:2] == ("The bell rang 3 times.", "钟响了3次。")
    assert len(rows(source)) == 12


@pytest.mark.parametrize(
    "times",
    [
        [f"{9 + n}:00" for n in range(8)],  # a timetable
        [f"{n}:00" for n in range(0, 16, 2)],  # the same, from midnight
        ["0:00", "0:07", "0:14"],  # too few to tell
        [f"0:{50 - 5 * n:02}" for n in range(9)],  # results of a race
    ],
)
def test_other_times_are_text(times: list[str]) -> None:
    text = parse_text(transcript(times)).source_text()
    assert all(time in text for time in times)
