"""The translations are whole: everything that the program says is said in each of its languages."""

from __future__ import annotations

import ast
import pickle
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
import pytest
from PySide6.QtCore import QTranslator

from reader.chinese.variants import Converter, Form, Variant
from reader.wording import Message
from tests.packaging.test_packaging import load
from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

load("qm.py")  # which the next one imports
translations = load("translations.py")
LANGUAGES = sorted(translations.LANGUAGES)

NOT_SHOWN = {
    "reader/ui/library_search/asking.py": ("search ",),
    "reader/ui/library_search/control.py": ("unfold results", "locate result"),
    "reader/ui/sidebar/popup.py": ("; border",),
    "reader/ui/annotating/banner.py": ("; border",),  # a style sheet
    "reader/ui/annotating/desk.py": ("find a document",),  # what a job is, for the log
    "reader/ui/annotating/following.py": ("look for annotations",),
    "reader/ui/notes/copying.py": ("copy note",),
    "reader/ui/notes/feed.py": ("notes numbers",),
    "reader/ui/notes/panel.py": ("notes warm-up",),
    "reader/ui/about.py": ("Markdown", "License", "Classifier", "Duidu"),  # of packages
    "reader/ui/bars.py": ("Duidu", " — Duidu"),
    "reader/ui/chords.py": ("",),  # names of keys as settings have them
    "reader/ui/exporting/dialog.py": ("Markdown (*.md)",),
    "reader/ui/exporting/work.py": ("Duidu highlights",),  # a file's name
    "reader/ui/file_watch.py": ("look at files",),  # what a job is, for the log
    "reader/ui/fonts.py": ("",),  # families
    "reader/ui/icons.py": ("",),
    "reader/ui/jobs.py": ("Exception",),  # a type
    "reader/ui/keys_file.py": ("# Keys of Duidu",),  # the head of a file
    "reader/ui/language.py": ("Duidu", "English"),  # its own name
    "reader/ui/mishaps.py": ("Duidu", ", Python ", ", Qt "),  # for developers
    "reader/ui/opening.py": ("Duidu", " — Duidu"),
    "reader/ui/palette/sources.py": ("interface language",),  # in all languages at once
    "reader/ui/preferences/dialog.py": (";",),  # a style sheet
    "reader/ui/preferences/preview.py": ("At the river", "“Slowly”", "“Slowly,”"),  # a text
    "reader/ui/printing/": ("Duidu",),
    "reader/ui/looking_up/card.py": ("<", "&nbsp;", "px 0"),  # markup
    "reader/ui/looking_up/control.py": ("look up",),  # a job
    "reader/ui/palette/preference_lines.py": ("",),  # other words that settings are found by
    "reader/ui/self_test.py": ("",),  # printed
    "reader/ui/theme.py": ("",),  # style sheets
    "reader/ui/window.py": ("Duidu",),
}
"""Text that looks like words and is not read by anybody: file → how it begins."""
_PROSE = re.compile(
    r"^\W*[A-Z][a-z]+(?:[ …,.:;?!'’]|$)|[A-Za-z]{2,}[,;:]? [a-z]+[ .,…]|[a-z] [a-z]"
)
_QUIET = {
    "Message", "tr", "Command", "error", "warning", "info", "debug", "exception", "setObjectName",
    "setProperty", "TypeError", "ValueError", "KeyError", "RuntimeError", "AssertionError",
    "getattr", "hasattr", "setattr", "Signal", "QColor", "compile", "TypeVar",
}  # fmt: skip
"""Calls whose literal arguments are messages, or are for nobody's eyes."""
FOREIGN = {
    "zh_Hans": "檔案|資料夾|設定|滑鼠|螢幕|程式|視窗|選單|搜尋|匯出|預設|网路|資訊|点选",
    "zh_Hant": "文件夾|文檔|設置|鼠標|屏幕|程序|窗口|菜單|搜索|導出|導入|默認|網絡|信息|打印|撤銷"
    "|粘貼|字符|(?<!螢)光標|字體大小|軟件|加載|剪貼板|高亮|詞組|條(標註|筆記)|個文件",
}
"""Words of the other shore."""


