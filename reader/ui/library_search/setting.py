"""Rows of results laid out for a width: kept, for a list asks for the same row again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.bitext.model import Side
from reader.chinese.scripts import has_han
from reader.chinese.variants import Converter, Variant, shown_script
from reader.library.search.notes import BREAK
from reader.ui.library_search.results import Heading, More, NoteRow, Sentence
from reader.ui.notes.texts import form_of
from reader.ui.notes.typesetting import Typesetter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF

    from reader.ui.fonts import FontChoice
    from reader.ui.library_search.results import Row
    from reader.ui.notes.typesetting import SetText
    from reader.ui.theme import Theme

HEADING: Final = 44
MORE: Final = 32
PADDING: Final = 12
ABOVE: Final = 7
LABEL: Final = 30
"""Width of the column that says which side a sentence stands on."""
GAP: Final = 28
_TWO_COLUMNS: Final = 560
_MOST_LINES: Final = 3
_BEFORE: Final = 70
"""Width, in Latin letters, of what is shown before the first match; Chinese ones count twice."""
_MOST_KEPT: Final = 600

Span = tuple[int, int]


class Line(NamedTuple):
    """A text where it stands in its row, with what is marked in it."""

    text: SetText
    x: float
    y: float
    marks: list[QRectF]


class SetRow(NamedTuple):
    """A laid-out row. label: of the side; height in pixels."""

    height: int
    label: str
    lines: tuple[Line, ...]
    note_title: str = ""


class RowSetter:
    """Lays out rows in one choice of fonts."""

    def __init__(self, fonts: FontChoice, theme: Theme) -> None:
        self._setter = Typesetter(fonts, theme)
        self.variant = Variant.SOURCE
        self._kept: dict[tuple[int, int], tuple[Row, SetRow]] = {}

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._setter.set_theme(theme)
        self.forget()

    def set_variant(self, variant: Variant) -> None:
        """Chinese in another form."""
        self.variant = variant
        self.forget()

    def forget(self) -> None:
        """Lay everything out anew."""
        self._kept.clear()

    def set(self, row: Row, width: int) -> SetRow:
        """A row, `width` pixels wide."""
        key = id(row), width
        kept = self._kept.get(key)
        if kept is not None and kept[0] is row:
            return kept[1]
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        made = self._make(row, width)
        self._kept[key] = row, made
        return made

    def shown(self, text: str) -> str:
        """A title in the form of Chinese that is shown."""
        if self.variant is Variant.SOURCE or not has_han(text):
            return text
        return Converter(form_of(text)).convert_text(text, self.variant)

    def _make(self, row: Row, width: int) -> SetRow:
        if isinstance(row, Heading):
            return SetRow(HEADING, "", ())
        if isinstance(row, More):
            return SetRow(MORE, "", ())
        if isinstance(row, NoteRow):
            return self._note(row, width)
        return self._sentence(row, width)

    def _sentence(self, row: Sentence, width: int) -> SetRow:
        hit = row.hit
        room = width - 2 * PADDING - LABEL
        left = PADDING + LABEL
        side_by_side = room >= _TWO_COLUMNS and bool(hit.counterpart)
        wide = (room - GAP) / 2 if room >= _TWO_COLUMNS else room
        text, spans = excerpt(hit.text, hit.spans)
        first = self._line(text, spans, wide, left, ABOVE)
        lines = [first]
        if hit.counterpart:
            x = left + wide + GAP if side_by_side else left
            y = ABOVE if side_by_side else first.y + first.text.height + 3
            lines.append(self._line(hit.counterpart, (), wide, x, y, soft=True))
        bottom = max(line.y + line.text.height for line in lines)
        label = {Side.EN: "EN", Side.ZH: "中"}.get(hit.side, "")
        return SetRow(round(bottom + ABOVE + 2), label, tuple(lines))

    def _note(self, row: NoteRow, width: int) -> SetRow:
        text, spans = excerpt(row.found.note.text, row.found.spans)
        wide = width - 2 * PADDING - LABEL
        line = self._line(text, spans, min(wide, 720), PADDING + LABEL, ABOVE)
        height = line.y + line.text.height + 18 + ABOVE
        return SetRow(round(height), "", (line,), row.title)

    def _line(
        self,
        text: str,
        spans: Sequence[Span],
        width: float,
        x: float,
        y: float,
        *,
        soft: bool = False,
    ) -> Line:
        chinese = has_han(text)
        form = form_of(text)
        converted = Converter(form).convert(text, self.variant)
        region = shown_script(form, self.variant)
        shown = self._setter.quote(
            converted.text, width, chinese=chinese, region=region, most=_MOST_LINES, soft=soft
        )
        ranges = [converted.offsets.shown_range(*span) for span in spans]
        end = len(shown.text)
        inside = [(start, min(stop, end)) for start, stop in ranges if start < end]
        return Line(shown, x, y, shown.rectangles(inside))


def excerpt(text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """A text in one line from shortly before its first match on, and the matches in it."""
    line = text.replace(BREAK, " · ").replace("\n", " ")
    start = spans[0][0] if spans else 0
    room = _BEFORE
    while start > 0 and room > 0:
        start -= 1
        room -= 1 if line[start].isascii() else 2
    if start < _BEFORE // 4:
        return line, list(spans)
    space = line.find(" ", start, start + 16)
    start = space + 1 if 0 <= space < spans[0][0] else start
    moved = [(first + 1 - start, last + 1 - start) for first, last in spans if first >= start]
    return "…" + line[start:], moved
