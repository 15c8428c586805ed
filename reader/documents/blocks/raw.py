"""What the scanner yields: a block's kind, place and inline source, before it is parsed."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.model import BlockKind
from reader.values import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.model import Align


class Syntax(Enum):
    """How the source of a block is to be read."""

    MARKDOWN = auto()
    LITERAL = auto()  # code
    CAPTIONS = auto()  # each line a segment


class Container(Enum):
    """What holds a block most closely."""

    DOCUMENT = auto()
    LIST = auto()
    QUOTE = auto()


class Nest(NamedTuple):
    """Where in lists and quotes the scanner is."""

    list_depth: int = 0
    quote_depth: int = 0
    inner: Container = Container.DOCUMENT

    @property
    def depth(self) -> int:
        """How many containers hold the block."""
        return self.list_depth + self.quote_depth

    def in_list(self) -> Nest:
        """Inside one more list."""
        return Nest(self.list_depth + 1, self.quote_depth, Container.LIST)

    def in_quote(self) -> Nest:
        """Inside one more quote."""
        return Nest(self.list_depth, self.quote_depth + 1, Container.QUOTE)


class RawTable(Record):
    """A table's cells as inline source. Rows may be ragged; `aligns` is as wide as the widest."""

    rows: list[list[str]]
    aligns: list[Align]
    has_header: bool


class Raw(Record):
    """One block. `source` holds its lines; `first` and `last` say where they stand in the file.

    Text of an element of HTML may have fewer lines than its source, so `last` is not derived.
    times: of subtitles, when each line of `source` is said, in milliseconds.
    """

    kind: BlockKind
    source: list[str]
    first: int
    last: int
    nest: Nest
    syntax: Syntax = Syntax.MARKDOWN
    level: int = 0
    marker: str = ""
    anchor: str = ""
    target: str = ""
    table: RawTable | None = None
    continues: bool = False
    times: Sequence[tuple[int, int]] = ()


def paragraph(source: list[str], first: int, last: int, nest: Nest) -> Raw:
    """A paragraph, or a quote where a quote holds it most closely."""
    if nest.inner is Container.QUOTE:
        return Raw(BlockKind.QUOTE, source, first, last, nest, level=nest.quote_depth)
    return Raw(BlockKind.PARAGRAPH, source, first, last, nest)
