from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bitext.pairing import FIXED, is_bilingual, pair_blocks, pair_document
from reader.documents.model import Block, BlockKind, Language
from tests.bitext.shapes import EN, NEUTRAL, ZH, blocks, chinese, document, english, shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.bitext.model import Row


def paired(*items: object, bilingual: bool = True) -> list[str]:
    return shape(pair_blocks(blocks(*items), bilingual=bilingual))


LENGTHS = (310, 120, 540, 260, 90, 410, 180, 620, 230, 75)
E_ = [english(length, number) for number, length in enumerate(LENGTHS)]
Z_ = [chinese(length, number) for number, length in enumerate(LENGTHS)]


def test_alternating_english_first() -> None:
    assert paired(*(text for pair in zip(E_, Z_, strict=True) for text in pair)) == [
        f"{2 * n}-{2 * n + 1}" for n in range(10)
    ]


def test_alternating_chinese_first() -> None:
    assert paired(*(text for pair in zip(Z_, E_, strict=True) for text in pair)) == [
        f"{2 * n + 1}-{2 * n}" for n in range(10)
    ]


def test_missing_translations_leave_one_side_empty() -> None:
    assert paired(E_[0], Z_[0], E_[1], E_[2], Z_[2], Z_[3], E_[4], Z_[4]) == [
        "0-1", "2-", "3-4", "-5", "6-7",
    ]  # fmt: skip


def test_a_run_without_translation() -> None:
    run = [english(300, 50 + n) for n in range(6)]
    assert paired(E_[0], Z_[0], *run, E_[1], Z_[1]) == [
        "0-1", *(f"{n}-" for n in range(2, 8)), "8-9",
    ]  # fmt: skip


def test_several_paragraphs_answer_one() -> None:
    short = [english(length, n) for n, length in enumerate((150, 130, 170))]
    assert paired(E_[0], Z_[0], *short, chinese(450), E_[1], Z_[1]) == ["0-1", "2+3+4-5", "6-7"]
    pieces = [chinese(length, n) for n, length in enumerate((210, 190))]
    assert paired(E_[0], Z_[0], english(400), *pieces, E_[1], Z_[1]) == ["0-1", "2-3+4", "5-6"]


def test_all_english_then_all_chinese() -> None:
    assert paired("# Spring", *E_[:6], *Z_[:6], "# Summer") == [
        "=0", *(f"{n}-{n + 6}" for n in range(1, 7)), "=13",
    ]  # fmt: skip


def test_runs_of_which_one_lacks_a_paragraph() -> None:
    assert paired(*E_[:6], *Z_[:2], *Z_[3:6]) == ["0-6", "1-7", "2-", "3-8", "4-9", "5-10"]


def test_list_items_alternate() -> None:
    items = [f"- {text}" for pair in zip(E_[:4], Z_[:4], strict=True) for text in pair]
    assert paired(*items) == ["0-1", "2-3", "4-5", "6-7"]


def test_an_english_list_before_its_chinese_list() -> None:
    english_items = [f"{n + 1}. {text}" for n, text in enumerate(E_[:5])]
    chinese_items = [f"{n + 1}. {text}" for n, text in enumerate(Z_[:5])]
    assert paired(*english_items, *chinese_items) == [f"{n}-{n + 5}" for n in range(5)]


def test_a_paragraph_and_its_list_before_the_translation_of_both() -> None:
    mine = [english(200), *(f"- {english(190 + n, n)}" for n in range(3))]
    theirs = [chinese(200), *(f"- {chinese(190 + n, n)}" for n in range(3))]
    assert paired(*mine, *theirs) == ["0-4", "1-5", "2-6", "3-7"]


def test_quotes_alternate() -> None:
    quotes = [f"> {E_[0]}", f"> {Z_[0]}", f"> {E_[2]}", f"> {Z_[2]}"]
    assert paired(*quotes) == ["0-1", "2-3"]


def test_a_translation_set_as_a_quote() -> None:
    items = [text for e, z in zip(E_[:4], Z_[:4], strict=True) for text in (e, f"> {z}")]
    assert paired(*items) == ["0-1", "2-3", "4-5", "6-7"]


def test_an_item_does_not_answer_a_paragraph() -> None:
    assert paired(E_[0], Z_[0], f"- {english(200, 7)}", chinese(120, 8)) == ["0-1", "2-", "-3"]


def test_caption_lines_alternate() -> None:
    lines = ("I came here in spring.", "我是春天来的。", "Nobody was waiting.", "没有人在等。",
             "Not even you.", "连你也没有。")  # fmt: skip
    assert paired(*lines) == ["0-1", "2-3", "4-5"]


