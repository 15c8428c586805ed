"""`make test-package`: the packaged program, driven as its user would, on a screen of its own.

    try_package.py PROGRAM [PICTURE.png]

PROGRAM is the packaged `duidu`, not the source. It tests itself (`--self-test`), then on a virtual
screen it opens a file as a file manager would, is read by keys, marks, shows other Chinese, is
given a second file by a second start, and is closed; what it left on the disk is looked at and
exported.
No network is needed: where `unshare` allows it, there is none. Needs Xvfb and xdotool.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 30.0
TEXT = """---
title: The Ferry
---

# The Ferry

The ferry crosses four times a day. Nobody is in a hurry on it.

渡轮一天开四趟。船上没有人着急。

The software of the timetable is older than the captain.

时刻表的软件比船长还老。
"""
OTHER = "# Rain\n\nIt rained until noon.\n\n雨一直下到中午。\n"
_PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
application.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


def say(text: str) -> None:
    """A line for each thing that was tried."""
    print(f"try_package: {text}", flush=True)


def until(fact: Callable[[], bool], what: str) -> None:
    """Wait for something outside. Raises TimeoutError."""
    end = time.monotonic() + PATIENCE
    while not fact():
        if time.monotonic() > end:
            raise TimeoutError(f"waited in vain for {what}")
        time.sleep(0.1)


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


def without_network() -> list[str]:
    """How to start a program that can reach nothing, where the system lets us."""
    command = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") is None:
        return []
    tried = subprocess.run([*command, "true"], capture_output=True, check=False)
    return command if tried.returncode == 0 else []


class Driver:
    """The running program and its user."""

    def __init__(self, program: Path, home: Path, display: str) -> None:
        self.program, self.home = program, home
        environment = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
        self.environment = {**environment, "DISPLAY": display, "DUIDU_HOME": str(home)}
        self.prefix = without_network()

    def start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Start the program in the background."""
        command = [*self.prefix, str(self.program), *map(str, arguments)]
        return subprocess.Popen(command, env=self.environment)

    def run(self, *arguments: str | Path) -> str:
        """Run a command of the program that needs no window; what it printed."""
        command = [*self.prefix, str(self.program), *map(str, arguments)]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{arguments} ended with {done.returncode}: {done.stderr}")
        return done.stdout

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

    def titles(self) -> str:
        """The titles of the windows there are."""
        windows = self.user("search", "--onlyvisible", "--name", ".*").split()
        return "\n".join(self.user("getwindowname", window) for window in windows)

    @property
    def annotations(self) -> list[dict[str, object]]:
        """What is on the disk."""
        file = self.home / "data" / "annotations.json"
        if not file.exists():
            return []
        return [each for each in json.loads(file.read_text(encoding="utf-8"))["annotations"]
                if not each.get("deleted")]  # fmt: skip


def drive(program: Path, folder: Path, picture: Path | None) -> None:
    """The whole session."""
    ferry, rain = folder / "ferry.md", folder / "rain.md"
    ferry.write_text(TEXT, encoding="utf-8")
    rain.write_text(OTHER, encoding="utf-8")
    with screen() as display:
        driver = Driver(program, folder / "home", display)
        say("without a network" if driver.prefix else "with the network that there is")
        print(driver.run("--self-test").rstrip())
        running = driver.start(ferry)
        until(lambda: "ferry" in driver.titles().lower(), "the window")
        window = driver.user("search", "--onlyvisible", "--name", "Duidu").split()[0]
        driver.user("windowfocus", window)
        time.sleep(2.0)  # the annotations are read after the text is there
        driver.keys("j", "j", "2", "c")
        until(lambda: len(driver.annotations) == 1, "the highlight on the disk")
        say("a highlight is on the disk")
        if picture is not None:
            subprocess.run(
                [sys.executable, "-c", _PICTURE, str(picture)], env=driver.environment, check=True
            )
        second = driver.start(rain)
        second.wait(PATIENCE)
        until(lambda: "rain" in driver.titles().lower(), "the second file in the first window")
        say("a second start gave its file to the first")
        driver.user("windowfocus", window)
        driver.keys("ctrl+q")
        running.wait(PATIENCE)
        if running.returncode:
            raise RuntimeError(f"the program ended with {running.returncode}")
        exported = driver.run("export", ferry, "-o", "-")
        if "> The" not in exported or "ferry" not in exported.lower():
            raise RuntimeError(f"the export lacks the highlight:\n{exported}")
        say("the highlight was exported")


def main() -> int:
    """Drive the program given."""
    program = Path(sys.argv[1]).resolve()
    picture = Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None
    for tool in ("Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            say(f"{tool} is missing")
            return 2
    with tempfile.TemporaryDirectory(prefix="duidu-try-") as folder:
        drive(program, Path(folder), picture)
    say("all is well")
    return 0


if __name__ == "__main__":
    sys.exit(main())
