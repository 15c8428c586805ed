"""Looking through folders, with real files."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from reader.documents.model import Script
from reader.library.disk_heads import WHOLE, DiskHeads
from reader.library.scanning import Batch, Finished, scan, single_entry
from tests.library.library_makers import EN, ZH
from tests.shared_inputs import SEEDS, needs_seeds

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.entries import Entry

ENGLISH = "The hills are green, and the letters from them are long. We read them at night.\n"
CHINESE = "山是绿的，从山里来的信很长。我们在夜里读这些信，一封接着一封。\n"
HEADS = DiskHeads()


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def look(
    folder: Path, known: dict[Path, Entry] | None = None
) -> tuple[dict[Path, Entry], Finished, set[Path]]:
    """What a scan finds, its end, and what it took for companions."""
    found: dict[Path, Entry] = {}
    absorbed: set[Path] = set()
    finished: Finished | None = None
    for result in scan(folder, known or {}, HEADS):
        if isinstance(result, Batch):
            found.update((entry.path, entry) for entry in result.entries)
            absorbed |= result.absorbed
        else:
            finished = result
    assert finished is not None
    return found, finished, absorbed


def test_front_matter_becomes_an_entry(tmp_path: Path) -> None:
    file = write(
        tmp_path / "a" / "one.txt",
        "---\ntitle: Letters from the Hills\nauthor: [Ana, Bo]\ndate: 2025-06-07 12:00:00 +0800\n"
        "tags: work, two words，第三\ncategory: Letters\nsummary: Long letters\n"
        f"url: https://example.org\nstatus: done\n---\n\n{ENGLISH}\n{CHINESE}",
    )
    found, finished, _ = look(tmp_path)
    entry = found[file]
    assert entry.title == "Letters from the Hills"
    assert entry.author == "Ana, Bo"
    assert entry.date == "2025-06-07"
    assert entry.tags == ("work", "two words", "第三")
    assert (entry.category, entry.summary) == ("Letters", "Long letters")
    assert entry.source == "https://example.org"
    assert dict(entry.extra) == {"status": "done"}
    assert entry.languages == (EN, ZH)
    assert entry.languages_label == "EN–中"
    assert entry.fingerprint
    assert time.time() - 60 < entry.added <= time.time()
    assert finished.seen == {file}
    assert set(finished.directories) == {tmp_path, tmp_path / "a"}


def test_what_is_no_document_is_left_out(tmp_path: Path) -> None:
    wanted = [write(tmp_path / name, ENGLISH) for name in ("a.md", "b.TXT", "c.markdown")]
    for name in (".hidden.md", ".git/x.md", "node_modules/p/readme.md", "d.pdf", "e"):
        write(tmp_path / name, ENGLISH)
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 30)
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    found, finished, _ = look(tmp_path)
    assert set(found) == set(wanted)
    assert finished.seen == set(wanted)


def test_links_that_lead_in_circles(tmp_path: Path) -> None:
    file = write(tmp_path / "a" / "one.md", ENGLISH)
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    found, _, _ = look(tmp_path)
    assert list(found) == [file]


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="needs a user who may not read everything"
)
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    file = write(tmp_path / "secret.md", ENGLISH)
    file.chmod(0)
    found, _, _ = look(tmp_path)
    assert "not allowed" in found[file].error


def test_a_file_that_cannot_be_read_is_an_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "broken.md", ENGLISH)

    def refuse(_self: DiskHeads, _path: Path) -> str:
        return "The disk is broken."

    monkeypatch.setattr(DiskHeads, "read", refuse)
    found, _, _ = look(tmp_path)
    assert found[file].error == "The disk is broken."
    assert found[file].title == "broken"


def test_companions_are_one_entry(tmp_path: Path) -> None:
    english = write(
        tmp_path / "tea.en.md", f"---\ndate: 2025-10-08\n---\n# Tea and Steam\n{ENGLISH}"
    )
    chinese = write(tmp_path / "tea.zh.md", f"---\ntags: [茶]\n---\n# 茶与蒸汽\n{CHINESE}")
    readme = write(tmp_path / "README.md", f"# Read me\n{ENGLISH}")
    other = write(tmp_path / "README-zh-Hans.md", f"# 读我\n{CHINESE}")
    named = write(tmp_path / "x" / "one.md", f"---\ntranslation: two.md\n---\n# 一\n{CHINESE}")
    partner = write(tmp_path / "x" / "two.md", f"# One\n{ENGLISH}")
    found, finished, absorbed = look(tmp_path)
    assert set(finished.seen) == {english, readme, partner}
    assert {chinese, other, named} <= absorbed
    tea = found[english]
    assert tea.companion == chinese
    assert tea.title == "Tea and Steam · 茶与蒸汽"
    assert (tea.date, tea.tags) == ("2025-10-08", ("茶",))
    assert tea.languages == (EN, ZH)
    assert tea.script is Script.SIMPLIFIED
    assert found[readme].companion == other
    assert found[partner].companion == named


def test_names_as_projects_write_them_make_entries(tmp_path: Path) -> None:
    english = write(tmp_path / "readme_EN.md", f"# Read me\n{ENGLISH}")
    main = write(tmp_path / "README.MD", f"# 读我\n{CHINESE}")
    taiwan = write(tmp_path / "README-ZH-TW.md", f"# 讀我\n{CHINESE}")
    guide = write(tmp_path / "guide.md", f"# Guide\n{ENGLISH}")
    below = write(tmp_path / "docs" / "GUIDE_CN.md", f"# 指南\n{CHINESE}")
    bracketed = write(tmp_path / "zh" / "tide（中文版）.md", f"# 潮\n{CHINESE}")
    plain = write(tmp_path / "zh" / "tide.md", f"# Tide\n{ENGLISH}")
    found, finished, absorbed = look(tmp_path)
    assert set(finished.seen) == {english, guide, plain}
    assert {main, taiwan, below, bracketed} <= absorbed
    assert (found[english].companion, found[english].others) == (main, (taiwan,))
    assert (found[guide].companion, found[plain].companion) == (below, bracketed)


def test_names_do_not_pair_two_texts_in_one_language(tmp_path: Path) -> None:
    paths = {
        write(tmp_path / "trip.md", f"# Trip\n{ENGLISH}"),
        write(tmp_path / "trip-hk.md", f"# To Hong Kong\n{ENGLISH}"),
        write(tmp_path / "走.md", CHINESE),
        write(tmp_path / "走-en.md", CHINESE),
    }
    found, finished, absorbed = look(tmp_path)
    assert set(finished.seen) == paths
    assert not absorbed
    assert not any(entry.companion for entry in found.values())


def test_unchanged_files_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [write(tmp_path / f"{number}.md", ENGLISH) for number in range(3)]
    pair = write(tmp_path / "t.en.md", ENGLISH), write(tmp_path / "t.zh.md", CHINESE)
    known, _, _ = look(tmp_path)
    write(files[1], CHINESE)
    files[2].unlink()
    read: list[Path] = []
    original = DiskHeads.read

    def watch(self: DiskHeads, path: Path) -> object:
        read.append(path)
        return original(self, path)

    monkeypatch.setattr(DiskHeads, "read", watch)
    found, finished, _ = look(tmp_path, known)
    assert read == [files[1]]
    assert list(found) == [files[1]]
    assert found[files[1]].added == known[files[1]].added
    assert finished.seen == {files[0], files[1], pair[0]}


def test_a_pair_that_loses_its_partner_and_one_that_finds_it(tmp_path: Path) -> None:
    english, chinese = write(tmp_path / "t.en.md", ENGLISH), write(tmp_path / "t.zh.md", CHINESE)
    known, _, _ = look(tmp_path)
    assert known[english].companion == chinese
    english.unlink()
    known, finished, _ = look(tmp_path, known)
    assert finished.seen == {chinese}
    write(english, ENGLISH)
    found, finished, absorbed = look(tmp_path, known)
    assert finished.seen == {english}
    assert absorbed == {chinese}
    assert found[english].companion == chinese


def test_of_a_large_file_only_the_start_is_read(tmp_path: Path) -> None:
    text = f"---\ntitle: Large\n---\n{CHINESE * 20}" + CHINESE * (WHOLE // 60)
    file = write(tmp_path / "large.md", text)
    for encoding in ("utf-8", "gb18030", "utf-16"):
        file.write_bytes(text.encode(encoding))
        found, _, _ = look(tmp_path)
        assert found[file].title == "Large"
        assert found[file].languages == (ZH,)
        assert found[file].fingerprint == ""


def test_a_folder_that_is_gone_says_so(tmp_path: Path) -> None:
    (result,) = scan(tmp_path / "nowhere", {}, HEADS)
    assert isinstance(result, Finished)
    assert "cannot be read" in result.error


def test_a_cancelled_scan_has_no_end(tmp_path: Path) -> None:
    write(tmp_path / "a.md", ENGLISH)
    assert list(scan(tmp_path, {}, HEADS, lambda: True)) == []


def test_a_single_document(tmp_path: Path) -> None:
    file = write(tmp_path / "alone.log", ENGLISH)
    entry = single_entry(file, HEADS)
    assert entry.folder is None
    assert entry.languages_label == "EN"
    assert "Cannot be read" in single_entry(tmp_path / "nowhere.md", HEADS).error


def test_latin_words_in_chinese_lines_are_no_english(tmp_path: Path) -> None:
    terms = (
        "我们用 OpenAI Codex Agent Builder 和 Claude Code 写 Python API 与 Rust CLI 工具。\n" * 20
    )
    pinyin = (
        "一個(gè)月前還(hái)在拉紅(hóng)色警報(bào)應(yīng)對(duì)，現(xiàn)在又看到了。\n" * 20
    )
    write(tmp_path / "terms.md", terms)
    write(tmp_path / "pinyin.txt", pinyin)
    write(tmp_path / "both.md", f"{ENGLISH}\n{CHINESE}\n" * 5)
    found, _, _ = look(tmp_path)
    labels = {path.name: entry.languages_label for path, entry in found.items()}
    assert labels == {"terms.md": "中", "pinyin.txt": "中 繁", "both.md": "EN–中"}


@needs_seeds
def test_the_languages_of_real_documents() -> None:
    found, _, _ = look(SEEDS)
    labels = {path.name[:3]: entry.languages_label for path, entry in found.items()}
    assert labels == {"000": "EN–中", "001": "中", "002": "中", "003": "中", "004": "中 繁"}
    interview = next(one for path, one in found.items() if path.name.startswith("000"))
    assert interview.date
    assert "openai-enterprise" in interview.tags
