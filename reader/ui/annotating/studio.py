"""Everything about marking, put together: the one object of this room that the window knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.annotations.model import Colour
from reader.bitext.model import Side
from reader.ui.annotating.acting import ActingSide
from reader.ui.annotating.banner import Banner
from reader.ui.annotating.bar_control import BarControl
from reader.ui.annotating.desk import Desk
from reader.ui.annotating.keyboard import KeyboardSelection
from reader.ui.annotating.making import NOTHING_IN_HAND, Marker
from reader.ui.annotating.menus import MarkMenus
from reader.ui.annotating.painting import MarksPainter
from reader.ui.annotating.standing import Standing
from reader.ui.annotating.targets import other_side, paragraph_ranges
from reader.ui.annotating.ticks import Ticks
from reader.ui.annotating.writing import Writer
from reader.ui.commands import text_of
from reader.ui.language import translated
from reader.ui.reading.selection import Selection
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from reader.ui.annotating.bar import SelectionBar
    from reader.ui.command_set import CommandSet
    from reader.ui.copying import Copier
    from reader.ui.reading.sentence_cursor import SentenceCursor
    from reader.ui.status_line import StatusLine
    from reader.ui.theme import Theme
    from reader.ui.window import Window


class Studio(QObject):
    """Marks in one window. `begin` starts reading the annotations."""

    def __init__(
        self,
        window: Window,
        status: StatusLine,
        copier: Copier,
        cursor: SentenceCursor,
        path: Path,
    ) -> None:
        super().__init__(window)
        parts, view = window.parts, window.view
        self._window, self._view, self._status, self._copier = window, view, status, copier
        self._linked = ""
        self.desk = Desk(window.session, view, parts.jobs, parts.places, window)
        self.acting = ActingSide(view)
        self.marker = Marker(self.desk, view, self.acting, cursor)
        self.keyboard = KeyboardSelection(self.desk, view, self.acting, cursor)
        self.cursor = cursor
        cursor.changed.connect(lambda: self._cursor_moved(cursor))
        self.painter = MarksPainter(lambda: self.desk.index, lambda: parts.settings.colour_patterns)
        icons = parts.resources / "icons"
        self.bars = BarControl(self.desk, view, self.marker, self.painter, icons)
        self._settings = parts.settings
        self.ticks = Ticks(self.desk, view)
        self.banner = Banner()
        self.writer = Writer(self.desk, path)
        self.standing = Standing(
            self.desk, self.writer, self.banner, status, parts.settings, window
        )
        self.menus = MarkMenus(
            self.desk, view, self.painter, self._command, cursor.point_at, window
        )
        view.set_marks(self.painter)
        window.put_banner(self.banner)
        window.close_guards.append(self.standing.may_close)
        window.closing.connect(self._close)
        self._connect()

    def _connect(self) -> None:
        desk = self.desk
        desk.said.connect(self._status.say)
        self.bars.made.connect(self._connect_bar)
        self._view.row_changed.connect(self._row_changed)
        desk.selected_changed.connect(self._selected)

    def _connect_bar(self, bar: SelectionBar) -> None:
        bar.colour_chosen.connect(self.marker.mark)
        bar.chosen.connect(self._do)
        bar.set_patterned(self._settings.colour_patterns)
        bar.meaning_wished.connect(self.menus.open_for_colour)
        keymap = self._commands.keymap
        bar.set_keys(keymap.shortest)
        keymap.changed.connect(lambda: bar.set_keys(keymap.shortest))

    def _close(self) -> None:
        self.desk.closing.emit()
        self.writer.close()

    def begin(self, commands: CommandSet) -> None:
        """The commands are there: put them into menus, and start to read the annotations."""
        self._commands = commands
        self.desk.changed.connect(lambda _: self._show_steps())
        self.desk.changed.connect(lambda _: self._open_waiting_link())
        self._show_steps()
        self.writer.begin()

    def open_link(self, link: str) -> None:
        """Go to the annotation of a `duidu://annotation/ID` link, in whatever document it is."""
        kind, _, name = link.removeprefix("duidu:").strip("/").partition("/")
        if kind != "annotation" or not name:
            self.desk.said.emit(Message("This link leads nowhere that this Duidu knows."))
        elif self.desk.is_loaded:
            self._go_to_linked(name)
        else:
            self._linked = name

    def _go_to_linked(self, name: str) -> None:
        if self.desk.notebook.find(name) is None:
            self.desk.said.emit(Message("The annotation of this link is not among yours."))
        else:
            self.desk.open_elsewhere(name)

    def _open_waiting_link(self) -> None:
        if self._linked and self.desk.is_loaded:
            name, self._linked = self._linked, ""
            self._go_to_linked(name)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands of marking do, by their ids."""
        desk, marker, keyboard = self.desk, self.marker, self.keyboard
        colours = {f"mark-{colour.value}": lambda c=colour: marker.mark(c) for colour in Colour}
        return {
            **colours,
            "undo": desk.undo,
            "redo": desk.redo,
            "mark": lambda: marker.mark(marker.colour),
            "underline": marker.underline,
            "both-sides": marker.both_sides,
            "note": marker.note,
            "bookmark": marker.bookmark,
            "remove": marker.remove,
            "next-annotation": lambda: desk.step(1),
            "previous-annotation": lambda: desk.step(-1),
            "copy": self.copy,
            "copy-source": self._copy_source,
            "copy-both": self._copy_both,
            "copy-annotation": self.copy_annotation,
            "annotations-file": self.standing.show_file,
            "select-sentence": keyboard.next_sentence,
            "select-sentence-more": keyboard.one_sentence_more,
            "select-row": keyboard.row,
            "other-side": keyboard.to_other_side,
            "left-side": lambda: keyboard.to_side(0),
            "right-side": lambda: keyboard.to_side(1),
            "extend-right": lambda: keyboard.by_character(1),
            "extend-left": lambda: keyboard.by_character(-1),
            "extend-word-right": lambda: keyboard.by_word(1),
            "extend-word-left": lambda: keyboard.by_word(-1),
            "extend-down": lambda: keyboard.by_line(1),
            "extend-up": lambda: keyboard.by_line(-1),
        }

    @property
    def meanings(self) -> QMenu:
        """The menu of what the colours mean."""
        return self.menus.meanings

    def _command(self, name: str) -> QAction:
        return self._commands[name]

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.bars.set_theme(theme)
        self.banner.set_theme(theme)
        self.ticks.update()
        self.menus.dress(theme)

    def show_patterns(self) -> None:
        """Whether lines tell the colours apart was chosen anew."""
        self.bars.set_patterned(self._settings.colour_patterns)
        self._view.viewport().update()

    def escape(self) -> bool:
        """Put away the bar and what is in hand. Whether there was anything."""
        was_there = self.bars.hide()
        if self._view.selection:
            self._view.set_selection(None)
            return True
        if self.desk.selected:
            self.desk.select("")
            return True
        return was_there

    def copy(self) -> None:
        """Copy the selection; without one what is in hand, the cursor's sentence, or the row."""
        if not self._view.selection and self.desk.selected:
            self.copy_annotation()
        else:
            self._copier.copy(self._without_selection())

    def _copy_source(self) -> None:
        self._copier.copy_source(self._without_selection())

    def _copy_both(self) -> None:
        """Copy the selected rows; without one the cursor's sentence and its answer, or the row."""
        said = sorted(self._of_cursor(), key=lambda one: one.side is Side.ZH)
        self._copier.copy_both(said)

    def _without_selection(self) -> Selection | None:
        """What is copied of one language where nothing is selected: as much as is marked then."""
        row = self._view.current_row
        if found := self._of_cursor():
            return found[0]
        if self._view.selection or row is None or row >= len(self._view.bitext.rows):
            return None
        ranges = paragraph_ranges(self._view.bitext, row, self.acting.side)
        if not ranges:
            return None
        first, last = ranges[0], ranges[-1]
        column = self.acting.column_of(first.side)
        return Selection(column, first.side, first.document, first.start, last.end)

    def _of_cursor(self) -> list[Selection]:
        """The cursor's sentence and those that answer it, where nothing is selected."""
        at, one = self.cursor.at, self.cursor.sentence
        if self._view.selection or at is None or one is None:
            return []
        found: list[Selection] = []
        for side, each in (
            (at.side, one),
            *((other_side(at.side), a) for a in self.cursor.answers),
        ):
            column = self.acting.column_of(side)
            found.append(Selection(column, side, each.document, each.start, each.end))
        return found

    def copy_annotation(self) -> None:
        """Put the annotation in hand on the clipboard as Markdown."""
        found = self.desk.selected_annotation
        if found is None:
            self.desk.said.emit(NOTHING_IN_HAND)
            return
        from reader.ui.notes.copying import copy_annotation

        copy_annotation(self.desk, self._window.parts.jobs, found, self._view.variant)

    def _do(self, command: str) -> None:
        if command == "copy":
            self.copy()
        else:
            self._commands[command].trigger()

    def _selected(self, annotation: str) -> None:
        """The row of what is in hand is the one that the keys go on from."""
        marks = self.desk.marks_of(annotation)
        if marks:
            rows = self._rows_of(annotation)
            if self._view.current_row not in rows:
                self._view.set_current_row(min(rows))

    def _row_changed(self) -> None:
        """The keys went to another row: they act on that, and not on what is out of mind."""
        selected = self.desk.selected
        if selected and self._view.current_row not in self._rows_of(selected):
            self.desk.select("")

    def _cursor_moved(self, cursor: SentenceCursor) -> None:
        """The keys act on another sentence now, and not on what was in hand."""
        if cursor.at is not None and self.desk.selected:
            self.desk.select("")

    def _rows_of(self, annotation: str) -> set[int]:
        row_of = self._view.locator.row_of
        return {
            row
            for mark in self.desk.marks_of(annotation)
            for row in range(
                row_of(mark.document, mark.start),
                row_of(mark.document, max(mark.end - 1, mark.start)) + 1,
            )
        }

    def say_again(self) -> None:
        """The language has changed, and the commands have their usual texts again."""
        self._show_steps()
        self.standing.show_status()

    def _show_steps(self) -> None:
        notebook = self.desk.notebook
        undoes = Message("Undo {step}", step=notebook.undo_name)
        redoes = Message("Redo {step}", step=notebook.redo_name)
        for command, name, words in (
            ("undo", notebook.undo_name, undoes),
            ("redo", notebook.redo_name, redoes),
        ):
            action = self._commands[command]
            action.setText(translated(words if name else text_of(command)))
            action.setEnabled(bool(name))
        self.menus.name_colours()
