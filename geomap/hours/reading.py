"""A reading: what a text about hours became, or why it could not be read."""

from dataclasses import dataclass

_MARK = "▸"
_LONGEST_KEPT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The outcome of reading one text.

    `osm` is canonical OSM opening_hours, None when the text was not read; then `code`
    is the issue (H501 unparsed, H502 closes before it opens), `position` the character
    where understanding ended, `suggestion` either hours to confirm or the text with a
    mark at that position. `note` holds what the notation cannot say, as published.
    """

    osm: str | None
    code: str | None = None
    suggestion: str | None = None
    note: str | None = None
    position: int | None = None


class Unread(Exception):
    """Understanding ended at `position`."""

    def __init__(self, position: int, *, suggestion: str | None = None) -> None:
        self.position = position
        self.suggestion = suggestion
        super().__init__(f"not understood at {position}")


class Backwards(Unread):
    """Hours close before they open; `suggestion` is the pair of times meant."""


def refused(text: str, error: Unread) -> Reading:
    """Return the reading of a text that was not understood, marked where it ended."""
    kept = text[:_LONGEST_KEPT]
    at = min(error.position, len(kept))
    marked = f"{kept[:at]}{_MARK}{kept[at:]}" if kept.strip() else None
    return Reading(
        osm=None,
        code="H502" if isinstance(error, Backwards) else "H501",
        suggestion=error.suggestion or marked,
        note=kept.strip() or None,
        position=error.position,
    )
