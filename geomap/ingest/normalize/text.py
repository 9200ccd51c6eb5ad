"""Text: one spelling of spaces and accents, no markup, nothing hidden, no fillers."""

import html
import re
import unicodedata

from geomap.ingest.normalize import capitals, mojibake
from geomap.ingest.normalize.reading import Reading
from geomap.ingest.normalize.wordlists import phrases
from geomap.model.schema import Language

# Text made only of these signs, single-spaced, needs no cleaning at all. The signs
# that mojibake begins with are left out, so that they take the careful path.
_PLAIN = re.compile(
    r"[!-%'-;=>?-~À-ÁÄ-ÍÏÑ-ÖØ-áäãç-öø-ÿœŒ](?: ?[!-%'-;=>?-~À-ÁÄ-ÍÏÑ-ÖØ-áäãç-öø-ÿœŒ])*+"
)
# More than two marks on one letter belong to no language's writing.
_PILE = re.compile(r"([\u0300-\u036f]{2})[\u0300-\u036f]+")
_MARKUP = re.compile(r"<(?:/?[a-zA-Z][^<>]{0,2000}|!--[^<>]{0,2000}--|![^<>]{0,200})>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_UNSAFE = re.compile(
    r"<\s{0,9}/?\s{0,9}(?:script|iframe|object|embed|svg)\b"
    r"|<[^<>]{0,500}\bon[a-z]{3,20}\s{0,9}=|javascript\s{0,9}:|vbscript\s{0,9}:",
    re.IGNORECASE,
)
_FORMULA = re.compile(
    r"=\S|[+\-@]\s?[A-Za-z.]{1,30}\(|[=+\-@]\s?cmd\||"
    r"#(?:REF|N/A|VALUE|NAME\?|DIV/0|NULL|NUM|NOM\?|VALEUR)!?",
    re.IGNORECASE,
)
_FILLERS = frozenset(phrases("text.fillers"))
_FILLER_SIGNS = re.compile(r"[-–—.·_*x?X ]{2,}|[-–—.·_*]")
_BREAK = re.compile(r"(?<=\S)(?:\r\n|\r|\n)+(?=\S)")
# Where French writes a space that does not break: before high signs, inside quotation
# marks and within numbers.
_UNBROKEN = re.compile(
    r"(?<=\S)[\u00a0\u202f](?=[;:!?»])|(?<=«)[\u00a0\u202f](?=\S)"
    r"|(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d)|h\b|[%$€])|(?<=\d[\u00a0\u202f]h)[\u00a0\u202f](?=\d)"
)
# Deeper escaping is nothing that a person wrote; it is withheld rather than guessed.
_PASSES = 4


def read(text: str, language: Language = "en") -> Reading:
    """Return the text as it should be published.

    >>> read("  Bureau de Qu\u00c3\u00a9bec ")
    Reading(value='Bureau de Québec', code='F003', suggestion=None)
    >>> read("<b>City Hall</b> &amp; Library")
    Reading(value='City Hall & Library', code='F051', suggestion=None)
    >>> read("t.b.d."), read("TBD").code
    (Reading(value='t.b.d.', code=None, suggestion=None), 'R105')
    >>> read("BUREAU DE LA GRC", "fr").suggestion
    'Bureau de la GRC'
    """
    reading = clean(text)
    value = reading.value
    if value is None:
        return reading
    if is_filler(value):
        return Reading(None, "R105")
    if reading.code is None and capitals.is_shouted(value):
        return Reading(value, "R104", capitals.title(value, language))
    return reading


def clean(text: str) -> Reading:
    r"""Return the text without what should never be in any text; fillers are kept.

    >>> clean("Main\u00a0 Library\n"), clean("a\u200bb").code
    (Reading(value='Main Library', code='R103', suggestion=None), 'R107')
    >>> clean("<script>alert(1)</script>").code, clean("=1+1").code, clean("").code
    ('D710', 'F009', None)
    >>> clean("Accueil\u00a0: 1\u00a0000 places")
    Reading(value='Accueil\xa0: 1\xa0000 places', code=None, suggestion=None)
    """
    if _PLAIN.fullmatch(text) and "javascript" not in text:
        return Reading(None, "F009") if _FORMULA.match(text) else Reading(text)
    code = _refusal(text)
    if code or not text.strip():
        return Reading(None, code)
    return _until_stable(text)


def is_filler(text: str) -> bool:
    """Tell whether the text only stands where a value should be.

    >>> is_filler("N/A"), is_filler(".."), is_filler("xxx"), is_filler("Test Street")
    (True, True, True, False)
    """
    if len(text) > 20:
        return False
    return text.casefold() in _FILLERS or _FILLER_SIGNS.fullmatch(text) is not None


def one_line(text: str) -> str:
    r"""Return the text with every run of spaces of any kind as one space.

    >>> one_line("a\u00a0 b\tc ")
    'a b c'
    """
    return " ".join(text.split())


def _refusal(text: str) -> str | None:
    """Return the code of what may not be in a text at all."""
    if _UNSAFE.search(text):
        return "D710"
    return "F009" if _FORMULA.match(text.lstrip()) else None


def _until_stable(text: str) -> Reading:
    code = None
    for _ in range(_PASSES):
        cleaned, met = _pass(text)
        code = code or met
        # What was hidden by escaping shows now.
        if refused := _refusal(cleaned):
            return Reading(None, refused)
        if cleaned == text:
            return Reading(text or None, code)
        text = cleaned
    return Reading(None, "D710")


def _pass(text: str) -> tuple[str, str | None]:
    """Clean once; the code is the most telling of what was met."""
    bare = _without_markup(text)
    repaired = mojibake.repair(bare)
    seen = _without_hidden(unicodedata.normalize("NFC", repaired))
    spaced = _spaced(seen)
    met = (
        ("F051", bare != text),
        ("F003", repaired != bare or "\ufffd" in text),
        ("R107", seen != unicodedata.normalize("NFC", repaired)),
        # Lines are how addresses are written, and no fault.
        ("R103", spaced != _BREAK.sub(" ", seen)),
    )
    return spaced, next((code for code, happened in met if happened), None)


def _spaced(text: str) -> str:
    """Return the text on one line, with the spaces that French does not break."""
    kept = [space[0] for space in _UNBROKEN.finditer(text)]
    if not kept:
        return one_line(text)
    marked = one_line(_UNBROKEN.sub("\0", text)).split("\0")
    return "".join(map("".join, zip(marked, [*kept, ""], strict=True)))


def _without_markup(text: str) -> str:
    # Escaped markup is left for the next pass, after it was looked at for danger.
    if "<" in text:
        return _MARKUP.sub(" ", text)
    return _ENTITY.sub(_unescaped, text) if "&" in text else text


def _unescaped(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])


def _without_hidden(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    if text.isprintable():
        return _PILE.sub(r"\1", text)
    return "".join(sign for sign in text if sign.isspace() or not _is_hidden(sign))


def _is_hidden(sign: str) -> bool:
    # Cs (lone surrogates) cannot be written to any file; Co and Cn show as boxes.
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn")
