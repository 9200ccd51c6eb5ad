"""Canadian addresses, in both languages, from one line or several."""

import re
from typing import NamedTuple

from geomap.ingest.normalize import (
    capitals,
    civic,
    endings,
    mailing,
    street,
    text,
    unit,
)
from geomap.ingest.normalize.folding import fold
from geomap.model.schema import Language

_LENGTH_MAX = 500
_PASSES = 4
_BREAKS = re.compile(r"\s*[\r\n;|]+\s*")
_COMMAS = re.compile(r"[\s,]*,[\s,]*")
# "Apothecary Hall 488 Water Street": a building's name, then the civic number.
_NAMED_BUILDING = re.compile(
    r"^((?:[^\W\d_][\w'’.-]*\s){0,4}(?:hall|building|centre|center|mall|plaza|house|library|"
    r"édifice|school|place|complex))\s(?=\d{1,5}[a-z]?\s\D)",
    re.IGNORECASE,
)


# A tuple rather than a dataclass: one is made for every address of a file.
class Address(NamedTuple):
    """The parts of an address; `line` is civic number, street and unit as shown.

    `unit` is without its word. `mailing` is what only mail uses (PO box, rural route).
    `language` is the one the address is written in. `code` is an issue, A304 when no
    street could be found in it.
    """

    civic: str | None = None
    street: str | None = None
    unit: str | None = None
    line: str | None = None
    locality: str | None = None
    province: str | None = None
    postal_code: str | None = None
    mailing: str | None = None
    language: Language = "en"
    code: str | None = None


NOWHERE = Address()


def read(line: str, language: Language = "en") -> Address:
    r"""Return the parts of an address; the language decides what the address does not.

    >>> a = read("32525 Simon Avenue, Suite 100\nAbbotsford, British Columbia\nV2T6T6")
    >>> a.line, a.locality, a.province, a.postal_code
    ('32525 Simon Avenue, Suite 100', 'Abbotsford', 'BC', 'V2T 6T6')
    >>> a = read("1355 rue Grande Allée, bureau 101, C.P. 40, Québec (Québec)", "fr")
    >>> a.line, a.mailing, a.locality
    ('1355, rue Grande Allée, bureau 101', 'C.P. 40', 'Québec')
    >>> read("8512 164th st surrey bc v4n 1e5").locality, read("Town Hall").code
    ('Surrey', 'A304')
    """
    cleaned = text.clean(_BREAKS.sub(", ", line[:_LENGTH_MAX].strip()))
    if cleaned.value is None:
        return Address(code=cleaned.code) if cleaned.code else NOWHERE
    start = whole = _COMMAS.sub(", ", cleaned.value).strip(" ,")
    if text.clean(whole).value != whole:
        return Address(code="A304")
    found = address = _parts(start, language)
    # What is tidied once may read differently again; it is read until it does not.
    for _ in range(_PASSES):
        if not address.line or address.line == start:
            break
        start = address.line
        address = _parts(start, language)
        found = _merged(found, address)
    if not found.line or (found.line == start and text.clean(start).value == start):
        return found
    return Address(line=whole, language=language, code="A304")


def key(line: str) -> str:
    """Return what two spellings of one civic address have in common, units left out.

    >>> key("400-123 Main St. E") == key("123, rue Main Est, bureau 5")
    True
    >>> key("Town Hall")
    'town hall'
    """
    address = read(line)
    if not address.street:
        return fold(line)
    return f"{address.civic or ''} {street.key(address.street)}".strip()


