"""sources: what has been supplied, and what nobody has supplied yet."""

from collections.abc import Mapping

import click
from rich.console import Console
from rich.table import Table

from geomap import config
from geomap.cli import language, rooms
from geomap.finding.finder import Finder
from geomap.i18n import formats, freshness, words
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.model.snapshot import Version
from geomap.model.source import Source


@click.command()
@language.option
def sources(said_in: Language) -> None:
    """List every source with its licence, version, rows and freshness."""
    declared, shelf = rooms.sources(), rooms.shelf()
    active = shelf.active()
    console = Console(width=200, highlight=False, soft_wrap=True)
    table = Table(box=None, pad_edge=False)
    for key in ("source", "publisher", "licence", "version", "rows", "as_of", "fresh"):
        numeric = key in ("version", "rows")
        heading = words.say(f"verbs.sources.{key}", said_in)
        table.add_column(
            heading,
            justify="right" if numeric else "left",
            no_wrap=True,
            overflow="fold",
        )
    for source_id in sorted({*declared, *active}):
        table.add_row(*_row(source_id, declared, active.get(source_id), said_in))
    console.print(table)
    if active:
        _tell_gaps(Finder(shelf.snapshot(), rooms.places()), console, said_in)
    else:
        home = config.settings().home
        console.print(words.say("verbs.sources.nothing", said_in, home=home))


def _row(
    source_id: str,
    declared: Mapping[str, Source],
    version: Version | None,
    said_in: Language,
) -> tuple[str, ...]:
    if version is None:
        source = declared[source_id]
        unpublished = words.say("verbs.sources.unpublished", said_in)
        publisher = source.publisher[said_in]
        return (source_id, publisher, source.licence, "–", "–", "–", unpublished)
    return (
        source_id,
        version.publisher.get(said_in, ""),
        version.licence,
        str(version.number),
        formats.number(version.rows, said_in),
        version.as_of or "–",
        freshness.say(version.as_of, said_in, rooms.now().date()),
    )


def _tell_gaps(finder: Finder, console: Console, said_in: Language) -> None:
    console.print("\n" + words.say("verbs.sources.gaps", said_in))
    known = finder.supplied
    for code, province in vocabulary.terms("provinces").items():
        missing = [
            vocabulary.name("orders_of_government", order, said_in).lower()
            for order in ("federal", _middle(province.more["kind"]), "municipal")
            if not known.get((code, order))
        ]
        missing += _indigenous(known.get((code, "indigenous"), 0), said_in)
        if missing:
            listed = formats.joined(missing, said_in)
            colon = "\u00a0: " if said_in == "fr" else ": "
            console.print(f"  {province.name(said_in)}{colon}{listed}")


def _middle(kind: str) -> str:
    return "territorial" if kind == "territory" else "provincial"


def _indigenous(count: int, said_in: Language) -> list[str]:
    name = vocabulary.name("orders_of_government", "indigenous", said_in).lower()
    return [] if count else [name]
