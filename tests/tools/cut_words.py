"""Words on the screen that have less room than they need."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget

from reader.ui.elided_label import ElidedLabel

_SLACK = 1
"""Pixels that rounding may take."""


def cut_words() -> list[str]:
    """Of everything that is shown, the labels, buttons and boxes that cut off what they say.

    Words that are shortened with … by whoever shows them are not meant.
    """
    widgets = [each for top in QApplication.topLevelWidgets() for each in _shown(top)]
    return [f"{said!r} in {_named(each)}" for each in widgets if (said := _cut(each))]


def _shown(top: QWidget) -> list[QWidget]:
    if not top.isVisible():
        return []
    return [each for each in top.findChildren(QWidget) if each.isVisible()]


def _cut(widget: QWidget) -> str:
    if isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel):
        return widget.text() if _is_label_cut(widget) else ""
    if isinstance(widget, QAbstractButton | QComboBox):
        text = widget.text() if isinstance(widget, QAbstractButton) else widget.currentText()
        needs, has = widget.minimumSizeHint(), widget.size()
        is_a_word = len(text) > 1  # + and − have as much room as they are given
        return text if is_a_word and _is_less(has, needs) else ""
    return ""


def _is_label_cut(label: QLabel) -> bool:
    text, room = label.text(), label.contentsRect()
    if not text or label.height() == 0:
        return False
    if label.wordWrap():
        return label.height() + _SLACK < label.heightForWidth(label.width())
    plain = text
    if "<" in text and label.textFormat() is not Qt.TextFormat.PlainText:
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setHtml(text)
        plain = document.toPlainText()
    if label.buddy() is not None:
        plain = plain.replace("&", "")
    bounds = label.fontMetrics().boundingRect(QRect(0, 0, 10_000, 10_000), 0, plain)
    return _is_less(room.size(), QSize(bounds.width() + label.margin() * 2, bounds.height()))


def _is_less(has: QSize, needs: QSize) -> bool:
    return has.width() + _SLACK < needs.width() or has.height() + _SLACK < needs.height()


def _named(widget: QWidget) -> str:
    names = [type(widget).__name__]
    parent = widget.parentWidget()
    while parent is not None and len(names) < 4:
        names.append(parent.objectName() or type(parent).__name__)
        parent = parent.parentWidget()
    return " ← ".join(names)
