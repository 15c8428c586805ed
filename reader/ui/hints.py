"""Letters on the links and rows in sight: typing them follows the link or goes to the row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from reader.documents.model import BlockKind, SpanStyle
from reader.ui.language import worded
from reader.ui.reading.header import HEADER_DOCUMENT
from reader.values import Value
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from reader.documents.model import Span
    from reader.ui.reading.rows import Placed
    from reader.ui.reading.view import ReadingView
    from reader.ui.theme import Theme

ALPHABET: Final = "fjdkslaghrueiwoqptyvncmxbz"
"""The letters under the fingers first."""
_LINKS: Final = frozenset({SpanStyle.LINK, SpanStyle.FOOTNOTE})
_PROBE: Final = 9.0
"""Pixels between two questions for a link of the header."""
_LINE: Final = 12.0
"""Pixels within which what stands beside each other is one line."""
_ROW_LEFT: Final = 24.0


class Aim(Value):
    """Something to go to. at: where its letters stand, in the viewport."""

    at: QPointF
    go: Callable[[], object]
    is_link: bool


def labels(count: int) -> list[str]:
    """So many labels, none of which begins another: single letters as far as they go."""
    size = len(ALPHABET)
    doubled = 0
    while (size - doubled) + doubled * size < count and doubled < size:
        doubled += 1
    single = list(ALPHABET[: size - doubled])
    pairs = [one + two for one in ALPHABET[size - doubled :] for two in ALPHABET]
    return [*single, *pairs][:count]


def aims_in_sight(view: ReadingView) -> list[Aim]:
    """The links and rows in sight, from top to bottom."""
    found: list[Aim] = []
    for number, top in view.visible_units():
        row = view.row_of_unit(number)
        for placed in view.unit(number).boxes:
            if not view.is_veiled(number, placed):
                found += _links(view, placed, top, row)
        if number and row is not None and view.bitext.rows[row].kind is not BlockKind.RULE:
            found += _row(view, number, top, row)
    room = QRectF(view.viewport().rect()).adjusted(0, 4, 0, -8)
    return _in_reading_order([aim for aim in found if room.contains(aim.at)])


def _in_reading_order(found: list[Aim]) -> list[Aim]:
    """Line by line, each from left to right; the columns' lines differ by some pixels."""
    lines: list[list[Aim]] = []
    for aim in sorted(found, key=lambda one: one.at.y()):
        if lines and aim.at.y() - lines[-1][0].at.y() < _LINE:
            lines[-1].append(aim)
        else:
            lines.append([aim])
    return [aim for line in lines for aim in sorted(line, key=lambda one: one.at.x())]


def _row(view: ReadingView, number: int, top: float, row: int) -> Iterator[Aim]:
    boxes = view.unit(number).boxes
    if not boxes:
        return
    first = min(boxes, key=lambda placed: (placed.y, placed.x))
    y = top + first.y + max(first.box.first - 6.0, 8.0)
    # of a row that begins above the view, what is left of it
    bottom = top + view.unit(number).height - 12.0
    left = max(view.columns.left - _ROW_LEFT, 10.0)
    at = QPointF(left, min(max(y, 12.0), max(bottom, y)))
    yield Aim(at, lambda: view.set_current_row(row), is_link=False)


def _links(view: ReadingView, placed: Placed, top: float, row: int | None) -> Iterator[Aim]:
    box = placed.box
    if box.document == HEADER_DOCUMENT:
        yield from _header_links(view, placed, top)
        return
    if row is None:
        return
    pieces = (*view.bitext.rows[row].en, *view.bitext.rows[row].zh, *view.bitext.rows[row].both)
    here = [one for one in pieces if one.document == box.document]
    for block in {id(one): one for one in map(view.bitext.block, here)}.values():
        for span in block.spans:
            start, end = block.start + span.start, block.start + span.end
            # a block may be cut into several boxes: the one that shows where the link begins
            if span.style in _LINKS and span.target and box.start <= start < box.end:
                rects = box.rects(start, end)
                if rects:
                    corner = rects[0].topLeft() + QPointF(placed.x, top + placed.y)
                    words = box.shown_text(start, end)
                    yield _link(view, corner, box.document, span.target, words)


