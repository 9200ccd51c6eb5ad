"""How often one browser may ask, so that a script cannot take the site from people.

Each browser behind an address has an allowance of its own and the address a larger one:
a greedy script does not lock out its neighbours, and one that keeps changing its name
is stopped too. The machine's own address is free: health checks, tests, and a proxy
that nobody told us of, behind which everybody would otherwise be one person.
"""

import functools
import math
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import ParamSpec

from flask import Flask, Response, current_app, g, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import TooManyRequests
from werkzeug.middleware.proxy_fix import ProxyFix

from geomap.web.allowances import Allowances

Given = ParamSpec("Given")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One more every `seconds`, `burst` at once; `together` times that an address.

    An answer that is weighed counts for more the more work it took.
    """

    seconds: float
    burst: int
    together: int = 10
    is_weighed: bool = True


RULES: Mapping[str, Rule] = {
    "search": Rule(seconds=1, burst=20),
    "suggest": Rule(seconds=0.5, burst=40),
    "api": Rule(seconds=0.1, burst=100),
    "report": Rule(seconds=720, burst=5, together=4, is_weighed=False),
}
# An answer that took much work counts for more than one, but never for many: a slow
# moment of ours must not lock anybody out.
_WORK_SECONDS = 0.05
_FOUR = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}", re.ASCII)
_COST_MAX = 5.0


def install(app: Flask, proxies: int, clock: Callable[[], float]) -> None:
    """Count what is asked; trust as many proxies about addresses as there are."""
    if proxies:
        trusting = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=0)
        app.wsgi_app = trusting  # type: ignore[method-assign]
    app.extensions["geomap.allowances"] = Allowances()
    app.extensions["geomap.monotonic"] = clock
    app.after_request(_charge)


def limited(
    kind: str, *, methods: tuple[str, ...] = ("GET", "POST")
) -> Callable[
    [Callable[Given, ResponseReturnValue]], Callable[Given, ResponseReturnValue]
]:
    """Let a view answer only while the asker's allowance of this kind lasts.

    What was answered with 304 costs nothing. `methods` are those that count, so that a
    form may be read for nothing and sent for something.

    Raises:
        TooManyRequests: From the view; it is told as a calm page, with Retry-After.
    """
    rule = RULES[kind]

    def limit(
        view: Callable[Given, ResponseReturnValue],
    ) -> Callable[Given, ResponseReturnValue]:
        @functools.wraps(view)
        def answer(*given: Given.args, **named: Given.kwargs) -> ResponseReturnValue:
            if request.method in methods:
                _check(kind, rule)
            return view(*given, **named)

        return answer

    return limit


def _check(kind: str, rule: Rule) -> None:
    address = asker(request.remote_addr)
    if address is None:
        return
    counted: Allowances = current_app.extensions["geomap.allowances"]
    now = current_app.extensions["geomap.monotonic"]()
    allowances = tuple(_allowances(kind, rule, address))
    wait = max(
        counted.used_until(key) - now - rule_seconds * (burst - 1)
        for key, rule_seconds, burst in allowances
    )
    # What is left of adding fractions is nobody's fault.
    if wait > 0.001:
        raise TooManyRequests(retry_after=math.ceil(wait))
    g.allowances = allowances
    g.is_weighed = rule.is_weighed
    g.work_began = time.thread_time()


def _charge(response: Response) -> Response:
    if "allowances" in g and response.status_code != 304:
        counted: Allowances = current_app.extensions["geomap.allowances"]
        now = current_app.extensions["geomap.monotonic"]()
        work = (time.thread_time() - g.work_began) / _WORK_SECONDS
        cost = min(_COST_MAX, 1 + work) if g.is_weighed else 1
        for key, seconds, _ in g.allowances:
            counted.use(key, now, seconds * cost)
    return response


def _allowances(
    kind: str, rule: Rule, address: str
) -> Iterator[tuple[str, float, int]]:
    browser = request.headers.get("User-Agent", "")
    yield f"{kind}\n{address}\n{browser}", rule.seconds, rule.burst
    yield (
        f"{kind}\n{address}",
        rule.seconds / rule.together,
        rule.burst * rule.together,
    )


def asker(address: str | None) -> str | None:
    """Return what stands for whoever asks; None is the machine itself, or unknown.

    One household has a whole /64 of the newer addresses.

    >>> asker("203.0.113.7"), asker("127.0.0.1"), asker("2001:db8:1:2:a::1")
    ('203.0.113.7', None, '2001:db8:1:2::/64')
    """
    if _FOUR.fullmatch(address or ""):
        # Most addresses, and taking one apart takes longer than finding an office.
        return None if str(address).startswith("127.") else address
    try:
        return _network(ip_address(address or ""))
    except ValueError:
        return None


def _network(known: IPv4Address | IPv6Address) -> str | None:
    plain: IPv4Address | IPv6Address = getattr(known, "ipv4_mapped", None) or known
    if plain.is_loopback:
        return None
    if isinstance(plain, IPv6Address):
        return str(IPv6Network((int(plain), 64), strict=False))
    return str(plain)
