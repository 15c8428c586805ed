"""What an entry's title looks like: in which form of Chinese, how wide, where it is marked.

Owns the caches that make a list of 10,000 titles cost no more than the dozen that are seen: only
those are converted and laid out. Widths are sums of single characters' advances, exact enough to
know whether a title needs one line or two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from reader.chinese import folding
from reader.chinese.scripts import Form, has_han, regional_form
from reader.chinese.utf16 import Utf16Map
from reader.chinese.variants import Converter, Region, Variant, shown_script
from reader.documents.model import Script
from reader.library.entries import TITLE_SEPARATOR
from reader.ui.fonts import FontChoice, pixel_font
from reader.ui.sidebar.second_line import SecondLine, second_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.entries import Entry
    from reader.library.query import Term

TITLE_SIZE: Final = 13.0
SMALL_SIZE: Final = 11.5
LINE_HEIGHT: Final = 18
"""Height of a title's line in pixels, the same for Latin and Chinese faces."""

_LINE_END: Final = "\u2028"
_MOST_LAYOUTS: Final = 256
CLOSE: Final = 3.0
"""Pixels that a sum of advances may differ from the width of the text as it is shaped."""

_FORMS: Final = {
    Script.SIMPLIFIED: Form.SIMPLIFIED,
    Script.TRADITIONAL: Form.TRADITIONAL,
    Script.MIXED: Form.MIXED,
    Script.NONE: Form.NONE,
}


class _Advances(dict[str, float]):
    """The advance of each character in one font, measured when it is first asked for."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._metrics = QFontMetricsF(font)

    def __missing__(self, character: str) -> float:
        # Han characters are all as wide as one another.
        like = "中" if "\u4e00" <= character <= "\u9fff" and character != "中" else character
        advance = self[like] if like != character else self._metrics.horizontalAdvance(character)
        self[character] = advance
        return advance


class Widths(dict[str, float]):
    """The width of each title as it stands in the list, by its source text."""

    def __init__(self, advances: _Advances) -> None:
        super().__init__()
        self._advances = advances

    def __missing__(self, title: str) -> float:
        width = self[title] = self.of(title)
        return width

    def of(self, text: str) -> float:
        """The sum of a text's advances."""
        return sum(map(self._advances.__getitem__, text))


@dataclass(frozen=True, slots=True, eq=False)
class Heading:
    """A title laid out in at most two lines. text: what is left of it where it is longer."""

    layout: QTextLayout
    text: str
    lines: int

    def rectangles(self, start: int, end: int) -> Iterator[QRectF]:
        """Where code points `start` to `end` stand, relative to the title's top left corner."""
        units = Utf16Map(self.text)
        start, end = units.to_utf16(start), units.to_utf16(end)
        for number in range(self.lines):
            line = self.layout.lineAt(number)
            left = max(start, line.textStart())
            right = min(end, line.textStart() + line.textLength())
            if left < right:
                x = _x(line, left)
                top = number * LINE_HEIGHT + 1
                yield QRectF(x, top, _x(line, right) - x, LINE_HEIGHT - 1)