def _parts(line: str, language: Language) -> Address:
    ending = endings.split(line)
    spoken = street.language_of(ending.rest, language)
    rest, box = mailing.split(ending.rest, spoken)
    found = unit.split(rest, spoken)
    pieces = _joined(_COMMAS.split(_NAMED_BUILDING.sub(r"\1, ", found.rest)))
    is_ended = ending.province is not None or ending.postal_code is not None
    town = _last_town(pieces) if is_ended else None
    if is_ended and town is None and _is_town(pieces, spoken):
        town = pieces.pop()
    pieces = [_capitalized(piece, line, spoken) for piece in pieces]
    place = _place_of_street(pieces, spoken)
    if place is None:
        return _streetless(found, ending, town=town, box=box, language=spoken)
    door = civic.split(pieces[place])
    way = street.read(door.rest, spoken)
    if way.after and not is_ended:
        way = way._replace(text=f"{way.text} {way.after}", after="")
    pieces[place] = _shown(door, way.text, spoken)
    pieces.insert(place + 1, found.shown or "")
    return Address(
        civic=door.number,
        street=way.text or None,
        unit=found.unit or door.unit,
        line=", ".join(piece for piece in pieces if piece),
        locality=_titled(town or way.after, spoken),
        province=ending.province,
        postal_code=ending.postal_code,
        mailing=box,
        language=spoken,
        code=None if way.is_known or (door.number and way.text) else "A304",
    )


def _streetless(
    found: unit.Found,
    ending: endings.Ending,
    *,
    town: str | None,
    box: str | None,
    language: Language,
) -> Address:
    """Return an address of which nothing, or nothing but mail and units, is left."""
    return Address(
        unit=found.unit,
        line=found.shown,
        locality=_titled(town, language),
        language=language,
        province=ending.province,
        postal_code=ending.postal_code,
        mailing=box,
        code=None if box else "A304",
    )


def _joined(pieces: list[str]) -> list[str]:
    """Join a civic number to the street after the comma: "1355, rue Grande Allée"."""
    pieces = [piece for piece in pieces if piece]
    for place, piece in enumerate(pieces[:-1]):
        door = civic.split(piece)
        if door.number and not door.rest:
            # "100, 200 Main St": the first is a unit.
            follows = civic.split(pieces[place + 1]).number
            mark = "-" if follows else " "
            return [
                *pieces[:place],
                piece + mark + pieces[place + 1],
                *pieces[place + 2 :],
            ]
    return pieces


def _last_town(pieces: list[str]) -> str | None:
    """Take the last piece off as the town, if it can be one."""
    if len(pieces) < 2 or any(map(str.isdigit, pieces[-1])):
        return None
    return pieces.pop()


def _place_of_street(pieces: list[str], language: Language) -> int | None:
    """Return which piece holds the street: one with a number, else one with a type."""
    for place, piece in enumerate(pieces):
        if civic.split(piece).number:
            return place
    for place, piece in enumerate(pieces):
        if street.read(piece, language).is_known:
            return place
    return 0 if pieces else None


def _shown(door: civic.Civic, way: str, language: Language) -> str:
    """Return number and street as their language writes them."""
    if door.number is None:
        return way[:1].upper() + way[1:]
    if language == "en":
        number = f"{door.unit}-{door.number}" if door.unit else door.number
        return f"{number} {way}".strip()
    mark = ", " if street.is_french_first(way) else " "
    number = f"{door.number}{mark}{way}".strip(" ,")
    return f"{number}, {unit.named(door.unit, language)}" if door.unit else number


def _is_town(pieces: list[str], language: Language) -> bool:
    """Tell whether all that is left is one name, such as "Rencontre East"."""
    if len(pieces) != 1 or any(map(str.isdigit, pieces[0])):
        return False
    return not street.read(pieces[0], language).is_known


def _capitalized(piece: str, whole: str, language: Language) -> str:
    """Give a piece its capitals when the whole address is shouted or all small."""
    if not (whole.isupper() or whole.islower()):
        return piece
    return capitals.title(piece, language)


def _titled(town: str | None, language: Language) -> str | None:
    return _capitalized(town, town, language) if town else None


def _merged(first: Address, again: Address) -> Address:
    """Return the later reading, with what only the earlier one still saw."""
    return Address(
        civic=again.civic,
        street=again.street,
        unit=again.unit or first.unit,
        line=again.line,
        locality=first.locality or again.locality,
        province=first.province or again.province,
        postal_code=first.postal_code or again.postal_code,
        mailing=first.mailing or again.mailing,
        language=again.language,
        code=again.code,
    )
