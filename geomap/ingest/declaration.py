"""One declaration: a TOML document checked key by key and made into a Source."""

from collections.abc import Mapping
from dataclasses import fields as fields_of
from pathlib import Path
from typing import Any, NoReturn

from geomap.errors import SourceError
from geomap.ingest import functions
from geomap.ingest.functions import BadSpecification
from geomap.model import schema, vocabulary
from geomap.model.source import Example, Expectation, FileLayout, Source

# What TOML gives: texts, numbers, lists and tables, checked here and nowhere else.
Declared = Any

_SECTIONS = (
    "source", "file", "columns", "constants", "keep", "drop", "identity", "ignore",
    "expect", "example",
)  # fmt: skip
_SOURCE_KEYS = (
    "id", "jurisdiction", "publisher", "licence", "attribution", "order", "language",
    "homepage", "as_of", "rank", "layer", "note", "fetch",
)  # fmt: skip
_REQUIRED = ("id", "jurisdiction", "publisher", "licence", "attribution", "order")
_BILINGUAL = ("publisher", "attribution", "note")


def read(document: Mapping[str, Any], file: Path, id_: str) -> Source:
    """Return the Source a document declares; SourceError names the key at fault."""
    reader = _Reader(document, file)
    return reader.source(id_)


def column_for(path: str, language: str) -> str | None:
    """Return our column of a path; a bilingual path without language takes this one.

    >>> column_for("location.name", "fr"), column_for("address.province", "fr")
    ('name_fr', 'address_province')
    """
    field = schema.by_path().get(path) or schema.by_path().get(f"{path}.{language}")
    return None if field is None or field.derived else field.column


