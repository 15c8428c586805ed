"""What the window says of how the annotations are kept: saved, refused, damaged, read only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.annotations.notices import NoticeKind
from reader.annotations.saving import SaveState, Status
from reader.ui.annotating.file_dialog import FILTER
from reader.ui.language import tr, translated
from reader.wording import Message, reason_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.annotations.notices import Notice
    from reader.settings import Settings
    from reader.ui.annotating.banner import Banner
    from reader.ui.annotating.desk import Desk
    from reader.ui.annotating.writing import Writer
    from reader.ui.status_line import StatusLine
    from reader.ui.window import Window

_LOOK_AGAIN = 150
"""Milliseconds after which something that was not saved is looked at again."""
REFUSED = "refused"
NOTICE = "notice"
_WORDS = {
    SaveState.SAVED: Message("Saved"),
    SaveState.UNSAVED: Message("Saving…"),
    SaveState.SAVING: Message("Saving…"),
    SaveState.REFUSED: Message("Not saved"),
    SaveState.READ_ONLY: Message("Read only"),
}
_QUIET = (NoticeKind.MERGED,)
"""What is said in passing; everything else stays until it is put away."""


class Standing(QObject):
    """Tells of the writer's state, and asks before anything unsaved is left behind."""

    def __init__(
        self,
        desk: Desk,
        writer: Writer,
        banner: Banner,
        status: StatusLine,
        settings: Settings,
        window: Window,
    ) -> None:
        super().__init__(window)
        self._desk, self._writer, self._banner = desk, writer, banner
        self._status, self._settings, self._window = status, settings, window
        self._notices: list[Notice] = []
        self._leaving = False
        """Whether the window is being closed for good: the reader said so."""
        self._leaves_with = Path()
        """The copy after which it closes, of which the reader said so when leaving."""
        # what the saver told last may be overtaken by a change that is still on its way
        self._again = QTimer(self, interval=_LOOK_AGAIN, singleShot=True)
        self._again.timeout.connect(self.show_status)
        writer.status_changed.connect(lambda _: self.show_status())
        writer.noticed.connect(self._noticed)
        writer.copied.connect(self._copied)
        writer.moved.connect(self._moved)
        banner.chosen.connect(self._chosen)
        desk.changed.connect(lambda _: self.show_status())

    def show_status(self) -> None:
        """Show how it stands now."""
        status = self._writer.status
        if status.state in (SaveState.UNSAVED, SaveState.SAVING):
            self._again.start()
        is_used = bool(self._desk.notebook.collection) or status.state is not SaveState.SAVED
        words = _WORDS[status.state] if is_used and self._desk.is_loaded else ""
        if status.state is SaveState.REFUSED:
            words = _WORDS[status.state]
        self._status.set_saved(words, self._hint(status), alarming=_is_bad(status.state))
        if status.state is SaveState.REFUSED:
            self._banner.tell(
                REFUSED,
                Message(
                    "Your annotations cannot be saved: {reason}. Nothing is lost: they are kept in"
                    " memory, and saving is tried again and again.",
                    reason=_bare(status.reason),
                ),
                {"retry": Message("Retry Now"), "copy": Message("Save a Copy Elsewhere…")},
            )
        elif self._banner.kind == REFUSED:
            self._banner.withdraw(REFUSED)
            self._tell_next()

    def _hint(self, status: Status) -> str:
        path = self._writer.path
        if not status.reason:
            return Message("Annotations are kept in {path}", path=path)
        return Message(
            "{reason}.\nAnnotations are kept in {path}", reason=_bare(status.reason), path=path
        )

    # notices

    def _noticed(self, notice: Notice) -> None:
        if notice.kind in _QUIET:
            self._status.say(notice.sentence)
            return
        self._notices.append(notice)
        if not self._banner.kind:
            self._tell_next()

    def _tell_next(self) -> None:
        if not self._notices:
            return
        notice = self._notices[0]
        offers = {"folder": Message("Show in Folder")} if notice.paths else {}
        self._banner.tell(NOTICE, notice.sentence, {**offers, "dismiss": Message("Dismiss")})

    def _chosen(self, offer: str) -> None:
        if offer == "retry":
            self._writer.retry()
        elif offer == "copy":
            self.ask_copy()
        elif offer == "folder" and self._notices:
            from PySide6.QtCore import QUrl
            from PySide6.QtGui import QDesktopServices

            folder = self._notices[0].paths[0].parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        elif offer == "dismiss":
            self._notices = self._notices[1:]
            self._banner.withdraw(NOTICE)
            self._tell_next()

    # copies and other places

    def ask_copy(self, *, to_leave: bool = False) -> None:
        """Ask where to write a copy of everything. to_leave: the window closes when it is there."""
        from PySide6.QtWidgets import QFileDialog

        from reader.ui.file_dialogs import file_dialog

        start = Path("annotations-copy.json")
        title = tr("Save a copy of the annotations")
        asked = file_dialog(self._window, title, start, translated(FILTER))
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix("json")
        asked.fileSelected.connect(lambda name: self._save_copy(Path(name), to_leave))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def _save_copy(self, path: Path, to_leave: bool) -> None:
        self._leaves_with = path if to_leave else Path()
        self._writer.save_copy(path)

    def _copied(self, path: Path, error: OSError | None) -> None:
        if error is None:
            self._status.say(Message("A copy of all annotations is in {path}.", path=path))
            if path == self._leaves_with:
                self._leave()
            return
        self._warn(Message("The copy could not be written"), path, error)

    def show_file(self, over: QWidget | None = None) -> None:
        """The dialogue about the file. over: a window of this one, such as the preferences."""
        from reader.annotations.codec import text_of
        from reader.ui.annotating.file_dialog import AnnotationsFileDialog

        broken = [text_of(item) for item in self._desk.notebook.collection.broken.values()]
        dialog = AnnotationsFileDialog(self._writer.path, broken, over or self._window)
        dialog.place_chosen.connect(self._writer.move)
        self._writer.moved.connect(dialog.show_moved)
        dialog.open()

    def _moved(self, path: Path, error: OSError | None) -> None:
        if error is None:
            self._settings.annotations_file = path
            self._status.say(Message("Annotations are kept in {path} from now on.", path=path))
            self.show_status()
            return
        self._warn(Message("The annotations stay where they were"), path, error)

    def _warn(self, words: Message, path: Path, error: OSError) -> None:
        from reader.ui.dialogs import CANCEL, OK, Question

        details = Message("{path}: {reason}.", path=path, reason=reason_of(error))
        Question(words, words, details, {CANCEL: OK}, self._window).open()

    # leaving

    def may_close(self) -> bool:
        """Whether the window may close: everything is on the disk, or the reader said so."""
        if self._leaving or not self._desk.is_loaded:
            return True
        state = self._writer.status.state
        if state is SaveState.READ_ONLY and not self._desk.notebook.has_unsaved:
            return True
        if self._writer.flush():
            return True
        self._ask_to_leave()
        return False

    def _ask_to_leave(self) -> None:
        from reader.ui.dialogs import CANCEL, CANCEL_WORDS, Question

        reason = self._writer.status.reason
        question = Question(
            Message("Annotations are not saved"),
            Message("The last changes to your annotations are not on the disk."),
            Message("{reason}.", reason=_bare(reason)) if reason else "",
            {
                "copy": Message("Save a Copy…"),
                CANCEL: CANCEL_WORDS,
                "leave": Message("Close Anyway"),
            },
            self._window,
        )
        question.chosen.connect(self._answered)
        question.open()

    def _answered(self, chosen: str) -> None:
        if chosen == "leave":
            self._leave()
        else:
            self.ask_copy(to_leave=True)

    def _leave(self) -> None:
        self._leaving = True
        self._leaving = self._window.close()


def _is_bad(state: SaveState) -> bool:
    return state in (SaveState.REFUSED, SaveState.READ_ONLY)


def _bare(reason: str) -> str:
    """A reason to end a sentence with: a system's own words may have a full stop already."""
    return reason if isinstance(reason, Message) else reason.strip().rstrip(".")
