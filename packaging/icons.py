"""The icon in every size and form that systems want, drawn from resources/icons/duidu.svg.

    icons.py FOLDER VERSION

Writes duidu-SIZE.png, duidu.ico (Windows), duidu.icns (macOS) and version.txt (the version resource
of the Windows program) into FOLDER. Needs PySide6, Pillow and icnsutil.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "resources" / "icons" / "duidu.svg"
SIZES = (16, 20, 22, 24, 32, 40, 48, 64, 96, 128, 256, 512, 1024)
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS_NAMES = {
    16: ("16x16",),
    32: ("16x16@2x", "32x32"),
    64: ("32x32@2x",),
    128: ("128x128",),
    256: ("128x128@2x", "256x256"),
    512: ("256x256@2x", "512x512"),
    1024: ("512x512@2x",),
}
_VERSION_RESOURCE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers=({numbers}), prodvers=({numbers}), mask=0x3f, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', 'Duidu'),
      StringStruct('FileDescription', 'Duidu: read English and Chinese side by side'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('InternalName', 'duidu'),
      StringStruct('LegalCopyright', 'MIT licence'),
      StringStruct('OriginalFilename', 'duidu.exe'),
      StringStruct('ProductName', 'Duidu'),
      StringStruct('ProductVersion', '{version}')])]),
    VarFileInfo([VarStruct('Translation', [0x0409, 1200])])
  ]
)
"""


def draw(sizes: tuple[int, ...] = SIZES) -> dict[int, bytes]:
    """The icon as PNG, by width in pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(SOURCE))
    drawn: dict[int, bytes] = {}
    for size in sizes:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue]
        drawn[size] = bytes(buffer.data().data())
    del application
    return drawn


def write_ico(drawn: dict[int, bytes], path: Path) -> None:
    """The icon for Windows."""
    from PIL import Image  # pyright: ignore[reportMissingImports] - of the building environment

    images = [Image.open(io.BytesIO(drawn[size])).convert("RGBA") for size in ICO_SIZES]
    images[-1].save(path, sizes=[(s, s) for s in ICO_SIZES], append_images=images[:-1])


def write_icns(drawn: dict[int, bytes], path: Path) -> None:
    """The icon for macOS."""
    import icnsutil  # pyright: ignore[reportMissingImports]

    icon = icnsutil.IcnsFile()
    for size, names in ICNS_NAMES.items():
        for name in names:
            icon.add_media(file=f"{name}.png", data=drawn[size])
    icon.write(str(path))


def version_resource(version: str) -> str:
    """What Windows shows in the properties of the program. version: "1.2.3"."""
    parts = [part for part in version.split(".") if part.isdigit()]
    numbers = ", ".join([*parts, "0", "0", "0", "0"][:4])
    return _VERSION_RESOURCE.format(version=version, numbers=numbers)


def main() -> int:
    """Write everything."""
    folder, version = Path(sys.argv[1]), sys.argv[2]
    folder.mkdir(parents=True, exist_ok=True)
    drawn = draw()
    for size, data in drawn.items():
        (folder / f"duidu-{size}.png").write_bytes(data)
    write_ico(drawn, folder / "duidu.ico")
    write_icns(drawn, folder / "duidu.icns")
    (folder / "version.txt").write_text(version_resource(version), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
