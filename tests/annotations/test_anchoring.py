"""Where a target stands in the same text, in an edited one, and where it is gone."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.anchoring import Anchor, Anchorer, How, describe, stands
from reader.annotations.model import CONTEXT, Target
from reader.bitext.model import Side
from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    import random

LETTERS = st.characters(exclude_categories=("Cs",))
PROSE = st.text(st.sampled_from("ab cd.\n的了不是，。“𠮷😀e\u0301é"), min_size=1, max_size=120)
TEXTS = st.one_of(PROSE, st.text(LETTERS, min_size=1, max_size=80))


def target(text: str, start: int, end: int, side: Side = Side.BOTH) -> Target:
    return Target("d", side, *describe(text, start, end))


def marked(text: str, words: str, side: Side = Side.BOTH) -> Target:
    """The target of words that stand in the text; ⟦…⟧ in `words` says which of them are meant."""
    before, _, rest = words.partition("⟦")
    exact = rest.partition("⟧")[0]
    start = text.index(before + exact + rest.partition("⟧")[2]) + len(before)
    return target(text, start, start + len(exact), side)


def found(text: str, sought: Target) -> str | None:
    anchor = anchor_of(text, sought)
    return text[anchor.start : anchor.end] if anchor else None


def anchor_of(text: str, sought: Target) -> Anchor | None:
    return Anchorer(text).anchor(sought.quote, sought.position, sought.side)


STORY = (
    "The lamp was lit before anyone came.\n天还没黑，灯就点上了。\n"
    "She put the kettle on and waited for the whistle.\n她把水壶放上去，等它叫。\n"
    "He nodded.\n他点点头。\n"
    "Nobody spoke of the letter on the table, or of the man who had brought it.\n"
    "谁也没提桌上的那封信，也没提送信的人。\n"
    "He nodded.\n他又点点头。\n"
    "In the morning the letter was gone, and the lamp was cold.\n早上信不见了，灯也凉了。"
)


# describing


def test_context_is_thirty_two_characters_and_fewer_at_the_ends() -> None:
    quote, position = describe(STORY, 40, 45)
    assert (quote.exact, position.start, position.end) == (STORY[40:45], 40, 45)
    assert quote.prefix == STORY[40 - CONTEXT : 40]
    assert quote.suffix == STORY[45 : 45 + CONTEXT]
    quote, _ = describe(STORY, 3, len(STORY))
    assert (quote.prefix, quote.suffix) == (STORY[:3], "")


def test_context_never_begins_or_ends_inside_a_character() -> None:
    accent = "e\u0301"
    text = accent * 40
    quote, _ = describe(text, 41, 43)
    assert not quote.prefix.startswith("\u0301")
    quote, _ = describe(text, 40, 41 + 2)
    assert text[43 : 43 + len(quote.suffix) + 1][-1] != "\u0301" or len(quote.suffix) == 0
    family = "👨\u200d👩\u200d👧"
    quote, _ = describe(family * 20, 55, 60)
    assert quote.prefix.startswith("👨")
    assert quote.suffix.endswith("👧")


@given(TEXTS, st.data())
def test_what_was_described_is_found_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    sought = target(text, start, end)
    assert anchor_of(text, sought) == Anchor(start, end, How.POSITION)
    assert Anchorer(text).anchor_all([sought, sought]) == [Anchor(start, end, How.POSITION)] * 2
    assert stands(lambda a, b: text[a:b], sought)


@given(TEXTS, TEXTS, st.data())
def test_nothing_raises_and_ranges_are_within_the_text(
    text: str, other: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = anchor_of(other, target(text, start, end, data.draw(st.sampled_from(Side))))
    if anchor:
        assert 0 <= anchor.start < anchor.end <= len(other)
        assert anchor.how is How.FUZZY or other[anchor.start : anchor.end]


SYLLABLES = ("ka", "lo", "mi", "ren", "tas", "vo", "wel", "山", "水", "月", "风", "云", "草", "木")
SMALL = ("the", "of", "and", "的", "了")


def line_of(chance: random.Random) -> str:
    words = ("".join(chance.choices(SYLLABLES, k=chance.randrange(2, 4))) for _ in range(12))
    return " ".join(f"{word} {chance.choice(SMALL)}" for word in words)


@given(st.randoms(use_true_random=False), st.booleans())
def test_an_edit_elsewhere_never_moves_a_highlight_off_its_words(
    chance: random.Random, delete: bool
) -> None:
    lines = [line_of(chance) for _ in range(8)]
    number, other = chance.sample(range(8), 2)
    text = "\n".join(lines)
    begin = sum(len(line) + 1 for line in lines[:number])
    start = begin + chance.randrange(len(lines[number]))
    end = chance.randrange(start, begin + len(lines[number])) + 1
    sought = target(text, start, end)
    lines[other : other + delete] = [line_of(chance)]
    edited = "\n".join(lines)
    shift = len(edited) - len(text) if other <= number else 0
    anchor = anchor_of(edited, sought)
    assert anchor
    assert (anchor.start, anchor.end) == (start + shift, end + shift)


# the steps


@pytest.mark.parametrize("configuration", ["s2t", "s2tw", "s2hk"])
def test_both_scripts_fold_to_the_same_letters(configuration: str) -> None:
    from opencc import OpenCC

    from reader.annotations.folded import FoldedText, fold

    converter = OpenCC(configuration)
    for path in sorted((ROOT / "samples").glob("*.*")):
        text = path.read_text("utf-8")
        differing = {
            (one, two)
            for one, two in zip(text, converter.convert(text), strict=True)
            if fold(one) != fold(two)
        }
        assert not differing
        folded = FoldedText(text)
        for index in range(0, len(folded.folded), 37):
            assert folded.even[folded.to_source(index)] == folded.folded[index]
            assert folded.to_folded(folded.to_source(index)) == index


def test_a_paragraph_before_moves_all_of_it() -> None:
    sought = marked(STORY, "⟦kettle⟧ on")
    edited = f"A new beginning.\n{STORY}"
    anchor = anchor_of(edited, sought)
    assert anchor == Anchor(sought.position.start + 17, sought.position.end + 17, How.QUOTE)


def test_the_right_twin_is_found_though_another_stands_at_the_position() -> None:
    first, second = "He nodded.\n他点点头。", "He nodded.\n他又点点头。"
    start = STORY.index(second)
    sought = target(STORY, start, start + 10)
    gap = start - STORY.index(first)
    for cut in (gap, gap - 3, gap + 5):
        edited = "x" * (gap - 1) + "\n" + STORY if cut == gap else STORY[cut - gap + 8 :]
        anchor = anchor_of(edited, sought)
        assert anchor
        assert edited[anchor.start :].startswith(second)


def test_a_twin_is_not_taken_for_words_that_were_deleted() -> None:
    start = STORY.index("He nodded.\n他又")
    sought = target(STORY, start, start + 10)
    assert anchor_of(STORY.replace("He nodded.\n他又点点头。\n", ""), sought) is None


@pytest.mark.parametrize("configuration", ["s2t", "s2tw", "s2hk", "s2twp"])
def test_a_file_converted_to_traditional_and_back(configuration: str) -> None:
    from opencc import OpenCC

    text = "他把软件装进内存里，等了一会儿，互联网就通了。" + STORY
    converted = OpenCC(configuration).convert(text)
    for words in ("⟦水壶⟧放上去", "装进⟦内存⟧里", "⟦互联网⟧就通", "没提桌上的⟦那封信⟧"):
        sought = marked(text, words)
        there = found(converted, sought)
        back = OpenCC("tw2sp" if configuration.endswith("p") else "t2s").convert(there or "")
        assert back == sought.quote.exact
        start = converted.index(there or "")
        again = target(converted, start, start + len(there or ""))
        assert found(text, again) == sought.quote.exact


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [
        ("⟦“等等……”他说⟧，声音很低", "「等等…」他說", How.FOLDED),
        ("waited, he said ⟦... and then⟧ left", "… and then", How.FOLDED),
        ("使用 ⟦Python 写代码⟧ 的人", "Python写代码", How.FOLDED),
        ("⟦Ｈｅｌｌｏ,世界⟧!", "Hello，世界", How.FOLDED),
        ("for the ⟦long wait. The second⟧ part", "long wait.\nThe second", How.FOLDED),
        ("that he ⟦recieved the letter late⟧ in May", "received the letter late", How.FUZZY),
        ("the ⟦recieved⟧ letter of the king", "received", How.FUZZY),
        ("他的⟦帐号密码⟧已经过期了，请重新登录。", "账号密码", How.FUZZY),
    ],
)
def test_words_written_otherwise(before: str, after: str, how: How) -> None:
    inner = before.partition("⟦")[2].partition("⟧")[0]
    lead, tail = before.partition("⟦")[0], before.partition("⟧")[2]
    text = f"{STORY}\n{lead}{inner}{tail}\n{STORY[:60]}"
    start = len(STORY) + 1 + len(lead)
    sought = target(text, start, start + len(inner))
    edited = f"Some new line.\n{STORY}\n{lead}{after}{tail}\n{STORY[:60]}"
    anchor = anchor_of(edited, sought)
    assert anchor
    assert (edited[anchor.start : anchor.end], anchor.how) == (after, how)


def test_a_sentence_put_inside_is_part_of_it_and_one_beside_is_not() -> None:
    sought = marked(STORY, "⟦Nobody spoke of the letter on the table, or of the man⟧ who")
    inside = STORY.replace("the table, or", "the table, where it lay, or")
    assert found(inside, sought) == (
        "Nobody spoke of the letter on the table, where it lay, or of the man"
    )
    before = STORY.replace("Nobody spoke", "It was quiet. Nobody talked")
    assert found(before, sought) == "Nobody talked of the letter on the table, or of the man"


def test_a_quote_whose_paragraphs_halves_were_parted_by_their_translation() -> None:
    text = (
        f"{STORY}\nThe ferry left at nine. It was already full of people with baskets.\n"
        "渡船九点开。船上已经挤满了提篮子的人。\nThe end."
    )
    sought = marked(text, "⟦The ferry left at nine. It was already full⟧ of", Side.EN)
    split = text.replace(". It was already", ".\n渡船九点开。\nIt was already").replace(
        "\n渡船九点开。船上", "\n船上"
    )
    assert found(split, sought) == "The ferry left at nine.\n渡船九点开。\nIt was already full"


def test_a_quote_of_one_side_does_not_land_on_the_other() -> None:
    text = "She works with OpenAI in the old harbour.\n她在旧港口和 OpenAI 一起工作。"
    sought = marked(text, "和 ⟦OpenAI⟧ 一起", Side.ZH)
    assert found("She works with OpenAI in the old harbour.\n全部删掉了。", sought) is None
    assert found("She left.\n她在旧港口和 OpenAI 一起工作。", sought) == "OpenAI"


@pytest.mark.parametrize("words", ["⟦the⟧ letter on", "没提桌上⟦的⟧那封", "点头⟦。⟧"])
def test_a_short_word_whose_paragraph_is_gone_lands_nowhere(words: str) -> None:
    sought = marked(STORY, words)
    line = next(
        line
        for line in STORY.split("\n")
        if sought.quote.exact in line
        and (STORY.index(line) <= sought.position.start <= STORY.index(line) + len(line))
    )
    assert anchor_of(STORY.replace(line, "Something else stands here."), sought) is None


def test_neighbours_decide_between_equal_places() -> None:
    refrain = (
        "And the river goes on, and the river goes on, and the river goes on to the sea.\n" * 3
    )
    parts = [
        f"Verse {name} tells of {name} alone, as was the custom.\n{refrain}"
        for name in ("Anna", "Boris", "Clara", "David")
    ]
    text = "".join(parts)
    line = refrain.index("\n") + 1
    start = text.index("Verse Clara") + len(parts[2]) - len(refrain) + line + 8
    refrain_target = target(text, start, start + 5)
    around = [marked(text, "⟦tells of Clara⟧"), marked(text, "⟦tells of David⟧")]
    edited = "A title that was not there.\n" + text.replace(parts[1], "")
    anchors = Anchorer(edited).anchor_all([around[0], refrain_target, around[1]])
    moved = start + len("A title that was not there.\n") - len(parts[1])
    assert [anchor and anchor.start for anchor in anchors][1] == moved


def test_a_long_text_is_looked_through_with_many_pauses() -> None:
    """Whoever looks for a word meanwhile must not wait for thousands of edited highlights."""
    lines = [
        f"Line {at} says that number {at * 7} is {'odd' if at % 2 else 'even'}."
        for at in range(3_000)
    ]
    text = "\n".join(lines)
    begins = [text.index(f"number {at * 7} is") for at in range(50, 3_000, 100)]
    targets = [target(text, at, at + 12) for at in begins]
    edited = text.replace(" is odd", " was odd").replace(" is even", " will be even")
    pauses: list[None] = []
    anchors = Anchorer(edited, lambda: pauses.append(None)).anchor_all(targets)
    assert anchors == Anchorer(edited).anchor_all(targets)
    assert any(anchors)
    assert len(pauses) > 2 * len(targets) + len(text) / 10_000, "each target, each turn of the text"


def test_a_text_folded_in_turns_is_the_same() -> None:
    from reader.annotations.folded import FoldedText

    assert FoldedText("Ａé，軟\u0301 " * 9_000).even == "ae\0软\0\0" * 9_000


def test_a_paragraph_of_many_thousand_letters_and_ten_thousand_equal_ones() -> None:
    line = "The same words stand in every line of this text.\n"
    text = line * 10_000
    targets = [target(text, at * len(line) + 9, at * len(line) + 14) for at in range(0, 10_000, 50)]
    began = time.process_time()
    anchors = Anchorer("One new line.\n" + text).anchor_all(targets)
    assert time.process_time() - began < 20, "bounded, not quadratic"
    assert all(anchor is None or anchor.how is not How.FUZZY for anchor in anchors)
    long = "很长的一段话，" * 3_000
    sought = target(f"甲\n{long}\n乙", 2, 2 + len(long))
    edited = f"甲\n{long[:9000]}改{long[9000:]}\n乙"
    assert (anchor := anchor_of(edited, sought)) is None or anchor.start == 2


def test_first_screen_looks_only_at_the_position() -> None:
    sought = marked(STORY, "⟦kettle⟧ on")
    assert stands(lambda start, end: STORY[start:end], sought)
    assert not stands(lambda start, end: STORY[start + 1 : end + 1], sought)
    assert not stands(lambda _start, _end: "", sought)
