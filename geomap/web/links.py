"""Addresses and numbers from data, made safe to follow, or left out."""

import re
from urllib.parse import quote, urlsplit

from geomap.model.schema import Language

_NORTH_AMERICAN = re.compile(r"(?:\+?1[- ])?(\d{3})[- ](\d{3})-(\d{4})")
_EXTENSION = re.compile(r"(?:ext\.?|x|poste|;ext=)\s*(\d{1,6})", re.IGNORECASE)
# The numbers of three digits that are dialled as they are: 211, 811, 988.
_SHORT = re.compile(r"[2-9]11|988")
_TOLL_FREE = ("800", "833", "844", "855", "866", "877", "888")


def web(url: str | None) -> str | None:
    """Return a web address that may be shown as a link, else None.

    >>> web("https://example.ca/a"), web("javascript:alert(1)"), web("//evil.example")
    ('https://example.ca/a', None, None)
    >>> web("http://name:word@example.ca/")
    """
    try:
        parts = urlsplit(url or "")
        is_plain = parts.hostname is not None and "@" not in parts.netloc
    except ValueError:
        return None
    is_web = parts.scheme in ("http", "https") and is_plain
    return url if is_web and not re.search(r"[\s<>\"]", url or "") else None


def mail(address: str | None) -> str | None:
    """Return the link to write to an address, else None.

    >>> mail("info@example.ca"), mail("a@b.ca?bcc=x@y.ca")
    ('mailto:info@example.ca', None)
    """
    found = re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", address or "", re.ASCII)
    return f"mailto:{found.group()}" if found else None


def call(number: str | None) -> str | None:
    """Return the link to dial a number, else None.

    >>> call("613-555-0101 ext. 12"), call("1-800-555-0101"), call("ask inside")
    ('tel:+16135550101;ext=12', 'tel:+18005550101', None)
    >>> call("211"), call("1234")
    ('tel:211', None)
    """
    if _SHORT.fullmatch(number or ""):
        return f"tel:{number}"
    found = _NORTH_AMERICAN.match(number or "")
    if not found:
        return None
    extension = _EXTENSION.search(number or "")
    end = f";ext={extension.group(1)}" if extension else ""
    return f"tel:+1{''.join(found.groups())}{end}"


def text(number: str) -> str | None:
    """Return the link to send a text message to a number, else None.

    >>> text("988"), text("613-555-0101"), text("ask inside")
    ('sms:988', 'sms:+16135550101', None)
    """
    link = call(number)
    return f"sms:{link.removeprefix('tel:')}" if link else None


def phone(number: str, language: Language) -> str:
    r"""Return a number as the language writes it; one not understood as it came.

    >>> phone("1-800-555-0101", "fr"), phone("613-555-0101 ext. 12", "fr")
    ('1\xa0800\xa0555-0101', '613\xa0555-0101, poste\xa012')
    >>> phone("800-555-0101", "en"), phone("+1-613-555-0101 x12", "en")
    ('1-800-555-0101', '613-555-0101, ext.\xa012')
    """
    found = _NORTH_AMERICAN.match(number)
    if not found:
        return number
    area, exchange, line = found.groups()
    first = ["1", area] if area in _TOLL_FREE else [area]
    mark = "-" if language == "en" else "\N{NO-BREAK SPACE}"
    extension = _EXTENSION.search(number)
    word = "ext." if language == "en" else "poste"
    end = f", {word}\N{NO-BREAK SPACE}{extension.group(1)}" if extension else ""
    return f"{mark.join([*first, exchange])}-{line}{end}"


def directions(latitude: float, longitude: float, label: str) -> str:
    """Return a `geo:` link, which the reader's own map application opens.

    >>> directions(45.42, -75.69, "A & B")
    'geo:45.42,-75.69?q=45.42,-75.69(A%20%26%20B)'
    """
    point = f"{latitude:.6g},{longitude:.6g}"
    return f"geo:{point}?q={point}({quote(label)})"
