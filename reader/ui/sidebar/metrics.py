"""Distances of the sidebar's list, in pixels."""

from __future__ import annotations

from typing import Final

from reader.ui.sidebar.titles import LINE_HEIGHT

ROW_MARGIN: Final = 10
"""From the edge of the sidebar to the tint of a row."""
ROW_PADDING: Final = 8
"""From the edge of the tint to the text."""
ROW_TOP: Final = 7
SMALL_GAP: Final = 3
SMALL_HEIGHT: Final = 16
PROGRESS_GAP: Final = 6
PROGRESS: Final = 2
ROW_END: Final = 8
ONE_LINE: Final = (
    ROW_TOP + LINE_HEIGHT + SMALL_GAP + SMALL_HEIGHT + PROGRESS_GAP + PROGRESS + ROW_END
)
TWO_LINES: Final = ONE_LINE + LINE_HEIGHT
SECTION: Final = 34
NOTE_END: Final = 6
"""Below what is said of a folder."""
LIST_END: Final = 12
RADIUS: Final = 7
