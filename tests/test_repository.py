"""What the repository says about itself is true: links, versions, commands, rooms."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

import reader
from tests.shared_inputs import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TEXT_SUFFIXES = {".c", ".cfg", ".css", ".h", ".html", ".json", ".md", ".py", ".sh", ".svg", ".toml",
                 ".txt", ".yaml", ".yml", ""}  # fmt: skip
GENERATED = {".git", ".venv", "build", "dist", "node_modules"}


def repository_files() -> list[Path]:
    """Every file that belongs to the repository, or will at the next commit."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        paths = [ROOT / name for name in listed.split("\0") if name]
    else:  # an unpacked source distribution
        paths = [
            path
            for path in ROOT.rglob("*")
            if not GENERATED & set(path.parts) and "cache" not in str(path.relative_to(ROOT))
        ]
    return [path for path in paths if path.is_file()]


FILES = repository_files()
TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8", errors="replace")
    for path in FILES
    if path.suffix in TEXT_SUFFIXES and path.suffixes[-2:] != [".min", ".js"]
}
DOCS = [
    name
    for name in sorted(TEXTS)
    if name.endswith(".md") and ("/" not in name or name.startswith(("docs/", "packaging/")))
]
PYTHON = sorted(name for name in TEXTS if name.endswith(".py"))


def text_of(name: str) -> str:
    """The text of a file of the repository; the test fails where it is not there."""
    assert name in TEXTS, f"{name} is missing"
    return TEXTS[name]


def without_code(text: str) -> str:
    """Markdown without fenced blocks and code spans, whose brackets are no links."""
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```", "", text, flags=re.S | re.M))


def slugs_of(markdown: str) -> set[str]:
    """The anchors of a page's headings, as hosts make them."""
    titles = re.findall(r"^#+ +(.*?) *$", without_code(markdown), flags=re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", DOCS)
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(<?([^)\s>]+)>?[^)]*\)", without_code(TEXTS[name])):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = unquote(target).partition("#")
        file = (ROOT / name).parent / path if path else ROOT / name
        assert file.exists(), f"{name} links to {target}, which is not there"
        if anchor and file.suffix == ".md":
            assert anchor in slugs_of(file.read_text(encoding="utf-8")), f"no heading for {target}"


def test_the_files_that_every_repository_has() -> None:
    for name in ("README.md", "LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile", ".ci/run",
                 "docs/ARCHITECTURE.md", "docs/cli.md", "packaging/RELEASING.md"):  # fmt: skip
        assert (ROOT / name).is_file(), f"{name} is missing"
    assert text_of("LICENSE").startswith("MIT License")
    assert PROJECT["project"]["license"] == "MIT"


def test_the_version_stands_in_one_place() -> None:
    assert PROJECT["project"]["dynamic"] == ["version"]
    assigned = [name for name in PYTHON if re.search(r"^__version__ *=", TEXTS[name], re.M)]
    assert assigned == ["reader/__init__.py"]


def test_the_changelog_knows_the_version() -> None:
    changelog = text_of("CHANGELOG.md")
    sections = re.findall(r"^## \[(.+?)\](.*)$", changelog, flags=re.M)
    assert sections[0][0] == "Unreleased"
    released = [name for name, _ in sections[1:]]
    numbers = [tuple(int(part) for part in name.split(".")) for name in released]
    assert numbers == sorted(numbers, reverse=True)
    for name, rest in sections[1:]:
        assert re.fullmatch(r" - \d{4}-\d\d-\d\d", rest), f"no date beside {name}"
    unreleased = changelog.partition("## [Unreleased]")[2].partition("\n## ")[0]
    assert reader.__version__ in released or reader.__version__ in unreleased


def test_contributing_is_short() -> None:
    assert len(text_of("CONTRIBUTING.md").splitlines()) < 150


def test_the_commands_in_the_docs_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", text_of("Makefile"), flags=re.M))
    for name in DOCS:
        named = set(re.findall(r"\bmake ([a-z]+)\b(?=`|$| *#|  )", TEXTS[name], flags=re.M))
        assert named <= targets, f"{name} names {sorted(named - targets)}"


def test_the_architecture_names_every_room_and_every_dependency() -> None:
    architecture = text_of("docs/ARCHITECTURE.md")
    rooms = [path.parent.name for path in (ROOT / "reader").glob("*/__init__.py")]
    for room in rooms:
        assert f"{room}/" in architecture, f"docs/ARCHITECTURE.md does not name {room}/"
    for requirement in PROJECT["project"]["dependencies"]:
        package = re.split(r"[<>=!~\[; ]", requirement)[0]
        assert package in architecture, f"docs/ARCHITECTURE.md does not name {package}"


def test_no_path_of_one_machine() -> None:
    personal = re.compile(r"(?<![\w.:/}\])*-])/(?:work|root|Users|home)/\w")
    places = {str(place) for place in (ROOT, Path.home()) if len(place.parts) > 2}
    for name, text in TEXTS.items():
        if name.startswith(("samples/", "tests/")):
            assert not any(place in text for place in places), f"{name} names this machine"
        else:
            found = personal.search(text)
            assert found is None, f"{name}: {text[found.start() : found.start() + 30]!r}"


def test_files_stay_readable() -> None:
    long = {name: lines for name in PYTHON if (lines := TEXTS[name].count("\n")) > 450}
    assert not long, f"over about 400 lines; part them: {long}"


def test_lines_end_as_they_should() -> None:
    for name in [*PYTHON, *DOCS, "Makefile", "packaging/setup.sh", ".ci/run"]:
        text = text_of(name)
        assert "\r" not in text, f"{name} has carriage returns"
        assert not text or text.endswith("\n"), f"{name} lacks its last newline"


def test_scripts_may_be_run() -> None:
    for name in (".ci/run", "packaging/setup.sh"):
        assert (ROOT / name).stat().st_mode & 0o111, f"{name} is not executable"


ENTRANCES = ("reader.cli", "reader.bitext.opening", "reader.library.catalog", "reader.app")


@pytest.mark.parametrize("module", ENTRANCES)
def test_importing_loads_nothing_slow(module: str) -> None:
    """What is slow to load is loaded when it is first needed: start-up time is a feature."""
    script = f"import {module}, sys; print(*sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    slow = {"opencc", "yaml", "frontmatter", "markdown"}
    if module != "reader.app":
        slow |= {"PySide6", "shiboken6"}
    loaded = slow & set(ended.stdout.split())
    assert not loaded, f"imported before they are needed: {sorted(loaded)}"
