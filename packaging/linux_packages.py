"""From the bundle to what Linux users install: a .deb, and an archive with an installer of its own.

Both are the same tree under `share/` (icons, desktop entry, metadata, manual page) around a bundle.
Every time stamp is that of the commit, names are sorted, owners are root: the same commit gives the
same packages.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import tarfile
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent / "linux"
ROOT = Path(__file__).parent.parent
APP_ID = "org.duidu.Duidu"
MAINTAINER = "The Duidu authors <duidu@localhost>"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
_DESCRIPTION = """\
Description: read English and Chinese side by side
 Duidu opens Markdown and plain text and sets English and Chinese against
 each other, paragraph beside paragraph. The Chinese is shown in any
 Simplified or Traditional form. Highlights and notes stay in a local file
 that a person can read. It works without a network.
"""


class Build:
    """One build. version: of the program; moment: seconds since 1970, that of the commit."""

    def __init__(self, version: str, moment: int, icons: Path, out: Path) -> None:
        self.version, self.moment, self.icons, self.out = version, moment, icons, out
        self.date = datetime.fromtimestamp(moment, UTC)

    # the tree that both share

    def lay_share(self, share: Path) -> None:
        """Desktop entry, metadata, icons and manual page below a `share` folder."""
        for size in ICON_SIZES:
            folder = share / f"icons/hicolor/{size}x{size}/apps"
            _copy(self.icons / f"duidu-{size}.png", folder / f"{APP_ID}.png")
        drawing = ROOT / "resources/icons/duidu.svg"
        _copy(drawing, share / f"icons/hicolor/scalable/apps/{APP_ID}.svg")
        _copy(HERE / f"{APP_ID}.desktop", share / f"applications/{APP_ID}.desktop")
        _copy(HERE / f"{APP_ID}.mime.xml", share / f"mime/packages/{APP_ID}.xml")
        self._fill(f"{APP_ID}.metainfo.xml", share / f"metainfo/{APP_ID}.metainfo.xml")
        self._fill("duidu.1", share / "man/man1/duidu.1")

    def _fill(self, template: str, target: Path) -> None:
        text = (HERE / template).read_text(encoding="utf-8")
        text = text.replace("@VERSION@", self.version).replace("@DATE@", f"{self.date:%Y-%m-%d}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    # .deb

    def deb(self, bundle: Path, work: Path) -> Path:
        """The .deb of a bundle that leaves system libraries to apt."""
        _fresh(work)
        share = work / "usr/share"
        shutil.copytree(bundle, work / "usr/lib/duidu", symlinks=True)
        (work / "usr/bin").mkdir()
        (work / "usr/bin/duidu").symlink_to("../lib/duidu/duidu")
        self.lay_share(share)
        manual = share / "man/man1/duidu.1"
        _gzip(manual.read_bytes(), manual.with_suffix(".1.gz"))
        manual.unlink()
        docs = share / "doc/duidu"
        docs.mkdir(parents=True)
        (docs / "copyright").write_text(_copyright(bundle), encoding="utf-8")
        _gzip(self._changelog().encode(), docs / "changelog.gz")
        _copy(HERE / "lintian-overrides", share / "lintian/overrides/duidu")
        _set_modes(work, {"usr/lib/duidu/duidu"})
        self._control(work)
        self._stamp(work)
        target = self.out / f"duidu_{self.version}_amd64.deb"
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--threads-max=1",
             "--build", str(work), str(target)],
            check=True, stdout=subprocess.DEVNULL,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(self.moment)},
        )  # fmt: skip
        return target

    def _changelog(self) -> str:
        return (
            f"duidu ({self.version}) unstable; urgency=medium\n\n"
            "  * See https://keepachangelog.com and CHANGELOG.md of the source.\n\n"
            f" -- {MAINTAINER}  {self.date:%a, %d %b %Y %H:%M:%S} +0000\n"
        )

    def _control(self, work: Path) -> None:
        control = work / "DEBIAN"
        control.mkdir()
        size = sum(path.lstat().st_size for path in (work / "usr").rglob("*")) // 1024
        depends = ", ".join((HERE / "depends").read_text(encoding="utf-8").split("\n")[:-1])
        (control / "control").write_text(
            f"Package: duidu\nVersion: {self.version}\nSection: text\nPriority: optional\n"
            f"Architecture: amd64\nMaintainer: {MAINTAINER}\nInstalled-Size: {size}\n"
            f"Depends: {depends}\n"
            "Recommends: fonts-noto-cjk | fonts-lxgw-wenkai | fonts-wqy-zenhei, "
            "libcups2 | libcups2t64\n"
            f"{_DESCRIPTION}",
            encoding="utf-8",
        )
        files = sorted(p for p in (work / "usr").rglob("*") if p.is_file() and not p.is_symlink())
        sums = "".join(f"{_md5(p)}  {p.relative_to(work).as_posix()}\n" for p in files)
        (control / "md5sums").write_text(sums, encoding="utf-8")

    # archive

    def archive(self, bundle: Path, work: Path) -> Path:
        """The archive of a bundle that holds everything, with an installer for the user's menu."""
        name = f"duidu-{self.version}-linux-x86_64"
        top = _fresh(work / name)
        shutil.copytree(bundle, top / "duidu", symlinks=True)
        self.lay_share(top / "share")
        _copy(HERE / "install.sh", top / "install.sh")
        _copy(ROOT / "LICENSE", top / "LICENSE")
        (top / "COPYRIGHT").write_text(_copyright(bundle), encoding="utf-8")
        _set_modes(top, {"duidu/duidu", "install.sh"})
        self._stamp(top)
        plain = work / f"{name}.tar"
        with tarfile.open(plain, "w", format=tarfile.GNU_FORMAT) as tar:
            for path in (top, *sorted(top.rglob("*"))):
                tar.add(path, path.relative_to(work).as_posix(), recursive=False, filter=_as_root)
        target = self.out / f"{name}.tar.zst"
        subprocess.run(
            ["zstd", "-q", "-16", "-f", "-T1", str(plain), "-o", str(target)], check=True
        )
        plain.unlink()
        return target

    def _stamp(self, tree: Path) -> None:
        for path in (tree, *tree.rglob("*")):
            os.utime(path, (self.moment, self.moment), follow_symlinks=False)


