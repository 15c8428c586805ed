"""The part of `duidu --self-test` that needs Qt: a window that reads a sample and marks it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from reader.ui.interior import Interior
    from reader.ui.window import Window

_PATIENCE = 30.0


def check_window(folder: Path, make: Callable[[], tuple[Window, Interior]]) -> str:
    """Open a sample in a window, change its Chinese and colours, mark it, and find that saved.

    make: the program's window, shown, which keeps its files in `folder`.
    """
    from PySide6.QtGui import QImageReader
    from PySide6.QtWidgets import QApplication

    from reader.chinese.variants import Variant
    from reader.cli.self_test import samples
    from reader.settings import ThemeChoice

    window, interior = make()
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("there is no application")
    try:
        path = next(each for each in samples() if "interview" in each.name)
        interior.opener.open_path(path)
        session = window.session
        _wait(application, lambda: session.path == path and session.done, "the sample")
        view = window.view
        before = view.grab().toImage()
        inks = {before.pixel(x, y) for x in range(0, 700, 3) for y in range(0, 500, 3)}
        _expect(len(inks) > 8, "the text is not painted")
        interior.appearance.choose_variant(Variant.TRADITIONAL)
        interior.appearance.choose_theme(ThemeChoice.DARK)
        application.processEvents()
        _expect(view.grab().toImage() != before, "another theme changes nothing")
        _check_languages(interior, application)
        studio = interior.studio
        _wait(application, lambda: studio.desk.placing is not None, "the annotations")
        view.step_row(1)
        interior.commands["mark-green"].trigger()
        file = folder / "data" / "annotations.json"
        _wait(application, lambda: file.exists() and b'"green"' in file.read_bytes(), "saving")
        formats = {bytes(each.data()).decode() for each in QImageReader.supportedImageFormats()}
        missing = {"png", "jpg", "svg", "webp", "gif"} - formats
        _expect(not missing, f"pictures of these kinds are not shown: {missing}")
        return f"{path.name} read and marked on {application.platformName()}"
    finally:
        window.close()
        application.processEvents()


def check_errors(_folder: Path) -> str:
    """Whether a wrong call is told in words: a package loads what finds them only then."""
    from PySide6.QtCore import QSize

    try:
        QSize("wide", "high")  # pyright: ignore[reportCallIssue, reportArgumentType]
    except TypeError as error:
        said = str(error)
        _expect("QSize" in said and "Supported signatures" in said, f"it only says {said!r}")
        return said.splitlines()[0]
    raise AssertionError("a wrong call was taken for a right one")


def _check_languages(interior: Interior, application: QApplication) -> None:
    """Whether the interface speaks Chinese, Qt's own buttons too, and English again."""
    from PySide6.QtWidgets import QDialogButtonBox

    from reader.settings import LanguageChoice

    menu = interior.main_menu.actions()[0]
    for choice, words, cancel in (
        (LanguageChoice.SIMPLIFIED, "文件(&F)", "取消"),
        (LanguageChoice.TRADITIONAL, "檔案(&F)", "取消"),
        (LanguageChoice.ENGLISH, "&File", "Cancel"),
    ):
        interior.appearance.choose_language(choice)
        application.processEvents()
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        said = menu.text(), box.buttons()[0].text().replace("&", "")
        _expect(said == (words, cancel), f"{choice}: {said} is said for {(words, cancel)}")


def _wait(application: QApplication, fact: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + _PATIENCE
    while not fact():
        if time.monotonic() > end:
            raise TimeoutError(f"waited in vain for {what}")
        application.processEvents()
        time.sleep(0.005)


def _expect(fact: bool, otherwise: str) -> None:
    if not fact:
        raise AssertionError(otherwise)
