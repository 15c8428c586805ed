"""Before a wheel or a source distribution is put together, the translations are compiled."""

from __future__ import annotations

import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import (  # pyright: ignore[reportMissingImports]
    BuildHookInterface,  # pyright: ignore[reportUnknownVariableType]
)

sys.path.insert(0, str(Path(__file__).parent))


class CustomBuildHook(BuildHookInterface):  # pyright: ignore[reportUntypedBaseClass]
    """The name that Hatch looks for."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:  # noqa: ARG002
        """Make the .qm files that are older than their .ts."""
        from translations import compile_all

        compile_all()
