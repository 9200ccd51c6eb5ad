"""The results page and a location's page over HTTP, beside a constant-JSON endpoint."""

import json
import tempfile
import urllib.request
from pathlib import Path
from statistics import median

from bench import shelves
from bench.http import Server, rate

# In turns, as in bench.http: only what is taken within a few seconds can be compared.
ROUNDS = range(5)
SECONDS = 3
WARM_UP = 5
SIZES = (12_000, 100_000)
RESULTS = """
math.randomseed(7)
request = function()
  local lat, lon = 43 + math.random() * 10, -123 + math.random() * 60
  return wrk.format("GET", string.format("/en/results?svc=passport&near=%.2f,%.2f", lat, lon))
end
"""
# What many ask is answered from memory within a minute; above, nobody asks alike.
POPULAR = """
math.randomseed(7)
local towns = {
  "Toronto", "Ottawa", "Hamilton", "London,+Ontario", "Sudbury", "Thunder+Bay", "Barrie",
  "Gatineau", "Laval", "Sherbrooke", "Saguenay", "Rimouski", "Gander", "Corner+Brook",
  "Halifax", "Truro", "Moncton", "Fredericton", "Bathurst", "Charlottetown", "Winnipeg",
  "Brandon", "Thompson", "Regina", "Saskatoon", "Prince+Albert", "Calgary", "Edmonton",
  "Red+Deer", "Lethbridge", "Vancouver", "Victoria", "Kelowna", "Prince+George",
  "Whitehorse", "Yellowknife", "Iqaluit", "K1A+0B1", "M5V+2T6", "H2X+1Y4",
}
request = function()
  return wrk.format("GET", "/en/results?svc=passport&q=" .. towns[math.random(#towns)])
end
"""
LOCATIONS = """
math.randomseed(7)
local paths = {{{paths}}}
request = function() return wrk.format("GET", paths[math.random(#paths)]) end
"""


def rows(sizes: tuple[int, ...] = SIZES) -> list[dict[str, object]]:
    """Return one row of figures for each page and each size of directory."""
    return [row for size in sizes for row in _of_size(size)]


def _of_size(size: int) -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        shelves.publish_synthetic(home, size)
        with Server(home) as server:
            return [
                _measured(server.url, size, name, script, home)
                for name, script in (
                    ("results, 40 places many ask for", POPULAR),
                    ("results, each of another place", RESULTS),
                    (
                        "location, 80 offices",
                        LOCATIONS.format(paths=_paths(server.url)),
                    ),
                )
            ]


def _measured(
    url: str, size: int, name: str, script: str, home: Path
) -> dict[str, object]:
    file = home / f"{name}.lua"
    file.write_text(script)
    page = (url, "-s", str(file))
    rate(*page, seconds=WARM_UP)
    taken = [
        (rate(f"{url}/healthz", seconds=SECONDS), rate(*page, seconds=SECONDS))
        for _ in ROUNDS
    ]
    shares = sorted(shown["rps"] / constant["rps"] for constant, shown in taken)
    return {
        "locations": size,
        "page": name,
        "constant JSON rps": round(median(c["rps"] for c, _ in taken)),
        "page rps": round(median(p["rps"] for _, p in taken)),
        "share, median": f"{median(shares):.0%}",
        "least and most": f"{shares[0]:.0%} to {shares[-1]:.0%}",
        "p99 ms": median(p["p99"] for _, p in taken),
        "errors": int(sum(p["errors"] for _, p in taken)),
    }


def _paths(url: str) -> str:
    """Return the addresses of locations here and there, each where it is in the end."""
    found = set()
    for near in ("43.65,-79.38", "45.50,-73.57", "49.28,-123.12", "51.05,-114.07"):
        with urllib.request.urlopen(
            f"{url}/api/v1/locations?near={near}&limit=20"
        ) as answer:
            found |= {item["id"] for item in json.load(answer)["items"]}
    ends = []
    for each in sorted(found):
        with urllib.request.urlopen(f"{url}/en/locations/{each}") as answer:
            ends.append(answer.url.removeprefix(url))
    return ", ".join(f'"{end}"' for end in ends)
