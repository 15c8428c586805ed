"""Where a reader is: a position in the source, and how high on the screen its line stands."""

from __future__ import annotations

from reader.values import Value


class Place(Value):
    """A source position of a document of the bitext.

    below: pixels between the top edge of the view and the line that shows the position.
    """

    document: int
    position: int
    below: float = 0.0


START = Place(0, 0)
