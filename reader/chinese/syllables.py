"""Syllables of Mandarin: what they are, and how pinyin and zhuyin write them.

Inside the program a syllable is written in *numbered* pinyin: `zhuang1`, `lü4`, `ma5` for a tone
that is not stressed, `r5` for the 儿 that has become a part of the syllable before it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_FINALS: Final = {
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un",
    "t": "a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan un ü üe v ve ue",
    "l": "a e o ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe v ve ue",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "k": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "q": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "x": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh": "a e ai ei ao ou an en ang eng ong i u ua uo uai ui uan un uang",
    "ch": "a e ai ao ou an en ang eng ong i u ua uo uai ui uan un uang",
    "sh": "a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang",
    "r": "e ao ou an en ang eng ong i u ua uo ui uan un",
    "z": "a e ai ei ao ou an en ang eng ong i u uo ui uan un",
    "c": "a e ai ao ou an en ang eng ong i u uo ui uan un",
    "s": "a e ai ao ou an en ang eng ong i u uo ui uan un",
    "y": "a o e ai ao ou an ang i in ing ong u ue uan un",
    "w": "a o ai ei an en ang eng u",
    "": "a o e ai ei ao ou an en ang eng er ê m n ng hm hng r",
}
SYLLABLES: Final = frozenset(
    initial + final for initial, finals in _FINALS.items() for final in finals.split()
)
"""Every syllable of pinyin without its tone; ü also as v, and as u where people write it so."""

TONES: Final = "\u0304\u0301\u030c\u0300"
"""The marks of the first to the fourth tone."""
_ZHUYIN_TONES: Final = {"": 1, "ˉ": 1, "ˊ": 2, "ˇ": 3, "ˋ": 4, "˙": 5}
_MARKS: Final = {1: "", 2: "ˊ", 3: "ˇ", 4: "ˋ", 5: "˙"}

_INITIAL_SIGNS: Final = {
    "b": "ㄅ", "p": "ㄆ", "m": "ㄇ", "f": "ㄈ", "d": "ㄉ", "t": "ㄊ", "n": "ㄋ", "l": "ㄌ",
    "g": "ㄍ", "k": "ㄎ", "h": "ㄏ", "j": "ㄐ", "q": "ㄑ", "x": "ㄒ", "r": "ㄖ", "z": "ㄗ",
    "c": "ㄘ", "s": "ㄙ", "zh": "ㄓ", "ch": "ㄔ", "sh": "ㄕ",
}  # fmt: skip
_FINAL_SIGNS: Final = {
    "a": "ㄚ", "o": "ㄛ", "e": "ㄜ", "ê": "ㄝ", "ai": "ㄞ", "ei": "ㄟ", "ao": "ㄠ", "ou": "ㄡ",
    "an": "ㄢ", "en": "ㄣ", "ang": "ㄤ", "eng": "ㄥ", "er": "ㄦ", "r": "ㄦ",
    "i": "ㄧ", "ia": "ㄧㄚ", "io": "ㄧㄛ", "ie": "ㄧㄝ", "iai": "ㄧㄞ", "iao": "ㄧㄠ", "iu": "ㄧㄡ",
    "ian": "ㄧㄢ", "in": "ㄧㄣ", "iang": "ㄧㄤ", "ing": "ㄧㄥ", "iong": "ㄩㄥ",
    "u": "ㄨ", "ua": "ㄨㄚ", "uo": "ㄨㄛ", "uai": "ㄨㄞ", "ui": "ㄨㄟ", "uan": "ㄨㄢ", "un": "ㄨㄣ",
    "uang": "ㄨㄤ", "ueng": "ㄨㄥ", "ong": "ㄨㄥ",
    "ü": "ㄩ", "üe": "ㄩㄝ", "üan": "ㄩㄢ", "ün": "ㄩㄣ",
}  # fmt: skip
_BUZZING: Final = frozenset(("zh", "ch", "sh", "r", "z", "c", "s"))
"""Initials whose i is not written."""
_WITHOUT_FINAL: Final = {"m": "ㄇ", "n": "ㄋ", "ng": "ㄫ", "hm": "ㄏㄇ", "hng": "ㄏㄫ"}
_SEMIVOWELS: Final = {
    "yi": "i", "ya": "ia", "yo": "io", "ye": "ie", "yai": "iai", "yao": "iao", "you": "iu",
    "yan": "ian", "yin": "in", "yang": "iang", "ying": "ing", "yong": "iong",
    "yu": "ü", "yue": "üe", "yuan": "üan", "yun": "ün",
    "wu": "u", "wa": "ua", "wo": "uo", "wai": "uai", "wei": "ui", "wan": "uan", "wen": "un",
    "wang": "uang", "weng": "ueng",
}  # fmt: skip


@lru_cache(maxsize=2048)
def pinyin(syllable: str) -> str:
    """A numbered syllable with its tone mark: `zhuang1` is zhuāng, `ma5` ma."""
    letters, tone = _parts(syllable)
    if tone == 5:
        return letters
    at = _marked_letter(letters)
    marked = letters[: at + 1] + TONES[tone - 1] + letters[at + 1 :]
    return unicodedata.normalize("NFC", marked)


@lru_cache(maxsize=2048)
def zhuyin(syllable: str) -> tuple[str, str]:
    """The signs of a numbered syllable and its tone mark: `dian3` is ㄉㄧㄢ and ˇ.

    The first tone has no mark. Two empty texts for what is no syllable.
    """
    letters, tone = _parts(syllable)
    signs = _signs(letters)
    return (signs, "" if letters == "r" else _MARKS[tone]) if signs else ("", "")


def syllables(text: str) -> tuple[str, ...]:
    """The numbered syllables that a reading in pinyin or zhuyin consists of; () if it is none.

    Marked pinyin without spaces is cut into as few syllables as it can be.
    """
    text = text.strip()
    if any("ㄅ" <= character <= "ㄯ" for character in text):
        found = tuple(_from_zhuyin(part) for part in text.split())
        return found if all(found) else ()
    result: list[str] = []
    for word in re.split(r"[\s'’·-]+", unicodedata.normalize("NFD", text.lower())):
        bare = without_tones(word)
        lengths = split(bare)
        if not lengths:
            return ()
        result.extend(_with_tones(word, lengths))
    return tuple(result)


def split(word: str) -> tuple[int, ...]:
    """The lengths of the fewest toneless syllables that make up `word`; () if none do."""
    best = [0] + [99] * len(word)
    last = [0] * (len(word) + 1)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 6), end):
            if best[start] + 1 < best[end] and word[start:end] in SYLLABLES:
                best[end], last[end] = best[start] + 1, start
    if not word or best[-1] >= 99:
        return ()
    lengths: list[int] = []
    end = len(word)
    while end:
        lengths.append(end - last[end])
        end = last[end]
    return tuple(reversed(lengths))


def without_tones(word: str) -> str:
    """Letters without tone marks; ü and ê stay what they are."""
    plain = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(one for one in plain if one not in TONES))


def _parts(syllable: str) -> tuple[str, int]:
    """The letters and the tone of a numbered syllable."""
    tone = syllable[-1:]
    return (syllable[:-1], int(tone)) if tone and tone in "12345" else (syllable, 5)


def _with_tones(word: str, lengths: tuple[int, ...]) -> list[str]:
    """The syllables of a decomposed word, each with the number of the mark that it has."""
    letters: list[tuple[str, int]] = []
    for character in word:
        if character in TONES:
            letters[-1] = letters[-1][0], TONES.index(character) + 1
        elif unicodedata.combining(character):
            letters[-1] = unicodedata.normalize("NFC", letters[-1][0] + character), letters[-1][1]
        else:
            letters.append((character, 0))
    found: list[str] = []
    at = 0
    for length in lengths:
        part = letters[at : at + length]
        at += length
        tone = next((tone for _, tone in part if tone), 5)
        found.append(_regular("".join(letter for letter, _ in part)) + str(tone))
    return found


def _regular(letters: str) -> str:
    """ü where pinyin has it: lv and lue are lü and lüe."""
    letters = letters.replace("v", "ü")
    return {"lue": "lüe", "nue": "nüe"}.get(letters, letters)


def _marked_letter(letters: str) -> int:
    """Which letter carries the mark: a, e, ê, the o of ou, otherwise the last vowel."""
    for vowel in "aeê":
        if vowel in letters:
            return letters.index(vowel)
    if "ou" in letters:
        return letters.index("o")
    vowels = [at for at, letter in enumerate(letters) if letter in "iouü"]
    return vowels[-1] if vowels else 0


def _signs(letters: str) -> str:
    """The signs of zhuyin for a toneless syllable; "" if there are none."""
    if letters in _WITHOUT_FINAL:
        return _WITHOUT_FINAL[letters]
    if letters in _SEMIVOWELS:
        return _FINAL_SIGNS[_SEMIVOWELS[letters]]
    initial = letters[:2] if letters[:2] in _INITIAL_SIGNS else letters[:1]
    if initial not in _INITIAL_SIGNS or letters == "r":
        return _FINAL_SIGNS.get(letters, "")
    final = letters[len(initial) :]
    if final == "i" and initial in _BUZZING:
        return _INITIAL_SIGNS[initial]
    if initial in {"j", "q", "x"} and final.startswith("u"):
        final = "ü" + final[1:]
    signs = _FINAL_SIGNS.get(final, "")
    return _INITIAL_SIGNS[initial] + signs if signs else ""


@cache
def _by_signs() -> Mapping[str, str]:
    """Toneless syllables by their signs."""
    regular = {_regular(letters) for letters in SYLLABLES if letters != "r"}
    return {signs: letters for letters in sorted(regular) if (signs := _signs(letters))}


def _from_zhuyin(part: str) -> str:
    """The numbered syllable of one in zhuyin; "" if it is none."""
    signs = part.strip("ˉˊˇˋ˙").replace("一", "ㄧ").replace("丨", "ㄧ")
    tone = next((sign for sign in part if sign in _ZHUYIN_TONES), "")
    letters = _by_signs().get(signs)
    return f"{letters}{_ZHUYIN_TONES[tone]}" if letters else ""
