"""A hostile file and what must come of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from geomap.ingest.readers.limits import Limits
from geomap.model.rows import Rows

# Small ceilings, so that "too big" can be shown with small files.
TIGHT = Limits(
    size=6_000_000,
    rows=5_000,
    columns=300,
    unpacked=20_000_000,
    processor_time=8,
    wall_time=30,
)


@dataclass(frozen=True)
class Canary:
    """A file that must not be read and an address that must not be called."""

    secret: Path
    url: str


@dataclass(frozen=True, kw_only=True)
class Case:
    """`id` is the row of the catalogue of hostile input; `code` None means it is read."""

    id: str
    why: str
    name: str
    build: Callable[[Canary], bytes]
    code: str | tuple[str, ...] | None
    holds: Callable[[Rows], bool] = field(default=lambda _: True)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes any of which is right."""
        if self.code is None:
            return ()
        return (self.code,) if isinstance(self.code, str) else self.code


def case(number: str, why: str, name: str, content, code, holds=lambda _: True) -> Case:
    """Return a case; `content` is bytes, text or a function of the canary."""
    build = content if callable(content) else lambda _: content
    return Case(
        id=number,
        why=why,
        name=name,
        build=lambda canary: _bytes(build(canary)),
        code=code,
        holds=holds,
    )


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
