"""Nothing fades where less motion is asked for; lines tell colours apart where that is wished."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QCheckBox, QStyle

from reader import system_motion
from reader.annotations.model import Colour
from reader.settings import MotionChoice, Settings
from reader.ui.annotating.patterns import draw_pattern
from tests.ui.marking_driver import CHAIRS, Marking

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.preferences.dialog import Preferences
    from reader.ui.preferences.fields import Choice


def preferences(marking: Marking, page: str, field: str) -> Preferences:
    marking.program.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = marking.program.interior.guides.preferences
    assert dialog is not None
    marking.program.bot.waitUntil(dialog.isActiveWindow)
    dialog.go_to(page, field)
    return dialog


def choose(choice: Choice[MotionChoice], value: MotionChoice) -> None:
    choice.show_value(value)
    choice.activated.emit(choice.currentIndex())


def kept(marking: Marking) -> Settings:
    marking.program.interior.keeper.now()
    return Settings(marking.program.window.parts.settings.path)


def fades(marking: Marking) -> bool:
    """Whether the bar beside words that are selected now fades in."""
    marking.drag_over(CHAIRS)
    assert marking.shows_bar()
    bar = marking.bar
    is_fading = bar._fade.state() is QAbstractAnimation.State.Running
    assert bar._effect.isEnabled() is is_fading
    marking.program.view.set_selection(None)
    assert not marking.shows_bar()
    return is_fading


def test_reduced_motion_acts_at_once_and_is_kept(marking: Marking) -> None:
    assert fades(marking)
    dialog = preferences(marking, "appearance", "motion")
    choose(dialog.appearance.motion, MotionChoice.REDUCED)
    QApplication.processEvents()
    dialog.close()
    assert not fades(marking)
    assert kept(marking).motion is MotionChoice.REDUCED
    marking.program.interior.appearance.choose_motion(MotionChoice.SYSTEM)
    assert fades(marking)


def test_what_the_system_asks_holds_too(marking: Marking) -> None:
    look, view = marking.program.interior.appearance, marking.program.view
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    assert view.style().styleHint(hint, None, view) > 0
    look.system_answered(True)
    assert view.style().styleHint(hint, None, view) == 0
    assert not fades(marking)
    look.system_answered(False)
    assert fades(marking)


@pytest.mark.parametrize(
    ("name", "text", "less"),
    [
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=1\n", False),
        ("kdeglobals", "[General]\nfont=Sans,10\n", False),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n", True),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=true\n", False),
        ("gtk-3.0/settings.ini", "no section\n", False),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=perhaps\n", False),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor\n\xff", False),
    ],
)
def test_desktops_are_asked_in_their_files(
    tmp_path: Path, name: str, text: str, *, less: bool
) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode("latin-1"))
    assert system_motion._files_ask_for_less({"XDG_CONFIG_HOME": str(tmp_path)}) is less


def test_a_desktop_that_has_no_files_asks_for_nothing(tmp_path: Path) -> None:
    assert not system_motion._files_ask_for_less({"XDG_CONFIG_HOME": str(tmp_path / "none")})


def test_a_program_of_the_system_answers_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = tmp_path / "gsettings"
    said.write_text('#!/bin/sh\n[ "$3" = enable-animations ] && echo false || exit 1\n')
    said.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert system_motion._answer("gsettings", "get", "a.schema", "enable-animations") == "false"
    assert system_motion._answer("gsettings", "get", "a.schema", "other") == ""
    assert system_motion._answer("no-such-program-of-any-system") == ""


def drawn(colour: Colour) -> QImage:
    """The line of a colour in black, for every colour is the same to some eyes."""
    image = QImage(60, 8, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_pattern(painter, colour, image.rect().toRectF(), QColor("black"))
    painter.end()
    return image


def test_every_line_looks_different_without_its_colour(qapp: object) -> None:
    assert qapp is not None
    images = {colour: drawn(colour) for colour in Colour}
    blank = QImage(images[Colour.YELLOW])
    blank.fill(255)
    for one in Colour:
        assert images[one] != blank
        for other in Colour:
            differing = sum(
                abs(images[one].pixelColor(x, y).value() - images[other].pixelColor(x, y).value())
                > 80
                for x in range(60)
                for y in range(8)
            )
            assert (differing > 20) is (one is not other)


def test_patterns_come_at_once_and_are_kept(marking: Marking) -> None:
    marking.drag_over(CHAIRS)
    marking.do("mark-green")
    marking.program.press(Qt.Key.Key_Escape)
    view = marking.program.view
    before = view.viewport().grab().toImage()
    dialog = preferences(marking, "notes", "patterns")
    legend = dialog.notes._dots[Colour.GREEN].pixmap().width()
    box = dialog.notes.patterns
    assert isinstance(box, QCheckBox)
    box.click()
    assert dialog.notes._dots[Colour.GREEN].pixmap().width() > legend
    dialog.close()
    after = view.viewport().grab().toImage()
    assert after != before
    assert kept(marking).colour_patterns is True
    marking.drag_over(CHAIRS)
    for dot in marking.bar.colours:
        patterned = dot.grab().toImage()
        dot.set_patterned(False)
        assert dot.grab().toImage() != patterned
