"""The settings of the preferences as lines of the palette: choosing one goes to its field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.ui.language import translated
from reader.ui.palette.items import Item, Kind
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFERENCE: Final = "preference/"
"""Begins the names of these lines; page and field follow."""


class _Field(NamedTuple):
    """A field: where it stands in the dialogue, what it is called, what else it is found by."""

    page: str
    field: str
    text: Message
    also: str = ""


_PAGES: Final = {
    "reading": Message("Reading"),
    "appearance": Message("Appearance"),
    "library": Message("Library"),
    "notes": Message("Notes"),
    "keys": Message("Keys"),
}
_FIELDS: Final = (
    _Field("reading", "latin", Message("Face of English"), "font typeface 字体 字體"),
    _Field("reading", "chinese", Message("Face of Chinese"), "font typeface 字体 字體"),
    _Field("reading", "zoom", Message("Text size"), "zoom font size 字号 字級 字体大小"),
    _Field("reading", "latin_size", Message("Size of English beside the rest")),
    _Field("reading", "chinese_size", Message("Size of Chinese beside the rest")),
    _Field("reading", "line_height", Message("Line height"), "leading spacing 行距 行高"),
    _Field("reading", "column_width", Message("Widest column"), "measure width"),
    _Field("reading", "paragraph_spacing", Message("Between paragraphs"), "paragraph spacing 段距"),
    _Field("reading", "justify", Message("Chinese flush on both sides"), "justify"),
    _Field("appearance", "language", Message("Language of the interface"), "语言 語言"),
    # "dark" and its like are lines of their own, which do it at once
    _Field("appearance", "theme", Message("Theme"), "night colours colors 夜间 配色"),
    _Field("appearance", "motion", Message("Movement on the screen"), "animation fade reduced"),
    _Field("appearance", "variant", Message("Form of Chinese"), "variant"),
    _Field("appearance", "readings", Message("Readings"), "pinyin zhuyin"),
    _Field("appearance", "layouts", Message("Layout")),
    _Field("appearance", "swap", Message("Chinese first"), "swap"),
    _Field("library", "list", Message("Folders of the library")),
    _Field("notes", "path", Message("Path of the annotations file"), "sync"),
    _Field("notes", "meanings", Message("What the colours mean"), "highlight"),
    _Field(
        "notes",
        "patterns",
        Message("Tell colours apart by pattern, too"),
        "colour blind accessibility 色盲 色弱",
    ),
    _Field("notes", "format", Message("Export as")),
    _Field("notes", "template", Message("Layout", sense="of exports"), "template export"),
    _Field(
        "keys",
        "filter",
        Message("Commands and their keys"),
        "shortcuts hotkeys rebind keyboard file 快捷键 快速鍵",
    ),
)


def preference_lines() -> Iterator[Item]:
    """A line for every setting."""
    for page, field, text, also in _FIELDS:
        group = _PAGES[page]
        yield Item(
            Kind.SETTING,
            f"{Kind.SETTING}:{PREFERENCE}{page}/{field}",
            f"{translated(text)}…",
            translated(group),
            also=(str(text), str(group), also),
        )
