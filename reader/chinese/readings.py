"""Readings: how the characters of a text are pronounced, in pinyin or zhuyin.

They are found word by word (银行 yínháng, 行走 xíngzǒu) in a table made from CC-CEDICT
(`packaging/make_readings.py` describes its lines); frequent characters that stand alone are told by
what is around them (`polyphones`). Tones are those of the dictionary: 不 and 一 are not changed by
what follows them. Nothing here changes a text: positions are code points of the text that is given.
"""

from __future__ import annotations

import gzip
import re
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.chinese import syllables
from reader.chinese.reading_kinds import ReadingKind
from reader.paths import resources_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FILE_NAME: Final = "readings.tsv.gz"
LONGEST: Final = 8
"""Longer words are looked up by their parts."""
_AROUND: Final = 12
"""How many characters on each side a rule may look at."""


class Reading(NamedTuple):
    """What is shown with the characters `start` up to `end`, nearly always one.

    tone: the tone mark of zhuyin, which has a place of its own; "" for pinyin, whose letters carry
    it. joined: the syllable belongs to the same word as the one before.
    """

    start: int
    end: int
    text: str
    tone: str = ""
    joined: bool = False


class Given(NamedTuple):
    """A reading that the document itself gives for some of its characters, as it is written."""

    start: int
    end: int
    text: str


class Sounds:
    """A table of numbered syllables. Words are looked up as they are, then in Simplified."""

    def __init__(
        self,
        characters: Mapping[str, str],
        words: Mapping[str, str],
        taiwan: Mapping[str, str],
    ) -> None:
        """words: syllables a space apart. taiwan: of a word, or of a character and its sound."""
        self._characters, self._words, self._taiwan = characters, words, taiwan

    def of_word(
        self, word: str, simple: str, before: str = "", behind: str = "", *, taiwan: bool = False
    ) -> list[str]:
        """A syllable for each character; "" for those that are unknown.

        simple: the word in Simplified characters, of the same length. before, behind: the text
        around it, in Simplified characters, too.
        """
        found: list[str] = []
        while (at := len(found)) < len(word):
            known = self._longest(word[at:], simple[at:], taiwan=taiwan)
            if known:
                found.extend(known)
                continue
            sound = self._of_character(
                word[at], simple[at], before + simple[:at], simple[at + 1 :] + behind
            )
            found.append(self._in_taiwan(word[at], simple[at], sound) if taiwan else sound)
        return found

    def has(self, word: str, simple: str) -> bool:
        """Whether the table has a word as a whole."""
        return word in self._words or simple in self._words

    def _longest(self, word: str, simple: str, *, taiwan: bool) -> list[str]:
        """The syllables of the longest word of the table that `word` begins with."""
        for length in range(min(len(word), LONGEST), 1, -1):
            own, plain = word[:length], simple[:length]
            there = (self._taiwan.get(own) or self._taiwan.get(plain)) if taiwan else None
            if there:
                return there.split()
            known = self._words.get(own) or self._words.get(plain)
            if known:
                sounds = known.split()
                if not taiwan:
                    return sounds
                return [self._in_taiwan(*one) for one in zip(own, plain, sounds, strict=True)]
        return []

    def _of_character(self, own: str, plain: str, before: str, behind: str) -> str:
        from reader.chinese.polyphones import sound_by_context

        told = sound_by_context(own, before[-_AROUND:], behind[:_AROUND])
        return told or self._characters.get(own) or self._characters.get(plain, "")

    def _in_taiwan(self, own: str, plain: str, sound: str) -> str:
        return self._taiwan.get(own + sound) or self._taiwan.get(plain + sound, sound)


def load() -> None:
    """Load the table and the segmenter: a few tenths of a second, from any thread."""
    from reader.chinese import polyphones, words

    _loaded()
    polyphones.prepare()
    words.preload()
    for kind in (ReadingKind.PINYIN, ReadingKind.ZHUYIN):
        readings("词", kind)


def is_loaded() -> bool:
    """Whether readings can be looked up without waiting."""
    return bool(_tables)


