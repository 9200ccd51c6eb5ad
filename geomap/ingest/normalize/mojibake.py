"""Mojibake: UTF-8 that was once read as cp1252 or latin-1, such as "QuÃ©bec"."""

import re


def _as_bytes() -> dict[str, int]:
    """Return the byte each sign of cp1252 stands for, with latin-1 in its holes."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        try:
            table[bytes([byte]).decode("cp1252")] = byte
        except UnicodeDecodeError:
            continue
    return table


_BYTES = _as_bytes()
_TRAIL = "[" + re.escape("".join(s for s, byte in _BYTES.items() if byte < 0xC0)) + "]"
# A lead byte with the right number of trail bytes. Real text has "Ã" or "â" before a
# letter, never before a sign of the upper table, which is what makes the repair safe.
_BROKEN = re.compile(
    f"[\u00c2-\u00df]{_TRAIL}|[\u00e0-\u00ef]{_TRAIL}{{2}}|[\u00f0-\u00f4]{_TRAIL}{{3}}"
)
# A letter before a no-break space is right in French ("fermé »", "MARCHÉ :"): only
# these two are what is left of broken text there.
_BEFORE_SPACE = "\u00c2\u00c3"
# "Ã " is "à" whose no-break space was turned into a space on the way.
_BROKEN_A = re.compile("\u00c3 (?=[a-z])")


def repair(text: str) -> str:
    """Return the text with broken sequences read again as UTF-8.

    >>> repair("Qu\u00c3\u00a9bec \u00e2\u20ac\u201c C\u00c3\u00b4te")
    'Québec – Côte'
    >>> repair("Château São Ângelo")
    'Château São Ângelo'
    >>> repair("«\u00a0fermé\u00a0»") == "«\u00a0fermé\u00a0»"
    True
    """
    if text.isascii():
        return text
    return _BROKEN.sub(_read_again, _BROKEN_A.sub("à ", text))


def _read_again(broken: re.Match[str]) -> str:
    if broken[0][1] == "\u00a0" and broken[0][0] not in _BEFORE_SPACE:
        return broken[0]
    try:
        return bytes(_BYTES[sign] for sign in broken[0]).decode("utf-8")
    except UnicodeDecodeError:
        return broken[0]
