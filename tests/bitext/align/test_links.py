"""Word links: what they find, where it stands, and that they never stand outside the texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bitext.align.encoder import shared
from reader.bitext.align.links import Link, Why, links
from reader.chinese.engine import convert

PAIRS = [
    (
        "The doctor Li Wenjie closed the book and opened the window.",
        "医生李文洁合上书，打开了窗户。",
        {("doctor", "医生"), ("Li", "李"), ("Wenjie", "文洁"), ("closed", "合上"), ("book", "书"),
         ("opened", "打开"), ("window", "窗户")},
    ),
    (
        "He waited at the train station for twenty-eight minutes.",
        "他在火车站等了二十八分钟。",
        {("train", "火车站"), ("station", "火车站"), ("twenty-eight", "二十八"),
         ("minutes", "分钟")},
    ),
    (
        "Linux 6.1 was installed on 1,200 computers.",
        "一千二百台电脑装了Linux 6.1。",
        {("Linux", "Linux"), ("6.1", "6.1"), ("1,200", "一千二百"), ("computers", "电脑")},
    ),
]  # fmt: skip


def words(en: str, zh: str, found: list[Link]) -> set[tuple[str, str]]:
    return {(en[one.en_start : one.en_end], zh[one.zh_start : one.zh_end]) for one in found}


@pytest.mark.parametrize(("en", "zh", "wanted"), PAIRS)
def test_words_that_translate_each_other(en: str, zh: str, wanted: set[tuple[str, str]]) -> None:
    found = words(en, zh, links(en, zh))
    assert wanted <= found
    assert len(found - wanted) <= 1


@pytest.mark.parametrize(("en", "zh", "wanted"), PAIRS)
def test_traditional_words_stand_where_they_stand(
    en: str, zh: str, wanted: set[tuple[str, str]]
) -> None:
    for form in ("s2t", "s2twp"):  # the second one changes the lengths of words
        shown = convert(form, zh)
        found = words(en, shown, links(en, shown))
        assert {(one, convert("t2s", other)) for one, other in found} >= {
            pair for pair in wanted if convert("t2s", convert(form, pair[1])) == pair[1]
        }


def test_each_link_tells_why() -> None:
    en, zh = "Wenjie saw 28 Linux boats.", "文洁看见二十八艘Linux船。"
    why = {en[one.en_start : one.en_end]: one.why for one in links(en, zh)}
    assert why == {
        "Wenjie": Why.NAME, "saw": Why.DICTIONARY, "28": Why.NUMBER, "Linux": Why.SAME,
        "boats": Why.DICTIONARY,
    }  # fmt: skip


def test_a_word_that_stands_twice_is_linked_in_order() -> None:
    en, zh = "The doctor called another doctor.", "医生叫来了另一位医生。"
    found = [(one.en_start, one.zh_start) for one in links(en, zh) if zh[one.zh_start] == "医"]
    assert found == [(4, 0), (26, 8)]


@pytest.mark.parametrize(
    ("en", "zh", "wanted"),
    [
        ("My grandmother sat by the window.", "外婆坐在窗边。", ("grandmother", "外婆")),
        ("Grandma told me a story.", "姥姥给我讲了一个故事。", ("Grandma", "姥姥")),
        ("His brother went to Canton.", "他哥哥去了广州。", ("brother", "哥哥")),
        ("My uncle is a postman.", "我舅舅是邮递员。", ("uncle", "舅舅")),
        ("Her cousin lives in Leeds.", "她堂哥住在利兹。", ("cousin", "堂哥")),
        ("My maternal grandmother sat there.", "外婆坐在那里。", ("maternal", "外婆")),
    ],
)
def test_english_seldom_says_which_grandmother_it_was(
    en: str, zh: str, wanted: tuple[str, str]
) -> None:
    assert wanted in words(en, zh, links(en, zh))


def test_kin_in_another_sense_is_no_kin() -> None:
    for en, zh in (
        ("Her mother was English.", "她的母语是英语。"),
        ("The wife left.", "舅妈走了。"),
    ):
        assert not any(one.en_start < 10 and is_kin(en, one) for one in links(en, zh))


def is_kin(en: str, one: Link) -> bool:
    return en[one.en_start : one.en_end] in {"mother", "wife"}


def test_half_a_phrase_is_no_word() -> None:
    found = words(*(pair := ("It was about time.", "暂且如此。")), links(*pair))
    assert found == set()  # 暂且 is "for the time being"


def test_a_model_finds_what_no_dictionary_has() -> None:
    en, zh = "Cosmic flashing frightened the tourists.", "宇宙闪烁吓坏了旅游者。"
    plain, more = links(en, zh), links(en, zh, encoder=shared())
    assert set(plain) < set(more)
    new = [one for one in more if one not in plain]
    assert {one.why for one in new} == {Why.MEANING}
    assert ("Cosmic", "宇宙") in words(en, zh, more)


def test_nothing_to_link() -> None:
    assert links("", "") == []
    assert links("He did.", "。") == []
    assert links("你好", "Hello") == []


TEXT = st.lists(
    st.one_of(
        st.sampled_from([*(text for en, zh, _ in PAIRS for text in (en, zh)), "醫生", "\ud800"]),
        st.text(max_size=12),
    ),
    max_size=3,
).map("".join)


@settings(deadline=None)
@given(TEXT, TEXT)
def test_links_stand_inside_the_texts(en: str, zh: str) -> None:
    found = links(en, zh)
    assert found == sorted(found)
    assert len({(one.en_start, one.en_end) for one in found}) == len(found)
    for one in found:
        assert 0 <= one.en_start < one.en_end <= len(en)
        assert 0 <= one.zh_start < one.zh_end <= len(zh)
