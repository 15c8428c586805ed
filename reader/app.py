"""The composition root: arguments, paths, wiring. It alone knows every room.

Order matters for start-up: the document is read on a thread of its own while Qt is still loading;
the window and the first text come next; the library, the second-start server and the converters
of other forms of Chinese wait until the first text is on the screen.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader import paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.settings import Settings
    from reader.ui.main_window import MainWindow, Parts
    from reader.bitext.requests import EarlyStart

log = logging.getLogger(__name__)
_FIRST_SAMPLE = "*interview*.md"
_WITHOUT_TEXT = 300
"""Milliseconds after which the library is looked at although no text is on the screen."""


def run(arguments: Sequence[str]) -> int:
    """Show the window for `arguments` (files and folders) until it is closed; the exit code."""
    from reader.settings import Settings

    logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s")
    asked = [Path(name).absolute() for name in arguments]
    complaints: list[str] = []
    settings = Settings(paths.config_dir() / "settings.json", complaints.append)
    early = _start_early(asked, settings)

    from PySide6.QtWidgets import QApplication

    from reader.ui.handover import take_lock

    application = QApplication.instance() or QApplication(sys.argv[:1])
    application.setApplicationName("Duidu")
    application.setApplicationDisplayName("Duidu")
    application.setDesktopFileName("duidu")
    lock = take_lock(paths.data_dir())
    if lock is None and _handed_over(asked):
        return 0
    window = make_window(settings, complaints)
    if early is not None:
        window.opener.open(early.request, early)
    window.show()
    _start_the_rest(window, settings, asked)
    try:
        return application.exec()
    finally:
        if lock is not None:
            lock.unlock()


def make_window(settings: Settings, complaints: list[str]) -> MainWindow:
    """The main window with everything it needs, not yet shown. Needs a QApplication."""
    from PySide6.QtGui import QIcon

    from reader.ui.main_window import MainWindow

    window = MainWindow(_parts(settings, complaints))
    window.setWindowIcon(QIcon(str(paths.resources_dir() / "icons" / "duidu.svg")))
    for complaint in complaints:
        window.status.say(complaint)
    return window


def _parts(settings: Settings, complaints: list[str]) -> Parts:
    from reader.library.heads import FileHeads
    from reader.library.index import Index
    from reader.library.places import Places
    from reader.ui.fonts import FontChoice
    from reader.ui.jobs import Jobs
    from reader.ui.main_window import Parts

    return Parts(
        settings=settings,
        places=Places(paths.data_dir() / "places.json", complaints.append),
        index=Index(paths.cache_dir() / "library.sqlite"),
        heads=FileHeads(),
        fonts=FontChoice(),
        jobs=Jobs(threads=3),
        resources=paths.resources_dir(),
    )


def _start_early(asked: list[Path], settings: Settings) -> EarlyStart | None:
    """Begin to read what will be shown first: a file asked for, or the last one, or a sample."""
    path = next((path for path in asked if not path.is_dir()), None)
    path = path or _last_document(settings) or _first_sample(settings)
    if path is None:
        return None
    from reader.bitext.requests import EarlyStart, Request

    return EarlyStart(Request(path))


def _last_document(settings: Settings) -> Path | None:
    last = settings.last_document
    return last if last is not None and last.is_file() else None


def _first_sample(settings: Settings) -> Path | None:
    """What a first start opens."""
    if settings.folders_chosen or settings.recent_documents:
        return None
    return next(iter(sorted(paths.samples_dir().glob(_FIRST_SAMPLE))), None)


def _start_the_rest(window: MainWindow, settings: Settings, asked: list[Path]) -> None:
    """What can wait until the first text is on the screen, or until none is expected."""
    from PySide6.QtCore import QTimer

    started: list[bool] = []

    def start() -> None:
        if started:
            return
        started.append(True)
        folders = settings.folders if settings.folders_chosen else (paths.samples_dir(),)
        window.feed.entry_found.connect(window.entry_found)
        window.feed.start(tuple(folder for folder in folders if folder.is_absolute()))
        for path in asked:
            if path.is_dir():
                window.opener.add_folder(path)
        _listen(window)
        window.preload_chinese()

    window.first_text.connect(start)
    QTimer.singleShot(_WITHOUT_TEXT if window.session.path else 0, start)


def _handed_over(asked: list[Path]) -> bool:
    from reader.ui.handover import hand_over

    return hand_over(paths.data_dir(), asked)


def _listen(window: MainWindow) -> None:
    from reader.ui.handover import HandoverServer

    server = HandoverServer(paths.data_dir(), window)

    def receive(names: list[str]) -> None:
        window.opener.open_paths(names)
        window.come_forward()

    server.paths_received.connect(receive)
