"""Images of a document: found, checked and decoded off the GUI thread, drawn to the column's width.

Only files inside the document's own folder are ever opened; everything else, remote images above
all, is a labelled placeholder.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter

from reader.ui.language import translated
from reader.values import Value
from reader.wording import Message

if TYPE_CHECKING:
    from pathlib import Path

    from reader.documents.model import Span
    from reader.ui.jobs import Jobs
    from reader.ui.reading.boxes import PaintContext
    from reader.ui.reading.text_box import TextBox

_LARGEST_FILE = 64 * 1024 * 1024
_LARGEST_SIDE = 2400
_MANY_BYTES = 256 * 1024 * 1024
"""Of pictures in one document; those that come after are kept small."""
_SMALL_SIDE = 800
_MOST_PIXELS = 50_000_000
_MOST_PIXELS_SCALED = 400_000_000


class ImageState(Enum):
    """What is known of an image."""

    LOADING = auto()
    READY = auto()
    REMOTE = auto()
    OUTSIDE = auto()
    MISSING = auto()
    BROKEN = auto()


class LoadedImage(Value):
    """A state, and the decoded picture where it is READY."""

    state: ImageState
    image: QImage | None = None


class ImageStore(QObject):
    """Decoded images by folder and address. Asking for one starts its loading."""

    loaded = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._images: dict[tuple[Path | None, str], LoadedImage] = {}
        self._bytes = 0

    @property
    def bytes_held(self) -> int:
        """What the pictures take up in memory."""
        return self._bytes

    def has(self, state: ImageState) -> bool:
        """Whether any picture that was asked for is in a state."""
        return any(image.state is state for image in self._images.values())

    def clear(self) -> None:
        """Forget all pictures, when another document opens."""
        self._images.clear()
        self._bytes = 0

    def get(self, folder: Path | None, address: str) -> LoadedImage:
        """The image at `address` as a document in `folder` names it."""
        key = (folder, address)
        if key not in self._images:
            if folder is None or "://" in address or address.startswith(("//", "data:")):
                self._images[key] = LoadedImage(ImageState.REMOTE)
            else:
                self._images[key] = LoadedImage(ImageState.LOADING)
                side = _LARGEST_SIDE if self._bytes < _MANY_BYTES else _SMALL_SIDE
                self._jobs.run(
                    lambda _job: load_image(folder, address, side),
                    lambda result: self._store(key, result),
                    lambda _error: self._store(key, LoadedImage(ImageState.BROKEN)),
                )
        return self._images[key]

    def _store(self, key: tuple[Path | None, str], result: LoadedImage) -> None:
        if key in self._images:
            self._images[key] = result
            self._bytes += result.image.sizeInBytes() if result.image else 0
            self.loaded.emit()


def load_image(folder: Path, address: str, largest: int = _LARGEST_SIDE) -> LoadedImage:
    """Decode a local image. Nothing outside `folder` is opened, links followed included.

    largest: pixels of its longer side; a larger one is scaled down.
    """
    try:
        path = _inside(folder, address)
        if path is None:
            return LoadedImage(ImageState.OUTSIDE)
        if not path.is_file():
            return LoadedImage(ImageState.MISSING)
        if path.stat().st_size > _LARGEST_FILE:
            return LoadedImage(ImageState.BROKEN)
    except (OSError, ValueError):
        return LoadedImage(ImageState.MISSING)
    image = _decode(path, largest)
    return LoadedImage(ImageState.READY, image) if image else LoadedImage(ImageState.BROKEN)


def _inside(folder: Path, address: str) -> Path | None:
    """The file that an address names; None where it lies outside the folder."""
    home = folder.resolve()
    name = unquote(address.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0])
    path = (home / name).resolve()
    return path if path.is_relative_to(home) else None


def _decode(path: Path, largest: int) -> QImage | None:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if not _is_bearable(reader, size):
        return None
    if size.isValid() and max(size.width(), size.height()) > largest:
        bounds = QSize(largest, largest)
        reader.setScaledSize(size.scaled(bounds, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def _is_bearable(reader: QImageReader, size: QSize) -> bool:
    """Whether decoding takes a bounded amount of memory, whatever dimensions the file claims."""
    if not size.isValid():
        return True  # Qt has a limit of its own
    pixels = size.width() * size.height()
    scales_while_reading = bytes(reader.format().data()) in (b"jpeg", b"jpg")
    return pixels <= (_MOST_PIXELS_SCALED if scales_while_reading else _MOST_PIXELS)


_LABELS = {
    ImageState.LOADING: Message("Image"),
    ImageState.REMOTE: Message("Image on the web, not loaded"),
    ImageState.OUTSIDE: Message("Image outside the document's folder, not opened"),
    ImageState.MISSING: Message("Image not found"),
    ImageState.BROKEN: Message("Image that cannot be read"),
}


class ImageBox:
    """A picture scaled to the column, its description below; or a placeholder that names it."""

    def __init__(self, loaded: LoadedImage, address: str, caption: TextBox, width: float) -> None:
        self._loaded, self._address, self._caption = loaded, address, caption
        self.document, self.start, self.end = caption.document, caption.start, caption.end
        self.first = 0.0
        if loaded.image is not None:
            natural = loaded.image.deviceIndependentSize()
            scale = min(1.0, width / max(natural.width(), 1.0))
            self._size = (natural.width() * scale, natural.height() * scale)
        else:
            self._size = (width, 74.0)
        self._width = width
        below = caption.height + 4 if caption.end > caption.start else 0.0
        self.height = self._size[1] + below

    def paint(self, painter: QPainter, x: float, y: float, context: PaintContext) -> None:
        """Paint the picture or the placeholder, then the description."""
        width, height = self._size
        target = QRectF(x, y, width, height)
        if self._loaded.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(target, self._loaded.image)
        else:
            self._paint_placeholder(painter, target, context)
        if self._caption.end > self._caption.start:
            self._caption.paint(painter, x, y + height + 4, context)

    def _paint_placeholder(self, painter: QPainter, target: QRectF, context: PaintContext) -> None:
        painter.setPen(context.theme.line)
        painter.setBrush(context.theme.code)
        painter.drawRoundedRect(target.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(self._caption.font())
        metrics = painter.fontMetrics()
        inside = target.adjusted(14, 8, -14, -8)
        lines = [translated(_LABELS[self._loaded.state])]
        if self._address:
            lines.append(
                metrics.elidedText(self._address, Qt.TextElideMode.ElideMiddle, int(inside.width()))
            )
        painter.setPen(context.theme.soft)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))

    def source_at(self, x: float, y: float) -> int:
        """A position in the description."""
        return self._caption.source_at(x, y - self._size[1] - 4)

    def span_at(self, x: float, y: float) -> Span | None:
        """A link in the description."""
        return self._caption.span_at(x, y - self._size[1] - 4)

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Rectangles of the description."""
        below = self._size[1] + 4
        return [rect.translated(0.0, below) for rect in self._caption.rects(start, end)]

    def top_of(self, source: int) -> float:  # noqa: ARG002
        """The top of the picture."""
        return 0.0

    def shown_text(self, start: int, end: int) -> str:
        """The description."""
        return self._caption.shown_text(start, end)
