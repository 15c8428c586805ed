"""Variants: how Chinese is shown, and the way there from the form a document is written in.

Converted text is handed out together with the map between its positions and those of the source.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.chinese import engine
from reader.chinese.offsets import IDENTITY, OffsetMap
from reader.chinese.scripts import Form, has_han

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.chinese.alignment import Aligner


class Variant(StrEnum):
    """How Chinese is shown."""

    SOURCE = "source"
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"  # OpenCC's own standard, of no region
    TAIWAN = "taiwan"
    TAIWAN_WORDS = "taiwan-words"
    HONG_KONG = "hong-kong"
    HONG_KONG_WORDS = "hong-kong-words"
    MAINLAND_WORDS = "mainland-words"  # Simplified, with mainland words


def variant_named(name: str) -> Variant:
    """The variant of that name; the source's own where there is none such."""
    return next((variant for variant in Variant if variant == name), Variant.SOURCE)


def pair_of(variant: Variant) -> tuple[Variant, Variant]:
    """A Simplified and a Traditional form to read side by side, one of them `variant`."""
    if variant is Variant.SOURCE or variant is Variant.SIMPLIFIED:
        return Variant.SIMPLIFIED, Variant.TRADITIONAL
    if variant is Variant.MAINLAND_WORDS:
        return variant, Variant.TRADITIONAL
    return Variant.SIMPLIFIED, variant


class Region(StrEnum):
    """Whose glyph forms to draw a text with (骨 直 角 differ). Chooses the font."""

    SC = "sc"
    TC = "tc"  # Traditional of no region: Taiwan's forms will do
    TW = "tw"
    HK = "hk"


_FROM_SIMPLIFIED: Final = {
    Variant.SIMPLIFIED: (),
    Variant.TRADITIONAL: ("s2t",),
    Variant.TAIWAN: ("s2tw",),
    Variant.TAIWAN_WORDS: ("s2twp",),
    Variant.HONG_KONG: ("s2hk",),
    Variant.HONG_KONG_WORDS: ("s2hkp",),
    Variant.MAINLAND_WORDS: (),
}
_FROM_TRADITIONAL: Final = {
    Variant.SIMPLIFIED: ("t2s",),
    Variant.TRADITIONAL: (),
    Variant.TAIWAN: ("t2tw",),
    Variant.TAIWAN_WORDS: ("t2s", "s2twp"),
    Variant.HONG_KONG: ("t2hk",),
    Variant.HONG_KONG_WORDS: ("t2s", "s2hkp"),
    Variant.MAINLAND_WORDS: ("tw2sp",),
}
_FROM_TAIWAN: Final = {
    Variant.SIMPLIFIED: ("tw2s",),
    Variant.TRADITIONAL: ("tw2t",),
    Variant.TAIWAN: (),
    Variant.TAIWAN_WORDS: (),
    Variant.HONG_KONG: ("tw2t", "t2hk"),
    Variant.HONG_KONG_WORDS: ("tw2sp", "s2hkp"),
    Variant.MAINLAND_WORDS: ("tw2sp",),
}
_FROM_HONG_KONG: Final = {
    Variant.SIMPLIFIED: ("hk2s",),
    Variant.TRADITIONAL: ("hk2t",),
    Variant.TAIWAN: ("hk2t", "t2tw"),
    Variant.TAIWAN_WORDS: ("hk2sp", "s2twp"),
    Variant.HONG_KONG: (),
    Variant.HONG_KONG_WORDS: (),
    Variant.MAINLAND_WORDS: ("hk2sp",),
}
# Through Simplified first: s2t alone leaves the 后 of 后脚 that a careless converter wrote.
_FROM_MIXED: Final = {
    variant: ("t2s", *_FROM_SIMPLIFIED[variant]) for variant in _FROM_SIMPLIFIED
} | {Variant.MAINLAND_WORDS: ("t2s", "s2tw", "tw2sp")}

_ROUTES: Final = {
    Form.SIMPLIFIED: _FROM_SIMPLIFIED,
    Form.TRADITIONAL: _FROM_TRADITIONAL,
    Form.TAIWAN: _FROM_TAIWAN,
    Form.HONG_KONG: _FROM_HONG_KONG,
    Form.MIXED: _FROM_MIXED,
    Form.NONE: _FROM_MIXED,
}

