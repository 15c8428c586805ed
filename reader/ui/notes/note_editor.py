"""The place to write a note in: plain text, its Markdown tinted a little.

What is typed is reported at every change. What changes elsewhere is taken in by `follow`, which
touches no more of the text than differs, so that the cursor and the editor's own undo stay.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPalette,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from reader.chinese.utf16 import Utf16Map
from reader.chinese.variants import Region
from reader.ui.focus import is_left
from reader.ui.fonts import pixel_font
from reader.ui.language import worded
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QInputMethodEvent,
        QKeyEvent,
        QResizeEvent,
        QTextDocument,
    )

    from reader.ui.fonts import FontChoice
    from reader.ui.theme import Theme

_SIZE: Final = 14
_LEAST_LINES: Final = 2
_LONGEST_COMPARED: Final = 1500
"""Characters that are compared one by one; more are replaced as a whole."""
_ITEM: Final = re.compile(r"(\s*)(?:([-*+])|(\d{1,9})([.)]))(\s+)(\[[ xX]\]\s+)?")
_RULES: Final = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"^#{1,6}\s.*$", "strong"),
        (r"\*\*(?=\S).+?(?<=\S)\*\*|(?<!\w)__(?=\S).+?(?<=\S)__(?!\w)", "strong"),
        (r"(?<!\*)\*(?![\s*]).+?(?<![\s*])\*(?!\*)|(?<!\w)_(?![\s_]).+?(?<![\s_])_(?!\w)", "slant"),
        (r"`[^`]+`", "code"),
        (r"\[[^\]]*\]\([^)\s]*\)|\[\[[^\]]+\]\]|https?://[^\s)>]+", "link"),
        (r"^\s*(?:[-*+]|\d{1,9}[.)])\s", "sign"),
        (r"^\s*>+", "sign"),
    )
)


class NoteEditor(QPlainTextEdit):
    """A plain text editor that says what happens in it.

    written(text): the user changed the text. left: back to reading. focus_lost: to another widget
    of the window. resized: it wishes another height.
    """

    written = Signal(str)
    left = Signal()
    focus_lost = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, fonts: FontChoice, parent: QWidget) -> None:
        super().__init__(parent)
        families = fonts.sans(Region.SC)
        names = (*families.latin, *families.chinese)
        self.setFont(pixel_font(names, float(_SIZE)))
        self._names = names
        self._following = False
        self._composing = False
        self._awaiting: str | None = None
        self._height = 0
        self._most = 400
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        worded(self.setPlaceholderText, Message("Write a note…"))
        worded(self.setAccessibleName, Message("Note"))
        self._tinting = _Tinting(self.document(), theme, fonts)
        self.set_theme(theme)
        self.textChanged.connect(self._report)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        names = ", ".join(f'"{name}"' for name in self._names)
        self.setStyleSheet(
            "QPlainTextEdit { background: transparent; border: none;"
            f" font-family: {names}; font-size: {_SIZE}px; }}"
        )
        colours = QPalette(self.palette())
        colours.setColor(QPalette.ColorRole.Text, theme.ink)
        colours.setColor(QPalette.ColorRole.PlaceholderText, theme.faint)
        self.setPalette(colours)
        self._tinting.set_theme(theme)

    def begin(self, text: str) -> None:
        """Another note. What was done to the one before cannot be undone here any more."""
        self._following = True
        self.setPlainText(text)
        self._following = False
        self._awaiting = None
        self.moveCursor(QTextCursor.MoveOperation.End)

    def follow(self, text: str) -> None:
        """The note was changed elsewhere. While a word is being composed, that waits."""
        if self._composing:
            self._awaiting = text
            return
        known = self.toPlainText()
        if text == known:
            return
        units = Utf16Map(known)
        cursor = QTextCursor(self.document())
        self._following = True
        cursor.beginEditBlock()
        for start, end, instead in reversed(differences(known, text)):
            cursor.setPosition(units.to_utf16(start))
            cursor.setPosition(units.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(instead)
        cursor.endEditBlock()
        self._following = False

    def set_most_height(self, height: int) -> None:
        """How high it may become; what does not fit is scrolled to."""
        self._most = height

    def sizeHint(self) -> QSize:
        """As high as the text, within limits."""
        least = _LEAST_LINES * QFontMetricsF(self.font()).lineSpacing()
        margins = 2 * self.document().documentMargin() + 2
        height = ceil(max(self._text_height(), least) + margins)
        return QSize(200, max(min(height, self._most), ceil(least + margins)))

    def _text_height(self) -> float:
        """Of all lines, in pixels, or more than there is room for."""
        height, block = 0.0, self.document().firstBlock()
        while block.isValid() and height <= self._most:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return height

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(60, self.sizeHint().height())

    # what happens

    def _report(self) -> None:
        if not self._following and not self._composing:
            self.written.emit(self.toPlainText())
        self._report_height()

    def _report_height(self) -> None:
        height = self.sizeHint().height()
        if height != self._height:
            self._height = height
            self.updateGeometry()
            self.resized.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere."""
        super().resizeEvent(event)
        self._report_height()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A word that is being composed is no text yet."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing:
            awaiting, self._awaiting = self._awaiting, None
            if event.commitString():
                self.written.emit(self.toPlainText())
            elif awaiting is not None:
                self.follow(awaiting)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say so where the focus goes to another widget of this window."""
        super().focusOutEvent(event)
        if is_left(event):
            self.focus_lost.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Ctrl+Enter leave; Enter goes on with a list; Ctrl+B and Ctrl+I mark."""
        key, control = event.key(), event.modifiers() == Qt.KeyboardModifier.ControlModifier
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Escape or (is_enter and control):
            self.left.emit()
        elif is_enter and not event.modifiers() and self._continue_list():
            return
        elif control and key in (Qt.Key.Key_B, Qt.Key.Key_I):
            self._surround("**" if key == Qt.Key.Key_B else "*")
        else:
            super().keyPressEvent(event)

    def _continue_list(self) -> bool:
        """A new line of a list begins with its sign; an empty one ends the list."""
        cursor = self.textCursor()
        line = cursor.block().text()
        match = _ITEM.match(line)
        if match is None or cursor.hasSelection() or cursor.positionInBlock() < match.end():
            return False
        if not line[match.end() :].strip():
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.removeSelectedText()
        else:
            sign = match[2] or f"{int(match[3]) + 1}{match[4]}"
            box = "[ ] " if match[6] else ""
            cursor.insertText(f"\n{match[1]}{sign}{match[5]}{box}")
            self.ensureCursorVisible()
        return True

    def _surround(self, sign: str) -> None:
        cursor = self.textCursor()
        words = cursor.selectedText()
        cursor.insertText(f"{sign}{words}{sign}")
        if not words:
            cursor.movePosition(
                QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, len(sign)
            )
            self.setTextCursor(cursor)