def test_every_message_is_translated_into_every_language() -> None:
    said = translations.sources()
    found = [problem for language in LANGUAGES for problem in translations.problems(language, said)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_as_the_tool_writes_them(language: str, tmp_path: Path) -> None:
    path = translations.FOLDER / f"{language}.ts"
    again = tmp_path / path.name
    translations.write(again, translations.LANGUAGES[language], translations.read(path))
    assert again.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_stands_in_a_file_twice(language: str) -> None:
    """Two that merge their work can leave both translations."""
    entries = translations.read(translations.FOLDER / f"{language}.ts")
    keys = Counter(entry.source.key for entry in entries)
    assert not [key for key, times in keys.items() if times > 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_uses_its_own_words(language: str) -> None:
    foreign = re.compile(FOREIGN[language])
    found = [
        (entry.source.text, entry.text)
        for entry in translations.read(translations.FOLDER / f"{language}.ts")
        if foreign.search(entry.text)
    ]
    assert not found


def test_simplified_is_written_in_simplified_characters() -> None:
    converter = Converter(Form.TRADITIONAL)
    found = [
        (entry.text, simple)
        for entry in translations.read(translations.FOLDER / "zh_Hans.ts")
        if (simple := converter.convert_text(_own(entry), Variant.SIMPLIFIED)) != _own(entry)
    ]
    assert not found


def _own(entry: object) -> str:
    """What is not quoted from the source: the sign of two forms side by side."""
    text: str = entry.text  # type: ignore[attr-defined]
    return text.replace("简 | 繁", "")


def test_what_is_shown_is_a_message() -> None:
    """No words of the interface stand in the source that nobody can translate."""
    found = [
        f"{name}:{line}: {text!r}"
        for path in sorted((ROOT / "reader" / "ui").rglob("*.py"))
        for name in [path.relative_to(ROOT).as_posix()]
        for line, text in words_in(path.read_text(encoding="utf-8"))
        if not text.startswith(_not_shown(name))
    ]
    assert not found, "\n".join(found)


def _not_shown(name: str) -> tuple[str, ...]:
    found = (texts for begins, texts in NOT_SHOWN.items() if name.startswith(begins))
    return next(found, ("\0",))


def words_in(code: str) -> Iterator[tuple[int, str]]:
    """Literal text of a module that reads like words, and is no message."""
    tree = ast.parse(code)
    left_out: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left_out.add(node.value)
        elif isinstance(node, ast.Call) and _name(node.func) in _QUIET:
            left_out.update(ast.walk(node))
        elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation:
            left_out.update(ast.walk(node.annotation))
    for node in ast.walk(tree):
        if node in left_out or not isinstance(node, ast.Constant):
            continue
        if isinstance(node.value, str) and _PROSE.search(node.value):
            yield node.lineno, node.value


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('label.setText("Nothing yet")', ["Nothing yet"]),
        ('label.setText(f"Opening {name}")', ["Opening "]),
        ('label.setText(tr("Nothing yet"))', []),
        ('"""What it is."""', []),
        ('log.error("a document could not be opened")', []),
    ],
)
def test_words_outside_of_messages_are_noticed(code: str, words: list[str]) -> None:
    assert [text for _, text in words_in(code)] == words


@pytest.mark.parametrize(
    ("english", "chinese", "fault"),
    [
        ("{path} is gone.", "文件不在了。", "values"),
        ("&File", "文件", "letter"),
        ("Open…", "打开", "…"),
        ("One.\nTwo.", "一。二。", "lines"),
        (" end", "结尾", "spaces"),
        ("Yes, it is.", "是,对。", "punctuation"),
        ("It is.", "是的.", "punctuation"),
        ("Close (Esc)", "关闭 (Esc)", "punctuation"),
    ],
)
def test_what_a_translation_lost_is_noticed(english: str, chinese: str, fault: str) -> None:
    entry = translations.Translation(translations.Source(english), chinese, True)
    assert [what for what in translations.faults(entry) if fault in what]


