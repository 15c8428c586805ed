"""The bar above everything: sidebar, back and forward, the title, the form of Chinese, the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from reader.chinese.scripts import has_han
from reader.chinese.variants import Form, Variant, shown_script
from reader.ui.chinese_menu import badge, short_words
from reader.ui.icons import SIZE, icon
from reader.ui.language import as_tip, worded
from reader.wording import Message

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction, QResizeEvent

    from reader.ui.fonts import Families, FontChoice
    from reader.ui.theme import Theme

HEIGHT = 44
_ROOMY = 620
"""Pixels of width from which the variant button has words."""
_ROOMIER = 820
"""The same of the layout button."""


class ElidedTitle(QWidget):
    """A title in bold and a second one, softer, that give way to the room there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = self._second = ""
        self._theme: Theme | None = None
        self._families: Families | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_titles(self, first: str, second: str = "") -> None:
        """Show these."""
        self._first, self._second = first, second
        self.setToolTip(as_tip(first + (f"\n{second}" if second else "")))
        self.setAccessibleName(f"{first} {second}".strip())
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.update()

    def set_faces(self, families: Families) -> None:
        """The faces for the region whose shapes of Chinese characters are wanted."""
        self._families = families
        self.update()

    def _face(self, text: str) -> QFont:
        """A Latin face may hold Chinese characters as well, in the shapes of another region."""
        font = self.font()
        if self._families is not None and has_han(text):
            font.setFamilies([*self._families.chinese, *self._families.latin])
        return font

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Both titles in the middle, elided at the right."""
        if not self._first or self._theme is None:
            return
        painter = QPainter(self)
        bold, plain = self._face(self._first), self._face(self._second)
        bold.setBold(True)
        bold_metrics, plain_metrics = QFontMetrics(bold), QFontMetrics(plain)
        room, gap = self.width(), 10
        first = bold_metrics.elidedText(self._first, Qt.TextElideMode.ElideRight, room)
        first_width = bold_metrics.horizontalAdvance(first)
        rest = room - first_width - gap
        second = ""
        if self._second and rest > 40:
            second = plain_metrics.elidedText(self._second, Qt.TextElideMode.ElideRight, rest)
        total = first_width + (gap + plain_metrics.horizontalAdvance(second) if second else 0)
        x = (room - total) // 2
        baseline = (self.height() + bold_metrics.ascent() - bold_metrics.descent()) // 2
        painter.setFont(bold)
        painter.setPen(self._theme.ink)
        painter.drawText(x, baseline, first)
        if second:
            painter.setFont(plain)
            painter.setPen(self._theme.soft)
            painter.drawText(x + first_width + gap, baseline, second)


class TopBar(QWidget):
    """The bar. Its buttons are the window's actions and the menus it is given.

    variant_approached: the mouse or the focus came to the button of the forms of Chinese.
    """

    variant_approached = Signal()

    def __init__(
        self,
        icons: Path,
        sidebar: QAction,
        back: QAction,
        forward: QAction,
        notes: QAction,
        variants: QMenu,
        layouts: QMenu,
        main: QMenu,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._theme: Theme | None = None
        self.setFixedHeight(HEIGHT)
        worded(self.setAccessibleName, Message("Toolbar"))
        self.title = ElidedTitle()
        self._plain = {
            "sidebar": self._button(sidebar),
            "back": self._button(back),
            "forward": self._button(forward),
            "notes": self._button(notes),
        }
        self.variant = QToolButton()
        self.variant.setProperty("framed", True)
        self.variant.setMenu(variants)
        self.variant.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        worded(self.variant.setAccessibleName, Message("Form of Chinese"))
        self.variant.installEventFilter(self)
        self.layout_button = QToolButton()
        self.layout_button.setProperty("framed", True)
        self.layout_button.setMenu(layouts)
        self.layout_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        worded(self.layout_button.setAccessibleName, Message("Layout"))
        self._drawing = ""
        self._more = QToolButton()
        self._more.setMenu(main)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        worded(self._more.setAccessibleName, Message("Menu"))
        self._plain["more"] = self._more
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(6)
        for name in ("sidebar", "back", "forward"):
            row.addWidget(self._plain[name])
        row.addSpacing(8)
        row.addWidget(self.title, 1)
        row.addSpacing(8)
        row.addWidget(self.variant)
        row.addWidget(self.layout_button)
        row.addWidget(self._plain["notes"])
        row.addWidget(self._more)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        action.changed.connect(lambda: button.setAccessibleName(action.text()))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when somebody comes near the variant button."""
        if watched is self.variant and event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self.variant_approached.emit()
        return super().eventFilter(watched, event)

    def name_keys(self, variant: str, layout: str, menu: str) -> None:
        """Say in the tooltips by which keys the same is done; "" by none."""
        worded(
            self.variant.setToolTip,
            Message("Form of Chinese ({key})", key=variant)
            if variant
            else Message("Form of Chinese"),
        )
        worded(
            self.layout_button.setToolTip,
            Message("Layout ({key})", key=layout) if layout else Message("Layout"),
        )
        worded(
            self._more.setToolTip, Message("Menu ({key})", key=menu) if menu else Message("Menu")
        )

    def open_menu(self) -> None:
        """Open the main menu by key, its first entry marked."""
        menu = self._more.menu()
        below = QPoint(self._more.width() - menu.sizeHint().width(), self._more.height())
        menu.popup(self._more.mapToGlobal(below))
        menu.setActiveAction(menu.actions()[0])

    def show_variant(self, variant: Variant, theme: Theme, fonts: FontChoice) -> None:
        """Tell which form of Chinese is shown."""
        families = fonts.sans(shown_script(Form.SIMPLIFIED, variant))
        self.variant.setIcon(badge(variant, theme, families.chinese))
        self.variant.setIconSize(QSize(SIZE, SIZE))
        worded(self.variant.setText, Message(" {choice} ▾", choice=short_words(variant)))
        worded(
            self.variant.setAccessibleName,
            Message("Form of Chinese: {choice}", choice=short_words(variant)),
        )

    def show_layout(self, words: str, drawing: str) -> None:
        """Tell how the sides stand. drawing: the name of an icon."""
        self._drawing = drawing
        worded(self.layout_button.setText, Message(" {choice} ▾", choice=words))
        worded(self.layout_button.setAccessibleName, Message("Layout: {choice}", choice=words))
        self._ink_layout()

    def _ink_layout(self) -> None:
        if self._drawing and self._theme is not None:
            self.layout_button.setIcon(icon(self._icons, self._drawing, self._theme.soft))
            self.layout_button.setIconSize(QSize(SIZE, SIZE))

    def set_theme(self, theme: Theme) -> None:
        """Ink the icons."""
        self._theme = theme
        self._ink_layout()
        self.title.set_theme(theme)
        for name, button in self._plain.items():
            drawing = icon(self._icons, name, theme.soft, theme.line)
            button.setIconSize(QSize(SIZE, SIZE))
            if action := button.defaultAction():
                action.setIcon(drawing)
                action.setIconVisibleInMenu(False)
            else:
                button.setIcon(drawing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the words of the buttons where there is no room for the title."""
        super().resizeEvent(event)
        for button, room in ((self.variant, _ROOMY), (self.layout_button, _ROOMIER)):
            button.setToolButtonStyle(
                Qt.ToolButtonStyle.ToolButtonTextBesideIcon
                if self.width() > room
                else Qt.ToolButtonStyle.ToolButtonIconOnly
            )
