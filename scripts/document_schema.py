"""docs/schema.md: every field, from fields.toml, and every vocabulary, in two languages."""

from importlib import resources

from geomap.model import schema, vocabulary
from geomap.model.schema import Field

HEAD = """# Schema · Schéma

Generated from `geomap/model/fields.toml` and `geomap/model/codes/` by `make docs`.
One row of a directory is one location; the column names below are those of tables, templates and exports.

Produit à partir de `geomap/model/fields.toml` et de `geomap/model/codes/` par `make docs`.
Une ligne d'un répertoire est un emplacement; les noms de colonne ci-dessous sont ceux des tables, des modèles et des exportations.

## Fields · Champs

| column · colonne | type | English | Français | HSDS 3 | schema.org | half-life (days) · demi-vie (jours) |
|---|---|---|---|---|---|---|
"""


def page() -> str:
    """Return the page as text."""
    rows = "\n".join(_row(field) for field in schema.fields())
    return HEAD + rows + "\n\n## Vocabularies · Vocabulaires\n" + _vocabularies()


def _row(field: Field) -> str:
    kind = field.type + (f" ({field.codes})" if field.codes else "")
    kind += f", {field.unit}" if field.unit else ""
    kind += ", required · obligatoire" if field.required else ""
    cells = (
        f"`{field.column}`",
        kind,
        f"**{field.label['en']}.** {field.help['en']}",
        f"**{field.label['fr']}.** {field.help['fr']}",
        f"`{field.hsds}`",
        f"`{field.schema_org}`",
        str(field.half_life or ""),
    )
    return "| " + " | ".join(cells) + " |"


def _vocabularies() -> str:
    named = {field.codes for field in schema.fields() if field.codes}
    files = resources.files("geomap.model").joinpath("codes").iterdir()
    known = {file.name.removesuffix(".csv") for file in files}
    return "".join(_vocabulary(name) for name in sorted(named & known))


def _vocabulary(name: str) -> str:
    rows = "\n".join(
        f"| `{term.code}` | {term.en} | {term.fr} |"
        for term in vocabulary.terms(name).values()
    )
    return f"\n### {name}\n\n| code | English | Français |\n|---|---|---|\n{rows}\n"
