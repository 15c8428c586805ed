"""Units: an English text and the Chinese one that says the same."""

from __future__ import annotations

from typing import NamedTuple


class Unit(NamedTuple):
    """A translation unit. One of the two texts may be empty; neither has blanks at its ends."""

    en: str
    zh: str
