"""What exports say themselves, in the language of the interface.

Only Markdown does, which people read. CSV and JSON-LD are read by programs: their colours and kinds
are the same words everywhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.annotations.export.options import WORDS
from reader.ui.language import translated

if TYPE_CHECKING:
    from reader.annotations.export.values import ExportedDocument


def export_words() -> dict[str, str]:
    """The words by their names."""
    return {name: translated(words) for name, words in WORDS.items()}


def told(document: ExportedDocument) -> ExportedDocument:
    """The document with what it tells the reader of the export in that language."""
    return replace(document, notices=tuple(translated(notice) for notice in document.notices))
