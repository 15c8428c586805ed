"""`make package`: everything that this system can build, in dist/.

    build.py            wheel, source distribution, and the packages of this system
    build.py bundle     only the program's folder, build/bundle/duidu
    build.py deb        Linux: only the .deb
    build.py archive    Linux: only the archive, and the AppImage

Everywhere: a wheel and a source distribution. Linux: a .deb, an archive with an installer for the
user's own menu, and an AppImage where APPIMAGE_RUNTIME names a runtime file. Windows: a folder and,
with makensis, an installer. macOS: Duidu.app in a .dmg. The environment that the program is
packaged from (build/venv) holds nothing that it does not need.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linux_packages import Build

HERE = Path(__file__).parent
ROOT = HERE.parent
BUILD, DIST = ROOT / "build", ROOT / "dist"
ICONS = BUILD / "icons"
FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
"""Debian's fonts-noto-cjk: every regional form in one file, for systems that have none."""
FONT_RIGHTS = Path("/usr/share/doc/fonts-noto-cjk/copyright")
TOOLS = ("pyinstaller>=6.11", "pillow>=11", "icnsutil>=1.1")
LINUX, WINDOWS, MACOS = (
    sys.platform.startswith("linux"), sys.platform == "win32", sys.platform == "darwin",
)  # fmt: skip


def say(text: str) -> None:
    """Tell the user where the build stands."""
    print(f"duidu: {text}", flush=True)


def run(*command: str | Path, **environment: str) -> None:
    """Run a command from the top of the source tree. Raises CalledProcessError."""
    subprocess.run(
        [str(word) for word in command], check=True, cwd=ROOT, env={**os.environ, **environment}
    )


def version() -> str:
    """The version of the program, from its one place."""
    text = (ROOT / "reader/__init__.py").read_text(encoding="utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def moment() -> int:
    """Seconds since 1970 of the commit that is built, or SOURCE_DATE_EPOCH."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    found = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return int(found.stdout.strip() or 1767225600)  # 2026: outside a repository


def environment(wheel: Path) -> Path:
    """Python of an environment with the program and PyInstaller, and nothing else."""
    folder = BUILD / "venv"
    python = folder / ("Scripts/python.exe" if WINDOWS else "bin/python")
    if not python.exists():
        say("making an environment to build from")
        venv.create(folder, with_pip=True)
    quiet = ("-m", "pip", "install", "-q", "--disable-pip-version-check")
    run(python, *quiet, *TOOLS, wheel)
    run(python, *quiet, "--force-reinstall", "--no-deps", wheel)
    return python


def bundles(python: Path, *names: str, **settings: str) -> list[Path]:
    """The program's folders, made by PyInstaller; on macOS the .app beside them, too.

    names: one that ends with -deb is for the .deb.
    """
    targets = [BUILD / "bundle" / name for name in names]
    say(f"packaging the program: {', '.join(names)}")
    run(
        python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR",
        "--distpath", BUILD / "bundle", "--workpath", BUILD / "work", HERE / "duidu.spec",
        PYTHONSAFEPATH="1",  # the installed wheel, not the source tree that lies here
        DUIDU_BUNDLES=" ".join(names), PYTHONHASHSEED="1", SOURCE_DATE_EPOCH=str(moment()),
        # Modules stored as they are load sooner, and the packages around them compress better.
        PYINSTALLER_ZLIB_COMPRESSION_LEVEL="0",
        **settings,
    )  # fmt: skip
    for target in targets:
        run(python, HERE / "licences.py", target / "_internal" / "licences")
        if LINUX:
            strip(target)
            depends = [HERE / "linux/depends"] if target.name.endswith("-deb") else []
            run(python, HERE / "check_bundle.py", target, *depends)
    return targets


def strip(folder: Path) -> None:
    """Take symbols out of libraries, a tenth of their size.

    Not of those that lie in a `….libs` folder: auditwheel has edited them, and `strip` breaks what
    it finds there. PyInstaller's own `strip` takes everything.
    """
    for path in sorted(folder.rglob("*.so*")):
        if path.is_symlink() or path.parent.name.endswith(".libs"):
            continue
        with path.open("rb") as file:
            is_library = file.read(4) == b"\x7fELF"
        if is_library:
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)


def trimmed_icu(python: Path) -> dict[str, str]:
    """Where the small data library of ICU is, as the specification wants to be told."""
    libraries = sorted(BUILD.glob("venv/lib/*/site-packages/PySide6/Qt/lib/libicudata.so.*"))
    if not libraries:
        return {}
    target = BUILD / libraries[0].name
    try:
        run(python, HERE / "trim_icu.py", libraries[0], target)
    except subprocess.CalledProcessError:
        say("without icu-devtools, binutils and gcc the packages are 25 MB larger")
        return {}
    return {"DUIDU_ICU": str(target)}


def trimmed_model(python: Path) -> dict[str, str]:
    """Where the thinned language model is, as the specification wants to be told."""
    target = BUILD / "weights.npz"
    run(python, HERE / "trim_model.py", target)
    return {"DUIDU_MODEL": str(target)}


def settled_shiboken(python: Path) -> dict[str, str]:
    """Where Shiboken's support modules are, as the specification wants to be told."""
    target = BUILD / "shiboken"
    run(python, HERE / "settle_shiboken.py", target)
    return {"DUIDU_SHIBOKEN": str(target)}


def compiled_kernel() -> dict[str, str]:
    """Where the aligner's compiled part is, as the specification wants to be told."""
    from kernel import compiled

    library = compiled(BUILD / "kernel")
    if library is None:
        say("without a C compiler (GCC, Clang) the program aligns at six tenths of the speed")
        return {}
    return {"DUIDU_KERNEL": str(library)}


def smaller_and_sooner(python: Path) -> dict[str, str]:
    """What is changed of the parts that the program is packaged from, on every system."""
    return {**trimmed_model(python), **settled_shiboken(python), **compiled_kernel()}


def linux(python: Path, wanted: str) -> None:
    """The .deb, the archive, and the AppImage where its runtime is given. wanted: "" for all."""
    from linux_packages import Build

    settings = {**trimmed_icu(python), **smaller_and_sooner(python)}
    build = Build(version(), moment(), ICONS, DIST)
    names = [] if wanted == "deb" else ["duidu"]
    if wanted in ("", "deb"):
        if shutil.which("dpkg-deb"):
            names.append("duidu-deb")
        else:
            say("no .deb: dpkg-deb is missing")
    made = {target.name: target for target in bundles(python, *names, **settings)}
    if whole := made.get("duidu"):
        add_font(whole)
    if wanted == "bundle":
        return
    if for_deb := made.get("duidu-deb"):
        say("the .deb")
        build.deb(for_deb, BUILD / "deb")
    if whole:
        say("the archive")
        build.archive(whole, BUILD / "archive")
        if runtime := os.environ.get("APPIMAGE_RUNTIME"):
            appimage(build, whole, Path(runtime))


def add_font(whole: Path) -> None:
    """Put a Chinese font into a bundle that has to work where there is none."""
    if not FONT.is_file():
        say("without fonts-noto-cjk the archive brings no Chinese font")
        return
    resources = whole / "_internal/reader/_data/resources/fonts"
    licence = whole / "_internal/licences/Noto Sans CJK"
    for folder, source in ((resources, FONT), (licence, FONT_RIGHTS)):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / source.name)
    about = "Noto Sans CJK\nOFL-1.1\nhttps://github.com/notofonts/noto-cjk\n"
    (licence / "about.txt").write_text(about, encoding="utf-8")


