"""Text as the index stores it: the quick ways say the same as the plain ones."""

from __future__ import annotations

import contextlib
import sqlite3
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.scripts import has_han
from reader.chinese.searching import readings_of
from reader.library.search.building import sections_of
from reader.library.search.store import Stamp
from reader.library.search.tokens import TOKENIZER, set_apart, tokens_of

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


def test_of_a_translation_memory_its_texts_are_stored(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    unit = (
        '<tu><tuv xml:lang="en"><seg>The fer<bpt i="1"/>ry left.</seg></tuv>'
        '<tuv xml:lang="zh"><seg>渡船开了。</seg></tuv></tu>'
    )
    text = f'<?xml version="1.0"?><tmx version="1.4"><header/><body>{unit}</body></tmx>'
    path.write_text(text, encoding="utf-16")
    (section,) = sections_of(path, Stamp("", path.stat().st_size, 0))
    characters = f" {' '.join(words(section.characters))} "
    assert " ferry " in characters
    assert f" {' '.join(words(set_apart('渡船')))} " in characters
    assert " seg " not in characters


def stored(text: str) -> list[tuple[str, int]]:
    """The words that SQLite stores of a text, and where they stand."""
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        db.execute(f"CREATE VIRTUAL TABLE words USING fts5(text, tokenize='{TOKENIZER}')")
        db.execute("CREATE VIRTUAL TABLE told USING fts5vocab(words, instance)")
        db.execute("INSERT INTO words VALUES (?)", (text,))
        return sorted(db.execute("SELECT term, offset FROM told"))


PLAIN = "Ab 0软體里程式，。“’—…　\n（）"


@given(st.lists(st.text(PLAIN, max_size=30) | st.text(PLAIN + "ＡÉé・\t·々İΣß", max_size=30)))
def test_what_is_not_folded_is_stored_as_if_it_were(paragraphs: list[str]) -> None:
    chinese = [text for text in paragraphs if has_han(text)]
    characters, by_words = tokens_of(chinese)
    readings = [readings_of(text) for text in chinese]
    assert stored(characters) == stored(" , ".join(set_apart(one[0]) for one in readings))
    assert stored(by_words) == stored(" , ".join(set_apart(one[1]) for one in readings if one[1:]))
