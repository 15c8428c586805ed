"""The page of looks: language, theme, motion, form of Chinese, readings, layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from reader.chinese.reading_kinds import reading_kind_named
from reader.chinese.variants import variant_named
from reader.settings import LanguageChoice, MotionChoice
from reader.ui.appearance import THEME_WORDS
from reader.ui.chinese_menu import ORDER, menu_words
from reader.ui.language import FOLLOWING, OWN_NAMES, with_text
from reader.ui.preferences.fields import Choice, PageColumn, aligned, form, heading, remark
from reader.ui.reading.columns import Layout, layout_named
from reader.ui.readings import READING_WORDS
from reader.wording import Message

if TYPE_CHECKING:
    from reader.settings import Settings

_LAYOUTS = {
    Layout.SIDE_BY_SIDE: Message("Side by side"),
    Layout.STACKED: Message("Stacked, one above the other"),
    Layout.STUDY: Message("Study: the translation veiled"),
    Layout.STUDY_STACKED: Message("Study, stacked"),
    Layout.ONE: Message("One side only"),
}


_MOTION = {
    MotionChoice.SYSTEM: FOLLOWING,
    MotionChoice.REDUCED: Message("Reduced: nothing fades"),
}


class AppearancePage(QWidget):
    """Signals tell what was chosen: language, theme, motion, form of Chinese, readings, layout.

    `swapped`: the sides shall change places. `readings_in_row`: those of the current row only shall
    be shown, or all again.
    """

    language_chosen = Signal(object)
    theme_chosen = Signal(object)
    motion_chosen = Signal(object)
    variant_chosen = Signal(object)
    readings_chosen = Signal(object)
    readings_in_row = Signal()
    layout_chosen = Signal(object)
    swapped = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.language = Choice(
            Message("Language of the interface"),
            {LanguageChoice.SYSTEM: FOLLOWING, **OWN_NAMES},
            settings.language,
        )
        self.theme = Choice(Message("Theme"), THEME_WORDS, settings.theme)
        self.motion = Choice(Message("Movement on the screen"), _MOTION, settings.motion)
        variants = {variant: menu_words(variant) for variant in ORDER}
        self.variant = Choice(Message("Form of Chinese"), variants, variant_named(settings.variant))
        self.readings = Choice(
            Message("Readings"), READING_WORDS, reading_kind_named(settings.readings)
        )
        self.in_row = with_text(QCheckBox(), Message("Readings of the current row only"))
        self.layouts = Choice(Message("Layout"), _LAYOUTS, layout_named(settings.layout))
        self.swap = with_text(QCheckBox(), Message("Chinese first"))
        self.language.chosen.connect(self.language_chosen)
        self.theme.chosen.connect(self.theme_chosen)
        self.motion.chosen.connect(self.motion_chosen)
        self.variant.chosen.connect(self.variant_chosen)
        self.readings.chosen.connect(self.readings_chosen)
        self.in_row.clicked.connect(self.readings_in_row)
        self.layouts.chosen.connect(self.layout_chosen)
        self.swap.clicked.connect(self.swapped)
        interface, text = form(), form()
        interface.add(Message("Language"), self.language)
        interface.add(Message("Theme"), self.theme)
        interface.add(Message("Movement"), self.motion)
        text.add(Message("Chinese"), self.variant)
        text.add(Message("Readings"), self.readings)
        text.add("", self.in_row)
        text.add(Message("Layout"), self.layouts)
        text.add("", self.swap)
        aligned(interface, text)
        column = PageColumn(self)
        column.addWidget(heading(Message("The interface")))
        column.addLayout(interface)
        column.addSpacing(10)
        column.addWidget(heading(Message("The text")))
        column.addLayout(text)
        column.addWidget(
            remark(
                Message(
                    "Files stay as they are: another form of Chinese, or readings with it, are only"
                    " another view of them."
                )
            )
        )
        column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show what holds now; it can be changed elsewhere, too."""
        settings = self._settings
        self.language.show_value(settings.language)
        self.theme.show_value(settings.theme)
        self.motion.show_value(settings.motion)
        self.variant.show_value(variant_named(settings.variant))
        self.readings.show_value(reading_kind_named(settings.readings))
        self.in_row.setChecked(settings.readings_in_row)
        self.layouts.show_value(layout_named(settings.layout))
        self.swap.setChecked(settings.swapped)
