"""Words on as many lines as they need, the last of which is not a lone character."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontInfo, QTextLayout, QTextOption
from PySide6.QtGui import Qt as Rich
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

_ENOUGH_EMS: Final = 4
_ENOUGH_SHARE: Final = 0.3
"""A last line of so many characters, or of so much of the width, is long enough."""


class WrappedLabel(QLabel):
    """A label that wraps. Where its last line would be too short, all lines are a little shorter.

    It takes the room of any label: the same lines, the same height. Only plain text is looked at.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._left_out = 0
        self._hints = QSize(), QSize()
        """As Qt has them while nothing is left out."""
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        """Say something else."""
        self._leave_out(0)
        super().setText(text)
        if self.isVisible():
            self._balance()

    def heightForWidth(self, width: int) -> int:
        """Qt asks: the height of these words in so many pixels, however wide they are now."""
        return super().heightForWidth(width + self._left_out)

    def sizeHint(self) -> QSize:
        """What is left out now changes nothing for a layout."""
        return self._hints[0] if self._left_out else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What is left out now changes nothing for a layout."""
        return self._hints[1] if self._left_out else super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room: other lines."""
        super().resizeEvent(event)
        self._balance()

    def showEvent(self, event: QShowEvent) -> None:
        """What was said meanwhile."""
        super().showEvent(event)
        self._balance()

    def changeEvent(self, event: QEvent) -> None:
        """Another type: other lines."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._leave_out(0)
            if self.isVisible():
                self._balance()

    def _balance(self) -> None:
        text, room = self.text(), self.contentsRect().width() + self._left_out
        is_plain = self.textFormat() is Qt.TextFormat.PlainText or not Rich.mightBeRichText(text)
        left_out = too_wide_by(text, self.font(), room) if is_plain else 0
        if left_out and self.heightForWidth(self.width() - left_out) > self.heightForWidth(
            self.width()
        ):
            left_out = 0
        self._leave_out(left_out)

    def _leave_out(self, pixels: int) -> None:
        if pixels == self._left_out:
            return
        if not self._left_out:
            self._hints = super().sizeHint(), super().minimumSizeHint()
        self._left_out = pixels
        is_centred = bool(self.alignment() & Qt.AlignmentFlag.AlignHCenter)
        left = pixels // 2 if is_centred else 0
        self.setContentsMargins(left, 0, pixels - left, 0)


def too_wide_by(text: str, font: QFont, room: int) -> int:
    """How many of `room` pixels are better left empty: no paragraph needs a line more for it."""
    em = max(QFontInfo(font).pixelSize(), 1)
    enough = min(_ENOUGH_EMS * em, _ENOUGH_SHARE * room)
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph]
    count, longest = _lines(paragraphs, font, room)
    best = 0
    for left_out in range(em // 2, room // 2, max(em // 2, 1)):
        if longest >= enough:
            break
        lines, last = _lines(paragraphs, font, room - left_out)
        if lines > count:
            break
        if last > longest:
            best, longest = left_out, last
    return best


def _lines(paragraphs: list[str], font: QFont, width: int) -> tuple[int, float]:
    """How many lines, and the shortest one of those that end a paragraph of several (or width)."""
    count, shortest = 0, float(width)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    for paragraph in paragraphs:
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
        layout.endLayout()
        count += layout.lineCount()
        if layout.lineCount() > 1:
            last = layout.lineAt(layout.lineCount() - 1)
            shortest = min(shortest, last.naturalTextWidth())
    return count, shortest
