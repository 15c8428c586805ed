"""Which targets of which annotations stand where in one open bitext. No Qt.

Belongs to the interface's thread. What stands at its stored position is placed at once; what does
not is given out to be looked for elsewhere (`looked_for`), and comes back by `found`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.annotations.anchoring import Anchor, How
from reader.annotations.model import CONTEXT
from reader.ui.annotating.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.annotations.model import Annotation, Target
    from reader.bitext.model import Bitext
    from reader.documents.model import Block

TargetKey = tuple[str, int, int, str, str, str]
"""What finding a target depends on: its document, position and quote."""


def key_of(target: Target) -> TargetKey:
    """Two targets with one key stand at one place."""
    quote, position = target.quote, target.position
    return (target.document, position.start, position.end, quote.exact, quote.prefix, quote.suffix)


def words_at(blocks: Sequence[Block], start: int, end: int) -> str:
    """The source text from `start` to `end`, as far as it has been read."""
    first = max(bisect_right(blocks, start, key=lambda block: block.start) - 1, 0)
    parts: list[str] = []
    for number in range(first, len(blocks)):
        if blocks[number].start > end:
            break
        parts.append(blocks[number].text)
    if not parts:
        return ""
    base = blocks[first].start
    return "\n".join(parts)[max(start - base, 0) : max(end - base, 0)]


class Placing:
    """The marks of one bitext. ids: of its documents, in their order."""

    def __init__(self, bitext: Bitext, ids: tuple[str, ...]) -> None:
        self.bitext, self.ids = bitext, ids
        self.complete = False
        """Whether the whole text has been read, so that what is not found is not there."""
        self._anchors: dict[TargetKey, Anchor | None] = {}
        self._marks: dict[str, tuple[Mark, ...]] = {}
        self._targets: dict[str, tuple[TargetKey, ...]] = {}

    def marks(self, annotation: str) -> tuple[Mark, ...]:
        """Where an annotation's targets stand; () where none does."""
        return self._marks.get(annotation, ())

    def all_marks(self) -> Iterable[tuple[str, tuple[Mark, ...]]]:
        """Every annotation that stands in the text, with its marks."""
        return self._marks.items()

    def put(self, annotations: Iterable[Annotation]) -> list[Target]:
        """Place annotations as far as that is known. Returns the targets to be looked for."""
        unknown: dict[TargetKey, Target] = {}
        for annotation in annotations:
            marks: list[Mark] = []
            for number, target in enumerate(annotation.targets):
                if target.document not in self.ids:
                    continue
                document = self.ids.index(target.document)
                key = key_of(target)
                if key not in self._anchors and self._stands(document, target):
                    position = target.position
                    self._anchors[key] = Anchor(position.start, position.end, How.POSITION)
                if key not in self._anchors:
                    unknown[key] = target
                if anchor := self._anchors.get(key):
                    marks.append(Mark(annotation.id, number, document, target.side,
                                      anchor.start, anchor.end, anchor.how))  # fmt: skip
            if marks:
                self._marks[annotation.id] = tuple(marks)
            else:
                self._marks.pop(annotation.id, None)
        return list(unknown.values())

    def drop(self, annotation: str) -> None:
        """An annotation is gone. Where its targets stand is remembered: it may come back."""
        self._marks.pop(annotation, None)

    def found(self, targets: Iterable[Target], anchors: Iterable[Anchor | None]) -> None:
        """Where targets stand that were looked for in the whole text; None: nowhere."""
        for target, anchor in zip(targets, anchors, strict=True):
            self._anchors[key_of(target)] = anchor

    def _stands(self, document: int, target: Target) -> bool:
        """Whether a target's words are at its position, with something of what was around them.

        Words that occur often ("the") are there by chance in a text that was edited, so that short
        ones must have their neighbours, too.
        """
        quote, position = target.quote, target.position
        if not quote.exact or position.end - position.start != len(quote.exact):
            return False
        blocks = self.bitext.documents[document].blocks
        before = max(position.start - CONTEXT, 0)
        words = words_at(blocks, before, position.end + CONTEXT)
        at = position.start - before
        if words[at : at + len(quote.exact)] != quote.exact:
            return False
        if len(quote.exact) >= CONTEXT:
            return True
        behind = words[at + len(quote.exact) :]
        return words[:at].endswith(quote.prefix[-8:]) or (
            bool(quote.suffix) and behind.startswith(quote.suffix[:8])
        )
