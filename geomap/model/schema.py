"""The fields of fields.toml as records: the one schema everything is derived from."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

FieldType = Literal[
    "text", "code", "codes", "number", "integer", "date",
    "url", "email", "phone", "hours", "yesno",
]  # fmt: skip
Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, Language] = ("en", "fr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column of the directory, as declared.

    `path` is the dotted name used in declarations, `column` the name in tables and
    files; `language` is set on the two halves of a bilingual field.
    """

    path: str
    column: str
    type: FieldType
    label: dict[str, str]
    help: dict[str, str]
    headers: tuple[str, ...]
    language: Language | None = None
    base: str = ""
    codes: str | None = None
    unit: str | None = None
    required: bool = False
    derived: bool = False
    hsds: str = ""
    schema_org: str = ""
    half_life: int | None = None

    @property
    def is_number(self) -> bool:
        """Whether the column holds numbers rather than text."""
        return self.type in ("number", "integer")


@cache
def fields() -> tuple[Field, ...]:
    """Return every field, in the order of the file; bilingual ones twice."""
    text = resources.files("geomap.model").joinpath("fields.toml").read_text("utf-8")
    declared = tomllib.loads(text)["field"]
    return tuple(half for entry in declared for half in _halves(entry))


@cache
def by_path() -> dict[str, Field]:
    """Return the fields by dotted path, such as `address.postal_code`."""
    return {field.path: field for field in fields()}


@cache
def by_column() -> dict[str, Field]:
    """Return the fields by column name, such as `address_postal_code`."""
    return {field.column: field for field in fields()}


def column_of(path: str) -> str:
    """Return the column a path is kept in.

    >>> column_of("location.name.en"), column_of("address.line.fr")
    ('name_en', 'address_line_fr')
    """
    return path.removeprefix("location.").replace(".", "_")


def _halves(entry: dict[str, object]) -> tuple[Field, ...]:
    plain = {k: v for k, v in entry.items() if k not in ("bilingual", "headers")}
    headers: dict[str, list[str]] = entry.get("headers", {})  # type: ignore[assignment]
    path = str(entry["path"])
    if not entry.get("bilingual"):
        names = tuple(name for group in headers.values() for name in group)
        return (_field(plain, path, names, None),)
    return tuple(
        _field(plain, f"{path}.{language}", tuple(headers.get(language, ())), language)
        for language in LANGUAGES
    )


def _field(
    plain: dict[str, object],
    path: str,
    headers: tuple[str, ...],
    language: Language | None,
) -> Field:
    values = {**plain, "path": path, "column": column_of(path), "headers": headers}
    return Field(**values, language=language, base=str(plain["path"]))  # type: ignore[arg-type]


@cache
def headers_of_either_language() -> dict[str, tuple[str, ...]]:
    """Return, by base path, the headers that do not tell which language they hold."""
    text = resources.files("geomap.model").joinpath("fields.toml").read_text("utf-8")
    return {
        entry["path"]: tuple(entry.get("headers", {}).get("any", ()))
        for entry in tomllib.loads(text)["field"]
        if entry.get("bilingual")
    }
