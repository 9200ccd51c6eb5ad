"""Which bytes are which letters: UTF-8 first, then a closed list decided by evidence.

Detectors trained on the world's languages call French cp1250 or Turkish. Here only the
encodings that Canadian publishers use compete, judged by the letters French needs.
"""

import codecs
import re
from collections.abc import Iterator

import pyarrow as pa

from geomap.errors import RefusedFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("cp1252", "mac_roman", "cp850", "latin-1")
_NAMES = {
    "utf8": "utf-8", "utf-8": "utf-8", "utf-8-sig": "utf-8-sig",
    "utf8-sig": "utf-8-sig",
    "cp1252": "cp1252", "windows-1252": "cp1252", "ansi": "cp1252",
    "latin-1": "latin-1",
    "latin1": "latin-1", "iso-8859-1": "latin-1", "iso8859-1": "latin-1",
    "macroman": "mac_roman", "mac-roman": "mac_roman", "macintosh": "mac_roman",
    "cp850": "cp850", "utf-16": "utf-16", "utf16": "utf-16", "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be", "ascii": "utf-8",
}  # fmt: skip
_BLOCK = 8_000_000
_EVIDENCE = 2_000_000
_FRENCH_LETTER = re.compile("[éèàçêâîôûëïüùœæÉÈÀÇÊÂÎÔÛËÏÜÙŒ]")
_FRENCH_MARK = re.compile("[«»’‘“”–—…°\u00a0ᵉ•™®©½¼¾²³±·ñáíóúÑöäÖÄß]")
_WRONG = re.compile(
    "[ŽžŠšŸƒˆ‰‚„†‡¤¦¨¬¯´¶¸¹ºªÐðÞþÝýÃãÕõ¥µ¿¡×÷≠∞≤≥∂∑∏π∫Ω√≈∆◊ıˇ˘˙˚˝˛\x80-\x9f\u2500-\u25ff]"
)
_IN_A_WORD = re.compile("[a-zA-Z][éèàçêâîôûëïü]|[éèàçêâîôûÉÈÎÀÊ][a-z]")


def as_utf8(data: pa.Buffer, declared: str | None) -> tuple[pa.Buffer, str]:
    """Return the bytes as UTF-8 without mark, and the name of the encoding they had.

    Raises RefusedFile F033 when a NUL or an undecodable byte shows it is not text.
    """
    view = memoryview(data)
    mark, marked = _mark(bytes(view[:4]))
    said = _known(declared) or marked
    encoding = said or _guess(view)
    body = data.slice(len(mark)) if encoding in ("utf-8", "utf-8-sig") else data
    if encoding in ("utf-8", "utf-8-sig"):
        # What was guessed to be UTF-8 was read through already.
        if said and not _is_utf8(memoryview(body)):
            raise RefusedFile("F033")
        return body, "utf-8-sig" if mark else "utf-8"
    return pa.py_buffer(_recoded(view, encoding)), encoding


def text_of(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return small bytes as text and the encoding's name.

    >>> text_of("Montréal".encode("mac_roman"))
    ('Montréal', 'mac_roman')
    """
    utf8, encoding = as_utf8(pa.py_buffer(data), declared)
    return str(memoryview(utf8), "utf-8"), encoding


def _known(declared: str | None) -> str | None:
    if declared is None:
        return None
    known = _NAMES.get(declared.lower().replace("_", "-"))
    if known is None:
        raise RefusedFile("F021", {"format": declared[:40]})
    return known


def _mark(head: bytes) -> tuple[bytes, str | None]:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return mark, encoding
    return b"", None


def _guess(view: memoryview) -> str:
    head = bytes(view[:4000])
    if b"\x00" in head:
        return _unmarked_utf16(head)
    return "utf-8" if _is_utf8(view) else _most_french(bytes(view[:_EVIDENCE]), view)


def _unmarked_utf16(head: bytes) -> str:
    """Return which UTF-16 this is when every other byte is NUL, else refuse."""
    low, high = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if high > 0.6 * half and low == 0:
        return "utf-16-le"
    if low > 0.6 * half and high == 0:
        return "utf-16-be"
    raise RefusedFile("F033")


def _is_utf8(view: memoryview) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in _blocks(view):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _most_french(sample: bytes, view: memoryview) -> str:
    lines = [line for line in re.split(rb"[\r\n]+", sample) if not line.isascii()]
    evidence = b"\n".join(lines[:5000]) or _around_the_first_letter(view)
    return max(_CANDIDATES, key=lambda encoding: _score(evidence, encoding))


def _around_the_first_letter(view: memoryview) -> bytes:
    """Return bytes near the first that is not ASCII, when it comes late in the file."""
    for block in _blocks(view):
        if not (data := bytes(block)).isascii():
            at = next(re.finditer(rb"[\x80-\xff]", data)).start()
            return data[max(0, at - 1000) : at + 100_000]
    return b""


def _score(evidence: bytes, encoding: str) -> float:
    try:
        text = evidence.decode(encoding)
    except UnicodeDecodeError:
        return float("-inf")
    good = len(_FRENCH_LETTER.findall(text)) + 2 * len(_IN_A_WORD.findall(text))
    return good + len(_FRENCH_MARK.findall(text)) - 4 * len(_WRONG.findall(text))


def _recoded(view: memoryview, encoding: str) -> bytes:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        parts = [decoder.decode(block).encode() for block in _blocks(view)]
        parts.append(decoder.decode(b"", final=True).encode())
    except UnicodeError:
        raise RefusedFile("F033") from None
    return b"".join(parts)


def _blocks(view: memoryview) -> Iterator[memoryview]:
    for start in range(0, len(view), _BLOCK):
        yield view[start : start + _BLOCK]