@pytest.mark.parametrize(
    "code",
    [
        "tr(words)",
        'tr(f"{count} rows")',
        'tr("{count} rows", one="{count} row")',
        'Message("{path} is gone")',
    ],
)
def test_what_cannot_be_translated_is_refused(code: str) -> None:
    with pytest.raises(translations.Wrong):
        list(translations.said_in(code, "here.py"))


def test_a_language_file_keeps_what_is_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    source = translations.Source
    known, gone = source("Open <&> close"), source("Gone")
    rows = source("{count} rows", "in a list", True)
    path = tmp_path / "zh_Hans.ts"
    translations.write(
        path,
        "zh_CN",
        [
            translations.Translation(known, "开\n关", True),
            translations.Translation(gone, "没了", True),
            translations.Translation(rows, "{count} 行", True),
        ],
    )
    said = {one.key: one for one in (known, rows, source("New"))}
    translations.update("zh_Hans", said)
    read = {entry.source.text: (entry.text, entry.finished) for entry in translations.read(path)}
    assert read == {
        "Open <&> close": ("开\n关", True),
        "{count} rows": ("{count} 行", True),
        "New": ("", False),
    }  # fmt: skip
    assert len([line for line in path.read_text("utf-8").splitlines() if "<source>" in line]) == 3


def test_a_message_is_english_text_that_knows_how_it_was_made() -> None:
    message = Message("{count} notes in {name}", one="{count} note in {name}", count=1, name="x")
    assert message == "1 note in x"
    assert (message.template, message.values["name"]) == ("{count} notes in {name}", "x")
    again = pickle.loads(pickle.dumps(message))
    assert (again, again.template, again.values) == (message, message.template, message.values)
    assert Message("Braces {stay} where nothing is given") == "Braces {stay} where nothing is given"
    with pytest.raises(KeyError):
        Message("{path}: {reason}", path="x")


@pytest.mark.parametrize("language", LANGUAGES)
def test_qt_reads_what_is_compiled_as_it_reads_its_own(language: str, tmp_path: Path) -> None:
    source = translations.FOLDER / f"{language}.ts"
    shutil.copy(source, tmp_path)
    translations.compile_all(tmp_path)
    of_qt = tmp_path / "of-qt.qm"
    tool = Path(PySide6.__file__).parent / "lrelease"
    subprocess.run([tool, "-silent", source, "-qm", of_qt], check=True)
    ours, theirs = QTranslator(), QTranslator()
    assert ours.load(str(tmp_path / f"{language}.qm"))
    assert theirs.load(str(of_qt))
    assert ours.language() == theirs.language() == translations.LANGUAGES[language]
    for entry in translations.read(source):
        text, sense, context = entry.source.key
        number = 3 if entry.source.counted else -1
        found = [each.translate(context, text, sense, number) for each in (ours, theirs)]
        assert found == [entry.text, entry.text]
    assert not ours.translate("Duidu", "what nobody says")


def test_the_compiled_files_are_those_of_the_sources(tmp_path: Path) -> None:
    """`make run` and whatever builds a package make them where they are older."""
    for path in translations.FOLDER.glob("*.ts"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    translations.compile_all(tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.glob("*.qm")}
    assert set(made) == {f"{language}.qm" for language in LANGUAGES}
    assert made == {name: (translations.FOLDER / name).read_bytes() for name in made}


def test_the_tool_says_how_it_is_used() -> None:
    tool = ROOT / "packaging" / "translations.py"
    checked = subprocess.run(
        [sys.executable, tool, "check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
    assert "all translated" in checked.stdout
    asked = subprocess.run([sys.executable, tool], capture_output=True, text=True, check=False)
    assert (asked.returncode, "update" in asked.stderr) == (2, True)
