"""Whether the process lives, and whether it can answer."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from geomap.errors import ShelfError
from geomap.web import current

health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Say that the process answers."""
    return jsonify(status="ok")


@health.get("/readyz")
def readyz() -> ResponseReturnValue:
    """Say whether there is a snapshot to serve, and whether all is well with it."""
    try:
        snapshot = current.finder().snapshot
    except ShelfError as error:
        return jsonify(status="unavailable", code=error.key), 503
    if not snapshot.versions:
        return jsonify(status="empty", snapshot=snapshot.id), 503
    return jsonify(
        status="ready",
        degraded=current.installed().is_degraded,
        snapshot=snapshot.id,
        locations=len(snapshot.directory),
    )