def test_caption_lines_inside_one_block() -> None:
    rows = list(pair_blocks(blocks("I came here in spring.\n我是春天来的。"), bilingual=True))
    assert [(piece.start, piece.end) for piece in (*rows[0].en, *rows[0].zh)] == [(0, 22), (23, 30)]


def test_a_sentence_and_its_translation_in_one_line() -> None:
    rows = list(
        pair_blocks(blocks("- Bake or steam. 烤，或者蒸。", "- 烤或蒸。 Bake."), bilingual=True)
    )
    runs = [(p.block, p.start, p.end) for row in rows for p in (*row.en, *row.zh)]
    assert runs == [(0, 0, 14), (0, 15, 21), (1, 5, 10), (1, 0, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "我们用 Python 写。Java 也可以。还有 C。",
        "He said: 好。 and left. Nobody heard. It was late at night and raining hard.",
        "OpenAI 平台：B2B 业务",
    ],
)
def test_a_line_that_only_mixes_languages_stays_whole(text: str) -> None:
    pieces = [p for row in pair_blocks(blocks(text), bilingual=True) for p in (*row.en, *row.zh)]
    assert [(piece.start, piece.end) for piece in pieces] == [(0, len(text))]


def test_code_rules_and_headings_are_never_crossed() -> None:
    assert paired(E_[0], "``` x = 1", Z_[0], "---", E_[1], "# Two", Z_[1]) == [
        "0-", "=1", "-2", "=3", "4-", "=5", "-6",
    ]  # fmt: skip


def test_a_neutral_block_spans() -> None:
    assert paired(E_[0], Z_[0], "***", E_[1], Z_[1]) == ["0-1", "=2", "3-4"]


def test_a_neutral_line_answers_its_neighbour_when_it_shares_its_words() -> None:
    assert paired(E_[0], Z_[0], ("2025", NEUTRAL), "2025年", E_[1], Z_[1]) == ["0-1", "2-3", "4-5"]


def test_shared_numbers_and_names_outweigh_lengths() -> None:
    assert paired(
        E_[0], Z_[0], english(300, 1),
        "In 1987 Hanna Berg left Lund with 40 books. " + english(200),
        "1987年，Hanna Berg 带着40本书离开 Lund。" + chinese(200), E_[1], Z_[1],
    ) == ["0-1", "2-", "3-4", "5-6"]  # fmt: skip