class Titles:
    """Titles as they are shown, for one choice of fonts."""

    def __init__(self, fonts: FontChoice, zoom: float = 1.0) -> None:
        self._fonts = fonts
        self._zoom = zoom
        self._variant = Variant.SOURCE
        self._words: tuple[Term, ...] = ()
        self.widths = Widths(_Advances(self.title_font(Region.SC)))
        self._converted: dict[tuple[str, Script], str] = {}
        self._marks: dict[Heading, tuple[QRectF, ...]] = {}
        self._headings: dict[tuple[str, Region, int], Heading] = {}
        self._seconds: dict[Path, tuple[Entry, SecondLine]] = {}

    @property
    def variant(self) -> Variant:
        """How Chinese is shown."""
        return self._variant

    def set_variant(self, variant: Variant) -> None:
        """Show Chinese titles as `variant`."""
        self._variant = variant
        for title, _ in self._converted:
            self.widths.pop(title, None)
        self._converted.clear()
        self._seconds.clear()

    def set_words(self, words: tuple[Term, ...]) -> None:
        """Mark the matches of these filter words."""
        if words != self._words:
            self._words = words
            self._marks.clear()
            self._seconds.clear()

    def shown(self, entry: Entry) -> str:
        """The title of `entry` as the reader wishes to see it. Converts it at the first call."""
        title = entry.title
        if self._variant is Variant.SOURCE or not has_han(title):
            return title
        key = title, entry.script
        shown = self._converted.get(key)
        if shown is None:
            shown = self._converted[key] = self._convert(title, entry)
            self.widths[title] = self.widths.of(shown)
        return shown

    def second_line(self, entry: Entry) -> SecondLine:
        """The line below the title."""
        known = self._seconds.get(entry.path)
        if known is not None and known[0] is entry:
            return known[1]
        if len(self._seconds) >= _MOST_LAYOUTS:
            self._seconds.clear()
        line = second_line(entry, self._words, lambda text: self._convert(text, entry))
        self._seconds[entry.path] = (entry, line)
        return line

    def _convert(self, text: str, entry: Entry) -> str:
        if self._variant is Variant.SOURCE or not has_han(text):
            return text
        return Converter(_form(text, entry)).convert_text(text, self._variant)

    def lines(self, entry: Entry, width: float) -> int:
        """How many lines the title takes, 1 or 2, judged by `widths` alone."""
        return 1 if self.widths[entry.title] <= width - CLOSE else 2

    def region(self, entry: Entry) -> Region:
        """Whose glyph forms the title is drawn with."""
        return shown_script(_form(entry.title, entry), self._variant)

    def title_font(self, region: Region) -> QFont:
        """The face of titles."""
        font = face(self._fonts, region, TITLE_SIZE * self._zoom)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def small_font(self, region: Region, *, chinese: bool) -> QFont:
        """The face of the line below a title. chinese: whether Chinese is in it."""
        return face(self._fonts, region, SMALL_SIZE * self._zoom, chinese=chinese)

    def heading(self, entry: Entry, width: int) -> Heading:
        """The title of `entry` laid out `width` pixels wide."""
        region = self.region(entry)
        key = self.shown(entry), region, width
        heading = self._headings.get(key)
        if heading is None:
            if len(self._headings) >= _MOST_LAYOUTS:
                self._headings.clear()
                self._marks.clear()
            heading = self._headings[key] = self._lay_out(key[0], region, width)
        return heading

    def marks(self, heading: Heading) -> tuple[QRectF, ...]:
        """Where the filter's words stand in a title, relative to its top left corner."""
        if not self._words:
            return ()
        marks = self._marks.get(heading)
        if marks is None:
            marks = self._marks[heading] = tuple(
                rectangle
                for word in self._words
                for start, end in folding.find(heading.text, word.value)
                for rectangle in heading.rectangles(start, end)
            )
        return marks

    def _in_two(self, text: str, width: int) -> str:
        """A title in two languages, too long for one line, with a line for each of them."""
        first, separator, second = text.partition(TITLE_SEPARATOR)
        measure = self.widths.of
        if not separator or measure(text) <= width - CLOSE:
            return text
        fits = max(measure(first), measure(second)) <= width - CLOSE
        return f"{first}{_LINE_END}{second}" if fits else text

    def _lay_out(self, text: str, region: Region, width: int) -> Heading:
        font = self.title_font(region)
        chinese = self._fonts.sans(region).chinese
        text = self._in_two(text, width)
        layout, lines = _break(text, font, chinese, width)
        if lines > 2:
            second = layout.lineAt(1).textStart()
            metrics = QFontMetricsF(font)
            units = Utf16Map(text)
            rest = text[units.to_code_point(second) :].lstrip()
            kept = text[: units.to_code_point(second)]
            text = kept + metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width - 1)
            layout, lines = _break(text, font, chinese, width)
        return Heading(layout, text, min(lines, 2))


@lru_cache(maxsize=2048)
def _form_of(text: str, script: Script, declared: str) -> Form:
    form = regional_form(text, declared or None)
    return _FORMS[script] if form is Form.NONE else form


def _form(text: str, entry: Entry) -> Form:
    """The form a title is written in: what its characters tell, else what the document is in."""
    declared = entry.extra.get("language") or entry.extra.get("lang") or ""
    return _form_of(text, entry.script, declared if isinstance(declared, str) else "")


def _x(line: object, unit: int) -> float:
    position = line.cursorToX(unit)  # type: ignore[attr-defined]
    return position[0] if isinstance(position, tuple) else position


# Punctuation with one code point and two shapes, a Latin and a Chinese one: it goes with Chinese
# that it touches.
_EITHER: Final = frozenset("“”‘’—…·")
# Over kinds of characters, because a class of all Chinese ones takes 6 ms to compile.
_CHINESE_RUN: Final = re.compile("e*c[ec]*")


def _kind(character: str) -> str:
    """c: Chinese; e: either; o: other."""
    if character in _EITHER:
        return "e"
    chinese = "\u2e80" <= character <= "\uffef" or character >= "\U00020000"
    return "c" if chinese else "o"


def face(fonts: FontChoice, region: Region, pixels: float, *, chinese: bool = False) -> QFont:
    """The interface's face. chinese: Chinese faces come first, for a text that is not parted."""
    families = fonts.sans(region)
    first, second = families.latin, families.chinese
    return pixel_font((*second, *first) if chinese else (*first, *second), pixels)


def _chinese_runs(text: str, families: tuple[str, ...]) -> list[QTextLayout.FormatRange]:
    """Formats that give Chinese its own face: a Latin one may hold Han of another region."""
    units = Utf16Map(text)
    ranges: list[QTextLayout.FormatRange] = []
    for match in _CHINESE_RUN.finditer("".join(map(_kind, text))):
        run = QTextLayout.FormatRange()
        run.start = units.to_utf16(match.start())
        run.length = units.to_utf16(match.end()) - run.start
        run.format.setFontFamilies(list(families))
        ranges.append(run)
    return ranges


def _break(text: str, font: QFont, chinese: tuple[str, ...], width: int) -> tuple[QTextLayout, int]:
    """`text` broken into lines `LINE_HEIGHT` apart, their baselines even; at most three."""
    layout = QTextLayout(text, font)
    if not text.isascii():
        layout.setFormats(_chinese_runs(text, chinese))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    metrics = QFontMetricsF(font)
    baseline = (LINE_HEIGHT + metrics.capHeight()) / 2
    layout.beginLayout()
    lines = 0
    while lines < 3:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, round(lines * LINE_HEIGHT + baseline) - line.ascent()))
        lines += 1
    layout.endLayout()
    return layout, lines
