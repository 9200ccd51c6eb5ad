"""A cursor over tokens: look ahead, take, or stop where understanding ends."""

from collections.abc import Sequence

from geomap.hours.reading import Unread
from geomap.hours.tokens import Token

# Words that say nothing by themselves; "from" counts before a date.
FILLERS = ("noise", "from")


class Cursor:
    """A place in a row of tokens; `year` is the last year a date was given in."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.year = 0

    def peek(self, ahead: int = 0) -> Token:
        """Return a token without taking it; past the end, the end."""
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)]

    def kinds(self, count: int) -> tuple[str, ...]:
        """Return the kinds of the next tokens."""
        return tuple(self.peek(ahead).kind for ahead in range(count))

    def take(self) -> Token:
        """Return the next token and move past it."""
        token = self.peek()
        self.at += 1
        return token

    def skip(self, *kinds: str) -> bool:
        """Move past all tokens of these kinds; tell whether there was any."""
        start = self.at
        while self.peek().kind in kinds:
            self.at += 1
        return self.at > start

    def stop(self) -> Unread:
        """Return the exception that says where understanding ended."""
        return Unread(self.peek().start)
