"""Where the small bar stands: near the words, never over them, never outside. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QSizeF

GAP = 7.0
"""Pixels between the words and the bar."""


def place_for(size: QSizeF, words: Sequence[QRectF], room: QRectF) -> QPointF:
    """The upper left corner of the bar.

    words: rectangles that must stay free, in the order of the text. Above the first line if there
    is room, else below the last, else beside them, else at the edge that hides the least.
    """
    places = [_inside(point, size, room) for point in _wishes(size, words, room)]
    return min(places, key=lambda point: _hidden(QRectF(point, size), words))


def _wishes(size: QSizeF, words: Sequence[QRectF], room: QRectF) -> Iterator[QPointF]:
    first, last = words[0], words[-1]
    top = min(rect.top() for rect in words)
    bottom = max(rect.bottom() for rect in words)
    left = min(rect.left() for rect in words)
    right = max(rect.right() for rect in words)
    yield QPointF(first.center().x() - size.width() / 2, top - GAP - size.height())
    yield QPointF(last.center().x() - size.width() / 2, bottom + GAP)
    middle = (max(top, room.top()) + min(bottom, room.bottom())) / 2 - size.height() / 2
    yield QPointF(right + GAP, middle)
    yield QPointF(left - GAP - size.width(), middle)
    yield QPointF(room.center().x() - size.width() / 2, room.bottom() - size.height())
    yield QPointF(room.center().x() - size.width() / 2, room.top())


def _inside(point: QPointF, size: QSizeF, room: QRectF) -> QPointF:
    x = min(max(point.x(), room.left()), max(room.right() - size.width(), room.left()))
    y = min(max(point.y(), room.top()), max(room.bottom() - size.height(), room.top()))
    return QPointF(round(x), round(y))


def _hidden(bar: QRectF, words: Sequence[QRectF]) -> float:
    """The area of words under the bar."""
    covered = (bar.intersected(rect) for rect in words)
    return sum(rect.width() * rect.height() for rect in covered)
