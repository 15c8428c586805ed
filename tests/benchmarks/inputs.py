"""Files to measure with. They are made in a temporary folder and never kept."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.benchmarks.figures import SkipBenchmark
from tests.shared_inputs import ROOT, SHARED

if TYPE_CHECKING:
    from pathlib import Path

TOOLS = SHARED / "tools"


def tool(name: str) -> Path:
    """A measuring tool of the shared folder."""
    path = TOOLS / name
    if not path.is_file():
        raise SkipBenchmark(f"no {name}: set DUIDU_SHARED to the folder that holds tools/")
    return path


def bilingual(pairs: int, folder: Path) -> Path:
    """A Markdown file of that many English and Chinese pairs; 10,000 are about 9 MB."""
    target = folder / f"pairs-{pairs}.md"
    if not target.exists():
        command = [sys.executable, str(tool("make_bilingual.py")), str(pairs), str(target)]
        subprocess.run(command, check=True)
    return target


def samples_joined(size: int, folder: Path) -> Path:
    """A Markdown file of about `size` bytes: the samples' bodies over and over, of every shape."""
    bodies = [_body(path) for path in sorted((ROOT / "samples").glob("*.*")) if path.is_file()]
    if not bodies:
        raise SkipBenchmark("samples/ is empty")
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(bodies[len(parts) % len(bodies)])
        length += len(parts[-1].encode())
    target = folder / f"samples-{size}.md"
    target.write_text("\n\n".join(parts), encoding="utf-8")
    return target


def _body(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if text.startswith("---\n"):
        text = text.partition("\n---\n")[2]
    return text.strip()
