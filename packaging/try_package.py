"""`make test-package`: the packaged program, driven as its user would, on a screen of its own.

    try_package.py PROGRAM [FOLDER]

PROGRAM is the packaged `duidu`, not the source; FOLDER gets pictures and what a screen reader was
told (build/try if not given). The program tests itself (`--self-test`), then on a virtual screen it
opens a file as a file manager would, is filtered, read by keys, shows other Chinese, marks, exports
by its dialogue, is given a second file and a link by second starts, and is closed. Then it is
killed, and the next start has to offer to go on. A copy with a folder `duidu-data` beside it has to
keep everything there. Where the system lets us all of this happens without a network, and a start
is watched for any way out. Needs Xvfb and xdotool; with dbus-run-session and Atspi it is also read
as a screen reader would, otherwise that part is left out and said so.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import measure_start
from driving import PATIENCE, Driver, accessibility, say, screen, until
from kernel import compiler

HERE = Path(__file__).parent
INSIDE = "DUIDU_TRY_INSIDE"
FERRY = """---
title: The Ferry
---

# The Ferry

The ferry crosses four times a day. Nobody is in a hurry on it.

渡轮一天开四趟。船上没有人着急。

The software of the timetable is older than the captain.

时刻表的软件比船长还老。
"""
RAIN = "# Rain\n\nIt rained until noon.\n\n雨一直下到中午。\n"
LOCAL = ("AF_UNIX", "AF_LOCAL", "AF_NETLINK")
"""Ways out of a program that do not lead out of the machine."""


def exec_line(program: Path, file: Path) -> list[str]:
    """What a file manager runs for a file: `Exec` of the desktop entry, the file as an address."""
    entry = (HERE / "linux/org.duidu.Duidu.desktop").read_text(encoding="utf-8")
    words = re.search(r"^Exec=(.*)$", entry, re.MULTILINE)
    assert words is not None
    assert words[1].split()[0] == "duidu"
    given = {"%U": [f"file://{quote(str(file))}"], "%F": [str(file)]}
    line = [part for word in words[1].split()[1:] for part in given.get(word, [word])]
    return [str(program), *line]


class Trial:
    """One session. can_hear: whether there is somebody who hears what a screen reader would."""

    def __init__(self, driver: Driver, out: Path, *, can_hear: bool) -> None:
        self.driver, self.out, self.can_hear = driver, out, can_hear

    def picture(self, name: str) -> None:
        """Keep a picture of the screen."""
        self.driver.photograph(sys.executable, self.out / f"{name}.png")

    def hears(self, role: str, words: str) -> bool:
        """Whether something of a role has these words in its name. True where nobody hears."""
        return not self.can_hear or any(words in name for name in self.driver.names(role))

    def open_from_file_manager(self, file: Path) -> subprocess.Popen[bytes]:
        """Open a file whose path has spaces and Chinese in it, by its address."""
        _, *arguments = exec_line(self.driver.program, file)
        running = self.driver.start(*arguments)
        self.driver.wait_for_window("the ferry")
        until(lambda: self.hears("table row", "Nobody is in a hurry"), "the text")
        say(f"opened as by a file manager: {' '.join(arguments)}")
        return running

    def check_tree(self) -> None:
        """What a screen reader is told: rows with languages, every control with a name."""
        if not self.can_hear:
            say("left out: nobody here hears what a screen reader would (dbus, Atspi)")
            return
        told = self.driver.tree()
        (self.out / "accessibility.txt").write_text(
            "\n".join(map(str, told)) + "\n", encoding="utf-8"
        )
        sides = {each.description for each in told if each.role == "paragraph"}
        if not {"English", "Chinese"} <= sides:
            raise RuntimeError(f"paragraphs do not say their languages: {sides}")
        controls = [each for each in told if each.role in ("push button", "check box", "text")]
        nameless = [each for each in controls if not each.name]
        if nameless or len(controls) < 8:
            raise RuntimeError(f"controls without a name: {nameless} of {len(controls)}")
        say(f"a screen reader is told of {len(told)} things, {len(controls)} controls have names")

    def filter(self) -> None:
        """Narrow the library by typing, go through what is left, and come back to the text."""
        driver = self.driver
        driver.keys("ctrl+l")
        driver.type("ferry")
        if self.can_hear:
            until(lambda: sum("Ferry" in each for each in driver.names("list item")) == 1, "Ferry")
            until(lambda: not self.hears("list item", "Bridges"), "a narrower list")
        self.picture("filtered")
        driver.keys("Escape", "Escape")
        driver.focus(driver.window)
        say("the filter narrows")

    def read_and_mark(self) -> None:
        """Go down by keys, see the Chinese in another form, mark a row."""
        driver = self.driver
        driver.keys("j", "j")
        for _ in range(8):
            if self.can_hear and any("軟體" in name for name in driver.names("table row")):
                break
            driver.keys("c")
        if self.can_hear and not self.hears("table row", "軟體"):
            raise RuntimeError("no form of Chinese has 軟體")
        say("the Chinese is shown in other forms")
        driver.keys("shift+j", "2")  # the sentence under the reading cursor, in green
        until(lambda: len(driver.annotations()) == 1, "the highlight on the disk")
        self.picture("marked")
        say("a highlight is on the disk")

    def export(self, document: Path, target: Path) -> None:
        """Export by the dialogue, as a user does; without a screen reader by the command line.

        target: a path in ASCII, for xdotool types other letters by changing the keyboard under way.
        """
        driver = self.driver
        if self.can_hear:
            driver.keys("ctrl+e")
            until(lambda: "Export" in driver.titles(), "the dialogue")
            self.picture("export")
            driver.press("Export…")
            until(lambda: "Export to" in driver.titles(), "the dialogue for the file")
            driver.focus(driver.user("search", "--onlyvisible", "--name", "Export to").split()[0])
            driver.keys("ctrl+a")
            driver.type(str(target))
            driver.keys("Return")
            until(target.exists, f"{target}")
            until(lambda: "Export" not in driver.titles(), "the end of the dialogue")
            exported = target.read_text(encoding="utf-8")
        else:
            exported = driver.run("export", document, "-o", "-")
        if "> The" not in exported and "> 时刻" not in exported:
            raise RuntimeError(f"the export lacks the highlight:\n{exported}")
        driver.focus(driver.window)
        say("the highlight was exported")

    def second_starts(self, rain: Path) -> None:
        """Another file, and a link from an export, reach the window that is there."""
        driver = self.driver
        driver.start(rain).wait(PATIENCE)
        until(lambda: "rain" in driver.titles().lower(), "the second file in the first window")
        link = f"duidu://annotation/{driver.annotations()[0]['id']}"
        driver.start(link).wait(PATIENCE)
        until(lambda: "the ferry" in driver.titles().lower(), "the place that the link leads to")
        say("second starts gave a file and a link to the first")

    def quit(self, running: subprocess.Popen[bytes]) -> None:
        """Close by the key."""
        self.driver.focus(self.driver.window)
        self.driver.keys("ctrl+q")
        if running.wait(PATIENCE):
            raise RuntimeError(f"the program ended with {running.returncode}")
        say("closed")

    def crash(self, how: signal.Signals) -> None:
        """End the program from outside; the next start offers to go on, and does."""
        driver = self.driver
        running = driver.start()
        driver.wait_for_window("the ferry")
        until(lambda: self.hears("push button", "Menu"), "the furniture")
        running.send_signal(how)
        running.wait(PATIENCE)
        again = driver.start()
        driver.wait_for_window("Duidu")
        until(lambda: self.hears("push button", "Go On in"), "the offer to go on")
        self.picture(f"after-{how.name.lower()}")
        driver.keys("space")
        until(lambda: "the ferry" in driver.titles().lower(), "the document from before")
        if len(driver.annotations()) != 1:
            raise RuntimeError("the highlight is gone")
        self.quit(again)
        say(f"after {how.name} the next start went on where it was")


def try_portable(program: Path, folder: Path, display: str) -> None:
    """A copy with `duidu-data` beside it keeps everything there."""
    copy = folder / "stick"
    linked = ["cp", "-a", "--link", program.parent, copy]
    if subprocess.run(linked, capture_output=True, check=False).returncode:
        shutil.copytree(program.parent, copy, symlinks=True, dirs_exist_ok=True)
    (copy / "duidu-data").mkdir()
    bare = folder / "bare"
    bare.mkdir()
    document = folder / "portable.md"
    document.write_text(RAIN, encoding="utf-8")
    driver = Driver(copy / program.name, None, display, HOME=str(bare), XDG_DATA_HOME="")
    running = driver.start(document)
    driver.wait_for_window("Rain")
    driver.home = copy / "duidu-data"
    until((copy / "duidu-data/data/running.lock").exists, "the portable folder")
    running.terminate()
    if running.wait(PATIENCE):
        raise RuntimeError(f"told to end, the program ended with {running.returncode}")
    strays = [path for path in bare.rglob("*duidu*") if path.is_file()]
    if strays or not (copy / "duidu-data/config/settings.json").exists():
        raise RuntimeError(f"not everything is in the portable folder: {strays}")
    say("a portable copy keeps everything beside itself")


def try_network(program: Path, folder: Path, display: str) -> None:
    """No socket but local ones is ever made."""
    if shutil.which("strace") is None:
        say("left out: strace is not here to watch for sockets")
        return
    document, log = folder / "watched.md", folder / "sockets.txt"
    document.write_text(FERRY, encoding="utf-8")
    driver = Driver(program, folder / "watched", display)
    command = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(log)]
    running = subprocess.Popen([*command, str(program), str(document)], env=driver.environment)
    driver.wait_for_window("The Ferry")

    def mark() -> object:
        driver.keys("shift+j", "2")
        return driver.annotations()

    # Traced, the program may take seconds from its title to its first key.
    until(mark, "a highlight under strace", pause=2.0)
    driver.keys("ctrl+q")
    running.wait(PATIENCE)
    lines = [line for line in log.read_text(encoding="utf-8").splitlines() if "socket(" in line]
    families = {found[1] for line in lines if (found := re.search(r"socket\((\w+)", line))}
    if not families or not families <= set(LOCAL):
        raise RuntimeError(f"sockets of {families - set(LOCAL)} among {len(lines)}")
    say(f"{len(lines)} sockets, all of {', '.join(sorted(families))}")


def drive(program: Path, folder: Path, out: Path) -> None:
    """The whole session."""
    place = folder / "我的 书"
    place.mkdir()
    ferry, rain = place / "渡轮 ferry.md", place / "rain.md"
    ferry.write_text(FERRY, encoding="utf-8")
    rain.write_text(RAIN, encoding="utf-8")
    with accessibility() as can_hear, screen() as display:
        driver = Driver(program, folder / "home", display, log=out / "stderr.txt")
        trial = Trial(driver, out, can_hear=can_hear)
        told = driver.run("--self-test").rstrip()
        print(driver.run("--version"), told)
        if "the kernel compiled" not in told and compiler() is not None:
            raise RuntimeError("the aligner's compiled part is not there, or does not work")
        running = trial.open_from_file_manager(ferry)
        trial.check_tree()
        trial.filter()
        trial.read_and_mark()
        trial.export(ferry, folder / "exported.md")
        trial.second_starts(rain)
        trial.quit(running)
        for how in (signal.SIGKILL, signal.SIGSEGV):
            trial.crash(how)
        if "Traceback" in (out / "stderr.txt").read_text(encoding="utf-8"):
            raise RuntimeError(f"something went wrong: {out / 'stderr.txt'}")
        try_portable(program, folder, display)
        try_network(program, folder, display)


def inside() -> list[str]:
    """How to start this again without a network and with a session bus, where the system can."""
    prefix: list[str] = []
    alone = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare"):
        tried = subprocess.run([*alone, "true"], capture_output=True, check=False)
        prefix += alone if tried.returncode == 0 else []
    if shutil.which("dbus-run-session"):
        prefix += ["dbus-run-session", "--"]
    return prefix


def main() -> int:
    """Drive the program given."""
    program = Path(sys.argv[1]).resolve()
    out = Path(sys.argv[2] if len(sys.argv) > 2 else HERE.parent / "build/try").resolve()
    for tool in ("Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            say(f"{tool} is missing")
            return 2
    if INSIDE not in os.environ and (prefix := inside()):
        command = [*prefix, sys.executable, __file__, str(program), str(out)]
        done = subprocess.run(command, env={**os.environ, INSIDE: prefix[0]}, check=False)
        return done.returncode
    say("without a network" if os.environ.get(INSIDE) == "unshare" else "with the network there is")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="duidu-try-") as folder:
        os.environ["XDG_RUNTIME_DIR"] = str(Path(folder, "run"))
        Path(folder, "run").mkdir(mode=0o700)
        drive(program, Path(folder), out)
        measure_start.report(program)
    say(f"all is well; pictures are in {out}")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    sys.exit(main())
