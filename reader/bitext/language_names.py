"""What a name says of the language of what it names: `notes.zh-Hans`, `README_CN`, `书（英文版）`.

Only names are looked at: of files without their suffix, and of folders.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.documents.model import Language

SEPARATORS = "-._ "
"""What stands between a name and the language."""

_PLAIN, _SIMPLIFIED, _TRADITIONAL = range(3)
_ENGLISH_CODES = (
    "en eng english en-us en-gb en-uk en-au en-ca english-version "
    "英 英文 英语 英語 英文版 英语版 英語版"
)
_CHINESE_CODES = (
    "zh cn chi zho chinese chinese-version 中 中文 中文版 汉语 漢語 华文 華文",
    "zh-cn zhcn cn-zh zh-hans zhhans hans zh-hans-cn zh-cn-hans zh-sg zh-chs chs zhs zh-sc sc "
    "simplified-chinese chinese-simplified 简 简体 简体字 简体中文 简体版 简体中文版 简中 简中版 "
    "簡體 簡體字 簡體中文 簡體版",
    "zh-tw zhtw zh-hant zhhant hant zh-hant-tw zh-hant-hk zh-tw-hant zh-hk zhhk zh-mo zh-cht cht "
    "zht zh-tc tc tw hk traditional-chinese chinese-traditional 繁 繁体 繁体字 繁体中文 繁体版 "
    "繁體 繁體字 繁體中文 繁體版 繁體中文版 繁体中文版 繁中 繁中版 正體 正體字 正體中文 正体中文",
)  # by kind
_BRACKETS = {")": "(", "）": "（", "]": "[", "】": "【"}
_MOST_PARTS = 4  # of a code, such as `zh-Hans-CN`, with what stands before it
_LONGEST = 24


class Code(NamedTuple):
    """A language as names write it. kind: of Chinese; plain, then Simplified, then Traditional."""

    language: Language
    kind: int

    @property
    def is_traditional(self) -> bool:
        """Whether it says that characters are Traditional."""
        return self.kind == _TRADITIONAL


class Said(NamedTuple):
    """A name that says a language: `base`, then how the two are joined, then the code."""

    base: str
    joined: str
    written: str
    code: Code

    @property
    def key(self) -> str:
        """What is common to the names of one document in several languages."""
        return key_of(self.base)


_CODES = {
    **dict.fromkeys(_ENGLISH_CODES.split(), Code(Language.ENGLISH, _PLAIN)),
    **{
        code: Code(Language.CHINESE, kind)
        for kind, codes in enumerate(_CHINESE_CODES)
        for code in codes.split()
    },
}
_DIRECT = sorted((code for code in _CODES if code.endswith("版")), key=len, reverse=True)
"""What needs no separator: nothing else ends so."""


def code_of(name: str) -> Code | None:
    """The language that a name is the code of, however it is written: `zh_CN`, `ZH-cn`, `中文`."""
    if len(name) > _LONGEST:
        return None
    for separator in SEPARATORS[1:]:
        name = name.replace(separator, SEPARATORS[0])
    return _CODES.get(name.casefold())


def said_by(stem: str) -> Said | None:
    """What the end of a name says, if that is a language."""
    return _in_brackets(stem) or _separated(stem) or _direct(stem)


def key_of(base: str) -> str:
    """A name without a language, as it is compared with others."""
    return base.rstrip(SEPARATORS).casefold()


def _in_brackets(stem: str) -> Said | None:
    opening = _BRACKETS.get(stem[-1:])
    if opening is None:
        return None
    base, bracket, written = stem[:-1].rpartition(opening)
    return _said(base, bracket, written.strip()) if key_of(base) else None


def _separated(stem: str) -> Said | None:
    """The longest end that is a code: of `a-zh-CN` not `CN`."""
    starts = [0, *(at + 1 for at, letter in enumerate(stem) if letter in SEPARATORS)]
    for start in starts[-_MOST_PARTS:]:
        said = _said(stem[: max(0, start - 1)], stem[max(0, start - 1) : start], stem[start:])
        if said is not None and (said.key or not start):
            return said
    return None


def _direct(stem: str) -> Said | None:
    code = next((code for code in _DIRECT if stem.endswith(code) and stem != code), None)
    return _said(stem.removesuffix(code), "", code) if code else None


def _said(base: str, joined: str, written: str) -> Said | None:
    code = code_of(written)
    return Said(base, joined, written, code) if code else None
