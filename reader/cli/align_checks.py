"""What `duidu align` says of two files that hardly answer each other; they are aligned anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.bitext.companions import are_alike

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.documents.model import Document

_SOME, _HARDLY_ANY = 0.3, 0.1  # of the words; a README in Chinese is full of English


def doubts(en: tuple[Path, Document], zh: tuple[Path, Document]) -> Iterator[str]:
    """Sentences for stderr: files without text, in one language, or in the wrong order."""
    empty = [
        path for path, document in (en, zh) if not any(b.text.strip() for b in document.blocks)
    ]
    for path in empty:
        yield f"there is no text in {path}"
    if empty:
        return
    one, other = en[1].head, zh[1].head
    if are_alike(one, other):
        name = "Chinese" if one.chinese_share > one.english_share else "English"
        yield f"{en[0]} and {zh[0]} are both in {name}: no part of one can answer the other"
    elif one.chinese_share > _SOME and other.chinese_share < _HARDLY_ANY:
        yield f"{en[0]} is in Chinese and {zh[0]} in English; name the English file first"
