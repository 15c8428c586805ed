"""The movements of Qt's own menus and tooltips.

Only fades are meant. Text that scrolls by itself is started by its reader, and stops at any key.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


class Effects:
    """As the system has them, or none."""

    def __init__(self) -> None:
        self._usual = [one for one in _EFFECTS if QApplication.isEffectEnabled(one)]

    def allow(self, allowed: bool) -> None:
        """Have what the system has, or nothing that moves."""
        for effect in self._usual:
            QApplication.setEffectEnabled(effect, allowed)