def readings(text: str, kind: ReadingKind, given: Sequence[Given] = ()) -> tuple[Reading, ...]:
    """The readings to show with a text, in order; none of them overlap.

    given: what the document says itself, which wins; in order, positions of `text`.
    """
    if kind is ReadingKind.OFF:
        return ()
    if kind is ReadingKind.DOCUMENT:
        return tuple(_as_written(given))
    own = {reading.start: reading for one in given for reading in _in_kind(one, kind)}
    covered = {at for one in given for at in range(one.start, one.end)} if own else set[int]()
    found = [one for one in _looked_up(text, kind) if one.start not in covered]
    return tuple(sorted((*found, *own.values())) if own else found)


@lru_cache(maxsize=512)
def _looked_up(text: str, kind: ReadingKind) -> tuple[Reading, ...]:
    from reader.chinese.scripts import has_han
    from reader.chinese.variants import run
    from reader.chinese.words import words

    if not has_han(text):
        return ()
    if "著" in text:
        text = _with_particles(text)
    converted = run("t2s", text).text
    simple = converted if len(converted) == len(text) else text
    found: list[Reading] = []
    for start, end in words(text):
        word = text[start:end]
        if word.isascii():
            continue
        plain = simple[start:end]
        written = _of_word(word, plain, kind)
        if written is None:
            before, behind = simple[max(start - _AROUND, 0) : start], simple[end : end + _AROUND]
            taiwan = kind is ReadingKind.ZHUYIN
            sounds = _loaded().of_word(word, plain, before, behind, taiwan=taiwan)
            written = [_written(sound, kind) for sound in sounds]
        found.extend(
            Reading(start + number, start + number + 1, *one, joined=number > 0)
            for number, one in enumerate(written)
            if one[0]
        )
    return tuple(found)


@lru_cache(maxsize=8192)
def _of_word(word: str, simple: str, kind: ReadingKind) -> Sequence[tuple[str, str]] | None:
    """The readings of a word whose surroundings do not matter; None where they do."""
    # Imported here: its patterns are for readers who want readings.
    from reader.chinese.polyphones import RULED

    table = _loaded()
    if not table.has(word, simple) and not RULED.isdisjoint(word):
        return None
    sounds = table.of_word(word, simple, taiwan=kind is ReadingKind.ZHUYIN)
    return tuple(_written(sound, kind) for sound in sounds)


def _with_particles(text: str) -> str:
    """Text in which Taiwan's particle 著 (看著) is 着, and 著 what is written and well known.

    OpenCC, asked for Simplified characters, leaves every 著 as it is.
    """
    return re.sub(
        "(?<![名顯显土編编論论原專专卓昭遺遗巨譯译合拙])著(?![名作述者稱称書书錄录文])", "着", text
    )


def _written(sound: str, kind: ReadingKind) -> tuple[str, str]:
    return syllables.zhuyin(sound) if kind is ReadingKind.ZHUYIN else (syllables.pinyin(sound), "")


def _in_kind(given: Given, kind: ReadingKind) -> Iterator[Reading]:
    """A reading of the document as it is asked for; as it is written where it cannot be read."""
    sounds = syllables.syllables(given.text)
    if len(sounds) == given.end - given.start:
        for number, sound in enumerate(sounds):
            at = given.start + number
            yield Reading(at, at + 1, *_written(sound, kind), joined=number > 0)
    else:
        yield Reading(given.start, given.end, given.text)


def _as_written(given: Iterable[Given]) -> Iterator[Reading]:
    """Readings of the document, each over its character where one can tell."""
    for one in given:
        zhuyin = any("ㄅ" <= character <= "ㄯ" for character in one.text)
        yield from _in_kind(one, ReadingKind.ZHUYIN if zhuyin else ReadingKind.PINYIN)


_tables: Final[list[Sounds]] = []
_loading: Final = threading.Lock()


def _loaded() -> Sounds:
    if not _tables:
        with _loading:
            if not _tables:
                _tables.append(_read())
    return _tables[0]


def _read() -> Sounds:
    path = resources_dir() / "dictionaries" / FILE_NAME
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return parse(file)


def parse(lines: Iterable[str]) -> Sounds:
    """The table that the lines of its file make up."""
    characters: dict[str, str] = {}
    words: dict[str, str] = {}
    taiwan: dict[str, str] = {}
    for line in lines:
        if line.startswith("#"):
            continue
        sign, first, second = line.rstrip("\n").split("\t")
        if sign == "c":
            characters.update(dict.fromkeys(second, first))
        elif sign == "w":
            words[first] = second
        else:
            taiwan[first] = second
    return Sounds(characters, words, taiwan)
