"""The composition root: arguments, paths, wiring. It alone knows every room.

Order matters for start-up: the document is read on a thread of its own while Qt is still loading;
the window and the first text come next; the library, the second-start server and the converters
of other forms of Chinese wait until the first text is on the screen.
"""

from __future__ import annotations

import builtins
import gc
import importlib
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader import paths
from reader.wishes import COMMANDS, is_wish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.requests import EarlyStart
    from reader.settings import Settings
    from reader.ui.interior import Interior
    from reader.ui.mishaps import Mishaps
    from reader.ui.window import Window

log = logging.getLogger(__name__)
_FIRST_SAMPLE = "*interview*.md"
_WITHOUT_TEXT = 1500
"""Milliseconds after which the library is looked at although no text is on the screen."""
_GARBAGE = (20_000, 25, 25)
"""After how many new objects, and then rounds, garbage is looked for.

A long text is a great many objects that stay. Looking through them as often as Python does by
itself delays a novel's first text, and each time stops everything for up to a tenth of a second.
"""


def run(arguments: Sequence[str]) -> int:
    """Show the window for `arguments` (files and folders) until it is closed; the exit code."""
    try:
        return _run(arguments)
    except Exception as error:  # whoever double-clicked sees no terminal
        from reader.ui.mishaps import tell_of_failed_start

        return tell_of_failed_start(error, paths.log_dir())


def _run(arguments: Sequence[str]) -> int:
    gc.disable()  # looking for garbage is an eighth of what start-up costs, and finds none
    from reader.settings import Settings

    logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s")
    wishes = [name for name in arguments if is_wish(name)]
    asked = [paths.from_argument(name) for name in arguments if name not in wishes]
    complaints: list[str] = []
    settings = Settings(paths.config_dir() / "settings.json", complaints.append)
    was_left = (paths.data_dir() / paths.LOCK_NAME).exists()
    # Where a start ended badly the next one opens by itself nothing that it may have fallen over.
    early = _start_early(asked, settings, by_itself=not was_left)

    _load_qt()
    from PySide6.QtWidgets import QApplication

    from reader.ui.one_program import take_lock

    # Background work holds the interpreter for this long before the interface gets its turn.
    sys.setswitchinterval(0.001)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Duidu")
    application.setDesktopFileName("org.duidu.Duidu")
    lock = take_lock(paths.data_dir())
    if lock is None:
        if _handed_over([*map(str, asked), *wishes]):
            return 0
        early = early or _start_early(asked, settings)  # the other program does not answer
    window = make_window(settings, complaints)
    if early is not None:
        window.session.open(early.request, early)
    window.show()
    ended_badly = was_left and lock is not None
    furnish_after_first_text(window, complaints, [*asked, *wishes], ended_badly=ended_badly)
    try:
        return application.exec()
    finally:
        if lock is not None:
            lock.unlock()


def test_itself() -> int:
    """`duidu --self-test`: try everything in a temporary folder, a line each; the exit code."""
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from reader.cli.self_test import main
    from reader.ui.self_test import check_errors

    return main([("window", _try_window), ("errors of Qt", check_errors)])


def _try_window(folder: Path) -> str:
    from PySide6.QtWidgets import QApplication

    from reader.settings import Settings
    from reader.ui.self_test import check_window

    os.environ[paths.HOME_VARIABLE] = str(folder)
    application = QApplication(sys.argv[:1])

    def make() -> tuple[Window, Interior]:
        window = make_window(Settings(paths.config_dir() / "settings.json"), [])
        window.resize(1000, 700)
        window.show()
        return window, furnish(window, [])

    try:
        return check_window(folder, make)
    finally:
        application.quit()


def make_window(settings: Settings, complaints: list[str]) -> Window:
    """The window with room for the text only. Needs a QApplication."""
    from reader.library.places import Places
    from reader.ui.fonts import FontChoice
    from reader.ui.jobs import Jobs
    from reader.ui.language import Language
    from reader.ui.window import Parts, Window

    resources = paths.resources_dir()

    return Window(
        Parts(
            settings=settings,
            places=Places(paths.data_dir() / "places.json", complaints.append),
            fonts=FontChoice(paths.resources_dir() / "fonts"),
            jobs=Jobs(threads=4),
            resources=resources,
            language=Language(resources / "i18n", settings.language),
        )
    )


