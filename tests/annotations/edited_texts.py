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

from opencc import OpenCC

from reader.annotations.anchoring import describe
from reader.annotations.model import Target
from reader.bitext.model import Side
from reader.documents.language import language_of
from reader.documents.model import BlockKind, Language
from reader.documents.reading import open_document, parse_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.annotations.anchoring import Anchor

LINE = 24
"""Shorter ones are lines of captions, which nobody moves alone."""
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
    """A document as its paragraphs. `front` is written above it and is not part of its text."""

    paragraphs: list[Paragraph]
    front: str = ""
    chance: random.Random = field(default_factory=lambda: random.Random(0))

    def source(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def origins(self) -> list[int]:
        joined: list[int] = []
        for paragraph in self.paragraphs:
            joined += [*paragraph.origins, NEW]
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
    now = {origin: at for at, origin in enumerate(text.origins()) if origin != NEW}
    for target, anchor in zip(targets, anchors, strict=True):
        span = target.position
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


def _is_on(anchor: Anchor, start: int, end: int) -> bool:
    """Whether an anchor covers part of what is left of a quote, and hardly anything else."""
    common = min(anchor.end, end) - max(anchor.start, start)
    return common > 0 and common >= 0.5 * (anchor.end - anchor.start)


def _is_run(left: list[int], letters: int) -> bool:
    """Whether the words still follow each other, with little in between."""
    return left == sorted(left) and left[-1] - left[0] <= 2 * letters + 200


# edits: each changes a text as somebody would


Edit = "Callable[[Text], None]"

_FRESH = (
    "Nobody had planned for the extra afternoon, and so nobody complained when it rained.",
    "A short remark, added later by another hand.",
    "谁也没有料到会多出一个下午，所以下雨的时候也没有人抱怨。",
    "这是后来补写的一小段话，出自另一个人之手。",
    "The list was longer than anyone remembered; it went on for three more pages.",
    "补记：名单比大家记得的要长，还有三页没有念完。",
)


def _some(text: Text, share: float, least: int = 2) -> list[int]:
    count = min(len(text.paragraphs), max(least, int(len(text.paragraphs) * share)))
    return sorted(text.chance.sample(range(len(text.paragraphs)), count), reverse=True)


def insert_paragraphs(text: Text) -> None:
    for number in _some(text, 0.08):
        text.paragraphs.insert(number, new_paragraph(text.chance.choice(_FRESH)))


def delete_paragraphs(text: Text) -> None:
    for number in _some(text, 0.08):
        del text.paragraphs[number]


def move_paragraphs(text: Text) -> None:
    for number in _some(text, 0.05):
        if len(text.paragraphs[number].chars) < LINE:
            continue
        moved = text.paragraphs.pop(number)
        text.paragraphs.insert(text.chance.randrange(len(text.paragraphs) + 1), moved)


def move_section(text: Text) -> None:
    count = len(text.paragraphs)
    size = max(2, count // 6)
    start = text.chance.randrange(max(1, count - size))
    section = text.paragraphs[start : start + size]
    del text.paragraphs[start : start + size]
    to = text.chance.randrange(len(text.paragraphs) + 1)
    text.paragraphs[to:to] = section


def reorder_pairs(text: Text) -> None:
    """Every pair of neighbours in two languages changes places within it: Chinese first."""
    number = 0
    while number + 1 < len(text.paragraphs):
        one, two = text.paragraphs[number : number + 2]
        if one.side is not two.side and not one.heading and not two.heading:
            text.paragraphs[number : number + 2] = [two, one]
            number += 1
        number += 1


def shuffle_some_pairs(text: Text) -> None:
    """Some pairs of paragraphs go elsewhere together."""
    for number in _some(text, 0.05):
        pair = text.paragraphs[number : number + 2]
        if min(len(each.chars) for each in pair) < LINE:
            continue
        del text.paragraphs[number : number + 2]
        to = text.chance.randrange(len(text.paragraphs) + 1)
        text.paragraphs[to:to] = pair


def split_paragraphs(text: Text) -> None:
    for number in _some(text, 0.25):
        paragraph = text.paragraphs[number]
        ends = paragraph.ends()
        if ends and not paragraph.heading:
            at = text.chance.choice(ends)
            text.paragraphs[number : number + 1] = [
                paragraph.part(0, at),
                paragraph.part(at, len(paragraph.chars)),
            ]


def split_pairs(text: Text) -> None:
    """A paragraph and its translation are both split; the halves answer each other."""
    for number in _some(text, 0.2):
        pair = text.paragraphs[number : number + 2]
        if len(pair) < 2 or pair[0].side is pair[1].side or pair[0].heading or pair[1].heading:
            continue
        ends = [each.ends() for each in pair]
        if all(ends):
            at = [own[len(own) // 2] for own in ends]
            halves = [each.part(0, cut) for each, cut in zip(pair, at, strict=True)]
            rest = [each.part(c, len(each.chars)) for each, c in zip(pair, at, strict=True)]
            text.paragraphs[number : number + 2] = [*halves, *rest]


def join_paragraphs(text: Text) -> None:
    for number in _some(text, 0.2):
        pair = text.paragraphs[number : number + 2]
        if (
            len(pair) == 2
            and pair[0].side is pair[1].side
            and not (pair[0].heading or pair[1].heading)
        ):
            gap = "" if pair[0].side is Side.ZH else " "
            text.paragraphs[number : number + 2] = [
                Paragraph(
                    [*pair[0].chars, *gap, *pair[1].chars],
                    [*pair[0].origins, *[NEW] * len(gap), *pair[1].origins],
                )
            ]


def fix_typos(text: Text) -> None:
    """Two letters here and there are other ones; a few are put in or left out."""
    for number in _some(text, 0.6):
        paragraph = text.paragraphs[number]
        for _ in range(1 + len(paragraph.chars) // 150):
            places = [i for i, char in enumerate(paragraph.chars) if char.isalpha()]
            if len(places) < 8:
                break
            at = text.chance.choice(places)
            by = text.chance.choice("aeiou" if paragraph.chars[at] < "\u0300" else "在和与很再")
            kind = text.chance.choice(("other", "more", "less"))
            end = at if kind == "more" else at + 1
            paragraph = paragraph.replaced(at, end, "" if kind == "less" else by)
        text.paragraphs[number] = paragraph


def replace_words(text: Text) -> None:
    for number in _some(text, 0.5):
        paragraph = text.paragraphs[number]
        words = [m.span() for m in re.finditer(r"[A-Za-z]{4,}|[\u4e00-\u9fff]{2}", paragraph.text)]
        if len(words) >= 5:
            start, end = text.chance.choice(words)
            wide = paragraph.chars[start] >= "\u4e00"
            by = text.chance.choice(
                ("东西", "时候", "地方") if wide else ("matter", "quiet", "odd")
            )
            text.paragraphs[number] = paragraph.replaced(start, end, by)


def add_sentences(text: Text) -> None:
    """A sentence more inside a paragraph."""
    for number in _some(text, 0.3):
        paragraph = text.paragraphs[number]
        ends = paragraph.ends()
        if ends and not paragraph.heading:
            at = text.chance.choice(ends)
            wide = paragraph.side is Side.ZH
            by = "这一点后来才弄清楚。" if wide else "This became clear only later. "
            text.paragraphs[number] = paragraph.replaced(at, at, by)


def delete_sentences(text: Text) -> None:
    for number in _some(text, 0.3):
        paragraph = text.paragraphs[number]
        bounds = [0, *paragraph.ends(), len(paragraph.chars)]
        if len(bounds) > 3:
            nth = text.chance.randrange(1, len(bounds) - 2)
            text.paragraphs[number] = paragraph.replaced(bounds[nth], bounds[nth + 1], "")


def convert(configuration: str) -> Callable[[Text], None]:
    """The whole file goes through OpenCC, with a configuration that keeps lengths."""

    def edit(text: Text) -> None:
        converter = OpenCC(configuration)
        for paragraph in text.paragraphs:
            shown = converter.convert(paragraph.text)
            assert len(shown) == len(paragraph.chars)
            paragraph.chars = list(shown)

    return edit


def add_front_matter(text: Text) -> None:
    text.front = "---\ntitle: A new title\ntags:\n- one\n- two\n---\n"


def rename_headings(text: Text) -> None:
    for number, paragraph in enumerate(text.paragraphs):
        if paragraph.heading and text.chance.random() < 0.5:
            text.paragraphs[number] = new_paragraph("What came of it", heading=True)


def widen_punctuation(text: Text) -> None:
    """Half-width marks become full-width ones in Chinese, quotation marks change everywhere."""
    wide = str.maketrans(",;:?!()\"'", "，；：？！（）”’")
    quotes = str.maketrans("“”‘’", "「」『』")
    for paragraph in text.paragraphs:
        if paragraph.side is Side.ZH:
            paragraph.chars = list(paragraph.text.translate(wide).translate(quotes))
        else:
            paragraph.chars = list(paragraph.text.translate(str.maketrans("“”‘’—", "\"\"''-")))


def respace(text: Text) -> None:
    """Dots for ellipses, two spaces after a full stop, spaces between Chinese and English."""
    for number, old in enumerate(text.paragraphs):
        paragraph = old
        for match in reversed(
            list(re.finditer(r"…|(?<=\.) |(?<=[\u4e00-\u9fff])(?=[A-Za-z])", old.text))
        ):
            by = "..." if match.group() == "…" else match.group() + " "
            start = match.start() if match.group() == "…" else match.end()
            paragraph = paragraph.replaced(start, match.end(), by[-1:] if by != "..." else by)
        text.paragraphs[number] = paragraph


def rewrite_other_side(text: Text) -> None:
    """Every Chinese paragraph is translated anew; the English stays."""
    for number, paragraph in enumerate(text.paragraphs):
        if paragraph.side is Side.ZH:
            by = "".join(
                text.chance.choices("山川日月风云草木鸟兽虫鱼江湖海天地人", k=len(paragraph.chars))
            )
            text.paragraphs[number] = new_paragraph(f"{by}。", heading=paragraph.heading)


EDITS: dict[str, Callable[[Text], None]] = {
    "paragraphs inserted": insert_paragraphs,
    "paragraphs deleted": delete_paragraphs,
    "paragraphs moved": move_paragraphs,
    "a section moved": move_section,
    "pairs turned round": reorder_pairs,
    "pairs moved": shuffle_some_pairs,
    "paragraphs split": split_paragraphs,
    "pairs split": split_pairs,
    "paragraphs joined": join_paragraphs,
    "typos": fix_typos,
    "words replaced": replace_words,
    "sentences added": add_sentences,
    "sentences deleted": delete_sentences,
    "s2t": convert("s2t"),
    "s2tw": convert("s2tw"),
    "s2hk": convert("s2hk"),
    "t2s": convert("t2s"),
    "front matter added": add_front_matter,
    "headings renamed": rename_headings,
    "punctuation widened": widen_punctuation,
    "spaces and dots": respace,
    "Chinese rewritten": rewrite_other_side,
}
COMBINED: dict[str, tuple[str, ...]] = {
    "a revision": ("paragraphs inserted", "typos", "paragraphs split", "headings renamed"),
    "a new edition": ("paragraphs deleted", "pairs moved", "words replaced", "sentences added"),
    "for Taiwan": ("s2tw", "punctuation widened", "typos", "paragraphs inserted"),
    "everything": (
        "paragraphs inserted", "paragraphs deleted", "paragraphs moved", "sentences added", "typos",
        "s2t", "front matter added",
    ),
}  # fmt: skip
