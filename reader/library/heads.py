"""How the library looks at a file without opening it: its head, and its companion.

The seam between this room and `reader.documents` and `reader.bitext`; tests put their own reader
in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reader.documents.model import Head, MetadataValue


class HeadReader(Protocol):
    """What a scan needs of the rooms below."""

    def read(self, path: Path) -> Head | str | None:
        """The head of a file; why it cannot be read, one sentence; None: it holds no text."""
        ...

    def companion(
        self,
        path: Path,
        metadata: Mapping[str, MetadataValue],
        exists: Callable[[Path], bool],
    ) -> Path | None:
        """The file that holds the other language of this one, by name or by front matter."""
        ...

    def counterparts(
        self,
        path: Path,
        metadata: Mapping[str, MetadataValue],
        exists: Callable[[Path], bool],
    ) -> list[Path]:
        """Every file that holds the other language of this one."""
        ...

    def original(self, path: Path, exists: Callable[[Path], bool]) -> Path | None:
        """The document of which this one is a translation beside others."""
        ...

    def may_have_companion(self, path: Path) -> bool:
        """Whether the name of a file says its language, so that there may be a companion."""
        ...