class _Reader:
    """Reads one document; every refusal names the file, the key and the reason."""

    def __init__(self, document: Mapping[str, Any], file: Path) -> None:
        self.document = document
        self.file = file

    def source(self, id_: str) -> Source:
        self.only("", self.document, _SECTIONS)
        about = self.about(id_)
        source = Source(
            **about,
            file=self.layout(),
            columns=self.columns(about["language"]),
            constants=self.constants(about["language"]),
            keep=self.filters("keep"),
            drop=self.filters("drop"),
            key=self.texts("identity", "key"),
            ignore=self.texts("ignore", "columns"),
            expect=self.expectation(),
            examples=self.examples(about["language"]),
        )
        self.can_be_told_apart(source)
        return source

    def refuse(self, key: str, reason: str) -> NoReturn:
        raise SourceError(self.file, key, reason) from None

    def only(self, where: str, table: object, known: tuple[str, ...]) -> None:
        if not isinstance(table, Mapping):
            self.refuse(where, "expected a table")
        for key in table:
            if key not in known:
                self.refuse(f"{where}.{key}".lstrip("."), "no such key")

    def section(self, name: str) -> Mapping[str, Any]:
        table = self.document.get(name, {})
        if not isinstance(table, Mapping):
            self.refuse(name, "expected a table")
        return table

    def about(self, id_: str) -> dict[str, Any]:
        about = {"language": "en", **self.section("source")}
        self.only("source", about, (*_SOURCE_KEYS, "draft"))
        if about.pop("draft", False):
            self.refuse("source.draft", "complete the declaration, then drop this line")
        for key in _REQUIRED:
            if not about.get(key):
                self.refuse(f"source.{key}", "is missing")
        if about["id"] != id_:
            self.refuse("source.id", f"must be {id_!r}, the file's own path")
        for key in _BILINGUAL:
            self.both_languages(f"source.{key}", about.get(key))
        self.code("source.jurisdiction", "jurisdictions", about["jurisdiction"])
        self.code("source.order", "orders_of_government", about["order"])
        if about["language"] not in schema.LANGUAGES:
            self.refuse("source.language", "must be en or fr")
        return {**about, "as_of": _as_text(about.get("as_of"))}

    def both_languages(self, key: str, value: Declared) -> None:
        if value is None:
            return
        self.only(key, value, schema.LANGUAGES)
        for language in schema.LANGUAGES:
            if not value.get(language):
                self.refuse(f"{key}.{language}", "is missing")

    def code(self, key: str, vocabulary_name: str, value: object) -> None:
        if value not in vocabulary.terms(vocabulary_name):
            self.refuse(key, f"{value!r} is not a code of {vocabulary_name}")

    def layout(self) -> FileLayout:
        table = self.section("file")
        self.only("file", table, tuple(f.name for f in fields_of(FileLayout)))
        return FileLayout(**table)

    def columns(self, language: str) -> dict[str, Any]:
        table = self.section("columns")
        for path, spec in table.items():
            self.path("columns", path, language)
            try:
                functions.compiled(spec)
            except BadSpecification as problem:
                self.refuse(f"columns.{path}", str(problem))
        return dict(table)

    def path(self, where: str, path: str, language: str) -> None:
        if column_for(path, language) is None:
            self.refuse(f"{where}.{path}", "no such field, or geomap fills it")

    def constants(self, language: str) -> dict[str, str]:
        table = self.section("constants")
        for path, value in table.items():
            self.path("constants", path, language)
            field = schema.by_path().get(path)
            if not isinstance(value, str) or not value:
                self.refuse(f"constants.{path}", "expected a text")
            if field and field.codes and field.type in ("code", "codes"):
                for code in value.split(";"):
                    self.code(f"constants.{path}", field.codes, code)
            if path in self.section("columns"):
                self.refuse(f"constants.{path}", "is already under [columns]")
        return dict(table)

    def filters(self, name: str) -> dict[str, tuple[str, ...]]:
        return {
            header: self.all_texts(f"{name}.{header}", values)
            for header, values in self.section(name).items()
        }

    def texts(self, section: str, key: str) -> tuple[str, ...]:
        table = self.section(section)
        self.only(section, table, (key,))
        return self.all_texts(f"{section}.{key}", table.get(key, []))

    def all_texts(self, key: str, values: Declared) -> tuple[str, ...]:
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            self.refuse(key, "expected a list of texts")
        return tuple(values)

    def expectation(self) -> Expectation:
        table = self.section("expect")
        self.only("expect", table, ("rows", "filled", "removed"))
        rows, removed = table.get("rows", {}), table.get("removed", {})
        self.only("expect.rows", rows, ("min", "max"))
        self.only("expect.removed", removed, ("max",))
        filled = table.get("filled", {})
        for path, share in filled.items():
            if path != "location.point" and path not in schema.by_path():
                self.refuse(f"expect.filled.{path}", "no such field")
            if not isinstance(share, int | float) or not 0 <= share <= 1:
                self.refuse(f"expect.filled.{path}", "expected 0 to 1")
        return Expectation(
            rows_min=rows.get("min"), rows_max=rows.get("max"),
            filled=dict(filled), removed_max=removed.get("max"),
        )  # fmt: skip

    def examples(self, language: str) -> tuple[Example, ...]:
        found = self.document.get("example", [])
        if not isinstance(found, list) or not found:
            self.refuse("example", "is missing: show at least one row")
        return tuple(self.example(n, one, language) for n, one in enumerate(found, 1))

    def example(self, number: int, table: Declared, language: str) -> Example:
        where = f"example.{number}"
        self.only(where, table, ("why", "row", "gives"))
        for key in ("why", "row", "gives"):
            if not table.get(key):
                self.refuse(f"{where}.{key}", "is missing")
        for path in table["gives"]:
            if path not in schema.by_path():
                self.path(f"{where}.gives", path, language)
        return Example(why=table["why"], row=table["row"], gives=table["gives"])

    def can_be_told_apart(self, source: Source) -> None:
        named = [p for p in source.columns if p.startswith("location.name")]
        if not named:
            self.refuse("columns.location.name", "is missing")


def _as_text(value: object) -> str | None:
    return None if value is None else str(value)
