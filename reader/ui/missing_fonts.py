"""A computer without a Chinese font is told so: every Chinese sign would be an empty box."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from reader.wording import Message

if TYPE_CHECKING:
    from reader.ui.annotating.banner import Banner
    from reader.ui.fonts import FontChoice

KIND: Final = "fonts"
_DISMISS: Final = "fonts-dismiss"
_HERE = Message(
    "No Chinese font is installed on this computer, so Chinese text shows as empty boxes. Install "
    "one, then start Duidu again."
)
_LINUX = Message(
    "No Chinese font is installed on this computer, so Chinese text shows as empty boxes. Install "
    "one, then start Duidu again. On Debian and Ubuntu: sudo apt install fonts-noto-cjk"
)


def tell_of_missing_fonts(fonts: FontChoice, banner: Banner) -> None:
    """Say over the text that there is no Chinese font, if so; what is said already stays."""
    if fonts.has_chinese or banner.kind:
        return
    words = _LINUX if sys.platform.startswith("linux") else _HERE
    banner.tell(KIND, words, {_DISMISS: Message("Dismiss")})
    banner.chosen.connect(lambda chosen: banner.withdraw(KIND) if chosen == _DISMISS else None)
