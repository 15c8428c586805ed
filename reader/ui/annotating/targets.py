"""What a selection points to: ranges of the source on its side, and the text that answers. No Qt.

In a file that holds both languages, what lies between two selected paragraphs of one language is
the other one. So a selection over several rows becomes a range for every run of blocks that follow
each other, and together they are one annotation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace as replaced
from typing import TYPE_CHECKING

from reader.annotations.anchoring import describe
from reader.annotations.model import CONTEXT, Target
from reader.bitext.locating import selected_pieces
from reader.bitext.model import Bitext, Side
from reader.documents.model import Language
from reader.ui.annotating.placing import words_at
from reader.values import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.bitext.locating import RowLocator
    from reader.bitext.model import Piece, Row

_LANGUAGES = {Side.EN: Language.ENGLISH, Side.ZH: Language.CHINESE}


class Range(Value):
    """Code points `start` up to `end` of a document's source text, and the side they are on."""

    document: int
    side: Side
    start: int
    end: int


def other_side(side: Side) -> Side:
    """The side that answers."""
    return Side.EN if side is Side.ZH else Side.ZH


def rows_between(bitext: Bitext, locator: RowLocator, document: int, start: int, end: int) -> range:
    """The numbers of the rows among which are all that show source positions `start` to `end`."""
    blocks = bitext.documents[document].blocks
    first = max(bisect_right(blocks, start, key=lambda block: block.start) - 1, 0)
    last = bisect_left(blocks, max(end, start + 1), key=lambda block: block.start)
    inside = [max(block.start, start) for block in blocks[first:last]]
    rows = {locator.row_of(document, position) for position in (*inside, max(end - 1, start))}
    return range(min(rows), max(rows) + 1) if bitext.rows else range(0)


def selected_ranges(
    bitext: Bitext, locator: RowLocator, side: Side, document: int, start: int, end: int
) -> list[Range]:
    """The ranges of a selection on a side, without blanks at their ends; [] for mere blanks."""
    rows = rows_between(bitext, locator, document, start, end)
    near = Bitext(bitext.documents, bitext.rows[rows.start : rows.stop], bitext.columns)
    cuts = selected_pieces(near, side, document, start, end)
    return _joined(bitext, [_cut(bitext, *cut) for cut in cuts])


def paragraph_ranges(bitext: Bitext, row: int, side: Side) -> list[Range]:
    """All that a row holds on a side; where it has nothing there, what it has."""
    found = bitext.rows[row]
    pieces = found.pieces(side) or found.both or found.pieces(other_side(side))
    return _joined(bitext, [_of_piece(bitext, found, piece) for piece in pieces])


def answering_ranges(bitext: Bitext, locator: RowLocator, ranges: Sequence[Range]) -> list[Range]:
    """What answers ranges on the other side: the sentences, or else the whole of their rows.

    Which sentences answer each other is `bitext.sentences`. [] where nothing does.
    """
    answers: list[Range] = []
    for each in ranges:
        if each.side is Side.BOTH:
            continue
        for number in rows_between(bitext, locator, each.document, each.start, each.end):
            row = bitext.rows[number]
            own = [
                piece
                for piece in row.pieces(each.side)
                if piece.document == each.document and _overlaps(bitext, piece, each)
            ]
            if own:
                answers.extend(_answer(bitext, row, each))
    return _joined(bitext, answers)


def as_targets(bitext: Bitext, ids: Sequence[str], ranges: Iterable[Range]) -> tuple[Target, ...]:
    """Ranges as annotations store them. ids: of the bitext's documents."""
    return tuple(_target(bitext, ids[each.document], each) for each in ranges)


def _target(bitext: Bitext, id_: str, each: Range) -> Target:
    # The words around it are enough to describe it, and a book need not be put together for them.
    base = max(each.start - 2 * CONTEXT, 0)
    words = words_at(bitext.documents[each.document].blocks, base, each.end + 2 * CONTEXT)
    quote, position = describe(words, each.start - base, each.end - base)
    position = replaced(position, start=position.start + base, end=position.end + base)
    return Target(id_, each.side, quote, position)