def differences(old: str, new: str) -> list[tuple[int, int, str]]:
    """Where `old` differs from `new`, in order: replacing each `old[start:end]` gives `new`."""
    start, most = 0, min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < most - start and old[len(old) - 1 - tail] == new[len(new) - 1 - tail]:
        tail += 1
    left, right = old[start : len(old) - tail], new[start : len(new) - tail]
    if max(len(left), len(right)) > _LONGEST_COMPARED:
        return [(start, len(old) - tail, right)]
    compared = SequenceMatcher(None, left, right, autojunk=False)
    return [
        (start + first, start + last, right[from_:to])
        for what, first, last, from_, to in compared.get_opcodes()
        if what != "equal"
    ]


class _Tinting(QSyntaxHighlighter):
    """Bold, slanted, code, links and signs, line by line; fences hold code."""

    def __init__(self, document: QTextDocument, theme: Theme, fonts: FontChoice) -> None:
        super().__init__(document)
        mono = fonts.mono(Region.SC)
        self._mono = [*mono.latin, *mono.chinese]
        self._formats: dict[str, QTextCharFormat] = {}
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        strong, slant, code, link, sign = (QTextCharFormat() for _ in range(5))
        strong.setFontWeight(QFont.Weight.DemiBold)
        slant.setFontItalic(True)
        code.setFontFamilies(self._mono)
        code.setBackground(theme.code)
        link.setForeground(theme.link)
        sign.setForeground(theme.accent)
        self._formats = {"strong": strong, "slant": slant, "code": code, "link": link, "sign": sign}
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Tint one line."""
        is_fence = text.lstrip().startswith(("```", "~~~"))
        inside = self.previousBlockState() == 1
        self.setCurrentBlockState(1 if inside != is_fence else 0)
        units = Utf16Map(text)
        if inside or is_fence:
            self.setFormat(0, units.to_utf16(len(text)), self._formats["code"])
            return
        for pattern, name in _RULES:
            for match in pattern.finditer(text):
                start, end = units.to_utf16(match.start()), units.to_utf16(match.end())
                self.setFormat(start, end - start, self._formats[name])
