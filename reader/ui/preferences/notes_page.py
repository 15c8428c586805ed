"""The page of notes: where they are kept, what the colours mean, how they are exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from reader.annotations.export.options import Format
from reader.annotations.model import Colour
from reader.ui.annotating.menus import dot
from reader.ui.annotating.names import COLOURS
from reader.ui.file_dialogs import file_dialog
from reader.ui.language import tr, translated, with_text, worded
from reader.ui.preferences.fields import Choice, PageColumn, aligned, form, heading, remark
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.settings import Settings
    from reader.ui.theme import Theme

_LONGEST = 60
_FORMATS = {
    Format.MARKDOWN.value: Message("Markdown, block quotes"),
    Format.OBSIDIAN.value: Message("Markdown, Obsidian callouts"),
    Format.CSV.value: Message("CSV for Readwise"),
    Format.JSON_LD.value: Message("Web Annotations (JSON-LD)"),
}
_TEMPLATES = Message("Layouts (*.j2 *.md *.txt);;All files (*)")


class NotesPage(QWidget):
    """`file_wished`, `meaning_chosen(Colour, text)`, `changed` when a setting has.

    `patterns_changed`: whether lines tell the colours apart was chosen.

    file: gives the present annotations file. meaning: what a colour stands for.
    """

    file_wished = Signal()
    meaning_chosen = Signal(object, str)
    patterns_changed = Signal()
    changed = Signal()

    def __init__(
        self,
        settings: Settings,
        theme: Theme,
        file: Callable[[], Path],
        meaning: Callable[[Colour], str],
    ) -> None:
        super().__init__()
        self._settings, self._file, self._meaning = settings, file, meaning
        self.path = QLineEdit()
        self.path.setReadOnly(True)
        worded(self.path.setAccessibleName, Message("Path of the annotations file"))
        self.change = with_text(QPushButton(), Message("Change…"))
        self.change.clicked.connect(self.file_wished)
        self.meanings = {colour: QLineEdit() for colour in Colour}
        self.patterns = with_text(QCheckBox(), Message("Tell colours apart by pattern, too"))
        self.patterns.setChecked(settings.colour_patterns)
        self.patterns.toggled.connect(self._put_patterns)
        self.format = Choice(Message("Export as"), _FORMATS, settings.export_format)
        self.format.chosen.connect(self._put_format)
        self.counterpart = with_text(QCheckBox(), Message("Quote the text that answers, too"))
        self.counterpart.setChecked(settings.export_counterpart)
        self.counterpart.toggled.connect(self._put_counterpart)
        self.template = QPushButton()
        self.template.clicked.connect(self._ask_template)
        self.no_template = with_text(QPushButton(), Message("Use Duidu's"))
        self.no_template.clicked.connect(lambda: self.set_template(None))
        self._dots: dict[Colour, QLabel] = {}
        self._arrange()
        self.set_theme(theme)
        self.refresh()

    def _arrange(self) -> None:
        place = QHBoxLayout()
        place.addWidget(self.path, 1)
        place.addWidget(self.change)
        colours = form()
        for colour, field in self.meanings.items():
            name = COLOURS[colour]
            worded(field.setAccessibleName, Message("Meaning of {colour}", colour=name))
            worded(field.setPlaceholderText, Message("No meaning"))
            field.setMaxLength(_LONGEST)
            field.setMinimumWidth(300)
            field.editingFinished.connect(lambda c=colour: self._put_meaning(c))
            self._dots[colour] = QLabel()
            label = QWidget()
            row = QHBoxLayout(label)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(self._dots[colour])
            row.addWidget(with_text(QLabel(), name))
            row.addStretch(1)
            colours.addRow(label, field)
        colours.add("", self.patterns)
        layout = QHBoxLayout()
        layout.addWidget(self.template)
        layout.addWidget(self.no_template)
        layout.addStretch(1)
        exports = form()
        exports.add(Message("Export as"), self.format)
        exports.add("", self.counterpart)
        exports.add(Message("Layout", sense="of exports"), layout)
        aligned(colours, exports)
        column = PageColumn(self)
        column.addWidget(heading(Message("Where they are kept")))
        column.addLayout(place)
        column.addWidget(
            remark(Message("One file; it can lie in a folder that a sync program keeps."))
        )
        column.addSpacing(6)
        column.addWidget(heading(Message("What the colours mean")))
        column.addLayout(colours)
        column.addSpacing(6)
        column.addWidget(heading(Message("Exports")))
        column.addLayout(exports)
        column.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        patterned = self._settings.colour_patterns
        ratio = self.devicePixelRatioF()
        for colour, label in self._dots.items():
            drawn = dot(theme, colour, patterned=patterned)
            label.setPixmap(drawn.pixmap(drawn.availableSizes()[0], ratio))

    def refresh(self) -> None:
        """Show what holds now."""
        self.path.setText(str(self._file()))
        for colour, field in self.meanings.items():
            if not field.hasFocus():
                field.setText(self._meaning(colour))
        template = self._settings.export_template
        words = template.name.replace("&", "&&") if template else Message("Choose a Layout…")
        worded(self.template.setText, words)
        self.no_template.setVisible(template is not None)

    def _put_meaning(self, colour: Colour) -> None:
        meaning = " ".join(self.meanings[colour].text().split())[:_LONGEST]
        if meaning != self._meaning(colour):
            self.meaning_chosen.emit(colour, meaning)

    def _put_patterns(self, on: bool) -> None:
        self._settings.colour_patterns = on
        self.set_theme(self._theme)
        self.patterns_changed.emit()
        self.changed.emit()

    def _put_format(self, value: str) -> None:
        self._settings.export_format = value
        self.changed.emit()

    def _put_counterpart(self, on: bool) -> None:
        self._settings.export_counterpart = on
        self.changed.emit()

    def _ask_template(self) -> None:
        asked = file_dialog(self, tr("The layout of exports"), None, translated(_TEMPLATES))
        asked.fileSelected.connect(lambda name: self.set_template(Path(name)))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def set_template(self, path: Path | None) -> None:
        """Exports in Markdown are laid out by this file from now on; None: as Duidu does."""
        self._settings.export_template = path
        self.refresh()
        self.changed.emit()
