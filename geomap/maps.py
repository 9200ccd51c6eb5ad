"""Maps: a directory as one HTML page that needs nothing from anywhere else.

folium writes the page; Leaflet's own files, installed for the web pages, are put into
it, so that it opens without a network. folium escapes nothing, therefore no value of a
directory passes through its templates: they go in as one block of JSON, are shown by
maps.js with textContent, and a content security policy forbids the page any request.
"""

import base64
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

import folium
import pandas as pd
from branca.element import Element
from folium.template import Template

from geomap.errors import UserError
from geomap.hours import words as hours
from geomap.i18n import words
from geomap.model import vocabulary
from geomap.model.directory import Directory
from geomap.model.schema import Language

_PACKAGE = Path(str(resources.files("geomap")))
LEAFLET = _PACKAGE / "web" / "static" / "vendor" / "leaflet"
OUTLINES = _PACKAGE.parent / "data" / "basemap" / "provinces.geojson"

_MIDDLE_OF_CANADA = (62.0, -96.0)
_FIRST_ZOOM = 4
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data:"
)
# Colours told apart without red and green, in the order of orders_of_government.csv.
_COLOURS = ("#0b5394", "#b45309", "#6d28d9", "#0f766e", "#9d174d", "#374151", "#111827")
_STYLE = """
.leaflet-container { background: #dbeafe; }
.geomap-legend { background: #ffffff; padding: 6px 8px; max-width: 40vw; }
.geomap-dot { display: inline-block; width: 10px; height: 10px; margin-right: 6px;
  border-radius: 50%; }
"""
# Inside a script or a template, these would end it or start something else.
_UNSAFE = re.compile("[<>&'`$\x7f-\uffff]|{(?=[{%#])")
_IMAGES = re.compile(r"url\((images/[\w.-]+\.png)\)")


class Attributed(Protocol):
    """What a source asks to be said of it: a Source or a Version will do."""

    @property
    def attribution(self) -> Mapping[str, str]:
        """The sentence the licence asks for, in English and French."""


def write(
    directory: Directory,
    path: Path,
    *,
    language: Language,
    sources: Mapping[str, Attributed],
) -> None:
    """Write the page to a file.

    Raises:
        UserError: Leaflet is not installed, or the file cannot be written.
    """
    text = page(directory, language=language, sources=sources)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        facts = {"file": path.name, "reason": error.strerror or str(error)}
        raise UserError("export.cannot_write", facts) from error


def page(
    directory: Directory, *, language: Language, sources: Mapping[str, Attributed]
) -> str:
    """Return the page as text: one map, all its code, no address of another machine."""
    html: str = draw(directory, language=language, sources=sources).get_root().render()
    html = html.replace("<html>", f'<html lang="{language}">', 1)
    # folium forbids zooming the page, which people with low vision need.
    return html.replace("maximum-scale=1.0, user-scalable=no", "", 1)


def draw(
    directory: Directory, *, language: Language, sources: Mapping[str, Attributed]
) -> folium.Map:
    """Return a folium map of the locations that have a point.

    Raises:
        UserError: Leaflet is not installed.
    """
    if not (LEAFLET / "leaflet.js").is_file():
        raise UserError("map_page.not_installed")
    drawn = folium.Map(
        location=_MIDDLE_OF_CANADA,
        zoom_start=_FIRST_ZOOM,
        tiles=None,
        prefer_canvas=True,
        control_scale=True,
        zoom_control=False,
        attributionControl=False,
    )
    drawn._id = "geomap"  # noqa: SLF001 - a random one would make every page differ
    drawn.default_js, drawn.default_css = [], []
    _furnish(drawn.get_root(), language)
    drawn.add_child(_Locations(_data(directory, language, sources)), name="locations")
    return drawn


