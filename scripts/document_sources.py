"""docs/sources.md: who supplied what, under which terms, and what no one has yet."""

import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from geomap.i18n import formats
from geomap.ingest import sources
from geomap.model import vocabulary
from geomap.model.source import Source

ROOT = Path(__file__).parent.parent
DECLARATIONS = ROOT / "data" / "sources"
STARTER = ROOT / "data" / "starter"
# Orders of government that fill the same place, as on the page of sources.
ORDERS = (
    ("federal",),
    ("provincial", "territorial"),
    ("municipal",),
    ("indigenous",),
)
COUNTED = "\n**{en}** rows from {of} sources. · **{fr}** lignes de {of} sources.\n"
Held = Mapping[str, tuple[Mapping[str, str], ...]]

HEAD = """# Sources

Who supplied what the starter directory holds, under which terms, how old it is, and what no one has supplied yet.
Generated from `data/sources` and `data/starter` by `make docs`; do not edit it. `geomap sources` says the same of what
is published on a shelf. The licence `facts` means that only facts were compiled from public pages; no file of the
publisher's was copied. The date is that of the facts, not of the day they were collected.

Qui a fourni ce que contient le répertoire de départ, à quelles conditions, de quand datent les faits, et ce que
personne n'a encore fourni. Produit à partir de `data/sources` et de `data/starter` par `make docs`; ne pas modifier.
`geomap sources` dit la même chose de ce qui est publié sur une tablette. La licence `facts` signifie que seuls des
faits ont été compilés à partir de pages publiques; aucun fichier de l'éditeur n'a été copié. La date est celle des
faits, et non du jour de leur collecte.
"""
GAPS = """
## What no one has supplied yet · Ce que personne n'a encore fourni

Counters of governments in the starter directory, before the same office in several sources is counted once. **0** means
that nobody has given us any, not that there are none. Libraries, health facilities and community places are not counted.

Comptoirs de gouvernements dans le répertoire de départ, avant qu'un bureau présent dans plusieurs sources soit compté
une seule fois. **0** veut dire que personne ne nous en a donné, et non qu'il n'y en a pas. Les bibliothèques, les
établissements de santé et les lieux communautaires ne sont pas comptés.

| Province or territory · Province ou territoire | Federal · Fédéral | Provincial or territorial · Provincial ou territorial | Municipal | Indigenous · Autochtone |
|---|--:|--:|--:|--:|
"""


def page() -> str:
    """Return the page as text."""
    declared = sources.load(DECLARATIONS)
    held = {name: rows(STARTER / f"{name}.csv") for name in declared}
    total, sources_held = sum(map(len, held.values())), sum(map(bool, held.values()))
    counted = COUNTED.format(
        en=formats.number(total, "en"), fr=formats.number(total, "fr"), of=sources_held
    )
    listed = "".join(_section(one, len(held[one.id])) for one in declared.values())
    return HEAD + counted + GAPS + _gaps(held) + _unsupplied(held) + listed


def rows(file: Path) -> tuple[Mapping[str, str], ...]:
    """Return the rows of one starter file, none where there is no file."""
    if not file.exists():
        return ()
    with file.open(encoding="utf-8-sig", newline="") as text:
        return tuple(csv.DictReader(text))


def supplied(held: Held) -> Counter[tuple[str, str]]:
    """Count the counters of governments by province or territory and by order."""
    kinds = vocabulary.terms("location_types")
    return Counter(
        (row["address_province"], row["organization_order"])
        for several in held.values()
        for row in several
        if kinds[row["type"]].more["counter"] == "yes"
    )


def _gaps(held: Held) -> str:
    known = supplied(held)
    return "".join(
        f"| {term.en} · {term.fr} | "
        + " | ".join(_count(sum(known[code, one] for one in each)) for each in ORDERS)
        + " |\n"
        for code, term in vocabulary.terms("provinces").items()
    )


def _count(number: int) -> str:
    return str(number) if number else "**0**"


def _unsupplied(held: Held) -> str:
    empty = [f"`{name}`" for name, several in held.items() if not several]
    if not empty:
        return ""
    names = ", ".join(empty)
    return (
        f"\nDeclared, with nothing in the starter directory: {names}."
        f" · Déclarées, sans rien dans le répertoire de départ\u00a0: {names}.\n"
    )


def _section(source: Source, count: int) -> str:
    """Return what is known of one source, in both languages."""
    note = [source.note["en"], source.note["fr"]] if source.note else []
    facts = [
        _pair(source.publisher),
        f"Rows · Lignes\u00a0: {count}",
        f"As of · En date du\u00a0: {source.as_of or '–'}",
        f"Licence\u00a0: {source.licence}",
    ]
    lines = [
        f"## {source.id}",
        " — ".join(facts),
        f"> {source.attribution['en']}\\\n> {source.attribution['fr']}",
        *note,
        *([f"<{source.homepage}>"] if source.homepage else []),
    ]
    return "\n" + "\n\n".join(lines) + "\n"


def _pair(both: Mapping[str, str]) -> str:
    same = both["en"] == both["fr"]
    return f"**{both['en']}**" if same else f"**{both['en']}** · **{both['fr']}**"
