"""One thread for matrices: more are slower on matrices as small as those of aligning."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from threadpoolctl import ThreadpoolController  # pyright: ignore[reportMissingTypeStubs]

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def one_thread() -> AbstractContextManager[object]:
    """While it lasts, numpy's matrix products stay in the thread that asks for them."""
    return _controller().limit(limits=1)


@cache
def _controller() -> Any:  # noqa: ANN401 - the package has no types
    """Looks through all loaded libraries, which takes a millisecond: once is enough."""
    return ThreadpoolController()
