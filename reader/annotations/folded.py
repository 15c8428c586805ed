"""A text and its folded twin: letters, digits, symbols and Han only, in the form they all share.

Case, accents, width, white space, punctuation and the Chinese script fold away, one character at a
time, so that a position in one text is found in the other by counting. (`chinese.folding` folds
whole words, too, which moves positions; here every character answers at most one.)
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from reader.chinese import engine
from reader.chinese.scripts import has_han
from reader.unhurried import no_pause, with_pauses

if TYPE_CHECKING:
    from reader.unhurried import Pause

DROPPED: Final = "\0"
"""What a character that does not count becomes in the twin of the same length."""
HAN_MASS: Final = 2.5
"""How many letters a Han character weighs: as much as it says."""

_CHUNK: Final = 128
_TURN: Final = 20_000  # code points folded at once: some milliseconds, in which nothing else runs
_WIDE: Final = "\u2e80"  # everything Chinese lies above
_KEPT: Final = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Sm", "Sc", "So"))
# What OpenCC's phrases exchange and its characters do not.
_ALIKE: Final = dict(zip("著瞭像覆彷俱伕麼", "着了象复仿具夫么", strict=True))


class _Table(dict[int, str]):
    """For `str.translate`: what each character becomes, found out when it first comes."""

    def __missing__(self, code: int) -> str:
        self[code] = letter = _fold(chr(code))
        return letter


_table: Final = _Table()


def _fold(char: str) -> str:
    """The one character that stands for `char`, or DROPPED."""
    plain = "".join(
        part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part)
    ).casefold()
    letter = plain if len(plain) == 1 else char
    if unicodedata.category(letter) not in _KEPT:
        return DROPPED
    if has_han(letter):
        letter = _simple(letter)
    return letter if len(letter) == 1 else char


def _simple(letter: str) -> str:
    """A Han character as the mainland writes it; alone, so the most frequent of several."""
    letter = _ALIKE.get(letter, letter)
    if letter in _ALIKE.values():
        return letter
    for configuration in ("t2s", "tw2s", "hk2s"):
        simple = engine.convert(configuration, letter)
        if simple != letter:
            return _ALIKE.get(simple, simple)
    return letter


def fold(text: str) -> str:
    """The letters of `text` in their common form; what does not count is gone."""
    return text.translate(_table).replace(DROPPED, "")


def mass(folded: str) -> float:
    """How much a folded text says, counted in letters of English."""
    if folded.isascii():
        return float(len(folded))
    return len(folded) + (HAN_MASS - 1) * sum(char >= _WIDE for char in folded)


def is_wide(char: str) -> bool:
    """Whether a character is of the Chinese kind."""
    return char >= _WIDE


class FoldedText:
    """A text with its twins: `even` of the same length, `folded` without what does not count."""

    def __init__(self, text: str, pause: Pause = no_pause) -> None:
        self.text = text
        turns = with_pauses(range(0, len(text), _TURN), pause, every=1)
        self.even = "".join([text[at : at + _TURN].translate(_table) for at in turns])
        self.folded = self.even.replace(DROPPED, "")
        even = self.even
        chunks = range(0, len(even), _CHUNK)
        kept = (min(_CHUNK, len(even) - at) - even.count(DROPPED, at, at + _CHUNK) for at in chunks)
        self._counts = [0, *accumulate(kept)]

    def to_folded(self, position: int) -> int:
        """How many letters count before a position of the text."""
        position = max(0, min(position, len(self.text)))
        chunk = position // _CHUNK
        begun = chunk * _CHUNK
        return self._counts[chunk] + position - begun - self.even.count(DROPPED, begun, position)

    def to_source(self, index: int) -> int:
        """Where in the text the letter number `index` stands; past the last, the text's end."""
        if index >= len(self.folded):
            return len(self.text)
        chunk = bisect_right(self._counts, max(0, index)) - 1
        wanted = max(0, index) - self._counts[chunk]
        at = chunk * _CHUNK
        for letter in self.even[at : at + _CHUNK]:
            if letter != DROPPED:
                if not wanted:
                    return at
                wanted -= 1
            at += 1
        return at
