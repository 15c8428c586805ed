"""Which targets of which annotations stand where in one open bitext. No Qt.

Made and filled by a worker, then handed to the interface's thread, to which it belongs from then
on. What stands at its stored position is placed at once; what does not has to be looked for in the
whole text (`look_for`, a worker's work) and comes back by `found`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.annotations.anchoring import Anchor, How
from reader.annotations.model import CONTEXT, Kind
from reader.bitext.model import Side
from reader.documents.model import Language
from reader.ui.annotating.marks import Mark, MarkIndex, Shown
from reader.unhurried import no_pause

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.annotations.model import Annotation, Target
    from reader.bitext.model import Bitext
    from reader.documents.model import Block
    from reader.unhurried import Pause

TargetKey = tuple[str, str, int, int, str, str, str]
"""What finding a target depends on: its document, side, position and quote."""
_OTHER = {Side.EN: Language.CHINESE, Side.ZH: Language.ENGLISH}
_NEIGHBOURS = 8
"""Characters beside short words that must stand there, too: "the" is everywhere by chance."""


def key_of(target: Target) -> TargetKey:
    """Two targets with one key stand at one place."""
    quote, position = target.quote, target.position
    return (target.document, target.side, position.start, position.end,
            quote.exact, quote.prefix, quote.suffix)  # fmt: skip


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
    """The marks of one bitext. ids: of each of its documents, the best known first."""

    def __init__(self, bitext: Bitext, ids: Sequence[Sequence[str]]) -> None:
        self.bitext = bitext
        self.ids = tuple(tuple(each) for each in ids)
        self.index = MarkIndex()
        self.complete = False
        """Whether the whole text was looked through, so that what was not found is not there."""
        self._number = {id_: number for number, each in enumerate(self.ids) for id_ in each}
        self._anchors: dict[TargetKey, Anchor | None] = {}
        self._marks: dict[str, tuple[Mark, ...]] = {}

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of all documents, the best known of each first."""
        best = [each[0] for each in self.ids if each]
        return tuple(dict.fromkeys((*best, *self._number)))

    def document_of(self, target: Target) -> int | None:
        """Which of the bitext's documents a target lies in."""
        return self._number.get(target.document)

    @property
    def marks(self) -> Mapping[str, tuple[Mark, ...]]:
        """The marks of every annotation that stands in the text, by id."""
        return self._marks

    def put(self, annotations: Iterable[Annotation]) -> list[Target]:
        """Place annotations as far as that is known. Returns the targets to be looked for."""
        unknown: dict[TargetKey, Target] = {}
        for annotation in annotations:
            marks: list[Mark] = []
            for number, target in enumerate(annotation.targets):
                document = self.document_of(target)
                if document is None:
                    continue
                if not self._is_known(document, target):
                    unknown[key_of(target)] = target
                elif anchor := self._anchors[key_of(target)]:
                    marks.extend(
                        Mark(annotation.id, number, document, target.side, start, end, anchor.how)
                        for start, end in self._parts(document, target.side, anchor)
                    )
            self._set(annotation, tuple(marks))
        return list(unknown.values())

    def drop(self, annotation: str) -> None:
        """An annotation is gone. Where its targets stand stays known: it may come back."""
        self._marks.pop(annotation, None)
        self.index.put(annotation, ())

    def found(self, targets: Iterable[Target], anchors: Iterable[Anchor | None]) -> None:
        """Where targets stand that were looked for in the whole text; None: nowhere."""
        for target, anchor in zip(targets, anchors, strict=True):
            self._anchors[key_of(target)] = anchor

    def _set(self, annotation: Annotation, marks: tuple[Mark, ...]) -> None:
        if not marks:
            self.drop(annotation.id)
            return
        self._marks[annotation.id] = marks
        noted = {mark.side: mark for mark in marks} if annotation.note else {}
        self.index.put(
            annotation.id,
            (
                Shown(mark, annotation.kind, annotation.colour, annotation.style,
                      annotation.kind is Kind.HIGHLIGHT and noted.get(mark.side) is mark)
                for mark in marks
            ),
        )  # fmt: skip

    def _parts(self, document: int, side: Side, anchor: Anchor) -> list[tuple[int, int]]:
        """What of an anchor is on the target's side: edited text may have come between."""
        other = _OTHER.get(side)
        if anchor.how is How.POSITION or other is None:
            return [(anchor.start, anchor.end)]
        blocks = self.bitext.documents[document].blocks
        first = max(bisect_right(blocks, anchor.start, key=lambda block: block.start) - 1, 0)
        parts: list[tuple[int, int]] = []
        start: int | None = None
        for number in range(first, len(blocks)):
            block = blocks[number]
            if block.start >= anchor.end:
                break
            if block.language is other:
                start = None
            elif start is None:
                start = max(block.start, anchor.start)
                parts.append((start, min(block.end, anchor.end)))
            else:
                parts[-1] = (start, min(block.end, anchor.end))
        return parts or [(anchor.start, anchor.end)]

    def _is_known(self, document: int, target: Target) -> bool:
        key = key_of(target)
        if key not in self._anchors and self._stands(document, target):
            position = target.position
            self._anchors[key] = Anchor(position.start, position.end, How.POSITION)
        return key in self._anchors

    def _stands(self, document: int, target: Target) -> bool:
        """Whether a target's words are at its position, short ones with a neighbour."""
        quote, position = target.quote, target.position
        if not quote.exact or position.end - position.start != len(quote.exact):
            return False
        blocks = self.bitext.documents[document].blocks
        before = max(position.start - _NEIGHBOURS, 0)
        words = words_at(blocks, before, position.end + _NEIGHBOURS)
        at = position.start - before
        if words[at : at + len(quote.exact)] != quote.exact:
            return False
        if len(quote.exact) >= CONTEXT:
            return True
        behind = words[at + len(quote.exact) :]
        return words[:at].endswith(quote.prefix[-_NEIGHBOURS:]) or (
            bool(quote.suffix) and behind.startswith(quote.suffix[:_NEIGHBOURS])
        )


def look_for(
    placing: Placing, targets: Iterable[Target], pause: Pause = no_pause
) -> list[tuple[Target, Anchor | None]]:
    """Look for targets in the whole text of their documents. A worker's work, with many pauses."""
    from reader.annotations.anchoring import Anchorer

    by_document: dict[int, list[Target]] = {}
    for target in targets:
        document = placing.document_of(target)
        if document is not None:
            by_document.setdefault(document, []).append(target)
    result: list[tuple[Target, Anchor | None]] = []
    for document, wanted in by_document.items():
        text = placing.bitext.documents[document].source_text()
        result.extend(zip(wanted, Anchorer(text, pause).anchor_all(wanted), strict=True))
    return result
