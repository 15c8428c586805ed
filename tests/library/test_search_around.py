"""The first answers of a document, for which little of it is read."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bitext.model import Bitext
from reader.bitext.pairing import SAMPLE, is_bilingual, pair_blocks
from reader.documents.reading import parse_text
from reader.library.search.around import NOWHERE, around
from reader.library.search.hits import Origin, hits_in
from reader.library.search.opened import OpenDocuments, Opened
from reader.library.search.questions import question_of
from tests.library.shelves import Shelf, make_shelf

if TYPE_CHECKING:
    from reader.library.search.hits import Hit


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return make_shelf(tmp_path)


def in_the_middle(shelf: Shelf, lines: list[str]) -> list[Hit]:
    """What is found of a lighthouse in a document that is not read whole for it."""
    shelf.write("middle.md", "\n\n".join(lines))
    shelf.update()
    return shelf.ask("lighthouse")


def _prose(number: int) -> list[str]:
    return [
        f"Paragraph {number} says nothing that anybody would ever want to know.",
        f"第{number}段没有说任何人想知道的事情，就是这样，没有别的。",
    ]


def test_little_is_read_for_the_first_answers(shelf: Shelf) -> None:
    lines = [line for number in range(60) for line in _prose(number)]
    lines[40:40] = ["A lighthouse stands here. It is white.", "这里立着一座灯塔。它是白的。"]
    (hit,) = in_the_middle(shelf, lines)
    assert not hit.exact
    assert (hit.text, hit.counterpart) == ("A lighthouse stands here.", "这里立着一座灯塔。")
    assert hit.line == 81
    results = shelf.search.ask(shelf.question("lighthouse"))
    (hit,) = results.take(5)
    ((before, now),) = results.settle()
    assert before is hit
    assert now.exact
    assert (now.text, now.counterpart, now.line) == (hit.text, hit.counterpart, hit.line)
    assert list(results.settle()) == []


def test_further_passages_are_counted_without_reading_them(shelf: Shelf) -> None:
    lines = [line for number in range(120) for line in _prose(number)]
    for at in (20, 30, 40, 150, 220):
        lines[at : at + 2] = ["A lighthouse stands here.", "这里立着灯塔。"]
    hits = in_the_middle(shelf, lines)
    assert [hit.exact for hit in hits] == [False] * 3
    assert [hit.more for hit in hits] == [0, 0, 2]
    assert len(shelf.search.all_in(hits[0].path, shelf.question("lighthouse"))) == 5


@pytest.mark.parametrize(
    "before",
    [
        ["```", "code", "```"],
        ["1. An item\n\n    goes on"],
        ["[light]: https://example.org"],
        ["<div>", "markup", "</div>"],
    ],
)
def test_where_lines_depend_on_others_all_of_it_is_read(shelf: Shelf, before: list[str]) -> None:
    lines = [line for number in range(60) for line in _prose(number)]
    lines[40:40] = ["A lighthouse stands here.", "这里立着一座灯塔。"]
    (hit,) = in_the_middle(shelf, [*before, *lines])
    assert hit.exact


def test_where_one_language_follows_the_other_all_of_it_is_read(shelf: Shelf) -> None:
    pairs = [_prose(number) for number in range(40)]
    pairs[20] = ["A lighthouse stands here.", "这里立着一座灯塔。"]
    lines = [*(en for en, _ in pairs), *(zh for _, zh in pairs)]
    (hit,) = in_the_middle(shelf, lines)
    assert hit.exact
    assert hit.counterpart == "这里立着一座灯塔。"


def test_a_text_in_one_language(shelf: Shelf) -> None:
    lines = [_prose(number)[0] for number in range(60)]
    lines[30] = "A lighthouse stands here."
    (hit,) = in_the_middle(shelf, lines)
    assert (hit.text, hit.counterpart, hit.exact) == ("A lighthouse stands here.", "", False)


def test_a_heading_without_a_translation_is_no_reason_to_read_all(shelf: Shelf) -> None:
    lines = [line for number in range(60) for line in _prose(number)]
    lines[40:40] = ["## The lighthouse", "Nothing more.", "没有别的了。"]
    (hit,) = in_the_middle(shelf, lines)
    assert (hit.text, hit.counterpart, hit.exact) == ("The lighthouse", "", False)


_STANDS = [
    "A lighthouse stands here, white above a grey sea.",
    "这里立着一座灯塔，灰海之上一片白。",
]


@pytest.mark.parametrize(
    ("before", "after", "read"),
    [
        ([], [], 2),
        (["## Once more", "## 再来一次"], [], 2),
        ([], ["## Once more"], 2),
        (["A line that nobody has ever translated."], [], 7),
        ([], ["一行从来没有人翻译过的话，就这样立着。"], 9),
        ([], ["1. A first thing, and it is said here.", "1. 第一件事，就在这里说了。"], 8),
        ([], ["A **second** thing, and it is said here.", "**第二**件事，就在这里说了。"], 8),
        ([], ["A word.", "这一段要比它所翻译的那一行长得多，谁也不会相信它们是一对。"], 8),
        ([], ["#tags are no heading.", "#标签不是标题。"], 8),
    ],
)
def test_of_plain_pairs_only_those_that_answer_are_read(
    before: list[str], after: list[str], read: int
) -> None:
    lines = [line for number in range(60) for line in _prose(number)]
    lines[20:20] = [*before, *_STANDS, *after]
    told = around("\n\n".join(lines), Path("a.md"), question_of("lighthouse", []).wanted, 3)
    assert told is not None
    (window,) = told.windows
    line = 41 + 2 * len(before)
    assert window.answering == {line}
    assert window.first <= line < line + 2 <= window.last
    assert (window.last - window.first) // 2 + 1 == read


def test_the_last_pair_of_a_text(shelf: Shelf) -> None:
    lines = [line for number in range(60) for line in _prose(number)]
    lines[40:40] = ["## Once more"]  # which language is first is told before it
    text = "\n\n".join([*lines, *_STANDS, "And this has no translation, yet."])
    told = around(text, Path("a.md"), question_of("lighthouse", []).wanted, 3)
    assert told is not None
    assert [(one.first, one.last) for one in told.windows] == [(243, 246)]
    (hit,) = in_the_middle(shelf, [*lines, *_STANDS])
    assert (hit.text, hit.counterpart) == tuple(_STANDS)


def _told(lines: list[str], question: str) -> tuple[bool, int]:
    """Whether it is told at once that a text does not answer, and how many answers it has."""
    text = "\n\n".join(lines)
    asked = question_of(question, [])
    told = around(text, Path("a.md"), asked.wanted, 3, asked.unwanted) is NOWHERE
    document = parse_text(text, Path("a.md"))
    bilingual = is_bilingual(document.blocks[:SAMPLE])
    rows = list(pair_blocks(iter(document.blocks), bilingual=bilingual))
    opened = Opened(Bitext((document,), rows))
    return told, len(hits_in(opened, asked, Origin(Path("a.md"), None, "")))


@pytest.mark.parametrize(
    ("first", "other", "asked"),
    [
        ("A lighthouse stands here.", "A harbour lies there.", "lighthouse harbour"),
        ("这里立着一座灯塔。", "那里有一个码头。", "灯塔 码头"),
        ("A *light*house stands here.", "A **harbour** lies there.", "lighthouse harbour"),
        ("A lighthouse stands here.", "Nobody knows.", "lighthouse harbour"),
    ],
)
def test_words_that_stand_far_apart(first: str, other: str, asked: str) -> None:
    lines = [line for number in range(30) for line in _prose(number)]
    lines[10], lines[50] = first, other
    if not first.isascii():
        lines[10:10] = [first]
    assert _told(lines, asked) == (True, 0)


@pytest.mark.parametrize(
    ("first", "asked"),
    [
        ("A lighthouse by the har*bour*.", "lighthouse harbour"),
        ("> A lighthouse by\n> the harbour.", '"by the" harbour'),
        ("A lighthouse by the [har](x.md)bour.", "lighthouse harbour"),
        ("A snake_case by the *harbour*.", "snake_case harbour"),
        ("A light house. %%hidden%%", '"light house" harbour'),
    ],
)
def test_what_markup_hides_is_not_told_to_be_nowhere(first: str, asked: str) -> None:
    lines = [line for number in range(30) for line in _prose(number)]
    lines[20] = first
    assert not _told(lines, asked)[0]


def test_the_other_side_may_be_far_where_the_languages_do_not_alternate() -> None:
    pairs = [_prose(number) for number in range(20)]
    pairs[10] = ["A lighthouse stands here.", "这里立着一座灯塔。"]
    lines = [*(en for en, _ in pairs), *(zh for _, zh in pairs)]
    assert _told(lines, "lighthouse 灯塔") == (False, 1)


_LINES = st.sampled_from([
    "One is here.", "Two are there.", "Both *one* and two of them came to the house on the hill.",
    "一在这里。", "二在那里。", "一和二都到山上的房子里来了，谁也没有说话。", "## Two\n\n# 三",
    "12 — 13", "One\n一", "- one\n- 二", "> two", "The tw**o** houses", "...", "1. two", "`one`",
    "One three.", "三和二。", "*one*three", "[one](three.md) two", "one three 二",
    "これはのです、一ではない",
    "Words, and nothing but words.", "别的话，没有什么意思的话。",
])  # fmt: skip
_ASKED = st.lists(
    st.sampled_from(
        ["one", "two", "一", "二", "three", "房子", "-three", "-一", '"two"', "-1", "-t"]
    ),
    min_size=2,
    max_size=3,
)


@given(st.lists(_LINES, min_size=1, max_size=40), _ASKED)
def test_nothing_is_lost(lines: list[str], asked: list[str]) -> None:
    question = " ".join(asked)
    if question_of(question, []).wanted:
        told, answers = _told(lines, question)
        assert not (told and answers)


def _in_every_manner() -> dict[str, str | bytes]:
    """Documents of the same words, each written in another manner."""
    pairs = [_prose(number) for number in range(60)]
    for number in (3, 4, 11, 25, 26, 40, 55):
        pairs[number] = [
            f"A lighthouse stands at place {number}. It is white. The lighthouse is old; see it.",
            f"第{number}处立着一座灯塔。它是白的。这座灯塔很老，去看看吧。",
        ]
    pairs[8] = ["A **light**house, `code`, and [a link](x.md).", "一座**灯**塔，和[链接](x.md)。"]
    pairs[41] = ["The lighthouse keeper was asleep there.", "看守灯塔的人睡着了。"]
    plain = "\n\n".join(line for pair in pairs for line in pair) + "\n"
    wrapped = "\n\n".join(textwrap.fill(line, 44) for pair in pairs for line in pair)
    items = "\n".join(f"- {line}" for line in pairs[25])
    table = "| en | zh |\n| --- | --- |\n| lighthouse | 灯塔 |"
    return {
        "plain.md": plain,
        "plain.txt": plain,
        "crlf.md": plain.replace("\n", "\r\n").encode(),
        "bom.md": b"\xef\xbb\xbf" + plain.encode(),
        "gb.txt": plain.encode("gb18030"),
        "wrapped.md": wrapped,
        "front.md": f"---\ntitle: Lighthouse\ntags: [a, b]\n---\n\n{plain}",
        "list.md": f"{plain}\n{items}\n\n{plain}",
        "table.md": f"{plain}\n{table}\n\n{plain}",
        "code.md": f"```\nlighthouse\n```\n\n{plain}",
        "headings.md": plain.replace("A lighthouse", "## The lighthouse 灯塔\n\nA lighthouse"),
        "chinese-first.md": "\n\n".join(line for pair in pairs for line in reversed(pair)),
        "one-language.md": "\n\n".join(en for en, _ in pairs),
        "halves.md": "\n\n".join([en for en, _ in pairs] + [zh for _, zh in pairs]),
        "lines.md": "\n\n".join("\n".join(pair) for pair in pairs),
    }


@pytest.mark.parametrize(
    "question",
    [
        "lighthouse", "灯塔", "燈塔", '"the lighthouse"', '"a"', "a", "的", "lighthouse 灯塔",
        "white -old", "lighthouse -keeper", "灯塔 -睡", "nothing -wants", "place 25", "stands old",
        "lighthouse -is", "l",
    ],
)  # fmt: skip
def test_the_first_answers_are_those_of_the_whole(shelf: Shelf, question: str) -> None:
    for name, text in _in_every_manner().items():
        shelf.write(name, "")
        (shelf.root / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    shelf.update()
    results = shelf.search.ask(shelf.question(question))
    given: dict[Path, list[Hit]] = {}
    while not results.exhausted:
        for hit in results.take(5):
            given.setdefault(hit.path, []).append(hit)
    for entry in shelf.entries:
        hits = given.get(entry.path, [])
        every = shelf.search.all_in(entry.path, shelf.question(question))
        assert [_seen(hit) for hit in hits] == [_seen(hit) for hit in every[:3]], entry.path.name


def _seen(hit: Hit) -> tuple[object, ...]:
    return hit.text, hit.spans, hit.side, hit.counterpart, hit.line


def test_no_file_is_parsed_for_words_that_stand_far_apart(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [line for number in range(50) for line in _prose(number)]
    lines[10], lines[50] = "A lighthouse stands here.", "A harbour lies there."
    for number in range(20):
        shelf.write(f"{number}.md", "\n\n".join(lines))
    lines[50] = "A harbour and a lighthouse."
    shelf.write("found.md", "\n\n".join(lines))
    shelf.update()
    read: list[Path] = []
    whole = OpenDocuments.whole
    monkeypatch.setattr(
        OpenDocuments,
        "whole",
        lambda self, source, *rest: read.append(source) or whole(self, source, *rest),
    )
    results = shelf.search.ask(shelf.question("lighthouse harbour"))
    found: list[Hit] = []
    while not results.exhausted:
        found += results.take(5)
    assert [hit.text for hit in found] == ["A harbour and a lighthouse."]
    assert read == []
