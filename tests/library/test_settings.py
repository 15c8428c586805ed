"""The settings file."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.export.options import Format
from reader.chinese.reading_kinds import ReadingKind
from reader.chinese.variants import Variant
from reader.library.ordering import SortOrder
from reader.setting_values import MOST_RECENT
from reader.settings import LanguageChoice, MotionChoice, Settings, ThemeChoice

if TYPE_CHECKING:
    from enum import StrEnum


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_defaults_without_a_file(file: Path) -> None:
    settings = Settings(file)
    assert settings.theme is ThemeChoice.SYSTEM
    assert settings.zoom == 100
    assert settings.folders == ()
    assert settings.last_document is None
    assert settings.save()
    assert not file.exists()  # nothing changed, nothing written


def test_what_is_set_is_read_back(file: Path) -> None:
    settings = Settings(file)
    settings.folders = (Path("/a"), Path("/b c/中文"))
    settings.theme = ThemeChoice.DARK
    settings.column_ratio = 0.4
    settings.sidebar_visible = False
    settings.window_geometry = "01ff"
    settings.last_document = Path("/a/x.md")
    assert settings.save()
    again = Settings(file)
    assert again.folders == (Path("/a"), Path("/b c/中文"))
    assert again.theme is ThemeChoice.DARK
    assert again.column_ratio == 0.4
    assert again.sidebar_visible is False
    assert again.window_geometry == "01ff"
    assert again.last_document == Path("/a/x.md")
    assert "中文" in file.read_text(encoding="utf-8")  # a person can read it


def test_unknown_keys_are_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"from_the_future": {"a": [1]}, "zoom": 120}')
    settings = Settings(file)
    settings.zoom = 130
    settings.save()
    assert json.loads(file.read_text()) == {"from_the_future": {"a": [1]}, "zoom": 130}


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', "\x00\xff", "[" * 100_000])
def test_a_damaged_file_is_set_aside(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text)
    said: list[str] = []
    settings = Settings(file, said.append)
    assert settings.zoom == 100
    (aside,) = file.parent.glob("settings.damaged-*.json")
    assert aside.read_text() == text
    assert len(said) == 1
    assert aside.name in said[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("zoom", '"big"'),
        ("zoom", "1e999"),
        ("column_ratio", "NaN"),
        ("theme", '"neon"'),
        ("folders", "7"),
        ("sidebar_visible", "1"),
        ("window_geometry", '"xyz"'),
        ("recent_documents", '{"a": 1}'),
    ],
)
def test_a_value_without_sense_is_the_default(file: Path, name: str, value: str) -> None:
    file.parent.mkdir()
    file.write_text(f'{{"{name}": {value}}}')
    assert getattr(Settings(file, [].append), name) == getattr(Settings, name).default


def test_numbers_are_kept_within_reason(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"zoom": 9000, "column_ratio": 0, "sidebar_width": 3}')
    settings = Settings(file)
    assert (settings.zoom, settings.column_ratio, settings.sidebar_width) == (400, 0.1, 160)


def test_recent_documents_newest_first(file: Path) -> None:
    settings = Settings(file)
    for number in range(MOST_RECENT + 5):
        settings.note_opened(Path(f"/{number}.md"))
    settings.note_opened(Path("/10.md"))
    assert len(settings.recent_documents) == MOST_RECENT
    assert settings.recent_documents[:2] == (Path("/10.md"), Path(f"/{MOST_RECENT + 4}.md"))
    assert settings.last_document == Path("/10.md")
    settings.forget_recent(Path("/10.md"))
    assert Path("/10.md") not in settings.recent_documents
    assert settings.last_document is None


def test_a_disk_that_refuses_is_reported_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    said: list[str] = []
    settings = Settings(tmp_path / "file" / "settings.json", said.append)
    settings.zoom = 150
    assert not settings.save()
    settings.zoom = 160
    assert not settings.save()
    assert settings.zoom == 160
    assert len(said) == 1


def test_a_file_that_cannot_be_read_is_not_overwritten(tmp_path: Path) -> None:
    said: list[str] = []
    settings = Settings(tmp_path, said.append)  # a folder is no file
    settings.zoom = 150
    assert not settings.save()
    assert settings.zoom == 150
    assert len(said) == 1


def test_nothing_is_left_behind_and_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.json"
    real.write_text("{}")
    link = tmp_path / "settings.json"
    link.symlink_to(real)
    settings = Settings(link)
    settings.zoom = 90
    assert settings.save()
    assert link.is_symlink()
    assert json.loads(real.read_text()) == {"zoom": 90}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["real.json", "settings.json"]


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_only_the_user_can_read_it(file: Path) -> None:
    settings = Settings(file)
    settings.zoom = 90
    settings.save()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_every_setting_is_described() -> None:
    known = list(Settings.known())
    assert len(known) > 10
    assert all(setting.help and setting.name for setting in known)


@given(
    st.dictionaries(
        st.sampled_from([setting.name for setting in Settings.known()]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda values: st.lists(values) | st.dictionaries(st.text(), values),
            max_leaves=5,
        ),
    )
)
def test_no_value_breaks_the_settings(values: dict[str, object]) -> None:
    settings = Settings(Path("/nowhere/settings.json"))
    settings.values = values
    for setting in Settings.known():
        getattr(settings, setting.name)


OTHER: dict[str, object] = {
    "folders": (Path("/a"), Path("/书 b")),
    "folders_chosen": True,
    "variant": "taiwan-words",
    "readings": "zhuyin",
    "readings_in_row": True,
    "theme": ThemeChoice.SEPIA,
    "language": LanguageChoice.TRADITIONAL,
    "motion": MotionChoice.REDUCED,
    "zoom": 135,
    "latin_font": "Some Serif",
    "chinese_font": "某宋",
    "latin_size": 104,
    "chinese_size": 96,
    "line_height": 120,
    "column_width": 28,
    "paragraph_spacing": 150,
    "justify": False,
    "column_ratio": 0.42,
    "layout": "study-stacked",
    "swapped": True,
    "word_links": False,
    "scroll_speed": 40,
    "sidebar_width": 300,
    "sidebar_visible": False,
    "sort_order": "last-read",
    "notes_visible": True,
    "notes_width": 320,
    "colour_patterns": True,
    "annotations_file": Path("/a/annotations.json"),
    "export_format": "json-ld",
    "export_folder": Path("/a/out"),
    "export_counterpart": True,
    "export_template": Path("/a/x.j2"),
    "palette_recent": ("one", "two"),
    "window_geometry": "01ff",
    "companions": {Path("/a/x.md"): Path("/a/y.md"), Path("/a/z.md"): None},
    "counterparts": {Path("/a/x.md"): (Path("/a/y.md"), Path("/a/w.md"))},
    "encodings": {Path("/a/x.md"): "gb18030"},
    "last_document": Path("/a/x.md"),
    "recent_documents": (Path("/a/x.md"), Path("/a/y.md")),
    "searches": ("钟", "bell"),
}
"""For every setting a value that is not the default."""
NAMES = [setting.name for setting in Settings.known()]
FREE_TEXT = {"latin_font", "chinese_font"}


def test_the_list_above_is_complete() -> None:
    assert set(OTHER) == set(NAMES)
    assert not any(OTHER[name] == getattr(Settings, name).default for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_survives_a_restart(file: Path, name: str) -> None:
    settings = Settings(file)
    setattr(settings, name, OTHER[name])
    assert settings.save()
    again = Settings(file, _refuse)
    assert getattr(again, name) == OTHER[name]
    others = [other for other in NAMES if other != name]
    assert all(getattr(again, other) == getattr(Settings, other).default for other in others)


def test_all_settings_survive_another_process(file: Path) -> None:
    settings = Settings(file)
    for name, value in OTHER.items():
        setattr(settings, name, value)
    assert settings.save()
    program = (
        "import sys; from pathlib import Path; from reader.settings import Settings\n"
        "settings = Settings(Path(sys.argv[1]))\n"
        "print(repr({one.name: getattr(settings, one.name) for one in Settings.known()}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=True,
    )
    assert done.stdout.strip() == repr({name: OTHER[name] for name in NAMES})
    assert not done.stderr


def _refuse(sentence: str) -> None:
    raise AssertionError(sentence)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", [{"a": {}}, [[]], 17.5, True, "no such value", ""])
def test_a_bad_value_of_any_setting_is_told_and_nothing_else_is_lost(
    file: Path, name: str, value: object
) -> None:
    said: list[str] = []
    file.parent.mkdir()
    written = {"zoom": 120, "searches": ["x"], name: value}
    file.write_text(json.dumps(written), encoding="utf-8")
    settings = Settings(file, said.append)
    default = getattr(Settings, name).default
    if getattr(Settings, name).makes_sense(settings):
        assert said == []
        assert type(getattr(settings, name)) is type(default) or default is None
    else:
        assert getattr(settings, name) == default
        (sentence,) = said
        assert name in sentence
    if name != "searches":
        assert settings.searches == ("x",)
    settings.note_search("y")
    assert settings.save()
    kept = json.loads(file.read_text(encoding="utf-8"))
    if name != "searches":
        assert kept[name] == value  # whoever wrote it finds it again


@pytest.mark.parametrize("name", sorted(set(NAMES) - FREE_TEXT))
def test_every_setting_refuses_something(name: str) -> None:
    settings = Settings(Path("/nowhere/settings.json"))
    settings.values = {name: "no such value" if not _is_path(name) else 17}
    assert not getattr(Settings, name).makes_sense(settings)


def _is_path(name: str) -> bool:
    return isinstance(OTHER[name], Path)


def test_two_bad_values_are_told_in_one_sentence(file: Path) -> None:
    said: list[str] = []
    file.parent.mkdir()
    file.write_text('{"theme": "neon", "zoom": "big", "justify": false}')
    settings = Settings(file, said.append)
    (sentence,) = said
    assert "theme, zoom" in sentence
    assert settings.justify is False


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("variant", Variant),
        ("readings", ReadingKind),
        ("sort_order", SortOrder),
        ("export_format", Format),
    ],
)
def test_closed_sets_are_those_of_their_rooms(name: str, names: type[StrEnum]) -> None:
    settings = Settings(Path("/nowhere/settings.json"))
    for one in names:
        setattr(settings, name, str(one))
        assert getattr(settings, name) == one
