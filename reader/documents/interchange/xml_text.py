"""Bytes of an XML file as UTF-8 that expat accepts: decoded here, piece by piece, and made legal.

What programs write is not always XML: forbidden control characters, `&nbsp;` without a definition,
an encoding that expat does not know. None of that is a reason to refuse a translation memory.
"""

from __future__ import annotations

import codecs
import html
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_CHUNK: Final = 64 * 1024
_LONGEST_REFERENCE: Final = 40
_DECLARED: Final = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_ENCODINGS: Final = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "cp936": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "cp950": "big5hkscs",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "windows-1252": "cp1252", "cp1252": "cp1252",
}  # fmt: skip
_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE: Final = re.compile(
    r"&(?:#(x[0-9a-fA-F]{1,12}|[0-9]{1,12})|([A-Za-z][A-Za-z0-9]{1,31}));"
)
_OWN: Final = frozenset(("amp", "lt", "gt", "quot", "apos"))
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that XML cannot hold."""


def legal(text: str) -> str:
    """`text` with U+FFFD for each character that XML 1.0 forbids.

    https://www.w3.org/TR/xml/#charsets
    """
    return _ILLEGAL.sub(REPLACEMENT, text)


def legal_chunks(source: BinaryIO) -> Iterator[bytes]:
    """The file as UTF-8 in pieces of some 64 KB, in whatever encoding it is. Raises OSError."""
    chunk = source.read(_CHUNK)
    decoder = codecs.getincrementaldecoder(encoding_of(chunk))(errors="replace")
    held = ""
    while chunk:
        text = held + decoder.decode(chunk)
        chunk = source.read(_CHUNK)
        held = _open_reference(text) if chunk else ""
        yield _cleaned(text[: len(text) - len(held)])
    yield _cleaned(held + decoder.decode(b"", final=True))


def encoding_of(start: bytes) -> str:
    """The codec of an XML file, by its first bytes. Unknown names count as UTF-8."""
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    match = _DECLARED.match(start)
    declared = match[1].decode("ascii", "replace").lower().replace("_", "-") if match else ""
    return _ENCODINGS.get(declared, "utf-8")


def _open_reference(text: str) -> str:
    """The end of a text that may be the beginning of a reference."""
    at = text.rfind("&", max(0, len(text) - _LONGEST_REFERENCE))
    return text[at:] if at >= 0 and ";" not in text[at:] else ""


def _cleaned(text: str) -> bytes:
    text = legal(text)
    if "&" in text:
        text = _REFERENCE.sub(_reference, text)
    return text.encode("utf-8")


def _reference(match: re.Match[str]) -> str:
    if match[1]:
        digits = match[1]
        code = int(digits[1:], 16) if digits[0] == "x" else int(digits)
        known = code <= 0x10FFFF and not _ILLEGAL.match(chr(code))
        return match[0] if known else REPLACEMENT
    if match[2] in _OWN:
        return match[0]
    return legal(html.unescape(match[0])).replace("&", "&amp;").replace("<", "&lt;")
