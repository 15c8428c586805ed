"""Texts cut into the model's pieces, as its package does, but each word once.

No piece goes over a blank, so the pieces of a text are those of its words; English has few words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.bitext.align.vocabulary import Vocabulary

_BLANK: Final = "▁"
_LONGEST: Final = 24  # characters of a word that is remembered
_MOST: Final = 30_000
_BY_ITSELF: Final = re.compile("[!-~‐-…、-〜一-\u9fff！-～]+")
"""Characters that never join the next one, as letters do accents: each has a form of its own."""


class Pieces:
    """Cuts texts into numbered pieces."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._normal = vocabulary.normal
        self._cut = vocabulary.cut
        self._words: dict[str, list[int]] = {}
        self._characters = _Characters(self._normal)

    def of(self, text: str, most: int) -> list[int]:
        """The pieces of a text between the signs of beginning and end; up to `most` of them."""
        found = [piece for word in text.split(" ") for piece in self._of_word(word)]
        known = self.vocabulary
        return [known.begin, *(found or [known.unknown])[: most - 2], known.end]

    def _of_word(self, word: str) -> list[int]:
        """The pieces of what stands between two blanks; other kinds of blanks may be in it."""
        found = self._words.get(word)
        if found is None:
            cut = (self._cut(_BLANK + normal) for normal in self._normal_words(word))
            found = [piece for pieces in cut for piece in pieces]
            if len(word) <= _LONGEST:
                if len(self._words) >= _MOST:
                    self._words.clear()
                self._words[word] = found
        return found

    def _normal_words(self, word: str) -> list[str]:
        if _BY_ITSELF.fullmatch(word):
            return [word.translate(self._characters)]
        # half a surrogate pair is not UTF-8, which the tokenizer works on
        normal = self._normal(word.encode("utf-8", "replace").decode("utf-8"))
        return normal.split(_BLANK)[1:]


class _Characters(dict[int, str]):
    """The normal form of each character by itself, for `str.translate`."""

    def __init__(self, normal: Callable[[str], str]) -> None:
        super().__init__()
        self._normal = normal

    def __missing__(self, code_point: int) -> str:
        form = self[code_point] = self._normal(chr(code_point)).removeprefix(_BLANK)
        return form
