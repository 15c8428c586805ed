"""Units as an interleaved document: what a TMX file or a table of two columns is opened as."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from reader.documents.interchange.marks import INTERLEAVED, KEY, mark_of
from reader.documents.markdown_source import at_line_start, inline_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.documents.interchange.units import Unit

_UNSEEN: Final = "\u200b\u200c\u200d\u2060\ufeff"


def interleaved(units: Iterable[Unit], title: str) -> Iterator[str]:
    """Interleaved Markdown, a piece for each unit; joined, they are the document."""
    # A JSON string is a YAML string.
    yield f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n{KEY}: {INTERLEAVED}\n---\n"
    for unit in units:
        en, zh = _paragraph(unit.en), _paragraph(unit.zh)
        texts = [text for text in (en, zh) if text]
        if texts:
            yield "\n" + "\n\n".join([mark_of(bool(en), bool(zh)), *texts]) + "\n"


def _paragraph(text: str) -> str:
    """A text as a paragraph in one line; "" where nothing of it can be seen."""
    text = text.strip().strip(_UNSEEN).strip()
    return at_line_start(inline_source(text)) if text else ""
