"""The program on a stage: a furnished window without a screen, with a home that begins empty.

Pictures and benchmarks use it. It waits for facts (everything is read, the library is listed, the
pictures are decoded), never for an amount of time.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QEventLoop, Qt, QTimer, QVariantAnimation
from PySide6.QtWidgets import QApplication

from reader import paths
from reader.app import furnish, make_window
from reader.library.entries import Entry
from reader.library.places import Place as StoredPlace
from reader.library.places import Places
from reader.settings import Settings
from reader.ui.reading.images import ImageState, ImageStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.ui.interior import Interior
    from reader.ui.window import Window

PATIENCE = 60.0
"""Seconds after which a fact that was waited for is given up."""


def application() -> QApplication:
    """The one application, with a text cursor that does not blink."""
    running = QApplication.instance()
    made = running if isinstance(running, QApplication) else QApplication(["duidu"])
    made.setCursorFlashTime(0)
    return made


def wait_until(fact: Callable[[], bool], what: str) -> None:
    """Let events happen until `fact()` is true; TimeoutError with `what` after `PATIENCE`."""
    loop, ticking = QEventLoop(), QTimer(interval=5)
    ticking.timeout.connect(lambda: None)  # wakes the loop where nothing else does
    ticking.start()
    end = time.monotonic() + PATIENCE
    while not fact():
        if time.monotonic() > end:
            raise TimeoutError(f"waited in vain for {what}")
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def settle() -> None:
    """Deliver everything that is posted: layouts, paints, deletions."""
    for _ in range(4):
        QApplication.processEvents()


def wait_for_rest() -> None:
    """Settle, and let what fades come to its end; text that scrolls by itself never does."""
    settle()
    wait_until(_is_at_rest, "what fades")
    settle()


def _is_at_rest() -> bool:
    return not any(
        moving.state() == QAbstractAnimation.State.Running
        for widget in QApplication.topLevelWidgets()
        for moving in widget.findChildren(QVariantAnimation)
    )


@dataclass(frozen=True, slots=True)
class Stage:
    """A furnished window that is shown."""

    window: Window
    interior: Interior

    def open(self, path: Path) -> None:
        """Open a file; returns when all of it is read."""
        session = self.window.session
        self.interior.opener.open_path(path)
        wait_until(lambda: session.path == path and session.done, f"all of {path.name}")
        settle()

    def wait_for_library(self) -> None:
        """Until the folders are looked at and the list shows what was found."""
        sidebar, feed = self.interior.sidebar, self.interior.feed

        def is_listed() -> bool:
            timers = (sidebar._refresh_timer, sidebar._chips_timer)
            busy = bool(feed._under_way) or any(timer.isActive() for timer in timers)
            return not busy and any(isinstance(row, Entry) for row in sidebar.model.rows)

        wait_until(is_listed, "the library")

    def wait_for_images(self) -> None:
        """Until no visible picture is still being decoded."""
        self.window.view.viewport().repaint()
        store = self.window.findChild(ImageStore)
        states = store._images.values() if store else ()
        wait_until(lambda: all(one.state is not ImageState.LOADING for one in states), "pictures")
        settle()

    def keep(self) -> None:
        """Let the bars follow, and write down the place, as happens a moment after a change."""
        wait_until(lambda: not self.interior._follow.isActive(), "the status line")
        self.interior.keeper.now()
        self.interior.status._clear.stop()
        settle()


@contextmanager
def home(choices: Mapping[str, object], places: Sequence[StoredPlace] = ()) -> Iterator[Settings]:
    """An empty home of its own with these settings and these remembered places."""
    before = os.environ.get(paths.HOME_VARIABLE)
    with tempfile.TemporaryDirectory(prefix="duidu-stage-", ignore_cleanup_errors=True) as name:
        os.environ[paths.HOME_VARIABLE] = name
        settings = Settings(paths.config_dir() / "settings.json")
        for key, value in choices.items():
            settings.put(key, value)
        stored = Places(paths.data_dir() / "places.json")
        for place in places:
            stored.remember(place)
        stored.save()
        try:
            yield settings
        finally:
            if before is None:
                del os.environ[paths.HOME_VARIABLE]
            else:
                os.environ[paths.HOME_VARIABLE] = before


@contextmanager
def stage(
    size: tuple[int, int],
    choices: Mapping[str, object] | None = None,
    places: Sequence[StoredPlace] = (),
    before: Callable[[], Mapping[str, object]] = dict,
) -> Iterator[Stage]:
    """A window of `size` with the samples in its sidebar; closed and forgotten at the end.

    choices: settings by name, as settings.json has them. places: what was read before. before:
    makes files in the home, and gives settings that go with them.
    """
    application()
    with home({"language": "en", "theme": "light", **(choices or {})}, places) as settings:
        for key, value in before().items():
            settings.put(key, value)
        window = make_window(settings, [])
        window.resize(*size)
        window.show()
        interior = furnish(window, [])
        window.activateWindow()
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wait_until(window.isActiveWindow, "the window")
        window.view.setFocus()
        try:
            yield Stage(window, interior)
        finally:
            window.close()
            settle()
