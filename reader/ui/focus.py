"""Whether a widget that loses the focus is really left, or only looked away from for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent


def is_left(event: QFocusEvent) -> bool:
    """Whether the focus goes to another widget of the window, not to a menu or another window."""
    return event.reason() not in (
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    )
