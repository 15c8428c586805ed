"""Remembered places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import places as places_module
from reader.library.places import Place, Places


def place(path: str = "/a.md", fingerprint: str = "f1", offset: int = 10, when: float = 1) -> Place:
    return Place(path, fingerprint, "zh", offset, "引文", 0.5, when)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "places.json"


def test_a_place_survives_the_program(file: Path) -> None:
    places = Places(file)
    places.remember(place())
    assert places.save()
    assert Places(file).find(Path("/a.md"), "f1") == place()


def test_a_moved_file_and_an_edited_file_keep_their_place(file: Path) -> None:
    places = Places(file)
    places.remember(place())
    assert places.find(Path("/moved.md"), "f1") == place()
    assert places.find(Path("/a.md"), "edited") == place()
    assert places.find(Path("/a.md")) == place()
    assert places.find(Path("/moved.md"), "edited") is None


def test_of_two_copies_each_has_its_own_place(file: Path) -> None:
    places = Places(file)
    places.remember(place("/a.md", offset=1))
    places.remember(place("/b.md", offset=2))
    found = places.find(Path("/a.md"), "f1")
    assert found is not None
    assert found.offset == 1


def test_the_newest_are_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places_module, "MOST_PLACES", 3)
    places = Places(file)
    for number in range(5):
        places.remember(place(f"/{number}.md", f"f{number}", when=number))
    places.remember(place("/2.md", "f2", offset=99, when=9))
    assert places.find(Path("/0.md"), "f0") is None
    assert places.find(Path("/2.md"), "f2") is not None
    places.save()
    again = Places(file)
    assert again.find(Path("/1.md"), "f1") is None
    assert again.find(Path("/4.md"), "f4") is not None


def test_forgetting(file: Path) -> None:
    places = Places(file)
    places.remember(place())
    places.forget(Path("/a.md"))
    assert places.find(Path("/a.md"), "f1") is None


def test_saving_waits_a_second_but_never_ten(file: Path) -> None:
    now = [0.0]
    places = Places(file, clock=lambda: now[0])
    assert places.save_due() is None
    places.remember(place(offset=0))
    assert places.save_due() == 1.0
    for second in range(1, 13):
        now[0] = second * 0.9
        places.remember(place(offset=second))
    assert places.save_due() == 0.0
    places.save()
    assert places.save_due() is None


@pytest.mark.parametrize(
    "text",
    ["", "{", '{"places": [{}]}', '{"places": 3}', '{"places": [{"path": []}]}', "[" * 99_999],
)
def test_a_damaged_file_is_set_aside(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text)
    said: list[str] = []
    places = Places(file, said.append)
    assert places.find(Path("/a.md")) is None
    assert len(said) == 1
    assert len(list(file.parent.glob("places.damaged-*.json"))) == 1
    places.remember(place())
    assert places.save()


def test_a_disk_that_refuses_is_reported_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    said: list[str] = []
    places = Places(tmp_path / "file" / "places.json", said.append)
    places.remember(place())
    assert not places.save()
    assert not places.save()
    assert places.find(Path("/a.md")) == place()
    assert len(said) == 1


def test_a_file_that_cannot_be_read_is_not_overwritten(tmp_path: Path) -> None:
    said: list[str] = []
    places = Places(tmp_path, said.append)  # a folder is no file
    places.remember(place())
    assert not places.save()
    assert places.save_due() is None
    assert places.find(Path("/a.md")) == place()
    assert len(said) == 1


_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(
    st.lists(
        st.builds(
            Place,
            path=_texts,
            fingerprint=_texts,
            side=st.sampled_from(["en", "zh", "both"]),
            offset=st.integers(0, 10**9),
            quote=_texts,
            progress=st.floats(0, 1),
            last_read=st.floats(0, 4e9),
        ),
        max_size=8,
    )
)
def test_saving_then_loading_is_the_identity(
    tmp_path_factory: pytest.TempPathFactory, given_places: list[Place]
) -> None:
    file = tmp_path_factory.mktemp("places") / "places.json"
    places = Places(file)
    for one in given_places:
        places.remember(one)
    places.save()
    again = Places(file)
    latest = {one.path: one for one in given_places}
    for one in latest.values():
        assert again.find(Path(one.path)) == (one if str(Path(one.path)) == one.path else None)


def test_the_places_of_a_newer_program_are_left_alone(file: Path) -> None:
    newer = '{"format": 2, "places": {"by": "something else"}}'
    file.parent.mkdir()
    file.write_text(newer, encoding="utf-8")
    said: list[str] = []
    places = Places(file, said.append)
    assert places.find(Path("/a.md")) is None
    places.remember(place())
    assert not places.save()
    assert file.read_text(encoding="utf-8") == newer
    assert [each.name for each in file.parent.iterdir()] == [file.name]
    assert len(said) == 1
    assert "newer version" in said[0]
