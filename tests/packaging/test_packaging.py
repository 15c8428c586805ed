"""What goes into the packages, and that their descriptions agree with each other."""

from __future__ import annotations

import configparser
import importlib.util
import plistlib
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent.parent
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"


def load(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(Path(path).stem, PACKAGING / path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses and types look there
    spec.loader.exec_module(module)
    return module


contents = load("bundle/contents.py")
icons = load("icons.py")
trim_icu = load("trim_icu.py")
linux_packages = load("linux_packages.py")


@pytest.mark.parametrize(
    ("destination", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/imageformats/libqwebp.so", True),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6/Qt/translations/qtbase_zh_TW.qm", True),
        ("PySide6/Qt/translations/qtbase_fi.qm", False),
        ("libQt6Quick.so.6", False),
        ("libQt6Network.so.6", True),
        ("opencc/clib/share/opencc/s2t.json", True),
        ("reader/_data/samples/tea.md", True),
    ],
)
def test_what_of_qt_is_wanted(destination: str, *, wanted: bool) -> None:
    assert contents.is_wanted(destination) is wanted


def test_what_only_dropped_plugins_needed_goes_too() -> None:
    needs = {
        "/q/libqxcb.so": ["libQt6Core.so.6", "libX11.so.6"],
        "/q/libQt6Core.so.6": ["libicudata.so.73"],
        "/q/libX11.so.6": [],
        "/q/libicudata.so.73": [],
        "/q/libkrb5.so.3": [],
        "/q/QtCore.abi3.so": ["libQt6Core.so.6", "libabsent.so.1"],
    }
    table = [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/q/libqxcb.so", "BINARY"),
        ("PySide6/QtCore.abi3.so", "/q/QtCore.abi3.so", "EXTENSION"),
        ("libQt6Core.so.6", "/q/libQt6Core.so.6", "BINARY"),
        ("libX11.so.6", "/q/libX11.so.6", "BINARY"),
        ("libicudata.so.73", "/q/libicudata.so.73", "BINARY"),
        ("libkrb5.so.3", "/q/libkrb5.so.3", "BINARY"),
    ]
    everything = {entry[0] for entry in contents.reachable(table, (), needs.__getitem__)}
    assert everything == {entry[0] for entry in table} - {"libkrb5.so.3"}
    for_deb = contents.reachable(table, contents.SYSTEM_LIBRARIES, needs.__getitem__)
    assert "libX11.so.6" not in {entry[0] for entry in for_deb}


def test_links_without_their_library_are_dropped() -> None:
    binaries = [("lib/libQt6Core.so.6", "/q/libQt6Core.so.6", "BINARY")]
    datas = [
        ("libQt6Core.so.6", "lib/libQt6Core.so.6", "SYMLINK"),
        ("libkrb5.so.3", "lib/libkrb5.so.3", "SYMLINK"),
        ("reader/_data/samples/tea.md", "/s/tea.md", "DATA"),
    ]
    assert contents.without_dangling_links(datas, binaries) == [datas[0], datas[2]]


def test_icu_keeps_chinese_and_drops_the_rest() -> None:
    kept = ["uprops.icu", "zh_Hant.res", "coll/zh.res", "gb18030.cnv", "nfkc.nrm", "root.res"]
    gone = ["coll/fi.res", "fr.res", "brkitr/thaidict.dict", "curr/de.res", "ibm-37_P100-1995.cnv"]
    assert [item for item in kept + gone if trim_icu.is_kept(item)] == kept


def test_the_icon_is_drawn_in_every_size(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import icons; from pathlib import Path\n"
        "for size, data in icons.draw((16, 64)).items():\n"
        "    Path(sys.argv[2], str(size)).write_bytes(data)"
    )
    command = [sys.executable, "-c", code, str(PACKAGING), str(tmp_path)]
    subprocess.run(command, check=True)
    from PySide6.QtGui import QImage

    for size in (16, 64):
        image = QImage(str(tmp_path / str(size)))
        assert image.width() == size
        assert image.pixelColor(size // 2, size // 8).alpha() == 255
        assert image.pixelColor(0, 0).alpha() == 0


def test_the_version_resource_has_four_numbers() -> None:
    assert "filevers=(1, 2, 0, 0)" in icons.version_resource("1.2")
    assert "'FileVersion', '1.2.3'" in icons.version_resource("1.2.3")


def entry_of_desktop() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # pyright: ignore[reportAttributeAccessIssue]
    parser.read(LINUX / f"{linux_packages.APP_ID}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_descriptions_for_three_systems_agree() -> None:
    desktop = entry_of_desktop()
    component = ET.parse(LINUX / f"{linux_packages.APP_ID}.metainfo.xml").getroot()
    with (PACKAGING / "macos/Info.plist").open("rb") as file:
        plist = plistlib.load(file)
    app_id = linux_packages.APP_ID
    assert component.findtext("id") == plist["CFBundleIdentifier"] == app_id
    assert desktop["Icon"] == app_id
    assert f'setDesktopFileName("{app_id}")' in (ROOT / "reader/app.py").read_text(encoding="utf-8")
    assert component.findtext("launchable") == f"{app_id}.desktop"
    types = {element.text for element in component.iterfind("provides/mediatype")}
    known = {name for name in desktop["MimeType"].split(";") if name}
    assert known - types == {"x-scheme-handler/duidu"}
    assert plist["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["duidu"]
    assert component.findtext("summary") == desktop["Comment"]
    installer = (PACKAGING / "windows/duidu.nsi").read_text(encoding="utf-8")
    for extension in plist["UTImportedTypeDeclarations"][0]["UTTypeTagSpecification"][
        "public.filename-extension"
    ]:
        assert f'OPEN_WITH ".{extension}"' in installer
        assert f'NO_OPEN_WITH ".{extension}"' in installer


@pytest.mark.skipif(sys.platform != "linux", reason="an installer for Linux")
def test_the_archive_installs_and_removes_itself_without_root(tmp_path: Path) -> None:
    unpacked, home = tmp_path / "duidu 1", tmp_path / "home"
    bundle = unpacked / "duidu"
    bundle.mkdir(parents=True)
    (bundle / "duidu").write_text("#!/bin/sh\necho started\n", encoding="utf-8")
    (bundle / "duidu").chmod(0o755)
    icons_folder = tmp_path / "icons"
    icons_folder.mkdir()
    for size in linux_packages.ICON_SIZES:
        (icons_folder / f"duidu-{size}.png").write_bytes(b"png")
    build = linux_packages.Build("1.2.3", 1_760_000_000, icons_folder, tmp_path)
    build.lay_share(unpacked / "share")
    (unpacked / "install.sh").write_bytes((LINUX / "install.sh").read_bytes())
    notes = home / ".local/share/duidu/annotations.json"
    notes.parent.mkdir(parents=True)
    notes.write_text("{}", encoding="utf-8")
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    for _ in range(2):  # a second time is an upgrade
        subprocess.run(
            ["sh", str(unpacked / "install.sh")], check=True, env=environment, capture_output=True
        )
    started = subprocess.run(
        [str(home / ".local/bin/duidu")], check=True, capture_output=True, text=True
    )
    assert started.stdout == "started\n"
    desktop = home / f".local/share/applications/{linux_packages.APP_ID}.desktop"
    assert f'Exec="{home}/.local/lib/duidu/duidu" %U' in desktop.read_text(encoding="utf-8")
    subprocess.run(
        ["sh", str(unpacked / "install.sh"), "--remove"],
        check=True, env=environment, capture_output=True,
    )  # fmt: skip
    caches = {"mimeinfo.cache", "icon-theme.cache"}  # the system's, of whatever is there
    left = [path for path in home.rglob("*") if path.is_file() or path.is_symlink()]
    assert [path for path in left if path.name not in caches] == [notes]


def test_the_same_tree_gives_the_same_archive(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "duidu").write_bytes(b"program")
    icons_folder = tmp_path / "icons"
    icons_folder.mkdir()
    for size in linux_packages.ICON_SIZES:
        (icons_folder / f"duidu-{size}.png").write_bytes(b"png")
    made: list[bytes] = []
    for turn in ("one", "two"):
        out = tmp_path / turn
        out.mkdir()
        build = linux_packages.Build("1.2.3", 1_760_000_000, icons_folder, out)
        if not linux_packages.can_compress():
            pytest.skip("zstd is missing")
        made.append(build.archive(bundle, tmp_path / f"work-{turn}").read_bytes())
    assert made[0] == made[1]
