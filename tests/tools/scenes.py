"""Scenes of the whole interface, for the gallery: every panel, dialogue, menu, empty state, error.

Each drives a window of its own until there is something to look at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.tools.acts import (
    all_shown,
    bookmarks,
    both,
    command,
    context_menu,
    drop_down,
    entry_menu,
    find,
    hinted,
    library_notes,
    looked_up,
    marked,
    menu,
    note_editor,
    palette,
    scrolling,
    search_library,
    select_one,
    sentence,
    tab_focus,
    tooltip,
    waiting,
    word_linked,
)
from tests.tools.boxes import (
    annotations_file,
    counterparts,
    crash,
    exporting,
    file_dialog,
    leaving,
    meaning,
    noticed,
    outside_link,
    preferences,
    printing,
    question,
    reasons,
    refused,
    warned,
)
from tests.tools.homes import (
    empty_document,
    empty_folder,
    long_titles,
    looked_through,
    no_folders,
    no_headings,
    open_long,
    vanished_folder,
)
from tests.tools.screenshots import (
    BLOG,
    CALLER,
    DOUGH,
    INTERVIEW,
    NIGHT_MARKET,
    PRINTER,
    TIDE,
    TRAIN,
    VILLAGE,
    at_row,
    at_words,
    file_changes,
    open_what_is_no_text,
    select_words,
    tint,
    two_variants,
    type_filter,
    with_readings,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tools.stage import Stage


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing to look at. height: of the window; before: makes files in the empty home."""

    name: str
    document: str = INTERVIEW
    arrange: Callable[[Stage], None] = lambda _: None
    choices: dict[str, object] = field(default_factory=dict)
    height: int = 800
    before: Callable[[], dict[str, object]] = dict


SCENES = (
    Scene("bilingual", arrange=tint(2)),
    Scene("first-steps", arrange=command("first-steps")),
    Scene("first-start", "", all_shown),
    Scene("marked", arrange=marked),
    Scene("notes", arrange=both(marked, command("notes"))),
    Scene("notes-empty", arrange=command("notes")),
    Scene("notes-editor", arrange=note_editor),
    Scene("notes-library", arrange=library_notes),
    Scene("selection-bar", arrange=select_one),
    Scene("selection-long", arrange=select_words),
    Scene("colour-meaning", arrange=meaning),
    Scene("contents", arrange=command("contents")),
    Scene("contents-none", arrange=no_headings),
    Scene("empty-document", arrange=empty_document),
    Scene("filter-suggestions", arrange=type_filter("tag:")),
    Scene("filter-matches", arrange=type_filter("钟")),
    Scene("filter-empty", arrange=type_filter("author:nobody lighthouse")),
    Scene("library-empty", "", before=no_folders),
    Scene("library-empty-folder", "", looked_through, before=empty_folder),
    Scene("library-vanished", "", looked_through, before=vanished_folder),
    Scene("long-titles", "", open_long, before=long_titles),
    Scene("menu-file", arrange=menu(0)),
    Scene("menu-edit", arrange=menu(1)),
    Scene("menu-view", arrange=menu(2)),
    Scene("menu-layout", arrange=menu(2, 5)),
    Scene("menu-chinese", arrange=menu(3)),
    Scene("menu-notes", arrange=menu(4), height=900),
    Scene("menu-pairs", arrange=menu(5)),
    Scene("menu-go", arrange=menu(6), height=900),
    Scene("menu-help", arrange=menu(7)),
    Scene("variants", arrange=drop_down("variant")),
    Scene("layouts", arrange=drop_down("layout_button")),
    Scene("context-menu", arrange=context_menu),
    Scene("entry-menu", arrange=entry_menu),
    Scene("bookmarks", arrange=bookmarks),
    Scene("find", arrange=find("the")),
    Scene("find-none", arrange=find("zebra")),
    Scene("search-start", arrange=search_library("")),
    Scene("search", arrange=search_library("钟")),
    Scene("search-none", arrange=search_library("zebra crossing")),
    Scene("palette", arrange=palette("")),
    Scene("palette-typed", arrange=palette("lay")),
    Scene("palette-none", arrange=palette("zzzzqq")),
    Scene("cheat-sheet", arrange=command("cheat-sheet")),
    Scene("hints", arrange=hinted),
    Scene("focus-mode", arrange=command("focus-mode")),
    Scene("auto-scroll", arrange=scrolling),
    Scene("stacked", arrange=command("layout-stacked")),
    Scene("study", arrange=command("layout-study")),
    Scene("study-stacked", arrange=command("layout-study-stacked")),
    Scene("one-side", arrange=command("layout-one")),
    Scene("two-variants", BLOG, two_variants),
    Scene("table", TIDE, at_words("What the columns say")),
    Scene("code", TIDE, at_words("The rule of twelfths")),
    Scene("picture", TIDE, at_words("Look at the middle of")),
    Scene("notion", NIGHT_MARKET),
    Scene("pair", VILLAGE, tint(2)),
    Scene("pair-weak", VILLAGE, command("next-weak-pair")),
    Scene("pair-question", VILLAGE, question),
    Scene("pair-reasons", VILLAGE, reasons),
    Scene("pair-counterparts", VILLAGE, counterparts),
    Scene("readings-pinyin", arrange=with_readings(tint(2)), choices={"readings": "pinyin"}),
    Scene("readings-zhuyin", PRINTER, with_readings(tint(2)),
          choices={"readings": "zhuyin", "variant": "taiwan"}),
    Scene("readings-document", CALLER, with_readings(tint(2)), choices={"readings": "document"}),
    Scene("look-up-chinese", arrange=looked_up("橡胶", "铁路", "苹果")),
    Scene("look-up-english", arrange=looked_up("hammer")),
    Scene("word-links", arrange=word_linked("hammer")),
    Scene("subtitles", TRAIN, tint(3)),
    Scene("glossary", DOUGH, at_words("Glossary")),
    Scene("sentence", arrange=sentence),
    Scene("zoom-250", arrange=at_row(3, 4), choices={"zoom": 250}),
    Scene("zoom-50", arrange=at_row(3, 4), choices={"zoom": 50}),
    Scene("error", arrange=open_what_is_no_text),
    Scene("waiting", arrange=waiting),
    Scene("file-changed", arrange=file_changes),
    Scene("banner-refused", arrange=refused),
    Scene("banner-notice", arrange=noticed),
    Scene("dialog-mishap", arrange=crash),
    Scene("dialog-leaving", arrange=leaving),
    Scene("dialog-warning", arrange=warned),
    Scene("dialog-link", arrange=outside_link),
    Scene("dialog-about", arrange=command("about")),
    Scene("dialog-percent", arrange=command("go-to-percent")),
    Scene("dialog-annotations-file", arrange=annotations_file),
    Scene("dialog-export", arrange=exporting),
    Scene("dialog-print", arrange=printing),
    Scene("dialog-open", arrange=file_dialog),
    Scene("preferences-reading", arrange=preferences("Reading")),
    Scene("preferences-appearance", arrange=preferences("Appearance")),
    Scene("preferences-library", arrange=preferences("Library")),
    Scene("preferences-notes", arrange=preferences("Notes")),
    Scene("preferences-keys", arrange=preferences("Keys")),
    Scene("tooltip", arrange=tooltip),
    Scene("focus-1", arrange=tab_focus(1)),
    Scene("focus-4", arrange=tab_focus(4)),
)  # fmt: skip
