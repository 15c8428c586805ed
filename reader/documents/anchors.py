"""Anchors of headings, and which heading a link means."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.model import Block

_NOT_IN_SLUG: Final = re.compile(r"[^\w\- ]")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Slugs:
    """Gives each heading of a document a slug of its own, as GitHub does: `标题`, `标题-1`."""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}

    def slug(self, text: str) -> str:
        """The slug of the next heading, whose visible text is `text`."""
        base = slugify(text)
        number = self._next.get(base)
        self._next[base] = 1 if number is None else number + 1
        if number is None:
            return base
        unique = f"{base}-{number}"
        while unique in self._next:
            number += 1
            unique = f"{base}-{number}"
        self._next[base] = number + 1
        self._next[unique] = 1
        return unique


def slugify(text: str) -> str:
    """Lower case, no punctuation, hyphens for spaces; Chinese stays."""
    text = unicodedata.normalize("NFC", text.strip().lower())
    return _NOT_IN_SLUG.sub("", text).replace(" ", "-")


def heading_for(link_text: str, target: str, headings: Sequence[Block]) -> Block | None:
    """The heading of the same document that a link means, or None.

    target: as written. `#slug`, percent-encoded or not; or, as Notion exports a list of contents,
    the name of a document, where the link's text is the text of the heading.
    """
    if _SCHEME.match(target) or target.startswith("//"):
        return None
    from urllib.parse import unquote  # only needed once a link is followed

    path, _, fragment = target.partition("#")
    wanted = unquote(fragment).strip()
    if wanted and not path:
        return _by_anchor(wanted, headings)
    if path and not unquote(path).lower().endswith((".md", ".markdown", ".txt", ".html")):
        return None
    if wanted and (found := _by_anchor(wanted, headings)) is not None:
        return found
    return _by_text(link_text, headings)


def _by_anchor(wanted: str, headings: Sequence[Block]) -> Block | None:
    slug = slugify(wanted)
    folded = _folded(wanted)
    named = [block for block in headings if block.anchor]
    exact = next((block for block in named if block.anchor in (wanted, slug)), None)
    if exact is not None:
        return exact
    return next((block for block in named if _folded(block.anchor) == folded), None) or _by_text(
        wanted, headings
    )


def _by_text(text: str, headings: Sequence[Block]) -> Block | None:
    wanted = _folded(text)
    if not wanted:
        return None
    return next((block for block in headings if _folded(block.text) == wanted), None)


def _folded(text: str) -> str:
    """Letters and digits only: case, width, spaces, punctuation and emoji do not matter."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
