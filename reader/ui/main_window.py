"""The main window: puts the parts together and gives every command something to do.

Opening is `opening.py`, moving about `navigation.py`, looks `appearance.py`; here they meet. Nothing
is global: what a part needs is handed to it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.chinese.scripts import Form
from reader.chinese.variants import Converter, Variant
from reader.library.ordering import sort_order
from reader.ui.appearance import Appearance
from reader.ui.commands import CommandSet, Menu, first_key
from reader.ui.library_feed import LibraryFeed
from reader.ui.navigation import Navigator
from reader.ui.opening import Opener
from reader.ui.reading.images import ImageStore
from reader.ui.reading.messages import MessagePage
from reader.ui.reading.selection import copied_rows, copied_text
from reader.ui.reading.view import ReadingView
from reader.ui.session import Session
from reader.ui.sidebar.widget import Sidebar
from reader.ui.status_line import StatusLine
from reader.ui.top_bar import TopBar

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from reader.library.heads import HeadReader
    from reader.library.index import Index
    from reader.library.places import Places
    from reader.settings import Settings
    from reader.ui.fonts import FontChoice
    from reader.ui.jobs import Jobs

_SAVE_AFTER = 1500
_FOLLOW_AFTER = 90
NARROW = 760
"""Below this width the sidebar makes room for the text."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the window is made with."""

    settings: Settings
    places: Places
    index: Index
    heads: HeadReader
    fonts: FontChoice
    jobs: Jobs
    resources: Path


