"""Bitexts for the tests of exchange: opened as a person opens them, and told in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.bitext.exchange.contents import Contents
from reader.bitext.exchange.markdown import markdown_pieces
from reader.bitext.opening import BitextReader
from reader.chinese.variants import Variant

if TYPE_CHECKING:
    from pathlib import Path

    from reader.bitext.model import Bitext

ESSAY = """\
---
title: "The Ferry · 渡船"
author: [Mara Linde, 周野]
tags: [river, tale]
---

# The Ferry

# 渡船

The ferry *leaves* at noon, and **nobody** waits. See [the timetable](https://example.org/a_b?c=1&d=2).

渡船中午**开走**，谁也不等。见[时刻表](https://example.org/a_b?c=1&d=2)。

It was a small boat.

It had a bell, too.

船很小，船上还有一口钟。

> A bell is a short word.

> 钟是一个短词。

## What to bring

## 带什么

1. A coat against the wind.
1. 挡风的外衣。
2. Bread, and a knife to cut it.
2. 面包，和一把切面包的刀。
   - The knife must be sharp enough.
   - 刀要够快才行。

- [ ] Ask the ferryman for the price of a ticket.
- [ ] 问船夫一张票多少钱。

| River | 河 |
| --- | --- |
| The upper bank of the river | 河的上岸 |
| The lower bank of the river | 河的下岸 |

| Hour | Boats |
| :-- | --: |
| 9 | 2 |
| 12 | 1 |

```python
print("<!-- bead: 3-0 -->")

    # 到岸
```

![The landing](landing.png)

---

He rang the bell twice.[^bell]

他敲了两下钟。[^bell]

This was never translated by anyone.

[^bell]: Once for each bank. 两岸各一下。
"""


def opened(path: Path, companion: Path | None = None) -> Bitext:
    """The whole bitext of a file, or of two."""
    reader = BitextReader(path, companion=companion)
    for _batch in reader.batches():
        pass
    return reader.bitext


def written(folder: Path, text: str, name: str = "text.md") -> Path:
    """A file that holds a text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def told(bitext: Bitext, *, kinds: bool = True) -> list[tuple[object, ...]]:
    """What each row is and says, on which side."""
    return [
        (
            *((row.kind.value, row.level) if kinds else ()),
            *([bitext.text(piece) for piece in side] for side in (row.en, row.zh, row.both)),
        )
        for row in bitext.rows
    ]


def details(bitext: Bitext) -> list[tuple[object, ...]]:
    """What the text alone does not show of the blocks that rows are made of: looks and shapes."""
    found: list[tuple[object, ...]] = []
    for row in bitext.rows:
        for piece in (*row.en, *row.zh, *row.both):
            block = bitext.block(piece)
            if piece.end - piece.start != len(block.text):
                continue
            looks = sorted((s.start, s.end, s.style.value, s.target) for s in block.spans)
            table = block.table and (block.table.aligns, block.table.has_header)
            nesting = (block.list_depth, block.quote_depth, block.marker)
            found.append((block.text, looks, nesting, block.target, table, block.language))
    return found


def as_markdown(bitext: Bitext, variant: Variant = Variant.SOURCE) -> str:
    """The whole interleaved document."""
    return "".join(markdown_pieces(Contents(bitext, variant)))


def again(bitext: Bitext, folder: Path) -> Bitext:
    """Written as interleaved Markdown and read back."""
    return opened(written(folder, as_markdown(bitext), "again.md"))