def _header_links(view: ReadingView, placed: Placed, top: float) -> Iterator[Aim]:
    """The header has no blocks: its boxes are asked what is where."""
    seen: set[Span] = set()
    box = placed.box
    y = _PROBE / 2
    while y < box.height:
        x = 0.0
        while x < placed.width:
            span = box.span_at(x, y)
            if span is not None and span.style in _LINKS and span not in seen:
                seen.add(span)
                corner = box.rects(span.start, span.end)[0].topLeft()
                at = QPointF(placed.x + corner.x(), top + placed.y + corner.y())
                words = box.shown_text(span.start, span.end)
                yield _link(view, at, box.document, span.target, words)
            x += _PROBE
        y += _PROBE


def _link(view: ReadingView, corner: QPointF, document: int, target: str, words: str) -> Aim:
    at = corner + QPointF(2.0, 6.0)
    return Aim(at, lambda: view.link_clicked.emit(document, target, words), is_link=True)


class Hints(QWidget):
    """Lies over the text while letters are typed. `ended` when it goes away by itself.

    A child of what the text lies in, not of the text: the text's own keys do not act meanwhile.
    """

    ended = Signal()

    def __init__(self, view: ReadingView, over: QWidget) -> None:
        super().__init__(over)
        self._view = view
        self._aims: dict[str, Aim] = {}
        self._typed = ""
        worded(self.setAccessibleName, Message("Letters of links and rows"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    @property
    def aims(self) -> dict[str, Aim]:
        """What can be gone to, by its letters."""
        return self._aims

    def begin(self) -> bool:
        """Show letters on everything in sight. Whether there is anything."""
        found = aims_in_sight(self._view)
        self._aims = dict(zip(labels(len(found)), found, strict=False))
        self._typed = ""
        if not self._aims:
            return False
        viewport, over = self._view.viewport(), self.parentWidget()
        corner = viewport.mapTo(over, QPoint(0, 0)) if over else QPoint(0, 0)
        self.setGeometry(QRect(corner, viewport.size()))
        self.show()
        self.raise_()
        self.setFocus()
        return True

    def end(self) -> None:
        """Put the letters away and go back to the text."""
        if not self.isVisible():
            return
        had_focus = self.hasFocus()
        self.hide()
        if had_focus:
            self._view.setFocus()
        self.ended.emit()

    def event(self, event: QEvent) -> bool:
        """Letters are letters here, whatever else they do in the window."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and _letter(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter narrows; Backspace takes one back; anything else ends it."""
        letter = _letter(event)
        if letter:
            self._type(letter)
        elif event.key() == Qt.Key.Key_Backspace and self._typed:
            self._typed = self._typed[:-1]
            self.update()
        elif event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
            self.end()

    def _type(self, letter: str) -> None:
        typed = self._typed + letter
        if not any(label.startswith(typed) for label in self._aims):
            return
        self._typed = typed
        aim = self._aims.get(typed)
        if aim is None:
            self.update()
            return
        self.end()
        aim.go()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """The mouse is another way to go."""
        self.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What scrolls away has no letters."""
        self.end()
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Something else is done."""
        super().focusOutEvent(event)
        self.end()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A small tag for each; what was typed of it is faint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        face = QFontMetricsF(font)
        for label, aim in self._aims.items():
            if label.startswith(self._typed):
                _paint_tag(painter, face, aim, label.upper(), len(self._typed), self._view.theme)
        painter.end()


def _letter(event: QKeyEvent) -> str:
    """The letter of a key, whatever the layout writes with it."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    if held or not Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return ""
    return chr(event.key()).lower()


def _paint_tag(
    painter: QPainter, face: QFontMetricsF, aim: Aim, label: str, typed: int, theme: Theme
) -> None:
    width = face.horizontalAdvance(label) + 9
    tag = QRectF(aim.at.x() - width / 2, aim.at.y() - 8, width, 17)
    painter.setPen(QPen(theme.yellow_line, 1))
    painter.setBrush(theme.yellow if aim.is_link else theme.field)
    painter.drawRoundedRect(tag, 4, 4)
    left = tag.left() + 4.5
    for number, letter in enumerate(label):
        colour = QColor(theme.ink)
        colour.setAlphaF(0.4 if number < typed else 1.0)
        painter.setPen(colour)
        painter.drawText(QPointF(left, tag.bottom() - 4.3), letter)
        left += face.horizontalAdvance(letter)
