"""What values of the settings file may be: a check gives the value, a ValueError or a TypeError.

Beside them the other way, for values that JSON does not know.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_RECENT = 20
"""How many recent documents are remembered."""
MOST_COMPANIONS = 1000
"""How many chosen companions are remembered."""
MOST_COUNTERPARTS = 9
"""How many translations of one document are remembered."""
MOST_SEARCHES = 50
"""How many searches are remembered."""
MOST_ENCODINGS = 200
"""How many chosen encodings are remembered."""


def text(value: object) -> str:
    """A string."""
    if not isinstance(value, str):
        raise TypeError("not text")
    return value


def one_of(*names: str) -> Callable[[object], str]:
    """Of a closed set that another room has as an enum; a test holds them equal."""

    def decode(value: object) -> str:
        if value not in names:
            raise ValueError("not one of the names")
        return text(value)

    return decode


def flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise TypeError("not true or false")
    return value


def between(low: int, high: int) -> Callable[[object], int]:
    """A whole number, brought within two bounds."""

    def decode(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError("not a number")
        return min(max(round(value), low), high)

    return decode


def ratio(value: object) -> float:
    """A share, brought within reason."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("not a number")
    if value != value:  # noqa: PLR0124 - NaN, which JSON of other programs may hold
        raise ValueError("not a number")
    return min(max(float(value), 0.1), 0.9)


def hexadecimal(value: object) -> str:
    """Bytes in hexadecimal digits."""
    return bytes.fromhex(text(value)).hex()


def path(value: object) -> Path | None:
    """A path; None for an empty text."""
    name = text(value)
    return Path(name) if name else None


def paths(value: object) -> tuple[Path, ...]:
    """A list of paths, each once; what is no text is left out."""
    if not isinstance(value, list):
        raise TypeError("not a list")
    items = cast("list[object]", value)
    unique = dict.fromkeys(item for item in items if isinstance(item, str) and item)
    return tuple(Path(item) for item in unique)


def texts(value: object) -> tuple[str, ...]:
    """A list of texts, each once."""
    if not isinstance(value, list):
        raise TypeError("not a list")
    items = cast("list[object]", value)
    return tuple(dict.fromkeys(item for item in items if isinstance(item, str) and item))


def searches(value: object) -> tuple[str, ...]:
    """What was looked for."""
    return texts(value)[:MOST_SEARCHES]


def recent(value: object) -> tuple[Path, ...]:
    """Documents, newest first."""
    return paths(value)[:MOST_RECENT]


def companions(value: object) -> dict[Path, Path | None]:
    """The other half of each document; None: it is read alone."""
    if not isinstance(value, dict):
        raise TypeError("not a mapping")
    items = list(cast("dict[object, object]", value).items())[-MOST_COMPANIONS:]
    return {
        Path(one): Path(two) if two else None
        for one, two in items
        if isinstance(one, str) and isinstance(two, str) and one
    }


def companion_texts(companions: dict[Path, Path | None]) -> object:
    """What `companions` reads."""
    items = list(companions.items())[-MOST_COMPANIONS:]
    return {str(one): str(two) if two else "" for one, two in items}


def counterparts(value: object) -> dict[Path, tuple[Path, ...]]:
    """All other halves of each document."""
    if not isinstance(value, dict):
        raise TypeError("not a mapping")
    items = list(cast("dict[object, object]", value).items())[-MOST_COMPANIONS:]
    return {
        Path(one): paths(others)[:MOST_COUNTERPARTS]
        for one, others in items
        if isinstance(one, str) and one
    }


def counterpart_texts(counterparts: dict[Path, tuple[Path, ...]]) -> object:
    """What `counterparts` reads."""
    items = list(counterparts.items())[-MOST_COMPANIONS:]
    return {str(one): [str(other) for other in others] for one, others in items}


def encodings(value: object) -> dict[Path, str]:
    """The encoding of each document."""
    if not isinstance(value, dict):
        raise TypeError("not a mapping")
    items = list(cast("dict[object, object]", value).items())[-MOST_ENCODINGS:]
    return {
        Path(path): name
        for path, name in items
        if isinstance(path, str) and isinstance(name, str) and path and name
    }


def encoding_texts(encodings: dict[Path, str]) -> object:
    """What `encodings` reads."""
    return {str(path): name for path, name in list(encodings.items())[-MOST_ENCODINGS:]}


def path_texts(paths: tuple[Path, ...]) -> object:
    """What `paths` reads."""
    return [str(path) for path in paths]
