"""Mapping functions of one value: each returns the rule applied to distinct values."""

import re
from collections.abc import Callable, Mapping, Sequence

from geomap.ingest.normalize import address
from geomap.model.schema import Language

Rule = Callable[[str], str | None]

YES = frozenset({"y", "yes", "o", "oui", "true", "t", "vrai", "1", "x", "✓"})
# Words a title keeps small, in both languages.
_SMALL = frozenset(
    {
        *("a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"),
        *("au", "aux", "de", "des", "du", "en", "et", "la", "le", "les", "ou", "par"),
        *("pour", "sous", "sur", "à"),
    }
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NUMBER = re.compile(r"[+-]?\d+\.\d*")


def lookup(*, in_: Mapping[str, str], otherwise: str | None = None) -> Rule:
    """Return the rule that translates a value by a table, whatever its case.

    A value the table lacks becomes `otherwise`; without one it stays as it is, so
    that it is reported where the field does not allow it.

    >>> lookup(in_={"SO": "full_service"})("so")
    'full_service'
    """
    table = {key.strip().casefold(): value for key, value in in_.items()}
    return lambda text: table.get(
        text.strip().casefold(), text if otherwise is None else otherwise
    )


def split(*, at: str, part: int) -> Rule:
    """Return the rule that takes one part of a value; -1 is the last part.

    >>> split(at=",", part=-1)("20 Falcon Drive, Whitehorse")
    'Whitehorse'
    """

    def rule(text: str) -> str | None:
        parts = text.split(at)
        if abs(part) > len(parts) or part == 0:
            return None
        return parts[part - 1 if part > 0 else part].strip()

    return rule


def pair(*, part: int, at: str = "/") -> Rule:
    """Return the rule that takes one half of "English / Français".

    Text that is not divided belongs to part 1 alone: it is never copied.

    >>> pair(part=2)("Library / Bibliothèque"), pair(part=2)("Library")
    ('Bibliothèque', None)
    """

    def rule(text: str) -> str | None:
        first, found, second = text.partition(at)
        if not found:
            return text.strip() if part == 1 else None
        return (first if part == 1 else second).strip()

    return rule


def without_prefix(*, text: Sequence[str]) -> Rule:
    """Return the rule that takes off the first of these beginnings that is there.

    >>> without_prefix(text=["Library - "])("library - Britannia")
    'Britannia'
    """

    def rule(value: str) -> str | None:
        for prefix in text:
            if value.casefold().startswith(prefix.casefold()):
                return value[len(prefix) :].strip()
        return value

    return rule


def without_suffix(*, text: Sequence[str]) -> Rule:
    """Return the rule that takes off the first of these endings that is there.

    >>> without_suffix(text=[", LAB"])("Charlottetown, LAB")
    'Charlottetown'
    """

    def rule(value: str) -> str | None:
        for suffix in text:
            if value.casefold().endswith(suffix.casefold()):
                return value[: len(value) - len(suffix)].strip()
        return value

    return rule


def title_case() -> Rule:
    """Return the rule that writes "ABBEY SCHOOL" as a title; mixed case is kept.

    >>> title_case()("BIBLIOTHÈQUE DE L'ÎLE"), title_case()("McGill")
    ("Bibliothèque de l'Île", 'McGill')
    """

    def rule(text: str) -> str | None:
        if not (text.isupper() or text.islower()):
            return text
        titled = _WORD.sub(lambda word: _titled(word[0]), text.lower())
        return titled[:1].upper() + titled[1:]

    return rule


def number_text() -> Rule:
    """Return the rule that takes the decimals off a whole number.

    >>> number_text()("4139.00000000000"), number_text()("12.50"), number_text()("7A")
    ('4139', '12.5', '7A')
    """

    def rule(text: str) -> str | None:
        if not _NUMBER.fullmatch(text.strip()):
            return text
        return text.strip().rstrip("0").rstrip(".")

    return rule


def yes_no_language(*, code: str) -> Rule:
    """Return the rule that turns a yes into a language code and a no into nothing.

    >>> yes_no_language(code="fr")("Y"), yes_no_language(code="fr")("No")
    ('fr', None)
    """
    return lambda text: code if text.strip().casefold() in YES else None


def longitude_latitude(*, part: str, first: str = "longitude", at: str = ",") -> Rule:
    """Return the rule that takes one number of "-123.1,49.2".

    >>> longitude_latitude(part="latitude")("-123.1, 49.2")
    '49.2'
    """
    if part not in ("longitude", "latitude") or first not in ("longitude", "latitude"):
        message = "part and first are longitude or latitude"
        raise ValueError(message)
    return split(at=at, part=1 if part == first else 2)


def address_part(*, part: str, language: Language = "en") -> Rule:
    """Return the rule that takes one part of a one-line address.

    >>> address_part(part="postal_code")("20 Falcon Drive, Whitehorse Y1A 6B2")
    'Y1A 6B2'
    """
    if part not in ("line", "unit", "locality", "province", "postal_code", "mailing"):
        message = "part is line, unit, locality, province, postal_code or mailing"
        raise ValueError(message)

    def rule(text: str) -> str | None:
        told: str | None = getattr(address.read(text, language), part)
        return told

    return rule


def _titled(word: str) -> str:
    if word in _SMALL:
        return word
    elided = re.match(r"[dl]['’]", word)
    if elided:
        return word[:2] + word[2:].capitalize()
    return word.capitalize()
