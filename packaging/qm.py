"""Translations as Qt loads them: the format of .qm files, written without Qt's tools.

So that a wheel can be built from the source wherever Python is, in an environment that holds
nothing but the build tool. The format (`QTranslator` reads it): a magic number, then sections of a
tag, a length and data. `HASHES` leads from the hash of what is said to where its message stands;
`MESSAGES` holds for each its translations, the sense, the text and the context. Numbers are big
endian, translations UTF-16, the rest UTF-8. Chinese has one form for any number: there are no
rules.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES, _LANGUAGE = 0x42, 0x69, 0xA7
_END, _TRANSLATION, _TEXT, _CONTEXT, _SENSE = 1, 3, 6, 7, 8


class Said(NamedTuple):
    """What is said, and how in another language."""

    context: str
    text: str
    sense: str
    translation: str


def compiled(language: str, messages: Iterable[Said]) -> bytes:
    """The bytes of a .qm file. language: as Qt names it, such as zh_TW."""
    hashes: list[tuple[int, int]] = []
    body = bytearray()
    for said in messages:
        hashes.append((_hash(said.text.encode() + said.sense.encode()), len(body)))
        body += _part(_TRANSLATION, said.translation.encode("utf-16-be"))
        body += _part(_SENSE, said.sense.encode())
        body += _part(_TEXT, said.text.encode())
        body += _part(_CONTEXT, said.context.encode())
        body.append(_END)
    index = b"".join(struct.pack(">II", *entry) for entry in sorted(hashes))
    sections = ((_LANGUAGE, language.encode()), (_HASHES, index), (_MESSAGES, bytes(body)))
    return _MAGIC + b"".join(_part(tag, data) for tag, data in sections)


def _part(tag: int, data: bytes) -> bytes:
    return struct.pack(">BI", tag, len(data)) + data


def _hash(data: bytes) -> int:
    """The hash of the ELF format, never 0."""
    value = 0
    for byte in data:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return value or 1
