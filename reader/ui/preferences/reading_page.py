"""The page of the type: faces, sizes, distances, with a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from reader.settings import Settings
from reader.ui.language import with_text
from reader.ui.preferences.fields import Choice, Number, PageColumn, form, remark
from reader.ui.preferences.preview import Preview
from reader.ui.type_settings import type_choice
from reader.wording import Message

if TYPE_CHECKING:
    from reader.ui.fonts import FontChoice
    from reader.ui.reading.images import ImageStore
    from reader.ui.theme import Theme

_SYSTEMS: Final = QFontDatabase.WritingSystem
_REGIONS: Final = (" SC", " TC", " HK", " JP", " KR")
_TYPE_SETTINGS: Final = (
    "latin_font", "chinese_font", "latin_size", "chinese_size", "line_height", "column_width",
    "paragraph_spacing", "justify",
)  # fmt: skip


class ReadingPage(QWidget):
    """`changed` when the settings of the type have changed; `zoom_chosen(percent)`."""

    changed = Signal()
    zoom_chosen = Signal(int)

    def __init__(
        self, settings: Settings, fonts: FontChoice, theme: Theme, images: ImageStore
    ) -> None:
        super().__init__()
        self._settings = settings
        self.preview = Preview(fonts, theme, images)
        self.latin = Choice(Message("Face of English"), latin_families(), settings.latin_font)
        self.chinese = Choice(Message("Face of Chinese"), chinese_families(), settings.chinese_font)
        self.zoom = Number(Message("Text size"), settings.zoom, 50, 300, 10, " %")
        self.numbers = {
            "latin_size": Number(Message("English"), settings.latin_size, 60, 160, 2, " %"),
            "chinese_size": Number(Message("Chinese"), settings.chinese_size, 60, 160, 2, " %"),
            "line_height": Number(Message("Line height"), settings.line_height, 70, 200, 5, " %"),
            "column_width": Number(
                Message("Column"), settings.column_width, 16, 70, 1, Message(" characters")
            ),
            "paragraph_spacing": Number(
                Message("Between paragraphs"), settings.paragraph_spacing, 0, 400, 10, " %"
            ),
        }
        self.justify = with_text(QCheckBox(), Message("Chinese flush on both sides"))
        self.justify.setChecked(settings.justify)
        self.reset = with_text(QPushButton(), Message("Usual Type"))
        self._arrange()
        self._connect()
        self._show()

    def _arrange(self) -> None:
        rows = form()
        rows.add(Message("English"), self.latin)
        rows.add(Message("Chinese"), self.chinese)
        rows.add(Message("Text size"), self.zoom)
        rows.add(Message("English size"), self.numbers["latin_size"])
        rows.add(Message("Chinese size"), self.numbers["chinese_size"])
        rows.add(Message("Line height"), self.numbers["line_height"])
        rows.add(Message("Widest column"), self.numbers["column_width"])
        rows.add(Message("Between paragraphs"), self.numbers["paragraph_spacing"])
        rows.add("", self.justify)
        rows.add("", self.reset)
        column = PageColumn(self)
        column.addWidget(self.preview)
        column.addWidget(remark(Message("The text behind this window changes along.")))
        column.addLayout(rows)
        column.addStretch(1)

    def _connect(self) -> None:
        self.latin.chosen.connect(lambda family: self._put("latin_font", family))
        self.chinese.chosen.connect(lambda family: self._put("chinese_font", family))
        self.zoom.changed.connect(self.zoom_chosen)
        for name, number in self.numbers.items():
            number.changed.connect(lambda value, n=name: self._put(n, value))
        self.justify.toggled.connect(lambda on: self._put("justify", on))
        self.reset.clicked.connect(self._reset)

    def _put(self, name: str, value: object) -> None:
        setattr(self._settings, name, value)
        self._show()
        self.changed.emit()

    def _reset(self) -> None:
        usual = {setting.name: setting.default for setting in Settings.known()}
        for name in _TYPE_SETTINGS:
            setattr(self._settings, name, usual[name])
        self.latin.show_value("")
        self.chinese.show_value("")
        for name, number in self.numbers.items():
            number.show_value(getattr(self._settings, name))
        self.justify.blockSignals(True)
        self.justify.setChecked(self._settings.justify)
        self.justify.blockSignals(False)
        self._show()
        self.changed.emit()
        self.zoom_chosen.emit(100)

    def show_zoom(self, percent: int) -> None:
        """The text size was changed, here or elsewhere."""
        self.zoom.show_value(percent)
        self._show()

    def _show(self) -> None:
        self.preview.set_type(type_choice(self._settings), self._settings.zoom / 100)


def latin_families() -> dict[str, str]:
    """Family → words, of those that can write English; "" for ours. CJK faces are not offered."""
    chinese = {*_written_in(_SYSTEMS.SimplifiedChinese), *_written_in(_SYSTEMS.TraditionalChinese)}
    latin = [family for family in _written_in(_SYSTEMS.Latin) if family not in chinese]
    return {"": Message("The best there is"), **{family: family for family in latin}}


def chinese_families() -> dict[str, str]:
    """Family → words, of those that can write Chinese; of regional ones one stands for all."""
    found = dict.fromkeys(
        (*_written_in(_SYSTEMS.SimplifiedChinese), *_written_in(_SYSTEMS.TraditionalChinese))
    )
    words: dict[str, str] = {}
    for family in found:
        stem = next((family.removesuffix(end) for end in _REGIONS if family.endswith(end)), family)
        if stem not in words.values():
            words[family] = stem
    return {"": Message("The best there is"), **words}


def _written_in(system: QFontDatabase.WritingSystem) -> list[str]:
    families = QFontDatabase.families(system)
    return [family for family in families if not QFontDatabase.isPrivateFamily(family)]
