"""What stands in the list, a row each: a card, a line above a group, an invitation to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.annotations.model import Annotation


class CardRow(NamedTuple):
    """An annotation. orphan: its words are not in the open text any more.

    shape: what its height is guessed by (`heights.shape_of`), where that is known already.
    """

    annotation: Annotation
    orphan: bool = False
    shape: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """Tells it from every other row."""
        return self.annotation.id


class SectionRow(NamedTuple):
    """A line above a group of cards.

    key: the id of the document, or `TRAY`. text: its title. cards: how many there are of it.
    unfolded: whether a tray shows its cards; None for a group that cannot be folded.
    """

    key: str
    text: str
    cards: int
    unfolded: bool | None = None


class InvitationRow(NamedTuple):
    """A place to write a note on the whole document, while there is none."""

    key: str = "invitation"


Row = CardRow | SectionRow | InvitationRow

TRAY = "tray"


def is_stop(row: Row) -> bool:
    """Whether the cursor stops at a row."""
    return not isinstance(row, SectionRow) or row.unfolded is not None
