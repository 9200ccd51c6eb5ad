"""Yes and no, in both languages."""

from geomap.ingest.normalize.folding import squeeze
from geomap.ingest.normalize.reading import NOTHING, Reading
from geomap.ingest.normalize.wordlists import words

_ANSWERS = {
    **dict.fromkeys(words("yesno.yes"), Reading("yes")),
    **dict.fromkeys(words("yesno.no"), Reading("no")),
    **dict.fromkeys(words("yesno.unknown"), NOTHING),
}
_TICKS = frozenset({"✓", "✔", "☑"})


def read(text: str) -> Reading:
    """Return "yes" or "no"; what is said to be unknown is None without an issue.

    >>> read("Oui").value, read("N").value, read("1.0").value, read("✓").value
    ('yes', 'no', 'yes', 'yes')
    >>> read("unknown"), read("partly").code
    (Reading(value=None, code=None, suggestion=None), 'R106')
    """
    text = text.strip()
    if not text:
        return NOTHING
    if text in _TICKS:
        return Reading("yes")
    return _ANSWERS.get(squeeze(text[:40])) or Reading(None, "R106")
