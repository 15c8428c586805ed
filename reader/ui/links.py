"""Where a link leads: into the same text, to another document, out to the web, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path


class LinkKind(Enum):
    """The kinds of links."""

    INSIDE = auto()
    DOCUMENT = auto()
    WEB = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Link:
    """A sorted link. path: of a DOCUMENT; fragment: the heading in it or in this text."""

    kind: LinkKind
    target: str
    path: Path | None = None
    fragment: str = ""


def sort_link(target: str, document: Path | None) -> Link:
    """What a link in `document` is. Looks at the words only, not at the disk."""
    parts = urlsplit(target)
    if parts.scheme in ("http", "https") and parts.netloc:
        return Link(LinkKind.WEB, target)
    if parts.scheme or parts.netloc:
        return Link(LinkKind.OTHER, target)
    fragment = unquote(parts.fragment)
    if not parts.path:
        return Link(LinkKind.INSIDE, target, fragment=fragment)
    if document is None:
        return Link(LinkKind.OTHER, target)
    path = document.parent / unquote(parts.path)
    return Link(LinkKind.DOCUMENT, target, path, fragment)
