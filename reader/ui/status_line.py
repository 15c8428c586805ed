"""The bottom line: encoding, what is said at the moment, the current heading, place, zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from reader.ui.announcing import announce
from reader.ui.elided_label import ElidedLabel
from reader.ui.language import as_tip, quoting, translated, worded
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

HEIGHT = 28


class StatusLine(QWidget):
    """The line. `action_chosen(id)` says that the button of an offer was pressed.

    What is said here may be a `Message`; it is said again when the language changes.

    said_something(text): also where the line itself is out of sight.
    """

    action_chosen = Signal(str)
    said_something = Signal(str)

    def __init__(self, encodings: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        worded(self.setAccessibleName, Message("Status"))
        self.setFixedHeight(HEIGHT)
        self._saved = QLabel()
        self._saved.setTextFormat(Qt.TextFormat.PlainText)
        self._saved.setObjectName("savedState")
        self._saved.hide()
        self._encoding = QToolButton()
        self._encoding.setMenu(encodings)
        self._encoding.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        worded(
            self._encoding.setToolTip,
            Message("Encoding of the file. Click to open it with another."),
        )
        self._encoding.hide()
        self._message = ElidedLabel()
        quoting(self._message)
        self._message.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._message.setMinimumWidth(1)  # a long message gives way
        self._offer = QToolButton()
        self._offer.setProperty("framed", True)
        self._offer.hide()
        self._offer_id = ""
        self._offer.clicked.connect(lambda: self.action_chosen.emit(self._offer_id))
        self._busy = QProgressBar(textVisible=False)
        self._busy.setFixedWidth(120)
        self._busy.setRange(0, 1000)
        self._busy.hide()
        self._heading = ElidedLabel()
        self._heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._heading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._place = QLabel()
        self._zoom = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(14)
        row.addWidget(self._saved)
        row.addWidget(self._encoding)
        row.addWidget(self._message)
        row.addWidget(self._offer)
        row.addStretch(3)
        row.addWidget(self._busy)
        row.addWidget(self._heading, 2)
        row.addWidget(self._place)
        row.addWidget(self._zoom)
        self._lasting = ""
        self._with_keys: Callable[[str], str] = str
        self._clear = QTimer(self, singleShot=True, interval=6000)
        self._clear.timeout.connect(lambda: self._show(self._lasting))

    @property
    def encoding(self) -> str:
        """The encoding that is shown."""
        return self._encoding.text()

    @property
    def saved(self) -> str:
        """What is said of how the annotations are kept."""
        return self._saved.text()

    def set_saved(self, words: str, hint: str, *, alarming: bool = False) -> None:
        """How the annotations are kept; "" where there are none. hint: more about it."""
        if self._saved.property("alarming") is not alarming:
            self._saved.setProperty("alarming", alarming)
            announce(self, translated(words), urgent=alarming)
            self._saved.style().polish(self._saved)
        worded(self._saved.setText, words)
        worded(self._saved.setToolTip, hint)
        self._saved.setVisible(bool(words))

    @property
    def said(self) -> str:
        """What stands here at the moment."""
        return self._message.text()

    @property
    def offered(self) -> str:
        """The id of the action that is offered; "" where there is none."""
        return self._offer_id

    def set_with_keys(self, with_keys: Callable[[str], str]) -> None:
        """with_keys: puts the keys of commands into a sentence (`Keymap.with_keys`)."""
        self._with_keys = with_keys

    def _show(self, text: str) -> None:
        worded(self._message.setText, text)
        worded(self._message.setToolTip, text)

    def say(self, text: str) -> None:
        """Say something for a few seconds. `[[next-row]]` in it is the key of that command."""
        if "[[" in text:
            text = self._with_keys(text)
        self._show(text)
        announce(self, translated(text))
        self.said_something.emit(translated(text))
        self._clear.start()

    def set_lasting(self, text: str) -> None:
        """What stands here when nothing else is said: a document's notice."""
        self._lasting = text
        if not self._clear.isActive():
            self._show(text)

    def hint(self, text: str) -> None:
        """Say something while it is pointed at; "" ends that."""
        if not self._clear.isActive():
            self._show(text or self._lasting)

    def offer(self, action: str, words: str) -> None:
        """Show a button until it is pressed or withdrawn by `offer("", "")`."""
        self._offer_id = action
        worded(self._offer.setText, words)
        self._offer.setVisible(bool(action))

    def set_encoding(self, name: str) -> None:
        """The encoding of the open file; "" where there is none."""
        self._encoding.setText(name)
        self._encoding.setVisible(bool(name))

    def set_busy(self, share: float | None) -> None:
        """How far long work has come, 0 to 1; None where there is none."""
        self._busy.setVisible(share is not None)
        if share is not None:
            self._busy.setValue(int(share * 1000))

    @property
    def place(self) -> str:
        """What is said of how much has been read."""
        return self._place.text()

    def set_place(self, heading: str, progress: str, hint: str = "") -> None:
        """The current heading, and words for how much has been read. hint: more about that."""
        self._heading.setText(heading)
        self._heading.setToolTip(as_tip(heading))
        worded(self._place.setText, progress)
        worded(self._place.setToolTip, hint)

    def set_zoom(self, percent: int) -> None:
        """The text size."""
        self._zoom.setText(f"{percent}%")
        worded(self._zoom.setToolTip, Message("Text size"))
