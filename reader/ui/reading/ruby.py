"""Readings beside the characters: pinyin above them, zhuyin at their right.

A view over the text, which never holds them. What they need is room: `Ruby` says how much further
apart characters and lines stand, and paints the readings once the lines are laid out. Syllables of
one word stand closer together than those of two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QGlyphRun, QRawFont

from reader.values import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtGui import QFont, QPainter

    from reader.chinese.readings import Reading
    from reader.ui.reading.boxes import PaintContext
    from reader.ui.reading.typography import TextStyle

PINYIN_SIZE: Final = 0.53
"""Size of pinyin, in em of the text."""
LEAST_SIZE: Final = 7.6
"""The least size of pinyin in pixels, at 100%: above captions."""
ZHUYIN_SIZE: Final = 0.44
"""Size of a sign of zhuyin."""
_ROOM_ABOVE: Final = 0.44
"""What lines with pinyin are further apart, in em; at least `_LEAST_PITCH` in all."""
_LEAST_PITCH: Final = 2.12
_TIGHT_PITCH: Final = 1.74
"""The least distance of lines with zhuyin, whose three signs and a mark stand beside a character,
and of English lines that hold a word with its pinyin."""
_RISE: Final = 1.0
"""The baseline of pinyin above that of the text."""
_IN_WORD, _BETWEEN_WORDS = 0.09, 0.22
"""The least gap between two syllables, in em of the text."""
_ZHUYIN_GAP: Final = 0.07
_TONE_GAP: Final = 0.0
_TONE_SIZE: Final = 1.35
"""Size of the marks of zhuyin beside that of its signs."""
_MIDDLE: Final = 0.38
"""The middle of a character above the baseline."""
_SIGN_BASE: Final = 0.88
"""The baseline in a square that a sign fills."""
_OFF_MIDDLE: Final = 0.14
"""How far a syllable may stand off the middle of its character, in em."""
_UNDER_PINYIN, _STACKED_HEIGHT = 0.94, 1.06
"""How far a mark under words reaches above the baseline: up to pinyin, with zhuyin, in em."""
_REACH: Final = 0.4
"""How far a reading may stand out of its line, in em: a light tone, a word in English text."""
_HANG: Final = 0.22
"""How far a syllable may hang over the end of a line, in em, if it can do otherwise."""
_STEP: Final = 0.05
"""Room is given in such steps, in em: text with few different distances is set much faster."""
_WIDE: Final = re.compile("[^\x00-\u2e7f\ufb00-\ufe2f\ufe50-\ufeff\uff61-\uffff]")
_LETTERS: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
_SIGNS: Final = "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙㄧㄨㄩㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦˊˇˋ˙"


Glyph: TypeAlias = tuple[int, QPointF]
"""A glyph and where its baseline begins."""


class RubyFace:
    """The face of readings at one size, and how wide they are in it."""

    def __init__(self, fonts: Sequence[QFont], *, zhuyin: bool) -> None:
        """fonts: best first; the first that has every letter is taken."""
        raw = [QRawFont.fromFont(font) for font in fonts]
        wanted = _SIGNS if zhuyin else _LETTERS
        able = (one for one in raw if all(one.glyphIndexesForString(wanted)))
        self.font = next(able, raw[0])
        self.zhuyin = zhuyin
        self.marks = QRawFont(self.font)
        self.marks.setPixelSize(self.font.pixelSize() * _TONE_SIZE)
        self._inks: dict[str, tuple[int, QRectF]] = {}
        self._glyphs: dict[str, tuple[list[int], list[float], float]] = {}

    def glyphs(self, text: str) -> tuple[list[int], list[float], float]:
        """The glyphs of a text, where each begins, and the width of all."""
        found = self._glyphs.get(text)
        if found is None:
            indexes = self.font.glyphIndexesForString(text)
            places: list[float] = []
            at = 0.0
            for advance in self.font.advancesForGlyphIndexes(indexes):
                places.append(at)
                at += advance.x()
            found = self._glyphs[text] = indexes, places, at
        return found

    def mark(self, tone: str) -> tuple[int, QRectF]:
        """The glyph of a tone mark in the face of `marks`, and where its ink is."""
        if tone not in self._inks:
            glyph = self.marks.glyphIndexesForString(tone)[0]
            self._inks[tone] = glyph, self.marks.boundingRect(glyph)
        return self._inks[tone]

    def width(self, text: str) -> float:
        """How wide a text is set."""
        return self.glyphs(text)[2]


class _Line(Value):
    """Glyphs of the readings of one line. y: of the line's top, in the box."""

    top: float
    run: QGlyphRun


