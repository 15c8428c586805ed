"""Labels that wrap: no lone character on the last line, and no more room than any label takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.ui.wrapped_label import WrappedLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CHINESE = "放入 Markdown 或文本文件，它们会自动出现在这里；也可以添加别的文件夹。"
ENGLISH = "The last changes to your annotations are not on the disk."
TWO = "打开一篇文档，或把文件拖到这里。\n\n按 C 更换中文形式，按 ↓ 和 ↑ 逐段移动，按 PgDn 翻页。"
WIDTHS = range(150, 420, 7)


def lines(label: QLabel) -> list[list[float]]:
    """The widths of the lines of each paragraph, set as Qt sets them in the label's room."""
    found = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    for paragraph in filter(None, label.text().split("\n")):
        layout = QTextLayout(paragraph, label.font())
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(label.contentsRect().width())
        layout.endLayout()
        found.append([layout.lineAt(at).naturalTextWidth() for at in range(layout.lineCount())])
    return found


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def pair(window: QWidget) -> tuple[WrappedLabel, QLabel]:
    """The same words in both labels, in as much room."""
    ours, plain = WrappedLabel(), QLabel()
    plain.setWordWrap(True)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    for label in (ours, plain):
        label.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(label)
    column.addStretch(1)
    window.resize(WIDTHS[0], 400)
    window.show()
    return ours, plain


def say(pair: tuple[WrappedLabel, QLabel], text: str) -> None:
    for label in pair:
        label.setText(text)


@pytest.mark.parametrize("text", [CHINESE, ENGLISH])
def test_the_last_line_is_no_remnant(pair: tuple[WrappedLabel, QLabel], text: str) -> None:
    ours, plain = pair
    em = ours.fontInfo().pixelSize()
    say(pair, text)
    lonely = 0
    for width in WIDTHS:
        ours.window().resize(width, 400)
        lonely += any(len(each) > 1 and each[-1] < 3 * em for each in lines(plain))
        assert not any(len(each) > 1 and each[-1] < 3 * em for each in lines(ours)), width
    assert lonely, "some of these widths leave a lone character to Qt"


def test_several_paragraphs_take_what_their_lines_allow(pair: tuple[WrappedLabel, QLabel]) -> None:
    ours, _ = pair
    say(pair, TWO)
    longer = 0
    for width in WIDTHS:
        ours.window().resize(width, 400)
        ends = [
            min(each[-1] for each in lines(label) if len(each) > 1)
            for label in pair
            if any(len(each) > 1 for each in lines(label))
        ]
        assert len(ends) in (0, 2)
        assert not ends or ends[0] >= ends[1]
        longer += bool(ends and ends[0] > ends[1])
    assert longer


@pytest.mark.parametrize("text", [CHINESE, ENGLISH, TWO])
@pytest.mark.parametrize("by_mouse", [False, True])
def test_it_takes_the_room_of_any_label(
    pair: tuple[WrappedLabel, QLabel], text: str, by_mouse: bool
) -> None:
    ours, plain = pair
    for label in pair if by_mouse else ():
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    say(pair, text)
    for width in WIDTHS:
        ours.window().resize(width, 400)
        assert [len(each) for each in lines(ours)] == [len(each) for each in lines(plain)]
        assert ours.height() == plain.height()
        assert ours.sizeHint() == plain.sizeHint()
        assert ours.minimumSizeHint() == plain.minimumSizeHint()
        assert [ours.heightForWidth(each) for each in WIDTHS] == [
            plain.heightForWidth(each) for each in WIDTHS
        ]
    assert ours.text() == text


def test_what_is_said_later_and_in_other_type_is_set_anew(
    pair: tuple[WrappedLabel, QLabel],
) -> None:
    ours, plain = pair
    say(pair, CHINESE)
    for width in WIDTHS:
        ours.window().resize(width, 400)
        if lines(plain)[0][-1] < 3 * ours.fontInfo().pixelSize():
            break
    assert ours.contentsRect().width() < ours.width()
    say(pair, "短。")
    assert ours.contentsRect().width() == ours.width()
    say(pair, CHINESE)
    assert ours.contentsRect().width() < ours.width()
    font = ours.font()
    font.setPixelSize(6)
    ours.setFont(font)
    assert ours.contentsRect().width() == ours.width() or len(lines(ours)[0]) > 1
    ours.window().resize(1200, 400)
    assert ours.contentsRect().width() == ours.width()


def test_what_is_centred_stays_in_the_middle(pair: tuple[WrappedLabel, QLabel]) -> None:
    ours, _ = pair
    ours.setAlignment(Qt.AlignmentFlag.AlignCenter)
    say(pair, CHINESE)
    for width in WIDTHS:
        ours.window().resize(width, 400)
        room = ours.contentsRect()
        assert abs(room.left() - (ours.width() - room.right() - 1)) <= 1
