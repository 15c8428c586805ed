"""Another theme: every widget has it, the place stays, and no widget is dressed again and again."""

from __future__ import annotations

import gc
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from reader import paths
from reader.settings import ThemeChoice
from reader.ui.icons import icon

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.marking_driver import Marking

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Dressings(QObject):
    """Counts how often each widget is told of another style."""

    def __init__(self) -> None:
        super().__init__()
        self.counted: Counter[int] = Counter()
        self.had_garbage_looked_for = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and watched.isWidgetType():
            self.counted[id(watched)] += 1
            self.had_garbage_looked_for |= gc.isenabled()
        return False


def test_widgets_are_not_dressed_once_for_each_that_they_lie_in(marking: Marking) -> None:
    """Qt would, and a widget lies in four others on the average."""
    program, application = marking.program, QApplication.instance()
    assert isinstance(application, QApplication)
    place, widgets = program.view.place(), application.allWidgets()  # which keeps their ids
    counting = Dressings()
    application.installEventFilter(counting)
    program.interior.appearance.choose_theme(ThemeChoice.DARK)
    application.removeEventFilter(counting)
    assert len(counting.counted) > 60
    assert not counting.had_garbage_looked_for, "a widget in it would be dressed while it goes"
    assert gc.isenabled()
    assert sum(counting.counted.values()) < 3 * len(widgets)
    assert program.view.place() == place
    panel = program.interior.appearance.theme.panel
    assert program.window.grab().toImage().pixelColor(400, 10) == panel


@pytest.mark.parametrize("disabled", [None, QColor("#808080")])
def test_an_icon_has_both_its_inks_in_every_size(disabled: QColor | None) -> None:
    made = icon(_icons(), "close", QColor("#102030"), disabled)
    for mode, ink in ((QIcon.Mode.Normal, "#102030"), (QIcon.Mode.Disabled, disabled or "#102030")):
        for scale in (1.0, 2.0, 3.0):
            image = made.pixmap(QSize(18, 18), scale, mode).toImage()
            assert image.width() == 18 * scale
            colours = {
                image.pixelColor(x, y).name()
                for x in range(image.width())
                for y in range(image.height())
                if image.pixelColor(x, y).alpha() == 255
            }
            assert colours == {QColor(ink).name()}


def _icons() -> Path:
    return paths.resources_dir() / "icons"


def test_the_preferences_are_not_dressed_while_garbage_is_looked_for(marking: Marking) -> None:
    application, interior = QApplication.instance(), marking.program.interior
    assert isinstance(application, QApplication)
    marking.do("preferences")
    dialog = interior.guides.preferences
    assert dialog is not None
    counting = Dressings()
    interior.appearance.choose_theme(ThemeChoice.DARK)
    application.installEventFilter(counting)
    application.processEvents()  # the dialogue follows by a queued signal
    application.removeEventFilter(counting)
    assert counting.counted
    assert not counting.had_garbage_looked_for
    dialog.close()
