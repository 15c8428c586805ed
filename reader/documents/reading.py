"""A file is opened: read, decoded, its head known at once, its blocks one after the other."""

from __future__ import annotations

import errno
import os
import re
import stat
from typing import TYPE_CHECKING, Final

from reader.chinese.scripts import script_of
from reader.documents.assembling import Assembler
from reader.documents.blocks.raw import Nest, Raw, Syntax
from reader.documents.blocks.scanner import Scanner, ScanState
from reader.documents.blocks.source import Lines, lines_of
from reader.documents.blocks.syntax import CONTENTS
from reader.documents.decoding import Decoded, clean_text, decode, fingerprint
from reader.documents.errors import Cancelled, CannotRead, Reason
from reader.documents.footnotes import find_definitions
from reader.documents.inline import InlineParser
from reader.documents.language import count_words
from reader.documents.metadata import read_front_matter
from reader.documents.model import (
    BlockKind,
    Document,
    Head,
    Notice,
    NoticeCode,
    Script,
)
from reader.documents.profile import SAMPLE_SIZE, Profile, profile_of
from reader.documents.subtitle_signs import subtitle_blocks, subtitles_of
from reader.documents.titles import title_of
from reader.values import replace
from reader.wording import Message, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.documents.interchange.marks import Mark
    from reader.documents.model import Block

MAX_BYTES: Final = 64 * 1024 * 1024
# A pipe that nobody writes to must not keep the reader waiting; line ends are left alone.
_READ_ONLY: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_PAIRS: Final = (".tmx", ".tsv")  # may hold pairs of texts, one of each language
_SUFFIXES: Final = (".md", ".markdown", ".mdown", ".mkd")
_LANGUAGE_SAMPLE: Final = 24_000


