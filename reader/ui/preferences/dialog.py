"""The dialogue of the preferences: pages at the left, what is chosen acts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.ui.annotating.names import COLOURS
from reader.ui.garbage import no_garbage
from reader.ui.language import translated, with_text, worded
from reader.ui.preferences.appearance_page import AppearancePage
from reader.ui.preferences.keys_page import KeysPage
from reader.ui.preferences.library_page import LibraryPage
from reader.ui.preferences.notes_page import NotesPage
from reader.ui.preferences.reading_page import ReadingPage
from reader.ui.theme import rgba
from reader.ui.type_settings import type_choice
from reader.wording import Message

if TYPE_CHECKING:
    from reader.annotations.model import Colour
    from reader.ui.interior import Interior
    from reader.ui.theme import Theme
    from reader.ui.window import Window

PAGES: Final = (
    Message("Reading"),
    Message("Appearance"),
    Message("Library"),
    Message("Notes"),
    Message("Keys"),
)


class Preferences(QDialog):
    """Its pages tell what is wished; here it is done, and written down soon."""

    def __init__(self, interior: Interior, window: Window) -> None:
        super().__init__(window)
        worded(self.setWindowTitle, Message("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._interior, self._window = interior, window
        parts = window.parts
        settings = self._settings = parts.settings
        self.reading = ReadingPage(settings, parts.fonts, window.theme, window.view.page.images)
        self.appearance = AppearancePage(settings)
        self.library = LibraryPage(lambda: interior.feed.folders)
        self.notes = NotesPage(
            settings,
            window.theme,
            file=lambda: interior.studio.writer.path,
            meaning=self._meaning,
        )
        self.keys = KeysPage(interior.keymap)
        self._arrange()
        self._connect()
        self._dress()

    def _arrange(self) -> None:
        self.list = QListWidget()
        self.list.addItems([translated(name) for name in PAGES])
        worded(self.list.setAccessibleName, Message("Pages"))
        self.list.setFixedWidth(150)
        self.list.setObjectName("pages")
        self.stack = QStackedWidget()
        scrolled = (self.reading, self.appearance, self.library, self.notes)
        for page in scrolled:
            self.stack.addWidget(_scrolled(page))
        self.stack.addWidget(self.keys)
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        close = with_text(QPushButton(), Message("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        below = QHBoxLayout()
        below.setContentsMargins(18, 10, 18, 14)
        below.addStretch(1)
        below.addWidget(close)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addLayout(below)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.list)
        whole.addLayout(right, 1)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter belongs to the field that it is pressed in
        self.resize(QSize(940, 780).boundedTo(self._room()))

    def go_to(self, page: str, field: str) -> None:
        """Show a page, with the keyboard on a field of it, both by their names in the code."""
        shown: QWidget = getattr(self, page)
        for number in range(self.stack.count()):
            held = self.stack.widget(number)
            if held is shown or (held is not None and held.isAncestorOf(shown)):
                self.list.setCurrentRow(number)
        numbers: dict[str, QWidget] = getattr(shown, "numbers", {})
        wanted = numbers[field] if field in numbers else getattr(shown, field)
        if isinstance(wanted, dict):
            wanted = next(iter(wanted.values()))
        inside = [wanted, *wanted.findChildren(QWidget)]
        aim = next((one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus), wanted)
        aim.setFocus(Qt.FocusReason.TabFocusReason)

    def _room(self) -> QSize:
        screen = self._window.screen()
        return screen.availableSize() - QSize(40, 80) if screen else QSize(940, 780)

    def _connect(self) -> None:
        interior, look = self._interior, self._interior.appearance
        layouts, readings = interior.tools.layouts, interior.tools.readings
        self.reading.changed.connect(self._type_changed)
        self.reading.zoom_chosen.connect(look.set_zoom)
        self._connect_clothes()
        self.appearance.variant_chosen.connect(look.choose_variant)
        self.appearance.layout_chosen.connect(layouts.choose)
        self.appearance.swapped.connect(layouts.swap)
        self.appearance.readings_chosen.connect(readings.choose)
        self.appearance.readings_in_row.connect(readings.toggle_in_row)
        self.library.folder_added.connect(interior.opener.add_folder)
        self.library.folder_removed.connect(interior.opener.remove_folder)
        self.notes.file_wished.connect(lambda: interior.studio.standing.show_file(self))
        self.notes.meaning_chosen.connect(self._set_meaning)
        self.notes.changed.connect(interior.keeper.soon)
        self.notes.patterns_changed.connect(interior.studio.show_patterns)
        for signal in (self.library.folder_added, self.library.folder_removed):
            signal.connect(lambda _: interior.keeper.soon())
        interior.studio.writer.moved.connect(self._file_moved)
        look.zoom_changed.connect(self.reading.show_zoom)
        for one in (layouts, readings):
            one.changed.connect(self.appearance.refresh)

    def _connect_clothes(self) -> None:
        """What gives every widget another style, or other words.

        The wish comes out of the list of a choice, which is still in the middle of the click; it is
        not to be dressed anew under its own feet. So all of this happens when the click is over.
        """
        queued = Qt.ConnectionType.QueuedConnection
        look, keeper = self._interior.appearance, self._interior.keeper
        for signal, choose in (
            (self.appearance.language_chosen, look.choose_language),
            (self.appearance.theme_chosen, look.choose_theme),
            (self.appearance.motion_chosen, look.choose_motion),
        ):
            signal.connect(choose, queued)
            signal.connect(keeper.soon, queued)
        look.theme_changed.connect(self._dress, queued)
        look.variant_changed.connect(self._dress, queued)

    def changeEvent(self, event: QEvent) -> None:
        """The names of the pages, and the text of the preview, in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._preview_look()
            for number, name in enumerate(PAGES):
                self.list.item(number).setText(translated(name))
        super().changeEvent(event)

    def show_page(self, name: str) -> None:
        """Turn to a page. name: one of `PAGES`."""
        self.list.setCurrentRow(PAGES.index(name))

    def _type_changed(self) -> None:
        self._window.view.set_type(type_choice(self._settings))
        self._interior.keeper.soon()

    def _meaning(self, colour: Colour) -> str:
        return self._interior.studio.desk.notebook.meaning(colour)

    def _set_meaning(self, colour: Colour, text: str) -> None:
        desk = self._interior.studio.desk
        if desk.refusal:
            desk.said.emit(desk.refusal)
        elif desk.is_loaded:
            step = Message("Meaning of {colour}", colour=COLOURS[colour])
            desk.notebook.set_meaning(step, colour, text)
        self.notes.refresh()

    def _file_moved(self) -> None:
        self.notes.refresh()

    def _preview_look(self) -> None:
        look = self._interior.appearance
        self.reading.preview.set_look(self._window.theme, look.variant, look.region)

    def _dress(self) -> None:
        """The colours and the form of Chinese that hold now."""
        theme = self._window.theme
        self._preview_look()
        self.notes.set_theme(theme)
        self.appearance.refresh()
        style = _style(theme)
        colours = QPalette(self.palette())
        colours.setColor(QPalette.ColorRole.Window, theme.panel)
        with no_garbage():
            if style != self.styleSheet():
                self.setStyleSheet(style)
            self.setPalette(colours)


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _style(theme: Theme) -> str:
    line, ink, soft, wash = map(rgba, (theme.line, theme.ink, theme.soft, theme.accent_wash))
    field, accent = rgba(theme.field), rgba(theme.accent)
    return f"""
    #group {{ font-weight: 600; color: {ink}; }}
    #said {{ color: {accent}; }}
    QListWidget, QTreeWidget {{ background: {field}; color: {ink}; border: 1px solid {line};
      border-radius: 7px; outline: none; }}
    QTreeWidget::item, QListWidget::item {{ padding: 5px 8px; color: {ink}; }}
    QTreeWidget::item:selected, QListWidget::item:selected {{ background: {wash}; color: {ink}; }}
    QListWidget:focus, QTreeWidget:focus {{ border-color: {accent}; }}
    QHeaderView {{ background: transparent; border: none; border-bottom: 1px solid {line}; }}
    QHeaderView::section {{ background: transparent; color: {soft}; border: none;
      padding: 0 8px 0 11px; }}  /* as the words below: Qt indents those by three more */
    #pages {{ background: transparent; border: none; border-right: 1px solid {line};
      border-radius: 0; padding: 14px 8px; outline: none; }}
    #pages::item {{ padding: 8px 10px; border-radius: 6px; color: {ink}; }}
    #pages::item:selected {{ background: {wash}; color: {ink}; }}
    #pages:focus {{ border: none; border-right: 1px solid {line}; }}
    #pages::item:selected:focus {{ border: 2px solid {accent}; padding: 6px 8px; }}
    """
