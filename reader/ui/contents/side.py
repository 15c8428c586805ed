"""The place of the contents in the window: that of the sidebar, which makes room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.bitext.model import Side
from reader.chinese.scripts import Form
from reader.chinese.variants import shown_script
from reader.ui.reading.sight import row_read

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from reader.ui.contents.model import Heading
    from reader.ui.contents.panel import ContentsPanel
    from reader.ui.theme import Theme
    from reader.ui.window import Window

_NARROW = 900
"""Pixels of the window below which the panel goes when it has done its work."""


class ContentsSide(QObject):
    """Makes the panel when it is first wanted, and keeps it true to the open text.

    go_to_row: jumps to a row, remembering the place that is left.
    """

    def __init__(self, window: Window, go_to_row: Callable[[int], None]) -> None:
        super().__init__(window)
        self._window, self._go_to_row = window, go_to_row
        self._toggle: QAction | None = None
        self._had_sidebar = False
        self.panel: ContentsPanel | None = None
        window.session.opened.connect(self.refresh)
        window.session.settled.connect(self.refresh)
        window.session.rows_changed.connect(self.refresh)

    def begin(self, toggle: QAction) -> None:
        """The command that shows and hides it is there."""
        self._toggle = toggle

    @property
    def is_shown(self) -> bool:
        """Whether the panel is there."""
        return self.panel is not None and not self.panel.isHidden()

    def toggle(self) -> None:
        """Show the contents and go there; from there, put them away."""
        if self.is_shown and self.panel is not None and self._has_focus(self.panel):
            self.hide()
        else:
            self.show()
        self._show_state()

    def show(self) -> None:
        """Show the contents, ready to type."""
        window, panel = self._window, self._made()
        if panel.isHidden():
            splitter = window.splitter
            self._had_sidebar = not window.side.isHidden()
            width = (
                window.side.width() if self._had_sidebar else window.parts.settings.sidebar_width
            )
            total = sum(splitter.sizes())
            window.side.hide()
            panel.show()
            sizes = splitter.sizes()
            here, text = splitter.indexOf(panel), splitter.indexOf(window.stack)
            rest = total - sum(sizes[number] for number in range(len(sizes)) if number > text)
            width = min(width, max(rest - 260, panel.minimumWidth()))
            sizes[here], sizes[text] = width, rest - width
            splitter.setSizes(sizes)
            self.refresh()
        panel.setFocus()
        panel.field.selectAll()
        self._show_state()

    def hide(self) -> None:
        """Put the contents away, bring the sidebar back if it was there, and read on."""
        if self.is_shown and self.panel is not None:
            self.panel.hide()
            self._window.side.setVisible(self._had_sidebar)
        self._window.view.setFocus()
        self._show_state()

    def make_way(self) -> None:
        """The sidebar is shown in this place."""
        if self.is_shown and self.panel is not None:
            self.panel.hide()
            self._show_state()

    def refresh(self) -> None:
        """Other headings, or the same in another form of Chinese or with the sides swapped."""
        if not self.is_shown or self.panel is None:
            return
        window = self._window
        form = next(reversed(window.session.forms), Form.NONE)
        region = shown_script(form, window.view.variant)
        self.panel.set_headings(self.headings(), window.parts.fonts.sans(region))
        self.follow()

    def follow(self) -> None:
        """The reader is elsewhere in the text."""
        if self.is_shown and self.panel is not None:
            self.panel.set_current(max(row_read(self._window.view), 0))

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        if self.panel is not None:
            self.panel.set_theme(theme)

    def headings(self) -> list[Heading]:
        """The headings read so far, as they are shown: the side that is read comes first."""
        from reader.ui.contents.model import Heading

        view = self._window.view
        bitext, converters, variant = view.bitext, view.converters, view.variant
        sides = (*dict.fromkeys(lane.side for lane in view.lanes), *Side)
        found: list[Heading] = []
        for number, block in self._window.session.headings():
            row = bitext.rows[number]
            texts = dict.fromkeys(
                converters[piece.document].convert_text(bitext.text(piece), variant).strip()
                for side in dict.fromkeys(sides)
                for piece in row.pieces(side)
            )
            shown = tuple(" ".join(text.split()) for text in texts if text)
            if shown:
                found.append(Heading(number, block.level, shown))
        return found

    def _chosen(self, row: int) -> None:
        self._go_to_row(row)
        if self._window.width() < _NARROW:
            self.hide()
        self._window.view.setFocus()

    def _made(self) -> ContentsPanel:
        if self.panel is None:
            from reader.ui.contents.panel import ContentsPanel

            window = self._window
            self.panel = ContentsPanel(window.theme, window.parts.resources / "icons")
            self.panel.heading_chosen.connect(self._chosen)
            self.panel.closed_wished.connect(self.hide)
            self.panel.hide()
            splitter = window.splitter
            splitter.insertWidget(splitter.indexOf(window.side) + 1, self.panel)
            splitter.setStretchFactor(splitter.indexOf(self.panel), 0)
            splitter.setStretchFactor(splitter.indexOf(window.stack), 1)
            window.visit_in_order()
        return self.panel

    def _has_focus(self, panel: ContentsPanel) -> bool:
        return panel.field.hasFocus() or panel.tree.hasFocus()

    def _show_state(self) -> None:
        if self._toggle is not None:
            self._toggle.setChecked(self.is_shown)
