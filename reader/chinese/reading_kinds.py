"""Which readings of Chinese characters there are to choose from."""

from __future__ import annotations

from enum import StrEnum


class ReadingKind(StrEnum):
    """Which readings are shown. The values are those of the settings."""

    OFF = "off"
    DOCUMENT = "document"  # those that the file gives itself, as it gives them
    PINYIN = "pinyin"
    ZHUYIN = "zhuyin"  # with the readings that are usual in Taiwan

    @property
    def needs_table(self) -> bool:
        """Whether they are looked up, for which `load` must have been called."""
        return self in (ReadingKind.PINYIN, ReadingKind.ZHUYIN)


def reading_kind_named(name: str) -> ReadingKind:
    """The kind of that name; none are shown for a name that is none."""
    return next((kind for kind in ReadingKind if kind == name), ReadingKind.OFF)
