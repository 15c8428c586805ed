"""The page of looks: theme, form of Chinese, layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from reader.chinese.variants import variant_named
from reader.ui.appearance import THEME_WORDS
from reader.ui.chinese_menu import ORDER, menu_words
from reader.ui.preferences.fields import Choice, PageColumn, form, heading, remark
from reader.ui.reading.columns import Layout, layout_named

if TYPE_CHECKING:
    from reader.settings import Settings

_LAYOUTS = {
    Layout.SIDE_BY_SIDE: "Side by side",
    Layout.STACKED: "Stacked, one above the other",
    Layout.STUDY: "Study: the translation veiled",
    Layout.STUDY_STACKED: "Study, stacked",
    Layout.ONE: "One side only",
}


class AppearancePage(QWidget):
    """Signals tell the theme, form of Chinese or layout that was chosen; `swapped` the sides."""

    theme_chosen = Signal(object)
    variant_chosen = Signal(object)
    layout_chosen = Signal(object)
    swapped = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.theme = Choice("Theme", THEME_WORDS, settings.theme)
        variants = {variant: menu_words(variant) for variant in ORDER}
        self.variant = Choice("Form of Chinese", variants, variant_named(settings.variant))
        self.layouts = Choice("Layout", _LAYOUTS, layout_named(settings.layout))
        self.swap = QCheckBox("Chinese first")
        self.theme.chosen.connect(self.theme_chosen)
        self.variant.chosen.connect(self.variant_chosen)
        self.layouts.chosen.connect(self.layout_chosen)
        self.swap.clicked.connect(self.swapped)
        colours, text = form(), form()
        colours.addRow("Theme", self.theme)
        text.addRow("Chinese", self.variant)
        text.addRow("Layout", self.layouts)
        text.addRow("", self.swap)
        column = PageColumn(self)
        column.addWidget(heading("Colours"))
        column.addLayout(colours)
        column.addSpacing(10)
        column.addWidget(heading("The text"))
        column.addLayout(text)
        column.addWidget(
            remark("Files stay as they are: another form of Chinese is only another view of them.")
        )
        column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show what holds now; it can be changed elsewhere, too."""
        settings = self._settings
        self.theme.show_value(settings.theme)
        self.variant.show_value(variant_named(settings.variant))
        self.layouts.show_value(layout_named(settings.layout))
        self.swap.setChecked(settings.swapped)
