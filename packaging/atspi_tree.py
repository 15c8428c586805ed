"""What a screen reader is told of a running program, as lines of JSON.

    /usr/bin/python3 atspi_tree.py NAME [press BUTTON]

NAME: of the program on the accessibility bus. Prints of every object that it shows: depth, role,
name, description, states and place on the screen. `press` presses a button by its name instead.
Needs gi and Atspi, which come with the system's Python, not from an index; try_package.py runs it.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from typing import TYPE_CHECKING

import gi  # pyright: ignore[reportMissingImports]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 # pyright: ignore[reportMissingImports]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    Thing: TypeAlias = "Atspi.Accessible"

PATIENCE = 20.0
MOST = 300
"""Children of one object that are looked at."""


def find(name: str) -> Thing:
    """The program of that name; waits until it is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(number)
            if program is not None and name in (program.get_name() or "").lower():
                return program
        time.sleep(0.1)
    sys.exit(f"there is no {name} on the accessibility bus")


def walk(thing: Thing, depth: int = 0) -> Iterator[tuple[Thing, int]]:
    """Everything that is shown, a parent before its children, with its depth."""
    if thing is None:
        return
    if depth > 1 and not thing.get_state_set().contains(Atspi.StateType.SHOWING):
        return
    yield thing, depth
    for number in range(min(thing.get_child_count(), MOST)):
        yield from walk(thing.get_child_at_index(number), depth + 1)


def told(thing: Thing, depth: int) -> dict[str, object]:
    """One object as facts."""
    component = thing.get_component_iface()
    place = component.get_extents(Atspi.CoordType.SCREEN) if component else None
    return {
        "depth": depth,
        "role": thing.get_role_name(),
        "name": thing.get_name() or "",
        "description": thing.get_description() or "",
        "states": sorted(state.value_nick for state in thing.get_state_set().get_states()),
        "place": [place.x, place.y, place.width, place.height] if place else [],
    }


def press(program: Thing, name: str) -> None:
    """Press the first button whose name begins so."""
    for thing, _ in walk(program):
        is_button = thing.get_role_name() in ("push button", "button")
        if is_button and (thing.get_name() or "").startswith(name):
            action = thing.get_action_iface()
            if action is not None and action.do_action(0):
                return
    sys.exit(f"there is no button {name}")


def main() -> None:
    """Print the tree, or press."""
    warnings.simplefilter("ignore")  # of old names for the interfaces
    program = find(sys.argv[1])
    if sys.argv[2:3] == ["press"]:
        press(program, sys.argv[3])
        return
    for thing, depth in walk(program):
        try:
            line = told(thing, depth)
        except GLib.Error as error:  # it went while it was asked
            line = {"depth": depth, "gone": str(error)}
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
