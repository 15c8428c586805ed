"""How text is set: faces, sizes, line pitches and measures, for both scripts at one zoom.

All lengths are device-independent pixels. At 100% a Latin line is 17.5 px on 27.6, a Chinese line
17 px on 30.3; a column holds about 66 Latin letters or 34 Chinese characters.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextLayout

from reader.chinese.reading_kinds import ReadingKind
from reader.chinese.variants import Region
from reader.ui.fonts import Families, FontChoice, pixel_font
from reader.values import Value, replace

if TYPE_CHECKING:
    from reader.ui.reading.ruby import Ruby, RubyFace
    from reader.ui.reading.shown import ShownText


class Role(Enum):
    """What a run of text is, as far as setting it goes."""

    BODY = auto()
    TITLE = auto()
    HEADING_1 = auto()
    HEADING_2 = auto()
    HEADING_3 = auto()
    HEADING_4 = auto()
    CODE = auto()
    TABLE = auto()
    META = auto()


class TextStyle(Value):
    """Everything that laying out a paragraph needs to know of its type.

    font: the base font. families: for runs of the other script inside it.
    pitch: distance of baselines. first: distance from the top of the box to the first baseline.
    em: size of a character. justify: Chinese text is set flush on both sides.
    centred_stops: 。 and ， stand in the middle of their square, as in Taiwan and Hong Kong.
    """

    font: QFont
    families: Families
    chinese: bool
    pitch: float
    first: float
    em: float
    justify: bool
    centred_stops: bool = False


class TypeChoice(Value):
    """What the reader chose of the type; as it is here, nothing differs from the usual look.

    latin, chinese: families for running text and headings, "" for the best that is installed.
    latin_size, chinese_size, line_height, spacing: factors of the usual. column: width of a full
    column in Chinese characters. spacing: of the space between paragraphs. justify: Chinese is set
    flush on both sides.
    """

    latin: str = ""
    chinese: str = ""
    latin_size: float = 1.0
    chinese_size: float = 1.0
    line_height: float = 1.0
    column: int = 34
    spacing: float = 1.0
    justify: bool = True


_USUAL = TypeChoice()
_WIDER = {ReadingKind.DOCUMENT: 1.15, ReadingKind.PINYIN: 1.2, ReadingKind.ZHUYIN: 1.85}


def wider(readings: ReadingKind) -> float:
    """About how much wider a line of Chinese is set with its readings."""
    return _WIDER.get(readings, 1.0)


# role: (Latin size, Latin line height, Chinese size, Chinese line height, weight)
_SIZES: dict[Role, tuple[float, float, float, float, QFont.Weight]] = {
    Role.BODY: (17.5, 1.58, 17.0, 1.78, QFont.Weight.Normal),
    Role.TITLE: (27.0, 1.3, 26.0, 1.36, QFont.Weight.DemiBold),
    Role.HEADING_1: (25.0, 1.32, 24.0, 1.4, QFont.Weight.DemiBold),
    Role.HEADING_2: (21.5, 1.36, 21.0, 1.44, QFont.Weight.DemiBold),
    Role.HEADING_3: (18.5, 1.44, 18.0, 1.55, QFont.Weight.DemiBold),
    Role.HEADING_4: (17.0, 1.5, 16.5, 1.6, QFont.Weight.DemiBold),
    Role.CODE: (14.5, 1.55, 14.5, 1.55, QFont.Weight.Normal),
    Role.TABLE: (16.0, 1.5, 15.5, 1.62, QFont.Weight.Normal),
    Role.META: (13.0, 1.6, 13.0, 1.6, QFont.Weight.Normal),
}


def heading_role(level: int) -> Role:
    """The role of a heading of `level` 1 to 6."""
    return (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)[min(level, 4) - 1]


class Typography:
    """Text styles at one zoom (1.0 is 100%), made once each."""

    def __init__(
        self,
        fonts: FontChoice,
        zoom: float = 1.0,
        choice: TypeChoice = _USUAL,
        *,
        local_forms: bool = True,
    ) -> None:
        """local_forms: off for PDF, where what they put in a character's place is nameless."""
        self._fonts, self._local_forms = fonts, local_forms
        self.zoom = zoom
        self.choice = choice
        self._styles: dict[tuple[Role, bool, Region], TextStyle] = {}
        self._ruby_faces: dict[tuple[float, Region, bool], RubyFace] = {}

    @property
    def column(self) -> float:
        """Width of a full column: usually 34 Chinese characters, about 66 Latin letters."""
        return self.choice.column * 17.0 * self.zoom

    @property
    def gutter(self) -> float:
        """Space between two columns."""
        return 44.0 * min(self.zoom, 1.4)

    @property
    def between(self) -> float:
        """Pixels for each pixel of the usual space between rows, at 100%."""
        return self.zoom * self.choice.spacing

    def kai(self) -> tuple[str, ...]:
        """Faces for emphasis in Chinese; may be empty."""
        return self._fonts.kai()

    def mono(self, region: Region) -> Families:
        """Faces of inline code."""
        return self._fonts.mono(region)

    def warm(self) -> None:
        """Set a character in each region's face, so that it is loaded when it is wanted."""
        for region in (Region.SC, Region.TW, Region.HK):
            style = self.style(Role.BODY, chinese=True, region=region)
            line = QTextLayout("骨", style.font)
            line.beginLayout()
            line.createLine().setLineWidth(100.0)
            line.endLayout()

    def ruby(self, shown: ShownText, style: TextStyle, region: Region) -> Ruby | None:
        """The readings of a text that is set in a style; None where it has none."""
        if not shown.readings:
            return None
        from reader.ui.reading.ruby import Ruby, is_zhuyin  # most texts are read without

        zhuyin = any(is_zhuyin(reading.text) for reading in shown.readings)
        face = self._ruby_face(style, region, zhuyin=zhuyin)
        return Ruby(shown.readings, shown.text, style, face)

    def _ruby_face(self, style: TextStyle, region: Region, *, zhuyin: bool) -> RubyFace:
        from reader.ui.reading.ruby import LEAST_SIZE, PINYIN_SIZE, ZHUYIN_SIZE, RubyFace

        key = (style.em, region, zhuyin)
        if key not in self._ruby_faces:
            latin, chinese = (families := self._fonts.sans(region)).latin, families.chinese
            names = (*chinese, *latin) if zhuyin else (*latin, *chinese)
            size = max(style.em * PINYIN_SIZE, LEAST_SIZE * self.zoom)
            if zhuyin:
                size = style.em * ZHUYIN_SIZE
            fonts = [pixel_font((name,), size) for name in names]
            self._ruby_faces[key] = RubyFace(fonts, zhuyin=zhuyin)
        return self._ruby_faces[key]

    def style(self, role: Role, *, chinese: bool, region: Region) -> TextStyle:
        """The style of `role` for Chinese text of `region`, or for Latin text beside it."""
        key = (role, chinese, region)
        if key not in self._styles:
            self._styles[key] = self._make(role, chinese, region)
        return self._styles[key]

    def _make(self, role: Role, chinese: bool, region: Region) -> TextStyle:
        latin_size, latin_height, chinese_size, chinese_height, weight = _SIZES[role]
        size, height = (chinese_size, chinese_height) if chinese else (latin_size, latin_height)
        choice = self.choice
        size *= self.zoom * (choice.chinese_size if chinese else choice.latin_size)
        if role is Role.CODE:
            families = self._fonts.mono(region)
        elif role is Role.META:
            families = self._fonts.sans(region)
        else:
            families = self._fonts.chosen(choice.latin, choice.chinese, region)
        first, second = families.latin, families.chinese
        if chinese and role is not Role.CODE:
            first, second = second, first
        font = pixel_font((*first, *second), size)
        font.setWeight(weight)
        font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
        if not self._local_forms:
            font.setFeature(QFont.Tag("locl"), 0)
        pitch = size * height * choice.line_height
        return TextStyle(
            font=font,
            families=families,
            chinese=chinese,
            pitch=pitch,
            first=pitch / 2 + size * 0.34,
            em=size,
            justify=chinese and role is Role.BODY and choice.justify,
            centred_stops=region is not Region.SC,
        )


def sized(style: TextStyle, share: float) -> TextStyle:
    """The same type in a share of its size."""
    font = QFont(style.font)
    font.setPointSizeF(font.pointSizeF() * share)
    pitch, first, em = (length * share for length in (style.pitch, style.first, style.em))
    return replace(style, font=font, pitch=pitch, first=first, em=em)
