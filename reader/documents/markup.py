"""python-markdown's inline patterns, made to give text and spans instead of HTML.

Imported only for documents with inline markup. Tags become marks in the text (a number between
control characters, which no decoded text contains) and turn into spans when the finished tree is
read, so that `<b>` may overlap `**` in any way.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import BacktickInlineProcessor, InlineProcessor
from markdown.util import AtomicString

from reader.documents import dialects, tags
from reader.documents.footnotes import footnote_anchor
from reader.documents.inline import URL, Inline, address, url_end
from reader.documents.markup_signs import Patterns
from reader.documents.model import Span, SpanStyle

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARK: Final = re.compile("\x05(\\d+)\x06")
_LEFTOVER: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_BACKTICK: Final = r"(?:(?<!\\)((?:\\{2})+)(?=`+)|(?<!\\)(`+)(.+?)(?<!`)\2(?!`))"
_ENTITY: Final = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_ANGLE: Final = r"<((?:https?|ftp|mailto):[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>"
_STRIKE: Final = r"~~(?![\s~])(.+?)(?<![\s~])~~(?!~)"
_FOOTNOTE: Final = r"\[\^([^\]\s]{1,80})\]"
_ESCAPE: Final = r"\\([!-/:-@\[-`{-~])"
_REPLACED: Final = ("backtick", "escape", "autolink", "automail", "linebreak", "html", "entity")
_EMPHASIS: Final = (("em_strong", 60), ("em_strong2", 50))
_STYLES: Final = {
    "strong": SpanStyle.STRONG,
    "em": SpanStyle.EMPHASIS,
    "code": SpanStyle.CODE,
    "del": SpanStyle.STRIKE,
    "mark": SpanStyle.MARK,
    "u": SpanStyle.UNDERLINE,
}


class Markup:
    """Inline Markdown of one document."""

    def __init__(self, references: Mapping[str, str], footnotes: Mapping[str, str]) -> None:
        self._marks: list[Mark] = []
        library = Markdown()
        library.references.update(  # type: ignore[attr-defined]
            {name: (target, "") for name, target in references.items()}
        )
        table: Any = library.inlinePatterns
        for name in _REPLACED:
            table.deregister(name, strict=False)
        table.register(_Code(_BACKTICK), "backtick", 190)
        table.register(_Escape(_ESCAPE), "escape", 180)
        table.register(_Footnote(_FOOTNOTE, footnotes), "footnote", 175)
        table.register(_Angle(_ANGLE), "autolink", 120)
        table.register(_Dropped(tags.DROPPED), "dropped", 96)
        table.register(_Tag(tags.TAG, self._marks), "html", 90)
        table.register(_Entity(_ENTITY), "entity", 80)
        table.register(_BareUrl(URL), "url", 75)
        table.register(_Strike(_STRIKE), "strike", 70)
        for processor, name, priority in dialects.patterns():
            table.register(processor, name, priority)
        for name, priority in _EMPHASIS:
            if name in table:
                table.register(_Emphasis(table[name]), name, priority)
        self._library: Any = library
        self._inline: Any = library.treeprocessors["inline"]
        self._patterns = Patterns(table, references=bool(references))

    def parse(self, source: str) -> Inline:
        """Text and spans of one block's source."""
        self._marks.clear()
        delimiters = getattr(self._library, "delimiters", None)
        if delimiters is not None:  # what 3.10 and later remember of the block before
            delimiters.reset()
        self._inline.inlinePatterns = self._patterns.for_text(source)
        root, block = Element("div"), Element("p")
        block.text = source
        root.append(block)
        self._inline.run(root)
        reader = _TreeReader(self._marks)
        reader.read(block)
        return reader.finish()


class Mark:
    """A tag in the text, waiting for its place: its name, whether it closes, its attributes."""

    __slots__ = ("attributes", "closing", "name")

    def __init__(self, name: str, attributes: dict[str, str], *, closing: bool) -> None:
        self.name = name
        self.attributes = attributes
        self.closing = closing


