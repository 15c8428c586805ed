"""The boundary between code points and the UTF-16 units that Qt counts in.

Everything outside the interface counts code points; a character beyond U+FFFF (𠮷, most emoji) is
one code point and two units.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right


class Utf16Map:
    """Positions in one text, as code points and as UTF-16 units. Immutable."""

    __slots__ = ("_middles", "_wide")

    def __init__(self, text: str) -> None:
        self._wide: tuple[int, ...] = ()  # code point positions of the two-unit characters
        self._middles: tuple[int, ...] = ()  # unit positions between the halves of each
        if text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
            return
        self._wide = tuple(i for i, character in enumerate(text) if character > "\uffff")
        self._middles = tuple(i + nth + 1 for nth, i in enumerate(self._wide))

    @property
    def is_identity(self) -> bool:
        """Whether units and code points count the same."""
        return not self._wide

    def to_utf16(self, position: int) -> int:
        """The unit that code point `position` starts at."""
        return position + bisect_left(self._wide, position) if self._wide else position

    def to_code_point(self, unit: int) -> int:
        """The code point at `unit`; the middle of a character counts as its start."""
        return unit - bisect_right(self._middles, unit) if self._wide else unit
