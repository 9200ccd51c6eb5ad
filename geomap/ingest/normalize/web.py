"""Web and e-mail addresses: made whole where that is safe, refused where it is not."""

import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from geomap.ingest.normalize.reading import NOTHING, Reading
from geomap.ingest.normalize.wordlists import words

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{0,30}:")
_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,10}[a-z][a-z0-9-]{1,62}"
)
_TRACKING = re.compile(
    r"(?:utm_\w{1,30}|gclid|gclsrc|dclid|fbclid|msclkid|yclid|igshid|wbraid|gbraid|"
    r"mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|wt\.mc_id|trk|ref_src)(?:=.*)?",
    re.IGNORECASE,
)
_LOCAL_NAMES = (
    ".local",
    ".localhost",
    ".internal",
    ".lan",
    ".home",
    ".test",
    ".invalid",
)
_URL_MAX = 2000
# A link without query whose every sign may stand as it is.
_PLAIN = re.compile(rf"https?://({_HOST.pattern})/[\w%~/.-]*[\w%~/-]", re.ASCII)
_EMAIL = re.compile(
    r"([A-Za-z0-9][A-Za-z0-9.!#$&'*+/=?^_`{|}~-]{0,63})@"
    r"((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,10}[A-Za-z]{2,24})"
)
_TWO_NAMES = re.compile(
    r"[a-z]+(?:-[a-z]+)?(?:[._][a-z])?[._][a-z]+(?:-[a-z]+)?\d{0,2}"
)
_OFFICES = frozenset(words("email.offices"))
_BEGINNINGS = words("email.beginnings")


def url(text: str) -> Reading:
    """Return the link with its scheme, without what only serves to track people.

    >>> url("www.ontario.ca/page?utm_source=x&id=3").value
    'https://www.ontario.ca/page?id=3'
    >>> url("javascript:alert(1)").code, url("http://me:secret@a.ca").code
    ('C403', 'C403')
    >>> url("Canada.ca").value, url("see the poster").code
    ('https://canada.ca/', 'C403')
    """
    plain = _PLAIN.fullmatch(text)
    if plain and len(text) <= _URL_MAX and not plain[1].endswith(_LOCAL_NAMES):
        return Reading(text)
    text = text[: _URL_MAX + 100].strip().strip("<>\"'").rstrip(".,;")
    if not text:
        return NOTHING
    parts = _split(_first(text))
    if parts is None or not _is_public(parts):
        return Reading(None, "C403")
    whole = _whole(parts)
    return Reading(whole) if len(whole) <= _URL_MAX else Reading(None, "C403")


def email(text: str) -> Reading:
    """Return the address; one that is a person's own is withheld (D709).

    >>> email("mailto:Info@Ville.Quebec.qc.ca").value
    'Info@ville.quebec.qc.ca'
    >>> email("first.last@example.org").code, email("service.bc@gov.bc.ca").value
    ('D709', 'service.bc@gov.bc.ca')
    >>> email("info(at)example").code
    'C403'
    """
    text = text[:500].strip()
    if not text:
        return NOTHING
    match = _EMAIL.search(text)
    if match is None:
        return Reading(None, "C403")
    local, host = match[1].rstrip("."), match[2].lower()
    if _is_personal(local):
        return Reading(None, "D709")
    return Reading(f"{local}@{host}")


def _first(text: str) -> str:
    """Return the first of several links, with a scheme."""
    first = re.split(r"\s*[;|]\s*(?=http|www)|\s+(?=https?:)", text, maxsplit=1)[0]
    if first.startswith("//"):
        return f"https:{first}"
    # "host:8080/path" has no scheme though it has a colon.
    scheme = _SCHEME.match(first)
    if scheme is None or ("." in scheme[0] and first[scheme.end() :][:1].isdigit()):
        return f"https://{first}"
    return first


def _split(text: str) -> SplitResult | None:
    if any(sign <= " " or sign in '\\"<>\x7f' for sign in text.replace(" ", "x")):
        return None
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") else None


def _is_public(parts: SplitResult) -> bool:
    """Tell whether the link names a host of the open Internet and no password."""
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        return False
    host = _host(parts)
    return _HOST.fullmatch(host) is not None and not host.endswith(_LOCAL_NAMES)


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _whole(parts: SplitResult) -> str:
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    kept = [q for q in parts.query.split("&") if not _TRACKING.fullmatch(q)]
    return urlunsplit((
        parts.scheme,
        _host(parts) + port,
        _quoted(parts.path) or "/",
        _quoted("&".join(kept)),
        _quoted(parts.fragment),
    ))  # fmt: skip


def _quoted(text: str) -> str:
    return quote(text, safe="%/:@!$&'()*+,;=~?-._#|[]", errors="replace")


def _is_personal(local: str) -> bool:
    """Tell whether the part before @ is a given and a family name."""
    name = local.lower()
    if not _TWO_NAMES.fullmatch(name):
        return False
    parts = re.split(r"[._-]", name)
    return not any(p in _OFFICES or p.startswith(_BEGINNINGS) for p in parts)
