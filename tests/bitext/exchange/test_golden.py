"""What an essay looks like in each format of text, byte by byte.

To bring the files up to date after a change that is meant: DUIDU_GOLDEN=write, then read the diff.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from reader import __version__
from reader.bitext.exchange.options import Format, Options
from reader.bitext.exchange.writing import bitext_pieces
from tests.bitext.exchange.bitexts import ESSAY, opened, written

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("format_", [each for each in Format if each is not Format.EPUB])
def test_an_essay(format_: Format, tmp_path: Path) -> None:
    bitext = opened(written(tmp_path, ESSAY))
    made = b"".join(bitext_pieces(bitext, Options(format_))).decode()
    made = re.sub(r"\d{8}T\d{6}Z", "20260101T000000Z", made).replace(__version__, "0.0.0")
    made = re.sub(r"<style>.*</style>", "<style></style>", made, flags=re.S)
    path = GOLDEN / f"essay{format_.suffix}"
    if os.environ.get("DUIDU_GOLDEN") == "write":
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8")
