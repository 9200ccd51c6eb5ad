"""Reserves and communities without an all-season road: a list, and a layer."""

import hashlib
from collections import defaultdict
from functools import cache
from typing import Any

import orjson
from flask import Response, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue

from geomap.finding import listing
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.places.communities import Community
from geomap.web import current, language
from geomap.web.locator.blueprint import locator

Groups = tuple[tuple[str, tuple[Community, ...]], ...]


@language.page(locator, "communities")
def communities(language: Language) -> ResponseReturnValue:
    """List the communities without an all-season road, and the reserves."""
    current.finder()
    remote, reserves = _two_lists(_all(), language)
    return render_template(
        "locator/communities.html",
        remote=remote,
        reserves=reserves,
        near=lambda place: _near(place, language),
    )


@locator.get("/map/communities.json")
def communities_layer() -> Response:
    """Send the same communities for the map."""
    reader: Language = "fr" if request.args.get("lang") == "fr" else "en"
    body, mark = _layer(_all(), reader)
    response = Response(body, mimetype="application/json")
    response.set_etag(mark, weak=True)
    response.headers["Cache-Control"] = "max-age=3600"
    return response.make_conditional(request)  # type: ignore[return-value]


def _all() -> tuple[Community, ...]:
    found: tuple[Community, ...] = current_app.config["GEOMAP_COMMUNITIES"]
    return found


@cache
def _two_lists(found: tuple[Community, ...], reader: Language) -> tuple[Groups, Groups]:
    remote = [each for each in found if each.mode]
    reserves = [each for each in found if not each.mode]
    return _by_province(remote, reader), _by_province(reserves, reader)


def _by_province(found: list[Community], reader: Language) -> Groups:
    groups: dict[str, list[Community]] = defaultdict(list)
    for each in found:
        groups[vocabulary.name("provinces", each.province, reader)].append(each)
    names = sorted(groups, key=listing.key)
    return tuple(
        (
            name,
            tuple(
                sorted(groups[name], key=lambda c: listing.key(c.name.of(reader) or ""))
            ),
        )
        for name in names
    )


def _near(place: Community, reader: Language) -> str:
    point = f"{place.point.latitude:.2f},{place.point.longitude:.2f}"
    name = place.name.of(reader)
    return url_for("locator.results", language=reader, q=name, near=point)


@cache
def _layer(found: tuple[Community, ...], reader: Language) -> tuple[bytes, str]:
    body = orjson.dumps({"communities": [_told(each, reader) for each in found]})
    return body, hashlib.sha256(body).hexdigest()[:16]


def _told(place: Community, reader: Language) -> dict[str, Any]:
    told: dict[str, Any] = {
        "at": [place.point.latitude, place.point.longitude],
        "name": place.name.of(reader),
        "href": _near(place, reader),
    }
    if not place.mode:
        return told
    told["mode"] = place.mode
    return told | {"by": vocabulary.name("access_modes", place.mode, reader)}
