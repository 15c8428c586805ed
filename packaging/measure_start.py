"""From the start of a packaged program to readable text, warm and with its files out of the cache.

    measure_start.py PROGRAM [RUNS]

A private virtual screen is watched from outside: text is readable when the reading area first holds
many sharp edges. Cold: every file of the program's folder is first evicted from the page cache
(posix_fadvise), the system's own libraries and fonts stay. Each start has an empty home. On a busy
machine the processor's time tells more than the clock.
"""

from __future__ import annotations

import os
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

WIDTH, HEIGHT = 1400, 900
PATIENCE = 30.0
WARM_TARGET, COLD_TARGET = 0.6, 1.5
_EDGES = 0.02


@dataclass(frozen=True, slots=True)
class Screen:
    """A virtual screen. pixels: height × width × 4 bytes, as they are at this moment."""

    server: subprocess.Popen[bytes]
    display: str
    pixels: np.ndarray

    def edges(self) -> float:
        """Share of neighbouring pixels of the reading area that differ sharply: of text over 0.02.

        That area is what the sidebar at the left and the bars above and below leave.
        """
        area = self.pixels[int(HEIGHT * 0.12) : int(HEIGHT * 0.95) : 2,
                           int(WIDTH * 0.22) : int(WIDTH * 0.97), :3]  # fmt: skip
        grey = area.astype(np.int16).sum(axis=2)
        return float((np.abs(np.diff(grey, axis=1)) > 150).mean())


def open_screen(folder: Path) -> Screen:
    """Start Xvfb with its picture in a file."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{WIDTH}x{HEIGHT}x24",
         "-fbdir", str(folder), "-nolisten", "tcp"],
        pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write_end)
    display = ":" + os.fdopen(read_end).readline().strip()
    time.sleep(0.2)
    picture = folder / "Xvfb_screen0"  # an XWD file
    with picture.open("rb") as file:
        header = struct.unpack(">25I", file.read(100))
    line = header[12]
    pixels = np.memmap(picture, np.uint8, "r", offset=header[0] + header[19] * 12)
    rows = pixels[: line * HEIGHT].reshape(HEIGHT, line)[:, : WIDTH * 4]
    return Screen(server, display, rows.reshape(HEIGHT, WIDTH, 4))


def evict(folder: Path) -> None:
    """Drop a folder's files from the page cache."""
    os.sync()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            handle = os.open(path, os.O_RDONLY)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)


def processor_time(process: int) -> float:
    """Seconds of processor that a process has used, its children that ended included."""
    told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(map(int, told[11:15])) / os.sysconf("SC_CLK_TCK")


def start(program: Path, document: Path, *, cold: bool) -> tuple[float, float]:
    """Seconds until text is readable, and seconds of processor for it. Raises TimeoutError."""
    with tempfile.TemporaryDirectory(prefix="duidu-start-") as name:
        folder = Path(name)
        screen = open_screen(folder)
        kept = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
        own = {"DISPLAY": screen.display, "DUIDU_HOME": str(folder / "home")}
        if cold:
            evict(program.parent)
        began = time.perf_counter()
        running = subprocess.Popen([str(program), str(document)], env={**kept, **own})
        try:
            while screen.edges() < _EDGES:
                if time.perf_counter() - began > PATIENCE or running.poll() is not None:
                    raise TimeoutError("no text was seen")
                time.sleep(0.005)
            return time.perf_counter() - began, processor_time(running.pid)
        finally:
            running.kill()
            running.wait()
            screen.server.terminate()
            screen.server.wait()


def long_document(folder: Path) -> Path:
    """A document that fills the window."""
    pair = "The ferry crosses four times a day, and nobody on it is in a hurry at all. " * 3
    answer = "渡轮一天开四趟，船上的人没有一个着急的，船长也不着急，只看水面。" * 3
    path = folder / "long.md"
    path.write_text("# The Ferry\n\n" + f"{pair}\n\n{answer}\n\n" * 200, encoding="utf-8")
    return path


def report(program: Path, runs: int = 5) -> bool:
    """Measure and print; whether both targets were met."""
    met = True
    with tempfile.TemporaryDirectory(prefix="duidu-start-") as name:
        document = long_document(Path(name))
        start(program, document, cold=False)
        for kind, cold, target in (("warm", False, WARM_TARGET), ("evicted", True, COLD_TARGET)):
            found = [start(program, document, cold=cold) for _ in range(runs)]
            times = sorted(seconds for seconds, _ in found)
            middle = statistics.median(times)
            used = statistics.median(used for _, used in found)
            met = met and middle <= target
            print(
                f"start to readable text, {kind}: {middle:.2f} s (at most {target}),"
                f" {times[0]:.2f}–{times[-1]:.2f} in {runs} runs; processor {used:.2f} s",
                flush=True,
            )
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f}{': do not trust it' if load > 1 else ''}")
    return met


def main() -> int:
    """Measure the program given; 1 where a target is missed."""
    program = Path(sys.argv[1]).resolve()
    return 0 if report(program, int(sys.argv[2]) if len(sys.argv) > 2 else 5) else 1


if __name__ == "__main__":
    sys.exit(main())
