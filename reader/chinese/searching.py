"""A passage folded for full-text search, and the exact way back to its own positions.

Goes beyond `folding`, which compares titles: what is invisible is dropped, quotation marks and
dashes of every kind are one, white space is one space, and none stands beside a Chinese character
(`使用 AI` = `使用AI`, and lines that were wrapped by hand are whole again). Like there, Chinese is
kept in two readings, by characters and by words, and a query is asked in both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from reader.chinese import engine
from reader.chinese.offsets import IDENTITY
from reader.chinese.scripts import has_han
from reader.chinese.variants import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.chinese.offsets import OffsetMap

_CHARACTERS: Final = "t2s"
_WORDS: Final = "tw2sp"
_CJK: Final = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ALIKE: Final = {
    **dict.fromkeys("‘’‚‛ʼ′『』", "'"),
    **dict.fromkeys("“”„‟″「」«»", '"'),
    **dict.fromkeys("‐‑‒–—―−─", "-"),
}
_USUAL: Final = {"’": "'", "“": '"', "”": '"', "—": "-", "–": "-", "‘": "'", "…": "..."}
"""What stands in most English paragraphs, which are ASCII but for it."""


class _Letters(dict[int, str]):
    """Code point → what it is folded to, made when first met. odd: those that do not give one."""

    def __init__(self) -> None:
        super().__init__()
        self.odd: set[str] = set()

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = _fold_letter(letter)
        if len(folded) != 1:
            self.odd.add(letter)
        self[code] = folded
        return folded


_letters: Final = _Letters()


def _fold_letter(letter: str) -> str:
    if letter.isspace():
        return " "
    if letter in _ALIKE:
        return _ALIKE[letter]
    kept = [one for one in unicodedata.normalize("NFKD", letter) if not _is_mark(one)]
    return "".join(" " if one.isspace() else one for one in "".join(kept).casefold())


def _is_mark(letter: str) -> bool:
    """An accent, a variation selector, or something that is not seen at all."""
    return unicodedata.category(letter) in ("Mn", "Me", "Cf")


class Passage:
    """A text that is searched. Folds when it is first asked; keeps what it folded."""

    __slots__ = ("_closed", "_letters", "_origins", "_words", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._closed: str | None = None
        self._letters: str | None = None
        self._origins: list[int] | None = None
        self._words: tuple[str, OffsetMap] | None = None

    def find(self, needles: Iterable[str]) -> list[tuple[int, int]]:
        """Where any of some `needles` stands: ranges of the text, in order and apart.

        A match of a part of what folds as one (the f of ﬁ, 憶 where 記憶體 is 内存) is all of it.
        """
        wanted = tuple(needles)
        readings = self._readings(chinese=any(map(has_han, wanted)))
        found = sorted(
            {
                self._source(start, start + len(needle), offsets)
                for folded, offsets in readings
                for needle in wanted
                for start in _occurrences(folded, needle)
            },
            key=lambda span: (span[0], -span[1]),
        )
        apart: list[tuple[int, int]] = []
        for span in found:
            if not apart or span[0] >= apart[-1][1]:
                apart.append(span)
        return apart

    def _readings(self, *, chinese: bool) -> Iterator[tuple[str, OffsetMap]]:
        closed = self._fold()
        if not chinese or not has_han(closed):
            yield closed, IDENTITY
            return
        characters = run(_CHARACTERS, closed)
        yield characters.text, characters.offsets
        if engine.convert(_WORDS, closed) != characters.text:
            if self._words is None:
                words = run(_WORDS, closed)
                self._words = words.text, words.offsets
            yield self._words

    def _fold(self) -> str:
        if self._closed is None:
            letters = fold_letters(self.text)
            self._closed = close_gaps(letters)
            plain = len(letters) == len(self.text) and _letters.odd.isdisjoint(self.text)
            if not plain or len(self._closed) != len(letters):
                self._letters = letters  # the way back is made when something is found
        return self._closed

    def _trace(self, letters: str) -> list[int]:
        """For every character of the folded text, where it comes from."""
        if len(letters) == len(self.text) and _letters.odd.isdisjoint(self.text):
            origins = list(range(len(letters)))
        else:
            origins = [at for at, letter in enumerate(self.text) for _ in _letters[ord(letter)]]
        for gap in reversed(list(_gaps(letters))):
            del origins[gap[0] : gap[1]]
        return origins

    def _source(self, start: int, end: int, offsets: OffsetMap) -> tuple[int, int]:
        start, end = offsets.source_range(start, end)
        if self._letters is None:
            return start, end
        if self._origins is None:
            self._origins = self._trace(self._letters)
        first, last = self._origins[start], self._origins[end - 1] + 1
        while last < len(self.text) and unicodedata.category(self.text[last]) in ("Mn", "Me"):
            last += 1  # an accent belongs to the letter before it
        return first, last


def needles_of(text: str) -> tuple[str, ...]:
    """What to look for where `text` is sought: one spelling or two; none for white space."""
    return tuple(dict.fromkeys(one.strip() for one in readings_of(text.strip()) if one.strip()))


def readings_of(text: str) -> tuple[str, ...]:
    """`text` folded, by characters and, where that differs, by words. Without the way back."""
    return readings_of_closed(close_gaps(fold_letters(text)))


def readings_of_closed(closed: str) -> tuple[str, ...]:
    """The same of a text whose letters are folded and whose gaps are closed."""
    if not has_han(closed):
        return (closed,)
    return tuple(
        dict.fromkeys((engine.convert(_CHARACTERS, closed), engine.convert(_WORDS, closed)))
    )


def fold_letters(text: str) -> str:
    """Case, accents, width, quotation marks and the kinds of white space folded, each by itself."""
    if not text.isascii():
        plain = text
        for mark, folded in _USUAL.items():
            plain = plain.replace(mark, folded)
        if not plain.isascii():
            return text.translate(_letters)
        text = plain
    if not text.isprintable():
        text = _ASCII_BREAKS.sub(" ", text)
    return text.lower()


_ASCII_BREAKS: Final = re.compile("[\t-\r\x1c-\x1f]")
_SPACES: Final = re.compile("  +")
_RUN: Final = re.compile(" +")


@cache
def _gap() -> re.Pattern[str]:
    """A space beside a Chinese character. Compiled when needed: its ranges take a millisecond."""
    return re.compile(f" (?:(?=[{_CJK}])|(?<=[{_CJK}] ))")


def close_gaps(letters: str) -> str:
    """One space for many, and none beside a Chinese character."""
    if "  " in letters:
        letters = _SPACES.sub(" ", letters)
    return letters if letters.isascii() else _gap().sub("", letters)


def _gaps(letters: str) -> Iterator[tuple[int, int]]:
    """The ranges of spaces that `close_gaps` leaves out."""
    for match in _RUN.finditer(letters):
        start, end = match.span()
        beside = letters[start - 1 : start] + letters[end : end + 1]
        if any(map(_is_cjk, beside)):
            yield start, end
        elif end - start > 1:
            yield start + 1, end


def _is_cjk(letter: str) -> bool:
    return (
        "\u2e80" <= letter <= "\u9fff"
        or "\uf900" <= letter <= "\ufaff"
        or "\U00020000" <= letter <= "\U0003ffff"
    )


def _occurrences(text: str, part: str) -> Iterator[int]:
    """Where `part` begins in `text`, one after the other."""
    at = text.find(part) if part else -1
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))
