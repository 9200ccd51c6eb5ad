"""XML, element by element: no document types, no depth without end."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from geomap.errors import RefusedFile
from geomap.ingest.readers.limits import Limits

_MOST_ATTRIBUTES = 200


def events(data: bytes, limits: Limits) -> Iterator[tuple[str, Element, str]]:
    """Yield ("start" or "end", element, its name without namespace) in document order.

    The caller clears elements it is done with.
    """
    depth = 0
    try:
        for event, element in iterparse(
            BytesIO(data), ("start", "end"), forbid_dtd=True
        ):
            depth += 1 if event == "start" else -1
            if depth > limits.depth:
                raise RefusedFile("F035", {"limit": limits.depth})
            if len(element.attrib) > _MOST_ATTRIBUTES:
                raise RefusedFile("F036")
            yield event, element, name_of(element)
    except DefusedXmlException:
        raise RefusedFile("F034") from None
    except (ParseError, ValueError, LookupError):
        raise RefusedFile("F001") from None


def name_of(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, name: str) -> list[Element]:
    """Return the direct children of that name, in any namespace."""
    return [child for child in element if name_of(child) == name]


def text_of(element: Element | None) -> str | None:
    """Return all text inside, None where there is none."""
    return (
        ("".join(element.itertext()).strip() or None) if element is not None else None
    )
