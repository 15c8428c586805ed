"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from reader.safe_files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

posix = pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")


@pytest.fixture
def mask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


@posix
@pytest.mark.usefixtures("mask")
def test_what_is_given_away_is_as_readable_as_other_files(tmp_path: Path) -> None:
    own, shared = tmp_path / "own", tmp_path / "shared"
    write_atomically(own, b"mine")
    write_atomically(shared, b"yours", private=False)
    assert stat.S_IMODE(own.stat().st_mode) == 0o600
    assert stat.S_IMODE(shared.stat().st_mode) == 0o640


@posix
def test_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o604)
    write_atomically(file, b"new")
    assert stat.S_IMODE(file.stat().st_mode) == 0o604


def test_an_iterator_that_breaks_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")

    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise ValueError("enough")

    with pytest.raises(ValueError, match="enough"):
        write_atomically(file, pieces())
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_the_longest_name_that_a_file_may_have(tmp_path: Path) -> None:
    file = tmp_path / ("对" * 84)
    write_atomically(file, b"text")
    assert file.read_bytes() == b"text"
