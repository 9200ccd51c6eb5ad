"""How much one file may cost to read."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Ceilings for one reading. Sizes are in bytes, times in seconds.

    The defaults are for files that arrive over the web; `LARGE` is for a person who
    runs the command on a machine of their own.
    """

    size: int = 25 * MEGABYTE
    rows: int = 250_000
    columns: int = 1_000
    value: int = 65_536
    cells: int = 10_000_000
    entries: int = 2_000
    unpacked: int = 300 * MEGABYTE
    ratio: int = 200
    depth: int = 100
    memory: int = 2_000 * MEGABYTE
    written: int = 400 * MEGABYTE
    processor_time: int = 20
    wall_time: int = 60


WEB = Limits()
LARGE = Limits(
    size=2_500 * MEGABYTE,
    rows=10_000_000,
    columns=5_000,
    value=1_000_000,
    cells=500_000_000,
    entries=10_000,
    unpacked=4_000 * MEGABYTE,
    memory=8_000 * MEGABYTE,
    written=5_000 * MEGABYTE,
    processor_time=600,
    wall_time=900,
)