class _Raw(Element):
    """Text put into the page as it is, passing through no template."""

    _template = Template("{{ this.text }}")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class _Locations(Element):
    """The script that draws, added after the map it draws on."""

    def __init__(self, data: Mapping[str, object]) -> None:
        super().__init__()
        self.data = data

    def render(self, **_: object) -> str:
        script = _PACKAGE.joinpath("maps.js").read_text("utf-8")
        call = f"{script.strip()}({self._parent.get_name()}, {_literal(self.data)});"
        self.get_root().script.add_child(_Raw(call), name="locations")
        return ""


def _furnish(figure: Any, language: Language) -> None:
    figure.title = words.say("map_page.title", language)
    header = figure.header
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    header.add_child(_Raw(policy), name="policy")
    header.add_child(_Raw(f"<style>{_leaflet_style()}{_STYLE}</style>"), name="style")
    header.add_child(_Raw(f"<script>{_leaflet_script()}</script>"), name="leaflet")
    without = words.say("map_page.needs_script", language)
    figure.html.add_child(_Raw(f"<noscript>{without}</noscript>"), name="noscript")


def _leaflet_script() -> str:
    script = (LEAFLET / "leaflet.js").read_text("utf-8")
    return re.sub(r"//# sourceMappingURL=\S+", "", script)


def _leaflet_style() -> str:
    style = (LEAFLET / "leaflet.css").read_text("utf-8")
    style = re.sub(r"behavior: url\(#default#VML\);", "", style)
    return _IMAGES.sub(_embedded, style)


def _embedded(image: re.Match[str]) -> str:
    data = base64.b64encode((LEAFLET / image[1]).read_bytes()).decode("ascii")
    return f"url(data:image/png;base64,{data})"


def _data(
    directory: Directory, language: Language, sources: Mapping[str, Attributed]
) -> dict[str, object]:
    orders = list(vocabulary.terms("orders_of_government"))
    named = [
        *(vocabulary.name("orders_of_government", code, language) for code in orders),
        words.say("map_page.order_unknown", language),
    ]
    return {
        "outlines": _outlines(),
        "legend": list(zip(_COLOURS, named, strict=True)),
        "locations": list(_locations(directory, language, orders)),
        "credits": _credits(directory, language, sources),
        "zoomIn": words.say("map_page.zoom_in", language),
        "zoomOut": words.say("map_page.zoom_out", language),
    }


def _outlines() -> list[object]:
    if not OUTLINES.is_file():
        return []
    return [json.loads(OUTLINES.read_text("utf-8"))]


def _locations(
    directory: Directory, language: Language, orders: Sequence[str]
) -> Iterator[tuple[float, float, int, list[str]]]:
    table = directory.locations
    placed = table[table["latitude"].notna() & table["longitude"].notna()]
    told = {
        osm: hours.lines(osm, language) for osm in placed["hours_osm"].dropna().unique()
    }
    places = {code: place for place, code in enumerate(orders)}
    for row in placed.to_dict("records"):
        known = {str(k): v for k, v in row.items() if not pd.isna(v)}
        order = places.get(known.get("organization_order", ""), len(orders))
        texts = [*_texts(known, language), *told.get(known.get("hours_osm"), ())]
        yield known["latitude"], known["longitude"], order, texts


def _texts(known: Mapping[str, Any], language: Language) -> list[str]:
    """Return the name and then what else there is to read."""
    said = (
        _either(known, "name", language) or known["id"],
        _either(known, "organization_name", language),
        _either(known, "address_line", language),
        _either(known, "address_locality", language),
        known.get("phone_voice") or known.get("phone_toll_free"),
    )
    return [text for text in said if text]


def _either(known: Mapping[str, Any], column: str, language: Language) -> str | None:
    other = "fr" if language == "en" else "en"
    found: str | None = known.get(f"{column}_{language}") or known.get(
        f"{column}_{other}"
    )
    return found


def _credits(
    directory: Directory, language: Language, sources: Mapping[str, Attributed]
) -> list[str]:
    used = sorted(directory.locations["source"].dropna().unique())
    said = (sources[source].attribution.get(language) for source in used)
    return list(dict.fromkeys(text for text in said if text))


def _literal(data: object) -> str:
    """Return data as JavaScript that neither HTML nor a template can misread."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
