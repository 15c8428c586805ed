"""An annotation as Markdown, for the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.annotations.model import Annotation


def as_markdown(annotation: Annotation) -> str:
    """The quotes as block quotes, every line of them; the note and the tags below, outside."""
    quotes = [
        "\n".join(f"> {line}".rstrip() for line in target.quote.exact.split("\n"))
        for target in annotation.targets
    ]
    parts = ["\n>\n".join(quotes), annotation.note.strip()]
    parts.append(" ".join(f"#{tag.replace(' ', '-')}" for tag in annotation.tags))
    return "\n\n".join(filter(None, parts)) + "\n"
