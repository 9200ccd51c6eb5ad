"""Until when whoever asked has used what they had: no names, constant memory.

The two tables lie in memory that is shared by all workers, since they are made before
the workers are. A key is not kept: its fingerprint under a secret of this run chooses
one place in each table. Two keys may meet in one place, hardly ever in both, and the
less used place decides. Nothing is ever removed, since a moment that is past says
nothing. Two workers may write one place at once; then one asker has one answer more.
"""

import hashlib
import mmap
import secrets

_PLACES = 65_536
_BYTES = 8


class Allowances:
    """Moments on a clock that only goes forward, by key."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(16)
        self._tables = tuple(
            memoryview(mmap.mmap(-1, _PLACES * _BYTES)).cast("d") for _ in range(2)
        )

    def used_until(self, key: str) -> float:
        """Return until when the key's allowance is used; a past moment if it is not."""
        first, second = self._places(key)
        return min(self._tables[0][first], self._tables[1][second])

    def use(self, key: str, now: float, seconds: float) -> None:
        """Use so many seconds more of the key's allowance."""
        until = max(now, self.used_until(key)) + seconds
        for table, place in zip(self._tables, self._places(key), strict=True):
            table[place] = max(table[place], until)

    def _places(self, key: str) -> tuple[int, int]:
        digest = hashlib.blake2b(key.encode(), digest_size=8, key=self._secret).digest()
        return (
            int.from_bytes(digest[:4]) % _PLACES,
            int.from_bytes(digest[4:]) % _PLACES,
        )
