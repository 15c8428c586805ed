"""What assistive programs on Linux are told, read from outside as they read it: through AT-SPI.

python3 tests/tools/at_spi.py [FILE]     the system's Python, for it has the bindings

Starts the program from .venv on a screen of its own with a bus of its own, waits until its text is
there, prints the tree, then reads the text as a screen reader does: cursor, selection, characters.
Needs Debian's xvfb, dbus-x11, at-spi2-core, gir1.2-atspi-2.0 and python3-gi; a text of the samples
is opened if no other is named.
"""

# pyright: reportAttributeAccessIssue=false, reportMissingImports=false, reportOptionalMemberAccess=false, reportOptionalIterable=false

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "samples" / "interview-knocking-on-bridges.md"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PATIENCE = 60.0
_STATES = ("focused", "checked", "selected", "expanded", "editable", "read_only")


def main() -> int:
    """Start everything, print, end everything."""
    if "--inside" not in sys.argv:
        command = ["xvfb-run", "-a", "dbus-run-session", "--", sys.executable, __file__, "--inside"]
        return subprocess.run([*command, *sys.argv[1:]], check=False).returncode
    files = [name for name in sys.argv[1:] if name != "--inside"] or [str(SAMPLE)]
    bus = subprocess.Popen([LAUNCHER, "--launch-immediately"])
    with tempfile.TemporaryDirectory(prefix="duidu-at-spi-") as home:
        environment = {
            **os.environ,
            "DUIDU_HOME": home,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        program = subprocess.Popen(
            [str(ROOT / ".venv/bin/python"), "-m", "reader", *files], cwd=ROOT, env=environment
        )
        try:
            return _read(program)
        finally:
            program.terminate()
            program.wait(20)
            bus.terminate()


def _read(program: subprocess.Popen[bytes]) -> int:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi

    Atspi.init()
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and program.poll() is None:
        time.sleep(1.0)
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            one = desktop.get_child_at_index(number)
            if one is not None and one.get_process_id() == program.pid and _find(one, "paragraph"):
                time.sleep(4)  # bars and lists are furnished after the text
                _print(one, 0)
                _read_text(_find(one, "paragraph"))
                return 0 if program.poll() is None else 1
    print("the program did not appear on the bus", file=sys.stderr)
    return 1


def _children(one: object) -> list[object]:
    found = (one.get_child_at_index(number) for number in range(one.get_child_count()))
    return [child for child in found if child is not None]


def _find(one: object, role: str, depth: int = 0) -> object | None:
    """The first thing with a role below another one."""
    from gi.repository import GLib

    try:
        if one.get_role_name() == role:
            return one
    except GLib.GError:  # gone, while a list was being filled
        return None
    found = (_find(child, role, depth + 1) for child in _children(one)) if depth < 12 else ()
    return next((each for each in found if each is not None), None)


def _print(one: object, depth: int) -> None:
    from gi.repository import Atspi

    states = one.get_state_set()
    held = [name for name in _STATES if states.contains(getattr(Atspi.StateType, name.upper()))]
    words = " ".join(one.get_name().split())
    more = " ".join(one.get_description().split())
    line = f"{'  ' * depth}{one.get_role_name()} “{words[:110]}”"
    print(line + (f" — {more[:70]}" if more else "") + (f" {held}" if held else ""))
    for child in _children(one):
        _print(child, depth + 1)


def _read_text(cell: object) -> None:
    """Everything that a screen reader asks of a text."""
    text = cell.get_text_iface()
    if text is None:
        print("the first paragraph has no text interface")
        return
    length = text.get_character_count()
    print(f"\ntext: {length} units; cursor at {text.get_caret_offset()}")
    print(f"first ten: {text.get_text(0, 10)!r}; all: {len(text.get_text(0, length))}")
    print(f"selections: {text.get_n_selections()}")
    run, start, stop = text.get_attribute_run(0, True)
    print(f"attributes at 0: {run} from {start} to {stop}")
    print(f"selected: {text.set_selection(0, 2, 8) or text.add_selection(2, 8)}")
    time.sleep(0.5)
    print(f"selections: {text.get_n_selections()}; cursor at {text.get_caret_offset()}")
    chosen = text.get_selection(0)
    print(f"selection 0: {chosen.start_offset} to {chosen.end_offset}")
    for name in ("CHAR", "WORD", "SENTENCE", "LINE", "PARAGRAPH"):
        from gi.repository import Atspi

        found = text.get_string_at_offset(3, getattr(Atspi.TextGranularity, name))
        print(f"{name.lower()} at 3: {found.content[:60]!r}")
    box = text.get_character_extents(0, Atspi.CoordType.SCREEN)
    print(f"first character at {box.x}, {box.y}, {box.width} × {box.height}")


if __name__ == "__main__":
    sys.exit(main())
