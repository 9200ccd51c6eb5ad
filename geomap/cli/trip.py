"""trip: the fewest stops for several tasks, or for a life event."""

from dataclasses import asdict
from typing import Any

import click
import orjson

from geomap import config
from geomap.cli import language, rooms
from geomap.errors import UserError
from geomap.finding.answer import Found, Question
from geomap.finding.finder import Finder
from geomap.finding.trip import errand, events
from geomap.finding.trip.errand import Errand, Planned
from geomap.finding.trip.plan import MAX_TASKS, MAX_WITHIN_M, Left, Stop
from geomap.i18n import formats, words
from geomap.model import vocabulary
from geomap.model.schema import Language

_MOST_KM = MAX_WITHIN_M / 1_000


@click.command()
@click.argument("query")
@click.option(
    "--service", "services", multiple=True, help="A task: a code of the catalogue."
)
@click.option("--event", help="A life event instead, such as birth.")
@click.option("--language", "served_in", help="A language of service, such as fr.")
@click.option(
    "--within",
    type=click.FloatRange(0, _MOST_KM, min_open=True),
    default=50,
    show_default=True,
    help="Kilometres, in a straight line.",
)
@click.option("--in-person", is_flag=True, help="Go also for what can be done at home.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--words", "said_in", type=click.Choice(["en", "fr"]), default=None)
def trip(
    query: str,
    services: tuple[str, ...],
    event: str | None,
    served_in: str | None,
    within: float,
    in_person: bool,
    as_json: bool,
    said_in: Language | None,
) -> None:
    """Plan one trip from QUERY, a postal code or a place, for several tasks."""
    reader = said_in or language.preferred()
    for code in services:
        _known("services", code)
    if served_in:
        _known("languages", served_in)
    question = Question(
        text=query,
        services=_few(services),
        language=served_in,
        within=within * 1_000,
        reader=reader,
    )
    asked = Errand(question=question, event=_event(event), is_in_person=in_person)
    snapshot = rooms.shelf().snapshot()
    planned = errand.planned(Finder(snapshot, rooms.places()), asked)
    if lacking := errand.lacking(planned):
        raise UserError(lacking)
    if as_json:
        body = orjson.dumps(_json(planned, snapshot.id), option=orjson.OPT_INDENT_2)
        click.echo(body.decode())
        return
    _tell(planned, reader)


def _known(codes: str, code: str) -> None:
    if code not in vocabulary.terms(codes):
        raise UserError("verbs.no_code", {"code": code, "list": codes})


def _few(services: tuple[str, ...]) -> tuple[str, ...]:
    if len(services) > MAX_TASKS:
        raise UserError("trip.several", {"most": MAX_TASKS})
    return services


def _event(code: str | None) -> events.Event | None:
    if code is None:
        return None
    known = events.load(config.settings().reference)
    if code not in known:
        raise UserError("verbs.no_code", {"code": code, "list": "life_events"})
    return known[code]


def _tell(planned: Planned, reader: Language) -> None:
    trip, asked = planned.trip, planned.asked
    if trip is None:
        click.echo(words.say(f"verbs.outcome.{asked.outcome}", reader, place=""))
        for choice in asked.choices:
            name = choice.name_en if reader == "en" else choice.name_fr
            click.echo(f"  {name} ({choice.province})")
        return
    for one in trip.remote:
        click.echo(_line(one.service, words.say(f"trip.how.{one.how}", reader), reader))
    for number, stop in enumerate(trip.stops, start=1):
        click.echo(_stop(number, stop, reader))
    for left in trip.left:
        click.echo(_left(left, planned, reader))
    if trip.stops:
        length = formats.distance(trip.metres, reader)
        click.echo(words.say("trip.length", reader, length=length))


def _line(service: str, told: str, reader: Language) -> str:
    colon = words.say("punctuation.colon", reader)
    return f"{_task(service, reader)}{colon} {told}"


def _stop(number: int, stop: Stop, reader: Language) -> str:
    record = stop.found.location
    radius = record.position_radius if record.is_approximate else None
    far = formats.distance(stop.leg, reader, radius)
    tasks = [f"     - {_task(code, reader)}" for code in stop.services]
    return "\n".join([f"{number:>3}. {record.name.of(reader)} ({far})", *tasks])


def _left(left: Left, planned: Planned, reader: Language) -> str:
    most = formats.radius(planned.errand.within, reader)
    why = words.say(f"trip.why.{left.why}", reader, most=most)
    name = left.nearest.location.name.of(reader) if left.nearest else None
    nearest = f" {words.say('trip.nearest', reader)} {name}" if name else ""
    return _line(left.service, f"{why}{nearest}", reader)


def _task(code: str, reader: Language) -> str:
    return vocabulary.name("services", code, reader)


def _json(planned: Planned, snapshot_id: str) -> dict[str, Any]:
    trip, asked = planned.trip, planned.asked
    told: dict[str, Any] = {
        "outcome": asked.outcome,
        "place": asdict(asked.place) if asked.place else None,
        "choices": [asdict(choice) for choice in asked.choices],
        "services": planned.services,
        "province": planned.province,
        "snapshot": snapshot_id,
    }
    if trip is not None:
        told |= {
            "remote": [asdict(one) for one in trip.remote],
            "stops": [_stop_json(stop) for stop in trip.stops],
            "left": [_left_json(left) for left in trip.left],
            "length_m": round(trip.metres),
            "alternatives": trip.alternatives,
        }
    return told


def _stop_json(stop: Stop) -> dict[str, Any]:
    tasks = {"services": stop.services, "also": stop.also}
    return {"location": _plain(stop.found), **tasks, "leg_m": round(stop.leg)}


def _left_json(left: Left) -> dict[str, Any]:
    nearest = _plain(left.nearest) if left.nearest else None
    return {"service": left.service, "why": left.why, "nearest": nearest}


def _plain(found: Found) -> dict[str, Any]:
    known = asdict(found.location).items()
    plain = {k: v for k, v in known if v not in (None, (), {})}
    return {"distance_m": round(found.metres), **plain}
