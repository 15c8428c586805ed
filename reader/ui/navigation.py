"""Moving about: links, headings, back and forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from reader.documents.anchors import heading_for
from reader.ui.history import History, Stand, Visit
from reader.ui.links import LinkKind, sort_link
from reader.ui.reading.header import ADD_OTHER_LANGUAGE, TAG_PREFIX
from reader.ui.reading.place import Place
from reader.ui.reading.sight import row_read
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from reader.bitext.model import Bitext
    from reader.documents.model import Block
    from reader.ui.reading.sentence_cursor import SentenceCursor
    from reader.ui.reading.view import ReadingView
    from reader.ui.session import Session

_BELOW_TOP = 14.0


class Navigator(QObject):
    """Follows links and steps through headings of the open document.

    open_wished(path, place or None, fragment): another document is wanted. tag_wished(tag),
    other_language_wished, said(text): for the main window.
    """

    open_wished = Signal(object, object, str)
    tag_wished = Signal(str)
    other_language_wished = Signal()
    said = Signal(object)
    history_changed = Signal()

    def __init__(self, session: Session, view: ReadingView, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._view, self._window = session, view, window
        self.history = History()
        self._walked_to: Visit | None = None  # the heading that the last step led to
        self._awaited: Visit | None = None  # what history leads to, while it is opened
        self.cursor: SentenceCursor | None = None  # goes back and forward along
        session.opened.connect(self._opened)
        view.link_clicked.connect(self.follow)

    # links

    def follow(self, document: int, target: str, words: str) -> None:
        """Go where a link of a document leads; `words` are the link's own text as shown."""
        if target == ADD_OTHER_LANGUAGE:
            self.other_language_wished.emit()
            return
        if target.startswith(TAG_PREFIX):
            self.tag_wished.emit(target.removeprefix(TAG_PREFIX))
            return
        document = max(document, 0)
        bitext = self._session.bitext
        if bitext is None:
            return
        source = bitext.documents[document]
        if block := self._target_block(bitext, document, target, words):
            self.go_to_block(document, block)
            return
        link = sort_link(target, source.head.path)
        if link.kind is LinkKind.WEB:
            self._offer_web(link.target)
        elif link.kind is LinkKind.DOCUMENT and link.path:
            self.open_wished.emit(link.path, None, link.fragment)
        else:
            self.said.emit(
                Message("This link leads nowhere that Duidu can open: {address}", address=target)
            )

    def _target_block(self, bitext: Bitext, document: int, target: str, words: str) -> Block | None:
        blocks = bitext.documents[document].blocks
        if target.startswith("#"):
            for block in blocks:
                if block.anchor and block.anchor == target[1:]:
                    return block
        if "://" in target:
            return None
        headings = [block for block in blocks if block.kind == "heading"]
        return heading_for(words, target, headings)

    def go_to_fragment(self, fragment: str) -> None:
        """Jump to a heading by its slug, once the document is there."""
        bitext = self._session.bitext
        if bitext and (block := self._target_block(bitext, 0, f"#{fragment}", fragment)):
            self._view.go_to(Place(0, block.start, _BELOW_TOP))

    def _offer_web(self, target: str) -> None:
        from reader.ui.dialogs import CANCEL, CANCEL_WORDS, Question

        question = Question(
            Message("Open link"),
            Message("Open this address in your web browser?"),
            target,
            {"open": Message("Open"), CANCEL: CANCEL_WORDS, "copy": Message("Copy Address")},
            self._window,
        )
        question.chosen.connect(lambda chosen: self._web_answer(chosen, target))
        question.open()

    def _web_answer(self, chosen: str, target: str) -> None:
        if chosen == "open":
            QDesktopServices.openUrl(QUrl(target))
        else:
            QGuiApplication.clipboard().setText(target)

    # places

    def here(self) -> Visit | None:
        """Where the reader is."""
        path = self._session.path
        if path is None or self._session.bitext is None:
            return None
        return Visit(path, self._view.place(), self._stand())

    def _stand(self) -> Stand | None:
        view, cursor = self._view, self.cursor
        if cursor is not None and cursor.at is not None and (one := cursor.sentence):
            return Stand(one.document, one.start, cursor.at.side)
        if view.current_row is None:
            return None
        row = view.bitext.rows[view.current_row]
        for piece in (*row.both, *row.en, *row.zh):
            return Stand(piece.document, view.bitext.block(piece).start + piece.start)
        return None

    def _stand_again(self, stand: Stand | None) -> None:
        """The keys act on what they acted on before, if it is there."""
        view = self._view
        if stand is None or stand.document >= len(view.bitext.documents):
            return
        if stand.position > view.locator.end_of(stand.document):
            return  # the file has become shorter
        number = view.locator.row_of(stand.document, stand.position)
        view.set_current_row(number)
        if stand.side is not None and self.cursor is not None:
            self.cursor.put(stand.side, stand.document, stand.position)

    def leave(self) -> None:
        """Remember this place before a jump."""
        if here := self.here():
            self.history.leave(here)
            self.history_changed.emit()

    def jump(self, move: Callable[[], object], *, kept: bool = True) -> bool:
        """Move, and remember this place (kept) if that is another one. Whether it was."""
        before = self.here()
        move()
        moved = before is not None and before != self.here()
        if moved and kept and before is not None:
            self.history.leave(before)
            self.history_changed.emit()
        return moved

    def go_to_block(self, document: int, block: Block) -> None:
        """Jump to a block of the open text."""
        self.leave()
        self._view.set_current_row(self._view.locator.row_of(document, block.start))
        self._view.go_to(Place(document, block.start, _BELOW_TOP))

    def go_to_start(self) -> None:
        """To the start, where the first row is the current one."""
        self.jump(self._to_start)

    def go_to_end(self) -> None:
        """To the end, where the last row is the current one."""
        self.jump(self._view.go_to_end)
        self._stand_at(reversed(range(len(self._view.bitext.rows))))

    def _to_start(self) -> None:
        self._view.go_to_start()
        self._stand_at(range(len(self._view.bitext.rows)))

    def _stand_at(self, rows: Iterable[int]) -> None:
        """Make the first of some rows the current one that one can stop at."""
        self._view.set_current_row(next(filter(self._view.can_be_current, rows), None))

    def go_to_heading(self, row: int) -> None:
        """Jump to a row that is a heading."""
        self.leave()
        self._to_row(row)

    def back(self) -> None:
        """Back to where the last jump started."""
        self._visit(self.history.back(self.here()))

    def forward(self) -> None:
        """Forward again."""
        self._visit(self.history.forward(self.here()))

    def _visit(self, visit: Visit | None) -> None:
        self.history_changed.emit()
        if visit is None:
            return
        if visit.path == self._session.path:
            self._view.go_to(visit.place)
            self._stand_again(visit.stand)
        else:
            self._awaited = visit
            self.open_wished.emit(visit.path, visit.place, "")

    def _opened(self) -> None:
        visit, self._awaited = self._awaited, None
        if visit is not None and visit.path == self._session.path:
            self._stand_again(visit.stand)

    def step_row(self, step: int) -> None:
        """To the next row (1) or the one before (-1); at an end that is said."""
        if self._view.step_row(step) or self._session.bitext is None:
            return
        if step < 0:
            self.said.emit(Message("This is the first row."))
        elif self._session.done:
            self.said.emit(Message("This is the last row."))

    # headings

    def step_heading(self, step: int) -> None:
        """To the next heading after the row where the reader is, or the one before."""
        view = self._view
        headings = [row for row, _ in self._session.headings() if not view.is_title(row)]
        current = row_read(self._view)
        if step > 0:
            wanted = next((row for row in headings if row > current), None)
        else:
            before = [row for row in headings if row < current]
            wanted = before[-1] if before else None
        if wanted is not None:
            self._walk_to(lambda: self._to_row(wanted))
        elif step > 0:
            self.said.emit(Message("No heading after this."))
        elif not self._walk_to(self._to_start):
            self.said.emit(Message("No heading before this."))

    def _to_row(self, row: int) -> None:
        self._view.set_current_row(row)
        self._view.go_to_row(row)

    def _walk_to(self, move: Callable[[], object]) -> bool:
        """Go to a heading; a walk over several is left by one step back. Whether it moved."""
        goes_on = self._walked_to == self.here()
        moved = self.jump(move, kept=not goes_on)
        self._walked_to = self.here()
        return moved

    def current_heading(self) -> str:
        """The heading that the reader stands under, in one line; "" above the first."""
        block = self._session.heading_above(row_read(self._view))
        return " ".join(block.text.split()) if block else ""
