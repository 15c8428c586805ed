"""Heads of files on disk: a small file is read whole, of a large one only its start.

Of a large file the fingerprint stays empty: it would cost reading all of it. Its place is found by
its path, and by its content as soon as it is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.bitext.companions import companion_of, counterparts_of, original_of
from reader.documents.decoding import decode
from reader.documents.errors import CannotRead, Reason
from reader.documents.language import count_words, language_of
from reader.documents.model import Language
from reader.documents.reading import DocumentReader, read_bytes
from reader.values import replace
from reader.wording import Message, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reader.bitext.companions import Files
    from reader.documents.model import Head, MetadataValue

WHOLE: Final = 256 * 1024
"""Files up to this many bytes are read whole."""
_START: Final = 96 * 1024
"""What is read of others. Holds the longest front matter and the sample for the language."""
_UNSURE: Final = 0.1
"""From this share of its words on a second language is looked into line by line."""
_LINES_SAMPLE: Final = 12_000


class DiskHeads:
    """Reads heads with the rooms below; a `HeadReader`."""

    def __init__(
        self,
        chosen: Callable[[], Mapping[Path, Path | None]] = dict,
        more: Callable[[], Mapping[Path, tuple[Path, ...]]] = dict,
    ) -> None:
        """chosen: the other halves that were chosen by hand; None: read alone.

        more: all that were ever chosen for a document.
        """
        self._chosen, self._more = chosen, more

    def read(self, path: Path) -> Head | str | None:
        """The head of a file; why it cannot be read, one sentence; None: it holds no text."""
        try:
            if path.stat().st_size > WHOLE:
                with path.open("rb") as file:
                    return replace(_head(file.read(_START), path), fingerprint="")
            return _head(read_bytes(path), path)
        except CannotRead as problem:
            return None if problem.reason is Reason.BINARY else problem.message
        except OSError as error:
            return Message(
                "“{name}” cannot be read: {reason}.", name=path.name, reason=reason_of(error)
            )

    def companion(
        self, path: Path, metadata: Mapping[str, MetadataValue], files: Files
    ) -> Path | None:
        """The file that holds the other language: by hand, by front matter or by name."""
        chosen = self._chosen()
        if path in chosen:
            return chosen[path]
        half = next((one for one, other in chosen.items() if other == path), None)
        if half is not None:
            return half
        other = companion_of(path, metadata, files)
        return None if other in chosen else other  # it has another half, or is read alone

    def counterparts(
        self, path: Path, metadata: Mapping[str, MetadataValue], files: Files
    ) -> list[Path]:
        """Every file that holds the other language of this one."""
        by_hand = [other for other in self._more().get(path, ()) if files.holds(other)]
        return list(dict.fromkeys((*by_hand, *counterparts_of(path, metadata, files))))

    def original(self, path: Path, files: Files) -> Path | None:
        """The document of which this one is a translation beside others."""
        by_hand = next((one for one, others in self._more().items() if path in others), None)
        if by_hand is not None and files.holds(by_hand):
            return by_hand
        return original_of(path, files)

    def is_chosen(self, path: Path) -> bool:
        """Whether the reader has paired a file by hand."""
        return str(path) in self._by_hand()

    def _by_hand(self) -> set[str]:
        """The files that the reader has paired."""
        chosen, more = self._chosen(), self._more()
        if not (chosen or more):
            return set()
        paths = {*chosen, *filter(None, chosen.values()), *more}
        return {str(path) for path in paths.union(*more.values())}


def _head(data: bytes, path: Path) -> Head:
    text = decode(data).text
    head = DocumentReader.from_text(text, path).head
    if min(head.english_share, head.chinese_share) < _UNSURE:
        return head
    english, chinese = _shares_by_lines(_body(text, head))
    return replace(head, english_share=english, chinese_share=chinese)


def _body(text: str, head: Head) -> str:
    """The start of the text, without front matter."""
    start = text.find("\n---", 3) + 4 if head.metadata else 0
    return text[start : start + _LINES_SAMPLE]


def _shares_by_lines(text: str) -> tuple[float, float]:
    """What share of the words stands in English lines, and in Chinese ones.

    Chinese full of English terms, or with pinyin in brackets, has many Latin words and not one
    English line.
    """
    counts = dict.fromkeys(Language, 0.0)
    for line in text.split("\n"):
        if line.strip():
            counts[language_of(line)] += sum(count_words(line))
    english, chinese = counts[Language.ENGLISH], counts[Language.CHINESE]
    total = english + chinese or 1.0
    return english / total, chinese / total
