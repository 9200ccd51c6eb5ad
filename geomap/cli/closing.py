"""closures: close many locations for a time, such as in a storm."""

import re
from datetime import datetime

import click

from geomap.cli import language, rooms
from geomap.cli.submitting import who
from geomap.errors import UserError
from geomap.finding import closures as matching
from geomap.i18n import words
from geomap.model.closure import Closure, Selector
from geomap.model.records import Text
from geomap.model.schema import Language
from geomap.store import closures as kept
from geomap.store.shelf import Shelf

_ACTIONS = ("list", "add", "end")


@click.command()
@click.argument("action", type=click.Choice(_ACTIONS), default="list")
@click.argument("closure_id", metavar="[CLOSURE]", required=False)
@click.option("--source", "sources", multiple=True, help="Close this source.")
@click.option("--order", "orders", multiple=True, help="Close this order.")
@click.option("--province", "provinces", multiple=True, help="Close this province.")
@click.option("--id", "ids", multiple=True, help="Close this location.")
@click.option("--box", help="Close an area: SOUTH,WEST,NORTH,EAST.")
@click.option("--polygon", help="Close an area: LAT,LON for each corner, with spaces.")
@click.option("--start", help="From when, with the zone; now if not said.")
@click.option("--until", help="Until when, with the zone.")
@click.option("--en", help="Why, in English.")
@click.option("--fr", help="Why, in French.")
@who
@language.option
def closures(
    action: str, closure_id: str | None, by: str, said_in: Language, **asked: object
) -> None:
    """List notices of closure, add one, or end one early.

    What is closed must fit all that is said: a province and an order close that order
    in that province.
    """
    shelf = rooms.shelf()
    if action == "add":
        _tell(shelf, kept.add(shelf, _made(asked, by)), said_in)
    elif action == "end":
        if not closure_id:
            raise UserError("closure.which")
        ended = kept.end(shelf, closure_id, by=by, now=rooms.now())
        click.echo(words.say("closure.ended", said_in, closure=ended.id))
    else:
        _list(shelf, said_in)


def _made(asked: dict[str, object], by: str) -> Closure:
    if not asked["until"]:
        raise UserError("closure.when")
    return Closure(
        id="",
        selector=_selector(asked),
        starts=_moment(asked["start"]) if asked["start"] else rooms.now(),
        ends=_moment(asked["until"]),
        notice=Text(_said(asked["en"]), _said(asked["fr"])),
        by=by,
        made_at=rooms.now(),
    )


def _selector(asked: dict[str, object]) -> Selector:
    lists = {name: asked[name] for name in ("sources", "orders", "provinces", "ids")}
    selector = {
        name: tuple(v) for name, v in lists.items() if isinstance(v, tuple) and v
    }
    if asked["box"]:
        selector["box"] = _numbers(str(asked["box"]))
    if asked["polygon"]:
        corners = str(asked["polygon"]).split()
        selector["polygon"] = tuple(_numbers(corner) for corner in corners)
    return selector


def _numbers(text: str) -> tuple[float, ...]:
    if not re.fullmatch(r"-?\d{1,3}(\.\d{1,9})?(,-?\d{1,3}(\.\d{1,9})?)*", text):
        raise UserError("closure.area")
    return tuple(float(part) for part in text.split(","))


def _moment(text: object) -> datetime:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        raise UserError("closure.no_zone") from None


def _said(text: object) -> str | None:
    return str(text).strip() or None if text else None


def _tell(shelf: Shelf, closure: Closure, said_in: Language) -> None:
    locations = shelf.snapshot().directory.locations
    number = int(matching.closed(locations, closure).sum())
    facts = {"closure": closure.id, "until": f"{closure.ends:%Y-%m-%d %H:%M %z}"}
    click.echo(words.count("closure.made", said_in, number, **facts))


def _list(shelf: Shelf, said_in: Language) -> None:
    found = kept.listed(shelf)
    for each in found:
        mark = "*" if each.is_on(rooms.now()) else " "
        what = "; ".join(f"{name} {list(v)}" for name, v in each.selector.items())
        times = f"{each.starts:%Y-%m-%d %H:%MZ} - {each.ends:%Y-%m-%d %H:%MZ}"
        click.echo(f"{mark} {each.id:>3}  {times}  {what}  {each.notice.of(said_in)}")
    click.echo(words.count("closure.count", said_in, len(found)))
