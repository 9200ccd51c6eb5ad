"""Phone numbers: as people write them to RFC 3966 text, and back for people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import phonenumbers
from phonenumbers import PhoneNumber

from geomap.ingest.normalize.reading import Reading
from geomap.model.schema import Language

Use = Literal["voice", "toll_free", "tty", "fax"]
TOLL_FREE = frozenset(["800", "833", "844", "855", "866", "877", "888"])

_CANONICAL = re.compile(r"\+1-(\d{3})-(\d{3})-(\d{4})(?:;ext=(\d{1,7}))?", re.ASCII)
_EXTENSION = (
    r"(?:[\s,;]{0,3}(?:ext(?:ension)?|poste|p|x|#|;ext=)[\s.:=]{0,3}(\d{1,7})(?!\d))?"
)
_NANP = re.compile(
    r"(?<![\d+])(?:\+?1[\s./-]{0,3})?\(?(?:1[\s.-]?)?([2-9]\d\d)\)?[\s./–-]{0,3}"
    r"([2-9]\d\d)[\s.–-]{0,3}(\d{4})(?![\d])" + _EXTENSION,
    re.ASCII | re.IGNORECASE,
)
_LOCAL = re.compile(
    r"(?<![\d-])([2-9]\d\d)[\s.-]{0,3}(\d{4})(?!\d)" + _EXTENSION,
    re.ASCII | re.IGNORECASE,
)
_LETTERS = re.compile(
    r"(?:\+?1[\s.-]?)?\(?(8[0-8]\d|9\d\d)\)?[\s.-]?"
    r"((?=[0-9-]{0,6}[A-Z])[A-Z0-9](?:-?[A-Z0-9]){6,14})(?![A-Za-z])",
    re.ASCII,
)
_SCIENTIFIC = re.compile(r"(\d)[.,](\d{9,10})E\+?(?:0?9|10)", re.ASCII | re.IGNORECASE)
_SHORT = re.compile(r"(?:[2-8]11|911|988)", re.ASCII)
_TTY = r"\b(?:tty|tdd|ats|atme|telex|teletypewriter|t[ée]l[ée]imprimeur)\b"
_FAX = r"\b(?:fax|facsimile|t[ée]l[ée]copieur|t[ée]l[ée]c)\b"
_LABELS: tuple[tuple[Use, re.Pattern[str]], ...] = (
    ("tty", re.compile(_TTY, re.IGNORECASE)),
    ("fax", re.compile(_FAX, re.IGNORECASE)),
)
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
# Nobody writes more than this about a phone number; the rest of the cell is not read.
_LENGTH_MAX = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number found in a cell, and what its words or area code say it is for."""

    value: str
    use: Use


def read(text: str, area_code: str | None = None) -> Reading:
    """Return the first number, as "+1-613-555-0123;ext=28".

    >>> read("(613) 555-0123 poste 28").value, read("1-800-O-CANADA").value
    ('+1-613-555-0123;ext=28', '+1-800-622-6232')
    >>> read("555-0123", "613").value, read("555-0123").code, read("311").value
    ('+1-613-555-0123', 'C401', '311')
    >>> read("6.135550123E+09").code, read("613-911-0123").code
    ('F008', 'C401')
    """
    if (known := _CANONICAL.fullmatch(text)) and _is_valid(known[1], known[2]):
        return Reading(text)
    text = text[:_LENGTH_MAX].strip()
    if not text or _SHORT.fullmatch(text):
        return Reading(text or None)
    if excel := _SCIENTIFIC.fullmatch(text):
        restored = _first(excel[1] + excel[2], None)
        return Reading(restored, "F008" if restored else "C401")
    value = _first(text, area_code)
    return Reading(value, None if value else "C401")


def _first(text: str, area_code: str | None) -> str | None:
    numbers = each(text)
    return numbers[0].value if numbers else _abroad(text) or _local(text, area_code)


def each(text: str) -> tuple[Number, ...]:
    """Return every full number in the cell, in order, with its use.

    >>> [n.use for n in each("613-555-0123, 1 866 555-0123 / Fax: 613-555-0124")]
    ['voice', 'toll_free', 'fax']
    """
    text = text[:_LENGTH_MAX]
    return tuple(_found(_LETTERS.sub(_keyed, text)))


def is_toll_free(value: str) -> bool:
    """Tell whether the number costs the caller nothing from anywhere in Canada.

    >>> is_toll_free("+1-800-622-6232"), is_toll_free("+1-613-555-0123")
    (True, False)
    """
    return value[3:6] in TOLL_FREE


def shown(value: str, language: Language) -> str:
    r"""Return the number as a page shows it.

    >>> shown("+1-613-555-0123;ext=28", "en"), shown("+1-800-622-6232", "en")
    ('613-555-0123 ext.\xa028', '1-800-622-6232')
    >>> shown("+1-613-555-0123;ext=28", "fr")
    '613-555-0123, poste\xa028'
    """
    parts = _CANONICAL.fullmatch(value)
    if parts is None:
        return value
    number = f"{parts[1]}-{parts[2]}-{parts[3]}"
    if parts[1] in TOLL_FREE:
        number = f"1-{number}"
    word = {"en": " ext.", "fr": ", poste"}[language]
    return f"{number}{word}\u00a0{parts[4]}" if parts[4] else number


def _found(text: str) -> Iterator[Number]:
    after = 0
    for match in _NANP.finditer(text):
        area, exchange, line, extension = match.groups()
        before, after = text[after : match.start()], match.end()
        if _is_valid(area, exchange):
            value = _canonical(area, exchange, line, extension)
            yield Number(value=value, use=_use(before, text[after : after + 14], area))


def _canonical(area: str, exchange: str, line: str, extension: str | None) -> str:
    number = f"+1-{area}-{exchange}-{line}"
    return f"{number};ext={extension}" if extension else number


def _use(before: str, behind: str, area: str) -> Use:
    """Tell what a number is for by the words before it, or in brackets behind it."""
    around = before + (behind if behind.lstrip().startswith("(") else "")
    for use, label in _LABELS:
        if label.search(around):
            return use
    return "toll_free" if area in TOLL_FREE else "voice"


def _is_valid(area: str, exchange: str) -> bool:
    """Tell whether the area code is assigned and the exchange can be dialled."""
    return _is_assigned(area) and (exchange[1:] != "11" or area in TOLL_FREE)


# Asked once for each area code: the library takes longer than all the rest together.
@cache
def _is_assigned(area: str) -> bool:
    number = PhoneNumber(country_code=1, national_number=int(f"{area}2340123"))
    return bool(phonenumbers.is_valid_number(number))


def _local(text: str, area_code: str | None) -> str | None:
    match = _LOCAL.search(text)
    if match is None:
        return None
    exchange, line, extension = match.groups()
    if exchange == "310":
        # 310 numbers are dialled without an area code in Canada.
        return f"310-{line}"
    if area_code is None or not _is_valid(area_code, exchange):
        return None
    return _canonical(area_code, exchange, line, extension)


def _abroad(text: str) -> str | None:
    if not text.startswith("+") or text.startswith("+1"):
        return None
    try:
        number = phonenumbers.parse(text[:40])
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    form = phonenumbers.PhoneNumberFormat.RFC3966
    return str(phonenumbers.format_number(number, form)).removeprefix("tel:")


def _keyed(match: re.Match[str]) -> str:
    """Return a number with its letters as keys; a phone stops at ten digits."""
    digits = match[2].replace("-", "").translate(_KEYS)
    return f"1-{match[1]}-{digits[:3]}-{digits[3:7]}"
