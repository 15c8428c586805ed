"""The ways to find what can be done: the palette, the sheet of keys, the preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.chinese.scripts import Form
from reader.chinese.variants import shown_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.cheat_sheet import CheatSheet
    from reader.ui.first_steps import FirstSteps
    from reader.ui.interior import Interior
    from reader.ui.palette.popup import Palette
    from reader.ui.palette.sources import Sources
    from reader.ui.preferences.dialog import Preferences
    from reader.ui.window import Window


_PALETTE_AFTER = 6000
"""Milliseconds after which the palette is made, so that its key need not wait for that."""


class Guides(QObject):
    """Each is loaded when it is first wanted; the palette in a quiet moment, if not before."""

    def __init__(self, interior: Interior, window: Window) -> None:
        super().__init__(window)
        self._interior, self._window = interior, window
        self.palette: Palette | None = None
        self._sources: Sources | None = None
        self.sheet: CheatSheet | None = None
        self.preferences: Preferences | None = None
        self.first_steps: FirstSteps | None = None
        QTimer.singleShot(_PALETTE_AFTER, self, self.make_ready)

    def make_ready(self) -> None:
        """Make what is likely to be wanted, and have it painted once, unseen."""
        palette, _ = self._made_palette()
        QTimer.singleShot(0, palette, palette.warm_up)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands do, by their ids."""
        return {
            "palette": self.open_palette,
            "cheat-sheet": self.open_sheet,
            "first-steps": self.open_first_steps,
            "preferences": self.open_preferences,
        }

    def set_theme(self) -> None:
        """Other colours."""
        if self.palette is not None:
            self.palette.set_theme(self._window.theme)
        if self.sheet is not None:
            self.sheet.set_theme(self._window.theme)
        if self.first_steps is not None:
            self.first_steps.set_theme(self._window.theme)

    # the palette

    def open_palette(self) -> None:
        """Offer everything; or put the palette away where it is there."""
        if self.palette is not None and self.palette.isVisible():
            self.palette.dismiss()
            return
        palette, sources = self._made_palette()
        palette.set_families(self._families())
        searcher = sources.searcher()
        palette.offer(searcher)
        QTimer.singleShot(0, palette, lambda: sources.prepare(searcher, palette.find_again))

    def _made_palette(self) -> tuple[Palette, Sources]:
        if self.palette is None or self._sources is None:
            from reader.ui.palette.popup import Palette
            from reader.ui.palette.sources import Sources

            parts = self._window.parts
            self._sources = Sources(self._interior, parts.settings, parts.jobs)
            self.palette = Palette(self._window.theme, self._families(), self._window)
            self.palette.chosen.connect(self._sources.run)
        return self.palette, self._sources

    # the first minute

    def open_first_steps(self) -> None:
        """Show what to begin with; at the first start it is there by itself."""
        if self.first_steps is None:
            from reader.ui.first_steps import FirstSteps

            window, inside = self._window, self._interior
            self.first_steps = FirstSteps(
                window.theme, inside.keymap.with_keys, window.stack, window.view
            )
            self.first_steps.closed.connect(window.view.setFocus)
        self.first_steps.show()

    # the sheet

    def open_sheet(self) -> None:
        """Show all keys; or put the sheet away where it is there."""
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.dismiss()
            return
        if self.sheet is None:
            from reader.ui.cheat_sheet import CheatSheet

            self.sheet = CheatSheet(
                self._interior.keymap, self._window.theme, self._families(), self._window
            )
        self.sheet.open()

    # the preferences

    def open_preferences(self, page: str = "", field: str = "") -> None:
        """The dialogue, or the one that is open already. page, field: go there in it."""
        if self.preferences is None:
            from reader.ui.preferences.dialog import Preferences

            self.preferences = Preferences(self._interior, self._window)
            self.preferences.finished.connect(self._forget_preferences)
        self.preferences.open()
        self.preferences.activateWindow()
        if page:
            self.preferences.go_to(page, field)

    def _forget_preferences(self) -> None:
        self.preferences = None
        self._window.activateWindow()  # where no window manager does it: the keys would be lost

    def _families(self) -> tuple[str, ...]:
        form = next(reversed(self._interior.session.forms), Form.NONE)
        region = shown_script(form, self._interior.appearance.variant)
        families = self._window.parts.fonts.sans(region)
        return tuple(dict.fromkeys((*families.latin, *families.chinese)))
