"""Distances of the cards, in pixels."""

from __future__ import annotations

from typing import Final

MARGIN: Final = 10
"""From the edge of the panel to a card."""
GAP: Final = 10
"""Between two cards."""
RADIUS: Final = 7
PADDING: Final = 13
"""From the edge of a card to its text, left and right."""
TOP: Final = 9
BOTTOM: Final = 9
BAR: Final = 3
"""Width of the colour's bar."""
BETWEEN_QUOTES: Final = 3
LINE_ROOM: Final = 8
"""Above and below the hairline."""
META_GAP: Final = 6
META: Final = 16
CHIP: Final = 19
CHIP_GAP: Final = 5
CHIP_PADDING: Final = 7
ACTION: Final = 26
PARAGRAPH_GAP: Final = 6
LIST_INDENT: Final = 15
SECTION: Final = 36
INVITATION: Final = 36
LIST_TOP: Final = 4
LIST_END: Final = 14
EDITOR: Final = 68
"""Height of the place to write in before it is known."""

QUOTE_LINES: Final = 4
OTHER_LINES: Final = 2
NOTE_LINES: Final = 6
"""Lines of a card that is not selected."""
ALL_LINES: Final = 400
"""Lines of one that is: all there is, within reason."""
