"""The panel beside the text: annotations of this document or of the library, found again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from reader.annotations import listing_query
from reader.chinese.variants import Region
from reader.ui.fonts import pixel_font
from reader.ui.language import worded
from reader.ui.notes.card import Action
from reader.ui.notes.card_setting import CardSetter
from reader.ui.notes.copying import copy_annotation
from reader.ui.notes.editing import EditBox
from reader.ui.notes.empty import Emptiness, EmptyNotes
from reader.ui.notes.feed import NotesFeed, Scope
from reader.ui.notes.filter_bar import FilterBar
from reader.ui.notes.header import Header
from reader.ui.notes.menu import CardMenu
from reader.ui.notes.model import CardModel
from reader.ui.notes.note_text import warm_up
from reader.ui.notes.rows import TRAY, CardRow, InvitationRow
from reader.ui.notes.view import CardView
from reader.ui.notes.whereabouts import Whereabouts
from reader.ui.notes.writing import Writer
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent, QShowEvent

    from reader.annotations.listing import LibraryOrder
    from reader.annotations.model import Colour
    from reader.annotations.notebook import Change
    from reader.chinese.variants import Variant
    from reader.ui.annotating.desk import Desk
    from reader.ui.fonts import FontChoice
    from reader.ui.jobs import Jobs
    from reader.ui.theme import Theme

_ASK_AFTER: Final = 60
"""Milliseconds of quiet after which a filter text is asked."""


class NotesPanel(QWidget):
    """Everything that was marked and written, a card each.

    closed_wished(): put the panel away. reading_wished(): give the focus back to the text.
    """

    closed_wished = Signal()
    reading_wished = Signal()

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        fonts: FontChoice,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._jobs = desk, theme, jobs
        worded(self.setAccessibleName, Message("Notes"))
        families = fonts.sans(Region.SC)
        self.setFont(pixel_font((*families.latin, *families.chinese), 13))
        self._whereabouts = Whereabouts(desk)
        self._setter = CardSetter(fonts, theme, self._meaning, self._whereabouts)
        self.model = CardModel(self)
        self.feed = NotesFeed(desk, jobs, self.model, self)
        self.header = Header(theme, self)
        self.filter = FilterBar(theme, fonts, self)
        self.view = CardView(self.model, self._setter, theme, self)
        self.empty = EmptyNotes(theme, self)
        self.box = EditBox(theme, fonts, self.view.viewport())
        self.writer = Writer(desk, self.feed, self.view, self.box, self)
        self._menu = CardMenu(
            self,
            lambda: desk.notebook,
            {
                "go": lambda key: self._go_to(key, by_key=True),
                "edit": self.edit,
                "tags": self.edit_tags,
                "copy": self._copy,
                "reattach": self._reattach,
                "delete": self._delete,
            },
        )
        jobs.run(lambda _job: warm_up(), slot="notes warm-up")
        self._ask_soon = QTimer(self, singleShot=True, interval=_ASK_AFTER)
        self._to_reveal = ""
        self._arrange()
        self._connect()
        self.feed.refresh()

    # what the window says

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (self.header, self.filter, self.view, self.empty, self.box):
            part.set_theme(theme)
        self.update()

    def set_variant(self, variant: Variant) -> None:
        """Show Chinese quotes as `variant`."""
        self._setter.shown.variant = variant
        self.view.lay_out_anew()

    def changeEvent(self, event: QEvent) -> None:
        """What cards say and how much room that takes are laid out anew in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.view.lay_out_anew()
            self._show_numbers()

    def edit(self, annotation: str) -> None:
        """Write the note of an annotation."""
        self.writer.begin(annotation)

    def edit_tags(self, annotation: str) -> None:
        """Give an annotation tags."""
        self.writer.begin(annotation, tags=True)

    def edit_document_note(self) -> None:
        """Write the note on the document as a whole."""
        self._clear_filter()
        self.feed.show_scope(Scope.DOCUMENT)
        self._show_scope()
        self.writer.begin_document_note()

    def focus_list(self) -> None:
        """Go to the cards: to the selected one, else to the first."""
        if self._stack.currentWidget() is not self.view:
            self.empty.setFocus()
            return
        self.view.setFocus()
        if not self.view.cursor_key():
            self.view.go_to_first()

    def focus_filter(self) -> None:
        """Put the text cursor into the filter, its text selected."""
        if self.filter.isHidden():
            self.focus_list()
            return
        self.filter.field.setFocus()
        self.filter.field.selectAll()

    def show_scope(self, scope: Scope) -> None:
        """List this document or the library."""
        self.writer.finish()
        self.feed.show_scope(scope)
        self._show_scope()

    def sizeHint(self) -> QSize:
        """As wide as the design."""
        return QSize(300, 600)

    def minimumSizeHint(self) -> QSize:
        """Narrower, a quote is no more to be read."""
        return QSize(230, 240)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel's surface."""
        QPainter(self).fillRect(event.rect(), self._theme.panel)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody looked is shown now; the library is counted once."""
        super().showEvent(event)
        self.feed.asleep = False
        self.feed.refresh()
        self.feed.count_library()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: what is written is put away."""
        super().hideEvent(event)
        self.writer.finish()
        self.feed.asleep = True

    # inside

    def _arrange(self) -> None:
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.filter)
        layout.addLayout(self._stack, 1)

    def _connect(self) -> None:
        desk, view, field = self._desk, self.view, self.filter.field
        self.feed.arrived.connect(self._arrived)
        self.feed.counted.connect(self._show_numbers)
        self._ask_soon.timeout.connect(self._ask)
        self.filter.asked.connect(self._filter_changed)
        field.down_wished.connect(self.focus_list)
        field.enter_wished.connect(self._go_to_first_found)
        field.leave_wished.connect(self.reading_wished)
        self.header.scope_chosen.connect(self.show_scope)
        self.header.order_chosen.connect(self._choose_order)
        self.header.closed_wished.connect(self.closed_wished)
        self.empty.clear_wished.connect(self._clear_filter)
        self.empty.note_wished.connect(self.edit_document_note)
        self.writer.left.connect(self.reading_wished)
        view.gone_to.connect(self._go_to)
        view.taken.connect(self._take)
        view.edit_wished.connect(self._edit_row)
        view.pressed_on.connect(self._press)
        view.folding_wished.connect(self._fold)
        view.menu_wished.connect(self._show_menu)
        view.delete_wished.connect(self._delete)
        view.copy_wished.connect(self._copy)
        view.left_upwards.connect(self.focus_filter)
        view.typed.connect(self._type_on)
        view.escaped.connect(self._escape)
        desk.changed.connect(self._changed)
        desk.marks_changed.connect(self.view.lay_out_anew)
        desk.selected_changed.connect(self._select)
        desk.closing.connect(self.writer.finish)

    def _meaning(self, colour: Colour) -> str:
        return self._desk.notebook.meaning(colour)  # which is another one once it has been read

    # what is listed

    def _filter_changed(self, text: str) -> None:
        self.writer.finish()
        self._ask_soon.start(_ASK_AFTER if text else 0)

    def _ask(self) -> None:
        self._setter.set_query(self.filter.query)
        self.feed.ask(self.filter.text)

    def _arrived(self) -> None:
        self._show_emptiness()
        self._show_numbers()
        self.writer.rows_arrived()
        selected = self._desk.selected
        if selected and not self.view.cursor_key():
            self.view.select(selected)
        if self._to_reveal and self.model.number_of(self._to_reveal) is not None:
            self._select(self._to_reveal)

    def _show_numbers(self) -> None:
        for scope in Scope:
            counts = self.feed.counts.get(scope)
            lost = self.feed.orphans if scope is Scope.DOCUMENT else 0
            self.header.set_number(scope, counts.total if counts else None, lost)
        counts = self.feed.counts.get(self.feed.scope)
        if counts is not None:
            cards = sum(isinstance(row, CardRow) for row in self.model.rows)
            self.filter.set_counts(counts, cards, self.feed.meanings())

    def _show_emptiness(self) -> None:
        rows = self.model.rows
        self.filter.setVisible(bool(self._total() or self.filter.text))
        if any(not isinstance(row, InvitationRow) for row in rows):
            self._stack.setCurrentWidget(self.view)
            return
        if self.filter.text.strip() and self._total():
            why = listing_query.misunderstood(self.feed.query, self.feed.meanings())
            self.empty.show_case(Emptiness.NO_MATCH, self.filter.text, why)
        elif self.feed.is_waiting:
            self.empty.show_case(Emptiness.LOOKING)
        elif self.feed.scope is Scope.LIBRARY:
            self.empty.show_case(Emptiness.NO_LIBRARY)
        else:
            open_ = bool(self._desk.documents)
            self.empty.show_case(Emptiness.NO_MARKS if open_ else Emptiness.NO_DOCUMENT)
        self._stack.setCurrentWidget(self.empty)

    def _total(self) -> int:
        counts = self.feed.counts.get(self.feed.scope)
        return counts.total if counts else 0

    def _show_scope(self) -> None:
        self.header.show_scope(self.feed.scope)
        self.header.show_order(self.feed.order)
        self._show_numbers()
        self._show_emptiness()

    def _choose_order(self, order: LibraryOrder) -> None:
        self.feed.set_order(order)
        self.header.show_order(order)

    def _clear_filter(self) -> None:
        if self.filter.text:
            self.filter.set_text("")
            self._ask_soon.stop()
            self._ask()

    def _fold(self, key: str) -> None:
        if key == TRAY:
            self.feed.tray_is_open = not self.feed.tray_is_open
            self.feed.refresh()

    def _changed(self, change: Change) -> None:
        if change.meanings:
            self.view.lay_out_anew()
        self.writer.follow(change)

    # what is done with a card

    def _take(self, key: str) -> None:
        """The cursor went to a card: the same annotation is in hand."""
        if self._desk.notebook.find(key) is not None:
            self._desk.select(key)

    def _select(self, key: str) -> None:
        """An annotation is in hand: its card has the cursor."""
        self._to_reveal = key if key and self.model.number_of(key) is None else ""
        if not self._to_reveal and key != self.view.cursor_key():
            self.view.select(key)
            self.view.reveal(key)

    def _go_to(self, key: str, by_key: bool = False) -> None:
        annotation = self._desk.notebook.find(key)
        if annotation is None:
            return
        if set(annotation.documents) & set(self._desk.documents):
            self._desk.go_to(key)
        else:
            self._desk.open_elsewhere(key)
        if by_key:
            self.reading_wished.emit()

    def _go_to_first_found(self) -> None:
        first = next((row for row in self.model.rows if isinstance(row, CardRow)), None)
        if first is not None:
            self._go_to(first.key, by_key=True)

    def _edit_row(self, key: str) -> None:
        if key == InvitationRow().key:
            self.writer.begin_document_note()
        else:
            self.writer.begin(key)

    def _press(self, key: str, action: Action, value: str) -> None:
        if action is Action.TAG:
            self.filter.toggle_tag(value)
        elif action is Action.REATTACH:
            self._reattach(key)
        elif action is Action.DELETE:
            self._delete(key)

    def _reattach(self, key: str) -> None:
        self._desk.reattach(key)

    def _delete(self, key: str) -> None:
        if not self.writer.may_write():
            return
        number = self.model.number_of(key)
        self._desk.notebook.remove(Message("Delete"), [key])
        if number is not None and self.view.hasFocus():
            self.view.go_near(number)

    def _copy(self, key: str) -> None:
        annotation = self._desk.notebook.find(key)
        if annotation is not None:
            copy_annotation(self._desk, self._jobs, annotation, self._setter.shown.variant)

    def _show_menu(self, key: str, where: QPoint) -> None:
        number = self.model.number_of(key)
        row = self.model.rows[number] if number is not None else None
        if isinstance(row, CardRow):
            menu = self._menu.make(
                row.annotation, self._theme, orphan=row.orphan, writable=not self._desk.refusal
            )
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(where)

    def _type_on(self, text: str) -> None:
        self.filter.field.setFocus()
        self.filter.field.setCursorPosition(len(self.filter.text))
        self.filter.field.insert(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no part of the panel has a use for steps out, too."""
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if self.filter.text:
            self._clear_filter()
        else:
            self.reading_wished.emit()
