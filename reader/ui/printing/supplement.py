"""What Qt leaves out of a PDF: characters that are copied as what they are, contents, links.

Qt writes for each glyph the lowest character that has it: a radical for the ideograph, a tab for a
space. A reader who searches finds nothing. Readings stand between the characters that they belong
to; they are said to stand for nothing, so that what is copied is the text. All this is added as PDF
foresees changes: new versions of some objects and a table of where they are, behind what is there.
Knows nothing of Qt's classes, only of the plain objects that it writes.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_RADICALS: Final = (
    "⺂乛⺃乚⺅亻⺉刂⺋㔾⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺞歺⺟母⺠民⺡氵⺣灬⺤爫⺦丬⺨犭"
    "⺫罒⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺹耂⺺肀⺾艹⺿艹⻁虎⻂衤⻃覀⻅见⻆角⻈讠⻉贝⻋车⻌辶⻎辶⻐钅⻑長⻒镸⻓长"
    "⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻮齿⻯竜⻰龙⻱龜"
    "⻲亀⻳龟"
)
"""Radicals and the ideographs that fonts draw with the same glyph, where Unicode's decompositions
do not say so."""
_MEANT: Final[Mapping[str, str]] = {
    **dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True)),
    "\t": " ",
    "\N{MODIFIER LETTER TURNED COMMA}": "\N{LEFT SINGLE QUOTATION MARK}",
    "\N{FIGURE DASH}": "\N{EN DASH}",
    "\N{HYPHENATION POINT}": "\N{KATAKANA MIDDLE DOT}",
    "\N{DIVISION SLASH}": "\N{FULLWIDTH SOLIDUS}",
    "\N{LEFT-POINTING ANGLE BRACKET}": "\N{LEFT ANGLE BRACKET}",
    "\N{RIGHT-POINTING ANGLE BRACKET}": "\N{RIGHT ANGLE BRACKET}",
    "\N{TWO-EM DASH}": "\N{EM DASH}" * 2,
    "\N{THREE-EM DASH}": "\N{EM DASH}" * 3,
}
_DECOMPOSED: Final = re.compile("[\u2e9f\u2ef3\u2f00-\u2fd5\ufb00-\ufb06]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: page, counted from 0, and points from its left and bottom edges."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the contents that a viewer shows beside the pages. level: 1 is the highest."""

    title: str
    level: int
    spot: Spot


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle of a page that leads to an address or a place of the same file.

    box: left, bottom, right and top, in points.
    """

    page: int
    box: tuple[float, float, float, float]
    target: str | Spot


def meant(character: str) -> str:
    """What is meant where a glyph stands for several characters, and `character` is the lowest."""
    if character in _MEANT:
        return _MEANT[character]
    if _DECOMPOSED.match(character):
        return unicodedata.normalize("NFKC", character)
    return character


def supplemented(
    data: bytes,
    bookmarks: Sequence[Bookmark] = (),
    links: Sequence[Link] = (),
    silent: tuple[int, int, int] | None = None,
) -> bytes:
    """A PDF of Qt's with characters put right, contents and links.

    silent: text in this colour is not copied or searched: readings. A file that is not built as
    expected comes back as it is: it can be read all the same.
    """
    try:
        return _Supplement(data).made(bookmarks, links, silent)
    except _StrangeError:
        return data


class _StrangeError(Exception):
    """The file is not built as those that Qt writes."""


_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.S)
_ENTRY = re.compile(rb"(\d{10}) \d{5} ([nf])")
_KIDS = re.compile(rb"/Kids\s*\[(.*?)\]", re.S)
_NUMBERS = re.compile(rb"(\d+) 0 R")
_CHARACTERS = re.compile(rb"beginbfrange\n(.*?)endbfrange", re.S)
_WORDS = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) scn\n(/\w+ gs\n)?BT\n.*?ET\n", re.S)
_CODE = re.compile(rb"<([0-9A-F]{4})>")


class _Supplement:
    """The objects of one file, and those that are added."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        found = _TRAILER.search(data, max(len(data) - 2048, 0))
        if found is None:
            raise _StrangeError
        self._trailer, self._table = found[1], int(found[2])
        self._size = _number(rb"/Size\s+(\d+)", self._trailer)
        entries = _ENTRY.findall(data, self._table)
        self._starts = [int(start) for start, _ in entries]
        if len(entries) != self._size:
            raise _StrangeError
        self._changed: dict[int, bytes] = {}

    def made(
        self,
        bookmarks: Sequence[Bookmark],
        links: Sequence[Link],
        silent: tuple[int, int, int] | None,
    ) -> bytes:
        """The whole file."""
        root = _number(rb"/Root\s+(\d+) 0 R", self._trailer)
        catalog = self._object(root)
        tree = self._object(_number(rb"/Pages\s+(\d+) 0 R", catalog))
        kids = _KIDS.search(tree)
        if kids is None:
            raise _StrangeError
        pages = [int(number) for number in _NUMBERS.findall(kids[1])]
        self._put_characters_right()
        self._add_links(pages, links)
        if silent is not None:
            for page in pages:
                self._silence(page, silent)
        added = b"/ViewerPreferences << /DisplayDocTitle true >>\n"
        if bookmarks:
            added += b"/Outlines %d 0 R\n" % self._outline(pages, bookmarks)
        self._changed[root] = catalog.rstrip().removesuffix(b">>") + added + b">>"
        return self._written()

    def _object(self, number: int) -> bytes:
        """The dictionary, array or stream of an object."""
        if not 0 < number < self._size:
            raise _StrangeError
        start = self._starts[number]
        head = b"%d 0 obj" % number
        end = self._data.find(b"endobj", start)
        if not self._data.startswith(head, start) or end < 0:
            raise _StrangeError
        return self._data[start + len(head) : end].strip()

    def _add(self, content: bytes) -> int:
        number = self._size
        self._size += 1
        self._changed[number] = content
        return number

    # characters

    def _put_characters_right(self) -> None:
        for number in {int(found) for found in re.findall(rb"/ToUnicode (\d+) 0 R", self._data)}:
            old = self._object(number)
            _, stream, rest = old.partition(b"stream\n")
            table, end, _ = rest.rpartition(b"endstream")
            if not stream or not end or b"begincmap" not in table:
                continue  # compressed: as it is
            new = _CHARACTERS.sub(_corrected, table)
            self._changed[number] = b"<< /Length %d >>\nstream\n%sendstream" % (len(new), new)

    def _silence(self, page: int, colour: tuple[int, int, int]) -> None:
        """Say of a page's text in a colour that it stands for no characters."""
        number = _number(rb"/Contents\s+(\d+) 0 R", self._object(page))
        head, stream, rest = self._object(number).partition(b"stream\n")
        if not stream or b"/FlateDecode" not in head:
            raise _StrangeError
        try:
            drawing = zlib.decompressobj().decompress(rest)
        except zlib.error as error:
            raise _StrangeError from error

        def marked(found: re.Match[bytes]) -> bytes:
            if tuple(round(float(share) * 255) for share in found.groups()[:3]) != colour:
                return found[0]
            before, begin, words = found[0].partition(b"BT\n")
            return before + b"/Span << /ActualText <FEFF> >> BDC\n" + begin + words + b"EMC\n"

        packed = zlib.compress(_WORDS.sub(marked, drawing))
        self._changed[number] = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (
            len(packed),
            packed,
        )

    # links

    def _add_links(self, pages: Sequence[int], links: Sequence[Link]) -> None:
        by_page: dict[int, list[int]] = {}
        for link in links:
            if isinstance(link.target, Spot):
                leads = b"/Dest " + _destination(pages, link.target)
            else:
                address = link.target.encode("ascii", "replace")
                leads = b"/A << /S /URI /URI (%s) >>" % _escaped(address)
            box = b"[%.2f %.2f %.2f %.2f]" % link.box
            number = self._add(
                b"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect %s %s >>" % (box, leads)
            )
            by_page.setdefault(link.page, []).append(number)
        for page, numbers in by_page.items():
            held = re.search(rb"/Annots\s+(\d+) 0 R", self._object(pages[page]))
            if held is None:
                raise _StrangeError
            there = self._object(int(held[1])).strip(b"[] \n")
            new = b" ".join(b"%d 0 R" % number for number in numbers)
            self._changed[int(held[1])] = b"[ %s %s ]" % (there, new)

    # contents

    def _outline(self, pages: Sequence[int], bookmarks: Sequence[Bookmark]) -> int:
        """The number of the contents' root."""
        root = self._add(b"")
        numbers = [self._add(b"") for _ in bookmarks]
        children: dict[int, list[int]] = {root: []}
        parents: dict[int, int] = {}
        above: list[tuple[int, int]] = []  # level and number of what is open
        for number, mark in zip(numbers, bookmarks, strict=True):
            while above and above[-1][0] >= mark.level:
                above.pop()
            parent = above[-1][1] if above else root
            parents[number] = parent
            children.setdefault(parent, []).append(number)
            above.append((mark.level, number))
        for number, mark in zip(numbers, bookmarks, strict=True):
            siblings = children[parents[number]]
            place = bisect_left(siblings, number)
            parts = [b"/Title " + _text(mark.title), b"/Parent %d 0 R" % parents[number],
                     b"/Dest " + _destination(pages, mark.spot)]  # fmt: skip
            if place:
                parts.append(b"/Prev %d 0 R" % siblings[place - 1])
            if place + 1 < len(siblings):
                parts.append(b"/Next %d 0 R" % siblings[place + 1])
            parts.extend(_ends(children.get(number, []), b"-"))
            self._changed[number] = b"<< %s >>" % b" ".join(parts)
        top = b" ".join(_ends(children[root], b""))
        self._changed[root] = b"<< /Type /Outlines %s >>" % top
        return root

    # the file

    def _written(self) -> bytes:
        parts = [self._data, b"\n"]
        at = len(self._data) + 1
        places: dict[int, int] = {}
        for number in sorted(self._changed):
            piece = b"%d 0 obj\n%s\nendobj\n" % (number, self._changed[number])
            places[number] = at
            at += len(piece)
            parts.append(piece)
        parts.append(b"xref\n")
        for run in _runs(sorted(places)):
            parts.append(b"%d %d\n" % (run.start, len(run)))
            parts.extend(b"%010d 00000 n \n" % places[number] for number in run)
        trailer = re.sub(rb"/Size\s+\d+", b"/Size %d" % self._size, self._trailer)
        parts.append(b"trailer\n<<%s/Prev %d\n>>\n" % (trailer, self._table))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
        return b"".join(parts)


