"""What a screen reader is told of the interface: the tree of a scene of the gallery, printed.

python -m tests.tools.access [SCENE …]     from inside the program, on any system

A line for each thing: what it is, its name, "— what is said besides", [states]. Things that can
have the focus but no name are marked with !. tests/tools/at_spi.py asks from outside, on Linux.
"""

from __future__ import annotations

import fnmatch
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QAccessibleInterface

    from tests.tools.scenes import Scene

_STATES = ("focused", "checked", "disabled", "selected", "expanded", "editable", "readOnly")
_NAMELESS = (
    QAccessible.Role.Client,
    QAccessible.Role.Window,
    QAccessible.Role.Splitter,
    QAccessible.Role.Pane,
)
"""What holds other things and may have no name of its own."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the tree. depth: how deep it stands; kind: the class of its widget."""

    depth: int
    role: str
    name: str
    more: str
    states: tuple[str, ...]
    kind: str
    is_focusable: bool

    @property
    def lacks_a_name(self) -> bool:
        """Whether the focus could come here and nothing would be said."""
        return self.is_focusable and not self.name.strip()

    def __str__(self) -> str:
        words = f"{self.role} “{self.name}”" + (f" — {self.more}" if self.more else "")
        states = f" [{', '.join(self.states)}]" if self.states else ""
        return ("!" if self.lacks_a_name else " ") + "  " * self.depth + words + states


def things(top: QWidget) -> Iterator[Thing]:
    """Everything below a window that can be seen, in the order of the tree."""
    interface = QAccessible.queryAccessibleInterface(top)
    if interface is not None:
        yield from _below(interface, 0)


def _below(interface: QAccessibleInterface, depth: int) -> Iterator[Thing]:
    state = interface.state()
    if state.invisible and depth:
        return
    held = interface.object()
    text = QAccessible.Text
    role = interface.role()
    yield Thing(
        depth,
        role.name,
        interface.text(text.Name) or _value(interface),
        interface.text(text.Description),
        tuple(name for name in _STATES if getattr(state, name)),
        type(held).__name__ if held is not None else "",
        bool(state.focusable) and role not in _NAMELESS and _takes_focus(held),
    )
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            yield from _below(child, depth + 1)


def _value(interface: QAccessibleInterface) -> str:
    """A menu's or list's item may have its words as its value."""
    return "" if interface.object() is not None else interface.text(QAccessible.Text.Value)


def _takes_focus(held: object) -> bool:
    from PySide6.QtCore import Qt

    return not isinstance(held, QWidget) or held.focusPolicy() != Qt.FocusPolicy.NoFocus


def shown_windows() -> list[QWidget]:
    """Every window, dialogue and menu that is there."""
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def _print(scene: Scene) -> None:
    from tests.tools.gallery import staged

    with staged(scene, "light", 1200):
        print(f"\n# {scene.name}")
        for window in shown_windows():
            for thing in things(window):
                print(thing)


def main(arguments: Sequence[str]) -> int:
    """Print the scenes that are named, or all."""
    from tests.tools.scenes import SCENES

    for scene in SCENES:
        if any(fnmatch.fnmatchcase(scene.name, name) for name in arguments or ["*"]):
            _print(scene)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
