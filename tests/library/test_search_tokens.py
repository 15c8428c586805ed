"""Text as the index stores it: the quick ways say the same as the plain ones."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.search.building import sections_of
from reader.library.search.store import Stamp
from reader.library.search.tokens import set_apart

if TYPE_CHECKING:
    from pathlib import Path

MIXED = "ab0 软件台。，、《》é②かㄉ𠮷😀㈠々-_'\"\ufdd0\ue000０ｱ가☰\ud800"


def words(text: str) -> list[str]:
    """What SQLite's tokenizer takes for words."""
    return "".join(
        one if unicodedata.category(one)[0] in "LN" or unicodedata.category(one) == "Co" else " "
        for one in text
    ).split()


def one_by_one(text: str) -> str:
    """Every Chinese character, kana or syllable set apart by itself."""
    return "".join(
        f" u{ord(one):x} "
        if 0x20000 <= ord(one) <= 0x3FFFF
        else f" {one} "
        if "\u2e80" <= one <= "\ufaff" and one.isalpha()
        else one
        for one in text
    )


@given(st.text(MIXED) | st.text())
def test_setting_apart_at_once_gives_the_words_of_setting_apart_one_by_one(text: str) -> None:
    assert words(set_apart(text)) == words(one_by_one(text))


@pytest.mark.parametrize(
    ("text", "word", "split"),
    [
        ("一本[书](book.md)店", "书店", "book"),
        ("一本[[book|书]]店", "书店", "book"),
        ("a<b>river</b>bank", "ariverbank", "b"),
        ("Ann &amp; Tom", "tom", "amp"),
        ("对(duì)读", "对读", "du"),
        ("對（ㄉㄨㄟˋ）讀", "对读", "ㄉ"),
    ],
)
def test_what_stands_inside_a_phrase_unseen_is_not_stored(
    tmp_path: Path, text: str, word: str, split: str
) -> None:
    path = tmp_path / "one.md"
    path.write_text(text, encoding="utf-8")
    (section,) = sections_of(path, Stamp("", path.stat().st_size, 0))
    stored = f" {' '.join(words(section.characters))} "
    assert f" {' '.join(words(set_apart(word)))} " in stored
    assert f" {split} " not in stored
