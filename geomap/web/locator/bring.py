"""What to bring for the services somebody comes for, as a page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import current_app

from geomap.finding import documents
from geomap.finding.documents import Document
from geomap.i18n import formats
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.web import links


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The page the list was read from; `day` is the page's own date, if it has one."""

    url: str
    language: Language
    day: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bring:
    """The documents of one service; none when nobody told us which."""

    code: str
    service: str
    documents: tuple[str, ...]
    sources: tuple[Source, ...]


def of(
    services: Iterable[str], province: str | None, language: Language
) -> tuple[Bring, ...]:
    """Return what to bring for each of these services, in their order."""
    return tuple(_bring(code, province, language) for code in services)


def known(
    services: Iterable[str], province: str | None, language: Language
) -> tuple[Bring, ...]:
    """Return only those services whose documents are known."""
    return tuple(one for one in of(services, province, language) if one.documents)


def _bring(code: str, province: str | None, language: Language) -> Bring:
    table = current_app.config["GEOMAP_DOCUMENTS"]
    found = documents.needed(table, code, province)
    sources = {_source(each, language): None for each in found}
    return Bring(
        code=code,
        service=vocabulary.name("services", code, language),
        documents=tuple(each.name.of(language) or "" for each in found),
        sources=tuple(source for source in sources if source),
    )


def _source(document: Document, language: Language) -> Source | None:
    url = links.web(document.source.of(language))
    if url is None:
        return None
    day = document.source_date
    return Source(
        url=url,
        language=document.source.language(language),
        day=formats.date(day, language) if day else None,
    )