class _Pattern(InlineProcessor):
    """A pattern of our own, from a compiled expression or its source."""

    def __init__(self, pattern: str | re.Pattern[str]) -> None:
        super().__init__("")
        self.compiled_re = re.compile(pattern, re.S) if isinstance(pattern, str) else pattern


class _Code(BacktickInlineProcessor):
    """`code`, its text untouched (the library would escape it for HTML)."""

    def __init__(self, pattern: str) -> None:
        super().__init__(pattern)
        self.compiled_re = re.compile(pattern, re.S)

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: ANN401, ARG002, N802 - the library's
        if m.group(3) is None:
            return m.group(1)[: len(m.group(1)) // 2], m.start(), m.end()
        element = Element("code")
        code = m.group(3).replace("\n", " ")
        element.text = AtomicString(code.strip() or code)
        return element, m.start(), m.end()


class _Escape(_Pattern):
    """A backslash before punctuation."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: ANN401, ARG002, N802
        return m.group(1), m.start(), m.end()


class _Footnote(_Pattern):
    """[^name], where a note of that name is defined."""

    def __init__(self, pattern: str, footnotes: Mapping[str, str]) -> None:
        super().__init__(pattern)
        self._footnotes = footnotes

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: ANN401, ARG002, N802
        number = self._footnotes.get(m.group(1).lower())
        if number is None:
            return None, None, None
        element = Element("footnote", target=f"#{footnote_anchor(m.group(1))}")
        element.text = AtomicString(number)
        return element, m.start(), m.end()


class _Angle(_Pattern):
    """<https://…> and <name@place>."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: ANN401, ARG002, N802
        text = m.group(1)
        is_mail = "@" in text and ":" not in text
        element = Element("a", href=f"mailto:{text}" if is_mail else text)
        element.text = AtomicString(text)
        return element, m.start(), m.end()


class _BareUrl(_Pattern):
    """An address in running text."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: ANN401, ARG002, N802
        end = url_end(m)
        text = m.string[m.start() : end]
        if len(text) < 5:
            return None, None, None
        element = Element("a", href=address(text))
        element.text = AtomicString(text)
        return element, m.start(), end


class _Strike(_Pattern):
    """~~struck~~."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: ANN401, ARG002, N802
        element = Element("del")
        element.text = m.group(1)
        return element, m.start(), m.end()


class _Emphasis(_Pattern):
    """The library's emphasis, refused where it would lose or repeat text.

    Version 3.11 mistakes positions where `*` and `_` overlap: `*_**x*word` became "*_xord".
    """

    def __init__(self, inner: Any) -> None:  # noqa: ANN401 - a processor, untyped as its table
        super().__init__(inner.compiled_re)
        self._inner = inner

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: ANN401, N802
        element, start, end = self._inner.handleMatch(m, data)
        if element is None or isinstance(element, str):
            return element, start, end
        if _unmarked("".join(element.itertext())) == _unmarked(data[start:end]):
            return element, start, end
        if hasattr(self._inner, "reset"):
            self._inner.reset()
        return None, m.start(), m.end()


def _unmarked(text: str) -> str:
    return text.replace("*", "").replace("_", "")


class _Entity(_Pattern):
    """&amp; and &#20320;."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: ANN401, ARG002, N802
        return _LEFTOVER.sub("", html.unescape(m.group())) or "\u200b", m.start(), m.end()


class _Dropped(_Pattern):
    """Comments and scripts."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: ANN401, ARG002, N802
        return "", m.start(), m.end()


class _Tag(_Pattern):
    """A tag becomes a mark in the text."""

    def __init__(self, pattern: re.Pattern[str], marks: list[Mark]) -> None:
        super().__init__(pattern)
        self._marks = marks

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: ANN401, ARG002, N802
        name = m.group(2).lower()
        if name not in tags.TAGS:
            return None, None, None
        self._marks.append(Mark(name, tags.attributes(m.group(3)), closing=bool(m.group(1))))
        return f"\x05{len(self._marks) - 1}\x06", m.start(), m.end()


class _TreeReader:
    """Walks a finished tree and collects its text and spans."""

    def __init__(self, marks: list[Mark]) -> None:
        self._marks = marks
        self._out: list[str] = []
        self._length = 0
        self._spans: list[Span] = []
        self._open: list[tuple[str, int, str]] = []
        self._ruby = 0  # where the base of a ruby annotation starts
        self._reading: list[str] | None = None  # collects the text of <rt>
        self._silent = False  # inside <rp>

    def read(self, element: Element) -> None:
        """Everything inside `element`."""
        if element.text:
            self._emit(element.text)
        for child in element:
            self._read_child(child)
            if child.tail:
                self._emit(child.tail)

    def finish(self) -> Inline:
        """The text, and its spans in order."""
        self._spans.sort(key=lambda span: (span.start, -span.end))
        return Inline("".join(self._out), self._spans)

    def _read_child(self, child: Element) -> None:
        start = self._length
        name = child.tag
        if name == "img":
            self._image(child.get("src") or "", child.get("alt") or "")
            return
        if name == "br":
            self._emit("\n")
            return
        self.read(child)
        if self._length == start:
            return
        if name == "a":
            self._add(start, SpanStyle.LINK, child.get("href") or "")
        elif name == "footnote":
            self._add(start, SpanStyle.FOOTNOTE, child.get("target") or "")
        elif name in _STYLES:
            self._add(start, _STYLES[name])

    def _add(self, start: int, style: SpanStyle, target: str = "") -> None:
        self._spans.append(Span(start, self._length, style, _LEFTOVER.sub("", target)))

    def _image(self, source: str, label: str) -> None:
        start = self._length
        self._emit(label)
        if source:
            self._add(start, SpanStyle.IMAGE, source)

    def _emit(self, text: str) -> None:
        if "\x05" not in text:
            self._text(text)
            return
        for index, piece in enumerate(_MARK.split(text)):
            if index % 2 == 0:
                self._text(piece)
            elif int(piece) < len(self._marks):
                self._mark(self._marks[int(piece)])

    def _text(self, text: str) -> None:
        text = _LEFTOVER.sub("", text)
        if self._reading is not None:
            self._reading.append(text)
        elif text and not self._silent:
            self._out.append(text)
            self._length += len(text)

    def _mark(self, mark: Mark) -> None:
        name = mark.name
        if name == "br":
            self._text("\n")
        elif name == "img":
            if not mark.closing:
                self._image(mark.attributes.get("src", ""), mark.attributes.get("alt", ""))
        elif name in ("ruby", "rb", "rt", "rp"):
            self._mark_ruby(mark)
        elif name in tags.STYLES or name == "a":
            self._mark_style(mark)

    def _mark_style(self, mark: Mark) -> None:
        if not mark.closing:
            self._open.append((mark.name, self._length, mark.attributes.get("href", "")))
            return
        for index in range(len(self._open) - 1, -1, -1):
            name, start, target = self._open[index]
            if name == mark.name:
                del self._open[index]
                if start == self._length:
                    return
                if name != "a":
                    self._add(start, tags.STYLES[name])
                elif target:
                    self._add(start, SpanStyle.LINK, target)
                return

    def _mark_ruby(self, mark: Mark) -> None:
        self._close_reading()
        self._silent = mark.name == "rp" and not mark.closing
        if mark.name == "rt" and not mark.closing:
            self._reading = []
        elif mark.name == "ruby":
            self._ruby = self._length

    def _close_reading(self) -> None:
        if self._reading is None:
            return
        reading = "".join(self._reading).strip()
        self._reading = None
        if reading and self._ruby < self._length:
            self._add(self._ruby, SpanStyle.READING, reading)
        elif reading:
            self._text(reading)
        self._ruby = self._length
