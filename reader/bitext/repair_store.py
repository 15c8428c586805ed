"""Where repairs are kept: one readable JSON file for each pair (docs/alignment.md).

A file that this program cannot make sense of is set aside, never overwritten; one that a newer
program wrote stays as it is.
"""

from __future__ import annotations

import errno
import hashlib
import json
from typing import TYPE_CHECKING, Any

from reader.bitext.repair_anchors import Anchor, KeptBead
from reader.bitext.repair_cuts import Cut
from reader.safe_files import set_aside, write_atomically
from reader.values import Value
from reader.wording import Message

if TYPE_CHECKING:
    from pathlib import Path

    from reader.documents.model import Head

FORMAT = "duidu-repairs"
VERSION = 2
"""2: beads may begin and end inside a block. A file that says nothing of the kind is written as 1,
which older versions of the program read, too."""


class Repairs(Value):
    """What the reader said about a pair. accepted: they are to be read together all the same."""

    beads: tuple[KeptBead, ...] = ()
    accepted: bool = False


NOTHING = Repairs()


class RepairStore:
    """The repairs of pairs, in a folder that is made with the first of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, en: Head, zh: Head) -> Repairs:
        """What was said about a pair; also where both files have gone elsewhere unchanged."""
        path = self._path(en, zh)
        found = _read(path)
        if found is None and not path.exists():
            found = self._of_same_texts(en, zh)
        return found[0] if found else NOTHING

    def save(self, en: Head, zh: Head, repairs: Repairs) -> None:
        """Keep what is said about a pair. Raises OSError."""
        path = self._path(en, zh)
        if _is_newer(path):
            raise PermissionError(errno.EPERM, Message("a newer version of Duidu has written them"))
        if path.exists() and _read(path) is None:
            set_aside(path)
        whole = {
            "format": FORMAT,
            "version": VERSION if any(bead.has_parts for bead in repairs.beads) else 1,
            "en": {"path": str(en.path), "fingerprint": en.fingerprint},
            "zh": {"path": str(zh.path), "fingerprint": zh.fingerprint},
            "accepted": repairs.accepted,
            "beads": [_written(bead) for bead in repairs.beads],
        }
        data = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
        write_atomically(path, data.encode("utf-8", "surrogatepass"))

    def _path(self, en: Head, zh: Head) -> Path:
        name = hashlib.sha256(f"{en.path}\n{zh.path}".encode("utf-8", "surrogatepass"))
        return self._folder / f"{_prefix(en, zh)}{name.hexdigest()[:24]}.json"

    def _of_same_texts(self, en: Head, zh: Head) -> tuple[Repairs, tuple[str, str]] | None:
        wanted = en.fingerprint, zh.fingerprint
        for path in sorted(self._folder.glob(f"{_prefix(en, zh)}*.json")):
            found = _read(path)
            if found and all(wanted) and found[1] == wanted:
                return found
        return None


def _prefix(en: Head, zh: Head) -> str:
    """What files about one file in both languages are called, so that few need be looked at."""
    return "one-" if en.path == zh.path else ""


def _is_newer(path: Path) -> bool:
    """Whether a newer program wrote the file."""
    try:
        whole: Any = json.loads(path.read_bytes())
        return bool(whole["format"] == FORMAT and whole["version"] > VERSION)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _read(path: Path) -> tuple[Repairs, tuple[str, str]] | None:
    """Repairs and the fingerprints of both texts; None where there is nothing to understand."""
    try:
        whole: Any = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        if whole["format"] != FORMAT or whole["version"] not in range(1, VERSION + 1):
            return None
        beads = tuple(_kept(bead) for bead in whole["beads"])
        prints = str(whole["en"]["fingerprint"]), str(whole["zh"]["fingerprint"])
        return Repairs(beads, bool(whole["accepted"])), prints
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _kept(bead: dict[str, Any]) -> KeptBead:
    after = bead.get("after")
    return KeptBead(
        tuple(_anchor(one) for one in bead["en"]),
        tuple(_anchor(one) for one in bead["zh"]),
        _anchor(after) if after else None,
    )


def _anchor(one: dict[str, Any]) -> Anchor:
    start, end = one.get("from"), one.get("to")
    return Anchor(
        int(one["block"]),
        str(one["quote"]),
        _cut(start) if start else None,
        _cut(end) if end else None,
    )


def _cut(one: dict[str, Any]) -> Cut:
    return Cut(int(one["at"]), str(one["before"]), str(one["after"]))


def _written(bead: KeptBead) -> dict[str, object]:
    written: dict[str, object] = {
        side: [_anchor_written(one) for one in anchors]
        for side, anchors in (("en", bead.en), ("zh", bead.zh))
    }
    if bead.after:
        written["after"] = _anchor_written(bead.after)
    return written


def _anchor_written(anchor: Anchor) -> dict[str, object]:
    written: dict[str, object] = {"block": anchor.block, "quote": anchor.quote}
    for key, cut in (("from", anchor.start), ("to", anchor.end)):
        if cut:
            written[key] = {"at": cut.at, "before": cut.before, "after": cut.after}
    return written
