"""How the JSON file looks: two spaces a level, a line for each value, short things on one line.

What holds only plain values (a selector, a clock, the tags) stands on one line; everything else
has a line for each of its values. So a change of one note is a change of few lines. JSON text is
UTF-8; half a surrogate pair, which UTF-8 cannot hold, is written as an escape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

SPREAD = frozenset({"paths", "meanings"})
"""Keys whose values have a line each even where they would fit on one."""
_PLAIN = (str, int, float, bool, type(None))


def dumps(value: object, *, sort: bool = False) -> bytes:
    """A value on one line, as short as can be. sort: keys in order, for sums and comparisons."""
    import orjson

    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS if sort else 0)
    except TypeError:  # half a surrogate pair, or a number of more than 64 bits
        import json

        return json.dumps(value, sort_keys=sort, separators=(",", ":")).encode("ascii")


def loads(data: bytes) -> object:
    """What JSON text says. ValueError: it is no JSON (NaN and its like are none)."""
    import orjson

    try:
        return orjson.loads(data)
    except ValueError:
        import json

        try:
            return json.loads(data, parse_constant=_no_number)
        except RecursionError:
            raise ValueError("nested too deeply") from None


def pretty(value: object, indent: int = 0, key: str = "") -> bytes:
    """A value laid out. indent: spaces before the line on which it begins; key: its name."""
    if isinstance(value, dict):
        items = cast("dict[str, object]", value)
        if not items:
            return b"{}"
        if key not in SPREAD and all(isinstance(each, _PLAIN) for each in items.values()):
            inner = [dumps(name) + b": " + dumps(each) for name, each in items.items()]
            return b"{" + b", ".join(inner) + b"}"
        return _spread(b"{", _values(items, indent), b"}", indent)
    if isinstance(value, list | tuple):
        values = cast("list[object]", value)
        if all(isinstance(each, _PLAIN) for each in values):
            return b"[" + b", ".join([dumps(each) for each in values]) + b"]"
        return _spread(b"[", (pretty(each, indent + 2) for each in values), b"]", indent)
    return dumps(value)


def lines(value: dict[str, object], indent: int) -> bytes:
    """An object with a line for each of its values, with `indent` spaces before its first line."""
    return b" " * indent + _spread(b"{", _values(value, indent), b"}", indent)


def _values(value: dict[str, object], indent: int) -> Iterable[bytes]:
    return (dumps(name) + b": " + pretty(each, indent + 2, name) for name, each in value.items())


def _spread(begin: bytes, inner: Iterable[bytes], end: bytes, indent: int) -> bytes:
    margin = b"\n" + b" " * indent
    return begin + margin + b"  " + (b"," + margin + b"  ").join(inner) + margin + end


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is no JSON")
