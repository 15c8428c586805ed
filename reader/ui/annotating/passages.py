"""One annotation as Markdown for the clipboard: a block quote a side, then the note."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.annotations.model import Annotation
    from reader.ui.annotating.marks import Mark
    from reader.ui.reading.view import ReadingView


def as_markdown(found: Annotation, view: ReadingView, marks: Sequence[Mark]) -> str:
    """The words as they are shown; where they are not in the text any more, as they were."""
    documents = {mark.target: mark.document for mark in marks}
    passages: dict[str, list[str]] = {}
    for number, target in enumerate(found.targets):
        converter = view.converters[documents.get(number, 0)] if view.converters else None
        text = target.quote.exact
        shown = converter.convert_text(text, view.variant) if converter else text
        passages.setdefault(target.side, []).append(shown)
    quote = "\n>\n".join(
        "\n".join(f"> {line}".rstrip() for line in "\n\n".join(parts).split("\n"))
        for parts in passages.values()
    )
    return "\n\n".join(part for part in (quote, found.note.strip()) if part) + "\n"
