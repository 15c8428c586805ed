"""The menu of forms of Chinese, and the badge that tells which one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QPainter, QPixmap

from reader.chinese.variants import Variant
from reader.ui.fonts import pixel_font
from reader.ui.language import with_text
from reader.ui.menus import KeyedMenu
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.ui.theme import Theme

# variant: (badge, short words for the button, words for the menu)
_WORDS: dict[Variant, tuple[str, Message, Message]] = {
    Variant.SOURCE: ("原", Message("As in source"), Message("As in the Source  原文")),
    Variant.SIMPLIFIED: ("简", Message("Simplified"), Message("Simplified  简体")),
    Variant.TRADITIONAL: ("繁", Message("Traditional"), Message("Traditional  繁體")),
    Variant.TAIWAN: ("臺", Message("Taiwan"), Message("Taiwan  臺灣正體")),
    Variant.TAIWAN_WORDS: (
        "臺",
        Message("Taiwan, words"),
        Message("Taiwan, Local Words  臺灣用語"),
    ),
    Variant.HONG_KONG: ("港", Message("Hong Kong"), Message("Hong Kong  香港繁體")),
    Variant.HONG_KONG_WORDS: (
        "港",
        Message("Hong Kong, words"),
        Message("Hong Kong, Local Words  香港用語"),
    ),
    Variant.MAINLAND_WORDS: (
        "陆",
        Message("Mainland, words"),
        Message("Simplified, Mainland Words  大陆用词"),
    ),
}
ORDER = tuple(_WORDS)


class ChineseMenu(KeyedMenu):
    """One entry for each form. `variant_chosen(Variant)` says which was picked."""

    variant_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, few=True)
        group = QActionGroup(self)
        self._actions: dict[Variant, QAction] = {}
        for variant, (_, _, words) in _WORDS.items():
            action = with_text(QAction(self), words)
            self.addAction(action)
            action.setCheckable(True)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, v=variant: self.variant_chosen.emit(v))
            self._actions[variant] = action
            if variant is Variant.SOURCE:
                self.addSeparator()

    def show_chosen(self, variant: Variant) -> None:
        """Tick the form that is shown."""
        self._actions[variant].setChecked(True)


def menu_words(variant: Variant) -> Message:
    """Words for a menu."""
    return _WORDS[variant][2]


def short_words(variant: Variant) -> Message:
    """Words for the button."""
    return _WORDS[variant][1]


def badge(variant: Variant, theme: Theme, families: tuple[str, ...]) -> QIcon:
    """The form's character in the accent colour."""
    result = QIcon()
    for scale in (1, 2, 3):
        pixmap = QPixmap(18 * scale, 18 * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        font = pixel_font(families, 14.5 * scale)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.accent)
        area = QRectF(0, 0, 18 * scale, 18 * scale)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _WORDS[variant][0])
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        result.addPixmap(pixmap)
    return result
