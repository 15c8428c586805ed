"""A guard against PySide6 releases that give back a reference to None which they do not own.

PySide6 6.12.0 on Python 3.11 drops one reference to None on every call that returns nothing. After
a few thousand calls the count reaches zero and the interpreter aborts ("none_dealloc"); the crash
comes late and far from its cause. So each kind of call that the program makes often is counted
here: ten thousand of them must leave the count where it was. From Python 3.12 on None is immortal,
its count says nothing, and such a release does no harm.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QTextDocument,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QScrollBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

CALLS = 10_000
NOISE = 100  # caches and the test runner itself hold a few references more or less

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on: nothing to count"
)


class Emitter(QObject):
    """Something with a signal."""

    happened = Signal()


def set_point(number: int, point: QPoint = QPoint()) -> None:  # noqa: B008 -- one for all calls
    point.setX(number)
    point.setY(number)


def set_value_types(number: int) -> None:
    rect, font, colour, option = QRect(), QFont(), QColor(), QTextOption()
    rect.setWidth(number)
    font.setPixelSize(10 + number % 10)
    colour.setRed(number % 256)
    option.setUseDesignMetrics(bool(number % 2))


def set_object_name(number: int, thing: QObject = QObject()) -> None:  # noqa: B008
    thing.setObjectName(str(number % 10))


def emit_signal(_: int, emitter: Emitter = Emitter()) -> None:  # noqa: B008
    emitter.happened.emit()


def lay_out(_: int) -> None:
    layout = QTextLayout("对读")
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()


def paint(_: int, image: QImage = QImage(8, 8, QImage.Format.Format_RGB32)) -> None:  # noqa: B008
    painter = QPainter(image)
    painter.save()
    painter.translate(1, 1)
    painter.fillRect(QRect(0, 0, 4, 4), QColor("black"))
    painter.restore()
    painter.end()


def count_change(call: Callable[[int], object], times: int = CALLS) -> int:
    """How far `times` calls move the count of references to None."""
    before = sys.getrefcount(None)
    for number in range(times):
        call(number)
    return sys.getrefcount(None) - before


@pytest.mark.parametrize("call", [set_point, set_value_types, set_object_name, emit_signal])
def test_values_and_objects_keep_the_count(call: Callable[[int], None]) -> None:
    call(0)
    assert abs(count_change(call)) <= NOISE


@pytest.mark.parametrize("call", [lay_out, paint])
def test_text_and_painting_keep_the_count(qapp: object, call: Callable[[int], None]) -> None:
    assert qapp is not None
    call(0)
    assert abs(count_change(call)) <= NOISE


def test_widgets_keep_the_count(qtbot: QtBot) -> None:
    label, bar, document = QLabel(), QScrollBar(), QTextDocument()
    qtbot.addWidget(label)
    qtbot.addWidget(bar)

    def use(number: int) -> None:
        label.setText(str(number % 7))
        label.update()
        bar.setRange(0, number)
        bar.setValue(number // 2)
        document.setTextWidth(100 + number % 3)

    use(0)
    assert abs(count_change(use)) <= NOISE


def test_the_guard_itself_sees_a_drifting_count() -> None:
    kept: list[None] = []
    assert count_change(lambda _: kept.append(None)) > CALLS - NOISE
