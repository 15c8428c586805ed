"""One document being read: opening it off the GUI thread, its place, its file.

A session feeds the reading view. It stands between `bitext.opening` (which reads) and the widgets
(which show), and remembers the place by content. The document that was open before is kept until
the new one is there, so that a wait can be given up and a file that cannot be read costs nothing.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.bitext.model import Bitext
from reader.chinese.variants import Converter, Variant
from reader.documents.errors import CannotRead
from reader.library.places import Place as StoredPlace
from reader.ui.file_watch import FileWatch
from reader.ui.opened import Opened
from reader.ui.reading.header import HeaderContent
from reader.ui.reading_work import Began, Found, Redone, read
from reader.ui.standing import QUOTE, Wish, line_at, wish_for
from reader.values import replace
from reader.wording import Message, reason_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.bitext.model import Row
    from reader.bitext.opening import BitextReader
    from reader.bitext.requests import EarlyStart, Request
    from reader.chinese.scripts import Form
    from reader.documents.model import Block, Head
    from reader.library.places import Places
    from reader.ui.jobs import Job, Jobs
    from reader.ui.reading.moved import NewRows
    from reader.ui.reading.place import Place
    from reader.ui.reading.view import ReadingView

log = logging.getLogger(__name__)
_SCREENFUL = 16
"""Rows that fill the tallest screen."""
_PATIENCE = 180
"""Milliseconds of silence before a wait is shown as one."""


class Session(QObject):
    """The open document.

    Signals: `opened` when the first text is shown, `settled` when everything is read, `failed`
    (path, message), `waiting` (path, share) while the first text is not there, `went_back` when
    the document from before is the open one again, `file_changed`, `file_vanished` and
    `file_returned` (as it was) for what happens outside, `broke_off` (message) when only a part
    could be read, `rows_changed` when what is shown stands in other rows.
    """

    opened = Signal()
    settled = Signal()
    failed = Signal(object, object)
    broke_off = Signal(object)
    waiting = Signal(object, float)
    went_back = Signal()
    reading_on = Signal(object)
    rows_changed = Signal()
    file_changed = Signal()
    file_vanished = Signal()
    file_returned = Signal()

    def __init__(
        self, view: ReadingView, jobs: Jobs, places: Places, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view, self._jobs, self._places = view, jobs, places
        self._job: Job | None = None
        self._now: Opened | None = None
        self._before: Opened | None = None
        self._wanted: Place | None = None
        self._searching = False
        self._variant = view.variant
        self._go_on = threading.Event()
        self._patience = QTimer(self, interval=_PATIENCE)
        self._patience.timeout.connect(self._still_waiting)
        self._files = FileWatch(jobs, self)
        self._files.changed.connect(self.file_changed)
        self._files.vanished.connect(self.file_vanished)
        self._files.returned.connect(self.file_returned)

    # what is open

    @property
    def request(self) -> Request | None:
        """What was asked to be opened."""
        return self._now.request if self._now else None

    @property
    def path(self) -> Path | None:
        """The file that is open, or being opened."""
        return self._now.request.path if self._now else None

    @property
    def failure(self) -> str:
        """Why the document could not be opened; "" where it could, or is being opened."""
        return self._now.failure if self._now else ""

    @property
    def head(self) -> Head | None:
        """The head of the first document."""
        return self._now.head if self._now else None

    @property
    def bitext(self) -> Bitext | None:
        """What is shown."""
        return self._now.bitext if self._now and self._now.shown else None

    @property
    def done(self) -> bool:
        """Whether everything has been read."""
        return self._now is not None and self._now.done

    @property
    def forms(self) -> tuple[Form, ...]:
        """The form of Chinese of each document."""
        return self._now.forms if self._now else ()

    @property
    def before(self) -> Path | None:
        """The document that `go_back` returns to while another one is being opened."""
        return self._before.request.path if self._before else None

    @property
    def is_pair(self) -> bool:
        """Whether two files are read against each other."""
        return self._now is not None and len(self._now.heads) > 1

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that are open: one, or both halves of a pair."""
        heads = self._now.heads if self._now else ()
        return tuple(head.path for head in heads if head.path)

    @property
    def unsettled(self) -> Sequence[Row]:
        """The rows of one file that a second look may be worth; `BitextReader.unsettled`."""
        return self._now.unsettled if self._now and self.done else ()

    def notices(self) -> list[str]:
        """What the reader should be told about the file."""
        return self._now.notices if self._now else []

    def titles(self) -> tuple[str, ...]:
        """The title, in each language it is in, as shown."""
        return self._now.titles(self._variant) if self._now else ()

    def headings(self) -> list[tuple[int, Block]]:
        """Every heading read so far, with its row."""
        return self._now.headings() if self._now else []

    def heading_above(self, row: int) -> Block | None:
        """The heading that a row stands under; None above the first."""
        return self._now.heading_above(row) if self._now else None

    def header(self) -> HeaderContent:
        """What stands above the rows."""
        return self._now.header(self._variant) if self._now else HeaderContent()

    # opening

    def open(
        self,
        request: Request,
        early: EarlyStart | None = None,
        *,
        place: Place | None = None,
        wish: Wish | None = None,
    ) -> None:
        """Open a document; the one that was open stays on screen until the new text is there.

        place: where to open it, instead of where it was read last. wish: the same where the text
        may have changed.
        """
        self.remember_place()
        if self._now and self._now.shown:
            self._before = self._now
        self._go_on.set()
        self._go_on = go_on = threading.Event()
        self._now = now = Opened(request)
        self._searching = False
        self._files.stop()
        asked = wish or (Wish(place) if place else None)
        self._patience.start()
        self._job = self._jobs.run(
            lambda job: read(job, request, early, asked, self._places, go_on),
            lambda _none: self._all_read(now),
            self._not_read,
            on_value=self._arrived,
            slot="open",
        )

    def cancel(self) -> None:
        """Stop opening; the document from before, if there was one, is open again."""
        if self._job:
            self._job.cancel()
        self._go_on.set()
        self._patience.stop()
        self.go_back()

    def go_back(self) -> None:
        """Return to the document that was open before one that could not be opened."""
        before, self._before = self._before, None
        self._now = before
        if before is None:
            return
        if before.done:
            self._files.watch(before.stamps)
            self.went_back.emit()
        else:  # its reading was broken off
            self.open(before.request, place=self._view.place())

    def text_is_visible(self) -> None:
        """The first text is on the screen: the rest may be read."""
        self._go_on.set()

    def _arrived(self, value: Began | Redone | Found | list[Row]) -> None:
        now = self._now
        if now is None:
            return
        if isinstance(value, Began):
            self._began(now, value)
        elif isinstance(value, Redone):
            self._redone(now, value.rows)
        elif isinstance(value, Found):
            self._wanted, self._searching = value.place, False
            self._show_if_there(now)
        else:
            known = len(now.rows)
            now.rows.extend(value)
            now.headings()  # by and by: of a whole book at once they would take a while
            if now.shown:
                self._view.rows_added(known)
                self.reading_on.emit(now.reader.progress if now.reader else None)
            else:
                self._show_if_there(now)

    def _began(self, now: Opened, began: Began) -> None:
        reader = now.reader = began.reader
        now.heads, now.forms, now.rows = reader.heads, began.forms, began.rows
        now.stamps = began.stamps
        now.notices = _notices(reader)
        now.converters = tuple(Converter(form) for form in began.forms)
        now.bitext = Bitext(reader.bitext.documents, now.rows, reader.columns)
        self._wanted, self._searching = began.wanted, not began.found
        self._show_if_there(now)

    def _redone(self, now: Opened, new: NewRows) -> None:
        """The first rows were a draft."""
        now.set_rows(new.bitext)
        if now.shown:
            self._view.set_rows(new, now.header(self._variant))
            self.rows_changed.emit()
        else:
            self._show_if_there(now)

    def _show_if_there(self, now: Opened) -> None:
        """Show the text as soon as it reaches to the wanted place."""
        if now.bitext is None or now.shown:
            return
        wanted = self._wanted
        if not now.done and (self._searching or (wanted and not _reaches(now, wanted))):
            self._go_on.set()
            return
        now.shown = True
        self._before = None
        self._patience.stop()
        self._view.open(now.bitext, now.converters, now.forms, now.header(self._variant))
        if wanted:
            self._view.go_to(wanted)
        if not now.rows:
            self._go_on.set()  # nothing will be painted
        QTimer.singleShot(0, lambda: self._watch(now))  # not before the text is on the screen
        self.opened.emit()

    def _all_read(self, now: Opened) -> None:
        now.done = True
        self._show_if_there(now)
        reader, now.reader = now.reader, None  # it still holds the raw text of the file
        if reader and now.bitext and now.shown:
            now.notices = _notices(reader)
            now.unsettled = reader.unsettled
            self._settle(now, now.bitext, reader.columns)
        self.settled.emit()

    def _settle(self, now: Opened, bitext: Bitext, columns: int) -> None:
        now.bitext = Bitext(bitext.documents, now.rows, columns)
        header = now.header(self._variant)
        if columns != bitext.columns:
            self._view.set_bitext(now.bitext, header)
        else:
            self._view.set_header(header)

    def set_rows(self, new: NewRows) -> None:
        """What is open, all of it read, stands in other rows."""
        now = self._now
        if now is None or not now.shown or new.bitext.documents is not self._view.bitext.documents:
            return
        now.unsettled = ()
        self._redone(now, new)

    def _not_read(self, error: Exception) -> None:
        self._patience.stop()
        now = self._now
        message = _kind_words(error)
        if now is None or not now.shown:
            if now is not None:
                now.failure = message
            self.failed.emit(self.path, message)
            return
        now.done, now.reader = True, None
        now.notices = [
            Message("Only a part could be read. {reason}", reason=message),
            *now.notices,
        ]
        self.broke_off.emit(now.notices[0])
        self.settled.emit()

    def _still_waiting(self) -> None:
        now = self._now
        if now and not now.shown:
            self.waiting.emit(now.request.path, now.reader.progress if now.reader else 0.0)

    def set_variant(self, variant: Variant) -> None:
        """Titles are shown in another form of Chinese."""
        self._variant = variant
        if self._now and self._now.shown:
            self._view.set_header(self._now.header(variant))

    # the place

    def wish_to_stay(self, path: Path | None = None) -> Wish | None:
        """The wish to stand where the reader is now, in the same file read again.

        path: of the file whose words are to be found again, where its other half will be another.
        """
        bitext = self.bitext
        if bitext is None or not bitext.rows:
            return None
        place = self._view.place()
        paths = [document.head.path for document in bitext.documents]
        if path in paths:
            place = self._in_document(bitext, place, paths.index(path))
        wish = wish_for(bitext, self._row_at(place), place)
        return replace(wish, path=paths[place.document])

    def _in_document(self, bitext: Bitext, place: Place, document: int) -> Place:
        """A place of one half of a pair in the other: in its row, or the nearest before."""
        if place.document == document:
            return place
        for number in range(self._row_at(place), -1, -1):
            row = bitext.rows[number]
            for piece in (*row.en, *row.zh, *row.both):
                if piece.document == document:
                    return replace(
                        place, document=document, position=bitext.block(piece).start + piece.start
                    )
        return replace(place, document=document, position=0)

    def wish_for_same_line(self) -> Wish | None:
        """The same where the file's bytes will be read as other characters."""
        bitext = self.bitext
        if bitext is None or not bitext.rows:
            return None
        place = self._view.place()
        return Wish(place, line=line_at(bitext, self._row_at(place), place))

    def _row_at(self, place: Place) -> int:
        return self._view.locator.row_of(place.document, place.position)

    def place_quote(self, place: Place) -> str:
        """The words at a place, to find it again in an edited file."""
        bitext = self.bitext
        if bitext is None or not bitext.rows or place.document >= len(bitext.documents):
            return ""
        row = bitext.rows[self._row_at(place)]
        for piece in (*row.en, *row.zh, *row.both):
            block = bitext.block(piece)
            if piece.document == place.document and block.start <= place.position <= block.end:
                return block.text[place.position - block.start :][:QUOTE]
        return ""

    def remember_place(self) -> None:
        """Keep the place of the open document."""
        now = self._now
        if now is None or not now.shown or not now.rows or now.head is None:
            return
        place = self._view.place()
        side = "zh" if place.document == 1 else "en" if len(now.forms) > 1 else "both"
        self._places.remember(
            StoredPlace(
                path=str(now.request.path),
                fingerprint=now.head.fingerprint,
                side=side,
                offset=place.position,
                quote=self.place_quote(place),
                progress=round(self._view.progress(), 4),
                last_read=time.time(),
            )
        )

    # the file outside

    def _watch(self, now: Opened) -> None:
        if now is self._now:
            self._files.watch(now.stamps)


def _notices(reader: BitextReader) -> list[str]:
    texts = [notice.text for notice in reader.notices]
    return [reader.left_out, *texts] if reader.left_out else texts


def _reaches(now: Opened, place: Place) -> bool:
    """Whether the rows go at least a screenful beyond a place."""
    if now.bitext is None or len(now.rows) <= _SCREENFUL:
        return False
    row = now.rows[-_SCREENFUL]
    ends = [
        now.bitext.block(piece).start + piece.end
        for piece in (*row.en, *row.zh, *row.both)
        if piece.document == place.document
    ]
    return bool(ends) and max(ends) > place.position


def _kind_words(error: Exception) -> str:
    if isinstance(error, CannotRead):
        return error.message
    if isinstance(error, OSError):
        return Message("The file cannot be read: {reason}.", reason=reason_of(error))
    if isinstance(error, MemoryError):
        return Message("The file needs more memory than this computer has free.")
    log.error("a document could not be opened", exc_info=error)
    return Message(
        "Something in this file is more than Duidu can handle ({error}).",
        error=type(error).__name__,
    )
