"""After a start that ended badly: the next one offers to go on where the reader was.

Nothing is opened by itself then: it may have been the document that the program fell over. What was
said to be saved is there in any case; the place in the text is a second and a half old at most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from reader.ui.language import tr
from reader.ui.opening import shortened

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.interior import Interior
    from reader.ui.window import Window

KIND = "ended-badly"
_RESTORE, _LOG, _DISMISS = "restore", "show-log", "dismiss-restore"


class Restorer(QObject):
    """Makes the offer, and does what is chosen. log: the file that the last start left, if any."""

    def __init__(self, interior: Interior, window: Window, log: Path | None) -> None:
        super().__init__(window)
        self._interior, self._window, self._log = interior, window, log
        last = window.parts.settings.last_document
        self._last = last if last is not None and last.is_file() else None
        interior.message.action_chosen.connect(self._act)
        interior.studio.banner.chosen.connect(self._act)
        window.session.opened.connect(self._something_opened)

    def offer(self) -> None:
        """Say what happened: in place of the text, or over the text that was asked for."""
        session = self._window.session
        if session.path is None:
            heading = tr("Duidu was not closed properly the last time")
            words = tr(
                "What it had said to be saved is all here: highlights, notes, and your places in "
                "documents."
            )
            self._interior.message.show_message(heading, words, self._actions())
            self._interior.message.focus_first()
            return
        offers = dict(self._actions()[:-1]) if self._last != session.path else {}
        offers[_DISMISS] = tr("Dismiss")
        said = tr(
            "Duidu was not closed properly the last time. What it had said to be saved is all here."
        )
        self._interior.studio.banner.tell(KIND, said, offers)

    def _actions(self) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        if self._last is not None:
            name = shortened(self._last.name)
            found.append((_RESTORE, tr("Go On in “{name}”", name=name)))
        if self._log is not None:
            found.append((_LOG, tr("Show the Log")))
        return (*found, ("open", tr("Open a Document…")))

    def _something_opened(self) -> None:
        """The reader went on: nothing is offered any more."""
        if self._window.session.path == self._last:
            self._interior.studio.banner.withdraw(KIND)

    def _act(self, chosen: str) -> None:
        if chosen == _RESTORE and self._last is not None:
            self._interior.opener.open_path(self._last)
        elif chosen == _LOG and self._log is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log)))
        if chosen in (_RESTORE, _DISMISS):
            self._interior.studio.banner.withdraw(KIND)
