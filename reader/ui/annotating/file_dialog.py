"""Where the annotations are kept: shows the file, opens its folder, takes another place.

Shows also what in it cannot be read, which is told once only, when it is found.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from reader.ui.file_dialogs import file_dialog
from reader.ui.language import quoting, tr, translated, with_text, worded
from reader.ui.wrapped_label import WrappedLabel
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

FILTER = Message("Annotations (*.json)")
_LONGEST = 20_000
"""Characters of unreadable entries that are shown."""


class AnnotationsFileDialog(QDialog):
    """`place_chosen(path)`: the annotations shall be kept there from now on.

    broken: the text of each entry that cannot be read.
    """

    place_chosen = Signal(object)

    def __init__(self, path: Path, broken: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        worded(self.setWindowTitle, Message("Annotations File"))
        self._path = path
        words = with_text(
            WrappedLabel(),
            Message(
                "All highlights, notes and bookmarks are in this one file. It can lie in a folder"
                " that a sync program keeps the same on several machines."
            ),
        )
        self.field = QLineEdit(str(path))
        self.field.setReadOnly(True)
        self.field.setMinimumWidth(420)
        worded(self.field.setAccessibleName, Message("Path of the annotations file"))
        folder = with_text(QPushButton(), Message("Open Folder"))
        folder.setAutoDefault(False)
        folder.clicked.connect(self._open_folder)
        self.change = with_text(QPushButton(), Message("Change…"))
        self.change.setAutoDefault(False)
        self.change.clicked.connect(self._ask)
        keys = QHBoxLayout()
        keys.addWidget(folder)
        keys.addWidget(self.change)
        keys.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        keys.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self.field)
        if broken:
            self._add_broken(column, broken)
        column.addLayout(keys)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _add_broken(self, column: QVBoxLayout, broken: Sequence[str]) -> None:
        words = WrappedLabel(
            tr(
                "{count} entries in the file cannot be read. They are kept in it, under “broken”;"
                " mended there, they are read again.",
                one="{count} entry in the file cannot be read. It is kept in it, under “broken”;"
                " mended there, it is read again.",
                count=len(broken),
            )
        )
        quoting(words)
        pieces = QPlainTextEdit("\n\n".join(broken)[:_LONGEST])
        pieces.setReadOnly(True)
        pieces.setTabChangesFocus(True)
        pieces.setAccessibleName(tr("Entries that cannot be read"))
        pieces.setFixedHeight(6 * pieces.fontMetrics().lineSpacing())
        column.addWidget(words)
        column.addWidget(pieces)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def _ask(self) -> None:
        asked = file_dialog(self, tr("Keep the annotations in"), self._path, translated(FILTER))
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix("json")
        # a file that is there already is joined, not written over
        asked.setOption(QFileDialog.Option.DontConfirmOverwrite)
        asked.fileSelected.connect(lambda name: self.choose(Path(name)))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def choose(self, path: Path) -> None:
        """Another file was chosen."""
        self.place_chosen.emit(path)

    def show_moved(self, path: Path, error: OSError | None) -> None:
        """They are kept there from now on; or, with an error, where they were."""
        if error is None:
            self._path = path
            self.field.setText(str(path))
