"""Two paragraphs in both languages, set as the reading view sets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.bitext.model import Bitext, Piece, Row
from reader.chinese.scripts import Form
from reader.chinese.variants import Converter, Region, Variant, shown_script
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
_ENGLISH: Final = (
    "At the river’s edge she read each page twice: once for the words, and once for what the"
    " words had left out.",
    "“Slowly,” she said. “Nobody is waiting for us at the other end of the sentence.”",
)
_CHINESE: Final = {
    Form.SIMPLIFIED: (
        "她坐在河边，每一页都读两遍：一遍读写下来的字，一遍读字里行间没有写出来的东西。",
        "“慢慢来，”她说，“句子的那一头，没有人在等我们。”",
    ),
    Form.TAIWAN: (
        "她坐在河邊，每一頁都讀兩遍：一遍讀寫下來的字，一遍讀字裡行間沒有寫出來的東西。",
        "「慢慢來，」她說，「句子的那一頭，沒有人在等我們。」",
    ),
}
"""Not one converted into the other: quotation marks are others, too."""


def sample(form: Form = Form.SIMPLIFIED) -> Bitext:
    """The paragraphs of the preview, the Chinese in one of two forms."""
    blocks: list[Block] = []
    start = 0
    for pair in zip(_ENGLISH, _CHINESE[form], strict=True):
        for text, language in zip(pair, (Language.ENGLISH, Language.CHINESE), strict=True):
            line = len(blocks) + 1
            blocks.append(Block(BlockKind.PARAGRAPH, text, start, (line, line), language))
            start = blocks[-1].end + 1
    rows = [
        Row(BlockKind.PARAGRAPH, en=(_whole(blocks, number),), zh=(_whole(blocks, number + 1),))
        for number in range(0, len(blocks), 2)
    ]
    script = Script.SIMPLIFIED if form is Form.SIMPLIFIED else Script.TRADITIONAL
    head = Head(None, "", {}, "utf-8", script, 0.5, 0.5, "")
    return Bitext((Document(head, blocks),), rows)


def _whole(blocks: list[Block], number: int) -> Piece:
    return Piece(0, number, 0, len(blocks[number].text))


class Preview(QWidget):
    """Shows what the type will look like, in the width that there is."""

    def __init__(self, fonts: FontChoice, theme: Theme, images: ImageStore) -> None:
        super().__init__()
        self._fonts = fonts
        self._page = Page(Look(theme, Typography(fonts)), images)
        self._show(Form.SIMPLIFIED)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        worded(self.setAccessibleName, Message("Preview of the type"))

    def set_type(self, choice: TypeChoice, zoom: float) -> None:
        """Set it otherwise."""
        self._page.change(typography=Typography(self._fonts, zoom, choice))
        self.update()

    def set_look(self, theme: Theme, variant: Variant, region: Region) -> None:
        """Other colours, another form of Chinese; region: of the interface, if none is chosen."""
        if variant is not Variant.SOURCE:
            region = shown_script(Form.SIMPLIFIED, variant)
        form = Form.SIMPLIFIED if region is Region.SC else Form.TAIWAN
        self._page.change(theme=theme, variant=variant)
        if form is not self._form:
            self._show(form)
        self.update()

    def _show(self, form: Form) -> None:
        self._form = form
        self._page.show(Content(sample(form), (Converter(form),), (form,)))

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
        for unit in range(1, len(_ENGLISH) + 1):
            layout = self._page.unit(unit)
            painting.paint(layout, y)
            y += layout.height
        painter.setPen(theme.line)
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
