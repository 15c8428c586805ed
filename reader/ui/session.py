"""One document being read: opening it off the GUI thread, its header, its place, its file.

A session feeds the reading view. It stands between `bitext.opening` (which reads) and the widgets
(which show), remembers the place by content, and notices when the file changes outside.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from reader.bitext.forms import form_of
from reader.bitext.model import Bitext, Row
from reader.bitext.requests import begin
from reader.chinese.variants import Converter, Variant
from reader.documents.model import BlockKind
from reader.library.places import Place as StoredPlace
from reader.ui.reading.header import ContentsEntry, HeaderContent, meta_runs, split_title
from reader.ui.reading.place import START, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.bitext.opening import BitextReader
    from reader.bitext.requests import EarlyStart, Request
    from reader.chinese.scripts import Form
    from reader.documents.model import Block, Head
    from reader.library.places import Places
    from reader.ui.jobs import Job, Jobs
    from reader.ui.reading.view import ReadingView

_QUOTE = 48
_SCREENFUL = 16
"""Rows that fill the tallest screen."""
_PATIENCE = 180
"""Milliseconds of silence before a wait is shown as one."""


@dataclass(frozen=True, slots=True)
class Began:
    """The first rows are there."""

    reader: BitextReader
    rows: list[Row]
    forms: tuple[Form, ...]
    place: StoredPlace | None


class Session(QObject):
    """The open document.

    Signals: `opened` when the first text is shown, `settled` when everything is read, `failed`
    (path, message), `waiting` (path, share) while the first text is not there, `file_changed`
    and `file_vanished` for what happens outside.
    """

    opened = Signal()
    settled = Signal()
    failed = Signal(object, str)
    waiting = Signal(object, float)
    reading_on = Signal(object)
    file_changed = Signal()
    file_vanished = Signal()

    def __init__(
        self, view: ReadingView, jobs: Jobs, places: Places, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view, self._jobs, self._places = view, jobs, places
        self._job: Job | None = None
        self._request: Request | None = None
        self._reader: BitextReader | None = None
        self._bitext: Bitext | None = None
        self._rows: list[Row] = []
        self._heads: tuple[Head, ...] = ()
        self._notices: list[str] = []
        self._forms: tuple[Form, ...] = ()
        self._converters: tuple[Converter, ...] = ()
        self._wanted: Place | None = None
        self._asked: Place | None = None
        self._asked_quote = ""
        self._shown = False
        self._done = False
        self._variant = view.variant
        self._go_on = threading.Event()
        self._patience = QTimer(self, interval=_PATIENCE)
        self._patience.timeout.connect(self._still_waiting)
        self._watcher: QFileSystemWatcher | None = None
        self._look = QTimer(self, interval=400, singleShot=True)
        self._look.timeout.connect(self._look_at_file)
        self._stamp: tuple[int, int] | None = None

    # what is open

    @property
    def path(self) -> Path | None:
        """The file that is open, or being opened."""
        return self._request.path if self._request else None

    @property
    def head(self) -> Head | None:
        """The head of the first document."""
        return self._heads[0] if self._heads else None

    @property
    def request(self) -> Request | None:
        """What was asked to be opened."""
        return self._request

    @property
    def bitext(self) -> Bitext | None:
        """What is shown."""
        return self._bitext if self._shown else None

    @property
    def done(self) -> bool:
        """Whether everything has been read."""
        return self._done

    @property
    def forms(self) -> tuple[Form, ...]:
        """The form of Chinese of each document."""
        return self._forms

    def notices(self) -> list[str]:
        """What the reader should be told about the file."""
        return self._notices

    def titles(self) -> tuple[str, ...]:
        """The title, in each language it is in, as shown."""
        titles: list[str] = []
        for head, converter in zip(self._heads, self._converters, strict=False):
            titles.extend(
                converter.convert_text(part, self._variant) for part in split_title(head.title)
            )
        return tuple(dict.fromkeys(titles))

    # opening

    def open(
        self,
        request: Request,
        early: EarlyStart | None = None,
        *,
        place: Place | None = None,
        quote: str = "",
    ) -> None:
        """Open a document; the one that was open stays on screen until the new text is there.

        place: where to open it, instead of where it was read last. quote: the words that stood
        there, if the file may have changed.
        """
        self.remember_place()
        self._go_on.set()
        self._go_on = go_on = threading.Event()
        self._request, self._reader, self._bitext = request, None, None
        self._rows, self._shown, self._done = [], False, False
        self._heads, self._notices = (), []
        self._asked, self._asked_quote = place, quote
        self._patience.start()
        self._job = self._jobs.run(
            lambda job: self._work(job, request, early, go_on),
            lambda _none: self._all_read(),
            self._not_opened,
            on_value=self._arrived,
            slot="open",
        )

    def _work(
        self, job: Job, request: Request, early: EarlyStart | None, go_on: threading.Event
    ) -> Iterator[Began | list[Row]]:
        reader, batches, rows = early.wait() if early else begin(request, job.cancelled)
        forms = tuple(form_of(document) for document in reader.bitext.documents)
        place = self._places.find(request.path, reader.heads[0].fingerprint)
        yield Began(reader, rows, forms, place)
        # The first picture comes before the rest of the text: both want the same interpreter.
        go_on.wait(2.0)
        yield from batches

    def cancel(self) -> None:
        """Stop opening."""
        if self._job:
            self._job.cancel()
        self._patience.stop()

    def text_is_visible(self) -> None:
        """The first text is on the screen: the rest may be read."""
        self._go_on.set()

    def _arrived(self, value: Began | list[Row]) -> None:
        if isinstance(value, Began):
            self._began(value)
        else:
            known = len(self._rows)
            self._rows.extend(value)
            if self._shown:
                self._view.rows_added(known)
                self.reading_on.emit(self._reader.progress if self._reader else None)
            else:
                self._show_if_there()

    def _began(self, began: Began) -> None:
        reader = self._reader = began.reader
        self._heads = reader.heads
        self._notices = [notice.text for notice in reader.notices]
        self._rows = began.rows
        self._forms = began.forms
        self._converters = tuple(Converter(form) for form in began.forms)
        self._bitext = Bitext(reader.bitext.documents, self._rows, reader.columns)
        self._wanted = self._wanted_place(began)
        self._show_if_there()

    def _wanted_place(self, began: Began) -> Place | None:
        if self._asked:
            if not self._asked_quote:
                return self._asked
            return self._find_quote(self._asked, self._asked_quote)
        stored = began.place
        if stored is None or (stored.offset == 0 and stored.progress == 0.0):
            return None
        document = 1 if stored.side == "zh" and len(self._heads) > 1 else 0
        place = Place(document, stored.offset, 12.0)
        if stored.fingerprint == self._heads[0].fingerprint or not stored.quote:
            return place
        return self._find_quote(place, stored.quote)

    def _find_quote(self, place: Place, quote: str) -> Place:
        """Where the quoted words stand in an edited text, nearest to where they stood before."""
        if self._bitext is None or place.document >= len(self._bitext.documents):
            return START
        best: int | None = None
        for block in self._bitext.documents[place.document].blocks:
            at = block.text.find(quote[:_QUOTE])
            if at >= 0:
                position = block.start + at
                if best is None or abs(position - place.position) < abs(best - place.position):
                    best = position
        return Place(place.document, place.position if best is None else best, place.below)

    def _show_if_there(self) -> None:
        """Show the text as soon as it reaches to the wanted place."""
        if self._bitext is None or self._shown:
            return
        wanted = self._wanted
        if wanted and not self._done and not self._reaches(wanted):
            self._go_on.set()
            return
        self._shown = True
        self._patience.stop()
        self._view.open(self._bitext, self._converters, self._forms, self.header())
        if wanted:
            self._view.go_to(wanted)
        self._watch()
        self.opened.emit()

    def _reaches(self, place: Place) -> bool:
        """Whether the rows go at least a screenful beyond a place."""
        if self._bitext is None or len(self._rows) <= _SCREENFUL:
            return False
        row = self._rows[-_SCREENFUL]
        ends = [
            self._bitext.block(piece).start + piece.end
            for piece in (*row.en, *row.zh, *row.both)
            if piece.document == place.document
        ]
        return bool(ends) and max(ends) > place.position

    def _all_read(self) -> None:
        self._done = True
        self._show_if_there()
        reader, self._reader = self._reader, None  # it still holds the raw text of the file
        if reader:
            self._notices = [notice.text for notice in reader.notices]
        if reader and self._bitext and self._shown:
            settled = Bitext(self._bitext.documents, self._rows, reader.columns)
            changed = settled.columns != self._bitext.columns
            self._bitext = settled
            header = self.header()
            if changed:
                self._view.set_bitext(settled, header)
            else:
                self._view.set_header(header)
        self.settled.emit()

    def _not_opened(self, error: Exception) -> None:
        from reader.documents.errors import CannotRead

        self._patience.stop()
        path = self.path
        if isinstance(error, CannotRead):
            self.failed.emit(path, str(error))
        elif isinstance(error, OSError):
            self.failed.emit(path, f"The file cannot be read: {error.strerror or error}.")
        elif isinstance(error, MemoryError):
            self.failed.emit(path, "The file needs more memory than this computer has free.")
        else:
            self.failed.emit(path, f"Something went wrong while reading the file: {error!r}")
            raise error

    def _still_waiting(self) -> None:
        if not self._shown and self.path:
            self.waiting.emit(self.path, self._reader.progress if self._reader else 0.0)

    # the header

    def set_variant(self, variant: Variant) -> None:
        """Titles are shown in another form of Chinese."""
        self._variant = variant
        if self._shown:
            self._view.set_header(self.header())

    def header(self) -> HeaderContent:
        """What stands above the rows."""
        head, bitext = self.head, self._bitext
        if head is None or bitext is None:
            return HeaderContent()
        shown = self._converters[0]
        meta = tuple(
            (shown.convert_text(text, self._variant), target) for text, target in meta_runs(head)
        )
        return HeaderContent(
            titles=self.titles() if self._title_stands_alone(head) else (),
            meta=meta,
            contents=self._contents(head) if self._done else (),
            offer=self._offer(head, bitext),
        )

    def _title_stands_alone(self, head: Head) -> bool:
        """Whether the title is not in the text anyway, as its first heading or first line."""
        if not head.metadata.get("title"):
            return not self._rows
        first = self._rows[0] if self._rows else None
        if first is None or first.kind is not BlockKind.HEADING or self._bitext is None:
            return True
        words = " ".join(self._bitext.text(piece) for piece in (*first.en, *first.zh, *first.both))
        return words.split() != head.title.split()

    def _contents(self, head: Head) -> tuple[ContentsEntry, ...]:
        if not head.contents_marker:
            return ()
        headings = self.headings()
        top = min((block.level for _, block in headings), default=1)
        return tuple(
            ContentsEntry(
                self._converters[0].convert_text(block.text, self._variant),
                block.level - top + 1,
                f"#{block.anchor}",
            )
            for _, block in headings
            if block.text
        )

    def _offer(self, head: Head, bitext: Bitext) -> str:
        if bitext.columns != 1 or len(bitext.documents) != 1 or not self._rows:
            return ""
        chinese = head.chinese_share >= head.english_share
        return "＋ Add the English text…" if chinese else "＋ Add the Chinese text…"

    def headings(self) -> list[tuple[int, Block]]:
        """Every heading read so far, with its row."""
        if self._bitext is None:
            return []
        return [
            (number, self._bitext.block(piece))
            for number, row in enumerate(self._rows)
            if row.kind is BlockKind.HEADING
            for piece in (*row.both, *row.en, *row.zh)[:1]
        ]

    # the place

    def place_quote(self, place: Place) -> str:
        """The words at a place, to find it again in an edited file."""
        if self._bitext is None or place.document >= len(self._bitext.documents):
            return ""
        row = self._rows[self._view.locator.row_of(place.document, place.position)]
        for piece in (*row.en, *row.zh, *row.both):
            block = self._bitext.block(piece)
            if piece.document == place.document and block.start <= place.position <= block.end:
                return block.text[place.position - block.start :][:_QUOTE]
        return ""

    def remember_place(self) -> None:
        """Keep the place of the open document."""
        if not self._shown or not self._rows or self.path is None or self.head is None:
            return
        place = self._view.place()
        side = "zh" if place.document == 1 else "en" if len(self._forms) > 1 else "both"
        self._places.remember(
            StoredPlace(
                path=str(self.path),
                fingerprint=self.head.fingerprint,
                side=side,
                offset=place.position,
                quote=self.place_quote(place),
                progress=round(self._view.progress(), 4),
                last_read=time.time(),
            )
        )

    # the file outside

    def _watch(self) -> None:
        """Watch the open file; not before the text is on the screen."""
        QTimer.singleShot(0, self._watch_now)

    def _watch_now(self) -> None:
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(self._file_touched)
        if files := self._watcher.files():
            self._watcher.removePaths(files)
        if self.path:
            self._watcher.addPath(str(self.path))
            self._stamp = None
            self._look_at_file(first=True)

    def _file_touched(self) -> None:
        self._look.start()

    def _look_at_file(self, *, first: bool = False) -> None:
        path = self.path
        if path is None:
            return
        self._jobs.run(
            lambda _job: _stamp(path), lambda stamp: self._looked(path, stamp, first=first)
        )

    def _looked(self, path: Path, stamp: tuple[int, int] | None, *, first: bool) -> None:
        if path != self.path:
            return
        if stamp is None:
            self.file_vanished.emit()
            return
        if self._watcher and str(path) not in self._watcher.files():
            self._watcher.addPath(str(path))  # editors replace the file: watch the new one
        if stamp != self._stamp and not first:
            self.file_changed.emit()
        self._stamp = stamp


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
