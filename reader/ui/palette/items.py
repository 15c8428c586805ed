"""What the palette finds: a line of it, without a widget."""

from __future__ import annotations

from enum import StrEnum

from reader.values import Value


class Kind(StrEnum):
    """What a line of the palette is. The values begin the ids of items."""

    COMMAND = "command"
    SETTING = "setting"
    HEADING = "heading"
    DOCUMENT = "document"


class Item(Value):
    """One line.

    key: names it for good, `command:quit`. text: as it is shown. hint: softer, beside it: the menu,
    the author. keys: as they are shown. enabled: whether it can be chosen now. also: other words
    that it is found by, the first of them its name in English. level: how deep a heading is below
    the uppermost ones. on: it is what is chosen at present.
    """

    kind: Kind
    key: str
    text: str
    hint: str = ""
    keys: tuple[str, ...] = ()
    enabled: bool = True
    also: tuple[str, ...] = ()
    level: int = 0
    on: bool = False


class Found(Value):
    """An item that fits. score: the higher the better. places: code points of its text that do."""

    item: Item
    score: float = 0.0
    places: tuple[int, ...] = ()
