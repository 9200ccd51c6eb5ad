"""Parts: the columns a street address is spread over in many files."""

from collections.abc import Sequence

from geomap.ingest.normalize.folding import squeeze

_NUMBER = (
    "streetno", "streetnumber", "streetnum", "stno", "stnum", "civicno", "civicnumber",
    "civic", "housenumber", "addressnumber", "addrno", "nociv", "nocivique",
    "numerocivique", "nocivlie", "noadresse", "numero", "addnum", "no",
)  # fmt: skip
_BEFORE = (
    "generique", "typerue", "prefixtemp", "prefixe", "dirpre", "typevoie",
)  # fmt: skip
_LINK = ("lien", "liaison", "particule")
_NAME = (
    "streetname", "street", "stname", "roadname", "road", "nomrue", "rue", "nomvoie",
    "prefixtempnom", "nomtemp", "nomdelarue", "linearname", "addressstreet",
)  # fmt: skip
_AFTER = (
    "streettype", "streetsuffix", "sttype", "roadtype", "streetdirection", "streetdir",
    "direction", "dir", "orientation", "suffix", "sttypeabbr", "stdir", "dirtemp",
)  # fmt: skip


def of_street(headers: Sequence[str]) -> tuple[str, ...]:
    """Return the headers that make a street together, in the order they are said.

    >>> of_street(["STREET_NAME", "CITY", "STREET_NO"])
    ('STREET_NO', 'STREET_NAME')
    >>> of_street(["CITY"])
    ()
    """
    by_key = {squeeze(header): header for header in reversed(headers)}
    name = _first(by_key, _NAME)
    if name is None:
        return ()
    found = [_first(by_key, group) for group in (_NUMBER, _BEFORE, _LINK)]
    found += [name, *_all(by_key, _AFTER)]
    return tuple(dict.fromkeys(header for header in found if header))


def is_number(header: str) -> bool:
    """Tell whether a header is one of those for civic numbers."""
    return squeeze(header) in _NUMBER


def _first(by_key: dict[str, str], names: Sequence[str]) -> str | None:
    return next((by_key[name] for name in names if name in by_key), None)


def _all(by_key: dict[str, str], names: Sequence[str]) -> list[str]:
    return [by_key[name] for name in names if name in by_key]
