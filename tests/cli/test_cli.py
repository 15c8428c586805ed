from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from reader import __version__
from reader.chinese.variants import Variant
from reader.cli.main import main
from tests.shared_inputs import ROOT, needs_seeds, seed

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs" / "cli.md"

WHOLE = """\
---
title: 软件的故事
tags: [软件, words]
draft: true
---
# Exceptions（异常）

A program that fails says why it failed, in words that a person can read.

程序失败的时候，会用人能读懂的话说明它为什么失败。

1. Read the message first.
2. 先读那条消息。

> Nobody reads the manual twice.

> 没有人把手册读两遍。

| Name | Years | Place |
| --- | ---: | --- |
| 软件 | 12 | river |

```python
print("软件")
```

![A bridge](bridge.png)

---
"""


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    path = tmp_path / "whole.md"
    path.write_text(WHOLE, encoding="utf-8")
    return path


def show(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    assert main(["show", "--json", *map(str, arguments)]) == 0
    return json.loads(capsys.readouterr().out)


def test_rows_as_json(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = show(capsys, whole)
    assert made["title"] == "软件的故事"
    assert made["metadata"]["tags"] == ["软件", "words"]
    assert made["metadata"]["draft"] is True
    assert made["columns"] == 2
    assert made["language"].startswith("en+zh")
    assert made["companion"] is None
    kinds = [row["kind"] for row in made["rows"]]
    assert kinds == [
        "heading", "paragraph", "list_item", "quote", "table", "code", "image", "rule",
    ]  # fmt: skip
    heading, paragraph, item, quote, table, code, image, _rule = made["rows"]
    assert (heading["en"], heading["zh"], heading["both"]) == ("Exceptions", "异常", None)
    assert (heading["level"], heading["lines"]) == (1, [6, 6])
    assert paragraph["lines"] == [8, 10]
    assert "level" not in paragraph
    assert (item["en"], item["zh"], item["level"]) == (
        "Read the message first.",
        "先读那条消息。",
        1,
    )
    assert item["marker"] == "1."
    assert quote["zh"] == "没有人把手册读两遍。"
    assert table["cells"] == [["Name", "Years", "Place"], ["软件", "12", "river"]]
    assert table["both"] == "Name\tYears\tPlace\n软件\t12\triver"
    assert (code["info"], code["both"]) == ("python", 'print("软件")')
    assert image["target"] == "bridge.png"


def test_variants_convert_titles_metadata_and_rows(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = show(capsys, whole, "--variant", "taiwan-words")
    assert made["metadata"]["tags"] == ["軟體", "words"]
    assert made["rows"][0]["zh"] == "異常"
    assert made["rows"][4]["cells"][1][0] == "軟體"
    assert show(capsys, whole, "--variant", "traditional")["title"] == "軟件的故事"


def companions(folder: Path) -> tuple[Path, Path]:
    english, chinese = folder / "a.en.md", folder / "a.zh.md"
    english.write_text(
        "# Why\n\nBecause it rains.\n\nOnly here, and nowhere in the other file.\n",
        encoding="utf-8",
    )
    chinese.write_text("---\ntitle: 雨\n---\n# 为什么\n\n因为下雨。\n", encoding="utf-8")
    return english, chinese


def test_a_companion_is_found_from_either_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    english, chinese = companions(tmp_path)
    made = show(capsys, english)
    assert show(capsys, chinese) == made
    assert made["companion"] == {"title": "雨", "metadata": {"title": "雨"}, "encoding": "UTF-8"}
    assert [(row["en"], row["zh"]) for row in made["rows"]] == [
        ("Why", "为什么"), ("Because it rains.", "因为下雨。"),
        ("Only here, and nowhere in the other file.", None),
    ]  # fmt: skip
    assert made["rows"][0]["lines"] == [1, 1]
    assert made["rows"][0]["zh_lines"] == [4, 4]
    assert made["rows"][2]["zh_lines"] is None
    alone = show(capsys, english, "--no-companion")
    assert alone["companion"] is None
    assert alone["language"] == "en"
    assert "zh_lines" not in alone["rows"][0]


def test_a_companion_that_was_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english, chinese = companions(tmp_path)
    other = chinese.rename(tmp_path / "b.md")
    assert show(capsys, english, "--companion", other)["companion"]["title"] == "雨"
    assert main(["show", str(english), "--companion", str(tmp_path / "none.md")]) == 1


def _of_show() -> str:
    """What the page says of `duidu show`."""
    return re.split(
        r"^## ", DOCS.read_text(encoding="utf-8").partition("## duidu show")[2], flags=re.M
    )[0]


def test_docs_list_every_key(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    badges = "\n\n![one](https://b.io/1.svg) ![two](https://b.io/2.svg)\n"
    whole.write_text(WHOLE + badges, encoding="utf-8")
    made, pair = show(capsys, whole), show(capsys, companions(tmp_path)[0])
    assert made["rows"][-1]["targets"] == ["https://b.io/1.svg", "https://b.io/2.svg"]
    top, rows = (
        set(re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE))
        for part in _of_show().split("### --json")[1].split("Each row:")
    )
    assert set(made) | set(pair) == top
    assert {key for row in (*made["rows"], *pair["rows"]) for key in row} == rows


def test_docs_list_every_option_and_variant() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for variant in Variant:
        assert f"`{variant.value}`" in text
    for option in ("--text", "--json", "--variant", "--encoding", "--companion", "--no-companion"):
        assert option in text


def test_rows_as_text(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(whole)]) == 0
    text = capsys.readouterr().out
    assert (
        text
        == """\
title: 软件的故事
tags: 软件, words
draft: True

# Exceptions
# 异常

A program that fails says why it failed, in words that a person can read.

程序失败的时候，会用人能读懂的话说明它为什么失败。

1. Read the message first.
2. 先读那条消息。

│ Nobody reads the manual twice.

│ 没有人把手册读两遍。

Name │ Years │ Place
─────┼───────┼──────
软件 │    12 │ river

    print("软件")

[A bridge] (bridge.png)

———
"""
    )


def test_a_bilingual_table_keeps_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.md"
    path.write_text("| English | 中文 |\n| --- | --- |\n| night | 夜 |\n", encoding="utf-8")
    assert main(["show", str(path)]) == 0
    assert capsys.readouterr().out == "English │ 中文\nnight │ 夜\n"


def test_a_document_cannot_drive_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Hello \x1b[2J\x1b]0;owned\x07 reader\n", encoding="utf-8")
    assert main(["show", str(path)]) == 0
    text = capsys.readouterr().out
    assert "\x1b" not in text
    assert "Hello" in text


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show"], 2),
        (["show", "a", "b"], 2),
        (["show", "a", "--variant", "klingon"], 2),
        (["show", "a", "--json", "--text"], 2),
        (["show", "a", "--encoding", "no-such"], 2),
        (["show", "no such file"], 1),
        (["show", "."], 1),
        (["--bogus"], 2),
        (["--help"], 0),
        (["--version"], 0),
        (["show", "--help"], 0),
    ],
)
def test_exit_codes(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == code
    out, err = capsys.readouterr()
    assert bool(out) == (code == 0)
    assert bool(err) == (code != 0)


def test_help_reads_well(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    text = capsys.readouterr().out
    assert "duidu show FILE" in text
    assert all(len(line) <= 100 for line in text.splitlines())
    main(["--version"])
    assert capsys.readouterr().out == f"duidu {__version__}\n"


def test_notices_go_to_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: [unclosed\n---\nHello there.\n", encoding="utf-8")
    assert main(["show", "--json", str(path)]) == 0
    out, err = capsys.readouterr()
    notices = json.loads(out)["notices"]
    assert [notice["code"] for notice in notices] == ["broken-front-matter"]
    assert notices[0]["text"] in err


def test_another_encoding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("電腦與網路".encode("big5"))
    assert show(capsys, path, "--encoding", "big5")["rows"][0]["zh"] == "電腦與網路"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "reader", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_from_a_shell_whose_locale_knows_no_chinese(whole: Path) -> None:
    made = run("show", str(whole), LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert made.returncode == 0
    assert "软件" in made.stdout.decode("utf-8")
    assert made.stderr == b""
    failed = run("show", "没有.md", LC_ALL="C")
    assert failed.returncode == 1
    assert failed.stdout == b""
    assert failed.stderr.decode("utf-8").startswith("duidu: ")


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("A line that is long enough to fill a pipe.\n\n" * 20_000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "reader", "show", str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_no_qt_and_no_window(whole: Path) -> None:
    code = (
        "import sys; from reader.__main__ import main; main(sys.argv[1:]); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    made = subprocess.run(
        [sys.executable, "-c", code, "show", str(whole)], cwd=ROOT, check=False, capture_output=True
    )
    assert made.returncode == 0


@needs_seeds
def test_the_interview(capsys: pytest.CaptureFixture[str]) -> None:
    made = show(capsys, seed("000"))
    rows = [row for row in made["rows"] if row["kind"] == "paragraph"]
    assert len(rows) == 63
    assert all(row["en"] and row["zh"] for row in rows)
    assert made["language"] == "en+zh-Hans"


def test_chinese_that_quotes_english_at_length_is_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "letters.md"
    quoted = "the harbour master kept a ledger of every boat that left the bay before dawn"
    path.write_text(f"他在信里写道：“{quoted}.”这句话我读了很多遍。\n\n" * 4, encoding="utf-8")
    assert show(capsys, path)["language"] == "zh-Hans"


def test_an_encoding_that_was_asked_for_is_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("海港旧事，第三年冬天，冰来得很早。\n".encode("gb18030"))
    assert show(capsys, path, "--encoding", "gbk")["encoding"] == "GB18030"
    assert show(capsys, path, "--encoding", "big5")["encoding"] == "Big5"
