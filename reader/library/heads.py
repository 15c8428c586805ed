"""How the library looks at a file without opening it: its head, and its companion.

The seam between this room and `reader.documents` and `reader.bitext`; tests put their own reader
in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.bitext.companions import Files
    from reader.documents.model import Head, MetadataValue


class HeadReader(Protocol):
    """What a scan needs of the rooms below."""

    def read(self, path: Path) -> Head | str | None:
        """The head of a file; why it cannot be read, one sentence; None: it holds no text."""
        ...

    def companion(
        self, path: Path, metadata: Mapping[str, MetadataValue], files: Files
    ) -> Path | None:
        """The file that holds the other language of this one, by name or by front matter."""
        ...

    def counterparts(
        self, path: Path, metadata: Mapping[str, MetadataValue], files: Files
    ) -> list[Path]:
        """Every file that holds the other language of this one."""
        ...

    def original(self, path: Path, files: Files) -> Path | None:
        """The document of which this one is a translation beside others."""
        ...

    def is_chosen(self, path: Path) -> bool:
        """Whether the reader has paired a file by hand."""
        ...
