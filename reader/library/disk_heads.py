"""Heads of files on disk: a small file is read whole, of a large one only its start.

Of a large file the fingerprint stays empty: it would cost reading all of it. Its place is found by
its path, and by its content as soon as it is opened.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.bitext.companions import companion_of, language_of_name
from reader.documents.decoding import decode
from reader.documents.errors import CannotRead, Reason
from reader.documents.reading import DocumentReader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reader.documents.model import Head, MetadataValue

WHOLE: Final = 256 * 1024
"""Files up to this many bytes are read whole."""
_START: Final = 96 * 1024
"""What is read of others. Holds the longest front matter and the sample for the language."""


class DiskHeads:
    """Reads heads with the rooms below; a `HeadReader`."""

    def read(self, path: Path) -> Head | str | None:
        """The head of a file; why it cannot be read, one sentence; None: it holds no text."""
        try:
            if path.stat().st_size <= WHOLE:
                return DocumentReader(path).head
            return _head_of_start(path)
        except CannotRead as problem:
            return None if problem.reason is Reason.BINARY else problem.message
        except OSError as error:
            return f"“{path.name}” cannot be read: {error.strerror or error}."

    def companion(
        self,
        path: Path,
        metadata: Mapping[str, MetadataValue],
        exists: Callable[[Path], bool],
    ) -> Path | None:
        """The file that holds the other language of this one, by name or by front matter."""
        return companion_of(path, metadata, exists)

    def may_have_companion(self, path: Path) -> bool:
        """Whether the name of a file, or a folder above it, says its language."""
        return language_of_name(path) is not None


def _head_of_start(path: Path) -> Head:
    with path.open("rb") as file:
        data = file.read(_START)
    reader = DocumentReader.from_text(decode(data).text, path)
    return replace(reader.head, fingerprint="")
