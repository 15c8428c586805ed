"""`duidu convert` as a shell user meets it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from reader.bitext.exchange.options import Format, format_of_name
from reader.cli.main import main
from tests.bitext.exchange.bitexts import ESSAY, opened, told, written
from tests.bitext.exchange.test_tmx import check_tmx, read
from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def essay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document in the folder that the shell stands in."""
    monkeypatch.chdir(tmp_path)
    return written(tmp_path, ESSAY, "essay.md")


def run(*arguments: object, folder: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "reader", "convert", *map(str, arguments)],
        cwd=folder, env=environment, capture_output=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("format_", list(Format))
def test_every_format(format_: Format, essay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = essay.with_name(f"made{format_.suffix}")
    assert main(["convert", "essay.md", "--to", format_, "-o", str(target)]) == 0
    assert capsys.readouterr() == ("", f"duidu: wrote {target}\n")
    assert target.stat().st_size > 400
    assert format_of_name(target.name) is format_


def test_the_file_is_called_after_its_source(essay: Path) -> None:
    assert main(["convert", str(essay), "--to", "html"]) == 0
    assert essay.with_suffix(".html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    folder = essay.parent / "out"
    folder.mkdir()
    assert main(["convert", str(essay), "--to", "epub", "-o", str(folder)]) == 0
    assert zipfile.is_zipfile(folder / "essay.epub")


def test_there_and_back_again(essay: Path) -> None:
    for source, target in (
        ("essay.md", "a.tmx"), ("a.tmx", "b.tsv"), ("b.tsv", "c.md"), ("c.md", "d.tmx"),
        ("a.tmx", "e.md"), ("a.tmx", "f.tmx"),
    ):  # fmt: skip
        assert main(["convert", source, "-o", target]) == 0
    first, last, copy = (
        read(essay.with_name(name).read_bytes()) for name in ("a.tmx", "d.tmx", "f.tmx")
    )
    assert copy == first
    assert last == [tuple(" ".join(text.split()) for text in unit) for unit in first]
    assert told(opened(essay.with_name("e.md"))) == told(opened(essay.with_name("a.tmx")))


def test_sentences_and_a_form_of_chinese(tmp_path: Path) -> None:
    written(tmp_path, "It rained. We ran home.\n\n下雨了。我们跑回家。\n\nNo.\n\n不。\n", "rain.md")
    done = run("rain.md", "--to", "tmx", "--sentences", "--variant", "taiwan", "-o", "-",
               folder=tmp_path)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    document = check_tmx(done.stdout)
    assert read(done.stdout)[:2] == [("It rained.", "下雨了。"), ("We ran home.", "我們跑回家。")]
    codes = [tuv.getAttribute("xml:lang") for tuv in document.getElementsByTagName("tuv")]
    assert set(codes) == {"en", "zh-TW"}


def test_sentences_are_paired_by_what_they_say(tmp_path: Path) -> None:
    """Their lengths alone took two for one."""
    english = (
        "No.",
        "It was late, and the ferry had been lying on the other bank since noon.",
        "The doctor closed his book.",
    )
    chinese = (
        "不行，她说，今天说什么也不行，明天也不行。",
        "天晚了，渡船停在对岸。",
        "医生合上了书。",
    )
    written(tmp_path, f"{' '.join(english)}\n\n{''.join(chinese)}\n", "late.md")
    done = run("late.md", "--to", "tsv", "--sentences", "-o", "-", folder=tmp_path)
    pairs = [tuple(line.split("\t")) for line in done.stdout.decode().splitlines()]
    assert pairs == list(zip(english, chinese, strict=True))


def test_companions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "# Snow\n\nIt snowed all night.\n", "snow.en.md")
    written(tmp_path, "# 雪\n\n下了一夜的雪。\n", "snow.zh.md")
    written(tmp_path, "# 雪\n\n雪整夜都在下。\n", "other.md")
    assert main(["convert", "snow.en.md", "-o", "found.tsv"]) == 0
    assert (tmp_path / "found.tsv").read_text(encoding="utf-8") == (
        "Snow\t雪\nIt snowed all night.\t下了一夜的雪。\n"
    )
    assert main(["convert", "snow.en.md", "--companion", "other.md", "-o", "named.tsv"]) == 0
    assert "雪整夜都在下。" in (tmp_path / "named.tsv").read_text(encoding="utf-8")
    for own in (["--companion", "other.md", "-o", "other.md"], ["-o", "snow.zh.md"]):
        before = (tmp_path / own[-1]).read_bytes()
        assert main(["convert", "snow.en.md", *own, "--to", "markdown"]) == 2
        assert (tmp_path / own[-1]).read_bytes() == before
    assert main(["convert", "snow.en.md", "--no-companion", "-o", "alone.tsv"]) == 1
    assert not (tmp_path / "alone.tsv").exists()


def test_a_memory_passes_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unit = (
        '<tu><tuv xml:lang="zh-tw"><seg>雨</seg></tuv><tuv xml:lang="en"><seg>rain</seg></tuv></tu>'
    )
    path = written(tmp_path, f"<tmx><header/><body>{unit * 3}<tu>", "half.tmx")
    target = tmp_path / "whole.tmx"
    assert main(["convert", str(path), "-o", str(target)]) == 0
    document = check_tmx(target.read_bytes())
    assert len(document.getElementsByTagName("tu")) == 3
    assert 'xml:lang="zh-TW"' in target.read_text(encoding="utf-8")
    assert "is damaged" in capsys.readouterr().err
    assert main(["show", str(path)]) == 0
    out, err = capsys.readouterr()
    assert "rain\n\n雨" in out
    assert "is damaged" in err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["essay.md"], 2, "say what to write"),
        (["essay.md", "-o", "essay.pdf"], 2, "say what to write"),
        (["essay.md", "--to", "markdown"], 2, "would be written over FILE"),
        (["essay.md", "--to", "pdf"], 2, "invalid choice"),
        (["missing.md", "--to", "tmx"], 1, "is not there any more"),
        (["missing.tmx", "--to", "tsv"], 1, "cannot be read"),
        (["essay.md", "-o", "essay.md/x.tmx"], 1, "cannot be written"),
        (["alone.md", "--to", "tmx"], 1, "there are no pairs"),
        (["none.tmx", "--to", "tsv"], 1, "there are no pairs"),
        (["wrong.tmx", "--to", "tsv"], 1, "cannot be read as TMX"),
    ],
)
def test_what_goes_wrong_is_said(
    arguments: list[str], code: int, words: str, essay: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(essay.parent, "Only English here.\n", "alone.md")
    written(essay.parent, "<tmx><header/><body/></tmx>", "none.tmx")
    written(essay.parent, "<html/>", "wrong.tmx")
    before = {path: path.read_bytes() for path in essay.parent.iterdir()}
    assert main(["convert", *arguments]) == code
    assert words in capsys.readouterr().err
    assert {path: path.read_bytes() for path in essay.parent.iterdir()} == before


def test_output_ends_where_its_reader_has_enough(essay: Path) -> None:
    written(essay.parent, "A line.\n\n一行。\n\n" * 20_000, "long.md")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "reader", "convert", "long.md", "--to", "tsv", "-o", "-"]
    with subprocess.Popen(
        command, cwd=essay.parent, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "A line.\t一行。\n".encode()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0
