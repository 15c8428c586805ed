"""Where the program's own files are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader import paths


def test_everything_lies_in_the_home_that_is_given(duidu_home: Path) -> None:
    assert paths.data_dir() == duidu_home / "data"
    assert paths.config_dir() == duidu_home / "config"
    assert paths.cache_dir() == duidu_home / "cache"
    assert not duidu_home.exists()


def test_the_system_decides_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DUIDU_HOME")
    folders = {paths.data_dir(), paths.config_dir(), paths.cache_dir()}
    assert len(folders) == 3
    assert all("duidu" in folder.parts for folder in folders)


def test_resources_come_from_the_source_tree_or_the_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert (paths.resources_dir() / "themes").is_dir()
    package = tmp_path / "reader"
    (package / "_data" / "samples").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.samples_dir() == package / "_data" / "samples"
    assert paths.resources_dir() == tmp_path / "resources"


@pytest.mark.skipif(sys.platform == "win32", reason="paths as POSIX has them")
def test_file_managers_may_give_an_address_for_a_path() -> None:
    written = "file:///home/me/%E6%88%91%E7%9A%84%20%E4%B9%A6/100%25.md"
    assert paths.from_argument(written) == Path("/home/me/我的 书/100%.md")
    assert paths.from_argument("/tmp/a%20b.md") == Path("/tmp/a%20b.md")
    assert paths.from_argument("notes.md") == Path.cwd() / "notes.md"
