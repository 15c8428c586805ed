"""Two paragraphs in both languages, set as the reading view sets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.bitext.model import Bitext, Piece, Row
from reader.chinese.scripts import Form
from reader.chinese.variants import Converter, Variant
from reader.documents.model import Block, BlockKind, Document, Head, Language, Script
from reader.ui.language import worded
from reader.ui.reading.page import Content, Look, Page
from reader.ui.reading.painting import UnitPainter
from reader.ui.reading.typography import TypeChoice, Typography
from reader.wording import Message

if TYPE_CHECKING:
    from reader.ui.fonts import FontChoice
    from reader.ui.reading.images import ImageStore
    from reader.ui.theme import Theme

HEIGHT: Final = 272
_PAIRS: Final = (
    (
        "At the river’s edge she read each page twice: once for the words, and once for what the"
        " words had left out.",
        "她坐在河边，每一页都读两遍：一遍读写下来的字，一遍读字里行间没有写出来的东西。",
    ),
    (
        "“Slowly,” she said. “Nobody is waiting for us at the other end of the sentence.”",
        "“慢慢来，”她说，“句子的那一头，没有人在等我们。”",
    ),
)


def sample() -> Bitext:
    """The paragraphs of the preview."""
    blocks: list[Block] = []
    start = 0
    for pair in _PAIRS:
        for text, language in zip(pair, (Language.ENGLISH, Language.CHINESE), strict=True):
            line = len(blocks) + 1
            blocks.append(Block(BlockKind.PARAGRAPH, text, start, (line, line), language))
            start = blocks[-1].end + 1
    rows = [
        Row(BlockKind.PARAGRAPH, en=(_whole(blocks, number),), zh=(_whole(blocks, number + 1),))
        for number in range(0, len(blocks), 2)
    ]
    head = Head(None, "", {}, "utf-8", Script.SIMPLIFIED, 0.5, 0.5, "")
    return Bitext((Document(head, blocks),), rows)


def _whole(blocks: list[Block], number: int) -> Piece:
    return Piece(0, number, 0, len(blocks[number].text))


class Preview(QWidget):
    """Shows what the type will look like, in the width that there is."""

    def __init__(self, fonts: FontChoice, theme: Theme, images: ImageStore) -> None:
        super().__init__()
        self._fonts = fonts
        self._page = Page(Look(theme, Typography(fonts)), images)
        form = Form.SIMPLIFIED
        self._page.show(Content(sample(), (Converter(form),), (form,)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        worded(self.setAccessibleName, Message("Preview of the type"))

    def set_type(self, choice: TypeChoice, zoom: float) -> None:
        """Set it otherwise."""
        self._page.change(typography=Typography(self._fonts, zoom, choice))
        self.update()

    def set_look(self, theme: Theme, variant: Variant) -> None:
        """Other colours, another form of Chinese."""
        self._page.change(theme=theme, variant=variant)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for two columns."""
        return QSize(620, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set it in another width."""
        super().resizeEvent(event)
        self._page.change(width=float(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The rows from the top, as many as fit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, theme = QRectF(self.rect()), self._page.look.theme
        painter.fillRect(area, theme.paper)
        painting = UnitPainter(painter, self._page, None, None, area)
        y = 8.0
        for unit in range(1, len(_PAIRS) + 1):
            layout = self._page.unit(unit)
            painting.paint(layout, y)
            y += layout.height
        painter.setPen(theme.line)
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
