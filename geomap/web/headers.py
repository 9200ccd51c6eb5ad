"""What every answer says to the browser beside its content."""

from urllib.parse import urlsplit

from flask import Flask, Response, g, request

from geomap.web.tiles import Tiles

_NEVER = "camera=(), microphone=(), payment=(), usb=()"
# The one page that shows our own frame; all others have no frames in them.
_WITH_A_FRAME = "locator.embedding"
_FRAMED = "embed."


def install(app: Flask, tiles: Tiles | None, embed_hosts: str) -> None:
    """Add the headers to every answer.

    `tiles` is the one foreign picture source; `embed_hosts` may frame the embedded
    search, and nobody may frame anything else.
    """
    plain = policy(tiles.url if tiles else None)
    page = {
        **_everywhere(app.config["GEOMAP_PUBLIC_URL"]),
        "Content-Security-Policy": f"{plain}; frame-ancestors 'none'",
        "X-Frame-Options": "DENY",
        "Permissions-Policy": f"{_NEVER}, geolocation=(self)",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    holding = f"{plain}; frame-src 'self'; frame-ancestors 'none'"
    around = {**page, "Content-Security-Policy": holding}
    ancestors = "'none'" if embed_hosts == "none" else embed_hosts
    frame = {
        **_everywhere(app.config["GEOMAP_PUBLIC_URL"]),
        "Content-Security-Policy": f"{policy(None)}; frame-ancestors {ancestors}",
        "Permissions-Policy": f"{_NEVER}, geolocation=()",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }

    def add(response: Response) -> Response:
        endpoint = request.endpoint or ""
        fixed = around if endpoint == _WITH_A_FRAME else page
        for name, value in (frame if endpoint.startswith(_FRAMED) else fixed).items():
            response.headers.add(name, value)
        if "snapshot_id" in g:
            response.headers["X-Snapshot"] = g.snapshot_id
        return response

    app.after_request(add)


def _everywhere(public_url: str | None) -> dict[str, str]:
    headers = {
        "X-Content-Type-Options": "nosniff",
        # Only the origin ever leaves: what was searched for is in the address.
        "Referrer-Policy": "strict-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if (public_url or "").startswith("https:"):
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return headers


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
        "form-action 'self'; base-uri 'none'; object-src 'none'"
    )


def _origin(tiles: str | None) -> str:
    if not tiles:
        return ""
    parts = urlsplit(tiles)
    host = parts.netloc.replace("{s}", "*")
    return f" {parts.scheme}://{host}"
