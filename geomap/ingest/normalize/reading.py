"""What a normalizer made of one value."""

from typing import NamedTuple


# A tuple rather than a dataclass: a million of them are made for one file.
class Reading(NamedTuple):
    """The value as it will be kept, and the issue met on the way.

    `value` is None when nothing can be kept. `code` is an issue of the catalogue and
    may come with a value (the text was repaired) or without one (it is withheld).
    `suggestion` is what a person is asked to confirm; it is never applied by itself.
    """

    value: str | None
    code: str | None = None
    suggestion: str | None = None


NOTHING = Reading(None)
