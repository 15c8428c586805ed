"""`duidu export` and `duidu import` as a shell user meets them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.annotations.codec import decode, encode
from reader.annotations.model import Colour
from reader.cli.main import main
from reader.paths import data_dir
from tests.annotations.export.desk import Desk
from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SECOND = "# Ferries\n\nThe last ferry left at noon.\n\n最后一班渡船中午开走了。\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two documents with annotations, in the data folder of this test's own home."""
    desk = Desk(tmp_path / "bridge.md")
    desk.mark("aaa", "Nobody remembers", note="why?", tags=("todo",))
    desk.mark("bbb", "人们会停下来看", colour=Colour.BLUE)
    desk.notebook.set_meaning("Meaning", Colour.BLUE, "Vocabulary")
    other = Desk(tmp_path / "ferries.md", SECOND, desk.notebook)
    other.mark("ccc", "The last ferry")
    save(desk)
    return desk


def save(desk: Desk) -> None:
    data_dir().mkdir(parents=True, exist_ok=True)
    (data_dir() / "annotations.json").write_bytes(encode(desk.collection))


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reader", *map(str, arguments)],
        cwd=ROOT, env=os.environ, capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip


def test_the_whole_library_and_again(desk: Desk, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    made = run("export", "--all", "-o", notes)
    assert (made.returncode, made.stdout) == (0, "")
    assert re.search(r"duidu: wrote .*Ferries\.md \(1 highlight\)", made.stderr)
    assert sorted(path.name for path in notes.iterdir()) == [
        "Ferries.md", "The bridge - a story.md",
    ]  # fmt: skip
    before = {path: path.read_bytes() for path in notes.iterdir()}
    again = run("export", "--all", "-o", notes)
    assert again.stderr.count("nothing new for") == 2
    assert {path: path.read_bytes() for path in notes.iterdir()} == before
    assert desk.path.exists()


def test_what_was_deleted_goes_from_the_files(desk: Desk, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    assert run("export", "--all", "-o", notes).returncode == 0
    desk.notebook.remove("Delete", ["ccc"])
    save(desk)
    assert run("export", "--all", "-o", notes).returncode == 0
    text = (notes / "Ferries.md").read_text(encoding="utf-8")
    assert "The last ferry" not in text
    assert "highlights: 0\n" in text
    assert run("export", tmp_path / "ferries.md", "-o", tmp_path / "new").returncode == 0
    assert not (tmp_path / "new").exists()


def test_to_the_terminal(desk: Desk) -> None:
    made = run("export", desk.path, "-o", "-", "--counterpart", "--variant", "traditional")
    assert made.returncode == 0
    assert "> Nobody remembers\n>\n> 沒有人記得這座老橋是誰建的。\n\n^haaa\n" in made.stdout
    assert "Vocabulary · " in made.stdout
    assert "Ferries" not in made.stdout
    assert made.stderr == ""


def test_what_can_be_chosen(desk: Desk, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    def exported(*arguments: str) -> str:
        assert main(["export", str(desk.path), "-o", "-", *arguments]) == 0
        return capsysbinary.readouterr().out.decode()

    assert "^haaa" not in exported("--colour", "vocabulary")
    assert "^hbbb" in exported("--colour", "blue,green")
    assert "^hbbb" not in exported("--tag", "#todo")
    assert "^hbbb" not in exported("--sides", "en")
    assert "^haaa" not in exported("--before", "2026-01-01")
    assert "> [!quote|blue]" in exported("--format", "obsidian")
    assert exported("--format", "csv").startswith("Highlight,")
    assert json.loads(exported("--format", "json-ld"))["total"] == 2


def test_one_file_by_its_name(desk: Desk, tmp_path: Path) -> None:
    assert run("export", desk.path, "-o", tmp_path / "a.md").returncode == 0
    assert (
        run("export", "--all", "--format", "json-ld", "-o", tmp_path / "a.jsonld").returncode == 0
    )
    whole = tmp_path / "a.jsonld"
    assert "^haaa" in (tmp_path / "a.md").read_text(encoding="utf-8")
    assert json.loads(whole.read_text(encoding="utf-8"))["total"] == 3
    refused = run("export", tmp_path / "ferries.md", "-o", tmp_path / "a.md")
    assert refused.returncode == 1
    assert "another document" in refused.stderr


def test_a_file_that_is_gone_is_told_and_exported_as_stored(desk: Desk) -> None:
    desk.path.unlink()
    for made in (run("export", desk.path, "-o", "-"), run("export", "--all", "-o", "-")):
        assert made.returncode == 0
        assert "> Nobody remembers" in made.stdout
        assert "is not there" in made.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["export"], 2, "name one or more files, or say --all"),
        (["export", "--all", "x.md"], 2, "or say --all"),
        (["export", "--all", "--format", "docx"], 2, "invalid choice"),
        (["export", "--all", "--colour", "mauve"], 2, "'mauve' is none of yellow"),
        (["export", "--all", "--after", "yesterday"], 2, "no day such as 2026-01-31"),
        (["export", "nowhere.md"], 1, "nowhere.md"),
        (["export", "--all", "--annotations", "none.json"], 1, "there are no annotations yet"),
        (["export", "--all", "-o", "-", "--template", "none.j2"], 1, "none.j2 cannot be read"),
        (["import"], 2, "required: FILE"),
        (["import", "none.json"], 1, "none.json cannot be read"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_wrong_use(
    arguments: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == code
    assert told in capsys.readouterr().err


def test_annotations_that_are_damaged_are_not_touched(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data_dir() / "annotations.json"
    file.write_bytes(b'{"format": "duidu-annotations", "annot')
    assert main(["export", str(desk.path)]) == 1
    assert "is damaged" in capsys.readouterr().err
    assert [path.name for path in data_dir().iterdir()] == ["annotations.json"]


@pytest.mark.parametrize("command", ["export", "import"])
def test_help(command: str) -> None:
    made = run(command, "--help")
    assert made.returncode == 0
    assert "exit code: 0" in made.stdout
    assert max(map(len, made.stdout.splitlines())) <= 100
    assert f"duidu {command}" in run("--help").stdout


def test_import_merges_and_says_what_is_new(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonld"
    assert run("export", "--all", "--format", "json-ld", "-o", file).returncode == 0
    desk.notebook.remove("Delete", ["ccc"])
    elsewhere = tmp_path / "elsewhere.json"
    made = run("import", file, "--annotations", elsewhere)
    assert (made.returncode, made.stderr) == (
        0, "duidu: Annotations: 3 new, 0 changed, 0 already there.\n",
    )  # fmt: skip
    taken = decode(elsewhere.read_bytes()).collection
    assert (found := taken.find("aaa"))
    assert found == desk.collection.find("aaa")
    before = elsewhere.read_bytes()
    again = run("import", file, "--annotations", elsewhere)
    assert "0 new, 0 changed, 3 already there" in again.stderr
    assert elsewhere.read_bytes() == before


def test_no_qt(desk: Desk) -> None:
    code = (
        "import sys; from reader.__main__ import main; main(sys.argv[1:]); "
        "sys.exit(any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    made = subprocess.run(
        [sys.executable, "-c", code, "export", str(desk.path), "-o", "-"],
        cwd=ROOT, check=False, capture_output=True,
    )  # fmt: skip
    assert made.returncode == 0
