"""Assembly: the items of a text put together into rules, or refused as ambiguous."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from geomap.hours import closures, fortnights
from geomap.hours.items import Item
from geomap.hours.reading import Unread
from geomap.hours.rule import HOLIDAY, MIDNIGHT, Rule, Span

BY_APPOINTMENT = "by appointment"


@dataclass(slots=True)
class Assembly:
    """Rules in the making: what is pending has been named but has no times yet."""

    rules: list[Rule] = field(default_factory=list)
    closed: list[Item] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pending: list[Item] = field(default_factory=list)
    every: dict[int, int] = field(default_factory=dict)
    last: str = ""
    is_times_first: bool = False
    is_appointment: bool = False
    was_appointment: bool = False
    section: tuple[Span, ...] = ()

    def add(self, item: Item) -> None:
        """Take one more item."""
        getattr(self, f"_{item.kind}")(item)
        if item.kind != "note":
            self.last = item.kind

    def finished(self, end: int) -> tuple[Rule, ...]:
        """Return the rules; raise Unread at `end` if something was left hanging."""
        self._settle(end)
        if not self.rules and self.closed:
            return _only_closed(self.closed, end)
        if not self.rules:
            raise Unread(end)
        fortnightly = [
            fortnights.expanded(rule, self.every.get(index, 1), end)
            for index, rule in enumerate(self.rules)
        ]
        return closures.applied(fortnightly, self.closed, end)

    def _days(self, item: Item) -> None:
        if self.is_times_first:
            self._attach(item)
            return
        self._settle_appointment()
        self.pending.append(item)

    def _dates(self, item: Item) -> None:
        self._days(item)

    def _times(self, item: Item) -> None:
        if not self.rules and not self.pending and not self.closed:
            self.is_times_first = True
        if self.is_times_first:
            self._add_times(item)
        elif self.pending:
            self._open(item, Rule(times=item.times))
        elif self.rules and self.last in ("times", "appointment"):
            times = self.rules[-1].times + item.times
            self.rules[-1] = self.rules[-1].with_times(times)
        else:
            raise Unread(item.position)

    def _always(self, item: Item) -> None:
        if self.rules or self.pending:
            raise Unread(item.position)
        self.rules.append(Rule(times=((0, MIDNIGHT),)))

    def _closed(self, item: Item) -> None:
        is_bare = not (item.days or item.dates or item.times)
        self._settle_appointment()
        if not self.pending:
            self.closed.append(item)
        elif is_bare:
            self._close_pending(item)
        elif (item.times and not item.days) or HOLIDAY in item.days:
            raise Unread(item.position)
        else:
            # "Wednesday closed Thursday 9 to 5": what follows is a new beginning.
            self._close_pending(item)
            self._begin(item)

    def _close_pending(self, item: Item) -> None:
        days, dates = self._taken(item.position)
        closed = Item(kind="closed", position=item.position, days=days, dates=dates)
        self.closed.append(closed)

    def _begin(self, item: Item) -> None:
        self.pending = [item]
        if item.times:
            self._open(item, Rule(times=item.times))
            self.last = "times"

    def _except(self, item: Item) -> None:
        if not (item.days or item.dates):
            raise Unread(item.position)
        self.closed.append(item)

    def _opens(self, item: Item) -> None:
        """Repeat the last rule on these days, from another time on."""
        if not self.rules or self.pending or self.rules[-1].state != "open":
            raise Unread(item.position)
        opens, day = item.times[0][0], item.days[0][:2]
        rule = self.rules[-1]
        times = closures.minus(rule.times, ((0, opens),))
        if day not in rule.days or not times:
            raise Unread(item.position)
        self.rules.append(Rule(dates=rule.dates, days=item.days, times=times))

    def _appointment(self, item: Item) -> None:
        self._unknown(item)
        self.notes.append(item.text)

    def _unknown(self, item: Item) -> None:
        """Take OSM's own word for it; the reason follows in quotes."""
        self.is_appointment = bool(self.pending)
        self.was_appointment = True
        del item

    def _text(self, item: Item) -> None:
        if item.text != BY_APPOINTMENT:
            raise Unread(item.position)
        self.notes.append(item.text)

    def _note(self, item: Item) -> None:
        self.notes.append(item.text)

    def _break(self, item: Item) -> None:
        del item
        self.section = ()

    def _open(self, item: Item, rule: Rule) -> None:
        """Give the pending dates and days their times."""
        every = max(pending.every for pending in self.pending)
        days, dates = self._taken(item.position)
        if days and not dates:
            dates = self.section
        was_dated = bool(self.rules) and bool(self.rules[-1].dates)
        if was_dated and not dates:
            # "May to September Mon-Fri 9-5; Sat 10-2": is Saturday all year?
            raise Unread(item.position)
        if any(span.end for span in dates):
            self.section = dates
        self.every[len(self.rules)] = every
        comment = BY_APPOINTMENT if rule.state == "unknown" else None
        opened = Rule(
            dates=dates, days=days, times=rule.times, state=rule.state, comment=comment
        )
        self.rules.append(opened)
        self.is_appointment = False

    def _add_times(self, item: Item) -> None:
        if self.rules and not self.rules[-1].days:
            times = self.rules[-1].times + item.times
            self.rules[-1] = self.rules[-1].with_times(times)
        else:
            self.rules.append(Rule(times=item.times))

    def _attach(self, item: Item) -> None:
        """Give times that came first their days: "9-5 Monday to Friday"."""
        if not self.rules or (self.last == "break" and self.rules[-1].days):
            raise Unread(item.position)
        rule = self.rules[-1]
        days, dates = rule.days + item.days, rule.dates + item.dates
        self.rules[-1] = Rule(days=days, dates=dates, times=rule.times)

    def _taken(self, position: int) -> tuple[tuple[str, ...], tuple[Span, ...]]:
        changes = zip(self.pending, self.pending[1:], strict=False)
        if sum(a.kind != b.kind for a, b in changes) > 1:
            # "Tuesdays in May and Thursday the 3rd": which days on which dates?
            raise Unread(position)
        days = tuple(day for item in self.pending for day in item.days)
        dates = tuple(span for item in self.pending for span in item.dates)
        self.pending = []
        return days, dates

    def _settle_appointment(self) -> None:
        if self.is_appointment and self.pending:
            self._open(self.pending[0], Rule(state="unknown"))

    def _settle(self, end: int) -> None:
        if self.was_appointment and not self.rules:
            self.is_appointment = True
        self._settle_appointment()
        if self.is_appointment and not self.rules:
            self.rules.append(Rule(state="unknown", comment=BY_APPOINTMENT))
        if not self.pending:
            return
        only_dates = all(item.kind == "dates" for item in self.pending)
        if not only_dates or len(self.rules) != 1 or self.rules[0].dates:
            raise Unread(end)
        _, dates = self._taken(end)
        rule = self.rules[0]
        self.rules = [Rule(dates=dates, days=rule.days, times=rule.times)]


def of(items: Iterable[Item], end: int) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Return the rules and the notes of the items of a text `end` characters long."""
    assembly = Assembly()
    for item in items:
        assembly.add(item)
    rules = assembly.finished(end)
    return rules, tuple(dict.fromkeys(note for note in assembly.notes if note))


def _only_closed(closed: list[Item], end: int) -> tuple[Rule, ...]:
    """Take "Closed" for closed; "closed Fridays" alone does not say when it is open."""
    if len(closed) == 1 and not (closed[0].days or closed[0].dates or closed[0].times):
        return (Rule(state="off"),)
    raise Unread(end)
