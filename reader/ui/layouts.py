"""How the two sides stand: the commands of layout, and what is remembered of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup

from reader.bitext.model import Side
from reader.ui.menus import KeyedMenu
from reader.ui.reading.columns import Layout, layout_named
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from reader.settings import Settings
    from reader.ui.command_set import CommandSet
    from reader.ui.reading.view import ReadingView

_NEXT = {
    Layout.SIDE_BY_SIDE: Layout.STACKED,
    Layout.STACKED: Layout.STUDY,
    Layout.STUDY: Layout.ONE,
    Layout.STUDY_STACKED: Layout.ONE,
    Layout.ONE: Layout.SIDE_BY_SIDE,
}
_VEILED = {
    Layout.SIDE_BY_SIDE: Layout.STUDY,
    Layout.STACKED: Layout.STUDY_STACKED,
    Layout.STUDY: Layout.SIDE_BY_SIDE,
    Layout.STUDY_STACKED: Layout.STACKED,
}
_SHORT = {
    Layout.SIDE_BY_SIDE: Message("Side by side"),
    Layout.STACKED: Message("Stacked"),
    Layout.STUDY: Message("Study", sense="a layout"),
    Layout.STUDY_STACKED: Message("Study", sense="a layout"),
    Layout.ONE: Message("One side"),
}
_SAID = {
    Layout.SIDE_BY_SIDE: Message("Side by side."),
    Layout.STACKED: Message("Stacked: one language above the other."),
    Layout.STUDY: Message(
        "Study: translations are veiled. [[reveal]] shows that of the row, [[hide-translation]] all"
        " of them."
    ),
    Layout.STUDY_STACKED: Message(
        "Study, stacked: translations are veiled. [[reveal]] shows that of the row,"
        " [[hide-translation]] all of them."
    ),
}
_ONE_LANGUAGE = Message("This text is in one language; the layout is for those in two.")
_ALONE = {
    Side.EN: Message(
        "The English alone. [[reveal]] shows the translation of the row, [[swap-sides]] swaps the"
        " sides."
    ),
    Side.ZH: Message(
        "The Chinese alone. [[reveal]] shows the translation of the row, [[swap-sides]] swaps the"
        " sides."
    ),
    Side.BOTH: Message(
        "The text alone. [[reveal]] shows the translation of the row, [[swap-sides]] swaps the"
        " sides."
    ),
}


class Layouts(QObject):
    """The chosen layout. `changed` when there is something new to remember; `said` to be told.

    menu: the layouts and what is done with them, for a button.
    """

    changed = Signal()
    said = Signal(object)

    def __init__(self, view: ReadingView, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._view, self._settings = view, settings
        self._both = self.layout if self.layout is not Layout.ONE else Layout.SIDE_BY_SIDE
        self._actions: dict[Layout, QAction] = {}
        self.menu = KeyedMenu(window, few=True)

    @property
    def layout(self) -> Layout:
        """What the reader chose."""
        return layout_named(self._settings.layout)

    @property
    def words(self) -> Message:
        """The layout in a word or two."""
        return _SHORT[self.layout]

    @property
    def drawing(self) -> str:
        """The name of its icon."""
        return f"layout-{self.layout}"

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands of layout do, by their ids."""
        return {
            **{f"layout-{layout}": lambda to=layout: self.choose(to) for layout in Layout},
            "next-layout": lambda: self.choose(_NEXT[self.layout]),
            "swap-sides": self.swap,
            "one-side": self.toggle_one,
            "hide-translation": self.toggle_veil,
            "reveal": self.reveal,
        }

    def begin(self, commands: CommandSet) -> None:
        """The commands are there: one of the layouts is ticked, and the menu holds them."""
        group = QActionGroup(self)
        for layout in Layout:
            self._actions[layout] = commands[f"layout-{layout}"]
            group.addAction(self._actions[layout])
        self.menu.addActions(list(self._actions.values()))
        self.menu.addSeparator()
        self._swap = commands["swap-sides"]
        self.menu.addActions([self._swap, commands["reveal"]])
        self._show_chosen()

    def choose(self, layout: Layout) -> None:
        """Set the text in a layout from now on."""
        self._put(layout, swapped=self._settings.swapped)
        if self._view.layout_used is not layout and self._view.doubled:
            self.said.emit(
                Message("Two forms of Chinese stand beside each other; nothing is hidden.")
            )
        elif self._is_alone:
            self.said.emit(_ONE_LANGUAGE)
        else:
            self.said.emit(_SAID.get(layout) or _ALONE[self._view.lanes[0].side])

    @property
    def _is_alone(self) -> bool:
        """Whether the text has one language, shown once."""
        view = self._view
        return bool(view.bitext.rows) and view.bitext.columns == 1 and not view.doubled

    def swap(self) -> None:
        """Read the other side, with what was read as its translation."""
        self._put(self.layout, swapped=not self._settings.swapped)
        if self._is_alone:
            self.said.emit(_ONE_LANGUAGE)
        elif not self._view.doubled:
            self.said.emit(
                Message("The Chinese comes first now.")
                if self._settings.swapped
                else Message("The English comes first now.")
            )

    def toggle_one(self) -> None:
        """One side alone; or both again, as they stood before."""
        self.choose(self._both if self.layout is Layout.ONE else Layout.ONE)

    def toggle_veil(self) -> None:
        """Hide all translations, or show them."""
        self.choose(_VEILED.get(self.layout, self._both))

    def reveal(self) -> None:
        """Show the translation of the current row, or hide it again."""
        view = self._view
        if not view.bitext.rows:
            return
        if self._is_alone:
            self.said.emit(_ONE_LANGUAGE)
            return
        if not view.hides_translations:
            self.said.emit(Message("Every translation is shown. [[hide-translation]] hides them."))
            return
        row = view.current_row
        if row is None:
            row = max(view.top_row(), 0)
            view.set_current_row(row)
        view.reveal(row, shown=not view.is_revealed(row))

    def _put(self, layout: Layout, *, swapped: bool) -> None:
        if layout is not Layout.ONE:
            self._both = layout
        self._settings.layout, self._settings.swapped = str(layout), swapped
        self._view.set_layout(layout, swapped=swapped)
        self._show_chosen()
        self.changed.emit()

    def _show_chosen(self) -> None:
        self._actions[self.layout].setChecked(True)
        self._swap.setChecked(self._settings.swapped)
