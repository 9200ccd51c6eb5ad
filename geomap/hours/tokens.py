"""Tokens: a text cut into words, numbers and signs, and the words given meanings."""

import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

LONGEST_TEXT = 5_000

_DASHES = "-–—−‐‑‒―"
_APOSTROPHES = "'’ʼ`´"
_MONTHS_THAT_ARE_DAYS = "mar"


@dataclass(frozen=True, slots=True)
class Token:
    """One meaning: its kind, its value, the text it stands for and where it starts.

    Kinds are the headings and keys of lexicon.toml, and `number`, `date` (ISO),
    `text` (quoted), `word` (not in the lexicon) and `end`; a sign is its own kind.
    """

    kind: str
    value: str
    text: str
    start: int


def read(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text, the last one of kind `end`. Linear in its length."""
    pieces = list(_pieces(text))
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        token, used = _meaning(pieces, at, text)
        tokens.append(_settled(token, tokens, pieces[at + used : at + used + 3]))
        at += used
    return (*tokens, Token("end", "", "", len(text)))


def fold(text: str) -> str:
    """Return the text in small letters without accents.

    >>> fold("Fermé à l'Étage")
    "ferme a l'etage"
    """
    split = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def _pieces(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        piece = _piece(text, at)
        if piece is not None:
            yield piece
            at += len(piece.text)
        else:
            at += 1


def _piece(text: str, at: int) -> Token | None:
    sign = text[at]
    if sign != "\n" and (sign.isspace() or sign in _APOSTROPHES):
        return None
    if sign.isdecimal():
        return _number(text, at)
    if sign.isalpha():
        word = text[at : _end_of(text, at, letters=True)]
        return Token("word", fold(word), word, at)
    return _quoted(text, at) if sign == '"' else _sign(sign, at)


def _sign(sign: str, at: int) -> Token:
    kind = "-" if sign in _DASHES else ";" if sign == "\n" else sign
    return Token(kind, kind, sign, at)


def _number(text: str, at: int) -> Token:
    iso = text[at : at + 10]
    end = _end_of(text, at, letters=False)
    if _is_iso(iso) and not text[at + 10 : at + 11].isdecimal():
        return Token("date", iso, iso, at)
    return Token("number", text[at:end], text[at:end], at)


def _is_iso(text: str) -> bool:
    year, month, day = text[:4], text[5:7], text[8:10]
    digits = all(part.isdecimal() for part in (year, month, day))
    return len(text) == 10 and digits and text[4] + text[7] == "--"


def _quoted(text: str, at: int) -> Token:
    close = text.find('"', at + 1)
    if close < 0:
        return Token('"', '"', '"', at)
    return Token("text", text[at + 1 : close], text[at : close + 1], at)


def _end_of(text: str, at: int, *, letters: bool) -> int:
    end = at
    while end < len(text) and _continues(text[end], letters):
        end += 1
    return end


def _continues(sign: str, letters: bool) -> bool:  # noqa: FBT001
    if letters:
        return sign.isalpha() or bool(unicodedata.combining(sign))
    return sign.isdecimal()


def _meaning(pieces: Sequence[Token], at: int, text: str) -> tuple[Token, int]:
    first = pieces[at]
    for length in range(min(_longest(), len(pieces) - at), 0, -1):
        key = tuple(piece.value for piece in pieces[at : at + length])
        if key in _phrases():
            kind, value = _phrases()[key]
            last = pieces[at + length - 1]
            said = text[first.start : last.start + len(last.text)]
            return Token(kind, value, said, first.start), length
    return first, 1


def _settled(token: Token, before: Sequence[Token], after: Sequence[Token]) -> Token:
    """Decide between two meanings of one word: "ET", "AT", "EST" and "Mar"."""
    if token.text in ("ET", "AT", "EST"):
        return Token("zone", token.text, token.text, token.start)
    if fold(token.text) == _MONTHS_THAT_ARE_DAYS and _is_in_a_date(before, after):
        return Token("month", "3", token.text, token.start)
    return token


def _is_in_a_date(before: Sequence[Token], after: Sequence[Token]) -> bool:
    kinds = [token.kind for token in before[-2:]]
    if kinds[-1:] == ["number"] or kinds == ["month", "to"]:
        return True
    values = [piece.value for piece in after] + ["", "", ""]
    dated = values[0].isdecimal() and values[1] not in (":", "h", "am", "pm", ".")
    if dated and (values[1] in ("-", "to", ",") or len(values[1]) == 4):
        return _is_month(values[2]) or len(values[1]) == 4 or values[1] == ","
    return values[0] == "-" and _is_month(values[1])


def _is_month(word: str) -> bool:
    return _phrases().get((word,), ("", ""))[0] == "month"


@cache
def _phrases() -> dict[tuple[str, ...], tuple[str, str]]:
    lexicon = tomllib.loads(
        resources.files("geomap.hours").joinpath("lexicon.toml").read_text("utf-8")
    )
    named = {
        tuple(phrase.split()): (kind if kind != "sign" else value, value)
        for kind, meanings in lexicon.items()
        for value, phrases in meanings.items()
        for phrase in phrases
    }
    # A dash is a range, but it stays what it is inside longer phrases.
    return {**named, ("-",): ("to", "-")}


@cache
def _longest() -> int:
    return max(len(phrase) for phrase in _phrases())
