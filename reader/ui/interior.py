"""Everything around the text: bars, sidebar, menus, commands, and what they do.

Made when the first text is on the screen. Opening is `opening.py`, moving about `navigation.py`,
looks `appearance.py`, keeping `keeping.py`; here they meet. Nothing is global: what a part needs is
handed to it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QMenu

from reader.chinese.variants import Variant, pair_of
from reader.library.ordering import sort_order
from reader.system_motion import system_asks_for_less
from reader.ui.annotating.studio import Studio
from reader.ui.appearance import Appearance
from reader.ui.bars import Bars
from reader.ui.chinese_ahead import ChineseAhead
from reader.ui.chinese_menu import short_words
from reader.ui.command_set import CommandSet
from reader.ui.commands import Menu
from reader.ui.copying import Copier
from reader.ui.focus import EnterPushes, FocusRing, MenusFirst
from reader.ui.going import Going
from reader.ui.guides import Guides
from reader.ui.keeping import Keeper
from reader.ui.keymap import NAME, Keymap
from reader.ui.language import titled
from reader.ui.library_feed import LibraryFeed
from reader.ui.looking_up.control import LookUp
from reader.ui.menus import KeyedMenu
from reader.ui.navigation import Navigator
from reader.ui.notes_side import NotesSide
from reader.ui.opening import Opener
from reader.ui.outlets import Outlets
from reader.ui.pairs.tools import PairTools
from reader.ui.reading.messages import MessagePage
from reader.ui.reading_tools import ReadingTools
from reader.ui.searching import Searching
from reader.ui.side_room import SideRoom
from reader.ui.sidebar.widget import Sidebar
from reader.ui.status_line import StatusLine
from reader.ui.top_bar import TopBar
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library.heads import HeadReader
    from reader.library.index import Index
    from reader.ui.window import Window

_FOLLOW_AFTER = 90


class Interior(QObject):
    """The furniture of one window."""

    def __init__(self, window: Window, index: Index, heads: HeadReader, annotations: Path) -> None:
        """annotations: the file that they are kept in."""
        super().__init__(window)
        parts = window.parts
        self._window, self._parts = window, parts
        self._settings = parts.settings
        self.view, self.session = window.view, window.session
        self.appearance = Appearance(
            parts.settings, parts.resources / "themes", parts.fonts, parts.language, window
        )
        FocusRing(self.view)
        theme = window.theme
        self.message = MessagePage()
        window.stack.addWidget(self.message)
        self.recent_menu = titled(QMenu(window), Message("Open Recent"))
        self.encodings = titled(QMenu(window), Message("Encoding"))
        self.status = StatusLine(self.encodings)
        self.sidebar = Sidebar(theme, parts.fonts, sort_order(parts.settings.sort_order))
        self.feed = LibraryFeed(self.sidebar, parts.jobs, index, parts.places, heads, self)
        self.keeper = Keeper(window, self.feed)
        self.navigator = Navigator(self.session, self.view, window)
        self.opener = Opener(self, window)
        self.copier = Copier(self.view, self.appearance, self.status)
        self.tools = ReadingTools(window, self.navigator, self.status)
        self.side_room = SideRoom(window, self.sidebar, self.tools)
        self.studio = Studio(window, self.status, self.copier, self.tools.cursor, annotations)
        self.going = Going(window, self.studio.desk, self.tools.cursor)
        self.looking_up = LookUp(window, self.studio)
        self.looking_up.said.connect(self.status.say)
        self.outlets = Outlets(window, self.studio, self.copier, self.status)
        self.searching = Searching(self, window)
        self.pairs = PairTools(
            window, self.opener, self.studio.banner, self.status, self.tools.cursor
        )
        self.notes = NotesSide(window, self.studio.desk, self.appearance.variant)
        self.guides = Guides(self, window)
        self.keymap = Keymap(parts.settings.path.with_name(NAME))
        self.status.set_with_keys(self.keymap.with_keys)
        self.view.with_keys = self.keymap.with_keys
        self.commands = CommandSet(
            window, self.view, self._handlers(), self.keymap, parts.jobs.precedence.claim
        )
        self.studio.begin(self.commands)
        self.going.begin(self.keymap)
        self.going.said.connect(self.status.say)
        self._chinese_forms = self.appearance.chinese_menu.actions()
        self.tools.begin(self.commands, self.appearance.chinese_menu)
        self.searching.begin(self.commands)
        self.bar = self._make_bar()
        self.bars = Bars(self, window)
        window.furnish(self.bar, self.sidebar, self.status)
        self.side_room.begin(self.commands, self.keeper)
        self.notes.begin(self.commands["notes"], self.keymap.first)
        self._connect()
        self._restore()
        self._apply_theme()
        parts.jobs.run(lambda _job: system_asks_for_less(), self.appearance.system_answered)

    # putting together

    def _make_bar(self) -> TopBar:
        self.main_menu = QMenu(self._window)
        for which in (
            Menu.FILE, Menu.EDIT, Menu.VIEW, Menu.CHINESE, Menu.NOTES, Menu.PAIRS, Menu.GO,
            Menu.HELP,
        ):  # fmt: skip
            menu = titled(KeyedMenu(self.main_menu), which.value)
            self.main_menu.addMenu(menu)
            if which is Menu.CHINESE:
                menu.addActions(self._chinese_forms)
            self.commands.fill(menu, which)
            if which is Menu.FILE:
                menu.insertMenu(self.commands["add-folder"], self.recent_menu)
                menu.insertMenu(self.commands["show-in-folder"], self.encodings)
            if which is Menu.VIEW:
                menu.insertMenu(self.commands["zoom-in"], self._layout_menu())
                menu.addMenu(self.appearance.theme_menu)
            if which is Menu.NOTES:
                menu.insertMenu(self.commands["annotations-file"], self.studio.meanings)
            if sys.platform == "darwin":
                self._window.menuBar().addMenu(menu)
        return TopBar(
            self._parts.resources / "icons",
            self.commands["sidebar"],
            self.commands["back"],
            self.commands["forward"],
            self.commands["notes"],
            self.appearance.chinese_menu,
            self.tools.layouts.menu,
            self.main_menu,
        )

    def _layout_menu(self) -> QMenu:
        menu = titled(KeyedMenu(self._window), Menu.LAYOUT.value)
        self.commands.fill(menu, Menu.LAYOUT)
        return menu

    def _connect(self) -> None:
        EnterPushes(self)
        MenusFirst(self.view)
        self._chinese_ahead = ChineseAhead(self.session, self.view, self._parts.jobs, self)
        self._follow = QTimer(self, interval=_FOLLOW_AFTER, singleShot=True)
        self._follow.timeout.connect(self.bars.show_place)
        self.view.place_changed.connect(self._follow.start)
        self.view.row_changed.connect(self._follow.start)
        self.view.place_changed.connect(self.keeper.soon)
        self.view.link_hovered.connect(self.status.hint)
        self.view.ratio_changed.connect(self._ratio_changed)
        self.view.zoom_wished.connect(self.appearance.step_zoom)
        self._window.dropped.connect(self.pairs.partners.dropped)
        self._window.closing.connect(self.keeper.now)
        self.feed.entry_found.connect(self._entry_found)
        self.session.opened.connect(self._opened)
        self.session.settled.connect(self._settled)
        self.session.reading_on.connect(self.status.set_busy)
        self.session.file_changed.connect(
            lambda: self.bars.offer_reload(Message("The file has changed on disk."))
        )
        self.session.file_vanished.connect(
            lambda: self.bars.offer_reload(Message("The file is gone; what you see is still here."))
        )
        self.session.file_returned.connect(self.bars.withdraw_reload)
        self.session.broke_off.connect(self.status.say)
        self.session.went_back.connect(self._went_back)
        self.keeper.complained.connect(self.status.say)
        self.keymap.complained.connect(self.status.say)
        self.keymap.changed.connect(self._keys_changed)
        self.notes.changed.connect(self.keeper.soon)
        self.tools.changed.connect(self.keeper.soon)
        self.tools.layouts.changed.connect(self.bars.show_layout)
        self.tools.layouts.changed.connect(self._follow.start)
        self.tools.progress.counted.connect(self.bars.show_place)
        self.studio.desk.jumping.connect(self.navigator.leave)
        self.studio.desk.open_wished.connect(self.opener.open_path)
        self.status.action_chosen.connect(lambda _: self.opener.reload())
        self.navigator.said.connect(self.status.say)
        self.navigator.history_changed.connect(self.bars.show_history)
        self.navigator.tag_wished.connect(lambda tag: self.side_room.filter_by(f"tag:{tag}"))
        self.navigator.open_wished.connect(self.opener.open_place)
        self.navigator.other_language_wished.connect(self.opener.ask_other_language)
        self.sidebar.open_requested.connect(self.opener.open_entry)
        self.sidebar.pair_requested.connect(self.pairs.partners.pair_entries)
        self.sidebar.folder_add_requested.connect(self.opener.ask_folder)
        self.sidebar.folder_remove_requested.connect(self.opener.remove_folder)
        self.sidebar.folder_rescan_requested.connect(self.feed.rescan)
        self.sidebar.document_forget_requested.connect(self.feed.forget_document)
        self.sidebar.show_in_folder_requested.connect(self.opener.show_in_folder)
        self.sidebar.reading_requested.connect(self.view.setFocus)
        self.sidebar.order_chosen.connect(self._order_chosen)
        self._connect_looks()
        self.recent_menu.aboutToShow.connect(self.opener.fill_recent)
        self.encodings.aboutToShow.connect(self.opener.fill_encodings)

    def _connect_looks(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        self._parts.language.changed.connect(self._language_changed, queued)
        self.appearance.theme_changed.connect(self._apply_theme)
        self.appearance.zoom_changed.connect(self._zoom_changed)
        self.appearance.variant_changed.connect(self._variant_changed)
        self.appearance.chinese_menu.aboutToShow.connect(self._chinese_ahead.load)
        self.bar.variant_approached.connect(self._chinese_ahead.load)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        view, navigator, look = self.view, self.navigator, self.appearance
        return {
            "open": self.opener.ask_document,
            "add-folder": self.opener.ask_folder,
            "reload": self.opener.reload,
            "add-other-language": self.opener.ask_other_language,
            "read-alone": self.opener.read_alone,
            "show-in-folder": self.opener.show_current_in_folder,
            "quit": self._window.close,
            **self.studio.handlers(),
            **self.tools.handlers(),
            **self.outlets.handlers(),
            **self.going.handlers(),
            **self.looking_up.handlers(),
            **self.searching.handlers(),
            **self.pairs.handlers(),
            "notes": self.notes.toggle,
            "note-document": self.notes.edit_document_note,
            "select-all": view.select_all,
            **self.side_room.handlers(),
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
            "next-row": lambda: navigator.step_row(1),
            "previous-row": lambda: navigator.step_row(-1),
            "screen-down": lambda: view.scroll_screens(1.0),
            "screen-up": lambda: view.scroll_screens(-1.0),
            "half-down": lambda: view.scroll_screens(0.5),
            "half-up": lambda: view.scroll_screens(-0.5),
            "next-heading": lambda: navigator.step_heading(1),
            "previous-heading": lambda: navigator.step_heading(-1),
            "start": navigator.go_to_start,
            "end": navigator.go_to_end,
            "escape": self._escape,
            "menu": self._open_menu,
            "text-menu": view.wish_menu,
            **self.guides.handlers(),
            "show-data": self.opener.show_data,
            "about": self.opener.show_about,
        }

    def _show_keys(self) -> None:
        """Where keys are shown beside what they do."""
        key_of = self.keymap.first
        self.sidebar.set_filter_key(key_of("filter").replace("+", " "))
        self.bar.name_keys(key_of("next-variant"), key_of("next-layout"), key_of("menu"))
        self.message.set_with_keys(self.keymap.with_keys)
        self.notes.name_keys()

    def _keys_changed(self) -> None:
        self._show_keys()
        write = self.keymap.writing()
        self._parts.jobs.run(lambda _job: write())

    def _restore(self) -> None:
        settings = self._settings
        self._show_keys()
        self.sidebar.set_variant(self.appearance.variant)
        self.status.set_zoom(settings.zoom)
        if self.keymap.complaint:
            self.status.say(self.keymap.complaint)
        self.bars.show_history()
        is_first = not settings.recent_documents and not settings.folders_chosen
        if self.session.bitext is not None:
            self._opened()
            if is_first:
                QTimer.singleShot(0, self.guides.open_first_steps)
            if self.session.done:
                self._settled()
        elif self.session.path is None:
            self.opener.show_welcome()
            QTimer.singleShot(0, self.message.focus_first)
            return
        elif self.session.failure:  # before there was anybody to say so
            self.opener.tell_of_failure(self.session.path, self.session.failure)
            QTimer.singleShot(0, self.message.focus_first)
            return
        self.view.setFocus()

    # what happens

    def _opened(self) -> None:
        self._window.stack.setCurrentWidget(self.view)
        self.view.setFocus()
        path = self.session.path
        if path is not None:
            self._settings.note_opened(path)
            self.feed.add_document(path)
            self.sidebar.set_current(self._listed(path))
        self.commands["two-variants"].setChecked(False)
        self.view.set_doubled(None)
        self.status.offer("", "")
        self.bars.show_document()
        self.keeper.soon()

    def _went_back(self) -> None:
        """The document from before is the open one again, and its text was never gone."""
        self._window.stack.setCurrentWidget(self.view)
        self.view.setFocus()
        self.sidebar.set_current(self._listed(self.session.path) if self.session.path else None)
        self._settled()

    def _settled(self) -> None:
        self.status.set_busy(None)
        self.bars.show_document()

    def _listed(self, path: Path) -> Path:
        entry = self.feed.catalog.find(path)
        return entry.path if entry else path

    def _entry_found(self, path: Path) -> None:
        """The library has (more) to say about a document: mark it if it is the open one."""
        if self.session.path is not None and self._listed(self.session.path) == path:
            self.sidebar.set_current(path)

    def _open_menu(self) -> None:
        self.bar.open_menu()

    def _toggle_full_screen(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.commands["full-screen"].setChecked(window.isFullScreen())

    def _toggle_two_variants(self) -> None:
        wanted = self.commands["two-variants"].isChecked()
        self.view.set_doubled(pair_of(self.appearance.variant) if wanted else None)

    def _escape(self) -> None:
        parts = (self.searching, self.pairs, self.studio, self.tools)
        if any(part.escape() for part in parts):
            return
        if self._window.isFullScreen():
            self._toggle_full_screen()
        elif self.commands["two-variants"].isChecked():
            self.commands["two-variants"].setChecked(False)
            self.view.set_doubled(None)

    # looks

    def _language_changed(self) -> None:
        """Widgets have said their own words again; here is what was said of the document."""
        self.appearance.dress()
        self._show_keys()
        self.studio.say_again()
        self.session.set_variant(self.appearance.variant)
        self.bars.show_document()
        self.keeper.soon()

    def _apply_theme(self) -> None:
        theme = self.appearance.theme
        self.appearance.dress()
        self._window.set_theme(theme)
        self.sidebar.set_theme(theme)
        self.bar.set_theme(theme)
        self.studio.set_theme(theme)
        self.looking_up.set_theme(theme)
        self.searching.set_theme(theme)
        self.notes.set_theme(theme)
        self.guides.set_theme()
        self.tools.set_theme(theme)
        self.bars.show_layout()
        self.bars.show_variant()

    def _variant_changed(self, variant: Variant) -> None:
        self._parts.jobs.precedence.claim(0.25)  # chosen from a menu, too
        self.view.set_variant(variant)
        if self.view.doubled:
            self.view.set_doubled(pair_of(variant))
        self.session.set_variant(variant)
        self.sidebar.set_variant(variant)
        self.notes.set_variant(variant)
        self.searching.set_variant(variant)
        self.tools.set_variant()
        self.status.say(Message("Chinese: {form}.", form=short_words(variant)))
        self.bars.show_variant()
        self.bars.show_titles()
        self._follow.start()
        self._chinese_ahead.load_soon()
        self.keeper.soon()

    def _zoom_changed(self, percent: int) -> None:
        self.view.set_zoom(percent / 100)
        self.status.set_zoom(percent)
        self.keeper.soon()

    def _ratio_changed(self, ratio: float) -> None:
        self.view.set_ratio(ratio)
        self._settings.column_ratio = ratio
        self.keeper.soon()

    def _order_chosen(self, order: str) -> None:
        self._settings.sort_order = str(order)
        self.keeper.soon()
