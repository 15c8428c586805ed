"""Pictures of an interface with at most 256 colours, so that the repository stays light.

A picture of text has some hundred shades that no eye tells apart. The most frequent ones that
differ enough become the palette; every other colour is drawn as the nearest of them.
"""

from __future__ import annotations

from array import array
from collections import Counter

from PySide6.QtGui import QImage

_MOST = 256
_APART = (0, 12, 27, 48, 108, 192)
"""Squared distances that colours of the palette must keep, tried until they are few enough."""


def with_palette(image: QImage) -> QImage:
    """The same picture, its colours at most 256. Pixels that are see-through become opaque."""
    opaque = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height = opaque.width(), opaque.height()
    pixels = array("I", bytes(opaque.constBits()))  # a line of 32-bit pixels has no padding
    counts = Counter(pixels)
    chosen = _choose([colour for colour, _ in counts.most_common()])
    index = {colour: _nearest(colour, chosen) for colour in counts}
    data = bytes(map(index.__getitem__, pixels))
    small = QImage(data, width, height, width, QImage.Format.Format_Indexed8)
    small.setColorTable(chosen)
    return small.copy()  # its own memory: `data` ends here


def _choose(colours: list[int]) -> list[int]:
    """Colours from the most frequent on that keep apart; at most 256."""
    if len(colours) <= _MOST:
        return colours
    chosen: list[int] = []
    for apart in _APART:
        chosen = []
        for colour in colours:
            if all(_distance(colour, other) > apart for other in chosen):
                chosen.append(colour)
                if len(chosen) > _MOST:
                    break
        if len(chosen) <= _MOST:
            return chosen
    return chosen[:_MOST]


def _nearest(colour: int, palette: list[int]) -> int:
    return min(range(len(palette)), key=lambda number: _distance(colour, palette[number]))


def _distance(one: int, other: int) -> int:
    red = (one >> 16 & 255) - (other >> 16 & 255)
    green = (one >> 8 & 255) - (other >> 8 & 255)
    blue = (one & 255) - (other & 255)
    return red * red + green * green + blue * blue
