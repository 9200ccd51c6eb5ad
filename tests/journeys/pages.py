"""Every page and every state of a page, in both languages: looked at by several tests.

A new page goes in here; a test fails as long as a page of the route table is missing.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One page or state: its address in each language, and how it is answered."""

    en: str
    fr: str
    status: int = 200

    def path(self, language: str) -> str:
        """Return its address in a language."""
        return self.fr if language == "fr" else self.en


PAGES = {
    "home": Page("/en/", "/fr/"),
    "results": Page("/en/results?q=Ottawa", "/fr/resultats?q=Ottawa"),
    "none_near": Page("/en/results?q=Grise+Fiord", "/fr/resultats?q=Grise+Fiord"),
    "ambiguous": Page("/en/results?q=Sydney", "/fr/resultats?q=Sydney"),
    "not_understood": Page(
        "/en/results?q=Otawa&exact=1", "/fr/resultats?q=Otawa&exact=1"
    ),
    "corrected": Page("/en/results?q=Otawa", "/fr/resultats?q=Otawa"),
    "no_place": Page(
        "/en/results?q=renew+passport", "/fr/resultats?q=passeport+perdu"
    ),
    "named": Page(
        "/en/results?q=Ontario+Counter", "/fr/resultats?q=Comptoir+Ontario"
    ),
    "no_data": Page("/en/results?q=Ottawa&svc=fraud", "/fr/resultats?q=Ottawa&svc=fraud"),
    "empty": Page("/en/results", "/fr/resultats", 400),
    "wrong": Page("/en/results?near=x", "/fr/resultats?near=x", 400),
    "location": Page(
        "/en/locations/ca/counters/1/ottawa-counter",
        "/fr/bureaux/ca/counters/1/comptoir-d-ottawa",
    ),
    "provinces": Page("/en/provinces", "/fr/provinces"),
    "province": Page("/en/provinces/ON", "/fr/provinces/ON"),
    "map_chosen": Page("/en/map?svc=passport", "/fr/carte?svc=passport"),
    "services": Page("/en/services", "/fr/services"),
    "service": Page("/en/services/passport", "/fr/services/passport"),
    "closed": Page(
        "/en/locations/on/counters/4/former-counter-ottawa",
        "/fr/bureaux/on/counters/4/ancien-comptoir-ottawa",
        410,
    ),
    "few": Page(
        "/en/results?q=Ottawa&svc=passport&acc=wheelchair",
        "/fr/resultats?q=Ottawa&svc=passport&acc=wheelchair",
    ),
    "open_now": Page("/en/results?q=Ottawa&open=now", "/fr/resultats?q=Ottawa&open=now"),
    "trip": Page("/en/trip", "/fr/trajet"),
    "trip_planned": Page(
        "/en/trip?q=Ottawa&svc=passport&svc=drivers-licence",
        "/fr/trajet?q=Ottawa&svc=passport&svc=drivers-licence",
    ),
    "map": Page("/en/map", "/fr/carte"),
    "communities": Page("/en/communities", "/fr/communautes"),
    "report": Page("/en/report/ca/counters/1", "/fr/signaler/ca/counters/1"),
    "data": Page("/en/data", "/fr/donnees"),
    "sources": Page("/en/sources", "/fr/sources"),
    "about": Page("/en/about", "/fr/a-propos"),
    "embedding": Page("/en/embed", "/fr/integrer"),
    "missing": Page("/en/nothing", "/fr/rien", 404),
    "unknown": Page(
        "/en/locations/ca/counters/99", "/fr/bureaux/ca/counters/99", 404
    ),
    "long": Page("/en/about?" + "a" * 4_100, "/fr/a-propos?" + "a" * 4_100, 414),
}  # fmt: skip
# The framed search has no toggle, header or footer.
FRAMES = {"search": Page("/embed/en/search?q=Ottawa", "/embed/fr/recherche?q=Ottawa")}
