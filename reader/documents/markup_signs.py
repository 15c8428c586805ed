"""Which inline patterns can match a text at all, told by the signs that stand in it.

Most blocks hold one or two kinds of marks; to try every pattern of the library's table on each is
half of what parsing costs.
"""

from __future__ import annotations

from typing import Any, Final

_SIGNS: Final[dict[str, tuple[str, ...]]] = {
    "backtick": ("`",),
    "math": ("$",),
    "math_brackets": ("\\",),
    "product": ("*",),
    "escape": ("\\",),
    "wiki": ("[[",),
    "comment": ("%%",),
    "footnote": ("[^",),
    "attribute_span": ("]{",),
    "reference": ("[",),
    "link": ("](",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "dropped": ("<",),
    "html": ("<",),
    "entity": ("&",),
    "url": ("http://", "https://", "www."),
    "highlight": ("==",),
    "strike": ("~~",),
    "em_strong": ("*", "_"),
    "em_strong2": ("_",),
}
"""What stands in every text that a pattern of this name matches: one of these.

What earlier patterns have matched is taken out of a text, with something between its remains that
is no sign: a text never wins one.
"""
_ALL_SIGNS: Final = tuple(dict.fromkeys(sign for signs in _SIGNS.values() for sign in signs))
_BY_REFERENCE: Final = ("reference", "image_reference", "short_reference", "short_image_ref")
"""Patterns that match nothing in a document that defines no `[name]: address`."""


class Patterns:
    """The patterns of a table, in the order in which they are tried.

    table: the library's, by name; patterns that are not known here are always tried.
    references: whether the document has addresses for `[text][name]`.
    """

    def __init__(self, table: Any, *, references: bool) -> None:  # noqa: ANN401 - the library's
        left_out = () if references else _BY_REFERENCE
        names = {id(table[name]): name for name in _SIGNS if name in table}
        self._chosen: dict[tuple[bool, ...], list[Any]] = {}
        self._patterns: list[tuple[Any, tuple[str, ...]]] = []
        for pattern in table:
            name = names.get(id(pattern), "")
            if name not in left_out:
                self._patterns.append((pattern, _SIGNS.get(name, ())))

    def for_text(self, text: str) -> list[Any]:
        """Those that can match `text`, or a part of it."""
        present = tuple([sign in text for sign in _ALL_SIGNS])
        if present not in self._chosen:
            found = {sign for sign in _ALL_SIGNS if sign in text}
            self._chosen[present] = [
                pattern
                for pattern, signs in self._patterns
                if not signs or not found.isdisjoint(signs)
            ]
        return self._chosen[present]
