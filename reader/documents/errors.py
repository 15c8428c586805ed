"""Why a file cannot be read, said so that a person knows what to do next."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a file cannot be read. An empty file can: it is a document without blocks."""

    MISSING = "missing"
    NOT_PERMITTED = "not-permitted"
    IS_FOLDER = "is-folder"
    NO_FILE = "no-file"
    TOO_LARGE = "too-large"
    BINARY = "binary"
    WRONG_ENCODING = "wrong-encoding"
    DAMAGED = "damaged"


class CannotRead(Exception):  # noqa: N818 - says what happened, as the interface does
    """A file cannot be shown. `reason` is for programs, `message` for people."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message


class Cancelled(Exception):  # noqa: N818 - not an error
    """The reading was cancelled by whoever asked for it."""
