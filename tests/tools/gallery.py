"""The gallery: every scene of the interface in every theme, at several scales and widths.

python -m tests.tools.gallery [--to FOLDER] [--languages …] [--themes …] [--scales …] [--widths …]
                              [SCENE …]

Writes FOLDER/SCENE-LANGUAGE-THEME-WIDTH@SCALE.png, build/gallery if not said otherwise. For the
eye: nothing is compared, but words without the room that they need are named, and the last line
says how many. A scale is a process of its own, on a screen that is not there but large enough.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import os
import subprocess
import sys
import tempfile
import traceback
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from tests.tools.scenes import Scene
    from tests.tools.stage import Stage

TARGET = ROOT / "build" / "gallery"
TRANSLATIONS = ROOT / "resources" / "i18n"
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
THEMES = ("light", "sepia", "dark")
SCALES = ("1", "2")
WIDTHS = ("1000", "2560")
_SCREEN = (2600, 1500)
"""The screen in pixels that the interface counts in."""


def main(arguments: Sequence[str]) -> int:
    """Take the pictures that are asked for; how many scenes could not be shown."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if missing := _not_compiled(asked.languages):
        parser.error(f"{missing} is not compiled: python packaging/translations.py compile")
    asked.to.mkdir(parents=True, exist_ok=True)
    if asked.here:
        return _take_all(asked)
    return sum(_in_a_process(asked, scale) for scale in asked.scales)


def _parser() -> argparse.ArgumentParser:
    def several(text: str) -> tuple[str, ...]:
        return tuple(text.split(","))

    parser = argparse.ArgumentParser("python -m tests.tools.gallery")
    parser.add_argument("scenes", nargs="*", help="names, * and ? stand for anything; default all")
    parser.add_argument("--to", type=Path, default=TARGET, metavar="FOLDER")
    parser.add_argument("--languages", type=several, default=LANGUAGES)
    parser.add_argument("--themes", type=several, default=THEMES)
    parser.add_argument("--scales", type=several, default=SCALES)
    parser.add_argument("--widths", type=several, default=WIDTHS)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    return parser


def _not_compiled(languages: Sequence[str]) -> str:
    """The first language whose pictures would be English, or ""."""
    spoken = (language for language in languages if language != "en")
    files = {one: TRANSLATIONS / f"{one.replace('-', '_')}.qm" for one in spoken}
    return next((one for one, file in files.items() if not file.exists()), "")


def _in_a_process(asked: argparse.Namespace, scale: str) -> int:
    """Qt is told the scale before it starts."""
    with tempfile.TemporaryDirectory() as folder:
        screen = Path(folder) / "screen.json"
        one = {"name": "gallery", "x": 0, "y": 0, "width": _SCREEN[0], "height": _SCREEN[1],
               "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}  # fmt: skip
        one["width"], one["height"] = (int(float(scale) * side) for side in _SCREEN)
        screen.write_text(json.dumps({"screens": [one]}), encoding="utf-8")
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
            "QT_SCALE_FACTOR": scale,
        }
        command = [
            sys.executable, "-m", "tests.tools.gallery", "--here", "--to", str(asked.to.absolute()),
            "--scales", scale, "--languages", ",".join(asked.languages),
            "--themes", ",".join(asked.themes),
            "--widths", ",".join(asked.widths), *asked.scenes,
        ]  # fmt: skip
        return subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode


def _take_all(asked: argparse.Namespace) -> int:
    from tests.tools.scenes import SCENES

    failed = cuts = 0
    patterns = asked.scenes or ["*"]
    wanted = [
        scene
        for scene in SCENES
        if any(fnmatch.fnmatchcase(scene.name, pattern) for pattern in patterns)
    ]
    looks = list(product(asked.languages, asked.themes, asked.widths))
    for scene, (language, theme, width) in ((each, look) for each in wanted for look in looks):
        name = f"{scene.name}-{language}-{theme}-{width}@{asked.scales[0]}.png"
        try:
            taken, cut = _take(scene, language, theme, int(width))
        except Exception:
            failed += 1
            print(f"{name}: {traceback.format_exc()}", file=sys.stderr, flush=True)
            continue
        if not taken.save(str(asked.to / name)):
            raise OSError(f"{asked.to / name} cannot be written")
        print(name, *(f"\n  CUT {words}" for words in cut), flush=True)
        cuts += len(cut)
    print(f"{cuts} cut off")
    return min(failed, 100)


def _take(scene: Scene, language: str, theme: str, width: int) -> tuple[QImage, list[str]]:
    from tests.tools.cut_words import cut_words

    with staged(scene, theme, width, language):
        return _picture(), cut_words()


@contextmanager
def staged(scene: Scene, theme: str, width: int, language: str = "en") -> Iterator[Stage]:
    """A scene in a window of its own, everything there that it shows."""
    from PySide6.QtWidgets import QApplication

    from tests.tools.screenshots import SAMPLES, places
    from tests.tools.stage import stage

    choices = {"language": language, "theme": theme, **scene.choices}
    with stage((width, scene.height), choices, places(), before=scene.before) as on:
        on.window.move(0, 0)
        if scene.document:
            on.open(SAMPLES / scene.document)
            on.wait_for_library()
            on.window.view.go_to_start()
        scene.arrange(on)
        on.wait_for_images()
        if scene.document:
            on.keep()
        try:
            yield on
        finally:
            for widget in QApplication.topLevelWidgets():
                if widget is not on.window and widget.isVisible():
                    widget.close()


def _picture() -> QImage:
    """Everything that is on the screen, as one picture."""
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QImage, QPainter

    from tests.tools.stage import wait_for_rest

    wait_for_rest()
    shown = list(_in_order())
    whole = QRect()
    for widget in shown:
        whole = whole.united(QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size()))
    ratio = shown[0].devicePixelRatioF()
    image = QImage(whole.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill("#808080")
    painter = QPainter(image)
    for widget in shown:
        painter.drawPixmap(
            widget.mapToGlobal(widget.rect().topLeft()) - whole.topLeft(), widget.grab()
        )
    painter.end()
    return image


def _in_order() -> Iterator[QWidget]:
    """What is on the screen, the windows first, dialogues and then menus over them."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QMainWindow

    def height(widget: QWidget) -> int:
        if isinstance(widget, QMainWindow):
            return 0
        return 1 if widget.windowType() in (Qt.WindowType.Dialog, Qt.WindowType.Sheet) else 2

    seen = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    yield from sorted(seen, key=height)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
