"""What the user chose, in one JSON file that a person can read and mend.

Every setting is an attribute of `Settings` with a type, a default and a check at the door: a value
that makes no sense (mended by hand, written by another version) is replaced by the default. Keys
that this version does not know are kept. A file that is not JSON is set aside under a dated name.
Where the disk refuses, the program goes on with what it has in memory and says so once.
"""

from __future__ import annotations

import json
import logging
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, cast, overload

from reader import setting_values as checks
from reader.safe_files import set_aside, write_atomically
from reader.wording import Message, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
_log = logging.getLogger(__name__)


class ThemeChoice(StrEnum):
    """Which theme the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    SEPIA = "sepia"
    DARK = "dark"


class LanguageChoice(StrEnum):
    """Which language the interface speaks, by its tag."""

    SYSTEM = "system"
    ENGLISH = "en"
    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"


class MotionChoice(StrEnum):
    """Whether things may move on the screen by themselves."""

    SYSTEM = "system"
    REDUCED = "reduced"


class Setting(Generic[T]):
    """One setting: its default, its check, and what it means (`help`).

    decode: what JSON gives → the value, or ValueError; encode: the value → what JSON takes.
    """

    def __init__(
        self,
        default: T,
        decode: Callable[[object], T],
        help: str,  # noqa: A002 - the word that a settings page shows
        encode: Callable[[T], object] = lambda value: value,
    ) -> None:
        self.default = default
        self.help = help
        self._decode = decode
        self._encode = encode
        self.name = ""

    @property
    def encoded_default(self) -> object:
        """The default as JSON has it."""
        return self._encode(self.default)

    def _read(self, settings: Settings) -> T:
        raw = settings.values.get(self.name)
        return self.default if raw is None else self._decode(raw)

    def makes_sense(self, settings: Settings) -> bool:
        """Whether what the file says can be used, or it says nothing."""
        try:
            self._read(settings)
        except (ValueError, TypeError, OverflowError):
            return False
        return True

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Setting[T]: ...
    @overload
    def __get__(self, instance: Settings, owner: type) -> T: ...
    def __get__(self, instance: Settings | None, owner: type) -> Setting[T] | T:
        if instance is None:
            return self
        try:
            return self._read(instance)
        except (ValueError, TypeError, OverflowError):
            return self.default

    def __set__(self, instance: Settings, value: T) -> None:
        encoded = self._encode(value)
        self._decode(encoded)  # a value that could not be read back is the caller's mistake
        instance.put(self.name, encoded)


class Settings:
    """The settings file at `path`, read at once; a missing file gives the defaults.

    report: is told, in one English sentence, that the file was damaged or cannot be written.
    Changes live in memory until `save`; the owner decides when (and should on leaving).
    """

    folders = Setting[tuple[Path, ...]](
        (), checks.paths, "Folders in the library", checks.path_texts
    )
    folders_chosen = Setting[bool](False, checks.flag, "The user has added or removed a folder")
    variant = Setting[str](
        "source",
        checks.one_of(
            "source",
            "simplified",
            "traditional",
            "taiwan",
            "taiwan-words",
            "hong-kong",
            "hong-kong-words",
            "mainland-words",
        ),
        "How Chinese is shown",
    )
    readings = Setting[str](
        "off",
        checks.one_of("off", "document", "pinyin", "zhuyin"),
        "Readings with the Chinese: off, document, pinyin or zhuyin",
    )
    readings_in_row = Setting[bool](
        False, checks.flag, "Whether only the current row shows its readings"
    )
    theme = Setting[ThemeChoice](
        ThemeChoice.SYSTEM, lambda value: ThemeChoice(checks.text(value)), "Colours", str
    )
    language = Setting[LanguageChoice](
        LanguageChoice.SYSTEM,
        lambda value: LanguageChoice(checks.text(value)),
        "Language of the interface",
        str,
    )
    motion = Setting[MotionChoice](
        MotionChoice.SYSTEM,
        lambda value: MotionChoice(checks.text(value)),
        "Fades and other movements: system, or reduced to none",
        str,
    )
    zoom = Setting[int](100, checks.between(40, 400), "Text size in per cent")
    latin_font = Setting[str]("", checks.text, "Face of English text; empty: the best there is")
    chinese_font = Setting[str]("", checks.text, "Face of Chinese text; empty: the best there is")
    latin_size = Setting[int](
        100, checks.between(60, 160), "Size of English beside the rest, per cent"
    )
    chinese_size = Setting[int](
        100, checks.between(60, 160), "Size of Chinese beside the rest, per cent"
    )
    line_height = Setting[int](
        100, checks.between(70, 200), "Distance of lines in per cent of the usual"
    )
    column_width = Setting[int](34, checks.between(16, 70), "Widest column, in Chinese characters")
    paragraph_spacing = Setting[int](
        100, checks.between(0, 400), "Space between paragraphs in per cent of the usual"
    )
    justify = Setting[bool](True, checks.flag, "Whether Chinese is set flush on both sides")
    column_ratio = Setting[float](0.5, checks.ratio, "The English column's share of the width")
    layout = Setting[str](
        "side-by-side",
        checks.one_of("side-by-side", "stacked", "study", "study-stacked", "one"),
        "How the two sides stand",
    )
    swapped = Setting[bool](False, checks.flag, "Whether the Chinese stands first")
    word_links = Setting[bool](
        True, checks.flag, "Whether the words that answer the one under the mouse are marked"
    )
    scroll_speed = Setting[int](
        16, checks.between(1, 1000), "Speed of scrolling by itself, in pixels a second at 100%"
    )
    sidebar_width = Setting[int](272, checks.between(160, 900), "Width of the sidebar in pixels")
    sidebar_visible = Setting[bool](True, checks.flag, "Whether the sidebar is shown")
    sort_order = Setting[str](
        "title", checks.one_of("title", "date", "last-read", "added"), "Order of the library"
    )
    notes_visible = Setting[bool](False, checks.flag, "Whether the notes are shown beside the text")
    notes_width = Setting[int](308, checks.between(200, 900), "Width of the notes in pixels")
    colour_patterns = Setting[bool](
        False, checks.flag, "Whether a line of its own tells each highlight's colour, too"
    )
    annotations_file = Setting[Path | None](
        None,
        checks.path,
        "The file with highlights and notes; empty: in the data folder",
        lambda path: str(path) if path else "",
    )
    export_format = Setting[str](
        "markdown",
        checks.one_of("markdown", "obsidian", "csv", "json-ld"),
        "The form that annotations were exported in last",
    )
    export_folder = Setting[Path | None](
        None,
        checks.path,
        "Where annotations were exported to",
        lambda path: str(path) if path else "",
    )
    export_counterpart = Setting[bool](
        False, checks.flag, "Whether an export quotes the other side of a highlight, too"
    )
    export_template = Setting[Path | None](
        None,
        checks.path,
        "The user's own layout of exports",
        lambda path: str(path) if path else "",
    )
    palette_recent = Setting[tuple[str, ...]](
        (), checks.texts, "What was chosen in the command palette, newest first", list
    )
    window_geometry = Setting[str](
        "", checks.hexadecimal, "Place and size of the window, hexadecimal"
    )
    companions = Setting[dict[Path, Path | None]](
        {},
        checks.companions,
        "The file with the other language, where it was chosen by hand; empty: read alone",
        checks.companion_texts,
    )
    counterparts = Setting[dict[Path, tuple[Path, ...]]](
        {},
        checks.counterparts,
        "Every file that was chosen by hand as the other language of one",
        checks.counterpart_texts,
    )
    encodings = Setting[dict[Path, str]](
        {},
        checks.encodings,
        "The encoding of a file, where it was chosen by hand",
        checks.encoding_texts,
    )
    last_document = Setting[Path | None](
        None, checks.path, "What to open at the next start", lambda path: str(path) if path else ""
    )
    recent_documents = Setting[tuple[Path, ...]](
        (), checks.recent, "Documents opened last, newest first", checks.path_texts
    )

    searches = Setting[tuple[str, ...]](
        (), checks.searches, "What was looked for, newest first", list
    )

    def __init__(self, path: Path, report: Callable[[str], None] | None = None) -> None:
        self.path = path
        self._report = report or _log.warning
        self._complained = False
        self._changed = False
        self._unread = False
        self.values: dict[str, object] = self._read()
        self._tell_of_nonsense()

    @classmethod
    def known(cls) -> Iterator[Setting[object]]:
        """Every setting, in the order of this file: for a settings page and the documentation."""
        for item in vars(cls).values():
            if isinstance(item, Setting):
                yield cast("Setting[object]", item)

    def put(self, name: str, value: object) -> None:
        """Change one value as JSON has it. Attributes do this with a check; prefer them."""
        if self.values.get(name) != value:
            self.values[name] = value
            self._changed = True

    def note_opened(self, path: Path) -> None:
        """Remember `path` as the last document and the newest recent one."""
        others = (known for known in self.recent_documents if known != path)
        self.recent_documents = (path, *others)[: checks.MOST_RECENT]
        self.last_document = path

    def note_search(self, text: str) -> None:
        """Remember what was looked for."""
        others = (known for known in self.searches if known != text)
        self.searches = (text, *others)[: checks.MOST_SEARCHES]

    def choose_companion(self, path: Path, companion: Path | None) -> None:
        """Remember which file holds the other language of `path`; None: it is read alone."""
        involved = {path, companion} if companion else {path}
        chosen = {
            one: two
            for one, two in self.companions.items()
            if one not in involved and two not in involved
        }
        self.companions = {**chosen, path: companion}

    def note_counterpart(self, path: Path, other: Path) -> None:
        """Remember a file as one of the translations of `path`."""
        known = self.counterparts.get(path, ())
        if other not in known:
            others = (other, *known)[: checks.MOST_COUNTERPARTS]
            self.counterparts = {**self.counterparts, path: others}

    def choose_encoding(self, path: Path, name: str | None) -> None:
        """Remember the encoding that `path` is read in; None: it is found out."""
        others = {known: value for known, value in self.encodings.items() if known != path}
        self.encodings = {**others, path: name} if name else others

    def forget_recent(self, path: Path) -> None:
        """Take a document off the recent ones."""
        self.recent_documents = tuple(known for known in self.recent_documents if known != path)
        if self.last_document == path:
            self.last_document = None

    def report_to(self, report: Callable[[str], None]) -> None:
        """Tell somebody else from now on. May be called from the thread that saves."""
        self._report = report

    def save(self) -> bool:
        """Write what changed since the last time. False: the disk refused (reported once)."""
        if not self._changed:
            return True
        if self._unread:  # it may hold more than the defaults: better not saved than overwritten
            return False
        values = dict(
            sorted(self.values.items())
        )  # a copy: the interface may change them while a worker writes
        self._changed = False
        text = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
        try:
            write_atomically(self.path, text.encode("utf-8", "surrogatepass"))
        except OSError as error:
            self._changed = True
            self._complain(
                Message(
                    "Settings cannot be saved to {path}: {reason}.",
                    path=self.path,
                    reason=reason_of(error),
                )
            )
            return False
        self._complained = False
        return True

    def _read(self) -> dict[str, object]:
        try:
            data = self.path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except OSError as error:
            self._unread = True
            self._complain(
                Message(
                    "Settings cannot be read from {path}: {reason}.",
                    path=self.path,
                    reason=reason_of(error),
                )
            )
            return {}
        try:
            values: object = json.loads(data)
        except (ValueError, RecursionError):
            values = None
        if isinstance(values, dict):
            return cast("dict[str, object]", values)
        aside = set_aside(self.path)
        said = Message("The settings file was damaged; the defaults are used.")
        if aside:
            said = Message("{said} It was kept as {name}.", said=said, name=aside.name)
        self._complain(said)
        return {}

    def _tell_of_nonsense(self) -> None:
        """Values that count as the default: they stay in the file, for whoever wrote them."""
        names = [setting.name for setting in self.known() if not setting.makes_sense(self)]
        if names:
            said = Message(
                "The settings file has values without sense; the defaults are used: {names}.",
                names=", ".join(names),
            )
            self._report(said)

    def _complain(self, sentence: str) -> None:
        if not self._complained:
            self._complained = True
            self._report(sentence)
