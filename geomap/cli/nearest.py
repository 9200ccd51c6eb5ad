"""nearest: the offices closest to a postal code or a place."""

import math
from dataclasses import asdict

import click
import orjson

from geomap.cli import language, rooms
from geomap.errors import UserError
from geomap.finding.answer import Answer, Found, Question
from geomap.finding.finder import Finder
from geomap.i18n import formats, words
from geomap.ingest.normalize import phone
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.places.place import Place


@click.command()
@click.argument("query")
@click.option("--service", help="A code of the service catalogue, such as passport.")
@click.option("--language", "served_in", help="A language of service, such as fr.")
@click.option("--limit", type=click.IntRange(1, 50), default=5, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--words", "said_in", type=click.Choice(["en", "fr"]), default=None)
def nearest(
    query: str,
    service: str | None,
    served_in: str | None,
    limit: int,
    as_json: bool,
    said_in: Language | None,
) -> None:
    """Say which locations are nearest to QUERY: a postal code or a place."""
    reader = said_in or language.preferred()
    _known("services", service)
    _known("languages", served_in)
    question = Question(
        text=query,
        services=(service,) if service else (),
        language=served_in,
        limit=limit,
        reader=reader,
    )
    snapshot = rooms.shelf().snapshot()
    answer = Finder(snapshot, rooms.places()).ask(question)
    if as_json:
        body = orjson.dumps(
            _json(answer, snapshot.id), option=orjson.OPT_INDENT_2
        ).decode()
        click.echo(body)
        return
    _tell(answer, reader)


def _known(vocabulary_name: str, code: str | None) -> None:
    if code and code not in vocabulary.terms(vocabulary_name):
        raise UserError("verbs.no_code", {"code": code, "list": vocabulary_name})


def _tell(answer: Answer, reader: Language) -> None:
    place = _named(answer.place, reader) if answer.place else ""
    click.echo(words.say(f"verbs.outcome.{answer.outcome}", reader, place=place))
    for item in answer.items:
        click.echo(_lines(item, reader))
    for choice in answer.choices:
        click.echo(f"  {_named(choice, reader)}")


def _named(place: Place, reader: Language) -> str:
    name = place.name_en if reader == "en" else place.name_fr
    return f"{name} ({place.province})" if place.province else name


def _lines(item: Found, reader: Language) -> str:
    record = item.location
    radius = record.position_radius if item.is_approximate else None
    is_far = math.isfinite(item.metres)
    far = formats.distance(item.metres, reader, radius) if is_far else ""
    address = ", ".join(
        part
        for part in (
            record.address.of(reader),
            record.locality.of(reader),
            record.province,
            record.postal_code,
        )
        if part
    )
    number = phone.shown(record.phone or record.toll_free or "", reader)
    parts = (f"{far:>14}  {record.name.of(reader)}", address, number)
    return ("\n" + " " * 16).join(part for part in parts if part)


def _json(answer: Answer, snapshot_id: str) -> dict[str, object]:
    return {
        "outcome": answer.outcome,
        "place": asdict(answer.place) if answer.place else None,
        "items": [
            {"distance_m": _whole(item.metres), **_plain(item)} for item in answer.items
        ],
        "choices": [asdict(choice) for choice in answer.choices],
        "snapshot": snapshot_id,
    }


def _whole(metres: float) -> int | None:
    return round(metres) if math.isfinite(metres) else None


def _plain(item: Found) -> dict[str, object]:
    return {k: v for k, v in asdict(item.location).items() if v not in (None, (), {})}
