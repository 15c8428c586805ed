r"""Plain text as Markdown that shows it as it was, and quotes as block quotes.

What only some programs take for a sign (`==`, `~~`, `$`, `%%`, `^id`) is written as a character
reference, which all of them show alike; a backslash before it would stay visible in some.
https://spec.commonmark.org/0.31.2/#backslash-escapes
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.annotations.export.values import Passage

_BACKSLASHED: Final = re.compile(r"[\\`*\[]|(?<!\w)_|_(?!\w)")
_REFERENCED: Final = re.compile(
    r"<|\\(?=[\[\]()])"
    r"|&(?=\#|\w+;)"
    r"|~(?=~)|(?<=~)~|=(?==)|(?<==)=|%(?=%)|(?<=%)%"
    r"|\$(?=[^$\n]+\$)|(?<=\S)\$|\$(?=\$)"
    r"|\^(?=[A-Za-z0-9-]+[ \t]*$)",
    re.M,
)
_LINE_START: Final = re.compile(r"^(?:([#>+-])|(\d{1,9})([.)])(?=\s|$)|([|:=~]))")
_TAG: Final = re.compile(r"(?<=\s)#(?=\S)")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]|[\ud800-\udfff]")
_FENCE: Final = re.compile(r"^ {0,3}(`{3,}|~{3,})([^\n]*)$", re.M)
_HARD_BREAK: Final = "  \n"
_NAMED: Final = {"<": "&lt;", "&": "&amp;"}
_SPACES: Final = re.compile(r"[ \t]+")
_SWALLOWING: Final = re.compile(r"<(/?)(script|pre|style|textarea|details)\b[^>]*>", re.I)
_NOT_IN_TAGS: Final = re.compile(r"[^\w/-]+")


def plain(text: str) -> str:
    """Text without what no file should hold: control characters, halves of characters."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """Markdown that shows `text`: lines stay lines, a tab or several spaces become one space."""
    lines = (_SPACES.sub(" ", line).strip(" ") for line in plain(text).split("\n"))
    return "\n".join(_escaped_line(line) for line in lines)


def inline(text: str) -> str:
    """The same in one line, for titles and the like. Where nothing stands before it in its line."""
    return _escaped_line(" ".join(plain(text).split()))


def _escaped_line(line: str) -> str:
    line = _REFERENCED.sub(lambda match: _NAMED.get(match[0]) or f"&#{ord(match[0])};", line)
    line = _BACKSLASHED.sub(r"\\\g<0>", line)
    line = _TAG.sub(r"\\#", line)
    return _LINE_START.sub(_at_line_start, line)


def _at_line_start(match: re.Match[str]) -> str:
    if match[1]:
        return f"\\{match[1]}"
    if match[2]:
        return f"{match[2]}\\{match[3]}"
    return f"&#{ord(match[4])};"


def block_quote(passages: Iterable[Passage]) -> str:
    """Paragraphs as one block quote: `>` on every line, an empty one between two paragraphs."""
    parts = [_code(each.text) if each.is_code else _paragraph(each.text) for each in passages]
    lines = "\n\n".join(part for part in parts if part).split("\n")
    return "\n".join(f"> {line}" if line else ">" for line in lines)


def _paragraph(text: str) -> str:
    lines = [line for line in escaped(text).split("\n") if line]
    return _HARD_BREAK.join(lines)


def _code(text: str) -> str:
    text = plain(text)
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{text}\n{fence}"


def note_text(text: str) -> str:
    """A note as it was written, without blank lines around it.

    What was left open (a fence, a comment, an element that holds text as it is) is closed: it
    would swallow all that stands below.
    """
    text = re.sub(r"\A(?:[ \t]*\n)+", "", plain(text)).rstrip()
    fence = _open_fence(text)
    if fence:
        return f"{text}\n{fence}"
    outside = re.sub(r"`[^`\n]*`", "", text)
    if outside.rfind("<!--") > outside.rfind("-->"):
        return f"{text} -->"
    if outside.count("%%") % 2:
        text += " %%"
    opened: list[str] = []
    for closing, name in _SWALLOWING.findall(outside):
        if not closing:
            opened.append(name)
        elif opened:
            opened.pop()
    return text + "".join(f"</{name}>" for name in reversed(opened))


def _open_fence(text: str) -> str:
    """The fence that would close a listing left open at the end; "" where none is."""
    opened = ""
    for match in _FENCE.finditer(text):
        sign = match[1]
        if not opened:
            opened = sign if sign[0] == "~" or "`" not in match[2] else ""
        elif sign[0] == opened[0] and len(sign) >= len(opened) and not match[2].strip():
            opened = ""
    return opened


def hashtag(tag: str) -> str:
    """A tag as programs know it in a text: `#` and letters, digits, `-`, `_`, `/`."""
    name = _NOT_IN_TAGS.sub("-", plain(tag).strip().lstrip("#")).strip("-")
    if not name:
        return ""
    return f"#_{name}" if name.isdigit() else f"#{name}"


def shortened(text: str, most: int = 80) -> str:
    """The beginning of a text in one line, with an ellipsis where something was left out."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[:most]
    space = cut.rfind(" ", most // 2)
    return (cut[:space] if space > 0 else cut).rstrip(" ,;:，；：、") + "…"
