"""`duidu --self-test`: whether everything that the program needs is there and works, line by line.

For packages: the one program that can be run on a strange machine is the packaged one itself. It
works on the samples in a temporary folder and leaves nothing behind. What needs Qt is given to it
by the caller.
"""

from __future__ import annotations

import tempfile
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from reader.paths import samples_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.annotations.model import Annotation
    from reader.cli.opened import Opened
    from reader.library.entries import Entry

Check = tuple[str, "Callable[[Path], str]"]
"""A name, and what is done in an empty folder: gives a line of facts, raises where it fails."""

_SUFFIXES = (".md", ".markdown", ".txt")
_WORDS = "软件里的内存"
_LEAST_PAIRS = 30


def run_checks(checks: Iterable[Check], say: Callable[[str], object] = print) -> int:
    """Run the checks, a line for each; 0 where all is well, otherwise 1."""
    failed = 0
    for name, check in checks:
        started = time.perf_counter()
        with tempfile.TemporaryDirectory(prefix="duidu-self-test-") as folder:
            try:
                facts = check(Path(folder))
            except Exception as error:  # whatever it is, the other checks are told as well
                failed += 1
                say(f"FAIL {name}: {type(error).__name__}: {error}")
                say("".join(traceback.format_exception(error)[-3:]).rstrip())
                continue
        say(f"ok   {name}: {facts} ({time.perf_counter() - started:.2f} s)")
    say("all is well" if not failed else f"{failed} of the checks failed")
    return 1 if failed else 0


def checks() -> list[Check]:
    """What can be checked without Qt."""
    return [
        ("documents", _documents),
        ("forms of Chinese", _variants),
        ("readings", _readings),
        ("library", _library),
        ("search", _search),
        ("alignment", _alignment),
        ("annotations", _annotations),
        ("export", _export),
    ]


def samples() -> list[Path]:
    """The sample documents; raises where there are none."""
    found = [path for path in sorted(samples_dir().rglob("*")) if path.suffix in _SUFFIXES]
    if not found:
        raise FileNotFoundError(f"no samples in {samples_dir()}")
    return found


def _open(path: Path) -> Opened:
    from reader.cli.opened import open_for_show

    return open_for_show(
        path, companion=None, look_for_companion=True, encoding=None, warn=_nothing
    )


def _nothing(_sentence: str) -> None:
    """Messages about single samples are of no interest."""


def _documents(_folder: Path) -> str:
    rows = pairs = 0
    most = 0
    for path in samples():
        opened = _open(path)
        both = [bool(row.en and row.zh) for row in opened.rows]
        if not both:
            raise ValueError(f"{path.name} has no text")
        rows, pairs, most = rows + len(both), pairs + sum(both), max(most, sum(both))
    _expect(most >= _LEAST_PAIRS, "no sample is paired")
    return f"{len(samples())} samples, {rows:,} rows, {pairs:,} of them pairs"


def _variants(_folder: Path) -> str:
    from reader.chinese.scripts import Form
    from reader.chinese.variants import Converter, Variant

    shown: list[str] = []
    for variant in Variant:
        converted = Converter(Form.SIMPLIFIED).convert(_WORDS, variant)
        whole = converted.offsets.shown_range(0, len(_WORDS))
        _expect(whole == (0, len(converted.text)), f"offsets in {variant.value} do not fit")
        shown.append(converted.text)
    _expect("軟體裡的記憶體" in shown, f"no words of Taiwan among {shown}")
    return " ".join(dict.fromkeys(shown))


def _readings(_folder: Path) -> str:
    from reader.chinese.reading_kinds import ReadingKind
    from reader.chinese.readings import readings

    words = "银行行长"
    pinyin = " ".join(one.text for one in readings(words, ReadingKind.PINYIN))
    _expect(pinyin == "yín háng háng zhǎng", f"{words} is read {pinyin}")
    zhuyin = " ".join(one.text + one.tone for one in readings(words, ReadingKind.ZHUYIN))
    return f"{pinyin} {zhuyin}"


def _library(_folder: Path) -> str:
    from reader.library.filtering import Filter

    entries = _entries()
    title = entries[0].title
    chosen = Filter(entries)
    _expect(0 in chosen.match(chosen.parse(f'"{title}"')), f"“{title}” is not found by its title")
    return f"{len(entries)} entries"


