"""What can be chosen for an export, as a column of fields that give `Options`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QDate, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.annotations.export.options import Format, Options, Sides
from reader.annotations.model import Colour
from reader.ui.annotating.names import COLOURS
from reader.ui.chinese_menu import ORDER, short_words
from reader.ui.exporting.words import export_words
from reader.ui.file_dialogs import chosen_file
from reader.ui.language import as_tip, tr, translated, with_text, worded
from reader.ui.preferences.fields import Form
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from PySide6.QtGui import QColor

    from reader.chinese.variants import Variant
    from reader.settings import Settings
    from reader.ui.theme import Theme

Value = TypeVar("Value")
_FORMATS = {
    Format.MARKDOWN: Message("Markdown, block quotes"),
    Format.OBSIDIAN: Message("Markdown, Obsidian callouts"),
    Format.CSV: Message("CSV for Readwise"),
    Format.JSON_LD: Message("Web Annotations (JSON-LD)"),
}
_SIDES = {
    Sides.BOTH: Message("Both, as marked"),
    Sides.EN: Message("English only"),
    Sides.ZH: Message("Chinese only"),
}
_TEMPLATES = Message("Layouts (*.j2 *.md *.txt);;All files (*)")


class Choices(QWidget):
    """The column. `changed` after every choice.

    has_document: a document is open, so that it alone can be exported. tags: all that there are.
    meanings: what the colours stand for. shown: the form of Chinese on the screen.
    """

    changed = Signal()

    def __init__(
        self,
        settings: Settings,
        theme: Theme,
        *,
        has_document: bool,
        tags: Iterable[str],
        meanings: Mapping[Colour, str],
        shown: Variant,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.document = with_text(QRadioButton(), Message("This document"))
        self.library = QRadioButton()
        self.document.setEnabled(has_document)
        (self.document if has_document else self.library).setChecked(True)
        self.format = Choice(_FORMATS, settings.export_format)
        self.sides = Choice(_SIDES, Sides.BOTH)
        self.variant = Choice({each: short_words(each) for each in ORDER}, shown)
        self.counterpart = with_text(QCheckBox(), Message("Add the text that answers"))
        worded(
            self.counterpart.setToolTip,
            Message("Of highlights on one side, quote the other side, too"),
        )
        self.counterpart.setChecked(settings.export_counterpart)
        self.colours = {colour: _swatch(colour, theme, meanings) for colour in Colour}
        self.tags = QLineEdit()
        worded(self.tags.setPlaceholderText, Message("All; or some, with commas between"))
        worded(self.tags.setAccessibleName, Message("Tags"))
        completer = QCompleter(sorted(tags), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.tags.setCompleter(completer)
        today = date.today()
        self.after = _Day(Message("from"), Message("Changed from"), today.replace(month=1, day=1))
        self.before = _Day(Message("to"), Message("Changed to"), today)
        self.template = _Template(settings.export_template)
        self._arrange()
        self._connect()
        self._follow_format()

    def _arrange(self) -> None:
        form = Form(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.add(Message("What"), _column(self.document, self.library))
        form.add(Message("Format"), self.format)
        form.add(Message("Sides"), self.sides)
        form.add("", self.counterpart)
        form.add(Message("Chinese"), self.variant)
        form.add(Message("Colours"), _column(*self.colours.values()))
        form.add(Message("Tags"), self.tags)
        form.add(Message("Changed"), _column(self.after, self.before))
        form.add(Message("Layout", sense="of exports"), self.template)
        self._layout_row = form

    def _connect(self) -> None:
        for button in (self.document, self.counterpart, *self.colours.values()):
            button.toggled.connect(self.changed)
        for combo in (self.format, self.sides, self.variant):
            combo.currentIndexChanged.connect(self.changed)
        self.tags.textChanged.connect(self.changed)
        for other in (self.after.changed, self.before.changed, self.template.changed):
            other.connect(self.changed)
        self.format.currentIndexChanged.connect(self._follow_format)

    def _follow_format(self) -> None:
        is_markdown = self.chosen_format.is_markdown
        self.template.setEnabled(is_markdown)
        worded(
            self.library.setText,
            Message("The whole library, a file each")
            if is_markdown
            else Message("The whole library, in one file"),
        )

    @property
    def chosen_format(self) -> Format:
        """The format."""
        return self.format.value

    @property
    def options(self) -> Options:
        """All that was chosen."""
        colours = frozenset(c for c, box in self.colours.items() if box.isChecked())
        tags = (tag.strip().lstrip("#") for tag in self.tags.text().replace("，", ",").split(","))
        return Options(
            format=self.chosen_format,
            sides=self.sides.value,
            variant=self.variant.value,
            counterpart=self.counterpart.isChecked(),
            colours=None if len(colours) == len(Colour) else colours,
            tags=frozenset(tag for tag in tags if tag),
            after=self.after.day,
            before=self.before.day,
            template=self.template.path,
            words=export_words(),
        )

    def remember(self) -> None:
        """Start with these the next time."""
        self._settings.export_format = self.chosen_format
        self._settings.export_counterpart = self.counterpart.isChecked()
        self._settings.export_template = self.template.path


class _Day(QWidget):
    """A day that may be left out."""

    changed = Signal()

    def __init__(self, word: Message, name: Message, proposed: date) -> None:
        super().__init__()
        self.wanted = with_text(QCheckBox(), word)
        self.field = QDateEdit(QDate(proposed.year, proposed.month, proposed.day))
        self.field.setCalendarPopup(True)
        self.field.setDisplayFormat("yyyy-MM-dd")
        self.field.setEnabled(False)
        worded(self.field.setAccessibleName, name)
        self.wanted.toggled.connect(self.field.setEnabled)
        self.wanted.toggled.connect(self.changed)
        self.field.dateChanged.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.wanted)
        row.addStretch(1)
        row.addWidget(self.field)

    @property
    def day(self) -> date | None:
        """The day, where it is wanted."""
        if not self.wanted.isChecked():
            return None
        chosen = self.field.date()
        return date(chosen.year(), chosen.month(), chosen.day())


class _Template(QWidget):
    """The layout: the one that came along, or the user's own."""

    changed = Signal()

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self.path = path
        self._name = QLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._choose = QToolButton()
        worded(self._choose.setText, Message("Choose…"))
        self._choose.setProperty("framed", True)
        self._choose.clicked.connect(self._ask)
        self._reset = QToolButton()
        worded(self._reset.setText, Message("Built-in"))
        self._reset.setProperty("framed", True)
        self._reset.clicked.connect(lambda: self.take(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._name, 1)
        row.addWidget(self._reset)
        row.addWidget(self._choose)
        self._show()

    def _ask(self) -> None:
        start = self.path.parent if self.path else None
        path = chosen_file(self, tr("Choose a layout"), start, translated(_TEMPLATES))
        if path is not None:
            self.take(path)

    def take(self, path: Path | None) -> None:
        """Use a layout; None: the one that came along."""
        self.path = path
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        worded(self._name.setText, self.path.name if self.path else Message("Built-in"))
        self._name.setToolTip(as_tip(str(self.path)) if self.path else "")
        self._reset.setVisible(self.path is not None)


class Choice(QComboBox, Generic[Value]):
    """One of some values. Qt would make plain text of an enumeration that it was given to keep."""

    def __init__(self, words: Mapping[Value, str], chosen: Value | str) -> None:
        super().__init__()
        self._values = list(words)
        self._words = list(words.values())
        self.addItems([translated(text) for text in self._words])
        places = (at for at, value in enumerate(self._values) if value == chosen)
        self.setCurrentIndex(next(places, 0))

    def changeEvent(self, event: QEvent) -> None:
        """The choices in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            for number, text in enumerate(self._words):
                self.setItemText(number, translated(text))
        super().changeEvent(event)

    @property
    def value(self) -> Value:
        """What is chosen."""
        return self._values[self.currentIndex()]


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(5)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _swatch(colour: Colour, theme: Theme, meanings: Mapping[Colour, str]) -> QCheckBox:
    name = COLOURS[colour]
    meaning = meanings.get(colour, "").replace("&", "&&")  # one alone would underline a letter
    box = with_text(
        QCheckBox(),
        Message("{meaning} ({colour})", meaning=meaning, colour=name) if meaning else name,
    )
    box.setIcon(_icon(getattr(theme, colour.value), getattr(theme, f"{colour.value}_line")))
    box.setChecked(True)
    return box


def _icon(fill: QColor, edge: QColor) -> QIcon:
    pixels = QPixmap(32, 32)
    pixels.setDevicePixelRatio(2.0)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    painter.setPen(edge)
    painter.drawEllipse(QRectF(2, 2, 12, 12))
    painter.end()
    return QIcon(pixels)
