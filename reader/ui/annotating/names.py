"""How colours and sides are called."""

from __future__ import annotations

from reader.annotations.model import Colour
from reader.bitext.model import Side
from reader.wording import Message

COLOURS = {
    Colour.YELLOW: Message("Yellow"),
    Colour.GREEN: Message("Green"),
    Colour.BLUE: Message("Blue"),
    Colour.PINK: Message("Pink"),
    Colour.PURPLE: Message("Purple"),
}
"""As a name of its own."""
_IN_A_SENTENCE = {
    Colour.YELLOW: Message("yellow"),
    Colour.GREEN: Message("green"),
    Colour.BLUE: Message("blue"),
    Colour.PINK: Message("pink"),
    Colour.PURPLE: Message("purple"),
}
SIDES = {
    Side.EN: Message("the English side"),
    Side.ZH: Message("the Chinese side"),
    Side.BOTH: Message("both sides"),
}
"""Inside a sentence."""


def with_meaning(colour: Colour, meaning: str) -> Message:
    """A colour by its name, with what it stands for where the reader gave it a meaning."""
    if not meaning:
        return COLOURS[colour]
    return Message("{colour}: {meaning}", colour=COLOURS[colour], meaning=meaning)


def in_a_sentence(colour: Colour, meaning: str) -> Message:
    """The same inside a sentence."""
    if not meaning:
        return _IN_A_SENTENCE[colour]
    return Message("{colour} ({meaning})", colour=_IN_A_SENTENCE[colour], meaning=meaning)
