"""Opening things: documents, folders, what is dropped, what a second start hands over.

Asks the user, tells the session and the library feed, and says kindly what went wrong.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from reader import paths
from reader.bitext.requests import Request, request_for
from reader.ui.language import PROGRAM, tr, translated
from reader.values import replace
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.bitext.requests import EarlyStart
    from reader.library.entries import Entry
    from reader.ui.interior import Interior
    from reader.ui.jobs import Jobs
    from reader.ui.reading.place import Place
    from reader.ui.standing import Wish
    from reader.ui.window import Window

_LONG_NAME = 48
_FILTER = Message(
    "Texts (*.md *.markdown *.txt *.text *.srt *.vtt *.lrc *.ass *.tmx *.tsv);;All files (*)"
)
_WELCOME = Message(
    "Open a document, or drop a file or a folder here. What is in your folders is listed at the "
    "left.\n\n"
    "English and Chinese stand side by side; press [[next-variant]] to change the form of the "
    "Chinese, [[next-row]] and [[previous-row]] to move from paragraph to paragraph, "
    "[[screen-down]] for the next screen."
)


class Opener(QObject):
    """What the commands for opening do."""

    def __init__(self, interior: Interior, window: Window) -> None:
        super().__init__(window)
        self._interior, self._window = interior, window
        self._session, self._feed = interior.session, interior.feed
        self._settings = window.parts.settings
        self._jobs: Jobs = window.parts.jobs
        self._fragment = ""
        self._session.failed.connect(self.tell_of_failure)
        self._session.waiting.connect(self._waiting)
        self._session.opened.connect(self._opened)
        self._session.went_back.connect(self._forget_fragment)
        interior.message.action_chosen.connect(self._act)

    # opening

    def open(
        self,
        request: Request,
        early: EarlyStart | None = None,
        *,
        place: Place | None = None,
        wish: Wish | None = None,
    ) -> None:
        """Open a document, with its other half where one was chosen or the library knows one."""
        chosen = request_for(request.path, self._settings.companions, self._settings.encodings)
        request = replace(request, encoding=request.encoding or chosen.encoding)
        if request.companion is None and not request.alone:
            companion = chosen.companion or self._feed.companion_of(request.path)
            request = replace(
                request, companion=None if chosen.alone else companion, alone=chosen.alone
            )
        self._session.open(request, early, place=place, wish=wish)

    def open_path(self, path: Path) -> None:
        """Open a file."""
        self.open(Request(path.absolute()))

    def open_entry(self, entry: Entry) -> None:
        """Open what was chosen in the sidebar."""
        if entry.path == self._session.path and self._session.bitext:
            self._interior.view.setFocus()
            return
        self._interior.navigator.leave()
        self.open(Request(entry.path))

    def open_place(self, path: Path, place: Place | None, fragment: str) -> None:
        """Open a document where a link or the history leads."""
        if place is None:
            self._interior.navigator.leave()
        self._fragment = fragment
        self.open(Request(Path(os.path.normpath(path.absolute()))), place=place)

    def open_paths(self, paths: Iterable[str | Path]) -> None:
        """Open files and take folders into the library; of several files the first is shown."""
        self._sort_out(paths, self._open_first)

    def take_in(self, paths: Iterable[str | Path]) -> None:
        """List files and take folders into the library; nothing is opened."""
        self._sort_out(paths, self._list)

    def _sort_out(
        self, paths: Iterable[str | Path], take: Callable[[list[Path], list[Path]], None]
    ) -> None:
        given = [Path(name).absolute() for name in paths]
        if given:
            self._jobs.run(lambda _job: _folders_and_files(given), lambda found: take(*found))

    def _open_first(self, folders: list[Path], files: list[Path]) -> None:
        self._list(folders, files[1:])
        if files:
            self._interior.navigator.leave()
            self.open_path(files[0])
        elif folders:
            self._interior.status.say(_joined(folders))

    def _list(self, folders: list[Path], files: list[Path]) -> None:
        for folder in folders:
            self.add_folder(folder)
        for file in files:
            self._feed.add_document(file)

    def reload(self) -> None:
        """Read the open file again and stay at the same words."""
        request = self._session.request
        if request is None:
            return
        self.open(request, wish=self._session.wish_to_stay())

    def open_with_encoding(self, name: str | None) -> None:
        """Read the open file as other characters and stay at the same line; None: find out."""
        request = self._session.request
        if request is not None:
            self._settings.choose_encoding(request.path, name)
            wish = self._session.wish_for_same_line()
            self.open(replace(request, encoding=name), wish=wish)

    def _opened(self) -> None:
        if self._fragment:
            self._interior.navigator.go_to_fragment(self._fragment)
            self._fragment = ""

    def _forget_fragment(self) -> None:
        self._fragment = ""

    # asking

    def ask_document(self) -> None:
        """Let the user pick a file."""
        where = self._session.path.parent if self._session.path else Path.home()
        path = self._chosen_file(tr("Open a document"), where)
        if path is not None:
            self._interior.navigator.leave()
            self.open_path(path)

    def ask_folder(self) -> None:
        """Let the user pick a folder for the library."""
        from reader.ui.file_dialogs import chosen_folder

        path = chosen_folder(self._window, tr("Add a folder to the library"))
        if path is not None:
            self.add_folder(path)

    def ask_other_language(self) -> None:
        """Let the user pick the file that holds the other language of the open document."""
        path = self._session.path
        if path is None:
            return
        other = self._chosen_file(tr("Choose the same text in the other language"), path.parent)
        if other is not None:
            self._interior.pairs.partners.add(other)

    def _chosen_file(self, title: str, folder: Path) -> Path | None:
        from reader.ui.file_dialogs import chosen_file

        return chosen_file(self._window, title, folder, translated(_FILTER))

    def pair_with(self, companion: Path) -> None:
        """Read the open document beside another file, now and the next time."""
        path = self.original
        if path is not None and companion not in (path, self._session.path):
            self.read_together(path, companion)

    @property
    def original(self) -> Path | None:
        """The open document; of a pair, the English half, which may have other translations."""
        request, head = self._session.request, self._session.head
        if request is None:
            return None
        return head.path if self._session.is_pair and head and head.path else request.path

    def read_together(self, path: Path, companion: Path) -> None:
        """Read two files beside each other, now and the next time."""
        request = self._session.request
        is_open = request is not None and path in (request.path, self.original)
        wish = self._session.wish_to_stay(path) if is_open else None
        self._settings.choose_companion(path, companion)
        self._settings.note_counterpart(path, companion)
        if not is_open:
            self._interior.navigator.leave()
        self.open(Request(path, companion=companion), wish=wish)
        self._feed.pair_again((path, companion))

    def show_alone(self) -> None:
        """Read the open document without the other file; nothing is remembered of that."""
        path = self.original
        if path is not None:
            self.open(Request(path, alone=True), wish=self._session.wish_to_stay(path))

    def read_alone(self) -> None:
        """Read the open document without the other file, now and the next time."""
        path = self._session.path
        if path is None or self._session.request is None:
            return
        halves = self._session.paths
        self._settings.choose_companion(path, None)
        self.open(Request(path, alone=True), wish=self._session.wish_to_stay(path))
        self._feed.pair_again(halves)

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
            menu.addAction(tr("Nothing yet")).setEnabled(False)

    def fill_encodings(self) -> None:
        """List the encodings that the open file may be read in."""
        from reader.documents.decoding import ENCODINGS

        menu = self._interior.encodings
        menu.clear()
        request, head = self._session.request, self._session.head
        if request is None:
            return
        automatic = menu.addAction(tr("Detect"))
        automatic.triggered.connect(lambda: self.open_with_encoding(None))
        menu.addSeparator()
        for name in ENCODINGS:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(head is not None and head.encoding == name)
            action.triggered.connect(lambda _=False, n=name: self.open_with_encoding(n))

    # messages

    def _show_message_page(self) -> None:
        """In place of the text; whoever was reading by keyboard goes on by keyboard."""
        stack, page = self._window.stack, self._interior.message
        focused = QApplication.focusWidget()
        was_reading = focused is not None and stack.isAncestorOf(focused)
        stack.setCurrentWidget(page)
        if was_reading:
            page.focus_first()

    def show_welcome(self) -> None:
        """What stands where the text will be."""
        self._interior.message.show_message(
            PROGRAM,
            _WELCOME,
            (
                ("open", Message("Open a Document…")),
                ("add-folder", Message("Add a Folder…")),
            ),
        )
        self._show_message_page()

    def tell_of_failure(self, path: Path, text: str) -> None:
        """Say in the place of the text why it is not there, and what can be done."""
        name = path.name if path else tr("The document")
        actions = [("reload", Message("Try Again")), ("open", Message("Open Another…"))]
        if before := self._session.before:
            words = Message("Back to “{name}”", name=shortened(before.name))
            actions.append(("back", words))
        self._interior.message.show_message(
            Message("“{name}” cannot be read", name=shortened(name)), text, tuple(actions)
        )
        self._window.setWindowTitle(f"{name} — Duidu")
        self._show_message_page()
        self._interior.bar.title.set_titles(name)
        self._interior.status.set_busy(None)
        self._interior.status.set_encoding("")
        self._interior.status.set_lasting("")
        self._interior.status.set_place("", "")

    def _waiting(self, path: Path, share: float) -> None:
        heading = Message("Opening “{name}”", name=shortened(path.name))
        self._interior.message.show_progress(heading, "", share)
        self._show_message_page()

    def _act(self, action: str) -> None:
        match action:
            case "open":
                self.ask_document()
            case "add-folder":
                self.ask_folder()
            case "reload":
                self.reload()
            case "back":
                self._session.go_back()
            case "cancel":
                self._session.cancel()
                if self._session.path is None:
                    self._window.setWindowTitle("Duidu")
                    self._interior.bar.title.set_titles("")
                    self.show_welcome()

    def show_data(self) -> None:
        """Show in the file manager what Duidu keeps of the user's."""
        folder = paths.data_dir()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def show_about(self) -> None:
        """What this program is."""
        from reader.ui.about import AboutDialog

        AboutDialog(self._window.parts.resources, paths.data_dir(), self._window).open()


def shortened(name: str) -> str:
    """A file's name, short enough for a heading or a button."""
    return name if len(name) <= _LONG_NAME else f"{name[: _LONG_NAME // 2]}…{name[-12:]}"


def _folders_and_files(paths: list[Path]) -> tuple[list[Path], list[Path]]:
    """Sorts paths; on a worker, for a disk may be slow to answer."""
    folders = [path for path in paths if path.is_dir()]
    return folders, [path for path in paths if path not in folders]


def _joined(folders: list[Path]) -> Message:
    names = [shortened(path.name) for path in folders]
    if len(names) == 1:
        return Message("“{name}” joined the library.", name=names[0])
    if len(names) == 2:
        return Message(
            "“{first}” and “{second}” joined the library.", first=names[0], second=names[1]
        )
    return Message("{count} folders joined the library.", count=len(names))