_FORM_REGIONS: Final = {
    Form.SIMPLIFIED: Region.SC,
    Form.TRADITIONAL: Region.TC,
    Form.TAIWAN: Region.TW,
    Form.HONG_KONG: Region.HK,
    Form.MIXED: Region.SC,
    Form.NONE: Region.SC,
}
_VARIANT_REGIONS: Final = {
    Variant.SIMPLIFIED: Region.SC,
    Variant.TRADITIONAL: Region.TC,
    Variant.TAIWAN: Region.TW,
    Variant.TAIWAN_WORDS: Region.TW,
    Variant.HONG_KONG: Region.HK,
    Variant.HONG_KONG_WORDS: Region.HK,
    Variant.MAINLAND_WORDS: Region.SC,
}

# The configurations that exchange words, each with the one that exchanges the same characters
# only. Every other configuration keeps every length.
_BY_CHARACTERS: Final = {"s2twp": "s2tw", "s2hkp": "s2hk", "tw2sp": "tw2s", "hk2sp": "hk2s"}

_aligners: Final[dict[str, Aligner]] = {}


def configurations(form: Form, variant: Variant) -> tuple[str, ...]:
    """The OpenCC configurations that show a text of `form` as `variant`, in the order to run.

    Empty where the text is shown as it is.
    """
    return () if variant is Variant.SOURCE else _ROUTES[form][variant]


def shown_script(form: Form, variant: Variant) -> Region:
    """Whose glyph forms a text of `form` needs when it is shown as `variant`."""
    return _FORM_REGIONS[form] if variant is Variant.SOURCE else _VARIANT_REGIONS[variant]


class Converted(NamedTuple):  # not a dataclass: those take milliseconds of every start to build
    """Text to show, and the map between the source's positions and its own."""

    text: str
    offsets: OffsetMap = IDENTITY


class Converter:
    """Shows texts of one form as any variant. Holds no text; may be used from any thread."""

    def __init__(self, form: Form) -> None:
        self.form: Final = form

    def convert(self, text: str, variant: Variant) -> Converted:
        """`text` as `variant`, with its offset map."""
        steps = configurations(self.form, variant)
        if not steps or not has_han(text):
            return Converted(text)
        offsets = IDENTITY
        for configuration in steps:
            step = run(configuration, text)
            text, offsets = step.text, offsets.then(step.offsets)
        return Converted(text, offsets)

    def convert_text(self, text: str, variant: Variant) -> str:
        """`text` as `variant`, for what is only looked at: titles, names, tags."""
        for configuration in configurations(self.form, variant):
            text = engine.convert(configuration, text)
        return text

    def preload(self, variants: Iterable[Variant]) -> None:
        """Loads what the variants need, so that the first switch to one is as fast as the next.

        On a worker thread: the others go on meanwhile (see `engine.load`).
        """
        for variant in variants:
            for configuration in configurations(self.form, variant):
                engine.load(configuration)
                if configuration in _BY_CHARACTERS:
                    engine.load(_BY_CHARACTERS[configuration])


def run(configuration: str, text: str) -> Converted:
    """`text` through one OpenCC configuration, with its offset map."""
    shown = engine.convert(configuration, text)
    if shown == text:
        return Converted(text)
    simple = _BY_CHARACTERS.get(configuration)
    if simple is not None:
        by_characters = engine.convert(simple, text)
        return Converted(shown, _aligner(configuration).align(text, by_characters, shown))
    if len(shown) == len(text):
        return Converted(shown)
    return Converted(shown, _aligner(configuration).align(text, text, shown))


def _aligner(configuration: str) -> Aligner:
    """The process-wide aligner of a configuration, with the words it has learnt."""
    aligner = _aligners.get(configuration)
    if aligner is not None:
        return aligner
    # Imported here: most documents are shown without a change of words.
    from reader.chinese.alignment import Aligner

    aligner = Aligner(lambda text: engine.convert(configuration, text))
    return _aligners.setdefault(configuration, aligner)
