"""What there is to find in a window, and doing what was chosen."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.chinese.scripts import Form, has_han
from reader.chinese.variants import Converter, Variant
from reader.documents.model import Script
from reader.settings import LanguageChoice, ThemeChoice
from reader.ui.appearance import THEME_WORDS
from reader.ui.chinese_menu import menu_words
from reader.ui.chords import all_shown
from reader.ui.commands import COMMANDS, Scope
from reader.ui.language import FOLLOWING, OWN_NAMES, tr, translated
from reader.ui.palette.items import Item, Kind
from reader.ui.palette.preference_lines import PREFERENCE, preference_lines
from reader.ui.palette.searching import Searcher, Titles
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.library.entries import Entry
    from reader.settings import Settings
    from reader.ui.commands import Command
    from reader.ui.interior import Interior
    from reader.ui.jobs import Job, Jobs

MOST_RECENT: Final = 12
_SHOWN_KEYS: Final = 2
_FORMS: Final = {
    Script.SIMPLIFIED: Form.SIMPLIFIED,
    Script.TRADITIONAL: Form.TRADITIONAL,
    Script.MIXED: Form.MIXED,
}
_SLOT: Final = "palette"
_THEME, _CHINESE, _LANGUAGE = "theme/", "chinese/", "language/"
_EVERY_LANGUAGE: Final = "interface language 语言 語言 界面 介面"
"""So that nobody is lost in a language that they cannot read."""

_ALSO_CALLED: Final = {
    ThemeChoice.DARK: "night 夜间 夜間 暗色 黑色",
    ThemeChoice.LIGHT: "day 日间 日間 白天 亮色 白色",
    ThemeChoice.SEPIA: "paper 护眼 護眼 羊皮纸 羊皮紙",
}
"""What people call a theme, too."""


class Sources:
    """Lines for the palette from one window; `run` does what a line says."""

    def __init__(self, interior: Interior, settings: Settings, jobs: Jobs) -> None:
        self._interior, self._settings, self._jobs = interior, settings, jobs
        self._titles: Titles | None = None
        self._mark: object = None

    def searcher(self) -> Searcher:
        """Everything that can be found now; see `prepare`."""
        items = [
            *self._commands(), *self._choices(), *preference_lines(), *self._headings(),
        ]  # fmt: skip
        searcher = Searcher(items, None, self._settings.palette_recent)
        if self._titles is not None and self._mark == self._library():
            self._titles.forget_lines()
            searcher.titles = self._titles
        return searcher

    def prepare(self, searcher: Searcher, on_ready: Callable[[], object]) -> None:
        """Let a worker do what takes a while; where nobody waits for it, it is done when asked.

        on_ready: called where titles were put together anew, and are found from now on.
        """
        entries, mark = self._interior.feed.catalog.entries, self._library()
        make = None if searcher.titles else partial(Titles, entries, self._document)

        def work(_: Job) -> Titles | None:
            searcher.prepare()
            return make() if make else None

        def take(titles: Titles | None) -> None:
            if titles is not None:
                self._titles, self._mark = titles, mark
                searcher.titles = titles
                on_ready()

        self._jobs.run(work, take, slot=_SLOT)

    def _library(self) -> object:
        """Differs where titles must be put together anew."""
        entries = self._interior.feed.catalog.entries
        return tuple(map(id, entries)), self._interior.appearance.variant

    # lines

    def _commands(self) -> Iterator[Item]:
        for command in COMMANDS:
            if command.id != "palette":
                yield self._command(command)

    def _command(self, command: Command) -> Item:
        interior = self._interior
        action = interior.commands[command.id]
        has_text = interior.session.bitext is not None
        menu = command.menu.title
        keys = interior.keymap.keys(command.id)
        return Item(
            Kind.COMMAND,
            f"{Kind.COMMAND}:{command.id}",
            action.text().replace("&&", "&"),
            menu,
            all_shown(keys[:_SHOWN_KEYS]),
            enabled=action.isEnabled() and (has_text or command.scope is Scope.WINDOW),
            also=(
                command.text,
                command.help,
                translated(command.help),
                menu,
                command.menu.english_title,
            ),
            on=action.isCheckable() and action.isChecked(),
        )

    def _choices(self) -> Iterator[Item]:
        """What the preferences choose from a list, as lines of their own."""
        theme, variant = self._settings.theme, self._interior.appearance.variant
        for choice, words in THEME_WORDS.items():
            text = Message("Theme: {choice}", choice=words)
            more = _ALSO_CALLED.get(choice, "")
            yield _choice(_THEME + choice, text, Message("colours"), on=choice is theme, more=more)
        for form in Variant:
            text = Message("Chinese: {choice}", choice=menu_words(form))
            yield _choice(_CHINESE + form, text, Message("variant form"), on=form is variant)
        chosen = self._settings.language
        for language in LanguageChoice:
            words = OWN_NAMES.get(language, FOLLOWING)
            text = Message("Language: {choice}", choice=words)
            yield _choice(_LANGUAGE + language, text, _EVERY_LANGUAGE, on=language is chosen)

    def _headings(self) -> Iterator[Item]:
        headings = self._interior.tools.contents.headings()
        top = min((heading.level for heading in headings), default=1)
        for heading in headings:
            first, *others = heading.texts
            yield Item(
                Kind.HEADING,
                f"{Kind.HEADING}:{heading.row}",
                first,
                " · ".join(others),
                also=tuple(others),
                level=heading.level - top,
            )

    def _document(self, entry: Entry) -> Item:
        variant = self._interior.appearance.variant
        title = entry.title
        if variant is not Variant.SOURCE and has_han(title):
            form = _FORMS.get(entry.script, Form.MIXED)
            title = Converter(form).convert_text(title, variant)
        folder = entry.folder.name if entry.folder else entry.path.parent.name
        hint = " · ".join(dict.fromkeys(filter(None, (entry.author or entry.speaker, folder))))
        return Item(
            Kind.DOCUMENT,
            f"{Kind.DOCUMENT}:{entry.path}",
            title,
            hint,
            enabled=not entry.error,
            on=entry.path == self._interior.session.path,
        )

    # doing

    def run(self, item: Item) -> None:
        """Do what a line says, and remember that it was wanted."""
        name = item.key.partition(":")[2]
        self._remember(item)
        interior = self._interior
        if item.kind is Kind.COMMAND:
            interior.commands[name].trigger()
        elif item.kind is Kind.HEADING:
            interior.navigator.go_to_heading(int(name))
        elif item.kind is Kind.DOCUMENT:
            entry = interior.feed.catalog.find(Path(name))
            if entry is not None:
                interior.opener.open_entry(entry)
        elif name.startswith(PREFERENCE):
            page, _, field = name.removeprefix(PREFERENCE).partition("/")
            interior.guides.open_preferences(page, field)
        elif name.startswith(_THEME):
            interior.appearance.choose_theme(ThemeChoice(name.removeprefix(_THEME)))
        elif name.startswith(_LANGUAGE):
            interior.appearance.choose_language(LanguageChoice(name.removeprefix(_LANGUAGE)))
        else:
            interior.appearance.choose_variant(Variant(name.removeprefix(_CHINESE)))

    def _remember(self, item: Item) -> None:
        if item.kind is Kind.HEADING:  # its row is another heading in the next document
            return
        others = (key for key in self._settings.palette_recent if key != item.key)
        self._settings.palette_recent = (item.key, *others)[:MOST_RECENT]
        self._interior.keeper.soon()


def _choice(name: str, text: Message, also: str, *, on: bool, more: str = "") -> Item:
    return Item(
        Kind.SETTING,
        f"{Kind.SETTING}:{name}",
        translated(text),
        tr("Setting"),
        also=(str(text), also, translated(also), more),
        on=on,
    )