def _number(pattern: bytes, text: bytes) -> int:
    found = re.search(pattern, text)
    if found is None:
        raise _StrangeError
    return int(found[1])


def _corrected(found: re.Match[bytes]) -> bytes:
    """The lines `<first> <last> [<character> …]` with other characters."""
    lines: list[bytes] = []
    for line in found[1].splitlines():
        ranges, bracket, characters = line.partition(b"[")
        lines.append(ranges + bracket + _CODE.sub(_code, characters))
    return b"beginbfrange\n" + b"\n".join(lines) + b"\nendbfrange"


def _code(found: re.Match[bytes]) -> bytes:
    new = meant(chr(int(found[1], 16)))
    return b"<%s>" % new.encode("utf-16-be", "surrogatepass").hex().upper().encode()


def _destination(pages: Sequence[int], spot: Spot) -> bytes:
    return b"[%d 0 R /XYZ %.2f %.2f null]" % (pages[spot.page], spot.x, spot.y)


def _ends(children: Sequence[int], sign: bytes) -> Iterator[bytes]:
    """First, last and number of entries below another; a minus: closed at first."""
    if children:
        yield b"/First %d 0 R /Last %d 0 R" % (children[0], children[-1])
        yield b"/Count %s%d" % (sign, len(children))


def _escaped(text: bytes) -> bytes:
    return re.sub(rb"([\\()])", rb"\\\1", text)


def _text(text: str) -> bytes:
    return b"<FEFF%s>" % text.encode("utf-16-be", "replace").hex().upper().encode()


def _runs(numbers: Sequence[int]) -> Iterator[range]:
    """Numbers that follow each other."""
    start = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[place - 1] + 1:
            yield range(numbers[start], numbers[place - 1] + 1)
            start = place
