"""Regular expressions that are compiled when they are first asked for anything.

Compiling one takes 0.2 to 3 ms, and every start would pay for sixty that most documents never need
before their first text: a twentieth of the time to it. For the others `re.compile` is right.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Becomes the compiled pattern: each of its methods, once asked for, is kept here."""

    def __init__(self, pattern: str, flags: int | re.RegexFlag) -> None:
        self._given = pattern, flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a pattern's methods
        if self._compiled is None:
            self._compiled = re.compile(*self._given)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found

    def __repr__(self) -> str:
        return f"later({self._given[0]!r})"


def later(pattern: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """What `re.compile` gives, for use by its methods; raises re.error where it is first used.

    The functions of `re` do not take it for a pattern.
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))
