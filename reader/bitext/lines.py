"""A block that holds both languages: lines that alternate, or a sentence with its translation.

`I came in spring.` above `我是春天来的。`, as captions have it, and `Bake or steam. 烤，或者蒸。`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.bitext.measure import HAN_CHARACTER, weight
from reader.documents.language import language_of
from reader.documents.model import Language
from reader.patterns import later

if TYPE_CHECKING:
    from reader.bitext.costs import Manner

Run = tuple[int, int]

_MOST_LINES = 40
_LONGEST_PAIR = 2000
_LONGEST_SWITCH = 12  # the end of a sentence, the space, the quotes or the year that open the next
_UNLIKELY = 5.0
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
# Where one language ends a sentence and the other begins one.
_ENGLISH_ENDS = later(r"""(?<=[.!?:;…”"')\]])\s+(?=[“「『（《‘]{0,2}(?:\d[\d.,]*)?$)""")
_CHINESE_ENDS = later("(?<=[。！？；：…”」』）])\\s*(?=[“\"‘'(\\[]{0,2}[A-Z])")
_TWO_PAIRS = 4  # runs
_FEW = 0.3  # Latin words among the characters of the Chinese part


def split_block(text: str, manner: Manner) -> tuple[list[Run], list[Run]] | None:
    """The English and the Chinese runs of a block that holds both, where they fit.

    What stands between two runs (a line break, a space) belongs to none. None where the block is
    in one language, or is a list of anything.
    """
    if text.isascii() or not HAN_CHARACTER.search(text) or not _LATIN_WORD.search(text):
        return None
    if "\n" in text:
        return _split_lines(text, manner)
    return _split_pairs(text, manner) or (
        _split_pair(text, manner) if len(text) <= _LONGEST_PAIR else None
    )


def _split_lines(text: str, manner: Manner) -> tuple[list[Run], list[Run]] | None:
    if text.count("\n") >= _MOST_LINES:
        return None
    sides: dict[Language, list[Run]] = {Language.ENGLISH: [], Language.CHINESE: []}
    start = 0
    for line in text.split("\n"):
        language = language_of(line)
        if language is Language.NEUTRAL:
            return None
        sides[language].append((start, start + len(line)))
        start += len(line) + 1
    en, zh = sides[Language.ENGLISH], sides[Language.CHINESE]
    if not en or not zh or abs(len(en) - len(zh)) > 1:
        return None
    return (en, zh) if _fit(text, en, zh, manner) else None


def _split_pair(text: str, manner: Manner) -> tuple[list[Run], list[Run]] | None:
    """One English part and one Chinese part, whichever is first."""
    first_han = HAN_CHARACTER.search(text)
    if first_han is None:
        return None
    at = first_han.start()
    english_first = _LATIN_WORD.search(text, 0, at) is not None
    if english_first:
        switch = _ENGLISH_ENDS.search(text, max(0, at - _LONGEST_SWITCH), at)
    else:
        switch = _CHINESE_ENDS.search(text)
    if switch is None:
        return None
    left, right = (0, switch.start()), (switch.end(), len(text))
    en, zh = (left, right) if english_first else (right, left)
    if HAN_CHARACTER.search(text, *en) or not HAN_CHARACTER.search(text, *zh):
        return None
    words = len(_LATIN_WORD.findall(text, *zh))
    if words > _FEW * len(HAN_CHARACTER.findall(text, *zh)) or not _LATIN_WORD.search(text, *en):
        return None
    return ([en], [zh]) if _fit(text, [en], [zh], manner) else None


def _split_pairs(text: str, manner: Manner) -> tuple[list[Run], list[Run]] | None:
    """Sentences that are each followed by their translation, two pairs or more."""
    runs = _alternating(text)
    if len(runs) < _TWO_PAIRS or len(runs) % 2:
        return None
    first, second = runs[::2], runs[1::2]
    english_first = HAN_CHARACTER.search(text, *first[0]) is None
    en, zh = (first, second) if english_first else (second, first)
    for one, other in zip(en, zh, strict=True):
        words = len(_LATIN_WORD.findall(text, *other))
        if not words <= _FEW * len(HAN_CHARACTER.findall(text, *other)):
            return None
        if not _LATIN_WORD.search(text, *one) or not _fit(text, [one], [other], manner):
            return None
    return en, zh


def _alternating(text: str) -> list[Run]:
    """The runs between which the language changes; none where it does so inside a sentence."""
    runs: list[Run] = []
    start = 0
    while (han := HAN_CHARACTER.search(text, start)) is not None:
        if _LATIN_WORD.search(text, start, han.start()) is not None:
            switch = _ENGLISH_ENDS.search(
                text, max(start, han.start() - _LONGEST_SWITCH), han.start()
            )
            if switch is None:
                return []
        else:
            switch = _CHINESE_ENDS.search(text, han.start())
            if switch is None:
                break
        runs.append((start, switch.start()))
        start = switch.end()
    if start < len(text):
        runs.append((start, len(text)))
    return runs


def _fit(text: str, en: list[Run], zh: list[Run], manner: Manner) -> bool:
    english = sum(weight(text[slice(*run)], Language.ENGLISH) for run in en)
    chinese = sum(weight(text[slice(*run)], Language.CHINESE) for run in zh)
    return manner.length_cost(english, chinese) < _UNLIKELY
