"""Text as the index stores it: a token for every Latin word and every Chinese character.

SQLite's own tokenizers take a whole Chinese sentence for a word, or know no word under three
characters. So every Chinese character (and kana) is set apart here, and a word of any length is a
phrase of them, which FTS5 answers from positions. Text is folded as in `chinese.searching`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from reader.chinese.scripts import has_han
from reader.chinese.searching import close_gaps, fold_letters, readings_of, readings_of_closed

if TYPE_CHECKING:
    from collections.abc import Iterable

TOKENIZER: Final = "unicode61 remove_diacritics 0"
_SHORTEST_PREFIX: Final = 2
_BETWEEN: Final = "\ufdd0"  # no character: stands in no text
_SPACE: Final = "  ".encode("utf-16-le")  # a character and what follows it
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


@cache
def _aside() -> re.Pattern[str]:
    """Neither Chinese characters and their punctuation, nor what stays as it is.

    Compiled when needed, like the other one: large classes take some milliseconds.
    """
    chinese = "\u3000-\u3002\u3008-\u3011\u3014-\u301b\u3400-\u4dbf\u4e00-\u9fff"
    return re.compile(f"[^\x00-\u2e7f{chinese}\ufb00-\uffff]")


@cache
def _together() -> re.Pattern[str]:
    """A word of what is not set apart."""
    return re.compile("[0-9A-Za-z\u0080-\u2e7f\ufb00-\uffff]{2,}")


@cache
def _folded_here() -> re.Pattern[str]:
    """What has to be folded before SQLite sees it.

    It folds Latin capitals by itself, and every kind of punctuation only parts words.
    """
    signs = "\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u3000-\u3002\u3008-\u3011\u3014-\u301b"
    wide = "\uff01\uff05\uff08\uff09\uff0c\uff1a\uff1b\uff1f"
    return re.compile(f"[^\n -~{signs}\u3400-\u4dbf\u4e00-\u9fff{_BETWEEN}{wide}]")


def set_apart(folded: str) -> str:
    """Folded text with spaces around every Chinese character.

    Nearly all text is spread at once, as units of UTF-16, and words in Latin letters are then put
    in as they were; that takes a fifth of the time of looking up every character.
    """
    if folded.isascii():
        return folded
    if _aside().search(folded):
        return folded.translate(_apart)
    units = folded.encode("utf-16-le")
    spread = bytearray(_SPACE * len(folded))
    spread[0::4], spread[1::4] = units[0::2], units[1::2]
    apart = spread.decode("utf-16-le")
    pieces: list[str] = []
    end = 0
    for word in _together().finditer(folded):
        start = word.start()
        pieces += (apart[2 * end : 2 * start], word[0], " ")
        end = word.end()
    pieces.append(apart[2 * end :])
    return " " + "".join(pieces)


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
            ordered.append(set_apart(folded))
    characters, *words = _readings(_BETWEEN.join(chinese))
    different = ""
    if words:
        pairs = zip(characters.split(_BETWEEN), words[0].split(_BETWEEN), strict=False)
        different = _STORED_BETWEEN.join(other for one, other in pairs if one != other)
    apart = iter(set_apart(characters).split(_BETWEEN))
    given = [next(apart, "") if text is None else text for text in ordered]
    return _STORED_BETWEEN.join((*given, *apart)), set_apart(different)


def _readings(text: str) -> tuple[str, ...]:
    """`readings_of`, but nothing is folded where that makes no difference to SQLite."""
    if _folded_here().search(text):
        return readings_of(text)
    return readings_of_closed(close_gaps(text.replace("\n", " ").replace("\u3000", " ")))


def phrases(needles: Iterable[str], *, prefix: bool) -> list[str]:
    """How FTS5 is asked for some folded spellings; none where they hold no letter.

    prefix: the last word may go on. Ignored where it is Chinese, or a single letter.
    """
    asked: list[str] = []
    for needle in needles:
        apart = set_apart(needle)
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
