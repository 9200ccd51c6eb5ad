"""Postal codes as people write them, and as numbers that sort and pack well."""

import re

from geomap.model import vocabulary

# Letters Canada Post does not use cannot be mistaken for others here; in the place of
# a digit, a letter that looks like one is one.
_DIGITS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = re.compile(r"[\s.\-_  ]+")
_CODE = re.compile(
    r"[ABCEGHJKLMNPRSTVXY]\d[ABCEGHJKLMNPRSTVWXYZ]\d[ABCEGHJKLMNPRSTVWXYZ]\d"
)
_FSA = re.compile(r"[ABCEGHJKLMNPRSTVXY]\d[ABCEGHJKLMNPRSTVWXYZ]")
_INSIDE = re.compile(r"\b[A-Z][0-9OIL][A-Z][ -]?[0-9OIL][A-Z][0-9OIL]\b", re.IGNORECASE)
_SHAPE = re.compile(r"[A-Z][0-9OIL][A-Z](?:[0-9OIL]?|[0-9OIL][A-Z][0-9OIL]?)")
_UNKNOWN = -1


def tidy(text: str) -> str | None:
    """Return the postal code a text is, None when it is none.

    >>> tidy("k1a0b1"), tidy(" K1A-OB1 "), tidy("H2X 1Y4"), tidy("Ottawa")
    ('K1A 0B1', 'K1A 0B1', 'H2X 1Y4', None)
    """
    plain = _plain(text)
    if len(plain) != 6:
        return None
    if _CODE.fullmatch(plain) is None:
        plain = _with_digits(plain)
    return f"{plain[:3]} {plain[3:]}" if _CODE.fullmatch(plain) else None


def tidy_fsa(text: str) -> str | None:
    """Return the first half of a postal code a text is, None when it is none.

    >>> tidy_fsa("x0a"), tidy_fsa("KIA"), tidy_fsa("K1"), tidy_fsa("Ohé")
    ('X0A', 'K1A', None, None)
    """
    plain = _plain(text)
    if len(plain) != 3:
        return None
    fsa = plain[0] + plain[1].translate(_DIGITS) + plain[2]
    return fsa if _FSA.fullmatch(fsa) else None


def found_in(text: str) -> str | None:
    """Return the last postal code inside a longer text, such as an address.

    >>> found_in("90 Elgin St, Ottawa ON K1P 5E9"), found_in("90 Elgin St")
    ('K1P 5E9', None)
    """
    found = _INSIDE.findall(text)
    return tidy(found[-1]) if found else None


def is_malformed(text: str) -> bool:
    """Return whether a text looks like a postal code, or its beginning, and is none.

    >>> is_malformed("D1A 1A1"), is_malformed("K1A 0O1"), is_malformed("k1a 0")
    (True, True, True)
    >>> is_malformed("KIA 0BI"), is_malformed("x0a"), is_malformed("Nain")
    (False, False, False)
    """
    plain = _plain(text)
    looks_like_one = _SHAPE.fullmatch(plain) and re.search(r"\d", plain)
    return bool(looks_like_one) and not (tidy(text) or tidy_fsa(text))


def provinces_of(code: str) -> tuple[str, ...]:
    """Return the provinces and territories whose codes start as a code does.

    >>> provinces_of("K1A 0B1"), provinces_of("X0A")
    (('ON',), ('NT', 'NU'))
    """
    return tuple(
        province
        for province, term in vocabulary.terms("provinces").items()
        if code[0] in term.more["postal_letters"]
    )


def spot_in(text: str) -> re.Match[str] | None:
    """Return where the one postal code inside a longer text is, if there is one.

    >>> spot_in("Ottawa K1P 5E9").group(), spot_in("Ottawa")
    ('K1P 5E9', None)
    """
    found = _INSIDE.search(text)
    return found if found and tidy(found.group()) else None


def number(code: str) -> int:
    """Return a tidy postal code as a number in the order of the codes.

    >>> number("A0A 0A0"), number("K1A 0B1")
    (0, 6827611)
    """
    total = 0
    for place, sign in enumerate(code[:3] + code[4:]):
        total = total * 10 + int(sign) if place % 2 else total * 26 + ord(sign) - 65
    return total


def code(number: int) -> str:
    """Return the postal code of a number.

    >>> code(0), code(number("K1A 0B1"))
    ('A0A 0A0', 'K1A 0B1')
    """
    signs = ""
    for place in reversed(range(6)):
        number, sign = divmod(number, 10 if place % 2 else 26)
        signs = (str(sign) if place % 2 else chr(sign + 65)) + signs
    return f"{signs[:3]} {signs[3:]}"


def number_of(text: object) -> int:
    """Return the number of the postal code a text is, -1 when it is none."""
    code = tidy(text) if isinstance(text, str) else None
    return _UNKNOWN if code is None else number(code)


def is_rural(code: str) -> bool:
    """Return whether a code is of a rural area: its second sign is 0.

    >>> is_rural("X0A 0H0"), is_rural("K1A 0B1")
    (True, False)
    """
    return code[1] == "0"


def _with_digits(plain: str) -> str:
    return "".join(
        sign.translate(_DIGITS) if place % 2 else sign
        for place, sign in enumerate(plain)
    )


def _plain(text: str) -> str:
    return _SEPARATORS.sub("", text).upper()
