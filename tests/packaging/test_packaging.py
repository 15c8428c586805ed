"""What goes into the packages, and that their descriptions agree with each other."""

from __future__ import annotations

import configparser
import importlib.util
import plistlib
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import yaml

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
trim_model = load("trim_model.py")
check_bundle = load("check_bundle.py")
build_py = load("build.py")


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
        ("PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so", True),
        ("PySide6/Qt/plugins/wayland-shell-integration/libivi-shell.so", False),
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
        "/q/kernel.so": [],
    }
    table = [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/q/libqxcb.so", "BINARY"),
        ("PySide6/QtCore.abi3.so", "/q/QtCore.abi3.so", "EXTENSION"),
        ("libQt6Core.so.6", "/q/libQt6Core.so.6", "BINARY"),
        ("libX11.so.6", "/q/libX11.so.6", "BINARY"),
        ("libicudata.so.73", "/q/libicudata.so.73", "BINARY"),
        ("libkrb5.so.3", "/q/libkrb5.so.3", "BINARY"),
        ("reader/_data/resources/alignment/kernel.so", "/q/kernel.so", "BINARY"),
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
    extensions = {".txt", ".tsv"} | {
        f".{extension}"
        for kind in plist["UTImportedTypeDeclarations"]
        for extension in kind["UTTypeTagSpecification"]["public.filename-extension"]
    }
    assert extensions == set(re.findall(r'\$\{DO\} "(\.\w+)"', installer))
    declared = {kind["UTTypeIdentifier"] for kind in plist["UTImportedTypeDeclarations"]}
    shown = set(plist["CFBundleDocumentTypes"][0]["LSItemContentTypes"])
    assert declared <= shown


def test_what_the_list_of_the_library_takes_opens_by_double_click() -> None:
    from reader.documents.interchange.opening import TMX_SUFFIX, TSV_SUFFIX
    from reader.library.scanning import SUFFIXES

    system = {".text", ".mdown", ".mkd"}  # known to the systems as what they are
    installer = (PACKAGING / "windows/duidu.nsi").read_text(encoding="utf-8")
    for suffix in (SUFFIXES | {TMX_SUFFIX, TSV_SUFFIX}) - system:
        assert f'"{suffix}"' in installer, suffix


def test_the_actions_of_the_menu_are_commands_of_the_window() -> None:
    from reader.ui.commands import COMMANDS as TABLE
    from reader.wishes import COMMANDS

    ids = {command.id for command in TABLE}
    assert set(COMMANDS.values()) <= ids
    text = (LINUX / f"{linux_packages.APP_ID}.desktop").read_text(encoding="utf-8")
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # pyright: ignore[reportAttributeAccessIssue]
    parser.read_string(text)
    actions = [name for name in parser["Desktop Entry"]["Actions"].split(";") if name]
    for action in actions:
        command = parser[f"Desktop Action {action}"]["Exec"].split()
        assert command[0] == "duidu"
        assert command[1] in COMMANDS
    types = ET.parse(LINUX / f"{linux_packages.APP_ID}.mime.xml").getroot()
    added = {kind.attrib["type"] for kind in types}
    assert added <= set(parser["Desktop Entry"]["MimeType"].split(";"))


def test_the_workflow_builds_with_the_targets_that_there_are() -> None:
    text = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    assert set(jobs["test"]["strategy"]["matrix"]["system"]) == {
        "ubuntu-latest", "macos-latest", "windows-latest",
    }  # fmt: skip
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert len(set(targets)) == len(targets)
    run = "\n".join(step.get("run", "") for job in jobs.values() for step in job["steps"])
    called = set(re.findall(r"\bmake ([a-z-]+)", run))
    assert called
    assert called <= set(targets)


def test_only_rows_of_other_scripts_leave_the_model() -> None:
    import numpy as np

    pieces = ["the", "▁bridge", "桥", "橋", "мост", "다리", "はし", "สะพาน", "。", "café"]
    rows = trim_model.foreign_rows(pieces)
    assert [pieces[row] for row in rows] == ["мост", "다리", "はし", "สะพาน"]
    table = np.arange(1, 11, dtype=np.uint8)[:, None].repeat(3, axis=1)
    scale, lo = np.array([0.5, 0.25]), np.array([-50.0, -20.0])
    arrays = {"q1": table[0::2], "q2": table[1::2], "scale": scale, "lo": lo}
    thinned = trim_model.thinned(arrays, rows)
    for row in range(len(pieces)):
        part = row % 2
        found = thinned[f"q{part + 1}"][row // 2]
        meaning = found * scale[part] + lo[part]
        if row in rows:
            assert np.abs(meaning).max() <= scale[part]
        else:
            assert (found == table[row]).all()


def test_the_thinned_model_is_the_same_file_twice(tmp_path: Path) -> None:
    import numpy as np

    arrays = {"q1": np.zeros((4, 2), np.uint8), "eps": np.float64(1e-5)}
    for name in ("one.npz", "two.npz"):
        trim_model.write(arrays, tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    with np.load(tmp_path / "one.npz", allow_pickle=False) as read:
        assert read["q1"].shape == (4, 2)
        assert float(read["eps"]) == 1e-5


def elf(path: Path, *needs: str) -> Path:
    """A library that needs others, made by the compiler."""
    path.parent.mkdir(parents=True, exist_ok=True)
    command = ["gcc", "-shared", "-nostdlib", "-x", "c", "/dev/null", "-o", str(path),
               "-Wl,--no-as-needed", f"-Wl,-soname,{path.name}", "-x", "none"]  # fmt: skip
    subprocess.run([*command, *needs], check=True, capture_output=True)
    return path


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("gcc"), reason="needs gcc")
def test_the_check_of_a_bundle_finds_what_is_too_much_and_what_is_missing(tmp_path: Path) -> None:
    outside, top = tmp_path / "outside", tmp_path / "duidu/_internal"
    glib = elf(outside / "libglib-2.0.so.0")
    network = elf(outside / "libQt6Network.so.6")
    core = elf(top / "libQt6Core.so.6", str(glib))
    root = elf(top / "PySide6/QtCore.abi3.so", str(core))
    assert check_bundle.problems(tmp_path / "duidu", "libglib2.0-0 (>= 2.66)") == []
    (problem,) = check_bundle.problems(tmp_path / "duidu", None)
    assert problem == "libglib-2.0.so.0 is not in the bundle and libQt6Core.so.6 need it"
    elf(top / "libkrb5.so.3")
    (problem,) = check_bundle.problems(tmp_path / "duidu", "libglib2.0-0")
    assert problem == "nothing needs _internal/libkrb5.so.3"
    elf(top / "libkrb5.so.3").unlink()
    elf(root, str(core), str(network))
    (problem,) = check_bundle.problems(tmp_path / "duidu", "libglib2.0-0")
    assert problem.startswith("libQt6Network.so.6 is not in the bundle")


def test_packages_of_libraries_are_named_by_the_rule_of_debian() -> None:
    found = [check_bundle.package_of(name) for name in
             ("libxcb-cursor.so.0", "libdbus-1.so.3", "libX11-xcb.so.1", "libz.so.1")]  # fmt: skip
    assert found == ["libxcb-cursor0", "libdbus-1-3", "libx11-xcb1", "zlib1g"]


@pytest.mark.skipif(not shutil.which("makensis"), reason="NSIS is not installed")
def test_the_installer_for_windows_compiles(tmp_path: Path) -> None:
    payload = tmp_path / "duidu"
    (payload / "_internal").mkdir(parents=True)
    for name in ("duidu.exe", "duidu-console.exe", "_internal/base_library.zip"):
        (payload / name).write_bytes(b"MZ")
    ico = tmp_path / "duidu.ico"
    ico.write_bytes(one_pixel_ico())
    out = tmp_path / "duidu-1.2.3-setup.exe"
    given = {"VERSION": "1.2.3", "PAYLOAD": payload, "ICON": ico, "OUT": out}
    command = ["makensis", "-V2", "-WX", *(f"-D{key}={value}" for key, value in given.items())]
    subprocess.run([*command, str(PACKAGING / "windows/duidu.nsi")], check=True)
    assert out.read_bytes()[:2] == b"MZ"


def one_pixel_ico() -> bytes:
    picture = (
        struct.pack("<IIIHHIIIIII", 40, 1, 2, 1, 32, 0, 8, 0, 0, 0, 0) + b"\xff" * 4 + b"\0" * 4
    )
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, 1, 1, 0, 0, 1, 32, len(picture), 22) + picture


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
    # Caches of the system, of whatever is there: of menus and icons, and in mime/ of file types.
    caches = {"mimeinfo.cache", "icon-theme.cache"}
    left = [path for path in home.rglob("*") if path.is_file() or path.is_symlink()]
    own = [path for path in left if path.name not in caches and path.parent.name != "mime"]
    assert [path for path in own if path.parent.parent.name != "mime"] == [notes]
    assert not any("duidu" in path.read_text() for path in left if path.name == "globs2")
    assert not any(path.parent.name == "packages" for path in left)


@pytest.mark.skipif(not shutil.which("mksquashfs"), reason="squashfs-tools are not installed")
def test_an_appimage_is_its_runtime_with_the_program_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "bundle/duidu"
    bundle.mkdir(parents=True)
    (bundle / "duidu").write_text("#!/bin/sh\necho started\n", encoding="utf-8")
    (bundle / "duidu").chmod(0o755)
    icons_folder = tmp_path / "icons"
    icons_folder.mkdir()
    for size in linux_packages.ICON_SIZES:
        (icons_folder / f"duidu-{size}.png").write_bytes(b"png")
    runtime = tmp_path / "runtime"
    runtime.write_bytes(b"\x7fELF and what a runtime is made of")
    monkeypatch.setattr(build_py, "BUILD", tmp_path)
    made: list[bytes] = []
    for turn in ("one", "two"):
        out = tmp_path / turn
        out.mkdir()
        monkeypatch.setattr(build_py, "DIST", out)
        build = linux_packages.Build("1.2.3", 1_760_000_000, icons_folder, out)
        build_py.appimage(build, bundle, runtime)
        image = out / "Duidu-1.2.3-x86_64.AppImage"
        assert image.stat().st_mode & 0o111
        made.append(image.read_bytes())
    assert made[0] == made[1]
    behind = made[0].removeprefix(runtime.read_bytes())
    assert behind[:4] == b"hsqs"
    (tmp_path / "squashed").write_bytes(behind)
    subprocess.run(
        ["unsquashfs", "-q", "-n", "-d", str(tmp_path / "mounted"), str(tmp_path / "squashed")],
        check=True, capture_output=True,
    )  # fmt: skip
    mounted = tmp_path / "mounted"
    started = subprocess.run([mounted / "AppRun"], check=True, capture_output=True, text=True)
    assert started.stdout == "started\n"
    assert (mounted / f"{linux_packages.APP_ID}.desktop").is_file()
    assert (mounted / f"{linux_packages.APP_ID}.png").read_bytes() == b"png"


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