def can_compress() -> bool:
    """Whether the tool that packs the archive is there."""
    return shutil.which("zstd") is not None


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _gzip(data: bytes, target: Path) -> None:
    target.write_bytes(gzip.compress(data, 9, mtime=0))


def _md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _as_root(info: tarfile.TarInfo) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = "root"
    return info


def _set_modes(tree: Path, programs: set[str]) -> None:
    for path in (tree, *tree.rglob("*")):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path.relative_to(tree).as_posix() in programs
        path.chmod(0o755 if runs else 0o644)


def _copyright(bundle: Path) -> str:
    """Whose work is in the bundle, in Debian's form, from the licences that lie in it."""
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8").split("\n\n", 2)[2]
    lines = [
        (HERE / "copyright.head").read_text(encoding="utf-8"),
        "License: MIT\n" + _indented(licence),
    ]
    for folder in sorted(bundle.glob("_internal/licences/*")):
        about = (folder / "about.txt").read_text(encoding="utf-8").splitlines()
        name, shown = about[0], about[1]
        lines.append(f"Files: usr/lib/duidu/_internal/*\nCopyright: the authors of {name}\n"
                     f"License: {_short(name)}\n This part is {name}, under: {shown}. Its texts lie"
                     f" in\n /usr/lib/duidu/_internal/licences/{folder.name}.\n")  # fmt: skip
    return "\n".join(lines)


def _short(name: str) -> str:
    return "licence-of-" + "".join(c if c.isalnum() else "-" for c in name.split(maxsplit=1)[0])


def _indented(text: str) -> str:
    return "".join(f" {line or '.'}\n" for line in text.strip().splitlines())
