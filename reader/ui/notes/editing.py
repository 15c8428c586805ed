"""What lies on a card while its note is written: the editor, and the tags below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from reader.ui.notes.note_editor import NoteEditor
from reader.ui.notes.tag_line import TagLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.annotations.model import Annotation
    from reader.ui.fonts import FontChoice
    from reader.ui.theme import Theme

_GAP: Final = 5


class EditBox(QWidget):
    """The note and the tags of one annotation.

    written(note), tagged(tags): the user changed them. left: back to reading. abandoned: the focus
    went elsewhere. resized: it wishes another height.
    """

    written = Signal(str)
    tagged = Signal(tuple)
    left = Signal()
    abandoned = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, fonts: FontChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor = NoteEditor(theme, fonts, self)
        self.tags = TagLine(theme, fonts, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self.editor, 1)
        layout.addWidget(self.tags)
        self.setFocusProxy(self.editor)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.editor.written.connect(self.written)
        self.tags.changed.connect(self.tagged)
        for part in (self.editor, self.tags):
            part.left.connect(self.left)
            part.resized.connect(self.resized)
            part.focus_lost.connect(self._look_where_the_focus_is)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self.editor.set_theme(theme)
        self.tags.set_theme(theme)

    def begin(self, annotation: Annotation, known_tags: Sequence[str], most_height: int) -> None:
        """Write on another annotation. most_height: in pixels, with the tags."""
        self.tags.clear_field()
        self.tags.set_tags(annotation.tags)
        self.editor.set_most_height(most_height - self.tags.sizeHint().height() - _GAP)
        self.editor.begin(annotation.note)
        self.tags.set_known(known_tags)

    def follow(self, annotation: Annotation) -> None:
        """The annotation has changed, here or elsewhere."""
        self.editor.follow(annotation.note)
        self.tags.set_tags(annotation.tags)

    def sizeHint(self) -> QSize:
        """As high as note and tags."""
        height = self.editor.sizeHint().height() + _GAP + self.tags.sizeHint().height()
        return QSize(200, height)

    def _look_where_the_focus_is(self) -> None:
        QTimer.singleShot(0, self, self._say_if_abandoned)

    def _say_if_abandoned(self) -> None:
        focused = QApplication.focusWidget()
        if self.isVisible() and focused is not None and not self.isAncestorOf(focused):
            self.abandoned.emit()
