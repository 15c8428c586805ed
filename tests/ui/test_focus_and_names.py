"""Everything is reached by Tab, in the order of the eye, seen to be focused, and has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from reader.ui.reading.view import ReadingView
from tests.tools.access import shown_windows, things
from tests.tools.acts import command
from tests.tools.gallery import staged
from tests.tools.scenes import SCENES
from tests.tools.stage import settle

if TYPE_CHECKING:
    from collections.abc import Iterator


NAMED = (
    "notes-editor", "contents", "find-none", "search", "palette", "cheat-sheet", "banner-refused",
    "library-empty", "filter-suggestions", "dialog-export", "dialog-print", "dialog-percent",
    "dialog-leaving", "dialog-annotations-file", "dialog-about", "dialog-mishap",
    "preferences-reading", "preferences-notes", "preferences-keys",
)  # fmt: skip
WALKED = (
    "dialog-export", "dialog-print", "dialog-percent", "dialog-leaving", "dialog-about",
    "dialog-annotations-file", "dialog-mishap", "preferences-reading", "preferences-notes",
    "preferences-library", "preferences-appearance",
)  # fmt: skip
BY_NAME = {scene.name: scene for scene in SCENES}
pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True),
]


@pytest.mark.parametrize("name", NAMED)
def test_whatever_can_have_the_focus_has_a_name(name: str) -> None:
    with staged(BY_NAME[name], "light", 1200):
        nameless = [
            str(thing) for window in shown_windows() for thing in things(window)
            if thing.lacks_a_name
        ]  # fmt: skip
    assert not nameless


def test_tab_goes_through_the_window_as_the_eye_does_and_is_seen() -> None:
    with staged(BY_NAME["notes"], "dark", 1400) as on:
        command("filter")(on)
        stops = list(_stops(on.window))
        _assert_seen(stops)
        top, side = _edges(on.interior.bar), _edges(on.interior.sidebar)
        order = [_where(on.window, stop, (top, side)) for stop in stops]
    assert order == sorted(order, key=("side", "text", "right", "below", "top").index), order
    assert {"side", "right", "below", "top"} <= set(order)


@pytest.mark.parametrize("name", WALKED)
def test_tab_goes_through_each_dialogue(name: str) -> None:
    with staged(BY_NAME[name], "light", 1200):
        (dialog,) = [one for one in shown_windows() if isinstance(one, QDialog)]
        dialog.activateWindow()
        settle()
        stops = list(_stops(dialog))
        wanted = {
            one for one in dialog.findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and one.focusProxy() is None and not one.objectName().startswith("qt_")
        }  # fmt: skip
        missed = [_said(one) for one in wanted - set(stops)]
        assert not [one for one in missed if "Radio" not in one], missed
        _assert_seen(stops)
        _assert_downwards(dialog, stops)


def _stops(window: QWidget) -> Iterator[QWidget]:
    """Where Tab leads from where the focus is, once around."""
    first = window.focusWidget()
    assert first is not None
    here = first
    for _ in range(80):
        yield here
        is_text = isinstance(here, ReadingView)  # there Tab goes to the other side
        QTest.keyClick(here, Qt.Key.Key_F6 if is_text else Qt.Key.Key_Tab)
        settle()
        here = QApplication.focusWidget()
        assert here is not None
        if here is first:
            return
    pytest.fail("Tab never came around")


def _assert_seen(stops: list[QWidget]) -> None:
    """Each looks different with the focus than without."""
    unseen: list[str] = []
    for here, other in zip(stops, [*stops[1:], stops[0]], strict=True):
        if not here.isVisible() or len(stops) == 1:
            continue
        here.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        with_focus = here.grab().toImage()
        other.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        if here.isVisible() and here.grab().toImage() == with_focus:
            unseen.append(_said(here))
    assert not unseen


def _assert_downwards(window: QWidget, stops: list[QWidget]) -> None:
    """No stop stands wholly above and left of the one before, but for the first one again."""
    places = [QRect(stop.mapTo(window, QPoint()), stop.size()) for stop in stops]
    start = min(range(len(places)), key=lambda at: (places[at].top(), places[at].left()))
    turned = places[start:] + places[:start]
    names = stops[start:] + stops[:start]
    back = [
        (_said(before), _said(after))
        for (before, here), (after, there) in zip(
            zip(names, turned, strict=True), list(zip(names, turned, strict=True))[1:], strict=False
        )
        if there.bottom() < here.top() and there.right() < here.left()
    ]
    assert not back


def _said(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    name = interface.text(QAccessible.Text.Name) if interface is not None else ""
    return f"{type(widget).__name__} “{name}”"


def _edges(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def _where(window: QWidget, stop: QWidget, edges: tuple[QRect, QRect]) -> str:
    top, side = edges
    middle = stop.mapTo(window, stop.rect().center())
    if top.contains(middle):
        return "top"
    if side.contains(middle):
        return "side"
    if middle.y() > side.bottom():
        return "below"
    return "text" if isinstance(stop, ReadingView) else "right"
