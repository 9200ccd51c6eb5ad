"""Where mail goes: boxes, rural routes and general delivery, split off an address."""

import re
from collections.abc import Callable

from geomap.model.schema import Language

_BOX = re.compile(
    r"\b(?:p\.?\s?o\.?\s?box|post(?:al)?\s(?:office\s)?box|box|(?:postal\s)?bag|c\.?\s?p\.?|"
    r"case\spostale|casier\spostal|bo[iî]te\spostale|b\.?\s?p\.?)"
    r"\s?(?:no\.?|#|:)?\s?(\d{1,6}[A-Z]?)\b",
    re.IGNORECASE,
)
_RURAL = re.compile(
    r"\b(r\.?\s?r\.?|rural\sroute|route\srurale|s\.?s\.?)\s?(?:no\.?|#)?\s?(\d{1,3})\b",
    re.IGNORECASE,
)
_DELIVERY = re.compile(
    r"\b(?:general\sdelivery|gen\.?\sdel(?:\.|ivery)?|poste\srestante)(?!\w)|"
    r"(?<![\w.])(?:G\.?\s?D\.?|P\.?\s?R\.?)(?=,|$)",
    re.IGNORECASE,
)
_STATION = re.compile(
    r"\b(?:stn|station|succ|succursale|rpo|csp)(?:\.?\s[\w'-]+){1,3}(?=\s?,|$)|\bstn\s?main\b",
    re.IGNORECASE,
)
# What the patterns above all need; most addresses have none of it.
_LIKELY = re.compile(
    r"\b(?:box|bag|c\.?\s?p|case|casier|bo[iî]te|b\.?\s?p|r\.?\s?r|rural|route\srur|"
    r"s\.?s|gen\w*|poste|g\.?\s?d|p\.?\s?r)\b",
    re.IGNORECASE,
)
_NAMES: dict[Language, tuple[str, str]] = {
    "en": ("PO Box", "General Delivery"),
    "fr": ("C.P.", "Poste restante"),
}


def split(text: str, language: Language) -> tuple[str, str | None]:
    """Return the address without what only mail uses, and that part, tidied.

    >>> split("330 West Road PO Box 40", "en"), split("casier postal 12, RR#2", "fr")
    (('330 West Road', 'PO Box 40'), ('', 'C.P. 12, RR 2'))
    >>> split("Gen. Del., Stn Main", "en"), split("12 Union Station Rd", "en")
    (('', 'General Delivery, Stn Main'), ('12 Union Station Rd', None))
    """
    if not _LIKELY.search(text):
        return text, None
    parts: list[str] = []
    box, delivery = _NAMES[language]
    text = _taken(_BOX, text, parts, lambda m: f"{box} {m[1].upper()}")
    text = _taken(_DELIVERY, text, parts, lambda _: delivery)
    text = _taken(_RURAL, text, parts, _rural)
    if parts:
        text = _taken(_STATION, text, parts, lambda m: m[0])
    return text, ", ".join(dict.fromkeys(parts)) or None


def _rural(match: re.Match[str]) -> str:
    return ("SS " if match[1][0] in "sS" else "RR ") + match[2]


def _taken(
    pattern: re.Pattern[str],
    text: str,
    parts: list[str],
    tidy: Callable[[re.Match[str]], str],
) -> str:
    """Move every match from the text to the parts."""
    parts.extend(tidy(match) for match in pattern.finditer(text))
    return " ".join(pattern.sub(" ", text).split()).strip(" ,;-")
