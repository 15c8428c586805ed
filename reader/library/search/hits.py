"""From a section that may answer a question to the sentences that do, with their counterparts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.bitext.finding.finder import Finder
from reader.bitext.model import Side
from reader.bitext.sentences import sentences_in
from reader.chinese.searching import Passage
from reader.values import Value, replace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.bitext.model import Bitext, Row
    from reader.bitext.sentences import RowSentences, Sentence
    from reader.documents.model import Block
    from reader.library.search.opened import Opened
    from reader.library.search.questions import Question

Span = tuple[int, int]

_OTHER: Final = {Side.EN: Side.ZH, Side.ZH: Side.EN, Side.BOTH: Side.BOTH}
_LONGEST: Final = 400  # code points of a sentence that are given
_BEFORE: Final = 80  # of them before the first match


class Origin(NamedTuple):
    """Where hits come from, as `Hit` has it."""

    path: Path
    companion: Path | None
    title: str


class Hit(Value):
    """One sentence that answers a question.

    path, companion: what to open. title: of the document. text: the sentence as the source has it
    (of a very long one, the part around the first match); spans: the matches in `text`.
    side: where it stands; counterpart: what answers it on the other side, or "".
    document, start, end: its place, in code points of the source text of that document of the
    bitext; match_start, match_end: the first match there. exact: whether they are known; otherwise
    they are estimates, and `LibrarySearch.located` knows. line: of its paragraph in its file.
    more: how many further passages of the document, as far as it was looked at, answer too.
    """

    path: Path
    companion: Path | None
    title: str
    text: str
    spans: tuple[Span, ...]
    side: Side
    counterpart: str
    document: int
    start: int
    end: int
    match_start: int
    match_end: int
    line: int
    exact: bool = True
    more: int = 0


def hits_in(opened: Opened, question: Question, of: Origin, most: int | None = None) -> list[Hit]:
    """The sentences of a bitext that answer a question, in reading order.

    A passage (a row) answers when every word is in it, in either language. most: so many are made;
    the last of them says how many more passages answer.
    """
    bitext = opened.bitext
    answering = [
        (row, matches)
        for row in _promising(opened, question)
        if (matches := _matches(bitext, row, question)) is not None
    ]
    found: list[Hit] = []
    for number, (row, matches) in enumerate(answering, 1):
        sentences = sentences_in(bitext, row)
        found += [
            _hit(opened, row, sentences, answer, of)
            for answer in _best(sentences, matches, len(question.wanted))
        ]
        if most is not None and len(found) >= most:
            more = len(found) - most + len(answering) - number
            return [*found[: most - 1], replace(found[most - 1], more=more)]
    return found


def _promising(opened: Opened, question: Question) -> list[Row]:
    """The rows that seem to have everything: looking closely takes longer."""
    bitext = opened.bitext
    if opened.answering is not None:
        return [row for row in bitext.rows if _begins_in(opened, row, opened.answering)]
    finder = Finder(bitext)
    rows: set[int] | None = None
    for one in question.wanted:
        found = finder.rows_with(one.needles)
        rows = found if rows is None else rows & found
        if not rows:
            return []
    return [bitext.rows[number] for number in sorted(rows or ())]


def _begins_in(opened: Opened, row: Row, lines: frozenset[int]) -> bool:
    return any(
        opened.bitext.block(piece).lines[0] + opened.line in lines
        for side in Side
        for piece in row.pieces(side)
    )


class _Match(NamedTuple):
    """One match in a row: of which thing that was wanted, and where, in source positions."""

    number: int
    side: Side
    document: int
    start: int
    end: int


class _Answer(NamedTuple):
    """A sentence, and the matches in it."""

    side: Side
    sentence: Sentence
    matches: list[_Match]


def _matches(bitext: Bitext, row: Row, question: Question) -> list[_Match] | None:
    """Every match in a row; None where something is not there, or is that should not be."""
    passages = [
        (side, piece.document, bitext.block(piece).start + piece.start, Passage(bitext.text(piece)))
        for side in Side
        for piece in row.pieces(side)
    ]
    found: list[_Match] = []
    for number, one in enumerate(question.wanted):
        before = len(found)
        for side, document, shift, passage in passages:
            found += [
                _Match(number, side, document, shift + start, shift + end)
                for start, end in one.spans_in(passage)
            ]
        if len(found) == before:
            return None
    for unwanted in question.unwanted:
        if any(unwanted.spans_in(passage) for *_, passage in passages):
            return None
    return found


def _best(sentences: RowSentences, matches: Sequence[_Match], wanted: int) -> list[_Answer]:
    """The sentences that have everything; one that has the most, where none has."""
    answers: list[_Answer] = []
    for side in Side:
        for sentence in sentences.on(side):
            inside = [match for match in matches if _is_in(match, side, sentence)]
            if inside:
                answers.append(_Answer(side, sentence, sorted(inside, key=lambda one: one.start)))
    scores = [len({match.number for match in answer.matches}) for answer in answers]
    best = max(scores, default=0)
    chosen = [answer for answer, score in zip(answers, scores, strict=True) if score == best]
    return chosen if best == wanted else chosen[:1]


def _is_in(match: _Match, side: Side, sentence: Sentence) -> bool:
    return (
        match.side is side
        and match.document == sentence.document
        and sentence.start < match.end
        and match.start < sentence.end
    )


def _hit(opened: Opened, row: Row, sentences: RowSentences, answer: _Answer, of: Origin) -> Hit:
    side, sentence, matches = answer
    block = _block_of(opened.bitext, row, side, sentence)
    start, end = sentence.start, sentence.end
    if end - start > _LONGEST:
        start = max(start, min(matches[0].start - _BEFORE, end - _LONGEST))
        end = min(end, start + _LONGEST)
    spans = [(max(m.start, start) - start, min(m.end, end) - start) for m in matches]
    others = sentences.counterparts(side, sentences.on(side).index(sentence))
    shift = opened.offset
    return Hit(
        path=of.path,
        companion=of.companion,
        title=of.title,
        text=block.text[start - block.start : end - block.start],
        spans=tuple(dict.fromkeys(span for span in spans if span[0] < span[1])),
        side=opened.side or side,
        counterpart=_joined(opened.bitext, row, _OTHER[side], others),
        document=opened.part or sentence.document,
        start=sentence.start + shift,
        end=sentence.end + shift,
        match_start=matches[0].start + shift,
        match_end=matches[0].end + shift,
        line=block.lines[0] + opened.line,
        exact=opened.exact,
    )


def _block_of(bitext: Bitext, row: Row, side: Side, sentence: Sentence) -> Block:
    """The block that a sentence of a row stands in."""
    blocks = [bitext.block(one) for one in row.pieces(side) if one.document == sentence.document]
    return next(block for block in blocks if block.start <= sentence.start < block.end)


def _joined(bitext: Bitext, row: Row, side: Side, sentences: Sequence[Sentence]) -> str:
    """The text of some sentences of a side of a row, in one line."""
    texts: list[str] = []
    for sentence in sentences:
        block = _block_of(bitext, row, side, sentence)
        texts.append(block.text[sentence.start - block.start : sentence.end - block.start])
    return ("" if side is Side.ZH else " ").join(texts)
