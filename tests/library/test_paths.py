"""Where the program's own files are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import paths

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


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
