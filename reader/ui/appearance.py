"""Looks that hold for the whole program: theme, text size, form of Chinese, and their menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from reader.chinese.variants import Converter, Variant, variant_named
from reader.settings import MotionChoice, ThemeChoice
from reader.ui.chinese_menu import ORDER, ChineseMenu
from reader.ui.fonts import FontChoice, pixel_font
from reader.ui.garbage import no_garbage
from reader.ui.language import FOLLOWING, Language, with_text, worded
from reader.ui.motion import Effects
from reader.ui.theme import Theme, load_chosen, palette, style_sheet
from reader.wording import Message

if TYPE_CHECKING:
    from pathlib import Path

    from reader.chinese.scripts import Form
    from reader.chinese.variants import Region
    from reader.settings import LanguageChoice, Settings

ZOOM_STEPS = (50, 60, 70, 80, 90, 100, 110, 120, 135, 150, 175, 200, 250, 300)
THEME_WORDS = {
    ThemeChoice.SYSTEM: FOLLOWING,
    ThemeChoice.LIGHT: Message("Light"),
    ThemeChoice.SEPIA: Message("Sepia"),
    ThemeChoice.DARK: Message("Dark"),
}


class Appearance(QObject):
    """What is chosen, and signals when it changes."""

    theme_changed = Signal()
    zoom_changed = Signal(int)
    variant_changed = Signal(object)

    def __init__(
        self,
        settings: Settings,
        themes: Path,
        fonts: FontChoice,
        language: Language,
        window: QWidget,
    ) -> None:
        """window: owns the menus; one without an owner can be met half gone by a style sheet."""
        super().__init__(window)
        self._settings, self._themes, self._fonts = settings, themes, fonts
        self._language = language
        self.theme: Theme = load_chosen(themes, settings.theme)
        self.variant: Variant = variant_named(settings.variant)
        self._effects = Effects()
        self._system_is_still = False
        self.chinese_menu = ChineseMenu(window)
        self.chinese_menu.show_chosen(self.variant)
        self.chinese_menu.variant_chosen.connect(self.choose_variant)
        self.theme_menu = self._make_theme_menu(window)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    # theme

    def _make_theme_menu(self, window: QWidget) -> QMenu:
        menu = QMenu(window)
        worded(menu.setTitle, Message("Theme"))
        group = QActionGroup(menu)
        for choice, words in THEME_WORDS.items():
            action = with_text(QAction(menu), words)
            menu.addAction(action)
            action.setCheckable(True)
            action.setActionGroup(group)
            action.setChecked(choice is self._settings.theme)
            action.triggered.connect(lambda _=False, c=choice: self.choose_theme(c))
        return menu

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Use a theme from now on."""
        self._settings.theme = choice
        self._change()

    def _system_changed(self) -> None:
        if self._settings.theme is ThemeChoice.SYSTEM:
            self._change()

    def _change(self) -> None:
        theme = load_chosen(self._themes, self._settings.theme)
        if theme.name != self.theme.name:
            self.theme = theme
            with no_garbage():
                self.theme_changed.emit()

    def dress(self) -> None:
        """Give the theme's palette, style sheet and fonts to every ordinary widget."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        families = self._fonts.sans(self._language.region)
        names = tuple(dict.fromkeys((*families.latin, *families.chinese)))
        application.setFont(pixel_font(names, 13.0))
        application.setPalette(palette(self.theme))
        icons = self._themes.parent / "icons"
        self._effects.allow(not self.is_still)
        # Where one is there, Qt would dress each widget once for each widget that it lies in.
        # None, and then the new one, dresses each twice, which takes half of the time.
        with no_garbage():
            application.setStyleSheet("")
            application.setStyleSheet(style_sheet(self.theme, names, icons, still=self.is_still))

    # motion

    @property
    def is_still(self) -> bool:
        """Whether nothing shall move by itself."""
        return self._system_is_still or self._settings.motion is MotionChoice.REDUCED

    def choose_motion(self, choice: MotionChoice) -> None:
        """Let things move as the system has it, or not at all."""
        was = self.is_still
        self._settings.motion = choice
        if was is not self.is_still:
            self.dress()

    def system_answered(self, asks_for_less: bool) -> None:
        """What the system said of motion."""
        was, self._system_is_still = self.is_still, asks_for_less
        if was is not self.is_still:
            self.dress()

    # language

    @property
    def region(self) -> Region:
        """Whose shapes of Chinese characters the interface is set in."""
        return self._language.region

    def choose_language(self, choice: LanguageChoice) -> None:
        """Speak another language from now on."""
        self._settings.language = choice
        self._language.choose(choice)

    # text size

    def step_zoom(self, steps: int) -> None:
        """The next larger or smaller text size."""
        here = self._settings.zoom
        if steps > 0:
            wanted = next((step for step in ZOOM_STEPS if step > here), ZOOM_STEPS[-1])
        else:
            wanted = next((step for step in reversed(ZOOM_STEPS) if step < here), ZOOM_STEPS[0])
        self.set_zoom(wanted)

    def reset_zoom(self) -> None:
        """100%."""
        self.set_zoom(100)

    def set_zoom(self, percent: int) -> None:
        """The text size in per cent."""
        if percent != self._settings.zoom:
            self._settings.zoom = percent
            self.zoom_changed.emit(percent)

    # Chinese

    def choose_variant(self, variant: Variant) -> None:
        """Show Chinese in another form."""
        self.chinese_menu.show_chosen(variant)
        if variant is not self.variant:
            self.variant = variant
            self._settings.variant = str(variant)
            self.variant_changed.emit(variant)

    def step_variant(self, step: int) -> None:
        """The next or previous form, around."""
        here = ORDER.index(self.variant)
        self.choose_variant(ORDER[(here + step) % len(ORDER)])

    def converted(self, text: str, forms: tuple[Form, ...]) -> str:
        """A text of the open document in the form that is shown."""
        return Converter(forms[-1]).convert_text(text, self.variant) if forms else text
