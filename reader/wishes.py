"""What a start may ask of the program beside opening files: links, and a few commands.

The system's menu offers the commands; a second start hands them to the first like the files.
"""

from __future__ import annotations

from typing import Final

LINK: Final = "duidu:"
"""How links to an annotation begin, which exports may hold."""
COMMANDS: Final = {
    "--open": "open",
    "--search": "search-library",
    "--show-data": "show-data",
}
"""Option → the command of the window that it stands for."""


def is_wish(argument: str) -> bool:
    """Whether an argument is no file or folder."""
    return argument.startswith(LINK) or argument in COMMANDS
