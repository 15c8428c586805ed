"""Menus of commands: keys named as everywhere else in the program, with room before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from reader.ui.chords import shown

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QStyleOptionMenuItem, QWidget


class KeyedMenu(QMenu):
    """A menu whose entries have keys. Qt would write "PgDown" and "Return", right behind the words.

    The style sheet knows it by its property, and makes its entries wide. few: only single entries
    have keys.
    """

    def __init__(self, parent: QWidget | None = None, *, few: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("keyed", "few" if few else "true")

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        """What is painted of an entry; what is measured is Qt's wording, which is longer."""
        super().initStyleOption(option, action)
        words, tab, _ = option.text.partition("\t")  # pyright: ignore[reportAttributeAccessIssue]
        if tab:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
            option.text = f"{words}\t{shown(keys)}"  # pyright: ignore[reportAttributeAccessIssue]
