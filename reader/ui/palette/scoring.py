"""How well what was typed fits a text: word starts, acronyms, order; however Chinese is written.

Best fits the beginning of a text, then that of a word, then beginnings of words in a row (`nh` and
`nexhe` are Next Heading), then the inside of a word, then letters in order with little between.
Every Chinese character begins a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reader.chinese import engine
from reader.chinese.scripts import has_han
from reader.chinese.searching import fold_letters
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARACTERS: Final = "t2s"
_WORDS: Final = "tw2sp"
WHOLE, BEGINS, WORD, INITIALS, INSIDE, SCATTERED = 110.0, 100.0, 85.0, 62.0, 45.0, 20.0
_LONGEST: Final = 160
"""Characters of a text that are looked at; a title is hardly ever longer."""
_SORTS: Final = 127
"""Into so many sorts, and one, letters are put for a first glance."""
_ASCII_STARTS: Final = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z0-9]|(?<=[a-z])[A-Z]|(?<=[0-9])[A-Za-z]|(?<=[A-Za-z])[0-9]"
)


class Folded(Value):
    """A text to be compared: `text` has a character for each of the source's first ones.

    starts: where words begin, in order. initials: the characters there. letters: `letters_of` it.
    """

    text: str
    starts: tuple[int, ...]
    initials: str
    letters: int


class Fit(Value):
    """How well, and by which characters."""

    score: float
    places: tuple[int, ...]


@lru_cache(maxsize=8192)
def folded(text: str) -> Folded:
    """A text made ready to be compared with: case, width, accents and forms of Chinese are one."""
    text = text[:_LONGEST]
    letters = folded_letters(text)
    if text.isascii():
        starts = tuple(found.start() for found in _ASCII_STARTS.finditer(text))
    else:
        starts = tuple(_beginnings(text))
    return Folded(letters, starts, "".join([letters[at] for at in starts]), letters_of(letters))


def folded_letters(text: str) -> str:
    """The text of `folded` alone."""
    text = text[:_LONGEST]
    letters = "".join(map(_one, text)) if not text.isascii() else text.lower()
    if has_han(letters):
        simple = engine.convert(_CHARACTERS, letters)
        letters = simple if len(simple) == len(letters) else letters
    return letters


def letters_of(text: str) -> int:
    """Which letters a folded text has, a bit for each sort of letter.

    A text that lacks a bit of a word lacks a letter of it; so one `&` turns most texts away.
    """
    bits = 0
    for letter in set(text):
        bits |= 1 << (ord(letter) & _SORTS)
    return bits


@lru_cache(maxsize=8192)
def _one(letter: str) -> str:
    """Exactly one character, so that places stay what they are."""
    return fold_letters(letter)[:1] or "\x00"


def _beginnings(text: str) -> Iterator[int]:
    """Where words begin."""
    before, in_word = " ", False
    for at, letter in enumerate(text):
        if not letter.isalnum():
            in_word = False
            continue
        if (
            not in_word
            or letter >= "\u2e80"
            or before >= "\u2e80"
            or (letter.isupper() and before.islower())
            or letter.isdigit() != before.isdigit()
        ):
            yield at
        before, in_word = letter, True


def words_of(query: str) -> tuple[tuple[str, ...], ...]:
    """What was typed, word by word; of each the spellings that will do (軟體: 软体, 软件)."""
    return tuple(_spellings(word) for word in fold_letters(query).split())


def _spellings(word: str) -> tuple[str, ...]:
    if not has_han(word):
        return (word,)
    return tuple(dict.fromkeys((engine.convert(_CHARACTERS, word), engine.convert(_WORDS, word))))


def fit(words: tuple[tuple[str, ...], ...], text: str) -> Fit | None:
    """How well all words fit a text, in whatever order; None where one does not."""
    return fit_folded(words, folded(text))


def fit_folded(words: tuple[tuple[str, ...], ...], target: Folded) -> Fit | None:
    """`fit`, with a text that is folded already."""
    total, places, last, ordered = 0.0, set[int](), -1, True
    for spellings in words:
        fits = [found for word in spellings if (found := _fit_word(word, target))]
        if not fits:
            return None
        best = fits[0] if len(fits) == 1 else max(fits, key=lambda found: found.score)
        total += best.score
        ordered = ordered and best.places[0] > last
        last = best.places[0]
        places.update(best.places)
    if not words:
        return None
    score = total / len(words) + (3.0 if ordered and len(words) > 1 else 0.0)
    return Fit(score - min(len(target.text), 80) * 0.06, tuple(sorted(places)))


def _fit_word(word: str, target: Folded) -> Fit | None:
    text = target.text
    at = text.find(word)
    if at == 0:
        ends = len(word) == len(text)
        return Fit(WHOLE if ends else BEGINS, tuple(range(len(word))))
    if at < 0 and not _in_order(word, target):
        return None
    first_inside = at
    while at > 0:
        if at in target.starts:
            return Fit(WORD - min(at, 40) * 0.1, tuple(range(at, at + len(word))))
        at = text.find(word, at + 1)
    if places := _by_starts(word, target):
        return Fit(INITIALS + len(word) - _spread(places) * 0.1, places)
    if first_inside > 0 and len(word) > 1:
        places = tuple(range(first_inside, first_inside + len(word)))
        return Fit(INSIDE + len(word), places)
    return _scattered(word, text) if len(word) > 2 else None


def _in_order(word: str, target: Folded) -> bool:
    """Whether a text has the letters of a word in their order: without that nothing fits."""
    wanted = letters_of(word)
    if wanted & target.letters != wanted:
        return False
    text, at = target.text, 0
    for letter in word:
        at = text.find(letter, at) + 1
        if at == 0:
            return False
    return True


def _spread(places: tuple[int, ...]) -> int:
    return places[-1] - places[0] - len(places) + 1


def _by_starts(word: str, target: Folded) -> tuple[int, ...]:
    """Where the letters stand at the beginnings of words, some of each; () where they do not."""
    text, starts, initials = target.text, target.starts, target.initials
    dead: set[tuple[int, int]] = set()

    def place(done: int, number: int) -> tuple[int, ...] | None:
        """The places of what is left of the word, in words from `number` on."""
        if done == len(word):
            return ()
        if (done, number) in dead:
            return None
        nth = initials.find(word[done], number)
        while nth >= 0:
            start = starts[nth]
            for length in range(_alike(text, start, word, done), 0, -1):
                rest = place(done + length, bisect_left(starts, start + length, nth + 1))
                if rest is not None:
                    return (*range(start, start + length), *rest)
            nth = initials.find(word[done], nth + 1)
        dead.add((done, number))
        return None

    return place(0, 0) or ()


def _alike(text: str, start: int, word: str, done: int) -> int:
    """How many characters are the same from `start` in the text and `done` in the word on."""
    most = min(len(text) - start, len(word) - done)
    return next((n for n in range(most) if text[start + n] != word[done + n]), most)


def _scattered(word: str, text: str) -> Fit | None:
    """The letters in order, with little between them."""
    at = 0
    for letter in word:
        at = text.find(letter, at) + 1
        if at == 0:
            return None
    end = at
    places: list[int] = []
    for letter in reversed(word):  # from the back: the shortest stretch that ends there
        at = text.rfind(letter, 0, end)
        places.append(at)
        end = at
    found = tuple(reversed(places))
    spread = _spread(found)
    return Fit(SCATTERED - spread, found) if spread <= len(word) else None
