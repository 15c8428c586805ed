"""A program for tests of marking: words are dragged over, keys pressed, the file looked at."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from reader import paths
from reader.ui.commands import COMMANDS
from reader.ui.reading.sight import rects_in_sight
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QRectF
    from pytestqt.qtbot import QtBot

    from reader.annotations.model import Annotation
    from reader.ui.annotating.bar import SelectionBar
    from reader.ui.annotating.desk import Desk
    from reader.ui.annotating.studio import Studio

CHAIRS = "We took the chairs away, and people simply leaned on the walls."
CHAIRS_ZH = "我们把椅子搬走，大家干脆靠着墙站着。"
BOTH = ("highlight", "yellow", (CHAIRS, CHAIRS_ZH))
"""What `mark_both` leaves, as `Marking.marked` tells of it."""
TEXT = f"""\
---
title: The Long Way
---

# The Long Way

# 长路

We tried the obvious things first. {CHAIRS} Then we asked a different question altogether.

我们先试了显而易见的办法。{CHAIRS_ZH}后来我们换了一个完全不同的问法。

Most of the answers were about the software and the internet of that year, with `code` in them.

大多数回答都与那一年的软件和互联网有关，里面还有内存。

- The first item of the list.
- 列表的第一项。

| Word | 词 |
| --- | --- |
| chair | 椅子 |
| memory | 内存 |

```
print("the same for both")
```

The last paragraph of it all.

全文的最后一段。
"""


def long_way(folder: Path, name: str = "long-way.md", text: str = TEXT) -> Path:
    """The document that the tests mark."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@dataclass
class Marking:
    """A program whose open document is settled, with the verbs of someone who marks."""

    program: Program

    @property
    def desk(self) -> Desk:
        return self.studio.desk

    @property
    def studio(self) -> Studio:
        return self.program.interior.studio

    @property
    def bar(self) -> SelectionBar:
        return self.studio.bars.bar

    @property
    def said(self) -> str:
        return self.program.interior.status.said

    def open(self, path: Path) -> None:
        """Open a file and wait until everything in it is found."""
        self.program.open(path)
        self.settle()

    def settle(self) -> None:
        self.program.bot.waitUntil(lambda: self.desk.is_settled, timeout=10_000)

    def do(self, *commands: str) -> None:
        """Press the usual keys of commands; in whatever language the interface names them."""
        for command in commands:
            keys = next(entry.keys for entry in COMMANDS if entry.id == command)
            QTest.keySequence(self.program.view, QKeySequence(keys[0]))

    def rects(self, words: str, document: int | None = None) -> list[QRectF]:
        """Where words of the source stand in the viewport."""
        view = self.program.view
        documents = range(len(view.bitext.documents)) if document is None else (document,)
        for number in documents:
            source = view.bitext.documents[number].source_text()
            if words in source:
                start = source.index(words)
                if found := rects_in_sight(view, number, start, start + len(words)):
                    return found
        raise AssertionError(f"{words!r} is not in sight")

    def drag_over(self, words: str) -> None:
        """Select words with the mouse."""
        rects = self.rects(words)
        first, last = rects[0], rects[-1]
        self.program.drag(
            QPointF(first.left() + 1, first.center().y()),
            QPointF(last.right() - 1, last.center().y()),
        )
        assert self.selected_words() == words

    def selected_words(self) -> str:
        chosen = self.program.view.selection
        if not chosen:
            return ""
        source = self.program.view.bitext.documents[chosen.document].source_text()
        return source[chosen.start : chosen.end]

    def click_on(self, words: str) -> None:
        """Click in the middle of the first line of words."""
        self.program.click(self.rects(words)[0].center())

    def all(self) -> list[Annotation]:
        """The annotations of the open text in reading order."""
        found = (self.desk.notebook.find(id_) for id_ in self.desk.order())
        return [each for each in found if each is not None]

    def only(self) -> Annotation:
        (found,) = self.all()
        return found

    def marked(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Of every annotation: kind, colour, and the words where its marks stand now."""
        documents = self.program.view.bitext.documents
        return [
            (
                each.kind.value,
                each.colour.value,
                tuple(
                    documents[mark.document].source_text()[mark.start : mark.end]
                    for mark in self.desk.marks_of(each.id)
                ),
            )
            for each in self.all()
        ]

    def file(self) -> dict[str, Any]:
        """What stands in the file, once it is written."""
        assert self.studio.writer.flush()
        return json.loads((paths.data_dir() / "annotations.json").read_text(encoding="utf-8"))

    def in_file(self) -> list[dict[str, Any]]:
        """The annotations in the file, tombstones left out."""
        return [each for each in self.file()["annotations"] if not each.get("deleted")]

    def shows_bar(self) -> bool:
        return self.bar.isVisible()

    def close(self) -> None:
        self.program.window.close()


def begin(bot: QtBot, size: tuple[int, int] = (1280, 860)) -> Marking:
    """A new program on this test's profile, its annotations read."""
    marking = Marking(make_program(bot, size))
    bot.waitUntil(lambda: marking.desk.is_loaded, timeout=10_000)
    return marking


def mark_both(marking: Marking) -> None:
    marking.drag_over(CHAIRS)
    marking.do("both-sides")


def mark_and_close(bot: QtBot, path: Path) -> None:
    """Another run of the program, which marks the chairs and is closed at once."""
    first = begin(bot)
    first.open(path)
    mark_both(first)
    first.close()
