"""Dictionaries loaded aside make the same converters."""

import sys
import threading

import pytest

from reader.chinese import engine
from reader.chinese.dictionaries import loaded_aside

CONFIGURATIONS = ("s2twp", "s2hkp", "s2t", "t2s", "tw2sp")
SOURCE = "互联网上的软件，内存与打印机；互聯網上的軟體，記憶體與印表機。𠮷野家"


@pytest.mark.skipif(sys.platform != "linux", reason="other wheels may hide OpenCC's C functions")
def test_opencc_shows_its_c_functions() -> None:
    with loaded_aside("s2twp") as loaded:
        assert loaded


def test_an_unknown_configuration_is_not_loaded() -> None:
    with loaded_aside("no-such-configuration") as loaded:
        assert not loaded


def test_converters_are_the_same_either_way(monkeypatch: pytest.MonkeyPatch) -> None:
    directly = {name: engine.convert(name, SOURCE) for name in CONFIGURATIONS}
    monkeypatch.setattr(engine, "_converters", {})
    for name in CONFIGURATIONS:
        engine.load(name)
    assert set(engine._converters) == set(CONFIGURATIONS)
    assert {name: engine.convert(name, SOURCE) for name in CONFIGURATIONS} == directly


def test_loading_aside_and_converting_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = {name: engine.convert(name, SOURCE) for name in CONFIGURATIONS}
    for _ in range(5):
        monkeypatch.setattr(engine, "_converters", {})
        results: list[dict[str, str]] = []
        loaders = [threading.Thread(target=engine.load, args=(name,)) for name in CONFIGURATIONS]
        users = [
            threading.Thread(
                target=lambda found=results: found.append(
                    {name: engine.convert(name, SOURCE) for name in reversed(CONFIGURATIONS)}
                )
            )
            for _ in range(3)
        ]
        for thread in (*loaders, *users):
            thread.start()
        for thread in (*loaders, *users):
            thread.join()
        assert results == [expected] * 3
