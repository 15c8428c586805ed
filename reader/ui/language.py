"""The language of the interface: which it is, and everything that is said in it.

Text is English in the source. `tr` says it in the language of the interface at this moment;
`worded` says it by a widget, and again whenever the language changes. The translations are Qt's:
`resources/i18n/*.ts`, compiled to `.qm`. While English is spoken, none is loaded.
"""

from __future__ import annotations

import logging
from html import escape
from typing import TYPE_CHECKING, Final, TypeVar, cast

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLibraryInfo,
    QLocale,
    QObject,
    Qt,
    QTranslator,
    Signal,
)
from PySide6.QtGui import QFont
from PySide6.QtGui import Qt as Rich

from reader.chinese.variants import Region
from reader.settings import LanguageChoice
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu, QWidget

CONTEXT: Final = "Duidu"
"""Under which the translations stand."""
OWN_NAMES: Final = {
    LanguageChoice.ENGLISH: "English",
    LanguageChoice.SIMPLIFIED: "简体中文",
    LanguageChoice.TRADITIONAL: "繁體中文",
}
"""How the languages call themselves, whatever is spoken."""
PROGRAM: Final = Message("Duidu 对读")
FOLLOWING: Final = Message("Follow the System")
_FILES: Final = {
    LanguageChoice.SIMPLIFIED: ("zh_Hans", "qtbase_zh_CN"),
    LanguageChoice.TRADITIONAL: ("zh_Hant", "qtbase_zh_TW"),
}
"""Ours, and those of Qt's own buttons and menus."""
_TRADITIONAL_TAGS: Final = {"hant", "tw", "hk", "mo"}
_NARROW: Final = QFont.Tag("pwid")
Spoken = TypeVar("Spoken", bound="QWidget | QAction")

log = logging.getLogger(__name__)


class Language(QObject):
    """Which language is spoken. Needs a QCoreApplication.

    changed: another one is spoken from now on. Qt tells every widget by `QEvent.LanguageChange`;
    whoever listens to this signal through a queued connection hears of it after them.
    """

    changed = Signal()

    def __init__(self, folder: Path, choice: LanguageChoice) -> None:
        """folder: of the compiled translations."""
        super().__init__()
        self._folder = folder
        self._translators: tuple[QTranslator, ...] = ()
        self.spoken = LanguageChoice.ENGLISH
        self.choose(choice)

    @property
    def region(self) -> Region:
        """Whose shapes of Chinese characters the interface is set in."""
        return Region.TW if self.spoken is LanguageChoice.TRADITIONAL else Region.SC

    def choose(self, choice: LanguageChoice) -> None:
        """Speak this language from now on."""
        is_open = choice is LanguageChoice.SYSTEM
        wanted = language_of(QLocale.system().uiLanguages()) if is_open else choice
        if wanted is self.spoken:
            return
        self.spoken = wanted
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        own, of_qt = _FILES.get(wanted, ("", ""))
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        found = (self._load(of_qt, qt_folder), self._load(own, str(self._folder)))
        self._translators = tuple(translator for translator in found if translator is not None)
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)
        self.changed.emit()

    def _load(self, name: str, folder: str) -> QTranslator | None:
        if not name:
            return None
        translator = QTranslator(self)
        if not translator.load(name, folder):
            log.error("there is no translation %s in %s", name, folder)
            return None
        return translator


def language_of(tags: Iterable[str]) -> LanguageChoice:
    """The first language that Duidu speaks of those that somebody reads, such as zh-Hant-TW."""
    for tag in tags:
        parts = tag.replace("_", "-").lower().split("-")
        if parts[0] == "en":
            return LanguageChoice.ENGLISH
        if parts[0] == "zh":
            is_traditional = "hans" not in parts and not _TRADITIONAL_TAGS.isdisjoint(parts)
            return LanguageChoice.TRADITIONAL if is_traditional else LanguageChoice.SIMPLIFIED
    return LanguageChoice.ENGLISH


def tr(template: str, /, *, one: str = "", sense: str = "", **values: object) -> str:
    """Literal English text in the language of the interface; `Message` says what may be given."""
    return translated(Message(template, one=one, sense=sense, **values))


def translated(text: str) -> str:
    """A message in the language of the interface; text that is no message as it is."""
    if not isinstance(text, Message):
        return text
    count = text.values.get("count")
    number = count if isinstance(count, int) and text.one else -1
    found = QCoreApplication.translate(CONTEXT, text.template, text.sense or None, number)
    if found == text.template:
        found = text.one if text.one and count == 1 else text.template
    if not text.values:
        return found
    values = {
        name: translated(value) if isinstance(value, str) else value
        for name, value in text.values.items()
    }
    return found.format_map(values)


def worded(setter: Callable[[str], object], text: str) -> None:
    """Call a setter of a widget or an action with a text, and again when the language changes.

    setter: a bound method, such as `button.setToolTip`. A later call for the same setter replaces
    the text. An action is heard of the change where its parent is a widget.
    """
    owner: QObject = setter.__self__  # type: ignore[attr-defined] - PySide's methods have it
    name: str = setter.__name__
    teller = owner.findChild(_Teller, "", Qt.FindChildOption.FindDirectChildrenOnly)
    if isinstance(text, Message):
        teller = teller or _Teller(owner)
        teller.texts[name] = text
    elif teller is not None:
        teller.texts.pop(name, None)
    setter(_as_set(name, text))


def as_tip(text: str) -> str:
    """Text for a tooltip, shown as it is: Qt would take `a <b> c`, which people write, for HTML."""
    if not Rich.mightBeRichText(text):
        return text
    return f"<span>{escape(text, quote=False).replace(chr(10), '<br>')}</span>"


def _as_set(setter: str, text: str) -> str:
    said = translated(text)
    return as_tip(said) if setter == "setToolTip" else said


def with_text(widget: Spoken, text: str) -> Spoken:
    """A button, label or action that has a text from now on, in whichever language."""
    worded(widget.setText, text)  # type: ignore[attr-defined] - of those that have it
    return widget


def quoting(widget: QWidget) -> None:
    """Give a label quotation marks of Latin width for as long as English is spoken.

    English may quote anything. Where no Latin face is installed it is set in a Chinese one, whose
    marks are squares; Chinese wants them as they are.
    """
    _Quotes(widget)


class _Quotes(QObject):
    """Belongs to a widget and keeps its font right."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._set(owner)
        owner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another language; or a style sheet, which gives back the font of before."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self._set(cast("QWidget", watched))
        return super().eventFilter(watched, event)

    def _set(self, owner: QWidget) -> None:
        font = QFont(owner.font())
        are_narrow = tr("narrow", sense="quotation marks: narrow or wide") == "narrow"
        font.setFeature(_NARROW, int(are_narrow))  # Qt would inherit one that is not set
        owner.setFont(font)


def titled(menu: QMenu, text: str) -> QMenu:
    """A menu that has a title from now on, in whichever language."""
    worded(menu.setTitle, text)
    return menu


class _Teller(QObject):
    """Belongs to a widget or an action and says its texts again when the language changes.

    Qt passes that event to every child of a widget; to the children of an action it does not, so
    there the action is watched. It holds names of setters, not the methods: these would hold
    their widget, and with it each other, until garbage is looked for, by whichever thread.
    """

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.texts: dict[str, str] = {}
        if not owner.isWidgetType():
            owner.installEventFilter(self)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        owner = self.parent()
        for name, text in self.texts.items():
            getattr(owner, name)(_as_set(name, text))
