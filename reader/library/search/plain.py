"""Paragraphs and headings without any markup, as blocks, without the parser.

Most paragraphs around an answer are such, and for them the parser's many questions take longer than
all that is asked of the blocks. Whatever looks as if it could be something else is left to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.documents.blocks.lists import item_start
from reader.documents.blocks.syntax import FIRST
from reader.documents.cutting import MAX_LENGTH
from reader.documents.inline import Inline
from reader.documents.language import language_of
from reader.documents.model import Block, BlockKind
from reader.documents.readings import has_many_readings, take_readings
from reader.documents.subtitle_signs import subtitles_of

if TYPE_CHECKING:
    from pathlib import Path

_SIGNS: Final = re.compile(r"[*_`>\\<~=|{}$\[\]&^%\t]|--|  |\?/|:\s*$|http|www\.|[^\n#]#|#[^\s#]")
"""What may be markup, or part of it, wherever it stands."""
_HEADING: Final = re.compile(r"(#{1,6}) (?=[^#]+$)")
_MARKDOWN: Final = (".md", ".markdown")


def plain_blocks(text: str, path: Path) -> list[Block] | None:
    """The blocks of a text that holds nothing but plain paragraphs and headings of one line each.

    None where it may hold anything else. Anchors and spans (names of speakers) are left out.
    """
    if _SIGNS.search(text) is not None:
        return None
    if path.suffix.lower() not in _MARKDOWN and subtitles_of(text) is not None:
        return None
    has_brackets = "(" in text or "（" in text
    if has_brackets and has_many_readings(text):
        return None
    blocks: list[Block] = []
    at, was_blank = 0, True
    for number, line in enumerate(text.split("\n"), 1):
        if not line:
            was_blank = True
            continue
        block = _block(line, number, at, has_brackets=has_brackets) if was_blank else None
        if block is None:
            return None
        blocks.append(block)
        at, was_blank = block.end + 1, False
    return blocks


def _block(line: str, number: int, at: int, *, has_brackets: bool) -> Block | None:
    """The block that a line is which blank lines part from others; None where that is not plain."""
    level, words = 0, line
    if line[0] in FIRST:
        heading = _HEADING.match(line)
        if heading is not None:
            level, words = len(heading[1]), line[heading.end() :]
        elif not line[0].isdigit() or item_start(line) is not None:
            return None
    if len(words) > MAX_LENGTH or words != words.strip():
        return None
    if has_brackets:
        inline = Inline(words)
        if take_readings(inline, toneless=False) is not inline:
            return None
    return Block(
        kind=BlockKind.HEADING if level else BlockKind.PARAGRAPH,
        text=words,
        start=at,
        lines=(number, number),
        language=language_of(words),
        level=level,
    )
