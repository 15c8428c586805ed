"""Both ways to align: with the compiled kernel and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.bitext.align import kernel
from reader.bitext.align.encoder import Encoder, shared

if TYPE_CHECKING:
    from collections.abc import Iterator

WAYS = ("compiled", "plain")


def need_kernel() -> None:
    """Skip where nothing could be compiled; `make test` names what is missing."""
    if kernel.library() is None:
        pytest.skip("there is no compiled kernel here")


@pytest.fixture(scope="module", params=WAYS)
def way(request: pytest.FixtureRequest) -> Iterator[str]:
    """What is not the encoder's goes this way while the test runs."""
    if request.param == "compiled":
        need_kernel()
        yield request.param
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kernel, "library", lambda: None)
        yield request.param


@pytest.fixture(scope="module", params=WAYS)
def model(request: pytest.FixtureRequest) -> Encoder:
    """The encoder, this way."""
    if request.param == "compiled":
        need_kernel()
        return shared()
    return Encoder(compiled=False)
