"""What is done before a picture of the gallery is taken: messages and dialogues."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from reader import paths
from reader.annotations.notices import damaged
from reader.ui import file_dialogs
from reader.wording import Message, reason_of
from tests.tools.acts import command, marked
from tests.tools.screenshots import BLOG, SAMPLES
from tests.tools.stage import Stage, settle, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable


def reasons(on: Stage) -> None:
    """Why the sides of a row belong together."""
    on.window.view.set_current_row(2)
    command("why-together")(on)
    box = on.interior.pairs._reasons
    assert box is not None
    wait_until(lambda: box.dialog is not None, "the reasons")


def counterparts(on: Stage) -> None:
    """The menu of the translations of a document."""
    command("choose-counterpart")(on)
    partners = on.interior.pairs.partners
    wait_until(lambda: partners.menu is not None, "the menu")


def question(on: Stage) -> None:
    """Two files that do not belong together."""
    on.interior.opener.pair_with(SAMPLES / BLOG)
    banner = on.interior.studio.banner
    wait_until(lambda: bool(banner.kind), "the question")


def refused(on: Stage) -> None:
    """The disk does not take the annotations."""
    banner = on.interior.studio.banner
    banner.tell(
        "refused",
        Message(
            "Your annotations cannot be saved: {reason}. Nothing is lost: they are kept in"
            " memory, and saving is tried again and again.",
            reason=reason_of(OSError(errno.ENOSPC, "No space left on device")),
        ),
        {"retry": Message("Retry Now"), "copy": Message("Save a Copy Elsewhere…")},
    )
    on.interior.status.set_saved(Message("Not saved"), "", alarming=True)


def noticed(on: Stage) -> None:
    """Something about the annotations' file that must not be overlooked."""
    aside, backup = (paths.data_dir() / name for name in ("annotations.damaged", "annotations.1"))
    on.interior.studio.standing._noticed(damaged(aside, backup, 214))


def crash(on: Stage) -> None:
    """Something that nobody caught."""
    from reader.ui.mishaps import MishapDialog, details_of

    details = details_of(ValueError, ValueError("an example of a mishap"), None)
    MishapDialog(details, Path("duidu.log"), on.window).open()


def leaving(on: Stage) -> None:
    """Closing with something unsaved."""
    on.interior.studio.standing._ask_to_leave()


def warned(on: Stage) -> None:
    """A copy that could not be written."""
    on.interior.studio.standing._warn(
        Message("The copy could not be written"), Path("/mnt/usb"), OSError(30, "Read-only")
    )


def outside_link(on: Stage) -> None:
    """A link that leads out of the library."""
    address = "https://example.org/a/long/address?with=a&query=that-goes-on-and-on"
    on.interior.navigator._offer_web(address)


def annotations_file(on: Stage) -> None:
    """Where the annotations are kept."""
    command("annotations-file")(on)


def meaning(on: Stage) -> None:
    """What a colour means."""
    from reader.annotations.model import Colour

    on.interior.studio.menus.ask_meaning(Colour.YELLOW)


def exporting(on: Stage) -> None:
    """The export dialogue with something in it."""
    marked(on)
    command("export")(on)
    dialog = on.interior.outlets.exporter.dialog
    assert dialog is not None
    wait_until(lambda: bool(dialog.preview.toPlainText()), "the preview")


def printing(on: Stage) -> None:
    """The pages before they are printed, with highlights and notes."""
    marked(on)
    command("print")(on)
    dialog = on.interior.outlets.paper.dialog
    assert dialog is not None
    preview = dialog.preview
    wait_until(lambda: preview.is_done and not preview._work.isActive(), "the pages")


def preferences(page: str) -> Callable[[Stage], None]:
    """A page of the preferences."""

    def arrange(on: Stage) -> None:
        command("preferences")(on)
        dialog = on.interior.guides.preferences
        assert dialog is not None
        dialog.show_page(page)
        settle()

    return arrange


def file_dialog(on: Stage) -> None:
    """Qt's own dialogue for files, as it is where the system has none."""
    file_dialogs.file_dialog(on.window, "Open a document", SAMPLES).open()
