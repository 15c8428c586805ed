"""Where annotations stand in the open text as a reader says it: the heading, how far on."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.bitext.forms import form_of
from reader.bitext.model import Side
from reader.documents.model import BlockKind

if TYPE_CHECKING:
    from reader.annotations.model import Annotation
    from reader.bitext.model import Bitext
    from reader.chinese.scripts import Form
    from reader.ui.annotating.desk import Desk


class Where(NamedTuple):
    """heading: the one above; share: how far in the text, 0 to 1, None while it is being read."""

    heading: str = ""
    share: float | None = None


class Whereabouts:
    """Answers for one desk; what it knows of a text it has found out once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._bitext: Bitext | None = None
        self._seen = 0
        self._headings: dict[int, list[tuple[int, dict[Side, str]]]] = {}
        self._form: Form | None = None

    def of(self, annotation: Annotation) -> Where | None:
        """Where an annotation begins; None where it does not stand in the open text."""
        marks = self._desk.marks_of(annotation.id)
        bitext = self._look()
        if not marks or bitext is None:
            return None
        first = marks[0]
        blocks = bitext.documents[first.document].blocks
        end = blocks[-1].end if blocks and self._desk.is_settled else 0
        share = min(first.start / end, 1.0) if end else None
        return Where(self._heading(first.document, first.start, first.side), share)

    def written_in(self, annotation: Annotation) -> Form | None:
        """The form of Chinese that an annotation of the open text is written in."""
        if self._look() is None or not set(annotation.documents) & set(self._desk.documents):
            return None
        return self._form

    def _heading(self, document: int, start: int, side: Side) -> str:
        headings = self._headings.get(document, [])
        found = bisect_right(headings, start, key=lambda heading: heading[0]) - 1
        if found < 0:
            return ""
        texts = headings[found][1]
        return texts.get(side) or texts.get(Side.BOTH) or next(iter(texts.values()), "")

    def _look(self) -> Bitext | None:
        """The open bitext, its headings known as far as it is read."""
        placing = self._desk.placing
        bitext = placing.bitext if placing else None
        if bitext is not self._bitext:
            self._bitext, self._seen, self._form = bitext, 0, None
            self._headings = {}
        if bitext is None:
            return None
        if self._form is None and bitext.rows:
            self._form = form_of(bitext.documents[-1])
        for number in range(self._seen, len(bitext.rows)):
            if bitext.rows[number].kind is BlockKind.HEADING:
                self._add(bitext, number)
        self._seen = len(bitext.rows)
        return bitext

    def _add(self, bitext: Bitext, number: int) -> None:
        row = bitext.rows[number]
        starts: dict[int, int] = {}
        texts: dict[Side, str] = {}
        for side in Side:
            for piece in row.pieces(side):
                start = bitext.block(piece).start + piece.start
                starts[piece.document] = min(start, starts.get(piece.document, start))
                texts.setdefault(side, bitext.text(piece).replace("\n", " ").strip())
        for document, start in starts.items():
            self._headings.setdefault(document, []).append((start, texts))
