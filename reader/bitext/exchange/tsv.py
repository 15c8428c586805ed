"""Writing tables of two columns: English, tab, Chinese. Blanks and line breaks become one space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.interchange.tsv import column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.documents.interchange.units import Unit


def tsv_pieces(units: Iterable[Unit]) -> Iterator[str]:
    """The file in pieces, a line each."""
    for unit in units:
        yield f"{column(unit.en)}\t{column(unit.zh)}\n"
