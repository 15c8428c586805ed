"""Which file is the other half: chosen in a menu, dropped on the text, selected in the sidebar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from reader.documents.model import Language
from reader.ui.language import tr
from reader.values import Value
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library.entries import Entry
    from reader.ui.dialogs import Question
    from reader.ui.opening import Opener
    from reader.ui.status_line import StatusLine
    from reader.ui.window import Window

_OPEN, _PAIR = "open", "pair"


class _Choice(Value):
    """The document, its translations, and which of them is shown."""

    path: Path
    found: tuple[Path, ...]
    shown: Path | None


class Partners(QObject):
    """The ways to two files that are read as one."""

    def __init__(self, window: Window, opener: Opener, status: StatusLine) -> None:
        super().__init__(window)
        self._window, self._opener, self._status = window, opener, status
        self.menu: QMenu | None = None
        self.question: Question | None = None
        self._agreed: frozenset[Path] = frozenset()  # two that were just asked about

    def take_agreed(self, paths: Iterable[Path]) -> bool:
        """Whether somebody has just said that these belong together; asked once."""
        agreed, self._agreed = self._agreed, frozenset()
        return bool(agreed) and agreed == frozenset(paths)

    # one of several translations

    def choose(self) -> None:
        """Show the translations of the open document, to pick the one that is shown."""
        session = self._window.session
        path, head = self._opener.original, session.head
        if path is None or head is None:
            self._status.say(Message("Open a document first."))
            return
        shown = next((one for one in session.paths if one != path), None)
        settings = self._window.parts.settings

        def find(_job: object) -> _Choice:
            from reader.bitext.companions import Disk
            from reader.library.disk_heads import DiskHeads

            heads = DiskHeads(lambda: settings.companions, lambda: settings.counterparts)
            found = heads.counterparts(path, head.metadata, Disk())
            known = [one for one in (shown, *found) if one is not None and one != path]
            return _Choice(path, tuple(dict.fromkeys(known)), shown)

        self._window.parts.jobs.run(find, self._offer, slot="counterparts")

    def _offer(self, choice: _Choice) -> None:
        if choice.path != self._opener.original:
            return  # another document is open by now
        menu = self.menu = QMenu(self._window)
        for number, path in enumerate(choice.found, 1):
            key = f"&{number}  " if number <= 9 else ""
            action = menu.addAction(key + _name(path, choice).replace("&", "&&"))
            action.setToolTip(str(path))
            action.setCheckable(True)
            action.setChecked(path == choice.shown)
            action.triggered.connect(
                lambda _=False, other=path: self._opener.read_together(choice.path, other)
            )
        if choice.found:
            menu.addSeparator()
        menu.addAction(tr("Add the Other Language…"), self._opener.ask_other_language)
        if choice.shown is not None:
            menu.addAction(tr("Read Without the Other Language"), self._opener.read_alone)
        menu.aboutToHide.connect(menu.deleteLater)
        view, size = self._window.view.viewport(), menu.sizeHint()
        corner = view.rect().center() - QPoint(size.width() // 2, size.height() // 2)
        menu.popup(view.mapToGlobal(corner))
        menu.setActiveAction(menu.actions()[0])

    # chosen by hand

    def add(self, other: Path) -> None:
        """Read a file beside the open text, if it can be its other half; else say why, or ask."""
        path, languages = self._opener.original, self._languages()
        if path is None:
            return
        if other in (path, self._window.session.path):
            self._status.say(Message("“{name}” is the open text itself.", name=other.name))
            return

        def known(said: str | bool) -> None:
            if self._opener.original != path:
                return  # another document is open by now
            if isinstance(said, str):
                self._status.say(said)
            elif said:
                self._opener.read_together(path, other)
            else:
                self._ask_all_the_same(path, other)

        self._window.parts.jobs.run(lambda _job: _fits(other, languages), known, slot="add-other")

    def _ask_all_the_same(self, path: Path, other: Path) -> None:
        from reader.ui.dialogs import CANCEL, CANCEL_WORDS, Question

        self.question = Question(
            Message("Read Side by Side"),
            Message("Read “{name}” beside the open text?", name=other.name),
            Message("It does not seem to be in the other language."),
            {_PAIR: Message("Read Side by Side"), CANCEL: CANCEL_WORDS},
            self._window,
        )

        def agreed(_pair: str) -> None:
            self._agreed = frozenset({path, other})
            self._opener.read_together(path, other)

        self.question.chosen.connect(agreed)
        self.question.open()

    # dropped

    def dropped(self, names: Sequence[str], on_text: bool) -> None:
        """Open what was dropped; a single file in the other language of the text may join it."""
        session = self._window.session
        path = self._opener.original
        other = Path(names[0]).absolute() if len(names) == 1 else None
        languages = self._languages()
        if not on_text or other is None or path is None or not languages or other in session.paths:
            self._opener.open_paths(names)
            return

        def ask(fits: bool) -> None:
            if fits and self._opener.original == path:
                self._ask(path, other, names)
            else:
                self._opener.open_paths(names)

        self._window.parts.jobs.run(lambda _job: _is_in(other, languages), ask)

    def _languages(self) -> set[Language]:
        """The languages that another half of the open document can be in."""
        session = self._window.session
        head = session.head
        if head is None or session.bitext is None:
            return set()
        if session.is_pair:
            return {Language.CHINESE}
        if min(head.english_share, head.chinese_share) > _BOTH:
            return set()
        english = head.english_share >= head.chinese_share
        return {Language.CHINESE if english else Language.ENGLISH}

    def _ask(self, path: Path, other: Path, names: Sequence[str]) -> None:
        from reader.ui.dialogs import CANCEL, CANCEL_WORDS, Question

        self.question = Question(
            Message("Read Side by Side"),
            Message("Read “{name}” beside the open text?", name=other.name),
            Message("It is in the other language. Duidu can set the two against each other."),
            {
                _PAIR: Message("Read Side by Side"),
                _OPEN: Message("Open It Alone"),
                CANCEL: CANCEL_WORDS,
            },
            self._window,
        )

        def answered(answer: str) -> None:
            if answer == _PAIR:
                self._opener.read_together(path, other)
            else:
                self._opener.open_paths(names)

        self.question.chosen.connect(answered)
        self.question.open()

    # selected

    def pair_entries(self, entries: Sequence[Entry]) -> None:
        """Read two documents of the sidebar side by side: the English one, and the other."""
        one, other = entries
        if _leans_chinese(one) and not _leans_chinese(other):
            one, other = other, one
        self._opener.read_together(one.path, other.path)


_BOTH = 0.3


def _name(path: Path, choice: _Choice) -> str:
    """The file's name, with its folder where another has the same name."""
    alike = sum(1 for other in choice.found if other.name == path.name)
    return path.name if alike < 2 else f"{path.parent.name}/{path.name}"


def _is_in(path: Path, languages: set[Language]) -> bool:
    """Whether a file is in one of some languages, by its start. A worker's work."""
    return not path.is_dir() and _fits(path, languages) is True


def _fits(path: Path, languages: set[Language]) -> str | bool:
    """The same; why it cannot be read, one sentence. No languages: the open text has both."""
    from reader.library.disk_heads import DiskHeads

    head = DiskHeads().read(path)
    if isinstance(head, str):
        return head
    if head is None or not head.english_share + head.chinese_share:
        return Message("“{name}” holds no text.", name=path.name)
    if not languages:
        return True
    chinese = head.chinese_share > head.english_share
    return (
        min(head.english_share, head.chinese_share) <= _BOTH
        and (Language.CHINESE if chinese else Language.ENGLISH) in languages
    )


def _leans_chinese(entry: Entry) -> bool:
    return entry.languages == (Language.CHINESE,)
