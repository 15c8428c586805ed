"""Encodings are found by trying and scoring; what is no text is refused."""

from __future__ import annotations

import pytest

from reader.documents.decoding import ENCODINGS, decode, encoding_named
from reader.documents.errors import CannotRead, Reason
from reader.documents.model import NoticeCode

SIMPLIFIED = (
    "今天我们来谈谈阅读。一本书打开的时候，读者和作者之间就有了一种安静的对话。\n"
    "这种对话不需要声音，也不需要回答，只需要时间。Reading takes time, and that is its gift.\n"
)
TRADITIONAL = (
    "今天我們來談談閱讀。一本書打開的時候，讀者和作者之間就有了一種安靜的對話。\n"
    "這種對話不需要聲音，也不需要回答，只需要時間。Reading takes time.\n"
)
WESTERN = "The café on the corner – “the old one” – opens at nine; Zoë is never late.\n" * 3


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (SIMPLIFIED, "utf-8", "UTF-8"),
        (SIMPLIFIED, "utf-8-sig", "UTF-8 with BOM"),
        (SIMPLIFIED, "utf-16", "UTF-16 LE"),
        (SIMPLIFIED, "utf-16-le", "UTF-16 LE"),
        (TRADITIONAL, "utf-16-be", "UTF-16 BE"),
        (WESTERN, "utf-16-le", "UTF-16 LE"),
        (SIMPLIFIED, "gb18030", "GB18030"),
        (TRADITIONAL, "gb18030", "GB18030"),
        (TRADITIONAL, "big5", "Big5"),
        (WESTERN, "cp1252", "Windows-1252"),
        (WESTERN, "utf-8", "UTF-8"),
        ("短句。", "gb18030", "GB18030"),
        ("這是我們的書", "big5", "Big5"),
        ("", "utf-8", "UTF-8"),
        ("plain", "ascii", "UTF-8"),
    ],
)
def test_the_encoding_is_found(text: str, codec: str, name: str) -> None:
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.encoding) == (text, name)
    assert name in ENCODINGS


def test_the_fingerprint_names_the_text_not_its_bytes() -> None:
    prints = {decode(SIMPLIFIED.encode(c)).fingerprint for c in ("utf-8", "utf-16", "gb18030")}
    assert len(prints) == 1
    assert decode(SIMPLIFIED.replace("\n", "\r\n").encode()).fingerprint in prints
    assert len(prints.pop()) == 32


def test_a_chosen_encoding_is_obeyed() -> None:
    decoded = decode(TRADITIONAL.encode("big5"), "GB18030")
    assert decoded.encoding == "GB18030"
    assert decoded.text != TRADITIONAL


def test_line_ends_and_invisible_characters() -> None:
    assert decode(b"line " * 50 + b"a\r\nb\rc\x02d\x0ce\x00").text == "line " * 50 + "a\nb\ncd\ne"


@pytest.mark.parametrize("damage", [SIMPLIFIED[:40].encode()[:-2], b"\xff" + SIMPLIFIED.encode()])
def test_a_few_damaged_bytes_do_not_change_the_encoding(damage: bytes) -> None:
    decoded = decode(damage)
    assert decoded.encoding == "UTF-8"
    assert [notice.code for notice in decoded.notices] == [NoticeCode.REPLACED_BYTES]


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        b"PK\x03\x04" + bytes(200),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        bytes(5000),
        bytes(range(256)) * 40,
        b"\x01\x02\x03\x04text" * 100,
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(CannotRead) as refused:
        decode(data)
    assert refused.value.reason is Reason.BINARY


@pytest.mark.parametrize("encoding", [None, "Big5"])
def test_big5_with_the_characters_of_hong_kong(encoding: str | None) -> None:
    text = "佢哋喺度傾偈，嘅嘢好多，咗嚟啲囉。宏碁和恒生銀行在裏面。\n" * 4
    decoded = decode(text.encode("big5hkscs"), encoding)
    assert (decoded.text, decoded.encoding, decoded.notices) == (text, "Big5", ())


def test_byte_order_marks_between_joined_files_are_no_text() -> None:
    assert decode("\ufeffone\n\ufeff# 二\n".encode()).text == "one\n# 二\n"
    assert decode("\ufeffone\n\ufeff# 二\n".encode("utf-16-le")).text == "one\n# 二\n"


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("gbk", "GB18030"), ("BIG5", "Big5"), ("utf8", "UTF-8"), ("UTF-16 LE", "UTF-16 LE")],
)
def test_an_encoding_goes_by_many_names(name: str, encoding: str) -> None:
    assert encoding_named(name) == encoding
    assert decode("中文。".encode("gb18030"), name).encoding == encoding


def test_other_encodings_are_not_known() -> None:
    assert encoding_named("euc-jp") is None
    assert encoding_named("no\0such") is None
