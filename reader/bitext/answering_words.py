"""The words of the other side that say what one word says. A worker's work: a dictionary."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.bitext.align.links import links
from reader.bitext.model import Side
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.model import Bitext
    from reader.bitext.sentences import Sentence


class Range(Value):
    """Code points `start` up to `end` of the source text of document number `document`."""

    document: int
    start: int
    end: int


class Answered(Value):
    """A word with the words that answer it. own: the word, as far as it is linked."""

    own: tuple[Range, ...]
    others: tuple[Range, ...]


def words_that_answer(
    bitext: Bitext, sentence: Sentence, answers: Sequence[Sentence], side: Side, word: Range
) -> Answered:
    """The words in some sentences that translate a word of one.

    side: of the sentence that holds the word.
    """
    text = _text(bitext, sentence)
    own: list[Range] = []
    others: list[Range] = []
    for answer in answers:
        other = _text(bitext, answer)
        pair = (text, other) if side is Side.EN else (other, text)
        for link in links(*pair):
            en, zh = (link.en_start, link.en_end), (link.zh_start, link.zh_end)
            mine, theirs = (en, zh) if side is Side.EN else (zh, en)
            start, end = mine[0] + sentence.start, mine[1] + sentence.start
            if start < word.end and word.start < end:
                own.append(Range(sentence.document, start, end))
                at = answer.start
                others.append(Range(answer.document, at + theirs[0], at + theirs[1]))
    return Answered(tuple(dict.fromkeys(own)), tuple(dict.fromkeys(others)))


def _text(bitext: Bitext, sentence: Sentence) -> str:
    blocks = bitext.documents[sentence.document].blocks
    block = blocks[bisect_right(blocks, sentence.start, key=lambda one: one.start) - 1]
    return block.text[sentence.start - block.start : sentence.end - block.start]
