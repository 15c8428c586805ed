"""Which language a code of another program means."""

from __future__ import annotations

from typing import Final

from reader.documents.model import Language

_CODES: Final = {
    **dict.fromkeys(("en", "eng", "english"), Language.ENGLISH),
    **dict.fromkeys(
        ("zh", "zho", "chi", "cmn", "yue", "wuu", "hak", "nan", "lzh", "chs", "cht", "chinese"),
        Language.CHINESE,
    ),
}


def language_of_code(code: str) -> Language:
    """English, Chinese or neither, of a BCP-47 tag or one of its forerunners, in any case."""
    return _CODES.get(normalized(code).partition("-")[0], Language.NEUTRAL)


def normalized(code: str) -> str:
    """A language code in lower case, its parts joined by `-`."""
    return code.strip().lower().replace("_", "-")