class Ruby:
    """The readings of one text. All positions are code points of the text that is shown.

    style: of the text, its lines as far apart as the readings want them. room: by how much the
    space after a character grows, in pixels, where it does.
    """

    def __init__(
        self, readings: Sequence[Reading], text: str, style: TextStyle, face: RubyFace
    ) -> None:
        self._readings, self._face = readings, face
        self._by_start = {reading.start: reading for reading in readings}
        self._em = style.em
        self._shifts: dict[int, float] = {}
        self._left_edges: dict[int, float] = {}
        self.style = _with_room(style, zhuyin=face.zhuyin)
        self.room: Mapping[int, float] = self._beside() if face.zhuyin else self._apart(text)
        self._lines: list[_Line] = []

    @property
    def pace(self) -> float:
        """How far a character with its reading takes a line, in pixels."""
        return self._em + (self._column() if self._face.zhuyin else 0.0)

    @property
    def over_words(self) -> float:
        """How far what lies close around words reaches above the baseline, in em."""
        return _STACKED_HEIGHT if self._face.zhuyin else _UNDER_PINYIN

    @property
    def overhangs(self) -> bool:
        """Whether the last character of a line needs no room behind it."""
        return not self._face.zhuyin

    def _beside(self) -> dict[int, float]:
        """A column for zhuyin behind each character, as wide as the widest there can be."""
        wide = self._column()
        return {reading.end - 1: wide for reading in self._readings if is_zhuyin(reading.text)}

    def _column(self) -> float:
        mark = self._face.mark("ˇ")[1].width()
        return self._em * (2 * _ZHUYIN_GAP + ZHUYIN_SIZE + _TONE_GAP) + mark

    def _apart(self, text: str) -> dict[int, float]:
        """Characters whose syllables would touch move apart, as little as will do.

        Before that, syllables move: each a little off the middle of its character, towards where
        there is room.
        """
        em, room = self._em, dict[int, float]()
        most, step = _OFF_MIDDLE * em, _STEP * em
        edge = 0.0  # where the syllable before ends, from the left of its character
        free = 0.0  # how far that syllable can still move to the left
        before: Reading | None = None
        for reading in self._readings:
            half = self._face.width(reading.text) / 2
            own = em * (reading.end - reading.start) / 2
            shift, slack = 0.0, most
            if before is not None:
                between = text[before.end : reading.start]
                centre = _advance(between, em) + em * (before.end - before.start) + own
                gap = (_IN_WORD if reading.joined else _BETWEEN_WORDS) * em
                lack = edge + gap + half - centre
                if lack > 0:
                    back = min(max(lack / 2, lack - most), free)
                    self._shifts[before.start] = self._shifts.get(before.start, 0.0) - back
                    shift = min(lack - back, most)
                    lack -= back + shift
                    slack = most if lack > 0 else 0.0
                else:
                    slack = min(-lack, most)
                if lack > 0.01 * em:
                    at = (
                        reading.start - 1
                        if _WIDE.match(text[reading.start - 1])
                        else before.end - 1
                    )
                    given = -(-lack // step) * step
                    room[at] = given
                    slack = given - lack
            self._shifts[reading.start] = shift
            free = slack
            edge = own + half + shift
            before = reading
        return room

    # where they stand

    def place(self, number: int, top: float, xs: Mapping[int, float]) -> None:
        """The readings of a line whose top edge is at `top`.

        xs: the left edges of the characters on it that a reading begins at.
        """
        if number == 0:
            self._lines = []
        letters: list[Glyph] = []
        marks: list[Glyph] = []
        stacked = {at for at in xs if self._face.zhuyin and is_zhuyin(self._by_start[at].text)}
        lefts = self._lefts({at: x for at, x in xs.items() if at not in stacked})
        self._left_edges.update(lefts)
        for at, x in xs.items():
            if at in stacked:
                beside = x + self._em * (1 + _ZHUYIN_GAP)
                self._stack(self._by_start[at], beside, letters, marks)
            else:
                letters.extend(self._above(self._by_start[at], lefts[at]))
        for font, glyphs in ((self._face.font, letters), (self._face.marks, marks)):
            if glyphs:
                run = QGlyphRun()
                run.setRawFont(font)
                run.setGlyphIndexes([glyph for glyph, _ in glyphs])
                run.setPositions([place for _, place in glyphs])
                self._lines.append(_Line(top, run))

    def _lefts(self, xs: Mapping[int, float]) -> dict[int, float]:
        """Where the letters of each reading of a line begin. They hang little over its ends."""
        em, lefts = self._em, dict[int, float]()
        for at, x in xs.items():
            reading = self._by_start[at]
            room = em * (reading.end - reading.start) - self._face.width(reading.text)
            lefts[at] = x + room / 2 + self._shifts.get(at, 0.0)
        order = list(lefts)
        if order:
            first, last = order[0], order[-1]
            beyond = xs[first] - _HANG * em - lefts[first]
            free = self._gap_after(first, order[1], lefts) if len(order) > 1 else beyond
            lefts[first] += max(min(beyond, free), 0.0)
            reading = self._by_start[last]
            edge = xs[last] + em * (reading.end - reading.start)
            beyond = lefts[last] + self._face.width(reading.text) - edge - _HANG * em
            free = self._gap_after(order[-2], last, lefts) if len(order) > 1 else beyond
            lefts[last] -= max(min(beyond, free), 0.0)
        return lefts

    def _gap_after(self, before: int, reading: int, lefts: Mapping[int, float]) -> float:
        """How much nearer two readings may come to each other."""
        right = lefts[before] + self._face.width(self._by_start[before].text)
        return lefts[reading] - right - _IN_WORD * self._em

    def extent(self, start: int) -> tuple[float, float]:
        """The left and the right edge of the letters that stand over a character."""
        left = self._left_edges[start]
        return left, left + self._face.width(self._by_start[start].text)

    def _above(self, reading: Reading, left: float) -> Iterator[Glyph]:
        """The letters of a reading over its character, from the line's top left corner."""
        glyphs, offsets, _ = self._face.glyphs(reading.text)
        baseline = self.style.first - _RISE * self._em
        for glyph, offset in zip(glyphs, offsets, strict=True):
            yield glyph, QPointF(left + offset, baseline)

    def _stack(self, reading: Reading, x: float, letters: list[Glyph], marks: list[Glyph]) -> None:
        """Signs one below the other, in the middle of the character's height, with their mark.

        The light mark stands above them, the others at the right of the last one.
        """
        size, count = ZHUYIN_SIZE * self._em, len(reading.text)
        top = self.style.first - self._em * _MIDDLE - size * count / 2
        for number, sign in enumerate(reading.text):
            glyph = self._face.glyphs(sign)[0][0]
            letters.append((glyph, QPointF(x, top + size * (number + _SIGN_BASE))))
        if not reading.tone:
            return
        mark, ink = self._face.mark(reading.tone)
        if reading.tone == "˙":
            left, above = x + (size - ink.width()) / 2, top - ink.height()
        else:
            left = x + size + _TONE_GAP * self._em
            above = top + size * (count - 0.9) - ink.height() / 2
        marks.append((mark, QPointF(left - ink.left(), above - ink.top())))

    def paint(self, painter: QPainter, corner: QPointF, context: PaintContext) -> None:
        """Paint those that are in sight; corner: the text's top left one."""
        painter.setPen(context.theme.reading)
        for line in self._lines:
            top = corner.y() + line.top
            reach = self._em * _REACH
            if top - reach <= context.bottom and top + self.style.pitch + reach >= context.top:
                painter.drawGlyphRun(QPointF(corner.x(), top), line.run)


def _with_room(style: TextStyle, *, zhuyin: bool) -> TextStyle:
    if zhuyin or not style.chinese:
        pitch = max(style.pitch, style.em * _TIGHT_PITCH)
    else:
        pitch = max(style.pitch + style.em * _ROOM_ABOVE, style.em * _LEAST_PITCH)
    grown = pitch - style.pitch
    # pinyin stands above the line; zhuyin wants the same on both sides
    return replace(style, pitch=pitch, first=style.first + (grown / 2 if zhuyin else grown))


def is_zhuyin(text: str) -> bool:
    """Whether a reading is in zhuyin; one that the document gives may not be what is asked for."""
    return "ㄅ" <= text[:1] <= "ㄯ"


def _advance(text: str, em: float) -> float:
    """About how far some text between two readings reaches, rather too little."""
    wide = sum(1 for character in text if _WIDE.match(character))
    return wide * em * (0.5 if len(text) > 1 else 1.0) + (len(text) - wide) * em * 0.25
