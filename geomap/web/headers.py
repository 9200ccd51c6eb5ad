"""What every answer says to the browser beside its content."""

from urllib.parse import urlsplit

from flask import Flask, Response, g

from geomap.web.tiles import Tiles

_NEVER = "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)"


def install(app: Flask, tiles: Tiles | None) -> None:
    """Add the headers to every answer; `tiles` is the one foreign picture source."""
    fixed = {
        "Content-Security-Policy": policy(tiles.url if tiles else None),
        "X-Content-Type-Options": "nosniff",
        # Only the origin ever leaves: what was searched for is in the address.
        "Referrer-Policy": "strict-origin",
        "Permissions-Policy": _NEVER,
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Frame-Options": "DENY",
    }
    if (app.config["GEOMAP_PUBLIC_URL"] or "").startswith("https:"):
        fixed["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"

    def add(response: Response) -> Response:
        for name, value in fixed.items():
            response.headers.add(name, value)
        if "snapshot_id" in g:
            response.headers["X-Snapshot"] = g.snapshot_id
        return response

    app.after_request(add)


def policy(tiles: str | None) -> str:
    """Return the content security policy; pictures also from the tile server given.

    >>> "img-src 'self' data: https://tile.example.org;" in policy(
    ...     "https://tile.example.org/{z}/{x}/{y}.png"
    ... )
    True
    """
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; "
        f"img-src 'self' data:{_origin(tiles)}; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; object-src 'none'; "
        "frame-ancestors 'none'"
    )


def _origin(tiles: str | None) -> str:
    if not tiles:
        return ""
    parts = urlsplit(tiles)
    host = parts.netloc.replace("{s}", "*")
    return f" {parts.scheme}://{host}"
