"""The sidebar as a whole: a filter text above, the documents that match it below.

The main window tells it what there is to read and which document is open; it answers with wishes.
One keystroke costs a pass of the filter, a new list of rows and the painting of those in sight.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from reader.chinese.variants import Region, Variant
from reader.library.entries import Entry
from reader.library.filtering import misunderstood
from reader.library.query import Query, fields_of, has_term, with_term, without_term
from reader.library.shelf import NOTHING_HERE, Section, Shelf
from reader.library.suggestions import Suggestion, Vocabulary
from reader.ui.focus import FocusRing
from reader.ui.fonts import FontChoice, pixel_font
from reader.ui.language import quoting, tr, translated, worded
from reader.ui.sidebar.chips import ChipBar, chips_for
from reader.ui.sidebar.delegate import EntryDelegate
from reader.ui.sidebar.empty import Emptiness, EmptyState
from reader.ui.sidebar.filter_field import FilterField
from reader.ui.sidebar.footer import Footer
from reader.ui.sidebar.model import LibraryModel, folder_name
from reader.ui.sidebar.popup import SuggestionPopup
from reader.ui.sidebar.titles import Titles
from reader.ui.sidebar.view import LibraryView
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

    from reader.library.catalog import Diff
    from reader.library.ordering import SortOrder
    from reader.ui.theme import Theme

_REFRESH_AFTER: Final = 120
"""Milliseconds in which several diffs of a scan become one new picture."""
_CHIPS_AFTER: Final = 600
"""Milliseconds until the chips follow: which tags are frequent changes slowly."""


class Sidebar(QWidget):
    """The library beside the text.

    open_requested(Entry): read this. folder_add_requested(): ask for a folder and add it.
    folder_remove_requested(Path), folder_rescan_requested(Path): a folder's section menu.
    document_forget_requested(Path): take a document opened by itself off the list.
    show_in_folder_requested(Path): show a file or folder in the system's file manager.
    reading_requested(): give the focus back to the text.
    order_chosen(SortOrder): the user sorts by this from now on.
    """

    open_requested = Signal(object)
    pair_requested = Signal(object)
    folder_add_requested = Signal()
    folder_remove_requested = Signal(object)
    folder_rescan_requested = Signal(object)
    document_forget_requested = Signal(object)
    show_in_folder_requested = Signal(object)
    reading_requested = Signal()
    order_chosen = Signal(object)

    def __init__(
        self, theme: Theme, fonts: FontChoice, order: SortOrder, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        worded(self.setAccessibleName, Message("Library"))
        self._theme = theme
        self._shelf = Shelf(order)
        self._query = Query()
        self._vocabulary: Vocabulary | None = None
        self._looking = False
        families = fonts.sans(Region.SC)
        self.setFont(pixel_font((*families.latin, *families.chinese), 13))
        self.titles = Titles(fonts)
        self.model = LibraryModel(self)
        self._delegate = EntryDelegate(theme, self.titles, self)
        self.field = FilterField(theme, self)
        self.chips = ChipBar(theme, fonts, self)
        self.view = LibraryView(self.model, self._delegate, self.titles, self)
        FocusRing(self.view)
        self.empty = EmptyState(theme, self)
        self.footer = Footer(theme, order, self)
        self.popup = SuggestionPopup(theme, self)
        self.field.popup = self.popup
        self._refresh_timer = QTimer(self, singleShot=True, interval=_REFRESH_AFTER)
        self._chips_timer = QTimer(self, singleShot=True)
        self._arrange()
        self._connect()
        self.refresh()

    @property
    def fields(self) -> str:
        """The conditions of the filter that name a field: `tag:essay lang:zh`."""
        text = self.field.text()
        return fields_of(text, self._shelf.parse(text))

    # What the main window tells

    def set_folders(self, folders: Sequence[Path], notes: Mapping[Path, str] | None = None) -> None:
        """The library folders in order; notes: what is wrong with some, one sentence each."""
        self._shelf.set_folders(folders, notes or {})
        self.refresh()

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show these entries and no others."""
        self._shelf.set_entries(entries)
        self.refresh()

    def apply(self, diff: Diff) -> None:
        """Take in what changed. Several diffs in a row become one new picture."""
        if diff:
            self._shelf.apply(diff)
            if not self._refresh_timer.isActive():
                self._refresh_timer.start()

    def refresh(self) -> None:
        """Show what was told until now; cursor and place in the list stay."""
        self._refresh_timer.stop()
        self._vocabulary = None
        self._query = self._shelf.parse(self.field.text())
        self.titles.set_words(self._query.words)
        if not self._chips_timer.isActive():
            self._chips_timer.start(0 if self.chips.is_empty() else _CHIPS_AFTER)
        cursor, anchor = self.view.cursor_entry(), self.view.anchor()
        self.model.update_rows(self._shelf.rows(self._query))
        self.view.restore(anchor)
        if cursor is not None and self.view.cursor_entry() is not cursor:
            self.view.go_to(cursor.path)
        self._show_emptiness()

    def set_looking(self, status: str) -> None:
        """A scan is under way, `status` says how far ("Looking… 1,240"); "" when it is over."""
        self._looking = bool(status)
        self.footer.set_status(status)
        self._show_emptiness()

    def set_current(self, path: Path | None) -> None:
        """Mark the document that is open."""
        self._delegate.current = path
        self._reveal_current()
        self.view.viewport().update()

    def update_progress(self, path: Path, progress: float, last_read: float = 0.0) -> None:
        """The reader has come this far (0 to 1). The list is not sorted anew under their eyes."""
        entry = self._shelf.find(path)
        if entry is not None:
            newer = replace(entry, progress=progress, last_read=last_read or entry.last_read)
            self._shelf.replace(newer)
            self.model.renew(newer)

    def set_variant(self, variant: Variant) -> None:
        """Show Chinese titles as `variant`; those in sight are converted at once, others later."""
        anchor = self.view.anchor()
        self.titles.set_variant(variant)
        self.view.forget_heights()
        self.view.doItemsLayout()
        self.view.restore(anchor)
        self.view.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = self._delegate.theme = theme
        for part in (self.field, self.chips, self.empty, self.footer, self.popup):
            part.set_theme(theme)
        self.update()
        self.view.viewport().update()

    def set_order(self, order: SortOrder) -> None:
        """Sort by this."""
        self._shelf.order = order
        self.footer.set_order(order)
        self.view.let_go()
        self.refresh()
        self.view.verticalScrollBar().setValue(0)

    def set_filter_key(self, hint: str) -> None:
        """The key that leads to the filter, as it is shown there ("Ctrl L")."""
        self.field.set_key_hint(hint)

    def focus_filter(self) -> None:
        """Put the text cursor into the filter, its text selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def filter_text(self) -> str:
        """What the filter holds."""
        return self.field.text()

    def set_filter_text(self, text: str) -> None:
        """Filter by `text`, as if it were typed."""
        self.field.setText(text)

    def entry_for(self, path: Path) -> Entry | None:
        """The entry of this file, shown or not."""
        return self._shelf.find(path)

    def shown_title(self, entry: Entry) -> str:
        """The title in the variant that is shown."""
        return self.titles.shown(entry)

    def sizeHint(self) -> QSize:
        """As wide as the design."""
        return QSize(272, 600)

    def minimumSizeHint(self) -> QSize:
        """Narrower, a title is no more to be read."""
        return QSize(180, 240)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel's surface."""
        QPainter(self).fillRect(event.rect(), self._theme.panel)

    # Inside

    def _arrange(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(10, 12, 10, 10)
        top.setSpacing(8)
        top.addWidget(self.field)
        top.addWidget(self.chips)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.footer)
        for part in (self.view, self.empty, self.footer, self.popup):
            part.raise_()  # the order in which Tab and screen readers visit them

    def _connect(self) -> None:
        self._refresh_timer.timeout.connect(self.refresh)
        self._chips_timer.timeout.connect(self._refresh_chips)
        self.field.textChanged.connect(self._filter)
        self.field.cursorPositionChanged.connect(self._suggest)
        self.field.down_wished.connect(self._enter_list)
        self.field.enter_wished.connect(self._open_first)
        self.field.leave_wished.connect(self.reading_requested)
        self.field.taken.connect(self._take)
        self.popup.picked.connect(self._take)
        self.chips.toggled.connect(self._toggle)
        self.view.chosen.connect(self.open_requested)
        self.view.left_upwards.connect(self.focus_filter)
        self.view.typed.connect(self._type_on)
        self.view.escaped.connect(self._escape)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.empty.clear_wished.connect(self.field.clear)
        self.empty.add_wished.connect(self.folder_add_requested)
        rescan, remove = self.folder_rescan_requested.emit, self.folder_remove_requested.emit
        self.empty.again_wished.connect(lambda: self._with_lonely_folder(rescan))
        self.empty.remove_wished.connect(lambda: self._with_lonely_folder(remove))
        self.footer.add_wished.connect(self.folder_add_requested)
        self.footer.order_chosen.connect(self._choose_order)

    def _refresh_chips(self) -> None:
        chips = chips_for(self._shelf.entries, self._vocabulary_now())
        self.chips.set_chips(chips, after=self.field)
        self.chips.show_state(self._query)

    def _reveal_current(self) -> None:
        current = self._delegate.current
        entry = self._shelf.find(current) if current is not None else None
        if entry is not None:
            self.view.reveal(entry.path)

    def _vocabulary_now(self) -> Vocabulary:
        if self._vocabulary is None:
            self._vocabulary = Vocabulary(self._shelf.entries)
        return self._vocabulary

    def _filter(self, text: str) -> None:
        self._query = self._shelf.parse(text)
        self.titles.set_words(self._query.words)
        self.chips.show_state(self._query)
        self.model.set_rows(self._shelf.rows(self._query))
        self.view.let_go()
        self.view.verticalScrollBar().setValue(0)
        if not text:
            self._reveal_current()
        self._show_emptiness()

    def _suggest(self, _before: int, cursor: int) -> None:
        if self.field.hasFocus():
            text = self.field.text()
            found = self._vocabulary_now().suggest(text, cursor) if text else []
            self.popup.offer(found, self.field.geometry())

    def _take(self, suggestion: Suggestion) -> None:
        text = self.field.text()
        space = " " if suggestion.complete and not text[suggestion.end :].startswith(" ") else ""
        start = text[: suggestion.start] + suggestion.text + space
        self.field.setText(start + text[suggestion.end :])
        self.field.setCursorPosition(len(start))
        if suggestion.complete:
            self.popup.hide()

    def _toggle(self, term: str) -> None:
        text, extra = self.field.text(), self._shelf.extra_fields
        if has_term(self._query, term, extra):
            text = without_term(text, term, extra)
        else:
            if term.startswith("lang:"):  # one language chip at a time: they exclude each other
                for other in ("lang:both", "lang:zh-only", "lang:en-only"):
                    text = without_term(text, other, extra)
            text = with_term(text, term)
        self.field.setText(text)
        self.popup.hide()

    def _enter_list(self) -> None:
        if self._stack.currentWidget() is self.view:
            self.view.setFocus()
            self.view.go_to_first()

    def _open_first(self) -> None:
        first = next((row for row in self.model.rows if isinstance(row, Entry)), None)
        if first is not None:
            self.open_requested.emit(first)

    def _type_on(self, text: str) -> None:
        self.field.setFocus()
        self.field.setCursorPosition(len(self.field.text()))
        self.field.insert(text)

    def _escape(self) -> None:
        if self.field.text():
            self.field.clear()
        else:
            self.reading_requested.emit()

    def _choose_order(self, order: SortOrder) -> None:
        self.set_order(order)
        self.order_chosen.emit(order)

    def _show_emptiness(self) -> None:
        lonely = self._lonely_folder()
        if self.model.rowCount() and not lonely:
            self._stack.setCurrentWidget(self.view)
            return
        if lonely:
            case = Emptiness.EMPTY_FOLDER if lonely.note == NOTHING_HERE else Emptiness.NO_FOLDER
            self.empty.show_case(case, translated(lonely.name), lonely.note)
        elif self.field.text().strip() and self._shelf.entries:
            why = misunderstood(self._query)
            self.empty.show_case(Emptiness.NO_MATCH, self.field.text(), why)
        else:
            case = Emptiness.LOOKING if self._looking else Emptiness.NO_DOCUMENTS
            self.empty.show_case(case)
        self._stack.setCurrentWidget(self.empty)

    def _lonely_folder(self) -> Section | None:
        """The only folder of the library, where it is known why nothing in it can be read."""
        rows = self.model.rows
        first = rows[0] if len(rows) == 1 else None
        return first if isinstance(first, Section) and first.folder and first.note else None

    def _with_lonely_folder(self, wish: Callable[[Path], object]) -> None:
        lonely = self._lonely_folder()
        if lonely and lonely.folder:
            wish(lonely.folder)

    def _show_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if not index.isValid():
            return
        row = self.model.rows[index.row()]
        menu = self.entry_menu(row) if isinstance(row, Entry) else self.section_menu(row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(point))

    def entry_menu(self, entry: Entry) -> QMenu:
        """What can be done with a document."""
        menu = QMenu(self)
        quoting(menu)
        menu.addAction(tr("Open"), lambda: self.open_requested.emit(entry))
        several = self.view.selected_entries()
        if entry in several and len(several) == 2 and all(one.companion is None for one in several):
            menu.addAction(tr("Read Side by Side"), lambda: self.pair_requested.emit(several))
        menu.addAction(tr("Show in Folder"), lambda: self.show_in_folder_requested.emit(entry.path))
        menu.addAction(tr("Copy Path"), lambda: _copy("\n".join(map(str, entry.paths))))
        menu.addAction(tr("Copy Title"), lambda: _copy(self.titles.shown(entry)))
        menu.addSeparator()
        if entry.folder is None:
            menu.addAction(
                tr("Remove from This List"), lambda: self.document_forget_requested.emit(entry.path)
            )
        else:
            self._add_remove_folder(menu, entry.folder)
        return menu

    def section_menu(self, section: Section) -> QMenu:
        """What can be done with a folder."""
        menu = QMenu(self)
        quoting(menu)
        folder = section.folder
        if folder is not None:
            menu.addAction(tr("Look Again"), lambda: self.folder_rescan_requested.emit(folder))
            menu.addAction(tr("Show Folder"), lambda: self.show_in_folder_requested.emit(folder))
            menu.addAction(tr("Copy Path"), lambda: _copy(str(folder)))
            menu.addSeparator()
            self._add_remove_folder(menu, folder)
        menu.addAction(tr("Add a Folder…"), self.folder_add_requested.emit)
        return menu

    def _add_remove_folder(self, menu: QMenu, folder: Path) -> None:
        menu.addAction(
            tr("Remove “{name}” from the Library", name=folder_name(folder)),
            lambda: self.folder_remove_requested.emit(folder),
        )


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
