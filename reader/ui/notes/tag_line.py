"""The tags of an annotation: chips, and a field that knows all tags there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QCompleter, QLineEdit, QWidget

from reader.chinese.variants import Region
from reader.ui.focus import is_left
from reader.ui.fonts import pixel_font
from reader.ui.language import worded
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPaintEvent, QResizeEvent

    from reader.ui.fonts import FontChoice
    from reader.ui.theme import Theme

_HEIGHT: Final = 22
_GAP: Final = 4
_PADDING: Final = 8
_CROSS: Final = 11
_LEAST_FIELD: Final = 84
_ENDS: Final = re.compile(r"[,，、;；\n]")


def tag_of(text: str) -> str:
    """What is typed as a tag: without the sign before it and blanks around it."""
    return " ".join(text.strip().lstrip("#＃").split())


class TagLine(QWidget):
    """Chips and a field. changed(tags): the user added or removed one.

    left: back to reading. focus_lost, resized: as for the editor above it.
    """

    changed = Signal(tuple)
    left = Signal()
    focus_lost = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, fonts: FontChoice, parent: QWidget) -> None:
        super().__init__(parent)
        families = fonts.sans(Region.SC)
        self._small = pixel_font((*families.latin, *families.chinese), 11.5)
        self._theme = theme
        self._tags: tuple[str, ...] = ()
        self._chips: list[_Chip] = []
        self._known = QStringListModel(self)
        self._high = _HEIGHT
        self.field = _Field(self._small, self)
        self._completer = QCompleter(self._known, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.activated.connect(self._complete)
        self.field.setCompleter(self._completer)
        self.field.textEdited.connect(self._split)
        self.field.entered.connect(self._take)
        self.field.back_wished.connect(self._remove_last)
        self.field.left.connect(self._leave)
        self.field.focus_lost.connect(self._lose_focus)
        self.set_theme(theme)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, in the order they were given."""
        return self._tags

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.field.setStyleSheet(
            "QLineEdit { background: transparent; border: none; padding: 0 2px;"
            " font-size: 11.5px; }"
        )
        for chip in self._chips:
            chip.theme = theme
        self.update()

    def set_tags(self, tags: Iterable[str]) -> None:
        """Show these. What is being typed stays."""
        tags = tuple(tags)
        if tags == self._tags:
            return
        self._tags = tags
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [_Chip(tag, self._theme, self._small, self) for tag in tags]
        for chip in self._chips:
            chip.clicked.connect(self._remove_clicked)
            chip.show()
        self._arrange()

    def clear_field(self) -> None:
        """Forget what was begun."""
        self.field.clear()

    def set_known(self, tags: Sequence[str]) -> None:
        """The tags to choose from."""
        self._known.setStringList(list(tags))

    def sizeHint(self) -> QSize:
        """As high as the chips need."""
        return QSize(160, self._high)

    def minimumSizeHint(self) -> QSize:
        """Chips wrap; only the height counts."""
        return QSize(60, self._high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        x = y = 0
        for chip in self._chips:
            width = min(chip.sizeHint().width(), self.width())
            if x and x + width > self.width():
                x, y = 0, y + _HEIGHT + _GAP
            chip.setGeometry(x, y, width, _HEIGHT)
            x += width + _GAP
        if x and self.width() - x < _LEAST_FIELD:
            x, y = 0, y + _HEIGHT + _GAP
        self.field.setGeometry(x, y, self.width() - x, _HEIGHT)
        worded(self.field.setPlaceholderText, "" if self._chips else Message("Tags…"))
        if y + _HEIGHT != self._high:
            self._high = y + _HEIGHT
            self.updateGeometry()
            self.resized.emit()

    # what the user does

    def _split(self, text: str) -> None:
        """A comma ends a tag, also in the middle of what was pasted."""
        *whole, rest = _ENDS.split(text)
        if whole:
            self.field.setText(rest)
            self._add(whole)

    def _take(self) -> None:
        text = self.field.text()
        if tag_of(text):
            self.field.clear()
            self._add([text])
        else:
            self._leave()

    def _complete(self, tag: str) -> None:
        self._add([tag])
        QTimer.singleShot(0, self.field, self.field.clear)  # Qt first writes the choice into it

    def _add(self, texts: Iterable[str]) -> None:
        known = {tag.casefold() for tag in self._tags}
        added = [tag for tag in map(tag_of, texts) if tag and tag.casefold() not in known]
        self._change((*self._tags, *dict.fromkeys(added)))

    def _remove_last(self) -> None:
        self._change(self._tags[:-1])

    def _remove_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, _Chip):
            self.field.setFocus()
            self._change(tuple(tag for tag in self._tags if tag != chip.tag))

    def _change(self, tags: tuple[str, ...]) -> None:
        if tags != self._tags:
            self.set_tags(tags)
            self.changed.emit(tags)

    def finish(self) -> None:
        """What stands in the field is a tag, too: nothing that was typed is dropped."""
        text = self.field.text()
        self.field.clear()
        if tag_of(text):
            self._add([text])

    def _leave(self) -> None:
        self.finish()
        self.left.emit()

    def _lose_focus(self) -> None:
        self.finish()
        self.focus_lost.emit()


class _Field(QLineEdit):
    entered = Signal()
    back_wished = Signal()
    left = Signal()
    focus_lost = Signal()

    def __init__(self, font: QFont, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(font)
        worded(self.setAccessibleName, Message("Tags"))

    def event(self, event: QEvent) -> bool:
        """Escape and Enter are keys of this field, not shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, Backspace at the start removes, Escape leaves."""
        key = event.key()
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        completer = self.completer()
        popup = completer.popup() if completer else None
        if (
            popup is not None
            and popup.isVisible()
            and (key == Qt.Key.Key_Escape or (is_enter and popup.currentIndex().isValid()))
        ):
            event.ignore()  # the list's key
        elif is_enter:
            if popup is not None:
                popup.hide()
            self.entered.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.back_wished.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say so where the focus goes to another widget of this window."""
        super().focusOutEvent(event)
        if is_left(event):
            self.focus_lost.emit()


class _Chip(QAbstractButton):
    """A tag with a cross; a click removes it."""

    def __init__(self, tag: str, theme: Theme, font: QFont, parent: QWidget) -> None:
        super().__init__(parent)
        self.tag, self.theme = tag, theme
        self._font, self._face = font, QFontMetrics(font)
        removes = Message("Remove the tag “{tag}”", tag=tag)
        worded(self.setToolTip, removes)
        worded(self.setAccessibleName, removes)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """The tag and its cross."""
        width = self._face.horizontalAdvance(f"#{self.tag}")
        return QSize(width + 2 * _PADDING + _CROSS, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A pill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        painter.setPen(self.theme.accent if self.underMouse() else self.theme.line)
        painter.setBrush(self.theme.panel)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(self._font)
        painter.setPen(self.theme.soft)
        area = self.rect().adjusted(_PADDING, 0, -_PADDING - _CROSS, 0)
        text = self._face.elidedText(f"#{self.tag}", Qt.TextElideMode.ElideRight, area.width() + 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | middle, text)
        cross = self.rect().adjusted(0, 0, -_PADDING + 1, 0)
        painter.drawText(cross, Qt.AlignmentFlag.AlignRight | middle, "×")
