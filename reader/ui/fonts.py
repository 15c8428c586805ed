"""Which installed fonts serve which script, region and purpose.

Owns the lists of preferred families. Chinese families come by region, because one code point has
other shapes in the mainland, Taiwan and Hong Kong (骨, 直, 角). Latin text prefers a book face;
where none is installed, the Latin letters of Noto Serif CJK are one, and of its regions only the
Korean has quotation marks and dashes of Latin width.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from reader.chinese.variants import Region
from reader.values import Value

if TYPE_CHECKING:
    from pathlib import Path

_LATIN_SERIF = (
    "Libertinus Serif", "Source Serif 4", "Source Serif Pro", "Charter", "Iowan Old Style",
    "Palatino", "Palatino Linotype", "Georgia", "Noto Serif CJK KR", "Source Han Serif K",
    "Noto Serif", "Liberation Serif", "DejaVu Serif",
)  # fmt: skip
_SERIF_BY_REGION = {
    Region.SC: ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC", "SimSun",
                "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei"),
    Region.TW: ("Noto Serif CJK TC", "Source Han Serif TC", "Noto Serif TC", "Songti TC",
                "PMingLiU", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei",
                "WenQuanYi Zen Hei"),
    Region.HK: ("Noto Serif CJK HK", "Source Han Serif HC", "Noto Serif HK", "Noto Serif CJK TC",
                "Songti TC", "PMingLiU_HKSCS", "PingFang HK", "Microsoft JhengHei",
                "WenQuanYi Zen Hei"),
}  # fmt: skip
_SANS_BY_REGION = {
    Region.SC: ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei UI"),
    Region.TW: ("Noto Sans CJK TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei UI"),
    Region.HK: ("Noto Sans CJK HK", "Source Han Sans HC", "PingFang HK", "Microsoft JhengHei UI"),
}
_CHINESE_WITH_LATIN = "Noto Sans CJK SC"
"""A face for Latin that holds Chinese as well, in the shapes of its region."""
_LATIN_SANS = ("Inter", "SF Pro Text", "Segoe UI", "Source Sans 3", _CHINESE_WITH_LATIN,
               "Noto Sans", "DejaVu Sans")  # fmt: skip
_KAI = ("Kaiti SC", "KaiTi", "STKaiti", "BiauKai", "DFKai-SB", "AR PL UKai CN", "LXGW WenKai")
_MONO = ("JetBrains Mono", "SF Mono", "Cascadia Mono", "Consolas", "Menlo", "Noto Sans Mono CJK SC",
         "Noto Sans Mono", "DejaVu Sans Mono")  # fmt: skip
_CHINESE = frozenset().union(*_SERIF_BY_REGION.values(), *_SANS_BY_REGION.values())
_REGION_ENDS = {Region.SC: "SC", Region.TW: "TC", Region.HK: "HK"}


class Families(Value):
    """Families, best first, for Latin and for Chinese text."""

    latin: tuple[str, ...]
    chinese: tuple[str, ...]


class FontChoice:
    """The families that this machine has, chosen once. Needs a QGuiApplication.

    carried: a folder with fonts that came along, for machines that have none for Chinese.
    """

    def __init__(self, carried: Path | None = None) -> None:
        self._carried = carried

    @cached_property
    def _installed(self) -> frozenset[str]:
        found = frozenset(QFontDatabase.families())
        if self._carried is None or found & _CHINESE or _has_chinese():
            return found
        for path in sorted(self._carried.glob("*.tt[cf]")):
            QFontDatabase.addApplicationFont(str(path))
        return frozenset(QFontDatabase.families())

    @property
    def has_chinese(self) -> bool:
        """Whether Chinese can be shown at all, with what is installed and what came along."""
        return bool(self._installed & _CHINESE) or _has_chinese()

    def _pick(self, wanted: tuple[str, ...], most: int = 2) -> tuple[str, ...]:
        found = tuple(family for family in wanted if family in self._installed)
        return found[:most]

    def _glyph_region(self, region: Region) -> Region:
        return region if region in _SERIF_BY_REGION else Region.TW

    def serif(self, region: Region) -> Families:
        """The faces of running text."""
        chinese = self._pick(_SERIF_BY_REGION[self._glyph_region(region)]) or ("serif",)
        return Families(self._pick(_LATIN_SERIF, 1) or ("serif",), chinese)

    def chosen(self, latin: str, chinese: str, region: Region) -> Families:
        """The faces of running text where the reader chose some; "" or one that is gone: ours."""
        ours = self.serif(region)
        if not latin and not chinese:
            return ours
        own_latin = (latin,) if latin in self._installed else ()
        own_chinese = self._regional(chinese, region) if chinese else ()
        return Families(own_latin or ours.latin, (*own_chinese, *ours.chinese))

    def _regional(self, family: str, region: Region) -> tuple[str, ...]:
        """A family in the shapes of a region, where it comes in several: Noto Serif CJK SC, TC."""
        stem, _, end = family.rpartition(" ")
        if stem and end in _REGION_ENDS.values():
            wanted = f"{stem} {_REGION_ENDS[self._glyph_region(region)]}"
            if wanted in self._installed:
                return (wanted,)
        return (family,) if family in self._installed else ()

    def sans(self, region: Region) -> Families:
        """The faces of the interface."""
        own = _SANS_BY_REGION[self._glyph_region(region)]
        chinese = self._pick(own) or ("sans-serif",)
        latin = tuple(own[0] if family == _CHINESE_WITH_LATIN else family for family in _LATIN_SANS)
        return Families(self._pick(latin, 1) or ("sans-serif",), chinese)

    def mono(self, region: Region) -> Families:
        """The faces of code."""
        return Families(self._pick(_MONO, 1) or ("monospace",), self.sans(region).chinese)

    def kai(self) -> tuple[str, ...]:
        """Faces for emphasis in Chinese, where slanting is ugly; may be empty."""
        return self._pick(_KAI, 1)


def _has_chinese() -> bool:
    """Whether any family has both scripts, whatever its name."""
    writing = QFontDatabase.WritingSystem
    return all(
        QFontDatabase.families(script)
        for script in (writing.SimplifiedChinese, writing.TraditionalChinese)
    )


def pixel_font(families: tuple[str, ...], pixels: float) -> QFont:
    """A font of a fractional pixel size, which `QFont.setPixelSize` cannot express."""
    screen = QGuiApplication.primaryScreen()
    dots_per_inch = screen.logicalDotsPerInchY() if screen else 96.0
    font = QFont(list(families))
    font.setPointSizeF(pixels * 72.0 / dots_per_inch)
    return font


def with_narrow_quotes(font: QFont) -> QFont:
    """The same font with quotation marks of Latin width, for English that may quote anything.

    Where no Latin face is installed, English is set in a Chinese one, whose marks are squares.
    """
    narrow = QFont(font)
    narrow.setFeature(QFont.Tag("pwid"), 1)
    return narrow
