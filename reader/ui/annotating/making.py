"""What the commands do: highlight, underline, both sides, notes, bookmarks, removing.

They act on the selection; without one on the annotation in hand; without that on the sentence of
the reading cursor; without that on the paragraph of the current row, on the side that was used
last. What happened is said in the status line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.annotations.model import Annotation, Colour, Kind, MarkStyle
from reader.bitext.model import Side
from reader.ui.annotating.names import SIDES, in_a_sentence
from reader.ui.annotating.targets import answering_ranges, paragraph_ranges, selected_ranges
from reader.ui.annotating.waiting import Waiting
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.ui.annotating.acting import ActingSide
    from reader.ui.annotating.desk import Desk
    from reader.ui.annotating.targets import Range
    from reader.ui.reading.sentence_cursor import SentenceCursor
    from reader.ui.reading.view import ReadingView

_NEAR = 2
"""Rows between two halves of one annotation at most, when the other half is chosen by hand."""
NOTHING_IN_HAND = Message(
    "Click a highlight, or go to one with [[next-annotation]] or [[previous-annotation]] first."
)
_NOTHING = Message(
    "Select some words, or go to a row with [[next-row]] or [[previous-row]], first."
)


class Marker(QObject):
    """The commands that make and change annotations."""

    def __init__(
        self, desk: Desk, view: ReadingView, acting: ActingSide, cursor: SentenceCursor
    ) -> None:
        super().__init__(desk)
        self._desk, self._view, self._acting, self._cursor = desk, view, acting, cursor
        self.colour = Colour.YELLOW
        """The colour that was used last."""
        self._waiting = Waiting(desk, view, cursor)

    def _may(self, command: Callable[[], None]) -> bool:
        """Whether a command can act now; where that is only too early, it does so later."""
        if self._desk.is_beginning:
            self._waiting.add(command)
            return False
        return self._desk.can_mark

    # looks

    def mark(self, colour: Colour) -> None:
        """Highlight the selection in a colour, or give that colour to what is marked already."""
        if not self._may(lambda: self.mark(colour)):
            return
        self.colour = colour
        known = self._known()
        if known is not None:
            self._desk.notebook.change(Message("Colour"), known.id, colour=colour)
            self._took(known.id, Message("Now {colour}.", colour=self.name_of(colour)))
        elif ranges := self._ranges():
            self._add(
                Message("Highlight"),
                ranges,
                Message("Highlighted in {colour}", colour=self.name_of(colour)),
            )

    def underline(self) -> None:
        """Underline the selection, or change what is marked from one style to the other."""
        if not self._may(self.underline):
            return
        known = self._known()
        if known is not None:
            underlined = known.style is MarkStyle.UNDERLINE
            style = MarkStyle.HIGHLIGHT if underlined else MarkStyle.UNDERLINE
            self._desk.notebook.change(Message("Style"), known.id, style=style)
            self._took(known.id, Message("Highlighted.") if underlined else Message("Underlined."))
        elif ranges := self._ranges():
            self._add(
                Message("Underline"), ranges, Message("Underlined"), style=MarkStyle.UNDERLINE
            )

    def name_of(self, colour: Colour) -> Message:
        """A colour, with what it stands for where the reader gave it a meaning."""
        return in_a_sentence(colour, self._desk.notebook.meaning(colour))

    # both sides

    def both_sides(self) -> None:
        """Mark the selection and what answers it as one; or adjust, add or remove the other half.

        With words selected on the other side of the annotation in hand, those become its other
        half. With nothing selected, the other half of what is in hand comes or goes.
        """
        if not self._may(self.both_sides):
            return
        found = self._desk.selected_annotation
        ranges = self._desk.selected_ranges()
        if ranges and found is not None and self.would_be_other_half():
            self._set_other_half(found, ranges)
        elif ranges:
            self._add_both(ranges)
        elif found is not None and found.kind is Kind.HIGHLIGHT:
            self._toggle_other_half(found)
        elif ranges := self._ranges():
            self._add_both(ranges)

    def would_be_other_half(self) -> bool:
        """Whether the selected words lie across from the annotation in hand, near to it."""
        found, chosen = self._desk.selected_annotation, self._view.selection
        if found is None or found.kind is not Kind.HIGHLIGHT or not chosen:
            return False
        home = found.targets[0].side
        if Side.BOTH in (home, chosen.side) or chosen.side is home:
            return False
        row_of = self._view.locator.row_of
        rows = [
            row_of(mark.document, mark.start)
            for mark in self._desk.marks_of(found.id)
            if mark.side is home
        ]
        here = row_of(chosen.document, chosen.start)
        return bool(rows) and min(rows) - _NEAR <= here <= max(rows) + _NEAR

    def _set_other_half(self, found: Annotation, ranges: Sequence[Range]) -> None:
        home = found.targets[0].side
        own = tuple(target for target in found.targets if target.side is home)
        targets = (*own, *self._desk.targets_of(ranges))
        self._desk.notebook.change(Message("Other Half"), found.id, targets=targets)
        self._view.set_selection(None)
        self._took(found.id, Message("These words are its other half now."))

    def _toggle_other_half(self, found: Annotation) -> None:
        home = found.targets[0].side
        own = tuple(target for target in found.targets if target.side is home)
        if len(own) < len(found.targets):
            self._desk.notebook.change(Message("Removal of the Other Half"), found.id, targets=own)
            self._took(found.id, Message("Only {side} is marked now.", side=SIDES[home]))
            return
        answers = self._answers(self._ranges_of(found))
        if not answers:
            self._desk.said.emit(Message("Nothing on the other side answers these words."))
            return
        targets = (*own, *self._desk.targets_of(answers))
        self._desk.notebook.change(Message("Both Sides"), found.id, targets=targets)
        self._took(found.id, Message("Both sides are marked."))

    def _add_both(self, ranges: Sequence[Range]) -> None:
        answers = self._answers(ranges)
        if answers:
            self._add(
                Message("Two-Sided Highlight"),
                [*ranges, *answers],
                Message("Both sides are marked"),
            )
        else:
            self._add(
                Message("Highlight"),
                ranges,
                Message("Nothing answers it on the other side. Highlighted"),
            )

    def _answers(self, ranges: Sequence[Range]) -> list[Range]:
        return answering_ranges(self._view.bitext, self._view.locator, ranges)

    # notes and bookmarks

    def note(self) -> None:
        """Write a note: on the selection, on what is in hand, or on the current paragraph."""
        if not self._may(self.note):
            return
        found = self._desk.selected_annotation
        ranges = self._desk.selected_ranges()
        if not ranges and found is None:
            ranges = self._sentence()
        if ranges:
            known = self._same(ranges)
            if known is None:
                self._add(Message("Highlight"), ranges, Message("Highlighted"))
            else:
                self._took(known.id, "")
            self._view.set_selection(None)
        elif found is None:
            row = self._row()
            if row is None or not self._add_to_paragraph(Kind.NOTE, Message("Note"), row):
                self._desk.said.emit(_NOTHING)
                return
        self._desk.edit_wished.emit(self._desk.selected)

    def bookmark(self) -> None:
        """Put a bookmark on the current row, or on the first in sight; or take it away."""
        if not self._may(self.bookmark):
            return
        row = self._row()
        if row is None:
            row = max(self._view.top_row(), 0)
        known = self._on_paragraph(Kind.BOOKMARK, row)
        if known is not None:
            self._desk.notebook.remove(Message("Removal of a Bookmark"), (known.id,))
            self._desk.said.emit(Message("The bookmark is gone."))
        elif self._add_to_paragraph(Kind.BOOKMARK, Message("Bookmark"), row):
            self._desk.said.emit(Message("A bookmark is here now."))

    def _add_to_paragraph(self, kind: Kind, name: str, row: int) -> bool:
        """Add a note or a bookmark to a row, or take the one in hand that it has."""
        known = self._on_paragraph(kind, row)
        if known is not None:
            self._desk.select(known.id)
            return True
        ranges = self._paragraph(row)[:1]
        if not ranges:
            return False
        targets = self._desk.targets_of(ranges)
        draft = self._desk.notebook.draft(targets[0].document, kind=kind, targets=targets)
        self._desk.add(name, draft)
        return True

    def _on_paragraph(self, kind: Kind, row: int) -> Annotation | None:
        index = self._desk.index
        if index is None or not self._view.bitext.rows:
            return None
        for side in (Side.EN, Side.ZH):
            for each in paragraph_ranges(self._view.bitext, row, side):
                for shown in index.between(each.document, each.start, each.end):
                    if shown.kind is kind and each.start <= shown.start < each.end:
                        return self._desk.notebook.find(shown.id)
        return None

    # removing

    def remove(self) -> None:
        """Delete what is marked in the selection, or the annotation in hand."""
        if self._desk.refusal:
            self._desk.said.emit(self._desk.refusal)
            return
        ids = self._in_selection() or [id_ for id_ in (self._desk.selected,) if id_]
        if not ids and (found := self._same(self._sentence())):
            ids = [found.id]
        if not ids:
            self._desk.said.emit(NOTHING_IN_HAND)
            return
        self._desk.notebook.remove(Message("Removal"), ids)
        self._desk.said.emit(
            Message(
                "Removed {count:,} annotations. [[undo]] brings back what was there.",
                one="Removed. [[undo]] brings back what was there.",
                count=len(ids),
            )
        )

    def _in_selection(self) -> list[str]:
        index = self._desk.index
        if index is None:
            return []
        found = [
            shown.id
            for each in self._desk.selected_ranges()
            for shown in index.between(each.document, each.start, each.end)
            if shown.kind is Kind.HIGHLIGHT
        ]
        return list(dict.fromkeys(found))

    # what is acted on

    def _known(self) -> Annotation | None:
        """The highlight that a look is meant for: of the selected words, or the one in hand."""
        if ranges := self._desk.selected_ranges():
            return self._same(ranges)
        found = self._desk.selected_annotation
        if found is not None and found.kind is Kind.HIGHLIGHT:
            return found
        if sentence := self._sentence():
            return self._same(sentence)
        row = self._view.current_row
        return None if row is None else self._same(self._paragraph(row))

    def _same(self, ranges: Sequence[Range]) -> Annotation | None:
        """The highlight of exactly these words, with or without another half."""
        index = self._desk.index
        if index is None or not ranges:
            return None
        wanted = {(each.document, each.start, each.end) for each in ranges}
        first = ranges[0]
        for shown in reversed(index.between(first.document, first.start, first.end)):
            marks = self._desk.marks_of(shown.id)
            own = {(m.document, m.start, m.end) for m in marks if m.side is first.side}
            if shown.kind is Kind.HIGHLIGHT and own == wanted:
                return self._desk.notebook.find(shown.id)
        return None

    def _ranges(self) -> list[Range]:
        """What is to be marked: selection, sentence or paragraph; [] (and said) for none."""
        if self._view.selection:
            ranges = self._desk.selected_ranges()
            if not ranges:
                self._desk.said.emit(Message("There are no words in this selection."))
            return ranges
        if sentence := self._sentence():
            return sentence
        row = self._view.current_row
        ranges = self._paragraph(row) if row is not None else []
        if not ranges:
            self._desk.said.emit(_NOTHING)
        return ranges

    def _sentence(self) -> list[Range]:
        """The sentence of the reading cursor, where there is no selection."""
        at, one, view = self._cursor.at, self._cursor.sentence, self._view
        if at is None or one is None or view.selection:
            return []
        return selected_ranges(view.bitext, view.locator, at.side, one.document, one.start, one.end)

    def _ranges_of(self, found: Annotation) -> list[Range]:
        from reader.ui.annotating.targets import Range

        home = found.targets[0].side
        return [
            Range(mark.document, mark.side, mark.start, mark.end)
            for mark in self._desk.marks_of(found.id)
            if mark.side is home
        ]

    def _row(self) -> int | None:
        chosen = self._view.selection
        if chosen:
            return self._view.locator.row_of(chosen.document, chosen.start)
        return self._view.current_row

    def _paragraph(self, row: int) -> list[Range]:
        rows = self._view.bitext.rows
        if not 0 <= row < len(rows):
            return []
        return paragraph_ranges(self._view.bitext, row, self._acting.side)

    def _add(
        self,
        name: str,
        ranges: Sequence[Range],
        words: str,
        style: MarkStyle = MarkStyle.HIGHLIGHT,
    ) -> None:
        desk = self._desk
        whole = not self._view.selection
        targets = desk.targets_of(ranges)
        draft = desk.notebook.draft(
            targets[0].document, targets=targets, colour=self.colour, style=style
        )
        desk.add(name, draft)
        self._view.set_selection(None)
        is_sentence = whole and bool(self._sentence())
        if not whole:
            desk.said.emit(Message("{done}.", done=words))
            return
        what = Message("the sentence") if is_sentence else Message("the whole paragraph")
        sides = {each.side for each in ranges}
        if self._view.bitext.columns == 2 and sides in ({Side.EN}, {Side.ZH}):
            side = SIDES[ranges[0].side]
            desk.said.emit(Message("{done}: {what}, {side}.", done=words, what=what, side=side))
        else:
            desk.said.emit(Message("{done}: {what}.", done=words, what=what))

    def _took(self, annotation: str, words: str) -> None:
        """An annotation was changed: it is the one in hand."""
        self._view.set_selection(None)
        self._desk.select(annotation)
        if words:
            self._desk.said.emit(words)
