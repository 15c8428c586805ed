"""Bytes become text: byte order marks, encodings found by trying and scoring, line ends.

The name of an encoding here is the name that people see: "UTF-8 with BOM", "GB18030".
"""

from __future__ import annotations

import codecs
import re
from typing import Final

try:
    # `hashlib` brings OpenSSL in: 4 MB and some milliseconds for one hash of our own making.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

from reader.documents.errors import CannotRead, Reason
from reader.documents.model import Notice, NoticeCode
from reader.values import Value
from reader.wording import Message

UTF8: Final = "UTF-8"
UTF8_BOM: Final = "UTF-8 with BOM"
UTF16_LE: Final = "UTF-16 LE"
UTF16_BE: Final = "UTF-16 BE"
GB18030: Final = "GB18030"
BIG5: Final = "Big5"
WINDOWS: Final = "Windows-1252"

ENCODINGS: Final = (UTF8, UTF8_BOM, UTF16_LE, UTF16_BE, GB18030, BIG5, WINDOWS)
"""What a file can be re-opened with."""

_CODECS: Final = {
    UTF8: "utf-8",
    UTF8_BOM: "utf-8-sig",
    UTF16_LE: "utf-16-le",
    UTF16_BE: "utf-16-be",
    GB18030: "gb18030",
    BIG5: "cp950",
    WINDOWS: "cp1252",
}
_HONG_KONG: Final = "big5hkscs"
_ALIASES: Final = {
    "utf-8": UTF8,
    "utf-8-sig": UTF8_BOM,
    "utf-16": UTF16_LE,
    "utf-16-le": UTF16_LE,
    "utf-16-be": UTF16_BE,
    "gb18030": GB18030,
    "gbk": GB18030,
    "gb2312": GB18030,
    "big5": BIG5,
    "cp950": BIG5,
    "big5hkscs": BIG5,
    "cp1252": WINDOWS,
    "iso8859-1": WINDOWS,
    "ascii": UTF8,
}
"""Python's names of the codecs whose files these encodings read; the larger for the smaller."""

_MARKS: Final = (
    (codecs.BOM_UTF8, UTF8_BOM),
    (codecs.BOM_UTF16_LE, UTF16_LE),
    (codecs.BOM_UTF16_BE, UTF16_BE),
)
_SAMPLE: Final = 96 * 1024
# Characters nobody can see. Vertical tab and form feed part lines and become line ends; U+001A
# ends old DOS files.
_CONTROLS: Final = bytes(c for c in range(0x20) if c not in b"\t\n\v\f\r") + b"\x7f"
_UNWANTED: Final = tuple(bytes((c,)) for c in _CONTROLS + b"\v\f")
_LINE_ENDS: Final = bytes(0x0A if c in b"\v\f" else c for c in range(256))
_CONTROL_PATTERN: Final = "[\x00-\x08\x0e-\x1f\x7f]"
_MAGIC: Final = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"\x1f\x8b",
    b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x7fELF", b"MZ\x90", b"\xd0\xcf\x11\xe0", b"RIFF", b"ID3",
    b"OggS", b"fLaC", b"\xca\xfe\xba\xbe", b"SQLite format 3\x00", b"BZh", b"\xfd7zXZ", b"wOF",
)  # fmt: skip
# The characters that make up about half of any Chinese text, both scripts. A wrong decoder meets
# them only by chance.
_COMMON: Final = frozenset(
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而"
    "子那得于於着著下自之年过過发發后後作里裡裏用道行所然家种種事成方多经經么麼去法学學如都同现"
    "現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日军軍者意"
    "无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很"
    "最重并並物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内"
    "內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入"
    "几幾口认認条條平系气氣题題活尔爾更别別打女变變四神总總何电電数數安少报報才结結反受目太量再"
    "感建务務做接必场場件计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决決治展马馬科"
    "司五基眼书書非则則听聽白却卻界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類"
    "求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清今切院让讓识識候"
    "带帶导導争爭运運"
)
_PUNCTUATION: Final = frozenset("，。、；：？！“”‘’（）《》「」『』…—·　")
_WEIGHTS: Final = (
    ("\u4e00", "\u9fff", 0.45),  # a Han character, but not a frequent one
    ("\uff01", "\uff5e", 0.6),  # full-width forms
    ("\u2010", "\u2027", 0.6),
    ("\u3040", "\u30ff", 0.0),  # kana, and accented letters: rarely in Chinese
    ("\u00a0", "\u024f", 0.0),
    ("\ufffd", "\ufffd", -4.0),
    ("\ud800", "\uf8ff", -2.0),  # surrogates and private use
)


