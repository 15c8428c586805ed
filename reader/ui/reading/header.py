"""The head of a document above its rows: title, what is known of it, contents, a quiet offer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout

from reader.chinese.offsets import OffsetMap
from reader.chinese.reading_kinds import ReadingKind
from reader.chinese.utf16 import Utf16Map
from reader.documents.model import Span, SpanStyle
from reader.ui.language import tr
from reader.ui.reading.columns import SPAN, Columns
from reader.ui.reading.rows import Placed, RowLayout
from reader.ui.reading.shown import ShownText, format_range, format_ranges
from reader.ui.reading.text_box import TextBox
from reader.ui.reading.typography import Role
from reader.values import Value, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.chinese.readings import Reading
    from reader.chinese.variants import Region
    from reader.documents.model import Head, MetadataValue
    from reader.ui.reading.typography import Typography
    from reader.ui.theme import Theme

HEADER_DOCUMENT = -1
"""The document number of header text, which is not part of any source text."""

ADD_OTHER_LANGUAGE = "duidu:add-other-language"
TAG_PREFIX = "duidu:tag/"
_DOT = "·  "
"""Between two things that are known, behind blanks that do not break."""


class ContentsEntry(Value):
    """One line of the contents: a heading's shown text, its level and the link to it."""

    text: str
    level: int
    target: str


