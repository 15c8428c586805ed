"""What happens when something unexpected goes wrong: all is saved, it is written down, and said.

An exception that nobody caught ends a slot or a thread, not the program. The log lies in the data
folder, keeps half a megabyte three times over, and holds no text of documents but what a traceback
quotes. Where the program itself is ended by a fault (a library reads memory that is not its own),
Python still writes down where it was; the next start takes that into the log.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import logging.handlers
import os
import platform
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
)

from reader import __version__
from reader.ui.language import with_text, worded
from reader.ui.wrapped_label import WrappedLabel
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)
_LARGEST = 500_000
_KEPT = 2
LOG_NAME = "duidu.log"
FAULT_NAME = "fault.txt"


def write_log(folder: Path) -> Path | None:
    """Write the log to a file in a folder from now on. None: the disk refuses."""
    path = folder / LOG_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
    return path


def take_in_fault(folder: Path) -> Path | None:
    """Move what a fault of the last start left into the log. The log, where there is anything."""
    path = folder / FAULT_NAME
    try:
        told = path.read_text(encoding="utf-8", errors="replace").strip()
        path.unlink()
    except OSError:
        told = ""
    if told:
        log.error("the last start ended with a fault:\n%s", told)
    return folder / LOG_NAME if told and (folder / LOG_NAME).exists() else None


def watch_for_faults(folder: Path) -> int:
    """Let Python write where it was when a fault ends the program. The open file, or -1."""
    try:
        file = os.open(folder / FAULT_NAME, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError:
        return -1
    faulthandler.enable(file)
    return file


def details_of(kind: type[BaseException], error: BaseException, trace: object) -> str:
    """What a developer needs to know, as text."""
    lines = traceback.format_exception(kind, error, trace)  # pyright: ignore[reportArgumentType]
    system = f"{platform.system()} {platform.release()}, {QGuiApplication.platformName()}"
    head = f"Duidu {__version__}, Python {platform.python_version()}, Qt {qVersion()}"
    return f"{head}\n{system}\n\n{''.join(lines)}"


def tell_of_failed_start(error: Exception, folder: Path) -> int:
    """The program could not start: write that down and say it. The exit code."""
    details = details_of(type(error), error, error.__traceback__)
    sys.stderr.write(details)
    path = write_log(folder)
    log.error("the program could not start", exc_info=error)
    if QGuiApplication.instance() is not None:
        words = Message(
            "Duidu could not start. Your documents, highlights and notes were not touched.\n\n"
            "The details below help to mend this. They stay on your computer unless you send them."
        )
        MishapDialog(details, path, None, words).exec()
    return 1


class MishapDialog(QDialog):
    """Says calmly what happened, and gives the details away. said: instead of the usual words."""

    def __init__(
        self, details: str, log_path: Path | None, parent: QWidget | None, said: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Duidu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.details, self._log_path = details, log_path
        heading = with_text(QLabel(), Message("Something unexpected happened"))
        heading.setObjectName("dialogHeading")
        words = with_text(
            WrappedLabel(),
            said
            or Message(
                "Your notes and your place in the text have just been saved, and Duidu goes on. If "
                "it behaves strangely from here, close it and start it again.\n\nThe details below "
                "help to mend this. They stay on your computer unless you send them."
            ),
        )
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        worded(shown.setAccessibleName, Message("Details"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        actions = QDialogButtonBox.ButtonRole.ActionRole
        self.copy = with_text(self.buttons.addButton("", actions), Message("Copy Details"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        if log_path is not None:
            folder = with_text(self.buttons.addButton("", actions), Message("Show the Log"))
            folder.clicked.connect(self._show_log)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        for widget in (heading, words, shown, self.buttons):
            column.addWidget(widget)
        self.resize(620, 440)

    def _show_log(self) -> None:
        if self._log_path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_path.parent)))


class Mishaps(QObject):
    """Catches what nobody caught, in slots and in threads.

    save: writes down everything that is open; called on the GUI thread, and may itself fail.
    """

    _happened = Signal(str)

    def __init__(
        self, window: QWidget, folder: Path, save: Callable[[], object], *, say: bool = True
    ) -> None:
        super().__init__(window)
        self._window, self._save, self._say = window, save, say
        self.log_path = write_log(folder)
        self._folder = folder
        self._faults = -1
        self.dialog: MishapDialog | None = None
        self.fault_log: Path | None = None
        """The log, where the last start ended with a fault."""
        self._told: set[str] = set()
        self._saving = False
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on. What the last start left of a fault goes into the log first."""
        self.fault_log = take_in_fault(self._folder)
        self._faults = watch_for_faults(self._folder)
        sys.excepthook = self.caught
        threading.excepthook = lambda found: self.caught(
            found.exc_type, found.exc_value or found.exc_type(), found.exc_traceback
        )

    def rest(self) -> None:
        """The program ends as it should: nothing more is watched for."""
        faulthandler.disable()
        if self._faults != -1:
            os.close(self._faults)
            self._faults = -1
            with contextlib.suppress(OSError):
                (self._folder / FAULT_NAME).unlink()

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Something was not caught. May be called on any thread."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("unexpected", exc_info=(kind, error, trace))
        self._happened.emit(details_of(kind, error, trace))

    def _tell(self, details: str) -> None:
        if not self._saving:  # saving may be what went wrong
            self._saving = True
            try:
                self._save()
            except Exception:
                log.exception("saving after a mishap failed")
            finally:
                self._saving = False
        if details in self._told or self.dialog is not None or not self._say:
            return
        self._told.add(details)  # the same thing may happen with every picture
        self.dialog = MishapDialog(details, self.log_path, self._window)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None