# pieces


def _side_of(bitext: Bitext, row: Row, piece: Piece) -> Side:
    if piece in row.en:
        return Side.EN
    if piece in row.zh:
        return Side.ZH
    match bitext.block(piece).language:
        case Language.ENGLISH:
            return Side.EN
        case Language.CHINESE:
            return Side.ZH
        case _:
            return Side.BOTH


def _cut(bitext: Bitext, row: Row, piece: Piece, first: int, last: int) -> Range:
    """Code points `first` to `last` of a piece's block."""
    offset = bitext.block(piece).start
    side = _side_of(bitext, row, piece)
    return Range(piece.document, side, offset + first, offset + last)


def _of_piece(bitext: Bitext, row: Row, piece: Piece) -> Range:
    return _cut(bitext, row, piece, piece.start, piece.end)


def _overlaps(bitext: Bitext, piece: Piece, each: Range) -> bool:
    offset = bitext.block(piece).start
    return offset + piece.start < each.end and offset + piece.end > each.start


def _covers(bitext: Bitext, each: Range, piece: Piece) -> bool:
    offset = bitext.block(piece).start
    is_from_start = each.start <= offset + piece.start
    return piece.document == each.document and is_from_start and each.end >= offset + piece.end


def _joined(bitext: Bitext, ranges: list[Range]) -> list[Range]:
    """Ranges in order of the source, as one where only blanks part them."""
    result: list[Range] = []
    for each in sorted(ranges, key=lambda one: (one.document, one.start)):
        trimmed = _trimmed(bitext, each)
        if trimmed is None:
            continue
        before = result[-1] if result else None
        if before and before.document == trimmed.document and trimmed.start <= before.end:
            result[-1] = replace(before, end=max(before.end, trimmed.end))
        elif before and before.document == trimmed.document and not _words(
            bitext, replace(before, start=before.end, end=trimmed.start)
        ).strip():  # fmt: skip
            result[-1] = replace(before, end=trimmed.end)
        else:
            result.append(trimmed)
    return result


def _trimmed(bitext: Bitext, each: Range) -> Range | None:
    words = _words(bitext, each)
    if not words.strip():
        return None
    start = each.start + len(words) - len(words.lstrip())
    return replace(each, start=start, end=start + len(words.strip()))


def _words(bitext: Bitext, each: Range) -> str:
    return words_at(bitext.documents[each.document].blocks, each.start, each.end)


# what answers


def _answer(bitext: Bitext, row: Row, each: Range) -> list[Range]:
    """What answers a range inside one row: whole sentences, those that the cursor lights up."""
    from reader.bitext.sentences import sentences_in

    side = other_side(each.side)
    whole = [_of_piece(bitext, row, piece) for piece in row.pieces(side)]
    if all(_covers(bitext, each, piece) for piece in row.pieces(each.side)):
        return whole  # without a look at its sentences: a selection may be a whole book
    sentences = sentences_in(bitext, row)
    ours = sentences.on(each.side)
    touched = [
        number
        for number, sentence in enumerate(ours)
        if sentence.document == each.document
        and sentence.start < each.end
        and sentence.end > each.start
    ]
    if len(touched) == len(ours) or not sentences.pairs:
        return whole
    answers = dict.fromkeys(
        one for number in touched for one in sentences.counterparts(each.side, number)
    )
    return [Range(one.document, side, one.start, one.end) for one in answers]


def sentences_of(bitext: Bitext, row: Row, side: Side) -> list[Range]:
    """The sentences that a row holds on a side (or across both), without blanks at their ends."""
    from reader.bitext.sentences import spans_in

    result: list[Range] = []
    for piece in row.pieces(side) or row.both:
        block = bitext.block(piece)
        language = _LANGUAGES.get(_side_of(bitext, row, piece), block.language)
        spans = spans_in(block, piece.start, piece.end, language)
        result += [_cut(bitext, row, piece, start, end) for start, end in spans]
    return result