class MainWindow(QMainWindow):
    """The window. `first_text` is emitted once, when the first text is on the screen."""

    first_text = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._settings, self._jobs = parts.settings, parts.jobs
        self.setWindowTitle("Duidu")
        self.setAcceptDrops(True)
        self.setMinimumSize(420, 320)
        self.appearance = Appearance(parts.settings, parts.resources / "themes", parts.fonts)
        theme = self.appearance.theme
        self.view = ReadingView(parts.fonts, theme, ImageStore(parts.jobs, self))
        self.message = MessagePage()
        self.sidebar = Sidebar(theme, parts.fonts, sort_order(parts.settings.sort_order))
        self.session = Session(self.view, parts.jobs, parts.places, self)
        self.navigator = Navigator(self.session, self.view, self)
        self.feed = LibraryFeed(
            self.sidebar, parts.jobs, parts.index, parts.places, parts.heads, self
        )
        self.opener = Opener(self, self.session, self.feed, parts.settings)
        self.commands = CommandSet(self, self.view, self._handlers())
        self.encodings = QMenu(self)
        self.status = StatusLine(self.encodings)
        self.bar = self._make_bar()
        self._arrange()
        self._connect()
        self._restore()
        self._apply_theme()

    # putting together

    def _make_bar(self) -> TopBar:
        self.main_menu = QMenu(self)
        self.recent_menu = QMenu("Open Recent", self)
        for which in (Menu.FILE, Menu.EDIT, Menu.VIEW, Menu.CHINESE, Menu.GO, Menu.HELP):
            menu = self.main_menu.addMenu(which.value)
            if which is Menu.CHINESE:
                menu.addActions(self.appearance.chinese_menu.actions())
            self.commands.fill(menu, which)
            if which is Menu.FILE:
                menu.insertMenu(self.commands["add-folder"], self.recent_menu)
            if which is Menu.VIEW:
                menu.addMenu(self.appearance.theme_menu)
        return TopBar(
            self._parts.resources / "icons",
            self.commands["sidebar"],
            self.commands["back"],
            self.commands["forward"],
            self.appearance.chinese_menu,
            self.main_menu,
        )

    def _arrange(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.message)
        self.stack.addWidget(self.view)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.sidebar)
        self.splitter.addWidget(self.stack)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(_hairline())
        column.addWidget(self.splitter, 1)
        column.addWidget(_hairline())
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self._follow = QTimer(self, interval=_FOLLOW_AFTER, singleShot=True)
        self._follow.timeout.connect(self._show_place)
        self._save = QTimer(self, interval=_SAVE_AFTER, singleShot=True)
        self._save.timeout.connect(self._keep)
        self.view.place_changed.connect(self._follow.start)
        self.view.place_changed.connect(self._save.start)
        self.view.link_hovered.connect(self.status.hint)
        self.view.ratio_changed.connect(self._ratio_changed)
        self.view.zoom_wished.connect(self.appearance.step_zoom)
        self.view.first_painted.connect(self._first_text)
        self.session.opened.connect(self._opened)
        self.session.settled.connect(self._settled)
        self.session.reading_on.connect(self.status.set_busy)
        self.session.file_changed.connect(
            lambda: self._offer_reload("The file has changed on disk.")
        )
        self.session.file_vanished.connect(
            lambda: self._offer_reload("The file is gone; what you see is still here.")
        )
        self.status.action_chosen.connect(lambda _: self.opener.reload())
        self.navigator.said.connect(self.status.say)
        self.navigator.history_changed.connect(self._show_history)
        self.navigator.tag_wished.connect(lambda tag: self._filter_by(f"tag:{tag}"))
        self.navigator.open_wished.connect(self.opener.open_place)
        self.navigator.other_language_wished.connect(self.opener.ask_other_language)
        self.sidebar.open_requested.connect(self.opener.open_entry)
        self.sidebar.folder_add_requested.connect(self.opener.ask_folder)
        self.sidebar.folder_remove_requested.connect(self.opener.remove_folder)
        self.sidebar.folder_rescan_requested.connect(self.feed.rescan)
        self.sidebar.document_forget_requested.connect(self.feed.forget_document)
        self.sidebar.show_in_folder_requested.connect(self.opener.show_in_folder)
        self.sidebar.reading_requested.connect(self.view.setFocus)
        self.sidebar.order_chosen.connect(self._order_chosen)
        self.appearance.theme_changed.connect(self._apply_theme)
        self.appearance.zoom_changed.connect(self._zoom_changed)
        self.appearance.variant_changed.connect(self._variant_changed)
        self.recent_menu.aboutToShow.connect(self.opener.fill_recent)
        self.encodings.aboutToShow.connect(self.opener.fill_encodings)

    def _handlers(self) -> dict[str, object]:  # command id → function
        view, navigator, look = self.view, self.navigator, self.appearance
        return {
            "open": self.opener.ask_document,
            "add-folder": self.opener.ask_folder,
            "reload": self.opener.reload,
            "add-other-language": self.opener.ask_other_language,
            "show-in-folder": self.opener.show_current_in_folder,
            "quit": self.close,
            "copy": lambda: self._copy(look.variant),
            "copy-source": lambda: self._copy(Variant.SOURCE),
            "copy-both": self._copy_both,
            "select-all": view.select_all,
            "filter": self._go_to_filter,
            "sidebar": self._toggle_sidebar,
            "zoom-in": lambda: look.step_zoom(1),
            "zoom-out": lambda: look.step_zoom(-1),
            "zoom-reset": look.reset_zoom,
            "even-columns": lambda: self._ratio_changed(0.5),
            "full-screen": self._toggle_full_screen,
            "next-variant": lambda: look.step_variant(1),
            "previous-variant": lambda: look.step_variant(-1),
            "two-variants": self._toggle_two_variants,
            "back": navigator.back,
            "forward": navigator.forward,
            "next-row": lambda: view.step_row(1),
            "previous-row": lambda: view.step_row(-1),
            "screen-down": lambda: view.scroll_screens(1.0),
            "screen-up": lambda: view.scroll_screens(-1.0),
            "half-down": lambda: view.scroll_screens(0.5),
            "half-up": lambda: view.scroll_screens(-0.5),
            "next-heading": lambda: navigator.step_heading(1),
            "previous-heading": lambda: navigator.step_heading(-1),
            "start": view.go_to_start,
            "end": view.go_to_end,
            "escape": self._escape,
            "about": self.opener.show_about,
        }

    def _restore(self) -> None:
        settings = self._settings
        self.resize(1280, 860)
        if settings.window_geometry:
            self.restoreGeometry(QByteArray.fromHex(settings.window_geometry.encode()))
        self.splitter.setSizes([settings.sidebar_width, 4000])
        self.sidebar.setVisible(settings.sidebar_visible)
        self.commands["sidebar"].setChecked(settings.sidebar_visible)
        self.sidebar.set_filter_key(first_key("filter").replace("+", " "))
        self.view.set_ratio(settings.column_ratio)
        self._zoom_changed(settings.zoom)
        self._variant_changed(self.appearance.variant)
        self._show_history()
        self.opener.show_welcome()
        self.view.setFocus()

    # what happens

    def _opened(self) -> None:
        self.stack.setCurrentWidget(self.view)
        self.view.setFocus()
        path = self.session.path
        if path is not None:
            self._settings.note_opened(path)
            self.feed.add_document(path)
            self.sidebar.set_current(self._listed(path))
        self.commands["two-variants"].setChecked(False)
        self.view.set_doubled(None)
        self.status.offer("", "")
        self._show_titles()
        self._show_file_facts()
        self._show_place()
        self._save.start()

    def _settled(self) -> None:
        self.status.set_busy(None)
        self._show_titles()
        self._show_file_facts()
        self._show_place()

    def _listed(self, path: Path) -> Path:
        entry = self.feed.catalog.find(path)
        return entry.path if entry else path

    def entry_found(self, path: Path) -> None:
        """The library has (more) to say about a document: mark it if it is the open one."""
        if self.session.path is not None and self._listed(self.session.path) == path:
            self.sidebar.set_current(path)

    def _show_titles(self) -> None:
        titles = self.session.titles()
        first, second = (*titles, "", "")[:2]
        self.bar.title.set_titles(first, second)
        self.setWindowTitle(f"{first} — Duidu" if first else "Duidu")

    def _show_file_facts(self) -> None:
        head = self.session.head
        self.status.set_encoding(head.encoding if head else "")
        notices = self.session.notices()
        self.status.set_lasting(notices[0] if notices else "")

    def _show_place(self) -> None:
        if self.session.bitext is None:
            self.status.set_place("", None)
            return
        heading = self.appearance.converted(self.navigator.current_heading(), self.session.forms)
        self.status.set_place(heading, self.view.progress())

    def _show_history(self) -> None:
        self.commands["back"].setEnabled(self.navigator.history.can_go_back)
        self.commands["forward"].setEnabled(self.navigator.history.can_go_forward)

    def _offer_reload(self, text: str) -> None:
        self.status.say(text)
        self.status.set_lasting(text)
        self.status.offer("reload", "Reload")

    def _filter_by(self, text: str) -> None:
        self.sidebar.show()
        self.commands["sidebar"].setChecked(True)
        self.sidebar.set_filter_text(text)

    def _go_to_filter(self) -> None:
        if not self.sidebar.isVisible():
            self._toggle_sidebar()
        self.sidebar.focus_filter()

    def _toggle_sidebar(self) -> None:
        visible = not self.sidebar.isVisible()
        self.sidebar.setVisible(visible)
        self.commands["sidebar"].setChecked(visible)
        self._settings.sidebar_visible = visible
        self._save.start()

    def _toggle_full_screen(self) -> None:
        full = not self.isFullScreen()
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.commands["full-screen"].setChecked(full)

    def _toggle_two_variants(self) -> None:
        wanted = self.commands["two-variants"].isChecked()
        self.view.set_doubled((Variant.SIMPLIFIED, Variant.TRADITIONAL) if wanted else None)

    def _escape(self) -> None:
        if self.view.selection:
            self.view.set_selection(None)
        elif self.isFullScreen():
            self._toggle_full_screen()
        elif self.commands["two-variants"].isChecked():
            self.commands["two-variants"].setChecked(False)
            self.view.set_doubled(None)

    def _copy(self, variant: Variant) -> None:
        selection = self.view.selection
        if not selection:
            self.status.say("Select some text first: drag with the mouse, or press Ctrl+A.")
            return
        lanes = self.view.lanes
        if self.view.doubled and variant is not Variant.SOURCE:
            variant = lanes[selection.column].variant
        text = copied_text(self.view.bitext, selection, self.view.converters, variant)
        QGuiApplication.clipboard().setText(text)
        self.status.say(f"Copied {len(text):,} characters.")

    def _copy_both(self) -> None:
        selection = self.view.selection
        if not selection:
            self.status.say("Select some text first: drag with the mouse, or press Ctrl+A.")
            return
        text = copied_rows(
            self.view.bitext, selection, self.view.converters, self.appearance.variant
        )
        QGuiApplication.clipboard().setText(text)
        self.status.say(f"Copied both languages, {len(text):,} characters.")

    def come_forward(self) -> None:
        """Another start of the program wants this window seen."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # looks

    def preload_chinese(self) -> None:
        """Load the converters of other forms, so that the first switch is as quick as any."""
        forms = self.session.forms or (Form.SIMPLIFIED,)
        self._jobs.run(lambda _job: [Converter(form).preload(Variant) for form in forms])

    def _apply_theme(self) -> None:
        theme = self.appearance.theme
        self.appearance.dress(QGuiApplication.instance())
        self.view.set_theme(theme)
        self.sidebar.set_theme(theme)
        self.bar.set_theme(theme)
        self._show_variant_button()
        for line in self.findChildren(QFrame, "hairline"):
            colours = line.palette()
            colours.setColor(QPalette.ColorRole.Window, theme.line)
            line.setPalette(colours)

    def _show_variant_button(self) -> None:
        self.bar.show_variant(self.appearance.variant, self.appearance.theme, self._parts.fonts)

    def _variant_changed(self, variant: Variant) -> None:
        self.view.set_variant(variant)
        self.session.set_variant(variant)
        self.sidebar.set_variant(variant)
        self._show_variant_button()
        self._show_titles()
        self._follow.start()
        self._save.start()

    def _zoom_changed(self, percent: int) -> None:
        self.view.set_zoom(percent / 100)
        self.status.set_zoom(percent)
        self._save.start()

    def _ratio_changed(self, ratio: float) -> None:
        self.view.set_ratio(ratio)
        self._settings.column_ratio = ratio
        self._save.start()

    def _order_chosen(self, order: str) -> None:
        self._settings.sort_order = str(order)
        self._save.start()

    # keeping

    def _first_text(self) -> None:
        self.session.text_is_visible()
        self.first_text.emit()

    def _keep(self) -> None:
        """Write down places and settings, in the background."""
        self._remember()
        self._jobs.run(lambda _job: self._write())

    def _remember(self) -> None:
        self.session.remember_place()
        settings = self._settings
        if self.sidebar.isVisible():
            settings.sidebar_width = self.sidebar.width()
        settings.window_geometry = bytes(self.saveGeometry().toHex().data()).decode()
        if self.session.path and self.session.bitext:
            place = self._parts.places.find(self.session.path)
            if place:
                self.feed.note_place(self.session.path, place.progress, place.last_read)

    def _write(self) -> None:
        self._parts.places.save()
        self._settings.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write down what there is; at most a moment is waited for a slow disk."""
        self._remember()
        writing = threading.Thread(target=self._write)
        writing.start()
        writing.join(3.0)
        self._jobs.close()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the full-screen mark true whoever changed the state."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and hasattr(self, "commands"):
            self.commands["full-screen"].setChecked(self.isFullScreen())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders are welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.opener.open_paths(paths)


def _hairline() -> QFrame:
    line = QFrame(objectName="hairline")
    line.setFixedHeight(1)
    line.setAutoFillBackground(True)
    return line
