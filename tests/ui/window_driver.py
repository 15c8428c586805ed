"""A real window for tests: made as the program makes it, driven as a person drives it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from reader import paths
from reader.app import furnish, make_window
from reader.settings import Settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.ui.interior import Interior
    from reader.ui.reading.view import ReadingView
    from reader.ui.window import Window

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "samples"


@dataclass
class Program:
    """The window and its furniture, with the verbs of a reader."""

    bot: QtBot
    window: Window
    interior: Interior

    @property
    def view(self) -> ReadingView:
        return self.window.view

    def open(self, path: Path) -> None:
        """Open a file and wait until all of it is read."""
        self.interior.opener.open_path(path)
        self.bot.waitUntil(lambda: self.is_open(path), timeout=60_000)

    def is_open(self, path: Path) -> bool:
        session = self.window.session
        return session.path == path and session.done and session.bitext is not None

    def message(self) -> str:
        """What stands in the reading area instead of a text; "" where a text stands."""
        page = self.interior.message
        if self.window.stack.currentWidget() is not page:
            return ""
        return "\n".join(label.text() for label in page.findChildren(QLabel))

    def buttons(self) -> list[str]:
        """The words on the buttons below the message."""
        return [button.text() for button in self._buttons()]

    def push(self, words: str) -> None:
        """Push the button below the message that starts with some words."""
        next(button for button in self._buttons() if button.text().startswith(words)).click()

    def _buttons(self) -> list[QPushButton]:
        found = self.interior.message.findChildren(QPushButton)
        return [button for button in found if button.isVisible()]

    def press(self, key: str | Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press a key in the reading view."""
        modifiers = modifiers or Qt.KeyboardModifier.NoModifier
        if isinstance(key, str):
            QTest.keyClicks(self.view, key, modifiers)
        else:
            QTest.keyClick(self.view, key, modifiers)

    def drag(self, start: QPointF, end: QPointF) -> None:
        """Drag with the left button over the text."""
        viewport = self.view.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=_point(start))
        for step in range(1, 6):
            between = start + (end - start) * (step / 5)
            QTest.mouseMove(viewport, _point(between))
            _move(viewport, between)
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=_point(end))

    def click(self, point: QPointF) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=_point(point))

    def clipboard(self) -> str:
        return QGuiApplication.clipboard().text()

    def top_text(self) -> str:
        """The first words at the place where the reader is, from the source."""
        place = self.view.place()
        bitext = self.view.bitext
        for block in bitext.documents[place.document].blocks:
            if block.start <= place.position <= block.end:
                return block.text[place.position - block.start :][:12]
        return ""

    def shown(self, column: int) -> str:
        """Everything that the visible boxes of a column show."""
        texts = [
            placed.box.shown_text(placed.box.start, placed.box.end)
            for number, _ in self.view.visible_units()
            for placed in self.view.unit(number).boxes
            if placed.column == column
        ]
        return "\n".join(texts)

    def point_of(self, words: str) -> QPointF:
        """Where in the viewport the first visible box that shows `words` has them."""
        for number, top in self.view.visible_units():
            for placed in self.view.unit(number).boxes:
                box = placed.box
                shown = box.shown_text(box.start, box.end)
                if words in shown:
                    start = box.start + shown.index(words)
                    rects = box.rects(start, start + len(words))
                    rect = rects[0]
                    x, y = placed.x + rect.left() + 2, top + placed.y + rect.center().y()
                    return QPointF(x, y)
        raise AssertionError(f"{words!r} is not in sight")


def make_program(
    bot: QtBot, size: tuple[int, int] = (1280, 860), complaints: list[str] | None = None
) -> Program:
    """A furnished window on this test's profile. Closed by the bot.

    complaints: takes what the program has to say about the profile's files.
    """
    complaints = [] if complaints is None else complaints
    settings = Settings(paths.config_dir() / "settings.json", complaints.append)
    window = make_window(settings, complaints)
    window.resize(*size)
    bot.addWidget(window)
    window.show()
    interior = furnish(window, complaints)
    window.activateWindow()
    window.view.setFocus()
    bot.waitUntil(window.isActiveWindow, timeout=5000)
    return Program(bot, window, interior)


def _point(point: QPointF) -> QPoint:
    return point.toPoint()


def _move(viewport: object, point: QPointF) -> None:
    """QTest's moves carry no buttons; a drag needs them."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication, QWidget

    assert isinstance(viewport, QWidget)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        point,
        viewport.mapToGlobal(point),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)
