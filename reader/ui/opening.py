"""Opening things: documents, folders, what is dropped, what a second start hands over.

Asks the user, tells the session and the library feed, and says kindly what went wrong.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox

from reader import __version__
from reader.bitext.requests import Request

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.bitext.requests import EarlyStart
    from reader.library.entries import Entry
    from reader.ui.interior import Interior
    from reader.ui.reading.place import Place
    from reader.ui.window import Window

_FILTER = "Texts (*.md *.markdown *.txt *.text);;All files (*)"
_WELCOME = (
    "Choose a document in the list at the left, or drop a file or a folder here.\n\n"
    "English and Chinese stand side by side; press C to change the form of the Chinese, "
    "J and K to move from paragraph to paragraph, Space for the next screen."
)


class Opener(QObject):
    """What the commands for opening do."""

    def __init__(self, interior: Interior, window: Window) -> None:
        super().__init__(window)
        self._interior, self._window = interior, window
        self._session, self._feed = interior.session, interior.feed
        self._settings = window.parts.settings
        self._fragment = ""
        self._session.failed.connect(self._failed)
        self._session.waiting.connect(self._waiting)
        self._session.opened.connect(self._opened)
        interior.message.action_chosen.connect(self._act)

    # opening

    def open(
        self,
        request: Request,
        early: EarlyStart | None = None,
        *,
        place: Place | None = None,
        quote: str = "",
    ) -> None:
        """Open a document."""
        if request.companion is None and not request.alone:
            request = replace(request, companion=self._feed.companion_of(request.path))
        self._session.open(request, early, place=place, quote=quote)

    def open_path(self, path: Path) -> None:
        """Open a file."""
        self.open(Request(path.absolute()))

    def open_entry(self, entry: Entry) -> None:
        """Open what was chosen in the sidebar."""
        if entry.path == self._session.path and self._session.bitext:
            self._interior.view.setFocus()
            return
        self._interior.navigator.leave()
        self.open(Request(entry.path, companion=entry.companion))

    def open_place(self, path: Path, place: Place | None, fragment: str) -> None:
        """Open a document where a link or the history leads."""
        if place is None:
            self._interior.navigator.leave()
        self._fragment = fragment
        self.open(Request(Path(os.path.normpath(path.absolute()))), place=place)

    def open_paths(self, paths: Iterable[str | Path]) -> None:
        """Open files and take folders into the library; of several files the first is shown."""
        first: Path | None = None
        for name in paths:
            path = Path(name).absolute()
            if path.is_dir():
                self.add_folder(path)
            else:
                self._feed.add_document(path)
                first = first or path
        if first is not None:
            self.open_path(first)

    def reload(self) -> None:
        """Read the open file again and stay at the same words."""
        request = self._session.request
        if request is None:
            return
        place, quote = None, ""
        if self._session.bitext is not None:
            place = self._interior.view.place()
            quote = self._session.place_quote(place)
        self.open(request, place=place, quote=quote)

    def _opened(self) -> None:
        if self._fragment:
            self._interior.navigator.go_to_fragment(self._fragment)
            self._fragment = ""

    # asking

    def ask_document(self) -> None:
        """Let the user pick a file."""
        where = self._session.path.parent if self._session.path else Path.home()
        name, _ = QFileDialog.getOpenFileName(self._window, "Open a document", str(where), _FILTER)
        if name:
            self._interior.navigator.leave()
            self.open_path(Path(name))

    def ask_folder(self) -> None:
        """Let the user pick a folder for the library."""
        name = QFileDialog.getExistingDirectory(self._window, "Add a folder to the library")
        if name:
            self.add_folder(Path(name))

    def ask_other_language(self) -> None:
        """Let the user pick the file that holds the other language of the open document."""
        path = self._session.path
        if path is None:
            return
        name, _ = QFileDialog.getOpenFileName(
            self._window, "Choose the same text in the other language", str(path.parent), _FILTER
        )
        if name and Path(name) != path:
            self.open(Request(path, companion=Path(name)))

    def add_folder(self, folder: Path) -> None:
        """Take a folder into the library and remember it."""
        self._feed.add_folder(folder.absolute())
        self._remember_folders()

    def remove_folder(self, folder: Path) -> None:
        """Let a folder go."""
        self._feed.remove_folder(folder)
        self._remember_folders()

    def _remember_folders(self) -> None:
        self._settings.folders = self._feed.folders
        self._settings.folders_chosen = True

    def show_in_folder(self, path: Path) -> None:
        """Show a file or folder in the system's file manager."""
        folder = path if path.suffix == "" else path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def show_current_in_folder(self) -> None:
        """Show the open file in the system's file manager."""
        if self._session.path:
            self.show_in_folder(self._session.path)

    # menus

    def fill_recent(self) -> None:
        """List the documents opened last."""
        menu = self._interior.recent_menu
        menu.clear()
        for path in self._settings.recent_documents:
            entry = self._feed.catalog.find(path)
            words = self._interior.sidebar.shown_title(entry) if entry else path.name
            action = menu.addAction(words.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, p=path: self.open_path(p))
        if menu.isEmpty():
            menu.addAction("Nothing yet").setEnabled(False)

    def fill_encodings(self) -> None:
        """List the encodings that the open file may be read in."""
        from reader.documents.decoding import ENCODINGS

        menu = self._interior.encodings
        menu.clear()
        request, head = self._session.request, self._session.head
        if request is None:
            return
        automatic = menu.addAction("Detect")
        automatic.triggered.connect(lambda: self.open(replace(request, encoding=None)))
        menu.addSeparator()
        for name in ENCODINGS:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(head is not None and head.encoding == name)
            action.triggered.connect(
                lambda _=False, n=name: self.open(replace(request, encoding=n))
            )

    # messages

    def show_welcome(self) -> None:
        """What stands where the text will be."""
        self._interior.message.show_message(
            "Duidu 对读",
            _WELCOME,
            (("open", "Open a Document…"), ("add-folder", "Add a Folder…")),
        )
        self._window.stack.setCurrentWidget(self._interior.message)

    def _failed(self, path: Path, text: str) -> None:
        name = path.name if path else "The document"
        self._interior.message.show_message(
            f"“{name}” cannot be read",
            text,
            (("reload", "Try Again"), ("open", "Open Another…")),
        )
        self._window.stack.setCurrentWidget(self._interior.message)
        self._interior.bar.title.set_titles(name)
        self._interior.status.set_busy(None)
        self._interior.status.set_encoding("")
        self._interior.status.set_lasting("")
        self._interior.status.set_place("", None)

    def _waiting(self, path: Path, share: float) -> None:
        self._interior.message.show_progress(f"Opening “{path.name}”", "", share)
        self._window.stack.setCurrentWidget(self._interior.message)

    def _act(self, action: str) -> None:
        match action:
            case "open":
                self.ask_document()
            case "add-folder":
                self.ask_folder()
            case "reload":
                self.reload()
            case "cancel":
                self._session.cancel()
                self.show_welcome()

    def show_about(self) -> None:
        """What this program is."""
        QMessageBox.about(
            self._window,
            "About Duidu",
            f"<h3>Duidu 对读 {__version__}</h3>"
            "<p>Reads English and Chinese side by side, offline.</p>"
            "<p>MIT licence. Built with Qt (LGPL), OpenCC (Apache 2.0), Python-Markdown (BSD), "
            "python-frontmatter (MIT) and platformdirs (MIT).</p>",
        )
