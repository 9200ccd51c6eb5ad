"""Yes and no, in both languages."""

from geomap.ingest.normalize.folding import squeeze
from geomap.ingest.normalize.reading import NOTHING, Reading

_ANSWERS = {
    **dict.fromkeys(["yes", "y", "oui", "o", "true", "vrai", "t", "v", "1", "10", "x", "available", "disponible", "accessible"], "yes"),
    **dict.fromkeys(["no", "n", "non", "false", "faux", "f", "0", "00", "unavailable", "indisponible", "inaccessible", "notaccessible"], "no"),
    **dict.fromkeys(["", "unknown", "inconnu", "na", "nd", "so"], None),
}  # fmt: skip


def read(text: str) -> Reading:
    """Return "yes" or "no"; what is said to be unknown is None without an issue.

    >>> read("Oui").value, read("N").value, read("1.0").value, read("✓").value
    ('yes', 'no', 'yes', 'yes')
    >>> read("unknown"), read("partly").code
    (Reading(value=None, code=None, suggestion=None), 'R106')
    """
    if text in ("yes", "no"):
        return Reading(text)
    text = text.strip()
    if text in ("✓", "✔", "☑"):
        return Reading("yes")
    key = squeeze(text[:40])
    if not text or (key and key in _ANSWERS):
        value = _ANSWERS[key]
        return Reading(value) if value else NOTHING
    return Reading(None, "R106")
