"""Long work in short turns: somebody who waits for something else is let go first."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Pause = Callable[[], object]

Item = TypeVar("Item")


def no_pause() -> None:
    """For who has nobody to let go first."""


def with_pauses(items: Iterable[Item], pause: Pause, every: int = 50) -> Iterator[Item]:
    """The items; `pause` is called before the first one, and then after each so many."""
    for number, item in enumerate(items):
        if number % every == 0:
            pause()
        yield item
