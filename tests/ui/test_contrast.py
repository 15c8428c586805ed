"""Every colour of text against everything that it can stand on: WCAG 2.2, level AA.

https://www.w3.org/TR/WCAG22/#contrast-minimum asks for 4.5 to 1 of text, and
https://www.w3.org/TR/WCAG22/#non-text-contrast for 3 to 1 of what is drawn to be understood.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from reader.ui.finding.painting import frame_colours
from reader.ui.theme import THEME_NAMES, Theme, load_theme, style_sheet
from tests.shared_inputs import ROOT

TEXT, DRAWN = 4.5, 3.0
HUES = ("yellow", "green", "blue", "pink", "purple")
SURFACES = ("paper", "panel", "field", "code")
PLAIN = ("new-folder", "tiles", "lines")
"""Drawings that no theme inks, beside the chevrons."""


@pytest.fixture(params=THEME_NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(ROOT / "resources" / "themes", request.param)


def over(above: QColor, below: QColor) -> QColor:
    """A colour that may be translucent, on an opaque one."""
    share = above.alphaF()
    return QColor.fromRgbF(
        *(
            share * high + (1 - share) * low
            for high, low in zip(above.getRgbF()[:3], below.getRgbF()[:3], strict=True)  # type: ignore[index]
        )
    )


def luminance(colour: QColor) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * linear(colour.redF())
        + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF())
    )


def contrast(one: QColor, other: QColor) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def grounds(theme: Theme) -> dict[str, QColor]:
    """What text is painted on, by a name that says how it came about."""
    found = {name: getattr(theme, name) for name in (*SURFACES, *HUES)}
    for name in ("paper", "panel", "field"):
        for tint in ("accent_wash", "cursor"):
            found[f"{tint} on {name}"] = over(getattr(theme, tint), getattr(theme, name))
    for name in (*SURFACES, *HUES):
        found[f"selection on {name}"] = over(theme.selection, getattr(theme, name))
    for strong in (True, False):
        _, fill = frame_colours(theme, strong=strong)
        found[f"{'this' if strong else 'a'} match on paper"] = over(fill, theme.paper)
    return found


def too_close(colour: QColor, among: dict[str, QColor], least: float) -> dict[str, float]:
    ratios = {name: round(contrast(colour, ground), 2) for name, ground in among.items()}
    return {name: ratio for name, ratio in ratios.items() if ratio < least}


def test_contrast_is_that_of_the_standard() -> None:
    black, white, grey = QColor("black"), QColor("white"), QColor("#767676")

    assert contrast(black, white) == pytest.approx(21.0)
    assert contrast(white, black) == pytest.approx(21.0)
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("role", ["ink", "soft", "reading"])
def test_words_can_be_read_on_everything(theme: Theme, role: str) -> None:
    among = grounds(theme)
    if role == "soft":  # never the text that is searched
        among = {name: ground for name, ground in among.items() if "match" not in name}
    assert not too_close(getattr(theme, role), among, TEXT)


def test_links_can_be_read_in_the_text_and_under_marks(theme: Theme) -> None:
    assert not too_close(theme.link, grounds(theme), TEXT)


def test_labels_and_hints_can_be_read_on_bare_surfaces(theme: Theme) -> None:
    assert not too_close(theme.faint, {name: getattr(theme, name) for name in SURFACES}, TEXT)


def test_the_accent_can_be_read_where_it_writes(theme: Theme) -> None:
    among = {
        name: ground
        for name, ground in grounds(theme).items()
        if name in SURFACES or name.startswith("accent_wash")
    }
    assert not too_close(theme.accent, among, TEXT)
    assert contrast(theme.field, theme.accent) >= TEXT  # selected words in a field


@pytest.mark.parametrize("sign", ["chosen", "check", "dot"])
def test_signs_of_what_is_chosen_can_be_seen(theme: Theme, sign: str) -> None:
    name = f"{sign}-dark" if theme.dark else sign
    assert f"/{name}.svg" in style_sheet(theme, (), Path())
    drawing = (ROOT / "resources" / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    (colour,) = re.findall(r"#[0-9a-f]{6}", drawing)
    among = {name: ground for name, ground in grounds(theme).items() if name.endswith("field")}
    if sign != "chosen":
        among = {"accent": theme.accent}
    assert not too_close(QColor(colour), among, DRAWN)


@pytest.mark.parametrize("hue", HUES)
def test_lines_of_marks_can_be_seen(theme: Theme, hue: str) -> None:
    among = {name: getattr(theme, name) for name in ("paper", "panel", "field", hue)}
    assert not too_close(getattr(theme, f"{hue}_line"), among, DRAWN)


def test_drawings_of_one_grey_are_seen_in_every_theme(theme: Theme) -> None:
    icons = ROOT / "resources" / "icons"
    plain = [*icons.glob("chevron-*.svg"), *(icons / f"{name}.svg" for name in PLAIN)]
    drawings = [path.read_text(encoding="utf-8") for path in plain]
    greys = {grey for drawing in drawings for grey in re.findall(r"#[0-9a-f]{6}", drawing)}
    assert greys
    for grey in greys:
        for surface in (theme.field, theme.panel):
            assert contrast(QColor(grey), surface) >= DRAWN
