"""What is done before a picture of the gallery is taken: marking, asking, opening, failing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from reader import paths
from reader.ui.reading.selection import Selection
from reader.ui.reading.sight import rects_in_sight
from tests.tools.screenshots import (
    INTERVIEW,
    SAMPLES,
)
from tests.tools.stage import Stage, settle, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.bitext.model import Piece


def command(*ids: str) -> Callable[[Stage], None]:
    """Trigger commands one after the other."""

    def arrange(on: Stage) -> None:
        for id_ in ids:
            on.interior.commands[id_].trigger()
            settle()

    return arrange


def both(*steps: Callable[[Stage], None]) -> Callable[[Stage], None]:
    """One step after the other."""

    def arrange(on: Stage) -> None:
        for step in steps:
            step(on)
            settle()

    return arrange


# marking


def select(on: Stage, words: str) -> None:
    """Select words of the open document, wherever they stand."""
    view = on.window.view
    for number, document in enumerate(view.bitext.documents):
        source = document.source_text()
        if words not in source:
            continue
        start = source.index(words)
        row = view.locator.row_of(number, start)
        side = next(
            lane.side
            for lane in view.lanes
            for piece in view.bitext.rows[row].pieces(lane.side)
            if piece.document == number and start in _reach(on, piece)
        )
        column = next(at for at, lane in enumerate(view.lanes) if lane.side is side)
        view.set_selection(Selection(column, side, number, start, start + len(words)))
        settle()
        return
    raise ValueError(f"{words!r} is nowhere")


def _reach(on: Stage, piece: Piece) -> range:
    """The positions of a piece in the source text of its document."""
    start = on.window.view.bitext.block(piece).start
    return range(start + piece.start, start + piece.end)


NOTE = "The joke works *better* in Chinese: **站着** is shorter.\n\n- 门槛\n- a point"


def marked(on: Stage) -> None:
    """Highlights in five colours, an underlined one, notes, tags, a bookmark."""
    desk = on.interior.studio.desk
    wait_until(lambda: desk.is_loaded and desk.is_settled, "the annotations")
    view = on.window.view
    words = _sentences(on)
    commands = ("mark-yellow", "mark-green", "mark-blue", "mark-pink", "mark-purple", "underline")
    for number, (id_, sentence) in enumerate(zip(commands, words, strict=False)):
        select(on, sentence)
        on.interior.commands[id_].trigger()
        settle()
        made = desk.selected_annotation
        assert made is not None, sentence
        if number in (0, 2, 4):
            desk.notebook.change(
                "Note", made.id, note=NOTE, tags=("humour", "翻译")[: 1 + number // 2]
            )
    view.set_selection(None)
    desk.select("")
    on.interior.commands["start"].trigger()
    view.set_current_row(3)
    on.interior.commands["bookmark"].trigger()
    desk.select("")
    settle()


def _sentences(on: Stage) -> list[str]:
    """The first sentences of some paragraphs, on both sides in turn."""
    found: list[str] = []
    view = on.window.view
    for number, row in enumerate(view.bitext.rows[1:14]):
        pieces = row.pieces(view.lanes[number % len(view.lanes)].side)
        text = view.bitext.text(pieces[0]) if pieces else ""
        ends = [text.find(end) for end in (". ", "。", "? ", "？") if text.find(end) > 12]
        if ends:
            found.append(text[: min(ends) + 1])
    return found


def note_editor(on: Stage) -> None:
    """A card whose note is being written."""
    marked(on)
    desk = on.interior.studio.desk
    desk.select(desk.order()[0])
    on.interior.commands["note"].trigger()
    settle()


def orphans(on: Stage) -> None:
    """Annotations whose words are no longer in the document."""
    path = paths.data_dir() / "interview.md"
    path.write_text((SAMPLES / INTERVIEW).read_text(encoding="utf-8"), encoding="utf-8")
    on.open(path)
    marked(on)
    on.interior.studio.writer.flush()
    text = path.read_text(encoding="utf-8")
    for sentence in _sentences(on)[:3]:
        text = text.replace(sentence, "")
    path.write_text(text, encoding="utf-8")
    command("reload")(on)
    desk = on.interior.studio.desk
    wait_until(lambda: on.window.session.done and desk.is_settled, "the text again")
    command("notes")(on)


def library_notes(on: Stage) -> None:
    """Notes of the whole library."""
    marked(on)
    command("notes")(on)
    panel = on.interior.notes.panel
    assert panel is not None
    from reader.ui.notes.feed import Scope

    panel.show_scope(Scope.LIBRARY)
    settle()


def select_one(on: Stage) -> None:
    """The bar over one sentence."""
    select(on, _sentences(on)[0])
    on.interior.studio.bars.show_for_selection()
    settle()


def hover(widget: QWidget, point: QPoint | None = None) -> None:
    """The mouse comes to a widget and stays."""
    at = widget.rect().center() if point is None else point
    QTest.mouseMove(widget, at)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    wait_until(QToolTip.isVisible, "the tooltip")


# menus


def menu(*path: int) -> Callable[[Stage], None]:
    """The main menu with one of its menus open."""

    def arrange(on: Stage) -> None:
        on.interior.bar.open_menu()
        outer = on.interior.main_menu
        for number in path:
            action = outer.actions()[number]
            outer.setActiveAction(action)
            inner = action.menu()
            assert isinstance(inner, QMenu)
            inner.aboutToShow.emit()
            corner = outer.mapToGlobal(outer.actionGeometry(action).topLeft())
            inner.popup(corner - QPoint(inner.sizeHint().width(), 0))
            first = next(one for one in inner.actions() if not one.isSeparator())
            inner.setActiveAction(first)
            outer = inner

    return arrange


def drop_down(which: str) -> Callable[[Stage], None]:
    """The menu of a button of the bar."""

    def arrange(on: Stage) -> None:
        button = getattr(on.interior.bar, which)
        shown = button.menu()
        shown.popup(button.mapToGlobal(QPoint(0, button.height())))
        shown.setActiveAction(shown.actions()[1])

    return arrange


def context_menu(on: Stage) -> None:
    """The menu under the right mouse button, over a highlight."""
    marked(on)
    view = on.window.view
    desk = on.interior.studio.desk
    mark = desk.marks_of(desk.order()[1])[0]
    where = rects_in_sight(view, mark.document, mark.start, mark.end)[0].center()
    _right_click(view.viewport(), where)


def _right_click(widget: QWidget, where: QPointF) -> None:
    point = where.toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, widget.mapToGlobal(point))
    QApplication.sendEvent(widget, event)
    settle()


def entry_menu(on: Stage) -> None:
    """The menu of a document in the sidebar."""
    view = on.interior.sidebar.view
    _right_click(view.viewport(), QPointF(80, 90))


def bookmarks(on: Stage) -> None:
    """The menu of bookmarks."""
    marked(on)
    command("go-to-bookmark")(on)


# finding


def find(text: str) -> Callable[[Stage], None]:
    """Find in the text."""

    def arrange(on: Stage) -> None:
        command("find")(on)
        control = on.interior.searching.finding
        control.bar.field.setText(text)
        wait_until(lambda: bool(control.bar.count.text()), "what is found")

    return arrange


def search_library(text: str) -> Callable[[Stage], None]:
    """Search everything."""

    def arrange(on: Stage) -> None:
        command("search-library")(on)
        searching = on.interior.searching.library
        wait_until(lambda: not searching.is_busy, "the index")
        if text:
            wait_until(lambda: searching.indexing.is_current, "all of the index")
            searching.page.field.setText(text)
            settle()
            wait_until(lambda: not searching.is_busy, "the answers")

    return arrange


# words


def looked_up(*words: str) -> Callable[[Stage], None]:
    """The card of the dictionary beside the first of some words that the text has."""

    def arrange(on: Stage) -> None:
        texts = [document.source_text() for document in on.window.view.bitext.documents]
        select(on, next(word for word in words if any(word in text for text in texts)))
        on.interior.commands["look-up"].trigger()
        looking = on.interior.looking_up
        wait_until(lambda: looking.is_shown, "the card")

    return arrange


def word_linked(word: str) -> Callable[[Stage], None]:
    """A word, and what translates it underlined on the other side."""

    def arrange(on: Stage) -> None:
        select(on, word)
        wait_until(lambda: bool(on.window.view._linked), "the words that answer")

    return arrange


def all_shown(on: Stage) -> None:
    """The list of documents as it is once everything was looked at."""
    on.wait_for_library()


def palette(text: str) -> Callable[[Stage], None]:
    """The palette with something typed."""

    def arrange(on: Stage) -> None:
        command("palette")(on)
        shown = on.interior.guides.palette
        assert shown is not None
        wait_until(lambda: shown.is_complete, "the titles of the library")
        shown.field.setText(text)
        settle()

    return arrange


def tooltip(on: Stage) -> None:
    """A tooltip of the bar."""
    hover(on.interior.bar.variant)


def tab_focus(times: int) -> Callable[[Stage], None]:
    """The focus some tabs away from the filter."""

    def arrange(on: Stage) -> None:
        command("filter")(on)
        for _ in range(times):
            focused = QApplication.focusWidget()
            if focused is not None:
                QTest.keyClick(focused, Qt.Key.Key_Tab)
        settle()

    return arrange


def scrolling(on: Stage) -> None:
    """Text that moves on by itself, stopped for the picture."""
    command("auto-scroll")(on)
    on.interior.tools.auto_scroll._timer.stop()


def hinted(on: Stage) -> None:
    """Letters on what can be chosen."""
    command("hints")(on)


def sentence(on: Stage) -> None:
    """The cursor on a sentence."""
    command("next-sentence", "next-sentence", "next-sentence")(on)


def waiting(on: Stage) -> None:
    """A long wait."""
    on.interior.opener._waiting(Path("a-very-long-book.epub"), 0.4)
