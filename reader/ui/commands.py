"""The table of commands: what can be done, by which keys, and where in the menus it stands.

One row a command. Menus, shortcuts and docs/keys.md come from here; what a command does is a
function that the main window gives by the command's id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from reader.ui.chords import shown
from reader.ui.language import translated
from reader.wording import Message

_MNEMONIC = re.compile(r"\(&\w\)|&")


class Scope(Enum):
    """Where a command's keys work."""

    WINDOW = auto()
    READING = auto()  # while the reading view has the focus


class Menu(Enum):
    """The menu that holds a command."""

    FILE = Message("&File")
    EDIT = Message("&Edit")
    VIEW = Message("&View")
    LAYOUT = Message("&Layout")
    CHINESE = Message("&Chinese")
    NOTES = Message("&Notes")
    PAIRS = Message("&Pairs")
    GO = Message("&Go")
    HELP = Message("&Help")
    NONE = Message("")

    @property
    def title(self) -> str:
        """Its name without the letter that opens it, in the language of the interface; or ""."""
        return _MNEMONIC.sub("", translated(self.value))

    @property
    def english_title(self) -> str:
        """The same in English."""
        return _MNEMONIC.sub("", str(self.value))


@dataclass(frozen=True, slots=True)
class Command:
    """One command. keys: the default shortcuts, the first one shown in menus.

    text and help become messages: the extractor of translations knows where they stand.
    """

    id: str
    text: str
    help: str
    keys: tuple[str, ...] = ()
    menu: Menu = Menu.NONE
    scope: Scope = Scope.WINDOW
    checkable: bool = False
    separated: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", Message(self.text))
        object.__setattr__(self, "help", Message(self.help))

    @property
    def name(self) -> str:
        """What it is called where nothing is going to open, in the language of the interface."""
        return translated(self.text).removesuffix("…")


