"""What the settings say of the type, as the reading view takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.reading.typography import TypeChoice

if TYPE_CHECKING:
    from reader.settings import Settings


def type_choice(settings: Settings) -> TypeChoice:
    """The faces, sizes and measures that are set."""
    return TypeChoice(
        latin=settings.latin_font,
        chinese=settings.chinese_font,
        latin_size=settings.latin_size / 100,
        chinese_size=settings.chinese_size / 100,
        line_height=settings.line_height / 100,
        column=settings.column_width,
        spacing=settings.paragraph_spacing / 100,
        justify=settings.justify,
    )
