"""OpenCC's converters: loaded once for the process, on first use, and guarded against its edges.

A configuration from Simplified takes 40 to 100 ms and up to 43 MB to load, from Traditional 1 to
7 ms and 1 to 4 MB; configurations share their dictionaries, so a second one of a kind is cheap.
OpenCC holds Python's global lock while it converts, and while it loads unless `load` asks it to.
"""

from __future__ import annotations

import re
import threading
from typing import Final, Protocol, cast

from reader.chinese.scripts import has_han

# OpenCC stops at a NUL in some configurations, and half a surrogate pair is not UTF-8.
_UNSAFE: Final = "([\0\ud800-\udfff]+)"
_loading: Final = threading.Lock()


class _TextConverter(Protocol):
    """What OpenCC, which carries no types, is used for."""

    def convert(self, text: str) -> str: ...


_converters: Final[dict[str, _TextConverter]] = {}


def convert(configuration: str, text: str) -> str:
    """`text` through one OpenCC configuration. OpenCC is loaded only for Chinese characters."""
    if not has_han(text):
        return text
    converter = _loaded(configuration)
    try:
        if "\0" not in text:
            return converter.convert(text)
    except UnicodeEncodeError:
        pass  # a lone surrogate: taken apart below
    pieces = re.split(_UNSAFE, text)
    pieces[::2] = [converter.convert(piece) for piece in pieces[::2]]
    return "".join(pieces)


def load(configuration: str) -> None:
    """Loads what will be needed soon, on a worker thread: the others go on meanwhile."""
    if configuration in _converters:
        return
    # Imported here: only what is loaded ahead of its use needs it.
    from reader.chinese.dictionaries import loaded_aside

    with _loading, loaded_aside(configuration):
        _make(configuration)


def _loaded(configuration: str) -> _TextConverter:
    converter = _converters.get(configuration)
    if converter is not None:
        return converter
    with _loading:  # two threads that load the same dictionary would pay for it twice
        return _make(configuration)


def _make(configuration: str) -> _TextConverter:
    """The converter of a configuration. Needs the lock."""
    if configuration not in _converters:
        # Imported here: 11 ms that only Chinese which is converted should cost.
        from opencc import OpenCC

        _converters[configuration] = cast("_TextConverter", OpenCC(configuration))
    return _converters[configuration]