class Decoded(Value):
    """The text of a file. `fingerprint` names the text, 32 hexadecimal digits, or "" (`decode`)."""

    text: str
    encoding: str
    notices: tuple[Notice, ...]
    fingerprint: str


class _Guess(Value):
    encoding: str
    sure: bool = True


def encoding_named(name: str) -> str | None:
    """Which of `ENCODINGS` is meant by `name`, in any of its spellings; None if none is."""
    known = {encoding.lower(): encoding for encoding in ENCODINGS}
    if name.strip().lower() in known:
        return known[name.strip().lower()]
    try:
        return _ALIASES.get(codecs.lookup(name).name.replace("_", "-"))
    except (LookupError, ValueError):
        return None


def decode(data: bytes, encoding: str | None = None, *, named: bool = True) -> Decoded:
    """The text of `data`: its line ends are newlines, without invisible control characters.

    encoding: one of `ENCODINGS`, where a person chose; else it is found out. named: False where
    nobody needs the fingerprint, which takes a third of the time.
    Raises CannotRead where the bytes are no text.
    """
    chosen = encoding_named(encoding) if encoding is not None else None
    if chosen is not None:
        return _decode_as(data, _Guess(chosen))
    mark = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if mark is not None:
        return _decode_as(data, _Guess(mark))
    if data.startswith(_MAGIC):
        raise _binary()
    nul = b"\0" in data[:_SAMPLE]
    if not nul:
        text, clean = _decode_utf8(data)
        if clean is not None or _is_damaged_utf8(data[:_SAMPLE]):
            if clean is not data:  # the very bytes: there was no control character
                _refuse_controls(data[:_SAMPLE])
            notices = () if clean is not None else _notices(text, _Guess(UTF8))
            return Decoded(text, UTF8, notices, fingerprint(text, clean) if named else "")
    guess = _best(data, nul=nul)
    if guess is None:
        raise _binary()
    return _decode_as(data, guess)


def _decode_as(data: bytes, guess: _Guess) -> Decoded:
    codec = _CODECS[guess.encoding]
    if codec.startswith("utf-8"):
        text, clean = _decode_utf8(data.removeprefix(codecs.BOM_UTF8))
        notices = () if clean is not None and guess.sure else _notices(text, guess)
        return Decoded(text, guess.encoding, notices, fingerprint(text, clean))
    if codec.startswith("utf-16"):
        data = data[: len(data) & ~1]
    text = clean_text(_decode_big5(data) if codec == "cp950" else data.decode(codec, "replace"))
    return Decoded(text, guess.encoding, _notices(text, guess), fingerprint(text))


def _decode_big5(data: bytes) -> str:
    """Big5 as Windows writes it, or with Hong Kong's characters (嘅, 喺) where it has them."""
    text = data.decode("cp950", "replace")
    if "\ufffd" not in text:
        return text
    other = data.decode(_HONG_KONG, "replace")
    return other if other.count("\ufffd") < text.count("\ufffd") else text


