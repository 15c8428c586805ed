"""Searching the library, put together: the page comes and goes, asks, and opens what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from reader.annotations.listing import title_of
from reader.bitext.requests import Request
from reader.documents.errors import Cancelled, CannotRead
from reader.ui.library_search.activity import Activity
from reader.ui.library_search.asking import Asker
from reader.ui.library_search.indexing import Indexing
from reader.ui.library_search.page import HELP, SearchPage
from reader.ui.library_search.results import NOTES, SHOWN, More, NoteRow, Sentence
from reader.ui.reading.place import Place
from reader.wording import Message

if TYPE_CHECKING:
    from pathlib import Path

    from reader.annotations.collection import Collection
    from reader.chinese.variants import Variant
    from reader.library.search.hits import Hit
    from reader.library.search.notes import NoteHit
    from reader.library.search.questions import Question
    from reader.ui.interior import Interior
    from reader.ui.jobs import Job
    from reader.ui.library_search.results import Row
    from reader.ui.theme import Theme
    from reader.ui.window import Window

_BELOW_TOP: Final = 0.3
"""Where on the screen what was found is brought to, as a share of its height."""
_LONGEST_SAID: Final = 40


class LibrarySearching(QObject):
    """`found(hit, question)` when the document of a result is open, at its place.

    `said(sentence)` for the status line.
    """

    found = Signal(object, object)
    said = Signal(object)

    def __init__(self, interior: Interior, window: Window, cache: Path) -> None:
        """cache: the folder that the index lies in."""
        super().__init__(window)
        self._interior, self._window = interior, window
        self._session, self._desk = interior.session, interior.studio.desk
        self.activity = Activity(window)
        self.indexing = Indexing(window, interior.feed, cache, self.activity)
        self.asker = Asker(self.indexing.search, window.parts.jobs, self)
        self._page: SearchPage | None = None
        self._collection: Collection | None = None
        self._text = ""
        self._fresh = False
        self._outside = ""
        """The fields outside of which is looked, since nothing is among what they choose."""
        self._awaited: tuple[Hit, Question] | None = None
        self._locating: Job | None = None
        self._was_called_back = False
        """Whether the page was asked for again while a result was being opened."""
        self._again = QTimer(self, interval=0, singleShot=True)
        self._again.timeout.connect(self._ask)
        self._connect()

    def _connect(self) -> None:
        asker, session = self.asker, self._session
        asker.asked.connect(self._understood)
        asker.found.connect(self._found)
        asker.noted.connect(self._noted)
        asker.paused.connect(self._show_state)
        asker.settled.connect(self._settled)
        self.indexing.progressed.connect(self._indexed)
        self._desk.changed.connect(lambda _: self._forget_notes())
        session.opened.connect(self._opened)
        session.failed.connect(lambda *_: self._give_up())
        self._interior.navigator.history_changed.connect(self._moved_away)
        self._interior.sidebar.open_requested.connect(lambda _: self.leave())

    # coming and going

    @property
    def page(self) -> SearchPage:
        """The page, made when it is first wanted."""
        if self._page is None:
            window, parts = self._window, self._window.parts
            page = self._page = SearchPage(
                window.theme, parts.fonts, lambda: parts.settings.searches, window.stack
            )
            page.set_variant(window.view.variant)
            page.asked.connect(lambda _: self._again.start())
            page.chosen.connect(self.open)
            page.leave_wished.connect(self.leave)
            page.more_wished.connect(self.asker.more)
            window.stack.addWidget(page)
        return self._page

    @property
    def is_shown(self) -> bool:
        """Whether the page is there."""
        return self._page is not None and self._window.stack.currentWidget() is self._page

    @property
    def is_busy(self) -> bool:
        """Whether answers may still come."""
        return self._again.isActive() or self.asker.is_busy

    def show(self, text: str = "") -> None:
        """Show the page. text: what to ask; "" for what was asked last."""
        self._stop_going()
        self.indexing.now()
        page = self.page
        self._window.stack.setCurrentWidget(page)
        page.field.setFocus()
        page.field.ask(text, self._interior.sidebar.fields)
        self._show_foot()
        if self._text or page.field.text():
            self._again.start()

    def _stop_going(self) -> None:
        """A result that is being opened is not gone to any more; its text may come, below."""
        if self._locating is not None:
            self._locating.cancel()
            self._locating = None
        self._was_called_back = self._awaited is not None

    def leave(self) -> None:
        """Back to the text, or to what stands where there is none."""
        self._was_called_back = False
        if not self.is_shown:
            return
        stack, view = self._window.stack, self._window.view
        if self._session.bitext is not None:
            stack.setCurrentWidget(view)
            view.setFocus()
        else:
            stack.setCurrentWidget(self._interior.message)
            self._interior.message.focus_first()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        if self._page is not None:
            self._page.set_theme(theme)

    def set_variant(self, variant: Variant) -> None:
        """Chinese in another form."""
        if self._page is not None:
            self._page.set_variant(variant)

    def _moved_away(self) -> None:
        if self._awaited is None:
            self.leave()

    # asking

    def _ask(self) -> None:
        text = self.page.field.text()
        self._text, self._outside = text, ""
        self._fresh = True
        if self._collection is None:
            self._collection = self._desk.notebook.collection.copy()
        self.asker.ask(text, self._collection)

    def _understood(self) -> None:
        """What was found before is shown until there is something new."""
        if self.asker.results is None:
            self._begin()
            self._show_state()

    def _begin(self) -> None:
        if self._fresh:
            self._fresh = False
            self.page.clear()

    def _found(self, hits: list[Hit]) -> None:
        self._begin()
        self.page.model.add_hits(hits)
        self.page.stand_at_first()
        self._show_state()

    def _settled(self, before: Hit, now: Hit) -> None:
        self.page.model.exchange(before, now)

    def _noted(self, found: list[NoteHit]) -> None:
        if not found:
            return
        self._begin()
        collection = self._desk.notebook.collection
        titles = [title_of(collection, one.note.document) for one in found]
        self.page.model.add_notes(found, titles)
        self.page.stand_at_first()
        self._show_state()

    def _forget_notes(self) -> None:
        self._collection = None

    def _show_state(self) -> None:
        """Say what was found, or why there is nothing."""
        asker, page = self.asker, self.page
        if not asker.is_busy:
            self._begin()
        question, passages = asker.question, page.model.passages
        store = self.indexing.store
        if store.broken:
            page.say(Message("The library cannot be searched. {reason}", reason=store.broken))
        elif not self._text.strip():
            page.say("", HELP)
        elif question is not None and question.complaint:
            page.say(question.complaint)
        elif question is not None and not question.wanted:
            page.say(Message("Add a word to look for."))
        elif passages:
            count = _count_words(passages, page.model.documents, all_found=self._has_all)
            outside = Message("{count}, outside of {fields}", count=count, fields=self._outside)
            page.say(outside if self._outside else count)
        elif not asker.is_busy and not self._look_outside():
            said = _shortened(page.field.words if self._outside else self._text)
            page.say(Message("Nothing in the library says “{text}”.", text=said), self._advice())
        else:
            page.say(Message("Looking…"))

    def _look_outside(self) -> bool:
        """Ask of all documents what is nowhere in those of the sidebar's filter. Whether it is."""
        field = self.page.field
        if self._outside or not field.fields or field.text() != self._text:
            return False
        self._outside = field.fields
        self.asker.ask(field.words, self._desk.notebook.collection.copy())
        return True

    @property
    def _has_all(self) -> bool:
        results = self.asker.results
        return self.asker.is_exhausted and results is not None and not results.bounded

    def _advice(self) -> str:
        """What may help where nothing was found."""
        if not self._interior.feed.catalog.entries:
            return Message("The library is empty: add a folder with “+ Folder” below the list.")
        if not self.indexing.is_current:
            return Message(
                "Not every document has been read for the search yet; this goes on by itself."
            )
        question = self.asker.question
        if question is not None and question.allowed is not None:
            return Message("Only some documents were looked at: take out what chooses them.")
        if len(question.wanted if question else ()) > 1:
            return Message("All words must be in the same paragraph or its counterpart: try fewer.")
        return ""

    # the index

    def _indexed(self) -> None:
        self._show_foot()
        page, done = self._page, self.indexing.progress is None
        if page is None or not self.is_shown or not self._text.strip():
            return
        if done and not page.has_moved and not self.is_busy:
            self._again.start()  # what is new may answer, too

    def _show_foot(self) -> None:
        if self._page is None:
            return
        progress = self.indexing.progress
        words: str = ""
        if progress is not None and progress.documents < progress.of_documents:
            words = Message(
                "Reading the library for the search: {number:,} of {all:,} documents",
                number=progress.documents,
                all=progress.of_documents,
            )
        self._page.set_foot(words)

    # opening

    def open(self, row: Row) -> None:
        """Go where a result stands, or show the others of its group."""
        if isinstance(row, More):
            self._unfold(row)
        elif isinstance(row, NoteRow):
            self._remember()
            self.leave()
            self._desk.open_elsewhere(row.found.note.annotation)
        elif isinstance(row, Sentence):
            self._remember()
            self._locate(row.hit)

    def _remember(self) -> None:
        if self._text.strip():
            self._window.parts.settings.note_search(self._text)

    def _unfold(self, row: More) -> None:
        question, page = self.asker.question, self.page
        if row.key == NOTES or question is None:
            page.model.unfold(row.key)
            page.stand_at_key(row.key, SHOWN)
            return
        paths = [hit.path for hit in _hits(page) if str(hit.path) == row.key]
        path, search = paths[0], self.indexing.search

        def show(hits: list[Hit]) -> None:
            page.model.unfold(row.key, hits)
            page.stand_at_key(row.key, min(SHOWN, len(hits) - 1))
            self._show_state()

        self._window.parts.jobs.run(
            lambda job: search.all_in(path, question, job.cancelled),
            show,
            self._refused,
            slot="unfold results",
        )

    def _locate(self, hit: Hit) -> None:
        question, search = self.asker.question, self.indexing.search
        if question is None:
            return
        self._locating = self._window.parts.jobs.run(
            lambda job: search.located(hit, question, job.cancelled),
            lambda located: self._go_to(located, question),
            self._refused,
            slot="locate result",
        )

    def _go_to(self, hit: Hit, question: Question) -> None:
        below = self._window.stack.height() * _BELOW_TOP
        place = Place(hit.document, hit.match_start, below)
        if self._is_open(hit):
            self._interior.navigator.leave()
            self.leave()
            self._window.view.go_to(place)
            self.found.emit(hit, question)
            return
        self._was_called_back = False
        self._awaited = hit, question  # from now on the page stays until the text is there
        self._interior.navigator.leave()
        companion = hit.companion if hit.document else None
        self._interior.opener.open(Request(hit.path, companion=companion), place=place)

    def _is_open(self, hit: Hit) -> bool:
        bitext = self._session.bitext
        if bitext is None or hit.document >= len(bitext.documents) or not self._session.done:
            return False
        wanted = hit.companion if hit.document else hit.path
        return bitext.documents[hit.document].head.path == wanted

    def _opened(self) -> None:
        awaited, self._awaited = self._awaited, None
        if self._was_called_back:
            self._was_called_back = False
            self._window.stack.setCurrentWidget(self.page)
            self.page.field.setFocus()
        elif awaited is not None and self._session.path == awaited[0].path:
            # after everybody else has taken note of the new text
            QTimer.singleShot(0, lambda: self.found.emit(*awaited))

    def _give_up(self) -> None:
        self._awaited = None
        self._was_called_back = False

    def _refused(self, error: Exception) -> None:
        if isinstance(error, CannotRead):
            self.said.emit(error.message)
        elif not isinstance(error, Cancelled):
            raise error


def _hits(page: SearchPage) -> list[Hit]:
    return [row.hit for row in page.model.rows if isinstance(row, Sentence)]


def _count_words(passages: int, documents: int, *, all_found: bool) -> str:
    """How much was found: "12 passages in 3 documents"."""
    number = f"{passages:,}" if all_found else f"{passages:,}+"
    if not documents:
        return Message(
            "{number} notes", one="{number} note", count=passages, number=number, sense="found"
        )
    found = Message(
        "{number} passages",
        one="{number} passage",
        count=passages if all_found else 2,
        number=number,
        sense="found",
    )
    where = Message("{count:,} documents", one="1 document", count=documents, sense="found")
    return Message("{found} in {documents}", found=found, documents=where)


def _shortened(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _LONGEST_SAID else f"{text[:_LONGEST_SAID]}…"
