"""Two files of subtitles: they find each other, and are paired by time whatever they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bitext.companions import companion_of
from reader.bitext.kept_pairs import KeptPairs
from reader.bitext.model import Bitext, Side
from reader.bitext.opening import BitextReader
from reader.bitext.repairs import Repairing
from reader.bitext.sentences import sentences_in
from reader.bitext.subtitles.clock import Clock, clock_between
from reader.bitext.subtitles.cues import cues_of, joined
from reader.bitext.subtitles.matching import Matcher, timed
from reader.bitext.subtitles.pairing import TimedPair, timed_pair
from reader.documents.model import Language
from reader.documents.reading import parse_text
from tests.bitext.subtitles.films import Film, Line, film, srt
from tests.bitext.test_repairs import repair

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.bitext.subtitles.cues import Cue
    from reader.documents.model import Block

EN = """\
\ufeff1\r
00:00:01,000 --> 00:00:03,200\r
{\\an8}<i>The ferry left at seven</i>\r
\r
00:00:03,300 --> 00:00:05,000\r
and my grandmother was on it.\r
\r
3\r
00:00:05,500 --> 00:00:06,500\r
[BELL RINGS]\r
\r
4\r
00:00:07,000 --> 00:00:09,500\r
- Why did she go?\r
- Nobody knows.\r
\r
5\r
00:00:09,000 --> 00:00:12,000\r
In 1931 the river rose.\r
"""
ZH = """\
WEBVTT

00:01.000 --> 00:03.100
渡船七点开

00:03.250 --> 00:05.000
外婆也在船上

00:07.000 --> 00:08.300
她为什么走？

00:08.300 --> 00:09.400
没有人知道

