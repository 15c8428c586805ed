"""Which form of Chinese a document is written in, by its blocks and by what its author declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chinese.scripts import Form, regional_form
from reader.documents.model import Language

if TYPE_CHECKING:
    from reader.documents.model import Document

_ENOUGH = 6000  # code points of Chinese that decide
_LANGUAGE_KEYS = ("language", "lang")


def form_of(document: Document) -> Form:
    """The form of the Chinese of a document, judged by the blocks that are read so far."""
    taken: list[str] = []
    size = 0
    for block in document.blocks:
        if block.language is not Language.ENGLISH:
            taken.append(block.text)
            size += len(block.text)
            if size > _ENOUGH:
                break
    metadata = document.head.metadata
    declared = next((metadata[key] for key in _LANGUAGE_KEYS if metadata.get(key)), None)
    return regional_form("\n".join(taken), str(declared) if declared else None)
