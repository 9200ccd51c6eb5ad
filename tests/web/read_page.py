"""A page as somebody hears it: every text with the language it is said to be in."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "path",
        "rect", "circle", "source", "track", "wbr"}  # fmt: skip
# What an attribute says to a person; data-* are what a script will say.
SPOKEN = ("aria-label", "aria-description", "alt", "title", "placeholder", "label")
SILENT = {"script", "style", "svg"}
# What a publisher or a visitor wrote, or what is code: not set by us.
FOREIGN = {"bdi", "code", "textarea", "pre", "address"}


@dataclass(frozen=True)
class Said:
    """One text: where it is, the language around it, and whether it is our own."""

    text: str
    language: str
    is_ours: bool


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.said: list[Said] = []
        self.links: list[str] = []
        self._open: list[tuple[str, str, bool]] = [("", "", True)]
        self._json = ""

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        _, language, is_ours = self._open[-1]
        language = (given.get("lang") or language)[:2]
        is_ours = is_ours and tag not in FOREIGN
        for name, value in attributes:
            # What a script may say has a space or a capital in it; the rest is a switch.
            told = name.startswith("data-") and not re.fullmatch(
                r"[a-z0-9_.-]*", value or ""
            )
            if value and (name in SPOKEN or told):
                self.said.append(Said(value, language, is_ours))
        if tag == "meta" and given.get("name") in ("description", "og:title"):
            self.said.append(Said(given["content"], language, True))
        if tag == "a" and given.get("href", "").startswith("/"):
            self.links.append(given["href"].partition("#")[0])
        if tag not in VOID:
            self._open.append((tag, language, is_ours))
            self._json = "ld+json" in (given.get("type") or "")

    def handle_endtag(self, tag):
        while len(self._open) > 1:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, text):
        tag, language, is_ours = self._open[-1]
        if tag == "script" and self._json:
            self.said += [
                Said(one, language, False) for one in strings(json.loads(text))
            ]
        if text.strip() and not any(each[0] in SILENT for each in self._open):
            self.said.append(
                Said(" ".join(text.split(" ")).strip(" \n"), language, is_ours)
            )


def strings(value) -> Iterator[str]:
    """Every text of a JSON value; what stands under an @ is a term of its standard."""
    if isinstance(value, str):
        yield value
    if isinstance(value, dict):
        value = [part for name, part in value.items() if not name.startswith("@")]
    for part in value if isinstance(value, list) else ():
        yield from strings(part)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader
