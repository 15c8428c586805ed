"""A program on a virtual screen and its user, for `try_package.py`.

Keys, windows, what a screen reader is told, what lies on the disk.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 40.0
TREE = Path(__file__).parent / "atspi_tree.py"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
SYSTEM_PYTHON = "/usr/bin/python3"
_PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
application.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


def say(text: str) -> None:
    """A line for each thing that was tried."""
    print(f"try_package: {text}", flush=True)


def until(
    fact: Callable[[], object], what: str, patience: float = PATIENCE, pause: float = 0.1
) -> None:
    """Wait for something outside. Raises TimeoutError."""
    end = time.monotonic() + patience
    while not fact():
        if time.monotonic() > end:
            raise TimeoutError(f"waited in vain for {what}")
        time.sleep(pause)


@contextmanager
def screen() -> Iterator[str]:
    """A virtual screen; gives its name."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x860x24", "-nolisten", "tcp"],
        pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write_end)
    try:
        yield ":" + os.fdopen(read_end).readline().strip()
    finally:
        server.terminate()
        server.wait()


@contextmanager
def accessibility() -> Iterator[bool]:
    """The bus that screen readers listen on; whether there is one, and somebody to listen."""
    launcher = next((each for each in LAUNCHERS if Path(each).exists()), None)
    code = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    asked = [SYSTEM_PYTHON, "-c", code]
    can_listen = (
        "DBUS_SESSION_BUS_ADDRESS" in os.environ
        and launcher is not None
        and Path(SYSTEM_PYTHON).exists()
        and subprocess.run(asked, capture_output=True, check=False).returncode == 0
    )
    if not can_listen or launcher is None:
        yield False
        return
    quiet = subprocess.DEVNULL
    running = subprocess.Popen([launcher, "--launch-immediately"], stdout=quiet, stderr=quiet)
    try:
        yield True
    finally:
        running.terminate()
        running.wait()


@dataclass(frozen=True, slots=True)
class Told:
    """One object of the accessibility tree."""

    depth: int
    role: str
    name: str
    description: str = ""
    states: tuple[str, ...] = ()

    def __str__(self) -> str:
        name = self.name.replace("\n", " | ")
        shown = f"{'  ' * self.depth}{self.role} {name!r}"
        shown += f" ({self.description})" if self.description not in ("", self.name) else ""
        return shown + (" *focused*" if "focused" in self.states else "")


class Driver:
    """The running program and its user.

    home: where it keeps its files; None: where it wants. log: gets what it says to its terminal.
    """

    def __init__(
        self, program: Path, home: Path | None, display: str, log: Path | None = None, **more: str
    ) -> None:
        self.program, self.home, self._log = program, home, log
        if log:
            log.write_bytes(b"")
        kept = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
        own = {"DUIDU_HOME": str(home)} if home else {}
        loud = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self.environment = {**kept, "DISPLAY": display, **loud, **own, **more}
        self.window = ""

    def start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Start the program in the background."""
        command = [str(self.program), *map(str, arguments)]
        with (self._log or Path(os.devnull)).open("ab") as log:
            return subprocess.Popen(command, env=self.environment, stderr=log)

    def run(self, *arguments: str | Path) -> str:
        """Run a command of the program that needs no window; what it printed."""
        done = subprocess.run(
            [str(self.program), *map(str, arguments)],
            env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(
                f"{arguments} ended with {done.returncode}: {done.stdout}{done.stderr}"
            )
        return done.stdout

    # keys and windows

    def user(self, *words: str) -> str:
        """What xdotool does."""
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def keys(self, *names: str) -> None:
        """Press keys, as a person does: one after the other."""
        for name in names:
            self.user("key", "--delay", "60", name)
            time.sleep(0.25)

    def type(self, text: str) -> None:
        """Write."""
        self.user("type", "--delay", "40", text)
        time.sleep(0.3)

    def titles(self) -> str:
        """The titles of the windows there are."""
        windows = self.user("search", "--onlyvisible", "--name", ".+").split()
        return "\n".join(self.user("getwindowname", window) for window in windows)

    def wait_for_window(self, title: str) -> None:
        """Wait for a window whose title holds something, and give it the keyboard."""
        until(lambda: title.lower() in self.titles().lower(), f"a window “{title}”")
        self.window = self.user("search", "--onlyvisible", "--name", "Duidu").split()[0]
        self.focus(self.window)

    def focus(self, window: str) -> None:
        """Give the keyboard to a window."""
        self.user("windowfocus", "--sync", window)
        time.sleep(0.3)

    def photograph(self, python: str, picture: Path) -> None:
        """Take a picture of the screen. python: of an environment with PySide6."""
        picture.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [python, "-c", _PICTURE, str(picture)],
            env={**self.environment, "QT_QPA_PLATFORM": "xcb"}, check=True, capture_output=True,
        )  # fmt: skip

    # what a screen reader is told

    def tree(self) -> list[Told]:
        """Everything that is shown, from outermost to innermost."""
        done = subprocess.run(
            [SYSTEM_PYTHON, str(TREE), "duidu"],
            env=self.environment, capture_output=True, text=True, check=True, timeout=120,
        )  # fmt: skip
        lines: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
        return [
            Told(line["depth"], line["role"], line["name"], line["description"],
                 tuple(line["states"]))
            for line in lines if "gone" not in line
        ]  # fmt: skip

    def names(self, role: str) -> list[str]:
        """The names of everything of a role."""
        return [each.name for each in self.tree() if each.role == role]

    def press(self, button: str) -> None:
        """Press a button, as a screen reader would."""
        subprocess.run(
            [SYSTEM_PYTHON, str(TREE), "duidu", "press", button],
            env=self.environment, check=True, timeout=120,
        )  # fmt: skip

    # what is on the disk

    def annotations(self) -> list[dict[str, Any]]:
        """What is on the disk and not deleted."""
        if self.home is None:
            return []
        file = self.home / "data" / "annotations.json"
        if not file.exists():
            return []
        found = json.loads(file.read_text(encoding="utf-8"))["annotations"]
        return [each for each in found if not each.get("deleted")]