def clean_text(text: str) -> str:
    """`text` as the parser wants it: newlines for line ends, no control characters or marks."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\v", "\n").replace("\f", "\n").replace("\ufeff", "")
    return re.sub(_CONTROL_PATTERN, "", text)


def fingerprint(text: str, utf8: bytes | None = None) -> str:
    """A name of the text itself, the same wherever the file lies and however it is encoded."""
    if utf8 is None:
        utf8 = text.encode("utf-8", "surrogatepass")
    return blake2b(utf8, digest_size=16).hexdigest()


def _decode_utf8(data: bytes) -> tuple[str, bytes | None]:
    """Text and, where nothing was damaged, the very bytes that encode it."""
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    # Looking for each of them is faster than copying everything without them.
    if any(control in data for control in _UNWANTED):
        data = data.translate(_LINE_ENDS, _CONTROLS)
    if codecs.BOM_UTF8 in data:  # files that were put together keep the marks of each
        data = data.replace(codecs.BOM_UTF8, b"")
    try:
        return data.decode("utf-8"), data
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace"), None


def _notices(text: str, guess: _Guess) -> tuple[Notice, ...]:
    notices: list[Notice] = []
    if not guess.sure:
        notices.append(
            Notice(
                NoticeCode.GUESSED_ENCODING,
                Message(
                    "The file does not say how its text is encoded; {encoding} fits best. If the "
                    "text looks wrong, open it with another encoding.",
                    encoding=guess.encoding,
                ),
            )
        )
    count = text.count("\ufffd")
    if count:
        words = Message(
            "{count} damaged characters are shown as {sign}.",
            one="One damaged character is shown as {sign}.",
            count=count,
            sign="\ufffd",
        )
        notices.append(Notice(NoticeCode.REPLACED_BYTES, words))
    return tuple(notices)


def _is_damaged_utf8(sample: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few damaged ones."""
    if len(sample) == _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    text = sample.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    good = sum(1 for c in text if c >= "\x80") - damaged
    return damaged == 0 or good >= 8 * damaged


def _refuse_controls(sample: bytes) -> None:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > 8 + len(sample) // 50:
        raise _binary()


def _binary() -> CannotRead:
    return CannotRead(
        Reason.BINARY,
        Message(
            "This is not a text file. Duidu opens Markdown and plain text; export it as one of "
            "these first."
        ),
    )


def _best(data: bytes, *, nul: bool) -> _Guess | None:
    """The encoding whose text looks most like writing, or None if none does."""
    names = [UTF16_LE, UTF16_BE] if len(data) >= 2 else []
    names += [UTF8] if nul else [GB18030, BIG5, WINDOWS]
    scores = sorted(((_score(data, name), name) for name in names), reverse=True)
    best, name = scores[0]
    if best < 0.35:
        return None
    margin = best - scores[1][0] if len(scores) > 1 else 1.0
    return _Guess(name, sure=margin >= 0.15)


def _score(data: bytes, name: str) -> float:
    """How much the start of `data` looks like writing when read as `name`: at most 1."""
    text = _sample_text(data, _CODECS[name])
    if name == BIG5 and "\ufffd" in text:
        other = _sample_text(data, _HONG_KONG)
        text = other if other.count("\ufffd") < text.count("\ufffd") else text
    if not text:
        return 0.0
    if name == WINDOWS:
        return _score_windows(text)
    total = foreign = 0.0
    for char in text:
        if char < "\x80":
            if char < " " and char not in "\t\n\r\f\v\x1a":
                foreign += 1
                total -= 4
            continue
        foreign += 1
        total += _weight(char)
    ascii_share = 1 - foreign / len(text)
    if not foreign:
        return 0.9
    return ascii_share * 0.9 + (1 - ascii_share) * (total / foreign)


def _sample_text(data: bytes, codec: str) -> str:
    decoder = codecs.getincrementaldecoder(codec)("replace")
    return decoder.decode(data[: _SAMPLE & ~1], final=len(data) < _SAMPLE)


def _weight(char: str) -> float:
    """How likely one character outside ASCII is in a text that people write."""
    if char in _COMMON or char in _PUNCTUATION:
        return 1.0
    for first, last, weight in _WEIGHTS:
        if first <= char <= last:
            return weight
    return -0.5


def _score_windows(text: str) -> float:
    """Western text has its accents and curly quotes one at a time, between ASCII characters."""
    foreign = sum(1 for c in text if c >= "\x80")
    pairs = len(re.findall(r"[^\x00-\x7f]{2}", text))
    odd = sum(1 for c in text if (c < " " and c not in "\t\n\r\f\v\x1a") or c == "\ufffd")
    return 0.9 - (3 * pairs + 4 * odd) / max(1, foreign) - foreign / len(text)
