"""Reading TMX, the exchange format of translation memories: units, one after the other.

The file is streamed: memory does not grow with it. Nothing outside it is opened, and a file that
defines entities is refused: they can unfold a small file to gigabytes.
https://www.gala-global.org/tmx-14b
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from reader.documents.errors import Cancelled, CannotRead, Reason
from reader.documents.interchange.languages import language_of_code, normalized
from reader.documents.interchange.units import Unit
from reader.documents.interchange.xml_text import legal_chunks
from reader.documents.language import language_of
from reader.documents.model import Language
from reader.wording import Message, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

_CODES: Final = frozenset(("bpt", "ept", "ph", "it", "ut", "x", "bx", "ex"))
_BREAK: Final = re.compile(r"<\s*(?:br|lb|tab)\b|\\[nt]|[\n\t]", re.I)
_LONGEST: Final = 1_000_000  # code points of one text
_MOST_TEXTS: Final = 400  # of one unit: as many languages as anybody translates into
_MOST_SILENT: Final = 8 * 1024 * 1024  # bytes of one tag, which the parser has to keep


class TmxReader:
    """Reads the units of a file that are in English and in Chinese.

    name: of the file, for messages. chinese: the code of the Chinese that is wanted where a unit
    has several; the first that begins with it is taken, else the first of all.

    left_out: how many units had neither language; chinese_codes: those met so far, in order;
    problem: why the file ends too early, one sentence, or "".
    """

    def __init__(
        self,
        source: BinaryIO,
        name: str,
        *,
        chinese: str = "",
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._source = source
        self._name = name
        self._chinese = normalized(chinese)
        self._cancelled = cancelled
        self._ready: list[Unit] = []
        self._unit: list[tuple[str, str]] | None = None
        self._code = ""
        self._segment: _Segment | None = None
        self._is_root_seen = False
        self._events = 0
        self.left_out = 0
        self.chinese_codes: list[str] = []
        self.problem = ""

    def units(self) -> Iterator[Unit]:
        """All units, in order, once. Raises Cancelled, and CannotRead if none is to be had."""
        parser = self._parser()
        found = 0
        silent, events = 0, 0
        try:
            for chunk in legal_chunks(self._source):
                if self._cancelled():
                    raise Cancelled
                parser.Parse(chunk, False)
                silent = 0 if self._events != events else silent + len(chunk)
                events = self._events
                if silent > _MOST_SILENT:
                    raise self._damaged(Message("it holds a tag without an end"))
                found += len(self._ready)
                yield from self._take()
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            # What came before the damage is as good as ever.
            ready = self._take()
            found += len(ready)
            yield from ready
            reason = Message(
                "{problem}, line {line}", problem=expat.ErrorString(error.code), line=error.lineno
            )
            if not found:
                raise self._damaged(reason) from error
            self.problem = Message(
                "“{name}” is damaged ({reason}); what stands before that line is shown.",
                name=self._name,
                reason=reason,
            )
        except OSError as error:
            raise self._damaged(reason_of(error)) from error

    def _take(self) -> list[Unit]:
        ready, self._ready = self._ready, []
        return ready

    def _damaged(self, reason: str) -> CannotRead:
        message = Message(
            "“{name}” cannot be read as TMX ({reason}).", name=self._name, reason=reason
        )
        return CannotRead(Reason.DAMAGED, message)

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._refuse_entity
        parser.ExternalEntityRefHandler = self._refuse_external
        parser.CommentHandler = self._pass
        return parser

    def _refuse_entity(self, *_declared: object) -> None:
        raise self._damaged(Message("it defines entities, which no translation memory needs"))

    def _refuse_external(self, *_named: object) -> int:
        raise self._damaged(Message("it refers to another file"))

    def _pass(self, _comment: str) -> None:
        self._events += 1

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._events += 1
        name = _local(tag)
        if not self._is_root_seen:
            self._is_root_seen = True
            if name != "tmx":
                raise self._damaged(Message("it begins with <{tag}>", tag=tag[:40]))
        if self._segment is not None:
            self._segment.open(name)
        elif name == "tu":
            self._unit = []
        elif name == "tuv":
            self._code = attributes.get("xml:lang") or attributes.get("lang") or ""
        elif name == "seg":
            self._segment = _Segment()

    def _end(self, tag: str) -> None:
        self._events += 1
        if self._segment is not None:
            if not self._segment.close():
                return
            text, self._segment = self._segment.finish(), None
            if self._unit is not None and len(self._unit) < _MOST_TEXTS:
                self._unit.append((self._code, text))
        elif _local(tag) == "tu" and self._unit is not None:
            self._finish(self._unit)
            self._unit = None

    def _text(self, text: str) -> None:
        self._events += 1
        if self._segment is None:
            return
        self._segment.add(text)
        if self._segment.length > _LONGEST:
            raise self._damaged(Message("one of its texts is as long as a book"))

    def _finish(self, texts: list[tuple[str, str]]) -> None:
        en, zh, wanted = "", "", False
        for code, text in texts:
            language = language_of_code(code) if code else language_of(text)
            if language is Language.ENGLISH:
                en = en or text
            elif language is Language.CHINESE and text:
                plain = normalized(code)
                if plain not in self.chinese_codes:
                    self.chinese_codes.append(plain)
                better = bool(self._chinese) and plain.startswith(self._chinese) and not wanted
                if better or not zh:
                    zh, wanted = text, wanted or better
        if en or zh:
            self._ready.append(Unit(en, zh))
        else:
            self.left_out += 1


class _Segment:
    """The text of a segment: codes of other programs are left out, what they enclose stays."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._code: list[str] = []
        self._depth = 0
        self._code_from = 0  # the depth at which a code began; 0 outside
        self.length = 0

    def open(self, name: str) -> None:
        """A tag inside the segment."""
        self._depth += 1
        if name in _CODES and not self._code_from:
            self._code_from = self._depth
            self._code.clear()

    def close(self) -> bool:
        """The end of a tag; whether it is the segment's own."""
        if self._depth == 0:
            return True
        if self._depth == self._code_from:
            self._code_from = 0
            # A line break is code where TMX comes from, and parts two words all the same.
            if _BREAK.search("".join(self._code)):
                self.add(" ")
        self._depth -= 1
        return False

    def add(self, text: str) -> None:
        """Text, of the segment or of a code."""
        self.length += len(text)
        (self._code if self._code_from else self._parts).append(text)

    def finish(self) -> str:
        """The text, without blanks around it."""
        return "".join(self._parts).strip()


def _local(tag: str) -> str:
    return tag.rpartition(":")[2].lower()
