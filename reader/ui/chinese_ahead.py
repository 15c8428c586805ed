"""What other forms of Chinese need, loaded before they are asked for.

Dictionaries and faces take 100 ms when nothing is loaded. They are loaded as soon as it looks as if
another form will be wanted, and otherwise once the reader has been reading for a while: not at the
start, for most of them would cost start-up time, and 44 MB in programs that are closed again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.chinese.scripts import Form
from reader.chinese.variants import Converter, Variant

if TYPE_CHECKING:
    from reader.ui.jobs import Jobs
    from reader.ui.reading.view import ReadingView
    from reader.ui.session import Session

_REST = 4000
"""Milliseconds without scrolling, in a document that has been read to its end."""
_AFTER_A_CHANGE = 50
_LOADING = 0.6
"""Seconds in which patient work rests meanwhile: somebody may choose a form in a moment."""


class ChineseAhead(QObject):
    """Loads the converters and the faces of the open document's other forms."""

    def __init__(self, session: Session, view: ReadingView, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view, self._jobs = session, view, jobs
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self.load)
        session.settled.connect(self._expect_rest)
        view.place_changed.connect(self._moved)

    def load(self) -> None:
        """Load them now: converters on a worker thread, faces when the interface has a moment."""
        forms = self._session.forms or (Form.SIMPLIFIED,)
        self._jobs.precedence.claim(_LOADING)
        self._jobs.run(
            lambda _job: [Converter(form).preload(Variant) for form in forms], slot="preload"
        )
        QTimer.singleShot(0, self._view.warm_fonts)

    def load_soon(self) -> None:
        """The same after the change that is under way is on the screen."""
        QTimer.singleShot(_AFTER_A_CHANGE, self.load)

    def _expect_rest(self) -> None:
        if any(form is not Form.NONE for form in self._session.forms):
            self._rest.start()
        else:
            self._rest.stop()

    def _moved(self) -> None:
        if self._rest.isActive():
            self._rest.start()
