"""When Python may look for garbage: not while Qt walks through the widgets of the program.

Qt holds their addresses meanwhile, in a list of its own. A widget that Python finds to be garbage
in a handler on the way is deleted at once, and dressed when its turn comes: the program ends.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def no_garbage() -> Iterator[None]:
    """Nobody looks for garbage as long as this lasts, on any thread."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
