"""Units: the suite, floor or door of an address, in either language."""

import re
from typing import NamedTuple

from geomap.ingest.normalize import text as plain
from geomap.ingest.normalize.reading import Reading
from geomap.model.schema import Language

# The word as written, folded, to the word as shown in English and in French.
WORDS = {
    word: (english, french)
    for words, english, french in (
        ("suite ste bureau bur", "Suite", "bureau"),
        ("office", "Office", "bureau"),
        ("unit unité unite", "Unit", "unité"),
        ("apt apartment app appartement", "Apt", "app."),
        ("room rm salle", "Room", "salle"),
        ("local", "Unit", "local"),
        ("door porte", "Door", "porte"),
        ("bay baie", "Bay", "baie"),
        ("floor étage etage", "Floor", "étage"),
        ("level niveau", "Level", "niveau"),
    )
    for word in words.split()
}
_NUMBER = r"([A-Z]?-?\d{1,5}(?:[.-]\d{1,4})?[A-Z]?|[A-Z]\b(?!['’.]))"
_NAMED = re.compile(
    rf"(?<![\w'-])(?:\#\s?)?({'|'.join(WORDS)})\.?\s?(?:no\.?|number|num[ée]ro|\#|:)?\s?"
    rf"{_NUMBER}(?![\w-])",
    re.IGNORECASE,
)
_HASH = re.compile(r"(?<!\w)#\s?([A-Z]?-?\d{1,5}[A-Z]?|[A-Z])(?![\w-])", re.IGNORECASE)
_FLOOR = re.compile(
    r"(?<![\w-])(?:\d{1,2}(?:st|nd|rd|th)\sfl(?:oor|r)?(?!\w)\.?|"
    r"(?:main|ground|lower|upper|first|second|third|fourth|fifth)\s(?:floor|level)(?!\w)|"
    r"\d{1,2}\s?(?:er|re|e|è|[eè]me|i[eè]me)\s[ée]tage(?!\w)|"
    r"(?:premier|deuxième|troisième|quatrième)\sétage(?!\w)|rez-de-chauss[ée]e|sous-sol)",
    re.IGNORECASE,
)
# Every pattern above needs one of these; most addresses have none of them.
_LIKELY = re.compile(
    rf"#|(?<![\w'-])(?:{'|'.join(WORDS)}|sous-sol|rez-de)(?!\w)|fl(?:oor|r)?\b",
    re.IGNORECASE,
)
_MOST = 3


class Found(NamedTuple):
    """The address without its units, the units without the word, and as shown."""

    rest: str
    unit: str | None
    shown: str | None


def split(text: str, language: Language) -> Found:
    """Return the address without suites and floors, and these as shown in the language.

    >>> split("12 Main St Suite 100", "en"), split("5, rue Main, 2e étage", "fr")[1:]
    (Found(rest='12 Main St', unit='100', shown='Suite 100'), ('2e étage', '2e étage'))
    >>> split("#5, 12 Main St", "en")[1:], split("1 Bay Street", "en").unit
    (('5', 'Unit 5'), None)
    """
    units: list[str] = []
    shown: list[str] = []
    for _ in range(_MOST if _LIKELY.search(text) else 0):
        match = _NAMED.search(text) or _HASH.search(text) or _FLOOR.search(text)
        if match is None:
            break
        unit, name = _read(match, language)
        units.append(unit)
        shown.append(name)
        text = _without(text, match)
    return Found(text, ", ".join(units) or None, ", ".join(shown) or None)


def read(value: str) -> Reading:
    """Read a unit that stands in a column of its own, without the word for it.

    What is not only units is kept as it is written, word and all.

    >>> read("bureau 300").value, read("Suite B").value, read("2nd floor").value
    ('300', 'B', '2nd floor')
    >>> read("4th Floor, Suite 435").value, read("Block D").value, read("#5").value
    ('435, 4th Floor', 'Block D', '5')
    """
    reading = plain.read(value)
    found = split(reading.value or "", "en")
    if found.rest or not found.unit:
        return reading
    # Capitals to look at are those of the word, which goes.
    code = None if reading.suggestion else reading.code
    return Reading(found.unit, code)


def named(unit: str, language: Language) -> str:
    """Return a unit whose word is not known as the language shows it.

    >>> named("400", "en"), named("400", "fr")
    ('Unit 400', 'bureau 400')
    """
    return f"Unit {unit}" if language == "en" else f"bureau {unit}"


def _read(match: re.Match[str], language: Language) -> tuple[str, str]:
    if match.re is _FLOOR:
        return match[0], match[0]
    if match.re is _HASH:
        return match[1].upper(), named(match[1].upper(), language)
    english, french = WORDS[match[1].lower()]
    number = match[2].upper()
    return number, f"{english if language == 'en' else french} {number}"


def _without(text: str, match: re.Match[str]) -> str:
    """Cut the match out, leaving one comma where there were commas around it."""
    head, tail = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    if head.endswith((",", "-", "(")) or tail.startswith((",", "-", ")")):
        head, tail = head.rstrip(" ,-("), tail.lstrip(" ,-)")
        return f"{head}, {tail}" if head and tail else head + tail
    return f"{head} {tail}".strip()
