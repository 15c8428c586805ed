"""What the bars above and below say of the open document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chinese.scripts import Form
from reader.chinese.variants import shown_script
from reader.ui.language import tr
from reader.wording import Message

if TYPE_CHECKING:
    from reader.ui.interior import Interior
    from reader.ui.window import Window


class Bars:
    """Keeps titles, facts, place, layout and offers true. Asked to whenever one of them changed."""

    def __init__(self, interior: Interior, window: Window) -> None:
        self._interior, self._window = interior, window
        self._fonts = window.parts.fonts

    def show_document(self) -> None:
        """Another document is open, or more is known of it."""
        self.show_titles()
        self.show_file_facts()
        self.show_place()

    def show_titles(self) -> None:
        """The title in each of its languages, also in the frame of the window."""
        inside = self._interior
        first, second = (*inside.session.titles(), "", "")[:2]
        form = next(reversed(inside.session.forms), Form.NONE)
        region = shown_script(form, inside.appearance.variant)
        inside.bar.title.set_faces(self._fonts.sans(region))
        inside.bar.title.set_titles(first, second)
        inside.view.setAccessibleName(first or tr("Text"))
        self._window.setWindowTitle(f"{first} — Duidu" if first else "Duidu")

    def show_file_facts(self) -> None:
        """Encoding and notices."""
        inside = self._interior
        head, notices = inside.session.head, inside.session.notices()
        inside.status.set_encoding(head.encoding if head else "")
        inside.status.set_lasting(notices[0] if notices else "")
        inside.commands["read-alone"].setEnabled(inside.session.is_pair)

    def show_place(self) -> None:
        """The current heading, how much has been read, and how long the rest takes."""
        inside = self._interior
        if inside.session.bitext is None:
            inside.status.set_place("", "")
            return
        words = inside.navigator.current_heading()
        heading = inside.appearance.converted(words, inside.session.forms)
        progress = inside.tools.progress
        inside.status.set_place(heading, progress.words(), progress.hint())
        inside.tools.follow()

    def show_layout(self) -> None:
        """How the sides stand."""
        layouts = self._interior.tools.layouts
        self._interior.bar.show_layout(layouts.words, layouts.drawing)

    def show_variant(self) -> None:
        """Which form of Chinese is shown."""
        look = self._interior.appearance
        self._interior.bar.show_variant(look.variant, look.theme, self._fonts)

    def show_history(self) -> None:
        """Whether there is a way back and forward."""
        history, commands = self._interior.navigator.history, self._interior.commands
        commands["back"].setEnabled(history.can_go_back)
        commands["forward"].setEnabled(history.can_go_forward)

    def offer_reload(self, text: str) -> None:
        """Something happened to the file outside."""
        status = self._interior.status
        status.say(text)
        status.set_lasting(text)
        status.offer("reload", Message("Reload"))

    def withdraw_reload(self) -> None:
        """The file is as it was."""
        self._interior.status.offer("", "")
        self.show_file_facts()