def appimage(build: Build, whole: Path, runtime: Path) -> None:
    """The AppImage: a runtime with a file system behind it."""
    from linux_packages import APP_ID

    folder = BUILD / "AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole, folder / "usr/lib/duidu", symlinks=True)
    build.lay_share(folder / "usr/share")
    (folder / "AppRun").symlink_to("usr/lib/duidu/duidu")
    (folder / ".DirIcon").symlink_to(f"usr/share/icons/hicolor/256x256/apps/{APP_ID}.png")
    for name in (f"usr/share/applications/{APP_ID}.desktop",
                 f"usr/share/icons/hicolor/256x256/apps/{APP_ID}.png"):  # fmt: skip
        (folder / Path(name).name).symlink_to(name)
    squashed = BUILD / "duidu.squashfs"
    squashed.unlink(missing_ok=True)
    run("mksquashfs", folder, squashed, "-root-owned", "-noappend", "-quiet", "-no-progress",
        "-comp", "zstd", SOURCE_DATE_EPOCH=str(build.moment))  # fmt: skip
    target = DIST / f"Duidu-{build.version}-x86_64.AppImage"
    target.write_bytes(runtime.read_bytes() + squashed.read_bytes())
    target.chmod(0o755)


def windows(python: Path) -> None:
    """The folder as .zip, and the installer where NSIS is at hand."""
    (folder,) = bundles(python, "duidu", **smaller_and_sooner(python))
    shutil.make_archive(
        str(DIST / f"duidu-{version()}-windows-x86_64"), "zip", folder.parent, "duidu"
    )
    maker = shutil.which("makensis")
    if maker is None:
        say("no installer: makensis (NSIS) is missing")
        return
    settings = {
        "VERSION": version(),
        "PAYLOAD": folder,
        "ICON": ICONS / "duidu.ico",
        "OUT": DIST / f"duidu-{version()}-windows-x86_64-setup.exe",
    }
    given = [f"-D{key}={value}" for key, value in settings.items()]
    run(maker, "-V2", *given, HERE / "windows/duidu.nsi")


def macos(python: Path) -> None:
    """Duidu.app in a disk image. Signing and notarising: see RELEASING.md."""
    bundles(python, "duidu", **smaller_and_sooner(python))
    run("hdiutil", "create", "-volname", "Duidu", "-srcfolder", BUILD / "bundle/Duidu.app", "-ov",
        "-format", "UDZO", DIST / f"Duidu-{version()}.dmg")  # fmt: skip


def main() -> int:
    """Build what was asked for."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    if wanted not in ("", "bundle", "deb", "archive"):
        say("bundle, deb or archive; nothing for all of it")
        return 2
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    run(sys.executable, HERE / "translations.py", "compile")
    say(f"version {version()}: wheel and source distribution")
    run(sys.executable, "-m", "build", "--outdir", DIST, ROOT, SOURCE_DATE_EPOCH=str(moment()))
    run(sys.executable, HERE / "check_dist.py", DIST)
    python = environment(next(DIST.glob("*.whl")))
    run(python, HERE / "icons.py", ICONS, version())
    if LINUX:
        linux(python, wanted)
    elif wanted:
        bundles(python, "duidu", **smaller_and_sooner(python))
    elif WINDOWS:
        windows(python)
    elif MACOS:
        macos(python)
    for path in sorted(DIST.iterdir()):
        print(f"{path.stat().st_size / 1e6:8.2f} MB  dist/{path.name}")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    sys.exit(main())