def _entries() -> list[Entry]:
    from reader.library.disk_heads import DiskHeads
    from reader.library.scanning import Batch, scan

    found = scan(samples_dir(), {}, DiskHeads())
    entries = [entry for batch in found if isinstance(batch, Batch) for entry in batch.entries]
    _expect(bool(entries), "the samples are not listed")
    return entries


def _search(folder: Path) -> str:
    from reader.library.search.asking import LibrarySearch
    from reader.library.search.building import bring_up_to_date
    from reader.library.search.questions import question_of
    from reader.library.search.store import SearchStore

    entries = _entries()
    store = SearchStore(folder / "search.sqlite")
    for _progress in bring_up_to_date(store, entries):
        pass
    _expect(not store.broken, store.broken)
    search = LibrarySearch(store)
    search.set_entries(entries)
    hits = search.ask(question_of("桥", entries)).take(20)
    same = search.ask(question_of("橋", entries)).take(20)
    _expect(bool(hits), "a character that is in the samples is not found")
    _expect(len(hits) == len(same), "Simplified and Traditional find different things")
    return f"{len(hits)} passages hold 桥 or 橋"


def _alignment(_folder: Path) -> str:
    from reader.bitext.align import kernel
    from reader.bitext.align.aligner import align
    from reader.bitext.align.engines import EngineName, engine_named

    english = ["The cat sat on the wall.", "It rained for three days.", "Nobody came."]
    chinese = ["猫坐在墙上。", "雨下了三天，一直没有停。", "没有人来。"]
    for name in EngineName:
        found = [bead for part in align(english, chinese, engine_named(name)) for bead in part]
        links = [(list(bead.en), list(bead.zh)) for bead in found]
        _expect(links == [([n], [n]) for n in range(3)], f"{name.value} links {links}")
    way = "nothing" if kernel.library() is None else "the kernel"
    return f"three sentences by both engines, {way} compiled"


def _annotations(folder: Path) -> str:
    from reader.annotations.notebook import Notebook
    from reader.annotations.store import Store

    path = folder / "annotations.json"
    notebook, marked = Notebook(), _marked(samples()[0])
    notebook.add("Highlight", marked)
    store = Store(path)
    store.load()
    store.save(notebook.take_unsaved())
    found = Store(path).load().find(marked.id)
    if found is None or found.targets != marked.targets:
        raise AssertionError("a highlight was lost")
    return f"a highlight of {len(marked.targets[0].quote.exact)} characters came back"


def _marked(path: Path) -> Annotation:
    """A highlight of the first paragraph of a file."""
    from reader.annotations.anchoring import describe
    from reader.annotations.identity import document_id
    from reader.annotations.model import Target
    from reader.annotations.notebook import Notebook
    from reader.bitext.model import Side
    from reader.documents.model import BlockKind

    opened = _open(path)
    for _row in opened.rows:
        pass
    document = opened.bitext.documents[0]
    text = document.source_text()
    block = next(each for each in document.blocks if each.kind is BlockKind.PARAGRAPH)
    quote, position = describe(text, block.start, block.end)
    target = Target(document_id(text), Side.EN, quote, position)
    return Notebook().draft(target.document, targets=(target,), note="Works.")


def _export(folder: Path) -> str:
    from reader.annotations.collection import Collection
    from reader.annotations.export.gathering import gather
    from reader.annotations.export.opening import open_text
    from reader.annotations.export.options import Options
    from reader.annotations.export.writing import write_export
    from reader.annotations.notebook import Notebook

    path = samples()[0]
    notebook, marked = Notebook(Collection()), _marked(path)
    notebook.add("Highlight", marked)
    options = Options()
    opened = open_text(path, notebook.collection)
    (outcome,) = write_export([gather(notebook.collection, opened, options)], folder, options)
    text = outcome.path.read_text(encoding="utf-8")
    _expect("\n> " in text and "Works." in text, "the export lacks the quote or the note")
    return f"{len(text):,} characters of Markdown"


def _expect(fact: bool, otherwise: str) -> None:
    if not fact:
        raise AssertionError(otherwise)


def main(more: Sequence[Check] = ()) -> int:
    """Run everything. more: the checks that need Qt."""
    return run_checks([*checks(), *more])
