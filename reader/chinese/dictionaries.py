"""OpenCC's dictionaries, loaded while the rest of the program goes on.

OpenCC's Python class holds Python's global lock for the 100 ms that its dictionaries take. The C
functions of the same library do not, and dictionaries that they have loaded serve every converter:
https://github.com/BYVoid/OpenCC/blob/master/src/opencc.h
"""

from __future__ import annotations

import ctypes
import os
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Generator

_CONFIGURATIONS: Final = Path("clib", "share", "opencc")
_FAILED: Final = ctypes.c_void_p(-1).value


@contextmanager
def loaded_aside(configuration: str) -> Generator[bool]:
    """The dictionaries of a configuration are in memory, at least as long as this is open.

    Gives False where OpenCC does not show its C functions or does not know the configuration: then
    nothing is loaded, and a converter loads what it needs itself.
    """
    library = _library()
    handle = _open(library, configuration) if library else None
    try:
        yield handle is not None
    finally:
        if library and handle is not None:
            library.opencc_close(handle)


@cache
def _library() -> ctypes.CDLL | None:
    """OpenCC's library, as it is loaded already, or None where its C functions are hidden."""
    import opencc

    module = vars(opencc).get("opencc_clib")
    if not isinstance(module, ModuleType) or module.__file__ is None:
        return None
    library = ctypes.CDLL(module.__file__)
    if not (hasattr(library, "opencc_open") and hasattr(library, "opencc_close")):
        return None
    library.opencc_open.argtypes, library.opencc_open.restype = [ctypes.c_char_p], ctypes.c_void_p
    library.opencc_close.argtypes = [ctypes.c_void_p]
    return library


def _open(library: ctypes.CDLL, configuration: str) -> int | None:
    import opencc

    file = Path(opencc.__file__).parent / _CONFIGURATIONS / f"{configuration}.json"
    handle = library.opencc_open(os.fsencode(file)) if file.is_file() else None
    return None if handle == _FAILED else handle
