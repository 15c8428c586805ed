"""Text as the index stores it: a token for every Latin word and every Chinese character.

SQLite's own tokenizers take a whole Chinese sentence for a word, or know no word under three
characters. So every Chinese character (and kana) is set apart here, and a word of any length is a
phrase of them, which FTS5 answers from positions. Text is folded as in `chinese.searching`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.chinese.scripts import has_han
from reader.chinese.searching import fold_letters, readings_of

if TYPE_CHECKING:
    from collections.abc import Iterable

TOKENIZER: Final = "unicode61 remove_diacritics 0"
_SHORTEST_PREFIX: Final = 2
_BETWEEN: Final = "\ufdd0"  # no character: stands in no text
_STORED_BETWEEN: Final = "\n"  # to some versions of SQLite the other one is a letter


class _Apart(dict[int, str | int]):
    """Code point → itself, or set apart by spaces where it is a token of its own."""

    def __missing__(self, code: int) -> str | int:
        apart: str | int = code
        if 0x20000 <= code <= 0x3FFFF:  # SQLite knows the letters of an older Unicode: spelt out
            apart = f" u{code:x} "
        elif 0x2E80 <= code <= 0xFAFF and chr(code).isalpha():
            apart = f" {chr(code)} "
        self[code] = apart
        return apart


_apart: Final = _Apart()


def tokens_of(paragraphs: Iterable[str]) -> tuple[str, str]:
    """Paragraphs for the two columns of the index: by characters, and by words.

    For the second only the paragraphs that differ are kept. Those in Latin letters are quicker one
    by one, those in Chinese all at once.
    """
    ordered: list[str | None] = []
    chinese: list[str] = []
    for text in paragraphs:
        if has_han(text):
            chinese.append(text)
            ordered.append(None)
        else:
            folded = fold_letters(text)
            ordered.append(folded if folded.isascii() else folded.translate(_apart))
    characters, *words = readings_of(_BETWEEN.join(chinese))
    different = ""
    if words:
        pairs = zip(characters.split(_BETWEEN), words[0].split(_BETWEEN), strict=False)
        different = _STORED_BETWEEN.join(other for one, other in pairs if one != other)
    apart = iter(characters.translate(_apart).split(_BETWEEN))
    given = [next(apart, "") if text is None else text for text in ordered]
    return _STORED_BETWEEN.join((*given, *apart)), different.translate(_apart)


def phrases(needles: Iterable[str], *, prefix: bool) -> list[str]:
    """How FTS5 is asked for some folded spellings; none where they hold no letter.

    prefix: the last word may go on. Ignored where it is Chinese, or a single letter.
    """
    asked: list[str] = []
    for needle in needles:
        apart = needle.translate(_apart)
        if any(letter.isalnum() for letter in apart):
            quoted = '"' + apart.replace('"', " ").replace("\0", " ") + '"'
            asked.append(f"{quoted} *" if prefix and may_go_on(needle) else quoted)
    return asked


def may_go_on(needle: str) -> bool:
    """Whether a needle ends in two Latin letters or more, which may be the start of a word."""
    last = needle[-_SHORTEST_PREFIX:]
    return len(last) == _SHORTEST_PREFIX and all(
        letter.isalnum() and not _is_apart(letter) for letter in last
    )


def begins_word(needle: str) -> bool:
    """Whether a needle begins with a Latin letter or a digit, hence where a word does."""
    return needle[:1].isalnum() and not _is_apart(needle[:1])


def _is_apart(letter: str) -> bool:
    return isinstance(_apart[ord(letter)], str)