00:09.100 --> 00:12.000 align:start
1931年河水涨了
"""


def blocks_of(lines: Sequence[Line]) -> Sequence[Block]:
    return parse_text(srt(lines)).blocks


def cues(lines: Sequence[Line]) -> list[Cue]:
    return cues_of(blocks_of(lines))


# files as people have them


@pytest.fixture
def pair(tmp_path: Path) -> Bitext:
    return read_pair(tmp_path)


def read_pair(folder: Path, en: str = EN, zh: str = ZH) -> Bitext:
    ours, theirs = folder / "film.srt", folder / "film.zh-Hans.vtt"
    ours.write_bytes(en.encode())
    theirs.write_bytes(zh.encode())
    kept = KeptPairs(folder / "found", folder / "repairs")
    reader = BitextReader(ours, companion=theirs, pairs=kept)
    for _ in reader.batches():
        pass
    return reader.bitext


def texts(bitext: Bitext) -> list[tuple[str, str]]:
    return [
        ("|".join(map(bitext.text, row.en)), "|".join(map(bitext.text, row.zh)))
        for row in bitext.rows
    ]


def test_cues_become_sentences_that_answer_each_other(pair: Bitext) -> None:
    assert texts(pair) == [
        (
            "The ferry left at seven\u2009and my grandmother was on it.",
            "渡船七点开\u2009外婆也在船上",
        ),
        ("[BELL RINGS]", ""),
        ("- Why did she go?\u2009- Nobody knows.", "她为什么走？\u2009没有人知道"),
        ("In 1931 the river rose.", "1931年河水涨了"),
    ]
    assert min(row.confidence for row in pair.rows) > 0.6


def test_every_line_stays_a_segment_with_its_time(pair: Bitext) -> None:
    first = pair.block(pair.rows[0].en[0])
    assert [first.text[start:] for start in first.segments][1] == "and my grandmother was on it."
    assert first.times == ((1000, 3200), (3300, 5000))


def test_positions_are_those_of_each_file_read_alone(pair: Bitext) -> None:
    for document, source in zip(pair.documents, (EN, ZH), strict=True):
        alone = parse_text(source)
        assert document.source_text().split() == alone.source_text().split()
        assert len(document.source_text()) == len(alone.source_text())
        starts = [block.start for block in document.blocks]
        assert starts == sorted(set(starts))


def test_lines_without_punctuation_are_the_sentences(pair: Bitext) -> None:
    found = sentences_in(pair, pair.rows[0])
    assert len(found.zh) == 2


def test_repairs_stand_over_what_time_says(tmp_path: Path, pair: Bitext) -> None:
    repair(tmp_path, pair, Repairing(pair).move_sentences(2, Side.ZH, 1, 1))
    again = read_pair(tmp_path)
    assert texts(again)[2:] == [
        ("- Why did she go?\u2009- Nobody knows.", "她为什么走？"),
        ("In 1931 the river rose.", "没有人知道|1931年河水涨了"),
    ]
    repair(tmp_path, again, Repairing(again).together(2, 3))
    assert ("- Why did she go?\u2009- Nobody knows.", "没有人知道|1931年河水涨了") in texts(
        read_pair(tmp_path)
    )


def test_a_repair_outlives_a_cue_more(tmp_path: Path, pair: Bitext) -> None:
    repair(tmp_path, pair, Repairing(pair).move_sentences(2, Side.ZH, 1, 1))
    more = EN.replace(
        "\ufeff1\r\n", "\ufeff0\r\n00:00:00,100 --> 00:00:00,800\r\nAt sea.\r\n\r\n1\r\n"
    )
    again = read_pair(tmp_path, more)
    assert ("In 1931 the river rose.", "没有人知道|1931年河水涨了") in texts(again)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("film.en.srt", "film.zh.srt"),
        ("film.srt", "film.zh-Hans.vtt"),
        ("film.eng.ass", "film.chs.srt"),
        ("film.srt", "film.cht.srt"),
        ("film_en.vtt", "film_zh.srt"),
    ],
)
def test_files_of_one_film_find_each_other(one: str, other: str, tmp_path: Path) -> None:
    for name in (one, other):
        (tmp_path / name).write_text("")
    assert companion_of(tmp_path / one, {}) == tmp_path / other
    assert companion_of(tmp_path / other, {}) == tmp_path / one


# clocks


@pytest.mark.parametrize(
    ("rate", "offset"),
    [(1.0, 0.0), (1.0, 37.3), (25 / 23.976, 12.0), (23.976 / 25, 80.0), (1.001, 4.0)],
    ids=["the same", "later", "25 and 23.976", "23.976 and 25", "24 and 23.976"],
)
def test_offset_and_frame_rate_are_found(rate: float, offset: float) -> None:
    made = film(150, 3, rate=rate, offset=offset)
    clock = clock_between(cues(made.en), cues(made.zh))
    assert clock is not None
    for line in (made.zh[0], made.zh[-1]):
        assert abs(clock.at(line.start) - (line.start - offset) / rate) < 1.5
    assert good(made) > 0.97


def test_scenes_that_were_cut_are_found_too() -> None:
    made = film(200, 4)
    middle = made.zh[120].start
    later = tuple(
        Line(one.start + 2.5, one.end + 2.5, one.text) if one.start >= middle else one
        for one in made.zh
    )
    assert good(Film(made.en, later, made.gold)) > 0.95


def test_another_film_has_no_clock() -> None:
    assert clock_between(cues(film(200, 1).en), cues(film(200, 2).zh)) is None
    assert clock_between(cues(film(12, 1).en), cues(film(12, 2).zh)) is None


def test_where_times_do_not_agree_words_are_aligned(tmp_path: Path) -> None:
    said = [
        ("The ferry left at seven.", "渡船七点开。"),
        ("My grandmother came back from Canton.", "外婆从广州回来了。"),
        ("In 1931 the river rose.", "1931年河水涨了。"),
        ("The post office closed.", "邮局关了门。"),
    ] * 3
    en = srt([Line(3.0 * n, 3.0 * n + 2, text) for n, (text, _) in enumerate(said)])
    zh = srt([Line(n * n / 2, n * n / 2 + 0.3, text) for n, (_, text) in enumerate(said)])
    assert texts(read_pair(tmp_path, en, zh)) == said


def good(made: Film) -> float:
    """The share of links between cues that join what says the same."""
    ours, theirs = cues(made.en), cues(made.zh)
    pair = timed_pair(blocks_of(made.en), blocks_of(made.zh))
    assert pair is not None
    assert pair.clock is not None
    english = [timed(cue, Language.ENGLISH) for cue in ours]
    chinese = [timed(cue, Language.CHINESE, pair.clock.at) for cue in theirs]
    wanted = {(i, j) for en, zh in made.gold for i in en for j in zh}
    found: set[tuple[int, int]] = set()
    i = j = 0
    for a, b in Matcher(english, chinese, None).steps():
        found |= {(x, y) for x in range(i, i + a) for y in range(j, j + b)}
        i, j = i + a, j + b
    return len(found & wanted) / len(found)


# whatever the files hold

_times = st.integers(0, 40_000)
_cue = st.builds(
    lambda start, lasts, text: Line(start / 1000, (start + lasts) / 1000, text),
    _times,
    st.integers(-500, 5_000),
    st.sampled_from(("Hello.", "[MUSIC]", "♪", "Why?\nNo.", "a b", "好的", "1931", "x -")),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(_cue, min_size=3, max_size=25), st.lists(_cue, min_size=3, max_size=25))
def test_nothing_is_lost_whatever_the_times_say(en: list[Line], zh: list[Line]) -> None:
    ours, theirs = blocks_of(en), blocks_of(zh)
    pair = timed_pair(ours, theirs)
    if pair is None:
        return
    for whole, given_ in ((pair.en, ours), (pair.zh, theirs)):
        said = "\u2009".join(block.text for block in given_)
        assert "\u2009".join(block.text for block in whole) == said
        at = 0
        for block in whole:
            assert block.start == at
            assert len(block.times) == max(1, len(block.segments))
            at = block.end + 1
    if pair.clock is not None:
        covered(pair)


def covered(pair: TimedPair) -> None:
    i = j = 0
    for bead in pair.beads:
        assert (bead.en.start, bead.zh.start) == (i, j)
        assert bead.en or bead.zh
        assert 0 <= bead.confidence <= 1
        i, j = bead.en.stop, bead.zh.stop
    assert (i, j) == (len(pair.en), len(pair.zh))


@settings(max_examples=10, deadline=None)
@given(
    st.integers(0, 10_000), st.integers(40, 80),
    st.floats(0, 90), st.sampled_from((1.0, 25 / 23.976, 24 / 25)),
)  # fmt: skip
def test_a_film_is_paired_whatever_its_clock(
    seed: int, count: int, offset: float, rate: float
) -> None:
    made = film(count, seed, offset=offset, rate=rate, jitter=0.1)
    assert good(made) > 0.9  # .999 on the average, .92 the worst of 190


@given(st.lists(st.tuples(st.floats(0, 5000), st.floats(-3, 3)), min_size=1, max_size=40))
def test_shifts_learnt_stay_within_what_was_seen(pairs: list[tuple[float, float]]) -> None:
    clock = Clock().learnt([(second + off, second) for second, off in pairs])
    low, high = min(off for _, off in pairs), max(off for _, off in pairs)
    for second, _ in pairs:
        assert low - 1e-6 <= clock.at(second) - second <= high + 1e-6


def test_cues_joined_are_one_block_with_their_spans() -> None:
    (block,) = parse_text(srt([Line(1, 2, "See https://x.org now"), Line(2, 3, "and then"),
                               Line(3, 4, "go.")])).blocks  # fmt: skip
    whole = joined(cues_of([block]))
    assert whole == block
