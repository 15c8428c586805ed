"""Addresses on the web as they may stand in a page or a book: what is none stays text.

Documents hold what only looks like one (`http://<host>:PORT/`). No reading system could follow it,
and a book with such a link is not valid.
"""

from __future__ import annotations

import html
import re
from typing import Final
from urllib.parse import unquote

_SITE: Final = re.compile(r"(https?://)([^/?#]*)(.*)", re.I | re.S)
_MAIL: Final = re.compile(r"mailto:\S", re.I)
_NOT_IN_ADDRESS: Final = re.compile(r"[^!#$%&'()*+,./0-9:;=?@A-Z_a-z~-]")
_NOT_IN_NAME: Final = re.compile(r"[\0- #%/<>?@\[\\\]^|\x7f]")
_LAST_PORT: Final = 65535


def web_address(target: str) -> str:
    """An address on the web as it stands in an attribute; "" for any other."""
    target = target.strip()
    if _MAIL.match(target):
        return html.escape(_with_one_fragment(target))
    found = _SITE.match(target)
    if found is None:
        return ""
    scheme, site, rest = found.groups()
    who, at, place = site.rpartition("@")
    name, colon, port = place.partition(":")
    ascii_name = _known_name(name)
    if not ascii_name or not _is_port(port):
        return ""
    before = f"{scheme}{_encoded(who)}{at}{ascii_name}{colon}{port}"
    return html.escape(before + _with_one_fragment(rest))


def _known_name(name: str) -> str:
    """A computer's name in ASCII (例子.cn is xn--fsqu00a.cn); "" where none can be called so."""
    shown = unquote(name)
    if _NOT_IN_NAME.search(shown):
        return ""
    try:
        made = shown.encode("idna")
        made.decode("idna")  # refuses what only begins as a name of that kind does
    except UnicodeError:
        return ""
    return _encoded(made.decode("ascii"))


def _is_port(port: str) -> bool:
    return not port or (port.isascii() and port.isdigit() and int(port) <= _LAST_PORT)


def _with_one_fragment(text: str) -> str:
    path, hash_, fragment = text.partition("#")
    return f"{_encoded(path)}{hash_}{_encoded(fragment).replace('#', '%23')}"


def _encoded(text: str) -> str:
    percent = _NOT_IN_ADDRESS.sub(_percent, text)
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", percent)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
