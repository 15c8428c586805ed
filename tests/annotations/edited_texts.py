"""Documents that are edited as people edit them, and where their highlights are afterwards.

Every character carries the position it had in the beginning, through all edits. So it is known by
construction where the words of a highlight are now, and whether they are there at all.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotations.anchoring import describe
from reader.annotations.model import Target
from reader.bitext.model import Side
from reader.documents.language import language_of
from reader.documents.model import BlockKind, Language
from reader.documents.reading import open_document, parse_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.annotations.anchoring import Anchor
    from reader.annotations.model import TextPositionSelector

NEW = -1
"""The origin of a character that an edit has put in."""
_MARKUP = re.compile(r"[*_`\[\]<>|\\#~$^=&]|^\s*(?:[-+•>]|\d+[.)、])\s?|https?:")
_ENDS = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")


@dataclass
class Paragraph:
    """Characters, each with where it stood in the beginning."""

    chars: list[str]
    origins: list[int]
    heading: bool = False

    @property
    def text(self) -> str:
        return "".join(self.chars)

    def part(self, start: int, end: int) -> Paragraph:
        """A piece as a paragraph of its own, without spaces at its ends."""
        while start < end and self.chars[start].isspace():
            start += 1
        while end > start and self.chars[end - 1].isspace():
            end -= 1
        return Paragraph(self.chars[start:end], self.origins[start:end])

    def replaced(self, start: int, end: int, by: str) -> Paragraph:
        return Paragraph(
            [*self.chars[:start], *by, *self.chars[end:]],
            [*self.origins[:start], *[NEW] * len(by), *self.origins[end:]],
            self.heading,
        )

    @property
    def side(self) -> Side:
        return Side.ZH if language_of(self.text) is Language.CHINESE else Side.EN

    def ends(self) -> list[int]:
        """Where sentences begin, but for the first."""
        return [match.end() for match in _ENDS.finditer(self.text)][:-1]


def new_paragraph(text: str, *, heading: bool = False) -> Paragraph:
    return Paragraph(list(text), [NEW] * len(text), heading)


@dataclass
class Text:
    """A document as its paragraphs.

    written: its text before any edit. front: written above it, not part of its text.
    """

    paragraphs: list[Paragraph]
    written: str = ""
    front: str = ""
    chance: random.Random = field(default_factory=lambda: random.Random(0))

    def source(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def origins(self) -> list[int]:
        joined: list[int] = []
        for paragraph in self.paragraphs:
            after = paragraph.origins[-1] + 1
            ends = 0 < after < len(self.written) and self.written[after] == "\n"
            joined += [*paragraph.origins, after if ends else NEW]
        return joined[:-1]

    def parsed(self) -> str:
        """The source text as the real reader makes it of the file."""
        written = "\n\n".join(
            f"## {paragraph.text}" if paragraph.heading else paragraph.text
            for paragraph in self.paragraphs
        )
        return parse_text(self.front + written, Path("text.md")).source_text()


def text_of(paths: Sequence[Path], seed: int, most: int = 100_000) -> Text:
    """The paragraphs and headings of documents that stand the way to a file and back."""
    paragraphs: list[Paragraph] = []
    for path in paths:
        for block in open_document(path).blocks:
            text = block.text.strip()
            if text and "\n" not in text and "\t" not in text and not _MARKUP.search(text):
                paragraphs.append(new_paragraph(text, heading=block.kind is BlockKind.HEADING))
    at = 0
    kept = [each for each in paragraphs if _stands_alone(each)][:most]
    for paragraph in kept:
        paragraph.origins = list(range(at, at + len(paragraph.chars)))
        at += len(paragraph.chars) + 1
    text = Text(kept, chance=random.Random(seed))
    text.written = text.source()
    assert text.parsed() == text.source()
    return text


def _stands_alone(paragraph: Paragraph) -> bool:
    return Text([paragraph]).parsed() == paragraph.text


# highlights


def highlights(text: Text, count: int) -> list[Target]:
    """Words, sentences, several of them, whole paragraphs, several of those; of both sides."""
    chance, source = text.chance, text.source()
    starts: list[int] = []
    at = 0
    for paragraph in text.paragraphs:
        starts.append(at)
        at += len(paragraph.chars) + 1
    targets: list[Target] = []
    while len(targets) < count:
        number = chance.randrange(len(text.paragraphs))
        paragraph = text.paragraphs[number]
        start, end = _range(paragraph, chance)
        start, end = start + starts[number], end + starts[number]
        following = text.paragraphs[number + 1 : number + 2]
        if chance.random() < 0.06 and following and following[0].side is paragraph.side:
            end = starts[number + 1] + len(following[0].chars) // 2
        if source[start:end].strip():
            quote, position = describe(source, start, end)
            targets.append(Target("d", paragraph.side, quote, position))
    return targets


def _range(paragraph: Paragraph, chance: random.Random) -> tuple[int, int]:
    text = paragraph.text
    kind = chance.choice(("word", "word", "sentence", "sentences", "phrase", "all"))
    if kind == "all":
        return 0, len(text)
    if kind == "word":
        words = [match.span() for match in re.finditer(r"[A-Za-z’']+|[\u4e00-\u9fff]", text)]
        if not words:
            return 0, len(text)
        start, end = chance.choice(words)
        if text[start] >= "\u4e00":
            end = min(len(text), start + chance.randrange(1, 5))
        return start, end
    bounds = [0, *paragraph.ends(), len(text)]
    if kind == "phrase":
        start = chance.randrange(len(text))
        return start, min(len(text), start + chance.randrange(4, 60))
    first = chance.randrange(len(bounds) - 1)
    last = first + 1 if kind == "sentence" else min(len(bounds) - 1, first + 3)
    piece = text[bounds[first] : bounds[last]]
    return bounds[first], bounds[first] + len(piece.rstrip())


# truth


@dataclass
class Outcome:
    """How many highlights came out how. wrong: what stands where it should not, for a look."""

    kept: int = 0
    right: int = 0
    exact: int = 0
    gone: int = 0
    orphans: int = 0
    wrong: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        self.kept += other.kept
        self.right += other.right
        self.exact += other.exact
        self.gone += other.gone
        self.orphans += other.orphans
        self.wrong += other.wrong
        self.lost += other.lost

    @property
    def rate(self) -> float:
        return self.right / max(1, self.kept)

    def __str__(self) -> str:
        return (
            f"{self.kept} kept: {self.rate:.2%} right ({self.exact} to the character), "
            f"{len(self.lost)} lost; {self.gone} gone: {self.orphans} orphans; "
            f"{len(self.wrong)} wrong"
        )


def judge(text: Text, targets: Sequence[Target], anchors: Sequence[Anchor | None]) -> Outcome:
    """Compare where the highlights were found with where they are."""
    outcome = Outcome()
    source = text.source()
    places = [
        {origin: at for at, origin in enumerate(origins) if origin != NEW and source[at] != "\n"}
        for origins in histories(text)
    ]
    for target, anchor in zip(targets, anchors, strict=True):
        span = target.position
        now = _likeliest(places, span, anchor)
        left = [now[i] for i in range(span.start, span.end) if i in now]
        letters = len(target.quote.exact.replace("\n", ""))
        told = f"{target.quote.exact[:70]!r}"
        if anchor:
            told += f" at {source[anchor.start : anchor.end][:90]!r} {anchor.how}"
        whole = bool(left) and len(left) >= 0.7 * letters and _is_run(left, letters)
        outcome.kept += whole
        outcome.gone += not left
        if anchor is None:
            outcome.orphans += not left
            if whole:
                outcome.lost.append(told)
            continue
        start, end = (min(left), max(left) + 1) if left else (0, 0)
        off = max(abs(anchor.start - start), abs(anchor.end - end)) if left else 1 << 30
        untouched = len(left) == letters and end - start == len(target.quote.exact)
        near = off == 0 if untouched else off <= max(2, 0.15 * (end - start))
        if whole and near:
            outcome.right += 1
            outcome.exact += off == 0
        elif not left or not _is_on(anchor, start, end):
            outcome.wrong.append(f"{told}, not {source[start:end][:90]!r}")
    return outcome


def histories(text: Text) -> list[list[int]]:
    """The origins of all characters, as they are and as they may as well be.

    Where one of two equal neighbours was deleted ("Right. Right."), nobody can tell which: the
    other may be the one that is left. First as it was done, then with every such deletion taken as
    far to the left, and to the right, as gives the same text.
    """
    done = text.origins()
    left, right = list(done), list(done)
    for at in range(1, len(done)):
        before, after = done[at - 1], done[at]
        if NEW in (before, after) or after <= before + 1:
            continue
        _slide(text, left, range(at - 1, -1, -1), after - 1, -1)
        _slide(text, right, range(at, len(done)), before + 1, 1)
    return [done, left, right]


def _slide(text: Text, origins: list[int], places: range, origin: int, step: int) -> None:
    """Give the characters at `places` the origins from `origin` on, as long as they are alike."""
    for at in places:
        old = origins[at]
        if old in (NEW, origin) or text.written[old] != text.written[origin]:
            return
        origins[at], origin = origin, origin + step
        if not 0 <= origin < len(text.written):
            return


def _likeliest(
    places: Sequence[dict[int, int]], span: TextPositionSelector, anchor: Anchor | None
) -> dict[int, int]:
    """The history by which an anchor is right; the first where none is."""
    if anchor:
        for now in places:
            left = [now[i] for i in range(span.start, span.end) if i in now]
            if left and (min(left), max(left) + 1) == (anchor.start, anchor.end):
                return now
    return places[0]


def _is_on(anchor: Anchor, start: int, end: int) -> bool:
    """Whether an anchor covers part of what is left of a quote, and hardly anything else."""
    common = min(anchor.end, end) - max(anchor.start, start)
    return common > 0 and common >= 0.5 * (anchor.end - anchor.start)


def _is_run(left: list[int], letters: int) -> bool:
    """Whether the words still follow each other, with little in between."""
    return left == sorted(left) and left[-1] - left[0] <= 2 * letters + 200