def test_a_loose_translation_is_learnt() -> None:
    """Chinese half as long as usual fits, once the document shows that this is its manner."""
    items = [text for n, e in enumerate(E_) for text in (e, chinese(LENGTHS[n] // 2, n))]
    assert paired(*items) == [f"{2 * n}-{2 * n + 1}" for n in range(10)]


def test_a_monolingual_document_goes_one_by_one() -> None:
    assert paired("# 标题", Z_[0], Z_[1], "12", Z_[2], bilingual=False) == [
        "=0", "-1", "-2", "=3", "-4",
    ]  # fmt: skip


def test_a_stray_paragraph_that_answers_the_one_before() -> None:
    items = (Z_[0], Z_[2], Z_[3], english(260, 9))
    assert paired(*items, bilingual=False) == ["-0", "-1", "3-2"]
    assert paired(Z_[0], Z_[2], Z_[3], english(900, 9), bilingual=False)[-1] == "3-"


def test_a_document_that_turns_out_bilingual() -> None:
    intro = [chinese(200 + n, n) for n in range(100)]
    body = [text for n in range(80) for text in (english(100 + 37 * n % 400, n),
                                                 chinese(100 + 37 * n % 400, n))]  # fmt: skip
    rows = paired(*intro, *body, bilingual=False)
    assert rows[-40:] == [f"{100 + 2 * n}-{101 + 2 * n}" for n in range(40, 80)]


def test_tables_of_both_languages_become_a_row_each() -> None:
    table = [["English", "中文"], ["night", "夜"], ["42", "四十二"], ["the moon", "月亮"]]
    made = blocks(E_[0], Z_[0], table, E_[1], Z_[1])
    rows = [row for row in pair_blocks(made, bilingual=True) if row.kind is BlockKind.TABLE]
    text = made[2].text
    assert [
        (text[row.en[0].start : row.en[0].end], text[row.zh[0].start : row.zh[0].end])
        for row in rows
    ] == [tuple(row) for row in table]


@pytest.mark.parametrize(
    "table",
    [
        [["项目", "内容"], ["嘉宾", "Sam Altman 与开发者"], ["时长", "59分钟"]],
        [
            ["SDK", "软件开发工具包，用来写程序"],
            ["GPT-6", "一种将来的语言模型，还没有发布"],
            ["AGI", "通用智能"],
        ],
        [["a", "b", "c"], ["one", "一", "1"]],
    ],
)
def test_other_tables_span(table: list[list[str]]) -> None:
    assert paired(E_[0], Z_[0], table) == ["0-1", "=2"]


def test_chinese_column_first_and_a_reversed_row() -> None:
    table = [["夜晚", "night"], ["月亮", "moon"], ["river", "河流"], ["桥梁", "bridge"]]
    rows = list(pair_blocks(blocks(E_[0], Z_[0], table), bilingual=True))[1:]
    made = blocks(E_[0], Z_[0], table)[2].text
    assert [made[row.en[0].start : row.en[0].end] for row in rows] == [
        "night", "moon", "river", "bridge",
    ]  # fmt: skip


def test_which_documents_are_bilingual() -> None:
    assert is_bilingual(blocks(E_[0], Z_[0]))
    assert is_bilingual(blocks(*E_[:4], Z_[0], Z_[1]))
    assert is_bilingual(blocks("# Words", "词汇", [["night", "夜"], ["moon", "月亮"]]))
    assert is_bilingual(blocks("I came here.\n我来了。", "He did not.\n他没有来。"))
    assert not is_bilingual(blocks("# Title", *Z_, E_[0]))
    assert not is_bilingual(blocks(*E_))
    assert not is_bilingual([])


def test_columns_of_a_document() -> None:
    assert pair_document(document(blocks(*Z_, E_[0]))).columns == 1
    assert pair_document(document(blocks(E_[0], Z_[0], E_[1]))).columns == 2


def test_rows_leave_before_the_document_ends() -> None:
    taken = 0

    def source() -> Iterator[Block]:
        nonlocal taken
        for block in blocks(*(text for _ in range(100) for text in (E_[0], Z_[0]))):
            taken += 1
            yield block

    next(pair_blocks(source(), bilingual=True))
    assert taken <= 64


def test_a_long_run_is_not_held_for_ever() -> None:
    taken = 0

    def source() -> Iterator[Block]:
        nonlocal taken
        for block in blocks(E_[0], Z_[0], *([E_[1]] * 2000)):
            taken += 1
            yield block

    rows = pair_blocks(source(), bilingual=True)
    for _ in range(10):
        next(rows)
    assert taken <= 420


def test_deletions_do_not_derail_the_rest() -> None:
    """Most surviving neighbours still pair when a tenth of the paragraphs are gone."""
    right = links = gold = 0
    for seed in range(6):
        chance = random.Random(seed)
        items, origin = [], []
        for number in range(60):
            length = chance.randrange(60, 600)
            both = [(english(length, number), number), (chinese(length, number), number)]
            kept = [item for item in both if chance.random() >= 0.1]
            gold += len(kept) == 2
            items += [text for text, _ in kept]
            origin += [where for _, where in kept]
        for row in pair_blocks(blocks(*items), bilingual=True):
            for mine in row.en:
                for theirs in row.zh:
                    links += 1
                    right += origin[mine.block] == origin[theirs.block]
    assert right / gold > 0.95
    assert right / links > 0.88


TEXTS = st.sampled_from(
    [
        *(english(length, length) for length in (5, 40, 200, 700)),
        *(chinese(length, length) for length in (5, 40, 200, 700)),
        "- an item", "- 一项", "- Task 任务", "- Start 开始", "> a quote", "> 引文", "12 34", "---",
        "``` code",
        "# Why", "# 为什么",
        "## Exceptions（异常）", "## 第一章 / Chapter 1", "one line\n一行字", "",
    ]
)  # fmt: skip
TABLES = st.lists(
    st.lists(st.sampled_from(["night", "夜", "7", ""]), min_size=2, max_size=2), min_size=1
)


def order_of(rows: list[Row], side: str) -> list[tuple[int, int]]:
    return [(piece.block, piece.start) for row in rows for piece in getattr(row, side)]


@given(st.lists(TEXTS | TABLES, max_size=90), st.booleans())
@settings(max_examples=120, deadline=None)
def test_nothing_is_lost_doubled_or_moved(items: list[object], bilingual: bool) -> None:
    made = blocks(*items)
    rows = list(pair_blocks(iter(made), bilingual=bilingual))
    seen: dict[int, list[int]] = {
        number: [0] * len(block.text) for number, block in enumerate(made)
    }
    last_fixed = -1
    for row in rows:
        pieces = (*row.en, *row.zh, *row.both)
        assert pieces
        assert not (row.both and (row.en or row.zh))
        assert min(piece.block for piece in pieces) >= last_fixed
        if row.kind in FIXED:
            last_fixed = max(piece.block for piece in pieces)
        for piece in pieces:
            for at in range(piece.start, piece.end):
                seen[piece.block][at] += 1
    for number, block in enumerate(made):
        assert max(seen[number], default=0) <= 1
        missing = "".join(c for c, count in zip(block.text, seen[number], strict=True) if not count)
        assert set(missing) <= set(separators(block))
    for side in ("en", "zh", "both"):
        assert order_of(rows, side) == sorted(order_of(rows, side))


def separators(block: Block) -> str:
    return {BlockKind.TABLE: "\t\n", BlockKind.HEADING: " /（）"}.get(block.kind, " \n")


@given(st.lists(st.tuples(st.sampled_from([EN, ZH]), st.integers(2, 600)), max_size=150))
@settings(max_examples=40, deadline=None)
def test_sides_follow_the_language(items: list[tuple[Language, int]]) -> None:
    texts = [
        (english(n, n) if language is EN else chinese(n, n), language) for language, n in items
    ]
    made = blocks(*texts)
    for row in pair_blocks(made, bilingual=True):
        assert all(made[piece.block].language is EN for piece in row.en)
        assert all(made[piece.block].language is ZH for piece in row.zh)


def test_the_leading_language_holds_where_translations_are_missing() -> None:
    missing = {2, 5, 6}
    texts = [
        text
        for n in range(14)
        for text in (english(120, n), *(() if n in missing else (chinese(118, n),)))
    ]
    rows = paired(*texts)
    assert len(rows) == 14
    assert [row for row in rows if row.endswith("-")] == ["4-", "9-", "10-"]


def test_numbered_clauses_answer_the_clause_of_their_number() -> None:
    assert paired(
        "1.1 " + english(100, 1),
        "1.2 " + english(90, 2),
        "1.2 " + chinese(96, 3),
        "(a) " + english(60, 4),
        "（a）" + chinese(60, 5),
        "(b) " + english(60, 6),
        "(c) " + english(60, 7),
        "（c）" + chinese(60, 8),
    ) == ["0-", "1-2", "3-4", "5-", "6-7"]


def test_a_third_language_does_not_part_a_pair() -> None:
    foreign = ("Это третий язык.", NEUTRAL)
    assert paired(
        english(80, 1), chinese(80, 1), english(90, 2), foreign, chinese(90, 3),
        english(70, 4), chinese(70, 5), english(80, 6), chinese(80, 7),
    ) == ["0-1", "2-4", "=3", "5-6", "7-8"]  # fmt: skip


def test_a_translation_that_opens_with_a_year() -> None:
    text = "When the railway came in 1908, the price doubled. 1908年铁路通了，鱼价翻了一番。"
    (row,) = pair_document(document(blocks(text))).rows
    assert text[row.zh[0].start :] == "1908年铁路通了，鱼价翻了一番。"


@pytest.mark.parametrize("english_runs", [True, False])
def test_two_always_answer_one(english_runs: bool) -> None:
    items: list[str] = []
    for n in range(6):
        lengths = 80 + 9 * n, 120 - 7 * n
        if english_runs:
            items += [english(lengths[0], n), english(lengths[1], n + 9), chinese(sum(lengths), n)]
        else:
            items += [english(sum(lengths), n), chinese(lengths[0], n), chinese(lengths[1], n + 9)]
    wanted = ["{}+{}-{}" if english_runs else "{}-{}+{}"] * 6
    assert paired(*items) == [
        form.format(at, at + 1, at + 2) for form, at in zip(wanted, range(0, 18, 3), strict=True)
    ]


def test_each_sentence_followed_by_its_translation() -> None:
    sentences = [
        ("The ice came early in the third winter.", "第三年冬天，冰来得很早。"),
        ("When the railway came, the price doubled.", "1908年铁路通了，鱼价翻了一番。"),
        ("“Nobody swims here,” she said.", "“这里没有人游泳，”她说。"),
    ]
    text = " ".join(f"{en} {zh}" for en, zh in sentences)
    made = blocks(text, "One more sentence in English.", "再来一句中文。")
    row = pair_document(document(made)).rows[0]
    assert [text[piece.start : piece.end] for piece in row.en] == [en for en, _ in sentences]
    assert [text[piece.start : piece.end] for piece in row.zh] == [zh for _, zh in sentences]
