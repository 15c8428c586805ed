"""Annotations to look at, and a desk without a window: what the tests of the panel stand on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from reader.annotations.collection import Collection
from reader.annotations.model import (
    Annotation,
    Colour,
    DocumentRecord,
    Kind,
    MarkStyle,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from reader.annotations.notebook import Change, Notebook
from reader.bitext.model import Bitext, Side
from reader.bitext.opening import BitextReader

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HERE, THERE = "here", "there"


@dataclass
class FakeMark:
    annotation: str
    target: int
    document: int
    side: Side
    start: int
    end: int


@dataclass
class FakePlacing:
    bitext: Bitext


@dataclass
class Asked:
    """What the panel has asked of the desk."""

    gone_to: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    reattached: list[str] = field(default_factory=list)


class FakeDesk(QObject):
    """A desk over a notebook; annotations stand where they say they do, `lost` ones nowhere."""

    changed = Signal(object)
    marks_changed = Signal()
    selected_changed = Signal(str)
    edit_wished = Signal(str)
    said = Signal(str)
    closing = Signal()

    def __init__(self, collection: Collection | None = None, bitext: Bitext | None = None) -> None:
        super().__init__()
        self.documents: tuple[str, ...] = (HERE,)
        self.refusal = ""
        self.selected = ""
        self.is_settled = True
        self.lost: set[str] = set()
        self.asked = Asked()
        self.placing = FakePlacing(bitext) if bitext else None
        self.load(collection or Collection())

    def load(self, collection: Collection) -> None:
        self.notebook = Notebook(collection, writer="test")
        self.notebook.listen(self.changed.emit)
        self.changed.emit(Change(frozenset(collection.ids()), frozenset(), True, True))

    def add(self, name: str, annotation: Annotation) -> None:
        self.notebook.add(name, annotation)
        self.select(annotation.id)

    def marks_of(self, id_: str) -> tuple[FakeMark, ...]:
        found = self.notebook.find(id_)
        if found is None or id_ in self.lost:
            return ()
        return tuple(
            FakeMark(id_, number, 0, each.side, each.position.start, each.position.end)
            for number, each in enumerate(found.targets)
            if each.document in self.documents
        )

    def order(self) -> list[str]:
        there = [
            (marks[0].start, each.id)
            for each in self.notebook.touching(self.documents)
            if (marks := self.marks_of(each.id))
        ]
        return [id_ for _, id_ in sorted(there)]

    def orphans(self) -> list[str]:
        return [each.id for each in self.notebook.touching(self.documents) if each.id in self.lost]

    def select(self, id_: str) -> None:
        if id_ != self.selected:
            self.selected = id_
            self.selected_changed.emit(id_)

    def go_to(self, id_: str) -> None:
        self.asked.gone_to.append(id_)
        self.select(id_)

    def open_elsewhere(self, id_: str) -> None:
        self.asked.elsewhere.append(id_)

    def reattach(self, id_: str) -> bool:
        self.asked.reattached.append(id_)
        self.lost.discard(id_)
        self.marks_changed.emit()
        return True


def target(side: Side, words: str, start: int, document: str = HERE) -> Target:
    position = TextPositionSelector(start, start + len(words))
    return Target(document, side, TextQuoteSelector(words), position)


def annotation(id_: str, *targets: Target, **content: Any) -> Annotation:
    """An annotation of 14 March 2026, if not said otherwise."""
    moment = content.pop("modified", "2026-03-14T09:30:00.000Z")
    document = content.pop("document", targets[0].document if targets else HERE)
    return Annotation(id_, document, moment, moment, targets=targets, clock={"a": 1}, **content)


def collection(annotations: Iterable[Annotation]) -> Collection:
    made = Collection()
    for each in annotations:
        made.put(each.id, (each,))
    made.documents[HERE] = DocumentRecord(
        HERE, "The Long Way to a Short Meeting · 通往短会的长路", "2026"
    )
    made.documents[THERE] = DocumentRecord(THERE, "Letters from the Hills · 山间来信", "2026")
    return made


def cards() -> list[Annotation]:
    """Cards of every kind."""
    return [
        annotation(
            "walls",
            target(
                Side.EN,
                "We took the chairs away, and people simply leaned on the walls for as long as"
                " they had sat on the chairs.",
                100,
            ),
            target(Side.ZH, "我们把椅子搬走，结果大家靠墙站着，站的时间跟原来坐的一样长。", 210),
            note="The joke works *better* in Chinese: **站的时间跟原来坐的一样长** is shorter than"
            " the [original](https://example.org).",
            tags=("humour", "翻译"),
        ),
        annotation(
            "messages",
            target(Side.EN, "long messages are the meetings of people who were not invited.", 300),
            target(Side.ZH, "长消息，就是没被邀请的人开的会。", 380),
            colour=Colour.BLUE,
        ),
        annotation(
            "door",
            target(Side.ZH, "把问题写在门上", 500),
            colour=Colour.GREEN,
            note="门 here is literal; compare 门槛 in the next interview.\n\n- a point\n"
            "- another, `code`\n    - below it\n\n> quoted",
            tags=("vocabulary",),
        ),
        annotation(
            "software",
            target(Side.ZH, "我们的软件没有会议室，只有一个记事本。", 600),
            colour=Colour.PINK,
            style=MarkStyle.UNDERLINE,
            tags=("软件",),
        ),
        annotation(
            "paragraph",
            target(Side.EN, "So we wrote the question on the door. If you could answer it before"
                   " you came in, you did not need to. In the first month, the rooms were empty on"
                   " Tuesdays, and on Thursdays there was laughter.", 700),
            kind=Kind.NOTE,
            note="Ask her about Tuesdays.",
        ),
        annotation(
            "bookmark", target(Side.EN, "The chapter on silence begins here", 800),
            kind=Kind.BOOKMARK,
        ),
        annotation("purple", target(Side.EN, "silence", 850), colour=Colour.PURPLE),
        annotation(
            "hills",
            target(Side.EN, "The hills do not answer letters.", 10, THERE),
            note="Neither do I.",
            modified="2026-04-01T10:00:00.000Z",
            tags=("humour",),
        ),
    ]  # fmt: skip


def read_bitext(path: Path) -> Bitext:
    """A document, all of it read."""
    reader = BitextReader(path)
    for _ in reader.batches():
        pass
    return reader.bitext
