"""Which language a run of text is in: English, Chinese or neither.

Robust for Chinese full of English terms, and for English that quotes Chinese: words count by what
they are. Function words (the, of; 的, 了) carry a language, names do not.
"""

from __future__ import annotations

import re
from typing import Final

from reader.documents.model import Language
from reader.patterns import later

HAN: Final = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, for the brackets of a regular expression. Few ranges: they compile in no time."""

_LOOKED_AT: Final = 1200  # code points: the language of a paragraph shows in its start
_SHORT: Final = 240
_HAN_RUNS: Final = re.compile(f"[{HAN}]+")
_KANA: Final = re.compile("[\u3041-\u309f\u30a1-\u30fa\u30fc]")
_FEWEST_KANA: Final = 3
_LETTERS: Final = re.compile("[A-Za-z\u00c0-\u024f]+")
_WORDS: Final = re.compile("[A-Za-z\u00c0-\u024f]+(?:['\u2019][A-Za-z]+)?")
_SMALL_WORD: Final = re.compile(r"(?<![A-Za-z])[a-z]{2,}")
_NOT_PROSE: Final = later(r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+\.\w+")
_BRACKETS: Final = later(r"（[^（）]*）|\([^()]*\)")
_QUOTES: Final = later(r"“[^“”]*”|\"[^\"]*\"|「[^「」]*」|『[^『』]*』|《[^《》]*》")
_FULL_WIDTH: Final = later("[、，。；：？！]")
_FUNCTION_WORDS_TEXT: Final = (
    "the a an of and or to in on at for with from by is are was were be been it its this "
    "that these those as not but if so than then there here what which who when where why "
    "how i you he she we they his her our your their my me him us them have has had do does "
    "did will would can could should may might must just about into over after before "
    "because while also very more most no yes all any some"
)
_FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS_TEXT.split())
_FUNCTION_HAN: Final = frozenset(
    "的了是在我你他她它们們这這那有和不就也都说說会會要吗嗎吧呢把被从從对對与與而但"
)


def language_of(text: str) -> Language:
    """The language of a paragraph, a cell or a line. Numbers, code and addresses are neutral."""
    if len(text) > _LOOKED_AT:
        text = text[:_LOOKED_AT]
    if "://" in text or "www." in text or "@" in text:
        text = _NOT_PROSE.sub(" ", text)
    if text.isascii():
        return Language.ENGLISH if _has_word(text) else Language.NEUTRAL
    han = sum(map(len, _HAN_RUNS.findall(text)))
    if not han and not _KANA.search(text):
        return Language.ENGLISH if _has_word(text) else Language.NEUTRAL
    letters = sum(map(len, _LETTERS.findall(text)))
    if _KANA.search(text) and _is_japanese(text, han):
        return Language.NEUTRAL
    if han > letters and (not letters or len(text) > _SHORT):
        return Language.CHINESE
    english, chinese = _weights(_without_asides(text))
    return Language.ENGLISH if english > chinese else Language.CHINESE


def _is_japanese(text: str, han: int) -> bool:
    """A の here and there is still Chinese; every fourth character is not."""
    kana = len(_KANA.findall(text))
    return kana >= _FEWEST_KANA and 4 * kana >= han + kana


def count_words(text: str) -> tuple[int, float]:
    """English and Chinese words of a sample; a Chinese word is 1.6 characters on average."""
    return len(_LETTERS.findall(text)), sum(map(len, _HAN_RUNS.findall(text))) / 1.6


def _without_asides(text: str) -> str:
    """The words around brackets and quotations, where these words tell a language."""
    if "（" in text or "(" in text:
        outside = _BRACKETS.sub(" ", text)
        if _HAN_RUNS.search(outside) or _has_word(outside):
            text = outside
    outside = _QUOTES.sub(" ", text)
    # A name alone before a quotation only says who speaks.
    return outside if _HAN_RUNS.search(outside) or _SMALL_WORD.search(outside) else text


def _has_word(text: str) -> bool:
    words = _LETTERS.finditer(text)  # mostly the first one settles it
    return any(word.end() - word.start() > 1 or word[0] in "AI" for word in words)


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def _weights(text: str) -> tuple[float, float]:
    han = "".join(_HAN_RUNS.findall(text))
    chinese = (
        len(han)
        + len(_FULL_WIDTH.findall(text))
        + 2.0 * sum(1 for char in han if char in _FUNCTION_HAN)
    )
    english = 0.0
    for word in _WORDS.findall(text):
        if word.lower() in _FUNCTION_WORDS:
            english += 3.0
        elif word.islower():
            english += 1.6
        else:
            english += 0.5
    return english, chinese
