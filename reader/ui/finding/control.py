"""Finding in the open text: what is asked, which match one stands at, what is said and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, QTimer, Signal

from reader.bitext.finding.matches import Match, Matches
from reader.bitext.finding.sought import seek
from reader.ui.finding.bar import FindBar
from reader.ui.finding.hunt import Hunt
from reader.ui.finding.painting import FoundPainter
from reader.ui.finding.places import Start, is_seen, match_in, selected_words, start_here
from reader.ui.finding.ticks import FoundTicks
from reader.ui.reading.place import Place
from reader.ui.reading.selection import Selection
from reader.ui.reading.sight import rects_in_sight
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.annotating.studio import Studio
    from reader.ui.finding.hunt import MakeSought
    from reader.ui.history import Visit
    from reader.ui.navigation import Navigator
    from reader.ui.theme import Theme
    from reader.ui.window import Window

_BELOW_TOP: Final = 0.3
"""Where on the screen a match is brought to, as a share of its height."""
_LONGEST_SAID: Final = 40
_FOLDING_AFTER: Final = 60
"""Milliseconds that the bar has to appear before the text is folded for it."""


class FindControl(QObject):
    """Made when something is to be found for the first time.

    `said(sentence)` for the status line; `library_wished(text)`: the same is to be looked for
    everywhere.
    """

    said = Signal(object)
    library_wished = Signal(str)

    def __init__(
        self, window: Window, navigator: Navigator, studio: Studio, key_of: Callable[[str], str]
    ) -> None:
        super().__init__(window)
        self._window, self._navigator, self._studio = window, navigator, studio
        self._view, self._session, self._settings = (
            window.view, window.session, window.parts.settings,
        )  # fmt: skip
        self._hunt: Hunt | None = None
        self._asked = ""
        """What the search under way looks for, in words."""
        self._make: MakeSought | None = None
        self._anchor = Start()
        self._origin: Visit | None = None
        self._backwards = False
        self._said_more = False
        """Whether the number said last may have grown since."""
        self.current: Match | None = None
        self.bar = FindBar(
            window.stack, window.theme, window.parts.resources / "icons", lambda: self.past, key_of
        )
        self._painter = FoundPainter(
            studio.painter,
            lambda: self.matches,
            lambda: self._view.locator,
        )
        self.ticks = FoundTicks(self._view, lambda: self.matches)
        self._typed = QTimer(self, interval=0, singleShot=True)
        self._typed.timeout.connect(self._ask)
        self._folding = QTimer(self, interval=_FOLDING_AFTER, singleShot=True)
        self._folding.timeout.connect(lambda: self._ready().prepare(self._anchor.row))
        self._connect()

    def _connect(self) -> None:
        bar, session = self.bar, self._session
        bar.asked.connect(self._typed.start)
        bar.next_wished.connect(lambda: self.step(1))
        bar.previous_wished.connect(lambda: self.step(-1))
        bar.leave_wished.connect(self.close)
        bar.library_wished.connect(lambda: self.library_wished.emit(bar.field.text()))
        self.ticks.wished.connect(self._go_to_row)
        session.opened.connect(self._text_opened)
        session.reading_on.connect(self._rows_added)
        session.settled.connect(self._rows_added)
        session.rows_changed.connect(self._rows_changed)
        self._window.stack.currentChanged.connect(self._page_changed)

    # what there is

    @property
    def matches(self) -> Matches:
        """What has been found so far."""
        return self._hunt.matches if self._hunt else Matches()

    @property
    def past(self) -> tuple[str, ...]:
        """Earlier searches, the newest first."""
        return self._settings.searches

    @property
    def is_marking(self) -> bool:
        """Whether matches are marked in the text."""
        return self._hunt is not None and self._hunt.is_asked

    @property
    def is_searching(self) -> bool:
        """Whether there may be more matches than are known."""
        waits = self._typed.isActive()
        return waits or (self._hunt is not None and self._hunt.is_running)

    # coming and going

    def open(self) -> None:
        """Show the bar with the selected words, or with what was asked last."""
        if self._session.bitext is None:
            self.said.emit(Message("Open a document first."))
            return
        words = selected_words(self._view)
        was_there = self.bar.isVisible()
        if not was_there or words:
            self._stand_here()
        self.bar.show()
        self.bar.raise_()
        self.bar.field.setFocus()
        self.bar.field.begin(words or self.bar.field.text())
        if not was_there:
            self._folding.start()
            self._typed.start()

    def close(self) -> None:
        """Put the bar away and go back to the text; the match that one stands at is selected."""
        self._remember()
        self.bar.hide()
        if self.current is not None:
            self._select(self.current)
        self._forget_marks()
        self._view.setFocus()

    def escape(self) -> bool:
        """Take the marks away. Whether there were any."""
        if self.bar.isVisible():
            self.close()
            return True
        if not self.is_marking:
            return False
        self._forget_marks()
        return True

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.bar.set_theme(theme)
        self.ticks.update()

    def _forget_marks(self) -> None:
        self._typed.stop()
        self._folding.stop()
        self.current = None
        if self._hunt is not None:
            self._hunt.release()
        self._view.set_marks(self._studio.painter)
        self.ticks.hide()

    # asking

    def _ready(self) -> Hunt:
        """The search of the text that is open."""
        bitext = self._view.bitext
        if self._hunt is None or self._hunt.bitext.rows is not bitext.rows:
            if self._hunt is not None:
                self._hunt.release()
                self._hunt.deleteLater()
            self._hunt = Hunt(bitext, self._window.parts.jobs, self)
            self._hunt.found.connect(self._found)
            self._hunt.ended.connect(self._ended)
            self._hunt.refused.connect(self._refused)
        return self._hunt

    def _ask(self) -> None:
        """Look for what the bar says now."""
        text = self.bar.field.text()
        whole, pattern = self.bar.whole_word.isChecked(), self.bar.expression.isChecked()
        if self._session.bitext is None:
            return
        if not text.strip():
            self._ready().drop()
            self._nothing_asked()
            return
        self._look_for(lambda: seek(text, whole_word=whole, regular_expression=pattern), text)

    def _look_for(self, make: MakeSought, words: str) -> None:
        self._typed.stop()
        self._asked, self._make = words, make
        self.current = None
        self._ready().seek(make, self._anchor.row)
        self._view.set_marks(self._painter)

    def show_found(self, make: MakeSought, words: str, document: int, start: int) -> None:
        """Mark what was found elsewhere, standing at the match that begins at a position."""
        self._anchor = Start(self._view.locator.row_of(document, start), document, start)
        self._origin = None
        self._look_for(make, words)

    def _nothing_asked(self) -> None:
        self._asked = ""
        self._set_current(None)
        self.bar.set_count("")
        self.bar.say("")
        self.ticks.hide()
        self._view.viewport().update()

    def _found(self) -> None:
        self._choose_first(is_all=False)
        self._show_found()
        self.ticks.forget_soon()

    def _ended(self) -> None:
        self._choose_first(is_all=True)
        self._show_found()
        self.ticks.forget_soon()
        if self._said_more and self.current is not None and not self._more():
            self._say_where(self.matches.index_of(self.current))
        if not len(self.matches) and self._asked and self._session.done:
            self._say_nothing_found()

    def _refused(self, sentence: str) -> None:
        self._set_current(None)
        self.bar.set_count("")
        self.ticks.hide()
        self._view.viewport().update()
        if self.bar.isVisible():
            self.bar.say(sentence)
        else:
            self.said.emit(sentence)

    def _choose_first(self, *, is_all: bool) -> None:
        """Stand at the first match from where the search began; later ones may be known before."""
        matches, anchor = self.matches, self._anchor
        if self.current is not None or not len(matches):
            return
        at = matches.first_from(anchor.row, anchor.document, anchor.position)
        if not is_all and (self._backwards or anchor.is_after(matches[at])):
            return
        if self._backwards:
            at = (at - 1) % len(matches)
            self._backwards = False
        self._stand_at(matches[at])
        self._say_where(at)

    def _show_found(self) -> None:
        number = len(self.matches)
        at = self.matches.index_of(self.current) + 1 if self.current else 0
        more = self._more()
        if number:
            of_all = Message("{at:,} of {number:,}{more}", at=at, number=number, more=more)
            self.bar.set_count(of_all)
        else:
            self.bar.set_count(more or Message("None", sense="matches"))
        if number:
            self.bar.say("")
        self.ticks.setVisible(bool(number))
        self._view.viewport().update()

    def _more(self) -> str:
        """What follows a number that may still grow."""
        return "…" if self.is_searching or not self._session.done else ""

    def _say_nothing_found(self) -> None:
        words = self._asked.strip()
        shown = words if len(words) <= _LONGEST_SAID else f"{words[:_LONGEST_SAID]}…"
        if not self.bar.isVisible():
            self.said.emit(Message("Nothing here says “{text}”.", text=shown))
        elif self.bar.expression.isChecked():
            self.bar.say(Message("Nothing here matches {pattern}", pattern=shown))
        else:
            self.bar.say(Message("Nothing here says “{text}”.", text=shown), offers_library=True)

    # stepping

    def step(self, step: int) -> None:
        """To the next match (1) or the one before (-1), round the ends."""
        if self._session.bitext is None:
            return
        if not self.is_marking:
            self._resume(step)
            return
        matches, current = self.matches, self.current
        if current is None or not len(matches):
            return
        at = matches.next_after(current) if step > 0 else matches.previous_before(current)
        wanted = matches[at]
        went_round = wanted < current if step > 0 else wanted > current
        self._remember()
        self._stand_at(wanted)
        self._show_found()
        if not went_round:
            self._say_where(at)
        elif step > 0:
            self._say_where(at, Message("Round the end."))
        else:
            self._say_where(at, Message("Round the start."))

    def _resume(self, step: int) -> None:
        """The marks were taken away: look again for what was asked last, and step from here."""
        text = self.bar.field.text() or next(iter(self.past), "")
        if not text.strip():
            self.open()
            return
        if self.bar.field.text() != text:
            self.bar.field.setText(text)
        self._stand_here(at_end=step > 0)
        self._backwards = step < 0
        self._ask()

    def _say_where(self, at: int, more: str = "") -> None:
        self._said_more = bool(self._more())
        if not self.bar.isVisible():
            words = Message(
                "Match {at:,} of {number:,}{more} for “{text}”.",
                at=at + 1,
                number=len(self.matches),
                more=self._more(),
                text=self._asked,
            )
            if more:
                words = Message("{first} {second}", sense="two sentences", first=words, second=more)
            self.said.emit(words)

    def _stand_here(self, *, at_end: bool = False) -> None:
        """Searches begin here, and this place can be returned to. at_end: of what is selected."""
        self._origin = self._navigator.here()
        self._backwards = False
        self._anchor = start_here(self._view, at_end=at_end)

    def _stand_at(self, match: Match) -> None:
        self._set_current(match)
        view = self._view
        view.uncover(match.document, match.start)
        covered = QRectF(self.bar.geometry()) if self.bar.isVisible() else None
        if not is_seen(view, match, covered):
            if self._origin is not None:
                self._navigator.leave()
                self._origin = None
            below = view.viewport().height() * _BELOW_TOP
            view.go_to(Place(match.document, match.start, below))
            if self.bar.isVisible():  # the first lines cannot come any lower
                self.bar.make_way(rects_in_sight(view, match.document, match.start, match.end))
        view.set_current_row(match.row)
        if not self.bar.isVisible():
            self._select(match)

    def _set_current(self, match: Match | None) -> None:
        self.current = match
        self._painter.current = match
        self.ticks.current = match
        if match is not None:
            self._anchor = Start(match.row, match.document, match.start)

    def _go_to_row(self, row: int) -> None:
        first = self.matches.in_rows(row, row + 1)
        if first:
            self._stand_at(first[0])
            self._show_found()

    def _select(self, match: Match) -> None:
        column = self._studio.acting.column_of(match.side)
        side = self._view.lanes[column].side
        self._view.set_selection(Selection(column, side, match.document, match.start, match.end))

    # what is remembered

    def _remember(self) -> None:
        """What was looked for and found is offered again."""
        text = self.bar.field.text()
        if text.strip() and len(self.matches):
            self._settings.note_search(text)

    # what happens

    def _rows_added(self) -> None:
        if self._hunt is not None:
            self._hunt.rows_added()
            if self._session.done and self.is_marking and not self.is_searching:
                self._ended()

    def _rows_changed(self) -> None:
        """The same text stands in other rows: it is searched again, and nothing moves."""
        if not self.is_marking or self._make is None:
            return
        current = match_in(self._view, self.current) if self.current else None
        self._ready().seek(self._make, current.row if current else self._anchor.row)
        self._set_current(current)

    def _text_opened(self) -> None:
        """Another text, or the same one read again: what is asked is asked of that."""
        if not self.is_marking and not self.bar.isVisible():
            return
        self._forget_marks()
        if self.bar.isVisible():
            self._stand_here()
            self._ask()

    def _page_changed(self) -> None:
        if self._window.stack.currentWidget() is self._view:
            return
        if self.bar.isVisible():
            self.bar.hide()
            self._forget_marks()