class DocumentReader:
    """Reads one file. `head` is known before its blocks; `blocks()` streams the body, once.

    Raises CannotRead from the constructor; Cancelled from anywhere once `cancelled()` is true.
    `notices` grows while blocks are read; `progress` goes from 0 to 1.
    """

    def __init__(
        self,
        path: Path,
        *,
        encoding: str | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._cancelled = cancelled
        data = read_bytes(path)
        self._check()
        decoded = None
        if path.suffix.lower() in _PAIRS:
            from reader.documents.interchange.opening import decode_pairs  # few files are such

            decoded = decode_pairs(data, path, encoding, cancelled)
        if decoded is None:
            decoded = decode(data, encoding)
        del data
        self._prepare(decoded, path)

    @classmethod
    def from_text(cls, text: str, path: Path | None = None) -> DocumentReader:
        """A reader of text that is in memory already."""
        reader = cls.__new__(cls)
        reader._cancelled = lambda: False  # noqa: SLF001 - of this very class
        text = clean_text(text)
        reader._prepare(Decoded(text, "UTF-8", (), fingerprint(text)), path)  # noqa: SLF001
        return reader

    @property
    def head(self) -> Head:
        """What is known before the body is parsed; made when somebody asks for it."""
        if self._head is None:
            self._head = self._make_head()
        return self._head

    def marks(self) -> list[Mark] | None:
        """What the file itself says of its beads; None where it does not say that it does."""
        if "bitext" not in self._front.metadata:
            return None
        from reader.documents.interchange import marks  # few files do

        found = marks.is_interleaved(self._front.metadata)
        return list(marks.marks_in(self._text)) if found else None

    def blocks(self) -> Iterator[Block]:
        """The blocks of the document, in order."""
        scanner = Scanner(self._state)
        for raw in self._broken_front_matter():
            yield from self._assembler.blocks(raw)
        front = self._front
        lines = lines_of(self._text, front.body, self._on_progress)
        if self._subtitles is None:
            raws = scanner.scan(Lines(lines, front.body_line), Nest())
        else:
            raws = subtitle_blocks(enumerate(lines, front.body_line), self._subtitles)
        for raw in raws:
            for block in self._assembler.blocks(raw):
                self._check()
                # Within one huge line, only the blocks tell how far it is.
                self.progress = max(self.progress, block.start / max(1, len(self._text)))
                yield block
        self._note_findings()
        self.progress = 1.0

    def _prepare(self, decoded: Decoded, path: Path | None) -> None:
        self._check()
        self.progress = 0.0
        self._text = text = decoded.text
        self._front = front = read_front_matter(text)
        self._path, self._decoded = path, decoded
        self._head: Head | None = None
        sample = _sample(text, front.body)
        is_markdown = bool(front.metadata) or (
            path is not None and path.suffix.lower() in _SUFFIXES
        )
        self._subtitles = None if is_markdown else subtitles_of(sample)
        if self._subtitles is not None:
            sample = self._subtitles.words
            profile = Profile(markdown=False)
        else:
            profile = profile_of(sample, markdown=is_markdown)
        self._state = ScanState(markdown=profile.markdown)
        if profile.markdown and "]:" in text:
            references, footnotes = find_definitions(text, front.body)
            self._state.references, self._state.footnotes = references, footnotes
        self._inline = InlineParser(self._state.references, self._state.footnotes)
        self._assembler = Assembler(profile, self._inline)
        self.notices: list[Notice] = [*decoded.notices, *front.notices]
        self._start_notices = tuple(self.notices)
        self._start, self._is_markdown = sample, profile.markdown
        self.has_more = len(text) - front.body > _LANGUAGE_SAMPLE

    def _make_head(self) -> Head:
        sample, metadata, decoded = self._start, self._front.metadata, self._decoded
        english, chinese = count_words(sample[:_LANGUAGE_SAMPLE])
        total = english + chinese or 1
        return Head(
            path=self._path,
            title=title_of(metadata, sample, self._path, markdown=self._is_markdown),
            metadata=metadata,
            encoding=decoded.encoding,
            script=Script(script_of(sample)),
            english_share=english / total,
            chinese_share=chinese / total,
            fingerprint=decoded.fingerprint,
            notices=self._start_notices,
            contents_marker=_has_contents_marker(sample),
        )

    def _broken_front_matter(self) -> Iterator[Raw]:
        if self._front.broken:
            source = self._front.broken.split("\n")
            yield Raw(
                BlockKind.CODE, source, 2, len(source) + 1, Nest(), Syntax.LITERAL, target="yaml"
            )

    def _note_findings(self) -> None:
        if self._state.too_deep:
            self.notices.append(
                Notice(
                    NoticeCode.DEEP_NESTING,
                    Message(
                        "Some lists or quotes are nested very deeply; inner marks are shown as"
                        " text."
                    ),
                )
            )
        if self._inline.too_dense:
            self.notices.append(
                Notice(
                    NoticeCode.MARKUP_TOO_DENSE,
                    Message(
                        "Some paragraphs have too many formatting marks; they are shown as plain"
                        " text."
                    ),
                )
            )

    def _on_progress(self, position: int) -> None:
        self._check()
        self.progress = position / max(1, len(self._text))

    def _check(self) -> None:
        if self._cancelled():
            raise Cancelled


def open_document(path: Path, encoding: str | None = None) -> Document:
    """The whole document in a file. Raises CannotRead."""
    return _whole(DocumentReader(path, encoding=encoding))


def parse_text(text: str, path: Path | None = None) -> Document:
    """The document that some text is. path: only for its suffix and its name."""
    return _whole(DocumentReader.from_text(text, path))


def read_bytes(path: Path) -> bytes:
    """What the file holds. Raises CannotRead where it cannot be had, or is larger than 64 MB.

    Only files proper are read: a pipe or a device could keep the reader waiting, or never end.
    """
    try:
        handle = os.open(path, _READ_ONLY)
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            if stat.S_ISREG(status.st_mode):
                _refuse_large(path, status.st_size)
                data = file.read(status.st_size + 1)
                if len(data) != status.st_size:  # it has grown, or does not say
                    data += file.read(MAX_BYTES + 1)
                _refuse_large(path, len(data))
                return data
    except FileNotFoundError as error:
        message = Message(
            "“{name}” is not there any more. It may have been moved or renamed.", name=path.name
        )
        raise CannotRead(Reason.MISSING, message) from error
    except IsADirectoryError:
        raise _folder(path) from None
    except PermissionError as error:
        if path.is_dir():  # as some systems refuse to open one
            raise _folder(path) from None
        message = Message(
            "You are not allowed to read “{name}”. Change its permissions to open it.",
            name=path.name,
        )
        raise CannotRead(Reason.NOT_PERMITTED, message) from error
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno in (errno.ENXIO, errno.EOPNOTSUPP):
            raise _no_file(path) from None
        message = Message(
            "“{name}” could not be read ({reason}). Try again, or check the disk.",
            name=path.name,
            reason=reason_of(error) if isinstance(error, OSError) else str(error),
        )
        raise CannotRead(Reason.DAMAGED, message) from error
    raise _folder(path) if stat.S_ISDIR(status.st_mode) else _no_file(path)


def _refuse_large(path: Path, size: int) -> None:
    if size > MAX_BYTES:
        raise CannotRead(
            Reason.TOO_LARGE,
            Message(
                "“{name}” has {size} MB; Duidu opens texts of up to {most} MB. Split it into parts "
                "to read it.",
                name=path.name,
                size=f"{size / 1e6:,.0f}",
                most=MAX_BYTES // 2**20,
            ),
        )


def _folder(path: Path) -> CannotRead:
    return CannotRead(
        Reason.IS_FOLDER,
        Message(
            "“{name}” is a folder. Add it to the sidebar to see the documents inside.",
            name=path.name,
        ),
    )


def _no_file(path: Path) -> CannotRead:
    return CannotRead(
        Reason.NO_FILE,
        Message("“{name}” is a pipe, a socket or a device, and holds no text.", name=path.name),
    )


def _whole(reader: DocumentReader) -> Document:
    blocks = tuple(reader.blocks())
    return Document(replace(reader.head, notices=tuple(reader.notices)), blocks)


def _sample(text: str, start: int) -> str:
    """The start of the body, in whole lines."""
    end = start + SAMPLE_SIZE
    if end >= len(text):
        return text[start:]
    return text[start : text.rfind("\n", start, end) + 1 or end]


def _has_contents_marker(sample: str) -> bool:
    lowered = sample[:20_000].lower()
    if not any(mark in lowered for mark in ("{:toc", "[toc]", "[[toc]]", "[[_toc_]]", "${toc}")):
        return False
    return any(re.match(CONTENTS, line) for line in sample[:20_000].split("\n"))
