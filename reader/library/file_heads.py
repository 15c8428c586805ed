"""The library's look at real files: their heads through `documents`, companions through `bitext`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.bitext.companions import companion_names, companion_of
from reader.documents.decoding import decode
from reader.documents.errors import CannotRead, Reason
from reader.documents.reading import MAX_BYTES, DocumentReader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reader.documents.model import Head, MetadataValue

_WHOLE: Final = 4 * 1024 * 1024
"""Files up to this many bytes are read whole: then their content has a fingerprint."""
_PREFIX: Final = 256 * 1024


class FileHeads:
    """Reads the heads of files. Safe to use from several threads: it keeps nothing."""

    def read(self, path: Path) -> Head | str | None:
        """The head of a file; why it cannot be read, one sentence; None: it holds no text."""
        try:
            size = path.stat().st_size
            if _WHOLE < size <= MAX_BYTES:
                return self._from_prefix(path)
            return DocumentReader(path).head
        except CannotRead as error:
            return None if error.reason is Reason.BINARY else str(error)
        except OSError as error:
            return f"Cannot be read: {error.strerror or error}."

    def companion(
        self,
        path: Path,
        metadata: Mapping[str, MetadataValue],
        exists: Callable[[Path], bool],
    ) -> Path | None:
        """The file that holds the other language of this one, by name or by front matter."""
        return companion_of(path, metadata, exists)

    def may_have_companion(self, path: Path) -> bool:
        """Whether the name of a file says its language, so that there may be a companion."""
        return bool(companion_names(path))

    def _from_prefix(self, path: Path) -> Head:
        """The head of a large file, without the fingerprint of its whole content."""
        with path.open("rb") as file:
            data = file.read(_PREFIX)
        end = data.rfind(b"\n")
        decoded = decode(data[: end + 1] if end > 0 else data)
        head = DocumentReader.from_text(decoded.text, path).head
        return replace(head, encoding=decoded.encoding, fingerprint="")
