"""`python -m reader` and the command `duidu`: the window, or a command that needs none."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.wishes import is_wish

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = ("show", "export", "import", "align", "convert")
"""What needs no window."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program. argv: without the program's name, `sys.argv` if not given.

    Commands and `--help` never load Qt, and the window never loads the command line.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if "--self-test" in options:
        from reader.app import test_itself  # the window too, so it is no command

        return test_itself()
    is_command = bool(arguments) and arguments[0] in COMMANDS
    others = (option for option in options if not is_wish(option))
    if is_command or any(option.startswith("-") for option in others):
        from reader.cli.main import main as run_command  # only where it is asked for

        return run_command(arguments)
    from reader.app import run  # Qt takes a while to load

    return run([argument for argument in arguments if argument != "--"])


if __name__ == "__main__":
    sys.exit(main())