_R = Scope.READING
COMMANDS: tuple[Command, ...] = (
    Command("open", "Open…", "Open a document", ("Ctrl+O",), Menu.FILE),
    Command("add-folder", "Add Folder to Library…", "List a folder's documents", (), Menu.FILE),
    Command("reload", "Reload", "Read the file again", ("Ctrl+R", "F5"), Menu.FILE),
    Command("add-other-language", "Add the Other Language…",
            "Pair the document with its translation in another file", (), Menu.FILE),
    Command("choose-counterpart", "Choose the Counterpart…",
            "Which translation of the document is shown beside it", (), Menu.FILE),
    Command("read-alone", "Read Without the Other Language",
            "Separate the document from its translation in another file", (), Menu.FILE),
    Command("show-in-folder", "Show in Folder", "Show the file in the file manager", (),
            Menu.FILE),
    Command("export", "Export Highlights and Notes…",
            "Take your annotations away as Markdown, CSV or Web Annotations", ("Ctrl+E",),
            Menu.FILE, separated=True),
    Command("import-annotations", "Import Annotations…",
            "Take in annotations from a file of Duidu or another program", (), Menu.FILE),
    Command("export-text", "Export Both Languages…",
            "Take the pairs away as a web page, an e-book, Markdown or a translation memory", (),
            Menu.FILE),
    Command("print", "Print or Export as PDF…", "Put the text on paper", ("Ctrl+P",), Menu.FILE),
    Command("quit", "Quit", "Close Duidu", ("Ctrl+Q",), Menu.FILE, separated=True),
    Command("undo", "Undo", "Take back the last change to your annotations", ("Ctrl+Z",),
            Menu.EDIT),
    Command("redo", "Redo", "Do again what was taken back", ("Ctrl+Shift+Z", "Ctrl+Y"), Menu.EDIT),
    Command("copy", "Copy", "Copy the selection as shown, or the annotation in hand, or the row",
            ("Ctrl+C", "Y"), Menu.EDIT, _R, separated=True),
    Command("copy-source", "Copy Source",
            "Copy the selection in the form of Chinese that the file has", ("Ctrl+Alt+C",),
            Menu.EDIT, _R),
    Command("copy-both", "Copy Both Languages", "Copy the selected rows in both languages",
            ("Ctrl+Shift+C", "Shift+Y"), Menu.EDIT, _R),
    Command("select-all", "Select All", "Select everything on this side", ("Ctrl+A",), Menu.EDIT,
            _R, separated=True),
    Command("find", "Find…", "Find words in this text", ("Ctrl+F", "/"), Menu.EDIT,
            separated=True),
    Command("find-next", "Find Next", "To the next match", ("F3", "N"), Menu.EDIT),
    Command("find-previous", "Find Previous", "To the match before", ("Shift+F3", "Shift+N"),
            Menu.EDIT),
    Command("search-library", "Search the Library…", "Find words in every document and note",
            ("Ctrl+Shift+F",), Menu.EDIT),
    Command("select-sentence", "Select a Sentence",
            "Select the next sentence of the current row", ("V",), Menu.EDIT, _R, separated=True),
    Command("select-sentence-more", "Select One Sentence More", "Add the sentence that follows",
            ("Shift+V",), Menu.EDIT, _R),
    Command("select-row", "Select the Row", "Select this side of the row, then one row more",
            ("R",), Menu.EDIT, _R),
    Command("left-side", "Act on the Left", "The keys act on the left side", ("Left", "H"),
            Menu.NONE, _R),
    Command("right-side", "Act on the Right", "The keys act on the right side", ("Right", "L"),
            Menu.NONE, _R),
    Command("other-side", "Act on the Other Side", "The keys act on the other side", ("Tab",),
            Menu.NONE, _R),
    Command("next-pane", "To the Next Part of the Window",
            "Leave the text for what stands beside it; from there back", ("F6",)),
    Command("extend-right", "Extend by a Character", "Select one character more",
            ("Shift+Right",), Menu.NONE, _R),
    Command("extend-left", "Extend Back by a Character", "Select one character less",
            ("Shift+Left",), Menu.NONE, _R),
    Command("extend-word-right", "Extend by a Word", "Select one word more",
            ("Ctrl+Shift+Right", "W"), Menu.NONE, _R),
    Command("extend-word-left", "Extend Back by a Word", "Select one word less",
            ("Ctrl+Shift+Left", "B"), Menu.NONE, _R),
    Command("extend-down", "Extend by a Line", "Select one line more", ("Shift+Down",), Menu.NONE,
            _R),
    Command("extend-up", "Extend Back by a Line", "Select one line less", ("Shift+Up",),
            Menu.NONE, _R),
    Command("look-up", "Look Up", "Look the word up in the dictionary, offline", ("Q",),
            Menu.EDIT, _R),
    Command("preferences", "Preferences…", "Type, colours, folders, notes and keys",
            ("Ctrl+,",), Menu.EDIT, separated=True),
    Command("filter", "Filter the Library", "Go to the filter box", ("Ctrl+L",), Menu.VIEW),
    Command("sidebar", "Sidebar", "Show or hide the sidebar", ("F9",), Menu.VIEW, checkable=True),
    Command("contents", "Contents", "Show or hide the headings of the text", ("Ctrl+T",),
            Menu.VIEW, checkable=True),
    Command("word-links", "Words That Answer",
            "Underline the words that translate the one under the mouse or selected", ("Shift+W",),
            Menu.VIEW, _R, checkable=True),
    Command("zoom-in", "Larger Text", "Make the text larger", ("Ctrl++", "Ctrl+="), Menu.VIEW,
            separated=True),
    Command("zoom-out", "Smaller Text", "Make the text smaller", ("Ctrl+-",), Menu.VIEW),
    Command("zoom-reset", "Normal Text Size", "Text at 100%", ("Ctrl+0",), Menu.VIEW),
    Command("even-columns", "Even Columns", "Give both columns the same width", (), Menu.VIEW),
    Command("focus-mode", "Focus on the Text", "Put everything but the text away",
            ("Shift+F11", "Z"), Menu.VIEW, _R, checkable=True, separated=True),
    Command("auto-scroll", "Scroll by Itself", "Move the text on, at a speed of your own",
            ("Shift+A",), Menu.VIEW, _R, checkable=True),
    Command("full-screen", "Full Screen", "Fill the screen", ("F11",), Menu.VIEW, checkable=True),
    Command("layout-side-by-side", "Side by Side", "The two languages beside each other", (),
            Menu.LAYOUT, checkable=True),
    Command("layout-stacked", "Stacked", "The two languages one above the other", (),
            Menu.LAYOUT, checkable=True),
    Command("layout-study", "Study", "Side by side, the translation veiled", (), Menu.LAYOUT,
            checkable=True),
    Command("layout-study-stacked", "Study, Stacked",
            "One above the other, the translation veiled", (), Menu.LAYOUT, checkable=True),
    Command("layout-one", "One Side Only", "One language alone", (), Menu.LAYOUT, checkable=True),
    Command("next-layout", "Next Layout", "Set the text in the next layout", ("S",), Menu.LAYOUT,
            _R, separated=True),
    Command("one-side", "One Side, or Both Again", "Show one side only, or both as before",
            ("\\", "Shift+S"), Menu.LAYOUT, _R),
    Command("swap-sides", "Chinese First", "Swap the sides: the first is read", ("X",),
            Menu.LAYOUT, _R, checkable=True),
    Command("hide-translation", "Hide or Show Translations",
            "Veil the second language, or show it", ("T",), Menu.LAYOUT, _R),
    Command("reveal", "Reveal the Row", "Show the hidden translation of the row, or hide it again",
            ("Return", "Enter"), Menu.LAYOUT, _R),
    Command("next-variant", "Next Form of Chinese", "Show the Chinese in the next form", ("C",),
            Menu.CHINESE, _R, separated=True),
    Command("previous-variant", "Previous Form of Chinese",
            "Show the Chinese in the previous form", ("Shift+C",), Menu.CHINESE, _R),
    Command("readings-off", "No Readings", "Show the Chinese without readings", (), Menu.CHINESE,
            checkable=True, separated=True),
    Command("readings-document", "Readings of the Document",
            "Show the readings that the file gives for its characters", (), Menu.CHINESE,
            checkable=True),
    Command("readings-pinyin", "Pinyin", "Show pinyin above the characters", (), Menu.CHINESE,
            checkable=True),
    Command("readings-zhuyin", "Zhuyin", "Show zhuyin beside the characters", (),
            Menu.CHINESE, checkable=True),
    Command("next-readings", "Next Readings", "Pinyin, zhuyin, the document's own, none", ("P",),
            Menu.CHINESE, _R, separated=True),
    Command("readings-in-row", "Readings of the Current Row Only",
            "Keep the readings of the other rows hidden", ("Shift+P",), Menu.CHINESE, _R,
            checkable=True),
    Command("two-variants", "Simplified and Traditional Side by Side (简 | 繁)",
            "Show the Chinese twice, in two forms", ("Ctrl+Shift+V",), Menu.CHINESE,
            checkable=True, separated=True),
    Command("mark", "Highlight", "Mark the selection in the colour used last", ("M",), Menu.NOTES,
            _R),
    Command("mark-yellow", "Highlight in Yellow", "Mark the selection, or change its colour",
            ("1",), Menu.NOTES, _R),
    Command("mark-green", "Highlight in Green", "Mark the selection, or change its colour",
            ("2",), Menu.NOTES, _R),
    Command("mark-blue", "Highlight in Blue", "Mark the selection, or change its colour",
            ("3",), Menu.NOTES, _R),
    Command("mark-pink", "Highlight in Pink", "Mark the selection, or change its colour",
            ("4",), Menu.NOTES, _R),
    Command("mark-purple", "Highlight in Purple", "Mark the selection, or change its colour",
            ("5",), Menu.NOTES, _R),
    Command("underline", "Underline", "Underline the selection, or change what is marked",
            ("Shift+U",), Menu.NOTES, _R),
    Command("both-sides", "Both Sides",
            "Mark what answers it, too; or adjust, add or remove the other half", ("Shift+M",),
            Menu.NOTES, _R, separated=True),
    Command("note", "Note", "Write a note on the selection or the paragraph", ("E",), Menu.NOTES,
            _R),
    Command("note-document", "Note on the Document", "Write a note on the document as a whole",
            ("Shift+E",), Menu.NOTES, _R),
    Command("bookmark", "Bookmark", "Put a bookmark on the row, or take it away", ("Ctrl+D",),
            Menu.NOTES, _R),
    Command("remove", "Remove", "Delete the annotation in hand", ("Del",), Menu.NOTES, _R),
    Command("copy-annotation", "Copy as Markdown", "Copy the annotation in hand with its note",
            ("Ctrl+Shift+M",), Menu.NOTES, _R),
    Command("copy-all-annotations", "Copy All as Markdown",
            "Copy every annotation of the document", (), Menu.NOTES),
    Command("next-annotation", "Next Annotation", "To the next annotation",
            ("}", ".", "Ctrl+Down"), Menu.NOTES, _R, separated=True),
    Command("previous-annotation", "Previous Annotation", "To the previous annotation",
            ("{", ",", "Ctrl+Up"), Menu.NOTES, _R),
    Command("notes", "Notes Beside the Text", "Show or hide the panel of notes", ("F8",),
            Menu.NOTES, checkable=True, separated=True),
    Command("annotations-file", "Annotations File…", "Where your annotations are kept", (),
            Menu.NOTES),
    Command("next-weak-pair", "Next Weak Pair", "To the next row that may be paired wrongly",
            ("Alt+J",), Menu.PAIRS, _R),
    Command("previous-weak-pair", "Previous Weak Pair",
            "To the row before that may be paired wrongly", ("Alt+K",), Menu.PAIRS, _R),
    Command("how-sure", "How Sure?", "Tell how sure the pairing of the row is", ("Alt+I",),
            Menu.PAIRS, _R),
    Command("why-together", "Why These Belong Together",
            "What speaks for the pairing of the row: lengths, words found, how sure it is",
            ("Alt+Shift+I",), Menu.PAIRS, _R),
    Command("stop-pairing", "Stop Pairing",
            "Read the document without its translation while that takes long to pair", (),
            Menu.PAIRS),
    Command("merge-next", "Merge with the Next Row", "Make one row of this one and the next",
            ("Alt+M",), Menu.PAIRS, _R, separated=True),
    Command("merge-previous", "Merge with the Row Before",
            "Make one row of this one and the one before", ("Alt+Shift+M",), Menu.PAIRS, _R),
    Command("split-pair", "Split into Paragraphs", "A row for each paragraph of this one",
            ("Alt+S",), Menu.PAIRS, _R),
    Command("move-down", "Move the Last Paragraph Down",
            "This side's last paragraph goes to the next row", ("Alt+Down",), Menu.PAIRS, _R),
    Command("move-up", "Move the First Paragraph Up",
            "This side's first paragraph goes to the row before", ("Alt+Up",), Menu.PAIRS, _R),
    Command("split-sentence", "Split Before the Sentence",
            "Two rows: the sentence that the reading cursor is on begins the second",
            ("Alt+Shift+S",), Menu.PAIRS, _R),
    Command("sentence-down", "Move the Sentence Down",
            "The cursor's sentence, or this side's last one, goes to the next row",
            ("Alt+Shift+Down",), Menu.PAIRS, _R),
    Command("sentence-up", "Move the Sentence Up",
            "The cursor's sentence, or this side's first one, goes to the row before",
            ("Alt+Shift+Up",), Menu.PAIRS, _R),
    Command("untranslated", "Not Translated", "The two sides of the row do not answer each other",
            ("Alt+U",), Menu.PAIRS, _R),
    Command("belong-together", "These Two Belong Together",
            "First in one language, then in the other: the rest is aligned around them",
            ("Alt+T",), Menu.PAIRS, _R),
    Command("undo-repair", "Undo Repair", "Take back the last repair of the pair", ("Alt+Z",),
            Menu.PAIRS, _R, separated=True),
    Command("redo-repair", "Redo Repair", "Do again what was taken back", ("Alt+Shift+Z",),
            Menu.PAIRS, _R),
    Command("back", "Back", "Back to where you were", ("Alt+Left",), Menu.GO),
    Command("forward", "Forward", "Forward again", ("Alt+Right",), Menu.GO),
    Command("next-row", "Next Row", "To the next row", ("Down", "J"), Menu.GO, _R,
            separated=True),
    Command("previous-row", "Previous Row", "To the previous row", ("Up", "K"), Menu.GO, _R),
    Command("next-sentence", "Next Sentence",
            "The reading cursor to the next sentence; what answers it lights up", ("Shift+J",),
            Menu.GO, _R),
    Command("previous-sentence", "Previous Sentence",
            "The reading cursor to the sentence before", ("Shift+K",), Menu.GO, _R),
    Command("screen-down", "Next Screen", "One screen on", ("PgDown", "Space"), Menu.GO, _R),
    Command("screen-up", "Previous Screen", "One screen back", ("PgUp", "Shift+Space"), Menu.GO,
            _R),
    Command("half-down", "Half a Screen Down", "Half a screen on", ("D",), Menu.GO, _R),
    Command("half-up", "Half a Screen Up", "Half a screen back", ("U",), Menu.GO, _R),
    Command("next-heading", "Next Heading", "To the next heading", ("Ctrl+PgDown", "]"), Menu.GO,
            _R, separated=True),
    Command("previous-heading", "Previous Heading", "To the previous heading",
            ("Ctrl+PgUp", "["), Menu.GO, _R),
    Command("hints", "Go to a Link or Row in Sight", "Show letters on links and rows, and type one",
            ("F",), Menu.GO, _R),
    Command("start", "Start", "To the start", ("Home", "Ctrl+Home", "G, G"), Menu.GO, _R),
    Command("end", "End", "To the end", ("End", "Ctrl+End", "Shift+G"), Menu.GO, _R),
    Command("go-to-percent", "Go to Per Cent…",
            "Go to a share of the text, typed before (5 0 %) or when asked",
            ("%", "Ctrl+G"), Menu.GO, _R, separated=True),
    Command("go-to-bookmark", "Go to Bookmark…", "Pick one of the bookmarks of the text",
            ("'", "Ctrl+Shift+D"), Menu.GO, _R),
    Command("escape", "Step Back Out", "Drop the selection, leave full screen", ("Esc",),
            Menu.NONE, _R),
    Command("menu", "Menu", "Open the menu", ("F10",), Menu.NONE),
    Command("text-menu", "Menu of the Text", "What can be done with the row or the selection",
            ("Shift+F10",), Menu.NONE, _R),
    Command("palette", "Find a Command or Document…",
            "Type what you want: commands, documents, headings, settings",
            ("Ctrl+Shift+P", ":"), Menu.HELP),
    Command("first-steps", "First Steps", "What to begin with, on one card", (), Menu.HELP),
    Command("cheat-sheet", "Keys", "Show all keys", ("F1", "?"), Menu.HELP),
    Command("show-data", "Show My Data", "Open the folder with your highlights, notes and places",
            (), Menu.HELP),
    Command("about", "About Duidu", "What this program is", (), Menu.HELP),
)  # fmt: skip


def text_of(command: str) -> str:
    """What a command is called."""
    return next(entry.text for entry in COMMANDS if entry.id == command)


def shortest_key(command: str) -> str:
    """The shortcut of a command that takes least room, or ""."""
    keys = next(entry.keys for entry in COMMANDS if entry.id == command)
    return min(map(shown, keys), key=len, default="")


def first_key(command: str) -> str:
    """The first shortcut of a command as people write it, or ""."""
    keys = next(entry.keys for entry in COMMANDS if entry.id == command)
    return shown(keys[0]) if keys else ""
