"""Hand-made blocks for the tests of pairing, and a short way to read rows."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from reader.documents.language import language_of
from reader.documents.model import (
    Align,
    Block,
    BlockKind,
    Cell,
    Document,
    Head,
    Language,
    Script,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.bitext.model import Piece, Row

EN = Language.ENGLISH
ZH = Language.CHINESE
NEUTRAL = Language.NEUTRAL

_WORDS = re.findall(
    r"\w+",
    "the river keeps its old name although nobody in town remembers who gave it and every spring "
    "children throw paper boats from the stone bridge to see which of them reaches the mill first",
)
_CHARACTERS = "河水依旧叫着老名字镇上却没有人记得是谁起的每年春天孩子们从石桥扔下纸船看哪只先到磨坊"


def blocks(*items: object) -> list[Block]:
    """Blocks from texts: `#` opens a heading, `- ` and `1. ` an item, `> ` a quote, `---` a rule.

    A text may come with its language: `("OK", EN)`. A list of pairs becomes a table.
    """
    made: list[Block] = []
    start = 0
    for line, item in enumerate(items, 1):
        block = _table(item, start, line) if isinstance(item, list) else _text(item, start, line)
        made.append(block)
        start = block.end + 1
    return made


def _text(item: object, start: int, line: int) -> Block:
    text, language = item if isinstance(item, tuple) else (str(item), None)
    match = re.match(r"(#+|[-]|\d+\.|>|```)\s", text)
    sign = match[1] if match else ""
    body = text[match.end() :] if match else text
    kind, level, marker = BlockKind.PARAGRAPH, 0, ""
    if sign.startswith("#"):
        kind, level = BlockKind.HEADING, len(sign)
    elif sign == ">":
        kind, level = BlockKind.QUOTE, 1
    elif sign == "```":
        kind = BlockKind.CODE
    elif sign:
        kind, level, marker = BlockKind.LIST_ITEM, 1, "•" if sign == "-" else sign
    elif text == "---":
        kind, body = BlockKind.RULE, ""
    return Block(
        kind,
        body,
        start,
        (line, line),
        language or language_of(body),
        level,
        list_depth=int(kind is BlockKind.LIST_ITEM),
        quote_depth=int(kind is BlockKind.QUOTE),
        marker=marker,
    )


def _table(rows: Sequence[Sequence[str]], start: int, line: int) -> Block:
    text, cells = "", []
    for number, row in enumerate(rows):
        text += "\n" if number else ""
        made = []
        for column, value in enumerate(row):
            text += "\t" if column else ""
            made.append(Cell(len(text), len(text) + len(value), language_of(value)))
            text += value
        cells.append(tuple(made))
    table = Table(tuple(cells), (Align.START,) * len(cells[0]), has_header=True)
    return Block(BlockKind.TABLE, text, start, (line, line + len(rows)), table=table)


def document(blocks: Sequence[Block], english: float = 0.5, chinese: float = 0.5) -> Document:
    """A document around some blocks."""
    return Document(Head(None, "", {}, "utf-8", Script.SIMPLIFIED, english, chinese, ""), blocks)


def english(length: int, seed: int = 0) -> str:
    """An English paragraph of about `length` letters."""
    words = random.Random(seed)
    text = ""
    while len(text) < length:
        text += (" " if text else "") + words.choice(_WORDS)
    return text.capitalize() + "."


def chinese(length: int, seed: int = 0) -> str:
    """A Chinese paragraph that is as long as an English one of `length` letters."""
    characters = random.Random(seed)
    count = max(2, round(length / 3.6))
    return "".join(characters.choice(_CHARACTERS) for _ in range(count)) + "。"


def shape(rows: Iterable[Row]) -> list[str]:
    """Rows in short: `0-1` block 0 (English) beside block 1, `2-` no Chinese, `=3` spans."""

    def run(pieces: Sequence[Piece]) -> str:
        return "+".join(str(piece.block) for piece in pieces)

    return [f"={run(row.both)}" if row.both else f"{run(row.en)}-{run(row.zh)}" for row in rows]