class HeaderContent(Value):
    """What the header says, already in the shown variant.

    meta: runs of text, each with the link it carries ("" for none).
    offer: the words of the quiet offer, or "".
    leads: the first row is the title, and stands in the header, above what is known of the text.
    """

    titles: tuple[str, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    offer: str = ""
    leads: bool = False


def split_title(title: str) -> tuple[str, ...]:
    """A title in two languages, on a line each: `Tea · 茶`, `茶 / Tea`."""
    for separator in (" · ", " / ", " | ", "｜", " — ", " – "):
        parts = [part.strip() for part in title.split(separator)]
        if len(parts) == 2 and all(parts) and _has_han(parts[0]) != _has_han(parts[1]):
            return (parts[0], parts[1])
    return (title,)


def meta_runs(head: Head) -> tuple[tuple[str, str], ...]:
    """Author, category, date, source and tags of a document, each with its link."""
    data = head.metadata
    runs: list[tuple[str, str]] = []
    people = [_text(data.get("author")), _text(data.get("speaker"))]
    runs.extend((person, "") for person in dict.fromkeys(filter(None, people)))
    if category := _text(data.get("category")):
        runs.append((category, ""))
    if date := _text(data.get("date")):
        runs.append((_long_date(date), ""))
    source = _text(data.get("source")) or _text(data.get("url"))
    if source.startswith(("http://", "https://")):
        runs.append((urlsplit(source).hostname or source, source))
    elif source:
        runs.append((source, ""))
    runs.extend((f"#{tag}", f"{TAG_PREFIX}{tag}") for tag in _words(data.get("tags")))
    return tuple(runs)


def _text(value: MetadataValue) -> str:
    if value is None or isinstance(value, bool):
        return ""
    return ", ".join(value) if isinstance(value, tuple) else str(value).strip()


def _words(value: MetadataValue) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return tuple(
        part.strip() for part in _text(value).replace("，", ",").split(",") if part.strip()
    )


def _long_date(text: str) -> str:
    from PySide6.QtCore import QDate, QLocale  # most texts that open first have no date

    date = QDate.fromString(text[:10], "yyyy-MM-dd")
    if not date.isValid():
        return text
    wanted = tr("d MMMM yyyy", sense="a date, in the letters of Qt: 18 October 2025")
    return QLocale(QLocale.Language.English).toString(date, wanted)


def _has_han(text: str) -> bool:
    return any("\u3400" <= character <= "\u9fff" for character in text)


class HeaderBuilder:
    """Lays out a header."""

    def __init__(
        self,
        typography: Typography,
        theme: Theme,
        columns: Columns,
        region: Region,
        readings: ReadingKind = ReadingKind.OFF,
    ) -> None:
        """readings: of titles."""
        self._readings = readings
        self._typography, self._theme = typography, theme
        self._columns, self._region = columns, region

    def build(self, content: HeaderContent, lead: RowLayout | None = None) -> RowLayout:
        """The layout; empty content still leaves the margin above the text.

        lead: the first row, which is the title.
        """
        zoom = self._typography.zoom
        y = 26.0 * zoom
        placed: list[Placed] = []
        if lead is not None:
            y = 14.0 * zoom
            placed.extend(replace(box, y=box.y + y) for box in lead.boxes)
            y += lead.height
        for title in content.titles:
            y = self._place(placed, y, title, Role.TITLE)
        if content.meta:
            y = self._meta(placed, y + 4 * zoom, content.meta)
        if content.offer:
            y = self._place(
                placed, y + 2 * zoom, content.offer, Role.META,
                (Span(0, len(content.offer), SpanStyle.LINK, ADD_OTHER_LANGUAGE),),
            )  # fmt: skip
        if content.contents:
            y = self._place(placed, y + 10 * zoom, tr("Contents"), Role.META)
            for entry in content.contents:
                span = Span(0, len(entry.text), SpanStyle.LINK, entry.target)
                indent = (entry.level - 1) * 18.0 * zoom
                y = self._place(placed, y, entry.text, Role.META, (span,), indent)
        return RowLayout(float(round(y + 10.0 * zoom)), 0.0, 0.0, tuple(placed))

    def _meta(self, placed: list[Placed], y: float, runs: Sequence[tuple[str, str]]) -> float:
        text, spans, dots = "", [], []
        for words, target in runs:
            if text:
                text += "\u00a0\u00a0"
                dots.append(len(text))
                text += _DOT
            if target:
                spans.append(Span(len(text), len(text) + len(words), SpanStyle.LINK, target))
            text += words
        return self._place(placed, y, text, Role.META, tuple(spans), dots=dots)

    def _place(
        self,
        placed: list[Placed],
        y: float,
        text: str,
        role: Role,
        spans: tuple[Span, ...] = (),
        indent: float = 0.0,
        dots: Sequence[int] = (),
    ) -> float:
        """Where the next text is placed. dots: between runs; none is seen at the end of a line."""
        style = self._typography.style(role, chinese=_has_han(text), region=self._region)
        utf16 = Utf16Map(text)
        shown = ShownText(
            text=text,
            document=HEADER_DOCUMENT,
            origin=0,
            length=len(text),
            offsets=OffsetMap(),
            utf16=utf16,
            spans=tuple(
                replace(span, start=utf16.to_utf16(span.start), end=utf16.to_utf16(span.end))
                for span in spans
            ),
            readings=self._readings_of(text) if role is Role.TITLE else (),
        )
        formats = format_ranges(shown, style, self._typography, self._theme, ())
        if role is Role.META:
            formats.extend(self._quiet(span) for span in shown.spans)
        x, width = self._columns.place(SPAN)
        ruby = self._typography.ruby(shown, style, self._region)
        soft = role is Role.META
        box = TextBox(shown, style, formats, width, indent=indent, soft=soft, ruby=ruby)
        if last := [dot for dot in dots if box.top_of(dot) != box.top_of(dot + len(_DOT))]:
            formats.extend(_unseen(utf16.to_utf16(dot)) for dot in last)
            box = TextBox(shown, style, formats, width, indent=indent, soft=soft, ruby=ruby)
        placed.append(Placed(box, x, y, width, SPAN))
        return y + box.height

    def _readings_of(self, title: str) -> tuple[Reading, ...]:
        if not self._readings.needs_table:
            return ()
        from reader.chinese.readings import readings

        return readings(title, self._readings)

    def _quiet(self, span: Span) -> QTextLayout.FormatRange:
        """Links beside the text shout less than links in it."""
        markup = QTextCharFormat()
        markup.setFontUnderline(False)
        leads_on = span.target.startswith((TAG_PREFIX, "#"))
        markup.setForeground(self._theme.link if leads_on else self._theme.soft)
        return format_range(span.start, span.end, markup)


def _unseen(unit: int) -> QTextLayout.FormatRange:
    """A character that keeps its room: nothing else moves."""
    markup = QTextCharFormat()
    markup.setForeground(QColor(0, 0, 0, 0))
    return format_range(unit, unit + 1, markup)