def furnish(window: Window, complaints: list[str], asked: Sequence[Path | str] = ()) -> Interior:
    """Everything around the text: bars, sidebar, commands, the library, later starts."""
    from PySide6.QtGui import QIcon

    from reader.annotations.store import NAME
    from reader.library.disk_heads import DiskHeads
    from reader.library.index import Index
    from reader.ui.interior import Interior

    annotations = window.parts.settings.annotations_file or paths.data_dir() / NAME
    index = Index(paths.cache_dir() / "library.sqlite")
    settings = window.parts.settings
    heads = DiskHeads(lambda: settings.companions, lambda: settings.counterparts)
    interior = Interior(window, index, heads, annotations)
    window.setWindowIcon(QIcon(str(paths.resources_dir() / "icons" / "duidu.svg")))
    chosen = settings.folders_chosen or bool(settings.folders)
    folders = settings.folders if chosen else (paths.samples_dir(),)
    interior.feed.start(tuple(folder for folder in folders if folder.is_absolute()))
    interior.opener.take_in([path for path in asked if isinstance(path, Path)])
    for wish in asked:
        if isinstance(wish, str):
            _fulfil(interior, wish)
    for complaint in complaints:
        interior.status.say(complaint)
    return interior


def furnish_after_first_text(
    window: Window,
    complaints: list[str],
    asked: Sequence[Path | str],
    *,
    ended_badly: bool = False,
) -> None:
    """Furnish when the first text is on the screen, or soon where none is expected.

    ended_badly: the last start did not end as it should.
    """
    from PySide6.QtCore import QTimer

    from reader.ui.missing_fonts import tell_of_missing_fonts

    made: list[Interior] = []
    mishaps: list[Mishaps] = []

    def make() -> None:
        if mishaps:
            return
        mishaps.append(_watch_for_mishaps(window, made))
        made.append(furnish(window, complaints, asked))
        _listen(window, made[0])
        if ended_badly:
            _offer_to_restore(window, made[0], mishaps[0].fault_log)
        tell_of_missing_fonts(window.parts.fonts, made[0].studio.banner)
        _collect_garbage_again()

    window.first_text.connect(make)
    window.session.failed.connect(make)
    QTimer.singleShot(_WITHOUT_TEXT if window.session.path else 0, make)


def _load_qt() -> None:
    """Load Qt, and take out what it puts into every import after it.

    For the sake of `from __feature__ import …`, which nothing here does, PySide reads and keeps the
    source of each module: a fortieth of start-up and 6 MB. Without that hook (another release may
    have none) there is nothing to take out.
    """
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)


def _start_early(
    asked: list[Path], settings: Settings, *, by_itself: bool = True
) -> EarlyStart | None:
    """Begin to read what will be shown first: a file asked for, or the last one, or a sample.

    by_itself: whether anything is opened that was not asked for.
    """
    path = next((path for path in asked if not path.is_dir()), None)
    if path is None and by_itself:
        path = _last_document(settings) or _first_sample(settings)
    if path is None:
        return None
    from reader.bitext.requests import EarlyStart, request_for

    return EarlyStart(request_for(path, settings.companions, settings.encodings))


def _last_document(settings: Settings) -> Path | None:
    last = settings.last_document
    return last if last is not None and last.is_file() else None


def _first_sample(settings: Settings) -> Path | None:
    """What a first start opens."""
    if settings.folders_chosen or settings.recent_documents:
        return None
    return next(iter(sorted(paths.samples_dir().glob(_FIRST_SAMPLE))), None)


def _collect_garbage_again() -> None:
    """What start-up made stays for good: it need not be looked through ever again."""
    gc.freeze()
    gc.set_threshold(*_GARBAGE)
    gc.enable()


def _watch_for_mishaps(window: Window, made: Sequence[Interior]) -> Mishaps:
    """Catch what nobody catches, also while the window is furnished. made: with its furniture."""
    from reader.ui.mishaps import Mishaps
    from reader.ui.signals import EndSignals

    def save() -> None:
        for interior in made:
            interior.keeper.now()
            interior.studio.writer.flush()

    mishaps = Mishaps(window, paths.log_dir(), save)
    mishaps.install()
    window.closing.connect(mishaps.rest)
    EndSignals(window).install()
    return mishaps


def _offer_to_restore(window: Window, interior: Interior, log_path: Path | None) -> None:
    from reader.ui.restoring import Restorer

    Restorer(interior, window, log_path).offer()


def _fulfil(interior: Interior, wish: str) -> None:
    if wish in COMMANDS:
        interior.commands[COMMANDS[wish]].trigger()
    else:
        interior.studio.open_link(wish)


def _handed_over(asked: list[str]) -> bool:
    from reader.ui.handover import hand_over

    return hand_over(paths.data_dir(), asked)


def _listen(window: Window, interior: Interior) -> None:
    from reader.ui.handover import HandoverServer

    server = HandoverServer(paths.data_dir(), window)

    def receive(names: list[str]) -> None:
        interior.opener.open_paths([name for name in names if not is_wish(name)])
        window.come_forward()
        for wish in filter(is_wish, names):
            _fulfil(interior, wish)

    server.paths_received.connect(receive)
